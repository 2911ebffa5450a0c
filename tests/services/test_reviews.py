"""Reviews as batches: each on its due day, previewed exactly, caught up, taken back whole."""

from datetime import date
from typing import Any

import pytest

from app.domain.access import Role
from app.errors import Cancelled
from app.models import audit, grades
from app.services import batches, grading, overrides, reviews, settings
from app.services.desk import Desk
from app.services.overrides import OverrideEntry
from tests.services.shops import (
    FixedClock,
    Stopping,
    add,
    as_role,
    digest,
    grade_of,
    refusal,
    scheme,
    sell,
    steps_of,
    take_back,
    troubles,
)


def levels(desk: Desk) -> list[tuple[int, int]]:
    """Return who has which official level."""
    with desk.read() as work:
        table = grades.table(work.connection, None)
    place = grades.COLUMNS.index("level")
    return [(int(row[0]), int(row[place])) for row in table]


def monthly(**more: Any) -> Any:  # noqa: ANN401 - any field of a scheme
    """Return a scheme reviewed every month, in which 1000 within 30 days is full."""
    return scheme(**{"review_every": "month", "window_days": 30} | more)


@pytest.fixture
def regular(desk: Desk) -> int:
    """Return a customer who bought for 900 (level 5) on 1 April."""
    grading.set_scheme(desk, monthly())
    key = add(desk)
    sell(desk, key, "900.00")
    assert grade_of(desk, key)["level"] == 5
    return key


def test_nothing_is_due_before_its_day(desk: Desk, regular: int, clock: FixedClock) -> None:
    clock.move(days=29)
    assert reviews.due(desk) == []
    before = digest(desk)
    assert reviews.run(desk).value.reviewed == 0
    assert digest(desk) == before
    assert reviews.due(desk, date(2024, 5, 1)) == [reviews.DueDay(date(2024, 5, 1), 1)]


def test_a_review_demotes_on_its_due_day(desk: Desk, regular: int, clock: FixedClock) -> None:
    clock.move(days=45)
    done = reviews.run(desk)
    report = done.value
    assert (report.reviewed, report.demoted, report.kept) == (1, 1, 0)
    assert report.days == (date(2024, 5, 1),)
    assert report.matrix == {5: {1: 1}}
    step = steps_of(desk, regular)[-1]
    assert (step.cause, step.day, step.old_level, step.new_level) == (
        "review",
        date(2024, 5, 1),
        5,
        1,
    )
    now = grade_of(desk, regular)
    assert (now["last_review"], now["next_review"]) == (date(2024, 5, 1), date(2024, 6, 1))
    assert troubles(desk) == []


def test_missed_reviews_are_one_for_each_due_day(
    desk: Desk, regular: int, clock: FixedClock
) -> None:
    clock.move(days=426)  # the PC was off for fourteen months: 1 June 2025
    report = reviews.catch_up(as_role(desk, Role.FRONT_DESK)).value
    assert report is not None
    assert report.days == tuple(date(2024 + m // 12, m % 12 + 1, 1) for m in range(4, 18))
    assert [row.day for row in batches.list_batches(desk) if row.kind == "review"] == list(
        reversed(report.days)
    )
    assert reviews.catch_up(desk).value is None
    assert grade_of(desk, regular)["next_review"] == date(2025, 7, 1)
    assert troubles(desk) == []


def test_a_catch_up_goes_back_whole_newest_first_each_as_a_batch(
    desk: Desk, regular: int, clock: FixedClock
) -> None:
    clock.move(days=426)
    grading.catch_up(desk)
    before = digest(desk)
    report = reviews.catch_up(desk).value
    assert report is not None
    listed = batches.list_batches(desk)
    middle = report.batches[7]
    chosen = next(row for row in listed if row.id == middle)
    assert [row.id for row in batches.run_of(listed, chosen)] == [*reversed(report.batches)]
    with refusal("review_followed"):
        batches.undo(desk, middle)
    last = report.batches[-1]
    batches.undo(desk, last)
    assert batches.undo(desk, report.batches[-2]).value.batches == (report.batches[-2],)
    done = batches.undo_run(desk, middle).value
    assert done.batches == tuple(reversed(report.batches[:-2]))
    assert done.customers == 1
    assert digest(desk) == before
    assert all(row.is_undone for row in batches.list_batches(desk) if row.kind == "review")
    with refusal("batch_undone"):
        batches.undo_run(desk, middle)
    with desk.read() as work:
        acts = [line.act for line in audit.latest(work.connection, 20)]
    assert acts.count("undo_batch") == len(report.batches)
    assert troubles(desk) == []


@pytest.mark.parametrize("whole", [True, False])
def test_a_level_that_fell_at_every_review_of_a_run_comes_back_whole(
    desk: Desk, clock: FixedClock, whole: bool
) -> None:
    """What a review that was taken back had decided stands in nobody's way."""
    grading.set_scheme(desk, monthly(demote="one_step"))
    key = add(desk)
    sell(desk, key, "900.00")
    clock.move(days=100)
    grading.catch_up(desk)
    before = digest(desk)
    report = reviews.run(desk).value
    assert [step.new_level for step in steps_of(desk, key)] == [1, 5, 4, 3, 2]
    if whole:
        batches.undo_run(desk, report.batches[-1])
    else:
        for number in reversed(report.batches):
            batches.undo(desk, number)
    assert grade_of(desk, key)["level"] == 5
    assert digest(desk) == before
    assert reviews.run(desk).value.matrix == report.matrix
    assert troubles(desk) == []


def test_a_sale_between_two_reviews_keeps_what_it_earned_when_both_go_back(
    desk: Desk, regular: int, clock: FixedClock
) -> None:
    clock.move(days=45)
    first = reviews.run(desk).batch or 0
    sell(desk, regular, "650.00")
    assert grade_of(desk, regular)["level"] == 4
    clock.move(days=60)
    second = reviews.run(desk).batch or 0
    assert grade_of(desk, regular)["level"] == 1
    batches.undo_run(desk, second)
    assert grade_of(desk, regular)["level"] == 4
    batches.undo(desk, first)
    assert grade_of(desk, regular)["level"] == 5
    assert troubles(desk) == []


def test_a_run_that_something_stands_on_goes_back_not_at_all(
    desk: Desk, regular: int, clock: FixedClock
) -> None:
    clock.move(days=70)
    first = reviews.run(desk).value
    assert len(first.batches) == 2
    clock.move(days=30)
    second = reviews.run(desk).value
    before = digest(desk)
    with refusal("review_followed"):
        batches.undo_run(desk, first.batches[0])
    assert digest(desk) == before
    assert [row.is_undone for row in batches.list_batches(desk) if row.kind == "review"] == [
        False
    ] * 3
    assert batches.undo_run(desk, second.batches[0]).value.batches == second.batches


def test_stopping_a_run_half_way_back_leaves_all_of_it(
    desk: Desk, regular: int, clock: FixedClock
) -> None:
    clock.move(days=100)
    report = reviews.run(desk).value
    before = digest(desk)
    with pytest.raises(Cancelled):
        batches.undo_run(desk, report.batches[0], Stopping(2))
    assert digest(desk) == before
    assert not any(row.is_undone for row in batches.list_batches(desk))


def test_a_preview_does_just_what_the_review_then_does(
    desk: Desk, regular: int, clock: FixedClock
) -> None:
    clock.move(days=45)
    before = digest(desk)
    seen = reviews.run(desk, preview=True).value
    assert digest(desk) == before
    assert seen.batches == ()
    done = reviews.run(desk).value
    assert seen.matrix == done.matrix
    assert seen.moved == done.moved


def test_a_review_taken_back_leaves_no_trace(desk: Desk, regular: int, clock: FixedClock) -> None:
    clock.move(days=45)
    grading.catch_up(desk)
    before = digest(desk)
    batch = reviews.run(desk).batch
    assert digest(desk) != before
    batches.undo(desk, batch or 0)
    assert digest(desk) == before
    assert steps_of(desk, regular)[-1].cause == "undo"
    assert troubles(desk) == []
    # What a person took back, no start of the program does again; a person may.
    assert reviews.catch_up(desk).value is None
    assert reviews.run(desk).value.demoted == 1


def test_an_earlier_review_waits_for_the_later_one(
    desk: Desk, regular: int, clock: FixedClock
) -> None:
    clock.move(days=80)
    first, second = reviews.run(desk).value.batches
    before = digest(desk)
    with refusal("review_followed"):
        batches.undo(desk, first)
    assert digest(desk) == before
    batches.undo(desk, second)
    batches.undo(desk, first)
    assert grade_of(desk, regular)["level"] == 5


def test_a_sale_after_the_due_day_is_not_taken_by_a_late_review(
    desk: Desk, clock: FixedClock
) -> None:
    grading.set_scheme(desk, monthly())
    key = add(desk)
    sell(desk, key, "100.00")
    clock.move(days=40)
    sell(desk, key, "900.00")
    assert grade_of(desk, key)["level"] == 5
    reviews.run(desk)
    assert grade_of(desk, key)["level"] == 5
    assert grade_of(desk, key)["last_review"] == date(2024, 5, 1)


def test_grace_gives_notice_and_comes_back_on_its_last_day(desk: Desk, clock: FixedClock) -> None:
    grading.set_scheme(desk, monthly(demote="grace", grace_days=10, review_every="quarter"))
    key = add(desk)
    sell(desk, key, "900.00")
    clock.move(days=91)
    report = reviews.run(desk).value
    assert (report.noticed, report.demoted) == (1, 0)
    assert report.moved[0].until == date(2024, 7, 11)
    assert grade_of(desk, key)["next_review"] == date(2024, 7, 11)
    clock.move(days=10)
    grading.catch_up(desk)
    before = digest(desk)
    done = reviews.run(desk)
    assert done.value.demoted == 1
    assert grade_of(desk, key)["next_review"] == date(2024, 10, 1)
    batches.undo(desk, done.batch or 0)
    assert digest(desk) == before
    assert reviews.run(desk).value.demoted == 1


def test_whoever_comes_back_within_the_grace_period_stays(desk: Desk, clock: FixedClock) -> None:
    grading.set_scheme(desk, monthly(demote="grace", grace_days=10, review_every="quarter"))
    key = add(desk)
    sell(desk, key, "900.00")
    clock.move(days=91)
    reviews.run(desk)
    sell(desk, key, "900.00")
    clock.move(days=10)
    report = reviews.run(desk).value
    assert (report.kept, report.demoted, report.noticed) == (1, 0, 0)


def test_a_level_kept_by_a_review_is_earned(desk: Desk, clock: FixedClock) -> None:
    grading.set_scheme(desk, monthly(window_days=60))
    key = add(desk)
    sell(desk, key, "100.00", document="S1")
    sell(desk, key, "800.00", document="S2")
    clock.move(days=30)
    reviews.run(desk)
    take_back(desk, "S2")
    assert grade_of(desk, key)["level"] == 5


def test_everybody_can_be_reviewed_out_of_turn(desk: Desk, regular: int, clock: FixedClock) -> None:
    clock.move(days=10)
    report = reviews.run(desk, everybody=True).value
    assert (report.reviewed, report.kept) == (1, 1)
    assert grade_of(desk, regular)["last_review"] == clock.day


def test_a_trial_run_makes_nothing_official(desk: Desk, regular: int, clock: FixedClock) -> None:
    settings.change(desk, "review.trial", value=True)
    clock.move(days=45)
    before = digest(desk)
    seen = reviews.run(desk).value
    assert (seen.demoted, seen.is_trial, seen.batches) == (1, True, ())
    assert digest(desk) == before
    assert reviews.catch_up(desk).value is None
    low = add(desk, "李四")
    sell(desk, low, "10.00")
    held = levels(desk)
    sell(desk, low, "900.00")
    assert levels(desk) == held
    settings.change(desk, "review.trial", value=False)
    grading.regrade(desk)
    assert grade_of(desk, low)["level"] == 5
    assert reviews.run(desk).value.demoted == 1


def test_the_shop_may_want_to_start_reviews_itself(
    desk: Desk, regular: int, clock: FixedClock
) -> None:
    settings.change(desk, "review.automatic", value=False)
    clock.move(days=45)
    assert reviews.catch_up(desk).value is None
    assert len(reviews.due(desk)) == 1


def test_a_pinned_level_is_skipped_and_said(desk: Desk, regular: int, clock: FixedClock) -> None:
    overrides.set_level(desk, OverrideEntry(regular, 3, "old friend"))
    clock.move(days=45)
    report = reviews.run(desk).value
    assert (report.locked, report.demoted) == (1, 0)
    assert grade_of(desk, regular)["level"] == 3
    assert grade_of(desk, regular)["next_review"] == date(2024, 6, 1)


def test_an_empty_shop_has_no_reviews(desk: Desk, clock: FixedClock) -> None:
    clock.move(days=400)
    assert reviews.due(desk) == []
    assert reviews.run(desk, everybody=True).value.reviewed == 0
    assert reviews.catch_up(desk).value is None


def test_a_review_broken_off_leaves_nothing(desk: Desk, regular: int, clock: FixedClock) -> None:
    clock.move(days=200)
    before, known = digest(desk), len(batches.list_batches(desk))
    for checks in (1, 3, 5):
        with pytest.raises(Cancelled):
            reviews.run(desk, progress=Stopping(checks))
    assert digest(desk) == before
    assert len(batches.list_batches(desk)) == known
    assert len(reviews.run(desk).value.days) > 3


def due_of(desk: Desk, key: int) -> tuple[date, date]:
    """Return somebody's last and next review day."""
    now = grade_of(desk, key)
    return now["last_review"], now["next_review"]


def test_whoever_is_due_already_stays_due_under_another_period(
    desk: Desk, regular: int, clock: FixedClock
) -> None:
    clock.move(days=45)
    assert reviews.due(desk) == [reviews.DueDay(date(2024, 5, 1), 1)]
    grading.set_scheme(desk, monthly(review_every="year"))
    assert reviews.due(desk) == [reviews.DueDay(date(2024, 5, 1), 1)]
    reviews.run(desk)
    assert due_of(desk, regular) == (date(2024, 5, 1), date(2025, 1, 1))
