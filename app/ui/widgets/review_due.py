"""Reviews that are due: their days, who would move, the run, and the reviews of the past."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.schemes import Scheme
from app.i18n import QT_TRANSLATE_NOOP
from app.services.batches import BatchRow
from app.services.review_run import Moved, ReviewReport
from app.services.reviews import DueDay
from app.ui import formats
from app.ui.tables.column import Column, Draw
from app.ui.widgets import parts, review_words
from app.ui.widgets.button import Button
from app.ui.widgets.empty_hint import EmptyHint
from app.ui.widgets.filter_bar import Choice, FilterBar
from app.ui.widgets.level_badge import Level
from app.ui.widgets.matrix_view import MatrixView
from app.ui.widgets.review_rows import RowView

RUN_KEY = "Ctrl+Return"
_LEFT = 328


def _due_columns() -> list[Column]:
    return [
        Column(
            "day",
            QT_TRANSLATE_NOOP("Columns", "Due on"),
            120,
            lambda row: formats.day(row.day),
            Draw.STRONG,
            whole=True,
        ),
        Column(
            "customers",
            QT_TRANSLATE_NOOP("Columns", "Customers"),
            92,
            lambda row: formats.number(row.customers),
            right=True,
        ),
    ]


def _past_columns() -> list[Column]:
    def did(row: BatchRow) -> str:
        if row.is_undone:
            return QCoreApplication.translate("Reviews", "taken back")
        return review_words.counts(row.counts)

    return [
        Column("did", QT_TRANSLATE_NOOP("Columns", "What it did"), 160, did),
        Column(
            "day",
            QT_TRANSLATE_NOOP("Columns", "Of"),
            96,
            lambda row: formats.day(row.day),
            Draw.QUIET,
            whole=True,
        ),
    ]


def _mover_columns() -> list[Column]:
    return [
        Column(
            "name", QT_TRANSLATE_NOOP("Columns", "Name"), 120, lambda row: row.name, Draw.STRONG
        ),
        Column("old", QT_TRANSLATE_NOOP("Columns", "From"), 124, lambda row: str(row.old_level)),
        Column("new", QT_TRANSLATE_NOOP("Columns", "To"), 124, lambda row: str(row.new_level)),
        Column(
            "outcome",
            QT_TRANSLATE_NOOP("Columns", "What happens"),
            168,
            review_words.outcome,
        ),
        Column(
            "score",
            QT_TRANSLATE_NOOP("Columns", "Live score"),
            72,
            lambda row: str(row.score),
            right=True,
        ),
        Column(
            "complaints",
            QT_TRANSLATE_NOOP("Columns", "Complaints"),
            168,
            review_words.complaints,
        ),
    ]


class DuePanel(QWidget):
    """Shows what is due, tries it at once, and asks to run it."""

    run_asked = Signal()
    whom_asked = Signal(bool)
    undo_asked = Signal(int)
    customer_asked = Signal(int)

    def __init__(self, *, may_run: bool, may_undo: bool) -> None:
        super().__init__()
        self.setObjectName("due_panel")
        self._may_undo = may_undo
        self.report: ReviewReport | None = None
        self.days = RowView("due_days", _due_columns())
        self.past = RowView("past_reviews", _past_columns())
        self.movers = RowView(
            "review_movers",
            _mover_columns(),
            {"old": lambda row: row.old_level, "new": lambda row: row.new_level},
        )
        self.matrix = MatrixView()
        self.matrix.cell_chosen.connect(self._on_cell)
        self.movers.opened.connect(lambda row: self.customer_asked.emit(row.id))
        self.past.removed.connect(lambda _row: self._take_back())
        self.past.chosen.connect(self._on_past)
        self.verdict = parts.Elided("heading", name="review_verdict")
        self.run = Button(self.tr("Run as batch…"), "primary", key=RUN_KEY, name="run_review")
        self.run.clicked.connect(self.run_asked)
        if not may_run:
            self.run.hide()
        self.back = Button(self.tr("Take back"), icon="return", key="Delete", name="undo_review")
        self.back.clicked.connect(self._take_back)
        if not may_undo:
            self.back.hide()
        self.whom = FilterBar("review_whom")
        everybody = [Choice(1, self.tr("Everybody"), None)] if may_run else []
        self.whom.show_choices([Choice(None, self.tr("Who is due"), None), *everybody])
        self.whom.chosen.connect(lambda value: self.whom_asked.emit(value is not None))
        self._title = parts.Elided("section", name="review_movers_title")
        self._build()
        for view, name in (
            (self.days, self.tr("Due days")),
            (self.past, self.tr("Reviews so far")),
            (self.movers, self.tr("By name")),
        ):
            view.setAccessibleName(name)
        self.show_mode(everybody=False)

    def _build(self) -> None:
        left = QWidget()
        left.setFixedWidth(_LEFT)
        due, past = parts.card("due_card"), parts.card("past_card")
        self._due_hint = parts.label("", "table", "quiet", name="no_due", wrap=True)
        box = parts.column(gap=8, margins=(12, 12, 12, 12), parent=due)
        box.addWidget(parts.label(self.tr("Due days"), "section"))
        box.addWidget(self._due_hint, 1, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self.days, 1)
        box.addStretch(0)
        so_far = parts.Elided("section")
        so_far.setText(self.tr("Reviews so far"))
        head = parts.row(so_far, self.back)
        head.setStretch(0, 1)
        box = parts.column(head, gap=8, margins=(12, 12, 12, 12), parent=past)
        self._past_hint = parts.label(self.tr("None yet."), "table", "quiet", wrap=True)
        box.addWidget(self._past_hint, 1, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self.past, 1)
        box.addStretch(0)
        side = parts.column(gap=12, parent=left)
        side.addWidget(due, 2)
        side.addWidget(past, 3)
        whole = parts.row(left, gap=16, parent=self)
        whole.addWidget(self._right(), 1)

    def _right(self) -> QWidget:
        card = parts.card("review_preview")
        self._empty = EmptyHint("calendar")
        seen = QWidget()
        box = parts.column(gap=8, parent=seen)
        box.addWidget(parts.label(self.tr("From (row) to (column)"), "section"))
        box.addWidget(self.matrix)
        box.addWidget(parts.line())
        box.addWidget(self._title)
        box.addWidget(self.movers, 1)
        self._room = QStackedWidget()
        self._room.addWidget(seen)
        self._room.addWidget(self._empty)
        foot = parts.card(part="actions")
        line = parts.row(gap=12, margins=(16, 8, 16, 8), parent=foot)
        line.addWidget(self.verdict, 1)
        line.addWidget(self.run)
        chips = parts.row(self.whom, 0)
        inner = parts.column(chips, gap=8, margins=(16, 12, 16, 8))
        inner.addWidget(self._room, 1)
        whole = parts.column(gap=0, margins=(1, 1, 1, 1), parent=card)
        whole.addLayout(inner, 1)
        whole.addWidget(foot)
        return card

    def show_mode(self, *, everybody: bool) -> None:
        """Mark whose review is shown."""
        self.whom.show_value(1 if everybody else None)

    def show_due(self, days: Sequence[DueDay], following: DueDay | None) -> None:
        """Show the days that are due, or when the next one is."""
        self.days.show_rows(days)
        self.days.setVisible(bool(days))
        text = self.tr("Nothing is due.")
        if following is not None:
            following_text = self.tr("Nothing is due. Next: {day}, {customers}.")
            text = following_text.format(
                day=formats.day(following.day), customers=formats.customers(following.customers)
            )
        self._due_hint.setText(text)
        self._due_hint.setVisible(not days)

    def show_past(self, rows: Sequence[BatchRow]) -> None:
        """Show the reviews that were run."""
        self.past.show_rows(rows)
        self.past.setVisible(bool(rows))
        self._past_hint.setVisible(not rows)
        self._on_past(self.past.current())

    def show_report(
        self, report: ReviewReport | None, scheme: Scheme, levels: Mapping[int, Level]
    ) -> None:
        """Show what a review would do; None is nobody."""
        self.report = report
        self.movers.set_levels(levels)
        has = report is not None and report.reviewed > 0
        self._room.setCurrentIndex(0 if has else 1)
        self._empty.show_hint(
            self.tr("Nobody is due for review."),
            self.tr("Each customer is reviewed on the day that stands on the card."),
        )
        self.run.setEnabled(has)
        self.verdict.setText(review_words.verdict(report) if report is not None and has else "")
        if report is not None and has:
            self.matrix.clear_choice()
            self.matrix.show_matrix(report.matrix, scheme.levels, scheme.levels)
            self._show_movers(report.moved, self.tr("By name"))

    def _show_movers(self, rows: Sequence[Moved], title: str) -> None:
        count = formats.number(len(rows))
        self._title.setText(self.tr("{title}, {count}").format(title=title, count=count))
        self.movers.show_rows(rows)

    def _on_cell(self, old: int, new: int) -> None:
        if self.report is not None:
            rows = [
                one for one in self.report.moved if (one.old_level, one.new_level) == (old, new)
            ]
            self._show_movers(rows, self.matrix.words(old, new))

    def _on_past(self, row: BatchRow | None) -> None:
        self.back.setEnabled(row is not None and not row.is_undone)

    def _take_back(self) -> None:
        row = self.past.current()
        if row is not None and not row.is_undone and self._may_undo:
            self.undo_asked.emit(row.id)
