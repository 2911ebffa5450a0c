"""Show one full phone number: only with a reason, which is kept."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.services import customers
from app.services.customers import Card
from app.services.desk import Desk
from app.ui.dialogs.frame import FormDialog
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.field import Field, Form, text_edit


class RevealDialog(FormDialog):
    """Asks why; then the number stands in the page's banner."""

    def __init__(self, parent: QWidget, desk: Desk, jobs: Jobs, card: Card) -> None:
        translate = QCoreApplication.translate
        title = translate("RevealDialog", "Show the phone number")
        super().__init__(parent, title, translate("RevealDialog", "Show"), name="reveal_dialog")
        self._desk = desk
        self._jobs = jobs
        self._card = card
        self.shown: Callable[[str], None] | None = None
        self.whom.addWidget(parts.label(card.entry.name[:40], "section"))
        self._reason = text_edit(longest=200)
        hint = self.tr('Such as "call back". It is kept with your name and the time.')
        field = Field(self.tr("Reason"), self._reason, name="reason", hint=hint)
        self.body.addWidget(field)
        self.set_form(Form({"reason": field}))
        self._reason.setFocus()

    def save(self) -> None:
        """Ask for the number."""
        reason, customer = self._reason.text(), self._card.id
        self.act.setEnabled(False)
        self._jobs.ask(
            lambda _progress: customers.reveal_phone(self._desk, customer, reason),
            self._show,
            initiator=self,
            failed=self.refuse,
        )

    def _show(self, phone: str) -> None:
        self.accept()
        if self.shown is not None:
            self.shown(phone)
