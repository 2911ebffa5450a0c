"""Show one full phone or ID number: only with a reason, which is kept."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.services import customers, id_numbers
from app.services.customers import Card
from app.services.desk import Desk
from app.ui.dialogs.frame import FormDialog
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.field import Field, Form, text_edit


class RevealDialog(FormDialog):
    """Asks why; then the number stands in the page's banner."""

    def __init__(
        self, parent: QWidget, desk: Desk, jobs: Jobs, card: Card, *, is_id_number: bool = False
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("RevealDialog", "Show the phone number")
        hint = translate(
            "RevealDialog", 'Such as "call back". It is kept with your name and the time.'
        )
        if is_id_number:
            title = translate("RevealDialog", "Show the ID number")
            hint = translate(
                "RevealDialog",
                'Such as "hotel registration". It is kept with your name and the time.',
            )
        super().__init__(parent, title, translate("RevealDialog", "Show"), name="reveal_dialog")
        self._desk = desk
        self._jobs = jobs
        self._card = card
        self._reader = id_numbers.reveal if is_id_number else customers.reveal_phone
        self.shown: Callable[[str], None] | None = None
        self.whom.addWidget(parts.label(card.entry.name[:40], "section"))
        self._reason = text_edit(longest=200)
        field = Field(self.tr("Reason"), self._reason, name="reason", hint=hint)
        self.body.addWidget(field)
        self.set_form(Form({"reason": field}))
        self._reason.setFocus()

    def save(self) -> None:
        """Ask for the number."""
        reason, customer, read = self._reason.text(), self._card.id, self._reader
        self.act.setEnabled(False)
        self._jobs.ask(
            lambda _progress: read(self._desk, customer, reason),
            self._show,
            initiator=self,
            failed=self.refuse,
        )

    def _show(self, number: str) -> None:
        self.accept()
        if self.shown is not None:
            self.shown(number)
