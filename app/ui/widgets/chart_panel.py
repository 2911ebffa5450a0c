"""The charts beside the star table: customers and net spend by level, live scores by bin."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.domain.access import Permission
from app.i18n import listed
from app.services.desk import Desk
from app.services.distribution import Distribution, LevelShare
from app.services.redaction import Hidden
from app.ui import formats
from app.ui.widgets import parts
from app.ui.widgets.chart import Chart
from app.ui.widgets.chart_data import Bar, ChartData
from app.ui.widgets.level_badge import Level

LOW, HIGH = 154, 280
_YEAR = 365
_MYRIAD = 10_000
_THOUSAND = 1_000
_MILLION = 1_000_000
_TICKS = 20


class ChartPanel(QWidget):
    """Shows a distribution; a click on a bar asks for just these customers, again for all."""

    level_asked = Signal(object)
    score_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("chart_panel")
        self._desk = desk
        self._seen: Distribution | None = None
        sees = desk.may(Permission.SEE_AMOUNTS)
        self.counts = Chart("chart_counts", LOW)
        self.spend = Chart("chart_spend", LOW) if sees else None
        self.scores = Chart("chart_scores", LOW) if sees else None
        self.counts.clicked.connect(self._on_level)
        inside = QWidget()
        box = parts.column(self.counts, gap=8, margins=(16, 12, 12, 12), parent=inside)
        if self.spend is not None and self.scores is not None:
            self.spend.clicked.connect(self._on_level)
            self.scores.clicked.connect(self._on_score)
            for chart in (self.spend, self.scores):
                box.addWidget(parts.line())
                box.addWidget(chart)
        box.addStretch(1)
        for chart in self.charts:
            box.setStretch(box.indexOf(chart), 10)
            chart.setMaximumHeight(HIGH)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        parts.column(area, parent=self)

    @property
    def charts(self) -> list[Chart]:
        """Return the charts from top to bottom."""
        return [chart for chart in (self.counts, self.spend, self.scores) if chart is not None]

    def show_distribution(
        self,
        seen: Distribution,
        levels: Mapping[int, Level],
        level: int | None,
        score: tuple[int, int] | None,
    ) -> None:
        """Show the figures, with the level and the scores that are chosen standing out."""
        self._seen = seen
        self.counts.show_data(self._counts(seen, levels, level))
        if self.spend is not None:
            self.spend.show_data(self._spend(seen, levels, level))
        if self.scores is not None and seen.bins is not None:
            self.scores.show_data(self._scores(seen, levels, score))

    def _counts(
        self, seen: Distribution, levels: Mapping[int, Level], chosen: int | None
    ) -> ChartData:
        bars = [
            Bar(
                self._name(share),
                share.count,
                formats.number(share.count),
                short(share.count),
                _percent(share.count, seen.count),
                levels.get(share.rank),
                is_quiet=chosen not in {None, share.rank},
            )
            for share in seen.levels
        ]
        total = formats.number(seen.count)
        return ChartData(
            title=self.tr("Customers by level"),
            bars=bars,
            note=self.tr("{count} in all").format(count=total),
            summary=_summary(bars, total),
            hint=self.tr("Click to see only these; again for all."),
            heads=(self.tr("Level"), self.tr("Customers"), self.tr("Share")),
            total=(self.tr("In all"), total),
        )

    def _spend(
        self, seen: Distribution, levels: Mapping[int, Level], chosen: int | None
    ) -> ChartData:
        whole = seen.net_minor if isinstance(seen.net_minor, int) else 0
        bars = []
        for share in seen.levels:
            minor = 0 if isinstance(share.net_minor, Hidden) else share.net_minor
            bars.append(
                Bar(
                    self._name(share),
                    max(0, minor),
                    self._money(minor),
                    short(minor / 10**self._desk.decimals),
                    _percent(minor, whole),
                    levels.get(share.rank),
                    is_quiet=chosen not in {None, share.rank},
                )
            )
        total = self._money(whole)
        return ChartData(
            title=self.tr("Net spend by level"),
            bars=bars,
            note=self._period(seen.window_days),
            summary=_summary(bars, total),
            hint=self.tr("Click to see only these; again for all."),
            heads=(self.tr("Level"), self.tr("Net spend"), self.tr("Share")),
            total=(self.tr("In all"), total),
        )

    def _scores(
        self, seen: Distribution, levels: Mapping[int, Level], chosen: tuple[int, int] | None
    ) -> ChartData:
        bins = seen.bins or ()
        whole = sum(one.count for one in bins)
        bars = [
            Bar(
                f"{one.low}–{one.high}",
                one.count,
                formats.number(one.count),
                short(one.count),
                _percent(one.count, whole),
                levels.get(one.rank),
                (one.low, one.high),
                is_quiet=chosen not in {None, (one.low, one.high)},
            )
            for one in bins
        ]
        total = formats.number(whole)
        return ChartData(
            title=self.tr("Live scores"),
            bars=bars,
            note=self.tr("{count} graded").format(count=total),
            summary=_summary(bars, total),
            hint=self.tr("Click to see only these; again for all."),
            heads=(self.tr("Live score"), self.tr("Customers"), self.tr("Share")),
            total=(self.tr("In all"), total),
            ticks=[(at, str(at)) for at in range(0, 101, _TICKS)],
            shows_values=False,
        )

    def _name(self, share: LevelShare) -> str:
        return share.name if share.rank else self.tr("Not graded")

    def _money(self, minor: int) -> str:
        return formats.money(minor, self._desk.decimals, self._desk.currency)

    def _period(self, days: int) -> str:
        if not days:
            return self.tr("ever")
        if days == _YEAR:
            return self.tr("last 12 months")
        return QCoreApplication.translate("ChartPanel", "last %Ln day(s)", "", days)

    def _on_level(self, index: int) -> None:
        if self._seen is not None:
            self.level_asked.emit(self._seen.levels[index].rank)

    def _on_score(self, index: int) -> None:
        if self._seen is not None and self._seen.bins is not None:
            one = self._seen.bins[index]
            self.score_asked.emit((one.low, one.high))


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole > 0 else ""


def _summary(bars: list[Bar], total: str) -> str:
    """Say a chart in one sentence: "Two stars 548 (27.4 %), …; 2,000 in all."."""
    said = [f"{bar.label} {bar.text} ({bar.share})" for bar in bars if bar.value > 0]
    text = QCoreApplication.translate("ChartPanel", "{parts}; {total} in all.")
    return text.format(parts=listed(said), total=total) if said else ""


def short(value: float) -> str:
    """Return a figure for a narrow place: 1881000 is 188.1万 in Chinese, 1.9M in English."""
    is_chinese = QLocale().language() == QLocale.Language.Chinese
    steps = (
        ((100_000_000, "亿"), (_MYRIAD, "万"))
        if is_chinese
        else ((_MILLION, "M"), (_THOUSAND, "k"))
    )
    for unit, mark in steps:
        if abs(value) >= unit:
            scaled = value / unit
            return f"{scaled:.0f}{mark}" if abs(scaled) >= 100 else f"{scaled:.1f}{mark}"  # noqa: PLR2004 - three figures are enough
    return f"{value:.0f}"
