"""The histogram of live scores with the lower bounds as lines that are dragged or moved by keys."""

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
)
from PySide6.QtWidgets import QWidget

from app.domain.schemes import WHOLE, LevelRule, Scheme
from app.i18n import listed
from app.ui import formats, style
from app.ui.widgets.chart import Chart
from app.ui.widgets.chart_data import Bar, ChartData, Mark
from app.ui.widgets.level_badge import Level, paint_star
from app.ui.widgets.matrix_heads import on_two_lines, paint_lines
from app.ui.widgets.scheme_draft import written
from app.ui.widgets.scheme_level_row import level_at

if TYPE_CHECKING:
    from app.ui.widgets.chart_plot import Plot

FINE: Final = Decimal("0.5")
COARSE: Final = Decimal(5)
_FLAG: Final = 22
_NAMES: Final = 28
_HALF_FLAG: Final = 15
_GRIP: Final = 4
_WAYS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
}


class Flag(QWidget):
    """One bound: a flag with its value on a line; dragged by the mouse, moved by the arrow keys."""

    moved = Signal(int, object)

    def __init__(self, plot: "Plot", rank: int, value_at: Callable[[float], Decimal]) -> None:
        super().__init__(plot)
        self.setObjectName(f"bound_{rank}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.rank = rank
        self.bound = Decimal(0)
        self._value_at = value_at
        self.is_fixed = False

    def show_bound(self, bound: Decimal, name: str) -> None:
        """Show where the level begins."""
        self.bound = bound
        told = self.tr("{name} from {bound}").format(name=name, bound=written(bound))
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.update()

    def stand(self, x: float, height: int) -> None:
        """Stand at a place of the plot, from its top to the axis."""
        text = QFontMetrics(style.font(12, bold=True)).horizontalAdvance(written(self.bound))
        width = max(26, text + 12)
        width += width % 2
        self.setGeometry(round(x) - width // 2, 0, width, height)
        middle = width // 2
        strip = QRegion(middle - _GRIP, 0, 2 * _GRIP, height)
        self.setMask(strip.united(QRegion(0, 0, width, _FLAG)))

    def _move(self, bound: Decimal) -> None:
        if not self.is_fixed:
            self.moved.emit(self.rank, bound)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by half a point, with Shift by five."""
        way = _WAYS.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        is_coarse = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._move(self.bound + way * (COARSE if is_coarse else FINE))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            place = self.mapToParent(event.position().toPoint()).x()
            bound = self._value_at(place)
            if bound != self.bound:
                self._move(bound)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus on the flag, above its neighbours."""
        super().focusInEvent(event)
        self.raise_()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the mark of the focus away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line and the flag with the value."""
        theme, painter = style.theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = "accent" if self.hasFocus() else "text"
        painter.fillRect(QRect(self.width() // 2 - 1, 0, 2, self.height()), theme.colour(tone))
        box = QRectF(0, 0, self.width(), _FLAG)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(tone))
        painter.drawRoundedRect(box, 3, 3)
        inner = "on_accent" if self.hasFocus() else "surface"
        if self.hasFocus():
            painter.setPen(QPen(theme.colour(inner), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -2.5), 2, 2)
        painter.setFont(style.font(12, bold=True))
        painter.setPen(theme.colour(inner))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, written(self.bound))


class _Names(QWidget):
    """The names of the levels between the flags, where there is room; the mouse goes through."""

    def __init__(self, plot: "Plot") -> None:
        super().__init__(plot)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._written: list[tuple[QRectF, Level]] = []

    def show_names(self, names: Sequence[tuple[QRectF, Level]]) -> None:
        """Show names, each in its box; a star where the name has no room."""
        self._written = [*names]
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write the names that fit on a line, or on two, else draw the stars that do."""
        painter = QPainter(self)
        large, small = style.font(12, bold=True), style.font(11, bold=True)
        for box, level in self._written:
            is_short = QFontMetrics(large).horizontalAdvance(level.name) <= box.width()
            painter.setFont(large if is_short else small)
            lines = on_two_lines(level.name, QFontMetrics(painter.font()), int(box.width()))
            if " ".join(lines) == level.name or "".join(lines) == level.name:
                painter.setPen(style.as_colour(level.colours().ink))
                paint_lines(painter, box, lines)
            elif box.width() >= _FLAG:
                paint_star(painter, box.center(), 9, level)


class BoundsChart(Chart):
    """The histogram; tells which bound is wished where."""

    bound_moved = Signal(int, object)

    def __init__(self) -> None:
        super().__init__("bounds_chart", 196)
        self._scheme: Scheme | None = None
        self._bars: Sequence[int] = ()
        self._flags: list[Flag] = []
        self._names: _Names | None = None
        self.is_fixed = False

    @property
    def flags(self) -> Sequence[Flag]:
        """Return the flags, lowest bound first."""
        return self._flags

    @property
    def levels(self) -> tuple[LevelRule, ...]:
        """Return the levels that are drawn."""
        return self._scheme.levels if self._scheme is not None else ()

    def show_scores(self, scheme: Scheme, bars: Sequence[int]) -> None:
        """Show how many customers have which score, and where the levels begin."""
        self._scheme, self._bars = scheme, bars
        width = WHOLE / max(1, len(bars))
        total = sum(bars)
        levels = scheme.levels
        drawn = []
        for at, count in enumerate(bars):
            low, high = at * width, (at + 1) * width
            rank = sum(1 for level in levels if float(level.lower) <= low + width / 2) or 1
            share = f"{count * 100 / total:.1f} %" if total else ""
            label = self.tr("{low} to {high}").format(low=f"{low:g}", high=f"{high:g}")
            text = formats.number(count)
            drawn.append(
                Bar(label, count, text, share=share, level=level_at(rank, levels), span=(low, high))
            )
        marks = [Mark(float(level.lower)) for level in levels[1:]]
        self.show_data(
            ChartData(
                self.tr("Live scores"),
                drawn,
                note=self.tr("drag a line, or arrows: 0.5, with Shift 5"),
                summary=self._summary(scheme, total),
                heads=(self.tr("Score"), self.tr("Customers"), self.tr("Share")),
                marks=marks,
                ticks=[(float(tick), str(tick)) for tick in range(0, WHOLE + 1, 10)],
                shows_values=False,
            )
        )

    def _summary(self, scheme: Scheme, total: int) -> str:
        bounds = listed(
            self.tr("{name} from {bound}").format(name=level.name, bound=written(level.lower))
            for level in scheme.levels
        )
        text = self.tr("Live scores of {customers}. {bounds}.")
        return text.format(customers=formats.customers(total), bounds=bounds)

    def decorate(self, plot: "Plot") -> None:
        """Put the flags where the bounds are."""
        if self._scheme is None:
            return
        if self._names is None:
            self._names = _Names(plot)
            self._names.show()
            plot.getPlotItem().getViewBox().sigResized.connect(self._place)
        wanted = len(self._scheme.levels) - 1
        while len(self._flags) > wanted:
            flag = self._flags.pop()
            flag.hide()
            flag.deleteLater()
        while len(self._flags) < wanted:
            flag = Flag(plot, len(self._flags) + 2, self._value_at)
            flag.moved.connect(self.bound_moved)
            flag.show()
            self._flags.append(flag)
        for flag, level in zip(self._flags, self._scheme.levels[1:], strict=True):
            flag.is_fixed = self.is_fixed
            flag.show_bound(level.lower, level.name)
        self._place()

    def _place(self, *_box: object) -> None:
        if self.plot is None or self._scheme is None or self._names is None:
            return
        height = round(self._pixel(self.plot, 0.0, 0.0).y())
        for flag in self._flags:
            flag.stand(self._pixel(self.plot, float(flag.bound), 0).x(), max(_FLAG, height))
        self._names.setGeometry(0, 0, self.plot.width(), _NAMES)
        levels = self._scheme.levels
        edges = [float(level.lower) for level in levels] + [float(WHOLE)]
        boxes = []
        for rank in range(1, len(levels) + 1):
            left = self._pixel(self.plot, edges[rank - 1], 0).x()
            right = self._pixel(self.plot, edges[rank], 0).x()
            left += _HALF_FLAG if rank > 1 else 0
            right -= _HALF_FLAG if rank < len(levels) else 0
            box = QRectF(left, 0, right - left, _NAMES)
            boxes.append((box, level_at(rank, levels)))
        self._names.show_names(boxes)

    @staticmethod
    def _pixel(plot: "Plot", x: float, y: float) -> QPointF:
        """Return where a place of the axes is on the plot widget."""
        view = plot.getPlotItem().getViewBox()
        return QPointF(plot.mapFromScene(view.mapViewToScene(QPointF(x, y))))

    def _value_at(self, x: float) -> Decimal:
        """Return the bound at a place of the plot, in halves."""
        if self.plot is None:
            return Decimal(0)
        view = self.plot.getPlotItem().getViewBox()
        scene = self.plot.mapToScene(round(x), 0)
        value = Decimal(str(view.mapSceneToView(scene).x()))
        return (value * 2).quantize(Decimal(1), ROUND_HALF_EVEN) / 2
