"""Writes the least that is an old .xls: a small file system with one stream of records."""

import struct
from collections.abc import Sequence
from pathlib import Path

SECTOR = 512
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def record(code: int, body: bytes) -> bytes:
    return struct.pack("<HH", code, len(body)) + body


def label(row: int, column: int, text: str) -> bytes:
    body = struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le")
    return record(0x0204, body)


def number(row: int, column: int, value: float) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def records(
    rows: Sequence[Sequence[str | float]], *, mac: bool = False, more: bytes = b""
) -> bytes:
    """Return the records of a workbook with one sheet called 客户."""
    name = "客户"
    start = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    start += record(0x0022, struct.pack("<H", int(mac)))
    sheet_entry = struct.pack("<BB", len(name), 1) + name.encode("utf-16-le")
    entry_length = 4 + 6 + len(sheet_entry)
    place = len(start) + entry_length + 4
    start += record(0x0085, struct.pack("<IBB", place, 0, 0) + sheet_entry) + record(0x000A, b"")
    cells = b"".join(
        label(r, c, cell) if isinstance(cell, str) else number(r, c, cell)
        for r, row in enumerate(rows)
        for c, cell in enumerate(row)
    )
    width = max((len(row) for row in rows), default=0)
    size = struct.pack("<IIHHH", 0, len(rows), 0, width, 0)
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0))
    return start + sheet + record(0x0200, size) + cells + more + record(0x000A, b"")


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    wide = name.encode("utf-16-le") + b"\0\0"
    return (
        wide.ljust(64, b"\0")
        + struct.pack("<HBB3I", len(wide), kind, 1, FREE, FREE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def write_xls(path: Path, stream: bytes, name: str = "Workbook") -> Path:
    """Wrap a stream of records (padded past the short-stream limit) into a file."""
    stream = stream.ljust(4096, b"\0")
    count = -(-len(stream) // SECTOR)
    directory = _entry("Root Entry", 5, END, 0, 1) + _entry(name, 2, 2, len(stream), FREE)
    table = [TABLE, END, *range(3, count + 2), END]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0, 0)
    head += struct.pack("<108I", *[FREE] * 108)
    path.write_bytes(
        head[:SECTOR]
        + struct.pack("<128I", *table, *[FREE] * (128 - len(table)))
        + directory.ljust(SECTOR, b"\0")
        + stream.ljust(count * SECTOR, b"\0")
    )
    return path
