"""What a command answers: data for scripts, text for people, and how it ended."""

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from app.domain import money
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.services.complaints import Told
from app.services.redaction import Hidden

DONE: Final = 0
REFUSED: Final = 1
SOME_REJECTED: Final = 3
_WIDE: Final = frozenset("WF")
_WIDEST: Final = 44


@dataclass(frozen=True)
class Answer:
    """The answer of one command.

    Args:
        data: what --json prints.
        text: what a person reads instead.
        notes: what goes to standard error in both cases.
        status: the exit status.

    """

    data: Any
    text: str = ""
    notes: Sequence[str] = ()
    status: int = DONE


def as_json(data: object) -> str:
    """Return data as JSON, characters as they are."""
    return json.dumps(data, ensure_ascii=False, indent=2)


def amount(minor: int | Hidden | None, decimals: int) -> str | None:
    """Return an amount as a decimal string: 123450 is "1234.50"; a hidden one is None."""
    return money.plain(minor, decimals) if isinstance(minor, int) else None


def score(value: Decimal | Hidden | None) -> str | None:
    """Return a score as a decimal string with two decimals: 67 is "67.00"; a hidden one is None."""
    return f"{value:.2f}" if isinstance(value, Decimal) else None


def complaints(told: Told) -> dict[str, Any] | None:
    """Return a customer's open and recent complaints; None for none, or where they are hidden."""
    if told is None or isinstance(told, Hidden):
        return None
    return {
        "count": told.count,
        "open": told.open,
        "last_day": told.last_day.isoformat(),
        "last_state": "open" if told.is_last_open else "closed",
        "last": told.last_title,
    }


def complaints_text(told: dict[str, Any] | None) -> str:
    """Return complaints in one cell: "2 (1 open), 2026-11-20: the tea was damp"."""
    if told is None:
        return ""
    text = QT_TRANSLATE_NOOP("Cli", "{count} ({open} open), {last_day}: {last}")
    return translate("Cli", text).format(**told)


def decimal(value: float) -> str:
    """Return points as a decimal string of up to six digits: 100/3 is "33.333333", 62.5 "62.5"."""
    text = f"{value:.6f}".rstrip("0")
    return text.removesuffix(".")


def counted(count: int, one: str, many: str) -> str:
    """Return the marked text for one or for several, in the language in use."""
    return translate("Cli", one if count == 1 else many)


def customers_text(count: int) -> str:
    """Return how many customers: "1 customer", "12 customers"."""
    one = QT_TRANSLATE_NOOP("Cli", "{count} customer")
    return counted(count, one, QT_TRANSLATE_NOOP("Cli", "{count} customers")).format(count=count)


def sales_text(count: int) -> str:
    """Return how many sales: "1 sale", "12 sales"."""
    one = QT_TRANSLATE_NOOP("Cli", "{count} sale")
    return counted(count, one, QT_TRANSLATE_NOOP("Cli", "{count} sales")).format(count=count)


def stars_text(count: int) -> str:
    """Return how many stars: "1 star", "5 stars"."""
    one = QT_TRANSLATE_NOOP("Cli", "{count} star")
    return counted(count, one, QT_TRANSLATE_NOOP("Cli", "{count} stars")).format(count=count)


def table(headers: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return rows as aligned text; Chinese characters take two places, long texts are cut.

    The last column is never cut: there is room behind it.
    """
    last = len(headers) - 1
    lines = [
        [_shown(cell, cut=place < last) for place, cell in enumerate(row)]
        for row in (headers, *rows)
    ]
    widths = [max(map(_places, column)) for column in zip(*lines, strict=True)]
    numbers = [
        bool(rows) and all(_is_number(row[place]) for row in rows) for place in range(len(headers))
    ]
    return "\n".join(
        "  ".join(
            _padded(cell, width, right=is_number)
            for cell, width, is_number in zip(line, widths, numbers, strict=True)
        ).rstrip()
        for line in lines
    )


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float, Decimal)) or value is None


def _shown(value: object, *, cut: bool) -> str:
    if value is None:
        return "–"
    text = "".join(sign if sign.isprintable() else "�" for sign in str(value))
    if not cut or (len(text) <= _WIDEST and _places(text) <= _WIDEST):
        return text
    text = text[:_WIDEST]
    while _places(text) >= _WIDEST:
        text = text[:-1]
    return text + "…"


def _places(text: str) -> int:
    """Say how many places of a terminal a text takes: "金额" takes four."""
    return sum(2 if unicodedata.east_asian_width(sign) in _WIDE else 1 for sign in text)


def _padded(text: str, width: int, *, right: bool) -> str:
    blanks = " " * (width - _places(text))
    return blanks + text if right else text + blanks
