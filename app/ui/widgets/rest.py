"""A button that rests as long as wrong passwords make its login wait."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer

from app import vault
from app.ui.widgets.button import Button


class Rest(QTimer):
    """Lets a button rest as long as nobody may be tried at a shop, and wakes it afterwards."""

    def __init__(self, button: Button, now: Callable[[], datetime]) -> None:
        super().__init__(button, singleShot=True)
        self._button = button
        self._now = now
        self._tried = (Path(), "")
        self.timeout.connect(lambda: self.look(*self._tried))

    def look(self, folder: Path, login: str) -> None:
        """Rest while a login, or the recovery key, of a shop has to wait."""
        self._tried = (folder, login)
        left = vault.seconds_left(folder, login, self._now())
        self._button.setEnabled(not left)
        self.start(left * 1000) if left else self.stop()
