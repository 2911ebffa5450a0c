"""Levels set by hand for a while, and the grace periods that reviews have begun."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Connection,
    ForeignKey,
    Index,
    Row,
    String,
    Text,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Day, Moment, RowId, table_of


class LevelOverride(Base):
    """One level set by hand: pinned (override) or given as a floor (gift), until a day or for good.

    `ended` is the day from which it holds no more; `version` the scheme it was made under.
    """

    __tablename__ = "level_override"

    id: Mapped[RowId]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    kind: Mapped[str] = mapped_column(String)
    level: Mapped[int]
    level_before: Mapped[int]
    base_before: Mapped[int]
    version: Mapped[int]
    day: Mapped[date] = mapped_column(Day)
    until: Mapped[date | None] = mapped_column(Day)
    reason: Mapped[str] = mapped_column(String)
    evidence: Mapped[str] = mapped_column(Text, server_default="")
    actor: Mapped[str] = mapped_column(String)
    at: Mapped[datetime] = mapped_column(Moment)
    ended: Mapped[date | None] = mapped_column(Day)
    ended_by: Mapped[str] = mapped_column(String, server_default="")
    end_reason: Mapped[str] = mapped_column(String, server_default="")

    __table_args__ = (
        Index("ix_level_override_customer_id", "customer_id"),
        Index("ix_level_override_ended", "ended"),
    )


class ReviewNotice(Base):
    """A grace period under way: the first review from this day on may demote."""

    __tablename__ = "review_notice"

    customer_id: Mapped[int] = mapped_column(
        ForeignKey("customer.id"), primary_key=True, autoincrement=False
    )
    until: Mapped[date] = mapped_column(Day)


OVERRIDE = table_of(LevelOverride)
NOTICE = table_of(ReviewNotice)


def add(connection: Connection, values: Mapping[str, Any]) -> int:
    """Add one and return its id."""
    key = connection.execute(insert(OVERRIDE).values(**values)).inserted_primary_key
    return int(key[0]) if key else 0


def get(connection: Connection, override_id: int) -> Row[Any] | None:
    """Return one of them."""
    return connection.execute(select(OVERRIDE).where(LevelOverride.id == override_id)).one_or_none()


def standing(connection: Connection) -> list[Row[Any]]:
    """Return those that have not ended, by customer; there are few of them in any shop."""
    query = select(OVERRIDE).where(LevelOverride.ended.is_(None))
    return list(connection.execute(query.order_by(LevelOverride.customer_id)))


def of_customer(connection: Connection, customer_id: int) -> list[Row[Any]]:
    """Return all of a customer, newest first."""
    query = select(OVERRIDE).where(LevelOverride.customer_id == customer_id)
    return list(connection.execute(query.order_by(LevelOverride.id.desc())))


def made_between(connection: Connection, start: date, end: date) -> list[Row[Any]]:
    """Return those made in a period, newest first."""
    query = select(OVERRIDE).where(LevelOverride.day >= start, LevelOverride.day <= end)
    return list(connection.execute(query.order_by(LevelOverride.id.desc())))


def end(connection: Connection, override_id: int, values: Mapping[str, Any]) -> None:
    """End one: `ended`, `ended_by`, `end_reason`."""
    connection.execute(update(OVERRIDE).where(LevelOverride.id == override_id).values(**values))


def notices(connection: Connection) -> dict[int, date]:
    """Return the grace periods under way by customer."""
    rows = connection.execute(select(ReviewNotice.customer_id, ReviewNotice.until))
    return {row.customer_id: row.until for row in rows}


def set_notices(connection: Connection, values: Mapping[int, date | None]) -> None:
    """Begin, keep or end (None) the grace periods of some customers."""
    forget = sorted(values)
    for start in range(0, len(forget), 5000):
        block: Sequence[int] = forget[start : start + 5000]
        connection.execute(delete(NOTICE).where(NOTICE.c.customer_id.in_(block)))
    rows = [{"customer_id": key, "until": day} for key, day in values.items() if day is not None]
    if rows:
        connection.execute(insert(NOTICE), rows)
