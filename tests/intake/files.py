"""Builders of files for the intake tests: text in any encoding, workbooks, bombs."""

import io
import struct
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from app.domain.importing import (
    ParsedCustomer,
    ParsedSale,
    Plan,
    ReadOptions,
    Reject,
    Totals,
    parse_rows,
    plan,
)
from app.intake.any_file import read_file

Row = Sequence[object]


class Verdicts(NamedTuple):
    """All the verdicts on a file."""

    sales: list[ParsedSale]
    customers: list[ParsedCustomer]
    rejects: list[Reject]


def write_text(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def write_xlsx(
    path: Path, rows: Iterable[Row], *, mac: bool = False, title: str = "Sheet", before: int = 0
) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for number in range(before):
        book.create_sheet(f"empty{number}", number)
    sheet.title = title
    if mac:
        book.epoch = CALENDAR_MAC_1904
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def write_zip(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def lie_about_size(path: Path, name: str, claimed: int) -> Path:
    """Make a zip say that one of its parts is smaller than it is."""
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        local = archive.getinfo(name).header_offset
    central = data.find(b"PK\x01\x02")
    while data[central + 46 : central + 46 + len(name)] != name.encode():
        central = data.find(b"PK\x01\x02", central + 4)
    struct.pack_into("<L", data, central + 24, claimed)
    struct.pack_into("<L", data, local + 22, claimed)
    path.write_bytes(data)
    return path


WORKBOOK = (
    b'<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/'
    b'2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    b'<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
RELATIONS = (
    b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    b'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)


def bare_xlsx(path: Path, sheet: bytes, **more: bytes) -> Path:
    """Write the least that is an xlsx around the XML of one sheet."""
    parts = {
        "_rels/.rels": RELATIONS.replace(b"/worksheet", b"/officeDocument").replace(
            b"worksheets/sheet1.xml", b"xl/workbook.xml"
        ),
        "xl/workbook.xml": WORKBOOK,
        "xl/_rels/workbook.xml.rels": RELATIONS,
        "xl/worksheets/sheet1.xml": sheet,
    }
    return write_zip(path, parts | more)


def sheet_xml(cells: bytes, before: bytes = b"") -> bytes:
    return (
        b'<?xml version="1.0"?>' + before + b'<worksheet xmlns="http://schemas.openxmlformats.org/'
        b'spreadsheetml/2006/main"><sheetData>' + cells + b"</sheetData></worksheet>"
    )


def ods(path: Path, rows: bytes) -> Path:
    content = (
        b'<?xml version="1.0"?><office:document-content '
        b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        b'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        b'<office:body><office:spreadsheet><table:table table:name="S">'
        + rows
        + b"</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        b'<?xml version="1.0"?><manifest:manifest '
        b'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    parts = {"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content}
    return write_zip(path, parts)


def ods_row(*cells: str, times: int = 1) -> bytes:
    written = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        for cell in cells
    )
    row = f'<table:table-row table:number-rows-repeated="{times}">{written}</table:table-row>'
    return row.encode()


def run(path: Path, options: ReadOptions | None = None) -> tuple[Plan, Verdicts, Totals]:
    """Read a whole file: its plan, all its verdicts in one batch, its control totals."""
    table = read_file(path).table
    found = plan(table, options or ReadOptions())
    totals = Totals()
    every = Verdicts([], [], [])
    for batch in parse_rows(table, found, totals):
        every.sales.extend(batch.sales)
        every.customers.extend(batch.customers)
        every.rejects.extend(batch.rejects)
    return found, every, totals


DAY = date(2024, 3, 1)
