"""Whom the front desk found and whom it just served: one list of two parts, drawn by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.i18n import listed
from app.services.front_desk import FoundRow
from app.ui import formats, style
from app.ui.widgets.level_badge import Level, held_by, paint_badge, width_of

Index = QModelIndex | QPersistentModelIndex
_ROW, _HEAD = 64, 36
_SIDE: Final = 16
_ITEM: Final = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Line:
    """A customer with the words at its right, or a head above a part of the list."""

    row: FoundRow | None
    when: str = ""
    head: str = ""


class ResultModel(QAbstractListModel):
    """The lines of the list."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a line for the painter, or its words for a screen reader."""
        line = self.lines[index.row()]
        if role == _ITEM:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            row = line.row
            words = [line.head] if row is None else [row.name, row.level_name, row.phone]
            return listed(word for word in words if word)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let customers be chosen, heads not."""
        line = self.lines[index.row()]
        if line.row is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Painter(QStyledItemDelegate):
    """Draws a customer of the list: name with what fits, badge, phone, last visit."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.levels: Mapping[int, Level] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a customer or of a head."""
        line: Line = index.data(_ITEM)
        return QSize(100, style.px(_ROW if line.row else _HEAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        line: Line = index.data(_ITEM)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect
        if line.row is None:
            self._paint_head(painter, box, line.head, is_first=index.row() == 0)
        else:
            self._paint_ground(painter, box, option.state)
            self._paint_row(painter, box, line, line.row)
        painter.restore()

    def _paint_head(self, painter: QPainter, box: QRect, text: str, *, is_first: bool) -> None:
        theme = style.theme()
        if not is_first:
            painter.fillRect(box.x(), box.y() + 4, box.width(), 1, theme.colour("border"))
        painter.setFont(style.font(12, bold=True))
        painter.setPen(theme.colour("text2"))
        inner = box.adjusted(_SIDE + 8, 8, -_SIDE, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        theme = style.theme()
        is_on = bool(state & QStyle.StateFlag.State_Selected)
        if not is_on and not state & QStyle.StateFlag.State_MouseOver:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_tint" if is_on else "hover"))
        painter.drawRoundedRect(box.adjusted(8, 2, -8, -2), 8, 8)
        if is_on:
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(box.x() + 8, box.y() + 16, 3, box.height() - 32, 1.5, 1.5)

    def _paint_row(self, painter: QPainter, box: QRect, line: Line, row: FoundRow) -> None:
        inner = box.adjusted(_SIDE + 8, style.px(8), -_SIDE - 8, -style.px(8))
        top = inner.adjusted(0, 0, 0, -inner.height() // 2)
        low = inner.adjusted(0, inner.height() // 2, 0, 0)
        level = held_by(row, self.levels)
        whole = width_of(level) if level else 0
        badge = min(whole, top.width() // 2)
        if level:
            room = badge if badge < whole else 0
            paint_badge(painter, top.right() - badge + 1, top.center().y() + 1, level, room)
        _paint_name(painter, top.adjusted(0, 0, -badge - 8, 0), row)
        theme = style.theme()
        painter.setFont(style.font(12))
        painter.setPen(theme.colour("text2"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(low, right, line.when)
        taken = painter.fontMetrics().horizontalAdvance(line.when) + 8
        _paint_phone(painter, low.adjusted(0, 0, -taken, 0), row)


def _left() -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _paint_pieces(painter: QPainter, box: QRect, pieces: Sequence[tuple[str, str]]) -> int:
    """Draw pieces of one text in their tones, as far as they fit; return how wide they are."""
    theme, at = style.theme(), box.x()
    metrics: QFontMetrics = painter.fontMetrics()
    for text, tone in pieces:
        room = box.right() - at
        if not text or room <= 0:
            continue
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setPen(theme.colour(tone))
        painter.drawText(QRect(at, box.y(), room, box.height()), _left(), shown)
        at += metrics.horizontalAdvance(shown)
    return at - box.x()


def _paint_name(painter: QPainter, box: QRect, row: FoundRow) -> None:
    """Draw the name, the part that fits in accent, and beside it what it sounds like."""
    fits = row.matched
    end = fits.start + fits.length
    painter.setFont(style.font(15, bold=True))
    wide = _paint_pieces(
        painter,
        box,
        [
            (row.name[: fits.start], "text"),
            (row.name[fits.start : end], "accent"),
            (row.name[end:], "text"),
        ],
    )
    if fits.said:
        painter.setFont(style.font(12))
        _paint_pieces(painter, box.adjusted(wide + 8, 0, 0, 0), [(fits.said, "accent")])


def _paint_phone(painter: QPainter, box: QRect, row: FoundRow) -> None:
    """Draw the masked phone, its last digits in accent where they fit, or what was found."""
    painter.setFont(style.font(13))
    if row.liked:
        _paint_pieces(painter, box, [(row.liked, "accent")])
        return
    cut = len(row.phone) - row.matched.digits
    _paint_pieces(painter, box, [(row.phone[:cut], "text2"), (row.phone[cut:], "accent")])


class ResultList(QListView):
    """The list below the search field; the field keeps the focus and steers it."""

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("results")
        self.setAccessibleName(self.tr("Customers found"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines = ResultModel(self)
        self.setModel(self._lines)
        self._painter = _Painter(self)
        self.setItemDelegate(self._painter)
        self.clicked.connect(self._on_clicked)

    def set_levels(self, levels: Mapping[int, Level]) -> None:
        """Take the names and colours of the scheme in force, by rank."""
        self._painter.levels = levels
        self.viewport().update()

    def show_rows(
        self, found: Sequence[FoundRow], recent: Sequence[tuple[FoundRow, str]], today: date
    ) -> None:
        """Show whom was found, and below whom was just served with the time of it."""
        lines = [Line(row, formats.ago(row.last_visit, today)) for row in found]
        if recent:
            lines.append(Line(None, head=self.tr("Just served")))
            lines += [Line(row, when) for row, when in recent]
        self._lines.show(lines)

    @property
    def rows(self) -> list[FoundRow]:
        """Return the customers shown, from top to bottom."""
        return [line.row for line in self._lines.lines if line.row is not None]

    def choose(self, customer_id: int | None) -> None:
        """Mark a customer as chosen without telling; None marks nobody."""
        places = [
            place
            for place, line in enumerate(self._lines.lines)
            if line.row is not None and line.row.id == customer_id
        ]
        if places:
            self.setCurrentIndex(self._lines.index(places[0], 0))
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())

    def step(self, by: int) -> None:
        """Choose the next customer down or up, over heads, as far as there is one."""
        place = self.currentIndex().row()
        while 0 <= (place := place + by) < len(self._lines.lines):
            row = self._lines.lines[place].row
            if row is not None:
                self.setCurrentIndex(self._lines.index(place, 0))
                self.chosen.emit(row.id)
                return

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self._lines.lines[index.row()].row
        if row is not None:
            self.chosen.emit(row.id)
            self.opened.emit(row.id)
