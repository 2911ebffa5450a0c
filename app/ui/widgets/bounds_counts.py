"""Customers per level before and after, as two lines of one scale with threads between them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.domain.schemes import LevelRule
from app.i18n import listed
from app.ui import formats, style
from app.ui.widgets.scheme_level_row import level_at

_BAR = 32
_GAP = 26
_LEFT = 52
_ROOMY = 30


class BeforeAfter(QWidget):
    """Shows how a trial would divide the customers among the levels."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("before_after")
        self.setFixedHeight(2 * _BAR + _GAP + 4)
        self._lines: list[tuple[str, Sequence[int], tuple[LevelRule, ...]]] = []

    def show_counts(
        self,
        before: tuple[Sequence[int], tuple[LevelRule, ...]],
        after: tuple[Sequence[int], tuple[LevelRule, ...]],
    ) -> None:
        """Show counts by rank from 1 with the levels they are of, before and after."""
        names = (self.tr("Now"), self.tr("Trial"))
        self._lines = [
            (name, counts, levels)
            for name, (counts, levels) in zip(names, (before, after), strict=True)
        ]
        told = [
            f"{name}: "
            + listed(
                f"{level.name} {formats.number(count)}"
                for level, count in zip(levels, counts, strict=False)
            )
            for name, counts, levels in self._lines
        ]
        self.setAccessibleName(". ".join(told))
        self.setToolTip("\n".join(told))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both lines and the threads."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ends = [
            self._paint_line(painter, 2 + at * (_BAR + _GAP), line)
            for at, line in enumerate(self._lines)
        ]
        if len(ends) == 2 and len(ends[0]) == len(ends[1]):  # noqa: PLR2004 - before and after
            painter.setPen(QPen(style.theme().colour("border_strong"), 1, Qt.PenStyle.DotLine))
            for upper, lower in list(zip(*ends, strict=True))[:-1]:
                painter.drawLine(int(upper), 2 + _BAR + 2, int(lower), _BAR + _GAP)

    def _paint_line(
        self, painter: QPainter, top: int, line: tuple[str, Sequence[int], tuple[LevelRule, ...]]
    ) -> list[float]:
        """Draw one line and return where each level ends."""
        name, counts, levels = line
        theme = style.theme()
        painter.setFont(style.font(12))
        painter.setPen(theme.colour("text2"))
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        shown = QFontMetrics(style.font(12)).elidedText(
            name, Qt.TextElideMode.ElideRight, _LEFT - 6
        )
        painter.drawText(QRectF(0, top, _LEFT - 4, _BAR), middle, shown)
        span, total = self.width() - _LEFT, sum(counts)
        left, ends = float(_LEFT), []
        if not total:
            painter.fillRect(QRectF(_LEFT, top, span, _BAR), theme.colour("sunken"))
        for rank, count in enumerate(counts[: len(levels)], 1):
            width = span * count / total if total else 0
            if width >= 1:
                colours = level_at(rank, levels).colours()
                box = QRectF(left, top, max(1.0, width - 2), _BAR)
                painter.fillRect(box, QColor(colours.solid))
                self._write(painter, box, formats.number(count), colours.on_solid)
            left += width
            ends.append(left - 1)
        return ends

    @staticmethod
    def _write(painter: QPainter, box: QRectF, text: str, colour: str) -> None:
        font = style.font(12 if box.width() > _ROOMY else 11, bold=box.width() > _ROOMY)
        if QFontMetrics(font).horizontalAdvance(text) <= box.width() - 2:
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the colours of a new theme."""
        self.update()
        super().changeEvent(event)
