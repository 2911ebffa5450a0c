"""What the Today page asks of the tables: the flow of sales, who is new, whose birthday it is."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Row, and_, func, or_, select

from app.models.arrays import array_of
from app.models.customers import Customer
from app.models.grades import Grade
from app.models.levels import LevelChange
from app.models.overrides import ReviewNotice

Ints = NDArray[np.int64]
NOBODY: Final = -1


def lines_between(connection: Connection, start: int, end: int) -> Ints:
    """Return (customer, day, amount, head) of every live line on days start to end.

    A walk-in's line has NOBODY for its customer. Answered by the index of facts alone.
    """
    return array_of(
        connection,
        f"SELECT coalesce(customer_id, {NOBODY}), day, amount_minor, head FROM sale_line "
        f"WHERE voided = 0 AND day BETWEEN {int(start)} AND {int(end)}",
        4,
        np.int64,
    )


def known_between(connection: Connection, start: int, end: int) -> Ints:
    """Return (day, customers) for the days on which customers became known: joined or bought."""
    return array_of(
        connection,
        "SELECT since_day, count(*) FROM grade "
        f"WHERE since_day BETWEEN {int(start)} AND {int(end)} GROUP BY since_day",
        2,
        np.int64,
    )


def is_older(connection: Connection, day: int) -> bool:
    """Say whether the shop sold anything before a day: only then there is a past to compare."""
    query = f"SELECT 1 FROM sale WHERE voided = 0 AND last_day < {int(day)} LIMIT 1"
    return connection.exec_driver_sql(query).first() is not None


def has_customers(connection: Connection) -> bool:
    """Say whether the shop has anybody yet."""
    query = "SELECT 1 FROM customer WHERE voided = 0 LIMIT 1"
    return connection.exec_driver_sql(query).first() is not None


def born_on(connection: Connection, days: Sequence[date]) -> list[Row[Any]]:
    """Return (id, birthday, level) of who was born on some days of a year, in any year."""
    ends = [Customer.birthday.like(f"%-{day:%m-%d}") for day in days]
    query = (
        select(Customer.id, Customer.birthday, func.coalesce(Grade.level, 0).label("level"))
        .outerjoin(Grade, Grade.customer_id == Customer.id)
        .where(Customer.voided == 0, or_(*ends))
    )
    return list(connection.execute(query))


def risen_since(
    connection: Connection, day: date, causes: Sequence[str], limit: int
) -> list[Row[Any]]:
    """Return (customer, day, level) of who rose from a day on and still holds it, best first."""
    query = (
        select(LevelChange.customer_id, LevelChange.day, LevelChange.new_level.label("level"))
        .join(
            Grade,
            and_(
                Grade.customer_id == LevelChange.customer_id,
                Grade.level == LevelChange.new_level,
            ),
        )
        .where(
            LevelChange.day >= day,
            LevelChange.cause.in_(causes),
            LevelChange.old_level > 0,
            LevelChange.new_level > LevelChange.old_level,
        )
        .order_by(LevelChange.new_level.desc(), LevelChange.id.desc())
    )
    return list(connection.execute(query.limit(limit)))


def notices_between(connection: Connection, start: date, end: date) -> tuple[int, date | None]:
    """Return how many grace periods of reviews end on days start to end, and the first such day."""
    query = (
        select(func.count(), func.min(ReviewNotice.until))
        .join(Customer, Customer.id == ReviewNotice.customer_id)
        .where(Customer.voided == 0, ReviewNotice.until.between(start, end))
    )
    count, first = connection.execute(query).one()
    return int(count), first
