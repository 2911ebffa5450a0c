"""Start-up, the whole process: from nothing to a window one can use, encrypted shop.

Painted is the window with the focus in the search field; usable is when digits typed there have
their answer painted; whole is when the first page itself stands. The key is
at hand, as from the system's key store. The full page check, which runs behind the window and until
whose end nothing is writable, and getting the key are timed apart.
"""

import time
from typing import Final

from app import vault
from app.models.database import Database
from tests.bench import shop
from tests.bench.harness import Hold, Run, child, compare, holds, in_turn, ratio

_LIMIT: Final = 2.0
_EMPTY: Final = "empty window"
_PAINTED: Final = "painted"
_OURS: Final = "usable"


def measure(size: str, rounds: int) -> bool:
    """Compare and print."""
    made = shop.get(size)
    made.open().close()  # what an older program wrote is upgraded here, not in a start

    def start(name: str, _: int) -> Run:
        return child("first_paint", name, str(time.time()), str(made.folder))

    start(_OURS, 0)  # the first one fills the caches
    runs = in_turn((_EMPTY, _PAINTED, _OURS), start, max(rounds, 5))
    title = f"Start-up to a usable window, encrypted shop of {made.customers:,} customers"
    compare(title, runs, _OURS, [])
    if any(one.trouble for ways in runs.values() for one in ways):
        return False
    empty = runs[_EMPTY]
    whole = [Run({"seconds": one["whole"]}) for one in runs[_OURS]]
    holds(f"whole / {_EMPTY}", ratio(whole, empty, "seconds"), Hold(""))
    holds(f"{_PAINTED} / {_EMPTY}", ratio(runs[_PAINTED], empty, "seconds"), Hold(""))
    for name in (_PAINTED, _OURS):
        # A busy machine stretches what runs long: the processor's own time says less of it.
        holds(f"{name} / {_EMPTY}, processor", ratio(runs[name], empty, "cpu_s"), Hold(""))
    holds("page check, behind the window", _check(made), Hold(""), " s")
    holds("key from a password", _derive(made), Hold(""), " s")
    return holds(f"usable / {_EMPTY}", ratio(runs[_OURS], empty, "seconds"), Hold("", _LIMIT))


def _check(made: shop.BenchShop) -> float:
    """Time the check of all pages by itself."""
    database = Database.at(made.folder / "shop.db", made.key)
    began = time.perf_counter()
    database.check()
    seconds = time.perf_counter() - began
    database.close()
    return seconds


def _derive(made: shop.BenchShop) -> float:
    began = time.perf_counter()
    vault.open_with_password(made.folder, "owner", shop.PASSWORD)
    return time.perf_counter() - began
