"""A small encrypted shop for the harnesses, and how to tell what state it is in."""

import csv
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from app import vault
from app.bootstrap import ShopSetup, create_shop, open_desk
from app.models import backup
from app.services import doctor, importing
from app.services.desk import Desk
from app.services.importing import Options
from app.vault import Cost

DAY = date(2026, 5, 20)
PASSWORD = "tea and biscuits"
CHEAP = Cost(memory_kib=32, passes=1, lanes=1)
KINDS = ("tea", "cups", "gifts", "books")


def make_shop(folder: Path, customers: int = 40, sales: int = 120) -> bytes:
    """Create an encrypted shop with some customers and sales, and return its key."""
    create_shop(folder, ShopSetup(name="Shop", password=PASSWORD, cost=CHEAP))
    key = vault.open_with_password(folder, "owner", PASSWORD)
    if not sales:
        return key
    file = folder.parent / "first.csv"
    write_sales(file, sales, customers, seed=1)
    with opened(folder, key) as desk:
        importing.run(desk, file, Options())
    return key


def write_sales(
    file: Path, count: int, customers: int, *, seed: int, prefix: str = "A", bad: int = 0
) -> None:
    """Write a sales file: orders of up to three lines, and some rows nobody can read."""
    chance = random.Random(seed)
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["order", "customer", "name", "date", "amount", "category"])
        for at in range(count):
            who = at if at < customers else chance.randrange(customers)
            day = DAY - timedelta(days=chance.randrange(400))
            amount = f"{chance.randrange(100, 90_000) / 100:.2f}"
            row = [f"{prefix}{at // 3}-{who}", f"{who:04d}", f"Name {who}", day, amount]
            writer.writerow([*row, chance.choice(KINDS)])
        for at in range(bad):
            writer.writerow([f"{prefix}X{at}", "0001", "Name 1", "no day", "1.00", ""])


@contextmanager
def opened(folder: Path, key: bytes) -> Iterator[Desk]:
    """Open the shop as the program does, full page check included, and close it."""
    desk = open_desk(folder, "owner", key=key, business_day=DAY)
    try:
        yield desk
    finally:
        desk.database.close()


def ailments(desk: Desk) -> list[str]:
    """Name what the doctor finds wrong."""
    return [f"{check.name}: {check.detail}" for check in doctor.check(desk) if not check.ok]


def digest(desk: Desk) -> str:
    """Return the digest of everything that lives in the shop."""
    with desk.database.read() as connection:
        return backup.digest(connection)
