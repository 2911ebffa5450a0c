"""Where one is in work of a few steps: done, here, still to come."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import style

_RADIUS: Final = 8
_HEIGHT: Final = 48
_MOST: Final = 1080


class Steps(QWidget):
    """A line of circles with their words; a tick is done, a filled one is here."""

    def __init__(self, titles: Sequence[str], name: str = "steps") -> None:
        super().__init__()
        self.setObjectName(name)
        self._titles = list(titles)
        self._at = 0
        self.setFixedHeight(style.px(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.go(0)

    @property
    def at(self) -> int:
        """Return the step one is at, from 0."""
        return self._at

    def go(self, step: int) -> None:
        """Be at a step."""
        self._at = step
        text = self.tr("Step {at} of {count}: {title}")
        told = text.format(at=step + 1, count=len(self._titles), title=self._titles[step])
        self.setAccessibleName(told)
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for every word."""
        return QSize(120 * len(self._titles), style.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw line, circles and words."""
        painter, theme = QPainter(self), style.theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = min(self.width(), _MOST)
        left = (self.width() - width) / 2
        each = width / len(self._titles)
        y = _RADIUS + 3.0
        for place in range(len(self._titles) - 1):
            tone = "accent" if place < self._at else "border"
            painter.setPen(QPen(theme.colour(tone), 2))
            start = left + each * (place + 0.5) + _RADIUS + 3
            end = left + each * (place + 1.5) - _RADIUS - 3
            painter.drawLine(QPointF(start, y), QPointF(end, y))
        for place, title in enumerate(self._titles):
            middle = left + each * (place + 0.5)
            self._circle(painter, QPointF(middle, y), place)
            painter.setFont(style.font(12, bold=place == self._at))
            painter.setPen(theme.colour("text" if place == self._at else "text2"))
            box = QRect(int(middle - each / 2), 24, int(each), style.px(20))
            shown = painter.fontMetrics().elidedText(
                title, Qt.TextElideMode.ElideRight, box.width() - 8
            )
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)

    def _circle(self, painter: QPainter, middle: QPointF, place: int) -> None:
        theme = style.theme()
        is_past, is_here = place < self._at, place == self._at
        painter.setPen(QPen(theme.colour("accent" if place <= self._at else "border_strong"), 1.6))
        painter.setBrush(theme.colour("accent" if is_past else "surface"))
        painter.drawEllipse(middle, _RADIUS, _RADIUS)
        if is_here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(middle, 3.5, 3.5)
        if is_past:
            picture = style.pixmap("check", "on_accent", 12)
            box = QRectF(middle.x() - 6, middle.y() - 6, 12, 12)
            painter.drawPixmap(box.toRect(), picture)
