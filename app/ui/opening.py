"""The first seconds of a window: what is painted at once, and what is loaded and checked behind it.

The page check runs first on the writer's thread, so that acts asked for meanwhile wait for it; the
database itself refuses to be written before. What the pages need is loaded on a thread of its own.
"""

import threading
import time
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from app.domain.access import Permission
from app.errors import UserError
from app.i18n import listed
from app.services import first_look
from app.services.desk import SystemClock
from app.services.done import Changes, Done
from app.services.progress import Progress
from app.ui import messages
from app.ui.day_watch import DayWatch
from app.ui.jobs import Jobs
from app.ui.main_window import MainWindow
from app.ui.widgets.banner import UNDO_KEY, Notice, Offer

if TYPE_CHECKING:
    from app.services.at_open import Findings
    from app.services.backup_rounds import BackupState
    from app.services.batches import BatchRow, UndoReport
    from app.services.review_run import ReviewReport

_FIRST_KEYS_MS: Final = 100
_MOST_DAYS: Final = 6
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
        self._follows_clock = False
        self._unpainted = QTimer(self, singleShot=True, interval=_NOT_PAINTED_MS)
        self._may_begin = threading.Event()
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
        self._may_begin.set()
        self.painted.emit()
        self._jobs.make(self._load, lambda _none: self._on_loaded(), initiator=self)

    def _check(self) -> None:
        desk, may_begin = self._desk, self._may_begin

        def check(_progress: Progress) -> float:
            may_begin.wait(_FIRST_KEYS_MS / 100)  # the first keys go before, acts wait behind
            began = time.monotonic()
            first_look.check(desk)
            return time.monotonic() - began

        self._jobs.prepare(
            check,
            self._on_checked,
            initiator=self,
            failed=self._window.news.show_damage,
        )

    def _load(self, _progress: Progress) -> None:
        """Load what the pages need, SQLAlchemy with it; sweep up what a killed program left."""
        from app.reports.workshop import wipe  # noqa: PLC0415 - this is where it is loaded
        from app.services import checkout, front_desk, grading, star_table  # noqa: F401, PLC0415

        wipe(self._desk.paths.temporary)

    def _on_loaded(self) -> None:
        self._window.open_first_page()
        self._is_done("load")

    def _on_checked(self, seconds: float) -> None:
        self._window.news.say_check(seconds)
        self._is_done("check")

    def _is_done(self, step: str) -> None:
        self._waits.discard(step)
        if not self._waits:
            self._look()

    def _look(self) -> None:
        """Tell what is not as it should be; a clock that may be wrong moves nothing unasked."""
        from app.services import at_open  # noqa: PLC0415 - loaded behind the first paint

        desk = self._desk
        self._jobs.ask(lambda _progress: at_open.look(desk), self._on_looked, initiator=self)

    def _on_looked(self, found: "Findings") -> None:
        clock = self._desk.clock
        is_asked = isinstance(clock, SystemClock) and clock.is_asked
        self._window.news.say_findings(
            found, self._accept_missing, None if is_asked else self._go_on_day
        )
        if found.clock is None or is_asked:
            self._go_on_day()

    def _accept_missing(self) -> None:
        from app.services import at_open  # noqa: PLC0415 - loaded behind the first paint

        desk = self._desk
        self._jobs.write(lambda _progress: at_open.accept_missing(desk), initiator=self)

    def _go_on_day(self) -> None:
        """Let everything follow the day, when the clock is right or was said to be."""
        self._follows_clock = True
        self.catch_up()
        self._let_go()
        self.back_up()

    def back_up(self) -> None:
        """Take the day's backup behind the window when it is due; tell how old both places are."""
        from app.services import backup_rounds  # noqa: PLC0415 - loaded behind the first paint

        desk, window = self._desk, self._window

        def take(_progress: Progress) -> "tuple[BackupState, UserError | None]":
            done = backup_rounds.run_if_due(desk)
            return backup_rounds.state(desk), done.second_error if done else None

        self._jobs.make(
            take,
            lambda found: window.news.say_backups(*found),
            initiator=self,
            failed=self._on_not_backed_up,
        )

    def _on_not_backed_up(self, error: BaseException) -> None:
        """Say why there is no backup today; the shop goes on."""
        if not isinstance(error, UserError):
            raise error
        page = self._window.page
        if page is not None:
            page.refuse(error)

    def _on_new_day(self) -> None:
        """Show a new day on every page, and let live scores follow it."""
        self._window.hub.tell(Changes(all_customers=True), self)
        if self._follows_clock:
            self.catch_up()
            self._let_go()
            self.back_up()

    def _let_go(self) -> None:
        """Let go of what imports refused weeks ago, and of what an erasure could not sweep out."""
        from app.services import refused_rows, sweeping  # noqa: PLC0415 - behind the first paint

        desk = self._desk
        self._jobs.write(lambda _progress: refused_rows.age_out(desk), initiator=self)
        self._jobs.write(lambda _progress: sweeping.finish(desk), initiator=self)

    def catch_up(self) -> None:
        """Run the reviews that fell due, then let live scores follow the days that passed."""
        from app.services import grading, reviews  # noqa: PLC0415 - loaded behind the first paint

        desk = self._desk

        def follow(wanted: tuple[bool, object]) -> None:
            is_due, stale_since = wanted
            if is_due:
                self._jobs.write(
                    lambda progress: reviews.catch_up(desk, progress),
                    self._tell_reviews,
                    initiator=self,
                )
            if stale_since is not None:
                self._jobs.write(lambda progress: grading.catch_up(desk, progress), initiator=self)

        self._jobs.ask(
            lambda _progress: (reviews.is_waiting(desk), grading.stale_since(desk)),
            follow,
            initiator=self,
        )

    def _tell_reviews(self, done: "Done[ReviewReport | None]") -> None:
        """Say which reviews were caught up, with the way to see them and to take the last back."""
        from app.ui.widgets import review_words  # noqa: PLC0415 - loaded behind the first paint

        report, page = done.value, self._window.page
        if report is None or page is None:
            return
        translate = QCoreApplication.translate
        show = partial(self._window.show_page, "reviews")
        offers = [Offer(translate("Opening", "Show"), show, icon="calendar")]
        if done.batch is not None and self._desk.may(Permission.UNDO_BATCH):
            undo = partial(self._undo, done.batch)
            text = translate("Opening", "Undo")
            if len(report.batches) > 1:
                text = translate("Opening", "Take back…")
            offers.append(Offer(text, undo, UNDO_KEY, "return"))
        days = listed(day.isoformat() for day in report.days[-_MOST_DAYS:])
        more = translate("Opening", "Each counts on its due day: {days}.").format(days=days)
        page.say(Notice("accent", review_words.caught_up(report), more, tuple(offers), stays=True))

    def _undo(self, batch: int) -> None:
        """Take the reviews back that were caught up; of several days, ask whether all of them."""
        from app.services import batches  # noqa: PLC0415 - loaded behind the first paint
        from app.ui.dialogs.review_undo import ask_run  # noqa: PLC0415 - only when asked for

        desk = self._desk

        def ask(rows: "list[BatchRow]") -> None:
            row = next((one for one in rows if one.id == batch), None)
            dialog = ask_run(self._window, self._jobs, rows, row, desk) if row else None
            if dialog is not None:
                dialog.saved = self._say_back
                return
            self._jobs.write(partial(batches.undo, desk, batch), self._say_back, initiator=self)

        self._jobs.ask(lambda _progress: batches.list_batches(desk), ask, initiator=self)

    def _say_back(self, done: "Done[UndoReport]") -> None:
        count = len(done.value.batches)
        text = QCoreApplication.translate("Opening", "Took %n review(s) back.", "", count)
        if self._window.page is not None:
            self._window.page.say(messages.done(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on when the window has been painted for the first time."""
        if event.type() == QEvent.Type.Paint:
            self._unpainted.start(0)
        return super().eventFilter(watched, event)
