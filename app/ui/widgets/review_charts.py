"""Charts of the Reviews page: level shares over the months, own shares beside those of others."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from app.services.benchmark import Benchmark
from app.services.level_trend import MonthShare
from app.ui import formats, style
from app.ui.widgets.chart import Chart
from app.ui.widgets.chart_data import Bar, ChartData
from app.ui.widgets.level_badge import Level

if TYPE_CHECKING:
    from app.ui.widgets.chart_plot import Plot

_NAME_AIR = 16
_AXIS = 48
_AIR = 8
_AXIS_ROOM = 24
_TEXT = 16
_YEAR, _HALF, _NEAR = 12, 6, 3
_WIDE = 0.9
_VALUES = 48


class AreaChart(Chart):
    """How the levels were held, month by month; a click tells the month's place."""

    def __init__(self, name: str = "level_shares", height: int = 240) -> None:
        super().__init__(name, height)
        self._months: Sequence[MonthShare] = ()
        self._levels: Sequence[Level] = ()

    def show_months(self, months: Sequence[MonthShare], levels: Mapping[int, Level]) -> None:
        """Show other months."""
        ranks = [levels[rank] for rank in sorted(levels)]
        self._months, self._levels = months, ranks
        bars = [Bar(f"{one.start:%Y-%m}", 0, self._words(one)) for one in months]
        self.show_data(
            ChartData(
                self.tr("Level share over time"),
                bars,
                note=self.tr("end of each month"),
                summary=f"{bars[-1].label}: {bars[-1].text}" if bars else "",
                hint=self.tr("Click to see who moved that month."),
                heads=(self.tr("Month"), self.tr("Share of each level"), ""),
                ticks=_ticks(months),
                shows_values=False,
            )
        )

    def _words(self, month: MonthShare) -> str:
        parts = [
            f"{level.name} {count * 100 / month.customers:.1f} %"
            for level, count in zip(self._levels, month.counts, strict=False)
            if count
        ]
        return self.tr(", ").join(parts) if parts else self.tr("nobody")

    def decorate(self, plot: "Plot") -> None:
        """Draw the areas and the names of the levels."""
        from app.ui.widgets import area_plot  # noqa: PLC0415 - imports pyqtgraph

        if not any(one.customers for one in self._months):
            return
        shares = [_shares(one, len(self._levels)) for one in self._months]
        last = len(shares) - 0.5
        high = max(1, plot.height() - style.px(_AXIS_ROOM))
        names = area_plot.names(shares[-1], self._levels, last, style.px(_TEXT) / high)
        beside = area_plot.widest(names) + style.px(_NAME_AIR)
        width = max(1, plot.width() - style.px(_AXIS))
        room = len(shares) * beside / max(1, width - beside)
        area_plot.show_percents(plot, style.px(_AXIS))
        plot.setXRange(-0.5, last + room, padding=0)
        plot.setYRange(0, 1 + style.px(_AIR) / high, padding=0)
        plot.add_extra(area_plot.Areas(shares, self._levels))
        for text in names:
            plot.add_extra(text)


def _ticks(months: Sequence[MonthShare]) -> list[tuple[float, str]]:
    """Name every month of a year; of more each half-year, and the last one."""
    if len(months) <= _YEAR:
        return [(at, f"{one.start:%m}") for at, one in enumerate(months)]
    last = len(months) - 1
    places = [at for at in range(0, last, _HALF) if last - at >= _NEAR]
    return [(at, f"{months[at].start:%Y-%m}") for at in [*places, last]]


def _shares(month: MonthShare, levels: int) -> list[float]:
    counts = [*month.counts, *[0] * levels][:levels]
    whole = sum(counts)
    return [count / whole if whole else 0.0 for count in counts]


class BesideChart(Chart):
    """Own shares as bars, those of others as dashed lines across them."""

    def __init__(self) -> None:
        super().__init__("benchmark_chart", 170)
        self._others: Sequence[float | None] = ()

    def show_benchmark(self, seen: Benchmark, levels: Mapping[int, Level]) -> None:
        """Show the levels' shares of a benchmark."""
        measures = [one for one in seen.measures if one.rank]
        self._others = [None if one.other is None else float(one.other) for one in measures]
        bars = [
            Bar(
                one.name,
                float(one.own or 0),
                f"{one.own or 0} %",
                share="" if one.other is None else f"{one.other} %",
                level=levels.get(one.rank),
            )
            for one in measures
        ]
        source = ""
        if seen.source:
            day = formats.day(seen.day)
            source = self.tr("dashed: {source}, {day}").format(source=seen.source, day=day)
        self.show_data(
            ChartData(
                self.tr("Share of each level, own and others"),
                bars,
                note=source,
                shows_values=False,
                summary=self.tr(", ").join(f"{bar.label} {bar.text}" for bar in bars),
                heads=(self.tr("Level"), self.tr("Own"), self.tr("Others")),
            )
        )

    def decorate(self, plot: "Plot") -> None:
        """Draw a dashed line where the others stand."""
        from app.ui.widgets import area_plot  # noqa: PLC0415 - imports pyqtgraph

        tops = [
            max(bar.value, other or 0)
            for bar, other in zip(self.data.bars, self._others, strict=True)
        ]
        if not any(tops):
            return
        room = max(1, plot.height() - _VALUES)
        plot.setYRange(0, max(tops) * plot.height() / room, padding=0)
        for at, (bar, other) in enumerate(zip(self.data.bars, self._others, strict=True)):
            plot.add_extra(area_plot.value(at, tops[at], bar.text))
            if other is not None:
                plot.add_extra(area_plot.dash(at, _WIDE, other))
