"""The heads of a matrix of levels: names on two lines where one has no room, else stars."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from app.ui import style
from app.ui.widgets.level_badge import Level, paint_star

_LEAST_WIDTH: Final = 36
_LARGE, _SMALL, _LINE = 12, 11, 13
_HAN: Final = "\u2e80"


def on_two_lines(name: str, metrics: QFontMetrics, width: int) -> list[str]:
    """Break a name where its two lines are most alike; what is still too wide gets dots."""
    if metrics.horizontalAdvance(name) <= width:
        return [name]
    halves = [(name[:at].rstrip(), name[at:].lstrip()) for at in _breaks(name)]
    if not halves:
        return [metrics.elidedText(name, Qt.TextElideMode.ElideRight, width)]
    words = [pair for pair in halves if _fits(pair, metrics, width) and " ".join(pair) == name]
    best = min(words or halves, key=lambda pair: max(map(metrics.horizontalAdvance, pair)))
    return [metrics.elidedText(half, Qt.TextElideMode.ElideRight, width) for half in best]


def _fits(pair: tuple[str, str], metrics: QFontMetrics, width: int) -> bool:
    return all(metrics.horizontalAdvance(half) <= width for half in pair)


def _breaks(name: str) -> list[int]:
    """Return where a line may break: at spaces, and between Chinese characters."""
    return [
        at
        for at in range(1, len(name))
        if name[at] == " " or (name[at - 1] >= _HAN and name[at] >= _HAN)
    ]


def paint_lines(painter: QPainter, box: QRectF, lines: Sequence[str]) -> None:
    """Write lines close below each other into the middle of a box."""
    step = style.px(_LINE)
    top = box.center().y() - step * len(lines) / 2
    for number, line in enumerate(lines):
        row = QRectF(box.x(), top + number * step, box.width(), step)
        painter.drawText(row, Qt.AlignmentFlag.AlignCenter, line)


class HeadNames:
    """The heads along one side, each in a box of the same size; all are names, or all stars."""

    def __init__(self, levels: Sequence[Level], box: QRectF) -> None:
        self._levels = levels
        width = int(box.width())
        one_line = QFontMetrics(style.font(_LARGE))
        is_short = all(one_line.horizontalAdvance(level.name) <= width for level in levels)
        self._font = style.font(_LARGE if is_short else _SMALL)
        metrics = QFontMetrics(self._font)
        self.lines = [on_two_lines(level.name, metrics, width) for level in levels]
        most = max((len(lines) for lines in self.lines), default=1)
        is_low = box.height() < most * style.px(_LINE)
        self.are_stars = not is_short and (is_low or width < style.px(_LEAST_WIDTH))

    def paint(self, painter: QPainter, box: QRectF, place: int) -> None:
        """Draw the head of one level."""
        level, lines = self._levels[place], self.lines[place]
        if self.are_stars and level.rank:
            paint_star(painter, box.center(), 9, level)
            return
        painter.setFont(self._font)
        painter.setPen(style.theme().colour("text2"))
        paint_lines(painter, box, lines)
