"""How the bytes of a text file become characters, found out without holding the file.

In this order: byte order mark, strict UTF-8, UTF-16 by its zero bytes, GB18030, then a guess by
charset-normalizer among the rest.
"""

import codecs
from pathlib import Path
from typing import BinaryIO

from charset_normalizer import from_bytes

from app.errors import FileError
from app.i18n import QT_TRANSLATE_NOOP
from app.intake.refusals import opened, refuse

CHUNK = 1 << 20
LINE_LIMIT = 1 << 20
_GUESS_BYTES = 256 << 10
_ZERO_SHARE = 0.05
_ONE_SIDE = 0.9
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COMMON_TRAIL = 0xA1
_MOSTLY = 0.6
_ACCENTED = 0xC0
_SURE = 0.5


def encoding_of(path: Path) -> str:
    """Return the name of the encoding in which the whole file decodes without an error."""
    with opened(path) as stream:
        head = stream.read(CHUNK)
        for encoding in _candidates(path, head):
            stream.seek(0)
            if _decodes(path, stream, encoding):
                return encoding
    raise refuse(
        "unknown_encoding",
        QT_TRANSLATE_NOOP("Errors", "The characters of {file} cannot be made out."),
        QT_TRANSLATE_NOOP("Errors", 'Save it as "CSV UTF-8" and import again.'),
        path,
    )


def _candidates(path: Path, head: bytes) -> list[str]:
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return [encoding]
    wide = _utf16_side(head)
    if wide:
        return [wide]
    if head.count(0) > len(head) * _ZERO_SHARE:
        raise not_text(path)
    found = ["utf-8"]
    if _looks_chinese(head):
        found.append("gb18030")
    return [*found, *_guesses(_ending_at_line(head[:_GUESS_BYTES])), "cp1252", "gb18030"]


def _guesses(sample: bytes) -> list[str]:
    """Return what charset-normalizer takes it for; where it is unsure, Western comes first."""
    matches = from_bytes(sample)
    best = matches.best()
    if best is None or best.encoding in {"utf_8", "ascii"}:
        return []
    unsure = best.coherence < _SURE
    return ["cp1252"] if unsure and _is_western(sample) else [best.encoding]


def _is_western(sample: bytes) -> bool:
    """Return whether the bytes beyond ASCII are mostly accented Western letters."""
    high = [byte for byte in sample if byte >= 0x80]  # noqa: PLR2004 - beyond ASCII
    return sum(byte >= _ACCENTED for byte in high) >= len(high) * _MOSTLY


def not_text(path: Path) -> FileError:
    """Return the refusal of a file that is no text at all."""
    return refuse(
        "not_text",
        QT_TRANSLATE_NOOP("Errors", "{file} is not a text file."),
        QT_TRANSLATE_NOOP("Errors", "Export it as CSV or .xlsx and import again."),
        path,
    )


def _ending_at_line(data: bytes) -> bytes:
    return data[: data.rfind(b"\n") + 1] or data


def _utf16_side(head: bytes) -> str:
    """Return utf-16-le or -be when zero bytes stand almost only on one side; else nothing."""
    zeros = head.count(0)
    if not head or zeros < len(head) * _ZERO_SHARE:
        return ""
    odd = head[1::2].count(0)
    if odd >= zeros * _ONE_SIDE:
        return "utf-16-le"
    return "utf-16-be" if zeros - odd >= zeros * _ONE_SIDE else ""


def _looks_chinese(head: bytes) -> bool:
    """Return whether byte pairs lie where everyday Chinese lies: "é" before a letter does not."""
    pairs = common = position = 0
    sample = head[:_GUESS_BYTES]
    while position < len(sample) - 1:
        if sample[position] < 0x80:  # noqa: PLR2004 - the ASCII half
            position += 1
            continue
        trail = sample[position + 1]
        pairs += 1
        common += trail >= _COMMON_TRAIL or 0x30 <= trail <= 0x39  # noqa: PLR2004 - four bytes
        position += 2
    return pairs == 0 or common >= pairs * _MOSTLY


def _decodes(path: Path, stream: BinaryIO, encoding: str) -> bool:
    """Return whether all bytes decode; a stretch of a million bytes without a line is refused."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    lines = 1
    try:
        while chunk := stream.read(CHUNK):
            ends = chunk.count(b"\n") or chunk.count(b"\r")
            if not ends and len(chunk) == CHUNK:
                raise line_too_long(path, lines)
            lines += ends
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def line_too_long(path: Path, line: int) -> FileError:
    """Return the refusal of a file with a line no shop program writes."""
    return refuse(
        "line_too_long",
        QT_TRANSLATE_NOOP("Errors", "Line {line} of {file} is longer than a million characters."),
        QT_TRANSLATE_NOOP("Errors", "This is no list; export it again as CSV or .xlsx."),
        path,
        line=line,
    )
