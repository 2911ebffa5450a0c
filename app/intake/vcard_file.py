"""Address books: vCard 2.1, 3.0 and 4.0 through vobject, one row per card."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import vobject
from vobject.base import VObjectError

from app.domain.importing_table import RawFile, RawRow, RawTable
from app.i18n import QT_TRANSLATE_NOOP
from app.intake.refusals import opened, refuse, require_unchanged, stamp_of, too_large
from app.intake.text_encoding import encoding_of

SIZE_LIMIT = 64 << 20
HEADERS = ("FN", "TEL", "EMAIL", "BDAY", "Address", "Note", "Tags", "Gender", "Job title")
_VALUE = r'(?:"[^"]{0,200}"|[^";:,]{0,200})'
_HEAD = re.compile(
    r"(?:[A-Za-z0-9_-]{1,60}\.)?([A-Za-z0-9-]{1,60})"
    rf"(?:;[A-Za-z0-9_-]{{1,60}}(?:={_VALUE}(?:,{_VALUE}){{0,20}})?){{0,20}}:"
).match
_WANTED = frozenset(
    {
        *("BEGIN", "END", "VERSION", "FN", "N", "ORG", "TEL", "EMAIL", "BDAY", "ADR", "NOTE"),
        *("CATEGORIES", "GENDER", "TITLE"),
    }
)
_ESSENTIAL = re.compile(
    r"(?:[\w-]+\.)?(?:BEGIN|END|VERSION|FN|N|TEL|EMAIL|BDAY)[;:]", re.IGNORECASE
).match
_NO_YEAR = ("1604-", "1604")
_MAX_CARD_LINES = 5_000
# What vobject lets through from its innards when a card is broken.
_BROKEN = (VObjectError, ValueError, LookupError, AttributeError, TypeError, AssertionError)


def read_vcard(path: Path) -> RawFile:
    """Return a table with one row per card; a card that cannot be read gives a row of its own."""
    stamp = stamp_of(path)
    if stamp[0] > SIZE_LIMIT:
        raise too_large(path, "64 MB")
    encoding = encoding_of(path)

    def rows() -> Iterator[RawRow]:
        require_unchanged(path, stamp)
        with opened(path) as stream:
            text = stream.read().decode(encoding)
        return ((line, _row(card)) for line, card in _cards(text))

    if next(rows(), None) is None:
        raise refuse(
            "no_cards",
            QT_TRANSLATE_NOOP("Errors", "{file} holds no contact."),
            QT_TRANSLATE_NOOP("Errors", "Export the contacts again as vCard (.vcf)."),
            path,
        )
    encoding = "utf-8" if encoding == "utf-8-sig" else encoding
    return RawFile(str(path), "vcf", RawTable(HEADERS, 0, rows), encoding=encoding)


def _cards(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (line of BEGIN, properties of the card, without pictures and keys)."""
    card: list[str] | None = None
    start = 0
    for number, line in _properties(text):
        name = line[: line.find(":")].upper()
        if name == "BEGIN":
            card = [] if line.rstrip().upper().endswith(":VCARD") else None
            start = number
        if card is not None and len(card) < _MAX_CARD_LINES:
            card.append(line)
        if name == "END" and card is not None:
            yield start, card
            card = None
    if card:
        yield start, card


def _properties(text: str) -> Iterator[tuple[int, str]]:
    """Yield (line, property) unfolded, only those wanted and well-formed up to their colon.

    The pattern with which vobject takes a line apart can run for ever on a malformed one, so no
    such line may reach it.
    """
    first, parts, goes_on = 0, [""], False
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        if goes_on or line[:1] in {" ", "\t"}:
            parts.append(line if goes_on else line[1:])
        else:
            yield from _wanted(first, "".join(parts))
            first, parts = number, [line]
        goes_on = line.endswith("=") and "QUOTED-PRINTABLE" in parts[0].upper()
        if goes_on:
            parts[-1] = parts[-1][:-1]
    yield from _wanted(first, "".join(parts))


def _wanted(number: int, line: str) -> Iterator[tuple[int, str]]:
    found = _HEAD(line)
    if found and found[1].upper() in _WANTED:
        yield number, line


def _row(card: Sequence[str]) -> list[str]:
    """Return the cells of a card; where its notes are broken, at least who it is."""
    for lines in (card, [line for line in card if _ESSENTIAL(line)]):
        try:
            return _cells("\r\n".join(lines))
        except _BROKEN:
            continue
    return ["", "", "", "", "", " ".join(card)[:1000], "", "", ""]


def _cells(text: str) -> list[str]:
    found = next(vobject.readComponents(text, allowQP=True), None)
    contents = found.contents if found is not None else {}
    return [
        _name(contents),
        _phone(contents.get("tel", ())),
        _first(contents, "email"),
        _birthday(_first(contents, "bday")),
        " ".join(_first(contents, "adr").split()).strip(", "),
        _first(contents, "note"),
        ",".join(_all(contents, "categories")),
        _first(contents, "gender"),
        _first(contents, "title"),
    ]


def _first(contents: Any, name: str) -> str:  # noqa: ANN401 - vobject has no types
    for line in contents.get(name, ()):
        text = str(line.value).strip()
        if text:
            return text
    return ""


def _all(contents: Any, name: str) -> Iterator[str]:  # noqa: ANN401 - vobject has no types
    for line in contents.get(name, ()):
        yield from (str(part).strip() for part in line.value)


def _name(contents: Any) -> str:  # noqa: ANN401 - vobject has no types
    full = " ".join(_first(contents, "fn").split())
    if full:
        return full
    for line in contents.get("n", ()):
        name = line.value
        given, family = str(name.given).strip(), str(name.family).strip()
        if (given + family).isascii():
            return f"{given} {family}".strip()
        return f"{family}{given}"
    return " ".join(str(part) for line in contents.get("org", ()) for part in line.value).strip()


def _phone(lines: Sequence[Any]) -> str:
    """Return the number most likely to ring in a pocket: mobile, then preferred, never a fax."""
    ranked = []
    for place, line in enumerate(lines):
        params = [*line.singletonparams, *line.params.get("TYPE", ())]
        kinds = ",".join(map(str, params)).casefold()
        rank = 0 if "cell" in kinds or "mobile" in kinds else 1 if "pref" in kinds else 2
        if "fax" not in kinds and "pager" not in kinds and str(line.value).strip():
            ranked.append((rank, place, str(line.value).strip()))
    return min(ranked)[2] if ranked else ""


def _birthday(text: str) -> str:
    """Return a birthday; phones write 1604 where the year is not known."""
    if text.startswith(_NO_YEAR):
        month_day = text[4:].replace("-", "")
        return f"--{month_day[:2]}-{month_day[2:4]}"
    return text
