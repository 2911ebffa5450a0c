"""Import of a CSV of sales, every row validated, beside sqlite3's own .import and SQLAlchemy Core.

The shop has its customers and no sale yet. Ours reads, judges, links, stores and grades; the two
references store the same rows: .import as raw text in one table of a plain file, Core as orders and
lines of the encrypted schema after quick checks of its own.
"""

import csv
import itertools
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

from sqlalchemy import insert

from app.domain.facts import day_number
from app.models.sales import Sale, SaleLine
from app.services import importing
from tests.bench import files, shop
from tests.bench.harness import Hold, Run, child, compare, holds, in_turn, median, report, say

_ROWS: Final = {"s": 100_000, "m": 1_000_000, "l": 1_000_000}
_CUSTOMERS: Final = {"s": "s", "m": "m", "l": "m"}
_MEMORY_MIB: Final = 200.0
_BEAT_MS: Final = 100.0
_CORE_BATCH: Final = 10_000


def measure(size: str, rounds: int) -> bool:
    """Compare and print."""
    made = shop.get(_CUSTOMERS[size])
    rows = _ROWS[size]
    empty = _without_sales(made)
    desk = empty.open()
    with desk.database.read() as connection:
        people = connection.exec_driver_sql("SELECT number, phone FROM customer").all()
    desk.database.close()
    file = files.sales_csv([(row[0], row[1]) for row in people], rows)
    folder = shop.base_folder() / "import"

    def run(name: str, _: int) -> Run:
        shutil.rmtree(folder, ignore_errors=True)
        empty.copy_to(folder)
        try:
            return child("imports", name, str(folder), str(file))
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    runs = in_turn(["ours", "sqlite3 .import", "SQLAlchemy Core"], run, rounds)
    limits = [Hold("sqlite3 .import", 6.0), Hold("SQLAlchemy Core", 0.6)]
    verdict = compare(f"Import of {rows:,} CSV rows, encrypted", runs, "ours", limits)
    if any(one.trouble for one in runs["ours"]):
        return False
    memory = holds("peak memory", median(runs["ours"], "peak_mib"), Hold("", _MEMORY_MIB), " MiB")
    beat = holds(
        "longest pause of another thread", median(runs["ours"], "gap_ms"), Hold("", _BEAT_MS), " ms"
    )
    say(f"rows a second: {rows / median(runs['ours'], 'seconds'):,.0f}")
    return verdict and memory and beat


def _without_sales(made: shop.BenchShop) -> shop.BenchShop:
    """Return a copy of a shop with its customers alone, made once."""
    folder = made.folder / "customers-only"
    empty = shop.BenchShop(folder, made.customers, 0)
    if not (folder / "ready").exists():
        say("making a shop without sales")
        shutil.rmtree(folder, ignore_errors=True)
        made.copy_to(folder)
        desk = empty.open()
        with desk.database.engine.connect() as connection:
            raw: Any = connection.connection.driver_connection
            raw.execute("PRAGMA foreign_keys = OFF")
            for name in ("level_change", "grade", "sale_line", "sale", "category"):
                raw.execute(f"DELETE FROM {name}")
            raw.execute("VACUUM")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        desk.database.close()
        (folder / "ready").touch()
    return empty


class _Heart(threading.Thread):
    """Beats every few milliseconds, as a window does, and keeps its longest pause."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.longest = 0.0
        self._over = threading.Event()

    def run(self) -> None:
        """Beat until stopped."""
        last = time.perf_counter()
        while not self._over.wait(0.005):
            now = time.perf_counter()
            self.longest = max(self.longest, now - last)
            last = now

    def stop(self) -> None:
        """Stop beating."""
        self._over.set()
        self.join()


def _ours(folder: Path, file: Path) -> None:
    desk = shop.BenchShop(folder, 0, 0).open()
    options = importing.Options(mapping={"customer": "card"})
    heart = _Heart()
    heart.start()
    began = time.perf_counter()
    done = importing.run(desk, file, options).value
    seconds = time.perf_counter() - began
    heart.stop()
    report(
        seconds=seconds,
        created=done.created,
        rejected=done.rejected,
        gap_ms=heart.longest * 1000,
        cpu_s=time.process_time(),
    )


def _sqlite(folder: Path, file: Path) -> None:
    program = shutil.which("sqlite3")
    if program is None:
        raise ModuleNotFoundError(name="sqlite3")
    began = time.perf_counter()
    command = ["pragma journal_mode=wal", f".import --csv '{file}' staging"]
    subprocess.run([program, str(folder / "raw.db"), *command], check=True, capture_output=True)
    report(seconds=time.perf_counter() - began)


def _core(folder: Path, file: Path) -> None:
    desk = shop.BenchShop(folder, 0, 0).open()
    began = time.perf_counter()
    with desk.database.work() as connection:
        people = connection.exec_driver_sql("SELECT number, id FROM customer")
        known: dict[str, int] = {row[0]: row[1] for row in people}
        names = [{"id": at, "name": f"category {at}"} for at in range(1, 13)]
        connection.exec_driver_sql(
            "INSERT INTO category (id, name) VALUES (?, ?)",
            [(name["id"], name["name"]) for name in names],
        )
        categories = {str(name["name"]): name["id"] for name in names}
        pairs = _checked(file, known, categories)
        while batch := list(itertools.islice(pairs, _CORE_BATCH)):
            connection.execute(insert(Sale), [order for order, _ in batch])
            connection.execute(insert(SaleLine), [line for _, line in batch])
    report(seconds=time.perf_counter() - began)


Pair = tuple[dict[str, Any], dict[str, Any]]


def _checked(file: Path, known: dict[str, int], categories: dict[str, Any]) -> Iterator[Pair]:
    moment = shop.moment()
    with file.open(newline="", encoding="utf-8-sig") as opened:
        rows = csv.reader(opened)
        next(rows)
        for at, (card, phone, day_text, amount_text, category, channel) in enumerate(rows, 1):
            try:
                day = date.fromisoformat(day_text)
                whole, _, part = amount_text.partition(".")
                amount = int(whole) * 100 + int(part)
                customer_id, category_id = known[card], categories[category]
            except (ValueError, KeyError):
                continue
            if len(phone) != 11 or not phone.isdigit():
                continue
            order = {
                "id": at,
                "customer_id": customer_id,
                "channel": channel,
                "first_day": day,
                "last_day": day,
                "total_minor": amount,
                "recorded_at": moment,
            }
            line = {
                "id": at,
                "sale_id": at,
                "customer_id": customer_id,
                "day": day,
                "amount_minor": amount,
                "category_id": category_id,
                "head": 1,
                "counts": 1,
                "identity": hash((card, day_number(day), amount, at)),
            }
            yield order, line


WAYS: Final = {"ours": _ours, "sqlite3 .import": _sqlite, "SQLAlchemy Core": _core}

if __name__ == "__main__":
    WAYS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
