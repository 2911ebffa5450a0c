"""By anniversary: reviews fall on each customer's own days, whatever happens between them."""

from datetime import date
from typing import Any

from app.services import grading, reviews
from app.services.desk import Desk
from tests.services.shops import (
    FixedClock,
    add,
    digest,
    edit,
    grade_of,
    scheme,
    sell,
    troubles,
)


def by_anniversary(every: str, **more: Any) -> Any:  # noqa: ANN401 - any field of a scheme
    """Return a scheme in which 1000 within 30 days is full."""
    return scheme(review_every=every, review_basis="anniversary", window_days=30, **more)


def due_of(desk: Desk, key: int) -> tuple[date, date]:
    """Return somebody's last and next review day."""
    now = grade_of(desk, key)
    return now["last_review"], now["next_review"]


def test_the_anniversary_is_the_customers_own_day(desk: Desk, clock: FixedClock) -> None:
    grading.set_scheme(desk, by_anniversary("quarter"))
    key = add(desk, joined=date(2020, 12, 31))
    sell(desk, key)
    assert due_of(desk, key) == (date(2024, 4, 1), date(2024, 6, 30))
    clock.move(days=100)
    reviews.run(desk)
    assert due_of(desk, key) == (date(2024, 6, 30), date(2024, 9, 30))
    # A review by hand, out of turn, does not move it.
    reviews.run(desk, everybody=True)
    assert due_of(desk, key) == (date(2024, 7, 10), date(2024, 9, 30))
    clock.move(days=200)
    reviews.catch_up(desk)
    assert due_of(desk, key) == (date(2024, 12, 31), date(2025, 3, 31))
    assert troubles(desk) == []


def test_the_end_of_a_grace_period_does_not_move_the_anniversary(
    desk: Desk, clock: FixedClock
) -> None:
    grading.set_scheme(desk, by_anniversary("quarter", demote="grace", grace_days=20))
    key = add(desk, joined=date(2023, 11, 15))
    sell(desk, key, "900.00")
    clock.move(days=61)
    assert reviews.run(desk).value.noticed == 1
    assert due_of(desk, key) == (date(2024, 5, 15), date(2024, 6, 4))
    clock.move(days=10)
    assert reviews.run(desk).value.demoted == 1
    assert due_of(desk, key) == (date(2024, 6, 4), date(2024, 8, 15))


def test_a_first_purchase_found_later_is_the_anniversary(desk: Desk, clock: FixedClock) -> None:
    grading.set_scheme(desk, by_anniversary("year"))
    key = add(desk)
    edit(desk, key, joined=None)
    sell(desk, key)
    before = digest(desk)
    assert due_of(desk, key) == (date(2024, 4, 1), date(2025, 4, 1))
    edit(desk, key, joined=date(2021, 6, 15))
    assert due_of(desk, key) == (date(2024, 4, 1), date(2024, 6, 15))
    edit(desk, key, joined=None)
    assert digest(desk) == before
