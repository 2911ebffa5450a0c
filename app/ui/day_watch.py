"""Notices that the business day has changed under an open window."""

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from app.services.desk import Clock

_LOOK_MS: Final = 30_000


class DayWatch(QObject):
    """Looks at the clock now and then, and whenever somebody comes back to the program."""

    day_changed = Signal()

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._day = clock.today()
        self.timer = QTimer(self, interval=_LOOK_MS)
        self.timer.timeout.connect(self.look)
        self.timer.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_state)

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()

    def look(self) -> None:
        """Tell once when it is another day than at the last look."""
        day = self._clock.today()
        if day != self._day:
            self._day = day
            self.day_changed.emit()
