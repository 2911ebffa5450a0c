"""The lists of the Today page: what is to do, and who deserves a word; a click or Enter opens."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

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
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.services.today import CareRow, Todo
from app.ui import formats, style, today_words
from app.ui.widgets.level_badge import Level, held_by, paint_badge, widest_of

Index = QModelIndex | QPersistentModelIndex
_ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
TODO_HEIGHT, CARE_HEIGHT = 48, 40
_PAD: Final = 20
_TILE, _ICON, _CHEVRON = 32, 18, 16
_AVATAR: Final = 28
_WIDEST_BADGE: Final = 140
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ELIDE: Final = Qt.TextElideMode.ElideRight
_TINTS: Final = {"danger": "danger_tint", "warn": "warn_tint", "accent": "accent_tint"}


class OpenList(QListWidget):
    """Rows that lead somewhere: by one click, or by Enter on the one that the arrows reached."""

    opened = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMinimumHeight(style.px(TODO_HEIGHT) * 2)
        self.itemClicked.connect(self._open)

    def show_rows(self, rows: Sequence[tuple[Any, str]]) -> None:
        """Show other rows, each with what is read aloud of it; the place chosen stays."""
        place = max(0, self.currentRow())
        self.clear()
        for row, words in rows:
            item = QListWidgetItem(words)
            item.setData(_ROW_ROLE, row)
            self.addItem(item)
        self.setCurrentRow(min(place, len(rows) - 1))

    @property
    def rows(self) -> list[Any]:
        """Return the rows shown, top to bottom."""
        return [self.item(at).data(_ROW_ROLE) for at in range(self.count())]

    def _open(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.opened.emit(item.data(_ROW_ROLE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentItem())
            return
        super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """Draws the ground of a row: hovered, or reached by the keyboard with its ring."""

    height: int = TODO_HEIGHT

    def __init__(self, view: QListWidget, today: date) -> None:
        super().__init__(view)
        self._view = view
        self.today = today

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        theme, box = style.theme(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tile = QRectF(box).adjusted(8, 1, -8, -1)
        is_reached = bool(option.state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        painter.setPen(QPen(theme.colour("focus"), 2) if is_reached else Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.colour("hover"))
        painter.drawRoundedRect(tile, 8, 8)
        self.paint_row(painter, box.adjusted(_PAD, 0, -_PAD, 0), index.data(_ROW_ROLE))
        painter.restore()

    def paint_row(self, painter: QPainter, box: QRect, row: Any) -> None:  # noqa: ANN401
        """Draw what stands in the row; kinds of rows say what."""
        raise NotImplementedError

    def write(self, painter: QPainter, box: QRect, text: str, size: int, tone: str) -> int:
        """Write a text that gives way, bold where it is read first; return its width."""
        painter.setFont(style.font(size, bold=tone not in {"text2", "text3"}))
        painter.setPen(style.theme().colour(tone))
        shown = painter.fontMetrics().elidedText(text, _ELIDE, max(0, box.width()))
        painter.drawText(box, _LEFT, shown)
        return painter.fontMetrics().horizontalAdvance(shown)

    def write_right(self, painter: QPainter, box: QRect, text: str, size: int, tone: str) -> None:
        """Write a short text at the right and leave the rest of the row to others."""
        painter.setFont(style.font(size, bold=True))
        painter.setPen(style.theme().colour(tone))
        painter.drawText(box, _RIGHT, text)
        box.setRight(box.right() - painter.fontMetrics().horizontalAdvance(text) - 12)

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(option.rect.width(), style.px(self.height))


class TodoDelegate(_Delegate):
    """Draws something to do: icon on its tint, two lines, how many, and that it leads on."""

    def paint_row(self, painter: QPainter, box: QRect, row: Todo) -> None:
        """Draw one thing to do."""
        theme = style.theme()
        icon, tone = today_words.ICONS[row.kind]
        side = style.px(_TILE)
        tile = QRect(box.x(), box.center().y() - side // 2 + 1, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(_TINTS[tone]))
        painter.drawRoundedRect(tile, 8, 8)
        small = style.px(_ICON)
        gap = (side - small) // 2
        painter.drawPixmap(tile.x() + gap, tile.y() + gap, style.pixmap(icon, tone, small))
        chevron = style.px(_CHEVRON)
        end = style.pixmap("chevron-right", "text3", chevron)
        painter.drawPixmap(box.right() - chevron, box.center().y() - chevron // 2 + 1, end)
        inner = box.adjusted(side + 12, 0, -chevron - 8, 0)
        self.write_right(painter, inner, formats.number(row.count), 15, "text")
        half = inner.height() // 2
        upper = QRect(inner.x(), inner.y() + 3, inner.width(), half - 2)
        self.write(painter, upper, today_words.todo_title(row), 13, "text")
        lower = QRect(inner.x(), inner.y() + half - 1, inner.width(), half - 2)
        self.write(painter, lower, today_words.todo_words(row, self.today), 12, "text2")


class CareDelegate(_Delegate):
    """Draws somebody who deserves a word: initial, name, badge at its place, why, when."""

    height = CARE_HEIGHT

    def __init__(self, view: QListWidget, today: date) -> None:
        super().__init__(view, today)
        self._levels: Mapping[int, Level] = {}
        self._badge = 0

    def set_levels(self, levels: Mapping[int, Level]) -> None:
        """Take the levels of the scheme in force, by rank."""
        self._levels = levels
        self._badge = min(_WIDEST_BADGE, widest_of(levels.values()) + 2) if levels else 0
        self._view.viewport().update()

    def paint_row(self, painter: QPainter, box: QRect, row: CareRow) -> None:
        """Draw one person."""
        theme = style.theme()
        side, middle = style.px(_AVATAR), box.center().y() + 0.5
        centre = QPointF(box.x() + side / 2, middle)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_tint2"))
        painter.drawEllipse(centre, side / 2, side / 2)
        disc = QRectF(centre.x() - side / 2, middle - side / 2, side, side)
        painter.setFont(style.font(12, bold=True))
        painter.setPen(theme.colour("text"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, row.name[:1].upper())
        inner = box.adjusted(side + 10, 0, 0, 0)
        name = QRect(inner.x(), inner.y(), max(72, inner.width() * 2 // 9), inner.height())
        words, tone = today_words.when(row, self.today)
        self.write_right(painter, inner, words, 13, tone)
        self.write(painter, name, row.name, 13, "text")
        left = name.right() + 12
        if level := held_by(row, self._levels):
            paint_badge(painter, left, middle, level, self._badge)
        left += self._badge + 12
        why = QRect(left, inner.y(), inner.right() - left, inner.height())
        self.write(painter, why, today_words.why(row), 13, "text2")
