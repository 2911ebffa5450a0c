"""The small parts every page is put together from: labels, cards, lines, pills, rows."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui import style

Margins = tuple[int, int, int, int]
Layout = QBoxLayout
_NONE: Margins = (0, 0, 0, 0)
_Box = TypeVar("_Box", bound=QBoxLayout)


def label(
    text: str = "",
    text_style: str = "body",
    tone: str = "",
    *,
    name: str = "",
    wrap: bool = False,
) -> QLabel:
    """Return a text in one of the type styles; plain text always, whatever it holds."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("text_style", text_style)
    made.setProperty("tone", tone)
    made.setObjectName(name)
    made.setWordWrap(wrap)
    return made


class Elided(QLabel):
    """A quiet line that gives way: shortened with dots when the room is small."""

    def __init__(self, text_style: str, tone: str = "", name: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("text_style", text_style)
        self.setProperty("tone", tone)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def shown(self) -> str:
        """Return what fits of the text."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits; the tooltip holds the whole."""
        painter = QPainter(self)
        whole, shown = self.text(), self.shown()
        self.setToolTip(whole if shown != whole else "")
        painter.drawText(self.rect(), self.alignment(), shown)


def row(
    *items: QWidget | QLayout | int,
    gap: int = 8,
    margins: Margins = _NONE,
    parent: QWidget | None = None,
) -> QHBoxLayout:
    """Return a row of widgets; a number is a gap, 0 takes the room that is left."""
    return _filled(QHBoxLayout() if parent is None else QHBoxLayout(parent), items, gap, margins)


def column(
    *items: QWidget | QLayout | int,
    gap: int = 8,
    margins: Margins = _NONE,
    parent: QWidget | None = None,
) -> QVBoxLayout:
    """Return a column of widgets; a number is a gap, 0 takes the room that is left."""
    return _filled(QVBoxLayout() if parent is None else QVBoxLayout(parent), items, gap, margins)


def _filled(
    box: _Box, items: tuple[QWidget | QLayout | int, ...], gap: int, margins: Margins
) -> _Box:
    box.setSpacing(gap)
    box.setContentsMargins(*margins)
    for item in items:
        if isinstance(item, QWidget):
            box.addWidget(item)
        elif isinstance(item, QLayout):
            box.addLayout(item)
        elif item:
            box.addSpacing(item)
        else:
            box.addStretch(1)
    return box


def card(name: str = "", part: str = "card") -> QFrame:
    """Return an empty card, or another framed part of the style sheet."""
    frame = QFrame()
    frame.setObjectName(name)
    frame.setProperty("part", part)
    return frame


def line() -> QFrame:
    """Return a hairline across."""
    return card(part="line")


class Icon(QLabel):
    """A line icon in a tone of the theme; follows a change of theme."""

    def __init__(self, name: str, tone: str = "text2", size: int = 20) -> None:
        super().__init__()
        self._drawn = (name, tone, size)
        self.setFixedSize(size, size)
        self._draw()

    def show_icon(self, name: str, tone: str) -> None:
        """Show another icon of the same size."""
        self._drawn = (name, tone, self._drawn[2])
        self._draw()

    def _draw(self) -> None:
        self.setPixmap(style.pixmap(*self._drawn))

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the colours of a new theme."""
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_drawn"):
            self._draw()
        super().changeEvent(event)


def lead_tab(order: Sequence[QWidget]) -> None:
    """Let Tab go from each control to the next."""
    for former, latter in pairwise(order):
        QWidget.setTabOrder(former, latter)


def clear(box: QLayout) -> None:
    """Take everything out of a layout and let it be deleted."""
    while (item := box.takeAt(0)) is not None:
        if (inner := item.layout()) is not None:
            clear(inner)
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
