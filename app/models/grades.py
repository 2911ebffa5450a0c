"""The narrow grade table: one row per graded customer, what a full run rewrites."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import (
    BigInteger,
    Connection,
    Float,
    ForeignKey,
    Index,
    Row,
    bindparam,
    delete,
    func,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.facts import day_of
from app.models import bulk
from app.models.arrays import ints_of
from app.models.base import Base, Day, table_of
from app.models.database import in_ids


class Grade(Base):
    """The live score, the official level and the facts shown beside them.

    `base_level` is what the official level falls back to when a return takes back the sale that
    raised it at once. `since_day` is the day from which tenure counts.
    """

    __tablename__ = "grade"

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), primary_key=True)
    level: Mapped[int]
    base_level: Mapped[int]
    live_level: Mapped[int]
    score: Mapped[float] = mapped_column(Float)
    confidence: Mapped[int]
    amount_minor: Mapped[int] = mapped_column(BigInteger)
    frequency: Mapped[int]
    diversity: Mapped[int]
    since_day: Mapped[date | None] = mapped_column(Day)
    last_day: Mapped[date | None] = mapped_column(Day)
    last_review: Mapped[date | None] = mapped_column(Day)
    next_review: Mapped[date | None] = mapped_column(Day)
    version: Mapped[int]

    __table_args__ = (
        # The star table's own order, and the level chips with their counts.
        Index("ix_grade_amount", "amount_minor", "customer_id"),
        Index("ix_grade_level_amount", "level", "amount_minor", "customer_id"),
    )


GRADE = table_of(Grade)
COLUMNS = tuple(column.name for column in GRADE.columns)
_NO_DAY = -1
# Scores, 100 at most, are told in whole steps so fine that each from 1/16 on is told exactly.
_FINE = 2.0**56
_SCORE = COLUMNS.index("score")
_BLOCK = 10_000
# So many grades are sooner sorted into an index at once than put into it one by one.
_MANY = 3000
_DAYS = frozenset({"since_day", "last_day", "last_review", "next_review"})
# How columns are asked for that are not whole numbers by themselves.
_TOLD = {name: f"coalesce({name}, {_NO_DAY})" for name in _DAYS} | {
    "score": f"CAST(score * {_FINE} AS BIGINT)"
}


def get(connection: Connection, customer_id: int) -> Row[Any] | None:
    """Return one customer's grade, None before the first grading."""
    return connection.execute(select(GRADE).where(Grade.customer_id == customer_id)).one_or_none()


def latest_day(connection: Connection) -> date | None:
    """Return the latest visit that the grades know of: they were made on that day or later."""
    day = connection.exec_driver_sql("SELECT max(last_day) FROM grade").scalar()
    return None if day is None else day_of(int(day))


def change(connection: Connection, customer_id: int, values: Mapping[str, Any]) -> None:
    """Change some columns of one grade."""
    connection.execute(update(GRADE).where(GRADE.c.customer_id == customer_id).values(**values))


def drop(connection: Connection, customer_ids: Sequence[int]) -> None:
    """Forget the grades of customers that are no longer there."""
    for start in range(0, len(customer_ids), 5000):
        block = customer_ids[start : start + 5000]
        connection.execute(delete(GRADE).where(GRADE.c.customer_id.in_(block)))


def table(connection: Connection, customer_ids: Sequence[int] | None) -> NDArray[np.float64]:
    """Return grades as one array in the order of COLUMNS, by customer; days as numbers, -1 none.

    Whole numbers below 2^53 are exact in it, which is 90 million million in minor units.
    """
    columns = ", ".join(_TOLD.get(name, name) for name in COLUMNS)
    conditions = ["1 = 1"] if customer_ids is None else in_ids("customer_id", customer_ids)
    tables = [
        ints_of(
            connection,
            f"SELECT {columns} FROM grade WHERE {condition} ORDER BY customer_id",
            len(COLUMNS),
        )
        for condition in conditions
    ]
    none = np.zeros((0, len(COLUMNS)), np.int64)
    told = tables[0] if len(tables) == 1 else np.concatenate([none, *tables])
    found = told.astype(np.float64)
    found[:, _SCORE] /= _FINE
    return found


def _columns(rows: NDArray[np.float64]) -> dict[str, NDArray[Any]]:
    """Return rows of an array column by column: whole numbers, but for the score."""
    return {
        name: column if name == "score" else column.astype(np.int64)
        for name, column in zip(COLUMNS, rows.T, strict=True)
    }


def add_many(connection: Connection, rows: NDArray[np.float64]) -> None:
    """Add grades given as in `table`."""
    for block in _blocks(rows):
        bulk.insert(connection, "grade", _columns(block), dict.fromkeys(_DAYS, _NO_DAY))


@contextlib.contextmanager
def in_bulk(connection: Connection, count: int) -> Iterator[None]:
    """Let many grades be added: the indexes of a table that holds none yet are built at the end."""
    is_first = count >= _MANY and _is_empty(connection)
    with bulk.without_indexes(connection, GRADE.indexes if is_first else ()):
        yield


def change_many(connection: Connection, rows: NDArray[np.float64]) -> None:
    """Rewrite grades given as in `table`."""
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    sets = ", ".join(
        f"{name} = nullif({mark}, {_NO_DAY})" if name in _DAYS else f"{name} = {mark}"
        for name in COLUMNS[1:]
    )
    statement = f"UPDATE grade SET {sets} WHERE customer_id = {mark}"
    for block in _blocks(rows):
        key, *rest = (column.tolist() for column in _columns(block).values())
        connection.exec_driver_sql(statement, list(zip(*rest, key, strict=True)))


def _is_empty(connection: Connection) -> bool:
    return connection.exec_driver_sql("SELECT 1 FROM grade LIMIT 1").first() is None


def _blocks(rows: NDArray[np.float64]) -> Iterator[NDArray[np.float64]]:
    """Cut an array into blocks whose rows fit in memory as Python values."""
    for start in range(0, len(rows), _BLOCK):
        yield rows[start : start + _BLOCK]


def change_reviews(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Set the review dates of many customers given as customer_id, last_review, next_review."""
    if not rows:
        return
    connection.execute(
        update(GRADE).where(GRADE.c.customer_id == bindparam("b_id")),
        [
            {
                "b_id": row["customer_id"],
                "last_review": row["last_review"],
                "next_review": row["next_review"],
            }
            for row in rows
        ],
    )


def change_next(connection: Connection, rows: Sequence[tuple[int, date]]) -> None:
    """Set the next review day of many customers given as (customer, day)."""
    if rows:
        connection.execute(
            update(GRADE)
            .where(GRADE.c.customer_id == bindparam("b_id"))
            .values(next_review=bindparam("b_day")),
            [{"b_id": key, "b_day": day} for key, day in rows],
        )


def change_reviewed(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write what a review made of customers, or what they had before it, all in one go.

    Each row holds customer_id and the same columns, such as level, base_level, next_review.
    """
    if not rows:
        return
    names = [name for name in rows[0] if name != "customer_id"]
    connection.execute(
        update(GRADE)
        .where(GRADE.c.customer_id == bindparam("b_id"))
        .values({name: bindparam(f"b_{name}") for name in names}),
        [{"b_id": row["customer_id"]} | {f"b_{name}": row[name] for name in names} for row in rows],
    )


def due_days(connection: Connection, until: date) -> list[tuple[date, int]]:
    """Return the days up to one on which reviews fall due, and of how many customers."""
    query = (
        select(Grade.next_review, func.count())
        .where(Grade.next_review <= until)
        .group_by(Grade.next_review)
        .order_by(Grade.next_review)
    )
    return [(day, count) for day, count in connection.execute(query) if day is not None]


def due_on(connection: Connection, day: date) -> list[int]:
    """Return the customers whose review falls due on a day."""
    query = select(Grade.customer_id).where(Grade.next_review == day).order_by(Grade.customer_id)
    return list(connection.execute(query).scalars())


def counts_by_level(connection: Connection) -> dict[int, int]:
    """Return how many customers hold each official level."""
    rows = connection.execute(select(Grade.level, func.count()).group_by(Grade.level))
    return {row[0]: row[1] for row in rows}
