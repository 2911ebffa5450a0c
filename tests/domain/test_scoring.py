"""The working of one score, percentiles over time, and how long a whole shop takes."""

import time
from decimal import Decimal

import numpy as np

from app.domain import scoring
from app.domain.schemes import KEYS, TYPICAL, Dimension, Scheme
from app.domain.scoring import DimensionWorking
from app.domain.templates import template
from tests.domain.rule_cases import ints, some_facts

LEVELS = template().levels


def test_the_working_of_one_score() -> None:
    scheme = Scheme(
        "x",
        (
            Dimension("amount", 60, full=Decimal(4000)),
            Dimension("stability", 30),
            Dimension("recency", 10, floor=Decimal(180), full=Decimal(0)),
        ),
        LEVELS,
        neutral_points=50,
    )
    known = some_facts(amount_minor=[125_000], stability_blocks=[6], lifetime_minor=[125_000])
    found = scoring.working(scheme, known, None)
    assert found.dimensions == (
        DimensionWorking("amount", Decimal(1250), 31.25, 60, 18.75, missing=False),
        DimensionWorking("stability", Decimal(50), 50.0, 30, 15.0, missing=False),
        DimensionWorking("recency", None, 50.0, 10, 5.0, missing=True),
    )
    assert str(scoring.shown(found.score)) == "38.75"
    assert (found.rank, found.confidence) == (2, 90)


def test_every_dimension_reads_its_own_fact() -> None:
    scheme = Scheme("x", tuple(Dimension(key, 10, "linear", *TYPICAL[key]) for key in KEYS), LEVELS)
    known = some_facts(
        amount_minor=[250_000],
        frequency=[3],
        recency_days=[45.0],
        tenure_months=[30.0],
        diversity=[3],
        stability_blocks=[9],
        influence=[4.0],
        referrals=[2],
        potential=[65.0],
        feedback=[4.0],
    )
    raw = scoring.raw_matrix(scheme, known)
    assert raw.tolist() == [[2500, 3, 45, 2.5, 3, 75, 4, 2, 65, 4]]
    points = scoring.points_matrix(scheme, known)
    assert points.points.tolist() == [[25, 25, 75, 50, 50, 75, 80, 40, 65, 75]]
    assert scoring.scores(scheme, points).tolist() == [56]


def test_yen_are_not_cents() -> None:
    scheme = Scheme("x", (Dimension("amount", 100, full=Decimal(10000)),), LEVELS)
    known = some_facts(amount_minor=[5000])
    assert scoring.working(scheme, known, None, decimals=0).score == 50
    assert scoring.working(scheme, known, None, decimals=2).score == 0.5


def test_one_sale_does_not_rank_everybody_anew() -> None:
    scheme = Scheme("x", (Dimension("amount", 100, "percentile"),), LEVELS)
    before = some_facts(4, amount_minor=ints(100, 200, 300, 400), frequency=ints(1, 1, 1, 1))
    breaks = scoring.fit_breaks(scheme, before)
    after = some_facts(4, amount_minor=ints(900, 200, 300, 400), frequency=ints(2, 1, 1, 1))
    points = scoring.points_matrix(scheme, after, breaks)
    assert points.points[:, 0].tolist() == [100, 50, 75, 100]


def test_who_did_not_buy_is_no_comparison() -> None:
    scheme = Scheme("x", (Dimension("amount", 100, "percentile"),), LEVELS)
    known = some_facts(4, amount_minor=ints(100, 0, 300, 0), frequency=ints(1, 0, 1, 0))
    breaks = scoring.fit_breaks(scheme, known)
    points = scoring.points_matrix(scheme, known, breaks)
    assert points.points[:, 0].tolist() == [50, 0, 100, 0]


def test_percentiles_without_break_points_are_missing() -> None:
    scheme = Scheme("x", (Dimension("amount", 100, "percentile"),), LEVELS, neutral_points=10)
    known = some_facts(2, amount_minor=ints(100, 300))
    assert scoring.fit_breaks(scheme, known) == {}
    for breaks in ({}, {"amount": np.zeros(0)}, None):
        points = scoring.points_matrix(scheme, known, breaks)
        assert points.points[:, 0].tolist() == [10, 10]
        assert points.missing.all()


def test_nobody_is_no_trouble() -> None:
    scheme = template()
    nobody = some_facts(0)
    points = scoring.points_matrix(scheme, nobody)
    score = scoring.scores(scheme, points)
    assert scoring.level_ranks(scheme, score, nobody.lifetime_minor).tolist() == []
    assert scoring.confidence(scheme, points.missing).tolist() == []


def test_a_hundred_thousand_customers_in_ten_dimensions_are_quick() -> None:
    count = 100_000
    draw = np.random.default_rng(4)
    scheme = Scheme("x", tuple(Dimension(key, 10, "linear", *TYPICAL[key]) for key in KEYS), LEVELS)
    known = some_facts(
        count,
        amount_minor=draw.integers(0, 1_500_000, count),
        frequency=draw.integers(0, 20, count),
        recency_days=draw.random(count) * 400,
        influence=draw.random(count) * 5,
    )
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        scoring.scores(scheme, scoring.points_matrix(scheme, known))
        best = min(best, time.perf_counter() - start)
    assert best < 0.25  # about 0.01 here; the guard is for an order of magnitude
