"""One start, painted off screen and left at once; imports nothing that a start does not import."""

import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from tests.bench.harness import loose, report

_LOOK_MS = 2
_TYPED = "5678"
_LONGEST_S = 60


def leave(began: float, **figures: float) -> None:
    """Report the time since the process was asked for and end it on the spot."""
    figures.setdefault("seconds", time.time() - began)
    figures.setdefault("cpu_s", time.process_time())
    report(**figures)
    os._exit(0)


def _fail(why: str) -> None:
    sys.stderr.write(f"{why}\n")
    os._exit(1)


def empty(began: float) -> None:
    """Show an empty main window."""
    widgets = loose("PySide6.QtWidgets")
    app = widgets.QApplication([])
    window = widgets.QMainWindow()
    window.resize(1200, 800)
    window.show()
    app.processEvents()
    window.grab()
    leave(began)


class KeyAtHand(ModuleType):
    """The key as from the system's key store: what fetching it takes is timed apart."""

    def __init__(self, folder: Path) -> None:
        super().__init__("app.vault")
        self._key = (folder / "bench.key").read_bytes()

    def exists(self, _folder: Path) -> bool:
        """Say that the shop is encrypted."""
        return True

    def logins(self, _folder: Path) -> list[str]:
        """Return the one login."""
        return ["owner"]

    def open_with_key_store(self, _folder: Path, _login: str) -> bytes:
        """Return the key."""
        return self._key


class Start:
    """The program's own start, watched until it is painted, until it answers, until all is there.

    Painted: the window stands and the search field has the focus. Usable: digits
    typed into the field have their answer painted. Whole: the first page itself stands.
    """

    def __init__(self, way: str, began: float, folder: Path) -> None:
        self._way = way
        self._began = began
        self._folder = folder
        self._is_typed = False
        self._usable = self._cpu = 0.0

    def run(self) -> None:
        """Start by the program's own entry and watch."""
        start = loose("app.__main__").main
        core, widgets = loose("PySide6.QtCore"), loose("PySide6.QtWidgets")
        self._app = widgets.QApplication([])
        sys.modules["app.vault"] = KeyAtHand(self._folder)
        timer = core.QTimer(interval=_LOOK_MS)
        timer.timeout.connect(self._look)
        timer.start()
        start(["--shop", str(self._folder)])

    def _look(self) -> None:
        if time.time() - self._began > _LONGEST_S:
            _fail("the first page never stood")
        for window in self._app.topLevelWidgets():
            if not window.isVisible():
                continue
            if type(window).__name__ == "SignIn":
                _fail("the shop was not opened at once")
            if type(window).__name__ == "MainWindow":
                self._look_at(window)

    def _look_at(self, window: Any) -> None:  # noqa: ANN401 - a Qt window, not imported here
        field = self._app.focusWidget()
        if not self._is_typed and _is_search(field):
            if self._way == "painted":
                window.grab()
                leave(self._began)
            self._is_typed = True
            self._type(field)
        if not self._usable and _answers(window):
            window.grab()
            self._usable, self._cpu = time.time() - self._began, time.process_time()
        if self._usable and window.page is not None:
            window.grab()
            whole = time.time() - self._began
            leave(self._began, seconds=self._usable, whole=whole, cpu_s=self._cpu)

    def _type(self, field: Any) -> None:  # noqa: ANN401
        """Type digits as a keyboard would."""
        core, gui = loose("PySide6.QtCore"), loose("PySide6.QtGui")
        none = core.Qt.KeyboardModifier.NoModifier
        for letter in _TYPED:
            for kind in (core.QEvent.Type.KeyPress, core.QEvent.Type.KeyRelease):
                pressed = gui.QKeyEvent(kind, core.Qt.Key(ord(letter)), none, letter)
                self._app.sendEvent(field, pressed)


def _is_search(field: Any) -> bool:  # noqa: ANN401
    return any(kind.__name__ == "SearchBox" for kind in type(field).__mro__)


def _rows(window: Any) -> list[Any]:  # noqa: ANN401
    """Return the customers that stand in the first list."""
    rows = window.findChild(loose("PySide6.QtWidgets").QListWidget, "first_rows")
    role = loose("PySide6.QtCore").Qt.ItemDataRole.UserRole
    return [] if rows is None else [rows.item(at).data(role) for at in range(rows.count())]


def _answers(window: Any) -> bool:  # noqa: ANN401
    rows = _rows(window)
    return any(_TYPED in _digits(row.phone) + row.number for row in rows)


def _digits(masked: str) -> str:
    """Return the end of a phone as the list shows it: "138 **** 5678" ends with 5678."""
    return masked.rpartition(" ")[2]


def main() -> None:
    """Run the named start."""
    way, began, folder = sys.argv[1:4]
    with TemporaryDirectory() as home:
        os.environ["XDG_CONFIG_HOME"] = os.environ["APPDATA"] = home
        if way == "empty window":
            empty(float(began))
        Start(way, float(began), Path(folder)).run()


if __name__ == "__main__":
    main()
