"""Which customers a list shows, before any table is asked."""

from dataclasses import dataclass, replace
from typing import Final

# First and last day as numbers, both of them in; None is open.
Days = tuple[int | None, int | None]
_ANY: Final[Days] = (None, None)


@dataclass(frozen=True)
class Filter:
    """Which customers: `level` 0 are those not graded yet; ends of days count, None is open.

    Scores from the first number up to, but not with, the second; 100 has no end above it.
    """

    level: int | None = None
    score: tuple[int, int] | None = None
    bought: Days = _ANY
    joined: Days = _ANY
    tag: str = ""

    def without_level(self) -> "Filter":
        """Return the same filter for all levels."""
        return replace(self, level=None)

    def without_score(self) -> "Filter":
        """Return the same filter for all scores."""
        return replace(self, score=None)


EVERYBODY: Final = Filter()
