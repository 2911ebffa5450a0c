"""What must hold of the rules for any input: no gap, no surprise, no way to lose by buying."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import count as count_from

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import facts, money, periods, scheme_checks, scheme_toml, schemes, scoring
from app.domain.facts import Facts
from app.domain.periods import Period
from app.domain.schemes import Dimension, LevelRule, Scheme, Step
from app.errors import UserError
from tests.domain.rule_cases import some_facts, weighing

FEW = settings(max_examples=30)
SOME = settings(max_examples=50)
LEVELS = weighing([100]).levels

minors = st.integers(-money.MAX_MINOR, money.MAX_MINOR)
days = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@st.composite
def levels(draw: st.DrawFn) -> tuple[LevelRule, ...]:
    bounds = draw(st.sets(st.integers(1, 10_000), min_size=1, max_size=9))
    return tuple(
        LevelRule(rank, f"level {rank}", Decimal(bound).scaleb(-2))
        for rank, bound in enumerate(sorted({0, *bounds}), 1)
    )


@st.composite
def dimensions(draw: st.DrawFn) -> tuple[Dimension, ...]:
    keys = draw(st.lists(st.sampled_from(schemes.KEYS), min_size=1, unique=True))
    weights = schemes.balance(draw(st.lists(st.integers(0, 9), min_size=len(keys))))
    weights = schemes.balance(weights[: len(keys)])
    return tuple(draw(dimension(key, weights[place])) for place, key in enumerate(keys))


@st.composite
def dimension(draw: st.DrawFn, key: str, weight: int) -> Dimension:
    scale = draw(st.sampled_from(schemes.SCALES))
    floor, full = schemes.TYPICAL[key]
    if scale == "linear":
        full = draw(st.decimals(-500, 500, places=2).filter(lambda value: value != floor))
        if key != "recency":
            full = abs(full) + 1 + floor
    steps: tuple[Step, ...] = ()
    if scale == "steps":
        lowers = sorted(draw(st.sets(st.integers(-5, 500), min_size=1, max_size=4)))
        points = sorted(
            draw(st.sets(st.integers(0, 100), min_size=len(lowers), max_size=len(lowers)))
        )
        pairs = zip(lowers, points, strict=True)
        steps = tuple(Step(Decimal(lower), Decimal(given)) for lower, given in pairs)
    return Dimension(key, weight, scale, floor, full, steps)


@st.composite
def whole_schemes(draw: st.DrawFn) -> Scheme:
    return Scheme(
        name=draw(st.sampled_from(["brief", '引号"\\%_{}', "=1+1"])),
        dimensions=draw(dimensions()),
        levels=draw(levels()),
        window_days=draw(st.sampled_from([0, 12, 30, 365, 730])),
        frequency_counts=draw(st.sampled_from(["orders", "days"])),
        promote=draw(st.sampled_from(["at_once", "at_review"])),
        neutral_points=draw(st.integers(0, 100)),
    )


def random_facts(seed: int, count: int) -> Facts:
    draw = np.random.default_rng(seed)

    def or_missing(values: facts.Floats) -> facts.Floats:
        return np.where(draw.random(count) < 0.2, np.nan, values)

    return some_facts(
        count,
        amount_minor=draw.integers(-5_000, 1_500_000, count),
        frequency=draw.integers(0, 20, count),
        recency_days=or_missing(draw.integers(0, 400, count).astype(np.float64)),
        tenure_months=or_missing(draw.integers(0, 90, count).astype(np.float64)),
        diversity=draw.integers(0, 9, count),
        stability_blocks=draw.integers(0, 13, count),
        influence=or_missing(draw.integers(0, 6, count).astype(np.float64)),
        referrals=draw.integers(0, 7, count),
        potential=or_missing(draw.random(count) * 100),
        feedback=or_missing(1 + draw.random(count) * 4),
        lifetime_minor=draw.integers(0, 9_000_000, count),
    )


# Money


@SOME
@given(minors, st.integers(0, 3))
def test_written_money_reads_back(minor: int, decimals: int) -> None:
    assert money.parse_money(money.plain(minor, decimals), decimals) == minor
    assert money.to_minor(money.to_major(minor, decimals), decimals) == minor


@SOME
@given(st.text(max_size=12))
def test_any_text_is_an_amount_or_refused(text: str) -> None:
    refusals = []
    try:
        assert abs(money.parse_money(text)) <= money.MAX_MINOR
    except UserError as refused:
        refusals = [refused]
    assert all(refused.code == "bad_amount" and str(refused) for refused in refusals)


@SOME
@given(minors, st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
def test_parts_add_up(minor: int, weights: list[int]) -> None:
    parts = money.split(minor, weights)
    assert sum(parts) == minor
    assert parts == [-part for part in money.split(-minor, weights)]
    total = sum(weights) or len(weights)
    shares = weights if any(weights) else [1] * len(weights)
    for part, share in zip(parts, shares, strict=True):
        assert abs(part * total - minor * share) < total


@SOME
@given(st.lists(st.integers(0, 1000), min_size=1, max_size=10))
def test_balanced_weights_are_a_hundred(weights: list[int]) -> None:
    balanced = schemes.balance(weights)
    assert sum(balanced) == 100
    assert schemes.balance(balanced) == balanced
    pairs = list(zip(weights, balanced, strict=True))
    assert all(b <= d for a, b in pairs for c, d in pairs if a < c)


# Periods


@SOME
@given(days, days)
def test_whole_months_agree_with_adding_months(one: date, other: date) -> None:
    start, end = sorted((one, other))
    months = periods.whole_months(start, end)
    assert periods.add_months(start, months) <= end < periods.add_months(start, months + 1)
    known = facts.tenure_months(
        np.array([facts.day_number(start)]), np.array([-1]), facts.day_number(end)
    )
    assert known.tolist() == [months]


@FEW
@given(days, st.sampled_from(Period), days)
def test_reviews_by_anniversary_never_leave_their_own_day(
    anchor: date, period: Period, day: date
) -> None:
    """Whatever day somebody is reviewed on, the next is the first whole period behind it."""
    due = periods.next_review(day, period, "anniversary", anchor)
    wanted = (periods.add_months(anchor, count * period.months) for count in count_from(1))
    assert due == next(one for one in wanted if one > day)


@FEW
@given(days, st.sampled_from(Period), st.sampled_from(["calendar", "anniversary"]))
def test_the_next_review_lies_behind_the_last(last: date, period: Period, basis: str) -> None:
    due = periods.next_review(last, period, basis)
    assert last < due <= periods.add_months(last, period.months)


# Points, scores, levels


@FEW
@given(whole_schemes(), st.integers(0, 10**6))
def test_one_alone_scores_bit_for_bit_as_among_all(scheme: Scheme, seed: int) -> None:
    everybody = random_facts(seed, 50)
    breaks = scoring.fit_breaks(scheme, everybody)
    points = scoring.points_matrix(scheme, everybody, breaks)
    score = scoring.scores(scheme, points)
    rank = scoring.level_ranks(scheme, score, everybody.lifetime_minor)
    backed = scoring.confidence(scheme, points.missing)
    assert np.all((points.points >= 0) & (points.points <= 100))
    assert np.all((score >= 0) & (score <= 100 + 1e-9))
    for row in range(0, 50, 7):
        alone = scoring.working(scheme, everybody.take(np.array([row])), breaks)
        assert (alone.score, alone.rank, alone.confidence) == (score[row], rank[row], backed[row])
        assert abs(sum(part.contribution for part in alone.dimensions) - alone.score) < 1e-9
        stored = [[np.nan if part.raw is None else float(part.raw) for part in alone.dimensions]]
        replayed = scoring.points_of_raw(scheme, np.array(stored), breaks)
        assert scoring.scores(scheme, replayed)[0] == alone.score


@SOME
@given(whole_schemes(), st.integers(0, 10**6), st.integers(1, 900_000))
def test_more_never_lowers_the_score(scheme: Scheme, seed: int, more: int) -> None:
    before = random_facts(seed, 30)
    breaks = scoring.fit_breaks(scheme, before)
    after = replace(
        before,
        amount_minor=before.amount_minor + more,
        lifetime_minor=before.lifetime_minor + more,
        frequency=before.frequency + 1,
        diversity=before.diversity + 1,
    )
    points = scoring.points_matrix(scheme, before, breaks)
    more_points = scoring.points_matrix(scheme, after, breaks)
    assert np.all(more_points.points >= points.points)
    score, more_score = scoring.scores(scheme, points), scoring.scores(scheme, more_points)
    assert np.all(more_score >= score)
    rank = scoring.level_ranks(scheme, score, before.lifetime_minor)
    assert np.all(scoring.level_ranks(scheme, more_score, after.lifetime_minor) >= rank)


@SOME
@given(levels(), st.lists(st.floats(0, 100), max_size=30))
def test_bounds_cover_everything_without_gap_or_overlap(
    rules: tuple[LevelRule, ...], drawn: list[float]
) -> None:
    scheme = replace(weighing([100]), levels=rules)
    scheme_checks.check(scheme)
    bounds = [float(level.lower) for level in rules]
    score = np.array(sorted([*drawn, *bounds, 0.0, 100.0]))
    ranks = scoring.level_ranks(scheme, score, np.zeros(len(score), np.int64))
    assert np.all(np.diff(ranks) >= 0)
    for value, rank in zip(score.tolist(), ranks.tolist(), strict=True):
        holding = [
            number
            for number, lower in enumerate(bounds, 1)
            if lower <= value + 1e-9 and (number == len(bounds) or value + 1e-9 < bounds[number])
        ]
        assert holding == [rank]
    on_bounds = scoring.level_ranks(scheme, np.array(bounds), np.zeros(len(bounds), np.int64))
    assert on_bounds.tolist() == list(range(1, len(bounds) + 1))


@SOME
@given(st.floats(0, 100), st.integers(0, 10_000))
def test_a_shown_score_agrees_with_every_bound(score: float, hundredths: int) -> None:
    shown = scoring.shown(score)
    bound = Decimal(hundredths).scaleb(-2)
    rules = (LevelRule(1, "low", Decimal(0)), LevelRule(2, "high", bound))
    rank = scoring.level_ranks(
        replace(weighing([100]), levels=rules), np.array([score]), np.array([0])
    )
    assert (shown >= bound) == (rank[0] == 2)
    assert -1e-9 <= float(shown) - score + 0.01 <= 0.01 + 2e-9


@SOME
@given(st.integers(0, 10_000))
def test_a_bit_above_or_below_a_hundredth_is_shown_as_it(hundredths: int) -> None:
    exact = hundredths / 100
    wanted = Decimal(hundredths).scaleb(-2)
    for score in (np.nextafter(exact, -1), exact, np.nextafter(exact, 101)):
        assert scoring.shown(float(score)) == wanted
    assert scoring.shown(max(0.0, exact - 2e-9)) == max(Decimal(0), wanted - Decimal("0.01"))


@SOME
@given(st.lists(st.integers(0, 50), min_size=1, max_size=2500))
def test_percentiles_are_the_share_not_above(values: list[int]) -> None:
    active = np.array(values, np.int64) + 1
    dimension = Dimension("frequency", 100, "percentile")
    scheme = Scheme("x", (dimension,), LEVELS)
    everybody = some_facts(len(active), frequency=active)
    breaks = scoring.fit_breaks(scheme, everybody)
    assert len(breaks["frequency"]) == 1001
    points = scoring.points_matrix(scheme, everybody, breaks).points[:, 0]
    for value, given_points in zip(active[:20], points[:20], strict=True):
        share = int(np.sum(active <= value)) * 1000 // len(active)
        assert given_points == share / 10


# Schemes as files


@FEW
@given(whole_schemes())
def test_a_written_scheme_reads_back(scheme: Scheme) -> None:
    assert scheme_toml.parse(scheme_toml.dump(scheme)) == scheme
    assert scheme_toml.from_dict(scheme_toml.to_dict(scheme)) == scheme
    rounder = replace(scheme, levels=tuple(replace(x, lower=x.lower * 1) for x in scheme.levels))
    assert scheme_toml.canonical(rounder) == scheme_toml.canonical(scheme)
