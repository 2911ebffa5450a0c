"""Work off the UI thread: where callbacks run, what is dropped, what is told."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from app.errors import Cancelled, UserError
from app.services.done import Changes, Done
from app.services.progress import Progress
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from tests.ui.conftest import settle


class Gate:
    """Lets a job go on only when the test says so."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self.opened = threading.Event()

    def wait(self, progress: Progress) -> None:
        self.entered.set()
        assert self.opened.wait(10)
        progress.check()


@pytest.fixture
def gate() -> Iterator[Gate]:
    gate = Gate()
    yield gate
    gate.opened.set()


def done(*, sales: bool = False) -> Done[str]:
    return Done("value", Changes(sales=sales))


def test_an_answer_comes_back_on_the_ui_thread(qtbot: QtBot, jobs: Jobs) -> None:
    worked: list[QThread] = []
    came: list[tuple[int, QThread]] = []

    def work(_progress: Progress) -> int:
        worked.append(QThread.currentThread())
        return 7

    jobs.ask(work, lambda value: came.append((value, QThread.currentThread())))
    settle(qtbot, jobs)
    assert came == [(7, jobs.thread())]
    assert worked != [jobs.thread()]


def test_changes_are_told_before_the_result(qtbot: QtBot, hub: Hub, jobs: Jobs) -> None:
    order: list[object] = []
    hub.changed.connect(lambda changes, who: order.append((changes.sales, who)))
    page = QObject()
    jobs.write(lambda _p: done(sales=True), lambda d: order.append(d.value), initiator=page)
    assert jobs.is_writing
    settle(qtbot, jobs)
    assert order == [(True, page), "value"]
    assert not jobs.is_writing


def test_writes_run_one_after_the_other(qtbot: QtBot, jobs: Jobs, gate: Gate) -> None:
    order: list[str] = []

    def first(progress: Progress) -> Done[str]:
        gate.wait(progress)
        order.append("first")
        return done()

    def second(_progress: Progress) -> Done[str]:
        order.append("second")
        return done()

    jobs.write(first)
    jobs.write(second)
    qtbot.waitUntil(gate.entered.is_set)
    gate.opened.set()
    settle(qtbot, jobs)
    assert order == ["first", "second"]


def test_a_newer_question_makes_the_older_answer_void(qtbot: QtBot, jobs: Jobs, gate: Gate) -> None:
    shown: list[str] = []

    def slow(progress: Progress) -> str:
        gate.wait(progress)
        return "old"

    jobs.ask(slow, shown.append, replaces="search")
    qtbot.waitUntil(gate.entered.is_set)
    jobs.ask(lambda _p: "new", shown.append, replaces="search")
    gate.opened.set()
    settle(qtbot, jobs)
    assert shown == ["new"]


def test_a_stopped_act_is_silent(qtbot: QtBot, jobs: Jobs, gate: Gate) -> None:
    told: list[object] = []

    def slow(progress: Progress) -> Done[str]:
        gate.wait(progress)
        return done()

    job = jobs.write(slow, told.append, failed=told.append)
    qtbot.waitUntil(gate.entered.is_set)
    job.cancel()
    gate.opened.set()
    settle(qtbot, jobs)
    assert told == []
    assert isinstance(job.error, Cancelled)


def test_an_act_that_was_committed_is_told_even_after_a_stop(
    qtbot: QtBot, hub: Hub, jobs: Jobs, gate: Gate
) -> None:
    told: list[object] = []
    hub.changed.connect(lambda changes, _who: told.append(changes.sales))

    def too_late(_progress: Progress) -> Done[str]:
        gate.entered.set()
        assert gate.opened.wait(10)
        return done(sales=True)

    job = jobs.write(too_late, lambda d: told.append(d.value))
    qtbot.waitUntil(gate.entered.is_set)
    job.cancel()
    gate.opened.set()
    settle(qtbot, jobs)
    assert told == [True, "value"]


def refuse(_progress: Progress) -> Done[str]:
    raise UserError("no", "No.")


def test_a_refusal_goes_to_who_asked(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[BaseException] = []
    others: list[object] = []
    jobs.failed.connect(lambda error, _owner: others.append(error))
    jobs.write(refuse, failed=told.append)
    settle(qtbot, jobs)
    assert [error.code for error in told if isinstance(error, UserError)] == ["no"]
    assert others == []


def test_a_refusal_that_nobody_takes_is_never_lost(qtbot: QtBot, jobs: Jobs) -> None:
    page = QObject()
    told: list[tuple[object, object]] = []
    jobs.failed.connect(lambda error, owner: told.append((error.code, owner)))
    jobs.write(refuse, initiator=page)
    settle(qtbot, jobs)
    assert told == [("no", page)]


def test_a_bug_is_no_refusal(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[object] = []
    jobs.failed.connect(lambda error, _owner: told.append(type(error)))
    jobs.ask(lambda _p: 1 // 0, told.append, failed=told.append)
    settle(qtbot, jobs)
    assert told == [ZeroDivisionError]


def test_nothing_is_handed_to_a_page_that_is_gone(qtbot: QtBot, jobs: Jobs, gate: Gate) -> None:
    page = QObject()
    told: list[object] = []

    def slow(progress: Progress) -> int:
        gate.wait(progress)
        return 1

    jobs.ask(slow, told.append, initiator=page)
    qtbot.waitUntil(gate.entered.is_set)
    page.deleteLater()
    qtbot.waitUntil(lambda: not _alive(page))
    gate.opened.set()
    settle(qtbot, jobs)
    assert told == []


def _alive(thing: QObject) -> bool:
    import shiboken6  # noqa: PLC0415 - only here

    return bool(shiboken6.isValid(thing))


def test_progress_is_told_but_not_a_million_times(qtbot: QtBot, jobs: Jobs) -> None:
    heard = threading.Event()

    def work(progress: Progress) -> Done[str]:
        heard.wait(10)
        for step in range(10_001):
            progress.step(step, 10_000, "rows")
        return done()

    seen: list[tuple[int, int, str]] = []
    job = jobs.write(work)
    job.progressed.connect(lambda at, total, text: seen.append((at, total, text)))
    heard.set()
    settle(qtbot, jobs)
    assert 1 < len(seen) <= 110
    assert seen[-1] == (10_000, 10_000, "rows")


def test_closing_stops_waits_and_drops(qtbot: QtBot, hub: Hub) -> None:
    jobs, gate, told = Jobs(hub), Gate(), list[object]()

    def slow(progress: Progress) -> int:
        gate.wait(progress)
        return 1

    jobs.ask(slow, told.append)
    waiting = jobs.make(slow, told.append)
    qtbot.waitUntil(gate.entered.is_set)
    gate.opened.set()
    jobs.close()
    jobs.close()
    assert jobs.is_idle
    assert told == []
    assert waiting.is_cancelled
    jobs.ask(lambda _p: 1, told.append)
    assert jobs.is_idle
