"""One figure on a card: what it counts, its value, its course, and how it moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame

from app.ui import style
from app.ui.today_words import Change

HEIGHT: Final = 112
_PAD: Final = 16
_ICON: Final = 16
_SPARK, _SPARK_LEAST, _SPARK_HIGH = 96, 40, 30
_DOT: Final = 3.0
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ELIDE: Final = Qt.TextElideMode.ElideRight


@dataclass(frozen=True)
class FigureFace:
    """What a card shows."""

    title: str
    value: str
    change: Change
    course: Sequence[int] = ()
    exactly: str = ""


class FigureCard(QFrame):
    """A painted card; its words are read aloud as one sentence."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("part", "card")
        self.setFixedHeight(style.px(HEIGHT))
        self.setMinimumWidth(200)
        self.face: FigureFace | None = None

    def show_face(self, face: FigureFace) -> None:
        """Show another figure."""
        self.face = face
        change = face.change
        self.setAccessibleName(f"{face.title}: {face.value}")
        self.setAccessibleDescription(f"{change.words} {change.period}".strip())
        self.setToolTip(face.exactly)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, then title, value, course and change."""
        super().paintEvent(event)
        if self.face is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        top = style.px(12)
        title = QRect(inner.x(), top, inner.width(), style.px(22))
        self._write(painter, title, self.face.title, 13, "text2")
        value = QRect(inner.x(), title.bottom() + style.px(3), inner.width(), style.px(36))
        width = self._write(painter, value, self.face.value, 28, "text", bold=True)
        self._draw_course(painter, value, width)
        line = QRect(inner.x(), value.bottom() + style.px(3), inner.width(), style.px(20))
        self._draw_change(painter, line)

    def _write(
        self, painter: QPainter, box: QRect, text: str, size: int, tone: str, *, bold: bool = False
    ) -> int:
        """Write a text that gives way; return how wide it came out."""
        font = style.font(size, bold=bold)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, _ELIDE, max(0, box.width()))
        painter.setFont(font)
        painter.setPen(style.theme().colour(tone))
        painter.drawText(box, _LEFT, shown)
        return metrics.horizontalAdvance(shown)

    def _draw_course(self, painter: QPainter, box: QRect, taken: int) -> None:
        """Draw the course as a line with a dot at its end, where there is room for it."""
        face = self.face
        room = min(style.px(_SPARK), box.width() - taken - style.px(16))
        if face is None or len(face.course) < 2 or room < style.px(_SPARK_LEAST):  # noqa: PLR2004
            return
        low, high = min(face.course), max(face.course)
        tall = style.px(_SPARK_HIGH)
        place = QRectF(box.right() - room, box.center().y() - tall / 2, room - 2 * _DOT, tall)
        step = place.width() / (len(face.course) - 1)
        span = high - low
        line = QPolygonF(
            [
                QPointF(
                    place.x() + at * step,
                    place.bottom() - (place.height() * (one - low) / span if span else tall / 2),
                )
                for at, one in enumerate(face.course)
            ]
        )
        accent = style.theme().colour("accent")
        pen = QPen(accent, 1.6)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawEllipse(line.last(), _DOT, _DOT)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_change(self, painter: QPainter, box: QRect) -> None:
        """Draw arrow, size and period; where the room is small the period gives way."""
        change = self.face.change if self.face else None
        if change is None:
            return
        if change.icon:
            side = style.px(_ICON)
            picture = style.pixmap(change.icon, change.tone, side)
            painter.drawPixmap(box.x(), box.center().y() - side // 2 + 1, picture)
            box.setLeft(box.left() + side + 4)
        if change.words:
            width = self._write(painter, box, change.words, 12, change.tone, bold=True)
            box.setLeft(box.left() + width + 8)
        self._write(painter, box, change.period, 12, "text2")
