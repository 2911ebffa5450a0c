"""A plain table on screen: one row chosen, one column stretches, looks like the star table."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.ui import style
from app.ui.tables.column import DRAW_ROLE, Draw
from app.ui.tables.lazy_table import LazyTable
from app.ui.widgets import column_room
from app.ui.widgets.column_room import Claim
from app.ui.widgets.level_delegate import ROW_HEIGHT

Index = QModelIndex | QPersistentModelIndex
PAD: Final = 8
_HEAD: Final = 36
_LEAST: Final = 32
_MEASURED: Final = 50  # rows whose texts say how much a column needs


class PlainDelegate(QStyledItemDelegate):
    """Draws text on a calm ground with a hairline below."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        theme = style.theme()
        box: QRect = option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(box, theme.colour("accent_tint" if is_selected else "surface"))
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, theme.colour("border", 0.55))
        if self._view.currentIndex().row() == index.row() and self._view.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawLine(box.left(), box.top() + 1, box.right() + 1, box.top() + 1)
            painter.drawLine(box.left(), box.bottom(), box.right() + 1, box.bottom())
        self.paint_value(painter, box.adjusted(PAD, 0, -PAD, 0), index)
        painter.restore()

    def paint_value(self, painter: QPainter, inner: QRect, index: Index) -> None:
        """Write what the cell says; kinds of lists may draw more."""
        is_quiet = index.data(DRAW_ROLE) is Draw.QUIET
        painter.setFont(_font(index))
        painter.setPen(style.theme().colour("text2" if is_quiet else "text"))
        text = painter.fontMetrics().elidedText(
            index.data() or "", Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, index.data(Qt.ItemDataRole.TextAlignmentRole), text)

    def width_of(self, index: Index) -> int:
        """Return how wide a cell must be to show all it says."""
        return QFontMetrics(_font(index)).horizontalAdvance(index.data() or "") + 2 * PAD + 1


def _font(index: Index) -> QFont:
    return style.font(13, bold=index.data(DRAW_ROLE) is Draw.STRONG)


class PlainView(QTableView):
    """A list of records of which one is chosen; its columns grow with the text."""

    def __init__(self, model: LazyTable, name: str, *, stretch: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setModel(model)
        self._model = model
        self.setItemDelegate(PlainDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(style.px(ROW_HEIGHT))
        heads = self.horizontalHeader()
        heads.setFixedHeight(_HEAD)
        heads.setHighlightSections(False)
        heads.setMinimumSectionSize(_LEAST)
        heads.setTextElideMode(Qt.TextElideMode.ElideRight)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        keys = [column.key for column in model.columns]
        self._stretch = keys.index(stretch) if stretch else 0
        model.modelReset.connect(self.fit_columns)
        model.rowsInserted.connect(lambda *_: self.fit_columns())

    def set_lines(self, count: int) -> None:
        """Be as high as the heads and so many rows."""
        self.setFixedHeight(style.px(_HEAD) + count * style.px(ROW_HEIGHT) + 2)

    def fit_columns(self) -> None:
        """Give each column its share of the room."""
        if not self.isVisible():
            return
        heads, room = self.horizontalHeader(), self.viewport().width()
        for place, width in enumerate(column_room.shared(self._claims(room), room, self._stretch)):
            heads.resizeSection(place, width)

    def _claims(self, room: int) -> list[Claim]:
        """Return what each column asks for; texts are measured only where room is short."""
        columns = self._model.columns
        wished = [style.px(column.width) for column in columns]
        needed = self._needed() if sum(wished) > room else wished
        return [
            Claim(width, need, column.right or column.whole)
            for column, width, need in zip(columns, wished, needed, strict=True)
        ]

    def _needed(self) -> list[int]:
        """Return how wide the heads and the first rows need each column to be."""
        metrics, model, delegate = QFontMetrics(style.font(12)), self._model, self.itemDelegate()
        needed = [metrics.horizontalAdvance(one.head()) + 2 * PAD + 1 for one in model.columns]
        if isinstance(delegate, PlainDelegate):
            for row in range(min(_MEASURED, model.rowCount())):
                texts = (delegate.width_of(model.index(row, at)) for at in range(len(needed)))
                needed = [max(pair) for pair in zip(needed, texts, strict=True)]
        return needed

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the room anew."""
        super().resizeEvent(event)
        self.fit_columns()

    def showEvent(self, event: QShowEvent) -> None:
        """Share out the room once there is somebody to see it."""
        super().showEvent(event)
        self.fit_columns()

    def current_id(self) -> int | None:
        """Return the record chosen."""
        row = self.currentIndex().row()
        return self._model.id_at(row) if 0 <= row < len(self._model.ids) else None
