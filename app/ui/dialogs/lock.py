"""What stands over a locked window: who, and the password; nothing else can be done.

A key that this computer remembers opens the shop at its start, but never a locked window: it would
open for whoever sits down.
"""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from app import vault
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.services.desk import Desk
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field, Form, text_edit
from app.ui.widgets.rest import Rest

_WIDTH = 400


class LockDialog(QDialog):
    """Opens for the password of whoever is signed in; for another person it tells who that is."""

    opened = Signal(str, object)

    def __init__(self, parent: QWidget, desk: Desk, jobs: Jobs) -> None:
        super().__init__(parent)
        self.setObjectName("lock_dialog")
        self.setProperty("ground", "raised")
        self.setWindowTitle("StarDesk")
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setMinimumWidth(_WIDTH)
        self._desk = desk
        self._jobs = jobs
        self._login = QComboBox()
        self._login.addItems(vault.logins(desk.paths.shop))
        self._login.setCurrentText(desk.actor.login)
        self._password = text_edit(secret=True, longest=1000)
        login = Field(self.tr("Login"), self._login, name="lock_login")
        hint = self.tr("What was typed before stands as it was.")
        password = Field(self.tr("Password"), self._password, name="lock_password", hint=hint)
        self.form = Form({"login": login, "password": password})
        for field in (login, password):
            field.grown.connect(self._fit)
        self.enter = Button(self.tr("Unlock"), "primary", key="Return", icon="lock", name="unlock")
        self.enter.clicked.connect(self.unlock)
        self._rest = Rest(self.enter, desk.clock.now)
        head = parts.row(parts.Icon("lock", "text2", 24), parts.label(self._title(), "title"), 0)
        parts.column(
            head,
            parts.label(desk.settings.name[:60], "caption"),
            login,
            password,
            parts.row(0, self.enter),
            gap=12,
            margins=(24, 20, 24, 20),
            parent=self,
        )
        self._login.currentTextChanged.connect(self._wait)
        self._password.setFocus()

    @staticmethod
    def _title() -> str:
        return QCoreApplication.translate("LockDialog", "Locked")

    def unlock(self) -> None:
        """Try the password."""
        login, password = self._login.currentText(), self._password.text()
        folder, clock = self._desk.paths.shop, self._desk.clock
        self.form.clear_errors()
        self.enter.setEnabled(False)
        self._jobs.ask(
            lambda _progress: vault.enter(folder, login, password, clock.now()),
            lambda key: self._on_opened(login, key),
            initiator=self,
            failed=self._on_wrong,
        )

    def _on_opened(self, login: str, key: bytes) -> None:
        self.enter.setEnabled(True)
        self._password.clear()
        self.opened.emit(login, key)

    def _on_wrong(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.form.show_error(_advised(error))
        self._password.selectAll()
        self._wait()

    def _wait(self) -> None:
        self._rest.look(self._desk.paths.shop, self._login.currentText())

    def _fit(self) -> None:
        """Take the height that a refusal needs."""
        for widget in (*self.form.fields.values(), self):
            layout = widget.layout()
            if layout is not None:
                layout.invalidate()
                layout.activate()
                height = layout.totalHeightForWidth(widget.width())
                widget.setMinimumHeight(max(height, layout.totalMinimumSize().height()))
        self.resize(self.width(), self.minimumHeight())

    def reject(self) -> None:
        """Stay: Esc opens nothing."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay: only a password opens."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Unlock on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.enter.isEnabled():
                self.unlock()
            return
        super().keyPressEvent(event)


def _advised(error: UserError) -> UserError:
    """Return a refusal with what can be done here: this form takes no recovery key."""
    if error.code != "wrong_password":
        return error
    return UserError(
        error.code,
        error.text,
        error.values,
        advice=QT_TRANSLATE_NOOP(
            "Errors", "Check the capital letters and the keyboard language and type it again."
        ),
        field=error.field,
    )
