"""How rows become facts: what a person said about a file, and how each column is read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Final

from app.domain import currencies, id_numbers
from app.domain.importing_cells import writes_comma
from app.domain.importing_dates import ColumnOrders, Order
from app.domain.importing_synonyms import header_key
from app.domain.importing_table import RawTable
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP

AUTO: Final = "auto"
_SAMPLE: Final = 300
_EXAMPLE: Final = 200
_REMEMBERED: Final = 50_000
_DATE_FIELDS: Final = ("date", "birthday", "joined", "last_review", "next_review")
_MONEY_FIELDS: Final = ("amount", "unit_price", "discount")
_NUMBER_FIELDS: Final = ("customer", "number", "document", "original")


@dataclass(frozen=True)
class ReadOptions:
    """What the person said about the file; all of it may be left to the program.

    Args:
        kind: auto, sales or customers.
        mapping: field -> column by name, number from 1 or letter; "" leaves the field out.
        constants: field -> text that stands for every row in place of a column.
        date_order: ymd, dmy or mdy; also allows years of two digits. "" asks where in doubt.
        today: the business day, to refuse birthdays that lie ahead; None does not check.
        id_numbers: whether the shop keeps ID numbers; else such a column is left out.
        currency: the shop's; amounts in any other are refused. "" does not check.

    """

    kind: str = AUTO
    mapping: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    date_order: str = ""
    today: date | None = None
    id_numbers: bool = False
    currency: str = ""


@dataclass(frozen=True)
class Layout:
    """How rows become facts: where each field stands and how its cells are written.

    `covered` are the columns of ID numbers: nothing shows or keeps their cells as they stand.
    `currency` is the shop's; "" takes any.
    """

    kind: str
    positions: Mapping[str, int]
    constants: Mapping[str, str]
    width: int
    decimals: int
    orders: Mapping[str, Order | None] = field(default_factory=dict)
    short_years: bool = False
    epoch_1904: bool = False
    comma: frozenset[str] = frozenset()
    point_zero: frozenset[str] = frozenset()
    tenure_in_months: bool = False
    today: date | None = None
    covered: frozenset[int] = frozenset()
    currency: str = ""

    def cover(self, cells: Sequence[str]) -> tuple[str, ...]:
        """Return the cells of a row with ID numbers hidden."""
        if not self.covered:
            return tuple(cells)
        return tuple(
            id_numbers.masked(cell) if at in self.covered else cell for at, cell in enumerate(cells)
        )


@dataclass(frozen=True)
class Seen:
    """What a look at a table found: its columns, a sample of each, and the order of its dates."""

    kind: str
    positions: Mapping[str, int]
    sample: Sequence[Sequence[str]]
    dates: Mapping[str, ColumnOrders]
    covered: frozenset[int]

    def cells(self, name: str) -> list[str]:
        """Return the sample cells of a field; nothing when no column fills it."""
        position = self.positions.get(name)
        return [] if position is None else list(self.sample[position])


def sample_of(table: RawTable) -> list[list[str]]:
    """Return the first cells of every column, without blank ones."""
    width = len(table.headers)
    columns: list[list[str]] = [[] for _ in range(width)]
    for _, cells in islice(table.rows(), _SAMPLE):
        for position, cell in enumerate(cells[:width]):
            text = cell[:_EXAMPLE].strip()
            if text:
                columns[position].append(text)
    return columns


def look_at(
    table: RawTable,
    kind: str,
    positions: Mapping[str, int],
    sample: Sequence[Sequence[str]],
    covered: frozenset[int],
) -> Seen:
    """Look through whole columns of dates; all others are told by their sample."""
    dates = {
        name: _column_orders(table, positions[name]) for name in _DATE_FIELDS if name in positions
    }
    return Seen(kind, positions, sample, dates, covered)


def layout_of(table: RawTable, options: ReadOptions, seen: Seen, decimals: int) -> Layout:
    """Return how rows become facts."""
    tenure = seen.positions.get("tenure")
    tenure_key = header_key(table.headers[tenure]) if tenure is not None else ""
    return Layout(
        kind=seen.kind,
        positions=seen.positions,
        constants={**_stated_currency(table, options, seen), **options.constants},
        width=len(table.headers),
        decimals=decimals,
        orders=_orders(options, seen.dates),
        short_years=bool(options.date_order),
        epoch_1904=table.epoch_1904,
        comma=frozenset(name for name in _MONEY_FIELDS if writes_comma(seen.cells(name))),
        point_zero=frozenset(name for name in _NUMBER_FIELDS if _all_point_zero(seen.cells(name))),
        tenure_in_months="month" in tenure_key or "月" in tenure_key,
        today=options.today,
        covered=seen.covered,
        currency=options.currency,
    )


def _stated_currency(table: RawTable, options: ReadOptions, seen: Seen) -> dict[str, str]:
    """Return the currency that a header of amounts names, as "Amount (USD)" does, for every row."""
    if "currency" in {*seen.positions, *options.mapping}:
        return {}
    headers = [
        table.headers[seen.positions[name]] for name in _MONEY_FIELDS if name in seen.positions
    ]
    stated = next(filter(None, map(currencies.of_header, headers)), "")
    return {"currency": stated} if stated else {}


def _all_point_zero(cells: Sequence[str]) -> bool:
    return bool(cells) and all(
        whole.isdigit() and point and not rest.strip("0") and rest
        for whole, point, rest in (cell.partition(".") for cell in cells)
    )


def _orders(options: ReadOptions, dates: Mapping[str, ColumnOrders]) -> dict[str, Order | None]:
    if options.date_order:
        return dict.fromkeys(dates, _asked_order(options.date_order))
    return {name: orders.order for name, orders in dates.items()}


def _asked_order(text: str) -> Order:
    try:
        return Order(text)
    except ValueError:
        raise UserError(
            "unknown_date_order",
            QT_TRANSLATE_NOOP("Errors", 'There is no date order called "{order}".'),
            {"order": text},
            advice=QT_TRANSLATE_NOOP("Errors", "Choose ymd, dmy or mdy."),
            field="date_order",
        ) from None


def _column_orders(table: RawTable, position: int) -> ColumnOrders:
    """Return what a whole date column says about its order; stops as soon as nothing is open."""
    orders = ColumnOrders()
    seen: set[str] = set()
    for count, cell in enumerate(_column(table, position)):
        if cell not in seen:
            orders.look(cell)
            if len(seen) < _REMEMBERED:
                seen.add(cell)
        if count >= _SAMPLE and (orders.decided or orders.conflict):
            break
    return orders


def _column(table: RawTable, position: int) -> Iterator[str]:
    for _, cells in table.rows():
        if position < len(cells) and cells[position].strip():
            yield cells[position]
