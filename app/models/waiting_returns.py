"""Returns that wait for an order: found when it comes, moved into it, and back when it goes."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, select, text, update

from app.models.sales import LINE, SALE, Sale, SaleLine

_WAITING: Final = (
    "SELECT l.id, l.sale_id, l.customer_id, l.category_id, l.product, l.amount_minor, "
    "l.original, s.channel, l.batch_id FROM sale_line l JOIN sale s ON s.id = l.sale_id "
    "WHERE l.voided = 0"
)


class WaitingReturn(NamedTuple):
    """A live return whose order was not known: its line, its place, what it names, its batch."""

    id: int
    sale_id: int
    customer_id: int | None
    category_id: int | None
    product: str | None
    amount_minor: int
    original: str
    channel: str
    batch_id: int


def wait_for(connection: Connection, line_id: int, original: str) -> None:
    """Let a return keep the document that it waits for."""
    connection.execute(update(LINE).where(LINE.c.id == line_id).values(original=original))


def waiting_for(connection: Connection, first_order: int) -> list[WaitingReturn]:
    """Return the returns that name a document of an order from an id on."""
    query = (
        f"{_WAITING} AND l.original IS NOT NULL AND EXISTS (SELECT 1 FROM sale n "
        "WHERE n.document = l.original AND n.voided = 0 AND n.id >= :first AND n.id <> s.id) "
        # By id the planner would walk all lines instead of the index of the few that wait.
        "ORDER BY l.original, l.id"
    )
    found = connection.execute(text(query), {"first": first_order})
    return sorted(WaitingReturn(*row) for row in found)


def waiting_for_document(connection: Connection, document: str) -> list[WaitingReturn]:
    """Return the returns that name one document."""
    query = f"{_WAITING} AND l.original = :document ORDER BY l.id"
    return [WaitingReturn(*row) for row in connection.execute(text(query), {"document": document})]


def move_in(
    connection: Connection,
    line_id: int,
    sale_id: int,
    customer_id: int | None,
    origin_id: int | None,
) -> None:
    """Make a return a line of the order it waited for; settle both orders afterwards."""
    connection.execute(
        update(LINE)
        .where(LINE.c.id == line_id)
        .values(sale_id=sale_id, customer_id=customer_id, origin_id=origin_id, original=None)
    )


def move_out(connection: Connection, line_id: int, sale_id: int, before: Mapping[str, Any]) -> bool:
    """Put a live return back where it waited; say whether it still stood in the order."""
    moved = connection.execute(
        update(LINE)
        .where(LINE.c.id == line_id, LINE.c.sale_id == sale_id, LINE.c.voided == 0)
        .values(**before, origin_id=None)
    )
    return moved.rowcount > 0


def void_if_empty(connection: Connection, sale_id: int, batch_id: int) -> None:
    """Void an order that no live line stands in any more."""
    has_line = select(SaleLine.id).where(SaleLine.sale_id == Sale.id, SaleLine.voided == 0).exists()
    connection.execute(update(SALE).where(SALE.c.id == sale_id, ~has_line).values(voided=batch_id))


def revive(connection: Connection, sale_id: int, batch_id: int) -> None:
    """Let an order that a batch had emptied live again."""
    connection.execute(
        update(SALE).where(SALE.c.id == sale_id, SALE.c.voided == batch_id).values(voided=0)
    )
