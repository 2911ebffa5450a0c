"""Trials on arrays: the same figures as the full run, columns kept, warnings, histogram."""

from decimal import Decimal

import numpy as np
import pytest

from app.domain import scoring
from app.domain.facts import Facts
from app.domain.schemes import Dimension
from app.domain.what_if import Bench, Stand, histogram, warnings_of
from tests.services.shops import scheme, steps


def facts(*amounts: int) -> Facts:
    """Return customers who bought for so many whole units in one order."""
    count = len(amounts)
    zero, blank = np.zeros(count, np.int64), np.full(count, np.nan)
    amount = np.array(amounts, np.int64) * 100
    return Facts(
        customer_id=np.arange(1, count + 1),
        amount_minor=amount,
        frequency=(amount > 0).astype(np.int64),
        recency_days=blank,
        tenure_months=blank,
        diversity=zero + 1,
        stability_blocks=zero,
        influence=blank,
        referrals=zero,
        potential=blank,
        feedback=blank,
        lifetime_minor=amount,
        last_day=zero,
        first_day=zero,
    )


def bench(*amounts: int, official: tuple[int, ...], unknown: tuple[int, ...] = ()) -> Bench:
    count = len(amounts)
    known = np.array([at not in unknown for at in range(count)], np.bool_)
    return Bench(Stand(facts(*amounts), known, np.array(official, np.int64), np.zeros(count)))


def test_the_matrix_counts_from_old_to_new() -> None:
    out = bench(950, 450, 450, 10, official=(5, 2, 4, 0)).try_scheme(scheme())
    assert out.level.tolist() == [5, 3, 3, 1]
    assert out.moved.tolist() == [1, 2, 3]
    assert (out.risen, out.fallen, out.stayed, out.first) == (1, 1, 1, 1)
    assert out.before.tolist() == [1, 0, 1, 0, 1, 1]
    assert out.after.tolist() == [0, 1, 0, 2, 0, 1]
    assert out.cell(2, 3).tolist() == [1]


def test_who_has_no_fact_yet_is_nowhere() -> None:
    out = bench(950, 0, official=(5, 0), unknown=(1,)).try_scheme(scheme())
    assert out.level.tolist() == [5, 0]
    assert int(out.matrix.sum()) == 1
    assert histogram(out.score, out.rank).sum() == 1


def test_locked_levels_follow_no_scheme() -> None:
    stand = Stand(
        facts(950, 950),
        np.ones(2, np.bool_),
        np.array([1, 1]),
        np.zeros(2),
        locked=np.array([True, False]),
    )
    out = Bench(stand).try_scheme(scheme())
    assert out.level.tolist() == [1, 5]
    assert out.moved.tolist() == [1]


def test_a_kept_column_gives_the_same_bits_as_a_new_one() -> None:
    made = bench(*range(1, 900, 7), official=(1,) * 129)
    tried = [
        scheme(Dimension("amount", weight, scale), Dimension("diversity", 100 - weight))
        for weight in (0, 13, 60, 100)
        for scale in ("linear", "percentile")
    ]
    tried.append(scheme(Dimension("amount", 100, "steps", steps=steps((0, 1), (300, 77)))))
    for one in [*tried, *tried]:
        points = scoring.points_matrix(
            one, made.stand.facts, scoring.fit_breaks(one, made.stand.facts)
        )
        assert np.array_equal(made.try_scheme(one).score, scoring.scores(one, points))


def test_a_missing_fact_gets_the_neutral_points_of_the_trial() -> None:
    made = bench(500, official=(1,))
    for neutral in (0, 40):
        tried = scheme(Dimension("influence", 100), neutral_points=neutral)
        assert made.try_scheme(tried).score.tolist() == [neutral]


def test_many_scales_do_not_fill_the_memory() -> None:
    made = bench(500, official=(1,))
    for full in range(1, 120):
        made.try_scheme(scheme(Dimension("amount", 100, full=Decimal(full))))
    assert len(made._columns) == 40


@pytest.mark.parametrize(
    ("official", "kinds"),
    [((1, 1, 1), {("empty", 2), ("empty", 3), ("swollen", 1)}), ((), set())],
)
def test_warnings(official: tuple[int, ...], kinds: set[tuple[str, int]]) -> None:
    out = bench(*(10 for _ in official), official=official).try_scheme(scheme(bounds=(0, 50, 60)))
    assert {(one.kind, one.rank) for one in warnings_of(out)} == kinds


def test_the_share_of_a_swollen_level_is_told() -> None:
    out = bench(10, 10, 10, 900, official=(1,) * 4).try_scheme(scheme(bounds=(0, 50)))
    (one,) = warnings_of(out)
    assert (one.kind, one.rank, one.count, one.share_pct) == ("swollen", 1, 3, 75)
    assert warnings_of(out, swollen_pct=75) == ()


def test_a_bound_is_the_left_edge_of_its_bar() -> None:
    score = np.array([0.0, 2.5, 2.5 - 1e-12, 99.9, 100.0])
    bars = histogram(score, np.ones(5, np.int64))
    assert (bars[0], bars[1], bars[39]) == (1, 2, 2)


def test_contributions_add_up_to_the_score() -> None:
    made = bench(500, 77, official=(1, 1))
    tried = scheme(
        Dimension("amount", 70, full=Decimal(1000)), Dimension("diversity", 30, full=Decimal(6))
    )
    sums = sum(made.contributions(tried, np.array([0, 1])).values())
    assert np.allclose(sums, made.try_scheme(tried).score)


def test_borderline_knows_the_only_dimension_cannot_move() -> None:
    made = bench(500, official=(1,))
    only = scheme(Dimension("diversity", 100, full=Decimal(2)), bounds=(0, 50))
    assert made.borderline(only).tolist() == [False]
