import csv
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.importing_guard import unguard
from app.domain.sheet import Cell, Column, Kind, Sheet
from app.errors import UserError
from app.reports.csv_text import field, write_csv

COLUMNS = (Column("name", "Name"), Column("amount", "Amount", Kind.MONEY))


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_a_sheet_is_written_as_rfc_4180_with_the_mark_for_excel(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    rows = [("张三", Decimal("-1234.50")), ('a "b", c\nd', None)]
    write_csv(path, Sheet("S", COLUMNS, rows))
    assert path.read_bytes() == (
        '\ufeffName,Amount\r\n张三,-1234.50\r\n"a ""b"", c\nd",\r\n'.encode()
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "1"),
        (7, "7"),
        (-7, "-7"),
        (2.5, "2.5"),
        (float("nan"), ""),
        (Decimal("-0.10"), "-0.10"),
        (Decimal("1E+3"), "1000"),
        (date(2024, 3, 1), "2024-03-01"),
        (datetime(2024, 3, 1, 9, 30, tzinfo=UTC).replace(tzinfo=None), "2024-03-01 09:30:00"),
        ("-7", "'-7"),
        ("half \ud83d", "half �"),
    ],
)
def test_numbers_and_days_are_plain_and_only_text_is_guarded(value: Cell, text: str) -> None:
    assert field(value) == text


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+8613812345678",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\x00=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        "'=1+1",
        "''=1+1",
    ],
)
def test_what_a_spreadsheet_might_run_is_guarded_and_comes_back(text: str) -> None:
    assert field(text) == "'" + text
    assert unguard(field(text)) == text


def test_a_file_of_formulas_comes_back_as_the_texts_they_were(tmp_path: Path) -> None:
    texts = ["=1+1", "'=1+1", "+8613812345678", "＝1", "-", "a\tb", "'s Hertogenbosch", "\r"]
    path = tmp_path / "out.csv"
    write_csv(path, Sheet("S", COLUMNS, [(text, None) for text in texts]))
    assert [unguard(line[0]) for line in read(path)[1:]] == texts


def test_naughty_strings_come_back_from_the_file(tmp_path: Path, shared_data: Path) -> None:
    texts = json.loads((shared_data / "hostile" / "blns.json").read_text(encoding="utf-8"))
    path = tmp_path / "out.csv"
    rows = [(text, Decimal(number)) for number, text in enumerate(texts)]
    write_csv(path, Sheet("S", COLUMNS, rows))
    back = read(path)[1:]
    assert [unguard(line[0]) for line in back] == texts
    assert not [line[0] for line in back if line[0][:1] in {*"=+-@\t\r\x00"} and line[0]]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        write_csv(tmp_path / "no" / "out.csv", Sheet("S", COLUMNS, []))
    assert refused.value.code == "folder_missing"
