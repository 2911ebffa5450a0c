"""Which acts wait for a second person: a tick for each, and from which return on."""

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from app.domain import money
from app.domain.access import Permission
from app.errors import UserError
from app.i18n import sentences, translate
from app.services import approvals, settings
from app.services.desk import Desk
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.field import Field, text_edit
from app.ui.widgets.setting_card import SettingCard

_WIDTH: Final = 160


class ApprovalsCard(SettingCard):
    """Ticks are saved at once; the amount when its field is left."""

    saved = Signal(str, object)
    refused = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, title: str) -> None:
        super().__init__(title, "settings_approval")
        self._desk = desk
        self._jobs = jobs
        self._known: dict[str, Any] = {}
        self._boxes: dict[str, QCheckBox] = {}
        may = desk.may(Permission.CHANGE_SETTINGS)
        why = translate("Settings", settings.RULES[approvals.ACTS].help)
        for act, text in approvals.TITLES.items():
            box = self._boxes[act] = QCheckBox(translate("Approvals", text))
            box.setObjectName(f"approval_{act}")
            box.setEnabled(may)
            box.clicked.connect(self._on_ticked)
        # One row: whoever searches for the sentence is to find what it is about.
        self.add(parts.column(parts.label(why, "hint", wrap=True), *self._boxes.values(), gap=12))
        rule = settings.RULES[approvals.REFUND]
        self._amount = text_edit(longest=20)
        self._amount.setMaximumWidth(_WIDTH)
        self._amount.setReadOnly(not may)
        self._amount.editingFinished.connect(self._on_amount)
        self._field = Field(
            translate("Settings", rule.label),
            self._amount,
            name="approval_refund_minor",
            hint=translate("Settings", rule.help),
        )
        self.add(self._field)

    def show_values(self, values: dict[str, Any]) -> None:
        """Show what is stored."""
        self._known = {key: values[key] for key in (approvals.ACTS, approvals.REFUND)}
        for act, box in self._boxes.items():
            box.setChecked(act in self._known[approvals.ACTS])
        minor = self._known[approvals.REFUND]
        self._amount.setText(f"{money.to_major(minor, self._desk.decimals)}")

    def _on_ticked(self) -> None:
        chosen = [act for act, box in self._boxes.items() if box.isChecked()]
        self.save(approvals.ACTS, chosen)

    def _on_amount(self) -> None:
        try:
            desk = self._desk
            minor = money.parse_money(self._amount.text(), desk.decimals, desk.currency)
        except UserError as error:
            self._field.set_error(sentences(*error.sentences()))
            return
        self._field.set_error("")
        self.save(approvals.REFUND, minor)

    def save(self, key: str, value: object) -> None:
        """Store one value; a refused tick goes back to what is stored."""
        before = self._known.get(key)
        if value == before:
            return

        def failed(error: BaseException) -> None:
            self.show_values(self._known)
            self.refused.emit(error)

        self._jobs.write(
            lambda _progress: settings.change(self._desk, key, value),
            lambda _done: self.saved.emit(key, before),
            initiator=self,
            failed=failed,
        )
