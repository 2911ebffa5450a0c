"""Start-up, the whole process: from nothing to a customers' page one can use, encrypted shop.

The key comes as from the system's key store. The full page check, and what deriving the key from a
password would take, are timed apart: until the check ends nothing is writable.
"""

import time
from typing import Final

from app import vault
from app.models.database import Database, page_check
from tests.bench import shop
from tests.bench.harness import Hold, Run, child, compare, holds, in_turn, ratio

_LIMIT: Final = 2.0
_WAYS: Final = ("empty window", "sign-in painted", "ours")


def measure(size: str, rounds: int) -> bool:
    """Compare and print."""
    made = shop.get(size)

    def start(name: str, _: int) -> Run:
        given = (str(time.time()), str(made.folder), shop.DAY.isoformat())
        return child("first_paint", name, *given)

    start("ours", 0)  # the first one fills the caches
    checks: list[float] = []

    def run(name: str, turn: int) -> Run:
        taken = start(name, turn)
        if name == "ours" and not taken.trouble:
            checks.append(_check(made))
        return taken

    runs = in_turn(_WAYS, run, rounds)
    title = f"Start-up to a usable window, encrypted shop of {made.customers:,} customers"
    compare(title, runs, "ours", [Hold("empty window")])
    if any(one.trouble for ways in runs.values() for one in ways):
        return False
    empty = runs["empty window"]
    holds(
        "sign-in painted / empty window",
        ratio(runs["sign-in painted"], empty, "seconds"),
        Hold(""),
    )
    holds("page check", sorted(checks)[len(checks) // 2], Hold(""), " s")
    holds("key from a password", _derive(made), Hold(""), " s")
    usable = [
        Run({"seconds": one["seconds"] - check})
        for one, check in zip(runs["ours"], checks, strict=True)
    ]
    without = ratio(usable, empty, "seconds")
    return holds("ours without the page check / empty window", without, Hold("", _LIMIT))


def _check(made: shop.BenchShop) -> float:
    """Time the check of all pages by itself."""
    database = Database.at(made.folder / "shop.db", made.key)
    with database.read() as connection:
        began = time.perf_counter()
        page_check(connection, encrypted=True)
        seconds = time.perf_counter() - began
    database.close()
    return seconds


def _derive(made: shop.BenchShop) -> float:
    began = time.perf_counter()
    vault.open_with_password(made.folder, "owner", shop.PASSWORD)
    return time.perf_counter() - began
