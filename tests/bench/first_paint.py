"""One start, painted off screen and left at once; imports nothing that a start does not import."""

import os
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.harness import loose, report

_LOOK_MS = 5


def leave(began: float, **figures: float) -> None:
    """Report the time since the process was asked for and end it on the spot."""
    report(seconds=time.time() - began, **figures)
    os._exit(0)


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


class Start:
    """The program's own start, watched until its first table shows rows."""

    def __init__(self, began: float, folder: Path, day: date, *, only_sign_in: bool) -> None:
        self._began = began
        self._folder = folder
        self._day = day
        self._only_sign_in = only_sign_in

    def run(self) -> None:
        """Start and watch."""
        core, application = loose("PySide6.QtCore"), loose("app.ui.application")
        self._app = application.QApplication([])
        self._app.setStyle("Fusion")
        key = (self._folder / "bench.key").read_bytes()
        loose("app.vault").open_with_key_store = lambda _folder, _login: key
        wish = loose("app.ui.dialogs.sign_in").Wish(self._folder, None, self._day)
        self._program = application.Program(self._app, wish, "en")
        self._program.start()
        timer = core.QTimer(interval=_LOOK_MS)
        timer.timeout.connect(self._look)
        timer.start()
        self._app.exec()

    def _look(self) -> None:
        if self._only_sign_in and self._program.sign_in is not None:
            self._program.sign_in.grab()
            leave(self._began)
        window = self._program.window
        if window is not None and _shows_rows(window):
            window.grab()
            leave(self._began)


def _shows_rows(window: Any) -> bool:  # noqa: ANN401 - a Qt window, not imported here
    """Say whether the first page's table has rows with something in them."""
    for view in window.findChildren(loose("PySide6.QtWidgets").QTableView, "star_table"):
        model = view.model()
        if view.isVisible() and model.rowCount():
            return bool(model.index(0, 0).data())
    return False


def main() -> None:
    """Run the named start."""
    way, began, folder, day = sys.argv[1:5]
    with TemporaryDirectory() as home:
        os.environ["XDG_CONFIG_HOME"] = os.environ["APPDATA"] = home
        if way == "empty window":
            empty(float(began))
        is_first = way == "sign-in painted"
        Start(float(began), Path(folder), date.fromisoformat(day), only_sign_in=is_first).run()


if __name__ == "__main__":
    main()
