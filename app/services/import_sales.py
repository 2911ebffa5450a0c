"""Writes the sales of a file: one order per channel and document, each row once and only once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from app.domain.facts import day_number
from app.domain.importing import Identities, ParsedSale, Reject
from app.errors import UserError
from app.models import sale_bulk, sales
from app.models.database import after_bulk
from app.models.sale_bulk import NewLine, NewOrder
from app.services.desk import Work
from app.services.import_people import People, Reference

_KEY_BYTES: Final = 8

# Channel, document and customer: what makes two rows lines of one order.
OrderKey = tuple[str, str, int | None]


@dataclass
class _Draft:
    """One order of the batch at hand, its lines still to be flagged."""

    id: int
    key: OrderKey
    is_known: bool
    lines: list[NewLine] = field(default_factory=list)


@dataclass(frozen=True)
class _Row:
    """A row with its customer and its identity."""

    sale: ParsedSale
    customer_id: int | None
    identity: int


class SaleWriter:
    """Takes the rows of one file batch by batch; returns naming an order wait for the end."""

    def __init__(self, work: Work, batch_id: int, people: People) -> None:
        self.created = 0
        self.unchanged = 0
        self.rejects: list[Reject] = []
        self.rejected_minor = 0
        self._work = work
        self._batch_id = batch_id
        self._people = people
        self._identities = Identities(people.channel)
        self._categories = sales.categories(work.connection)
        self._next_order, self._next_line = sale_bulk.next_ids(work.connection)
        self._had_sales = self._next_line > 1
        self._first_own_order = self._next_order
        self._who: dict[tuple[str, str, str, str], int | None] = {}
        self._returns: list[_Row] = []
        self._to_settle: set[int] = set()
        self._documents_seen = False

    def take(self, parsed: Sequence[ParsedSale]) -> None:
        """Write one batch of rows."""
        rows = self._fresh(self._known_people(parsed))
        self._people.flush()
        here: list[_Row] = []
        for row in rows:
            takes_back = row.sale.original and row.sale.amount_minor < 0
            (self._returns if takes_back else here).append(row)
        self._write(here)

    def finish(self) -> None:
        """Link the returns to the orders they take back and bring every touched order in line."""
        for row in self._returns:
            self._take_back(row)
        sales.settle(self._work.connection, self._to_settle)
        after_bulk(self._work.connection, "sale", "sale_line", "category")

    def _known_people(self, parsed: Sequence[ParsedSale]) -> list[tuple[ParsedSale, int | None]]:
        who = self._who
        unknown: dict[tuple[str, str, str, str], ParsedSale] = {}
        for sale in parsed:
            key = sale[1:5]
            if key not in who:
                unknown.setdefault(key, sale)
        references = {
            key: Reference(sale.customer, sale.phone, sale.email, sale.name, sale.channel)
            for key, sale in unknown.items()
        }
        self._people.look_up(references.values())
        clashes: dict[tuple[str, str, str, str], UserError] = {}
        for key, reference in references.items():
            try:
                who[key] = self._people.match(reference)
            except UserError as error:
                clashes[key] = error
        if not clashes:
            return [(sale, who[sale[1:5]]) for sale in parsed]
        for sale in parsed:
            if sale[1:5] in clashes:
                self.rejects.append(_rejected(sale, clashes[sale[1:5]]))
                self.rejected_minor += sale.amount_minor
        return [(sale, who[sale[1:5]]) for sale in parsed if sale[1:5] not in clashes]

    def _fresh(self, rows: Sequence[tuple[ParsedSale, int | None]]) -> list[_Row]:
        """Leave out the rows that the shop holds already."""
        keys = [
            int.from_bytes(identity[:_KEY_BYTES], "big", signed=True)
            for identity in self._identities.of([sale for sale, _ in rows])
        ]
        known: set[int] = set()
        if self._had_sales:
            known = sale_bulk.known_identities(self._work.connection, keys)
        fresh = [
            _Row(sale, customer_id, key)
            for (sale, customer_id), key in zip(rows, keys, strict=True)
            if key not in known
        ]
        self.unchanged += len(rows) - len(fresh)
        self.created += len(fresh)
        return fresh

    def _write(self, rows: Sequence[_Row]) -> None:
        drafts = self._drafts(rows)
        orders: list[NewOrder] = []
        lines: list[NewLine] = []
        for draft in drafts:
            if draft.is_known:
                self._to_settle.add(draft.id)
                lines.extend(draft.lines)
            else:
                flagged = _flagged(draft.lines)
                orders.append(_order(draft, flagged))
                lines.extend(flagged)
        connection = self._work.connection
        sale_bulk.add_orders(connection, orders, self._batch_id, self._work.desk.clock.now())
        sale_bulk.add_lines(connection, lines, self._batch_id)

    def _drafts(self, rows: Sequence[_Row]) -> Iterable[_Draft]:
        """Gather the rows into orders, those of known documents into the orders of the shop."""
        known = self._known_orders(rows)
        drafts: dict[object, _Draft] = {}
        default = self._people.channel
        for row in rows:
            sale = row.sale
            key: OrderKey = (sale.channel or default, sale.document, row.customer_id)
            # A row without a document is an order of its own.
            place: object = key if sale.document else row.identity
            draft = drafts.get(place)
            if draft is None:
                order_id = known.get(key) if sale.document else None
                draft = _Draft(order_id or self._order_id(), key, order_id is not None)
                drafts[place] = draft
            draft.lines.append(self._line(row, draft.id))
        return drafts.values()

    def _known_orders(self, rows: Sequence[_Row]) -> dict[OrderKey, int]:
        documents = {row.sale.document for row in rows if row.sale.document}
        if not documents or not (self._had_sales or self._documents_seen):
            self._documents_seen = self._documents_seen or bool(documents)
            return {}
        found = sale_bulk.orders_by_document(self._work.connection, sorted(documents))
        return {
            (channel, document, customer_id): order
            for document, channel, customer_id, order in found
        }

    def _order_id(self) -> int:
        self._next_order += 1
        return self._next_order - 1

    def _line(self, row: _Row, order_id: int) -> NewLine:
        sale = row.sale
        line_id = self._next_line
        self._next_line += 1
        return NewLine(
            line_id,
            order_id,
            row.customer_id,
            day_number(sale.day),
            sale.amount_minor,
            self._category(sale.category),
            sale.product or None,
            None if sale.quantity is None else f"{sale.quantity:f}",
            None,
            0,
            0,
            row.identity,
        )

    def _category(self, name: str) -> int | None:
        if not name:
            return None
        found = self._categories.get(name)
        if found is None:
            found = sales.category_id(self._work.connection, name)
            if found is not None:
                self._categories[name] = found
        return found

    def _take_back(self, row: _Row) -> None:
        """Put a return into the order that it names; into one of its own when that is unknown."""
        connection, sale = self._work.connection, row.sale
        channel = sale.channel or self._people.channel
        orders = sales.find_orders(connection, sale.original, channel)
        orders = orders or sales.find_orders(connection, sale.original)
        fitting = [order for order in orders if row.customer_id in {None, order.customer_id}]
        if not fitting:
            self._write([row])
            return
        order = fitting[0]
        line = self._line(row, order.id)
        lines = sales.lines_of(connection, [order.id])
        origin = _origin(lines, line)
        line = line._replace(customer_id=order.customer_id, origin_id=origin)
        sale_bulk.add_lines(connection, [line], self._batch_id)
        self._to_settle.add(order.id)


def _origin(lines: Sequence[Any], back: NewLine) -> int | None:
    """Return the line that a return takes back: the same goods with enough left, else none."""
    for line in lines:
        if line.amount_minor <= 0 or line.origin_id is not None:
            continue
        left = line.amount_minor + sum(
            other.amount_minor for other in lines if other.origin_id == line.id
        )
        same = (
            line.product == back.product
            if back.product
            else back.category_id is None or line.category_id == back.category_id
        )
        if same and left + back.amount_minor >= 0:
            return int(line.id)
    return None


def _flagged(lines: list[NewLine]) -> list[NewLine]:
    """Set the derived flags of a new order: a single line above 0 is the visit and counts."""
    if len(lines) == 1:
        line = lines[0]
        return [line._replace(head=1, counts=1)] if line.amount_minor > 0 else lines
    by_day = sorted(lines, key=lambda line: (line.day, line.id))
    flags = {
        line_id: (head, counts)
        for line_id, head, counts in sales.flags_of(
            [(line.id, line.id, line.amount_minor) for line in by_day]
        )
    }
    return [line._replace(head=flags[line.id][0], counts=flags[line.id][1]) for line in lines]


def _order(draft: _Draft, lines: Sequence[NewLine]) -> NewOrder:
    channel, document, customer_id = draft.key
    days = [line.day for line in lines]
    return NewOrder(
        draft.id,
        customer_id,
        channel,
        document or None,
        min(days),
        max(days),
        sum(line.amount_minor for line in lines),
    )


def _rejected(sale: ParsedSale, error: UserError) -> Reject:
    value = str(getattr(sale, error.field, ""))
    return Reject(sale.line, error.field, value, error, ())
