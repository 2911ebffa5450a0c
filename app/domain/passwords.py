"""How hard a password is to guess: a rough measure, to tell while somebody types."""

import math
from enum import Enum
from typing import Final

_WEAK_BITS: Final = 35.0
_FAIR_BITS: Final = 55.0
_CHINESE: Final = 3000
_SHORT: Final = 8
_KINDS: Final = (
    (str.islower, 26),
    (str.isupper, 26),
    (str.isdigit, 10),
)
_SIGNS: Final = 30


class Strength(Enum):
    """What a person is told about a password."""

    NONE = "none"
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


def bits(password: str) -> float:
    """Estimate the bits of a password: each sign counts once, a repeated one for little.

    "aaaa" has fewer than 10, "correct horse" more than 55.
    """
    signs = 0
    for is_kind, count in _KINDS:
        if any(sign.isascii() and is_kind(sign) for sign in password):
            signs += count
    if any(sign.isascii() and not sign.isalnum() for sign in password):
        signs += _SIGNS
    if any(not sign.isascii() for sign in password):
        signs += _CHINESE
    if not signs:
        return 0.0
    runs = sum(
        1.0 if place < 1 or abs(ord(sign) - ord(password[place - 1])) > 1 else 0.3
        for place, sign in enumerate(password)
    )
    variety = min(1.0, len(set(password)) / max(1, len(password) * 0.5))
    return math.log2(signs) * runs * variety


def strength(password: str) -> Strength:
    """Return how strong a password is: "12345678" is weak, a short sentence strong."""
    if not password:
        return Strength.NONE
    found = bits(password)
    if found < _WEAK_BITS:
        return Strength.WEAK
    return Strength.FAIR if found < _FAIR_BITS else Strength.STRONG


def is_easy(password: str) -> bool:
    """Say whether to warn of a password: a weak one, or one under 8 characters that is not strong.

    "a" and "12345678" are easy, "Tr0ub4d" is short; six Chinese characters are neither.
    """
    found = strength(password)
    is_short = len(password) < _SHORT and found is not Strength.STRONG
    return found is Strength.WEAK or (is_short and found is not Strength.NONE)
