"""Export of 100,000 customers with twelve columns, styled, beside openpyxl and xlsxwriter.

All write the same cells, collected beforehand; what collecting them from the shop takes is shown
apart. xlsxwriter stands for the fastest there is, openpyxl write-only without a style for the plain
way of the library we use.
"""

import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from openpyxl import Workbook

from app.domain.sheet import Sheet
from app.reports.excel import write_workbook
from app.services import reporting
from app.services.packed_rows import PackedRows
from app.services.star_table import View
from tests.bench import shop
from tests.bench.harness import (
    Hold,
    Run,
    child,
    compare,
    holds,
    in_turn,
    loose,
    median,
    peak_mib,
    report,
)

_COLUMNS: Final = 12
_MEMORY_MIB: Final = 120.0


def measure(size: str, rounds: int) -> bool:
    """Compare and print; larger shops than m write as many rows as m."""
    size = "m" if size == "l" else size
    made = shop.get(size)

    def run(name: str, _: int) -> Run:
        return child("export", name, size)

    runs = in_turn(list(WAYS), run, rounds)
    limits = [Hold("openpyxl plain", 2.0), Hold("xlsxwriter constant memory")]
    title = f"Export {made.customers:,} x {_COLUMNS} to .xlsx"
    verdict = compare(title, runs, "ours", limits)
    if any(one.trouble for one in runs["ours"]):
        return False
    added = median(runs["ours"], "added_mib")
    collect = median(runs["ours"], "collect_s")
    holds("collecting the rows", collect, Hold(""), " s")
    return (
        holds("memory added by collecting and writing", added, Hold("", _MEMORY_MIB), " MiB")
        and verdict
    )


def _sheet(size: str) -> Sheet:
    desk = shop.get(size).open()
    sheet = reporting.star_sheet(desk, View())
    rows = PackedRows(tuple(row[:_COLUMNS]) for row in sheet.rows)
    desk.database.close()
    return replace(sheet, columns=sheet.columns[:_COLUMNS], rows=rows)


def _ours(sheet: Sheet, path: Path) -> None:
    write_workbook(path, [sheet])


def _plain(sheet: Sheet, path: Path) -> None:
    book = Workbook(write_only=True)
    page = book.create_sheet()
    page.append([column.title for column in sheet.columns])
    for row in sheet.rows:
        page.append(list(row))
    book.save(path)


def _xlsxwriter(sheet: Sheet, path: Path) -> None:
    book = loose("xlsxwriter").Workbook(str(path), {"constant_memory": True})
    page = book.add_worksheet()
    day, money = (
        book.add_format({"num_format": "yyyy-mm-dd"}),
        book.add_format({"num_format": "0.00"}),
    )
    styles = {"date": day, "money": money}
    chosen = [styles.get(column.kind.value) for column in sheet.columns]
    page.write_row(0, 0, [column.title for column in sheet.columns])
    for at, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row):
            page.write(at, column, cell, chosen[column])
    book.close()


WAYS: Final = {"ours": _ours, "openpyxl plain": _plain, "xlsxwriter constant memory": _xlsxwriter}


def _child(way: str, size: str) -> None:
    if way.startswith("xlsxwriter"):
        loose("xlsxwriter")
    before = _now_mib()
    began = time.perf_counter()
    sheet = _sheet(size)
    collected = time.perf_counter() - began
    with TemporaryDirectory() as folder:
        path = Path(folder) / "out.xlsx"
        began = time.perf_counter()
        WAYS[way](sheet, path)
        seconds = time.perf_counter() - began
    report(seconds=seconds, collect_s=collected, added_mib=peak_mib() - before)


def _now_mib() -> float:
    pages = Path("/proc/self/statm")
    return int(pages.read_text(encoding="ascii").split()[1]) * 4096 / 2**20 if pages.exists() else 0


if __name__ == "__main__":
    _child(sys.argv[1], sys.argv[2])
