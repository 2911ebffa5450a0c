"""Files that must be refused: quickly, in little memory, with three plain parts."""

import os
import struct
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

from app.errors import FileError
from app.intake.any_file import read_file
from tests.intake.files import (
    WORKBOOK,
    bare_xlsx,
    lie_about_size,
    ods,
    ods_row,
    sheet_xml,
    write_text,
    write_xlsx,
    write_zip,
)

SECONDS = 5.0
MEGABYTES = 500
ONE_CELL = sheet_xml(b'<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row>')


def refusal(path: Path, sheet: str | None = None) -> FileError:
    before = time.perf_counter()
    with pytest.raises(FileError) as refused:
        read_file(path, sheet)
    assert time.perf_counter() - before < SECONDS
    what, advice = refused.value.sentences()
    assert what
    assert advice
    assert "{" not in what + advice
    return refused.value


def test_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.csv").code == "file_missing"


def test_folder(tmp_path: Path) -> None:
    folder = tmp_path / "orders.csv"
    folder.mkdir()
    assert refusal(folder).code == "is_folder"


def test_empty_file(tmp_path: Path) -> None:
    assert refusal(write_text(tmp_path / "orders.csv", "")).code == "file_empty"
    assert refusal(write_text(tmp_path / "blank.csv", "\n \n,,\n")).code == "file_empty"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    pipe = tmp_path / "orders.csv"
    os.mkfifo(pipe)
    assert refusal(pipe).code == "not_a_file"


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="an administrator may read every file"
)
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = write_text(tmp_path / "orders.csv", "a,b\n")
    path.chmod(0)
    assert refusal(path).code == "file_locked"


def test_a_file_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_text(tmp_path / "orders.csv", "a,b\n")

    def refuse_open(*_: object, **__: object) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "open", refuse_open)
    assert refusal(path).code == "file_locked"


@pytest.mark.parametrize("name", ["list.pdf", "list", "list.docx", "list.json", "list.xlsb"])
def test_unknown_endings(name: str, tmp_path: Path) -> None:
    assert refusal(write_text(tmp_path / name, "name,phone\n")).code == "unknown_form"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.csv", b"PK\x03\x04rest of a zip"),
        ("list.csv", b"%PDF-1.7"),
        ("list.txt", b"\x89PNG\r\n\x1a\n"),
        ("list.xlsx", b"name,phone\nAnn,1\n"),
        ("list.xls", b"<html><table><tr><td>name</td></tr></table></html>"),
        ("list.xls", b"name\tphone\nAnn\t1\n"),
        ("list.ods", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 not locked"),
        ("list.csv", b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann\r\nEND:VCARD\r\n"),
        ("list.vcf", b"name,phone\nAnn,1\n"),
    ],
)
def test_name_and_content_must_agree(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refusal(path).code == "content_differs"


def test_a_workbook_of_the_other_kind(tmp_path: Path) -> None:
    book = write_xlsx(tmp_path / "list.xlsx", [["name"], ["Ann"]])
    assert refusal(book.rename(tmp_path / "list.ods")).code == "content_differs"


def test_binary_text(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(bytes(range(256)) * 20 + b"\0\0\0" * 500)
    assert refusal(path).code == "not_text"


def test_password(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
    path.write_bytes(head + "EncryptedPackage".encode("utf-16-le") + bytes(2000))
    assert refusal(path).code == "file_has_password"


def test_no_rows_names_the_sheets(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "list.xlsx", [], title="客户", before=1)
    found = refusal(path)
    assert found.code == "sheet_empty"
    assert "客户" in str(found)
    assert "empty0" in str(found)


def test_no_sheets(tmp_path: Path) -> None:
    start, end = WORKBOOK.index(b"<sheet "), WORKBOOK.index(b"</sheets>")
    workbook = WORKBOOK[:start] + WORKBOOK[end:]
    path = bare_xlsx(tmp_path / "list.xlsx", ONE_CELL, **{"xl/workbook.xml": workbook})
    assert refusal(path).code == "no_sheets"


def test_no_such_sheet_names_the_others(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "list.xlsx", [["name"]], title="客户")
    found = refusal(path, "订单")
    assert found.code == "no_such_sheet"
    assert "客户" in str(found)
    assert read_file(path).sheets == ("客户",)


def test_first_filled_sheet_is_taken(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "list.xlsx", [["name"], ["Ann"]], title="客户", before=2)
    found = read_file(path)
    assert found.sheet == "客户"
    assert found.sheets == ("empty0", "empty1", "客户")


# Bombs -----------------------------------------------------------------------------------------


def big_deflated(path: Path, claimed: int | None) -> Path:
    """Write a workbook whose sheet unpacks to 10 GB: one deflated megabyte, again and again."""
    piece = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = piece.compress(b" " * (1 << 20)) + piece.flush(zlib.Z_FULL_FLUSH)
    more = zlib.compressobj(9, zlib.DEFLATED, -15)
    end = more.flush()
    times = 10_000
    body = block * times + end
    size = claimed if claimed is not None else min(times << 20, 0xFFFFFFFE)
    name = b"xl/worksheets/sheet1.xml"
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0, 0, len(body), size, len(name), 0)
    book = b"xl/workbook.xml"
    first = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 0, 0, 0, 0, 1, 1, len(book), 0)
    content = first + book + b"x" + local + name + body
    entries = b""
    for at, entry, method, packed, unpacked in (
        (0, book, 0, 1, 1),
        (len(first) + len(book) + 1, name, 8, len(body), size),
    ):
        head = struct.pack(
            "<4s6H3L5H2L",
            *(b"PK\1\2", 20, 20, 0, method, 0, 0, 0, packed, unpacked),
            *(len(entry), 0, 0, 0, 0, 0, at),
        )
        entries += head + entry
    tail = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 2, 2, len(entries), len(content), 0)
    path.write_bytes(content + entries + tail)
    return path


def test_ten_megabytes_to_ten_gigabytes(tmp_path: Path) -> None:
    path = big_deflated(tmp_path / "bomb.xlsx", None)
    assert path.stat().st_size < 12 << 20
    assert refusal(path).code == "file_bomb"


def test_a_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    path = big_deflated(tmp_path / "bomb.xlsx", 1 << 20)
    assert refusal(path).code == "file_bomb"
    path = lie_about_size(
        bare_xlsx(tmp_path / "lie.xlsx", ONE_CELL + b" " * 5000),
        "xl/worksheets/sheet1.xml",
        100,
    )
    assert refusal(path).code == "file_bomb"


def test_a_million_entries(tmp_path: Path) -> None:
    name = b"a"
    entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", *(20, 20, 0, 0, 0, 0), 0, 0, 0, 1, *(0,) * 6)
    entries = (entry + name) * 1_000_000
    for told in (0xFFFF, 16_960, 5):
        tail = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, told, told, len(entries), 0, 0)
        path = tmp_path / f"many{told}.xlsx"
        path.write_bytes(b"PK\3\4" + entries + tail)
        assert refusal(path).code == "file_bomb"


def test_many_honest_entries(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "many.xlsx", {f"part{n}": b"" for n in range(12_000)})
    assert refusal(path).code == "file_bomb"


def test_seventeen_thousand_million_cells(tmp_path: Path) -> None:
    corner = (
        b'<row r="1"><c r="A1"><v>1</v></c></row>'
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )
    path = bare_xlsx(tmp_path / "corner.xlsx", sheet_xml(corner))
    assert refusal(path).code == "too_many_cells_in_sheet"
    repeated = (
        b'<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
        b'table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
        b"</table:table-row>"
    )
    assert refusal(ods(tmp_path / "rep.ods", repeated)).code == "too_many_cells_in_sheet"


def test_repeated_blank_rows_are_no_bomb(tmp_path: Path) -> None:
    blank = (
        b'<table:table-row table:number-rows-repeated="1048570"><table:table-cell '
        b'table:number-columns-repeated="16384"/></table:table-row>'
    )
    rows = ods_row("name", "phone") + ods_row("Ann", "5550100") + blank
    table = read_file(ods(tmp_path / "list.ods", rows)).table
    assert [list(cells) for _, cells in table.rows() if any(cells)] == [["Ann", "5550100"]]


def test_billion_laughs(tmp_path: Path) -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    cells = b'<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>'
    path = bare_xlsx(tmp_path / "laughs.xlsx", sheet_xml(cells, before=laughs))
    assert refusal(path).code == "unsafe_xml"


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/evil", "xl\\..\\..\\evil.xml"])
def test_names_that_point_outside(name: str, tmp_path: Path) -> None:
    path = bare_xlsx(tmp_path / "names.xlsx", ONE_CELL, **{name: b"x"})
    assert refusal(path).code == "unsafe_names"


@pytest.mark.parametrize("head", [b"", b"name,phone\n"])
def test_two_gigabytes_in_one_line(head: bytes, tmp_path: Path) -> None:
    path = tmp_path / "line.csv"
    with path.open("wb") as stream:
        stream.write(head + b"x" * (1 << 21))
        stream.truncate((2 << 30) - 1)
    found = refusal(path)
    assert found.code == "line_too_long"
    assert found.values["line"] == 1 + head.count(b"\n")


def test_more_than_two_gigabytes(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as stream:
        stream.write(b"name,phone\n" * 200_000)
        stream.truncate((2 << 30) + 1)
    assert refusal(path).code in {"file_too_large", "line_too_long", "not_text"}


def test_cut_workbooks_are_damaged(tmp_path: Path) -> None:
    whole = write_xlsx(tmp_path / "list.xlsx", [["name"], ["Ann"]]).read_bytes()
    path = tmp_path / "cut.xlsx"
    for length in range(8, len(whole), 211):
        path.write_bytes(whole[:length])
        assert refusal(path).code == "file_damaged"


MEASURE = """
import sys
from pathlib import Path
from app.errors import FileError
from app.intake.any_file import read_file
try:
    read_file(Path(sys.argv[1]))
except FileError as error:
    peak = Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]
    print(error.code, int(peak) // 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is asked of Linux")
def test_bombs_stay_small_in_memory(tmp_path: Path) -> None:
    line = tmp_path / "line.csv"
    with line.open("wb") as stream:
        stream.write(b"name,phone\n" + b"x" * (1 << 21))
        stream.truncate((2 << 30) - 1)
    for path in (
        big_deflated(tmp_path / "b.xlsx", None),
        big_deflated(tmp_path / "c.xlsx", 9),
        line,
    ):
        done = subprocess.run(
            [sys.executable, "-c", MEASURE, str(path)],
            capture_output=True,
            check=True,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        code, megabytes = done.stdout.split()
        assert code in {"file_bomb", "line_too_long"}
        assert int(megabytes) < MEGABYTES
