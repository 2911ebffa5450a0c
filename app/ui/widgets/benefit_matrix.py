"""Shows and edits the matrix of benefits: badges above, ticks in the cells, all by keyboard."""

from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.reports.chart_image import paint_tick
from app.ui import style
from app.ui.tables.benefit_table import COST, MARK_ROLE, BenefitModel, Mark
from app.ui.widgets.level_badge import Level, paint_star

Index = QModelIndex | QPersistentModelIndex

_ROW: Final = 36
_HEAD: Final = 60
_LEVEL: Final = 80
_NARROW_LEVEL: Final = 62
_FEW_LEVELS: Final = 6
_WIDTHS: Final = {"text": 240, "note": 120, "quota": 112, "validity": 112, "cost": 92}


class MatrixHead(QHeaderView):
    """Column heads: levels with their star, and a sign where a level gets nothing."""

    def __init__(self, model: BenefitModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = model
        self.setFixedHeight(style.px(_HEAD))
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    def paintSection(  # noqa: N802 - Qt's own name
        self, painter: QPainter, box: QRect, section: int
    ) -> None:
        """Draw one head."""
        theme, column = style.theme(), self._columns.columns[section]
        painter.save()
        painter.fillRect(box, theme.colour("surface"))
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, theme.colour("border"))
        painter.setFont(style.font(12))
        painter.setPen(theme.colour("text2"))
        found = column.level
        inner = box.adjusted(8, 0, -8, 0)
        metrics = painter.fontMetrics()
        if found is None:
            shown = metrics.elidedText(column.title, Qt.TextElideMode.ElideRight, inner.width())
            flags = Qt.AlignmentFlag
            side = flags.AlignRight if column.key == COST else flags.AlignLeft
            painter.drawText(inner.adjusted(0, 0, 0, -8), side | flags.AlignBottom, shown)
        else:
            total = len(self._columns.matrix.levels)
            level = Level(found.rank, total, found.stars, found.name, found.colour)
            middle = QPointF(box.center().x() + 0.5, box.y() + style.px(20))
            paint_star(painter, middle, 10, level)
            name = metrics.elidedText(found.name, Qt.TextElideMode.ElideRight, box.width() - 6)
            line = QRect(box.x() + 3, box.y() + style.px(34), box.width() - 6, style.px(20))
            painter.setPen(theme.colour("text"))
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, name)
            if found.rank in self._columns.matrix.without:
                sign = style.pixmap("alert", "warn", 16)
                painter.drawPixmap(int(middle.x()) + 14, box.y() + 12, sign)
        painter.restore()


class MatrixDelegate(QStyledItemDelegate):
    """Draws a cell: text, or the tick of a level."""

    def __init__(self, view: QAbstractItemView, model: BenefitModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        theme = style.theme()
        box: QRect = option.rect
        painter.save()
        chosen = self._view.currentIndex()
        is_row = chosen.row() == index.row()
        ground = theme.colour("accent_tint" if is_row and self._view.hasFocus() else "surface")
        painter.fillRect(box, ground)
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, theme.colour("border", 0.55))
        mark: Mark | None = index.data(MARK_ROLE)
        if mark is not None:
            self._paint_mark(painter, box, mark)
        else:
            self._paint_text(painter, box, index)
        is_here = bool(option.state & QStyle.StateFlag.State_HasFocus) or chosen == index
        if is_here and self._view.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_text(self, painter: QPainter, box: QRect, index: Index) -> None:
        theme, column = style.theme(), self._model.columns[index.column()]
        is_new = self._model.benefit_at(index.row()) is None
        is_strong = column.key == "text" and not is_new and not self._model.is_resting(index.row())
        painter.setFont(style.font(13, bold=is_strong))
        painter.setPen(theme.colour("text" if is_strong else "text2"))
        inner = box.adjusted(8, 0, -8, 0)
        if is_new and index.data():
            top = inner.y() + (inner.height() - 16) // 2
            painter.drawPixmap(inner.x(), top, style.pixmap("plus", "text2", 16))
            inner = inner.adjusted(24, 0, 0, 0)
        shown = painter.fontMetrics().elidedText(
            index.data() or "", Qt.TextElideMode.ElideRight, inner.width()
        )
        right = Qt.AlignmentFlag.AlignRight if column.key == COST else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, right | Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_mark(self, painter: QPainter, box: QRect, mark: Mark) -> None:
        """Draw a tick in a disc where a benefit begins, a plain tick where it was passed up."""
        theme = style.theme()
        if not (mark.is_own or mark.is_passed_up):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(box.center().x() + 0.5, box.center().y() + 0.5)
        if mark.is_own:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(middle, 10, 10)
        tone = "on_accent" if mark.is_own else "accent"
        paint_tick(painter, QRectF(middle.x() - 6, middle.y() - 6, 12, 12), theme.hex(tone))
        if mark.goes_up:
            place = (int(middle.x()) + 14, int(middle.y()) - 8)
            painter.drawPixmap(*place, style.pixmap("arrow-right", "text2", 16))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; widths are set by the heads."""
        return QSize(super().sizeHint(option, index).width(), style.px(_ROW))


class MatrixView(QTableView):
    """Space gives or passes up, Enter or F2 types, Alt and arrows move, Delete removes."""

    move_asked = Signal(int)
    remove_asked = Signal()

    def __init__(self, model: BenefitModel) -> None:
        super().__init__()
        self.setObjectName("benefit_matrix")
        self._matrix = model
        self.setModel(model)
        self.setHorizontalHeader(MatrixHead(model, self))
        self.setItemDelegate(MatrixDelegate(self, model))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(style.px(_ROW))

    def fit(self) -> None:
        """Give each column its width; words and notes share the room that is left."""
        columns = self._matrix.columns
        many = sum(column.level is not None for column in columns) > _FEW_LEVELS
        widths = [
            style.px((_NARROW_LEVEL if many else _LEVEL) if column.level else _WIDTHS[column.key])
            for column in columns
        ]
        room = max(0, self.viewport().width() - sum(widths))
        heads = self.horizontalHeader()
        for place, column in enumerate(columns):
            share = {"text": room - room // 3, "note": room // 3}.get(column.key, 0)
            heads.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
            heads.resizeSection(place, widths[place] + share)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys of the matrix do; Enter in an open cell is none of them."""
        if self.state() == QAbstractItemView.State.EditingState:
            return
        index, key = self.currentIndex(), event.key()
        has_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if has_alt and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.move_asked.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        elif index.isValid() and self._is_level(index) and key in _PRESSES:
            self._matrix.press_level(index.row(), index.column())
        elif index.isValid() and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
        else:
            super().keyPressEvent(event)

    def _is_level(self, index: QModelIndex) -> bool:
        return self._matrix.columns[index.column()].level is not None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Give or pass up on a double click on a level's cell."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._is_level(index):
            self._matrix.press_level(index.row(), index.column())
            return
        super().mouseDoubleClickEvent(event)


_PRESSES: Final = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})
