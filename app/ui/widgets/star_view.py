"""The star table on screen: one choice survives every change of order, keys open and leave it."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QToolTip

from app.ui import style
from app.ui.tables.column import ROW_ROLE, Column, Draw
from app.ui.tables.lazy_table import Ids, LazyTable
from app.ui.widgets.level_badge import Level, badge_width, widest_of
from app.ui.widgets.level_delegate import HOLD_ROOM, ROW_HEIGHT, LevelDelegate
from app.ui.widgets.observed_words import observed_words

MOST_KEPT: Final = 1000
_AIR: Final = 12
_NAME_COLUMN: Final = 0
_WIDEST_BADGE: Final = 180
_NAME_ROOM: Final = 132
_CELL_PADDING: Final = 17
_LOW_FIRST: Final = frozenset({"name", "number", "phone", "email", "channel", "next_review"})


class StarView(QTableView):
    """Shows a lazy table of customers; the choice is kept by customer, not by place."""

    sort_asked = Signal(str, bool)
    opened = Signal(int)
    current_changed = Signal(int)
    selection_changed = Signal()
    left = Signal()
    typed = Signal(str)
    columns_moved = Signal(list)
    column_resized = Signal(str, object)

    def __init__(self, model: LazyTable) -> None:
        super().__init__()
        self.setObjectName("star_table")
        self.setAccessibleName(self.tr("Customers"))
        self._model = model
        self._sort: tuple[str, bool] | None = None
        self._badge_width = self._plain_width = 0
        self._has_words = False
        self._widths: Mapping[str, int] = {}
        self._is_fitting = False
        self.setModel(model)
        self.delegate = LevelDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._moved_soon = QTimer(self, singleShot=True, interval=0)
        self._moved_soon.timeout.connect(self._on_moved)
        self._set_heads()
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())
        self.doubleClicked.connect(lambda index: self.opened.emit(model.id_at(index.row())))

    def _set_heads(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(style.px(ROW_HEIGHT))
        heads = self.horizontalHeader()
        heads.setFixedHeight(36)
        heads.setMinimumSectionSize(48)
        heads.setHighlightSections(False)
        heads.setSectionsClickable(True)
        heads.setTextElideMode(Qt.TextElideMode.ElideRight)
        heads.setSectionsMovable(True)
        heads.setFirstSectionMovable(False)
        heads.sectionClicked.connect(self._on_head)
        heads.sectionResized.connect(self._on_resized)
        heads.sectionHandleDoubleClicked.connect(self._on_handle)
        heads.sectionMoved.connect(lambda *_: self._moved_soon.start())

    def fit_columns(self) -> None:
        """Give each column its width; the name takes what is left."""
        heads = self.horizontalHeader()
        self._is_fitting = True
        self._has_words = self._is_roomy()
        for place, column in enumerate(self._model.columns):
            heads.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
            heads.resizeSection(place, self._width_of(column, words=self._has_words))
        self._is_fitting = False
        self._stretch_name()

    def _is_roomy(self) -> bool:
        """Say whether badges may have their word beside names that can be read."""
        names = self._model.columns[_NAME_COLUMN : _NAME_COLUMN + 1]
        others = (one for one in self._model.columns if one not in names)
        needed = sum(self._width_of(column, words=True) for column in others)
        return needed + _grown(_NAME_ROOM) <= self.viewport().width()

    def _width_of(self, column: Column, *, words: bool) -> int:
        return self._widths.get(column.key) or self._own_width(column, words=words)

    def _own_width(self, column: Column, *, words: bool) -> int:
        """Return the width a column needs by itself, with the words of badges or without."""
        width = max(_grown(column.width), self._head_width(column))
        if column.draw in {Draw.LEVEL, Draw.LIVE_LEVEL}:
            mark = HOLD_ROOM if column.draw is Draw.LEVEL else 0
            badge = self._badge_width if words else self._plain_width
            width = max(width, min(_WIDEST_BADGE, badge + mark + 20))
        return width

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Give columns the widths that somebody chose for them."""
        self._widths = dict(widths)
        self.fit_columns()

    def _on_resized(self, place: int, _old: int, width: int) -> None:
        if not self._is_fitting:
            self.column_resized.emit(self._model.columns[place].key, width)

    def _on_handle(self, place: int) -> None:
        self.column_resized.emit(self._model.columns[place].key, None)

    def _on_moved(self) -> None:
        """Tell the order that dragging made; the columns themselves follow it."""
        heads = self.horizontalHeader()
        order = [self._model.columns[heads.logicalIndex(at)].key for at in range(heads.count())]
        heads.blockSignals(True)
        for place in range(heads.count()):
            heads.moveSection(heads.visualIndex(place), place)
        heads.blockSignals(False)
        self.columns_moved.emit(order)

    def _stretch_name(self) -> None:
        """Give the name what the other columns leave, but never less than it needs."""
        heads = self.horizontalHeader()
        if heads.count():
            name = self._model.columns[_NAME_COLUMN]
            others = heads.length() - heads.sectionSize(_NAME_COLUMN)
            least = self._widths.get(name.key) or _grown(name.width)
            self._is_fitting = True
            heads.resizeSection(_NAME_COLUMN, max(least, self.viewport().width() - others))
            self._is_fitting = False

    def _head_width(self, column: Column) -> int:
        metrics = QFontMetrics(style.font(12))
        is_sorted = self._sort is not None and column.sort == self._sort[0]
        text = column.head() + (" ↓" if is_sorted else "")
        return min(160, metrics.horizontalAdvance(text) + 20)

    def show_sort(self, key: str | None, *, descending: bool) -> None:
        """Mark the sorted column; none while the best match comes first."""
        self._sort = (key, descending) if key else None
        self._model.show_sort(self._sort)
        self.fit_columns()

    def set_levels(self, levels: Mapping[int, Level]) -> None:
        """Take the names and colours of the scheme in force."""
        self.delegate.set_levels(levels)
        names = [level.name for level in levels.values()]
        widest = (widest_of(levels.values()), max(map(badge_width, names), default=0))
        if widest != (self._badge_width, self._plain_width):
            self._badge_width, self._plain_width = widest
            self.fit_columns()

    def chosen_count(self) -> int:
        """Return how many customers are chosen, without touching their rows."""
        return sum(last - first + 1 for first, last in self._parts())

    def chosen(self, most: int = MOST_KEPT) -> list[int]:
        """Return the ids of the customers chosen, or as many as are worth keeping."""
        ids: list[int] = []
        for first, last in self._parts():
            room = max(0, most - len(ids))
            ids += self._model.ids[first : last + 1][:room].tolist()
        return ids

    def _parts(self) -> list[tuple[int, int]]:
        """Return the first and last row of each unbroken part of the choice."""
        choice = self.selectionModel().selection()
        ranges = [choice.at(place) for place in range(choice.count())]
        return [(part.top(), part.bottom()) for part in ranges]

    def current_id(self) -> int | None:
        """Return the customer the keyboard is on."""
        row = self.currentIndex().row()
        return self._model.id_at(row) if 0 <= row < len(self._model.ids) else None

    def show_ids(self, ids: Ids) -> None:
        """Show other customers or another order; who was chosen stays chosen."""
        kept, current = self.chosen(), self.current_id()
        self._model.set_ids(ids)
        if self.selectionModel().hasSelection() or not (kept or current):
            return
        places = np.flatnonzero(np.isin(ids, kept)).tolist() if kept else []
        self._select(places)
        row = self._model.row_of(current) if current else -1
        if row >= 0:
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self._model.index(row, 0), flag)
            self.scrollTo(self._model.index(row, 0))

    def _select(self, places: Sequence[int]) -> None:
        choice = QItemSelection()
        last = self._model.columnCount() - 1
        for place in places:
            choice.select(self._model.index(place, 0), self._model.index(place, last))
        self.selectionModel().select(choice, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def go_to(self, customer_id: int) -> bool:
        """Choose a customer and scroll there; False when it is not in this view."""
        row = self._model.row_of(customer_id)
        if row >= 0:
            self.selectRow(row)
            self.scrollTo(self._model.index(row, 0))
        return row >= 0

    def _on_head(self, place: int) -> None:
        """Sort by a column, the highest first; a second click turns the order round."""
        key = self._model.columns[place].sort
        if key:
            is_down = (
                self._sort != (key, True) if key not in _LOW_FIRST else self._sort == (key, False)
            )
            self.sort_asked.emit(key, is_down)

    def _on_current(self, index: QModelIndex, _former: QModelIndex) -> None:
        self.viewport().update()
        if index.isValid():
            self.current_changed.emit(self._model.id_at(index.row()))

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go to the first row on Home and to the last on End: a row is the unit here."""
        moves = QAbstractItemView.CursorAction
        last = len(self._model.ids) - 1
        ends = {moves.MoveHome: 0, moves.MoveEnd: last}
        if action in ends and last >= 0:
            return self._model.index(ends[action], max(0, self.currentIndex().column()))
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, search: str) -> None:
        """Look for what is typed with the search field, which knows pinyin and numbers."""
        if search.strip():
            self.typed.emit(search)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell the whole of a shortened cell, and nothing of one that can be read."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            text = self._cut_text(index) if index.isValid() else ""
            if text:
                QToolTip.showText(event.globalPos(), text, self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def _cut_text(self, index: QModelIndex) -> str:
        """Return a cell's text where it does not fit its column."""
        column = self._model.columns[index.column()]
        text = str(index.data() or "")
        room = self.columnWidth(index.column()) - _CELL_PADDING
        row = index.data(ROW_ROLE)
        if column.draw is Draw.LEVEL and row is not None and row.observed is not None:
            return f"{text}\n{observed_words(row.observed)}"
        if column.draw in {Draw.LEVEL, Draw.LIVE_LEVEL}:
            return text if badge_width(text) > room else ""
        metrics = QFontMetrics(style.font(13, bold=column.draw is Draw.STRONG))
        return text if metrics.horizontalAdvance(text) > room else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, clear the choice on Esc, leave upwards from the first row."""
        key = event.key()
        current = self.current_id()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and current is not None:
            self.opened.emit(current)
        elif key == Qt.Key.Key_Escape:
            if self.selectionModel().hasSelection():
                self.clearSelection()
            else:
                self.left.emit()
        elif key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the name as wide as the room allows; words beside badges come and go with it."""
        super().resizeEvent(event)
        if self._model.columns and self._is_roomy() != self._has_words:
            self.fit_columns()
        else:
            self._stretch_name()


def _grown(width: int) -> int:
    """Return a column's width for the size of the texts: 112 is 162 at 150 %."""
    return style.px(width - _AIR) + _AIR
