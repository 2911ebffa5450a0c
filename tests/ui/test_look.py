"""Theme, language, text size, motion, window size: changed at once, kept for the next start."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QStyle, QStyleFactory
from pytestqt.qtbot import QtBot

from app import config, paths
from app.ui import growing, style
from app.ui.application import Program
from app.ui.main_window import MainWindow
from app.ui.wish import Wish
from tests.ui.conftest import find, settle, type_in


@pytest.fixture(autouse=True)
def _own_config() -> Iterator[None]:
    """Begin and end without settings."""
    paths.config_file().unlink(missing_ok=True)
    yield
    paths.config_file().unlink(missing_ok=True)


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, new_shop: Path, tmp_path: Path) -> Iterator[Program]:
    """Return a run of the program at a plain shop."""
    shop = Path(shutil.copytree(new_shop, tmp_path / "shop"))
    program = Program(qapp, Wish(shop, business_day=date(1990, 1, 1)), "en")
    program.start()
    qtbot.waitUntil(
        lambda: program.window is not None and program.window.page is not None, timeout=20_000
    )
    settle(qtbot, program.jobs)
    yield program
    settle(qtbot, program.jobs)
    if program.window is not None:
        program.window.close()
        program.window.deleteLater()
    program.end()
    growing.dress(qapp, "light", 100, less_motion=False)


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


@pytest.mark.parametrize("percent", [115, 130, 150])
def test_text_grows_and_lines_with_it(qtbot: QtBot, program: Program, percent: int) -> None:
    window = window_of(program)
    window.show_page("customers")
    settle(qtbot, program.jobs)
    before = find(window, QPushButton, "rail_customers").height()
    program.set_preference("text_size", str(percent))
    settle(qtbot, program.jobs)
    grown = style.px(before) - 2  # the edges stay as thin as they are
    qtbot.waitUntil(lambda: find(window, QPushButton, "rail_customers").height() >= grown > before)
    assert style.font(14).pixelSize() == style.px(14)
    assert find(window, QLabel, "page_title").font().pixelSize() == style.px(20)
    assert config.load().text_size == percent
    assert window.page is not None
    assert window.page.objectName() == "customers_page"
    program.set_preference("text_size", "100")
    qtbot.waitUntil(lambda: find(window, QPushButton, "rail_customers").height() == before)


def test_keys_change_the_text_size_step_by_step(qtbot: QtBot, program: Program) -> None:
    window = window_of(program)
    for name, expected in (("larger", 115), ("larger", 130), ("smaller", 115), ("smaller", 100)):
        next(c for c in window.commands() if c.name == name).act()
        settle(qtbot, program.jobs)
        assert style.percent() == expected
    next(c for c in window.commands() if c.name == "smaller").act()
    assert style.percent() == 100


def test_a_language_keeps_the_page_and_what_was_typed(qtbot: QtBot, program: Program) -> None:
    window = window_of(program)
    window.show_page("customers")
    settle(qtbot, program.jobs)
    assert window.page is not None
    search = find(window.page, QLineEdit, "search")
    type_in(search, "5678")
    window.show_page("settings")
    program.set_preference("language", "zh_CN")
    qtbot.waitUntil(lambda: find(window, QPushButton, "rail_settings").text() == "设置")
    settle(qtbot, program.jobs)
    assert window.page.objectName() == "settings_page"
    window.show_page("customers")
    assert find(window.page, QLineEdit, "search").text() == "5678"
    settle(qtbot, program.jobs)
    program.set_preference("language", "en")
    qtbot.waitUntil(lambda: find(window, QPushButton, "rail_settings").text() == "Settings")
    assert window.page.objectName() == "customers_page"
    assert find(window.page, QLineEdit, "search").text() == "5678"


def test_less_motion_is_told_to_whatever_would_move(program: Program, qapp: QApplication) -> None:
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    usual = QStyleFactory.create("Fusion").styleHint(hint)
    assert growing.GrowingStyle(less_motion=False).styleHint(hint) == usual
    assert growing.GrowingStyle(less_motion=True).styleHint(hint) == 0
    program.set_preference("motion", "less")
    assert qapp.style().styleHint(hint) == 0
    assert config.load().motion == "less"
    program.set_preference("motion", "full")
    assert not qapp.property("grown")


def test_the_theme_follows_the_system_until_one_is_chosen(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def resolved(choice: str) -> str:
        asked.append(choice)
        return "dark"

    monkeypatch.setattr(style, "resolved", resolved)
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.emit(hints.colorScheme())
    assert style.theme().dark
    program.set_preference("theme", "light")
    count = len(asked)
    hints.colorSchemeChanged.emit(hints.colorScheme())
    assert len(asked) == count


def test_a_window_over_the_whole_screen_is_so_again(
    qtbot: QtBot, program: Program, qapp: QApplication
) -> None:
    window = window_of(program)
    window.resize(1280, 720)
    window.showMaximized()
    qtbot.waitUntil(window.isMaximized)
    window.close()
    kept = config.load()
    assert kept.maximized
    assert QSize(*kept.windows["main"]).width() >= 700
