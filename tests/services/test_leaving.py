"""What leaves the window, and when the live level falls by that alone."""

from datetime import timedelta

from app.domain.access import Role
from app.services import grading, leaving
from app.services.desk import Desk
from app.services.redaction import HIDDEN
from tests.services.shops import DAY, FixedClock, add, as_role, grade_of, scheme, sell


def test_the_oldest_purchases_leave_first(desk: Desk, clock: FixedClock) -> None:
    grading.set_scheme(desk, scheme(window_days=365))
    key = add(desk)
    sell(desk, key, "100.00", day=DAY - timedelta(days=300))
    sell(desk, key, "50.00", day=DAY - timedelta(days=300))
    sell(desk, key, "700.00", day=DAY - timedelta(days=100))
    found = leaving.next_leaving(desk, key)
    assert found is not None
    assert (found.day, found.amount_minor) == (DAY + timedelta(days=65), 15_000)
    # 850 is level 5, 700 is level 4: it falls when the first two leave.
    assert found.falls_on == DAY + timedelta(days=65)
    clock.move(days=64)
    grading.catch_up(desk)
    assert grade_of(desk, key)["live_level"] == 5
    clock.move(days=1)
    grading.catch_up(desk)
    assert grade_of(desk, key)["live_level"] == 4


def test_a_later_day_may_be_the_one_that_counts(desk: Desk) -> None:
    grading.set_scheme(desk, scheme(window_days=365))
    key = add(desk)
    sell(desk, key, "10.00", day=DAY - timedelta(days=300))
    sell(desk, key, "450.00", day=DAY - timedelta(days=10))
    found = leaving.next_leaving(desk, key)
    assert found is not None
    assert found.day == DAY + timedelta(days=65)
    assert found.falls_on == DAY + timedelta(days=355)


def test_the_front_desk_reads_days_and_no_sums(desk: Desk) -> None:
    grading.set_scheme(desk, scheme(window_days=365))
    key = add(desk)
    sell(desk, key, "450.00")
    found = leaving.next_leaving(as_role(desk, Role.FRONT_DESK), key)
    assert found is not None
    assert found.amount_minor is HIDDEN
    assert found.falls_on == DAY + timedelta(days=365)


def test_nothing_leaves_a_lifetime_or_an_empty_window(desk: Desk) -> None:
    key = add(desk)
    assert leaving.next_leaving(desk, key) is None
    sell(desk, key, "450.00")
    grading.set_scheme(desk, scheme(window_days=0))
    assert leaving.next_leaving(desk, key) is None
