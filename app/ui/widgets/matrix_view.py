"""How many customers go from which level to which: a map with arrows, chosen by mouse or keys."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.domain.schemes import LevelRule
from app.i18n import filled
from app.ui import formats, style
from app.ui.widgets.level_badge import Level
from app.ui.widgets.matrix_heads import HeadNames
from app.ui.widgets.scheme_level_row import level_at

_HEAD: Final = 30
_LEFT: Final = 52
_ROW: Final = 32
_LOW_ROW: Final = 22
_MANY: Final = 6
_KEYS: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
Levels = tuple[LevelRule, ...]


class MatrixView(QWidget):
    """The from→to matrix of a trial; a rise is teal with ↑, a fall amber with ↓."""

    cell_chosen = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("matrix")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._matrix: Mapping[int, Mapping[int, int]] = {}
        self._old: Levels = ()
        self._new: Levels = ()
        self._first_row = 1
        self._cursor = (0, 0)
        self.chosen: tuple[int, int] | None = None

    def show_matrix(
        self, matrix: Mapping[int, Mapping[int, int]], old: Levels, new: Levels
    ) -> None:
        """Show counts from rank to rank; rank 0 are those not graded yet."""
        self._matrix, self._old, self._new = matrix, old, new
        self._first_row = 0 if 0 in matrix else 1
        rows, columns = self._shape()
        self._cursor = (min(self._cursor[0], rows - 1), min(self._cursor[1], columns - 1))
        if self.chosen is not None and not self.count(*self.chosen):
            self.chosen = None
        self.setAccessibleName(self.tr("From level (row) to level (column)"))
        self._tell()
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def clear_choice(self) -> None:
        """Choose no cell."""
        self.chosen = None
        self.update()

    def count(self, old: int, new: int) -> int:
        """Return how many go from one rank to another."""
        return self._matrix.get(old, {}).get(new, 0)

    def words(self, old: int, new: int) -> str:
        """Return what a cell says: "From Two stars to Three stars: 33"."""
        names = (
            self._old[old - 1].name if old else self.tr("not graded"),
            self._new[new - 1].name,
        )
        text = self.tr("From {old} to {new}: {count}")
        return filled(text, old=names[0], new=names[1], count=formats.number(self.count(old, new)))

    def _shape(self) -> tuple[int, int]:
        return max(1, len(self._old) + 1 - self._first_row), max(1, len(self._new))

    def _row_height(self) -> int:
        return _ROW if self._shape()[0] <= _MANY else _LOW_ROW

    def _ranks(self, cell: tuple[int, int]) -> tuple[int, int]:
        return cell[0] + self._first_row, cell[1] + 1

    def _box(self, row: int, column: int) -> QRectF:
        width = (self.width() - _LEFT) / self._shape()[1]
        height = self._row_height()
        return QRectF(_LEFT + column * width + 1, _HEAD + row * (height + 2), width - 2, height)

    def _cell_at(self, place: QPointF) -> tuple[int, int] | None:
        rows, columns = self._shape()
        for row in range(rows):
            for column in range(columns):
                if self._box(row, column).contains(place):
                    return row, column
        return None

    def sizeHint(self) -> QSize:
        """Return the room for every row."""
        return QSize(240, _HEAD + self._shape()[0] * (self._row_height() + 2))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw heads and cells."""
        if not self._new:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows, columns = self._shape()
        beside, above = self._heads()
        for column in range(columns):
            above.paint(painter, self._column_head(column), column)
        for row in range(rows):
            beside.paint(painter, self._row_head(row), row)
            for column in range(columns):
                self._paint_cell(painter, row, column)

    def _heads(self) -> tuple[HeadNames, HeadNames]:
        """Return the heads of the rows and of the columns, as this size has room for."""
        old = [self._level(rank, self._old) for rank in range(self._first_row, len(self._old) + 1)]
        new = [self._level(rank, self._new) for rank in range(1, len(self._new) + 1)]
        return HeadNames(old, self._row_head(0)), HeadNames(new, self._column_head(0))

    def _level(self, rank: int, levels: Levels) -> Level:
        return level_at(rank, levels) if rank else Level(0, len(levels), 0, self.tr("New"))

    def _row_head(self, row: int) -> QRectF:
        box = self._box(row, 0)
        return QRectF(0, box.y(), _LEFT - 4, box.height())

    def _column_head(self, column: int) -> QRectF:
        box = self._box(0, column)
        return QRectF(box.x(), 0, box.width(), _HEAD - 2)

    def _paint_cell(self, painter: QPainter, row: int, column: int) -> None:
        theme, box = style.theme(), self._box(row, column)
        old, new = self._ranks((row, column))
        count = self.count(old, new)
        ground, tone, arrow = "sunken", "text2" if count else "text3", ""
        if count and old and new > old:
            ground, tone, arrow = "accent_tint2", "accent" if theme.dark else "accent_press", "↑"
        elif count and new < old:
            ground, tone, arrow = "warn_tint", "warn", "↓"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(box, 4, 4)
        is_cursor = self.hasFocus() and self._cursor == (row, column)
        if is_cursor or self.chosen == (old, new):
            painter.setPen(QPen(theme.colour("focus" if is_cursor else "border_strong"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        text = formats.number(count) if count else "·"
        font = style.font(13, bold=bool(arrow))
        for wanted in (f"{arrow} {text}".strip(), f"{arrow}{text}", text):
            text = wanted
            if QFontMetrics(font).horizontalAdvance(wanted) <= box.width() - 2:
                break
        else:
            font = style.font(11, bold=bool(arrow))
        painter.setFont(font)
        painter.setPen(theme.colour(tone))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _tell(self) -> None:
        if self._new:
            self.setAccessibleDescription(self.words(*self._ranks(self._cursor)))

    def _choose(self, cell: tuple[int, int]) -> None:
        self._cursor = cell
        old, new = self._ranks(cell)
        if self.count(old, new):
            self.chosen = (old, new)
            self.cell_chosen.emit(old, new)
        self._tell()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrow keys, choose with Enter or Space."""
        key = Qt.Key(event.key())
        if key in _KEYS and self._new:
            rows, columns = self._shape()
            down, right = _KEYS[key]
            self._cursor = (
                max(0, min(rows - 1, self._cursor[0] + down)),
                max(0, min(columns - 1, self._cursor[1] + right)),
            )
            self._tell()
            self.update()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._new:
            self._choose(self._cursor)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the cell that was clicked."""
        cell = self._cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None and self._new:
            self._choose(cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at cells that hold somebody."""
        cell = self._cell_at(event.position())
        holds = cell is not None and bool(self._new) and self.count(*self._ranks(cell)) > 0
        shape = Qt.CursorShape.PointingHandCursor if holds else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def tip(self, place: QPointF) -> str:
        """Return what a cell means, or the whole name of a level at a head."""
        if (cell := self._cell_at(place)) is not None:
            return self.words(*self._ranks(cell))
        rows, columns = self._shape()
        for row in range(rows):
            if self._row_head(row).contains(place):
                return self._level(row + self._first_row, self._old).name
        for column in range(columns):
            if self._column_head(column).contains(place):
                return self._level(column + 1, self._new).name
        return ""

    def event(self, event: QEvent) -> bool:
        """Say in the tooltip what a cell or a head means."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._new:
            QToolTip.showText(event.globalPos(), self.tip(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which cell the keys are on."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the mark of the focus away."""
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the colours of a new theme."""
        self.update()
        super().changeEvent(event)
