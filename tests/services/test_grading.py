"""Grading for people: runs, explanations, replay, and one customer as in a full run."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import scoring
from app.domain.access import Role
from app.domain.schemes import TYPICAL, Dimension, LevelRule, Scheme
from app.models import grades
from app.services import batches, customers, grader, grading
from app.services.desk import Desk
from app.services.redaction import HIDDEN
from app.services.schemes import rules_of
from tests.services.shops import (
    DAY,
    PERCENTILE,
    FixedClock,
    add,
    as_role,
    audit_of,
    edit,
    grade_of,
    scheme,
    sell,
    shop_of,
    steps,
    steps_of,
    take_back,
    take_in,
    troubles,
    write_csv,
)


def table(desk: Desk) -> list[list[float]]:
    """Return every grade as stored."""
    with desk.read() as work:
        return [list(row) for row in grades.table(work.connection, None).tolist()]


def test_an_empty_shop_is_graded_in_no_time(desk: Desk) -> None:
    report = grading.regrade(desk).value
    assert (report.customers, report.changed) == (0, 0)
    grading.set_scheme(desk, PERCENTILE)
    assert grading.preview(desk, scheme()).matrix == {}
    assert grading.regrade(desk).value.customers == 0
    assert troubles(desk) == []


def test_twice_the_same_day_gives_the_same(desk: Desk) -> None:
    for at in range(5):
        sell(desk, add(desk, f"c{at}"), f"{at * 2000 + 100}.00")
    done = grading.regrade(desk)
    assert done.changes.all_customers
    before = table(desk)
    second = grading.regrade(desk).value
    assert (second.customers, second.changed) == (5, 0)
    assert second.seconds >= 0
    assert table(desk) == before
    assert audit_of(desk)[0].act == "regrade"


@pytest.mark.parametrize(
    ("amount", "rank"),
    [("0.01", 1), ("199.99", 1), ("200.00", 2), ("399.99", 2), ("400.00", 3), ("9999.00", 5)],
)
def test_the_first_purchase_on_and_beside_the_bound(desk: Desk, amount: str, rank: int) -> None:
    grading.set_scheme(desk, scheme())
    key = add(desk)
    assert sell(desk, key, amount).level_after == rank
    shown = grading.explain(desk, key)
    assert shown.score == min(Decimal(100), Decimal(int(Decimal(amount) * 10)) / 100)
    assert (shown.level, shown.live_level) == (rank, rank)


def test_below_nothing_is_the_lowest_level(desk: Desk, csv_file: Callable[..., Path]) -> None:
    take_in(desk, csv_file([["customer", "date", "amount"], ["7", "2024-03-01", "-500.00"]]))
    key = customers.id_of(desk, "7")
    assert (grade_of(desk, key)["level"], grade_of(desk, key)["amount_minor"]) == (1, -50_000)
    assert grading.explain(desk, key).score == 0


def test_a_lifetime_enters_a_level_directly(desk: Desk) -> None:
    levels = (
        LevelRule(1, "normal", Decimal(0)),
        LevelRule(2, "VIP", Decimal(90), direct_entry_minor=1_000_000),
        LevelRule(3, "senior VIP", Decimal(95), direct_entry_minor=5_000_000),
    )
    grading.set_scheme(desk, scheme(levels=levels, window_days=30))
    key = add(desk, joined=date(2020, 1, 1))
    assert sell(desk, key, "9999.99", day=date(2021, 1, 1)).level_after == 1
    assert sell(desk, key, "0.01", day=date(2021, 1, 1)).level_after == 2
    receipt = sell(desk, key, "40000.00", day=date(2021, 1, 2))
    assert receipt.level_name == "senior VIP"
    assert grading.regrade(desk).value.changed == 0
    assert take_back(desk, receipt.document).level_after == 2
    assert troubles(desk) == []


def test_every_level_change_has_its_cause_and_its_working(desk: Desk, clock: FixedClock) -> None:
    grading.set_scheme(desk, scheme())
    key = add(desk, "a", joined=date(2020, 1, 1))
    receipt = sell(desk, key, "450.00")
    take_back(desk, receipt.document)
    sell(desk, key, "650.00")
    batch = grading.set_scheme(desk, scheme(bounds=(0, 50))).batch
    clock.move(days=1)
    batches.undo(desk, batch or 0)
    found = steps_of(desk, key)
    assert [(step.cause, step.old_level, step.new_level) for step in found] == [
        ("first_grading", 0, 1),
        ("promotion_at_once", 1, 3),
        ("return_reversed", 3, 1),
        ("promotion_at_once", 1, 4),
        ("scheme_applied", 4, 2),
        ("undo", 2, 4),
    ]
    assert [step.actor for step in found] == ["owner"] * 6
    for step in found[:5]:
        replayed(desk, step)
    assert [step.cause for step in grading.explain(desk, key).history][-1] == "undo"
    assert troubles(desk) == []


def replayed(desk: Desk, step: Any) -> None:  # noqa: ANN401 - a history row
    """Compute a stored decision again from what was stored beside it, and compare."""
    body = json.loads(step.working)
    with desk.read() as work:
        rules = rules_of(work, step.version)
    raw = np.array([[np.nan if value is None else value for value in body["raw"]]])
    points = scoring.points_of_raw(rules.scheme, raw, rules.breaks)
    score = scoring.scores(rules.scheme, points)
    lifetime = np.array([body["lifetime_minor"]])
    assert points.points[0].tolist() == body["points"]
    assert score[0] == step.score
    rank = scoring.level_ranks(rules.scheme, score, lifetime)[0]
    assert rank == step.new_level


def test_an_explanation_adds_up(desk: Desk) -> None:
    key = add(desk, "李雷", number="007")
    sell(desk, key, "4000.00", category="tea")
    why = grading.explain(desk, key)
    assert (why.number, why.name, why.scheme_name, why.scheme_version) == (
        "007",
        "李雷",
        "Five stars",
        1,
    )
    assert [line.key for line in why.dimensions] == ["amount", "frequency", "diversity"]
    assert why.score == scoring.shown(sum(line.contribution for line in why.dimensions))
    assert (why.level, why.stars, why.live_stars, why.confidence) == (2, 2, 2, 100)
    assert why.level_name == "Two stars"
    assert why.next_level is not None
    assert why.next_level.rank == 3
    assert why.next_level.amount_minor
    needed = why.next_level.amount_minor
    assert not why.amounts_hidden
    assert sell(desk, key, str(Decimal(needed - 1) / 100), category="tea").level_after == 3


def test_an_explanation_names_the_level_above_the_one_held(desk: Desk, clock: FixedClock) -> None:
    grading.set_scheme(desk, scheme())
    key = add(desk)
    sell(desk, key, "450.00")
    clock.move(days=400)
    grading.regrade(desk)
    why = grading.explain(desk, key)
    assert (why.level, why.live_level) == (3, 1)
    assert why.next_level is not None
    assert why.next_level.rank == 4
    sell(desk, key, "5000.00")
    assert grading.explain(desk, key).next_level is None
    front = as_role(desk, Role.FRONT_DESK)
    assert grading.explain(front, key).next_level is None


def test_the_front_desk_learns_no_amount_from_an_explanation(desk: Desk) -> None:
    front = as_role(desk, Role.FRONT_DESK)
    told = set()
    for cents in range(400_000, 500_000, 9_999):
        key = add(desk)
        sell(desk, key, str(Decimal(cents) / 100), category="tea")
        why = grading.explain(front, key)
        amount = next(line for line in why.dimensions if line.key == "amount")
        assert why.amounts_hidden
        assert why.score is HIDDEN
        assert amount.raw is None
        assert {line.contribution for line in why.dimensions} == {0.0}
        assert all(line.points % 20 == 0 for line in why.dimensions)
        assert why.next_level is not None
        assert why.next_level.amount_minor is None
        assert why.next_level.gap == 0
        told.add((why.dimensions, why.next_level.visits, why.confidence))
    # Of ten different amounts the front desk can tell apart what visits may tell, not more.
    assert len({line for line, _, _ in told}) == 1
    assert len(told) < 5


def test_percentile_points_are_fixed_at_the_last_full_run(desk: Desk) -> None:
    grading.set_scheme(desk, PERCENTILE)
    keys = [add(desk, f"c{at}") for at in range(5)]
    for at, key in enumerate(keys):
        sell(desk, key, f"{at + 1}00.00")
    grading.regrade(desk)
    before = {key: grade_of(desk, key)["score"] for key in keys[1:]}
    with desk.read() as work:
        points = {key: line.tolist() for key, line in rules_of(work).breaks.items()}
    assert sell(desk, keys[0], "9000.00").score_after == 100
    assert {key: grade_of(desk, key)["score"] for key in keys[1:]} == before
    with desk.read() as work:
        assert {key: line.tolist() for key, line in rules_of(work).breaks.items()} == points
    grading.regrade(desk)
    assert {key: grade_of(desk, key)["score"] for key in keys[1:]} != before


def test_a_dimension_without_values_waits_for_the_next_full_run(desk: Desk) -> None:
    grading.set_scheme(
        desk,
        scheme(Dimension("amount", 50, "percentile"), Dimension("influence", 50, "percentile")),
    )
    a, b = add(desk, "a"), add(desk, "b")
    sell(desk, a, "10.00")
    sell(desk, b, "20.00")
    grading.regrade(desk)
    with desk.read() as work:
        points = {key: len(line) for key, line in rules_of(work).breaks.items()}
        assert points == {"amount": 1001, "influence": 0}
        assert not rules_of(work).lacks_breaks
    edit(desk, a, influence=3)
    score = grade_of(desk, a)["score"]
    assert grading.explain(desk, a).confidence == 50
    grading.regrade(desk)
    assert grade_of(desk, a)["score"] == score + 50


def test_when_nobody_is_active_any_more_the_break_points_go(desk: Desk, clock: FixedClock) -> None:
    grading.set_scheme(desk, PERCENTILE)
    key = add(desk)
    sell(desk, key, "10.00")
    clock.move(days=400)
    grading.regrade(desk)
    with desk.read() as work:
        assert rules_of(work).lacks_breaks
    score = sell(desk, key, "10.00").score_after
    assert score == 100
    grading.regrade(desk)
    assert grade_of(desk, key)["score"] == 100


KEYS = [key for key in TYPICAL if key != "feedback"]


STEPS = steps((0, 0), (1, 30), (3, 60), (100, 100))


@st.composite
def any_scheme(draw: st.DrawFn) -> Scheme:
    """Return a scheme of some dimensions with scales of every kind."""
    keys = draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=5, unique=True))
    weights = [100 // len(keys)] * len(keys)
    weights[0] += 100 - sum(weights)
    dimensions = []
    for key, weight in zip(keys, weights, strict=True):
        scale = draw(st.sampled_from(["linear", "steps", "percentile"]))
        full = Decimal(0) if key == "recency" else Decimal(draw(st.sampled_from([2, 5, 300])))
        floor = Decimal(180) if key == "recency" else Decimal(0)
        given_steps = STEPS if scale == "steps" else ()
        dimensions.append(Dimension(key, weight, scale, floor, full, given_steps))
    return replace(
        scheme(*dimensions),
        window_days=draw(st.sampled_from([0, 30, 365])),
        frequency_counts=draw(st.sampled_from(["orders", "days"])),
        promote=draw(st.sampled_from(["at_once", "at_review"])),
        neutral_points=draw(st.sampled_from([0, 50])),
    )


SALES = st.tuples(
    st.integers(0, 3),
    st.sampled_from(["0.01", "100.00", "250.00", "333.33"]),
    st.sampled_from(["", "tea", "cups"]),
    st.sampled_from([0, 0, 1, 29, 30, 200]),
    st.booleans(),
)


@given(rules=any_scheme(), acts=st.lists(SALES, min_size=1, max_size=8))
@settings(max_examples=12)
def test_incremental_equals_full_for_all_scales_and_dimensions(
    new_shop: Path, rules: Scheme, acts: list[tuple[int, str, str, int, bool]]
) -> None:
    with shop_of(new_shop) as (desk, clock):
        a = add(desk, "a", influence=3, joined=date(2021, 2, 28))
        b = add(desk, "b", potential=70, referrer_id=a)
        c = add(desk, "c", joined=DAY, referrer_id=a)
        people = [a, b, c, None]
        lists = write_csv(
            desk.paths.temporary / "a.csv", [["number", "name", "amount"], ["o", "o", "77"]]
        )
        take_in(desk, lists)
        grading.set_scheme(desk, rules)
        for who, amount, category, days, is_returned in acts:
            clock.move(days=days)
            if days:
                grading.regrade(desk)
            receipt = sell(desk, people[who], amount, category=category)
            compare_with_full(desk)
            if is_returned:
                take_back(desk, receipt.document, "0.01")
                compare_with_full(desk)
        assert troubles(desk) == []


def compare_with_full(desk: Desk) -> None:
    """Hold what is stored after one act to a full run under the same break-points."""
    before = table(desk)
    with desk.work() as work:
        result = grader.run(work, rules_of(work), grader.Why(), refit=False)
    assert (result.rewritten, result.levels_changed) == (0, 0)
    assert table(desk) == before
