"""Levels set by hand and their history, from the customer's card and the star table."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.access import Role
from app.services import front_desk, grading, level_history, overrides
from app.services.desk import Desk
from app.services.holds import GIFT
from app.services.overrides import OverrideEntry
from app.ui.dialogs.level_history import HistoryDialog
from app.ui.dialogs.override_edit import OverrideDialog
from app.ui.dialogs.print_rules import ExplanationDialog
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.pages.front_desk import FrontDeskPage
from app.ui.widgets.button import Button
from tests.services.shops import FixedClock, as_role, grade_of, scheme, sell
from tests.ui.conftest import find, front_desk_with, press, settle, top, type_in

WHO = 3


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs) -> FrontDeskPage:
    """Return the front desk with somebody's card open."""
    grading.set_scheme(desk, scheme())
    return front_desk_with(WHO, qtbot, desk, hub, jobs)


def command(page: FrontDeskPage, name: str) -> None:
    next(one for one in page.commands() if one.name == name).act()


def test_a_level_is_set_by_hand_from_the_card(
    page: FrontDeskPage, desk: Desk, qtbot: QtBot, jobs: Jobs, clock: FixedClock
) -> None:
    before = grade_of(desk, WHO)["level"]
    find(page, Button, "timeline_set_level").click()
    settle(qtbot, jobs)
    dialog = top(OverrideDialog)
    level = find(dialog, QComboBox, "level")
    level.setCurrentIndex(level.findData(4))
    dialog.save()
    settle(qtbot, jobs)
    assert dialog.isVisible()  # it wants a reason
    assert "needs a reason" in find(dialog, QLabel, "below_reason").text()
    type_in(find(dialog, QLineEdit, "reason"), "partner of the shop")
    type_in(find(dialog, QLineEdit, "until"), "2024-06-30")
    lines = dict(dialog.next_lines())
    assert lines["Level after saving"] == "L4"
    assert lines["Last day"] == "2024-06-30"
    assert lines["Then"] == f"L{before}"
    dialog.save()
    settle(qtbot, jobs)
    assert grade_of(desk, WHO)["level"] == 4
    mark = find(page, QWidget, "hold_mark")
    assert mark.isVisible()
    assert mark.toolTip() == f"Set by hand, until 2024-06-30, then L{before}"
    assert page.banner.notice is not None
    assert page.banner.notice.offers[0].text == "End it…"


def test_a_past_end_stands_beside_its_field(page: FrontDeskPage, qtbot: QtBot, jobs: Jobs) -> None:
    command(page, "set_level")
    settle(qtbot, jobs)
    dialog = top(OverrideDialog)
    type_in(find(dialog, QLineEdit, "reason"), "x")
    type_in(find(dialog, QLineEdit, "until"), "2024-01-01")
    dialog.save()
    settle(qtbot, jobs)
    assert "is past" in find(dialog, QLabel, "below_until").text()


def test_a_gift_says_that_it_may_be_outgrown(
    page: FrontDeskPage, desk: Desk, qtbot: QtBot, jobs: Jobs, clock: FixedClock
) -> None:
    entry = OverrideEntry(WHO, 5, "wedding", until=clock.day + timedelta(days=9), kind=GIFT)
    overrides.set_level(desk, entry)
    command(page, "set_level")
    settle(qtbot, jobs)
    dialog = top(OverrideDialog)
    kind = find(dialog, QComboBox, "kind")
    kind.setCurrentIndex(kind.findData(GIFT))
    assert "or what was earned" in dict(dialog.next_lines())["Then"]


def test_the_history_explains_a_past_decision_on_paper(
    page: FrontDeskPage, desk: Desk, qtbot: QtBot, jobs: Jobs
) -> None:
    sell(desk, WHO, "5000.00")
    command(page, "level_history")
    settle(qtbot, jobs)
    dialog = top(HistoryDialog)
    steps = level_history.timeline(desk, WHO)
    assert [row.id for row in dialog.list.rows.rows] == [step.id for step in steps]
    dialog.list.selectRow(len(steps) - 1)
    press(dialog.list, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    paper = top(ExplanationDialog)
    assert paper._shown.cause == "first_grading"
    assert paper._shown.replays
    assert len(paper._shown.steps) == 1


def test_the_front_desk_sees_what_holds_and_sets_nothing(
    qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs
) -> None:
    grading.set_scheme(desk, scheme())
    overrides.set_level(desk, OverrideEntry(WHO, 4, "a secret"))
    clerk = as_role(desk, Role.FRONT_DESK)
    page = FrontDeskPage(clerk, hub, jobs)
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, jobs)
    page.show_customer(WHO)
    settle(qtbot, jobs)
    assert "set_level" not in {one.name for one in page.commands()}
    assert "secret" not in find(page, QWidget, "hold_mark").toolTip()


def test_the_card_says_what_would_keep_the_level(desk: Desk, clock: FixedClock) -> None:
    grading.set_scheme(desk, scheme(review_every="month", window_days=30))
    clock.move(days=70)
    grading.catch_up(desk)
    alerts = front_desk.card(desk, 12).alerts
    falling = next(one for one in alerts if one.kind == "falling")
    assert falling.work is not None
    assert falling.work.way is not None
    assert falling.work.way.amount_minor
