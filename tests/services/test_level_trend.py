"""Levels over the months: shares at each month's end, and one month's way from rank to rank."""

from datetime import date

from app.services import grading, level_trend, overrides
from app.services.desk import Desk
from app.services.overrides import OverrideEntry
from tests.services.shops import FixedClock, add, scheme, sell


def test_shares_follow_the_history(desk: Desk, clock: FixedClock) -> None:
    grading.set_scheme(desk, scheme())
    low, high = add(desk, "low"), add(desk, "high")
    sell(desk, low, "100.00")
    sell(desk, high, "900.00")
    clock.move(days=40)  # 11 May
    sell(desk, low, "200.00")
    late = add(desk, "late")
    sell(desk, late, "10.00")
    found = level_trend.shares(desk, 3)
    assert [one.start for one in found] == [date(2024, 3, 1), date(2024, 4, 1), date(2024, 5, 1)]
    assert [one.counts for one in found] == [
        (0, 0, 0, 0, 0),
        (1, 0, 0, 0, 1),
        (1, 1, 0, 0, 1),
    ]
    assert [one.customers for one in found] == [0, 2, 3]
    assert found[-1].end == clock.day


def test_row_sums_are_the_customers_at_the_start(desk: Desk, clock: FixedClock) -> None:
    grading.set_scheme(desk, scheme())
    first, second = add(desk, "a"), add(desk, "b")
    sell(desk, first, "100.00")
    sell(desk, second, "100.00")
    clock.move(days=40)
    overrides.set_level(desk, OverrideEntry(first, 4, "an apology"))
    late = add(desk, "c")
    sell(desk, late, "500.00")
    seen = level_trend.movement(desk, clock.day)
    assert seen.matrix == {0: {3: 1}, 1: {1: 1, 4: 1}}
    assert (seen.start, seen.end) == (date(2024, 5, 1), clock.day)
    before = level_trend.shares(desk, 2)[0]
    rows = {rank: sum(ends.values()) for rank, ends in seen.matrix.items() if rank}
    assert rows == {rank: count for rank, count in enumerate(before.counts, 1) if count}
    assert [one.name for one in level_trend.travellers(desk, clock.day, 1, 4)] == ["a"]
    assert level_trend.travellers(desk, clock.day, 4, 1) == ()


def test_fewer_levels_later_count_the_high_as_highest(desk: Desk, clock: FixedClock) -> None:
    grading.set_scheme(desk, scheme())
    key = add(desk)
    sell(desk, key, "900.00")
    clock.move(days=40)
    grading.set_scheme(desk, scheme(bounds=(0, 50)))
    assert [one.counts for one in level_trend.shares(desk, 2)] == [(0, 1), (0, 1)]


def test_an_empty_shop_has_empty_months(desk: Desk) -> None:
    assert [one.customers for one in level_trend.shares(desk, 2)] == [0, 0]
    assert level_trend.movement(desk, desk.clock.today()).matrix == {}
