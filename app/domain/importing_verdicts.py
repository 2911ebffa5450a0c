"""What a row of a file turned out to be: a sale, a customer, or a refusal with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from app.errors import UserError
from app.i18n import translate

CONTEXT = "Import"


class ParsedSale(NamedTuple):
    """One line of a sale or return, read exactly; empty text means the file did not say.

    `customer` is the external number; `amount_minor` is negative on a return.
    """

    line: int
    customer: str
    name: str
    phone: str
    email: str
    document: str
    day: date
    amount_minor: int
    quantity: Decimal | None
    category: str
    product: str
    channel: str
    is_return: bool
    original: str


class ParsedCustomer(NamedTuple):
    """One customer of a file; None and empty text mean the file did not say.

    `birthday` is YYYY-MM-DD, or --MM-DD without a year. `amount_minor`, `frequency` (orders a
    year) and `tenure_months` are opening figures of a list that comes without its sales.
    """

    line: int
    number: str
    name: str
    phone: str
    email: str
    birthday: str
    joined: date | None
    tenure_months: int | None
    influence: float | None
    potential: float | None
    tags: tuple[str, ...]
    note: str
    amount_minor: int | None
    frequency: int | None
    level: str
    last_review: date | None
    next_review: date | None
    referrer: str
    gender: str
    address: str
    occupation: str
    channel: str
    id_number: str = ""


Parsed = ParsedSale | ParsedCustomer


@dataclass(frozen=True)
class Reject:
    """A row that was refused: its line, the field and cell at fault, why, and all its cells."""

    line: int
    field: str
    value: str
    error: UserError
    cells: tuple[str, ...]

    def __post_init__(self) -> None:
        # A refusal is kept for the report; where it was raised would keep its whole batch alive.
        self.error.__traceback__ = self.error.__cause__ = self.error.__context__ = None

    @property
    def code(self) -> str:
        """The short stable name of the reason."""
        return self.error.code

    @property
    def reason(self) -> str:
        """The reason and what to do, in the language in use."""
        return str(self.error)


@dataclass(frozen=True)
class Said:
    """A marked sentence about the file, with its values, for the person who imports it."""

    code: str
    text: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def words(self) -> str:
        """Return the sentence in the language in use."""
        return translate(CONTEXT, self.text).format(**self.values)


@dataclass(frozen=True)
class Notice:
    """A row that was taken, with something to be told of it: its line, the field and its cell.

    Line 0 is a row of an earlier file that this one has touched.
    """

    line: int
    field: str
    value: str
    said: Said

    @property
    def reason(self) -> str:
        """What is to be told, in the language in use."""
        return self.said.words()


@dataclass
class Totals:
    """Control totals of a run: rows read, taken and refused, and the money taken."""

    read: int = 0
    accepted: int = 0
    rejected: int = 0
    amount_minor: int = 0
