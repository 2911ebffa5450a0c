"""How exactly a screen that faces the customer may show what amounts went into."""

from typing import Final

from app.domain.scoring import shown

_BLOCKS: Final = 5
_STEP: Final = 5


def score_step(amount_weight: int) -> int:
    """Return in what steps a score may be shown where amounts may not: 60 % of amount is 15.

    A step is worth at least one of the five blocks of the amount's bar, so that with every other
    dimension known the score tells no more of the amount than that bar. Without amount it is 1.
    """
    if amount_weight <= 0:
        return 1
    block = -(-amount_weight // _BLOCKS)
    return -(-block // _STEP) * _STEP


def whole(score: float) -> int:
    """Return a score cut to a whole number: 78.99 is 78."""
    return int(shown(score))


def coarse(score: float, amount_weight: int) -> int:
    """Return a score cut to the step it may be shown in: 78 with 60 % of amount is 75."""
    step = score_step(amount_weight)
    return whole(score) // step * step
