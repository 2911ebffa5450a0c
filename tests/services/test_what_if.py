"""Trials: equal to the preview, and to what applying then does, mover for mover."""

import gzip
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.access import Role
from app.domain.benefits import BenefitEntry
from app.domain.schemes import Dimension, LevelRule, Scheme, balance
from app.domain.thresholds import Limit
from app.errors import NotAllowedError
from app.services import batches, benefits, grading, overrides, star_table, what_if
from app.services.desk import Desk
from app.services.grading import Preview
from app.services.holds import GIFT
from app.services.overrides import OverrideEntry
from app.services.star_table import View
from app.services.what_if import Trial
from tests.services.shops import (
    PERCENTILE,
    FixedClock,
    add,
    as_role,
    digest,
    grade_of,
    open_copy,
    refusal,
    scheme,
    sell,
    shop_of,
    steps,
    take_back,
    take_in,
)


@pytest.fixture(scope="module")
def filled(new_shop: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a shop with customers of every kind: none, some and many purchases, one return."""
    folder = tmp_path_factory.mktemp("filled") / "shop"
    clock = FixedClock()
    desk = open_copy(new_shop, folder, clock)
    for at in range(14):
        key = add(desk, f"c{at:02d}", number=f"N{at:02d}", influence=float(at % 6) or None)
        for sale in range(at % 7):
            done = sell(desk, key, f"{at * 37 + sale * 11 + 1}.00", category=f"k{sale % 4}")
            if at == 6 and not sale:
                take_back(desk, done.document)
        clock.move(days=9)
    overrides.set_level(desk, OverrideEntry(6, 4, "pinned by the owner", "a letter"))
    overrides.set_level(desk, OverrideEntry(4, 3, "welcome gift", kind=GIFT))
    desk.close()
    return folder


@pytest.fixture
def shop(filled: Path, tmp_path: Path) -> Iterator[Desk]:
    clock = FixedClock()
    clock.move(days=150)
    desk = open_copy(filled, tmp_path / "filled", clock)
    yield desk
    desk.close()


KEYS = ("amount", "frequency", "recency", "tenure", "diversity", "stability", "influence")


@st.composite
def schemes_(draw: st.DrawFn) -> Scheme:
    keys = draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=5, unique=True))
    weights = balance([draw(st.integers(1, 9)) for _ in keys])
    dimensions = []
    for key, weight in zip(keys, weights, strict=True):
        scale = draw(st.sampled_from(("linear", "steps", "percentile")))
        if scale == "linear":
            full = Decimal(draw(st.integers(1, 900))) if key != "recency" else Decimal(0)
            floor = Decimal(120) if key == "recency" else Decimal(0)
            dimensions.append(Dimension(key, weight, floor=floor, full=full))
        elif scale == "steps":
            dimensions.append(
                Dimension(key, weight, "steps", steps=steps((0, 5), (2, 40), (100, 90)))
            )
        else:
            dimensions.append(Dimension(key, weight, "percentile"))
    bounds = draw(st.sets(st.integers(1, 99), min_size=1, max_size=5))
    entry = draw(st.sampled_from((None, 30_000)))
    levels = [LevelRule(1, "L1", Decimal(0))]
    for rank, bound in enumerate(sorted(bounds), 2):
        is_top = rank == len(bounds) + 1
        levels.append(
            LevelRule(
                rank, f"L{rank}", Decimal(bound), direct_entry_minor=entry if is_top else None
            )
        )
    return scheme(
        *dimensions,
        levels=tuple(levels),
        window_days=draw(st.sampled_from((0, 60, 365))),
        neutral_points=draw(st.sampled_from((0, 30))),
        frequency_counts=draw(st.sampled_from(("orders", "days"))),
    )


def movers(found: Preview | Trial) -> set[tuple[int, int, int, object]]:
    return {(one.id, one.old_level, one.new_level, one.score) for one in found.movers}


@given(wanted=st.lists(schemes_(), min_size=2, max_size=3))
@settings(max_examples=25)
def test_a_trial_is_the_preview_and_what_applying_does(filled: Path, wanted: list[Scheme]) -> None:
    with shop_of(filled) as (desk, clock):
        clock.move(days=150)
        session = what_if.open_session(desk)
        for tried in wanted:  # one session for all: what it keeps must not leak into the next
            trial = what_if.try_scheme(session, tried)
            seen = grading.preview(desk, tried)
            assert trial.matrix == seen.matrix
            assert movers(trial) == movers(seen)
            assert (trial.moved, trial.customers) == (seen.moved, seen.customers)
            assert trial.risen + trial.fallen + trial.first == trial.moved
            assert trial.moved + trial.stayed == trial.customers
        before = digest(desk)
        old = {key: grade_of(desk, key).get("level", 0) for key in range(1, 15)}
        done = grading.set_scheme(desk, wanted[-1])
        assert done.value.changed == trial.moved
        for key, was in old.items():
            grade = grade_of(desk, key)
            mover = next((one for one in trial.movers if one.id == key), None)
            assert (mover is not None) == (was != grade["level"])
            if mover:
                assert mover.new_level == grade["level"]
        batches.undo(desk, done.batch or 0)
        assert digest(desk) == before


def test_the_session_is_for_who_may_edit_the_scheme(shop: Desk) -> None:
    for role in (Role.FRONT_DESK, Role.ACCOUNTANT):
        with pytest.raises(NotAllowedError):
            what_if.open_session(as_role(shop, role))
    assert what_if.open_session(as_role(shop, Role.MANAGER)).version == 1


def test_a_trial_names_movers_of_a_cell_and_says_what_moved_them(shop: Desk) -> None:
    session = what_if.open_session(shop)
    trial = what_if.try_scheme(session, scheme())
    assert trial.movers
    some = trial.movers[0]
    cell = what_if.movers_in(session, trial, some.old_level, some.new_level)
    assert some in cell
    assert len(cell) == trial.matrix[some.old_level][some.new_level]
    scores = [one.score for one in cell]
    assert scores == sorted(scores, reverse=True)  # type: ignore[type-var] # the owner sees them
    assert some.reason == "amount"
    assert sum(trial.bars) == trial.customers
    assert trial.milliseconds >= 0


def test_who_rises_rises_for_what_gives_more_now(shop: Desk) -> None:
    session = what_if.open_session(shop)
    first, second, *rest = session.in_force.dimensions
    shift = min(first.weight, second.weight) // 2
    weighed = [replace(first, weight=first.weight - shift)]
    weighed += [replace(second, weight=second.weight + shift), *rest]
    trial = what_if.try_scheme(session, replace(session.in_force, dimensions=tuple(weighed)))
    told = [one for one in trial.movers if one.reason not in {"bound", "score"}]
    assert told
    for one in told:
        assert isinstance(one.change, Decimal)
        assert (one.change > 0) == (one.new_level > one.old_level)


def test_a_level_that_waited_for_its_review_follows_the_score_and_no_bound(
    desk: Desk, clock: FixedClock
) -> None:
    grading.set_scheme(desk, scheme(window_days=30))
    key = add(desk)
    sell(desk, key, "900.00")
    clock.move(days=60)
    grading.catch_up(desk)
    trial = what_if.try_scheme(what_if.open_session(desk), scheme(window_days=30, protect_days=9))
    (mover,) = trial.movers
    assert (mover.id, mover.old_level, mover.new_level, mover.reason) == (key, 5, 1, "score")


def test_a_bound_alone_is_the_reason_where_no_score_moves(shop: Desk) -> None:
    grading.set_scheme(shop, scheme())
    session = what_if.open_session(shop)
    trial = what_if.try_scheme(session, scheme(bounds=(0, 1, 2, 3, 4)))
    assert {one.reason for one in trial.movers} == {"bound"}
    assert all(one.old_score == one.score for one in trial.movers)


def test_an_empty_and_a_swollen_level_are_warned_of(shop: Desk) -> None:
    session = what_if.open_session(shop)
    hard = scheme(Dimension("amount", 100, full=Decimal(10**6)), bounds=(0, 99, 100))
    trial = what_if.try_scheme(session, hard)
    kinds = {(one.kind, one.rank) for one in trial.warnings}
    assert ("swollen", 1) in kinds
    assert ("empty", 2) in kinds


def test_a_scheme_that_cannot_grade_is_refused(shop: Desk) -> None:
    session = what_if.open_session(shop)
    with refusal("scheme_weights", "weights"):
        what_if.try_scheme(session, scheme(Dimension("amount", 60)))


def test_an_empty_shop_can_be_tried_on(desk: Desk) -> None:
    session = what_if.open_session(desk)
    trial = what_if.try_scheme(session, PERCENTILE)
    assert (trial.customers, trial.matrix, trial.warnings, trial.movers) == (0, {}, (), ())
    assert what_if.borderline(session, trial).count == 0
    assert [one.customers for one in what_if.propose(session, scheme(), {5: Limit(3)})] == [0] * 5


def test_borderline_finds_who_one_order_keeps_on_a_level(desk: Desk) -> None:
    one, safe = add(desk, "one"), add(desk, "safe")
    for _ in range(2):
        sell(desk, one, "110.00")
    for _ in range(9):
        sell(desk, safe, "101.00")
    session = what_if.open_session(desk)
    tried = what_if.try_scheme(session, scheme())
    found = what_if.borderline(session, tried)
    assert (found.count, [row.id for row in found.customers]) == (1, [one])


def test_a_weight_that_moves_by_five_is_looked_at_both_ways(desk: Desk) -> None:
    key = add(desk)
    sell(desk, key, "500.00")  # 50 points of the amount, 1 of 2 orders are 50 too
    sell(desk, add(desk, "zero"), "0.01")
    wanted = scheme(
        Dimension("amount", 60, full=Decimal(1000)),
        Dimension("diversity", 40, full=Decimal(2)),
        bounds=(0, 29),
    )
    session = what_if.open_session(desk)
    trial = what_if.try_scheme(session, wanted)  # 50 at 60 and 0 at 40 are 30; at 55 it is 27.5
    assert [row.id for row in what_if.borderline(session, trial).customers] == [key]


def test_a_proposal_holds_what_was_wished_when_it_is_applied(shop: Desk) -> None:
    session = what_if.open_session(shop)
    base = scheme(Dimension("amount", 100, full=Decimal(9000)))
    proposed = what_if.propose(session, base, {5: Limit(2), 4: Limit(share_pct=Decimal(20))})
    levels = tuple(
        LevelRule(level.stars, level.name, one.lower)
        for level, one in zip(base.levels, proposed, strict=True)
    )
    trial = what_if.try_scheme(session, replace(base, levels=levels))
    assert trial.after[1:] == tuple(one.customers for one in proposed)
    assert trial.after[5] <= 2
    assert trial.after[4] <= trial.customers // 5


def levels_of(desk: Desk) -> dict[int, int]:
    ids = star_table.list_ids(desk, View()).tolist()
    return {row.id: row.level or 0 for row in star_table.rows(desk, ids)}


def test_online_retail_is_previewed_as_it_is_applied_and_reverted(
    new_shop: Path, tmp_path: Path, shared_data: Path
) -> None:
    folder = shared_data / "online_retail"
    day = date(2011, 12, 9)
    desk = open_copy(new_shop, tmp_path / "retail", FixedClock(day))
    brief = scheme(
        Dimension("amount", 60, full=Decimal(4000)),
        Dimension("frequency", 30, full=Decimal(12)),
        Dimension("diversity", 10, full=Decimal(6)),
    )
    grading.set_scheme(desk, brief)
    file = tmp_path / "canonical_small.csv"
    file.write_bytes(gzip.decompress((folder / "canonical_small.csv.gz").read_bytes()))
    take_in(desk, file)
    before = digest(desk)
    session = what_if.open_session(desk)
    other = scheme(
        Dimension("amount", 40, "percentile"),
        Dimension("frequency", 45, full=Decimal(9)),
        Dimension("recency", 15, floor=Decimal(120), full=Decimal(0)),
        bounds=(0, 25, 45, 62, 78),
    )
    trial = what_if.try_scheme(session, other, names=10_000)
    seen = grading.preview(desk, other, most=None)
    assert movers(trial) == movers(seen)
    assert trial.matrix == seen.matrix
    old = levels_of(desk)
    done = grading.set_scheme(desk, other)
    new = levels_of(desk)
    moved = {key: (old[key], new[key]) for key in old if old[key] != new[key]}
    assert moved == {one.id: (one.old_level, one.new_level) for one in trial.movers}
    assert trial.moved > 50
    batches.undo(desk, done.batch or 0)
    assert digest(desk) == before
    desk.close()


def test_the_yearly_cost_of_benefits_follows_the_counts(desk: Desk) -> None:
    for at in range(4):
        sell(desk, add(desk, f"c{at}"), "100.00")
    grading.set_scheme(desk, scheme(Dimension("amount", 100, full=Decimal(10**6))))
    session = what_if.open_session(desk)
    assert what_if.try_scheme(session, scheme()).costs == what_if.Costs(0, 0, (0,) * 6)
    benefits.add(desk, BenefitEntry(level=2, text="tea", upward=True, cost_minor=500))
    session = what_if.open_session(desk)
    raised = what_if.try_scheme(session, scheme(bounds=(0, 5, 95)))
    assert raised.costs == what_if.Costs(0, 2000, (0, 0, 2000, 0))
