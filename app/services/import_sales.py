"""Writes the sales of a file: one order per channel and document, each row once and only once."""

import contextlib
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.domain.facts import day_number
from app.domain.importing import Identities, ParsedSale, Reject, SaleColumns
from app.domain.importing_columns import Ints, Texts
from app.errors import UserError
from app.models import sale_bulk, sale_columns, sales, waiting_returns
from app.models.bulk import NULL, Column, Same
from app.models.database import after_bulk
from app.models.sale_bulk import NewLine, Span
from app.services import import_returns
from app.services.desk import Work
from app.services.import_notices import Back, Notices
from app.services.import_people import People, Reference
from app.services.import_walk_ins import WalkIns

# Nobody, in columns of numbers: a walk-in's customer, a blank category, no line taken back.
_NONE: Final = 0
# A buyer of the file who was not looked up yet.
_UNMET: Final = -1

# Channel, document and customer: what makes two rows lines of one order.
OrderKey = tuple[str, str, int]
# Columns by name.
Cells = dict[str, Column]
# A return that names its order, its customer and its identity.
Return = tuple[ParsedSale, int, int]


@dataclass(frozen=True)
class BatchOrders:
    """The orders of one batch of rows: each row's order, and the first row of each new one.

    New orders count from `first`; the others stood in the shop before and are settled later.
    """

    first: int
    of_row: Ints
    heads: Ints

    @cached_property
    def is_each_its_own(self) -> bool:
        """Whether every row is an order of its own."""
        return len(self.heads) == len(self.of_row)

    @cached_property
    def several(self) -> dict[int, list[int]]:
        """Return the rows of those new orders that have more than one."""
        rows: dict[int, list[int]] = {}
        for at, order in enumerate(() if self.is_each_its_own else self.of_row.tolist()):
            if order >= self.first:
                rows.setdefault(order, []).append(at)
        return {order: own for order, own in rows.items() if len(own) > 1}

    def flags(self, rows: SaleColumns) -> Cells:
        """Return which lines are a visit and which give their category."""
        is_visit = rows.amount_minor > 0
        if self.is_each_its_own:
            return {"head": "1" if is_visit.all() else is_visit * 1, "counts": "{head}"}
        visits = (is_visit & (self.of_row >= self.first)) * 1
        counts = visits.copy()
        days, amounts = rows.day.tolist(), rows.amount_minor.tolist()
        for own in self.several.values():
            by_day = sorted(own, key=lambda at: (days[at], at))
            for at, head, gives in sales.flags_of([(at, at, amounts[at]) for at in by_day]):
                visits[at], counts[at] = head, gives
        return {"head": visits, "counts": counts}

    def columns(self, rows: SaleColumns) -> Cells:
        """Return the new orders as far as they follow from their rows."""
        heads = self.heads
        first_day, total = rows.day[heads], rows.amount_minor[heads]
        last_day = first_day.copy()
        for order, own in self.several.items():
            days, at = rows.day[own], order - self.first
            first_day[at], last_day[at] = int(days.min()), int(days.max())
            total[at] = int(rows.amount_minor[own].sum())
        return {
            "id": range(self.first, self.first + len(heads)),
            "document": _texts(rows.document.take(heads)),
            "first_day": first_day,
            "last_day": last_day if self.several else "{first_day}",
            "total_minor": total,
        }


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
        self._categories: dict[str, int] = {**sales.categories(work.connection), "": _NONE}
        self._next_order, self._next_line = sale_bulk.next_ids(work.connection)
        self._first_order, self._first_line = self._next_order, self._next_line
        self._had_sales = self._next_line > 1
        # The customer of each buyer named in the file, and the clashes of those who are nobody.
        self._who: Ints = np.zeros(0, dtype=np.int64)
        self._clashes: dict[int, UserError] = {}
        self._is_named: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self.walk_ins = WalkIns()
        self.notices = Notices(work.desk.decimals)
        self._returns: list[Return] = []
        self._to_settle: set[int] = set()
        # The ids, by table, that rows of this file point to and that it did not make itself.
        self._linked: dict[str, set[int]] = {"customer": set(), "sale": set(), "sale_line": set()}
        self._names_documents = False
        self._indexes = contextlib.ExitStack()
        if not self._had_sales:
            self._indexes.enter_context(sale_bulk.without_indexes(work.connection))

    def take(self, parsed: SaleColumns) -> None:
        """Write one batch of rows."""
        if not len(parsed):
            return
        self._know_buyers(parsed)
        if self._clashes:
            parsed = self._without_clashes(parsed)
        identities = self._identities.of(parsed)
        if self._had_sales:
            known = sale_bulk.known_identities(self._work.connection, identities.tolist())
            if known:
                is_known = np.isin(identities, np.fromiter(known, np.int64, len(known)))
                self.unchanged += int(is_known.sum())
                parsed, identities = parsed.take(~is_known), identities[~is_known]
        self.created += len(parsed)
        self._people.flush()
        if not parsed.original.is_blank:
            parsed, identities = self._without_returns(parsed, identities)
        if len(parsed):
            # By customer, as the index that grading reads has them: each one's rows stay in order.
            order = np.argsort(self._who[parsed.who], kind="stable")
            parsed, identities = parsed.take(order), identities[order]
            owners = self._who[parsed.who]
            self.walk_ins.add(self._next_line, owners == _NONE, self._is_named[parsed.who])
            self._write(parsed, owners, identities)

    def finish(self) -> None:
        """Link the returns to the orders they take back and bring every touched order in line."""
        connection = self._work.connection
        # Sorting a million rows wants the memory.
        self._identities = Identities(self._people.channel)
        self._linked["customer"].update(np.unique(self._who[self._who > _NONE]).tolist())
        self._who, self._is_named = self._who[:0], self._is_named[:0]
        with self._people.set_aside():
            self._indexes.close()
        sales.settle(connection, self._to_settle)
        if self._names_documents:
            found = sale_bulk.adopt_lines(
                connection, self._first_order, sorted(self._to_settle), self._batch_id
            )
            self._people.touched.update(found.values())
            self.walk_ins.found(list(found))
        self._linked["sale"] |= self._to_settle
        self._to_settle.clear()
        waited = import_returns.Arrival(self._batch_id, self._first_order, self.notices)
        self._people.touched |= import_returns.link_waiting(self._work, waited)
        for row in self._returns:
            self._take_back(row)
        sales.settle(connection, self._to_settle)
        self._linked["sale"] |= self._to_settle
        linked = {**self._linked, "category": self._categories.values()}
        if sale_bulk.missing(connection, linked):
            message = "rows of an import point to rows that are not there"
            raise RuntimeError(message)
        span = Span(self._first_order, self._next_order - 1, self._first_line, self._next_line - 1)
        sale_bulk.note_span(connection, self._batch_id, span)
        after_bulk(connection, "sale", "sale_line", "category")

    def _know_buyers(self, parsed: SaleColumns) -> None:
        """Find or add the customers of the buyers whom this batch names first."""
        known, every = len(self._who), parsed.buyers.every
        self._who = np.concatenate((self._who, np.full(len(every) - known, _UNMET)))
        named = np.fromiter((bool(buyer.name) for buyer in every[known:]), np.bool_)
        self._is_named = np.concatenate((self._is_named, named))
        unmet_rows = np.flatnonzero(self._who[parsed.who] == _UNMET)
        firsts = np.unique(parsed.who[unmet_rows], return_index=True)[1]
        rows = np.sort(unmet_rows[firsts])
        met = np.array(self._people.met(every[at] for at in parsed.who[rows].tolist()), np.int64)
        self._who[parsed.who[rows]] = met
        rows = rows[met == 0]
        unmet = parsed.who[rows].tolist()
        channels = parsed.channel.take(rows)
        references = [
            Reference(buyer.customer, buyer.phone, buyer.email, buyer.name, channel)
            for buyer, channel in zip(map(every.__getitem__, unmet), channels, strict=True)
        ]
        self._people.look_up(references)
        for place, reference in zip(unmet, references, strict=True):
            try:
                self._who[place] = self._people.match(reference) or _NONE
            except UserError as error:
                self._who[place], self._clashes[place] = _NONE, error

    def _without_clashes(self, parsed: SaleColumns) -> SaleColumns:
        clashing = np.fromiter(self._clashes, np.int64, len(self._clashes))
        is_clash = np.isin(parsed.who, clashing)
        for at in np.flatnonzero(is_clash).tolist():
            self.rejects.append(_rejected(parsed[at], self._clashes[int(parsed.who[at])]))
            self.rejected_minor += int(parsed.amount_minor[at])
        return parsed.take(~is_clash) if is_clash.any() else parsed

    def _without_returns(self, parsed: SaleColumns, identities: Ints) -> tuple[SaleColumns, Ints]:
        """Put the returns that name their order aside."""
        is_return = parsed.original.numbers(lambda text: int(bool(text))).astype(np.bool_)
        is_return &= parsed.amount_minor < 0
        self._returns += [
            (parsed[at], int(self._who[parsed.who[at]]), int(identities[at]))
            for at in np.flatnonzero(is_return).tolist()
        ]
        return parsed.take(~is_return), identities[~is_return]

    def _write(self, rows: SaleColumns, owners: Ints, identities: Ints) -> None:
        """Write rows, each into the order of its document or into one of its own."""
        connection, first_order = self._work.connection, self._next_order
        default = self._people.channel
        channels = Texts(rows.channel.places, [text or default for text in rows.channel.every])
        orders = self._places(rows.document, channels, owners)
        if not orders.is_each_its_own:
            self._to_settle.update(orders.of_row[orders.of_row < first_order].tolist())
        first_line = self._next_line
        self._next_line += len(rows)
        of_row: Column = orders.of_row
        if orders.is_each_its_own:
            of_row = range(orders.first, self._next_order)
        whose = {
            "customer_id": owners[orders.heads],
            "channel": _texts(channels.take(orders.heads)),
        }
        lines: dict[str, Column] = {
            "id": range(first_line, self._next_line),
            "sale_id": of_row,
            "customer_id": owners,
            "day": rows.day,
            "amount_minor": rows.amount_minor,
            "category_id": rows.category.numbers(self._category_id),
            "product": _texts(rows.product),
            "quantity": _texts(rows.quantity),
            "origin_id": NULL,
            "identity": identities,
        }
        columns = {**orders.columns(rows), **whose}
        sale_columns.add_orders(connection, columns, self._batch_id)
        sale_columns.add_lines(connection, {**lines, **orders.flags(rows)}, self._batch_id)

    def _places(self, documents: Texts, channels: Texts, owners: Ints) -> BatchOrders:
        """Find the order of each row: that of its document, else a new one."""
        first = self._next_order
        if documents.is_blank:
            self._next_order += len(documents)
            return BatchOrders(first, np.arange(first, self._next_order), np.arange(len(documents)))
        orders = self._known_orders({*documents} - {""})
        of_row: list[int] = []
        heads: list[int] = []
        for at, key in enumerate(zip(channels, documents, owners.tolist(), strict=True)):
            # A row without a document is an order of its own.
            order = orders.get(key) if key[1] else None
            if order is None:
                order = self._next_order
                self._next_order += 1
                orders[key] = order
                heads.append(at)
            of_row.append(order)
        return BatchOrders(first, *(np.array(found, dtype=np.int64) for found in (of_row, heads)))

    def _known_orders(self, documents: set[str]) -> dict[OrderKey, int]:
        """Return the orders that the shop, or this file further up, has for some documents."""
        is_first, self._names_documents = not self._names_documents, True
        if is_first and not self._had_sales:
            return {}
        found = sale_bulk.orders_by_document(self._work.connection, sorted(documents))
        return {
            (channel, document, customer_id or _NONE): order
            for document, channel, customer_id, order in found
        }

    def _category_id(self, name: str) -> int:
        if name not in self._categories:
            found = sales.category_id(self._work.connection, name)
            self._categories[name] = found or _NONE
        return self._categories[name]

    def _take_back(self, row: Return) -> None:
        """Put a return into the order that it names, or let it wait in one of its own."""
        connection, (sale, customer_id, identity) = self._work.connection, row
        channel = sale.channel or self._people.channel
        back = Back(sale.original, sale.amount_minor, sale.line)
        order = import_returns.order_of(self._work, sale.original, channel, customer_id)
        if (order.customer_id if order else customer_id or None) is None:
            self.walk_ins.add_one(self._next_line, is_named=bool(sale.name))
        if order is None:
            if sales.find_orders(connection, sale.original):
                self.notices.of_another(back)
            self._write(SaleColumns.of([sale]), _array(customer_id), _array(identity))
            waiting_returns.wait_for(connection, self._next_line - 1, sale.original)
            return
        if order.customer_id is not None:
            self._people.touched.add(order.customer_id)
            self._linked["customer"].add(order.customer_id)
        category_id = self._category_id(sale.category)
        lines, goods = sales.lines_of(connection, [order.id]), (category_id or None, sale.product)
        self.notices.look(back, sum(line.amount_minor for line in lines))
        origin = import_returns.origin_of(lines, goods, sale.amount_minor)
        self._linked["sale_line"].add(origin or 0)
        line = NewLine(
            self._next_line,
            order.id,
            order.customer_id,
            day_number(sale.day),
            sale.amount_minor,
            category_id,
            sale.product,
            "" if sale.quantity is None else f"{sale.quantity:f}",
            origin,
            0,
            0,
            identity,
        )
        self._next_line += 1
        sale_bulk.add_lines(connection, [line], self._batch_id)
        self._to_settle.add(order.id)


def _texts(column: Texts) -> Column:
    named = column.named
    return Same(column.every[named[0]] or None) if len(named) == 1 else list(column)


def _array(number: int) -> Ints:
    return np.array([number], dtype=np.int64)


def _rejected(sale: ParsedSale, error: UserError) -> Reject:
    value = str(getattr(sale, error.field, ""))
    return Reject(sale.line, error.field, value, error, ())
