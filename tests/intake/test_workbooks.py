"""Workbooks: what a cell becomes, which sheet is read, 1904 days, xls and ods."""

from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.importing import ReadOptions
from app.errors import FileError
from app.intake.any_file import read_file
from app.intake.sheet_check import MAX_CELLS
from tests.intake.files import Row, bare_xlsx, ods, ods_row, run, sheet_xml, write_xlsx


def test_numbers_become_the_text_a_person_sees(tmp_path: Path) -> None:
    row = (13812345678, 0.1 + 0.2, 1234.5, True, date(2024, 3, 1), datetime(2024, 3, 1, 18, 30))  # noqa: DTZ001 - a cell
    more = ("00042", None, 1e-7, 440300199001011234, -5, 2.675)
    path = write_xlsx(tmp_path / "list.xlsx", [["h"] * 12, (*row, *more)])
    ((line, cells),) = read_file(path, header_row=1).table.rows()
    assert line == 2
    assert list(cells) == [
        *("13812345678", "0.3", "1234.5", "TRUE", "2024-03-01", "2024-03-01 18:30:00"),
        *("00042", "", "0.0000001", "4.40300199001011E+17", "-5", "2.675"),
    ]


def test_a_number_that_lost_digits_is_refused(tmp_path: Path) -> None:
    rows: list[Row] = [["会员卡号", "姓名", "手机"], [6222021234567890123, "张三", "13812345678"]]
    _, found, _ = run(write_xlsx(tmp_path / "list.xlsx", rows))
    assert [(r.code, r.field) for r in found.rejects] == [("damaged_number", "number")]


def test_phones_and_numbers_stay_text(tmp_path: Path) -> None:
    rows: list[Row] = [
        ["会员编号", "姓名", "手机"],
        ["00042", "张三", 13812345678.0],
        [43, "李四", "139-1234-5678"],
    ]
    _, found, _ = run(write_xlsx(tmp_path / "list.xlsx", rows))
    assert [(c.number, c.phone) for c in found.customers] == [
        ("00042", "13812345678"),
        ("43", "13912345678"),
    ]


def test_lines_count_from_the_top_of_the_sheet(tmp_path: Path) -> None:
    rows: list[Row] = [
        ["客户消费明细"],
        [],
        [None, "姓名", "日期", "金额"],
        [None, "张三", date(2024, 3, 1), 5],
    ]
    plan, found, _ = run(write_xlsx(tmp_path / "list.xlsx", rows))
    assert plan.header_line == 3
    assert [sale.line for sale in found.sales] == [4]


def test_chosen_sheet(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "list.xlsx", [["姓名"], ["张三"]], title="客户", before=1)
    assert read_file(path, sheet="客户").sheet == "客户"


def test_both_date_systems_give_the_same_day(tmp_path: Path) -> None:
    rows: list[Row] = [["name", "date", "amount"], ["Ann", date(2024, 2, 29), 5]]
    for mac in (False, True):
        path = write_xlsx(tmp_path / f"list{mac}.xlsx", rows, mac=mac)
        _, found, _ = run(path)
        assert [sale.day for sale in found.sales] == [date(2024, 2, 29)]


def test_ods(tmp_path: Path) -> None:
    rows = ods_row("姓名", "日期", "金额") + ods_row("张三", "2024-03-01", "5.00", times=2)
    _, found, totals = run(ods(tmp_path / "list.ods", rows))
    assert [sale.amount_minor for sale in found.sales] == [500, 500]
    assert totals.read == 2


def test_wide_sheets_are_measured_not_guessed(tmp_path: Path) -> None:
    wide = b'<row r="1"><c r="A1"><v>1</v></c><c r="GR1"><v>2</v></c></row>'
    low = b'<row r="900"><c r="A900"><v>1</v></c></row>'
    assert (
        len(read_file(bare_xlsx(tmp_path / "wide.xlsx", sheet_xml(wide + low))).table.headers)
        == 200
    )
    far = b'<row r="900000"><c r="A900000"><v>1</v></c></row>'
    path = bare_xlsx(tmp_path / "far.xlsx", sheet_xml(wide + far))
    with pytest.raises(FileError) as refused:
        read_file(path)
    assert refused.value.code == "too_many_cells_in_sheet"
    assert MAX_CELLS < 200 * 900_000


def test_order_of_days_is_asked_once_for_a_sheet(tmp_path: Path) -> None:
    rows: list[Row] = [["name", "date", "amount"], ["Ann", "03/04/2024", 5]]
    path = write_xlsx(tmp_path / "list.xlsx", rows)
    _, found, _ = run(path, ReadOptions(date_order="dmy"))
    assert [sale.day for sale in found.sales] == [date(2024, 4, 3)]
