"""Looks into a zipped workbook before anyone unpacks it: entries, sizes, honesty, dangerous XML.

Everything is streamed; nothing is kept and nothing is written.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from app.errors import FileError
from app.i18n import QT_TRANSLATE_NOOP
from app.intake.refusals import opened, refuse

MAX_ENTRIES = 10_000
MAX_UNPACKED = 1 << 30
MAX_RATIO = 200
RATIO_FROM = 32 << 20
_MAX_DIRECTORY = 4 << 20
_CHUNK = 1 << 20
_TAIL = 22 + (1 << 16)
_END_SIGN = b"PK\x05\x06"
_LOCAL = struct.Struct("<26xHH")
_WIDE_SIGN = b"PK\x06\x07"
_WIDE_LENGTH = 20
# What zipfile raises on a directory that makes no sense.
_BROKEN = (
    *(zipfile.BadZipFile, UnicodeError, struct.error, ValueError),
    *(NotImplementedError, OverflowError, EOFError),
)
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def damaged(path: Path) -> FileError:
    """Return the refusal of a workbook that is cut off or broken."""
    return refuse(
        "file_damaged",
        QT_TRANSLATE_NOOP("Errors", "{file} is damaged or was not copied completely."),
        QT_TRANSLATE_NOOP("Errors", "Open it in a spreadsheet program, save it anew and import."),
        path,
    )


def bomb(path: Path) -> FileError:
    """Return the refusal of a file that would unpack beyond measure."""
    return refuse(
        "file_bomb",
        QT_TRANSLATE_NOOP("Errors", "{file} would unpack to far more than it may hold."),
        QT_TRANSLATE_NOOP("Errors", "Do not use this file; ask where it came from."),
        path,
    )


def check_zip(path: Path) -> list[zipfile.ZipInfo]:
    """Return the parts of a zipped workbook after refusing bombs, traps and damage."""
    with opened(path) as stream:
        _check_directory(path, stream)
        try:
            with zipfile.ZipFile(stream) as archive:
                entries = archive.infolist()
                _check_entries(path, entries)
                return entries
        except _BROKEN as error:
            raise damaged(path) from error


def _check_directory(path: Path, stream: BinaryIO) -> None:
    """Refuse by the end record alone, before the list of entries is read into memory."""
    stream.seek(0, 2)
    size = stream.tell()
    stream.seek(max(0, size - _TAIL))
    tail = stream.read()
    at = tail.rfind(_END_SIGN)
    if at < 0 or len(tail) - at < 22:  # noqa: PLR2004 - the record's fixed length
        raise damaged(path)
    count, length = struct.unpack("<HL", tail[at + 10 : at + 16])
    is_wide = tail[max(0, at - _WIDE_LENGTH) : at].startswith(_WIDE_SIGN)
    if count > MAX_ENTRIES or length > _MAX_DIRECTORY or is_wide:
        raise bomb(path)


def _check_entries(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise bomb(path)
    for entry in entries:
        if ".." in entry.filename.replace("\\", "/").split("/") or entry.filename[:1] in {
            "/",
            "\\",
        }:
            raise refuse(
                "unsafe_names",
                QT_TRANSLATE_NOOP("Errors", "{file} holds a part that points outside itself."),
                QT_TRANSLATE_NOOP("Errors", "Do not use this file; ask where it came from."),
                path,
            )
        if entry.flag_bits & 1:
            raise locked(path)
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise damaged(path)
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    if unpacked > MAX_UNPACKED or (unpacked > RATIO_FROM and unpacked > MAX_RATIO * packed):
        raise bomb(path)


def locked(path: Path) -> FileError:
    """Return the refusal of a file that asks for a password."""
    return refuse(
        "file_has_password",
        QT_TRANSLATE_NOOP("Errors", "{file} is protected by a password."),
        QT_TRANSLATE_NOOP("Errors", "Remove the password in the spreadsheet program and import."),
        path,
    )


def chunks(path: Path, stream: BinaryIO, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the unpacked bytes of a part; one that is longer than it says is refused there."""
    left = entry.file_size
    for chunk in _inflated(path, stream, entry):
        left -= len(chunk)
        if left < 0:
            raise bomb(path)
        yield chunk
    if left:
        raise damaged(path)


def _inflated(path: Path, stream: BinaryIO, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    stream.seek(entry.header_offset)
    head = stream.read(_LOCAL.size)
    if len(head) < _LOCAL.size or not head.startswith(b"PK\x03\x04"):
        raise damaged(path)
    stream.seek(sum(_LOCAL.unpack(head)[-2:]), 1)
    left = entry.compress_size
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    while left > 0 and (data := stream.read(min(_CHUNK // 4, left))):
        left -= len(data)
        if entry.compress_type == zipfile.ZIP_STORED:
            yield data
            continue
        try:
            while data:
                yield unpacker.decompress(data, _CHUNK)
                data = unpacker.unconsumed_tail
        except zlib.error as error:
            raise damaged(path) from error
    if left or (entry.compress_type == zipfile.ZIP_DEFLATED and not unpacker.eof):
        raise damaged(path)


def check_xml(path: Path, chunk: bytes, *, first: bool) -> None:
    """Refuse XML that defines its own entities or hides its tags in a wide encoding."""
    if _DOCTYPE.search(chunk) or (first and chunk[:2] in {b"\xff\xfe", b"\xfe\xff"}):
        raise refuse(
            "unsafe_xml",
            QT_TRANSLATE_NOOP("Errors", "{file} holds XML that a workbook never needs."),
            QT_TRANSLATE_NOOP("Errors", "Do not use this file; ask where it came from."),
            path,
        )
