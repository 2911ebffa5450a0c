"""How exactly a screen that faces the customer may show what amounts went into.

Everything that such a screen tells is worked out of `cut` facts: whoever puts all of it together,
and knows all else, learns the amount's block and on which side of a level's bound the score is.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from app.domain import scoring
from app.domain.facts import Facts
from app.domain.money import MAX_MINOR
from app.domain.schemes import WHOLE, Scheme
from app.domain.scoring import Breaks, DimensionWorking, shown

_BLOCK: Final = 20
_AMOUNT: Final = "amount"


def whole(score: float) -> int:
    """Return a score cut to a whole number: 78.99 is 78."""
    return int(shown(score))


def counts_amount(lines: Sequence[DimensionWorking]) -> bool:
    """Say whether the amount is weighed at all."""
    return any(line.key == _AMOUNT and line.weight > 0 for line in lines)


def at_least(lines: Sequence[DimensionWorking]) -> int:
    """Return what a score is at least, from no more of the amount than its five blocks.

    At 60/40, 74 points of amount are three blocks, 60; with 100 other points the score of 84 is
    shown as at least 76. Whoever knows all the rest learns the block and nothing more.
    """
    total = 0.0
    for line in lines:
        points = line.points // _BLOCK * _BLOCK if line.key == _AMOUNT else line.points
        total += points * line.weight
    return whole(total / WHOLE)


def weighs_amount(scheme: Scheme) -> bool:
    """Say whether a scheme weighs the amount at all."""
    return any(rule.key == _AMOUNT and rule.weight > 0 for rule in scheme.dimensions)


def cut(
    scheme: Scheme, facts: Facts, breaks: Breaks | None, decimals: int, *, to_top: bool = False
) -> Facts:
    """Return one customer's facts with the least amount of its block in the amount's place.

    With 1,000 for full marks, 740 is 600; with `to_top` it is the most of the block, 799.99.
    Where the amount has no weight, it is 0: nothing follows from it. What was spent in all is cut
    the same way.
    """
    if not weighs_amount(scheme):
        return _with_amount(facts, 0)

    def block(amount: int) -> float:
        lines = scoring.working(scheme, _with_amount(facts, amount), breaks, decimals).dimensions
        return next(line.points for line in lines if line.key == _AMOUNT) // _BLOCK

    own = block(int(facts.amount_minor[0]))
    if to_top:
        return _with_amount(facts, _first(lambda amount: block(amount) > own) - 1)
    return _with_amount(facts, _first(lambda amount: block(amount) >= own))


def _with_amount(facts: Facts, amount: int) -> Facts:
    whole = np.full_like(facts.amount_minor, amount)
    return replace(facts, amount_minor=whole, lifetime_minor=np.full_like(whole, amount))


def _first(holds: Callable[[int], bool]) -> int:
    """Return the least amount from which something holds, one above the largest if none does."""
    low, high = 0, MAX_MINOR + 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low
