"""From facts to points to a score, with the working; one customer is an array of one.

Everything is computed column by column with plain additions, so that a customer's score has the
same bits whether computed alone after a sale or among a million in a full run.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.domain.facts import BLOCKS, Facts, Flags, Floats, Ints
from app.domain.schemes import WHOLE, Dimension, Scheme

Breaks = Mapping[str, Floats]

# Sums of exact products differ from the written bound in the last bits only.
TOLERANCE: Final = 1e-9
BREAK_POINTS: Final = 1001
_PARTS: Final = BREAK_POINTS - 1
_MONTHS: Final = 12

_RAW: Final[dict[str, Callable[[Facts, int], NDArray[np.number]]]] = {
    "amount": lambda facts, decimals: facts.amount_minor / 10**decimals,
    "frequency": lambda facts, _: facts.frequency,
    "recency": lambda facts, _: facts.recency_days,
    "tenure": lambda facts, _: facts.tenure_months / _MONTHS,
    "diversity": lambda facts, _: facts.diversity,
    "stability": lambda facts, _: facts.stability_blocks * WHOLE / BLOCKS,
    "influence": lambda facts, _: facts.influence,
    "referrals": lambda facts, _: facts.referrals,
    "potential": lambda facts, _: facts.potential,
    "feedback": lambda facts, _: facts.feedback,
}


@dataclass(frozen=True, eq=False)
class Points:
    """Raw values, points from 0 to 100 and what is missing: a row per customer."""

    raw: Floats
    points: Floats
    missing: Flags


@dataclass(frozen=True)
class DimensionWorking:
    """One line of the sum: raw value (None = missing), its points, weight and contribution."""

    key: str
    raw: Decimal | None
    points: float
    weight: int
    contribution: float
    missing: bool


@dataclass(frozen=True)
class Working:
    """Why a customer has this live score and rank, and what share of it real data backs."""

    score: float
    rank: int
    confidence: int
    dimensions: tuple[DimensionWorking, ...]


def raw_matrix(scheme: Scheme, facts: Facts, decimals: int = 2) -> Floats:
    """Return raw values in the scheme's units, a column per dimension: 250 cents are 2.50."""
    raw = np.empty((len(scheme.dimensions), len(facts.customer_id)))
    for row, dimension in zip(raw, scheme.dimensions, strict=True):
        row[:] = _RAW[dimension.key](facts, decimals)
    return raw.T


def points_matrix(
    scheme: Scheme, facts: Facts, breaks: Breaks | None = None, decimals: int = 2
) -> Points:
    """Turn raw values into 0 to 100 points: 6 of 12 orders on a linear scale are 50.

    A missing fact gets the neutral points; so does a percentile without break-points yet.
    """
    return points_of_raw(scheme, raw_matrix(scheme, facts, decimals), breaks)


def points_of_raw(scheme: Scheme, raw: Floats, breaks: Breaks | None = None) -> Points:
    """Turn stored raw values into the points they gave: what replays a past decision."""
    points = np.empty(raw.shape[::-1]).T
    missing = np.isnan(raw)
    for column, dimension in enumerate(scheme.dimensions):
        points[:, column] = _scaled(dimension, raw[:, column], breaks or {})
    missing |= np.isnan(points)
    points[missing] = scheme.neutral_points
    return Points(raw, points, missing)


def scores(scheme: Scheme, points: Points) -> Floats:
    """Weigh points into scores: 80, 50 and 40 points at 60/30/10 are 67."""
    total = np.zeros(len(points.points))
    for column, dimension in enumerate(scheme.dimensions):
        total += points.points[:, column] * dimension.weight
    return total / WHOLE


def level_ranks(scheme: Scheme, score: Floats, lifetime_minor: Ints) -> Ints:
    """Return each one's rank from 1: with bounds 0 and 20, a score of 20 is rank 2.

    A level's direct entry holds as well: enough lifetime spend reaches it at any score.
    """
    bounds = np.array([float(level.lower) for level in scheme.levels])
    rank = np.searchsorted(bounds, score + TOLERANCE, side="right")
    rank = np.maximum(rank, 1)
    for number, level in enumerate(scheme.levels, 1):
        if level.direct_entry_minor is not None:
            entered = lifetime_minor >= level.direct_entry_minor
            rank = np.where(entered, np.maximum(rank, number), rank)
    return rank.astype(np.int64)


def confidence(scheme: Scheme, missing: Flags) -> Ints:
    """Return the share of weight that data backs: a missing dimension of 30 leaves 70 %."""
    weights = np.array([dimension.weight for dimension in scheme.dimensions], np.int64)
    return (~missing).astype(np.int64) @ weights


def fit_breaks(scheme: Scheme, facts: Facts, decimals: int = 2) -> dict[str, Floats]:
    """Fix 1,001 break-points for each percentile dimension among the customers active now.

    Point k is the smallest value that k thousandths of them do not exceed. Of values 1, 2, 3, 4
    the value 2 gets 50 points. Nobody active means no break-points.
    """
    active = facts.take(facts.frequency > 0)
    raw = raw_matrix(scheme, active, decimals)
    breaks: dict[str, Floats] = {}
    for column, dimension in enumerate(scheme.dimensions):
        if dimension.scale != "percentile":
            continue
        values = _oriented(dimension.key, raw[:, column])
        values = np.sort(values[~np.isnan(values)])
        if len(values):
            parts = np.arange(BREAK_POINTS, dtype=np.int64)
            breaks[dimension.key] = values[np.maximum(-(-parts * len(values) // _PARTS) - 1, 0)]
    return breaks


def shown(score: float) -> Decimal:
    """Cut a score to two decimals for showing: 19.999 is 19.99, and 80 less one bit is 80.00.

    It is cut by the same comparison as levels are, so a shown 80.00 has reached the bound 80.
    """
    reached = score + TOLERANCE
    hundredths = int(reached * WHOLE) + 1
    while hundredths / WHOLE > reached:
        hundredths -= 1
    return Decimal(max(hundredths, 0)).scaleb(-2)


def working(scheme: Scheme, facts: Facts, breaks: Breaks | None, decimals: int = 2) -> Working:
    """Return the whole sum for the one customer in facts, by the code of the full run."""
    points = points_matrix(scheme, facts, breaks, decimals)
    score = scores(scheme, points)
    return Working(
        score=float(score[0]),
        rank=int(level_ranks(scheme, score, facts.lifetime_minor)[0]),
        confidence=int(confidence(scheme, points.missing)[0]),
        dimensions=tuple(
            DimensionWorking(
                key=dimension.key,
                raw=_written(float(points.raw[0, column])),
                points=float(points.points[0, column]),
                weight=dimension.weight,
                contribution=float(points.points[0, column]) * dimension.weight / WHOLE,
                missing=bool(points.missing[0, column]),
            )
            for column, dimension in enumerate(scheme.dimensions)
        ),
    )


def _written(raw: float) -> Decimal | None:
    """Write a raw value so that its float comes back exactly: 12.0 orders are 12."""
    if np.isnan(raw):
        return None
    return Decimal(int(raw)) if raw.is_integer() else Decimal(repr(raw))


def _oriented(key: str, raw: Floats) -> Floats:
    """Turn values so that more is better: only for recency is fewer days better."""
    return -raw if key == "recency" else raw


def _scaled(dimension: Dimension, raw: Floats, breaks: Breaks) -> Floats:
    """Return the points of one dimension; nan stays nan. A negative amount has 0 on any scale."""
    points = _on_scale(dimension, raw, breaks)
    if dimension.key == "amount":
        points[raw < 0] = 0
    return points


def _on_scale(dimension: Dimension, raw: Floats, breaks: Breaks) -> Floats:
    if dimension.scale == "linear":
        floor, full = float(dimension.floor), float(dimension.full)
        return np.clip((raw - floor) / (full - floor) * WHOLE, 0, WHOLE)
    if dimension.scale == "steps":
        lower = np.array([float(step.lower) for step in dimension.steps])
        given = np.array([0.0, *(float(step.points) for step in dimension.steps)])
        reached = given[np.searchsorted(lower, raw, side="right")]
        return np.where(np.isnan(raw), np.nan, reached)
    points = breaks.get(dimension.key)
    if points is None or not len(points):
        return np.full(len(raw), np.nan)
    above = np.searchsorted(points, _oriented(dimension.key, raw), side="right")
    return np.where(np.isnan(raw), np.nan, np.maximum(above - 1, 0) * WHOLE / _PARTS)
