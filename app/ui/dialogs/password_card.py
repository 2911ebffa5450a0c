"""One's own way in: a new password, what this computer remembers, a new recovery key."""

from PySide6.QtCore import Signal

from app.domain.access import Permission
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.services import protection
from app.services.desk import Desk
from app.services.progress import Progress
from app.ui.dialogs.password_recovery import RecoveryDialog
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field, Form, side_by_side, text_edit
from app.ui.widgets.setting_card import SettingCard, Toggle
from app.ui.widgets.strength_hint import strength_hint


class PasswordCard(SettingCard):
    """Everything that opens the encrypted shop for the person signed in."""

    told = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, title: str) -> None:
        super().__init__(title, "settings_password")
        self._desk = desk
        self._jobs = jobs
        self._old = text_edit(secret=True, longest=1000)
        self._new = text_edit(secret=True, longest=1000)
        self._again = text_edit(secret=True, longest=1000)
        fields = {
            "old_password": Field(self.tr("Password until now"), self._old, name="old_password"),
            "password": Field(
                self.tr("New password"),
                self._new,
                name="new_password",
                hint=self.tr("A short sentence is easy to remember and hard to guess."),
            ),
            "again": Field(self.tr("The same once more"), self._again, name="again"),
        }
        self._form = Form(fields)
        save = Button(self.tr("Change password"), name="change_password")
        save.clicked.connect(self.change_password)
        self._again.returnPressed.connect(save.click)
        self.add(
            parts.column(
                fields["old_password"],
                side_by_side(fields["password"], fields["again"]),
                parts.row(save, strength_hint(self._new), 0, gap=12),
                gap=12,
            )
        )
        remember = Toggle(
            self.tr("Open without the password on this computer"),
            self.tr("The system's key store keeps the key for you; other people need a password."),
            name="remember",
        )
        self._remember = remember.box
        self._remember.clicked.connect(self.set_remembered)
        self.add(remember)
        if desk.may(Permission.CHANGE_SETTINGS):
            self.add(self._recovery_row())

    def _recovery_row(self) -> parts.Layout:
        make = Button(self.tr("New recovery key"), name="new_recovery_key")
        make.clicked.connect(self.new_recovery_key)
        why = self.tr(
            "If every password is lost, this key alone opens the shop. "
            "A new one makes the sheet printed before worthless."
        )
        hint = parts.label(why, "hint", wrap=True)
        return parts.column(parts.row(make, 0), hint, gap=4)

    def refresh(self) -> None:
        """Ask what this computer remembers."""
        self._jobs.ask(
            lambda _progress: protection.is_remembered(self._desk),
            self._remember.setChecked,
            initiator=self,
            replaces="settings remembered",
        )

    def change_password(self) -> None:
        """Put a new password in the place of the old one."""
        old, new = self._old.text(), self._new.text()
        self._form.clear_errors()
        if new != self._again.text():
            error = UserError(
                "passwords_differ",
                QT_TRANSLATE_NOOP("Errors", "The two passwords are not the same."),
                advice=QT_TRANSLATE_NOOP("Errors", "Type both again."),
                field="again",
            )
            self._form.show_error(error)
            return

        def change(_progress: Progress) -> None:
            protection.change_password(self._desk, old, new)

        self._jobs.prepare(change, self._on_changed, initiator=self, failed=self._on_refused)

    def _on_changed(self, _nothing: None) -> None:
        for edit in (self._old, self._new, self._again):
            edit.clear()
        self.refresh()
        self.told.emit(self.tr("Changed your password."))

    def set_remembered(self, is_on: bool) -> None:  # noqa: FBT001 - a Qt signal
        """Let this computer open the shop without the password, or ask for it again."""

        def change(_progress: Progress) -> None:
            protection.remember(self._desk, is_on=is_on)

        def done(_nothing: None) -> None:
            on, off = self.tr("This computer opens the shop for you."), self.tr("Forgotten here.")
            self.told.emit(on if is_on else off)

        def failed(error: BaseException) -> None:
            self._remember.setChecked(not is_on)
            self._on_refused(error)

        self._jobs.prepare(change, done, initiator=self, failed=failed)

    def new_recovery_key(self) -> None:
        """Make a new recovery key and show it, this once."""
        dialog = RecoveryDialog(self.window(), self._desk, self._jobs)
        dialog.finished.connect(dialog.deleteLater)
        dialog.made.connect(lambda: self.told.emit(self.tr("The new recovery key is in force.")))
        dialog.open()

    def _on_refused(self, error: BaseException) -> None:
        if not (isinstance(error, UserError) and self._form.show_error(error)):
            self.refused.emit(error)
