"""The read side of the star table: ids for a filter and an order, rows for a block of ids."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Row, text

from app.models.database import in_ids

Ids = NDArray[np.int64]

# What each column sorts by. Columns of the grade table need no look at the customers.
GRADE_ORDERS: Final = {
    "amount": "amount_minor",
    "frequency": "frequency",
    "diversity": "diversity",
    "tenure": "-since_day",
    "score": "score",
    "level": "level",
    "live_level": "live_level",
    "last_review": "last_review",
    "next_review": "next_review",
    "last_visit": "last_day",
    "confidence": "confidence",
}
CUSTOMER_ORDERS: Final = {
    "name": "name",
    "phone": "phone",
    "number": "number",
    "influence": "influence",
    "email": "email",
    "joined": "joined",
    "birthday": "birthday",
    "channel": "channel",
}
# What is not known stands last either way up; the other columns keep their indexes' own order.
_MAY_BE_UNKNOWN: Final = frozenset(
    {"tenure", "last_review", "next_review", "last_visit", "influence", "joined"}
)
_ROW = (
    "SELECT c.id, c.number, c.name, c.phone, c.email, c.birthday, c.joined, c.influence, "
    "c.channel, g.score, g.level, g.live_level, g.confidence, g.amount_minor, g.frequency, "
    "g.diversity, g.since_day, g.last_day, g.last_review, g.next_review "
    "FROM customer c LEFT JOIN grade g ON g.customer_id = c.id WHERE c.voided = 0 AND "
)


def ids(
    connection: Connection,
    order: str,
    *,
    descending: bool,
    level: int | None = None,
    limit: int | None = None,
    by_amount: bool = True,
) -> Ids:
    """Return customer ids in an order, those not graded yet last; `level` 0 is just those.

    Within a level the highest amount comes first, without `by_amount` the first name.
    """
    end = "" if limit is None else f" LIMIT {int(limit)}"
    if level == 0:
        return _fetch(connection, f"{_UNGRADED} ORDER BY c.id{end}")
    query = _by_level_and_name if order == "level" and not by_amount else _graded_query
    graded = _fetch(connection, query(order, level, descending=descending) + end)
    if level is not None or (limit is not None and len(graded) >= limit):
        return graded
    rest = _fetch(connection, f"{_UNGRADED} ORDER BY c.id{end}")
    return np.concatenate([graded, rest])[:limit]


_UNGRADED = (
    "SELECT c.id FROM customer c WHERE c.voided = 0 "
    "AND NOT EXISTS (SELECT 1 FROM grade g WHERE g.customer_id = c.id)"
)


def _graded_query(order: str, level: int | None, *, descending: bool) -> str:
    way = "DESC" if descending else "ASC"
    last = " NULLS LAST" if order in _MAY_BE_UNKNOWN else ""
    if order in CUSTOMER_ORDERS:
        chosen = "" if level is None else f" AND g.level = {int(level)}"
        return (
            "SELECT c.id FROM customer c JOIN grade g ON g.customer_id = c.id "
            f"WHERE c.voided = 0{chosen} ORDER BY c.{CUSTOMER_ORDERS[order]} {way}{last}, "
            f"c.id {way}"
        )
    chosen = "" if level is None else f" WHERE level = {int(level)}"
    key = GRADE_ORDERS[order]
    ties = f", amount_minor {way}" if key == "level" else ""
    keys = f"{key} {way}{last}{ties}, customer_id {way}"
    return f"SELECT customer_id FROM grade{chosen} ORDER BY {keys}"


def _by_level_and_name(order: str, level: int | None, *, descending: bool) -> str:
    chosen = "" if level is None else f" AND g.level = {int(level)}"
    return (
        "SELECT c.id FROM customer c JOIN grade g ON g.customer_id = c.id WHERE c.voided = 0"
        f"{chosen} ORDER BY g.{order} {'DESC' if descending else 'ASC'}, c.name, c.id"
    )


def _fetch(connection: Connection, query: str) -> Ids:
    rows = connection.exec_driver_sql(query)
    return np.fromiter((row[0] for row in rows), np.int64)


def rows(connection: Connection, customer_ids: Sequence[int]) -> dict[int, Row[Any]]:
    """Return the rows of some customers by id; days are numbers since 1970-01-01."""
    found: dict[int, Row[Any]] = {}
    for condition in in_ids("c.id", customer_ids):
        for row in connection.execute(text(_ROW + condition)):
            found[row.id] = row
    return found


def levels_of(connection: Connection, customer_ids: Sequence[int]) -> dict[int, int]:
    """Return the official levels of some graded customers."""
    found: dict[int, int] = {}
    for condition in in_ids("customer_id", customer_ids):
        query = f"SELECT customer_id, level FROM grade WHERE {condition}"
        found.update((row[0], row[1]) for row in connection.exec_driver_sql(query))
    return found


def counts_by_level(connection: Connection) -> dict[int, int]:
    """Return how many customers hold each level; 0 counts those not graded yet."""
    counts = {
        row[0]: row[1]
        for row in connection.exec_driver_sql("SELECT level, count(*) FROM grade GROUP BY level")
    }
    everybody = connection.exec_driver_sql(
        "SELECT count(*) FROM customer WHERE voided = 0"
    ).scalar_one()
    waiting = int(everybody) - sum(counts.values())
    return {**counts, 0: waiting} if waiting else counts
