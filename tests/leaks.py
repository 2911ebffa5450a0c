"""Finds what a window test leaves behind: threads, running timers, windows."""

import gc
import sys
import threading
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

# Qt keeps one of these for later use; nobody owns it.
KEPT_BY_QT = frozenset({"QTipLabel"})


@dataclass(frozen=True)
class Seen:
    """What was alive before a test, by identity."""

    threads: frozenset[threading.Thread]
    windows: frozenset[int]


def look() -> Seen:
    """Remember the threads and windows that are alive now."""
    return Seen(frozenset(threading.enumerate()), frozenset(id(w) for w in _windows()))


def left_since(before: Seen) -> list[str]:
    """Name what has come since and is still alive, and put an end to what can be ended."""
    _settle()
    left = [f"thread {thread.name}" for thread in _new_threads(before)]
    if new_windows := _new_windows(before):
        del new_windows
        gc.collect()
        _settle()
        for window in _new_windows(before):
            left.append(f"window {_label(window)}")
            window.deleteLater()
    left += _end_timers_and_threads()
    if left:
        _settle()
    return left


def _qt() -> ModuleType | None:
    """Return Qt's widgets if a test has started them."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    return widgets if widgets is not None and widgets.QApplication.instance() else None


def _settle() -> None:
    """Carry out what was put off: deletions, then whatever they caused."""
    if _qt() is None:
        return
    core = sys.modules["PySide6.QtCore"]
    for _ in range(2):
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
        core.QCoreApplication.processEvents()


def _windows() -> list[Any]:
    widgets = _qt()
    return [] if widgets is None else list(widgets.QApplication.topLevelWidgets())


def _new_windows(before: Seen) -> list[Any]:
    return [
        window
        for window in _windows()
        if id(window) not in before.windows
        and window.parent() is None
        and window.metaObject().className() not in KEPT_BY_QT
    ]


def _new_threads(before: Seen) -> list[threading.Thread]:
    return [
        thread
        for thread in threading.enumerate()
        if thread not in before.threads and not _ended(thread)
    ]


def _ended(thread: threading.Thread) -> bool:
    """Give a thread that is on its way out a moment; Qt's own show up as dummies."""
    if isinstance(thread, threading._DummyThread):
        return True
    thread.join(0.5)
    return not thread.is_alive()


def _end_timers_and_threads() -> list[str]:
    """Name and stop every running QTimer and QThread that Python holds."""
    if _qt() is None:
        return []
    core = sys.modules["PySide6.QtCore"]
    is_valid = sys.modules["shiboken6"].isValid
    left = []
    for thing in gc.get_objects():
        if not issubclass(type(thing), (core.QTimer, core.QThread)) or not is_valid(thing):
            continue
        if isinstance(thing, core.QTimer) and thing.isActive():
            left.append(f"timer {_label(thing)} of {_label(thing.parent())}")
            thing.stop()
        elif isinstance(thing, core.QThread) and thing.isRunning():
            if thing is core.QThread.currentThread():
                continue
            left.append(f"running thread {_label(thing)}")
            thing.quit()
            thing.wait(1000)
    return left


def _label(thing: "QObject | None") -> str:
    if thing is None:
        return "nobody"
    return f"{type(thing).__name__} “{thing.objectName()}”"
