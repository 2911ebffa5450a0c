"""Looking ahead and back: the worklist before a review, the history of levels, the back-test."""

from datetime import timedelta
from decimal import Decimal

import pytest

from app.domain.access import Role
from app.domain.schemes import Dimension
from app.services import backtest, grading, level_history, reviews, standing, worklist
from app.services.desk import Desk
from app.services.redaction import HIDDEN
from tests.services.shops import (
    DAY,
    FixedClock,
    add,
    as_role,
    refusal,
    scheme,
    sell,
    steps_of,
)


@pytest.fixture
def monthly(desk: Desk) -> Desk:
    """Return a shop that reviews every month what 40 days have brought."""
    grading.set_scheme(desk, scheme(review_every="month", window_days=40))
    return desk


def test_whoever_is_about_to_fall_is_named_with_what_would_help(
    monthly: Desk, clock: FixedClock
) -> None:
    key = add(monthly, "张三")
    sell(monthly, key, "450.00")
    clock.move(days=5)
    assert [row.kind for row in worklist.worklist(monthly)] == ["short"]
    clock.move(days=30)  # 6 May: due on 1 June, when the purchase has left the window
    reviews.run(monthly)
    (row,) = worklist.worklist(monthly)
    assert (row.kind, row.name, row.level, row.level_then) == ("falls", "张三", 3, 1)
    assert row.due == DAY.replace(month=6)
    assert row.way is not None
    assert (row.way.rank, row.way.amount_minor) == (3, 40_000)
    assert worklist.of_customer(monthly, key) == row


def test_a_great_shop_looks_ahead_as_a_small_one(
    monthly: Desk, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So many fall due on one day that their lines are summed instead of folded one by one."""
    sell(monthly, add(monthly, "falls"), "450.00")
    clock.move(days=35)
    reviews.run(monthly)
    short = add(monthly, "short")
    for _ in range(3):
        sell(monthly, short, "130.00")
    few = worklist.worklist(monthly)
    assert {row.kind for row in few} == {"falls", "short"}
    monkeypatch.setattr(standing, "MANY", 0)
    assert worklist.worklist(monthly) == few


def test_whoever_is_one_usual_purchase_short_is_named(monthly: Desk, clock: FixedClock) -> None:
    key = add(monthly, "李四")
    for _ in range(3):
        sell(monthly, key, "130.00")
    sell(monthly, add(monthly, "at the top"), "900.00")
    sell(monthly, add(monthly, "too far"), "5.00")
    (row,) = worklist.worklist(monthly)
    assert (row.id, row.kind, row.level, row.level_then) == (key, "short", 2, 2)
    assert row.way is not None
    assert (row.way.rank, row.way.amount_minor) == (3, 1000)


def test_the_front_desk_reads_no_sums(monthly: Desk) -> None:
    # Of 390 the front desk knows that it is 200 to 399: one such purchase leads to 400.
    key = add(monthly, "李四", phone="13812345678")
    sell(monthly, key, "390.00")
    (row,) = worklist.worklist(as_role(monthly, Role.FRONT_DESK))
    assert row.way is not None
    assert (row.way.amount_minor, row.way.gap) == (None, Decimal(0))
    assert row.phone == "138 **** 5678"


def test_nobody_is_on_the_list_whose_review_is_far_away(desk: Desk) -> None:
    grading.set_scheme(desk, scheme(review_every="year"))
    key = add(desk)
    sell(desk, key, "130.00")
    assert worklist.worklist(desk) == ()
    assert worklist.of_customer(desk, key) is None


def test_every_past_level_can_be_computed_again(monthly: Desk, clock: FixedClock) -> None:
    key = add(monthly)
    sell(monthly, key, "250.00")
    sell(monthly, key, "300.00")
    clock.move(days=61)
    reviews.run(monthly)
    grading.set_scheme(monthly, scheme(Dimension("frequency", 100, full=Decimal(2)), bounds=(0, 9)))
    told = level_history.timeline(monthly, key)
    assert [one.cause for one in told][::-1] == [step.cause for step in steps_of(monthly, key)]
    assert all(one.is_replayed for one in told)
    assert [(one.old_level, one.new_level) for one in told][:2] == [(1, 2), (3, 1)]
    first = told[-1]
    assert level_history.decision(monthly, first.id) == first
    assert first.dimensions[0].key == "amount"
    assert sum(one.contribution for one in first.dimensions) == pytest.approx(
        float(first.score) if first.score is not HIDDEN else 0, abs=0.01
    )


def test_the_front_desk_reads_reasons_without_sums(monthly: Desk) -> None:
    key = add(monthly)
    sell(monthly, key, "450.00")
    told = level_history.timeline(as_role(monthly, Role.FRONT_DESK), key)[0]
    assert told.score is HIDDEN
    (amount,) = told.dimensions
    assert (amount.raw, amount.points, amount.contribution) == (None, 40.0, 0.0)


def test_an_unknown_decision_is_refused(desk: Desk) -> None:
    with refusal("no_decision"):
        level_history.decision(desk, 7)


def test_a_scheme_that_would_have_known_correlates(desk: Desk, clock: FixedClock) -> None:
    clock.move(days=-500)
    keys = [add(desk, f"c{number}") for number in range(32)]
    for number, key in enumerate(keys):
        sell(desk, key, str(10 + 20 * number))
    clock.move(days=300)
    for number, key in enumerate(keys[4:], 4):
        sell(desk, key, str(1 + number))
    clock.move(days=200)
    found = backtest.compare(desk, scheme())
    assert found.until - found.day == timedelta(days=365)
    assert found.tried.is_enough
    assert found.tried.correlation == pytest.approx(0.9963, abs=0.003)
    assert sum(level.net_minor for level in found.tried.levels) == sum(
        100 * (1 + number) for number in range(4, 32)
    )
    assert sum(level.came_back for level in found.tried.levels) == 28
    assert found.in_force.customers == 32
    blind = backtest.compare(desk, scheme(Dimension("influence", 100, full=Decimal(5))))
    assert blind.tried.correlation is None
    assert not blind.tried.is_enough


def test_a_young_shop_has_too_little_to_say(desk: Desk) -> None:
    key = add(desk)
    sell(desk, key, "100.00")
    found = backtest.compare(desk, scheme())
    assert (found.tried.customers, found.tried.is_enough) == (0, False)
