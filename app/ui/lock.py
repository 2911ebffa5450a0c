"""Locks the window after a time without a key, or on demand; half-filled forms stay under it."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QWidget

from app import vault
from app.services import settings
from app.services.desk import Desk
from app.services.done import Changes
from app.services.progress import Progress
from app.ui import messages
from app.ui.dialogs.frame import FormDialog
from app.ui.dialogs.lock import LockDialog
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.widgets import parts

_MINUTE_MS: Final = 60_000
_LIFE: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class _Cover(QFrame):
    """Hides what stands in one window, and follows its size."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("lock_cover")
        self.setProperty("ground", "canvas")
        self.setAutoFillBackground(True)
        parts.column(0, parts.row(0, parts.Icon("lock", "text3", 48), 0), 0, parent=self)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
            self.raise_()
        return super().eventFilter(watched, event)


class ShopLock(QObject):
    """Watches for signs of life; covers every window while it is locked.

    A plain shop has no password and is never locked. Another person may unlock: then the one who
    was signed in leaves, and what stands unsaved in a form is asked about.
    """

    other_asked = Signal(str, object)

    def __init__(self, window: QWidget, desk: Desk, hub: Hub, jobs: Jobs) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._jobs = jobs
        self._dialog: LockDialog | None = None
        self._covers: list[_Cover] = []
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self.lock)
        self._can_lock = vault.exists(desk.paths.shop)
        if not self._can_lock:
            return
        hub.changed.connect(self._on_changed)
        program = QGuiApplication.instance()
        if isinstance(program, QGuiApplication):
            program.focusWindowChanged.connect(self._watch)
        self._watch(window.windowHandle())
        self._ask_minutes()

    @property
    def is_locked(self) -> bool:
        """Whether the window waits for a password."""
        return self._dialog is not None

    @property
    def minutes(self) -> float:
        """Return after how many minutes without a sign of life it locks; 0 is never."""
        return self._idle.interval() / _MINUTE_MS if self._idle.isActive() else 0

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        if changes.settings:
            self._ask_minutes()

    def _ask_minutes(self) -> None:
        desk = self._desk

        def look(_progress: Progress) -> int:
            return int(settings.all_settings(desk)[settings.LOCKS_AFTER])

        self._jobs.ask(look, self._set_minutes, initiator=self, failed=lambda _error: None)

    def _set_minutes(self, minutes: int) -> None:
        self._idle.stop()
        if minutes and not self.is_locked:
            self._idle.start(minutes * _MINUTE_MS)

    def _watch(self, window: QWindow | None) -> None:
        """Hear the keys and the mouse of a window that has the focus; each is watched once."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def lock(self) -> None:
        """Cover everything and ask for a password."""
        if not self._can_lock or self.is_locked:
            return
        self._idle.stop()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and (window is self._window or isinstance(window, QDialog)):
                self._covers.append(_Cover(window))
        above = QApplication.activeModalWidget() or self._window
        self._dialog = LockDialog(above, self._desk, self._jobs)
        self._dialog.opened.connect(self._on_opened)
        self._dialog.open()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr] # it runs

    def _on_opened(self, login: str, key: bytes) -> None:
        if login == self._desk.actor.login:
            self.unlock()
            return
        forms = [one for one in _forms() if one.is_touched]
        what = self.tr("Sign in as {login}?").format(login=login[:60])
        more = self.tr("What {login} typed and did not save will be lost.").format(
            login=self._desk.actor.login[:60]
        )
        if (
            forms
            and self._dialog is not None
            and not messages.question(
                self._dialog, what, more, self.tr("Sign in"), self.tr("Stay locked")
            )
        ):
            return
        for form in _forms():
            form.done(0)
        self.unlock()
        self.other_asked.emit(login, key)

    def unlock(self) -> None:
        """Take the covers away; everything stands as it was."""
        program = QApplication.instance()
        if program is not None:
            program.removeEventFilter(self)
        if self._dialog is not None:
            self._dialog.done(QDialog.DialogCode.Accepted)
            self._dialog.deleteLater()
            self._dialog = None
        for cover in self._covers:
            cover.hide()
            cover.deleteLater()
        self._covers.clear()
        self._ask_minutes()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count signs of life, lock over an open form; while locked, cover what opens meanwhile."""
        if isinstance(watched, QWindow):
            if event.type() == QEvent.Type.KeyPress and _is_lock_key(event):
                self.lock()
                return True
            if event.type() in _LIFE and self._idle.isActive():
                self._idle.start()
        elif event.type() == QEvent.Type.Show and isinstance(watched, QDialog):
            lock = self._dialog
            if lock is not None and lock not in {watched, watched.parentWidget()}:
                self._covers.append(_Cover(watched))
                lock.raise_()
        return super().eventFilter(watched, event)


def _is_lock_key(event: QEvent) -> bool:
    """Say whether Ctrl L came through to a window: an open form takes the shortcut from below it.

    Where the shortcut works, no key press reaches the window.
    """
    return (
        isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_L
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )


def _forms() -> list[FormDialog]:
    windows = QApplication.topLevelWidgets()
    return [one for one in windows if isinstance(one, FormDialog) and one.isVisible()]
