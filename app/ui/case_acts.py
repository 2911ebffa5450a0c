"""What is done about cases from any page: log, note, change, close, reopen, and take back."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.services import cases
from app.services.case_views import CaseRow
from app.services.desk import Desk
from app.services.done import Done
from app.ui import messages
from app.ui.dialogs.case_close import CloseCaseDialog
from app.ui.dialogs.case_edit import CaseDialog
from app.ui.dialogs.case_text import CaseTextDialog, TextForm
from app.ui.dialogs.feedback_edit import FeedbackDialog
from app.ui.dialogs.frame import FormDialog
from app.ui.dialogs.sale_edit import Buyer
from app.ui.jobs import Jobs
from app.ui.widgets.banner import Notice, Offer


class Host(Protocol):
    """The page that these acts belong to."""

    desk: Desk
    jobs: Jobs

    def say(self, notice: Notice) -> None:
        """Show a notice."""

    def refuse(self, error: BaseException) -> None:
        """Show why an act was refused."""

    def widget(self) -> QWidget:
        """Return the page as the parent of dialogs."""


class CaseActs:
    """The acts of a page about cases; each opens its form and tells in the banner what was done."""

    def __init__(self, host: Host) -> None:
        self._host = host
        # Called with the number of a case after each act about it.
        self.told: Callable[[int], None] = lambda _case: None

    def log(self, customer: Buyer) -> None:
        """Log a contact of a customer."""
        host = self._host
        dialog = CaseDialog(host.widget(), host.desk, host.jobs, customer)

        def saved(done: Done[int]) -> None:
            translate = QCoreApplication.translate
            undo = Offer(
                translate("CaseActs", "Undo"),
                lambda: self._take_back(done.value),
                key="Ctrl+Z",
                icon="return",
            )
            self._say(done, translate("CaseActs", "Logged case {case}."), customer.name, undo)

        dialog.saved = saved
        _open(dialog)

    def change(self, customer: Buyer, row: CaseRow) -> None:
        """Change an open case."""
        host = self._host
        dialog = CaseDialog(host.widget(), host.desk, host.jobs, customer, row)
        text = QCoreApplication.translate("CaseActs", "Changed case {case}.")
        dialog.saved = lambda done: self._say(done, text, row.name)
        _open(dialog)

    def close(self, customer: Buyer, row: CaseRow) -> None:
        """Close an open case with its result."""
        host = self._host
        dialog = CloseCaseDialog(host.widget(), host.desk, host.jobs, customer, row)
        text = QCoreApplication.translate("CaseActs", "Closed case {case}.")
        dialog.saved = lambda done: self._say(done, text, row.name)
        _open(dialog)

    def note(self, row: CaseRow) -> None:
        """Write a further contact into an open case."""
        translate = QCoreApplication.translate
        form = TextForm(
            translate("CaseActs", "Add a note"),
            translate("CaseActs", "Add"),
            translate("CaseActs", "What was said or done"),
            "note",
            cases.note,
        )
        self._write(row, form, translate("CaseActs", "Noted in case {case}."))

    def reopen(self, row: CaseRow) -> None:
        """Open a closed case again."""
        translate = QCoreApplication.translate
        form = TextForm(
            translate("CaseActs", "Reopen case {case}").format(case=row.id),
            translate("CaseActs", "Reopen"),
            translate("CaseActs", "What is still to be done"),
            "reason",
            cases.reopen,
        )
        self._write(row, form, translate("CaseActs", "Reopened case {case}."))

    def ask_satisfaction(self, customer: Buyer) -> None:
        """Record how satisfied a customer is."""
        host = self._host
        dialog = FeedbackDialog(host.widget(), host.desk, host.jobs, customer)
        translate = QCoreApplication.translate

        def saved(_done: Done[int]) -> None:
            text = translate("CaseActs", "Recorded {mark} of 5.").format(mark=dialog.marks.mark)
            host.say(messages.done(text, customer.name[:60]))

        dialog.saved = saved
        _open(dialog)

    def _write(self, row: CaseRow, form: TextForm, text: str) -> None:
        host = self._host
        dialog = CaseTextDialog(host.widget(), host.desk, host.jobs, row, form)
        dialog.saved = lambda done: self._say(done, text, row.name)
        _open(dialog)

    def _take_back(self, case_id: int) -> None:
        host = self._host
        text = QCoreApplication.translate("CaseActs", "Took back case {case}.")
        host.jobs.write(
            lambda _progress: cases.take_back(host.desk, case_id),
            lambda done: self._say(done, text, ""),
            initiator=host,
            failed=host.refuse,
        )

    def _say(self, done: Done[int], text: str, name: str, *offers: Offer) -> None:
        self._host.say(messages.done(text.format(case=done.value), name[:60], *offers))
        self.told(done.value)


def _open(dialog: FormDialog) -> None:
    """Show a form over its page; it is deleted when it is left."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
