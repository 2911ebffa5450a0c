"""Paints the list of cases: heads of groups, and rows of star, title, time and owner."""

import math
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.domain.cases import URGENCIES, Urgency
from app.i18n import translate
from app.services.case_views import CaseRow
from app.ui import case_words, formats, style
from app.ui.case_words import Time
from app.ui.tables.case_table import ITEM_ROLE, Head, Index
from app.ui.widgets.level_badge import Level, held_by, paint_badge, widest_of

ROW_HEIGHT: Final = 56
HEAD_HEIGHT: Final = 36
_BAR: Final = 3
_BADGE_AT: Final = 14
_WIDEST_BADGE: Final = 140
_TIME_WIDTH: Final = 132
_OWNER_WIDTH: Final = 48
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ELIDE: Final = Qt.TextElideMode.ElideRight
_TONES: Final = {"quiet": "text2", "": "text"}
_HEAD_TONES: Final = {Urgency.OVERDUE: "danger", Urgency.TODAY: "warn"}


def head_title(urgency: Urgency) -> str:
    """Return the title of a group."""
    return translate("Cases", URGENCIES[urgency])


def paint_ring(painter: QPainter, centre: QPointF, time: Time) -> None:
    """Draw how much of the time has passed; a red disc with its sign when it is over."""
    theme = style.theme()
    if time.share is None:
        return
    painter.save()
    box = QRectF(centre.x() - 8, centre.y() - 8, 16, 16)
    if time.is_over:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("danger"))
        painter.drawEllipse(box)
        painter.setPen(theme.colour("surface"))
        painter.setFont(style.font(12, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "!")
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("border"), 3))
        inner = box.adjusted(2, 2, -2, -2)
        painter.drawEllipse(inner)
        flat = Qt.PenCapStyle.FlatCap
        tone = theme.colour(_TONES.get(time.tone, time.tone))
        painter.setPen(QPen(tone, 3, Qt.PenStyle.SolidLine, flat))
        painter.drawArc(inner, 90 * 16, -math.floor(360 * 16 * time.share))
    painter.restore()


class CaseDelegate(QStyledItemDelegate):
    """Draws one line of the list."""

    def __init__(self, view: QAbstractItemView, today: Callable[[], date]) -> None:
        super().__init__(view)
        self._view = view
        self._levels: Mapping[int, Level] = {}
        self._badge = 0
        self._today = today

    def set_levels(self, levels: Mapping[int, Level]) -> None:
        """Take the levels of the scheme in force, by rank."""
        self._levels = levels
        self._badge = min(_WIDEST_BADGE, widest_of(levels.values()) + 2) if levels else 0
        self._view.viewport().update()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a head or a case."""
        item: Head | CaseRow | None = index.data(ITEM_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(item, Head):
            self._paint_head(painter, option.rect, item)
        elif item is not None:
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._paint_ground(painter, option.rect, item, (is_chosen, is_hovered))
            if is_chosen and self._view.hasFocus():
                painter.setPen(QPen(style.theme().colour("focus"), 2))
                painter.drawRect(option.rect.adjusted(1, 1, -1, -2))
            self._paint_row(painter, option.rect, item)
        painter.restore()

    def _paint_head(self, painter: QPainter, box: QRect, head: Head) -> None:
        theme = style.theme()
        painter.fillRect(box, theme.colour("surface"))
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, theme.colour("border", 0.55))
        inner = box.adjusted(16, 0, -16, 0)
        title = head_title(head.urgency)
        painter.setFont(style.font(13, bold=True))
        painter.setPen(theme.colour(_HEAD_TONES.get(head.urgency, "text2")))
        painter.drawText(inner, _LEFT, title)
        inner.setLeft(inner.left() + painter.fontMetrics().horizontalAdvance(title) + 8)
        painter.setFont(style.font(13))
        painter.setPen(theme.colour("text2"))
        painter.drawText(inner, _LEFT, formats.number(head.count))

    def _paint_ground(
        self, painter: QPainter, box: QRect, row: CaseRow, state: tuple[bool, bool]
    ) -> None:
        theme = style.theme()
        is_chosen, is_hovered = state
        ground = "accent_tint" if is_chosen else "hover" if is_hovered else "surface"
        painter.fillRect(box, theme.colour(ground))
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, theme.colour("border", 0.55))
        is_over = row.urgency is Urgency.OVERDUE
        if is_over or is_chosen:
            bar = theme.colour("danger" if is_over else "accent")
            painter.fillRect(box.x(), box.y(), _BAR, box.height() - 1, bar)

    def _paint_row(self, painter: QPainter, box: QRect, row: CaseRow) -> None:
        theme = style.theme()
        middle = box.center().y() + 0.5
        if level := held_by(row, self._levels):
            paint_badge(painter, box.x() + _BADGE_AT, middle, level, self._badge)
        right = box.right() - style.px(_TIME_WIDTH) - style.px(_OWNER_WIDTH)
        left = box.x() + _BADGE_AT + self._badge + 12
        words = QRect(left, box.y() + style.px(7), right - left - 8, style.px(22))
        painter.setFont(style.font(15, bold=True))
        painter.setPen(theme.colour("text" if row.is_open else "text2"))
        shown = painter.fontMetrics().elidedText(row.title, _ELIDE, words.width())
        painter.drawText(words, _LEFT, shown)
        painter.setFont(style.font(13))
        painter.setPen(theme.colour("text2"))
        words.moveTop(words.bottom() + 1)
        shown = painter.fontMetrics().elidedText(case_words.whose(row), _ELIDE, words.width())
        painter.drawText(words, _LEFT, shown)
        self._paint_time(painter, QRect(right, box.y(), style.px(_TIME_WIDTH), box.height()), row)
        if row.owner:
            self._paint_owner(painter, QPointF(box.right() - 28, middle), row.owner_name)

    def _paint_time(self, painter: QPainter, box: QRect, row: CaseRow) -> None:
        theme = style.theme()
        time = case_words.time_of(row, self._today())
        paint_ring(painter, QPointF(box.x() + 8, box.center().y() + 0.5), time)
        painter.setFont(style.font(13, bold=time.tone in {"danger", "warn"}))
        painter.setPen(theme.colour(_TONES.get(time.tone, time.tone)))
        inner = box.adjusted(24, 0, -4, 0)
        shown = painter.fontMetrics().elidedText(time.words, _ELIDE, inner.width())
        painter.drawText(inner, _LEFT, shown)

    def _paint_owner(self, painter: QPainter, centre: QPointF, name: str) -> None:
        theme = style.theme()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_tint2"))
        painter.drawEllipse(centre, 12, 12)
        painter.setPen(theme.colour("text"))
        painter.setFont(style.font(12, bold=True))
        box = QRectF(centre.x() - 12, centre.y() - 12, 24, 24)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name[:1].upper())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a head or of a row."""
        is_head = isinstance(index.data(ITEM_ROLE), Head)
        return QSize(option.rect.width(), style.px(HEAD_HEIGHT if is_head else ROW_HEIGHT))
