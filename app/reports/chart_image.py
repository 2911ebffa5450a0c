"""What is drawn rather than written, on screen and paper alike: stars, large badges, bars.

The painter's units may be pixels or parts of a millimetre: everything scales with the size given.
"""

import math
from functools import lru_cache
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from app.domain.colours import LevelColours

_POINTS: Final = 10
_MANY_LEVELS: Final = 6
_LARGE: Final = 14
_RIM: Final = 1.5  # how much wider the edge of a hollow star is
_BLOCKS: Final = 5


class Badge(NamedTuple):
    """A level as a painter needs it: rank of how many, the number in its star, its colours.

    A hollow star is that of a customer under observation.
    """

    rank: int
    total: int
    stars: int
    colours: LevelColours
    ring: str
    dark: bool = False
    hollow: bool = False


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


def paint_star(
    painter: QPainter, centre: QPointF, radius: float, badge: Badge, font: QFont
) -> None:
    """Draw a level's star with its number in the font given, whatever its size."""
    colours = badge.colours
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(centre)
    soft = radius * 0.26
    path = star_path(radius - soft * 0.5).translated(0, radius * 0.05)
    if not badge.dark or badge.hollow:
        edge = soft + (1.3 if radius < _LARGE else radius * 0.11) * (_RIM if badge.hollow else 1)
        painter.setPen(round_pen(colours.ink, edge))
        painter.drawPath(path)
    fill = colours.tint if badge.hollow else colours.solid
    painter.setPen(round_pen(fill, soft))
    painter.setBrush(QColor(fill))
    painter.drawPath(path)
    painter.setFont(font)
    painter.setPen(QColor(colours.ink if badge.hollow else colours.on_solid))
    box = QRectF(-radius, -radius + radius * 0.14, 2 * radius, 2 * radius)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(badge.stars))
    painter.restore()


def round_pen(colour: str, width: float) -> QPen:
    """Return a pen with round ends and corners."""
    line, cap, join = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(QColor(colour), width, line, cap, join)


def star_font(radius: float, families: list[str]) -> QFont:
    """Return the bold font of the number in a star."""
    font = QFont()
    font.setFamilies(families)
    font.setPixelSize(max(1, round(radius * 0.92)))
    font.setWeight(QFont.Weight.Bold)
    return font


def paint_emblem(
    painter: QPainter, size: float, badge: Badge, font: QFont, last: float = 1.0
) -> None:
    """Draw the large badge: one ring segment per level, filled up to this one.

    `last` is how much of this level's own segment is filled: a star that rises fills it.
    """
    colours = badge.colours
    stroke = size * 0.058
    box = QRectF(stroke, stroke, size - 2 * stroke, size - 2 * stroke)
    inner = stroke * 1.5
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.tint))
    painter.drawEllipse(box.adjusted(inner, inner, -inner, -inner))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    step = 360 / max(1, badge.total)
    gap = 16 if badge.total <= _MANY_LEVELS else 12
    for segment in range(badge.total):
        is_filled = segment < badge.rank
        colour = colours.ink if is_filled else badge.ring
        painter.setPen(round_pen(colour, stroke if is_filled else stroke * 0.7))
        start, span = 90 - segment * step - gap / 2, -(step - gap)
        span *= last if segment == badge.rank - 1 else 1
        painter.drawArc(box, int(start * 16), int(span * 16))
    paint_star(painter, QPointF(size / 2, size / 2), size * 0.27, badge, font)
    painter.restore()


def paint_bar(painter: QPainter, box: QRectF, share: float, colour: str, ground: str) -> None:
    """Draw a bar with round ends, filled to a share of its length: 0.5 is half of it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = box.height() / 2
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box, radius, radius)
    width = box.width() * min(1.0, max(0.0, share))
    if width > 0:
        painter.setBrush(QColor(colour))
        filled = QRectF(box.x(), box.y(), max(width, box.height()), box.height())
        painter.drawRoundedRect(filled, radius, radius)
    painter.restore()


def paint_blocks(painter: QPainter, box: QRectF, filled: int, colour: str, ground: str) -> None:
    """Draw five blocks, for what must not be read exactly: 3 filled is about the middle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    step = box.width() / _BLOCKS
    radius = box.height() / 2
    for place in range(_BLOCKS):
        painter.setBrush(QColor(colour if place < filled else ground))
        block = QRectF(box.x() + place * step, box.y(), step * 0.86, box.height())
        painter.drawRoundedRect(block, radius, radius)
    painter.restore()


def paint_tick(painter: QPainter, box: QRectF, colour: str) -> None:
    """Draw a tick: this level has it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(round_pen(colour, box.width() * 0.14))
    path = QPainterPath(QPointF(box.x() + box.width() * 0.16, box.y() + box.height() * 0.52))
    path.lineTo(box.x() + box.width() * 0.4, box.y() + box.height() * 0.76)
    path.lineTo(box.x() + box.width() * 0.86, box.y() + box.height() * 0.24)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.restore()
