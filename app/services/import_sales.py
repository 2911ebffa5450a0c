"""Writes the sales of a file: one order per channel and document, each row once and only once."""

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, repeat
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from app.domain.facts import day_number
from app.domain.importing import Identities, ParsedSale, Reject, SaleColumns
from app.errors import UserError
from app.models import sale_bulk, sales, waiting_returns
from app.models.database import after_bulk
from app.models.sale_bulk import NewLine
from app.services import import_returns
from app.services.desk import Work
from app.services.import_people import People, Reference

# Nobody, in columns of numbers: a walk-in's customer, a blank category, no line taken back.
_NONE: Final = 0
# A buyer of the file who was not looked up yet.
_UNMET: Final = -1

# Channel, document and customer: what makes two rows lines of one order.
OrderKey = tuple[str, str, int]
# A return that names its order, its customer and its identity.
Return = tuple[ParsedSale, int, int]


@dataclass(frozen=True)
class BatchOrders:
    """The orders of one batch of rows: each row's order, and the first row of each new one.

    New orders count from `first`; the others stood in the shop before and are settled later.
    """

    first: int
    of_row: list[int]
    heads: Sequence[int]

    @cached_property
    def several(self) -> dict[int, list[int]]:
        """Return the rows of those new orders that have more than one."""
        if len(self.heads) == len(self.of_row):
            return {}
        rows: dict[int, list[int]] = {}
        for at, order in enumerate(self.of_row):
            if order >= self.first:
                rows.setdefault(order, []).append(at)
        return {order: own for order, own in rows.items() if len(own) > 1}

    def flags(self, rows: SaleColumns) -> tuple[list[int], list[int]]:
        """Return which lines are a visit and which give their category."""
        visits = [int(amount > 0) for amount in rows.amount_minor]
        if len(self.heads) == len(self.of_row):
            return visits, visits
        visits = [
            is_visit if order >= self.first else 0
            for is_visit, order in zip(visits, self.of_row, strict=True)
        ]
        counts = visits.copy()
        for own in self.several.values():
            by_day = sorted(own, key=lambda at: (rows.day[at], at))
            for at, head, gives in sales.flags_of(
                [(at, at, rows.amount_minor[at]) for at in by_day]
            ):
                visits[at], counts[at] = head, gives
        return visits, counts

    def rows(
        self, rows: SaleColumns, owners: Sequence[int], channels: Sequence[str]
    ) -> Iterable[tuple[Any, ...]]:
        """Return the new orders as the table wants them, given who and where of each."""
        heads = self.heads
        first_day = [rows.day[at] for at in heads]
        last_day, total = first_day.copy(), [rows.amount_minor[at] for at in heads]
        for order, own in self.several.items():
            days = [rows.day[at] for at in own]
            first_day[order - self.first], last_day[order - self.first] = min(days), max(days)
            total[order - self.first] = sum(rows.amount_minor[at] for at in own)
        ids = range(self.first, self.first + len(heads))
        documents = [rows.document[at] for at in heads]
        columns = (ids, owners, channels, documents, first_day, last_day, total)
        return zip(*columns, strict=True)


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
        self._who: list[int] = []
        self._clashes: dict[int, UserError] = {}
        self._returns: list[Return] = []
        self._to_settle: set[int] = set()
        self._documents_seen = False
        self._now = work.desk.clock.now()
        self._indexes = contextlib.ExitStack()
        if not self._had_sales:
            self._indexes.enter_context(sale_bulk.without_indexes(work.connection))

    def take(self, parsed: SaleColumns) -> None:
        """Write one batch of rows."""
        self._know_buyers(parsed)
        if self._clashes:
            parsed = self._without_clashes(parsed)
        identities = self._identities.of(parsed)
        if self._had_sales:
            known = sale_bulk.known_identities(self._work.connection, identities.tolist())
            if known:
                fresh = [at for at, key in enumerate(identities.tolist()) if key not in known]
                self.unchanged += len(parsed) - len(fresh)
                parsed, identities = parsed.take(fresh), identities[fresh]
        self.created += len(parsed)
        self._people.flush()
        if any(parsed.original):
            parsed, identities = self._without_returns(parsed, identities)
        if len(parsed):
            owners = list(map(self._who.__getitem__, parsed.who))
            self._write(parsed, owners, identities.tolist())

    def finish(self) -> None:
        """Link the returns to the orders they take back and bring every touched order in line."""
        connection = self._work.connection
        # Sorting a million rows wants the memory.
        self._identities = Identities(self._people.channel)
        self._who.clear()
        with self._people.set_aside():
            self._indexes.close()
        sales.settle(connection, self._to_settle)
        self._people.touched |= sale_bulk.adopt_lines(
            connection, self._first_order, sorted(self._to_settle), self._batch_id
        )
        self._to_settle.clear()
        import_returns.link_waiting(self._work, self._batch_id, self._people, self._first_order)
        for row in self._returns:
            self._take_back(row)
        sales.settle(connection, self._to_settle)
        if sale_bulk.broken_links(connection, self._first_line, sorted(self._people.touched)):
            message = "rows of an import point to rows that are not there"
            raise RuntimeError(message)
        after_bulk(connection, "sale", "sale_line", "category")

    def _know_buyers(self, parsed: SaleColumns) -> None:
        """Find or add the customers of the buyers whom this batch names first."""
        who = self._who
        who += repeat(_UNMET, len(parsed.buyers.every) - len(who))
        unmet: dict[int, int] = {}
        for at, place in enumerate(parsed.who):
            if who[place] == _UNMET:
                unmet.setdefault(place, at)
        buyers = [parsed.buyers.every[place] for place in unmet]
        references = [
            Reference(buyer.customer, buyer.phone, buyer.email, buyer.name, parsed.channel[at])
            for buyer, at in zip(buyers, unmet.values(), strict=True)
        ]
        self._people.look_up(references)
        for place, reference in zip(unmet, references, strict=True):
            try:
                who[place] = self._people.match(reference) or _NONE
            except UserError as error:
                who[place], self._clashes[place] = _NONE, error

    def _without_clashes(self, parsed: SaleColumns) -> SaleColumns:
        kept = [at for at, who in enumerate(parsed.who) if who not in self._clashes]
        for at, who in enumerate(parsed.who):
            if who in self._clashes:
                self.rejects.append(_rejected(parsed[at], self._clashes[who]))
                self.rejected_minor += parsed.amount_minor[at]
        return parsed if len(kept) == len(parsed) else parsed.take(kept)

    def _without_returns(
        self, parsed: SaleColumns, identities: NDArray[np.int64]
    ) -> tuple[SaleColumns, NDArray[np.int64]]:
        """Put the returns that name their order aside."""
        is_return = [
            bool(original) and amount < 0
            for original, amount in zip(parsed.original, parsed.amount_minor, strict=True)
        ]
        self._returns += [
            (parsed[at], self._who[parsed.who[at]], int(identities[at]))
            for at in compress(range(len(parsed)), is_return)
        ]
        here = [at for at, is_back in enumerate(is_return) if not is_back]
        return parsed.take(here), identities[here]

    def _write(self, rows: SaleColumns, owners: list[int], identities: list[int]) -> None:
        """Write rows, each into the order of its document or into one of its own."""
        default, first_order = self._people.channel, self._next_order
        channels = [channel or default for channel in rows.channel]
        orders = self._places(list(zip(channels, rows.document, owners, strict=True)))
        self._to_settle.update(order for order in set(orders.of_row) if order < first_order)
        visits, counts = orders.flags(rows)
        first_line = self._next_line
        self._next_line += len(rows)
        heads = [*map(owners.__getitem__, orders.heads)], [*map(channels.__getitem__, orders.heads)]
        lines = zip(
            range(first_line, self._next_line),
            orders.of_row,
            owners,
            rows.day,
            rows.amount_minor,
            self._category_ids(rows.category),
            rows.product,
            rows.quantity,
            repeat(_NONE),
            visits,
            counts,
            identities,
            strict=False,
        )
        connection = self._work.connection
        sale_bulk.add_orders(connection, orders.rows(rows, *heads), self._batch_id, self._now)
        sale_bulk.add_lines(connection, lines, self._batch_id)

    def _places(self, keys: Sequence[OrderKey]) -> BatchOrders:
        """Find the order of each row: that of its document, else a new one."""
        first = self._next_order
        documents = {key[1] for key in keys} - {""}
        if not documents:
            self._next_order += len(keys)
            return BatchOrders(first, list(range(first, self._next_order)), range(len(keys)))
        orders = self._known_orders(documents)
        of_row: list[int] = []
        heads: list[int] = []
        for at, key in enumerate(keys):
            # A row without a document is an order of its own.
            order = orders.get(key) if key[1] else None
            if order is None:
                order = self._next_order
                self._next_order += 1
                orders[key] = order
                heads.append(at)
            of_row.append(order)
        return BatchOrders(first, of_row, heads)

    def _known_orders(self, documents: set[str]) -> dict[OrderKey, int]:
        """Return the orders that the shop, or this file further up, has for some documents."""
        if not (self._had_sales or self._documents_seen):
            self._documents_seen = True
            return {}
        found = sale_bulk.orders_by_document(self._work.connection, sorted(documents))
        return {
            (channel, document, customer_id or _NONE): order
            for document, channel, customer_id, order in found
        }

    def _category_ids(self, names: list[str]) -> list[int]:
        known = self._categories
        for name in dict.fromkeys(names):
            if name not in known:
                known[name] = sales.category_id(self._work.connection, name) or _NONE
        return list(map(known.__getitem__, names))

    def _take_back(self, row: Return) -> None:
        """Put a return into the order that it names, or let it wait in one of its own."""
        connection, (sale, customer_id, identity) = self._work.connection, row
        channel = sale.channel or self._people.channel
        order = import_returns.order_of(self._work, sale.original, channel, customer_id)
        if order is None:
            self._write(SaleColumns.of([sale]), [customer_id], [identity])
            waiting_returns.wait_for(connection, self._next_line - 1, sale.original)
            return
        if order.customer_id is not None:
            self._people.touched.add(order.customer_id)
        category_id = self._category_ids([sale.category])[0]
        lines, goods = sales.lines_of(connection, [order.id]), (category_id or None, sale.product)
        line = NewLine(
            self._next_line,
            order.id,
            order.customer_id,
            day_number(sale.day),
            sale.amount_minor,
            category_id,
            sale.product,
            "" if sale.quantity is None else f"{sale.quantity:f}",
            import_returns.origin_of(lines, goods, sale.amount_minor),
            0,
            0,
            identity,
        )
        self._next_line += 1
        sale_bulk.add_lines(connection, [line], self._batch_id)
        self._to_settle.add(order.id)


def _rejected(sale: ParsedSale, error: UserError) -> Reject:
    value = str(getattr(sale, error.field, ""))
    return Reject(sale.line, error.field, value, error, ())
