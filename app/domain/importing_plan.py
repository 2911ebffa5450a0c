"""The plan of an import: what was recognised, how each column is read, what must be asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from app.domain import currencies, id_numbers
from app.domain import importing_headers as headings
from app.domain.importing_brands import Brand, brand_of
from app.domain.importing_cells import writes_comma
from app.domain.importing_contacts import is_masked
from app.domain.importing_dates import ColumnOrders, Order
from app.domain.importing_fields import CUSTOMERS, FIELDS, HOW, SALES, TEXT
from app.domain.importing_synonyms import header_key
from app.domain.importing_table import RawTable, column_letter
from app.domain.importing_verdicts import Said
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP

AUTO = "auto"
_SAMPLE = 300
_EXAMPLE = 200
_DATE_FIELDS = ("date", "birthday", "joined", "last_review", "next_review")
_MONEY_FIELDS = ("amount", "unit_price", "discount")
_NUMBER_FIELDS = ("customer", "number", "document", "original")


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
class ColumnPlan:
    """One column of the file: where it stands, what it fills ("" nothing), and how it is read."""

    position: int
    letter: str
    header: str
    field: str
    example: str
    how: Said


@dataclass(frozen=True)
class Question:
    """Something the program will not guess: about which field, and the answers to choose from."""

    code: str
    field: str
    said: Said
    choices: tuple[str, ...] = ()

    def words(self) -> str:
        """Return the question in the language in use."""
        return self.said.words()


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
class Plan:
    """All that is known about a file before a row is taken: shown, corrected, then run."""

    kind: str
    recognised: str
    header_line: int
    columns: tuple[ColumnPlan, ...]
    constants: Mapping[str, str]
    questions: tuple[Question, ...]
    notes: tuple[Said, ...]
    layout: Layout

    @property
    def is_ready(self) -> bool:
        """Whether rows can be read without asking anything."""
        return not self.questions

    def require_ready(self) -> None:
        """Refuse to go on while a question is open."""
        if self.questions:
            first = self.questions[0]
            raise UserError(
                first.code,
                QT_TRANSLATE_NOOP("Errors", "The file cannot be imported yet: {question}"),
                {"question": first.words(), "choices": " / ".join(first.choices)},
                advice=QT_TRANSLATE_NOOP("Errors", "Answer it and import again: {choices}"),
                field=first.field,
            )


def plan(table: RawTable, options: ReadOptions, decimals: int = 2) -> Plan:
    """Look at a table and return how it would be read, with every open question."""
    brand = brand_of(table.headers)
    sample = _sample(table)
    found = {
        kind: headings.match_columns(table.headers, sample, kind, brand)
        for kind in (SALES, CUSTOMERS)
    }
    kind = _kind(options, found, brand)
    if not kind:
        return _no_plan(table)
    if options.kind not in {AUTO, kind} or (brand is not None and brand.kind != kind):
        brand = None
    headings.check_fields(kind, [*options.mapping, *options.constants])
    positions = _positions(table, options, found[kind])
    covered = headings.id_columns(table.headers) | {positions.get(id_numbers.FIELD, -1)}
    if not options.id_numbers:
        positions.pop(id_numbers.FIELD, None)
    dates = {
        name: column_orders(table, positions[name]) for name in _DATE_FIELDS if name in positions
    }
    seen = _Seen(kind, positions, sample, dates, frozenset(covered - {-1}))
    layout = _layout(table, options, seen, decimals)
    questions = [*_missing(layout), *([] if options.date_order else _about_dates(table, seen))]
    return Plan(
        kind=kind,
        recognised=brand.title if brand else "",
        header_line=table.header_line,
        columns=tuple(_columns(table, layout, sample)),
        constants=dict(options.constants),
        questions=tuple(questions),
        notes=tuple(_notes(table, layout, seen)),
        layout=layout,
    )


@dataclass(frozen=True)
class _Seen:
    kind: str
    positions: Mapping[str, int]
    sample: Sequence[Sequence[str]]
    dates: Mapping[str, ColumnOrders]
    covered: frozenset[int]

    def cells(self, name: str) -> list[str]:
        """Return the sample cells of a field; nothing when no column fills it."""
        position = self.positions.get(name)
        return [] if position is None else list(self.sample[position])


def _sample(table: RawTable) -> list[list[str]]:
    width = len(table.headers)
    columns: list[list[str]] = [[] for _ in range(width)]
    for _, cells in islice(table.rows(), _SAMPLE):
        for position, cell in enumerate(cells[:width]):
            text = cell[:_EXAMPLE].strip()
            if text:
                columns[position].append(text)
    return columns


def _kind(options: ReadOptions, found: Mapping[str, Mapping[str, int]], brand: Brand | None) -> str:
    if options.kind in FIELDS:
        return options.kind
    if options.kind != AUTO:
        raise UserError(
            "unknown_kind_of_list",
            QT_TRANSLATE_NOOP("Errors", 'There is no kind of list called "{kind}".'),
            {"kind": options.kind},
            advice=QT_TRANSLATE_NOOP("Errors", "Choose sales or customers."),
            field="kind",
        )
    asked = {*options.mapping, *options.constants}
    extended = {kind: {**dict.fromkeys(asked, 0), **found[kind]} for kind in found}
    for kind, other in ((SALES, CUSTOMERS), (CUSTOMERS, SALES)):
        if asked - set(FIELDS[other]) and asked <= set(FIELDS[kind]):
            return kind
    return headings.guess_kind(extended, brand)


def _positions(table: RawTable, options: ReadOptions, found: Mapping[str, int]) -> dict[str, int]:
    explicit = headings.explicit_columns(table.headers, options.mapping)
    taken = set(explicit.values())
    positions = {
        name: position
        for name, position in found.items()
        if name not in explicit and name not in options.constants and position not in taken
    }
    positions.update({name: position for name, position in explicit.items() if position >= 0})
    return positions


def _layout(table: RawTable, options: ReadOptions, seen: _Seen, decimals: int) -> Layout:
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


def _stated_currency(table: RawTable, options: ReadOptions, seen: _Seen) -> dict[str, str]:
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


def column_orders(table: RawTable, position: int) -> ColumnOrders:
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


_REMEMBERED = 50_000


def _column(table: RawTable, position: int) -> Iterator[str]:
    for _, cells in table.rows():
        if position < len(cells) and cells[position].strip():
            yield cells[position]


def _notes(table: RawTable, layout: Layout, seen: _Seen) -> Iterator[Said]:
    for name, orders in seen.dates.items():
        if orders.serials:
            header = table.headers[layout.positions[name]]
            yield _serials_note(header, epoch_1904=layout.epoch_1904)
    if any(map(is_masked, seen.cells("phone"))):
        yield Said(
            "masked_phones",
            QT_TRANSLATE_NOOP("Import", "Hidden phone numbers (138****5678) are left out."),
        )
    for position in sorted(layout.covered - {layout.positions.get(id_numbers.FIELD, -1)}):
        yield Said(
            "id_numbers_left_out",
            QT_TRANSLATE_NOOP(
                "Import",
                "{column} is left out: ID numbers are kept only of customers, if turned on.",
            ),
            {"column": table.headers[position]},
        )
    for name in sorted(layout.comma):
        yield Said(
            "decimal_comma",
            QT_TRANSLATE_NOOP("Import", "{column} writes the comma as decimal point."),
            {"column": table.headers[layout.positions[name]]},
        )


def _serials_note(header: str, *, epoch_1904: bool) -> Said:
    return Said(
        "day_numbers",
        QT_TRANSLATE_NOOP("Import", "{column} holds day numbers; counted from {year}."),
        {"column": header, "year": 1904 if epoch_1904 else 1900},
    )


def _missing(layout: Layout) -> list[Question]:
    have = frozenset(layout.positions) | frozenset(layout.constants)
    lacking = []
    if layout.kind == SALES:
        if "date" not in have:
            lacking.append("date")
        if not headings.has_money(have):
            lacking.append("amount")
    elif not {"name", "number", "phone", "email", "first_name", "last_name"} & have:
        lacking.append("name")
    return [
        Question(
            "missing_column",
            name,
            Said(
                "missing_column",
                QT_TRANSLATE_NOOP("Import", "Which column holds the field {field}?"),
                {"field": name},
            ),
        )
        for name in lacking
    ]


def _about_dates(table: RawTable, seen: _Seen) -> Iterator[Question]:
    for name, orders in seen.dates.items():
        header = table.headers[seen.positions[name]]
        if orders.short_years:
            text = QT_TRANSLATE_NOOP(
                "Import",
                'What comes first in "{example}" of the column {column}: day, month or year?',
            )
            values = {"example": orders.short_years, "column": header}
            said = Said("two_digit_year", text, values)
            yield Question("two_digit_year", name, said, ("dmy", "mdy", "ymd"))
        elif orders.conflict:
            text = QT_TRANSLATE_NOOP(
                "Import",
                'In the column {column} "{dmy}" has the day first and "{mdy}" the month: neither '
                "answer reads both. Correct the file, or choose; the other rows are refused.",
            )
            witness = {order.value: cell.strip() for order, cell in orders.witness.items()}
            said = Said("date_order", text, {**witness, "column": header})
            yield Question("date_order", name, said, ("dmy", "mdy"))
        elif not orders.decided:
            text = QT_TRANSLATE_NOOP(
                "Import", 'What comes first in "{example}" of the column {column}: day or month?'
            )
            values = {"example": orders.ambiguous, "column": header}
            yield Question("date_order", name, Said("date_order", text, values), ("dmy", "mdy"))


def _no_plan(table: RawTable) -> Plan:
    said = Said(
        "unknown_list",
        QT_TRANSLATE_NOOP("Import", "Is this a list of sales or of customers?"),
    )
    layout = Layout("", {}, {}, len(table.headers), 2)
    columns = _columns(table, layout, _sample(table))
    questions = (Question("unknown_list", "kind", said, (SALES, CUSTOMERS)),)
    return Plan("", "", table.header_line, tuple(columns), {}, questions, (), layout)


def _columns(
    table: RawTable, layout: Layout, sample: Sequence[Sequence[str]]
) -> Iterator[ColumnPlan]:
    fields = {position: name for name, position in layout.positions.items()}
    for position, header in enumerate(table.headers):
        name = fields.get(position, "")
        example = sample[position][0][:80] if sample[position] else ""
        if position in layout.covered:
            example = id_numbers.masked(example)
        how = Said(name or "not_imported", HOW.get(name, TEXT))
        yield ColumnPlan(position, column_letter(position), header, name, example, how)
