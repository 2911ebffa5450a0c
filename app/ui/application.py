"""Starts the window: one per shop, language and theme of this user, bugs caught in one place."""

import gc
import logging
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app import config, paths
from app.errors import UserError
from app.services.desk import SystemClock
from app.services.progress import Progress
from app.ui import language, messages, style
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.only_one import OnlyOne
from app.ui.widgets.logo import window_icon
from app.ui.wish import Wish

if TYPE_CHECKING:
    from argparse import Namespace

    from app.services.desk import Desk
    from app.services.restoring import Wanted
    from app.ui.dialogs.replacing import Replacing
    from app.ui.dialogs.sign_in import SignIn
    from app.ui.dialogs.sign_in_form import Secret
    from app.ui.main_window import MainWindow
    from app.ui.opening import Opening

_COLLECT_MS: Final = 2000
_KEY_STORE_MS: Final = 1000
# How those settings are read whose values are not words.
_READ: Final[Mapping[str, Callable[[str], object]]] = {
    "text_size": int,
    "guide": "yes".__eq__,
    "amounts": "yes".__eq__,
    "columns": lambda names: tuple(names.split(",")),
}


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


class Program(QObject):
    """One run of the window: sign-in where one is needed, then one shop.

    A shop whose key is at hand is shown at once: its frame and first customers are painted before
    what reads and writes everything is loaded, and before its file is checked page by page.
    """

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
        self._opening: Opening | None = None
        self._recovered: Secret | None = None
        self._patience = QTimer(self, singleShot=True, interval=_KEY_STORE_MS)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_theme)

    def start(self) -> None:
        """Dress the program and show its first window."""
        self.crash_hook.install()
        self.collector.start()
        style.load_fonts()
        self._dress()
        self.translators.use(self._asked_language or language.chosen(self._config.language))
        folder = self._wish.folder
        if not paths.Paths(folder).database.exists():
            self._show_sign_in()
        elif paths.Paths(folder).vault.exists():
            self._ask_key_store(folder)
        else:
            self._open_at_once(folder, None, None)

    def _ask_key_store(self, folder: Path) -> None:
        """Look for a kept key; whoever has none, or whose store does not answer, signs in."""
        wished, last = self._wish.login, self._config.last_login

        def look(_progress: Progress) -> tuple[str, bytes] | None:
            from app import vault  # noqa: PLC0415 - a plain shop does without it
            from app.services import first_look  # noqa: PLC0415 - as above

            first_look.settle(folder)
            names = vault.logins(folder)
            login = wished or (last if last in names else names[0])
            key = vault.open_with_key_store(folder, login)
            return None if key is None else (login, key)

        def show(found: tuple[str, bytes] | None) -> None:
            self._patience.stop()
            if self.sign_in is None and found is not None:
                self._open_at_once(folder, *found)
            elif self.sign_in is None:
                self._show_sign_in()

        def give_up() -> None:
            if self.sign_in is None and self.window is None:
                self._show_sign_in()

        self.jobs.ask(look, show, initiator=self, failed=lambda _error: give_up())
        self._patience.timeout.connect(give_up)
        self._patience.start()

    def _open_at_once(self, folder: Path, login: str | None, key: bytes | None) -> None:
        """Show a shop before anything heavy is loaded; where that cannot be, go the whole way."""
        from app.services import first_look  # noqa: PLC0415 - sign-in does without it

        clock = SystemClock(self._wish.business_day)
        desk = first_look.open_at_once(folder, login or self._wish.login, key, clock)
        if desk is None:
            self._show_sign_in()
        elif self._take_place(desk):
            self._show_shop(desk)

    def _show_sign_in(self, *, begins: bool = True) -> "SignIn":
        from app.ui.dialogs.sign_in import SignIn  # noqa: PLC0415 - an open shop does without it

        self._app.setWindowIcon(window_icon())
        wish = self._wish._replace(login=self._wish.login or self._config.last_login or None)
        self.sign_in = SignIn(self.jobs, wish)
        self.sign_in.opened.connect(self._on_opened)
        self.sign_in.language_asked.connect(lambda code: self.set_preference("language", code))
        self.sign_in.show()
        if begins:
            QTimer.singleShot(0, self.sign_in, self.sign_in.begin)
        return self.sign_in

    def _on_opened(self, desk: "Desk") -> None:
        if self._take_place(desk):
            self._show_shop(desk)

    def _take_place(self, desk: "Desk") -> bool:
        """Take the one place a shop has for a window; else bring the first one to the front."""
        only_one = OnlyOne(desk.paths.shop)
        if only_one.take(desk.actor.login, desk.clock.now()):
            self._only_one = only_one
            return True
        desk.close()
        # Another person is told who has it: that person's window is not theirs to look into.
        holder = only_one.holder()
        is_own = holder is not None and holder.login == desk.actor.login
        has_answered = is_own and only_one.call_first()
        if self.sign_in is None and not has_answered:
            self._show_sign_in()
        if self.sign_in is None:
            QTimer.singleShot(0, self._app, self._app.quit)
        elif has_answered:
            self.sign_in.close()
        else:
            self.sign_in.say_taken(desk.paths.shop, holder)
        return False

    def _show_shop(self, desk: "Desk") -> None:
        from app.ui import main_window, window_frame  # noqa: PLC0415 - the first window must not wait for it
        from app.ui.opening import Opening  # noqa: PLC0415
        from app.ui.page_list import page_specs  # noqa: PLC0415

        def specs() -> list[window_frame.PageSpec]:
            kept = self._config
            return page_specs(self.set_preference, kept.columns, has_amounts=kept.amounts)

        self.window = main_window.MainWindow(desk, self.hub, self.jobs, specs)
        self.window.preferences_asked.connect(self.set_preference)
        self.window.restore_asked.connect(self.restore)
        self.window.rekey_asked.connect(self.rekey)
        self.window.closed.connect(self._on_closed)
        self._opening = Opening(self.window, self.jobs)
        self._opening.painted.connect(lambda: self._settle_in(desk))
        self._opening.begin()
        wanted = self._config.windows.get("main", window_frame.FIRST)
        self.window.show_fitting(wanted, is_whole=self._config.maximized)
        if self.sign_in is not None:
            self._recovered = self.sign_in.recovered
            self.sign_in.hide()
            self.sign_in.deleteLater()
            self.sign_in = None

    def _settle_in(self, desk: "Desk") -> None:
        """Do what can wait until the window was painted."""
        from app import log  # noqa: PLC0415 - not needed to paint

        self._app.setWindowIcon(window_icon())
        self.crash_hook.set_log(log.start(desk.paths.logs))
        is_demo = desk.settings.is_demo
        self._keep(
            last_shop="" if is_demo else str(desk.paths.shop),
            last_login=self._config.last_login if is_demo else desk.actor.login,
        )
        if self.window is not None and self._config.guide:
            self.window.show_guide()
        if self._only_one is not None and self.window is not None:
            self._only_one.listen(self.window)
        if self.window is not None:
            self._watch_idle(self.window)
        if self._recovered is not None:
            self._note_recovery(desk, self._recovered)

    def _note_recovery(self, desk: "Desk", secret: "Secret") -> None:
        """Let the log tell that the recovery key was used, once the file has been checked."""

        def note(_progress: Progress) -> None:
            from app.services import protection  # noqa: PLC0415 - seldom wanted

            protection.note_recovery(desk, is_new=bool(secret.new_password))

        self._recovered = None
        # A damaged file takes no line, and says so itself.
        self.jobs.prepare(note, lambda _none: None, initiator=self, failed=lambda _error: None)

    def _watch_idle(self, window: "MainWindow") -> None:
        """Lock the window of an encrypted shop after a time without a key, or on demand."""
        from app.ui.lock import ShopLock  # noqa: PLC0415 - not needed to paint

        lock = ShopLock(window, window.desk, self.hub, self.jobs)
        window.lock_asked.connect(lock.lock)
        lock.other_asked.connect(self._change_person)

    def _change_person(self, login: str, key: bytes) -> None:
        """Close the shop for one person and open it for another, who typed their password."""
        window = self.window
        if window is None:
            return
        folder, hub = window.desk.paths.shop, Hub()
        jobs = Jobs(hub)
        self._app.setQuitOnLastWindowClosed(False)
        if window.close():
            window.deleteLater()
            self.window = self._only_one = self._opening = None
            self.hub, self.jobs = hub, jobs
            self._open_at_once(folder, login, key)
        self._app.setQuitOnLastWindowClosed(True)

    def _on_closed(self) -> None:
        if self.window is None:
            return
        whole = self.window.isMaximized()
        kept = self.window.normalGeometry().size() if whole else self.window.size()
        windows = {**self._config.windows, "main": (kept.width(), kept.height())}
        self._keep(windows=windows, maximized=whole)
        self.window.hide()
        self._back_up_at_close(self.window.desk)
        self.window.desk.close()
        if self._only_one is not None:
            self._only_one.release()

    def _back_up_at_close(self, desk: "Desk") -> None:
        """Back up what was done in this window; a failure shows as an old backup at next start."""
        from app.services import backup_rounds  # noqa: PLC0415 - not needed to paint

        if not desk.is_checked:
            return
        try:
            backup_rounds.run_if_changed(desk)
        except UserError as error:
            logging.getLogger(__name__).warning("no backup at closing: %s", error.code)

    def restore(self, wanted: "Wanted") -> None:
        """Close the shop, let a backup take its place, and sign in again."""
        from app.services import restoring  # noqa: PLC0415 - not needed to paint

        if (window := self.window) is not None:
            login, key = window.desk.actor.login, restoring.shop_key(window.desk)
            self._leave(window).restore(wanted, login, key)

    def rekey(self) -> None:
        """Close the shop, give it a new key, and open it again for the same person."""
        from app.services import rekeying  # noqa: PLC0415 - not needed to paint

        if (window := self.window) is not None:
            login, key = window.desk.actor.login, rekeying.shop_key(window.desk)
            self._leave(window).rekey(login, key)

    def _leave(self, window: "MainWindow") -> "Replacing":
        """Close the shop's window for what wants its files alone; return who does that."""
        desk, self.jobs = window.desk, Jobs(self.hub)
        self._wish = self._wish._replace(folder=desk.paths.shop, login=desk.actor.login)
        sign_in = self._show_sign_in(begins=False)
        window.jobs.close()  # nothing is asked any more: the person already chose
        window.close()
        window.deleteLater()
        self.window = self._only_one = self._opening = None
        return sign_in.replacing

    def set_preference(self, key: str, value: str) -> None:
        """Change a setting of this user, such as the language, at once and for the next start."""
        if key.startswith("split_"):
            first, second = (int(width) for width in value.split(","))
            self._keep(windows={**self._config.windows, key: (first, second)})
            return
        self._keep(**{key: _READ.get(key, str)(value)})
        if key == "language":
            self._speak(value)
        elif key in {"theme", "text_size", "motion"}:
            self._dress()
        if key == "text_size" and self.window is not None:
            self.window.build_anew()

    def _speak(self, setting: str) -> None:
        """Speak the language of a setting; a sign-in begins anew in it."""
        self.translators.use(language.chosen(setting))
        if self.sign_in is not None:
            self.sign_in.deleteLater()
            self._show_sign_in()

    def _dress(self) -> None:
        """Wear the theme, the text size and the motion of this user."""
        theme, size = self._config.theme, self._config.text_size
        is_plain = size == config.TEXT_SIZES[0] and not self._less_motion
        if is_plain and not self._app.property("grown"):
            style.apply(self._app, theme)
            return
        from app.ui import growing  # noqa: PLC0415 - most users have the design's own size

        growing.dress(self._app, theme, size, less_motion=self._less_motion)

    @property
    def _less_motion(self) -> bool:
        return self._config.motion == "less"

    def _on_system_theme(self, _scheme: Qt.ColorScheme) -> None:
        if self._config.theme == "system":
            self._dress()

    def _keep(self, **changes: object) -> None:
        former = self._config
        self._config = former._replace(**changes)  # type: ignore[arg-type] # named fields
        if self._config != former:
            config.save(self._config)

    def end(self) -> None:
        """Stop what is under way and give back what was taken."""
        from app import log  # noqa: PLC0415 - not needed to paint

        QGuiApplication.styleHints().colorSchemeChanged.disconnect(self._on_system_theme)
        self.jobs.close()
        log.stop()
        self.collector.stop()
        self.crash_hook.remove()
        self.translators.remove()


def wish_of(options: "Namespace") -> Wish:
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


def run(options: "Namespace") -> int:
    """Show the window until it is closed; return the program's exit status."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setApplicationName("StarDesk")
    program = Program(app, wish_of(options), getattr(options, "lang", None))
    program.start()
    status = app.exec()
    program.end()
    return int(status)
