"""A weight, a full mark or a bound dragged in the scheme editor, to the new matrix and movers.

"window" drags the slider of the page itself, from the key to the painted matrix.

The drag is a series of trials on one open session, as the page makes them: each counts from the
changed scheme to matrix, histogram, warnings and the names of the first movers.
"""

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from app.domain.schemes import Dimension, Scheme, balance
from app.services import schemes, what_if
from tests.bench import shop
from tests.bench.harness import Hold, child, holds, percentile, report, say

_MOST_MS = 100.0
_STEPS = 60
_KINDS = ("weight", "full mark", "bound", "window")


def measure(size: str, rounds: int) -> bool:
    """Drag one thing after the other and print what a step costs."""
    made = shop.get(size)
    say(f"## What-if, {made.customers:,} customers: from a drag to the new matrix")
    verdicts = []
    for kind in _KINDS:
        runs = [child("what_if", kind, str(made.folder)) for _ in range(rounds)]
        if trouble := next((run.trouble for run in runs if run.trouble), ""):
            say(f"{kind}: {trouble}")
            return False
        p50 = sorted(run["p50_ms"] for run in runs)[len(runs) // 2]
        p95 = sorted(run["p95_ms"] for run in runs)[len(runs) // 2]
        say(f"{kind}: p50 {p50:.1f} ms; the session was opened in {runs[0]['open_ms']:.0f} ms")
        # The promise is for 100,000 customers; at other sizes the figure is only shown.
        limit = _MOST_MS if size != "l" else 0.0
        verdicts.append(holds(f"{kind} p95", p95, Hold("", limit), " ms"))
    return all(verdicts)


def _drag(kind: str, folder: str) -> None:
    desk = shop.BenchShop(Path(folder), 0, 0).open()
    _, scheme = schemes.scheme_in_force(desk)
    began = time.perf_counter()
    session = what_if.open_session(desk)
    open_ms = (time.perf_counter() - began) * 1000
    what_if.try_scheme(session, scheme)
    taken = []
    for changed in _steps(kind, scheme):
        began = time.perf_counter()
        what_if.try_scheme(session, changed)
        taken.append((time.perf_counter() - began) * 1000)
    desk.close()
    report(p50_ms=percentile(taken, 50), p95_ms=percentile(taken, 95), open_ms=open_ms)


def _steps(kind: str, scheme: Scheme) -> Iterator[Scheme]:
    for at in range(_STEPS):
        if kind == "weight":
            rest = scheme.dimensions[1:]
            first = 20 + at
            others = balance([one.weight for one in rest])
            shares = [share * (100 - first) // 100 for share in others]
            shares[0] += 100 - first - sum(shares)
            yield replace(
                scheme,
                dimensions=(
                    replace(scheme.dimensions[0], weight=first),
                    *(replace(one, weight=share) for one, share in zip(rest, shares, strict=True)),
                ),
            )
        elif kind == "full mark":
            head: Dimension = replace(scheme.dimensions[0], full=Decimal(5000 + 100 * at))
            yield replace(scheme, dimensions=(head, *scheme.dimensions[1:]))
        else:
            top = replace(scheme.levels[-1], lower=Decimal(65) + Decimal(at) / 2)
            yield replace(scheme, levels=(*scheme.levels[:-1], top))


def _drag_in_window(folder: str) -> None:
    """Drag the first slider of the page and wait each time until the trial is painted."""
    from PySide6.QtCore import QEventLoop  # noqa: PLC0415 - the other drags need no window
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - the same

    from app.ui import style  # noqa: PLC0415 - the same
    from app.ui.hub import Hub  # noqa: PLC0415 - the same
    from app.ui.jobs import Jobs  # noqa: PLC0415 - the same
    from app.ui.pages.grading import GradingPage  # noqa: PLC0415 - the same

    app = QApplication([])
    app.setStyle("Fusion")
    style.load_fonts()
    style.apply(app, "light")
    desk = shop.BenchShop(Path(folder), 0, 0).open()
    jobs = Jobs(Hub())
    began = time.perf_counter()
    page = GradingPage(desk, Hub(), jobs)
    page.resize(1360, 820)
    page.show()

    def wait() -> None:
        while page.trial is None or page.trial.scheme != page.draft.tried() or not jobs.is_idle:
            # Waiting, not asking again and again, leaves the other thread its time.
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        app.processEvents()

    wait()
    open_ms = (time.perf_counter() - began) * 1000
    slider = next(iter(page.editor.weights.rows.values())).slider
    taken = []
    for at in range(_STEPS):
        began = time.perf_counter()
        slider.setValue(20 + at)
        wait()
        taken.append((time.perf_counter() - began) * 1000)
    jobs.close()
    desk.close()
    report(p50_ms=percentile(taken, 50), p95_ms=percentile(taken, 95), open_ms=open_ms)


if __name__ == "__main__":
    if sys.argv[1] == "window":
        _drag_in_window(sys.argv[2])
    else:
        _drag(sys.argv[1], sys.argv[2])
