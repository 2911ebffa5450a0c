"""Asks whether one review goes back or the whole run it was part of, such as a catch-up."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from app.services import batches
from app.services.batches import BatchRow, UndoReport
from app.services.desk import Desk
from app.services.done import Done
from app.services.progress import Progress
from app.ui import formats
from app.ui.dialogs.frame import FormDialog, fact
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.button import Button

ONE_KEY = "Alt+1"


class UndoRunDialog(FormDialog):
    """Says what the run was and takes it back, newest first; or only the review chosen."""

    def __init__(
        self, parent: QWidget, desk: Desk, jobs: Jobs, run: Sequence[BatchRow], chosen: BatchRow
    ) -> None:
        title = QCoreApplication.translate("UndoRunDialog", "Take reviews back")
        count = len(run)
        act = QCoreApplication.translate("UndoRunDialog", "Take all %n back", "", count)
        super().__init__(parent, title, act, name="undo_run_dialog")
        self._desk, self._jobs, self._chosen = desk, jobs, chosen
        self.saved: Callable[[Done[UndoReport]], None] | None = None
        told = self.tr("The review of {day} was run together with others, one for each due day.")
        text = told.format(day=formats.day(chosen.day))
        self.body.addWidget(parts.label(text, "body", name="run_told", wrap=True))
        box = parts.column(gap=6, margins=(16, 12, 16, 12), parent=self.effect)
        box.addWidget(parts.label(self.tr("After taking all back"), "section"))
        days = sorted(row.day for row in run)
        dated = self.tr("{first} to {last}")
        dated = dated.format(first=formats.day(days[0]), last=formats.day(days[-1]))
        box.addWidget(fact(self.tr("Reviews taken back"), formats.number(count)))
        box.addWidget(fact(self.tr("Dated"), dated))
        box.addWidget(fact(self.tr("Each"), self.tr("as a batch of its own, the newest first")))
        levels = self.tr("Levels and review days")
        box.addWidget(fact(levels, self.tr("as they were before")))
        self.effect.show()
        only = self.tr("Only that of {day}").format(day=formats.day(chosen.day))
        self.only = Button(only, key=ONE_KEY, name="only_one")
        QShortcut(ONE_KEY, self).activated.connect(self.only.click)
        self.only.clicked.connect(self._take_one)
        self.left.addWidget(self.only)
        self.act.setFocus()

    def save(self) -> None:
        """Take the whole run back."""
        self._take(partial(batches.undo_run, self._desk, self._chosen.id))

    def _take_one(self) -> None:
        self._take(partial(batches.undo, self._desk, self._chosen.id))

    def _take(self, undo: Callable[[Progress], Done[UndoReport]]) -> None:
        self.only.setEnabled(False)
        self.run(self._jobs, undo, self.saved)

    def refuse(self, error: BaseException) -> None:
        """Say why it was refused, and let either be tried again."""
        self.only.setEnabled(True)
        super().refuse(error)


def ask_run(
    parent: QWidget, jobs: Jobs, rows: Sequence[BatchRow], chosen: BatchRow, desk: Desk
) -> UndoRunDialog | None:
    """Open the form where a batch was run together with others; None where it stands alone."""
    run = batches.run_of(rows, chosen)
    if len(run) < 2:  # noqa: PLR2004 - one is no run
        return None
    dialog = UndoRunDialog(parent, desk, jobs, run, chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
