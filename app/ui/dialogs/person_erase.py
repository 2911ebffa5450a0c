"""Erase a person for good: what goes, what stays, which backups still hold them, and why."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.i18n import sentences
from app.services import backup_expiry, privacy
from app.services.desk import Desk
from app.services.done import Done
from app.services.privacy import Erased, Farewell
from app.ui import formats, messages
from app.ui.dialogs.frame import FormDialog
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.field import Field, Form, text_edit


class EraseDialog(FormDialog):
    """Asks for a reason, then once more: the only act that cannot be undone."""

    def __init__(
        self, parent: QWidget, desk: Desk, jobs: Jobs, customer: int, found: Farewell
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("EraseDialog", "Erase a person for good")
        super().__init__(parent, title, translate("EraseDialog", "Erase"), name="erase_dialog")
        self._desk = desk
        self._jobs = jobs
        self._customer = customer
        self._found = found
        self.erased: Callable[[Done[Erased]], None] | None = None
        self.make_danger()
        self._name = found.name[:40] or found.number
        self.whom.addWidget(parts.label(self._name, "section"))
        self._reason = text_edit(longest=200)
        hint = self.tr('Such as "asked in writing on 3 March". Name nobody: it is kept.')
        field = Field(self.tr("Reason"), self._reason, name="reason", hint=hint)
        self.body.addWidget(field)
        self.set_form(Form({"reason": field}))
        self._show_facts()
        self._reason.setFocus()

    def _show_facts(self) -> None:
        found, desk = self._found, self._desk
        amount = formats.money(found.amount_minor, desk.decimals, desk.currency)
        records, sold = found.records, found.lines
        goes = QCoreApplication.translate(
            "EraseDialog",
            "name, phone, notes, consents, contacts, level: %Ln record(s)",
            "",
            records,
        )
        stays = QCoreApplication.translate(
            "EraseDialog", "%Ln sale line(s), {amount}, without a name", "", sold
        )
        backups = sentences(*backup_expiry.sentences(found.backups, formats.day))
        lines = (
            (self.tr("Goes for good"), goes),
            (self.tr("Stays as money"), stays.format(amount=amount)),
            (self.tr("Backups made before"), backups),
        )
        well = parts.card("farewell", part="sunken")
        box = parts.column(gap=2, margins=(16, 12, 16, 12), parent=well)
        for place, (title, value) in enumerate(lines):
            box.addSpacing(6 if place else 0)
            box.addWidget(parts.label(title, "caption", wrap=True))
            box.addWidget(parts.label(value, "section", wrap=True))
        self.body.addWidget(well)

    def save(self) -> None:
        """Ask once more, then erase; without a reason the field says so first."""
        reason, customer, desk = self._reason.text(), self._customer, self._desk
        what = self.tr("Erase {name} for good?").format(name=self._name)
        more = self.tr("This cannot be undone, not even by whoever made the program.")
        if reason.strip() and not messages.question(
            self, what, more, self.tr("Erase for good"), self.tr("Keep")
        ):
            return
        self.run(self._jobs, lambda _p: privacy.erase(desk, customer, reason), self.erased)
