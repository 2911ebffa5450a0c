"""The lists of the Reviews page: plain rows with badges, opened by Enter or a double click."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView

from app.ui.tables.column import ROW_ROLE, Column
from app.ui.tables.row_table import RowTable
from app.ui.widgets.level_badge import Level, as_held, paint_badge, width_of
from app.ui.widgets.plain_view import PAD, Index, PlainDelegate, PlainView

# The rank that a column shows as a badge, from a row.
RankOf = Callable[[Any], int]


class _BadgeDelegate(PlainDelegate):
    """Draws badges in the columns of levels, text in the others."""

    def __init__(self, view: QAbstractItemView, ranks: Mapping[str, RankOf]) -> None:
        super().__init__(view)
        self._ranks = ranks
        self.levels: Mapping[int, Level] = {}

    def paint_value(self, painter: QPainter, inner: QRect, index: Index) -> None:
        """Draw one value."""
        level = self._level_at(index)
        if level is not None:
            paint_badge(painter, inner.x(), inner.center().y() + 0.5, level, inner.width())
            return
        super().paint_value(painter, inner, index)

    def width_of(self, index: Index) -> int:
        """Return how wide a cell must be to show all it says."""
        level = self._level_at(index)
        return super().width_of(index) if level is None else width_of(level) + 2 * PAD

    def _level_at(self, index: Index) -> Level | None:
        """Return the level that a cell shows as a badge."""
        model, row = index.model(), index.data(ROW_ROLE)
        key = model.columns[index.column()].key if isinstance(model, RowTable) else ""
        if row is None or key not in self._ranks:
            return None
        level = self.levels.get(self._ranks[key](row))
        return as_held(level, observed=getattr(row, "observed", False))


class RowView(PlainView):
    """A list of rows of which one is chosen; Enter and a double click open it."""

    opened = Signal(object)
    removed = Signal(object)
    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        ranks: Mapping[str, RankOf] | None = None,
        *,
        stretch: str = "",
    ) -> None:
        self.rows = RowTable(columns)
        super().__init__(self.rows, name, stretch=stretch)
        self.rows.setParent(self)
        self._badges = _BadgeDelegate(self, ranks or {})
        self.setItemDelegate(self._badges)
        self.doubleClicked.connect(self._on_opened)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit(self.current()))

    def set_levels(self, levels: Mapping[int, Level]) -> None:
        """Take the levels of the scheme in force, by rank."""
        self._badges.levels = levels
        self.fit_columns()
        self.viewport().update()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; the place chosen stays where there still is one."""
        place = self.currentIndex().row()
        self.rows.show_rows(rows)
        if rows:
            self.selectRow(min(max(place, 0), len(rows) - 1))
        else:
            self.chosen.emit(None)

    def current(self) -> Any | None:  # noqa: ANN401 - a row of any list
        """Return the row chosen."""
        return self.rows.shown_row(self.currentIndex().row())

    def _on_opened(self, index: QModelIndex) -> None:
        row = self.rows.shown_row(index.row())
        if row is not None:
            self.opened.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row on Enter; ask to take it away on Delete."""
        row = self.current()
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and row is not None:
            self.opened.emit(row)
        elif key == Qt.Key.Key_Delete and row is not None:
            self.removed.emit(row)
        else:
            super().keyPressEvent(event)
