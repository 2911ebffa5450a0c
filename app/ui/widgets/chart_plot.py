"""The drawn part of a chart. Importing this imports pyqtgraph: only `chart` does, when shown."""

from typing import Any, Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from app.ui import style
from app.ui.widgets.chart_data import Bar, ChartData

WIDTH: Final = 0.62
_QUIET: Final = 0.32
_VALUE_ROOM: Final = 22
_AXIS_ROOM: Final = 24
_FEW: Final = 24


class Columns(pg.GraphicsObject):  # type: ignore[misc] # pyqtgraph carries no types
    """The bars of a chart, with the column under the mouse and the one the keyboard is on."""

    def __init__(self, data: ChartData, top: float) -> None:
        super().__init__()
        self._data = data
        self._top = top
        self.hovered = -1
        self.cursor = -1

    def _body(self, index: int) -> QRectF:
        low, high = self._data.place(index)
        width = high - low
        if not self._data.is_histogram:
            edge = width * (1 - WIDTH) / 2
            low, width = low + edge, width * WIDTH
        return QRectF(low, 0, width, self._data.bars[index].value)

    def boundingRect(self) -> QRectF:
        """Return the room of all columns."""
        if not self._data.bars:
            return QRectF()
        low, high = self._data.place(0)[0], self._data.place(len(self._data.bars) - 1)[1]
        return QRectF(low, 0, high - low, self._top)

    def paint(self, painter: QPainter, *_: object) -> None:
        """Draw the column under the mouse, the bars, and the keyboard's column."""
        theme = style.theme()
        painter.setPen(Qt.PenStyle.NoPen)
        for index in {self.hovered, self.cursor}:
            if 0 <= index < len(self._data.bars):
                low, high = self._data.place(index)
                painter.setBrush(theme.colour("hover"))
                painter.drawRect(QRectF(low, 0, high - low, self._top))
        for index, bar in enumerate(self._data.bars):
            if bar.value > 0:
                painter.setBrush(_fill(bar))
                painter.setPen(_edge(bar, is_histogram=self._data.is_histogram))
                painter.drawRect(self._body(index))
        if 0 <= self.cursor < len(self._data.bars):
            low, high = self._data.place(self.cursor)
            pen = QPen(theme.colour("focus"), 2)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(low, 0, high - low, self._top))


def _fill(bar: Bar) -> QColor:
    colour = QColor(bar.level.colours().solid) if bar.level else style.theme().colour("text3")
    colour.setAlphaF(_QUIET if bar.is_quiet else 1)
    return colour


def _edge(bar: Bar, *, is_histogram: bool) -> QPen:
    """Return the bar's edge: ink for a level's, a hairline of the ground between bins."""
    theme = style.theme()
    colour = QColor(bar.level.colours().ink) if bar.level else theme.colour("text2")
    if is_histogram or (theme.dark and bar.level):
        colour = theme.colour("surface")
    colour.setAlphaF(_QUIET if bar.is_quiet and not is_histogram else 1)
    pen = QPen(colour, 1)
    pen.setCosmetic(True)
    return pen


class Plot(pg.PlotWidget):  # type: ignore[misc] # pyqtgraph carries no types
    """A plot in the program's look: no frame, menu or zoom; tells which bar the mouse is on."""

    hovered = Signal(int)
    clicked = Signal(int)
    fitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None, enableMenu=False)
        self.setStyleSheet("background: transparent; border: none")
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hideButtons()
        self.setMouseEnabled(x=False, y=False)
        self.viewport().setMouseTracking(True)
        item = self.getPlotItem()
        item.setContentsMargins(2, 2, 2, 0)
        # Made by pyqtgraph without an owner; it must not outlive the plot as a window of its own.
        item.ctrlMenu.setParent(self, Qt.WindowType.Popup)
        item.hideAxis("left")
        item.getViewBox().setDefaultPadding(0)
        self._data = ChartData("")
        self._top = 1.0
        self._columns = Columns(self._data, 1)
        self._extras: list[Any] = []

    @property
    def top(self) -> float:
        """Return the highest value that the plot has room for."""
        return self._top

    def show_data(self, data: ChartData) -> None:
        """Draw other data, or the same in another theme."""
        self._data = data
        self._draw()

    def show_cursor(self, index: int) -> None:
        """Mark the bar that the keyboard is on; -1 marks none."""
        self._columns.cursor = index
        self._columns.update()

    def add_extra(self, item: Any) -> None:  # noqa: ANN401 - any item of pyqtgraph
        """Add an item that stays until the next drawing."""
        self.addItem(item, ignoreBounds=True)
        self._extras.append(item)

    def _draw(self) -> None:
        data, cursor = self._data, self._columns.cursor
        self.clear()
        self._extras = []
        highest = max((bar.value for bar in data.bars), default=0) or 1
        room = max(1, self.height() - style.px(_AXIS_ROOM))
        text_room = _VALUE_ROOM if data.shows_values or data.marks else 8
        self._top = highest * room / max(1, room - text_room)
        self._columns = Columns(data, self._top)
        self._columns.cursor = cursor if cursor < len(data.bars) else -1
        self._dress_axis()
        if not data.bars:
            return
        low, high = data.place(0)[0], data.place(len(data.bars) - 1)[1]
        air = (high - low) * 0.03 if data.is_histogram else 0
        self.setXRange(low - air, high + air, padding=0)
        self.setYRange(0, self._top, padding=0)
        self.addItem(self._columns)
        if data.shows_values:
            self._write_values()
        for mark in data.marks:
            self._draw_mark(mark.at, mark.text)

    def _slot(self) -> float:
        """Return how many pixels wide one column is."""
        width: int = self.width()
        return (width - 8) / max(1, len(self._data.bars))

    def _dress_axis(self) -> None:
        theme, axis = style.theme(), self.getAxis("bottom")
        is_words = not self._data.is_histogram
        axis.setTickFont(style.font(12 if is_words and len(self._data.bars) <= _FEW else 11))
        axis.setTextPen(theme.colour("text2"))
        axis.setPen(theme.colour("border"))
        # A tick, even of no length, would nick the bar above it.
        axis.setStyle(tickLength=0, tickTextOffset=6, hideOverlappingLabels=False, tickAlpha=0)
        axis.setHeight(style.px(_AXIS_ROOM))
        axis.setTicks([list(self._data.ticks or enumerate(self._names()))])
        self.showGrid(x=False, y=not self._data.shows_values, alpha=0.10 if theme.dark else 0.08)

    def _names(self) -> list[str]:
        """Return the bars' names; where one does not fit, each level goes by its star's number."""
        metrics, slot = QFontMetrics(style.font(12)), int(self._slot()) - 4
        bars = self._data.bars
        if all(metrics.horizontalAdvance(bar.label) <= slot for bar in bars):
            return [bar.label for bar in bars]
        elide = Qt.TextElideMode.ElideRight
        return [
            f"{bar.level.stars} ★" if bar.level else metrics.elidedText(bar.label, elide, slot)
            for bar in bars
        ]

    def _write_values(self) -> None:
        """Write the figures above the bars; where one does not fit, all are written short."""
        theme, slot = style.theme(), self._slot()
        font = style.font(12, bold=True)
        texts = [bar.text for bar in self._data.bars]
        if any(QFontMetrics(font).horizontalAdvance(text) > slot - 2 for text in texts):
            texts = [bar.short or bar.text for bar in self._data.bars]
            font = style.font(11, bold=True)
        for index, (bar, text) in enumerate(zip(self._data.bars, texts, strict=True)):
            if QFontMetrics(font).horizontalAdvance(text) > slot + 2:
                continue
            tone = "text3" if bar.is_quiet else "text"
            written = pg.TextItem(text, color=theme.colour(tone), anchor=(0.5, 0.9))
            written.setFont(font)
            written.setPos(index, bar.value)
            self.addItem(written, ignoreBounds=True)

    def _draw_mark(self, at: float, text: str) -> None:
        theme = style.theme()
        line = pg.InfiniteLine(at, angle=90, pen=pg.mkPen(theme.colour("text"), width=1.6))
        self.addItem(line, ignoreBounds=True)
        if text:
            flag = pg.TextItem(
                text, color=theme.colour("surface"), fill=theme.colour("text"), anchor=(0.5, 0)
            )
            flag.setFont(style.font(11, bold=True))
            flag.setPos(at, self._top)
            self.addItem(flag, ignoreBounds=True)

    def index_at(self, position: QPointF) -> int:
        """Return the bar of a place on the widget, or -1."""
        box = self.getPlotItem().getViewBox()
        place = box.mapSceneToView(self.mapToScene(position.toPoint()))
        return self._data.index_at(place.x()) if 0 <= place.y() <= self._top else -1

    def _hover(self, index: int) -> None:
        if index != self._columns.hovered:
            self._columns.hovered = index
            self._columns.update()
            self.hovered.emit(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which bar the mouse is on."""
        super().mouseMoveEvent(event)
        self._hover(self.index_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which bar was clicked."""
        super().mouseReleaseEvent(event)
        index = self.index_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index >= 0:
            self.clicked.emit(index)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the bar that the mouse was on."""
        super().leaveEvent(event)
        self._hover(-1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what the chart stands in."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit names and figures to the new width."""
        super().resizeEvent(event)
        if hasattr(self, "_columns"):
            self._draw()
            self.fitted.emit()
