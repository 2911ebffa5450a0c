"""The Reviews page: due days, trying, running and taking back, worklist, hands, months, figures."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.access import Role
from app.services import batches, benchmark, grading, overrides, reviews, settings
from app.services.desk import Desk
from app.services.overrides import OverrideEntry
from app.ui.dialogs.benchmark_edit import BenchmarkDialog
from app.ui.dialogs.override_edit import EndDialog
from app.ui.dialogs.review_run import RunDialog
from app.ui.dialogs.review_undo import UndoRunDialog
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.pages.reviews import HAND, TREND, WORK, ReviewsPage
from app.ui.widgets.button import Button
from tests.services.shops import FixedClock, as_role, digest, scheme
from tests.ui.conftest import find, press, settle, top, type_in


@pytest.fixture
def desk(desk: Desk, clock: FixedClock) -> Desk:
    """Return a shop reviewed each quarter, whose customers bought nothing for 100 days."""
    grading.set_scheme(desk, scheme(review_every="quarter", window_days=30))
    clock.move(days=100)
    grading.catch_up(desk)
    return desk


def open_page(qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs) -> ReviewsPage:
    page = ReviewsPage(desk, hub, jobs)
    qtbot.addWidget(page)
    page.resize(1200, 692)
    page.show()
    settle(qtbot, jobs)
    return page


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs) -> ReviewsPage:
    """Return the page, shown and filled."""
    return open_page(qtbot, desk, hub, jobs)


def test_what_is_due_is_tried_at_once(page: ReviewsPage, desk: Desk) -> None:
    before = digest(desk)
    assert [(row.day, row.customers) for row in page.due.days.rows.rows] == [(date(2024, 7, 1), 13)]
    seen = reviews.run(desk, preview=True).value
    assert page.due.report == seen
    assert {row.name for row in page.due.movers.rows.rows} == {one.name for one in seen.moved}
    assert f"{seen.demoted} fall" in page.due.verdict.text()
    assert digest(desk) == before


def test_run_asks_once_and_can_be_undone(
    page: ReviewsPage, desk: Desk, qtbot: QtBot, jobs: Jobs
) -> None:
    before = digest(desk)
    page.run()
    dialog = top(RunDialog)
    dialog.save()
    settle(qtbot, jobs)
    assert reviews.due(desk) == []
    assert len(page.due.past.rows.rows) == 1
    notice = page.banner.notice
    assert notice is not None
    assert "Reviewed 13" in notice.what
    notice.offers[0].act()
    settle(qtbot, jobs)
    assert digest(desk) == before
    assert page.due.past.rows.rows[0].is_undone


def test_a_past_review_is_taken_back_by_key(
    page: ReviewsPage, desk: Desk, qtbot: QtBot, jobs: Jobs
) -> None:
    reviews.run(desk)
    page.refresh()
    settle(qtbot, jobs)
    assert page.due.report is None
    press(page.due.past, Qt.Key.Key_Delete)
    settle(qtbot, jobs)
    assert batches.list_batches(desk)[0].is_undone
    assert len(reviews.due(desk)) == 1
    assert not page.due.back.isEnabled()


def test_a_catch_up_is_taken_back_whole_or_its_last_day_alone(
    page: ReviewsPage, desk: Desk, qtbot: QtBot, jobs: Jobs, clock: FixedClock
) -> None:
    reviews.run(desk)
    clock.move(days=280)
    grading.catch_up(desk)
    before = digest(desk)
    report = reviews.catch_up(desk).value
    assert report is not None
    assert len(report.batches) == 3
    page.refresh()
    settle(qtbot, jobs)
    press(page.due.past, Qt.Key.Key_Delete)
    dialog = top(UndoRunDialog)
    assert dialog.act.text() == "Take all 3 back"
    press(dialog, Qt.Key.Key_Escape)
    assert not batches.list_batches(desk)[0].is_undone
    press(page.due.past, Qt.Key.Key_Delete)
    top(UndoRunDialog).only.click()
    settle(qtbot, jobs)
    assert [row.is_undone for row in batches.list_batches(desk)[:2]] == [True, False]
    page.take_back(report.batches[0])
    press(top(UndoRunDialog), Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert digest(desk) == before
    assert page.banner.notice is not None
    assert "Took 2 review" in page.banner.notice.what


def test_everybody_can_be_reviewed_out_of_turn(
    page: ReviewsPage, desk: Desk, qtbot: QtBot, jobs: Jobs
) -> None:
    reviews.run(desk)
    page.refresh()
    settle(qtbot, jobs)
    page.due.whom.choose(1)
    settle(qtbot, jobs)
    assert page.due.report is not None
    assert page.due.report.reviewed == 13
    page.run()
    top(RunDialog).save()
    settle(qtbot, jobs)
    assert {row.day for row in page.due.past.rows.rows} == {date(2024, 7, 1), date(2024, 7, 10)}


def test_a_cell_of_the_matrix_names_its_customers(page: ReviewsPage) -> None:
    report = page.due.report
    assert report is not None
    moved = report.moved[0]
    page.due.matrix.cell_chosen.emit(moved.old_level, moved.new_level)
    shown = page.due.movers.rows.rows
    assert {(row.old_level, row.new_level) for row in shown} == {(moved.old_level, moved.new_level)}
    asked: list[tuple[str, object]] = []
    page.page_asked.connect(lambda name, key: asked.append((name, key)))
    press(page.due.movers, Qt.Key.Key_Return)
    assert asked == [("front_desk", shown[0].id)]


def test_a_trial_run_says_so(page: ReviewsPage, desk: Desk, qtbot: QtBot, jobs: Jobs) -> None:
    settings.change(desk, "review.trial", value=True)
    page.refresh()
    settle(qtbot, jobs)
    assert page.pill.isVisible()
    before = digest(desk)
    page.run()
    top(RunDialog).save()
    settle(qtbot, jobs)
    assert digest(desk) == before
    assert page.banner.notice is not None
    assert "nothing became official" in page.banner.notice.more


def test_nothing_due_says_when_the_next_is(
    page: ReviewsPage, desk: Desk, qtbot: QtBot, jobs: Jobs
) -> None:
    reviews.run(desk)
    page.refresh()
    settle(qtbot, jobs)
    assert "2024-10-01" in find(page, QLabel, "no_due").text()
    page.run()
    assert page.banner.notice is not None
    assert "Nobody is due" in page.banner.notice.what


def test_the_worklist_has_words_and_opens_the_card(
    page: ReviewsPage, qtbot: QtBot, jobs: Jobs
) -> None:
    page.go_to(WORK)
    settle(qtbot, jobs)
    rows = page.work.list.rows
    assert rows.rowCount() > 0
    talk = [column.key for column in rows.columns].index("talk")
    assert any("keeps" in rows.index(row, talk).data() for row in range(rows.rowCount()))
    asked: list[tuple[str, object]] = []
    page.page_asked.connect(lambda name, key: asked.append((name, key)))
    press(page.work.list, Qt.Key.Key_Return)
    assert asked == [("front_desk", rows.rows[0].id)]


def test_levels_set_by_hand_are_listed_and_ended(
    page: ReviewsPage, desk: Desk, qtbot: QtBot, jobs: Jobs, clock: FixedClock
) -> None:
    until = clock.day + timedelta(days=9)
    overrides.set_level(desk, OverrideEntry(5, 4, "old friend", "a letter", until))
    page.go_to(HAND)
    settle(qtbot, jobs)
    assert [row.customer_id for row in page.hands.list.rows.rows] == [5]
    press(page.hands.list, Qt.Key.Key_Delete)
    dialog = top(EndDialog)
    dialog.save()
    settle(qtbot, jobs)
    assert dialog.isVisible()  # it wants a reason
    type_in(find(dialog, QLineEdit, "reason"), "over")
    dialog.save()
    settle(qtbot, jobs)
    assert overrides.standing(desk) == []
    assert list(page.hands.list.rows.rows) == []
    page.hands.which.choose(1)
    settle(qtbot, jobs)
    assert [row.ended for row in page.hands.list.rows.rows] == [clock.day]


def test_months_show_who_moved(page: ReviewsPage, desk: Desk, qtbot: QtBot, jobs: Jobs) -> None:
    reviews.run(desk)
    page.go_to(TREND)
    settle(qtbot, jobs)
    qtbot.waitUntil(lambda: page.trend.chart.plot is not None)
    assert [bar.label for bar in page.trend.chart.data.bars] == [
        "2024-04",
        "2024-05",
        "2024-06",
        "2024-07",
    ]
    page.trend.chart.clicked.emit(3)
    settle(qtbot, jobs)

    seen = page.trend._movement
    assert seen is not None
    old, ends = next((old, ends) for old, ends in seen.matrix.items() if set(ends) - {old})
    new = next(new for new in ends if new != old)
    page.trend.matrix.cell_chosen.emit(old, new)
    settle(qtbot, jobs)
    assert page.trend.names.rows.rowCount() == ends[new]


def test_figures_of_others_stand_beside_ones_own(
    page: ReviewsPage, desk: Desk, qtbot: QtBot, jobs: Jobs
) -> None:
    page.go_to(TREND)
    settle(qtbot, jobs)
    find(page, Button, "enter_benchmark").click()
    settle(qtbot, jobs)
    dialog = top(BenchmarkDialog)
    dialog.save()
    settle(qtbot, jobs)
    assert dialog.isVisible()  # it wants a source
    type_in(find(dialog, QLineEdit, "source"), "Trade fair")
    type_in(find(dialog, QLineEdit, "day"), "2024-01-15")
    type_in(find(dialog, QLineEdit, "level1"), "55")
    type_in(find(dialog, QLineEdit, "repeat"), "40 %")
    dialog.save()
    settle(qtbot, jobs)
    assert benchmark.read(desk).source == "Trade fair"
    assert page.trend.beside.data.bars[0].share == "55 %"
    assert page.trend.habits.rows.index(0, 2).data() == "40 %"


def test_the_front_desk_may_look_and_not_run(
    qtbot: QtBot, desk: Desk, hub: Hub, jobs: Jobs
) -> None:
    page = open_page(qtbot, as_role(desk, Role.FRONT_DESK), hub, jobs)
    assert page.due.run.isHidden()
    assert page.due.report is None
    names = {command.name for command in page.commands()}
    assert "run_review" not in names
    page.go_to(WORK)
    settle(qtbot, jobs)
    assert all("¥" not in page.work.list.rows.index(0, at).data() for at in range(6))
