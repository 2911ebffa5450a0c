"""How exactly a screen that faces the customer may show what amounts went into."""

from collections.abc import Sequence
from typing import Final

from app.domain.schemes import WHOLE
from app.domain.scoring import DimensionWorking, shown

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
