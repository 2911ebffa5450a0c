"""Prints the member benefit statement of one customer or many."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QWidget

from app import config
from app.domain.papers import Span
from app.errors import UserError
from app.reports.letters import Letter
from app.reports.statement_letter import statement_letter
from app.reports.wording import Words
from app.services import papers, statements
from app.services.desk import Desk
from app.services.papers import PaperMade
from app.ui.dialogs.print_paper import Collect, PaperDialog
from app.ui.dialogs.print_rules import ExplanationDialog
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.button import Button
from app.ui.widgets.day_edit import DayEdit
from app.ui.widgets.field import Field, Form, side_by_side
from app.ui.widgets.icon_button import IconButton

_OWN: Final = "own"


class StatementDialog(PaperDialog):
    """Preview of each statement, the period, and everything printed or saved in one go."""

    def __init__(
        self, parent: QWidget | None, desk: Desk, jobs: Jobs, customer_ids: Sequence[int]
    ) -> None:
        title = QCoreApplication.translate("StatementDialog", "Member benefit statement")
        super().__init__(parent, desk, jobs, title)
        self._ids = tuple(int(one) for one in customer_ids)
        self._at = 0
        self.setObjectName("statement")
        self._add_period()
        self._add_customers()
        self.refresh()

    def _add_period(self) -> None:
        self._preset = QComboBox()
        words = (
            self.tr("Last 12 months"),
            self.tr("This year"),
            self.tr("Last year"),
            self.tr("Days of your own"),
        )
        for key, text in zip((*config.PAPER_SPANS, _OWN), words, strict=True):
            self._preset.addItem(text, key)
        self._choose(self._preset, self.chosen.paper_span)
        span = self._preset_span(self.chosen.paper_span)
        self._start = DayEdit(span.start, "from")
        self._end = DayEdit(span.end, "to")
        first = Field(self.tr("From"), self._start, name="from")
        last = Field(self.tr("To"), self._end, name="to")
        self._form = Form({"from": first, "to": last})
        self.below.addWidget(Field(self.tr("Period"), self._preset, name="period"))
        self.below.addLayout(side_by_side(first, last))
        self._preset.currentIndexChanged.connect(self._on_preset)
        for editor in (self._start, self._end):
            editor.textEdited.connect(self._on_own_days)
            editor.editingFinished.connect(self._on_days_typed)

    def _add_customers(self) -> None:
        self._where = parts.label("", "table", name="statement_where")
        back = IconButton("arrow-up", self.tr("The customer before"), name="statement_back")
        on = IconButton("arrow-down", self.tr("The next customer"), name="statement_on")
        back.clicked.connect(lambda: self.turn(-1))
        on.clicked.connect(lambda: self.turn(1))
        row = QWidget()
        line = parts.row(gap=8, parent=row)
        line.addWidget(self._where, 1)
        line.addWidget(back)
        line.addWidget(on)
        self.below.addWidget(row)
        row.setVisible(len(self._ids) > 1)
        why = Button(self.tr("Why this level…"), "link", icon="info", name="statement_why")
        why.clicked.connect(self.explain)
        self.below.addWidget(why, 0, Qt.AlignmentFlag.AlignLeft)
        self._say_where()

    def explain(self) -> None:
        """Open the paper that says why the customer in the preview has its level."""
        dialog = ExplanationDialog(self, self.desk, self.jobs, self._ids[self._at])
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _say_where(self) -> None:
        text = self.tr("Customer {number} of {count}")
        self._where.setText(text.format(number=self._at + 1, count=len(self._ids)))

    def turn(self, step: int) -> None:
        """Preview another customer's statement."""
        self._at = min(max(0, self._at + step), len(self._ids) - 1)
        self._say_where()
        self.refresh()

    def span(self) -> Span:
        """Return the days typed, or the refusal of what is no period."""
        return papers.span(self.desk, self._start.day(), self._end.day())

    def _preset_span(self, key: str) -> Span:
        today = self.desk.clock.today()
        if key == "this_year":
            return Span(date(today.year, 1, 1), today)
        if key == "last_year":
            return Span(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))
        return papers.span(self.desk)

    def _on_preset(self) -> None:
        key = self._preset.currentData()
        if key == _OWN:
            self._start.setFocus()
            return
        span = self._preset_span(key)
        self._start.setText(span.start.isoformat())
        self._end.setText(span.end.isoformat())
        self.prefer("paper_span", key)
        self.refresh()

    def _on_own_days(self) -> None:
        self._preset.blockSignals(True)
        self._choose(self._preset, _OWN)
        self._preset.blockSignals(False)

    def _on_days_typed(self) -> None:
        if self._start.isModified() or self._end.isModified():
            self._start.setModified(False)
            self._end.setModified(False)
            self.refresh()

    def collect_shown(self) -> Collect:
        """Collect the statement in the preview."""
        span, chosen = self.span(), self._ids[self._at]
        self._form.clear_errors()
        return lambda progress: statements.collect(self.desk, [chosen], span, progress)

    def collect_all(self) -> Collect:
        """Collect every statement."""
        span = self.span()
        return lambda progress: statements.collect(self.desk, self._ids, span, progress)

    def letter(self, view: Any, words: Words) -> Letter:  # noqa: ANN401 - a Statement
        """Return a statement as a letter."""
        return statement_letter(view, words)

    def made(self, how: str) -> PaperMade:
        """Return what goes into the audit log."""
        return PaperMade("statement", how, self._ids, self.span())

    def refuse(self, error: BaseException) -> None:
        """Show a refusal beside the days it is about, else at the top."""
        if not (isinstance(error, UserError) and self._form.show_error(error)):
            super().refuse(error)
