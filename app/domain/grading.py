"""From live rank to official level: who changes, to what, and by which of the known causes.

Ranks count from 1; rank 0 is a customer without a level yet. The base rank is what somebody holds
apart from promotions at once: a return that undoes such a promotion falls back to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.domain.facts import Flags, Ints
from app.domain.schemes import Scheme


class Cause(Enum):
    """Why an official level changed; there are no other reasons."""

    FIRST = "first_grading"
    PROMOTION = "promotion_at_once"
    REVIEW = "review"
    SCHEME = "scheme_applied"
    RETURN = "return_reversed"
    OVERRIDE = "override"
    GIFT = "gift"
    END = "override_ended"
    ERASURE = "erasure"
    UNDO = "undo"


CAUSES: Final = tuple(Cause)
_NONE: Final = -1
_CODE: Final = {cause: code for code, cause in enumerate(CAUSES)}


@dataclass(frozen=True, eq=False)
class Decisions:
    """One decision per customer: the official rank, the base rank, and why it changed.

    cause holds places in CAUSES, -1 where nothing changed.
    """

    level: Ints
    base: Ints
    changed: Flags
    cause: NDArray[np.int8]


def after_return(
    scheme: Scheme,
    official: Ints,
    base: Ints,
    live_before: Ints,
    live_after: Ints,
    takes_back_promotion: Flags,
) -> Decisions:
    """Decide after a return: rank 3 reached at once from 1 falls to the live 2, or to base 1.

    It falls only if this very return took the live rank below the official one, or took back the
    sale that last promoted; never below the base, which only a review may lower.
    """
    level, base, cause = _risen(scheme, official, base, live_after)
    dropped = (live_before >= official) & (official > live_after)
    refuge = np.maximum(base, live_after)
    falls = (official > 0) & (dropped | takes_back_promotion) & (refuge < official)
    level = np.where(falls, refuge, level)
    cause[falls] = _CODE[Cause.RETURN]
    return _decided(official, level, base, cause)


def full_run(
    scheme: Scheme,
    official: Ints,
    base: Ints,
    live: Ints,
    locked: Flags | None = None,
) -> Decisions:
    """Decide for everybody on one day by the scheme's policy; locked levels stay as they are.

    A first grading takes the live rank; with promotion at once 2 follows a live 4; 4 stays above
    a live 2, because a demotion needs a review.
    """
    level, new_base, cause = _risen(scheme, official, base, live)
    if locked is not None:
        level, new_base = np.where(locked, official, level), np.where(locked, base, new_base)
        cause[locked] = _NONE
    return _decided(official, level, new_base, cause)


def apply_scheme(
    scheme: Scheme, official: Ints, live: Ints, locked: Flags | None = None
) -> Decisions:
    """Decide when a new scheme is applied: everybody takes its live rank, up or down.

    Of 5 old ranks a locked 5 becomes 4 where the new scheme has only 4.
    """
    level = live.astype(np.int64)
    if locked is not None:
        level = np.where(locked, np.minimum(official, len(scheme.levels)), level)
    cause = np.where(official == 0, _CODE[Cause.FIRST], _CODE[Cause.SCHEME]).astype(np.int8)
    return _decided(official, level, level.copy(), cause)


class Held(NamedTuple):
    """What somebody holds: the official rank, and the base it falls back to."""

    level: int
    base: int


# What a counter does to a level, a return recorded by mistake and its undoing among it; everything
# else is a decision that stands by itself.
_OF_SALES: Final = frozenset({Cause.PROMOTION, Cause.RETURN, Cause.UNDO})


def without_batch(before: Held, live: int, since: Sequence[Cause]) -> Held | None:
    """Return what is held once a batch that changed it is taken back, None to leave it as it is.

    It is what was held before, else (0) the live rank. Where sales or returns came since, the live
    rank of 3 without the batch stands above a 2 held before. A review or another decision since
    stands by itself: rank 4 given by hand stays 4. What a batch did that is undone by now, and its
    undoing, are no part of `since`.
    """
    if any(cause not in _OF_SALES for cause in since):
        return None
    level = before.level or live
    return Held(max(level, live) if since else level, before.base or live)


def _risen(
    scheme: Scheme, official: Ints, base: Ints, live: Ints
) -> tuple[Ints, Ints, NDArray[np.int8]]:
    """Give first levels, and lift at once where the scheme says so."""
    is_first = (official == 0) & (live > 0)
    cause = np.full(len(official), _NONE, np.int8)
    cause[is_first] = _CODE[Cause.FIRST]
    level = np.where(is_first, live, official)
    if scheme.promote == "at_once":
        lifted = (official > 0) & (live > official)
        level = np.where(lifted, live, level)
        cause[lifted] = _CODE[Cause.PROMOTION]
    return level, np.where(is_first, live, base), cause


def _decided(official: Ints, level: Ints, base: Ints, cause: NDArray[np.int8]) -> Decisions:
    changed = level != official
    return Decisions(level, base, changed, np.where(changed, cause, _NONE).astype(np.int8))
