"""A second person's word in the window: the act goes on as it was asked for, or is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app import bootstrap, vault
from app.errors import UserError
from app.services import audit, overrides, reporting, settings, staff
from app.services.audit import AuditView
from app.services.desk import Desk
from app.services.overrides import OverrideEntry
from app.services.star_table import View
from app.ui.dialogs.approval import ApprovalDialog
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.main_window import MainWindow
from app.ui.page_list import page_specs
from app.ui.pages.settings import SettingsPage
from tests.services.shops import FixedClock, add, sell
from tests.ui.conftest import find, press, settle, top, type_in

CHEAP = vault.Cost(memory_kib=32, passes=1, lanes=1)


@pytest.fixture
def safe(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    """Return the owner's desk at an encrypted shop with a manager in it."""
    folder = tmp_path / "safe"
    setup = bootstrap.ShopSetup("茶铺", owner="ann", password="one", cost=CHEAP)
    bootstrap.create_shop(folder, setup, clock)
    desk = bootstrap.open_desk(folder, "ann", password="one", clock=clock)
    staff.add(desk, staff.PersonEntry("wu", "吴", "manager", "two"))
    yield desk
    desk.close()


@pytest.fixture
def window(qtbot: QtBot, safe: Desk, hub: Hub, jobs: Jobs) -> Iterator[MainWindow]:
    """Return the window of that desk."""
    window = MainWindow(safe, hub, jobs, lambda: page_specs(lambda *_words: None))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    jobs.close()


def test_the_act_goes_on_after_the_second_password(qtbot: QtBot, window: MainWindow) -> None:
    desk, jobs = window.desk, window.jobs
    add(desk)
    staff.add(desk, staff.PersonEntry("li", "李", "front_desk", "three"))
    settings.change(desk, "approval.acts", ["export"])
    done: list[object] = []
    refused: list[BaseException] = []
    jobs.make(lambda p: reporting.star_sheet(desk, View(), p), done.append, failed=refused.append)
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    dialog = top(ApprovalDialog)
    login = find(dialog, QComboBox, "login")
    assert [login.itemText(at) for at in range(login.count())] == ["wu"]
    type_in(find(dialog, QLineEdit, "password"), "wrong")
    press(dialog, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert dialog.form.fields["password"].error
    assert (done, refused) == ([], [])
    find(dialog, QLineEdit, "password").setText("two")
    press(dialog, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert len(done) == 1
    assert audit.lines(desk, AuditView())[0].details["approved_by"] == "wu"


def test_the_second_person_reads_what_is_approved(qtbot: QtBot, window: MainWindow) -> None:
    desk, jobs = window.desk, window.jobs
    key = add(desk, "李四")
    sell(desk, key, "450.00")
    settings.change(desk, "approval.acts", ["override"])
    entry = OverrideEntry(key, 4, "an apology", until=desk.clock.today())
    done: list[object] = []
    jobs.write(lambda _p: overrides.set_level(desk, entry), done.append)
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    dialog = top(ApprovalDialog)
    about = find(dialog, QLabel, "approval_about").text()
    assert about == "李四: One star → Four stars (→ 2024-04-01)\nan apology"
    type_in(find(dialog, QLineEdit, "password"), "wrong")
    press(dialog, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    told = dialog.form.fields["password"].error
    assert "not the password of wu" in told
    assert "recovery" not in told
    assert overrides.of_customer(desk, key) is None
    find(dialog, QLineEdit, "password").setText("two")
    press(dialog, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert len(done) == 1
    held = overrides.of_customer(desk, key)
    assert held is not None
    assert held.level == 4
    assert audit.lines(desk, AuditView())[0].details["approved_by"] == "wu"


def test_without_the_second_person_the_act_is_refused(qtbot: QtBot, window: MainWindow) -> None:
    desk, jobs = window.desk, window.jobs
    settings.change(desk, "approval.acts", ["export"])
    refused: list[BaseException] = []
    ended: list[bool] = []
    job = jobs.make(
        lambda p: reporting.star_sheet(desk, View(), p), lambda _s: None, failed=refused.append
    )
    job.ended.connect(lambda: ended.append(True))
    settle(qtbot, jobs)
    assert not ended
    press(top(ApprovalDialog), Qt.Key.Key_Escape)
    (error,) = refused
    assert isinstance(error, UserError)
    assert (error.code, ended) == ("approval_needed", [True])


def test_what_waits_is_ticked_in_the_settings(qtbot: QtBot, safe: Desk, jobs: Jobs) -> None:
    page = SettingsPage(safe, Hub(), jobs)
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, jobs)
    press(find(page, QCheckBox, "approval_refund"), Qt.Key.Key_Space)
    settle(qtbot, jobs)
    amount = find(page, QLineEdit, "approval_refund_minor")
    amount.setText("50")
    amount.editingFinished.emit()
    settle(qtbot, jobs)
    kept = settings.all_settings(safe)
    assert (kept["approval.acts"], kept["approval.refund_minor"]) == (["refund"], 5_000)
    amount.setText("x")
    amount.editingFinished.emit()
    assert kept["approval.refund_minor"] == 5_000
