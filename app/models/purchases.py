"""The read side of what one customer bought and brought back in a period."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, func, select

from app.models.sales import Category, Sale, SaleLine


def of_period(
    connection: Connection, customer_id: int, start: date, end: date, limit: int
) -> list[Row[Any]]:
    """Return a customer's live lines of a period, the latest first."""
    query = (
        select(
            SaleLine.day,
            Sale.document,
            SaleLine.product,
            Category.name.label("category"),
            SaleLine.amount_minor,
        )
        .join(Sale, Sale.id == SaleLine.sale_id)
        .outerjoin(Category, Category.id == SaleLine.category_id)
        .where(*_in_period(customer_id, start, end))
        .order_by(SaleLine.day.desc(), SaleLine.id.desc())
        .limit(limit)
    )
    return list(connection.execute(query))


def sums_of_period(
    connection: Connection, customer_id: int, start: date, end: date
) -> tuple[int, int]:
    """Return how many live lines a customer has in a period, and their sum."""
    query = select(func.count(), func.coalesce(func.sum(SaleLine.amount_minor), 0)).where(
        *_in_period(customer_id, start, end)
    )
    row = connection.execute(query).one()
    return int(row[0]), int(row[1])


def _in_period(customer_id: int, start: date, end: date) -> tuple[Any, ...]:
    return (
        SaleLine.customer_id == customer_id,
        SaleLine.voided == 0,
        SaleLine.day.between(start, end),
    )
