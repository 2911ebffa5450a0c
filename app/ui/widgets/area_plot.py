"""The drawn part of a stacked area. Importing this imports pyqtgraph: only a shown chart does."""

from collections.abc import Sequence
from typing import Any, Final

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.ui import style
from app.ui.widgets.level_badge import Level

_LINE: Final = 1.5


class Areas(pg.GraphicsObject):  # type: ignore[misc] # pyqtgraph carries no types
    """Shares of levels stacked over the months, opaque, a line of the ground between them."""

    def __init__(self, shares: Sequence[Sequence[float]], levels: Sequence[Level]) -> None:
        super().__init__()
        self._shares, self._levels = shares, levels
        self.setZValue(-1)

    def boundingRect(self) -> QRectF:
        """Return the room of all months."""
        return QRectF(-0.5, 0, max(1, len(self._shares)), 1)

    def paint(self, painter: QPainter, *_: object) -> None:
        """Draw from the top to the bottom, so that each area hides what is below it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(style.theme().colour("surface"), _LINE)
        pen.setCosmetic(True)
        painter.setPen(pen)
        for rank in range(len(self._levels), 0, -1):
            painter.setBrush(QColor(self._levels[rank - 1].colours().solid))
            painter.drawPolygon(self._outline(rank))

    def _outline(self, rank: int) -> QPolygonF:
        """Return the area below the sum of the shares up to a rank."""
        tops = [sum(month[:rank]) for month in self._shares]
        last = len(tops) - 0.5
        points = [QPointF(-0.5, 0), QPointF(-0.5, tops[0])]
        points += [QPointF(at, top) for at, top in enumerate(tops)]
        points += [QPointF(last, tops[-1]), QPointF(last, 0)]
        return QPolygonF(points)


def names(shares: Sequence[float], levels: Sequence[Level], at: float, line: float) -> list[Any]:
    """Return names and shares of levels beside the last month, a line's height apart at least."""
    found, middles, low = [], [], 0.0
    for share, level in zip(shares, levels, strict=True):
        if share:
            words = f"{level.name} {share * 100:.0f} %"
            text = pg.TextItem(words, color=level.colours().ink, anchor=(0, 0.5))
            text.setFont(style.font(12, bold=True))
            found.append(text)
            middles.append(low + share / 2)
        low += share
    for text, middle in zip(found, apart(middles, line), strict=True):
        text.setPos(at, middle)
    return found


def apart(middles: Sequence[float], line: float) -> list[float]:
    """Move places that rise from 0 to 1 so far apart that none is nearer to the next than a line.

    0.90 and 0.95 with a line of 0.1 become 0.85 and 0.95: the highest give way downwards first.
    """
    placed: list[float] = []
    highest = 1 - line / 2
    for middle in reversed(middles):
        placed.append(min(middle, highest))
        highest = placed[-1] - line
    lowest = line / 2
    for at in range(len(placed) - 1, -1, -1):
        placed[at] = max(placed[at], lowest)
        lowest = placed[at] + line
    return placed[::-1]


def widest(texts: Sequence[Any]) -> int:
    """Return how wide the widest of some texts is."""
    return max((int(text.boundingRect().width()) for text in texts), default=0)


def show_percents(plot: Any, width: int) -> None:  # noqa: ANN401 - a plot of pyqtgraph
    """Name the quarters of the whole at the left."""
    axis = plot.getAxis("left")
    axis.setTickFont(style.font(11))
    axis.setTextPen(style.theme().colour("text2"))
    axis.setPen(None)
    axis.setStyle(tickLength=0, tickTextOffset=6, tickAlpha=0, hideOverlappingLabels=False)
    axis.setWidth(width)
    axis.setTicks([[(quarter / 4, f"{quarter * 25} %") for quarter in range(1, 5)]])
    plot.showAxis("left")


def value(x: float, y: float, text: str) -> Any:  # noqa: ANN401 - an item of pyqtgraph
    """Return a figure above a place, clear of the bar and the line below it."""
    written = pg.TextItem(text, color=style.theme().colour("text"), anchor=(0.5, 1))
    written.setFont(style.font(12, bold=True))
    written.setPos(x, y)
    return written


def dash(x: float, width: float, y: float) -> Any:  # noqa: ANN401 - an item of pyqtgraph
    """Return a dashed line across one bar: what it is compared with."""
    pen = pg.mkPen(style.theme().colour("text"), width=2, style=Qt.PenStyle.DashLine)
    return pg.PlotDataItem([x - width / 2, x + width / 2], [y, y], pen=pen)
