"""Who signs in to an encrypted shop, and with which secret."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app import vault
from app.ui.widgets import parts
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field, Form, text_edit


class SignInForm(QWidget):
    """Who, and the password or the recovery key."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sign_in_form")
        self.where = parts.label("", "caption", name="sign_in_folder", wrap=True)
        self._login = QComboBox()
        self._password = text_edit(secret=True, longest=1000)
        self._remember = QCheckBox(self.tr("Remember me on this computer"))
        self._remember.setObjectName("remember")
        self.by_recovery = QCheckBox(self.tr("Use the recovery key instead"))
        self.by_recovery.setObjectName("by_recovery")
        self.by_recovery.toggled.connect(self._on_recovery)
        self._field = Field(self.tr("Password"), self._password, name="password")
        login = Field(self.tr("Login"), self._login, name="login")
        self.form = Form({"login": login, "password": self._field, "recovery_key": self._field})
        self.enter = Button(self.tr("Sign in"), "primary", key="Return", name="sign_in")
        self.enter.clicked.connect(self.asked)
        parts.column(
            parts.label(self.tr("Sign in"), "title"),
            self.where,
            login,
            self._field,
            self._remember,
            self.by_recovery,
            parts.row(0, self.enter),
            0,
            gap=12,
            parent=self,
        )

    def show_shop(self, folder: Path, login: str | None) -> None:
        """Show who may sign in to a shop."""
        self.where.setText(str(folder))
        self._login.clear()
        self._login.addItems(vault.logins(folder))
        if login:
            self._login.setCurrentText(login)
        self._password.clear()
        self._password.setFocus()

    @property
    def login(self) -> str:
        """Return who signs in."""
        return self._login.currentText()

    @property
    def secret(self) -> str:
        """Return the password or the recovery key as typed."""
        return self._password.text()

    @property
    def remembers(self) -> bool:
        """Whether this computer shall keep the key."""
        return self._remember.isChecked()

    def _on_recovery(self, is_on: bool) -> None:  # noqa: FBT001 - a Qt signal
        self._field.title.setText(self.tr("Recovery key") if is_on else self.tr("Password"))
        mode = self._password.EchoMode.Normal if is_on else self._password.EchoMode.Password
        self._password.setEchoMode(mode)
        self._password.clear()
        self._password.setFocus()
