"""A plain table on screen: one row chosen, first column stretches, looks like the star table."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPen
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
from app.ui.widgets.level_delegate import ROW_HEIGHT

Index = QModelIndex | QPersistentModelIndex


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
        self.paint_value(painter, box.adjusted(8, 0, -8, 0), index)
        painter.restore()

    def paint_value(self, painter: QPainter, inner: QRect, index: Index) -> None:
        """Write what the cell says; kinds of lists may draw more."""
        draw, theme = index.data(DRAW_ROLE), style.theme()
        painter.setFont(style.font(13, bold=draw is Draw.STRONG))
        painter.setPen(theme.colour("text2" if draw is Draw.QUIET else "text"))
        text = painter.fontMetrics().elidedText(
            index.data() or "", Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, index.data(Qt.ItemDataRole.TextAlignmentRole), text)


class PlainView(QTableView):
    """A list of records of which one is chosen."""

    def __init__(self, model: LazyTable, name: str) -> None:
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
        heads.setFixedHeight(36)
        heads.setHighlightSections(False)
        for place, column in enumerate(model.columns):
            stretches = place == 0
            mode = QHeaderView.ResizeMode.Stretch if stretches else QHeaderView.ResizeMode.Fixed
            heads.setSectionResizeMode(place, mode)
            heads.resizeSection(place, column.width)

    def current_id(self) -> int | None:
        """Return the record chosen."""
        row = self.currentIndex().row()
        return self._model.id_at(row) if 0 <= row < len(self._model.ids) else None
