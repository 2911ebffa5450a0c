"""Another review period under a new scheme: every next day moves, and comes back."""

from datetime import date
from typing import Any

from app.services import batches, grading, reviews, schedule
from app.services.desk import Desk
from tests.services.shops import (
    FixedClock,
    add,
    digest,
    scheme,
    sell,
    troubles,
)
from tests.services.test_reviews import due_of


def by_anniversary(every: str) -> Any:  # noqa: ANN401 - a scheme
    return scheme(review_every=every, review_basis="anniversary")


def test_a_changed_period_moves_every_next_review_and_undo_takes_it_back(
    desk: Desk, clock: FixedClock
) -> None:
    grading.set_scheme(desk, by_anniversary("year"))
    first = add(desk, "first")
    sell(desk, first)
    clock.move(days=20)
    second = add(desk, "second")
    sell(desk, second)
    assert due_of(desk, first) == (date(2024, 4, 1), date(2025, 4, 1))
    clock.move(days=100)  # 30 July
    before = digest(desk)
    wanted = by_anniversary("month")
    seen = schedule.foreseen(desk, wanted)
    assert seen == schedule.Rescheduled(2, date(2024, 8, 1), date(2024, 8, 21))
    assert grading.preview(desk, wanted).rescheduled == seen
    assert digest(desk) == before
    done = grading.set_scheme(desk, wanted)
    assert batches.list_batches(desk)[0].counts["rescheduled"] == 2
    assert due_of(desk, first) == (date(2024, 4, 1), date(2024, 8, 1))
    assert due_of(desk, second) == (date(2024, 4, 21), date(2024, 8, 21))
    assert schedule.foreseen(desk, wanted) == schedule.Rescheduled(0)
    assert reviews.due(desk) == []
    batches.undo(desk, done.batch or 0)
    assert digest(desk) == before
    assert troubles(desk) == []


def test_the_same_period_leaves_review_days_alone(desk: Desk, clock: FixedClock) -> None:
    grading.set_scheme(desk, by_anniversary("quarter"))
    key = add(desk)
    sell(desk, key)
    clock.move(days=10)
    done = grading.set_scheme(desk, scheme(review_basis="anniversary", window_days=90))
    assert due_of(desk, key) == (date(2024, 4, 1), date(2024, 7, 1))
    assert "rescheduled" not in batches.list_batches(desk)[0].counts
    batches.undo(desk, done.batch or 0)
    assert due_of(desk, key) == (date(2024, 4, 1), date(2024, 7, 1))


def test_undo_of_a_period_counts_on_from_a_review_held_meanwhile(
    desk: Desk, clock: FixedClock
) -> None:
    grading.set_scheme(desk, by_anniversary("year"))
    old, new = add(desk, "old"), 0
    sell(desk, old)
    batch = grading.set_scheme(desk, by_anniversary("month")).batch or 0
    clock.move(days=30)  # 1 May
    assert reviews.run(desk).value.reviewed == 1
    new = add(desk, "new")
    sell(desk, new)
    assert due_of(desk, old) == due_of(desk, new) == (date(2024, 5, 1), date(2024, 6, 1))
    batches.undo(desk, batch)
    assert due_of(desk, old) == (date(2024, 5, 1), date(2025, 4, 1))
    assert due_of(desk, new) == (date(2024, 5, 1), date(2025, 5, 1))
    assert troubles(desk) == []
