"""Thousands of rows of a sales list at once, column by column: each distinct cell is read once.

What a column cannot say for itself is left to the row reader: rows of another width, sums, cells
that are refused, and whole stretches in which a row continues the one above.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from app.domain.facts import day_number
from app.domain.importing_columns import Buyers, Ints, SaleColumns, Texts
from app.domain.importing_fields import words
from app.domain.importing_layout import Layout
from app.domain.importing_memory import Flags, NumberMemory, Parts, Source, TextMemory
from app.domain.importing_sales import SaleReader
from app.domain.importing_table import Cells, RawRow

_NOTHING: Final = 1 << 62
SUM_WORDS = words(
    "合计 小计 总计 共计 累计 合计: 小计: 总计: 合计： 小计： 总计： 本页合计 本日合计 本月合计 "
    "Total Subtotal TOTAL SUBTOTAL total subtotal Total: Subtotal: TOTAL:"
) | {"合 计", "小 计", "总 计", "Grand Total", "GRAND TOTAL", "Grand total", "Sub total"}
# Each of them holds one of these pieces.
_SUM_PARTS: Final = tuple(part.encode() for part in ("计", "otal", "OTAL"))
_SUMS: Final = tuple(word.encode() for word in sorted(SUM_WORDS))
_BUYER: Final = ("customer", "name", "phone", "email", "first_name", "last_name")


@dataclass(frozen=True)
class Stretch:
    """What columns could say of a stretch of rows, and the places of the rows left over."""

    sales: SaleColumns
    places: list[int]
    left: list[int]


class StretchReader:
    """Reads stretches of rows as columns, remembering cells and buyers over the whole file."""

    def __init__(self, layout: Layout, rows: SaleReader, buyers: Buyers) -> None:
        self._layout = layout
        self._rows = rows
        self._texts = {
            name: TextMemory(read, [source], "")
            for name, read in rows.texts.items()
            if (source := self._source(name)) != ""
        }
        self._day = self._numbers("date", _day_of(rows))
        self._amount = self._numbers("amount", _amount_of(rows))
        parts = [self._source(name) for name in ("quantity", "unit_price", "discount")]
        self._computed = NumberMemory(rows.computed, parts, 0)
        self._is_return = self._numbers("kind", rows.is_return)
        self._buyers = buyers
        named = [self._source(name) for name in _BUYER]
        # Never forgotten: who was met keeps his place.
        self._people = NumberMemory(_BuyerReader(rows, buyers).read, named, 0, sys.maxsize)

    def read(self, rows: Sequence[RawRow]) -> Stretch | None:
        """Return the columns of a stretch; None where a row may continue the one above."""
        parts = Parts.of(rows, self._layout.width)
        ragged = [rows[at][1] for at in parts.ragged]
        if any(any(cells) and self._lacks_day(cells) for cells in ragged):
            return None
        if not len(parts):
            return Stretch(SaleColumns.of((), self._buyers), [], parts.ragged)
        refused = _sums(parts)
        days = self._day.numbers(parts, refused) if self._day else None
        if days is None or (days == _NOTHING).any():
            return None
        sales, kept = self._sales(parts, days, refused), parts.places
        left = parts.ragged
        if refused.any():
            left = sorted([*left, *kept[refused].tolist()])
            sales, kept = sales.take(~refused), kept[~refused]
        if parts.packed and parts.texts:
            order = np.argsort(kept)
            sales, kept = sales.take(order), kept[order]
        return Stretch(sales, kept.tolist(), left)

    def _source(self, name: str) -> Source:
        """Return where a field stands; blank text where it is not given."""
        constant = self._layout.constants.get(name, "")
        return constant or self._layout.positions.get(name, "")

    def _numbers(self, name: str, read: Callable[[str], int]) -> NumberMemory | None:
        """Return what reads the numbers of a field; None where it is not given."""
        source = self._source(name)
        return None if source == "" else NumberMemory(read, [source], 0)

    def _lacks_day(self, cells: Cells) -> bool:
        at = self._layout.positions.get("date", len(cells))
        return not (at < len(cells) and cells[at].strip())

    def _sales(self, parts: Parts, days: Ints, refused: Flags) -> SaleColumns:
        def texts(name: str) -> Texts:
            if name not in self._texts:
                return Texts.alike("", len(parts))
            return self._texts[name].texts(parts, refused)

        texts("status")
        texts("currency")
        amounts = self._amounts(parts, refused)
        is_return = amounts < 0
        if self._is_return:
            turned = self._is_return.numbers(parts, refused).astype(np.bool_)
            is_return |= turned
            amounts = np.where(turned, -abs(amounts), amounts)
        return SaleColumns(
            buyers=self._buyers,
            line=parts.lines,
            who=self._people.numbers(parts, refused),
            document=texts("document"),
            day=days,
            amount_minor=amounts,
            quantity=texts("quantity"),
            category=texts("category"),
            product=texts("product"),
            channel=texts("channel"),
            is_return=is_return,
            original=texts("original"),
        )

    def _amounts(self, parts: Parts, refused: Flags) -> Ints:
        """Return the amounts given, and quantity times price where none is."""
        if self._amount is None:
            return self._computed.numbers(parts, refused)
        amounts = self._amount.numbers(parts, refused)
        is_lacking = amounts == _NOTHING
        if not is_lacking.any():
            return amounts
        lacking = parts.take(is_lacking)
        unread = np.zeros(len(lacking), dtype=np.bool_)
        amounts[is_lacking] = self._computed.numbers(lacking, unread)
        refused[is_lacking] |= unread
        return amounts


def _sums(parts: Parts) -> Flags:
    """Mark the rows in which any cell says that they are a sum."""
    found = np.zeros(len(parts), dtype=np.bool_)
    packed, first = parts.packed, 0
    if packed:
        first = len(packed.lines)
        if packed.holds(_SUM_PARTS):
            for at in packed.beginning(_SUMS).tolist():
                found[at] = not SUM_WORDS.isdisjoint(packed.cells(at))
    for at, (_, cells) in enumerate(parts.texts, first):
        found[at] = not SUM_WORDS.isdisjoint(cells)
    return found


class _BuyerReader:
    """Adds the buyers of one file; what remembers its answers must not be known to it.

    A ring would keep everybody named until the cycle collector runs, which an import holds back.
    """

    def __init__(self, rows: SaleReader, buyers: Buyers) -> None:
        self._rows = rows
        self._buyers = buyers

    def read(self, *cells: str) -> int:
        """Return the place of a buyer not met before."""
        return self._buyers.add(self._rows.buyer(*cells))


def _day_of(rows: SaleReader) -> Callable[[str], int]:
    def read(text: str) -> int:
        return day_number(rows.day(text)) if text.strip() else _NOTHING

    return read


def _amount_of(rows: SaleReader) -> Callable[[str], int]:
    def read(text: str) -> int:
        amount = rows.amount(text)
        return _NOTHING if amount is None else amount

    return read
