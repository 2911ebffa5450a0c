"""The shop's own settings as fields, made from the table of settings; each is saved by itself."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit

from app.domain.access import Permission
from app.errors import UserError
from app.i18n import translate
from app.services import settings
from app.services.desk import Desk
from app.services.settings import SettingRule
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field, Form, text_edit
from app.ui.widgets.setting_card import SettingCard, Toggle

_MOST = 86_400
_NUMBER = 160
_LABEL = 22  # the room of a field's label: the button stands level with the editor


class RulesCard(SettingCard):
    """Settings of the shop: a tick is saved at once, a text by its button or Enter."""

    saved = Signal(str, object)
    refused = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, title: str, keys: Sequence[str]) -> None:
        super().__init__(title, f"settings_{keys[0].partition('.')[0]}")
        self._desk = desk
        self._jobs = jobs
        self._may = desk.may(Permission.CHANGE_SETTINGS)
        self._known: dict[str, Any] = {}
        self._show: dict[str, Callable[[Any], None]] = {}
        self._fields: dict[str, Field] = {}
        for key in keys:
            self._add(settings.RULES[key])
        self._form = Form(self._fields)

    def _add(self, rule: SettingRule) -> None:
        if rule.type is bool:
            self._add_toggle(rule)
        elif rule.type is int:
            self._add_number(rule)
        else:
            self._add_text(rule)

    def _add_toggle(self, rule: SettingRule) -> None:
        words = (translate("Settings", rule.label), translate("Settings", rule.help))
        toggle = Toggle(*words, name=_name(rule.key))
        toggle.box.setEnabled(self._may)
        toggle.box.clicked.connect(lambda is_on: self.save(rule.key, is_on))
        self._show[rule.key] = toggle.box.setChecked
        self.add(toggle)

    def _add_number(self, rule: SettingRule) -> None:
        edit = text_edit(longest=6)
        edit.setValidator(QIntValidator(0, _MOST, edit))
        edit.setMaximumWidth(_NUMBER)
        edit.setReadOnly(not self._may)
        edit.editingFinished.connect(lambda: self.save(rule.key, int(edit.text())))
        self._show[rule.key] = lambda value: _put(edit, str(value))
        self.add(self._field(rule, edit))

    def _add_text(self, rule: SettingRule) -> None:
        edit = text_edit(longest=200)
        save = Button(self.tr("Save"), name=f"save_{_name(rule.key)}")
        save.clicked.connect(lambda: self.save(rule.key, edit.text()))
        edit.returnPressed.connect(save.click)
        if not self._may:
            edit.setReadOnly(True)
            save.setEnabled(False)
            save.setToolTip(self.tr("Your role may not change this."))
        self._show[rule.key] = lambda value: _put(edit, str(value))
        field = self._field(rule, edit)
        row = parts.row(field, gap=8)
        row.setStretch(0, 1)
        row.addLayout(parts.column(_LABEL, save, 0, gap=0))
        self.add(row)

    def _field(self, rule: SettingRule, editor: QLineEdit) -> Field:
        title, hint = translate("Settings", rule.label), translate("Settings", rule.help)
        field = Field(title, editor, name=_name(rule.key), hint=hint)
        self._fields[rule.key] = field
        return field

    def show_values(self, values: dict[str, Any]) -> None:
        """Show what is stored; what somebody is typing stays."""
        for key, show in self._show.items():
            if self._known.get(key) != values[key]:
                self._known[key] = values[key]
                show(values[key])

    def save(self, key: str, value: object) -> None:
        """Store one value; a refusal stands beside its field."""
        before = self._known.get(key)
        if value == before:
            return
        if key in self._fields:
            self._fields[key].set_error("")

        def done(_done: object) -> None:
            self.saved.emit(key, before)

        self._jobs.write(
            lambda _progress: settings.change(self._desk, key, value),
            done,
            initiator=self,
            failed=self._on_refused,
        )

    def _on_refused(self, error: BaseException) -> None:
        if not (isinstance(error, UserError) and self._form.show_error(error)):
            self.refused.emit(error)


def _name(key: str) -> str:
    return key.replace(".", "_")


def _put(edit: QLineEdit, value: str) -> None:
    if not edit.isModified() or not edit.hasFocus():
        edit.setText(value)
