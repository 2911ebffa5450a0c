"""The grading scheme: weighted dimensions, level bounds and review policy."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from app.domain import money
from app.i18n import QT_TRANSLATE_NOOP

WHOLE: Final = 100
FEWEST_LEVELS: Final = 2
MOST_LEVELS: Final = 10
LONGEST_WINDOW: Final = 36_500
LONGEST_WAIT: Final = 3_650
MOST_OBSERVED: Final = 1_000
FEWEST_BLOCK_DAYS: Final = 12
LONGEST_NAME: Final = 60
LONGEST_GLYPH: Final = 4


SCALES: Final = ("linear", "steps", "percentile")
CHOICES: Final = {
    "frequency_counts": ("orders", "days"),
    "review_every": ("month", "quarter", "half_year", "year"),
    "promote": ("at_once", "at_review"),
    "demote": ("straight", "one_step", "grace"),
    "review_basis": ("calendar", "anniversary"),
}
NUMBERS: Final = {
    "window_days": LONGEST_WINDOW,
    "grace_days": LONGEST_WAIT,
    "protect_days": LONGEST_WAIT,
    "observe_days": LONGEST_WAIT,
    "observe_orders": MOST_OBSERVED,
    "neutral_points": WHOLE,
}

# Where a linear scale usually begins and where it is full; the order in which forms list them.
TYPICAL: Final[dict[str, tuple[Decimal, Decimal]]] = {
    "amount": (Decimal(0), Decimal(10000)),
    "frequency": (Decimal(0), Decimal(12)),
    "recency": (Decimal(180), Decimal(0)),
    "tenure": (Decimal(0), Decimal(5)),
    "diversity": (Decimal(0), Decimal(6)),
    "stability": (Decimal(0), Decimal(100)),
    "influence": (Decimal(0), Decimal(5)),
    "referrals": (Decimal(0), Decimal(5)),
    "potential": (Decimal(0), Decimal(100)),
    "feedback": (Decimal(1), Decimal(5)),
}
KEYS: Final = tuple(TYPICAL)

TITLES: Final[dict[str, str]] = {
    "amount": QT_TRANSLATE_NOOP("Dimensions", "Amount"),
    "frequency": QT_TRANSLATE_NOOP("Dimensions", "Frequency"),
    "recency": QT_TRANSLATE_NOOP("Dimensions", "Last purchase"),
    "tenure": QT_TRANSLATE_NOOP("Dimensions", "Years with us"),
    "diversity": QT_TRANSLATE_NOOP("Dimensions", "Categories"),
    "stability": QT_TRANSLATE_NOOP("Dimensions", "Steadiness"),
    "influence": QT_TRANSLATE_NOOP("Dimensions", "Influence"),
    "referrals": QT_TRANSLATE_NOOP("Dimensions", "Referrals"),
    "potential": QT_TRANSLATE_NOOP("Dimensions", "Potential"),
    "feedback": QT_TRANSLATE_NOOP("Dimensions", "Satisfaction"),
}


@dataclass(frozen=True)
class Step:
    """One step of a stepped scale: from this value on, so many points."""

    lower: Decimal
    points: Decimal


@dataclass(frozen=True)
class Dimension:
    """One weighed dimension and the scale that turns its raw value into 0 to 100 points.

    Amounts stand in major units, tenure in years, stability in percent, the rest as counted.
    """

    key: str
    weight: int
    scale: str = "linear"
    floor: Decimal = Decimal(0)
    full: Decimal = Decimal(WHOLE)
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class LevelRule:
    """One level: its stars, name and lower bound, and the lifetime spend that enters it directly.

    An empty colour means the house colours for as many levels as the scheme has.
    """

    stars: int
    name: str
    lower: Decimal
    colour: str = ""
    glyph: str = "★"
    direct_entry_minor: int | None = None


@dataclass(frozen=True)
class Scheme:
    """A whole grading scheme; levels rise from the lowest, rank 1."""

    name: str
    dimensions: tuple[Dimension, ...]
    levels: tuple[LevelRule, ...]
    window_days: int = 365
    frequency_counts: str = "orders"
    review_every: str = "quarter"
    promote: str = "at_once"
    demote: str = "straight"
    review_basis: str = "calendar"
    grace_days: int = 0
    protect_days: int = 0
    neutral_points: int = 0
    observe_days: int = 0
    observe_orders: int = 0


def balance(weights: Sequence[int]) -> list[int]:
    """Stretch whole weights to a sum of 100, largest remainders first: 1, 1, 1 is 34, 33, 33."""
    return money.split(WHOLE, [max(0, weight) for weight in weights])
