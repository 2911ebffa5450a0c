"""A trial scheme held to the year that followed a year ago, beside the scheme in force."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QDialog, QWidget

from app.domain.backtest import BackTest, LevelYear
from app.domain.schemes import Scheme
from app.i18n import QT_TRANSLATE_NOOP
from app.services import backtest
from app.services.backtest import Comparison
from app.services.desk import Desk
from app.ui import formats
from app.ui.dialogs.frame import grown
from app.ui.page import Page
from app.ui.tables.column import Column, Draw
from app.ui.widgets import parts
from app.ui.widgets.button import Button
from app.ui.widgets.level_badge import Level
from app.ui.widgets.review_rows import RowView

_SIZE = (900, 480)
_WHOLE = 100


def _columns(test: BackTest, scheme: Scheme) -> list[Column]:
    net = sum(max(0, one.net_minor) for one in test.levels)

    def share(part: int, whole: int) -> str:
        return f"{part * _WHOLE / whole:.1f} %" if whole > 0 else formats.EMPTY

    return [
        Column(
            "level",
            QT_TRANSLATE_NOOP("Columns", "Level"),
            120,
            lambda row: scheme.levels[row.rank - 1].name,
            Draw.STRONG,
        ),
        Column(
            "customers",
            QT_TRANSLATE_NOOP("Columns", "Customers"),
            84,
            lambda row: formats.number(row.customers),
            right=True,
        ),
        Column(
            "back",
            QT_TRANSLATE_NOOP("Columns", "Came back"),
            92,
            lambda row: share(row.came_back, row.customers),
            right=True,
        ),
        Column(
            "net",
            QT_TRANSLATE_NOOP("Columns", "Of all sales"),
            96,
            lambda row: share(max(0, row.net_minor), net),
            right=True,
        ),
    ]


class BacktestDialog(QDialog):
    """Both schemes side by side: who came back, who bought how much, and how well scores knew."""

    def __init__(
        self, parent: QWidget | None, desk: Desk, found: Comparison, schemes: tuple[Scheme, Scheme]
    ) -> None:
        super().__init__(parent)
        self.setObjectName("scheme_backtest")
        self.setProperty("ground", "raised")
        title = QCoreApplication.translate("BacktestDialog", "Back-test")
        self.setWindowTitle(title)
        self.resize(grown(*_SIZE, parent))
        self._desk = desk
        tried, in_force = schemes
        span = self.tr("As the shop was on {day}; the year to {until} is what followed.")
        span = span.format(day=formats.day(found.day), until=formats.day(found.until))
        self.verdict = parts.label(_verdict(found), "heading", name="backtest_verdict", wrap=True)
        sides = parts.row(gap=24)
        sides.addWidget(self._side(self.tr("On trial"), "tried", found.tried, tried), 1)
        sides.addWidget(self._side(self.tr("In force"), "in_force", found.in_force, in_force), 1)
        close = Button(self.tr("Close"), key="Esc", name="close")
        close.clicked.connect(self.reject)
        box = parts.column(gap=12, margins=(24, 20, 24, 20), parent=self)
        box.addWidget(parts.label(title, "title"))
        box.addWidget(parts.label(span, "table", "quiet", wrap=True))
        box.addWidget(self.verdict)
        box.addLayout(sides, 1)
        box.addLayout(parts.row(0, close))

    def _side(self, title: str, name: str, test: BackTest, scheme: Scheme) -> QWidget:
        whole = QWidget()
        box = parts.column(gap=8, parent=whole)
        box.addWidget(parts.label(f"{title}: {scheme.name}", "section", wrap=True))
        text = self.tr("Too little data for a judgement.")
        if test.is_enough and test.correlation is not None:
            text = self.tr("Rank correlation of score and later spend: {figure}")
            text = text.format(figure=figure(test.correlation))
        box.addWidget(parts.label(text, "table", name=f"{name}_correlation", wrap=True))
        table = RowView(f"{name}_years", _columns(test, scheme))
        table.setAccessibleName(title)
        total = len(scheme.levels)
        levels = {
            rank: Level(rank, total, one.stars, one.name, one.colour)
            for rank, one in enumerate(scheme.levels, 1)
        }
        table.set_levels(levels)
        years: list[LevelYear] = list(test.levels)
        table.show_rows(years)
        box.addWidget(table, 1)
        return whole

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Enter as on Esc."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.accept()
            return
        super().keyPressEvent(event)


def show_backtest(page: Page, tried: Scheme, in_force: Scheme) -> None:
    """Work the back-test out and show it over a page."""
    desk = page.desk

    def show(found: Comparison) -> None:
        dialog = BacktestDialog(page, desk, found, (tried, in_force))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    page.jobs.ask(
        lambda _progress: backtest.compare(desk, tried),
        show,
        initiator=page,
        failed=page.refuse,
        replaces="backtest",
    )


def figure(value: float) -> str:
    """Return a correlation with its sign: "0.62"."""
    return f"{value:.2f}".replace("-", formats.MINUS)


def _verdict(found: Comparison) -> str:
    """Say which of the two knew better."""
    translate = QCoreApplication.translate
    tried, current = found.tried, found.in_force
    if not (tried.is_enough and current.is_enough):
        text = translate(
            "BacktestDialog", "Too little data: {customers} a year ago, 30 are needed."
        )
        return text.format(customers=formats.customers(tried.customers))
    better = round((tried.correlation or 0) - (current.correlation or 0), 2)
    if better > 0:
        text = translate("BacktestDialog", "The trial knew better who would buy, by {figure}.")
        return text.format(figure=figure(better))
    if better < 0:
        text = translate(
            "BacktestDialog", "The scheme in force knew better who would buy, by {figure}."
        )
        return text.format(figure=figure(-better))
    return translate("BacktestDialog", "Both knew equally well who would buy.")
