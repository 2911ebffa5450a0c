"""Import of a CSV of sales, every row validated, beside sqlite3's own .import and SQLAlchemy Core.

The shop has its customers and no sale yet. Ours reads, judges, links, stores and grades. Core does
the same work for the same rows, in the same tables of the same encrypted file; .import stores raw
text in one table of a plain file.
"""

import csv
import hashlib
import itertools
import re
import shutil
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, insert, select

from app.domain.facts import day_number
from app.models import batches
from app.models.customers import Customer
from app.models.sales import Category, Sale, SaleLine
from app.services import grader, importing
from app.services.schemes import rules_of
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
    """Do the same work as a careful programmer would with SQLAlchemy Core, batch by batch.

    The same tables, indexes, links, checks, identities and grades; only how is different.
    """
    desk = shop.BenchShop(folder, 0, 0).open()
    began = time.perf_counter()
    with desk.work() as work:
        connection = work.connection
        batch_id = batches.open_batch(
            connection,
            {
                "kind": "import",
                "title": file.name,
                "day": desk.clock.today(),
                "at": desk.clock.now(),
                "actor": desk.actor.login,
            },
        )
        query = select(Customer.number, Customer.id, Customer.phone).where(Customer.voided == 0)
        known = {row.number: (row.id, row.phone) for row in connection.execute(query)}
        categories: dict[str, int] = {}
        touched: set[int] = set()
        created = 0
        pairs = _checked(connection, file, known, categories, batch_id)
        while batch := list(itertools.islice(pairs, _CORE_BATCH)):
            keys = [line["identity"] for _, line in batch]
            held = set(
                connection.execute(
                    select(SaleLine.identity).where(
                        SaleLine.identity.in_(keys), SaleLine.voided == 0
                    )
                ).scalars()
            )
            fresh = [pair for pair in batch if pair[1]["identity"] not in held]
            connection.execute(insert(Sale), [order for order, _ in fresh])
            connection.execute(insert(SaleLine), [line for _, line in fresh])
            touched.update(order["customer_id"] for order, _ in fresh)
            created += len(fresh)
        why = grader.Why(batch_id=batch_id)
        grader.grade(work, rules_of(work), touched, why)
    seconds = time.perf_counter() - began
    report(seconds=seconds, created=created, cpu_s=time.process_time())


Pair = tuple[dict[str, Any], dict[str, Any]]
_AMOUNT: Final = re.compile(r"(-?)(\d{1,10})\.(\d\d)", re.ASCII)
_PHONE: Final = re.compile(r"1[3-9]\d{9}", re.ASCII)


def _checked(
    connection: Connection,
    file: Path,
    known: dict[str, tuple[int, str]],
    categories: dict[str, int],
    batch_id: int,
) -> Iterator[Pair]:
    """Yield order and line of each row that holds; the others are left out, as ours refuses them.

    A customer is known by number, and the phone beside it must not be another one's.
    """
    seen = Counter[bytes]()
    with file.open(newline="", encoding="utf-8-sig") as opened:
        rows = csv.reader(opened)
        next(rows)
        for at, (card, phone, day_text, amount_text, category, channel) in enumerate(rows, 1):
            amount_match = _AMOUNT.fullmatch(amount_text)
            try:
                day = date.fromisoformat(day_text)
                customer_id, own_phone = known[card]
            except (ValueError, KeyError):
                continue
            if amount_match is None or not _PHONE.fullmatch(phone) or phone != own_phone:
                continue
            amount = int(amount_match[1] + amount_match[2] + amount_match[3])
            if category not in categories:
                added = connection.execute(insert(Category).values(name=category))
                categories[category] = (added.inserted_primary_key or (0,))[0]
            content = f"{channel}|{card}|{day_number(day)}|{amount}|{category}".encode()
            key = hashlib.blake2b(content, digest_size=8).digest()
            seen[key] += 1
            if seen[key] > 1:
                key = hashlib.blake2b(key + seen[key].to_bytes(4), digest_size=8).digest()
            order = {
                "id": at,
                "customer_id": customer_id,
                "channel": channel,
                "first_day": day,
                "last_day": day,
                "total_minor": amount,
                "batch_id": batch_id,
            }
            line = {
                "id": at,
                "sale_id": at,
                "customer_id": customer_id,
                "day": day,
                "amount_minor": amount,
                "category_id": categories[category],
                "head": 1,
                "counts": 1,
                "identity": int.from_bytes(key, "big", signed=True),
                "batch_id": batch_id,
            }
            yield order, line


WAYS: Final = {"ours": _ours, "sqlite3 .import": _sqlite, "SQLAlchemy Core": _core}

if __name__ == "__main__":
    WAYS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
