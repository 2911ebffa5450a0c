"""The first seconds of a window: what is painted at once, and what is loaded and checked behind it.

The page check runs first on the writer's thread, so that acts asked for meanwhile wait for it; the
database itself refuses to be written before. What the pages need is loaded on a thread of its own.
"""

import time
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from app.services import first_look
from app.services.done import Changes
from app.services.progress import Progress
from app.ui.day_watch import DayWatch
from app.ui.jobs import Jobs
from app.ui.main_window import MainWindow

_FIRST_KEYS_MS: Final = 100
_NOT_PAINTED_MS: Final = 1000  # a window that opens minimised is never painted


class Opening(QObject):
    """Brings a window from its first paint to everything it can do."""

    painted = Signal()

    def __init__(self, window: MainWindow, jobs: Jobs) -> None:
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._desk = window.desk
        self._waits = {"load", "check"}
        self._unpainted = QTimer(self, singleShot=True, interval=_NOT_PAINTED_MS)
        self._watch = DayWatch(window.desk.clock, self)
        self._watch.day_changed.connect(self._on_new_day)
        self._first_keys = QTimer(self, singleShot=True, interval=_FIRST_KEYS_MS)
        self._first_keys.timeout.connect(self._go_on)
        self._unpainted.timeout.connect(self._after_paint)

    def begin(self) -> None:
        """Fill the window that was just shown."""
        if self._desk.is_checked:
            self._waits.discard("check")
        self._window.show_at_once()
        self._window.installEventFilter(self)
        self._unpainted.start()

    def _after_paint(self) -> None:
        self._window.removeEventFilter(self)
        if "check" in self._waits:
            self._check()
        self._first_keys.start()

    def _go_on(self) -> None:
        """Load the rest; the first keys of somebody quick were answered before."""
        self.painted.emit()
        self._jobs.make(self._load, lambda _none: self._on_loaded(), initiator=self)

    def _check(self) -> None:
        desk, began = self._desk, time.monotonic()
        self._window.say_check(None)
        self._jobs.prepare(
            lambda _progress: first_look.check(desk),
            lambda _none: self._on_checked(time.monotonic() - began),
            initiator=self,
            failed=self._window.show_damage,
        )

    def _load(self, _progress: Progress) -> None:
        """Load what the pages need, SQLAlchemy with it; sweep up what a killed program left."""
        from app.reports.workshop import sweep  # noqa: PLC0415 - this is where it is loaded
        from app.services import checkout, front_desk, grading, star_table  # noqa: F401, PLC0415

        sweep(self._desk.paths.temporary)

    def _on_loaded(self) -> None:
        self._window.open_first_page()
        self._is_done("load")

    def _on_checked(self, seconds: float) -> None:
        self._window.say_check(seconds)
        self._is_done("check")

    def _is_done(self, step: str) -> None:
        self._waits.discard(step)
        if not self._waits:
            self.catch_up()

    def _on_new_day(self) -> None:
        """Show a new day on every page, and let live scores follow it."""
        self._window.hub.tell(Changes(all_customers=True), self)
        if not self._waits:
            self.catch_up()

    def catch_up(self) -> None:
        """Let live scores follow the days that passed since they were last worked out."""
        from app.services import grading  # noqa: PLC0415 - loaded behind the first paint

        desk = self._desk

        def follow(day: object) -> None:
            if day is not None:
                self._jobs.write(lambda progress: grading.catch_up(desk, progress), initiator=self)

        self._jobs.ask(lambda _progress: grading.stale_since(desk), follow, initiator=self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on when the window has been painted for the first time."""
        if event.type() == QEvent.Type.Paint:
            self._unpainted.start(0)
        return super().eventFilter(watched, event)
