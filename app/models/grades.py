"""The narrow grade table: one row per graded customer, what a full run rewrites."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

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
    insert,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Day


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


GRADE = Grade.__table__
COLUMNS = tuple(column.name for column in GRADE.columns)


def get(connection: Connection, customer_id: int) -> Row[Any] | None:
    """Return one customer's grade, None before the first grading."""
    return connection.execute(select(GRADE).where(Grade.customer_id == customer_id)).one_or_none()


def put(connection: Connection, values: Mapping[str, Any]) -> None:
    """Write one customer's grade."""
    customer_id = values["customer_id"]
    changed = connection.execute(
        update(GRADE).where(GRADE.c.customer_id == customer_id).values(**values)
    )
    if changed.rowcount == 0:
        connection.execute(insert(GRADE).values(**values))


def change(connection: Connection, customer_id: int, values: Mapping[str, Any]) -> None:
    """Change some columns of one grade."""
    connection.execute(update(GRADE).where(GRADE.c.customer_id == customer_id).values(**values))


def drop(connection: Connection, customer_ids: Sequence[int]) -> None:
    """Forget the grades of customers that are no longer there."""
    for start in range(0, len(customer_ids), 5000):
        block = customer_ids[start : start + 5000]
        connection.execute(delete(GRADE).where(GRADE.c.customer_id.in_(block)))


def all_raw(connection: Connection) -> list[tuple[Any, ...]]:
    """Return every grade in customer order, days as integers: for arrays, not for people."""
    columns = ", ".join(COLUMNS)
    result = connection.exec_driver_sql(f"SELECT {columns} FROM grade ORDER BY customer_id")
    return [tuple(row) for row in result]


def add_many_raw(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    """Add many grades given in the order of COLUMNS, days as integers."""
    if rows:
        _many(connection, _insert_text(connection), rows)


def change_many_raw(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    """Rewrite many grades given in the order of COLUMNS, days as integers."""
    if not rows:
        return
    mark = _mark(connection)
    sets = ", ".join(f"{name} = {mark}" for name in COLUMNS[1:])
    text = f"UPDATE grade SET {sets} WHERE customer_id = {mark}"
    _many(connection, text, [(*row[1:], row[0]) for row in rows])


def _insert_text(connection: Connection) -> str:
    marks = ", ".join([_mark(connection)] * len(COLUMNS))
    return f"INSERT INTO grade ({', '.join(COLUMNS)}) VALUES ({marks})"


def _mark(connection: Connection) -> str:
    return "?" if connection.dialect.name == "sqlite" else "%s"


def _many(connection: Connection, text: str, rows: Sequence[tuple[Any, ...]]) -> None:
    connection.exec_driver_sql(text, list(rows))


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


def counts_by_level(connection: Connection) -> dict[int, int]:
    """Return how many customers hold each official level."""
    rows = connection.execute(select(Grade.level, func.count()).group_by(Grade.level))
    return {row[0]: row[1] for row in rows}
