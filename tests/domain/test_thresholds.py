"""Proposed bounds: full from the top, ties kept together, gaps named."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from app.domain.scheme_checks import check
from app.domain.schemes import LevelRule
from app.domain.thresholds import Budget, Limit, Proposed, Scores, propose, within
from app.errors import UserError
from tests.services.shops import scheme

LEVELS = tuple(
    LevelRule(rank, f"L{rank}", Decimal(bound)) for rank, bound in enumerate((0, 20, 40, 60, 80), 1)
)


def scores(*values: float, entered: tuple[int, ...] = ()) -> Scores:
    return Scores(
        np.array(values, np.float64),
        np.array(entered or (0,) * len(values), np.int64),
        np.zeros(0, np.int64),
    )


def counted(found: tuple[Proposed, ...], given_: Scores) -> list[int]:
    """Count levels as grading does."""
    bounds = np.array([float(one.lower) for one in found])
    rank = np.searchsorted(bounds, given_.score + 1e-9, side="right")
    rank = np.maximum(rank, given_.entered)
    return [int((rank == one.rank).sum()) for one in found]


def test_the_top_level_takes_as_many_as_wished() -> None:
    found = propose(LEVELS, scores(90, 81.4, 79.2, 70), {5: Limit(2)})
    assert (found[4].lower, found[4].customers) == (Decimal(80), 2)
    assert [one.lower for one in found[:4]] == [level.lower for level in LEVELS[:4]]


def test_a_share_is_cut_to_whole_customers() -> None:
    assert Limit(share_pct=Decimal(10)).most(1205) == 120
    assert Limit(count=7).most(1205) == 7


def test_equal_scores_stay_together_and_are_explained() -> None:
    found = propose(LEVELS, scores(95, 88, 88, 88, 50), {5: Limit(2)})
    top = found[4]
    assert top.customers == 1
    assert top.tie is not None
    assert (top.tie.score, top.tie.customers, top.tie.with_them) == (88, 3, 4)
    assert 88 < top.lower <= 95


def test_a_wide_gap_close_by_is_named() -> None:
    values = [99.0, 98.9, 98.8, 90.2, 90.1, 90.0, 20.0]
    found = propose(LEVELS, scores(*values), {5: Limit(5)})
    gap = found[4].gap
    assert gap is not None
    assert (gap.low, gap.high, gap.customers) == (90.2, 98.8, 3)


def test_a_wish_lower_down_pushes_no_bound_above_the_next() -> None:
    found = propose(LEVELS, scores(*range(1, 101)), {3: Limit(2), 2: Limit(share_pct=Decimal(50))})
    assert [one.customers for one in found[1:]] == [50, 2, 20, 21]
    assert counted(found, scores(*range(1, 101))) == [one.customers for one in found]


def test_levels_without_a_wish_give_way_downwards() -> None:
    found = propose(LEVELS, scores(*([3.0] * 90), 30, 35, 38), {5: Limit(1)})
    assert [one.lower for one in found] == sorted({one.lower for one in found})
    assert found[4].customers == 1


def test_direct_entry_fills_a_level_first() -> None:
    given_ = scores(10, 20, 90, 85, entered=(5, 0, 0, 0))
    found = propose(LEVELS, given_, {5: Limit(2)})
    assert found[4].customers == 2
    assert counted(found, given_) == [one.customers for one in found]
    with pytest.raises(UserError) as caught:
        propose(LEVELS, given_, {5: Limit(0)})
    assert caught.value.code == "threshold"


def test_a_budget_shortens_the_dearest_level_first() -> None:
    given_ = scores(*range(1, 101))
    budget = Budget(30_000, (0, 0, 0, 100, 200, 1000))
    found = within(LEVELS, given_, {}, budget)
    assert [one.customers for one in found] == [19, 20, 20, 20, 21]
    tight = within(LEVELS, given_, {}, Budget(15_000, budget.cost_minor))
    assert budget.cost(tight) <= 15_000
    assert [one.customers for one in tight] == [19, 20, 20, 35, 6]
    assert counted(tight, given_) == [one.customers for one in tight]
    with pytest.raises(UserError):
        within(LEVELS, given_, {}, Budget(50, (0, 1, 1, 1, 1, 1)))


def test_a_budget_keeps_the_wishes_too() -> None:
    given_ = scores(*range(1, 101))
    budget = Budget(6_000, (0, 0, 0, 100, 200, 1000))
    found = within(LEVELS, given_, {4: Limit(5)}, budget)
    assert found[3].customers <= 5
    assert budget.cost(found) <= 6_000


def test_a_tiny_bound_above_leaves_room_below() -> None:
    found = propose(LEVELS, scores(0.9, 0.8, 0.7), {5: Limit(1)})
    assert [one.lower for one in found] == sorted({one.lower for one in found})
    assert found[4].customers == 1


def test_a_budget_that_no_bound_can_keep_is_refused() -> None:
    with pytest.raises(UserError) as caught:
        within(LEVELS, scores(50, 60), {}, Budget(0, (0, 5, 5, 5, 5, 5)))
    assert caught.value.code == "threshold"


def test_what_cannot_be_wished_is_refused() -> None:
    for rank, values in ((1, (50.0,)), (6, (50.0,)), (5, (100.0, 100.0))):
        with pytest.raises(UserError) as caught:
            propose(LEVELS, scores(*values), {rank: Limit(1)})
        what, advice = caught.value.sentences()
        assert what
        assert advice


@given(
    st.lists(st.integers(0, 1000).map(lambda tenths: tenths / 10), max_size=60),
    st.dictionaries(st.integers(2, 5), st.integers(0, 30), min_size=1),
    st.sampled_from(range(6)),
)
def test_no_level_ever_holds_more_than_wished(
    values: list[float], wishes: dict[int, int], entry: int
) -> None:
    given_ = scores(
        *values, entered=tuple(entry if at % 7 == 3 else 0 for at, _ in enumerate(values))
    )
    limits = {rank: Limit(count) for rank, count in wishes.items()}
    try:
        found = propose(LEVELS, given_, limits)
    except UserError:  # equal top scores, or a direct entry, that are more than wished
        reject()
    levels = tuple(LevelRule(one.rank, f"L{one.rank}", one.lower) for one in found)
    check(scheme(levels=levels))
    assert counted(found, given_) == [one.customers for one in found]
    for rank, most in wishes.items():
        assert found[rank - 1].customers <= most


@given(
    st.lists(st.integers(0, 1000).map(lambda tenths: tenths / 10), max_size=40),
    st.lists(st.integers(0, 50), min_size=6, max_size=6),
    st.integers(0, 1500),
)
def test_a_budget_is_kept_or_refused(values: list[float], costs: list[int], most: int) -> None:
    given_ = scores(*values)
    budget = Budget(most, (0, *costs[1:]))
    try:
        found = within(LEVELS, given_, {}, budget)
    except UserError:  # dear lower levels or equal top scores may leave no way
        reject()
    assert budget.cost(found) <= most
    assert counted(found, given_) == [one.customers for one in found]
