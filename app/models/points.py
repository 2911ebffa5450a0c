"""The ledger of points: rows are only ever added, a balance is always their sum."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, ForeignKey, Index, Row, String, func, insert, select, text
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.facts import day_number
from app.models.arrays import ints_of
from app.models.base import Base, Day, Moment, RowId, table_of
from app.models.database import in_ids


class PointEntry(Base):
    """One row of a customer's points; a mistake is put right by a row that takes it back."""

    __tablename__ = "point_entry"

    id: Mapped[RowId]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    day: Mapped[date] = mapped_column(Day)
    at: Mapped[datetime] = mapped_column(Moment)
    kind: Mapped[str] = mapped_column(String)
    delta: Mapped[int]
    reason: Mapped[str] = mapped_column(String, server_default="")
    actor: Mapped[str] = mapped_column(String)
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("point_entry.id"))

    __table_args__ = (
        # Balances are read from the index alone.
        Index("ix_point_entry_balance", "customer_id", "day", "delta"),
        Index("ix_point_entry_reverses_id", "reverses_id", unique=True),
    )


ENTRY = table_of(PointEntry)


def add(connection: Connection, values: Mapping[str, Any]) -> int:
    """Add one row and return its id."""
    key = connection.execute(insert(ENTRY).values(**values)).inserted_primary_key
    return int(key[0]) if key else 0


def get(connection: Connection, entry_id: int) -> Row[Any] | None:
    """Return one row."""
    return connection.execute(select(ENTRY).where(PointEntry.id == entry_id)).one_or_none()


def of_customer(connection: Connection, customer_id: int) -> list[Row[Any]]:
    """Return a customer's rows, oldest first."""
    query = select(ENTRY).where(PointEntry.customer_id == customer_id)
    return list(connection.execute(query.order_by(PointEntry.day, PointEntry.id)))


def balance(connection: Connection, customer_id: int, day: date) -> int:
    """Return a customer's balance at the end of a day."""
    query = select(func.coalesce(func.sum(PointEntry.delta), 0)).where(
        PointEntry.customer_id == customer_id, PointEntry.day <= day
    )
    return int(connection.execute(query).scalar_one())


def all_balances(connection: Connection, day: date) -> NDArray[np.int64]:
    """Return (customer, balance at the end of a day) of everybody who had points, by customer."""
    return ints_of(
        connection,
        f"SELECT customer_id, sum(delta) FROM point_entry WHERE day <= {day_number(day)} "
        "GROUP BY customer_id ORDER BY customer_id",
        2,
    )


def balances(connection: Connection, customer_ids: Sequence[int], day: date) -> dict[int, int]:
    """Return the balances of some customers at the end of a day; who never had any is left out."""
    found: dict[int, int] = {}
    for condition in in_ids("customer_id", customer_ids):
        query = (
            f"SELECT customer_id, sum(delta) FROM point_entry WHERE {condition} "
            "AND day <= :day GROUP BY customer_id"
        )
        rows = connection.execute(text(query), {"day": day_number(day)})
        found.update((row[0], int(row[1])) for row in rows)
    return found
