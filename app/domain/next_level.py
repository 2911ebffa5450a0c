"""The ways up: how much more spend or how many more visits reach the next level."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from app.domain import discretion, scoring
from app.domain.facts import Facts
from app.domain.money import MAX_MINOR
from app.domain.schemes import Scheme
from app.domain.scoring import Breaks

_MOST_VISITS: Final = 1_000_000
_MOST_USUAL: Final = 100


@dataclass(frozen=True)
class NextLevel:
    """The next level up and the cheapest ways there; None is a way that leads nowhere.

    amount_minor is the additional spend alone, visits the additional orders alone: so many at most
    where they were counted from less of the amount than there is.
    """

    rank: int
    stars: int
    name: str
    lower: Decimal
    gap: Decimal
    amount_minor: int | None
    visits: int | None
    at_most: bool = False


def next_level(
    scheme: Scheme, facts: Facts, breaks: Breaks | None, decimals: int = 2, rank: int | None = None
) -> NextLevel | None:
    """Return the level above a rank (the live one by default) and what is lacking; None at the top.

    With 10,000 for full marks at weight 60, a customer 6 points short needs 1,000 more.
    """
    now = scoring.working(scheme, facts, breaks, decimals)
    target = (now.rank if rank is None else rank) + 1
    if target > len(scheme.levels):
        return None
    level = scheme.levels[target - 1]

    def reaches(amount_minor: int, visits: int) -> bool:
        changed = _more(facts, amount_minor, visits)
        return scoring.working(scheme, changed, breaks, decimals).rank >= target

    return NextLevel(
        rank=target,
        stars=level.stars,
        name=level.name,
        lower=level.lower,
        gap=max(Decimal("0.00"), level.lower - scoring.shown(now.score)),
        amount_minor=_least(lambda more: reaches(more, 0), MAX_MINOR),
        visits=_least(lambda more: reaches(0, more), _MOST_VISITS),
    )


def usual_visits(
    scheme: Scheme, facts: Facts, breaks: Breaks | None, decimals: int, rank: int
) -> int | None:
    """Return how many more visits reach a rank when each is worth what one of hers was so far.

    Four orders of together 2,000 are worth 500 each: a customer who lacks 900 needs 2 such visits.
    Nobody's usual is known before the first, and more than a hundred are no way.
    """
    frequency, amount = int(facts.frequency[0]), int(facts.amount_minor[0])
    if frequency <= 0:
        return None
    usual = max(0, amount) // frequency

    def reaches(visits: int) -> bool:
        changed = _more(facts, usual * visits, visits)
        return scoring.working(scheme, changed, breaks, decimals).rank >= rank

    return _least(reaches, _MOST_USUAL)


def without_amount(level: NextLevel | None, scheme: Scheme) -> NextLevel | None:
    """Return the way up from cut facts as a role without amounts may read it: no sum, no gap.

    What was counted from less of the amount than there is says "at most".
    """
    at_most = discretion.weighs_amount(scheme)
    return level and replace(level, gap=Decimal(0), amount_minor=None, at_most=at_most)


def _more(facts: Facts, amount_minor: int, visits: int) -> Facts:
    """Return the facts after so much more spend and so many more visits."""
    return replace(
        facts,
        amount_minor=facts.amount_minor + amount_minor,
        lifetime_minor=facts.lifetime_minor + amount_minor,
        frequency=facts.frequency + visits,
    )


def _least(reaches: Callable[[int], bool], most: int) -> int | None:
    """Return the least whole amount that reaches, or None: more never reaches less."""
    if not reaches(most):
        return None
    low, high = 0, 1
    while not reaches(high):
        low, high = high, min(high * 2, most)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if reaches(middle) else (middle + 1, high)
    return low
