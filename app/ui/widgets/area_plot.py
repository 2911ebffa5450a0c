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


def names(shares: Sequence[float], levels: Sequence[Level], at: float, least: float) -> list[Any]:
    """Return the names of levels as texts beside the last month, where an area is high enough."""
    found, low = [], 0.0
    for share, level in zip(shares, levels, strict=True):
        if share >= least:
            text = pg.TextItem(level.name, color=style.theme().colour("text2"), anchor=(0, 0.5))
            text.setFont(style.font(12))
            text.setPos(at, low + share / 2)
            found.append(text)
        low += share
    return found


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
