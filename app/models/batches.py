"""Batches: every bulk act with its number, what it changed, and whether it was taken back."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import (
    Connection,
    ForeignKey,
    Index,
    Row,
    String,
    Text,
    delete,
    exists,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Day, Moment, RowId

# The noun of the note where the rows of a batch stand.
SPAN: Final = "rows"


class Batch(Base):
    """One bulk act: an import, an applied scheme, a review."""

    __tablename__ = "batch"

    id: Mapped[RowId]
    kind: Mapped[str] = mapped_column(String)
    title: Mapped[str] = mapped_column(String)
    day: Mapped[date] = mapped_column(Day)
    at: Mapped[datetime] = mapped_column(Moment)
    actor: Mapped[str] = mapped_column(String)
    counts: Mapped[str] = mapped_column(Text, server_default="{}")
    undone_at: Mapped[datetime | None] = mapped_column(Moment)
    undone_by: Mapped[str] = mapped_column(String, server_default="")


class BatchChange(Base):
    """What a batch changed in a row that was there before, so that undo can put it back."""

    __tablename__ = "batch_change"

    id: Mapped[RowId]
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"))
    noun: Mapped[str] = mapped_column(String)
    row_id: Mapped[int]
    before: Mapped[str] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)

    __table_args__ = (Index("ix_batch_change_batch_id", "batch_id"),)


def open_batch(connection: Connection, values: Mapping[str, Any]) -> int:
    """Begin a batch and return its number."""
    key = connection.execute(insert(Batch).values(**values)).inserted_primary_key
    return int(key[0]) if key else 0


def set_counts(connection: Connection, batch_id: int, counts: Mapping[str, Any]) -> None:
    """Store what a batch did, in figures."""
    body = json.dumps(dict(counts), ensure_ascii=False, default=str)
    connection.execute(update(Batch).where(Batch.id == batch_id).values(counts=body))


def drop_if_empty(connection: Connection, batch_id: int) -> bool:
    """Take a batch out of the list again if no row of any table bears its number; say whether.

    The note where its rows stand is none of them.
    """
    for table in Base.metadata.tables.values():
        if "batch_id" in table.c:
            bears = exists().where(table.c.batch_id == batch_id)
            if table is BatchChange.__table__:
                bears = bears.where(BatchChange.noun != SPAN)
            if connection.execute(select(bears)).scalar():
                return False
    connection.execute(delete(BatchChange).where(BatchChange.batch_id == batch_id))
    connection.execute(delete(Batch).where(Batch.id == batch_id))
    return True


def get(connection: Connection, batch_id: int) -> Row[Any] | None:
    """Return one batch."""
    return connection.execute(select(Batch.__table__).where(Batch.id == batch_id)).one_or_none()


def latest(connection: Connection, limit: int = 500) -> list[Row[Any]]:
    """Return the batches, newest first."""
    return list(connection.execute(select(Batch.__table__).order_by(Batch.id.desc()).limit(limit)))


def standing_since(connection: Connection, kind: str, first_id: int) -> list[Row[Any]]:
    """Return the batches of a kind from a number on that were not taken back, newest first."""
    return list(
        connection.execute(
            select(Batch.__table__)
            .where(Batch.kind == kind, Batch.id >= first_id, Batch.undone_at.is_(None))
            .order_by(Batch.id.desc())
        )
    )


def mark_undone(connection: Connection, batch_id: int, at: datetime, actor: str) -> None:
    """Note that a batch was taken back."""
    connection.execute(
        update(Batch).where(Batch.id == batch_id).values(undone_at=at, undone_by=actor)
    )


def undone(connection: Connection) -> set[int]:
    """Return the batches that were taken back."""
    return set(connection.execute(select(Batch.id).where(Batch.undone_at.is_not(None))).scalars())


def remember(connection: Connection, batch_id: int, noun: str, rows: Sequence[Any]) -> None:
    """Keep (row id, before, after) of rows that a batch changed."""
    if rows:
        connection.execute(
            insert(BatchChange),
            [
                {
                    "batch_id": batch_id,
                    "noun": noun,
                    "row_id": row_id,
                    "before": json.dumps(before, ensure_ascii=False, default=str),
                    "after": json.dumps(after, ensure_ascii=False, default=str),
                }
                for row_id, before, after in rows
            ],
        )


def changes_of(
    connection: Connection, batch_id: int, noun: str
) -> Iterator[tuple[int, dict[str, Any], dict[str, Any]]]:
    """Yield (row id, before, after) of the rows of a noun that a batch changed."""
    query = (
        select(BatchChange.row_id, BatchChange.before, BatchChange.after)
        .where(BatchChange.batch_id == batch_id, BatchChange.noun == noun)
        .order_by(BatchChange.id)
    )
    for row_id, before, after in connection.execute(query):
        yield row_id, json.loads(before), json.loads(after)


def undone_days(connection: Connection, kind: str) -> set[date]:
    """Return the days of batches of a kind that were taken back and not done again since."""
    rows = connection.execute(
        select(Batch.day, Batch.undone_at).where(Batch.kind == kind).order_by(Batch.id)
    )
    state = {day: undone_at is not None for day, undone_at in rows}
    return {day for day, is_undone in state.items() if is_undone}


def later_over(connection: Connection, batch_id: int, noun: str, row_ids: Sequence[int]) -> int:
    """Return the first later batch, not taken back, that changed one of some rows; 0 for none."""
    query = (
        select(BatchChange.batch_id, BatchChange.row_id)
        .join(Batch, Batch.id == BatchChange.batch_id)
        .where(BatchChange.batch_id > batch_id, BatchChange.noun == noun, Batch.undone_at.is_(None))
        .order_by(BatchChange.batch_id)
    )
    wanted = set(row_ids)
    return next((found for found, row_id in connection.execute(query) if row_id in wanted), 0)
