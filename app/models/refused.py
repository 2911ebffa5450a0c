"""Rows that imports refused: kept with their batch for some weeks, inside the shop's own file."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, ForeignKey, Index, String, Text, delete, func, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.text import made_whole
from app.models.base import Base, RowId, table_of
from app.models.batches import Batch

_AT_ONCE: Final = 5000


class RefusedList(Base):
    """The headers of a file of which an import refused rows."""

    __tablename__ = "refused_list"

    batch_id: Mapped[int] = mapped_column(
        ForeignKey("batch.id"), primary_key=True, autoincrement=False
    )
    headers: Mapped[str] = mapped_column(Text)


class RefusedRow(Base):
    """One refused row: its line in the file, the field at fault, the reason, all its cells."""

    __tablename__ = "refused_row"

    id: Mapped[RowId]
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"))
    line: Mapped[int]
    field: Mapped[str] = mapped_column(String)
    reason: Mapped[str] = mapped_column(Text)
    cells: Mapped[str] = mapped_column(Text)

    __table_args__ = (Index("ix_refused_row_batch_id", "batch_id"),)


LIST = table_of(RefusedList)
ROW = table_of(RefusedRow)

# Line, field, reason, cells.
Refused = tuple[int, str, str, Sequence[str]]


def keep(
    connection: Connection, batch_id: int, headers: Sequence[str], rows: Sequence[Refused]
) -> None:
    """Keep the rows that a batch refused, under the headers of their file."""
    connection.execute(insert(LIST).values(batch_id=batch_id, headers=_packed(headers)))
    for start in range(0, len(rows), _AT_ONCE):
        connection.execute(
            insert(ROW),
            [
                {
                    "batch_id": batch_id,
                    "line": line,
                    "field": field,
                    "reason": made_whole(reason),
                    "cells": _packed(cells),
                }
                for line, field, reason, cells in rows[start : start + _AT_ONCE]
            ],
        )


def headers_of(connection: Connection, batch_id: int) -> list[str] | None:
    """Return the headers of the file of a batch; None when nothing of it is kept."""
    body = connection.execute(select(LIST.c.headers).where(LIST.c.batch_id == batch_id)).scalar()
    return None if body is None else _unpacked(body)


def rows_of(connection: Connection, batch_id: int) -> list[Refused]:
    """Return the rows kept of a batch in the order of the file."""
    query = select(ROW).where(ROW.c.batch_id == batch_id).order_by(ROW.c.line, ROW.c.id)
    return [
        (row.line, row.field, row.reason, _unpacked(row.cells)) for row in connection.execute(query)
    ]


def counts(connection: Connection) -> dict[int, int]:
    """Return how many rows are kept of each batch."""
    query = select(ROW.c.batch_id, func.count()).group_by(ROW.c.batch_id)
    return {row[0]: row[1] for row in connection.execute(query)}


def every(connection: Connection) -> Iterator[tuple[int, list[str]]]:
    """Yield all kept rows: id, and all that is said in them, the reason last."""
    for row in connection.execute(select(ROW.c.id, ROW.c.cells, ROW.c.reason)):
        yield row.id, [*_unpacked(row.cells), row.reason]


def drop(connection: Connection, ids: Sequence[int]) -> int:
    """Drop some rows; return how many that were."""
    dropped = 0
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        dropped += connection.execute(delete(ROW).where(ROW.c.id.in_(some))).rowcount
    return dropped


def older_than(connection: Connection, moment: datetime) -> list[int]:
    """Return the batches of before a moment of which rows are kept."""
    query = select(LIST.c.batch_id).join(Batch, Batch.id == LIST.c.batch_id)
    return list(connection.execute(query.where(Batch.at < moment)).scalars())


def forget(connection: Connection, batch_ids: Sequence[int]) -> int:
    """Drop all that is kept of some batches; return how many rows that were."""
    dropped = 0
    for start in range(0, len(batch_ids), _AT_ONCE):
        some = batch_ids[start : start + _AT_ONCE]
        dropped += connection.execute(delete(ROW).where(ROW.c.batch_id.in_(some))).rowcount
        connection.execute(delete(LIST).where(LIST.c.batch_id.in_(some)))
    return dropped


def _packed(texts: Sequence[str]) -> str:
    return made_whole(json.dumps(list(texts), ensure_ascii=False))


def _unpacked(body: str) -> list[str]:
    found: list[Any] = json.loads(body)
    return [str(one) for one in found]
