"""One person who may sign in: name, login, role; and a new password."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.services import staff
from app.services.desk import Desk
from app.services.staff import PersonEntry, PersonRow
from app.ui.dialogs.frame import FormDialog
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.field import Field, Form, side_by_side, text_edit
from app.ui.widgets.strength_hint import strength_hint

_LONGEST = 1000


class PersonDialog(FormDialog):
    """Adds somebody, or changes name and role of whoever is there; a login never changes."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        jobs: Jobs,
        roles: Sequence[tuple[str, str]],
        person: PersonRow | None = None,
        *,
        has_password: bool = False,
    ) -> None:
        translate = QCoreApplication.translate
        change = translate("PersonDialog", "Change a person")
        title = change if person else translate("PersonDialog", "Add a person")
        super().__init__(parent, title, translate("PersonDialog", "Save"), name="person_dialog")
        self._desk = desk
        self._jobs = jobs
        self._person = person
        self._name = text_edit(person.name if person else "", longest=200)
        self._login = text_edit(person.login if person else "", longest=100)
        self._login.setReadOnly(person is not None)
        self._role = QComboBox()
        for role, text in roles:
            self._role.addItem(text, role)
        wanted = person.role if person else "front_desk"
        self._role.setCurrentIndex(max(0, self._role.findData(wanted)))
        self._password = text_edit(secret=True, longest=_LONGEST)
        self._again = text_edit(secret=True, longest=_LONGEST)
        self._build(has_password=has_password)

    def _build(self, *, has_password: bool) -> None:
        fields = {
            "name": Field(self.tr("Name"), self._name, name="name"),
            "login": Field(
                self.tr("Login"),
                self._login,
                name="login",
                hint=self.tr("Short, such as li. It stays in the log for good."),
            ),
            "role": Field(self.tr("Role"), self._role, name="role"),
        }
        self.body.addLayout(side_by_side(fields["name"], fields["login"]))
        self.body.addWidget(fields["role"])
        if has_password:
            fields |= _password_fields(self._password, self._again)
            self.body.addLayout(side_by_side(fields["password"], fields["again"]))
            self.body.addWidget(strength_hint(self._password))
        self.set_form(Form(fields))
        self._name.setFocus()

    def save(self) -> None:
        """Add or change the person."""
        name, role, desk = self._name.text(), str(self._role.currentData()), self._desk
        if (person := self._person) is not None:
            self.run(self._jobs, lambda _p: staff.change(desk, person.login, name, role))
            return
        if not _are_same(self, self._password, self._again):
            return
        entry = PersonEntry(self._login.text(), name, role, self._password.text())
        self.run(self._jobs, lambda _p: staff.add(desk, entry))


class PasswordDialog(FormDialog):
    """A new password for somebody who forgot theirs."""

    def __init__(self, parent: QWidget, desk: Desk, jobs: Jobs, person: PersonRow) -> None:
        translate = QCoreApplication.translate
        title = translate("PasswordDialog", "New password")
        super().__init__(parent, title, translate("PasswordDialog", "Save"), name="password_dialog")
        self._desk = desk
        self._jobs = jobs
        self._login = person.login
        self.whom.addWidget(parts.label(person.name[:40], "section"))
        self._password = text_edit(secret=True, longest=_LONGEST)
        self._again = text_edit(secret=True, longest=_LONGEST)
        fields = _password_fields(self._password, self._again)
        self.body.addLayout(side_by_side(fields["password"], fields["again"]))
        self.body.addWidget(strength_hint(self._password))
        why = self.tr("Their computers ask for it anew. Let them choose their own afterwards.")
        self.body.addWidget(parts.label(why, "hint", wrap=True))
        self.set_form(Form(fields))
        self._password.setFocus()

    def save(self) -> None:
        """Store it."""
        if not _are_same(self, self._password, self._again):
            return
        desk, login, password = self._desk, self._login, self._password.text()
        self.run(self._jobs, lambda _p: staff.set_password(desk, login, password))


def _password_fields(password: QLineEdit, again: QLineEdit) -> dict[str, Field]:
    translate = QCoreApplication.translate
    hint = translate("PasswordDialog", "A short sentence is a good one.")
    return {
        "password": Field(
            translate("PasswordDialog", "Password"), password, name="password", hint=hint
        ),
        "again": Field(translate("PasswordDialog", "The same once more"), again, name="again"),
    }


def _are_same(dialog: FormDialog, password: QLineEdit, again: QLineEdit) -> bool:
    """Say whether a password was typed twice alike; else the second field says so."""
    dialog.form.clear_errors()
    if password.text() == again.text():
        return True
    error = UserError(
        "passwords_differ",
        QT_TRANSLATE_NOOP("Errors", "The two passwords are not the same."),
        advice=QT_TRANSLATE_NOOP("Errors", "Type both again."),
        field="again",
    )
    dialog.form.show_error(error)
    return False
