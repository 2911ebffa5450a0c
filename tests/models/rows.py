"""Rows for the tests of the tables: a customer, an order with its lines, a grade."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, insert

from app.models import batches, customers, grades, sales
from app.models.database import Database

KEY = bytes(range(32))
DAY = date(2026, 5, 20)
MOMENT = datetime(2026, 5, 20, 8, 30, tzinfo=UTC)


@contextlib.contextmanager
def undone(database: Database) -> Iterator[Connection]:
    """Give a transaction that is never committed."""
    with database.engine.connect() as connection, connection.begin() as transaction:
        yield connection
        transaction.rollback()


def add_customer(connection: Connection, number: str, **values: Any) -> int:  # noqa: ANN401
    """Add a customer of that number, named by it unless said otherwise."""
    row = {"name": f"N{number}", "created_at": MOMENT, "updated_at": MOMENT, **values}
    return customers.add(connection, {"number": number, **row})


@dataclass(frozen=True)
class Line:
    """A line to add: on a day, for an amount; `back` is the place of the line it takes back."""

    amount_minor: int
    day: date = DAY
    category: str = ""
    back: int | None = None


def add_order(
    connection: Connection,
    customer_id: int | None,
    lines: Sequence[Line],
    **values: Any,  # noqa: ANN401 - any column
) -> tuple[int, list[int]]:
    """Add an order with its lines, settled; return its id and theirs."""
    sale_id = sales.add_sale(
        connection,
        {
            "customer_id": customer_id,
            "channel": "shop",
            "document": None,
            "first_day": lines[0].day,
            "last_day": lines[0].day,
            "total_minor": 0,
            "recorded_at": MOMENT,
            **values,
        },
    )
    ids: list[int] = []
    for line in lines:
        ids.append(
            sales.add_line(
                connection,
                {
                    "sale_id": sale_id,
                    "customer_id": customer_id,
                    "day": line.day,
                    "amount_minor": line.amount_minor,
                    "category_id": sales.category_id(connection, line.category),
                    "origin_id": None if line.back is None else ids[line.back],
                    "batch_id": values.get("batch_id"),
                },
            )
        )
    sales.settle(connection, [sale_id])
    return sale_id, ids


def add_grade(connection: Connection, customer_id: int, **values: Any) -> None:  # noqa: ANN401
    """Give a customer a grade of level 1 and nothing spent unless said otherwise."""
    row = {
        "level": 1,
        "base_level": 1,
        "live_level": 1,
        "score": 10.0,
        "confidence": 50,
        "amount_minor": 0,
        "frequency": 0,
        "diversity": 0,
        "version": 1,
        **values,
    }
    connection.execute(insert(grades.GRADE).values(customer_id=customer_id, **row))


def open_batch(connection: Connection, kind: str = "import") -> int:
    """Begin a batch."""
    return batches.open_batch(
        connection, {"kind": kind, "title": "a file", "day": DAY, "at": MOMENT, "actor": "owner"}
    )
