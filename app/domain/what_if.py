"""What a changed scheme would do to everybody, tried on facts that were read once.

The points of each dimension are kept as a column of numbers; a changed weight or bound uses them
as they are, a changed full mark works out one column anew. Every figure comes from the code of the
full run, so a trial and what applying it then does cannot differ.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from app.domain import grading, scoring
from app.domain.facts import Facts, Flags, Floats, Ints
from app.domain.schemes import WHOLE, Dimension, Scheme
from app.domain.scoring import Breaks, Points

# A level that holds a larger share than this, in percent, hardly tells customers apart.
SWOLLEN_PCT: Final = 60
NUDGE: Final = 5
BINS: Final = 40
_KEPT_COLUMNS: Final = 40


@dataclass(frozen=True, eq=False)
class Stand:
    """Where everybody stands now: facts on a day, official ranks (0 is none), current scores.

    is_known is false for those who have no fact yet; locked levels follow no scheme, and nobody
    falls below the floor that a gift has set.
    """

    facts: Facts
    is_known: Flags
    official: Ints
    score: Floats
    decimals: int = 2
    locked: Flags | None = None
    floor: Ints | None = None


@dataclass(frozen=True)
class Caution:
    """A level that a scheme leaves empty, or that holds too many: its rank, count and share."""

    kind: str
    rank: int
    count: int
    share_pct: int


@dataclass(frozen=True, eq=False)
class Outcome:
    """What a scheme would do: scores and ranks by customer, and who moves (places in the facts).

    matrix counts customers from old rank (row) to new rank (column); 0 is not graded yet.
    """

    scheme: Scheme
    score: Floats
    rank: Ints
    level: Ints
    moved: Ints
    matrix: Ints
    official: Ints

    @property
    def before(self) -> Ints:
        """Return how many customers hold each official rank now, those not graded first."""
        return np.asarray(self.matrix.sum(axis=1), np.int64)

    @property
    def after(self) -> Ints:
        """Return how many customers would hold each rank."""
        return np.asarray(self.matrix.sum(axis=0), np.int64)

    @property
    def risen(self) -> int:
        """Return how many would rise: with 27 from 1 to 2 and 33 from 2 to 3 it is 60."""
        return int(np.triu(self.matrix[1:, 1:], 1).sum())

    @property
    def fallen(self) -> int:
        """Return how many would fall."""
        return int(np.tril(self.matrix[1:, 1:], -1).sum())

    @property
    def stayed(self) -> int:
        """Return how many would stay what they are."""
        return int(np.trace(self.matrix[1:, 1:]))

    @property
    def first(self) -> int:
        """Return how many would get their first level."""
        return int(self.matrix[0, 1:].sum())

    def cell(self, old: int, new: int) -> Ints:
        """Return the places of those who would go from one rank to another, best score first."""
        places = np.flatnonzero((self.official == old) & (self.level == new))
        return places[np.argsort(-self.score[places], kind="stable")]


@dataclass
class Bench:
    """One picture of the shop on which schemes are tried; the columns it worked out are kept."""

    stand: Stand
    _columns: dict[Dimension, tuple[Floats, Flags]] = field(default_factory=dict)

    def try_scheme(self, scheme: Scheme) -> Outcome:
        """Work out what a scheme would do: with weight 60 instead of 50, who moves where."""
        points = self.points(scheme)
        score = scoring.scores(scheme, points)
        rank = self._ranks(scheme, score)
        official = self.stand.official
        level = applied(scheme, official, rank, self.stand.locked, self.stand.floor)
        moved = np.flatnonzero((level > 0) & (level != official))
        return Outcome(
            scheme, score, rank, level, moved, _matrix(scheme, official, level), official
        )

    def points(self, scheme: Scheme) -> Points:
        """Return everybody's points under a scheme, a column per dimension."""
        count = len(self.stand.facts.customer_id)
        raw = np.empty((len(scheme.dimensions), 0)).T
        points = np.empty((len(scheme.dimensions), count)).T
        missing = np.empty((len(scheme.dimensions), count), np.bool_).T
        for at, dimension in enumerate(scheme.dimensions):
            given, absent = self._column(scheme, dimension)
            points[:, at], missing[:, at] = given, absent
            points[absent, at] = scheme.neutral_points
        return Points(raw, points, missing)

    def contributions(self, scheme: Scheme, places: Ints) -> dict[str, Floats]:
        """Return by dimension what some customers' scores are made of: 50 points at 30 are 15."""
        found = {}
        for dimension in scheme.dimensions:
            given, absent = self._column(scheme, dimension)
            points = np.where(absent[places], scheme.neutral_points, given[places])
            found[dimension.key] = points * dimension.weight / WHOLE
        return found

    def borderline(self, scheme: Scheme) -> Flags:
        """Mark whose rank hangs by a thread: a weight 5 up or down, or one order less, moves it.

        The other weights share the difference in proportion. An order less takes the customer's
        average order from amount, number of orders and lifetime spend.
        """
        points = self.points(scheme)
        rank = self._ranks(scheme, scoring.scores(scheme, points))
        near: Flags = np.zeros(len(rank), np.bool_)
        for score in _nudged(scheme, points):
            near |= self._ranks(scheme, score) != rank
        near |= self._with_an_order_less(scheme) != rank
        return near

    def _with_an_order_less(self, scheme: Scheme) -> Ints:
        facts = self.stand.facts
        orders = np.maximum(facts.frequency, 1)
        average = facts.amount_minor // orders * (facts.frequency > 0)
        less = replace(
            facts,
            amount_minor=facts.amount_minor - average,
            frequency=np.maximum(facts.frequency - 1, 0),
            lifetime_minor=facts.lifetime_minor - average,
        )
        # The break-points stay those of everybody: one customer's order moves nobody else's rank.
        breaks = self.breaks(scheme)
        points = scoring.points_matrix(scheme, less, breaks, self.stand.decimals)
        rank = scoring.level_ranks(scheme, scoring.scores(scheme, points), less.lifetime_minor)
        return np.where(self.stand.is_known, rank, 0)

    def breaks(self, scheme: Scheme) -> Breaks:
        """Return the break-points that applying the scheme would fix."""
        return scoring.fit_breaks(scheme, self.stand.facts, self.stand.decimals)

    def _ranks(self, scheme: Scheme, score: Floats) -> Ints:
        rank = scoring.level_ranks(scheme, score, self.stand.facts.lifetime_minor)
        return np.where(self.stand.is_known, rank, 0)

    def _column(self, scheme: Scheme, dimension: Dimension) -> tuple[Floats, Flags]:
        """Return points and what is missing of one dimension, whatever its weight."""
        key = replace(dimension, weight=WHOLE)
        if key not in self._columns:
            if len(self._columns) >= _KEPT_COLUMNS:
                self._columns.pop(next(iter(self._columns)))
            alone = replace(scheme, dimensions=(key,))
            made = scoring.points_matrix(
                alone, self.stand.facts, self.breaks(alone), self.stand.decimals
            )
            self._columns[key] = (made.points[:, 0], made.missing[:, 0])
        return self._columns[key]


def applied(
    scheme: Scheme,
    official: Ints,
    rank: Ints,
    locked: Flags | None = None,
    floor: Ints | None = None,
) -> Ints:
    """Return the levels that applying a scheme gives: a live 2 above a gift's floor 3 is 3."""
    level = grading.apply_scheme(scheme, official, rank, locked).level
    if floor is not None:
        lowest = np.minimum(floor, len(scheme.levels))
        level = np.where(level > 0, np.maximum(level, lowest), 0)
    return level


def warnings_of(outcome: Outcome, swollen_pct: int = SWOLLEN_PCT) -> tuple[Caution, ...]:
    """Warn of levels that hold nobody or too many: 700 of 1,000 on one level are 70 %."""
    after = outcome.after[1:].tolist()
    total = sum(after)
    found = []
    for rank, count in enumerate(after, 1):
        share = count * WHOLE // total if total else 0
        if total and not count:
            found.append(Caution("empty", rank, 0, 0))
        elif total and count * WHOLE > swollen_pct * total:
            found.append(Caution("swollen", rank, count, share))
    return tuple(found)


def histogram(score: Floats, rank: Ints, bins: int = BINS) -> Ints:
    """Count graded customers by score in equal parts of 0 to 100; a score of 100 is in the last."""
    graded = score[rank > 0] + scoring.TOLERANCE
    place = np.clip((graded * bins / WHOLE).astype(np.int64), 0, bins - 1)
    return np.bincount(place, minlength=bins)


def _matrix(scheme: Scheme, official: Ints, level: Ints) -> Ints:
    """Count from each old rank to each new one; who would have no level is in neither."""
    graded = level > 0
    rows = max(int(official.max(initial=0)), 1) + 1
    columns = len(scheme.levels) + 1
    places = official[graded] * columns + level[graded]
    counts = np.bincount(places, minlength=rows * columns)
    return counts.reshape(rows, columns).astype(np.int64)


def _nudged(scheme: Scheme, points: Points) -> Iterator[Floats]:
    """Yield everybody's score with each weight a little higher and a little lower."""
    for at, dimension in enumerate(scheme.dimensions):
        own = points.points[:, at]
        rest = np.zeros(len(own))
        for other, another in enumerate(scheme.dimensions):
            if other != at:
                rest += points.points[:, other] * another.weight
        left = WHOLE - dimension.weight
        if not left:
            continue
        for weight in (dimension.weight - NUDGE, dimension.weight + NUDGE):
            kept = min(WHOLE, max(0, weight))
            yield (own * kept + rest * ((WHOLE - kept) / left)) / WHOLE
