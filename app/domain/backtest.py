"""Back-test of a scheme: whether those it rated high a year ago kept buying since."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.domain.facts import Flags, Floats, Ints

FEWEST: int = 30


@dataclass(frozen=True)
class LevelYear:
    """One level's year after: its customers, how many bought again, what all of them spent."""

    rank: int
    customers: int
    came_back: int
    net_minor: int


@dataclass(frozen=True)
class BackTest:
    """What a scheme would have known: rank correlation of score and later spend, year by level.

    `correlation` is Spearman's rho with ties at their mean rank, None where it is not defined.
    """

    customers: int
    correlation: float | None
    levels: tuple[LevelYear, ...]

    @property
    def is_enough(self) -> bool:
        """Say whether the sample carries a judgement: at least 30 customers, not all alike."""
        return self.customers >= FEWEST and self.correlation is not None


def backtest(score: Floats, rank: Ints, net_minor: Ints, came_back: Flags, levels: int) -> BackTest:
    """Hold scores of then to what the customers did in the year after.

    Scores 1, 2, 3 and later spend 10, 20, 30 give a correlation of 1; 30, 20, 10 give -1.
    """
    graded = rank > 0
    score, rank = score[graded], rank[graded]
    net_minor, came_back = net_minor[graded], came_back[graded]
    years = tuple(
        LevelYear(
            level,
            int((rank == level).sum()),
            int(came_back[rank == level].sum()),
            int(net_minor[rank == level].sum()),
        )
        for level in range(1, levels + 1)
    )
    return BackTest(len(score), spearman(score, net_minor.astype(np.float64)), years)


def spearman(left: Floats, right: Floats) -> float | None:
    """Return Spearman's rank correlation, ties at their mean rank; None for a constant side.

    Source: C. Spearman, The Proof and Measurement of Association between Two Things, 1904.
    """
    if len(left) < 2:  # noqa: PLR2004 - one point has no order
        return None
    a, b = mean_ranks(left), mean_ranks(right)
    a, b = a - a.mean(), b - b.mean()
    spread = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / spread if spread > 0 else None


def mean_ranks(values: NDArray[np.float64]) -> Floats:
    """Return ranks from 1, equal values at the mean of theirs: 5, 7, 5 are 1.5, 3, 1.5."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(count)
    middle = ends - (count - 1) / 2
    return middle[place].astype(np.float64)
