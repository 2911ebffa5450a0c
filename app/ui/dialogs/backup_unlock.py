"""The password of a backup that the shop's own key does not open."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app import vault
from app.errors import UserError
from app.services.desk import SystemClock
from app.ui.dialogs.frame import FormDialog
from app.ui.dialogs.sign_in_form import WayIn
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.field import Form


class BackupUnlock(FormDialog):
    """Asks for the password of then, or the recovery key; tells the backup's key."""

    opened = Signal(object)

    def __init__(self, parent: QWidget, folder: Path, jobs: Jobs, login: str = "") -> None:
        translate = QCoreApplication.translate
        title = translate("BackupUnlock", "This backup has a key of its own")
        super().__init__(parent, title, translate("BackupUnlock", "Open"), name="backup_unlock")
        self._folder, self._jobs = folder, jobs
        why = self.tr("Type the password that was in force when it was made, or the recovery key.")
        self.body.addWidget(parts.label(why, wrap=True))
        self._way = WayIn(replaces_lost=False)
        self._way.switched.connect(self.fit)
        self.body.addWidget(self._way)
        self.set_form(Form(self._way.fields))
        self._way.show_logins(vault.logins(folder), login)
        self._way.go_first()

    def save(self) -> None:
        """Try what was typed."""
        self.form.clear_errors()
        secret, folder = self._way.secret(), self._folder
        self.act.setEnabled(False)
        self._jobs.make(
            lambda _progress: secret.key_of(folder, SystemClock().now()),
            self._on_opened,
            initiator=self,
            failed=self._on_wrong,
        )

    def _on_opened(self, key: bytes) -> None:
        self.accept()
        self.opened.emit(key)

    def _on_wrong(self, error: BaseException) -> None:
        self.refuse(error)
        if isinstance(error, UserError):
            self.fit()
