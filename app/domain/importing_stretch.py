"""Thousands of rows of a sales list at once, column by column: each distinct cell is read once.

What a column cannot say for itself is left to the row reader: rows of another width, sums, cells
that are refused, and whole stretches in which a row continues the one above.
"""

import sys
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar, cast

from app.domain.facts import day_number
from app.domain.importing_columns import Buyers, SaleColumns
from app.domain.importing_fields import words
from app.domain.importing_plan import Layout
from app.domain.importing_sales import SaleReader
from app.domain.importing_table import Cells, RawRow
from app.errors import UserError

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
_CACHE: Final = 20_000
_NO_AMOUNT: Final = 1 << 62
SUM_WORDS = words(
    "合计 小计 总计 共计 累计 合计: 小计: 总计: 合计： 小计： 总计： 本页合计 本日合计 本月合计 "
    "Total Subtotal TOTAL SUBTOTAL total subtotal Total: Subtotal: TOTAL:"
) | {"合 计", "小 计", "总 计", "Grand Total", "GRAND TOTAL", "Grand total", "Sub total"}
_BUYER: Final = ("customer", "name", "phone", "email", "first_name", "last_name")


@dataclass(frozen=True)
class Stretch:
    """What columns could say of a stretch of rows, and the places of the rows left over."""

    sales: SaleColumns
    places: list[int]
    left: list[int]


class _Memory(Generic[Key, Value]):
    """Reads cells that repeat, each distinct one once; it does not remember refusals."""

    def __init__(self, read: Callable[[Key], Value], blank: Value, most: int = _CACHE) -> None:
        self._read = read
        self._blank = blank
        self._most = most
        self._seen: dict[Key, Value] = {}

    def column(self, cells: Sequence[Key], refused: set[int]) -> list[Value]:
        """Return the values of a column, leaving the places of refused cells in `refused`."""
        seen = self._seen
        found = list(map(seen.get, cells))
        if None in found:
            if len(seen) > self._most:
                seen.clear()
            for at in [at for at, value in enumerate(found) if value is None]:
                cell = cells[at]
                value = seen.get(cell)
                if value is None:
                    try:
                        value = seen[cell] = self._read(cell)
                    except UserError:
                        value = self._blank
                        refused.add(at)
                found[at] = value
        return cast("list[Value]", found)


class StretchReader:
    """Reads stretches of rows as columns, remembering cells and buyers over the whole file."""

    def __init__(self, layout: Layout, rows: SaleReader, buyers: Buyers) -> None:
        self._layout = layout
        self._rows = rows
        self._texts = {
            name: _Memory(read, "") for name, read in rows.texts.items() if self._may_fill(name)
        }
        self._day: _Memory[str, int] = _Memory(lambda text: day_number(rows.day(text)), 0)
        self._amount = _Memory(_amount_of(rows), 0)
        self._computed: _Memory[tuple[str, str, str], int] = _Memory(
            lambda cells: rows.computed(*cells), 0
        )
        self._is_return = _Memory(rows.is_return, blank=False)
        self._buyers = buyers
        self._buyer = _BuyerReader(rows, buyers)
        # Never forgotten: who was met keeps his place.
        self._people = _Memory(self._buyer.read, 0, sys.maxsize)

    def read(self, rows: Sequence[RawRow]) -> Stretch | None:
        """Return the columns of a stretch; None where a row may continue the one above."""
        lines: Sequence[int]
        cells: Sequence[Cells]
        lines, cells = zip(*rows, strict=True)
        places: Sequence[int] = range(len(rows))
        left: set[int] = set()
        if set(map(len, cells)) != {self._layout.width}:
            left = {at for at in places if len(cells[at]) != self._layout.width}
            if any(any(cells[at]) and self._lacks_day(cells[at]) for at in left):
                return None
            places = [at for at in places if at not in left]
            lines, cells = [lines[at] for at in places], [cells[at] for at in places]
        if not places:
            return Stretch(SaleColumns.of((), self._buyers), [], sorted(left))
        columns: list[tuple[str, ...]] = list(zip(*cells, strict=True))
        given = {name: columns[at] for name, at in self._layout.positions.items()}
        constants = self._layout.constants.items()
        given |= {name: (text,) * len(places) for name, text in constants if text}
        if "date" not in given or not all(map(str.strip, set(given["date"]))):
            return None
        refused: set[int] = set()
        if not all(map(SUM_WORDS.isdisjoint, columns)):
            refused = {at for at, row in enumerate(cells) if not SUM_WORDS.isdisjoint(row)}
        sales, kept = self._sales(list(lines), given, refused), list(places)
        if refused:
            left.update(places[at] for at in refused)
            chosen = [at for at in range(len(places)) if at not in refused]
            sales, kept = sales.take(chosen), [places[at] for at in chosen]
        return Stretch(sales, kept, sorted(left))

    def _may_fill(self, name: str) -> bool:
        return name in self._layout.positions or bool(self._layout.constants.get(name))

    def _lacks_day(self, cells: Cells) -> bool:
        at = self._layout.positions.get("date", len(cells))
        return not (at < len(cells) and cells[at].strip())

    def _sales(
        self, lines: list[int], given: dict[str, tuple[str, ...]], refused: set[int]
    ) -> SaleColumns:
        blank = [""] * len(lines)

        def texts(name: str) -> list[str]:
            if name not in given:
                return blank
            return self._texts[name].column(given[name], refused)

        if "status" in given:
            texts("status")
        amounts = self._amounts(given, blank, refused)
        is_return = [amount < 0 for amount in amounts]
        if "kind" in given:
            turned = self._is_return.column(given["kind"], refused)
            is_return = [is_back or minus for is_back, minus in zip(turned, is_return, strict=True)]
            amounts = [
                -abs(amount) if is_back else amount
                for amount, is_back in zip(amounts, turned, strict=True)
            ]
        return SaleColumns(
            buyers=self._buyers,
            line=lines,
            who=self._who(given, len(lines), refused),
            document=texts("document"),
            day=self._day.column(given["date"], refused),
            amount_minor=amounts,
            quantity=texts("quantity"),
            category=texts("category"),
            product=texts("product"),
            channel=texts("channel"),
            is_return=is_return,
            original=texts("original"),
        )

    def _amounts(
        self, given: dict[str, tuple[str, ...]], blank: list[str], refused: set[int]
    ) -> list[int]:
        """Return the amounts given, and quantity times price where none is."""
        amounts = self._amount.column(given.get("amount", blank), refused)
        if _NO_AMOUNT not in amounts:
            return amounts
        without = [at for at, amount in enumerate(amounts) if amount == _NO_AMOUNT]
        parts = [given.get(name, blank) for name in ("quantity", "unit_price", "discount")]
        cells = [(parts[0][at], parts[1][at], parts[2][at]) for at in without]
        lacking: set[int] = set()
        for at, amount in zip(without, self._computed.column(cells, lacking), strict=True):
            amounts[at] = amount
        refused.update(without[at] for at in lacking)
        return amounts

    def _who(self, given: dict[str, tuple[str, ...]], count: int, refused: set[int]) -> list[int]:
        """Return each row's buyer as a place in the list of buyers."""
        names: list[str] = [name for name in _BUYER if name in given]
        if not names:
            return self._people.column([()] * count, refused)
        self._buyer.names = names
        return self._people.column(list(zip(*map(given.__getitem__, names), strict=True)), refused)


class _BuyerReader:
    """Adds the buyers of one file; what remembers its answers must not be known to it.

    A ring would keep everybody named until the cycle collector runs, which an import holds back.
    """

    def __init__(self, rows: SaleReader, buyers: Buyers) -> None:
        self.names: list[str] = []
        self._rows = rows
        self._buyers = buyers

    def read(self, cells: tuple[str, ...]) -> int:
        """Return the place of a buyer not met before, given by the cells of the names."""
        said = dict(zip(self.names, cells, strict=True))
        return self._buyers.add(self._rows.buyer(*(said.get(name, "") for name in _BUYER)))


def _amount_of(rows: SaleReader) -> Callable[[str], int]:
    def read(text: str) -> int:
        amount = rows.amount(text)
        return _NO_AMOUNT if amount is None else amount

    return read
