"""A person is removed, the shop gets a new key, and everybody who stays goes on."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app import bootstrap, paths, vault
from app.services import backup_rounds, rekeying, staff
from app.services.desk import Desk
from app.services.restoring import Wanted
from app.ui import messages, style
from app.ui.application import Program
from app.ui.dialogs.backup_unlock import BackupUnlock
from app.ui.dialogs.rekey import RekeyDialog
from app.ui.dialogs.rekeyed_sheet import RekeyedSheet
from app.ui.dialogs.restore_pick import RestorePick
from app.ui.dialogs.sign_in import SignIn
from app.ui.dialogs.staff_list import StaffDialog
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.pages.settings import SettingsPage
from app.ui.widgets.button import Button
from app.ui.wish import Wish
from tests.ui.conftest import find, press, settle, top, type_in
from tests.ui.test_approval import safe
from tests.vault.former import first_form

__all__ = ["safe"]
_LONG = 60_000
CHEAP = vault.Cost(memory_kib=32, passes=1, lanes=1)


@pytest.fixture(autouse=True)
def _always_yes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "question", lambda *_args: True)


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    """Return the program at an encrypted shop of three, signed in as its owner."""
    paths.config_file().unlink(missing_ok=True)
    shop = tmp_path / "safe"
    setup = bootstrap.ShopSetup("茶铺", owner="ann", password="one", cost=CHEAP)
    recovery = bootstrap.create_shop(shop, setup).recovery_key
    (tmp_path / "recovery").write_text(recovery)
    desk = bootstrap.open_desk(shop, "ann", password="one")
    for login, words in (("wu", "two"), ("li", "three")):
        staff.add(desk, staff.PersonEntry(login, login, "front_desk", words))
    backup_rounds.run(desk)
    desk.close()
    program = Program(qapp, Wish(shop, "ann"), "en")
    program.start()
    qtbot.waitUntil(lambda: program.sign_in is not None, timeout=_LONG)
    sign_in_as(qtbot, program, "one")
    yield program
    if program.window is not None:
        program.window.close()
        program.window.deleteLater()
    program.end()
    style.apply(qapp, "light")
    paths.config_file().unlink(missing_ok=True)


def sign_in_as(qtbot: QtBot, program: Program, password: str) -> None:
    window = program.sign_in
    assert window is not None
    qtbot.waitUntil(lambda: window._sign_in.login == "ann", timeout=_LONG)
    find(window._sign_in, QLineEdit, "password").setText(password)
    window.sign_in()
    qtbot.waitUntil(lambda: is_open(program), timeout=_LONG)


def is_open(program: Program) -> bool:
    window = program.window
    return window is not None and window.page is not None and program.jobs.is_idle


def settings_of(qtbot: QtBot, program: Program) -> SettingsPage:
    assert program.window is not None
    program.window.go("settings")
    qtbot.waitUntil(lambda: program.jobs.is_idle, timeout=_LONG)
    page = program.window.page
    assert isinstance(page, SettingsPage)
    return page


def test_a_person_is_removed_and_the_shop_gets_a_new_key(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    shop = tmp_path / "safe"
    shutil.copytree(shop, tmp_path / "kept")
    old = vault.open_with_password(shop, "wu", "two")
    settings_of(qtbot, program).show_staff()
    people = top(StaffDialog)
    qtbot.waitUntil(lambda: people.list.count() == 3, timeout=_LONG)
    people.list.setCurrentRow(1)
    people.buttons["remove_person"].click()
    qtbot.waitUntil(lambda: bool(people.findChildren(RekeyDialog)), timeout=_LONG)
    (dialog,) = people.findChildren(RekeyDialog)
    assert "wu cannot sign in any more" in find(dialog, QLabel, "rekey_why").text()
    qtbot.waitUntil(dialog.act.isEnabled, timeout=_LONG)
    press(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet_of(program) is not None, timeout=_LONG)
    sheet = sheet_of(program)
    assert sheet is not None
    assert program.sign_in is not None
    texts = [label.text() for label in sheet.findChildren(QLabel)]
    assert "ann, li" in texts
    assert "Backups that former passwords open" in texts
    press(program.sign_in, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_open(program), timeout=_LONG)
    new = vault.open_with_password(shop, "li", "three")
    assert new == vault.open_with_password(shop, "ann", "one") != old
    assert vault.logins(shop) == ["ann", "li"]
    assert program.window is not None
    assert rekeying.shop_key(program.window.desk) == new
    restore_old_and_undo(qtbot, program, old, new)


def restore_old_and_undo(qtbot: QtBot, program: Program, old: bytes, new: bytes) -> None:
    """Bring the backup of before back, which has the old key; then go back to the new one."""
    assert program.window is not None
    shop = program.window.desk.paths.shop
    backup = min(shop.glob("backups/2*/shop.db"))
    program.window.restore_asked.emit(Wanted(backup))
    qtbot.waitUntil(lambda: program.sign_in is not None and said(program) != "", timeout=_LONG)
    assert "its own key back" in said(program)
    assert vault.open_with_password(shop, "wu", "two") == old, "the passwords of then"
    sign_in_as(qtbot, program, "one")
    assert program.window is not None
    jobs = program.jobs
    pick = RestorePick(program.window, paths.Paths(shop), old, jobs, None)
    wanted: list[Wanted] = []
    pick.asked.connect(wanted.append)
    qtbot.waitUntil(lambda: jobs.is_idle, timeout=_LONG)
    pick.undo()
    unlock = pick.findChild(BackupUnlock)
    assert unlock is not None
    find(unlock, QLineEdit, "password").setText("wrong")
    unlock.save()
    qtbot.waitUntil(lambda: bool(unlock.form.fields["password"].error), timeout=_LONG)
    find(unlock, QLineEdit, "password").setText("one")
    unlock.save()
    qtbot.waitUntil(lambda: bool(wanted), timeout=_LONG)
    assert wanted == [Wanted(None, new)]
    pick.deleteLater()
    program.restore(wanted[0])
    qtbot.waitUntil(lambda: program.sign_in is not None and said(program) != "", timeout=_LONG)
    assert vault.open_with_password(shop, "ann", "one") == new
    assert vault.logins(shop) == ["ann", "li"]
    sign_in_as(qtbot, program, "one")


def said(program: Program) -> str:
    notice = program.sign_in.banner.notice if program.sign_in is not None else None
    return f"{notice.what} {notice.more}" if notice is not None else ""


def sheet_of(program: Program) -> RekeyedSheet | None:
    window = program.sign_in
    shown = window._stack.currentWidget() if window is not None else None
    return shown if isinstance(shown, RekeyedSheet) else None


def test_somebody_who_would_be_locked_out_is_named(qtbot: QtBot, safe: Desk, jobs: Jobs) -> None:
    key = rekeying.shop_key(safe)
    first_form(safe.paths.shop, key, {("password", "wu"): "two"})
    page = SettingsPage(safe, Hub(), jobs)
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, jobs)
    assert "rekey" in [command.name for command in page.commands()]
    find(page, Button, "open_rekey").click()
    settle(qtbot, jobs)
    dialog = top(RekeyDialog)
    assert not dialog.act.isEnabled()
    assert "wu must sign in" in find(dialog, QLabel, "rekey_waiting").text()
    asked: list[None] = []
    dialog.asked.connect(lambda: asked.append(None))
    dialog.save()
    assert asked == []
    staff.set_password(safe, "wu", "new words")
    dialog.refresh()
    settle(qtbot, jobs)
    assert dialog.act.isEnabled()
    dialog.save()
    assert asked == [None]


def test_old_backups_are_removed_when_a_new_one_is_there(
    qtbot: QtBot, safe: Desk, jobs: Jobs
) -> None:
    shop = safe.paths.shop
    backup_rounds.run(safe)
    key = rekeying.shop_key(safe)
    safe.close()
    done = bootstrap.rekey(shop, "ann", key, safe.clock)
    desk = bootstrap.open_desk(shop, "ann", key=done.key, clock=safe.clock)
    window = QWidget()
    qtbot.addWidget(window)
    dialog = RekeyDialog(window, desk, jobs)
    dialog.show()
    settle(qtbot, jobs)
    drop = find(dialog, Button, "drop_old_backups")
    assert drop.isVisible()
    drop.click()
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert dialog.banner.notice is not None
    assert dialog.banner.notice.what == "Removed backups: 2."
    assert not drop.isVisible()
    assert dialog.act.isEnabled()
    desk.close()


def test_a_lost_password_is_replaced_at_sign_in(
    qtbot: QtBot, qapp: QApplication, jobs: Jobs, tmp_path: Path
) -> None:
    setup = bootstrap.ShopSetup("S", owner="ann", password="forgotten", cost=CHEAP)
    made = bootstrap.create_shop(tmp_path / "shop", setup)
    window = SignIn(jobs, Wish(made.shop))
    qtbot.addWidget(window)
    desks: list[Desk] = []
    window.opened.connect(desks.append)
    window.show()
    window.begin()
    settle(qtbot, jobs)
    find(window, QCheckBox, "by_recovery").setChecked(True)
    assert find(window._sign_in, QLineEdit, "found_password").isVisible()
    assert not find(window, QCheckBox, "remember").isVisible()
    type_in(find(window._sign_in, QLineEdit, "password"), made.recovery_key)
    type_in(find(window._sign_in, QLineEdit, "found_password"), "green tea at nine")
    press(window, Qt.Key.Key_Return)
    assert window._sign_in.form.fields["again"].error
    type_in(find(window._sign_in, QLineEdit, "found_again"), "green tea at nine")
    press(window, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    (desk,) = desks
    assert vault.open_with_password(made.shop, "ann", "green tea at nine") == desk.database.key
    desk.close()
