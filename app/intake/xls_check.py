"""Walks the records of an old .xls before it is read: sane chains, sane cells, no password.

The file is a small file system (sectors in chains); the stream "Workbook" in it is a list of
records. A cell that claims a column beyond IV would make a reader ask for gigabytes.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

from app.intake.refusals import opened, too_large
from app.intake.sheet_check import too_many_cells
from app.intake.zip_check import damaged, locked

SIZE_LIMIT = 128 << 20
_LAST = 0xFFFFFFFA
_ROWS, _COLUMNS = 65_536, 256
_CELLS = frozenset({0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x00D6, 0x00FD, 0x027E})
_MANY_CELLS = frozenset({0x00BD, 0x00BE})
_FILEPASS, _DATE_1904, _DIMENSIONS, _STRINGS = 0x002F, 0x0022, 0x0200, 0x00FC
_WIDE_DIMENSIONS = 14
_ENTRY = 128
_LOCKED_STREAM = "encryptedpackage"


class _Broken(Exception):  # noqa: N818 - never leaves this module
    """The file system inside the file does not hold together."""


class _Chains:
    """The sectors of the file and the table that says which sector follows which."""

    def __init__(self, data: bytes) -> None:
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in {9, 12} or mini_shift != 6:  # noqa: PLR2004 - the only two forms
            raise _Broken
        self._data = data
        self._size = 1 << shift
        self._next = self._table()
        self._cutoff = struct.unpack_from("<I", data, 56)[0]
        self._short_next = _numbers(self.stream(struct.unpack_from("<I", data, 60)[0]))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        found = self._data[start : start + self._size]
        if not found:
            raise _Broken
        return found

    def _table(self) -> tuple[int, ...]:
        parts = list(struct.unpack_from("<109I", self._data, 76))
        further, count = struct.unpack_from("<II", self._data, 68)
        for _ in range(min(count, len(self._data) // self._size)):
            if further >= _LAST:
                break
            numbers = _numbers(self._sector(further))
            parts += numbers[:-1]
            further = numbers[-1]
        return _numbers(b"".join(self._sector(part) for part in parts if part < _LAST))

    def stream(self, start: int) -> bytes:
        """Return the sectors of a chain one after the other."""
        return b"".join(self._sector(number) for number in _walk(start, self._next))

    def files(self) -> dict[str, tuple[int, int]]:
        """Return name -> (first sector, size) of all streams; the root is called ""."""
        directory = self.stream(struct.unpack_from("<I", self._data, 48)[0])
        found = {}
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            place = struct.unpack_from("<II", directory, at + 116)
            found["" if kind == 5 else name.casefold()] = place  # noqa: PLR2004 - the root
        return found

    def file(self, place: tuple[int, int], root: tuple[int, int]) -> bytes:
        """Return the content of a stream; small ones lie in the short sectors of the root."""
        start, size = place
        if size >= self._cutoff:
            return self.stream(start)[:size]
        short = self.stream(root[0])
        pieces = (short[n * 64 : n * 64 + 64] for n in _walk(start, self._short_next))
        return b"".join(pieces)[:size]


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _walk(start: int, follows: tuple[int, ...]) -> Iterator[int]:
    number = start
    for _ in range(len(follows) + 1):
        if number >= _LAST:
            return
        if number >= len(follows):
            raise _Broken
        yield number
        number = follows[number]
    raise _Broken


def check_xls(path: Path) -> bool:
    """Refuse an .xls that is broken, locked or unfolds too far; return whether 1904 counts."""
    with opened(path) as stream:
        data = stream.read(SIZE_LIMIT + 1)
    if len(data) > SIZE_LIMIT:
        raise too_large(path, "128 MB")
    try:
        return _check_records(path, _records(path, data))
    except (_Broken, struct.error, MemoryError) as error:
        raise damaged(path) from error


def _records(path: Path, data: bytes) -> bytes:
    chains = _Chains(data)
    files = chains.files()
    if _LOCKED_STREAM in files:
        raise locked(path)
    place = files.get("workbook") or files.get("book")
    if place is None or "" not in files:
        raise _Broken
    return chains.file(place, files[""])


def _check_records(path: Path, records: bytes) -> bool:
    is_1904 = False
    at, end = 0, len(records) - 4
    while at <= end:
        code, length = struct.unpack_from("<HH", records, at)
        body = at + 4
        if code in _CELLS or code in _MANY_CELLS:
            _check_column(records, body + length - 2 if code in _MANY_CELLS else body + 2)
        elif code == _FILEPASS:
            raise locked(path)
        elif code == _DATE_1904 and length >= 1:
            is_1904 = records[body] == 1
        elif code == _DIMENSIONS:
            _check_dimensions(path, records, body, length)
        elif code == _STRINGS and struct.unpack_from("<I", records, body + 4)[0] > len(records):
            raise _Broken
        at = body + length
    return is_1904


def _check_column(records: bytes, place: int) -> None:
    if struct.unpack_from("<H", records, place)[0] >= _COLUMNS:
        raise _Broken


def _check_dimensions(path: Path, records: bytes, at: int, length: int) -> None:
    form = "<IIHH" if length >= _WIDE_DIMENSIONS else "<HHHH"
    first_row, rows, first_column, columns = struct.unpack_from(form, records, at)
    if first_row > rows or first_column > columns:
        raise _Broken
    if rows > _ROWS or columns > _COLUMNS:
        raise too_many_cells(path)
