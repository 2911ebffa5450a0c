"""Asks once before a scheme is applied: what changes, who moves, and that it can be taken back."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain.scheme_changes import changes
from app.services import grading, schedule
from app.services.desk import Desk
from app.services.done import Done
from app.services.grading import RegradeReport
from app.services.schedule import Rescheduled
from app.services.what_if import Session, Trial
from app.ui import formats
from app.ui.dialogs.frame import FormDialog, fact
from app.ui.jobs import Jobs
from app.ui.widgets import parts, review_words, scheme_words, trial_words
from app.ui.widgets.matrix_movers import MoverList
from app.ui.widgets.scheme_changes import ChangeTable

Applied = Callable[[Done[RegradeReport]], None]
_SHOWN = 3


def verdict(trial: Trial) -> str:
    """Say in words what a trial would do: "38 rise, 12 fall, 2,310 stay"."""
    risen, fallen = trial_words.rise(trial.risen), trial_words.fall(trial.fallen)
    return review_words.joined([risen, fallen, trial_words.rest(trial)])


class ApplyDialog(FormDialog):
    """Shows what applying does and does it."""

    def __init__(
        self, parent: QWidget | None, jobs: Jobs, session: Session, trial: Trial, then: Applied
    ) -> None:
        version = session.version + 1
        title = QCoreApplication.translate("Grading", "Apply as version {version}")
        title = title.format(version=version)
        super().__init__(parent, title, title, name="scheme_apply")
        self._desk: Desk = session.desk
        self._jobs, self._scheme, self._then = jobs, trial.scheme, then
        self.setMinimumWidth(600)
        self.verdict = parts.label(verdict(trial), "heading", name="apply_verdict", wrap=True)
        self.body.addWidget(self.verdict)
        self._table = ChangeTable(self._desk)
        self._table.show_changes(
            changes(session.in_force, trial.scheme), (session.in_force, trial.scheme)
        )
        self._table.setMaximumHeight(self._table.minimumHeight())
        self.body.addWidget(self._table)
        if trial.movers:
            self.body.addWidget(self._who(session, trial))
        self._fill_effect(trial)
        self.act.setFocus()

    def _who(self, session: Session, trial: Trial) -> QWidget:
        whole = QWidget()
        movers = MoverList()
        movers.setFixedHeight(min(_SHOWN, len(trial.movers)) * 50 + 6)
        movers.movers.show_movers(trial.movers, session.in_force.levels, trial.scheme.levels)
        title = QCoreApplication.translate("Grading", "Who moves: {count}")
        head = parts.label(title.format(count=formats.number(trial.moved)), "section")
        parts.column(head, movers, gap=6, parent=whole)
        return whole

    def _fill_effect(self, trial: Trial) -> None:
        box = parts.column(gap=6, margins=(16, 12, 16, 12), parent=self.effect)
        self.effect.show()
        box.addWidget(parts.label(self.tr("After applying"), "section"))
        count = formats.number(trial.customers)
        box.addWidget(fact(self.tr("Customers graded anew"), count))
        change = trial.costs.after_minor - trial.costs.before_minor
        if change:
            desk = self._desk
            words = scheme_words.minor_sign(change, desk.decimals, desk.currency)
            box.addWidget(fact(self.tr("Benefits of a year"), words))
        self.reviews = parts.label(self.tr("none"), "table", name="apply_reviews")
        moving = parts.label(self.tr("Next review days that move"), "table", "quiet")
        box.addLayout(parts.row(moving, 0, self.reviews))
        box.addWidget(fact(self.tr("Can be taken back"), self.tr("as one batch")))
        desk, scheme = self._desk, self._scheme
        self._jobs.ask(
            lambda _progress: schedule.foreseen(desk, scheme), self._show_reviews, initiator=self
        )

    def _show_reviews(self, moved: Rescheduled) -> None:
        if moved.first is None or moved.last is None:
            return
        days = self.tr("{count}: to {first}")
        if moved.first != moved.last:
            days = self.tr("{count}: to {first} up to {last}")
        count = formats.number(moved.customers)
        first, last = formats.day(moved.first), formats.day(moved.last)
        self.reviews.setText(days.format(count=count, first=first, last=last))

    def save(self) -> None:
        """Apply the scheme as one batch."""
        desk, scheme = self._desk, self._scheme
        self.run(
            self._jobs, lambda progress: grading.set_scheme(desk, scheme, progress), self._then
        )
