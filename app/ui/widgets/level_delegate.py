"""Paints the rows of the star table: tint and bar of the level, badge, dots, text, selection."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.services.holds import GIFT
from app.services.star_table import StarRow
from app.ui import style
from app.ui.tables.column import DRAW_ROLE, ROW_ROLE, Draw
from app.ui.widgets.level_badge import Level, as_held, paint_badge, paint_dots

ROW_HEIGHT: Final = 36
_BAR: Final = 3
_PAD: Final = 8
_MARK: Final = 16
HOLD_ROOM: Final = _MARK + 4  # what the lock or the gift right of a badge takes

Index = QModelIndex | QPersistentModelIndex


class LevelDelegate(QStyledItemDelegate):
    """Draws customers; a selected row outweighs a hovered one, and that outweighs the level."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._levels: Mapping[int, Level] = {}
        self._hovered = -1
        view.setMouseTracking(True)
        view.viewport().setMouseTracking(True)
        view.viewport().installEventFilter(self)

    def set_levels(self, levels: Mapping[int, Level]) -> None:
        """Take the names and colours of the scheme in force, by rank."""
        self._levels = levels
        self._view.viewport().update()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        row: StarRow | None = index.data(ROW_ROLE)
        level = self._levels.get(row.level) if row else None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect
        self._paint_ground(painter, option, index, level)
        inner = box.adjusted(_PAD + (1 if index.column() == 0 else 0), 0, -_PAD, 0)
        if row is not None:
            self._paint_value(painter, inner, index, row)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, level: Level | None
    ) -> None:
        theme = style.theme()
        box: QRect = option.rect
        colours = level.colours() if level else None
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            ground = theme.colour("accent_tint")
        elif index.row() == self._hovered:
            ground = theme.colour("hover")
        else:
            ground = QColor(colours.row) if colours else theme.colour("surface")
        painter.fillRect(box, ground)
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, theme.colour("border", 0.55))
        if index.column() == 0 and (is_selected or colours):
            bar = theme.colour("accent") if is_selected or not colours else QColor(colours.solid)
            painter.fillRect(box.x(), box.y(), _BAR, box.height() - 1, bar)
        if self._view.currentIndex().row() == index.row() and self._view.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawLine(box.left(), box.top() + 1, box.right() + 1, box.top() + 1)
            painter.drawLine(box.left(), box.bottom(), box.right() + 1, box.bottom())

    def _paint_value(self, painter: QPainter, box: QRect, index: Index, row: StarRow) -> None:
        draw = index.data(DRAW_ROLE)
        text = index.data() or ""
        if draw in {Draw.LEVEL, Draw.LIVE_LEVEL}:
            rank = row.level if draw is Draw.LEVEL else row.live_level
            if level := self._levels.get(rank):
                held, observed = row.held, row.observed is not None
                if draw is Draw.LIVE_LEVEL:
                    held, observed = "", False
                self._paint_level(painter, box, as_held(level, observed=observed) or level, held)
            return
        if draw is Draw.DOTS:
            paint_dots(painter, box, row.influence, text)
            return
        theme = style.theme()
        painter.setFont(style.font(13, bold=draw is Draw.STRONG))
        painter.setPen(theme.colour("text2" if draw is Draw.QUIET else "text"))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, index.data(Qt.ItemDataRole.TextAlignmentRole), shown)

    @staticmethod
    def _paint_level(painter: QPainter, box: QRect, level: Level, held: str) -> None:
        """Draw the badge, with a lock or a gift right of it where the level is set by hand."""
        room = box.width() - (HOLD_ROOM if held else 0)
        width = min(room, paint_badge(painter, box.x(), box.center().y() + 0.5, level, room))
        if held:
            icon = style.pixmap("benefits" if held == GIFT else "lock", "text2", _MARK)
            painter.drawPixmap(box.x() + width + 4, box.center().y() - _MARK // 2 + 1, icon)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self._view.viewport().update()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; widths are set by the heads."""
        return QSize(super().sizeHint(option, index).width(), style.px(ROW_HEIGHT))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse, so that the whole row is shown as hovered."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._hover(self._view.indexAt(event.position().toPoint()).row())
        elif event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().eventFilter(watched, event)
