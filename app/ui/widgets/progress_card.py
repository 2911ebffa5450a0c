"""How far long work is, with the button that stops it and what stopping leaves behind."""

import time
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QProgressBar

from app.ui import formats
from app.ui.jobs import Job
from app.ui.widgets import parts
from app.ui.widgets.button import Button

_TELL_AFTER_S: Final = 1.0
_MINUTE: Final = 60
_LONG_S: Final = 100


def rest_text(elapsed: float, done: int, total: int) -> str:
    """Say how long it will take: 30 of 120 done in 10 s leaves about 30 s; "" while unknown."""
    if elapsed < _TELL_AFTER_S or not 0 < done < total:
        return ""
    rest = round(elapsed * (total - done) / done)
    if rest < _LONG_S:
        text = QCoreApplication.translate("ProgressCard", "about %n second(s) left", "", rest)
        return text if rest else ""
    minutes = round(rest / _MINUTE)
    return QCoreApplication.translate("ProgressCard", "about %n minute(s) left", "", minutes)


class ProgressCard(QFrame):
    """Follows one job."""

    def __init__(self, name: str = "progress_card") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("part", "card")
        self._title = parts.label("", "section", name="progress_title", wrap=True)
        self._stop = Button(self.tr("Stop"), key="Esc", name="progress_stop")
        self._stop.clicked.connect(self.stop)
        self._bar = QProgressBar(textVisible=False)
        self._where = parts.label("", "caption", name="progress_where")
        self._note = parts.label("", "caption", name="progress_note")
        top = parts.row(self._title, self._stop)
        top.setStretch(0, 1)
        below = parts.row(self._where, 0, self._note)
        parts.column(top, self._bar, below, gap=8, margins=(20, 12, 20, 12), parent=self)
        self._job: Job | None = None
        self._began = 0.0
        self.hide()

    def follow(self, job: Job, title: str, note: str, *, can_stop: bool = True) -> None:
        """Show a job until it ends; what must not be broken off has no way to stop it."""
        self._job = job
        self._stop.setVisible(can_stop)
        self._title.setText(title)
        self._note.setText(note)
        self._where.setText("")
        self._bar.setRange(0, 0)
        self._began = time.monotonic()
        self._stop.setEnabled(True)
        job.progressed.connect(self._on_progressed)
        job.ended.connect(self._on_ended)
        self.show()

    @property
    def is_busy(self) -> bool:
        """Whether a job is being followed."""
        return self._job is not None

    def stop(self) -> None:
        """Ask the job to stop."""
        if self._job is not None and not self._stop.isHidden():
            self._job.cancel()
            self._stop.setEnabled(False)
            self._where.setText(self.tr("Stopping"))

    def _on_progressed(self, done: int, total: int, text: str) -> None:
        if self._job is None or self._job.is_cancelled:
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        words = [text] if text else []
        if total > 1:
            count = self.tr("{done} of {total}")
            words.append(count.format(done=formats.number(done), total=formats.number(total)))
        if rest := rest_text(time.monotonic() - self._began, done, total):
            words.append(rest)
        self._where.setText("  ".join(words))

    def _on_ended(self) -> None:
        self._job = None
        self.hide()
