"""R17: whatever is typed, no export holds a formula of it, and our own import gives it back.

There is no export of contacts as vCard; papers are drawn, so nothing can run in them.
"""

import contextlib
import json
import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import openpyxl
import pytest

from app.domain.cases import CaseEntry
from app.domain.customer_rules import CustomerEntry
from app.domain.importing_guard import keeps_quote, unguard
from app.errors import UserError
from app.reports.csv_text import write_csv as write_sheet
from app.reports.excel import write_workbook
from app.services import (
    audit,
    cases,
    checkout,
    customers,
    importing,
    preferences,
    refused_rows,
    reject_file,
    reporting,
    star_table,
    tags,
)
from app.services.audit import AuditView
from app.services.checkout import SaleEntry
from app.services.desk import Desk
from app.services.importing import Options
from app.services.star_table import View
from tests.services.shops import shop_of, take_in, write_csv

SIGNS = [*"=+-@＝＋－＠", "\t=", "\r=", "\0="]
BODIES = ["1+1", "SUM(A1:A9)", "cmd|' /C calc'!A0", 'HYPERLINK("http://x.test","y")']
TEXTS = [
    f"{before}{sign}{body}"
    for before in ("", " ", "  ", "'", "''")
    for sign in SIGNS
    for body in BODIES
]
# What the totals of our own sheets are made of; anything else that a spreadsheet would run fails.
OURS = re.compile(r"=(IFERROR|SUM|SUBTOTAL|COUNT|COUNTA|ROUND|IF|AND|ABS|SUMPRODUCT)\(").match


def told(act: Callable[[], object]) -> bool:
    """Say whether a text was taken."""
    with contextlib.suppress(UserError):
        act()
        return True
    return False


def fill(desk: Desk, texts: Iterable[str]) -> int:
    """Type each text into every field there is; return how many were taken as a name."""
    taken = 0
    for place, text in enumerate(texts):
        entry = CustomerEntry(
            name=text, number=f"F{place}", note=text, address=text, occupation=text, tags=(text,)
        )
        if not told(partial(customers.add_customer, desk, entry)):
            continue
        taken += 1
        key = customers.id_of(desk, f"F{place}")
        sale = SaleEntry(key, 500, text, f"D{place} {text}", channel=text, product=text)
        told(partial(checkout.record_sale, desk, sale))
        told(partial(preferences.change, desk, key, {"tone": text}))
        told(partial(cases.log, desk, CaseEntry(key, "complaint", "phone", text)))
        told(partial(customers.reveal_phone, desk, key, text))
        told(partial(tags.add, desk, [key], text))
    return taken


def cells_of(path: Path) -> list[str]:
    """Return every text of a workbook, after holding that none of them runs."""
    found = []
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert OURS(str(cell.value)), (sheet.title, cell.coordinate, cell.value)
                elif isinstance(cell.value, str):
                    found.append(cell.value)
    return found


def lines_of(path: Path) -> list[list[str]]:
    """Return the cells of a CSV file as a spreadsheet sees them, after holding that none runs."""
    lines = reject_file.read_lines(path)
    risky = tuple("=+-@\t\r\0＝＋－＠")
    for line in lines:
        for cell in line:
            is_number = bool(re.fullmatch(r"-?\d+(\.\d+)?", cell))
            assert is_number or not cell.startswith(risky), cell
    return lines


@pytest.fixture
def hostile(desk: Desk) -> Desk:
    """Return a shop in which somebody typed formulas into every field."""
    assert fill(desk, TEXTS) > len(TEXTS) // 2
    return desk


def names_of(desk: Desk) -> dict[str, str]:
    return {row.number: row.name for row in star_table.first_page(desk, View(), 5000)}


def test_no_workbook_runs_what_somebody_typed(hostile: Desk, tmp_path: Path) -> None:
    book = reporting.accountant_book(hostile)
    write_workbook(tmp_path / "book.xlsx", book.sheets, book.cover)
    write_workbook(tmp_path / "stars.xlsx", [reporting.star_sheet(hostile, View())])
    write_workbook(tmp_path / "log.xlsx", [audit.log_sheet(hostile, AuditView())])
    shown = cells_of(tmp_path / "stars.xlsx")
    assert {keeps_quote(name) for name in names_of(hostile).values()} <= set(shown)
    assert "=1+1" in cells_of(tmp_path / "book.xlsx")
    assert "=1+1" in cells_of(tmp_path / "log.xlsx")


def test_a_workbook_that_ran_them_would_be_caught(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["=HYPERLINK(1)"])
    book.save(tmp_path / "bad.xlsx")
    with pytest.raises(AssertionError):
        cells_of(tmp_path / "bad.xlsx")
    (tmp_path / "bad.csv").write_text("name\n=1+1\n", "utf-8")
    with pytest.raises(AssertionError):
        lines_of(tmp_path / "bad.csv")


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_the_star_table_comes_back_by_our_own_import(
    hostile: Desk, new_shop: Path, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"stars{suffix}"
    sheet = reporting.star_sheet(hostile, View())
    if suffix == ".csv":
        write_sheet(path, sheet)
        head, *lines = lines_of(path)
        at = head.index("Name")
        assert {unguard(line[at]) for line in lines} >= {"=1+1", "＝1+1"}
    else:
        write_workbook(path, [sheet])
    with shop_of(new_shop) as (other, _clock):
        report = importing.run(other, path, Options(kind="customers")).value
        assert report.rejected == 0
        assert names_of(other) == names_of(hostile)


def test_naughty_strings_go_out_and_come_back(
    desk: Desk, new_shop: Path, tmp_path: Path, shared_data: Path
) -> None:
    texts = json.loads((shared_data / "hostile" / "blns.json").read_text(encoding="utf-8"))
    rows = [["number", "name", "note"]]
    rows += [[f"B{place}", text, text] for place, text in enumerate(texts)]
    report = take_in(desk, write_csv(tmp_path / "blns.csv", rows), kind="customers")
    assert (report.read, report.created + report.rejected) == (len(texts), len(texts))
    assert report.rejected < 30
    assert {reject.field for reject in report.rejects} <= {"name", "note"}
    write_sheet(tmp_path / "out.csv", reporting.star_sheet(desk, View()))
    write_workbook(tmp_path / "out.xlsx", [reporting.star_sheet(desk, View())])
    lines_of(tmp_path / "out.csv")
    cells_of(tmp_path / "out.xlsx")
    names = names_of(desk)
    # XML has no room for the two that are no characters; a workbook shows them as unreadable.
    drawn = {key: re.sub("[\ufffe\uffff]", "\ufffd", name) for key, name in names.items()}
    for file, expected in (("out.csv", names), ("out.xlsx", drawn)):
        with shop_of(new_shop) as (other, _clock):
            take_in(other, tmp_path / file, kind="customers")
            assert names_of(other) == expected
    if report.rejected:
        refused_rows.save(desk, report.batch or 0, tmp_path / "refused.csv")
        lines_of(tmp_path / "refused.csv")
