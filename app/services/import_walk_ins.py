"""Rows of a sales list that are nobody's: how many, and how many of them carry a name."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.domain.importing_columns import Ints

Flags = NDArray[np.bool_]


class WalkIns:
    """Counts the new sales without a customer, by the ids of their lines.

    A name is no key, for two people may share it: such a row stays a walk-in's, and is told.
    """

    def __init__(self) -> None:
        self.count = 0
        self._named: list[Ints] = []

    def add(self, first_line: int, is_nobody: Flags, is_named: Flags) -> None:
        """Take note of rows whose lines count on from an id."""
        self.count += int(is_nobody.sum())
        named = np.flatnonzero(is_nobody & is_named)
        if len(named):
            self._named.append(named + first_line)

    def add_one(self, line: int, *, is_named: bool) -> None:
        """Take note of one row."""
        self.add(line, np.array([True]), np.array([is_named]))

    def found(self, lines: Sequence[int]) -> None:
        """Take out lines that turned out to be somebody's: a further line of that receipt."""
        self.count -= len(lines)
        if lines:
            self._named = [ids[~np.isin(ids, lines)] for ids in self._named]

    @property
    def named(self) -> int:
        """Return how many carry a name."""
        return sum(map(len, self._named))
