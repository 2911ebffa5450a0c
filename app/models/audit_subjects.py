"""What lines of the audit log are about: the documents, contacts and batches behind their ids."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, case, func, select

from app.models.base import table_of
from app.models.batches import Batch
from app.models.cases import Case
from app.models.sales import Sale, SaleLine

_SALE, _LINE = table_of(Sale), table_of(SaleLine)
_CASE, _BATCH = table_of(Case), table_of(Batch)


def sales(connection: Connection, ids: Collection[int]) -> dict[int, Any]:
    """Return (id, document, customer_id, sold_minor) of sales; what came back is not taken off."""
    sold = func.sum(case((_LINE.c.amount_minor > 0, _LINE.c.amount_minor), else_=0))
    query = (
        select(_SALE.c.id, _SALE.c.document, _SALE.c.customer_id, sold.label("sold_minor"))
        .select_from(_SALE.outerjoin(_LINE, _LINE.c.sale_id == _SALE.c.id))
        .where(_SALE.c.id.in_(sorted(ids)))
        .group_by(_SALE.c.id, _SALE.c.document, _SALE.c.customer_id)
    )
    return {row.id: row for row in connection.execute(query)}


def amounts(connection: Connection, line_ids: Collection[int]) -> dict[int, int]:
    """Return the amounts of lines of sales."""
    query = select(_LINE.c.id, _LINE.c.amount_minor).where(_LINE.c.id.in_(sorted(line_ids)))
    return {row.id: row.amount_minor for row in connection.execute(query)}


def customers_of_cases(connection: Connection, ids: Collection[int]) -> dict[int, int]:
    """Return whom contacts are with."""
    query = select(_CASE.c.id, _CASE.c.customer_id).where(_CASE.c.id.in_(sorted(ids)))
    return {row.id: row.customer_id for row in connection.execute(query)}


def batches(connection: Connection, ids: Collection[int]) -> dict[int, str]:
    """Return the titles of batches."""
    query = select(_BATCH.c.id, _BATCH.c.title).where(_BATCH.c.id.in_(sorted(ids)))
    return {row.id: row.title for row in connection.execute(query)}
