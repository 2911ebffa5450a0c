"""Points in the window: the card, the form with its ledger, undo, the table, a second person."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.access import Role
from app.services import audit, points, settings
from app.services.audit import AuditView
from app.services.desk import Desk
from app.services.points import PointsEntry
from app.ui.dialogs.approval import ApprovalDialog
from app.ui.dialogs.points_edit import PointsDialog
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.main_window import MainWindow
from app.ui.pages.customers import CustomersPage
from app.ui.pages.front_desk import FrontDeskPage
from app.ui.pages.settings import SettingsPage
from app.ui.tables.customer_table import NINE, all_columns
from app.ui.widgets.button import Button
from tests.services.shops import add, as_role, grade_of
from tests.ui.conftest import find, front_desk_with, press, settle, top, type_in
from tests.ui.test_approval import safe, window

__all__ = ["safe", "window"]

WHO = 3


def front_desk(qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs) -> FrontDeskPage:
    return front_desk_with(WHO, qtbot, desk, hub, jobs)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs) -> FrontDeskPage:
    """Return the front desk with somebody's card open."""
    return front_desk(qtbot, desk, hub, jobs)


def shown(page: FrontDeskPage) -> str:
    return find(page, QLabel, "points_balance").text()


def opened(page: FrontDeskPage, qtbot: QtBot, jobs: Jobs) -> PointsDialog:
    find(page, Button, "show_points").click()
    settle(qtbot, jobs)
    return top(PointsDialog)


def test_points_are_given_on_the_card_and_taken_back_by_undo(
    page: FrontDeskPage, desk: Desk, qtbot: QtBot, jobs: Jobs
) -> None:
    level = grade_of(desk, WHO)
    assert shown(page) == "0"
    dialog = opened(page, qtbot, jobs)
    assert find(dialog, QLabel, "no_points").isVisible()
    assert dialog.focusWidget() is find(dialog, QLineEdit, "points")
    type_in(find(dialog, QLineEdit, "points"), "1200")
    assert dict(dialog.next_lines()) == {"Balance": "0", "Balance after saving": "1,200"}
    press(find(dialog, QLineEdit, "points"), Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert dialog.isVisible()  # it wants a reason
    assert "need a reason" in find(dialog, QLabel, "below_reason").text()
    type_in(find(dialog, QLineEdit, "reason"), "a broken cup")
    press(find(dialog, QLineEdit, "reason"), Qt.Key.Key_Return)
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert shown(page) == "1,200"
    assert grade_of(desk, WHO) == level
    notice = page.banner.notice
    assert notice is not None
    assert "1200" in notice.what.replace(",", "")
    assert notice.more == "客人02: balance 1,200"
    assert notice.offers[0].key == "Ctrl+Z"
    notice.offers[0].act()
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert shown(page) == "0"
    assert [row.points for row in points.account(desk, WHO).rows] == [-1200, 1200]


def test_too_many_and_no_number_stand_beside_the_field(
    page: FrontDeskPage, desk: Desk, qtbot: QtBot, jobs: Jobs
) -> None:
    points.adjust(desk, PointsEntry(WHO, 50, "x"))
    dialog = opened(page, qtbot, jobs)
    field = find(dialog, QLineEdit, "points")
    type_in(field, "half")
    dialog.save()
    assert "not a whole number" in dialog.form.fields["points"].error
    way = find(dialog, QComboBox, "way")
    way.setCurrentIndex(way.findData(-1))
    field.setText("51")
    assert dict(dialog.next_lines())["Balance after saving"] == "not enough points"
    type_in(find(dialog, QLineEdit, "reason"), "x")
    dialog.save()
    settle(qtbot, jobs)
    assert "51 cannot be taken" in dialog.form.fields["points"].error
    field.setText("50")
    assert dict(dialog.next_lines())["Balance after saving"] == "0"
    dialog.save()
    settle(qtbot, jobs)
    assert points.account(desk, WHO).balance == 0


def test_a_row_of_the_ledger_is_taken_back_from_the_form(
    page: FrontDeskPage, desk: Desk, qtbot: QtBot, jobs: Jobs
) -> None:
    for many in (100, -30):
        points.adjust(desk, PointsEntry(WHO, many, f"because of {many}"))
    dialog = opened(page, qtbot, jobs)
    assert [row.points for row in dialog.list.rows.rows] == [-30, 100]
    back = find(dialog, Button, "take_back")
    assert back.isEnabled()
    press(dialog.list, Qt.Key.Key_Delete)
    settle(qtbot, jobs)
    assert points.account(desk, WHO).balance == 100
    assert page.banner.notice is not None
    assert "Taken back" in page.banner.notice.what
    dialog = opened(page, qtbot, jobs)
    assert not find(dialog, Button, "take_back").isEnabled()  # a row that takes another back
    dialog.list.selectRow(1)
    said = dialog.list.rows.data(dialog.list.rows.index(1, 1))
    assert (said, find(dialog, Button, "take_back").isEnabled()) == (
        "Taken by hand, taken back",
        False,
    )
    dialog.list.selectRow(2)
    find(dialog, Button, "take_back").click()
    settle(qtbot, jobs)
    assert points.account(desk, WHO).balance == 0


def test_the_front_desk_reads_the_ledger_and_changes_nothing(
    qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs
) -> None:
    points.adjust(desk, PointsEntry(WHO, 70, "a thank you"))
    page = front_desk(qtbot, as_role(desk, Role.FRONT_DESK), hub, jobs)
    assert shown(page) == "70"
    dialog = opened(page, qtbot, jobs)
    assert dialog.findChild(QLineEdit, "points") is None
    assert dialog.findChild(Button, "take_back") is None
    assert not dialog.act.isVisible()
    assert dialog.next_lines() == [("Balance", "70")]
    press(dialog, Qt.Key.Key_Return)
    press(dialog.list, Qt.Key.Key_Delete)
    dialog.save()
    settle(qtbot, jobs)
    assert points.account(desk, WHO).balance == 70
    dialog.reject()


def test_the_table_has_a_column_of_points_and_the_panel_tells_them(
    qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs
) -> None:
    points.adjust(desk, PointsEntry(WHO, 1500, "x"))
    assert "points" not in NINE
    column = all_columns(desk)["points"]
    assert (column.head(), column.sort) == ("Points", "points")
    page = CustomersPage(desk, hub, jobs, [*NINE, "points"])
    qtbot.addWidget(page)
    page.resize(1600, 900)
    page.show()
    settle(qtbot, jobs)
    page.show_customer(WHO)
    page.side.turn()
    qtbot.waitUntil(lambda: page.findChild(QLabel, "why_points") is not None, timeout=5000)
    assert find(page, QLabel, "why_points").text() == "Points 1,500"
    assert "points" in {command.name for command in page.commands()}


def test_the_second_person_reads_how_many_to_whom_and_why(qtbot: QtBot, window: MainWindow) -> None:
    desk, jobs = window.desk, window.jobs
    key = add(desk, "李四")
    settings.change(desk, "approval.acts", ["points"])
    entry = PointsEntry(key, 200, "an apology")
    done: list[object] = []
    jobs.write(lambda _p: points.adjust(desk, entry), done.append)
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    dialog = top(ApprovalDialog)
    assert find(dialog, QLabel, "approval_about").text() == "李四: +200\nan apology"
    assert points.account(desk, key).balance == 0
    type_in(find(dialog, QLineEdit, "password"), "two")
    press(dialog, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    settle(qtbot, jobs)
    assert len(done) == 1
    assert points.account(desk, key).balance == 200
    assert audit.lines(desk, AuditView())[0].details == {"points": 200, "approved_by": "wu"}


def test_the_setting_stands_beside_the_others(qtbot: QtBot, safe: Desk, jobs: Jobs) -> None:
    page = SettingsPage(safe, Hub(), jobs)
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, jobs)
    box = find(page, QCheckBox, "approval_points")
    assert box.text() == "Points given or taken by hand"
    press(box, Qt.Key.Key_Space)
    settle(qtbot, jobs)
    assert settings.all_settings(safe)["approval.acts"] == ["points"]
