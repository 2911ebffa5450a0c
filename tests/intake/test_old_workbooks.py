"""The old .xls: read as it is, refused where a record would unfold to gigabytes."""

import struct
from datetime import date
from pathlib import Path

import pytest

from app.errors import FileError
from app.intake.any_file import read_file
from tests.intake.files import run
from tests.intake.xls_file import label, number, record, records, write_xls

ROWS: list[list[str | float]] = [
    ["姓名", "手机", "日期", "金额"],
    ["张三", 13812345678.0, 45352.0, 12.5],
]


@pytest.mark.parametrize(("mac", "day"), [(False, 45352.0), (True, 45352.0 - 1462)])
def test_a_sheet_is_read(mac: bool, day: float, tmp_path: Path) -> None:
    rows: list[list[str | float]] = [ROWS[0], ["张三", 13812345678.0, day, 12.5]]
    path = write_xls(tmp_path / "list.xls", records(rows, mac=mac))
    assert read_file(path).sheets == ("客户",)
    _, found, _ = run(path)
    (sale,) = found.sales
    assert (sale.name, sale.phone, sale.amount_minor) == ("张三", "13812345678", 1250)
    assert sale.day == date(2024, 3, 1)


def code_of(path: Path) -> str:
    with pytest.raises(FileError) as refused:
        read_file(path)
    assert all(refused.value.sentences())
    return refused.value.code


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (label(1, 40_000, "far"), "file_damaged"),
        (number(1, 300, 1.0), "file_damaged"),
        (
            record(0x00BD, struct.pack("<HH", 1, 0) + bytes(6) + struct.pack("<H", 999)),
            "file_damaged",
        ),
        (record(0x002F, bytes(6)), "file_has_password"),
        (record(0x0200, struct.pack("<IIHHH", 0, 1 << 31, 0, 4, 0)), "too_many_cells_in_sheet"),
        (record(0x0200, struct.pack("<IIHHH", 9, 2, 0, 4, 0)), "file_damaged"),
        (record(0x00FC, struct.pack("<II", 1, 1 << 31)), "file_damaged"),
    ],
)
def test_records_that_would_burst(more: bytes, code: str, tmp_path: Path) -> None:
    path = write_xls(tmp_path / "list.xls", records(ROWS, more=more))
    assert code_of(path) == code


def test_locked_and_foreign_streams(tmp_path: Path) -> None:
    content = records(ROWS)
    locked = write_xls(tmp_path / "locked.xls", content, "EncryptedPackage")
    assert code_of(locked) == "file_has_password"
    assert code_of(write_xls(tmp_path / "letter.xls", content, "WordDocument")) == "file_damaged"


def test_sectors_in_a_ring(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "ring.xls", records(ROWS))
    data = bytearray(path.read_bytes())
    struct.pack_into("<I", data, 512 + 4 * 5, 3)
    path.write_bytes(data)
    assert code_of(path) == "file_damaged"


def test_cut_anywhere(tmp_path: Path) -> None:
    whole = write_xls(tmp_path / "list.xls", records(ROWS)).read_bytes()
    path = tmp_path / "cut.xls"
    for length in range(9, len(whole) - 4096, 97):
        path.write_bytes(whole[:length])
        assert code_of(path) == "file_damaged"
