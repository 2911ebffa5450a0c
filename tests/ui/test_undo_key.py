"""Taking the last act back by its key: from anywhere, until another act or typing since."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.services.done import Changes
from app.ui.hub import Hub
from app.ui.main_window import MainWindow
from app.ui.pages.customers import CustomersPage
from app.ui.widgets.banner import Notice, Offer
from tests.ui.conftest import find, settle
from tests.ui.test_main_window import asked, make_window, window

__all__ = ["asked", "make_window", "window"]


def test_undo_takes_what_the_banner_offers(window: MainWindow) -> None:
    told: list[str] = []
    page = window.page
    assert page is not None
    window.undo()
    page.say(Notice("ok", "Done.", "", (Offer("Undo", lambda: told.append("undo"), "Ctrl+Z"),)))
    window.undo()
    assert told == ["undo"]
    assert not page.banner.isVisible()


def test_the_key_takes_an_act_back_from_within_a_field(qtbot: QtBot, window: MainWindow) -> None:
    page, told = window.page, []
    assert page is not None
    field = find(page, QLineEdit, "desk_search")
    with qtbot.waitActive(window):
        window.activateWindow()
    field.setFocus()
    QTest.keyClicks(field, "wang")
    offer = Offer("Undo", lambda: told.append("undo"), "Ctrl+Z")
    page.say(Notice("ok", "Done.", "", (offer,)))
    field.setFocus()
    ctrl, handle = Qt.KeyboardModifier.ControlModifier, window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_Z, ctrl)
    assert told == ["undo"]


def test_the_key_stays_with_a_field_that_was_typed_into_since(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_page("grading")
    settle(qtbot, window.jobs)
    page, told = window.page, []
    assert page is not None
    field = next(one for one in page.findChildren(QLineEdit) if one.isVisible())
    with qtbot.waitActive(window):
        window.activateWindow()
    field.setFocus()
    before = field.text()
    page.say(Notice("ok", "Done.", "", (Offer("Undo", lambda: told.append("undo"), "Ctrl+Z"),)))
    handle, ctrl = window.windowHandle(), Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(handle, Qt.Key.Key_7)
    assert field.text() != before
    QTest.keyClick(handle, Qt.Key.Key_Z, ctrl)
    assert (field.text(), told) == (before, [])
    page.say(Notice("ok", "Done.", "", (Offer("Undo", lambda: told.append("again"), "Ctrl+Z"),)))
    QTest.keyClick(handle, Qt.Key.Key_Z, ctrl)
    assert told == ["again"]


def test_undo_leaves_the_focus_where_work_is(window: MainWindow) -> None:
    window.show_page("customers")
    page = window.page
    assert isinstance(page, CustomersPage)
    page.table.setFocus()
    page.say(Notice("ok", "Done.", "", (Offer("Undo", lambda: None, "Ctrl+Z"),)))
    window.undo()
    assert window.focusWidget() is page.table


def test_undo_outlives_its_banner_until_the_next_act(window: MainWindow, hub: Hub) -> None:
    told: list[str] = []
    window.show_page("data")
    page = window.page
    assert page is not None
    done = Notice("ok", "Done.", "", (Offer("Undo", lambda: told.append("undo"), "Ctrl+Z"),))
    page.say(done)
    page.banner._timer.timeout.emit()
    assert not page.banner.isVisible()
    window.show_page("settings")
    hub.tell(Changes(settings=True))
    window.undo()
    assert told == ["undo"]
    assert window.page is page
    page.say(done)
    hub.tell(Changes(settings=True), page)
    window.undo()
    assert told == ["undo"]


def test_undo_says_when_there_is_nothing(window: MainWindow) -> None:
    window.undo()
    assert window.page is not None
    assert window.page.banner.notice is not None
    assert window.page.banner.notice.what == "Nothing to undo here."


@pytest.mark.parametrize("key", [Qt.Key.Key_Z, Qt.Key.Key_E])
def test_the_search_field_leaves_the_window_its_keys(window: MainWindow, key: Qt.Key) -> None:
    window.show_page("customers")
    search = find(window.page or window, QLineEdit, "search")
    search.setText("abc")
    control = Qt.KeyboardModifier.ControlModifier
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, control)
    search.event(event)
    assert not event.isAccepted()
    copy = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_C, control)
    search.event(copy)
    assert copy.isAccepted()
