"""The read side of the star table: ids for a filter and an order, rows for a block of ids."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Row, text

from app.domain.customer_filter import EVERYBODY, Days, Filter
from app.domain.schemes import WHOLE
from app.domain.scoring import TOLERANCE
from app.models.database import in_ids

Ids = NDArray[np.int64]


@dataclass(frozen=True)
class _Where:
    """A filter as SQL: conditions on grades, on customers, and the values bound in them."""

    grade: tuple[str, ...]
    customer: tuple[str, ...]
    values: Mapping[str, str]

    @classmethod
    def of(cls, chosen: Filter) -> "_Where":
        grade = [] if chosen.level is None else [f"g.level = {int(chosen.level)}"]
        if chosen.level == 0:
            grade = ["g.customer_id IS NULL"]
        if chosen.score is not None:
            grade += _score_conditions(*chosen.score)
        grade += _day_conditions("g.last_day", chosen.bought)
        customer = _day_conditions("c.joined", chosen.joined)
        if chosen.tag:
            customer.append(
                "EXISTS (SELECT 1 FROM customer_tag t WHERE t.customer_id = c.id AND t.tag = :tag)"
            )
        return cls(tuple(grade), tuple(customer), {"tag": chosen.tag} if chosen.tag else {})


def _score_conditions(low: int, high: int) -> list[str]:
    """Cut scores where levels are cut: 80 less one bit belongs to 80."""
    conditions = [f"{_REACHED} >= {int(low)}"]
    return [*conditions, f"{_REACHED} < {int(high)}"] if high < WHOLE else conditions


_REACHED: Final = f"g.score + {TOLERANCE!r}"


def _day_conditions(column: str, days: Days) -> list[str]:
    first, last = days
    conditions = [] if first is None else [f"{column} >= {int(first)}"]
    return conditions if last is None else [*conditions, f"{column} <= {int(last)}"]


# What each column sorts by. Columns of the grade table need no look at the customers.
GRADE_ORDERS: Final = {
    "amount": "g.amount_minor",
    "frequency": "g.frequency",
    "diversity": "g.diversity",
    "tenure": "-g.since_day",
    "score": "g.score",
    "level": "g.level",
    "live_level": "g.live_level",
    "last_review": "g.last_review",
    "next_review": "g.next_review",
    "last_visit": "g.last_day",
    "confidence": "g.confidence",
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
    chosen: Filter = EVERYBODY,
    limit: int | None = None,
    by_amount: bool = True,
) -> Ids:
    """Return customer ids in an order, those not graded yet last.

    Within a level the highest amount comes first, without `by_amount` the first name.
    """
    end = "" if limit is None else f" LIMIT {int(limit)}"
    where = _Where.of(chosen)
    waiting = f"{_ungraded(where)} ORDER BY c.id{end}"
    if chosen.level == 0:
        return _fetch(connection, waiting, where.values)
    query = _by_level_and_name if order == "level" and not by_amount else _graded_query
    graded = _fetch(connection, query(order, where, descending=descending) + end, where.values)
    if where.grade or (limit is not None and len(graded) >= limit):
        return graded
    return np.concatenate([graded, _fetch(connection, waiting, where.values)])[:limit]


def _ungraded(where: _Where, what: str = "c.id") -> str:
    conditions = "".join(f" AND {condition}" for condition in where.customer)
    return (
        f"SELECT {what} FROM customer c WHERE c.voided = 0 AND NOT EXISTS "
        f"(SELECT 1 FROM grade g WHERE g.customer_id = c.id){conditions}"
    )


def _from(where: _Where, *, joins: bool = False) -> str:
    """Return where graded customers are read from; the grades alone where that is enough."""
    conditions = [*where.grade, *where.customer]
    tables = "grade g"
    if joins or where.customer:
        tables = "customer c JOIN grade g ON g.customer_id = c.id"
        conditions.insert(0, "c.voided = 0")
    return f"FROM {tables}" + (f" WHERE {' AND '.join(conditions)}" if conditions else "")


def _graded_query(order: str, where: _Where, *, descending: bool) -> str:
    way = "DESC" if descending else "ASC"
    last = " NULLS LAST" if order in _MAY_BE_UNKNOWN else ""
    if order in CUSTOMER_ORDERS:
        keys = f"c.{CUSTOMER_ORDERS[order]} {way}{last}, c.id {way}"
        return f"SELECT c.id {_from(where, joins=True)} ORDER BY {keys}"
    ties = f", g.amount_minor {way}" if order == "level" else ""
    keys = f"{GRADE_ORDERS[order]} {way}{last}{ties}, g.customer_id {way}"
    return f"SELECT g.customer_id {_from(where)} ORDER BY {keys}"


def _by_level_and_name(order: str, where: _Where, *, descending: bool) -> str:
    way = "DESC" if descending else "ASC"
    return f"SELECT c.id {_from(where, joins=True)} ORDER BY g.{order} {way}, c.name, c.id"


def _fetch(connection: Connection, query: str, values: Mapping[str, str]) -> Ids:
    rows = connection.execute(text(query), values) if values else connection.exec_driver_sql(query)
    return np.fromiter((row[0] for row in rows), np.int64)


def among(connection: Connection, customer_ids: Sequence[int], chosen: Filter) -> set[int]:
    """Return those of some customers that a filter lets through."""
    where = _Where.of(chosen)
    conditions = "".join(f" AND {one}" for one in (*where.grade, *where.customer))
    found: set[int] = set()
    for condition in in_ids("c.id", customer_ids):
        query = (
            "SELECT c.id FROM customer c LEFT JOIN grade g ON g.customer_id = c.id "
            f"WHERE c.voided = 0 AND {condition}{conditions}"
        )
        found.update(row[0] for row in connection.execute(text(query), where.values))
    return found


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


@dataclass(frozen=True)
class Shares:
    """How many customers, and their net spend, by level; how many scores by bin of five.

    Level 0 counts those not graded yet.
    """

    counts: Mapping[int, int]
    sums: Mapping[int, int]
    bins: Mapping[int, int]


BIN: Final = 5
_LAST_BIN: Final = WHOLE // BIN - 1


def shares(
    connection: Connection, chosen: Filter, customer_ids: Sequence[int] | None = None
) -> Shares:
    """Count who passes a filter by level, and by score; of everybody, or of some customers.

    Levels are counted as if no level were chosen, scores as if no score were: each shows what else
    there is to choose.
    """
    of_levels = _Where.of(chosen.without_level())
    of_scores = _Where.of(chosen.without_score())
    counts: dict[int, int] = {}
    sums: dict[int, int] = {}
    bins: dict[int, int] = {}
    for condition in ["1 = 1"] if customer_ids is None else in_ids("g.customer_id", customer_ids):
        query = f"SELECT g.level, count(*), sum(g.amount_minor) {_from(of_levels)}"
        for level, count, total in _grouped(connection, query, condition, of_levels):
            counts[level] = counts.get(level, 0) + count
            sums[level] = sums.get(level, 0) + int(total)
        query = f"SELECT {_bin(connection)}, count(*) {_from(of_scores)}"
        if chosen.level != 0:
            for place, count in _grouped(connection, query, condition, of_scores):
                at = min(_LAST_BIN, place)
                bins[at] = bins.get(at, 0) + count
    waiting = _waiting(connection, of_levels, customer_ids)
    return Shares({**counts, 0: waiting} if waiting else counts, sums, bins)


def _bin(connection: Connection) -> str:
    """Return a score's bin: 79.99 and 75 belong to 15. SQLite cuts, PostgreSQL must be told to."""
    share = f"({_REACHED}) / {BIN}"
    cut = share if connection.dialect.name == "sqlite" else f"floor({share})"
    return f"CAST({cut} AS INTEGER)"


def _grouped(connection: Connection, query: str, condition: str, where: _Where) -> Sequence[Any]:
    more = "AND" if "WHERE" in query else "WHERE"
    statement = f"{query} {more} {condition} GROUP BY 1"
    return connection.execute(text(statement), where.values).all()


def _waiting(connection: Connection, where: _Where, customer_ids: Sequence[int] | None) -> int:
    """Count those not graded yet: nobody where a grade's own columns are asked for."""
    if where.grade:
        return 0
    conditions = ["1 = 1"] if customer_ids is None else in_ids("c.id", customer_ids)
    statement = _ungraded(where, "count(*)")
    counts = [
        connection.execute(text(f"{statement} AND {condition}"), where.values).scalar_one()
        for condition in conditions
    ]
    return sum(int(count) for count in counts)


def spend_of(connection: Connection, customer_ids: Sequence[int]) -> int:
    """Return the net spend of some customers together."""
    total = 0
    for condition in in_ids("customer_id", customer_ids):
        query = f"SELECT coalesce(sum(amount_minor), 0) FROM grade WHERE {condition}"
        total += int(connection.exec_driver_sql(query).scalar_one())
    return total
