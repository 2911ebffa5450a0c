"""What the rules know of customers beside their sales: marks, referrals, old totals, answers."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from app.domain.facts import Traits, Window, opening_left
from app.domain.needs import Needs
from app.models.arrays import array_of, ints_of
from app.models.database import in_ids

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def _table(rows: Sequence[Any], width: int) -> Ints:
    flat = np.fromiter(chain.from_iterable(rows), np.int64, len(rows) * width)
    return flat.reshape(len(rows), width)


# A missing mark while rows are on their way into one array of numbers.
_MISSING = -1e300
_WHOLE = "c.id, coalesce(c.joined, -1), coalesce(c.referrer_id, -1)"
_MARKS = f"coalesce(c.influence, {_MISSING}), coalesce(c.potential, {_MISSING})"


def _customers(connection: Connection, ids: Sequence[int] | None) -> Ints:
    """Return id, joining day and referrer of live customers, in order of ids."""
    tables = [ints_of(connection, query, 3) for query in _queries(_WHOLE, ids)]
    return np.concatenate(tables) if tables else np.zeros((0, 3), dtype=np.int64)


def _marks(connection: Connection, ids: Sequence[int] | None) -> Floats:
    """Return influence and potential of live customers, in order of ids; nan is unknown."""
    tables = [array_of(connection, query, 2, np.float64) for query in _queries(_MARKS, ids)]
    marks = np.concatenate(tables) if tables else np.zeros((0, 2))
    return np.where(marks == _MISSING, np.nan, marks)


def _queries(columns: str, ids: Sequence[int] | None) -> list[str]:
    return [
        f"SELECT {columns} FROM customer c WHERE c.voided = 0 AND {condition} ORDER BY c.id"
        for condition in (["1 = 1"] if ids is None else in_ids("c.id", ids))
    ]


def traits_of(
    connection: Connection, ids: Sequence[int] | None, window: Window, needs: Needs
) -> Traits:
    """Return what the rules know of everybody (None) or of some, beside their sales."""
    table = _customers(connection, ids)
    traits = replace(Traits.unknown(table[:, 0]), joined_day=table[:, 1], referrer_id=table[:, 2])
    if needs.marks:
        marks = _marks(connection, ids)
        traits = replace(traits, influence=marks[:, 0], potential=marks[:, 1])
    traits = _with_openings(connection, traits, window, needs, ids)
    return _with_feedback(connection, traits, window, ids) if needs.feedback else traits


def _with_openings(
    connection: Connection, traits: Traits, window: Window, needs: Needs, ids: Sequence[int] | None
) -> Traits:
    start = -(10**9) if window.start_day is None else window.start_day
    visits = "sum(l.head)"
    if needs.frequency_counts == "days":
        visits = "count(DISTINCT CASE WHEN l.head = 1 THEN l.day END)"
    known = (
        "(SELECT coalesce({what}, 0) FROM sale_line l WHERE l.voided = 0 "
        "AND l.customer_id = o.customer_id AND l.day < o.day AND l.day >= {since})"
    )
    query = (
        f"SELECT o.customer_id, CASE WHEN o.day >= {start} THEN 1 ELSE 0 END, "
        "o.amount_minor, o.orders, "
        f"{known.format(what='sum(l.amount_minor)', since=-(10**9))}, "
        f"{known.format(what='sum(l.amount_minor)', since=start)}, "
        f"{known.format(what=visits, since=start)} FROM opening o "
        f"WHERE o.voided = 0 AND o.day <= {window.end_day} AND {{chosen}}"
    )
    rows = _rows(connection, query, ids)
    if not rows:
        return traits
    table = _table(rows, 7)
    place, is_known = places(traits.customer_id, table[:, 0])
    place, inside, told = place[is_known], table[is_known, 1], table[is_known, 2:]
    lifetime, recent = opening_left(told[:, 0], told[:, 2]), opening_left(told[:, 0], told[:, 3])
    columns = [np.zeros(len(traits.customer_id), dtype=np.int64) for _ in range(3)]
    np.add.at(columns[0], place, recent * inside)
    np.add.at(columns[1], place, opening_left(told[:, 1], told[:, 4]) * inside)
    np.add.at(columns[2], place, lifetime)
    return replace(
        traits,
        opening_minor=columns[0],
        opening_orders=columns[1],
        opening_lifetime_minor=columns[2],
    )


def _with_feedback(
    connection: Connection, traits: Traits, window: Window, ids: Sequence[int] | None
) -> Traits:
    start = -(10**9) if window.start_day is None else window.start_day
    query = (
        "SELECT customer_id, sum(mark), count(*) FROM feedback WHERE voided = 0 "
        f"AND day BETWEEN {start} AND {window.end_day} AND {{chosen}} GROUP BY customer_id"
    )
    table = _table(_rows(connection, query, ids), 3)
    place, known = places(traits.customer_id, table[:, 0])
    mean = np.full(len(traits.customer_id), np.nan)
    mean[place[known]] = table[known, 1] / table[known, 2]
    return replace(traits, feedback_mean=mean)


def _rows(connection: Connection, query: str, ids: Sequence[int] | None) -> list[Any]:
    """Ask about everybody (None) or about some customers, in blocks."""
    conditions = ["1 = 1"] if ids is None else in_ids("customer_id", ids)
    return [
        row
        for condition in conditions
        for row in connection.exec_driver_sql(query.format(chosen=condition))
    ]


def places(sorted_ids: Ints, ids: Ints) -> tuple[Ints, NDArray[np.bool_]]:
    """Return where each id stands among sorted ones, and which of them stand there at all."""
    if not len(sorted_ids):
        return np.zeros(len(ids), dtype=np.int64), np.zeros(len(ids), dtype=np.bool_)
    place = np.minimum(np.searchsorted(sorted_ids, ids), len(sorted_ids) - 1)
    return place, sorted_ids[place] == ids
