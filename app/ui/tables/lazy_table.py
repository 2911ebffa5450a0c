"""A table of any length: holds ids, fetches the rows one looks at by the block, keeps a few."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.errors import UserError
from app.ui.tables.column import DRAW_ROLE, ID_ROLE, ROW_ROLE, Column

BLOCK: Final = 128
KEPT_BLOCKS: Final = 40

Ids = NDArray[np.int64]
Index = QModelIndex | QPersistentModelIndex
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NO_PARENT: Final = QModelIndex()


class HasId(Protocol):
    """A view row: a frozen dataclass with the id it was fetched by."""

    @property
    def id(self) -> int:
        """Return the id of the record that the row shows."""


Row = TypeVar("Row", bound=HasId)
Fetch = Callable[[Sequence[int]], Sequence[HasId]]


class LazyTable(QAbstractTableModel):
    """Shows the records of an array of ids in that order; a row is fetched when it is painted."""

    fetch_failed = Signal(object)

    def __init__(
        self, fetch: Fetch, columns: Sequence[Column], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._columns = list(columns)
        self._ids: Ids = np.empty(0, np.int64)
        self._blocks: OrderedDict[int, dict[int, HasId]] = OrderedDict()
        self._lost: dict[int, set[int]] = {}
        self._sort: tuple[str, bool] | None = None

    @property
    def ids(self) -> Ids:
        """Return the ids in the order shown."""
        return self._ids

    @property
    def columns(self) -> Sequence[Column]:
        """Return the columns shown, left to right."""
        return self._columns

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns of the same rows."""
        self.beginResetModel()
        self._columns = list(columns)
        self.endResetModel()

    def show_sort(self, sort: tuple[str, bool] | None) -> None:
        """Mark the sorted column, and whether the highest comes first; None marks no column."""
        self._sort = sort
        if self._columns:
            last = len(self._columns) - 1
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def set_ids(self, ids: Ids) -> None:
        """Show other records; a longer array with the same beginning only adds rows below."""
        known = len(self._ids)
        if 0 < known < len(ids) and np.array_equal(ids[:known], self._ids):
            # The last block may have been short: what follows it must be fetched.
            self._blocks.pop((known - 1) // BLOCK, None)
            self._lost.pop((known - 1) // BLOCK, None)
            self.beginInsertRows(_NO_PARENT, known, len(ids) - 1)
            self._ids = ids
            self.endInsertRows()
            return
        if known == len(ids) and np.array_equal(ids, self._ids):
            return
        self.beginResetModel()
        self._ids = ids
        self._blocks.clear()
        self._lost.clear()
        self.endResetModel()

    def row_of(self, record_id: int) -> int:
        """Return where a record stands, or -1."""
        places = np.flatnonzero(self._ids == record_id)
        return int(places[0]) if len(places) else -1

    def id_at(self, row: int) -> int:
        """Return the id of the record in a row."""
        return int(self._ids[row])

    def shown_row(self, row: int) -> Any | None:  # noqa: ANN401 - a view row of any table
        """Return a row's record, fetched with its block; None when it is gone."""
        if not 0 <= row < len(self._ids):
            return None
        block = self._block(row // BLOCK)
        return block.get(int(self._ids[row]))

    def forget(self, record_ids: Iterable[int]) -> None:
        """Let changed records be fetched again when they are next painted, and only them."""
        wanted = set(record_ids)
        rows: list[int] = []
        for number, block in self._blocks.items():
            changed = wanted & block.keys()
            for record_id in changed:
                del block[record_id]
            self._lost.setdefault(number, set()).update(changed)
            rows += self._rows_of(number, changed)
        for row in rows:
            self._tell(row, row)

    def _rows_of(self, number: int, record_ids: set[int]) -> list[int]:
        """Return the rows of some records of a block."""
        ids = self._ids[number * BLOCK : (number + 1) * BLOCK]
        places = np.flatnonzero(np.isin(ids, list(record_ids))) if record_ids else ()
        return [number * BLOCK + int(place) for place in places]

    def forget_all(self) -> None:
        """Let every record be fetched again."""
        self._blocks.clear()
        self._lost.clear()
        if len(self._ids):
            self._tell(0, len(self._ids) - 1)

    def _tell(self, first: int, last: int) -> None:
        if self._columns and first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

    def _block(self, number: int) -> dict[int, HasId]:
        if number in self._blocks:
            self._blocks.move_to_end(number)
            block = self._blocks[number]
            if lost := self._lost.pop(number, None):
                block |= self._read(sorted(lost))
            return block
        block = self._read(self._ids[number * BLOCK : (number + 1) * BLOCK].tolist())
        self._blocks[number] = block
        if len(self._blocks) > KEPT_BLOCKS:
            gone, _ = self._blocks.popitem(last=False)
            self._lost.pop(gone, None)
        return block

    def _read(self, record_ids: Sequence[int]) -> dict[int, HasId]:
        try:
            return {row.id: row for row in self._fetch(record_ids)}
        except UserError as error:
            # A painter must not raise: the rows stay empty and the page says why.
            self.fetch_failed.emit(error)
            return {}

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many records are shown."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many columns are shown."""
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every row be chosen, without fetching it."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a cell shows."""
        if not index.isValid():
            return None
        if role == ID_ROLE:
            return self.id_at(index.row())
        column = self._columns[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, ROW_ROLE}:
            row = self.shown_row(index.row())
            return row if row is None or role == ROW_ROLE else column.text(row)
        unfetched = {
            Qt.ItemDataRole.TextAlignmentRole: _RIGHT if column.right else _LEFT,
            DRAW_ROLE: column.draw,
        }
        return unfetched.get(role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return a column's head."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.head()
        if role == Qt.ItemDataRole.DisplayRole:
            is_sorted = self._sort is not None and column.sort == self._sort[0]
            arrow = (" ↓" if self._sort and self._sort[1] else " ↑") if is_sorted else ""
            return column.head() + arrow
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.right else _LEFT
        return None
