"""Asks once before a review is run: its verdict in words, its days, and that it can be undone."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.services import reviews
from app.services.desk import Desk
from app.services.done import Done
from app.services.review_run import ReviewReport
from app.ui import formats
from app.ui.dialogs.frame import FormDialog, fact
from app.ui.jobs import Jobs
from app.ui.widgets import parts, review_words

_MOST_DAYS = 4


class RunDialog(FormDialog):
    """Says what the review does and runs it."""

    def __init__(
        self, parent: QWidget, desk: Desk, jobs: Jobs, report: ReviewReport, *, everybody: bool
    ) -> None:
        translate = QCoreApplication.translate
        title = (
            translate("RunDialog", "Review everybody")
            if everybody
            else translate("RunDialog", "Review who is due")
        )
        super().__init__(parent, title, translate("RunDialog", "Run the review"), name="run_dialog")
        self._desk, self._jobs, self._everybody = desk, jobs, everybody
        self.saved: Callable[[Done[ReviewReport]], None] | None = None
        verdict = parts.label(
            review_words.verdict(report), "heading", name="run_verdict", wrap=True
        )
        self.body.addWidget(verdict)
        box = parts.column(gap=6, margins=(16, 12, 16, 12), parent=self.effect)
        box.addWidget(parts.label(self.tr("After running"), "section"))
        box.addWidget(fact(self.tr("Customers reviewed"), formats.number(report.reviewed)))
        days = [formats.day(day) for day in report.days]
        shown = review_words.joined(days[:_MOST_DAYS])
        if len(days) > _MOST_DAYS:
            shown = self.tr("{days} and {count} more").format(
                days=shown, count=formats.number(len(days) - _MOST_DAYS)
            )
        box.addWidget(fact(self.tr("Dated"), shown))
        if report.is_trial:
            box.addWidget(fact(self.tr("Trial run"), self.tr("nothing becomes official")))
        else:
            box.addWidget(fact(self.tr("Can be taken back"), self.tr("one batch for each day")))
        self.effect.show()
        self.act.setFocus()

    def save(self) -> None:
        """Run the review."""
        desk, everybody = self._desk, self._everybody
        self.run(
            self._jobs,
            lambda progress: reviews.run(desk, everybody=everybody, progress=progress),
            self.saved,
        )
