"""Ctrl K from any page: customers by name, pinyin, digits, number; acts by their words."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from app.domain.access import Role
from app.errors import UserError
from app.services import customers, first_look
from app.services.desk import Desk
from app.ui.commands import Command
from app.ui.dialogs.palette import PaletteDialog, People
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.main_window import MainWindow
from app.ui.page_list import page_specs
from tests.services import shops
from tests.ui.conftest import find, press, settle, top, type_in


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs) -> Iterator[MainWindow]:
    """Return a window on a page without customers."""
    window = MainWindow(desk, hub, jobs, lambda: page_specs(lambda *_: None))
    qtbot.addWidget(window)
    window.show()
    window.show_page("settings")
    settle(qtbot, jobs)
    yield window
    jobs.close()


def opened(window: MainWindow) -> tuple[PaletteDialog, QLineEdit, QListWidget]:
    window.show_commands()
    dialog = top(PaletteDialog)
    return (
        dialog,
        find(dialog, QLineEdit, "palette_search"),
        find(dialog, QListWidget, "palette_list"),
    )


def lines(entries: QListWidget) -> list[str]:
    return [entries.item(at).text() for at in range(entries.count())]


@pytest.mark.parametrize("typed", ["5678", "ls", "lisi", "李", "李四"])
def test_a_customer_is_found_from_any_page(
    qtbot: QtBot, window: MainWindow, jobs: Jobs, desk: Desk, typed: str
) -> None:
    _, search, entries = opened(window)
    type_in(search, typed)
    assert "李四" in lines(entries)
    assert lines(entries)[0] == "Customers"
    assert entries.currentItem().text() == lines(entries)[1]
    while entries.currentItem().text() != "李四":
        press(search, Qt.Key.Key_Down)
    dialog = entries.window()
    assert not dialog.grab().isNull()
    press(search, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    page = window.page
    assert page is not None
    assert page.objectName() == "front_desk_page"
    assert window._recent == [customers.find(desk, "李四")[0].id]


def test_who_was_looked_up_is_offered_again(qtbot: QtBot, window: MainWindow, jobs: Jobs) -> None:
    for name in ("客人03", "客人07", "客人03"):
        _, search, _ = opened(window)
        type_in(search, name)
        press(search, Qt.Key.Key_Return)
        settle(qtbot, jobs)
    dialog, search, entries = opened(window)
    assert lines(entries)[:3] == ["Looked up last", "客人03", "客人07"]
    assert entries.currentRow() == 1
    press(search, Qt.Key.Key_Up)
    assert entries.currentRow() == 1
    press(search, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
    assert entries.currentRow() > 1
    dialog.reject()


def test_heads_cannot_be_chosen(window: MainWindow) -> None:
    dialog, search, entries = opened(window)
    type_in(search, "5678")
    entries.setCurrentRow(0)
    press(search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.reject()


def test_customers_and_acts_stand_apart(window: MainWindow) -> None:
    dialog, search, entries = opened(window)
    type_in(search, "客人")
    assert lines(entries).count("Commands") == 0
    search.clear()
    type_in(search, "a")
    assert "Help" not in lines(entries)
    dialog.reject()


def test_phones_are_masked_whoever_looks(desk: Desk) -> None:
    rows = first_look.rows(shops.as_role(desk, Role.FRONT_DESK), "5678")
    assert "****" in rows[0].phone.replace(" ", "")


def test_without_customers_there_are_acts(qtbot: QtBot, window: MainWindow) -> None:
    told: list[str] = []
    dialog = PaletteDialog(window, [Command("x", "Do it", lambda: told.append("x"), "F7", "info")])
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.grab().isNull()
    press(find(dialog, QLineEdit, "palette_search"), Qt.Key.Key_Return)
    assert told == ["x"]


def test_what_cannot_be_read_leaves_the_acts(qtbot: QtBot, window: MainWindow) -> None:
    def refuse(_text: str) -> tuple[first_look.FirstRow, ...]:
        raise UserError("no", "No.")

    dialog = PaletteDialog(window, [Command("x", "Do it", lambda: None)], People(refuse, print))
    qtbot.addWidget(dialog)
    type_in(find(dialog, QLineEdit, "palette_search"), "do")
    assert lines(find(dialog, QListWidget, "palette_list")) == ["Do it"]
