"""The files that measurements read: one CSV of sales and one workbook, made once and kept."""

import csv
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import numpy as np

from tests.bench import shop
from tests.bench.harness import say

HEAD: Final = ("card", "phone", "date", "amount", "category", "channel")
CHANNELS: Final = ("shop", "web", "phone", "app")
WORKBOOK_ROWS: Final = 100_000
_FAULTY: Final = 0.005
_FAULTS: Final = ("VIP?", "12345", "2025-02-30", "12,x", "none")


def sales_csv(customers: list[tuple[str, str]], rows: int) -> Path:
    """Return a CSV of sales of these customers (number, phone); one row in 200 is faulty."""
    path = shop.base_folder() / f"sales-{rows}-{len(customers)}.csv"
    if path.exists():
        return path
    say(f"writing {path}")
    random = np.random.default_rng(9)
    who = random.integers(0, len(customers), rows).tolist()
    back = np.sort(random.integers(0, shop.YEARS_5, rows))[::-1].tolist()
    amounts = (random.lognormal(9.2, 0.8, rows).astype(int) + 100).tolist()
    faults = np.where(random.random(rows) < _FAULTY, random.integers(0, 2, rows) * 1 + 2, -1)
    days = [(shop.DAY - timedelta(days=at)).isoformat() for at in range(shop.YEARS_5)]
    part = path.with_suffix(".part")
    with part.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file)
        writer.writerow(HEAD)
        for at, (person, fault) in enumerate(zip(who, faults.tolist(), strict=True)):
            amount = amounts[at]
            row = [
                *customers[person],
                days[back[at]],
                f"{amount // 100}.{amount % 100:02d}",
                f"category {amount % 12 + 1}",
                CHANNELS[amount % 4],
            ]
            if fault >= 0:
                row[fault] = _FAULTS[fault]
            writer.writerow(row)
    part.rename(path)
    return path


def workbook() -> Path:
    """Return a workbook of 100,000 sales with real dates and numbers."""
    path = shop.base_folder() / f"sales-{WORKBOOK_ROWS}.xlsx"
    if path.exists():
        return path
    from openpyxl import Workbook  # noqa: PLC0415 - who imports a CSV must not measure it too

    say(f"writing {path}")
    book = Workbook(write_only=True)
    sheet = book.create_sheet("sales")
    sheet.append(HEAD)
    random = np.random.default_rng(9)
    amounts = (random.lognormal(9.2, 0.8, WORKBOOK_ROWS).astype(int) + 100).tolist()
    for at, amount in enumerate(amounts):
        day: date = shop.DAY - timedelta(days=at % shop.YEARS_5)
        category, channel = f"category {amount % 12 + 1}", CHANNELS[amount % 4]
        number, phone = f"VIP{at % 9999:07d}", f"154{at:08d}"
        sheet.append([number, phone, day, amount / 100, category, channel])
    part = path.with_suffix(".part")
    book.save(part)
    part.rename(path)
    return path
