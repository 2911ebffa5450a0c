"""Who signs in to an encrypted shop, and with which secret."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app import vault
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.ui.widgets import parts
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field, Form, side_by_side, text_edit
from app.ui.widgets.strength_hint import strength_hint


@dataclass(frozen=True)
class Secret:
    """What somebody typed: a password, or the recovery key and perhaps a new password."""

    login: str
    text: str
    by_recovery: bool = False
    new_password: str = ""

    def key_of(self, folder: Path, now: datetime) -> bytes:
        """Return the key of a vault that is only read: a backup's."""
        if self.by_recovery:
            return vault.guarded(
                folder,
                vault.BY_RECOVERY,
                now,
                lambda: vault.open_with_recovery(folder, self.text),
            )
        return vault.guarded(
            folder, self.login, now, lambda: vault.open_with_password(folder, self.login, self.text)
        )

    def enter(self, folder: Path, now: datetime) -> bytes:
        """Return the key of a shop; a password that was lost is replaced by the new one."""
        if not self.by_recovery:
            return vault.enter(folder, self.login, self.text, now)
        key = vault.recover(folder, self.text, now)
        self.replace_lost(folder, key)
        return key

    def replace_lost(self, folder: Path, key: bytes) -> None:
        """Put the new password in the place of the lost one, when one was typed."""
        if self.by_recovery and self.new_password:
            vault.set_password(folder, self.login, self.new_password, key)


class WayIn(QWidget):
    """Login and password; or the recovery key, with a new password for whoever lost theirs."""

    switched = Signal()
    login_chosen = Signal()

    def __init__(self, *, replaces_lost: bool = True) -> None:
        super().__init__()
        self.setObjectName("way_in")
        self._asks_new = replaces_lost
        self._login = QComboBox()
        self._login.currentTextChanged.connect(self.login_chosen)
        self._secret = text_edit(secret=True, longest=1000)
        self._new = text_edit(secret=True, longest=1000)
        self._again = text_edit(secret=True, longest=1000)
        self.by_recovery = QCheckBox(self.tr("Use the recovery key instead"))
        self.by_recovery.setObjectName("by_recovery")
        self.by_recovery.toggled.connect(self._on_recovery)
        self._field = Field(self.tr("Password"), self._secret, name="password")
        hint = self.tr("Empty: the old one stays.")
        self.fields = {
            "login": Field(self.tr("Login"), self._login, name="login"),
            "password": self._field,
            "recovery_key": self._field,
            "new_password": Field(
                self.tr("New password"), self._new, name="found_password", hint=hint
            ),
            "again": Field(self.tr("The same once more"), self._again, name="found_again"),
        }
        self._lost = QWidget()
        news = side_by_side(self.fields["new_password"], self.fields["again"])
        parts.column(news, strength_hint(self._new), gap=4, parent=self._lost)
        self._lost.hide()
        self._unlocks = QWidget()
        parts.column(
            self.fields["login"], self._field, self.by_recovery, gap=12, parent=self._unlocks
        )
        parts.column(self._unlocks, self._lost, gap=12, parent=self)

    def show_logins(self, logins: list[str], login: str | None) -> None:
        """Show who may sign in."""
        self._login.clear()
        self._login.addItems(logins)
        if login:
            self._login.setCurrentText(login)
        for edit in (self._secret, self._new, self._again):
            edit.clear()

    def ask_new(self, *, is_asked: bool) -> None:
        """Ask for the new password alone, or for what opens alone: a form in two steps."""
        self._asks_new = is_asked
        self._unlocks.setVisible(not is_asked)
        self._lost.setVisible(is_asked and self.by_recovery.isChecked())

    def go_first(self) -> None:
        """Begin with the password."""
        self._secret.setFocus()

    def ask_lost(self) -> bool:
        """Go to the new password of whoever came with the recovery key; False for all others."""
        if self.by_recovery.isChecked():
            self._new.setFocus()
        return self.by_recovery.isChecked()

    @property
    def login(self) -> str:
        """Return who signs in."""
        return self._login.currentText()

    def secret(self) -> Secret:
        """Return what was typed.

        Raises:
            UserError: the new password was not typed twice alike.

        """
        by_recovery = self.by_recovery.isChecked()
        if by_recovery and self._new.text() != self._again.text():
            raise UserError(
                "passwords_differ",
                QT_TRANSLATE_NOOP("Errors", "The two passwords are not the same."),
                advice=QT_TRANSLATE_NOOP("Errors", "Type both again."),
                field="again",
            )
        new = self._new.text() if by_recovery else ""
        return Secret(self.login, self._secret.text(), by_recovery, new)

    def _on_recovery(self, is_on: bool) -> None:  # noqa: FBT001 - a Qt signal
        title = self.tr("Recovery key") if is_on else self.tr("Password")
        self._field.title.setText(title)
        self._secret.setAccessibleName(title)
        mode = self._secret.EchoMode.Normal if is_on else self._secret.EchoMode.Password
        self._secret.setEchoMode(mode)
        self._secret.clear()
        for field in {id(one): one for one in self.fields.values()}.values():
            field.set_error("")  # what was refused was the other secret
        self._lost.setVisible(is_on and self._asks_new)
        self._secret.setFocus()
        self.switched.emit()


class SignInForm(QWidget):
    """Who, and the password or the recovery key."""

    asked = Signal()
    switched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sign_in_form")
        self.where = parts.label("", "caption", name="sign_in_folder", wrap=True)
        self.way = WayIn()
        self.by_recovery = self.way.by_recovery
        self._remember = QCheckBox(self.tr("Remember me on this computer"))
        self._remember.setObjectName("remember")
        self.by_recovery.toggled.connect(self._remember.setHidden)
        self.by_recovery.toggled.connect(self.switched)
        self.way.login_chosen.connect(self.switched)
        self.form = Form(self.way.fields)
        self.enter = Button(self.tr("Sign in"), "primary", key="Return", name="sign_in")
        self.enter.clicked.connect(self.asked)
        parts.column(
            parts.label(self.tr("Sign in"), "title"),
            self.where,
            self.way,
            self._remember,
            parts.row(0, self.enter),
            0,
            gap=12,
            parent=self,
        )

    def show_shop(self, folder: Path, login: str | None) -> None:
        """Show who may sign in to a shop."""
        self.where.setText(str(folder))
        self.way.show_logins(vault.logins(folder), login)
        self.way.go_first()

    @property
    def login(self) -> str:
        """Return who signs in."""
        return self.way.login

    @property
    def tries(self) -> str:
        """Return whose wrong tries count: a login's, or those of the recovery key."""
        return vault.BY_RECOVERY if self.by_recovery.isChecked() else self.login

    @property
    def remembers(self) -> bool:
        """Whether this computer shall keep the key."""
        return self._remember.isChecked() and not self.by_recovery.isChecked()
