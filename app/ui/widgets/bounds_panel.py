"""The middle of the Grading page: histogram with bounds, before and after, cost and cautions."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLayout, QScrollArea, QSizePolicy, QWidget

from app.domain.schemes import Scheme
from app.domain.what_if import SWOLLEN_PCT
from app.i18n import filled
from app.services.desk import Desk
from app.services.what_if import Caution, Trial
from app.ui import formats
from app.ui.widgets import parts, scheme_words
from app.ui.widgets.bounds_chart import BoundsChart
from app.ui.widgets.bounds_counts import BeforeAfter
from app.ui.widgets.scheme_level_row import Star, level_at

_MARGINS = (19, 12, 19, 12)
_COLUMNS = 3


class BoundsPanel(QWidget):
    """Three cards; where the window is low, the column scrolls."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("bounds_panel")
        self._desk = desk
        self.chart = BoundsChart()
        # The plot would ask for more height than the column has; it takes what is left.
        self.chart.setMinimumHeight(200)
        self.chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.counts = BeforeAfter()
        self.cost = parts.label("", "display", name="yearly_cost")
        self.cost_change = parts.label("", "table", "quiet", name="yearly_cost_change", wrap=True)
        self._by_level = QGridLayout()
        self._by_level.setHorizontalSpacing(12)
        self._by_level.setVerticalSpacing(2)
        self._by_level.setColumnStretch(_COLUMNS, 1)
        self._cautions = parts.column(gap=4)
        inside = QWidget()
        column = parts.column(gap=12, parent=inside)
        column.addWidget(self._card(self.chart), 3)
        order = parts.Elided("hint")
        order.setText(self.tr("lowest level left"))
        order.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = parts.row(parts.label(self.tr("Customers per level"), "section"), gap=12)
        head.addWidget(order, 1)
        column.addWidget(self._card(head, self.counts))
        self._cost_line = QWidget()
        line = parts.row(self.cost, gap=12, parent=self._cost_line)
        line.addWidget(self.cost_change, 1)
        title = parts.label(self.tr("Yearly cost of benefits"), "section")
        column.addWidget(self._card(title, self._cost_line, self._by_level, self._cautions, 0), 1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        parts.column(area, gap=0, parent=self)

    @staticmethod
    def _card(*items: QWidget | QLayout | int) -> QFrame:
        card = parts.card()
        parts.column(*items, gap=8, margins=_MARGINS, parent=card)
        return card

    def show_trial(self, trial: Trial, in_force: Scheme) -> None:
        """Show what a trial would do."""
        self.chart.show_scores(trial.scheme, trial.bars)
        self.counts.show_counts(
            (trial.before[1:], in_force.levels), (trial.after[1:], trial.scheme.levels)
        )
        self._show_cost(trial)
        self._show_cautions(trial)

    def show_bounds(self, scheme: Scheme, trial: Trial | None) -> None:
        """Move the lines at once; the counts follow with the trial."""
        if trial is not None and scheme.levels != self.chart.levels:
            self.chart.show_scores(scheme, trial.bars)

    def _show_cost(self, trial: Trial) -> None:
        costs, decimals, currency = trial.costs, self._desk.decimals, self._desk.currency
        has_cost = bool(costs.before_minor or costs.after_minor)
        self._show_by_level(trial)
        self.cost.setVisible(has_cost)
        if not has_cost:
            self.cost_change.setText(self.tr("No benefit has a cost yet."))
            return
        self.cost.setText(formats.money(costs.after_minor, decimals, currency))
        change = costs.after_minor - costs.before_minor
        if not change:
            self.cost_change.setText(self.tr("as now"))
            return
        words = scheme_words.minor_sign(change, decimals, currency)
        if costs.before_minor:
            share = f"{change * 100 / costs.before_minor:+.1f} %".replace("-", formats.MINUS)
            words = f"{words} ({share})"
        self.cost_change.setText(self.tr("{change} against now").format(change=words))

    def _show_by_level(self, trial: Trial) -> None:
        """Show beside each star what its level costs more or less, in whole units."""
        parts.clear(self._by_level)
        decimals, currency = self._desk.decimals, self._desk.currency
        levels = trial.scheme.levels
        shown = [
            (rank, minor)
            for rank, minor in enumerate(trial.costs.by_rank_minor)
            if minor and 0 < rank <= len(levels)
        ]
        for place, (rank, minor) in enumerate(shown):
            star = Star()
            star.show_level(level_at(rank, levels))
            text = scheme_words.minor_sign(round(minor / 10**decimals), 0, currency)
            cell = parts.row(star, parts.label(text, "section"), gap=4)
            self._by_level.addLayout(cell, place // _COLUMNS, place % _COLUMNS)

    def _show_cautions(self, trial: Trial) -> None:
        parts.clear(self._cautions)
        for caution in trial.warnings:
            self._add_line("alert", "warn", self._caution(caution))
        if not trial.warnings and trial.customers:
            text = self.tr("No level is empty, none holds more than {share} %.")
            self._add_line("check", "ok", text.format(share=SWOLLEN_PCT))

    def _caution(self, caution: Caution) -> str:
        if caution.kind == "empty":
            return filled(self.tr("{name} would hold nobody."), name=caution.name)
        text = self.tr("{name} would hold {share} % of all customers.")
        return filled(text, name=caution.name, share=caution.share_pct)

    def _add_line(self, icon: str, tone: str, text: str) -> None:
        line = parts.row(parts.Icon(icon, tone, 16), gap=6)
        line.addWidget(parts.label(text, "table", "quiet", wrap=True), 1)
        self._cautions.addLayout(line)
