"""Walks through every page and every dialog of an open shop, for pictures and for checks.

Pages come from the rail. Dialogs come by themselves: each page's commands are called while nothing
is carried out, and whatever opens is shown to whoever watches. What neither the rail nor a command
reaches is a scene.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QWidget,
)

from app.services.desk import Desk
from app.services.done import Done
from app.services.progress import Progress
from app.ui.commands import Command
from app.ui.hub import Hub
from app.ui.jobs import Job, Jobs, Value
from app.ui.main_window import MainWindow
from app.ui.page import Page
from app.ui.page_list import page_specs

# Told of a page by its name and window; of a dialog or a menu above it too.
See = Callable[[str, QWidget, QWidget | None], None]

_QUIET_MS: Final = 350  # searches wait for a pause in typing
_LONGEST_MS: Final = 20_000
_TICK_MS: Final = 25
_WAIT_MS: Final = 250
_SOMEBODY: Final = "wang"
# Commands that lead elsewhere or show nothing of their own.
_LEFT_OUT: Final = frozenset({"undo", "theme"})


class StillJobs(Jobs):
    """Answers every question; while it is still, acts and files are not carried out."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self.is_still = False

    def write(
        self,
        call: Callable[[Progress], Done[Value]],
        then: Callable[[Done[Value]], None] | None = None,
        *,
        initiator: object = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> Job:
        """Carry an act out, unless all is still."""
        if self.is_still:
            return _never(initiator)
        return super().write(call, then, initiator=initiator, failed=failed)

    def make(
        self,
        call: Callable[[Progress], Value],
        then: Callable[[Value], None],
        *,
        initiator: object = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> Job:
        """Make a file, unless all is still."""
        if self.is_still:
            return _never(initiator)
        return super().make(call, then, initiator=initiator, failed=failed)


def _never(owner: object) -> Job:
    """Return a job that has ended before it began."""
    job = Job(lambda _progress: None, owner=owner)
    job.cancel()
    QTimer.singleShot(0, job, job.deliver)
    return job


class Walk:
    """One walk through the window of one shop."""

    def __init__(self, desk: Desk, size: tuple[int, int], see: See) -> None:
        self.desk = desk
        self.see = see
        self.hub = Hub()
        self.jobs = StillJobs(self.hub)
        self.window = MainWindow(desk, self.hub, self.jobs, _specs)
        self.window.setMinimumSize(0, 0)
        self.window.resize(*size)
        self._done: set[str] = set()

    def names(self) -> list[str]:
        """Return the pages that the role may open, in the order of the rail."""
        may = self.desk.may
        return [spec.name for spec in _specs() if spec.needs is None or may(spec.needs)]

    def go(self, scenes: Mapping[str, "Scene"]) -> None:
        """Show every page, then the scenes, then every dialog that a page's commands open."""
        self.window.show()
        for name in self.names():
            self.show_page(name)
            self.see(name, self.window, None)
        for scene, look in scenes.items():
            look(self, scene)
        self.jobs.is_still = True
        # Today goes last: what it shares with other pages is seen as they open it, with somebody.
        for name in sorted(self.names(), key="today".__eq__):
            self.show_page(name)
            for command in self.window.commands():
                asks = (name, command.name) == ("today", "sale")
                self._try(command, "which_customer" if asks else command.name)

    def show_page(self, name: str) -> Page:
        """Open a page as somebody would who works on it: the first row is chosen."""
        self.window.show_page(name)
        self.settle()
        page = self.window.page
        assert page is not None, name  # noqa: S101 - named by the rail itself
        _choose_first(page)
        self.settle()
        return page

    def settle(self) -> None:
        """Wait until nothing is under way and nothing put off is left to do."""
        _turn(_QUIET_MS)
        waited = 0
        while not self.jobs.is_idle and waited < _LONGEST_MS:
            _turn(_TICK_MS)
            waited += _TICK_MS
        _turn(_TICK_MS)

    def _try(self, command: Command, shown_as: str) -> None:
        """Call a command and show the dialog that opens, if one does; then leave it."""
        is_left_out = command.name in _LEFT_OUT or command.name.startswith("go_")
        if is_left_out or shown_as in self._done:
            return
        self._done.add(shown_as)
        catcher = _Catcher(self, shown_as)
        command.act()
        waited = 0
        while not catcher.is_over and waited < _LONGEST_MS:
            _turn(_TICK_MS)
            waited = waited + _TICK_MS if self.jobs.is_idle else waited
            if waited >= _WAIT_MS and catcher.dialog is None:
                break
        catcher.stop()
        if (page := self.window.page) is not None:
            page.banner.dismiss()

    def close(self) -> None:
        """End the walk."""
        self.jobs.is_still = False
        self.window.close()
        self.window.deleteLater()
        self.jobs.close()


class _Catcher:
    """Sees a dialog that opens, whichever loop it runs in, and leaves it by Esc."""

    def __init__(self, walk: Walk, name: str) -> None:
        self._walk = walk
        self._name = name
        self.dialog: QWidget | None = None
        self.is_over = False
        self._ticks = 0
        self._timer = QTimer(walk.window, interval=_TICK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        dialog = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog | QMenu) or self.is_over:
            return
        if isinstance(dialog, QFileDialog):  # the system's own
            self.is_over = True
            dialog.reject()
            return
        self.dialog = dialog
        self._ticks = self._ticks + 1 if self._walk.jobs.is_idle else 0
        if self._ticks * _TICK_MS < _WAIT_MS:
            return
        self.is_over = True
        self._walk.see(self._name, self._walk.window, dialog)
        if isinstance(dialog, QDialog):
            dialog.done(0)
        else:
            dialog.close()

    def stop(self) -> None:
        """Stop looking."""
        self._timer.stop()
        self._timer.deleteLater()


def _specs() -> list[Any]:
    return list(page_specs(lambda *_words: None))


def _turn(milliseconds: int) -> None:
    """Let the program run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _choose_first(page: Page) -> None:
    """Choose the first row of a page's table; a page that is one search field finds somebody."""
    tables = [view for view in page.findChildren(QAbstractItemView) if view.isVisible()]
    for view in tables:
        model = view.model()
        if model is not None and model.rowCount() and view.objectName().endswith("table"):
            view.setCurrentIndex(model.index(0, 0))
            return
    search = page.findChild(QLineEdit, "desk_search")
    if search is not None and not search.text():
        search.setText(_SOMEBODY)


Scene = Callable[[Walk, str], None]
