"""Runs service calls off the UI thread: one writes, one asks, one makes files.

Results come back on the UI thread or not at all: when a job was cancelled, replaced by a newer one,
or its owner was deleted, a late result is dropped. Only an act that was committed is always told.
"""

import logging
import threading
import time
from collections.abc import Callable, Hashable
from enum import Enum
from queue import SimpleQueue
from typing import Any, Final, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QThread, Signal

from app.errors import Cancelled, UserError
from app.services.done import Done
from app.services.progress import Progress
from app.ui.hub import Hub

Value = TypeVar("Value")

_log = logging.getLogger(__name__)
# Given a refusal that a second person could lift: what does the act again, and what lets it go.
Approve = Callable[[UserError, Callable[[], None], Callable[[], None]], None]
_NEEDS_APPROVAL: Final = "approval_needed"
_QUIET_MS: Final = 50
_MOST_STEPS: Final = 100


class State(Enum):
    """Where a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    ENDED = "ended"


class Job(QObject):
    """One call under way: tells its progress, can be stopped, ends exactly once."""

    progressed = Signal(int, int, str)
    ended = Signal()

    def __init__(
        self,
        call: Callable[[Progress], Any],
        *,
        then: Callable[[Any], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
        owner: object = None,
        is_write: bool = False,
    ) -> None:
        super().__init__()
        self._call = call
        self.is_write = is_write
        self._then = then
        self._failed = failed
        self.owner = owner
        self.state = State.WAITING
        self._stop = threading.Event()
        self.outcome: Any = None
        self.error: BaseException | None = None

    @property
    def is_cancelled(self) -> bool:
        """Whether the job was asked to stop or replaced by a newer one."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the job to stop; whatever it still returns is dropped."""
        self._stop.set()

    def check(self) -> None:
        """Raise Cancelled when the job was asked to stop; called from the job's own thread."""
        if self._stop.is_set():
            raise Cancelled

    def run(self) -> None:
        """Do the call on this thread and keep its outcome or its error."""
        try:
            self.check()
            self.state = State.RUNNING
            self.outcome = self._call(_JobProgress(self))
        except Exception as error:  # noqa: BLE001 - handed over to the UI thread
            self.error = error

    def begin_again(self) -> None:
        """Forget how it ended, to be run once more."""
        self.state, self.outcome, self.error = State.WAITING, None, None

    @property
    def waits_for_approval(self) -> bool:
        """Whether a second person's word would let it go on."""
        is_needed = isinstance(self.error, UserError) and self.error.code == _NEEDS_APPROVAL
        return is_needed and self._is_wanted()

    def deliver(self) -> BaseException | None:
        """Hand the result over on the UI thread; return an error that nobody took."""
        self.state = State.ENDED
        unhandled = None
        if not isinstance(self.error, Cancelled) and self._is_wanted():
            unhandled = self._hand_over()
        elif self.error is not None and not isinstance(self.error, Cancelled | UserError):
            _log.error("a dropped job failed", exc_info=self.error)
        self.ended.emit()
        return unhandled

    def _hand_over(self) -> BaseException | None:
        if self.error is None:
            if self._then is not None:
                self._then(self.outcome)
            return None
        if self._failed is not None and isinstance(self.error, UserError):
            self._failed(self.error)
            return None
        return self.error

    def _is_wanted(self) -> bool:
        """Say whether anybody still waits; an act that was committed is told even after a stop."""
        if isinstance(self.owner, QObject) and not shiboken6.isValid(self.owner):
            return False
        return self.is_committed or not self.is_cancelled

    @property
    def is_committed(self) -> bool:
        """Whether this was an act and it changed the shop."""
        return self.is_write and isinstance(self.outcome, Done)


class _JobProgress:
    """The progress handed to a service: passes steps on, but never more than a screen can show."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._last = -1.0
        self._last_at = 0.0

    def step(self, done: int, total: int, text: str = "") -> None:
        """Tell how far the act is."""
        self._job.check()
        share = done / total if total else 0.0
        now = time.monotonic()
        is_news = abs(share - self._last) * _MOST_STEPS >= 1 or share >= 1
        if is_news or (now - self._last_at) * 1000 > _QUIET_MS:
            self._last, self._last_at = share, now
            self._job.progressed.emit(done, total, text)

    def check(self) -> None:
        """Stop here when the user asked to."""
        self._job.check()


class _Worker(QThread):
    """A thread that runs jobs one after the other until it is told to end."""

    done = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._queue: SimpleQueue[Job | None] = SimpleQueue()

    def put(self, job: Job | None) -> None:
        """Add a job, or None to end after those before it."""
        self._queue.put(job)

    def run(self) -> None:
        """Run jobs in order; the result is told after the job, from outside it."""
        while (job := self._queue.get()) is not None:
            job.run()
            self.done.emit(job)


class Jobs(QObject):
    """The threads of a window and everything they are doing."""

    failed = Signal(object, object)

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self.setObjectName("jobs")
        self._hub = hub
        self._writer = _Worker("writer")
        self._reader = _Worker("reader")
        self._maker = _Worker("maker")
        self._workers = (self._writer, self._reader, self._maker)
        self._latest: dict[Hashable, Job] = {}
        self._open: list[Job] = []
        self._writes: set[Job] = set()
        # A worker holds its last job until its next; the window must be the last to let go of it.
        self._held: dict[_Worker, Job] = {}
        self.is_closed = False
        self.approve: Approve | None = None
        for worker in self._workers:
            worker.done.connect(self._on_done)
        self._worker_of: dict[Job, _Worker] = {}

    def write(
        self,
        call: Callable[[Progress], Done[Value]],
        then: Callable[[Done[Value]], None] | None = None,
        *,
        initiator: object = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> Job:
        """Run an act that changes the shop; its changes are told before `then` is called."""
        job = Job(call, then=then, failed=failed, owner=initiator, is_write=True)
        self._writes.add(job)
        self._start(self._writer, job)
        return job

    def prepare(
        self,
        call: Callable[[Progress], Value],
        then: Callable[[Value], None],
        *,
        initiator: object = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> Job:
        """Run what must have ended before any act that is asked for after it."""
        job = Job(call, then=then, failed=failed, owner=initiator)
        self._start(self._writer, job)
        return job

    def ask(
        self,
        call: Callable[[Progress], Value],
        then: Callable[[Value], None],
        *,
        initiator: object = None,
        failed: Callable[[BaseException], None] | None = None,
        replaces: Hashable = None,
    ) -> Job:
        """Run a question; a newer one with the same `replaces` makes this one's answer void."""
        job = Job(call, then=then, failed=failed, owner=initiator)
        if replaces is not None:
            if (older := self._latest.get(replaces)) is not None:
                older.cancel()
            self._latest[replaces] = job
        self._start(self._reader, job)
        return job

    def make(
        self,
        call: Callable[[Progress], Value],
        then: Callable[[Value], None],
        *,
        initiator: object = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> Job:
        """Make a file, which may take long and must not keep questions waiting."""
        job = Job(call, then=then, failed=failed, owner=initiator)
        self._start(self._maker, job)
        return job

    @property
    def is_idle(self) -> bool:
        """Whether nothing at all is under way."""
        return not self._open

    @property
    def is_writing(self) -> bool:
        """Whether an act that changes the shop is under way or waiting."""
        return bool(self._writes)

    def close(self) -> None:
        """Cancel everything, wait for the threads, and drop what they still return."""
        if self.is_closed:
            return
        self.is_closed = True
        for job in self._open:
            job.cancel()
        for worker in self._workers:
            worker.put(None)
            worker.wait()
        for job in [*self._open]:
            self._on_done(job)
        self._held.clear()

    def _start(self, worker: _Worker, job: Job) -> None:
        if self.is_closed:
            job.cancel()
            return
        self._open.append(job)
        self._worker_of[job] = worker
        if not worker.isRunning():
            worker.start()
        worker.put(job)

    def _on_done(self, job: Job) -> None:
        if job not in self._open:
            return
        self._open.remove(job)
        self._latest = {key: kept for key, kept in self._latest.items() if kept is not job}
        self._writes.discard(job)
        worker = self._worker_of.pop(job, None)
        if worker is not None:
            self._held[worker] = job
            if job.waits_for_approval and self.approve is not None and not self.is_closed:
                self._ask_approval(job, worker, self.approve)
                return
        if job.is_committed:
            self._hub.tell(job.outcome.changes, job.owner)
        self._deliver(job)

    def _deliver(self, job: Job) -> None:
        unhandled = job.deliver()
        if unhandled is not None:
            self.failed.emit(unhandled, job.owner)

    def _ask_approval(self, job: Job, worker: _Worker, approve: Approve) -> None:
        """Let a second person be asked; the same job is run again, or told as refused."""

        def again() -> None:
            job.begin_again()
            if job.is_write:
                self._writes.add(job)
            self._start(worker, job)

        assert isinstance(job.error, UserError)  # noqa: S101 - told by waits_for_approval
        approve(job.error, again, lambda: self._deliver(job))
