"""One window for each shop: a second start brings the first one to the front."""

import os
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from app.services.one_window import Holder, WindowPlace

_ASKING_MS: Final = 500


class OnlyOne:
    """Keeps a second window away from a shop and brings the first to the front."""

    def __init__(self, shop: Path) -> None:
        self._shop = shop
        self._place = WindowPlace(shop)
        self._server: QObject | None = None

    @property
    def _name(self) -> str:
        """Return the name under which the first window of the shop can be called."""
        import hashlib  # noqa: PLC0415 - not needed to paint

        digest = hashlib.sha256(str(self._shop.resolve()).encode("utf-8", "replace")).hexdigest()
        return f"stardesk-{os.getuid() if hasattr(os, 'getuid') else 'w'}-{digest[:16]}"

    def take(self, login: str, now: datetime) -> bool:
        """Say whether this is the first window of the shop; keep the place if so."""
        return self._place.take(login, now)

    def holder(self) -> Holder | None:
        """Return who has the first window, on which computer, since when."""
        return self._place.holder()

    def listen(self, window: QWidget) -> None:
        """Bring the window to the front when a second one was started."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - not needed to paint

        server = QLocalServer(window)
        QLocalServer.removeServer(self._name)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

        def come_forward() -> None:
            server.nextPendingConnection().deleteLater()
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.raise_()
            window.activateWindow()

        server.newConnection.connect(come_forward)
        server.listen(self._name)
        self._server = server

    @property
    def is_listening(self) -> bool:
        """Whether a second window can call this one."""
        return self._server is not None

    def call_first(self) -> bool:
        """Ask the first window to come to the front; say whether it answered."""
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - not needed to paint

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        has_answered = socket.waitForConnected(_ASKING_MS)
        socket.abort()
        return has_answered

    def release(self) -> None:
        """Leave the place."""
        self._place.release()
