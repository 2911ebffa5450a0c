"""Sales of a file column by column: what thousands of rows say, in lists of equal length."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import itemgetter
from typing import NamedTuple, TypeVar, overload

from app.domain.facts import day_number, day_of
from app.domain.importing_verdicts import ParsedCustomer, ParsedSale, Reject

Value = TypeVar("Value")


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
class SaleColumns(Sequence[ParsedSale]):
    """Sales as columns; as a sequence it gives them row by row.

    `who` holds places among `buyers`, everybody named in the file so far. `day` counts
    from 1970-01-01, `quantity` is plain text: "3" or "0.5", blank where the file has none.
    """

    buyers: Buyers
    line: list[int]
    who: list[int]
    document: list[str]
    day: list[int]
    amount_minor: list[int]
    quantity: list[str]
    category: list[str]
    product: list[str]
    channel: list[str]
    is_return: list[bool]
    original: list[str]

    @classmethod
    def of(cls, sales: Sequence[ParsedSale], buyers: Buyers | None = None) -> "SaleColumns":
        """Return rows as columns."""
        known = buyers or Buyers()
        return cls(
            known,
            [sale.line for sale in sales],
            [known.place_of(Buyer(*sale[1:5])) for sale in sales],
            [sale.document for sale in sales],
            [day_number(sale.day) for sale in sales],
            [sale.amount_minor for sale in sales],
            ["" if sale.quantity is None else f"{sale.quantity:f}" for sale in sales],
            [sale.category for sale in sales],
            [sale.product for sale in sales],
            [sale.channel for sale in sales],
            [sale.is_return for sale in sales],
            [sale.original for sale in sales],
        )

    def take(self, places: Sequence[int]) -> "SaleColumns":
        """Return only the rows at some places, in that order."""
        return SaleColumns(
            self.buyers,
            _taken(self.line, places),
            _taken(self.who, places),
            _taken(self.document, places),
            _taken(self.day, places),
            _taken(self.amount_minor, places),
            _taken(self.quantity, places),
            _taken(self.category, places),
            _taken(self.product, places),
            _taken(self.channel, places),
            _taken(self.is_return, places),
            _taken(self.original, places),
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
            self.line[at],
            *self.buyers.every[self.who[at]],
            self.document[at],
            day_of(self.day[at]),
            self.amount_minor[at],
            Decimal(quantity) if quantity else None,
            self.category[at],
            self.product[at],
            self.channel[at],
            self.is_return[at],
            self.original[at],
        )

    def __iter__(self) -> Iterator[ParsedSale]:
        """Give the rows one by one."""
        return (self[at] for at in range(len(self)))


def _taken(column: list[Value], places: Sequence[int]) -> list[Value]:
    if len(places) <= 1:
        return [column[at] for at in places]
    return list(itemgetter(*places)(column))


@dataclass(frozen=True)
class Batch:
    """Some thousand verdicts in the order of the file."""

    sales: SaleColumns
    customers: list[ParsedCustomer]
    rejects: list[Reject]
