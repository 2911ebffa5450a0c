"""The door for files: tells what a file is by its content and its name, which must agree."""

import re
from pathlib import Path

from app.domain.importing_table import RawFile
from app.errors import FileError
from app.i18n import QT_TRANSLATE_NOOP
from app.intake.csv_file import read_csv
from app.intake.excel_file import read_excel
from app.intake.refusals import opened, refuse, require_ordinary
from app.intake.vcard_file import read_vcard
from app.intake.zip_check import check_zip, locked

TEXT, ZIP, OLE, VCARD = "text", "zip", "ole", "vcard"
FORMS = {
    ".csv": TEXT,
    ".tsv": TEXT,
    ".txt": TEXT,
    ".xlsx": ZIP,
    ".ods": ZIP,
    ".xls": OLE,
    ".vcf": VCARD,
}
_HEAD = 4096
_MAGIC = (
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"MZ\x90", "EXE"),
    (b"\x7fELF", "ELF"),
    (b"SQLite format 3\0", "SQLite"),
    (b"{\\rtf", "RTF"),
)
_PARTS = {".xlsx": "xl/workbook.xml", ".ods": "content.xml"}


def read_file(path: Path, sheet: str | None = None, header_row: int | None = None) -> RawFile:
    """Return the table in a file: csv, tsv, txt, xlsx, xls, ods or vcf.

    Args:
        path: an ordinary file whose name ends in one of these.
        sheet: the sheet of a workbook; None takes the first with anything in it.
        header_row: the line of the header, 0 for none; None finds it.

    """
    form = _agreed_form(path)
    if sheet is not None and form in {TEXT, VCARD}:
        raise refuse(
            "no_sheets_in_text",
            QT_TRANSLATE_NOOP("Errors", '{file} is no workbook and has no sheet "{sheet}".'),
            QT_TRANSLATE_NOOP("Errors", "Leave the sheet out, or choose the workbook."),
            path,
            sheet=sheet[:60],
        )
    if form == TEXT:
        return read_csv(path, header_row)
    if form == VCARD:
        return read_vcard(path)
    return read_excel(path, sheet, header_row)


def _agreed_form(path: Path) -> str:
    """Return what the file is, after name and content were found to agree."""
    ending = path.suffix.lower()
    if path.is_dir() or path.exists() or ending in FORMS:
        require_ordinary(path)
    if ending not in FORMS:
        raise refuse(
            "unknown_form",
            QT_TRANSLATE_NOOP("Errors", "{file} is of a kind that cannot be imported."),
            QT_TRANSLATE_NOOP("Errors", "Choose a file that ends in {endings}."),
            path,
            endings=", ".join(FORMS),
        )
    with opened(path) as stream:
        head = stream.read(_HEAD)
    found = _content(head)
    if found == OLE and ending in {".xlsx", ".ods"} and _is_locked(path):
        raise locked(path)
    if found != FORMS[ending]:
        raise _disagreement(path, found, head)
    if ending in _PARTS and _PARTS[ending] not in {part.filename for part in check_zip(path)}:
        raise _disagreement(path, ZIP, b"")
    return found


def _content(head: bytes) -> str:
    for magic, form in _MAGIC:
        if head.startswith(magic):
            return form
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
    if start.startswith(
        (b"begin:vcard", b"b\0e\0g\0i\0n\0:\0v\0", b"\xff\xfeb\0e\0g\0i\0n\0:\0v\0")
    ):
        return VCARD
    if start.startswith((b"<html", b"<!doctype html", b"<table", b"<?xml")):
        return "HTML/XML"
    return TEXT


def _is_locked(path: Path) -> bool:
    with opened(path) as stream:
        return "EncryptedPackage".encode("utf-16-le") in stream.read(1 << 20)


def _is_binary(head: bytes) -> bool:
    """Return whether the beginning of a file is no text in any encoding that lists come in."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return bool(_CONTROL.search(head))


_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_TITLES = {TEXT: "CSV", ZIP: "zip", OLE: "xls/doc", VCARD: "vCard"}


def _disagreement(path: Path, found: str, head: bytes) -> FileError:
    if found == TEXT and (not head or _is_binary(head)):
        return refuse(
            "content_differs",
            QT_TRANSLATE_NOOP("Errors", "{file} is no workbook, whatever its name says."),
            QT_TRANSLATE_NOOP("Errors", "Get the file anew from where it came and import that."),
            path,
        )
    return refuse(
        "content_differs",
        QT_TRANSLATE_NOOP("Errors", "{file} is not what its name says: it holds {found}."),
        QT_TRANSLATE_NOOP(
            "Errors", "Open it in the program it came from and save it as .xlsx or .csv."
        ),
        path,
        found=_TITLES.get(found, found),
    )
