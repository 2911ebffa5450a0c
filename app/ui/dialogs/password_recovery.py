"""A new recovery key: made on demand, shown this once, to be written down, printed or saved."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from app.errors import FileError
from app.i18n import QT_TRANSLATE_NOOP
from app.paths import replace_file
from app.services import protection
from app.services.desk import Desk
from app.ui import files, messages
from app.ui.dialogs.frame import FormDialog
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.banner import Notice
from app.ui.widgets.button import Button


class RecoveryDialog(FormDialog):
    """Says what a new key means; makes it; closes only when somebody has it elsewhere."""

    made = Signal()

    def __init__(self, parent: QWidget, desk: Desk, jobs: Jobs) -> None:
        translate = QCoreApplication.translate
        title = translate("RecoveryDialog", "New recovery key")
        act = translate("RecoveryDialog", "Make a new key")
        super().__init__(parent, title, act, name="recovery_dialog")
        self._desk = desk
        self._jobs = jobs
        self._text = ""
        self._why = parts.label(
            self.tr(
                "The sheet printed before will open nothing any more. The new key is shown once."
            ),
            "table",
            wrap=True,
        )
        self.shown = parts.label("", "heading", name="recovery_key_shown", wrap=True)
        by = Qt.TextInteractionFlag
        self.shown.setTextInteractionFlags(by.TextSelectableByMouse | by.TextSelectableByKeyboard)
        self._well = parts.card("key_well", part="sunken")
        parts.column(self.shown, margins=(16, 12, 16, 12), parent=self._well)
        copy = Button(self.tr("Copy"), icon="file", name="copy_key")
        copy.clicked.connect(self.copy)
        save = Button(self.tr("Save as text"), icon="export", name="save_key")
        save.clicked.connect(self.save_text)
        self._ways = QWidget()
        parts.row(copy, save, 0, parent=self._ways)
        self._noted = QCheckBox(self.tr("I have written it down and keep it elsewhere."))
        self._noted.setObjectName("key_noted")
        self._noted.toggled.connect(self._on_noted)
        for part in (self._why, self._well, self._ways, self._noted):
            self.body.addWidget(part)
        for part in (self._well, self._ways, self._noted):
            part.hide()
        self.act.setFocus()

    def save(self) -> None:
        """Make the key; once it is noted, close."""
        if self._text:
            self.accept()
            return
        self.act.setEnabled(False)
        self._jobs.prepare(
            lambda _progress: protection.new_recovery_key(self._desk),
            self._show,
            initiator=self,
            failed=self.refuse,
        )

    def _show(self, key: str) -> None:
        self._text = key
        groups = key.split("-")
        half = (len(groups) + 1) // 2
        self.shown.setText("-".join(groups[:half]) + "-\n" + "-".join(groups[half:]))
        self._why.setText(
            self.tr("Whoever has it can read every customer: keep it away from the computer.")
        )
        for part in (self._well, self._ways, self._noted):
            part.show()
        self.act.setText(self.tr("Done"))
        self.cancel.hide()
        self._noted.setFocus()
        self.fit()
        self.made.emit()

    def _on_noted(self, is_noted: bool) -> None:  # noqa: FBT001 - a Qt signal
        self.act.setEnabled(is_noted)

    def copy(self) -> None:
        """Put the key on the clipboard."""
        QGuiApplication.clipboard().setText(self._text)
        self.banner.show_notice(Notice("ok", self.tr("Copied.")))

    def save_text(self) -> None:
        """Write the key to a text file, best on a stick that is kept elsewhere."""
        name = self.tr("Recovery key {shop}.txt").format(shop=self._desk.settings.name[:40])
        target = files.save_file(self, self.tr("Save as text"), name, "*.txt")
        if target is None:
            return
        try:
            self._write(target)
        except OSError as error:
            self.banner.show_notice(messages.refusal(_trouble(target, error)))
            return
        self.banner.show_notice(Notice("ok", self.tr("Saved."), str(target)))

    def _write(self, target: Path) -> None:
        text = self.tr("Recovery key of {shop}").format(shop=self._desk.settings.name)
        replace_file(target, f"{text}\r\n\r\n{self._text}\r\n".encode("utf-8-sig"))

    def reject(self) -> None:
        """Leave before the key was made; afterwards only with it noted."""
        if not self._text or self._noted.isChecked():
            super().reject()


def _trouble(target: Path, error: OSError) -> FileError:
    return FileError(
        "key_not_saved",
        QT_TRANSLATE_NOOP("Errors", "{file} could not be written: {detail}."),
        {"file": target.name[:80], "detail": error.strerror or ""},
        advice=QT_TRANSLATE_NOOP("Errors", "Choose another folder, or write the key down."),
    )
