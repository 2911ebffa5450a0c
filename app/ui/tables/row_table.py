"""A table of rows that are all at hand: the same looks as the lazy ones, nothing fetched."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import QObject

from app.ui.tables.column import Column
from app.ui.tables.lazy_table import LazyTable


@dataclass(frozen=True)
class _Placed:
    """A row under the place where it stands."""

    id: int
    row: Any


class RowTable(LazyTable):
    """Shows a list of any rows in their order; a row's id is its place."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(self._placed, columns, parent)
        self._rows: Sequence[Any] = ()

    @property
    def rows(self) -> Sequence[Any]:
        """Return the rows shown."""
        return self._rows

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._ids = np.arange(len(rows), dtype=np.int64)
        self._blocks.clear()
        self._lost.clear()
        self.endResetModel()

    def _placed(self, places: Sequence[int]) -> list[_Placed]:
        return [_Placed(place, self._rows[place]) for place in places if place < len(self._rows)]

    def shown_row(self, row: int) -> Any | None:  # noqa: ANN401 - a view row of any table
        """Return the row in a place, None beyond the last."""
        return self._rows[row] if 0 <= row < len(self._rows) else None
