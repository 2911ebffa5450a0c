"""Orders and lines column by column: how an import and the demo shop add them."""

from typing import Final

from sqlalchemy import Connection

from app.models import bulk
from app.models.bulk import Columns, Same

_BLANKS: Final = {
    "customer_id": 0,
    "category_id": 0,
    "origin_id": 0,
    "document": "",
    "product": "",
    "quantity": "",
}


def add_orders(connection: Connection, columns: Columns, batch_id: int) -> None:
    """Add orders with all that an order has; 0 is no customer and blank no document."""
    bulk.insert(connection, "sale", {**columns, **_tail(batch_id)}, _BLANKS)


def add_lines(connection: Connection, columns: Columns, batch_id: int) -> None:
    """Add lines with all that a line has; what a line has not may be 0 or blank."""
    bulk.insert(connection, "sale_line", {**columns, **_tail(batch_id)}, _BLANKS)


def _tail(batch_id: int) -> Columns:
    return {"batch_id": Same(batch_id), "voided": "0"}
