"""Writes the sales of a file: one order per channel and document, each row once and only once."""

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.domain.facts import EPOCH
from app.domain.importing import Identities, ParsedSale, Reject
from app.errors import UserError
from app.models import sale_bulk, sales
from app.models.database import after_bulk
from app.models.sale_bulk import LineTuple, OrderTuple
from app.services.desk import Work
from app.services.import_people import People, Reference

_KEY_BYTES: Final = 8
_EPOCH: Final = EPOCH.toordinal()

# Channel, document and customer: what makes two rows lines of one order.
OrderKey = tuple[str, str, int | None]
# What a row says of who it concerns: number, name, phone, e-mail.
PersonKey = tuple[str, str, str, str]
# A row with its customer and its identity.
Row = tuple[ParsedSale, int | None, int]


@dataclass
class _Draft:
    """One order of the batch at hand, its lines still to be numbered and flagged."""

    id: int
    key: OrderKey
    is_known: bool
    rows: list[Row]


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
        self._categories: dict[str, int | None] = {**sales.categories(work.connection)}
        self._next_order, self._next_line = sale_bulk.next_ids(work.connection)
        self._first_order = self._next_order
        self._had_sales = self._next_line > 1
        self._who: dict[PersonKey, int | None] = {}
        self._returns: list[Row] = []
        self._to_settle: set[int] = set()
        self._documents_seen = False
        self._now = work.desk.clock.now()
        self._indexes = contextlib.ExitStack()
        if not self._had_sales:
            self._indexes.enter_context(sale_bulk.without_indexes(work.connection))

    def take(self, parsed: Sequence[ParsedSale]) -> None:
        """Write one batch of rows."""
        rows = self._fresh(self._known_people(parsed))
        self._people.flush()
        here: list[Row] = []
        for row in rows:
            takes_back = row[0].original and row[0].amount_minor < 0
            (self._returns if takes_back else here).append(row)
        self._write(here)

    def finish(self) -> None:
        """Link the returns to the orders they take back and bring every touched order in line."""
        self._indexes.close()
        connection = self._work.connection
        sales.settle(connection, self._to_settle)
        self._people.touched |= sale_bulk.adopt_lines(
            connection, self._first_order, sorted(self._to_settle), self._batch_id
        )
        self._to_settle.clear()
        for row in self._returns:
            self._take_back(row)
        sales.settle(connection, self._to_settle)
        after_bulk(connection, "sale", "sale_line", "category")

    def _known_people(self, parsed: Sequence[ParsedSale]) -> list[tuple[ParsedSale, int | None]]:
        who = self._who
        unknown: dict[PersonKey, ParsedSale] = {}
        for sale in parsed:
            key = sale[1:5]
            if key not in who:
                unknown.setdefault(key, sale)
        references = {
            key: Reference(sale.customer, sale.phone, sale.email, sale.name, sale.channel)
            for key, sale in unknown.items()
        }
        self._people.look_up(references.values())
        clashes: dict[PersonKey, UserError] = {}
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

    def _fresh(self, rows: Sequence[tuple[ParsedSale, int | None]]) -> list[Row]:
        """Leave out the rows that the shop holds already."""
        keys = [
            int.from_bytes(identity[:_KEY_BYTES], "big", signed=True)
            for identity in self._identities.of([sale for sale, _ in rows])
        ]
        known: set[int] = set()
        if self._had_sales:
            known = sale_bulk.known_identities(self._work.connection, keys)
        fresh = [
            (sale, customer_id, key)
            for (sale, customer_id), key in zip(rows, keys, strict=True)
            if key not in known
        ]
        self.unchanged += len(rows) - len(fresh)
        self.created += len(fresh)
        return fresh

    def _write(self, rows: Sequence[Row]) -> None:
        orders: list[OrderTuple] = []
        lines: list[LineTuple] = []
        for draft in self._drafts(rows):
            if draft.is_known:
                self._to_settle.add(draft.id)
                lines.extend(self._line(row, draft.id, row[1], None) for row in draft.rows)
            elif len(draft.rows) == 1:
                row = draft.rows[0]
                line = self._line(row, draft.id, row[1], None, is_visit=row[0].amount_minor > 0)
                lines.append(line)
                channel, document, customer_id = draft.key
                day, minor = line[3], line[4]
                orders.append((draft.id, customer_id, channel, document or None, day, day, minor))
            else:
                several = [self._line(row, draft.id, row[1], None) for row in draft.rows]
                lines.extend(_flagged(several))
                orders.append(_order(draft, several))
        connection = self._work.connection
        sale_bulk.add_orders(connection, orders, self._batch_id, self._now)
        sale_bulk.add_lines(connection, lines, self._batch_id)

    def _drafts(self, rows: Sequence[Row]) -> Iterable[_Draft]:
        """Gather the rows into orders, those of known documents into the orders of the shop."""
        known = self._known_orders(rows)
        drafts: dict[object, _Draft] = {}
        default = self._people.channel
        for row in rows:
            sale, customer_id, identity = row
            document = sale.document
            key: OrderKey = (sale.channel or default, document, customer_id)
            # A row without a document is an order of its own.
            place: object = key if document else identity
            draft = drafts.get(place)
            if draft is not None:
                draft.rows.append(row)
                continue
            order_id = known.get(key) if document else None
            if order_id is None:
                drafts[place] = _Draft(self._next_order, key, is_known=False, rows=[row])
                self._next_order += 1
            else:
                drafts[place] = _Draft(order_id, key, is_known=True, rows=[row])
        return drafts.values()

    def _known_orders(self, rows: Sequence[Row]) -> dict[OrderKey, int]:
        documents = {row[0].document for row in rows}
        documents.discard("")
        if not documents or not (self._had_sales or self._documents_seen):
            self._documents_seen = self._documents_seen or bool(documents)
            return {}
        found = sale_bulk.orders_by_document(self._work.connection, sorted(documents))
        return {
            (channel, document, customer_id): order
            for document, channel, customer_id, order in found
        }

    def _line(
        self,
        row: Row,
        order_id: int,
        customer_id: int | None,
        origin_id: int | None,
        *,
        is_visit: bool = False,
    ) -> LineTuple:
        sale = row[0]
        line_id = self._next_line
        self._next_line += 1
        category = sale.category
        return (
            line_id,
            order_id,
            customer_id,
            sale.day.toordinal() - _EPOCH,
            sale.amount_minor,
            (self._categories.get(category) or self._category(category)) if category else None,
            sale.product or None,
            None if sale.quantity is None else f"{sale.quantity:f}",
            origin_id,
            1 if is_visit else 0,
            1 if is_visit else 0,
            row[2],
        )

    def _category(self, name: str) -> int | None:
        found = self._categories[name] = sales.category_id(self._work.connection, name)
        return found

    def _take_back(self, row: Row) -> None:
        """Put a return into the order that it names; into one of its own when that is unknown."""
        connection, (sale, customer_id, _) = self._work.connection, row
        channel = sale.channel or self._people.channel
        orders = sales.find_orders(connection, sale.original, channel)
        orders = orders or sales.find_orders(connection, sale.original)
        fitting = [order for order in orders if customer_id in {None, order.customer_id}]
        if not fitting:
            self._write([row])
            return
        order = fitting[0]
        if order.customer_id is not None:
            self._people.touched.add(order.customer_id)
        goods = (self._category(sale.category) if sale.category else None, sale.product)
        origin = _origin(sales.lines_of(connection, [order.id]), goods, sale.amount_minor)
        line = self._line(row, order.id, order.customer_id, origin)
        sale_bulk.add_lines(connection, [line], self._batch_id)
        self._to_settle.add(order.id)


def _origin(lines: Sequence[Any], goods: tuple[int | None, str], amount_minor: int) -> int | None:
    """Return the line that a return takes back: the same goods with enough left, else none."""
    category_id, product = goods
    for line in lines:
        if line.amount_minor <= 0 or line.origin_id is not None:
            continue
        left = line.amount_minor + sum(
            other.amount_minor for other in lines if other.origin_id == line.id
        )
        same = (
            line.product == product
            if product
            else category_id is None or line.category_id == category_id
        )
        if same and left + amount_minor >= 0:
            return int(line.id)
    return None


def _flagged(lines: Sequence[LineTuple]) -> list[LineTuple]:
    """Set the derived flags of a new order of several lines."""
    by_day = sorted(lines, key=lambda line: (line[3], line[0]))
    flags = {
        line_id: (head, counts)
        for line_id, head, counts in sales.flags_of(
            [(line[0], line[0], line[4]) for line in by_day]
        )
    }
    return [(*line[:9], *flags[line[0]], line[11]) for line in lines]


def _order(draft: _Draft, lines: Sequence[LineTuple]) -> OrderTuple:
    channel, document, customer_id = draft.key
    days = [line[3] for line in lines]
    total = sum(line[4] for line in lines)
    return draft.id, customer_id, channel, document or None, min(days), max(days), total


def _rejected(sale: ParsedSale, error: UserError) -> Reject:
    value = str(getattr(sale, error.field, ""))
    return Reject(sale.line, error.field, value, error, ())
