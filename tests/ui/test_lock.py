"""The locked window: nothing is seen, a half-filled form stays, another person may sign in."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app import vault
from app.services import settings
from app.services.desk import Desk
from app.ui import messages
from app.ui.dialogs.customer_edit import CustomerDialog
from app.ui.dialogs.lock import LockDialog
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.lock import ShopLock
from app.ui.main_window import MainWindow
from app.ui.widgets.button import Button
from tests.services.shops import FixedClock
from tests.ui.conftest import find, press, settle, top, type_in
from tests.ui.test_approval import safe, window

__all__ = ["safe", "window"]


@pytest.fixture
def lock(qtbot: QtBot, window: MainWindow) -> ShopLock:
    """Return the lock of an encrypted shop's window."""
    lock = ShopLock(window, window.desk, window.hub, window.jobs)
    window.lock_asked.connect(lock.lock)
    settle(qtbot, window.jobs)
    return lock


def covers(window: MainWindow) -> list[QFrame]:
    """Return what hides the windows now."""
    tops = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    found = [one.findChild(QFrame, "lock_cover") for one in tops]
    return [one for one in found if one is not None and one.isVisible()]


def new_form(qtbot: QtBot, window: MainWindow) -> CustomerDialog:
    """Return the form of a new customer, which the test closes."""
    form = CustomerDialog(window, window.desk, window.jobs)
    qtbot.addWidget(form)
    return form


def guess(qtbot: QtBot, dialog: LockDialog, jobs: Jobs, times: int) -> None:
    """Try a wrong password."""
    for _ in range(times):
        find(dialog, QLineEdit, "lock_password").setText("wrong")
        dialog.unlock()
        settle(qtbot, jobs)


def test_a_half_filled_form_stands_after_unlocking(
    qtbot: QtBot, lock: ShopLock, window: MainWindow
) -> None:
    form = new_form(qtbot, window)
    form.open()
    type_in(find(form, QLineEdit, "name"), "half a name")
    command = next(one for one in window.commands() if one.name == "lock")
    assert command.key == "Ctrl+L"
    command.act()
    settle(qtbot, window.jobs)
    assert lock.is_locked
    assert len(covers(window)) == 2
    assert {cover.size() for cover in covers(window)} == {window.size(), form.size()}
    dialog = top(LockDialog)
    assert QApplication.activeModalWidget() is dialog
    press(dialog, Qt.Key.Key_Escape)
    dialog.close()
    assert dialog.isVisible()
    type_in(find(dialog, QLineEdit, "lock_password"), "wrong")
    press(dialog, Qt.Key.Key_Return)
    settle(qtbot, window.jobs)
    assert dialog.form.fields["password"].error
    find(dialog, QLineEdit, "lock_password").setText("one")
    press(dialog, Qt.Key.Key_Return)
    settle(qtbot, window.jobs)
    settle(qtbot, window.jobs)
    assert covers(window) == []
    assert form.isVisible()
    assert find(form, QLineEdit, "name").text() == "half a name"
    form.done(0)


def test_the_key_locks_over_an_open_form_and_on_the_bare_window(
    qtbot: QtBot, lock: ShopLock, window: MainWindow
) -> None:
    ctrl = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_L, ctrl)
    assert lock.is_locked
    lock.unlock()
    form = new_form(qtbot, window)
    with qtbot.waitActive(form):
        form.open()
        form.activateWindow()
    QTest.keyClick(form.windowHandle(), Qt.Key.Key_L, ctrl)
    assert lock.is_locked
    assert len(covers(window)) == 2
    lock.unlock()
    form.done(0)


def test_a_refusal_is_read_whole_and_advises_what_the_form_can_do(
    qtbot: QtBot, lock: ShopLock, window: MainWindow
) -> None:
    lock.lock()
    dialog = top(LockDialog)
    before = dialog.height()
    guess(qtbot, dialog, window.jobs, 1)
    field = dialog.form.fields["password"]
    assert "keyboard language" in field.error
    assert "recovery key" not in field.error
    below = find(dialog, QLabel, "below_lock_password")
    assert below.height() >= below.heightForWidth(below.width())
    assert dialog.height() > before


def test_wrong_passwords_wait_longer_and_no_restart_forgets(
    qtbot: QtBot, lock: ShopLock, window: MainWindow, clock: FixedClock
) -> None:
    lock.lock()
    dialog = top(LockDialog)
    guess(qtbot, dialog, window.jobs, 3)
    assert not dialog.enter.isEnabled()
    assert vault.failures(window.desk.paths.shop, "ann") == 3
    assert vault.seconds_left(window.desk.paths.shop, "ann", clock.now()) == 1
    later = clock.now() + timedelta(seconds=2)
    assert vault.enter(window.desk.paths.shop, "ann", "one", later)
    lock.unlock()


def test_whose_password_was_not_guessed_at_need_not_wait(
    qtbot: QtBot, lock: ShopLock, window: MainWindow
) -> None:
    lock.lock()
    dialog = top(LockDialog)
    guess(qtbot, dialog, window.jobs, 3)
    login = find(dialog, QComboBox, "lock_login")
    login.setCurrentText("wu")
    assert dialog.enter.isEnabled()
    login.setCurrentText("ann")
    assert not dialog.enter.isEnabled()
    lock.unlock()


def test_the_computers_own_key_opens_no_locked_window(
    qtbot: QtBot, lock: ShopLock, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = window.desk.database.key
    monkeypatch.setattr(vault, "open_with_key_store", lambda *_at: key)
    lock.lock()
    dialog = top(LockDialog)
    settle(qtbot, window.jobs)
    shown = [one for one in dialog.findChildren(Button) if one.isVisible()]
    assert [one.objectName() for one in shown] == ["unlock"]
    dialog.unlock()
    settle(qtbot, window.jobs)
    assert lock.is_locked
    lock.unlock()


def test_what_opens_while_locked_is_covered_too(
    qtbot: QtBot, lock: ShopLock, window: MainWindow
) -> None:
    lock.lock()
    form = new_form(qtbot, window)
    form.open()
    assert len(covers(window)) == 2
    lock.unlock()
    form.done(0)


def test_it_locks_by_itself_and_a_key_puts_it_off(
    qtbot: QtBot, lock: ShopLock, window: MainWindow
) -> None:
    assert lock.minutes == 10
    settings.change(window.desk, "desk.locks_after_min", 0)
    window.hub.tell(settings.change(window.desk, "desk.locks_after_min", 0).changes)
    settle(qtbot, window.jobs)
    assert lock.minutes == 0
    window.hub.tell(settings.change(window.desk, "desk.locks_after_min", 3).changes)
    settle(qtbot, window.jobs)
    assert lock.minutes == 3
    timer = lock._idle  # nobody waits three minutes in a test
    timer.setInterval(120_000)
    timer.start()
    handle = window.windowHandle()
    assert handle is not None
    none = Qt.KeyboardModifier.NoModifier
    before = timer.timerId()
    QApplication.sendEvent(handle, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, none))
    assert timer.isActive()
    assert timer.timerId() != before  # a timer that is started again has another id
    timer.setInterval(1)
    qtbot.waitUntil(lambda: lock.is_locked)
    lock.unlock()


def test_another_person_signs_in_and_unsaved_forms_ask(
    qtbot: QtBot, lock: ShopLock, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = new_form(qtbot, window)
    form.open()
    type_in(find(form, QLineEdit, "name"), "half a name")
    lock.lock()
    dialog = top(LockDialog)
    asked: list[str] = []
    told: list[str] = []
    lock.other_asked.connect(lambda login, _key: told.append(login))

    def answer(_parent: object, what: str, *_words: str) -> bool:
        asked.append(what)
        return len(asked) > 1

    monkeypatch.setattr(messages, "question", answer)
    for _ in range(2):
        find(dialog, QComboBox, "lock_login").setCurrentText("wu")
        find(dialog, QLineEdit, "lock_password").setText("two")
        dialog.unlock()
        settle(qtbot, window.jobs)
    assert asked == ["Sign in as wu?"] * 2
    assert told == ["wu"]
    assert not form.isVisible()


def test_a_plain_shop_is_never_locked(qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs) -> None:
    plain = MainWindow(desk, hub, jobs, list)
    qtbot.addWidget(plain)
    lock = ShopLock(plain, desk, hub, jobs)
    lock.lock()
    assert not lock.is_locked
    assert lock.minutes == 0
