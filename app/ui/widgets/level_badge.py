"""A level as it is drawn everywhere: numbered star, name, colour; never the colour alone."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.services.star_table import LevelCount
from app.ui import style
from app.ui.colours import LevelColours

HEIGHT: Final = 24
_TEXT_AT: Final = 28
_POINTS: Final = 10
_MANY_LEVELS: Final = 6


@dataclass(frozen=True)
class Level:
    """A level as a painter needs it: rank of how many, stars, name, and the owner's colour."""

    rank: int
    total: int
    stars: int
    name: str
    colour: str = ""

    def colours(self) -> LevelColours:
        """Return its five colours in the theme in use."""
        return style.level(self.rank, self.total, self.colour)


def levels_of(counts: Sequence[LevelCount]) -> dict[int, Level]:
    """Return the levels of the scheme in force by rank, as painters need them."""
    ranks = [count for count in counts if count.rank]
    return {
        count.rank: Level(count.rank, len(ranks), count.stars, count.name, count.colour)
        for count in ranks
    }


@lru_cache(maxsize=16)
def star_path(radius: float) -> QPainterPath:
    """Return a star around the origin."""
    path = QPainterPath()
    for corner in range(_POINTS):
        angle = math.radians(-90 + 36 * corner)
        reach = radius if corner % 2 == 0 else radius * 0.52
        point = QPointF(reach * math.cos(angle), reach * math.sin(angle))
        if corner:
            path.lineTo(point)
        else:
            path.moveTo(point)
    path.closeSubpath()
    return path


def paint_star(painter: QPainter, centre: QPointF, radius: float, level: Level) -> None:
    """Draw a level's star with its number."""
    colours = level.colours()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(centre)
    soft = radius * 0.26
    path = star_path(radius - soft * 0.5).translated(0, radius * 0.05)
    if not style.theme().dark:
        edge = soft + (1.3 if radius < 14 else 2)  # noqa: PLR2004 - large badges bear more
        painter.setPen(_round_pen(colours.ink, edge))
        painter.drawPath(path)
    painter.setPen(_round_pen(colours.solid, soft))
    painter.setBrush(QColor(colours.solid))
    painter.drawPath(path)
    painter.setFont(style.font(max(10, round(radius * 0.92)), bold=True))
    painter.setPen(QColor(colours.on_solid))
    box = QRectF(-radius, -radius + radius * 0.14, 2 * radius, 2 * radius)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(level.stars))
    painter.restore()


def _round_pen(colour: str, width: float) -> QPen:
    line, cap, join = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(QColor(colour), width, line, cap, join)


def badge_width(name: str) -> int:
    """Return how wide a badge with this name is."""
    return _TEXT_AT + QFontMetrics(style.font(12, bold=True)).horizontalAdvance(name) + 9


def paint_badge(painter: QPainter, left: float, middle: float, level: Level, room: int = 0) -> int:
    """Draw the pill with star and name; a name too long for the room is shortened."""
    colours = level.colours()
    name = level.name
    font = style.font(12, bold=True)
    if room:
        elide = Qt.TextElideMode.ElideRight
        name = QFontMetrics(font).elidedText(name, elide, max(0, room - _TEXT_AT - 9))
    width = badge_width(name)
    top = middle - HEIGHT / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.tint))
    painter.drawRoundedRect(QRectF(left, top, width, HEIGHT), HEIGHT / 2, HEIGHT / 2)
    paint_star(painter, QPointF(left + 15, middle), 10 if style.theme().dark else 9.2, level)
    painter.setFont(font)
    painter.setPen(QColor(colours.ink))
    box = QRectF(left + _TEXT_AT, top, width, HEIGHT)
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
    painter.restore()
    return width


def paint_emblem(painter: QPainter, size: float, level: Level) -> None:
    """Draw the large badge: one ring segment per level, filled up to this one."""
    colours, theme = level.colours(), style.theme()
    stroke = size * 0.058
    box = QRectF(stroke, stroke, size - 2 * stroke, size - 2 * stroke)
    inner = stroke * 1.5
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.tint))
    painter.drawEllipse(box.adjusted(inner, inner, -inner, -inner))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    step = 360 / max(1, level.total)
    gap = 16 if level.total <= _MANY_LEVELS else 12
    for segment in range(level.total):
        is_filled = segment < level.rank
        colour = colours.ink if is_filled else theme.hex("border")
        painter.setPen(_round_pen(colour, stroke if is_filled else stroke * 0.7))
        start, span = 90 - segment * step - gap / 2, -(step - gap)
        painter.drawArc(box, int(start * 16), int(span * 16))
    paint_star(painter, QPointF(size / 2, size / 2), size * 0.27, level)


class LevelBadge(QWidget):
    """The pill as a widget; empty until a level is shown."""

    def __init__(self, level: Level | None = None, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._level: Level | None = None
        self.show_level(level)

    def show_level(self, level: Level | None) -> None:
        """Show a level, or nothing."""
        self._level = level
        width = badge_width(level.name) if level and level.rank else 0
        self.setFixedSize(width, HEIGHT)
        self.setAccessibleName(level.name if level else "")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the badge."""
        if self._level and self._level.rank:
            paint_badge(QPainter(self), 0, HEIGHT / 2, self._level)


class Emblem(QWidget):
    """The large badge as a widget."""

    def __init__(self, size: int = 72, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._level: Level | None = None
        self.setFixedSize(QSize(size, size))

    def show_level(self, level: Level | None) -> None:
        """Show a level, or nothing."""
        self._level = level
        self.setAccessibleName(f"{level.name}, {level.rank}/{level.total}" if level else "")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring, the disc and the star."""
        if self._level and self._level.rank:
            paint_emblem(QPainter(self), self.width(), self._level)


def paint_dots(painter: QPainter, box: QRect, value: float | None, text: str) -> None:
    """Draw influence as five dots and the figure."""
    theme = style.theme()
    painter.setPen(Qt.PenStyle.NoPen)
    for place in range(5):
        is_on = value is not None and place + 0.5 <= value
        painter.setBrush(theme.colour("text2" if is_on else "border"))
        painter.drawEllipse(QRectF(box.x() + place * 9, box.center().y() - 2, 6, 6))
    painter.setFont(style.font(12))
    painter.setPen(theme.colour("text2"))
    vertical = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box.adjusted(50, 0, 0, 0), Qt.AlignmentFlag.AlignLeft | vertical, text)
