"""Measures the sheets of a workbook before they are unfolded: a far cell must not cost gigabytes.

A reader keeps every cell of the rectangle around the filled ones, so two cells in opposite
corners of an empty sheet ask for 17 thousand million. The rectangle is worked out first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipInfo

from app.errors import FileError
from app.i18n import QT_TRANSLATE_NOOP
from app.intake.refusals import opened, refuse
from app.intake.zip_check import check_xml, chunks

MAX_CELLS = 24_000_000
_ROWS = 1 << 20
_OVERLAP = 4096
_NARROW = MAX_CELLS // _ROWS
_COLUMN = re.compile(rb"""[\s:]r\s*=\s*["']([A-Za-z]+)\d""")
# Begins with a letter, which is found four times as fast; what it finds too much is measured.
_WIDE = re.compile(rb"""r\s*=\s*["'](?:[W-Zw-z]|[A-Za-z]{2,})\d""")
_ROW = re.compile(rb"""[\s:]r\s*=\s*["'][A-Za-z]+(\d+)""")
_DATE_1904 = re.compile(rb"""date1904\s*=\s*["'](?:1|true|on)["']""", re.IGNORECASE)
# A formula that no program has worked out yet: nothing stands beside it in its cell.
_BARE = re.compile(rb"<f\b[^<>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_ODS_TAG = re.compile(
    rb"<(/?)table:(table-row|table-cell|covered-table-cell|table)(?=[\s/>])([^<>]*)>"
)
_ODS_TIMES = re.compile(rb"""table:number-(?:rows|columns)-repeated\s*=\s*["'](\d+)""")
_ODS_FILLED = re.compile(rb"office:(?:value|date-value|time-value|boolean-value|string-value)")


def too_many_cells(path: Path) -> FileError:
    """Return the refusal of a sheet whose filled cells lie too far apart."""
    return refuse(
        "too_many_cells_in_sheet",
        QT_TRANSLATE_NOOP("Errors", "A sheet of {file} spans more than {limit} million cells."),
        QT_TRANSLATE_NOOP("Errors", "Copy the filled part to a new sheet, or save it as CSV."),
        path,
        limit=MAX_CELLS // 1_000_000,
    )


@dataclass(frozen=True)
class Seen:
    """What else was seen of a workbook: days that count from 1904, formulas without a value."""

    is_1904: bool = False
    bare_formulas: bool = False


def check_xlsx(path: Path, entries: list[ZipInfo]) -> Seen:
    """Refuse dangerous sheets of an xlsx; return what else was seen of it."""
    is_1904 = is_bare = False
    with opened(path) as stream:
        for entry in entries:
            name = entry.filename.replace("\\", "/").lower()
            area = _Area(path) if name.startswith("xl/worksheets/") else None
            for window in _windows(path, chunks(path, stream, entry)):
                is_1904 = is_1904 or (name == "xl/workbook.xml" and bool(_DATE_1904.search(window)))
                if area is not None:
                    area.look(window)
                    is_bare = is_bare or (b"<f" in window and bool(_BARE.search(window)))
    return Seen(is_1904, is_bare)


def _windows(path: Path, parts: Iterator[bytes]) -> Iterator[bytes]:
    """Yield chunks each with the end of the one before, so that nothing hides on the seam."""
    tail = b""
    for chunk in parts:
        window = tail + chunk
        check_xml(path, window, first=not tail)
        yield window
        tail = window[-_OVERLAP:]


class _Area:
    """The rectangle that the cells of one sheet span, measured only as far as needed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._width = _NARROW
        self._height = 1

    def look(self, window: bytes) -> None:
        """Take a stretch of the sheet into account; refuse when the rectangle is too large."""
        if _WIDE.search(window):
            names = set(_COLUMN.findall(window))
            self._width = max(self._width, *map(_column_number, names))
        if self._width > _NARROW:
            rows = {len(row): row for row in _ROW.findall(window)}
            longest = max(rows, default=0)
            if longest:
                self._height = max(self._height, self._tallest(window, longest))
        if self._width > _NARROW and self._width * self._height > MAX_CELLS:
            raise too_many_cells(self._path)

    @staticmethod
    def _tallest(window: bytes, digits: int) -> int:
        return max(int(row) for row in _ROW.findall(window) if len(row) == digits)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper()[:8]:
        number = number * 26 + letter - ord("A") + 1
    return number


def check_ods(path: Path, entries: list[ZipInfo]) -> None:
    """Refuse an ods whose repeated cells unfold beyond measure, or whose content is encrypted."""
    with opened(path) as stream:
        for entry in entries:
            count = _OdsCount(path) if entry.filename == "content.xml" else None
            rest = b""
            for chunk in chunks(path, stream, entry):
                check_xml(path, rest + chunk, first=not rest)
                if count is None:
                    rest = chunk[-_OVERLAP:]
                    continue
                window = rest + chunk
                end = window.rfind(b"<")
                count.look(window[:end])
                rest = window[end:][-_OVERLAP * 16 :]
            if count is not None:
                count.look(rest + b"<")


class _OdsCount:
    """Counts how many cells the rows of an ods unfold to, up to the last filled one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows = self._width = 0
        self._times = 1
        self._columns = self._filled = 0

    def look(self, window: bytes) -> None:
        """Take whole tags into account; refuse when they unfold to too many cells."""
        for closing, tag, attributes in _ODS_TAG.findall(window):
            if tag == b"table" and not closing:
                self._rows = self._width = 0
            elif tag == b"table-row":
                self._row(attributes, closing=bool(closing))
            elif not closing and tag != b"table":
                self._columns += _times(attributes)
                if _ODS_FILLED.search(attributes):
                    self._filled = self._columns

    def _row(self, attributes: bytes, *, closing: bool) -> None:
        if not closing:
            self._times, self._columns, self._filled = _times(attributes), 0, 0
            return
        if self._filled:
            self._rows += self._times
            self._width = max(self._width, self._filled)
        if self._rows * self._width > MAX_CELLS:
            raise too_many_cells(self._path)


def _times(attributes: bytes) -> int:
    found = _ODS_TIMES.search(attributes)
    return min(int(found[1]), 1 << 40) if found else 1
