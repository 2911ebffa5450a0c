"""Sales by the thousand: what an import adds at once, and what its undo voids."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, select, update

from app.models.database import in_ids, insert_many, moment_value
from app.models.sales import LINE, SALE, Sale, SaleLine, settle

_ORDER_COLUMNS = (
    "id, customer_id, channel, document, first_day, last_day, total_minor, batch_id, "
    "recorded_at, voided"
)
_LINE_COLUMNS = (
    "id, sale_id, customer_id, day, amount_minor, category_id, product, quantity, origin_id, "
    "head, counts, identity, batch_id, voided"
)


class NewOrder(NamedTuple):
    """An order as a bulk act adds it: days are numbers, its id is chosen already."""

    id: int
    customer_id: int | None
    channel: str
    document: str | None
    first_day: int
    last_day: int
    total_minor: int


class NewLine(NamedTuple):
    """A line as a bulk act adds it: the day is a number, ids are chosen already."""

    id: int
    sale_id: int
    customer_id: int | None
    day: int
    amount_minor: int
    category_id: int | None
    product: str | None
    quantity: str | None
    origin_id: int | None
    head: int
    counts: int
    identity: int | None


def next_ids(connection: Connection) -> tuple[int, int]:
    """Return the ids that the next order and the next line of a bulk act may take."""
    order = connection.execute(select(func.max(Sale.id))).scalar() or 0
    line = connection.execute(select(func.max(SaleLine.id))).scalar() or 0
    return order + 1, line + 1


def add_orders(
    connection: Connection, orders: Sequence[NewOrder], batch_id: int, at: datetime
) -> None:
    """Add the orders of a bulk act."""
    moment = moment_value(connection, at)
    rows = [(*order, batch_id, moment, 0) for order in orders]
    insert_many(connection, "sale", _ORDER_COLUMNS, rows)


def add_lines(connection: Connection, lines: Sequence[NewLine], batch_id: int) -> None:
    """Add the lines of a bulk act."""
    rows = [(*line, batch_id, 0) for line in lines]
    insert_many(connection, "sale_line", _LINE_COLUMNS, rows)


def known_identities(connection: Connection, identities: Sequence[int]) -> set[int]:
    """Return those of the identities that a live line carries already."""
    found: set[int] = set()
    for condition in in_ids("identity", identities):
        query = f"SELECT identity FROM sale_line WHERE voided = 0 AND {condition}"
        found.update(row[0] for row in connection.exec_driver_sql(query))
    return found


def orders_by_document(
    connection: Connection, documents: Sequence[str]
) -> list[tuple[str, str, int | None, int]]:
    """Return (document, channel, customer, order) of the live orders of some documents."""
    query = select(Sale.document, Sale.channel, Sale.customer_id, Sale.id)
    rows = connection.execute(query.where(Sale.document.in_(documents), Sale.voided == 0))
    return [(row[0] or "", row[1], row[2], row[3]) for row in rows]


def void_batch(connection: Connection, batch_id: int) -> list[int]:
    """Void the live lines that a batch added and return the orders they stood in."""
    touched = [
        row[0]
        for row in connection.execute(
            select(SaleLine.sale_id)
            .where(SaleLine.batch_id == batch_id, SaleLine.voided == 0)
            .distinct()
        )
    ]
    connection.execute(
        update(LINE).where(LINE.c.batch_id == batch_id, LINE.c.voided == 0).values(voided=batch_id)
    )
    settle(connection, touched)
    void_empty_orders(connection, batch_id)
    return touched


def void_empty_orders(connection: Connection, batch_id: int) -> None:
    """Void the orders that no live line stands in any more."""
    has_line = select(SaleLine.id).where(SaleLine.sale_id == Sale.id, SaleLine.voided == 0).exists()
    connection.execute(
        update(SALE)
        .where(SALE.c.voided == 0, SALE.c.batch_id == batch_id, ~has_line)
        .values(voided=batch_id)
    )
