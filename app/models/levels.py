"""The level history: every change of an official level with its cause and its working."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Float, ForeignKey, Index, Row, String, Text, func, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from app.models import bulk
from app.models.arrays import ints_of
from app.models.base import Base, Day, Moment, RowId, table_of
from app.models.bulk import Columns


class LevelChange(Base):
    """One change of one official level.

    `working` holds the raw values and points by dimension, enough to compute the level again
    with the scheme of `version`. `old_level` and `old_base` are 0 before the first grading.
    """

    __tablename__ = "level_change"

    id: Mapped[RowId]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    day: Mapped[date] = mapped_column(Day)
    at: Mapped[datetime] = mapped_column(Moment)
    cause: Mapped[str] = mapped_column(String)
    old_level: Mapped[int]
    old_base: Mapped[int]
    new_level: Mapped[int]
    new_base: Mapped[int]
    score: Mapped[float] = mapped_column(Float)
    version: Mapped[int]
    working: Mapped[str] = mapped_column(Text)
    sale_id: Mapped[int | None] = mapped_column(ForeignKey("sale.id"))
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batch.id"))
    actor: Mapped[str] = mapped_column(String)
    reason: Mapped[str] = mapped_column(String, server_default="")

    __table_args__ = (
        Index("ix_level_change_customer_id", "customer_id", "id"),
        Index("ix_level_change_batch_id", "batch_id"),
    )


CHANGE = table_of(LevelChange)


def add(connection: Connection, values: Mapping[str, Any]) -> None:
    """Add one change."""
    connection.execute(insert(CHANGE).values(**values))


def add_many(connection: Connection, columns: Columns) -> None:
    """Add changes given as columns; 0 stands for no sale and for no batch."""
    bulk.insert(connection, "level_change", columns, {"sale_id": 0, "batch_id": 0})


def last(connection: Connection, customer_id: int) -> Row[Any] | None:
    """Return a customer's latest change."""
    return connection.execute(
        select(CHANGE)
        .where(LevelChange.customer_id == customer_id)
        .order_by(LevelChange.id.desc())
        .limit(1)
    ).one_or_none()


def get(connection: Connection, change_id: int) -> Row[Any] | None:
    """Return one change."""
    return connection.execute(select(CHANGE).where(LevelChange.id == change_id)).one_or_none()


def of_customer(connection: Connection, customer_id: int) -> list[Row[Any]]:
    """Return a customer's changes, oldest first."""
    return list(
        connection.execute(
            select(CHANGE).where(LevelChange.customer_id == customer_id).order_by(LevelChange.id)
        )
    )


def since(connection: Connection, customer_id: int, change_id: int) -> list[Row[Any]]:
    """Return a customer's changes after one of them, oldest first."""
    later = (LevelChange.customer_id == customer_id, LevelChange.id > change_id)
    return list(connection.execute(select(CHANGE).where(*later).order_by(LevelChange.id)))


def changed_after(connection: Connection, day: date, causes: Sequence[str]) -> set[int]:
    """Return the customers whose level changed after a day by one of some causes."""
    query = select(LevelChange.customer_id).where(
        LevelChange.day > day, LevelChange.cause.in_(causes)
    )
    return set(connection.execute(query.distinct()).scalars())


def of_batch(connection: Connection, batch_id: int) -> list[Row[Any]]:
    """Return the changes that a batch made."""
    return list(
        connection.execute(
            select(CHANGE).where(LevelChange.batch_id == batch_id).order_by(LevelChange.id)
        )
    )


def first_since_version(connection: Connection, version: int) -> list[Row[Any]]:
    """Return each customer's earliest change under a scheme version: what it had before."""
    earliest = (
        select(func.min(LevelChange.id))
        .where(LevelChange.version == version)
        .group_by(LevelChange.customer_id)
    )
    return list(connection.execute(select(CHANGE).where(LevelChange.id.in_(earliest))))


def all_changes(connection: Connection) -> NDArray[np.int64]:
    """Return (customer, id, day, new level) of every live customer's changes, in that order."""
    return ints_of(
        connection,
        "SELECT h.customer_id, h.id, h.day, h.new_level FROM level_change h "
        "JOIN customer c ON c.id = h.customer_id AND c.voided = 0 ORDER BY h.customer_id, h.id",
        4,
    )
