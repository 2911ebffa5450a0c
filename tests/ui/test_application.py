"""A run of the program from the first window to the last; bugs, languages, one window a shop."""

import argparse
import gc
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from app import bootstrap, config, paths
from app.errors import UserError
from app.services import audit
from app.ui import messages, style
from app.ui.application import Collector, Program, wish_of
from app.ui.dialogs.print_rules import RulesDialog
from app.ui.dialogs.sign_in import SignIn
from app.ui.only_one import OnlyOne
from app.ui.wish import Wish
from tests.services.shops import FixedClock
from tests.ui.conftest import find

NOW = datetime(2026, 3, 1, 9, 2, tzinfo=UTC)
_LONG = 60_000  # a key is stretched twice, on a computer that may be busy


@pytest.fixture
def shop(new_shop: Path, tmp_path: Path) -> Path:
    """Return a plain shop of its own."""
    return Path(shutil.copytree(new_shop, tmp_path / "shop"))


@pytest.fixture(autouse=True)
def _own_config() -> Iterator[None]:
    """Begin and end without settings."""
    paths.config_file().unlink(missing_ok=True)
    yield
    paths.config_file().unlink(missing_ok=True)


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, shop: Path) -> Iterator[Program]:
    """Return a run of the program at a plain shop."""
    program = Program(qapp, Wish(shop, business_day=date(1990, 1, 1)), "en")
    program.start()
    yield program
    if program.window is not None:
        program.window.close()
        program.window.deleteLater()
    if program.sign_in is not None:
        program.sign_in.close()
        program.sign_in.deleteLater()
    program.end()
    style.apply(qapp, "light")


def test_a_plain_shop_opens_and_closes(qtbot: QtBot, program: Program, shop: Path) -> None:
    qtbot.waitUntil(lambda: program.window is not None and program.window.page is not None)
    assert program.window is not None
    assert program.sign_in is None
    assert config.load().last_shop == str(shop)
    qtbot.waitUntil(lambda: program.jobs.is_idle)
    program.window.resize(1300, 800)
    program.window.close()
    assert config.load().windows["main"] == (1300, 800)
    assert program.jobs.is_closed


def test_language_and_theme_change_at_once(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: program.window is not None and program.window.page is not None)
    window = program.window
    assert window is not None
    window.show_page("customers")
    program.set_preference("theme", "dark")
    assert style.theme().dark
    program.set_preference("language", "zh_CN")
    qtbot.waitUntil(lambda: find(window, QLabel, "page_title").text() == "客户")
    assert config.load().theme == "dark"
    assert config.load().language == "zh_CN"
    program.set_preference("language", "en")
    qtbot.waitUntil(lambda: find(window, QLabel, "page_title").text() == "Customers")
    qtbot.waitUntil(lambda: program.jobs.is_idle)


def test_amounts_shown_at_the_front_desk_are_kept(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: program.window is not None and program.window.page is not None)
    window = program.window
    assert window is not None
    find(window, QPushButton, "amounts").click()
    assert config.load().amounts
    window.build_anew()
    eye = find(window, QPushButton, "amounts")
    assert eye.accessibleName() == "Amounts are shown; hide them"
    eye.click()
    assert not config.load().amounts
    qtbot.waitUntil(lambda: program.jobs.is_idle)


def test_the_size_of_a_paper_chosen_once_is_kept(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: program.window is not None and program.window.page is not None)
    assert program.window is not None
    program.window.show_page("benefits")
    qtbot.waitUntil(lambda: program.jobs.is_idle)
    find(program.window, QPushButton, "print_rules").click()
    rules = find(program.window, RulesDialog, "rules")
    find(rules, QComboBox, "paper").setCurrentIndex(1)
    assert config.load().paper == "letter"
    qtbot.waitUntil(lambda: program.jobs.is_idle)
    rules.reject()


def test_a_second_window_of_a_shop_is_kept_away(
    qtbot: QtBot, program: Program, qapp: QApplication, shop: Path
) -> None:
    qtbot.waitUntil(lambda: program._only_one is not None and program._only_one.is_listening)
    again = OnlyOne(shop)
    assert not again.take("lin", NOW)
    holder = again.holder()
    assert holder is not None
    assert holder.login == "owner"
    assert again.call_first()
    assert program.window is not None
    program.window.close()
    assert again.take("lin", NOW)
    again.release()


def start_again(qtbot: QtBot, qapp: QApplication, shop: Path) -> tuple[Program, SignIn]:
    """Start a second program at a shop that lin has open; it says so in its first window."""
    program = Program(qapp, Wish(shop, business_day=date(1990, 1, 1)), "en")
    program.start()
    sign_in = program.sign_in
    assert sign_in is not None
    qtbot.waitUntil(lambda: sign_in.banner.notice is not None)
    assert sign_in.banner.notice is not None
    assert sign_in.banner.notice.what.startswith("lin has this shop open on ")
    return program, sign_in


def test_a_taken_shop_is_said_when_nobody_answers(
    qtbot: QtBot, qapp: QApplication, shop: Path
) -> None:
    first = OnlyOne(shop)
    assert first.take("lin", NOW)
    program, sign_in = start_again(qtbot, qapp, shop)
    assert sign_in.banner.notice is not None
    assert "2026" in sign_in.banner.notice.what
    sign_in.close()
    sign_in.deleteLater()
    program.end()
    first.release()


def test_only_the_same_person_brings_the_first_window_forward(
    qtbot: QtBot, program: Program, qapp: QApplication, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: program._only_one is not None and program._only_one.is_listening)
    called: list[str] = []

    def call(_self: OnlyOne) -> bool:
        called.append("called")
        return True

    monkeypatch.setattr(OnlyOne, "call_first", call)
    first = OnlyOne(shop)
    holder = first.holder()
    assert holder is not None
    monkeypatch.setattr(OnlyOne, "holder", lambda _self: holder._replace(login="lin"))
    again, sign_in = start_again(qtbot, qapp, shop)
    assert called == []
    monkeypatch.setattr(OnlyOne, "holder", lambda _self: holder)
    desk = bootstrap.open_desk(shop, clock=FixedClock())
    assert not again._take_place(desk)
    assert called == ["called"]
    sign_in.deleteLater()
    again.end()


WHOLE_RUN = """
import argparse, gc, sys
from datetime import date
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.ui import application
from app.ui.wish import Wish

app = QApplication([])

def close():
    for window in app.topLevelWidgets():
        if type(window).__name__ == "MainWindow" and window.page is not None:
            timer.stop()
            window.close()
            print("closed")

timer = QTimer(interval=20)
timer.timeout.connect(close)
timer.start()
options = argparse.Namespace(shop=sys.argv[1], login=None, as_of=date(1990, 1, 1), lang="en")
status = application.run(options)
print(status, gc.isenabled())
"""


def test_the_whole_run_ends_with_the_window(shop: Path) -> None:
    """A process of its own: a program that has quit cannot wait for anything again."""
    run = subprocess.run(
        [sys.executable, "-c", WHOLE_RUN, str(shop)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.stdout.split() == ["closed", "0", "True"], run.stderr
    assert "Traceback" not in run.stderr


def test_which_shop_is_opened(monkeypatch: pytest.MonkeyPatch, shop: Path, tmp_path: Path) -> None:
    nothing = argparse.Namespace(shop=None, login=None, as_of=None, lang=None)
    monkeypatch.delenv("STARDESK_SHOP", raising=False)
    assert wish_of(nothing).folder == paths.default_shop()
    config.save(config.Config(last_shop=str(shop)))
    assert wish_of(nothing).folder == shop
    monkeypatch.setenv("STARDESK_SHOP", str(tmp_path / "env"))
    assert wish_of(nothing).folder == tmp_path / "env"
    monkeypatch.setenv("STARDESK_LOGIN", "lin")
    named = argparse.Namespace(shop=str(tmp_path / "named"), login=None, as_of=None, lang=None)
    assert wish_of(named) == Wish(tmp_path / "named", "lin")


def test_garbage_is_collected_on_the_ui_thread(qtbot: QtBot) -> None:
    collector = Collector()
    collector.start()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()


@pytest.fixture
def crash_hook(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[messages.CrashHook]:
    """Return an installed hook."""
    hook = messages.CrashHook(Path("stardesk.log"))
    hook.install()
    yield hook
    hook.remove()


def answer_boxes(qtbot: QtBot, seen: list[tuple[str, str]]) -> QTimer:
    """Close every message that appears and note what it said."""

    def look() -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QMessageBox) and widget.isVisible():
                said = (widget.text(), widget.detailedText() or widget.informativeText())
                if said not in seen:
                    seen.append(said)
                widget.reject()

    timer = QTimer(interval=20)
    timer.timeout.connect(look)
    timer.start()
    return timer


def test_a_bug_shows_one_dialog_without_a_name(
    qtbot: QtBot, crash_hook: messages.CrashHook
) -> None:
    seen: list[tuple[str, str]] = []
    timer = answer_boxes(qtbot, seen)
    error = ValueError("张三 13812345678")
    sys.excepthook(ValueError, error, None)
    timer.stop()
    assert len(seen) == 1
    assert "not in your data" in seen[0][0]
    assert "ValueError" in seen[0][1]
    assert "13812345678" not in seen[0][1]
    assert "张三" not in seen[0][1]


def test_a_bug_on_another_thread_is_shown_too(qtbot: QtBot, crash_hook: messages.CrashHook) -> None:
    seen: list[tuple[str, str]] = []
    timer = answer_boxes(qtbot, seen)
    caught = threading.ExceptHookArgs((ZeroDivisionError, ZeroDivisionError(), None, None))
    thread = threading.Thread(target=crash_hook._on_thread_error, args=[caught])
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(seen))
    timer.stop()
    assert "ZeroDivisionError" in seen[0][1]


def test_never_two_dialogs_at_once(
    qtbot: QtBot, crash_hook: messages.CrashHook, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def show(report: str) -> None:
        shown.append(report)
        crash_hook.report(ValueError())

    monkeypatch.setattr(crash_hook, "_show", show)
    crash_hook.report(KeyError())
    assert len(shown) == 1


def test_a_refusal_that_went_astray_is_shown_as_one(
    qtbot: QtBot, crash_hook: messages.CrashHook
) -> None:
    seen: list[tuple[str, str]] = []
    timer = answer_boxes(qtbot, seen)
    crash_hook.report(UserError("no", "No.", advice="Try again."))
    timer.stop()
    assert seen == [("No.", "Try again.")]


def test_a_question_has_two_verbs(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QWidget  # noqa: PLC0415 - only here

    parent = QWidget()
    qtbot.addWidget(parent)
    seen: list[tuple[str, str]] = []
    timer = answer_boxes(qtbot, seen)
    assert not messages.question(parent, "Leave?", "It is lost.", "Leave", "Stay")
    timer.stop()
    assert seen == [("Leave?", "It is lost.")]


def test_the_log_tells_that_the_recovery_key_was_used(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    shop = tmp_path / "locked"
    setup = bootstrap.ShopSetup("Tea", "CNY", "stars5", "en", "ann", "lost by ann")
    sheet = bootstrap.create_shop(shop, setup).recovery_key
    program = Program(qapp, Wish(shop), "en")
    program.start()
    qtbot.waitUntil(lambda: program.sign_in is not None, timeout=_LONG)
    assert program.sign_in is not None
    find(program.sign_in, QCheckBox, "by_recovery").setChecked(True)
    for name, text in (("password", sheet), ("found_password", "new"), ("found_again", "new")):
        find(program.sign_in, QLineEdit, name).setText(text)
    program.sign_in.sign_in()
    qtbot.waitUntil(
        lambda: program.window is not None and program.window.page is not None, timeout=_LONG
    )
    window = program.window
    assert window is not None
    view = audit.AuditView(act="use_recovery_key")
    qtbot.waitUntil(
        lambda: bool(window.desk.is_checked and audit.lines(window.desk, view)), timeout=_LONG
    )
    (line,) = audit.lines(window.desk, view)
    assert dict(line.said) == {"New password for": "ann"}
    qtbot.waitUntil(lambda: program.jobs.is_idle, timeout=_LONG)
    window.close()
    window.deleteLater()
    program.end()
    desk = bootstrap.open_desk(shop, login="ann", password="new")
    assert len(audit.lines(desk, view)) == 1
    desk.close()
