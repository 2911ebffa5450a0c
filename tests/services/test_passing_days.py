"""Live scores follow every day: what leaves the window leaves the figures, forward in time only."""

from app.domain.access import Role
from app.services import grading
from app.services.desk import Desk
from tests.services.shops import FixedClock, add, as_role, grade_of, sell, troubles


def test_a_day_on_which_nobody_came_is_caught_up(desk: Desk, clock: FixedClock) -> None:
    key = add(desk)
    sell(desk, key, "1000.00")
    assert grade_of(desk, key)["frequency"] == 1
    clock.move(days=365)
    assert grading.stale_since(desk) is not None
    report = grading.catch_up(as_role(desk, Role.FRONT_DESK)).value
    assert report is not None
    assert report.customers == 1
    now = grade_of(desk, key)
    assert (now["frequency"], now["amount_minor"]) == (0, 0)
    assert grading.stale_since(desk) is None
    assert troubles(desk) == []


def test_the_official_level_waits_for_a_review(desk: Desk, clock: FixedClock) -> None:
    key = add(desk)
    sell(desk, key, "10000.00")
    level = grade_of(desk, key)["level"]
    clock.move(days=400)
    grading.catch_up(desk)
    now = grade_of(desk, key)
    assert now["level"] == level
    assert now["live_level"] < level


def test_the_same_day_and_an_earlier_one_change_nothing(desk: Desk, clock: FixedClock) -> None:
    key = add(desk)
    sell(desk, key, "1000.00")
    grading.regrade(desk)
    before = grade_of(desk, key)
    assert grading.catch_up(desk).value is None
    clock.move(days=-30)
    assert grading.stale_since(desk) is None
    assert grading.catch_up(desk).value is None
    assert grade_of(desk, key) == before


def test_an_empty_shop_has_nothing_to_catch_up(desk: Desk, clock: FixedClock) -> None:
    clock.move(days=10)
    assert grading.catch_up(desk).value is None


def test_a_grading_of_an_earlier_day_follows_again(desk: Desk, clock: FixedClock) -> None:
    key = add(desk)
    clock.move(days=10)
    grading.regrade(desk)
    clock.move(days=-5)
    sell(desk, key, "1000.00")
    assert grading.stale_since(desk) is None
    clock.move(days=370)
    assert grading.catch_up(desk).value is not None
    assert grade_of(desk, key)["frequency"] == 0
    clock.move(days=-365)
    sell(desk, key, "5.00")
    clock.move(days=365)
    assert grading.stale_since(desk) is not None
    grading.catch_up(desk)
    assert grade_of(desk, key)["frequency"] == 0
    assert troubles(desk) == []
