"""Every act with a key shows it: in a tooltip, in the help of its page, in the list of all keys."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.services.desk import Desk
from app.ui.dialogs.help_window import HelpWindow
from app.ui.dialogs.keys_window import KeyCap, KeysWindow
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.main_window import MainWindow
from app.ui.page_list import page_specs
from app.ui.widgets.button import key_text
from tests.ui.conftest import find, press, settle, top

PAGES = [spec.name for spec in page_specs(lambda *_: None)]


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs) -> Iterator[MainWindow]:
    """Return a window at its first page."""
    window = MainWindow(desk, hub, jobs, lambda: page_specs(lambda *_: None))
    qtbot.addWidget(window)
    window.show()
    window.show_page(PAGES[0])
    settle(qtbot, jobs)
    yield window
    settle(qtbot, jobs)
    jobs.close()


def words(widget: QWidget) -> set[str]:
    return {label.text() for label in widget.findChildren(QLabel)}


def test_the_list_of_keys_holds_every_key_of_every_page(
    qtbot: QtBot, window: MainWindow, jobs: Jobs
) -> None:
    window.show_keys()
    dialog = top(KeysWindow)
    listed = words(dialog)
    caps = {cap.accessibleName() for cap in dialog.findChildren(KeyCap)}
    for name in PAGES:
        window.show_page(name)
        settle(qtbot, jobs)
        for command in window.commands():
            if command.key:
                assert command.title in listed, (name, command.name)
                assert key_text(command.key) in caps
    assert not dialog.grab().isNull()
    press(dialog, Qt.Key.Key_Question)
    assert not dialog.isVisible()


def test_a_question_mark_opens_it_but_not_while_typing(window: MainWindow) -> None:
    shortcut = next(s for s in window._shortcuts if s.key() == QKeySequence("?"))
    assert isinstance(shortcut, QShortcut)
    shortcut.activated.emit()
    dialog = top(KeysWindow)
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("name", PAGES)
def test_every_key_of_a_page_still_reaches_its_act_after_a_while(
    qtbot: QtBot, window: MainWindow, jobs: Jobs, name: str
) -> None:
    """A connection holds its act's object but weakly: somebody else must keep it alive."""
    window.show_page(name)
    settle(qtbot, jobs)
    gc.collect()
    dead = [
        shortcut.key().toString()
        for shortcut in window._shortcuts
        if not shortcut.receivers(SIGNAL("activated()"))
    ]
    assert not dead


@pytest.mark.parametrize("name", PAGES)
def test_help_lists_the_keys_of_its_page(
    qtbot: QtBot, window: MainWindow, jobs: Jobs, name: str
) -> None:
    window.show_page(name)
    settle(qtbot, jobs)
    window.show_help()
    dialog = top(HelpWindow)
    listed = words(find(dialog, QWidget, "key_list"))
    assert window.page is not None
    for command in window.page.commands():
        assert not command.key or command.title in listed
    dialog.reject()


def test_the_rail_says_its_keys(window: MainWindow) -> None:
    for number, name in enumerate(PAGES):
        button = find(window, QPushButton, f"rail_{name}")
        assert f"Ctrl {number}" in button.toolTip()


def test_everything_of_the_frame_has_a_name_to_be_read_out(window: MainWindow) -> None:
    for button in window.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.text() or button.accessibleName(), button.objectName()
    for field in window.findChildren(QLineEdit):
        if field.isVisible():
            assert field.accessibleName() or field.placeholderText(), field.objectName()
    for name in ("rail", "status"):
        assert find(window, QWidget, name).accessibleName()
