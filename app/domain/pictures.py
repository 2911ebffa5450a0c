"""Pictures handed to us: recognised by their first bytes, measured, and refused when unsafe.

Only what paper needs is taken: PNG, JPEG, and SVG drawings that fetch nothing and run nothing.
"""

import re
import struct
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from app.errors import FileError
from app.i18n import QT_TRANSLATE_NOOP

MOST_BYTES: Final = 1_000_000
MOST_PIXELS: Final = 4096
FORMATS: Final = ("png", "jpg", "svg")

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ACTIVE: Final = frozenset({"script", "foreignObject", "iframe", "embed", "object"})
_FAR: Final = re.compile(r"url\(\s*[\"']?(?!#)", re.IGNORECASE)


def checked(content: bytes, name: str) -> str:
    """Return the format of a picture, "png", "jpg" or "svg"; refuse what cannot be printed."""
    if len(content) > MOST_BYTES:
        raise _refused(
            "picture_too_large",
            QT_TRANSLATE_NOOP("Errors", "{file} has {size} KB; a logo may have {most} KB."),
            name,
            size=-(-len(content) // 1000),
            most=MOST_BYTES // 1000,
        )
    if content.startswith(_PNG):
        _check_size(_png_size(content), name)
        return "png"
    if content.startswith(_JPEG):
        _check_size(_jpeg_size(content), name)
        return "jpg"
    _check_svg(content, name)
    return "svg"


def _png_size(content: bytes) -> tuple[int, int] | None:
    if content[12:16] != b"IHDR" or len(content) < 33 or b"IEND" not in content[-16:]:  # noqa: PLR2004
        return None
    width, height = struct.unpack(">II", content[16:24])
    return int(width), int(height)


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Walk the segments to the frame, which holds the size."""
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:  # noqa: PLR2004 - begins a segment
        kind = content[at + 1]
        length = int.from_bytes(content[at + 2 : at + 4])
        if kind in _FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return int(width), int(height)
        at += 2 + length
    return None


def _check_size(size: tuple[int, int] | None, name: str) -> None:
    if size is None or not all(size):
        raise _refused(
            "picture_damaged",
            QT_TRANSLATE_NOOP("Errors", "The picture {file} is damaged."),
            name,
        )
    if max(size) > MOST_PIXELS:
        raise _refused(
            "picture_too_wide",
            QT_TRANSLATE_NOOP("Errors", "{file} has a side of {side} dots; {most} are allowed."),
            name,
            side=max(size),
            most=MOST_PIXELS,
        )


def _check_svg(content: bytes, name: str) -> None:
    """Refuse an SVG that declares entities, runs anything, or points outside itself."""
    head = content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(b"<") or b"<svg" not in content:
        raise _refused(
            "picture_unknown",
            QT_TRANSLATE_NOOP("Errors", "{file} is no PNG, JPEG or SVG picture."),
            name,
        )
    try:
        is_safe = b"<!ENTITY" not in content and all(
            _is_safe(element) for element in _elements(content)
        )
    except (ET.ParseError, ValueError, LookupError):
        raise _refused(
            "picture_damaged",
            QT_TRANSLATE_NOOP("Errors", "The picture {file} is damaged."),
            name,
        ) from None
    if not is_safe:
        raise _refused(
            "picture_unsafe",
            QT_TRANSLATE_NOOP("Errors", "The drawing {file} runs or fetches something."),
            name,
        )


def _elements(content: bytes) -> Iterator[ET.Element]:
    root = ET.fromstring(content)  # noqa: S314 - a file with entities was refused before
    if root.tag.rpartition("}")[2] != "svg":
        raise ValueError(root.tag)
    yield from root.iter()


def _is_safe(element: ET.Element) -> bool:
    """Say whether an element stays inside its own file."""
    tag = str(element.tag).rpartition("}")[2]
    if tag in _ACTIVE or (tag == "style" and "@import" in (element.text or "")):
        return False
    for key, value in element.attrib.items():
        name = key.rpartition("}")[2].lower()
        if name.startswith("on") or _FAR.search(value):
            return False
        if name in {"href", "src"} and not value.startswith(("#", "data:image/")):
            return False
    return not _FAR.search(element.text or "")


def _refused(code: str, text: str, name: str, **values: object) -> FileError:
    return FileError(
        code,
        text,
        {"file": name[:80], **values},
        advice=QT_TRANSLATE_NOOP("Errors", "Choose a PNG, JPEG or SVG file of at most 1 MB."),
        field="logo",
    )
