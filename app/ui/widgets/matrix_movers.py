"""Who would move: two lines each, with stars from and to, scores, and what made the difference."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.domain import schemes
from app.domain.schemes import LevelRule
from app.i18n import translate
from app.services.what_if import TrialMover
from app.ui import formats, style
from app.ui.widgets.level_badge import paint_star
from app.ui.widgets.scheme_level_row import level_at

Index = QModelIndex | QPersistentModelIndex
Levels = tuple[LevelRule, ...]
_HEIGHT: Final = 50
_STARS: Final = 66


class Movers(QAbstractListModel):
    """The movers of a trial, or of one cell of its matrix."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[TrialMover] = ()
        self.old: Levels = ()
        self.new: Levels = ()

    def show_movers(self, rows: Sequence[TrialMover], old: Levels, new: Levels) -> None:
        """Show other movers."""
        self.beginResetModel()
        self.rows, self.old, self.new = rows, old, new
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return a mover in words, for screen readers and tooltips."""
        if role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }:
            return None
        mover = self.rows[index.row()]
        return f"{mover.name}, {mover.number}\n{self.way(mover)}, {scores(mover)}\n{reason(mover)}"

    def way(self, mover: TrialMover) -> str:
        """Return from which level to which: "Two stars → Three stars"."""
        old = self.old[mover.old_level - 1].name if mover.old_level else formats.EMPTY
        return f"{old} → {self.new[mover.new_level - 1].name}"


def scores(mover: TrialMover) -> str:
    """Return both scores: "49.75 → 50.00"."""
    if not mover.old_level:
        return str(mover.score)
    return f"{mover.old_score} → {mover.score}"


def reason(mover: TrialMover) -> str:
    """Return what moved the score most: "Frequency −3.20", or that only the bound moved."""
    if mover.reason == "bound":
        return QCoreApplication.translate("Movers", "the bound moved")
    if mover.reason == "score":
        return QCoreApplication.translate("Movers", "the live score moved before")
    title = translate("Dimensions", schemes.TITLES[mover.reason])
    change = str(mover.change).replace("-", formats.MINUS)
    sign = "" if change.startswith(formats.MINUS) else "+"
    return f"{title} {sign}{change}"


class _MoverDelegate(QStyledItemDelegate):
    """Draws one mover."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of two lines."""
        return QSize(200, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw name and reason left, stars and scores right, a hairline below."""
        model = index.model()
        if not isinstance(model, Movers):
            return
        mover, theme = model.rows[index.row()], style.theme()
        box: QRect = option.rect
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("accent_tint"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("hover"))
        inner = box.adjusted(6, 4, -6, -5)
        upper, lower = inner.adjusted(0, 0, 0, -22), inner.adjusted(0, 20, 0, 0)
        figures = scores(mover)
        small = style.font(12)
        taken = QFontMetrics(small).horizontalAdvance(figures) + 8
        _write(painter, upper.adjusted(0, 0, -_STARS, 0), mover.name, bold=True)
        _write(painter, lower.adjusted(0, 0, -taken, 0), reason(mover))
        painter.setPen(theme.colour("text2"))
        painter.setFont(small)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(lower, right, figures)
        self._paint_way(painter, upper, model, mover)
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.colour("border"))
        painter.restore()

    @staticmethod
    def _paint_way(painter: QPainter, box: QRect, model: Movers, mover: TrialMover) -> None:
        middle = box.center().y() + 1
        if mover.old_level:
            left = QPointF(box.right() - 48, middle)
            paint_star(painter, left, 9, level_at(mover.old_level, model.old))
        arrow = style.pixmap("arrow-right", "text2", 16)
        painter.drawPixmap(box.right() - 36, middle - 8, arrow)
        right = QPointF(box.right() - 9, middle)
        paint_star(painter, right, 9, level_at(mover.new_level, model.new))


def _write(painter: QPainter, box: QRect, text: str, *, bold: bool = False) -> None:
    font = style.font(13 if bold else 12, bold=bold)
    painter.setFont(font)
    painter.setPen(style.theme().colour("text" if bold else "text2"))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class MoverList(QListView):
    """The list of movers; Enter or a double click goes to the customer."""

    customer_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("movers")
        self.setAccessibleName(self.tr("Who would move"))
        self.movers = Movers(self)
        self.setModel(self.movers)
        self.setItemDelegate(_MoverDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setMinimumHeight(_HEIGHT * 2)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("framed", True)
        self.doubleClicked.connect(lambda index: self._ask(index.row()))

    def _ask(self, row: int) -> None:
        if 0 <= row < len(self.movers.rows):
            self.customer_asked.emit(self.movers.rows[row].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the customer on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._ask(self.currentIndex().row())
            return
        super().keyPressEvent(event)
