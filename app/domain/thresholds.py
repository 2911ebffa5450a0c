"""Proposed lower bounds for wishes such as "at most 50 diamonds, 10 % gold".

Levels are filled from the top: as many as were wished for and no more. Customers with equal scores
stay together, so that a tie may leave a level smaller; where a wider gap between scores lies near,
it is named, because a bound inside it would part nobody from a near equal.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import partial
from typing import Final

import numpy as np

from app.domain.facts import Flags, Floats, Ints
from app.domain.schemes import WHOLE, LevelRule
from app.domain.scoring import TOLERANCE
from app.domain.what_if import Outcome, Stand
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP

_GRIDS: Final = (Decimal(1), Decimal("0.5"), Decimal("0.1"), Decimal("0.01"), Decimal("0.0001"))
_NEAR: Final = 10
_LONGEST: Final = 9
_WIDER: Final = 2.0
_WIDE_ENOUGH: Final = 0.25


@dataclass(frozen=True)
class Limit:
    """At most so many customers on a level: a count, or a share in percent."""

    count: int | None = None
    share_pct: Decimal | None = None

    @classmethod
    def read(cls, text: str) -> "Limit":
        """Read "50" as a count and "10 %" as a share of all customers."""
        figure = text.strip()
        is_share = figure.endswith("%")
        figure = figure.removesuffix("%").strip()
        is_number = figure.isascii() and figure.replace(".", "", int(is_share)).isdigit()
        if not is_number or len(figure) > _LONGEST or (is_share and Decimal(figure) > WHOLE):
            raise _refusal(
                QT_TRANSLATE_NOOP("Errors", 'This is no number of customers: "{text}".'),
                QT_TRANSLATE_NOOP("Errors", "Write a count such as 50, or a share such as 10%."),
                text=text[:20],
            )
        return cls(share_pct=Decimal(figure)) if is_share else cls(count=int(figure))

    def most(self, total: int) -> int:
        """Return it as a count: 10 % of 1,205 customers are 120."""
        if self.count is not None:
            return self.count
        return int((self.share_pct or Decimal(0)) * total / WHOLE)


@dataclass(frozen=True)
class Tie:
    """Customers of one score whom no bound can part: with them there would be too many."""

    score: float
    customers: int
    with_them: int


@dataclass(frozen=True)
class Gap:
    """A wide gap between scores close by, and how many customers a bound in it would leave."""

    low: float
    high: float
    customers: int


@dataclass(frozen=True)
class Proposed:
    """One level of a proposal: its bound, whom it holds, what was wished for, and notes."""

    rank: int
    lower: Decimal
    customers: int
    most: int | None = None
    tie: Tie | None = None
    gap: Gap | None = None


@dataclass(frozen=True, eq=False)
class Scores:
    """Everybody's score, and the rank held at least whatever the score (0 is none).

    pinned are the ranks of those who have no say in it: their levels are set by hand.
    """

    score: Floats
    entered: Ints
    pinned: Ints

    @classmethod
    def of(cls, outcome: Outcome, stand: Stand) -> "Scores":
        """Take the graded customers of a trial, with direct entries, gifts and pins."""
        entered = np.zeros(len(outcome.score), np.int64)
        for rank, level in enumerate(outcome.scheme.levels, 1):
            if level.direct_entry_minor is not None:
                entered[stand.facts.lifetime_minor >= level.direct_entry_minor] = rank
        if stand.floor is not None:
            entered = np.maximum(entered, np.minimum(stand.floor, len(outcome.scheme.levels)))
        graded: Flags = outcome.level > 0
        locked = np.zeros(len(entered), np.bool_) if stand.locked is None else stand.locked
        free = graded & ~locked
        return cls(outcome.score[free], entered[free], outcome.level[graded & locked])

    @property
    def total(self) -> int:
        """Return how many customers have a level."""
        return len(self.score) + len(self.pinned)


@dataclass(frozen=True)
class Budget:
    """What the benefits of a year may cost, and what they cost for one customer of each rank."""

    most_minor: int
    cost_minor: Sequence[int]

    def cost(self, found: Sequence[Proposed]) -> int:
        """Return what a proposal costs in a year: 40 customers at 5.00 are 200.00."""
        return sum(self.cost_minor[one.rank] * one.customers for one in found)


def propose(
    levels: Sequence[LevelRule], scores: Scores, limits: Mapping[int, Limit]
) -> tuple[Proposed, ...]:
    """Propose bounds from the top down: of scores 90, 80, 70, at most 1 on top gives 81 or more.

    A level without a wish keeps its bound as long as it stays below the one above.
    """
    for rank in limits:
        _check_rank(rank, levels)
    total = scores.total
    above, found = Decimal(WHOLE) + 1, []
    for rank in range(len(levels), 1, -1):
        if rank in limits:
            one = _filled(levels[rank - 1], rank, scores, limits[rank].most(total), above)
        else:
            lower = levels[rank - 1].lower
            if lower >= above:
                lower = _below(above, rank)
            one = Proposed(rank, lower, _held(scores, rank, float(lower), float(above)))
        found.append(one)
        above = one.lower
    found.append(Proposed(1, Decimal(0), _held(scores, 1, 0.0, float(above))))
    return tuple(reversed(found))


def within(
    levels: Sequence[LevelRule], scores: Scores, limits: Mapping[int, Limit], budget: Budget
) -> tuple[Proposed, ...]:
    """Propose bounds whose benefits stay within a budget: the dearest step is shortened first.

    With 500 a year for each of 50 diamonds and 100 for gold, a budget of 21,000 for them leaves 40
    diamonds, and ten more on gold.
    """
    found = propose(levels, scores, limits)
    wished, stuck = dict(limits), {1}
    while (excess := budget.cost(found) - budget.most_minor) > 0:
        rank, step = _dearest(found, budget, stuck)
        if step <= 0:
            break
        had = found[rank - 1].customers
        count = max(0, had - -(-excess // step))
        can = partial(_can, levels, scores, dict(wished), rank)
        fewest = _fewest(can, count, had)
        wished[rank] = Limit(count=fewest)
        found = propose(levels, scores, wished)
        if fewest > count or not found[rank - 1].customers:
            stuck.add(rank)
    else:
        return found
    raise _refusal(
        QT_TRANSLATE_NOOP("Errors", "No bounds keep the benefits of a year within this budget."),
        QT_TRANSLATE_NOOP("Errors", "Allow more, or make the benefits cheaper."),
    )


def _can(
    levels: Sequence[LevelRule],
    scores: Scores,
    limits: Mapping[int, Limit],
    rank: int,
    most: int,
) -> bool:
    """Say whether a level can hold so few: equal top scores or direct entries may forbid it."""
    try:
        propose(levels, scores, {**limits, rank: Limit(count=most)})
    except UserError:
        return False
    return True


def _fewest(can: Callable[[int], bool], low: int, high: int) -> int:
    """Return the smallest number from low on that is possible; high is."""
    if can(low):
        return low
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if can(middle) else (middle, high)
    return high


def _dearest(found: Sequence[Proposed], budget: Budget, stuck: Collection[int]) -> tuple[int, int]:
    """Return the rank whose customers cost most above the rank below, and how much that is."""
    steps = [
        (budget.cost_minor[one.rank] - budget.cost_minor[one.rank - 1], one.rank)
        for one in found
        if one.customers and one.rank not in stuck
    ]
    step, rank = max(steps, default=(0, 0))
    return rank, step


def _filled(level: LevelRule, rank: int, scores: Scores, most: int, above: Decimal) -> Proposed:
    """Find the bound that lets in as many as wished, and no more."""
    below_next = scores.score + TOLERANCE < float(above)
    fixed = int((below_next & (scores.entered == rank)).sum() + (scores.pinned == rank).sum())
    if fixed > most:
        one = QT_TRANSLATE_NOOP(
            "Errors", "{count} customer has {level} by direct entry or by hand, more than {most}."
        )
        many = QT_TRANSLATE_NOOP(
            "Errors", "{count} customers have {level} by direct entry or by hand, more than {most}."
        )
        raise _refusal(
            one if fixed == 1 else many,
            QT_TRANSLATE_NOOP("Errors", "Raise its direct entry amount, or allow more."),
            count=fixed,
            level=level.name,
            most=most,
        )
    chosen = below_next & (scores.entered < rank) & (scores.score > TOLERANCE)
    ordered = np.sort(scores.score[chosen])[::-1]
    room = most - fixed
    taken, tie = _whole_groups(ordered, room)
    out = float(ordered[taken]) if taken < len(ordered) else 0.0
    top = float(ordered[taken - 1]) if taken else float(min(above, Decimal(WHOLE)))
    lower = _nice(out, top, is_open=not taken and above <= WHOLE)
    if lower is None:
        same = int((np.abs(ordered - out) <= TOLERANCE).sum())
        one = QT_TRANSLATE_NOOP(
            "Errors", "{count} customer has the score {score}; {level} cannot have {most}."
        )
        many = QT_TRANSLATE_NOOP(
            "Errors", "{count} customers share the score {score}; {level} cannot have {most}."
        )
        raise _refusal(
            one if same == 1 else many,
            QT_TRANSLATE_NOOP("Errors", "Allow more, or leave this level's wish out."),
            count=same,
            score=f"{out:.2f}",
            level=level.name,
            most=most,
        )
    if tie is not None:
        tie = Tie(tie.score, tie.customers, tie.with_them + fixed)
    gap = _gap(ordered, taken, fixed)
    return Proposed(rank, lower, taken + fixed, most, tie, gap)


def _whole_groups(ordered: Floats, room: int) -> tuple[int, Tie | None]:
    """Return how many of falling scores fit without parting equals: 9, 8, 8 with room 2 is 1."""
    if room >= len(ordered):
        return len(ordered), None
    edge = float(ordered[room])
    equal = np.abs(ordered - edge) <= TOLERANCE
    first = int(np.argmax(equal))
    if first == room:
        return room, None
    count = int(equal.sum())
    return first, Tie(edge, count, first + count)


def _gap(ordered: Floats, taken: int, fixed: int) -> Gap | None:
    """Return the widest gap a little above the bound, where it is much wider than the bound's."""
    if not 1 < taken < len(ordered):
        return None
    own = float(ordered[taken - 1] - ordered[taken])
    first = max(1, taken - max(2, taken // _NEAR))
    places = np.arange(first, taken)
    widths = ordered[places - 1] - ordered[places]
    if not len(widths) or widths.max() < max(_WIDER * own, _WIDE_ENOUGH):
        return None
    best = int(places[int(np.argmax(widths))])
    return Gap(float(ordered[best]), float(ordered[best - 1]), best + fixed)


def _nice(low: float, high: float, *, is_open: bool = False) -> Decimal | None:
    """Return the roundest number above low and up to high: between 79.2 and 80.7 it is 80."""
    top, bottom = Decimal(repr(high)), Decimal(repr(low)) + Decimal(repr(TOLERANCE))
    for grid in _GRIDS:
        found = (top / grid).to_integral_value(ROUND_FLOOR) * grid
        if is_open and found >= top:
            found -= grid
        if found > bottom:
            lowest = (bottom / grid).to_integral_value(ROUND_CEILING) * grid
            # The middle of a wide gap stands farthest from both neighbours.
            middle = ((found + lowest) / 2 / grid).to_integral_value(ROUND_FLOOR) * grid
            return max(middle, lowest).quantize(grid) if lowest > bottom else found.quantize(grid)
    return top if top > bottom and not is_open else None


def _below(above: Decimal, rank: int) -> Decimal:
    """Return a round bound that leaves the levels below their share: rank 4 below 50 is 37."""
    share = above * (rank - 1) / rank
    for grid in _GRIDS:
        found = (share / grid).to_integral_value(ROUND_FLOOR) * grid
        if found > 0:
            return found
    return share


def _held(scores: Scores, rank: int, lower: float, above: float) -> int:
    """Count whom a level holds: by score from its bound to the next, or by direct entry."""
    reached = scores.score + TOLERANCE
    inside = (reached >= lower) & (reached < above) & (scores.entered <= rank)
    brought = (scores.entered == rank) & (reached < above)
    return int((inside | brought).sum() + (scores.pinned == rank).sum())


def _check_rank(rank: int, levels: Sequence[LevelRule]) -> None:
    if not 1 < rank <= len(levels):
        raise _refusal(
            QT_TRANSLATE_NOOP("Errors", "The lowest level takes everybody who is left."),
            QT_TRANSLATE_NOOP("Errors", "Wish for at most so many on a higher level."),
        )


def _refusal(text: str, advice: str, /, **values: object) -> UserError:
    return UserError("threshold", text, values, advice=advice, field="limit")
