"""Levels over time: shares by month, one month's movement with names, figures of others."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.domain.schemes import Scheme
from app.i18n import QT_TRANSLATE_NOOP
from app.services.benchmark import REPEAT, Benchmark, Measure
from app.services.level_trend import MonthShare, Movement, Traveller
from app.ui import formats, style
from app.ui.tables.column import Column, Draw
from app.ui.widgets import parts
from app.ui.widgets.button import Button
from app.ui.widgets.level_badge import Level
from app.ui.widgets.matrix_view import MatrixView
from app.ui.widgets.review_charts import AreaChart, BesideChart
from app.ui.widgets.review_rows import RowView

_RIGHT = 344
_LOWER = 244


def _names() -> list[Column]:
    return [
        Column(
            "name", QT_TRANSLATE_NOOP("Columns", "Name"), 120, lambda row: row.name, Draw.STRONG
        ),
        Column(
            "number",
            QT_TRANSLATE_NOOP("Columns", "Number"),
            96,
            lambda row: row.number,
            Draw.QUIET,
        ),
    ]


def _habits() -> list[Column]:
    def title(row: Measure) -> str:
        if row.key == REPEAT:
            return QCoreApplication.translate("Benchmark", "Bought again within a year")
        return QCoreApplication.translate("Benchmark", "Purchases a year, of those who bought")

    def figure(value: object, row: Measure) -> str:
        if value is None:
            return formats.EMPTY
        return f"{value} %" if row.key == REPEAT else str(value)

    return [
        Column("what", QT_TRANSLATE_NOOP("Columns", "Figure"), 200, title),
        Column(
            "own",
            QT_TRANSLATE_NOOP("Columns", "Own"),
            80,
            lambda row: figure(row.own, row),
            Draw.STRONG,
            right=True,
        ),
        Column(
            "other",
            QT_TRANSLATE_NOOP("Columns", "Others"),
            80,
            lambda row: figure(row.other, row),
            right=True,
        ),
    ]


class TrendPanel(QWidget):
    """The months, one of them in full, and the shop beside others."""

    month_asked = Signal(object)
    cell_asked = Signal(object, int, int)
    customer_asked = Signal(int)
    figures_asked = Signal()

    def __init__(self, *, may_enter: bool) -> None:
        super().__init__()
        self.setObjectName("trend_panel")
        self.chart = AreaChart()
        self.chart.clicked.connect(self._on_month)
        self.beside = BesideChart()
        self.habits = RowView("benchmark_table", _habits())
        self.habits.set_lines(2)
        self.matrix = MatrixView()
        self.matrix.cell_chosen.connect(self._on_cell)
        self.names = RowView("month_movers", _names())
        self.names.opened.connect(lambda row: self.customer_asked.emit(row.id))
        self.enter = Button(self.tr("Figures of others…"), icon="note", name="enter_benchmark")
        self.enter.clicked.connect(self.figures_asked)
        if not may_enter:
            self.enter.hide()
        self._months: Sequence[MonthShare] = ()
        self._movement: Movement | None = None
        self._title = parts.Elided("section", name="month_title")
        self._source = parts.label("", "hint", name="benchmark_source", wrap=True)
        self._hint = parts.label("", "table", "quiet", name="month_hint", wrap=True)
        self.habits.setAccessibleName(self.enter.text())
        self.names.setAccessibleName(self.tr("Who moved"))
        self._build()

    def _build(self) -> None:
        upper, lower, side = (
            parts.card("share_card"),
            parts.card("beside_card"),
            parts.card("month"),
        )
        box = parts.column(gap=8, margins=(16, 12, 16, 8), parent=upper)
        box.addWidget(self.chart, 1)
        figures = parts.column(self.habits, parts.row(self.enter, 0), self._source, 0, gap=8)
        line = parts.row(gap=16, margins=(16, 12, 16, 12), parent=lower)
        line.addWidget(self.beside, 1)
        line.addLayout(figures, 1)
        side.setFixedWidth(_RIGHT)
        lower.setMaximumHeight(style.px(_LOWER))
        box = parts.column(self._title, self.matrix, self._hint, gap=8, margins=(16, 12, 16, 12))
        box.addWidget(self.names, 1)
        side.setLayout(box)
        left = parts.column(gap=16)
        left.addWidget(upper, 3)
        left.addWidget(lower, 2)
        whole = parts.row(gap=16, parent=self)
        whole.addLayout(left, 1)
        whole.addWidget(side)

    def show_months(self, months: Sequence[MonthShare], levels: Mapping[int, Level]) -> None:
        """Show the months since there are levels; the last one in full unless another is."""
        first = next((at for at, one in enumerate(months) if one.customers), len(months) - 1)
        months = months[first:]
        self._months = months
        self.chart.show_months(months, levels)
        if months:
            starts = [one.start for one in months]
            shown = self._movement.start if self._movement is not None else None
            self.month_asked.emit(shown if shown in starts else starts[-1])

    def show_movement(self, seen: Movement, scheme: Scheme) -> None:
        """Show who moved from which level to which in a month."""
        self._movement = seen
        text = self.tr("{start} to {end}")
        self._title.setText(text.format(start=formats.day(seen.start), end=formats.day(seen.end)))
        self.matrix.clear_choice()
        self.matrix.show_matrix(seen.matrix, scheme.levels, scheme.levels)
        self._hint.setText(self.tr("Choose a cell to see who is in it."))
        self.names.show_rows(())

    def show_names(self, rows: Sequence[Traveller], old: int, new: int) -> None:
        """Show who is in a cell."""
        self._hint.setText(self.matrix.words(old, new))
        self.names.show_rows(rows)

    def show_benchmark(self, seen: Benchmark, levels: Mapping[int, Level]) -> None:
        """Show own figures beside those of others."""
        self.beside.show_benchmark(seen, levels)
        text = self.tr("Others: {source}, {day}")
        day = formats.day(seen.day)
        self._source.setText(text.format(source=seen.source, day=day) if seen.source else "")
        self.habits.show_rows([one for one in seen.measures if not one.rank])

    def _on_month(self, place: int) -> None:
        if 0 <= place < len(self._months):
            start: date = self._months[place].start
            self.month_asked.emit(start)

    def _on_cell(self, old: int, new: int) -> None:
        if self._movement is not None:
            self.cell_asked.emit(self._movement.start, old, new)
