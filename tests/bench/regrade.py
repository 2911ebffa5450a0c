"""A full regrade beside its limit query, polars, DuckDB and pandas.

Rounds go to and fro between the last two days, so that each has the same grades to write back.
"""

import shutil
import sys
import time
from pathlib import Path
from typing import Any, Final

from app.domain.facts import day_number
from app.models.database import Database
from app.services import grading
from tests.bench import shop
from tests.bench.harness import REFERENCE_PYTHON, Hold, Run, child, compare, in_turn, report
from tests.bench.references import WAYS

_LIMIT: Final = (
    "SELECT sum(amount_minor) FROM sale_line INDEXED BY ix_sale_line_facts WHERE voided = 0"
)


def measure(size: str, rounds: int) -> bool:
    """Compare and print."""
    made = shop.get(size)
    folder = shop.base_folder() / "regrade"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        made.copy_to(folder)
        plain = made.plain_copy()
        for way in WAYS:
            shutil.copyfile(plain, folder / f"{way}.db")

        def run(name: str, turn: int) -> Run:
            back = 1 - turn % 2
            if name in WAYS:
                end = str(day_number(shop.DAY) - back)
                file = str(folder / f"{name}.db")
                return child("references", name, file, end, python=REFERENCE_PYTHON)
            return child("regrade", name, str(folder), str(back))

        runs = in_turn(["ours", "limit query", *WAYS], run, rounds)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    holds = [
        Hold("limit query", 6.0),
        Hold("polars", 0.9),
        Hold("duckdb", 0.9),
        Hold("pandas", 0.15),
    ]
    title = f"Full regrade, {made.customers:,} customers, {made.lines:,} lines, encrypted"
    return compare(title, runs, "ours", holds)


def _ours(folder: Path, back: int) -> None:
    desk = shop.BenchShop(folder, 0, 0).open(shop.day_before(back))
    began = time.perf_counter()
    done = grading.regrade(desk).value
    report(seconds=time.perf_counter() - began, customers=done.customers, changed=done.changed)


def _limit(folder: Path) -> None:
    database = Database.at(folder / "shop.db", shop.BenchShop(folder, 0, 0).key)
    with database.engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        began = time.perf_counter()
        raw.execute(_LIMIT).fetchall()
        report(seconds=time.perf_counter() - began)


if __name__ == "__main__":
    if sys.argv[1] == "ours":
        _ours(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        _limit(Path(sys.argv[2]))
