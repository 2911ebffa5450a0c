"""Sales of a file column by column: what thousands of rows say, in arrays of equal length."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from app.domain.facts import day_number, day_of
from app.domain.importing_verdicts import ParsedCustomer, ParsedSale, Reject

Ints = NDArray[np.int64]


class Buyer(NamedTuple):
    """Whom a row names: number, name, phone and e-mail; empty text means it did not say."""

    customer: str
    name: str
    phone: str
    email: str


class Buyers:
    """Everybody named in one file, each with a place by which rows refer to them."""

    def __init__(self) -> None:
        self.every: list[Buyer] = []
        self._places: dict[Buyer, int] = {}

    def add(self, buyer: Buyer) -> int:
        """Return the place of somebody whom the caller has not met yet."""
        self.every.append(buyer)
        return len(self.every) - 1

    def place_of(self, buyer: Buyer) -> int:
        """Return the place of somebody who may have been met before."""
        place = self._places.get(buyer)
        if place is None:
            place = self._places[buyer] = self.add(buyer)
        return place


@dataclass(frozen=True, slots=True)
class Texts(Sequence[str]):
    """A column of text: for each row a place in a list of texts, of which many rows share one.

    The list may hold more than these rows name, and grows while a file is read.
    """

    places: Ints
    every: list[str]

    @classmethod
    def of(cls, cells: Sequence[str]) -> "Texts":
        """Return cells as a column."""
        every = list(dict.fromkeys(cells))
        at = {text: place for place, text in enumerate(every)}
        return cls(np.fromiter(map(at.__getitem__, cells), np.int64, len(cells)), every)

    @classmethod
    def alike(cls, text: str, count: int) -> "Texts":
        """Return a column that says the same in every row."""
        return cls(np.zeros(count, dtype=np.int64), [text])

    @property
    def named(self) -> list[int]:
        """Return the places that any row names, each once."""
        if len(self.every) == 1:
            return [0] if len(self.places) else []
        named: list[int] = np.unique(self.places).tolist()
        return named

    @property
    def is_blank(self) -> bool:
        """Say whether no row says anything."""
        return not any(self.every[place] for place in self.named)

    def take(self, rows: Ints) -> "Texts":
        """Return only some rows, in that order."""
        return Texts(self.places[rows], self.every)

    def numbers(self, number_of: Callable[[str], int]) -> Ints:
        """Return a number for each row, each text asked about once."""
        found = np.zeros(len(self.every), dtype=np.int64)
        for place in self.named:
            found[place] = number_of(self.every[place])
        return found[self.places]

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.places)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> "Texts": ...
    def __getitem__(self, at: int | slice) -> "str | Texts":
        """Return one row's text, or the rows of a slice."""
        if isinstance(at, slice):
            return Texts(self.places[at], self.every)
        return self.every[int(self.places[at])]

    def __iter__(self) -> Iterator[str]:
        """Give each row's text."""
        return map(self.every.__getitem__, self.places.tolist())


@dataclass(frozen=True, slots=True)
class SaleColumns(Sequence[ParsedSale]):
    """Sales as columns; as a sequence it gives them row by row.

    `who` holds places among `buyers`, everybody named in the file so far. `day` counts
    from 1970-01-01, `quantity` is plain text: "3" or "0.5", blank where the file has none.
    """

    buyers: Buyers
    line: Ints
    who: Ints
    document: Texts
    day: Ints
    amount_minor: Ints
    quantity: Texts
    category: Texts
    product: Texts
    channel: Texts
    is_return: NDArray[np.bool_]
    original: Texts

    @classmethod
    def of(cls, sales: Sequence[ParsedSale], buyers: Buyers | None = None) -> "SaleColumns":
        """Return rows as columns."""
        known = buyers or Buyers()
        return cls(
            known,
            _numbers([sale.line for sale in sales]),
            _numbers([known.place_of(Buyer(*sale[1:5])) for sale in sales]),
            Texts.of([sale.document for sale in sales]),
            _numbers([day_number(sale.day) for sale in sales]),
            _numbers([sale.amount_minor for sale in sales]),
            Texts.of(["" if sale.quantity is None else f"{sale.quantity:f}" for sale in sales]),
            Texts.of([sale.category for sale in sales]),
            Texts.of([sale.product for sale in sales]),
            Texts.of([sale.channel for sale in sales]),
            np.array([sale.is_return for sale in sales], dtype=np.bool_),
            Texts.of([sale.original for sale in sales]),
        )

    def take(self, rows: Sequence[int] | Ints | NDArray[np.bool_]) -> "SaleColumns":
        """Return only some rows, in that order, or those that are true."""
        at = np.asarray(rows)
        at = np.flatnonzero(at) if at.dtype == np.bool_ else at.astype(np.int64)
        return SaleColumns(
            self.buyers,
            self.line[at],
            self.who[at],
            self.document.take(at),
            self.day[at],
            self.amount_minor[at],
            self.quantity.take(at),
            self.category.take(at),
            self.product.take(at),
            self.channel.take(at),
            self.is_return[at],
            self.original.take(at),
        )

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.line)

    @overload
    def __getitem__(self, at: int) -> ParsedSale: ...
    @overload
    def __getitem__(self, at: slice) -> "SaleColumns": ...
    def __getitem__(self, at: int | slice) -> "ParsedSale | SaleColumns":
        """Return one row, or the rows of a slice."""
        if isinstance(at, slice):
            return self.take(range(*at.indices(len(self))))
        quantity = self.quantity[at]
        return ParsedSale(
            int(self.line[at]),
            *self.buyers.every[int(self.who[at])],
            self.document[at],
            day_of(self.day[at]),
            int(self.amount_minor[at]),
            Decimal(quantity) if quantity else None,
            self.category[at],
            self.product[at],
            self.channel[at],
            bool(self.is_return[at]),
            self.original[at],
        )

    def __iter__(self) -> Iterator[ParsedSale]:
        """Give the rows one by one."""
        return (self[at] for at in range(len(self)))


def _numbers(values: list[int]) -> Ints:
    return np.array(values, dtype=np.int64)


@dataclass(frozen=True)
class Batch:
    """Some thousand verdicts in the order of the file."""

    sales: SaleColumns
    customers: list[ParsedCustomer]
    rejects: list[Reject]
