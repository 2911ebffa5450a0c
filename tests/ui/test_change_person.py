"""Another person unlocks the window: the shop is closed for one and opened for the other."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from app import bootstrap, paths, vault
from app.services import staff
from app.ui import style
from app.ui.application import Program
from app.ui.dialogs.lock import LockDialog
from app.ui.wish import Wish
from tests.ui.conftest import find, top

CHEAP = vault.Cost(memory_kib=32, passes=1, lanes=1)


def test_another_person_takes_over(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    paths.config_file().unlink(missing_ok=True)
    shop = tmp_path / "safe"
    setup = bootstrap.ShopSetup("茶铺", owner="ann", password="one", cost=CHEAP)
    bootstrap.create_shop(shop, setup)
    desk = bootstrap.open_desk(shop, "ann", password="one")
    staff.add(desk, staff.PersonEntry("li", "李", "front_desk", "two"))
    desk.close()
    program = Program(qapp, Wish(shop), "en")
    program.start()
    qtbot.waitUntil(lambda: program.sign_in is not None)
    sign_in = program.sign_in
    assert sign_in is not None
    qtbot.waitUntil(lambda: find(sign_in, QComboBox, "login").count() == 2)
    find(sign_in, QComboBox, "login").setCurrentText("ann")
    find(sign_in, QLineEdit, "password").setText("one")
    sign_in.sign_in()
    qtbot.waitUntil(lambda: program.window is not None and program.window.page is not None)
    first = program.window
    assert first is not None
    qtbot.waitUntil(lambda: any(one.name == "lock" for one in first.commands()))
    qtbot.waitUntil(lambda: program.jobs.is_idle)
    first.lock_asked.emit()
    dialog = top(LockDialog)
    find(dialog, QComboBox, "lock_login").setCurrentText("li")
    find(dialog, QLineEdit, "lock_password").setText("two")
    dialog.unlock()
    qtbot.waitUntil(lambda: program.window not in {None, first}, timeout=15_000)
    second = program.window
    assert second is not None
    assert second.desk.actor.login == "li"
    qtbot.waitUntil(lambda: second.page is not None and program.jobs.is_idle)
    assert "audit" not in [spec.name for spec in second._allowed()]
    second.close()
    second.deleteLater()
    program.end()
    style.apply(qapp, "light")
    paths.config_file().unlink(missing_ok=True)
