"""Reading a workbook of 100,000 rows beside the library alone and beside openpyxl."""

import sys
import time
from pathlib import Path
from typing import Final

from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from app.intake.any_file import read_file
from tests.bench import files
from tests.bench.harness import Hold, Run, child, compare, in_turn, report


def measure(size: str, rounds: int) -> bool:
    """Compare and print; the size of the shop plays no part."""
    del size
    file = files.workbook()

    def run(name: str, _: int) -> Run:
        return child("reading", name, str(file))

    runs = in_turn(list(WAYS), run, rounds)
    limits = [Hold("calamine alone", 1.5), Hold("openpyxl read-only")]
    return compare(f"Read {files.WORKBOOK_ROWS:,} rows of .xlsx", runs, "ours", limits)


def _ours(file: Path) -> int:
    return sum(1 for _ in read_file(file).table.rows())


def _calamine(file: Path) -> int:
    return len(CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()) - 1


def _openpyxl(file: Path) -> int:
    sheet = load_workbook(file, read_only=True, data_only=True).worksheets[0]
    return sum(1 for _ in sheet.iter_rows(values_only=True)) - 1


WAYS: Final = {"ours": _ours, "calamine alone": _calamine, "openpyxl read-only": _openpyxl}

if __name__ == "__main__":
    start = time.perf_counter()
    count = WAYS[sys.argv[1]](Path(sys.argv[2]))
    report(seconds=time.perf_counter() - start, rows=count)
