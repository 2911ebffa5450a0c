"""The star table: first paint, jumps and sorting, at the asked size and at 10,000 customers.

Painted off screen at 1200 x 800 as the customers' page does it: the first page at once, the order
of all ids afterwards, rows by the block while one looks at them.
"""

import sys
import time
from typing import Final

import numpy as np
from PySide6.QtWidgets import QApplication

from app.services import star_table
from app.services.star_table import View
from app.ui import style
from app.ui.tables.customer_table import NINE, all_columns
from app.ui.tables.lazy_table import LazyTable
from app.ui.widgets.star_view import StarView
from tests.bench import shop
from tests.bench.harness import Hold, Run, child, holds, in_turn, median, percentile, report, say

_JUMPS: Final = 60


def measure(size: str, rounds: int) -> bool:
    """Compare and print."""
    sizes = list(dict.fromkeys(("s", size)))
    for one in sizes:
        shop.get(one)

    def run(name: str, _: int) -> Run:
        return child("star_table", name)

    runs = in_turn(sizes, run, rounds)
    say("## Star table, encrypted, off screen 1200 x 800")
    for one in sizes:
        if any(taken.trouble for taken in runs[one]):
            say(f"{one}: {runs[one][0].trouble}")
            return False
        figures = ("first_ms", "ids_ms", "jump_p50_ms", "jump_cpu_ms", "jump_p95_ms", "sort_ms")
        told = ", ".join(f"{name[:-3]} {median(runs[one], name):.0f} ms" for name in figures)
        slowest = runs[one][-1].figures["slowest_sort"]
        say(f"{shop.SIZES[one][0]:,} customers: {told} (slowest sort: {slowest})")
    first = median(runs[size], "first_ms") / median(runs["s"], "first_ms")
    verdicts = [
        holds(f"first paint at {size} / at 10,000", first, Hold("", 1.5)),
        holds("jump p95", median(runs[size], "jump_p95_ms"), Hold("", 100.0), " ms"),
        # What a sort may take is said for shops of up to 100,000 customers.
        holds(
            "first page of the slowest sort",
            median(runs[size], "sort_ms"),
            Hold("", 0.0 if size == "l" else 200.0),
            " ms",
        ),
    ]
    return all(verdicts)


def _child(size: str) -> None:
    desk = shop.get(size).open()
    app = QApplication([])
    app.setStyle("Fusion")
    style.load_fonts()
    style.apply(app, "light")
    star_table.first_page(desk, View(), 1)  # statements are prepared once per start
    columns = all_columns(desk)
    began = time.perf_counter()
    model = LazyTable(lambda ids: star_table.rows(desk, ids), [columns[key] for key in NINE])
    view = StarView(model)
    view.resize(1200, 800)
    model.set_ids(np.array([row.id for row in star_table.first_page(desk, View())], np.int64))
    view.show()
    app.processEvents()
    view.viewport().grab()
    first = time.perf_counter() - began
    began = time.perf_counter()
    model.set_ids(star_table.list_ids(desk, View()))
    app.processEvents()
    ids = time.perf_counter() - began
    bar = view.verticalScrollBar()
    jumps: list[float] = []
    cpu = time.process_time()
    for place in np.random.default_rng(2).integers(0, bar.maximum(), _JUMPS).tolist():
        began = time.perf_counter()
        bar.setValue(place)
        app.processEvents()
        view.viewport().grab()
        jumps.append((time.perf_counter() - began) * 1000)
    cpu = (time.process_time() - cpu) * 1000 / _JUMPS
    sorts: dict[str, float] = {}
    for key in star_table.SORTS:
        began = time.perf_counter()
        star_table.first_page(desk, View(sort=key))
        sorts[key] = (time.perf_counter() - began) * 1000
    slowest = max(sorts, key=lambda key: sorts[key])
    report(
        first_ms=first * 1000,
        ids_ms=ids * 1000,
        jump_p50_ms=percentile(jumps, 50),
        jump_p95_ms=percentile(jumps, 95),
        jump_cpu_ms=cpu,
        sort_ms=sorts[slowest],
        slowest_sort=slowest,
    )


if __name__ == "__main__":
    _child(sys.argv[1])
