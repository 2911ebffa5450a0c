"""Synthetic shops of three sizes in the program's own schema, made once and kept.

Sizes: s 10,000 customers and 200,000 sale lines, m ten times and l a hundred times as many. Counts
per customer are gamma-mixed (a few buy often), amounts are lognormal, one line in fifty is a linked
return, one order in seven has two lines; history is five years long and ends on DAY.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from app import bootstrap, vault
from app.domain.facts import day_number
from app.domain.search import tokens
from app.models import search as search_rows
from app.models.database import Database
from app.services import grading
from app.services.demo_people import PHONE_BLOCK, read_list
from app.services.desk import Desk
from tests.bench.harness import say

DAY: Final = date(2026, 1, 1)
YEARS_5: Final = 1826
SIZES: Final = {"s": (10_000, 200_000), "m": (100_000, 2_000_000), "l": (1_000_000, 10_000_000)}
PASSWORD: Final = "only-for-measuring"
_MAKE: Final = 4  # raised when a shop made by an older generator must not be used
_CHUNK: Final = 200_000
_AT: Final = "2026-01-01 12:00:00.000000"
_LINES_TABLES: Final = ("sale", "sale_line", "customer")

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class BenchShop:
    """A shop that was made: its folder, its size, the key of its file."""

    folder: Path
    customers: int
    lines: int

    @property
    def key(self) -> bytes:
        """Return the key of the encrypted file, kept beside it: nobody real is in it."""
        return (self.folder / "bench.key").read_bytes()

    def open(self, business_day: date = DAY) -> Desk:
        """Open the shop for its owner."""
        return bootstrap.open_desk(self.folder, key=self.key, business_day=business_day)

    def plain_copy(self) -> Path:
        """Return an unencrypted copy of the database, for references that cannot read ours."""
        plain = self.folder / "plain.db"
        if not plain.exists():
            part = self.folder / "plain.part"
            part.unlink(missing_ok=True)
            database = Database.at(self.folder / "shop.db", self.key)
            with database.engine.connect() as connection:
                raw: Any = connection.connection.driver_connection
                raw.execute(f"ATTACH DATABASE '{part}' AS plain KEY ''")
                raw.execute("SELECT sqlcipher_export('plain')").fetchall()
                raw.execute("DETACH DATABASE plain")
            database.close()
            part.rename(plain)
        return plain

    def copy_to(self, folder: Path) -> "BenchShop":
        """Copy the shop, for a measurement that writes into it."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("shop.db", "vault.json", "bench.key"):
            shutil.copyfile(self.folder / name, folder / name)
        return BenchShop(folder, self.customers, self.lines)


def base_folder() -> Path:
    """Return where the shops are kept."""
    named = os.environ.get("STARDESK_BENCH_DATA")
    return Path(named) if named else Path(tempfile.gettempdir()) / "stardesk-bench"


def get(size: str) -> BenchShop:
    """Return the shop of a size, making it the first time."""
    customers, lines = SIZES[size]
    folder = base_folder() / f"{size}-{_version()}"
    shop = BenchShop(folder, customers, lines)
    if not (folder / "ready").exists():
        say(f"making shop {size}: {customers:,} customers, {lines:,} lines in {folder}")
        for older in base_folder().glob(f"{size}-*"):
            shutil.rmtree(older, ignore_errors=True)
        make(shop)
        (folder / "ready").touch()
    return shop


def _version() -> str:
    steps = Path(bootstrap.__file__).parents[1] / "models" / "migrations" / "versions"
    told = hashlib.sha256(str(_MAKE).encode())
    for step in sorted(steps.glob("[0-9]*.py")):
        told.update(step.read_bytes())
    return told.hexdigest()[:8]


def make(shop: BenchShop) -> None:
    """Make a shop of its size in its folder."""
    folder = shop.folder
    setup = bootstrap.ShopSetup("Bench", password=PASSWORD)
    bootstrap.create_shop(folder, setup)
    (folder / "bench.key").write_bytes(vault.open_with_password(folder, setup.owner, PASSWORD))
    desk = shop.open()
    random = np.random.default_rng(7)
    with desk.database.engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        for pragma in ("synchronous = OFF", "foreign_keys = OFF", "cache_size = -524288"):
            raw.execute(f"PRAGMA {pragma}")
        raw.execute("BEGIN IMMEDIATE")
        indexes = _drop_indexes(raw)
        raw.executemany(
            "INSERT INTO category (id, name) VALUES (?, ?)",
            [(at, f"category {at}") for at in range(1, 13)],
        )
        joined = _add_customers(raw, shop.customers, random)
        _add_sales(raw, shop, joined, random)
        for statement in indexes:
            raw.execute(statement)
        raw.execute("COMMIT")
    _add_tokens(desk)
    grading.regrade(desk)
    with desk.database.engine.connect() as connection:
        raw = connection.connection.driver_connection
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    desk.database.close()


def _drop_indexes(raw: Any) -> list[str]:  # noqa: ANN401 - a DBAPI connection
    rows = raw.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL "
        f"AND tbl_name IN {_LINES_TABLES}"
    ).fetchall()
    for name, _ in rows:
        raw.execute(f"DROP INDEX {name}")
    return [statement for _, statement in rows]


def _names(count: int, random: np.random.Generator) -> Iterator[str]:
    """Yield names, three Western ones in ten."""
    lists = read_list("people")
    surnames = list(lists["surnames"])
    letters = list(lists["given_women"] + lists["given_men"] + lists["given_both"])
    firsts = lists["first_women"] + lists["first_men"]
    lasts = lists["last"]
    western = random.random(count) < 0.3
    long = random.random(count) < 0.8
    picks = random.integers(0, 1 << 30, (4, count))
    for at in range(count):
        a, b, c, d = (int(pick) for pick in picks[:, at])
        if western[at]:
            yield f"{firsts[a % len(firsts)]} {lasts[b % len(lasts)]}"
        else:
            given = letters[b % len(letters)] + (letters[c % len(letters)] if long[at] else "")
            yield surnames[d % len(surnames)] + given


def _add_customers(raw: Any, count: int, random: np.random.Generator) -> Ints:  # noqa: ANN401
    joined = day_number(DAY) - (random.random(count) ** 1.2 * YEARS_5).astype(np.int64)
    influence = random.choice(6, count, p=[0.45, 0.25, 0.14, 0.09, 0.05, 0.02])
    tails = random.integers(0, 10**8, count)
    rows = (
        (
            at + 1,
            f"VIP{at * 7919 % 10**7:07d}",
            name,
            f"{PHONE_BLOCK}{int(tails[at]):08d}",
            int(joined[at]),
            float(influence[at]),
            _AT,
            _AT,
        )
        for at, name in enumerate(_names(count, random))
    )
    raw.executemany(
        "INSERT INTO customer (id, number, name, phone, joined, influence, created_at, updated_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    return joined


@dataclass(frozen=True, eq=False)
class _Lines:
    """Every sale line as arrays, in the order of days; an order's lines stand together."""

    customer: Ints
    day: Ints
    amount: Ints
    category: Ints
    order: Ints
    is_head: NDArray[np.bool_]


def _sale_lines(shop: BenchShop, joined: Ints, random: np.random.Generator) -> _Lines:
    count, customers = int(shop.lines * 0.98), shop.customers
    weights = random.gamma(0.6, 1.0, customers) * random.lognormal(0, 0.5, customers)
    sums = np.cumsum(weights)
    chosen = np.searchsorted(sums, random.random(count) * sums[-1])
    customer = np.minimum(chosen, customers - 1)
    life = np.minimum(random.exponential(900, customers), day_number(DAY) - joined)
    day = joined[customer] + (random.random(count) * (life[customer] + 1)).astype(np.int64)
    # One order in seven has a second line: it copies customer and day of the line before.
    order = np.lexsort((customer, day))
    customer, day = customer[order], day[order]
    second = random.random(count) < 1 / 8
    second[0] = False
    second[1:] &= ~second[:-1]
    at = np.flatnonzero(second)
    customer[at], day[at] = customer[at - 1], day[at - 1]
    favourite = random.integers(1, 13, customers)
    usual = random.random(count) < 0.45
    category = np.where(usual, favourite[customer], random.integers(1, 13, count))
    taste = random.lognormal(0, 0.5, customers)
    amount = (random.lognormal(9.2, 0.8, count) * taste[customer]).astype(np.int64)
    return _Lines(customer, day, np.maximum(100, amount), category, np.cumsum(~second), ~second)


def _add_sales(
    raw: Any,  # noqa: ANN401 - a DBAPI connection
    shop: BenchShop,
    joined: Ints,
    random: np.random.Generator,
) -> None:
    lines = _sale_lines(shop, joined, random)
    count = len(lines.order)
    identity = random.integers(-(2**63), 2**63 - 1, shop.lines)
    taken = np.sort(random.choice(count, shop.lines - count, replace=False))
    days_left = np.minimum(14, day_number(DAY) - lines.day[taken])
    last = lines.day[taken] + random.integers(0, days_left + 1)
    net = np.bincount(lines.order, lines.amount).astype(np.int64)
    np.subtract.at(net, lines.order[taken], lines.amount[taken])
    last_day = np.zeros(len(net), dtype=np.int64)
    last_day[lines.order] = lines.day
    np.maximum.at(last_day, lines.order[taken], last)
    returned = np.zeros(count, dtype=np.bool_)
    returned[taken] = True
    is_visit = net[lines.order] > 0
    counts = is_visit & ~returned
    heads = np.flatnonzero(lines.is_head)
    order = lines.order[heads]
    _insert(
        raw,
        "sale",
        "id, customer_id, channel, document, first_day, last_day, total_minor, recorded_at",
        [order, lines.customer[heads] + 1, "shop", None, lines.day[heads], last_day[order]],
        [net[order], _AT],
    )
    columns = (
        "id, sale_id, customer_id, day, amount_minor, category_id, origin_id, head, counts, "
        "identity"
    )
    _insert(
        raw,
        "sale_line",
        columns,
        [np.arange(1, count + 1), lines.order, lines.customer + 1, lines.day, lines.amount],
        [lines.category, None, lines.is_head & is_visit, counts, identity[:count]],
    )
    _insert(
        raw,
        "sale_line",
        columns,
        [count + 1 + np.arange(len(taken)), lines.order[taken], lines.customer[taken] + 1, last],
        [-lines.amount[taken], lines.category[taken], taken + 1, 0, 0, identity[count:]],
    )
    raw.execute("UPDATE sale SET document = 'B' || id")


def _insert(
    raw: Any,  # noqa: ANN401 - a DBAPI connection
    table: str,
    names: str,
    first: list[Any],
    rest: list[Any],
) -> None:
    columns = [*first, *rest]
    length = len(first[0])
    marks = ", ".join("?" * len(columns))
    for start in range(0, length, _CHUNK):
        part = slice(start, min(start + _CHUNK, length))
        size = part.stop - part.start
        values = [
            column[part].astype(np.int64).tolist()
            if isinstance(column, np.ndarray)
            else [column] * size
            for column in columns
        ]
        rows = list(zip(*values, strict=True))
        raw.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)


def _add_tokens(desk: Desk) -> None:
    query = "SELECT id, number, name, phone FROM customer ORDER BY id"
    with desk.database.work() as connection:
        rows = connection.exec_driver_sql(query).all()
        search_rows.put_many(connection, ((row[0], tokens(row[1], row[2], row[3])) for row in rows))


def day_before(days: int) -> date:
    """Return a day before the shop's last one."""
    return DAY - timedelta(days=days)
