"""Starts the window: one per shop, language and theme of this user, bugs caught in one place."""

import argparse
import gc
import hashlib
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLockFile, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app import config, log, paths
from app.ui import language, messages, style
from app.ui.dialogs.sign_in import SignIn, Wish
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.widgets.logo import window_icon

if TYPE_CHECKING:
    from app.services.desk import Desk
    from app.ui.main_window import MainWindow

_COLLECT_MS: Final = 2000
_ASKING_MS: Final = 500


class Collector(QObject):
    """Collects garbage on the UI thread alone: Qt objects must not die on a worker's thread."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=_COLLECT_MS)
        self._timer.timeout.connect(gc.collect)

    def start(self) -> None:
        """Take over from Python's own collector."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Give it back."""
        self._timer.stop()
        gc.enable()


class OnlyOne:
    """Keeps a second window away from a shop and brings the first to the front."""

    def __init__(self, shop: Path) -> None:
        digest = hashlib.sha256(str(shop.resolve()).encode("utf-8", "replace")).hexdigest()[:16]
        self._name = f"stardesk-{os.getuid() if hasattr(os, 'getuid') else 'w'}-{digest}"
        self._lock = QLockFile(str(shop / "temporary" / "window.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QObject | None = None

    def take(self) -> bool:
        """Say whether this is the first window of the shop; keep the place if so."""
        return self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError

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
        self._lock.unlock()


class Program(QObject):
    """One run of the window: sign-in first, then one shop."""

    def __init__(self, app: QApplication, wish: Wish, asked_language: str | None) -> None:
        super().__init__()
        self._app = app
        self._wish = wish
        self._config = config.load()
        self._asked_language = asked_language
        self.translators = language.Translators()
        self.crash_hook = messages.CrashHook()
        self.collector = Collector()
        self.hub = Hub()
        self.jobs = Jobs(self.hub)
        self.sign_in: SignIn | None = None
        self.window: MainWindow | None = None
        self._only_one: OnlyOne | None = None
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_theme)

    def start(self) -> None:
        """Dress the program and show its first window."""
        self.crash_hook.install()
        self.collector.start()
        style.load_fonts()
        style.apply(self._app, self._config.theme)
        self.translators.use(self._asked_language or language.chosen(self._config.language))
        self._app.setWindowIcon(window_icon())
        self._show_sign_in()

    def _show_sign_in(self) -> None:
        self.sign_in = SignIn(self.jobs, self._wish)
        self.sign_in.opened.connect(self._on_opened)
        self.sign_in.language_asked.connect(lambda code: self.set_preference("language", code))
        self.sign_in.show()
        QTimer.singleShot(0, self.sign_in, self.sign_in.begin)

    def _on_opened(self, desk: "Desk") -> None:
        only_one = OnlyOne(desk.paths.shop)
        if not only_one.take():
            desk.close()
            if self.sign_in is not None and not only_one.call_first():
                self.sign_in.say_taken(desk.paths.shop)
            elif self.sign_in is not None:
                self.sign_in.close()
            return
        self._only_one = only_one
        self.crash_hook.set_log(log.start(desk.paths.logs))
        self._keep(last_shop="" if desk.settings.is_demo else str(desk.paths.shop))
        self._show_shop(desk)

    def _show_shop(self, desk: "Desk") -> None:
        from app.ui import main_window  # noqa: PLC0415 - the first window must not wait for it
        from app.ui.page_list import page_specs  # noqa: PLC0415

        def specs() -> list[main_window.PageSpec]:
            return page_specs(self.set_preference, self._config.columns)

        self.window = main_window.MainWindow(desk, self.hub, self.jobs, specs)
        self.window.preferences_asked.connect(self.set_preference)
        self.window.closed.connect(self._on_closed)
        self.window.show_fitting(self._config.windows.get("main", main_window.FIRST))
        self.window.open_first_page()
        if self.sign_in is not None:
            self.sign_in.hide()
            self.sign_in.deleteLater()
            self.sign_in = None
        if self._only_one is not None:
            self._only_one.listen(self.window)
        self._catch_up(desk)

    def _catch_up(self, desk: "Desk") -> None:
        """Let live scores follow the days on which the program was not open."""
        from app.services import grading  # noqa: PLC0415 - the first window must not wait for it

        if grading.stale_since(desk) is not None:
            self.jobs.write(lambda progress: grading.catch_up(desk, progress), initiator=self)

    def _on_closed(self) -> None:
        if self.window is None:
            return
        size = (self.window.width(), self.window.height())
        self._keep(windows={**self._config.windows, "main": size})
        self.window.desk.close()
        if self._only_one is not None:
            self._only_one.release()

    def set_preference(self, key: str, value: str) -> None:
        """Change this user's language, theme or columns, at once and for the next start."""
        if key == "language":
            self._keep(language=value)
            self.translators.use(language.chosen(value))
            if self.sign_in is not None:
                self.sign_in.deleteLater()
                self._show_sign_in()
        elif key == "theme":
            self._keep(theme=value)
            style.apply(self._app, value)
        elif key == "columns":
            self._keep(columns=tuple(value.split(",")))

    def _on_system_theme(self, _scheme: Qt.ColorScheme) -> None:
        if self._config.theme == "system":
            style.apply(self._app, "system")

    def _keep(self, **changes: object) -> None:
        self._config = replace(self._config, **changes)  # type: ignore[arg-type] # named fields
        config.save(self._config)

    def end(self) -> None:
        """Stop what is under way and give back what was taken."""
        self.jobs.close()
        log.stop()
        self.collector.stop()
        self.crash_hook.remove()
        self.translators.remove()


def wish_of(options: argparse.Namespace) -> Wish:
    """Return which shop to open: named, else STARDESK_SHOP, else the last one, else the default."""
    named = getattr(options, "shop", None) or os.environ.get("STARDESK_SHOP")
    last = config.load().last_shop
    if named:
        folder = Path(named).expanduser()
    elif last and paths.Paths(Path(last)).database.exists():
        folder = Path(last)
    else:
        folder = paths.default_shop()
    login = getattr(options, "login", None) or os.environ.get("STARDESK_LOGIN") or None
    return Wish(folder.absolute(), login, getattr(options, "as_of", None))


def run(options: argparse.Namespace) -> int:
    """Show the window until it is closed; return the program's exit status."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("StarDesk")
    app.setStyle("Fusion")
    program = Program(app, wish_of(options), getattr(options, "lang", None))
    program.start()
    status = app.exec()
    program.end()
    return int(status)
