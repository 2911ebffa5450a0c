"""One sale at the counter: from the call to the committed score, level and audit line.

The same sale is recorded in turn in a shop of 10,000 customers and in one of the asked size; the
time must not grow with the shop. Busy customers come up more often, as they do at a counter.
"""

import shutil
import sys
import time
from pathlib import Path
from typing import Final

import numpy as np

from app.services import checkout
from app.services.checkout import SaleEntry
from app.services.desk import Desk
from tests.bench import shop
from tests.bench.harness import Hold, child, holds, percentile, report, say, table

_SALES: Final = 200
_SLOWEST_MS: Final = 50.0


def measure(size: str, rounds: int) -> bool:
    """Compare and print."""
    sizes = list(dict.fromkeys(("s", size)))
    folder = shop.base_folder() / "sale"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        for one in sizes:
            shop.get(one).copy_to(folder / one)
        run = child("sale", ",".join(sizes), str(folder), str(_SALES * rounds))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    say("## One sale, encrypted, synchronous=FULL")
    if run.trouble:
        say(run.trouble)
        return False
    rows = [
        [
            f"{shop.SIZES[one][0]:,} customers",
            f"{run[f'{one}_p50']:.2f}",
            f"{run[f'{one}_p95']:.2f}",
            f"{run[f'{one}_cpu']:.2f}",
        ]
        for one in sizes
    ]
    table(["shop", "p50 ms", "p95 ms", "CPU p50 ms"], rows)
    flat = run[f"{size}_p50"] / run["s_p50"]
    verdicts = [
        holds(f"p50 at size {size} / p50 at 10,000 customers", flat, Hold("s", 2.0)),
        holds("p95", run[f"{size}_p95"], Hold("", _SLOWEST_MS), " ms"),
    ]
    return all(verdicts)


def _record(desk: Desk, customer_id: int, at: int) -> tuple[float, float]:
    entry = SaleEntry(customer_id, 4500 + at, f"category {at % 12 + 1}")
    wall, cpu = time.perf_counter(), time.thread_time()
    checkout.record_sale(desk, entry)
    return time.perf_counter() - wall, time.thread_time() - cpu


def _children(sizes: list[str], folder: Path, sales: int) -> None:
    desks = {size: shop.BenchShop(folder / size, 0, 0).open() for size in sizes}
    random = np.random.default_rng(3)
    customers = {}
    for size, desk in desks.items():
        lines = random.integers(1, shop.SIZES[size][1] // 2, sales).tolist()
        query = "SELECT customer_id FROM sale_line WHERE id = {}"
        with desk.database.read() as connection:
            customers[size] = [
                connection.exec_driver_sql(query.format(line)).scalar_one() for line in lines
            ]
    times: dict[str, list[tuple[float, float]]] = {size: [] for size in sizes}
    for at in range(sales):
        for size, desk in desks.items():
            times[size].append(_record(desk, customers[size][at], at))
    figures = {}
    for size, taken in times.items():
        settled = taken[sales // 10 :]
        figures[f"{size}_p50"] = percentile([wall for wall, _ in settled], 50) * 1000
        figures[f"{size}_p95"] = percentile([wall for wall, _ in settled], 95) * 1000
        figures[f"{size}_cpu"] = percentile([cpu for _, cpu in settled], 50) * 1000
    report(**figures)


if __name__ == "__main__":
    _children(sys.argv[1].split(","), Path(sys.argv[2]), int(sys.argv[3]))
