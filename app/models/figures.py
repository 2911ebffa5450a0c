"""Reads the facts that the rules grade by, for everybody in one pass or for a few exactly.

`facts_of_all` sums in SQL over the covering index and hands the few customers whose orders
straddle an edge of the window to the exact fold; `facts_of` folds the lines of a few customers.
Both give the same facts: a property test holds them together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from app.domain.facts import (
    BLOCKS,
    NOTHING,
    Facts,
    SaleLines,
    Traits,
    Window,
    block_span,
    fold,
    has_joined,
    opening_left,
    tenure_months,
)
from app.domain.needs import Needs
from app.models.arrays import array_of
from app.models.database import in_ids

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Population:
    """The facts of customers and which of them are known to the shop on that day.

    A customer whose every row lies after the business day is not graded yet.
    """

    facts: Facts
    is_known: NDArray[np.bool_]
    since_day: Ints

    def take(self, chosen: NDArray[np.bool_]) -> "Population":
        """Return only some customers."""
        return Population(self.facts.take(chosen), self.is_known[chosen], self.since_day[chosen])


def facts_of_all(connection: Connection, window: Window, needs: Needs) -> Population:
    """Return the facts of every live customer in one pass over the covering index."""
    traits = _traits(connection, _customers(connection, None), window, needs, None)
    facts = _summed(connection, traits, window, needs)
    starting, ending = _straddlers(connection, window)
    if starting:
        recent = _recent_facts(connection, starting, traits, window, needs)
        facts = _overwritten(facts, recent, _COUNTED)
    if ending:
        exact = facts_of(connection, ending, window, needs).facts
        facts = _overwritten(facts, exact, exact.__dataclass_fields__)
    visited = facts.frequency - traits.opening_orders > 0
    facts = replace(facts, referrals=_referrals(traits, visited))
    return _population(connection, facts, traits, window)


def facts_of(
    connection: Connection,
    customer_ids: Sequence[int],
    window: Window,
    needs: Needs,
    extra: SaleLines | None = None,
) -> Population:
    """Return the facts of some customers by folding each of their lines.

    `extra` are lines that are not recorded yet: what a sale would make of them.
    """
    wanted = sorted(set(customer_ids))
    others = _referred_by(connection, wanted) if needs.referrals else []
    ids = sorted({*wanted, *others})
    traits = _traits(connection, _customers(connection, ids), window, needs, ids)
    lines = lines_of(connection, ids)
    if extra is not None:
        lines = lines.joined(extra)
    facts = fold(lines, traits, window, needs.frequency_counts)
    chosen = np.isin(facts.customer_id, np.array(wanted, dtype=np.int64))
    kept = Traits(*(getattr(traits, name)[chosen] for name in traits.__dataclass_fields__))
    return _population(connection, facts.take(chosen), kept, window)


# What an order that straddles the start of a window may be miscounted in by its flags alone.
_COUNTED = ("frequency", "diversity", "stability_blocks")


def _recent_facts(
    connection: Connection, ids: Sequence[int], traits: Traits, window: Window, needs: Needs
) -> Facts:
    """Fold the lines inside the window: whether an order is a visit there is theirs to say."""
    chosen = np.isin(traits.customer_id, np.array(ids, dtype=np.int64))
    own = Traits(*(getattr(traits, name)[chosen] for name in traits.__dataclass_fields__))
    lines = lines_of(connection, ids, f"day BETWEEN {window.start_day} AND {window.end_day}")
    return fold(lines, own, window, needs.frequency_counts)


def lines_of(connection: Connection, customer_ids: Sequence[int], days: str = "1 = 1") -> SaleLines:
    """Return the live lines of some customers as arrays, those of all days or of some."""
    tables = [
        array_of(
            connection,
            "SELECT customer_id, sale_id, id, coalesce(origin_id, id), day, amount_minor, "
            "coalesce(category_id, -1) FROM sale_line "
            f"WHERE voided = 0 AND {condition} AND {days}",
            7,
            np.int64,
        )
        for condition in in_ids("customer_id", customer_ids)
    ]
    table = np.concatenate(tables) if tables else np.zeros((0, 7), dtype=np.int64)
    return SaleLines(*(table[:, column] for column in range(7)))


def net_between(connection: Connection, start: int, end: int) -> Ints:
    """Return (customer, net spend, visits) of everybody with a line on days start to end."""
    return array_of(
        connection,
        "SELECT customer_id, sum(amount_minor), sum(head) FROM sale_line WHERE voided = 0 "
        f"AND customer_id IS NOT NULL AND day BETWEEN {int(start)} AND {int(end)} "
        "GROUP BY customer_id ORDER BY customer_id",
        3,
        np.int64,
    )


def _table(rows: Sequence[Any], width: int) -> Ints:
    flat = np.fromiter(chain.from_iterable(rows), np.int64, len(rows) * width)
    return flat.reshape(len(rows), width)


_WIDTH = 5
# A missing mark while rows are on their way into one array of numbers.
_MISSING = -1e300
_TRAITS = (
    "c.id, coalesce(c.joined, -1), coalesce(c.referrer_id, -1), "
    f"coalesce(c.influence, {_MISSING}), coalesce(c.potential, {_MISSING})"
)


def _customers(connection: Connection, ids: Sequence[int] | None) -> Floats:
    """Return the traits of live customers as one array, in order of ids."""
    tables = [
        array_of(
            connection,
            f"SELECT {_TRAITS} FROM customer c WHERE c.voided = 0 AND {condition} ORDER BY c.id",
            _WIDTH,
            np.float64,
        )
        for condition in (["1 = 1"] if ids is None else in_ids("c.id", ids))
    ]
    return np.concatenate(tables) if tables else np.zeros((0, _WIDTH))


def _traits(
    connection: Connection, table: Floats, window: Window, needs: Needs, ids: Sequence[int] | None
) -> Traits:
    """Return what the rules know of customers given as `_customers` reads them."""
    whole = table[:, :3].astype(np.int64)
    marks = np.where(table[:, 3:5] == _MISSING, np.nan, table[:, 3:5])
    traits = replace(
        Traits.unknown(whole[:, 0]),
        joined_day=whole[:, 1],
        referrer_id=whole[:, 2],
        influence=marks[:, 0],
        potential=marks[:, 1],
    )
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
    place, is_known = _places(traits.customer_id, table[:, 0])
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
    place, known = _places(traits.customer_id, table[:, 0])
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


def _places(sorted_ids: Ints, ids: Ints) -> tuple[Ints, NDArray[np.bool_]]:
    """Return where each id stands among sorted ones, and which of them stand there at all."""
    if not len(sorted_ids):
        return np.zeros(len(ids), dtype=np.int64), np.zeros(len(ids), dtype=np.bool_)
    place = np.minimum(np.searchsorted(sorted_ids, ids), len(sorted_ids) - 1)
    return place, sorted_ids[place] == ids


def _summed(connection: Connection, traits: Traits, window: Window, needs: Needs) -> Facts:
    sums = array_of(connection, _sums_query(window, needs), 6, np.int64)
    last_day, first_day = _edges(connection, traits, sums, window)
    lifetime = _aligned(traits, sums, 1)
    if needs.lifetime and window.start_day is not None:
        spent = array_of(connection, _LIFETIME.format(window.end_day), 2, np.int64)
        lifetime = _aligned(traits, spent, 1)
    return Facts(
        customer_id=traits.customer_id,
        amount_minor=_aligned(traits, sums, 1) + traits.opening_minor,
        frequency=_aligned(traits, sums, 2) + traits.opening_orders,
        recency_days=np.where(last_day == NOTHING, np.nan, window.end_day - last_day),
        tenure_months=tenure_months(traits.joined_day, first_day, window.end_day),
        diversity=_aligned(traits, sums, 3),
        stability_blocks=_aligned(traits, sums, 4),
        influence=traits.influence,
        referrals=np.zeros(len(traits.customer_id), dtype=np.int64),
        potential=traits.potential,
        feedback=traits.feedback_mean,
        lifetime_minor=lifetime + traits.opening_lifetime_minor,
        last_day=last_day,
        first_day=first_day,
    )


def _aligned(traits: Traits, table: Ints, index: int, empty: int = 0) -> Ints:
    """Return a column of a table led by customers, in the order of the traits."""
    place, known = _places(traits.customer_id, table[:, 0])
    values = np.full(len(traits.customer_id), empty, dtype=np.int64)
    values[place[known]] = table[known, index]
    return values


_LIFETIME = (
    "SELECT customer_id, sum(amount_minor) FROM sale_line WHERE voided = 0 "
    "AND customer_id IS NOT NULL AND day <= {} GROUP BY customer_id"
)


def _edges(connection: Connection, traits: Traits, sums: Ints, window: Window) -> tuple[Ints, Ints]:
    """Return each customer's last visit, and the first of those without a joining day."""
    last_day = _aligned(traits, sums, 5, NOTHING)
    if window.start_day is not None:
        before = last_day == NOTHING
        last_day[before] = _visits(connection, traits.customer_id[before], window, "DESC")
    first_day = np.full(len(last_day), NOTHING, dtype=np.int64)
    asked = ~has_joined(traits.joined_day, window.end_day)
    first_day[asked] = _visits(connection, traits.customer_id[asked], window, "ASC")
    return last_day, first_day


def _visits(connection: Connection, customer_ids: Ints, window: Window, order: str) -> Ints:
    """Return the last or first visit of customers: a short walk in the index, no scan of it."""
    visit = (
        "SELECT l.day FROM sale_line l WHERE l.voided = 0 AND l.customer_id = c.id "
        f"AND l.day <= {window.end_day} AND l.head = 1 ORDER BY l.day {order} LIMIT 1"
    )
    tables = [
        array_of(
            connection,
            f"SELECT coalesce(({visit}), -1) FROM customer c WHERE {condition} ORDER BY c.id",
            1,
            np.int64,
        )
        for condition in in_ids("c.id", customer_ids.tolist())
    ]
    return np.concatenate(tables)[:, 0] if tables else np.zeros(0, dtype=np.int64)


def _sums_query(window: Window, needs: Needs) -> str:
    """Ask for the sums of the lines inside the window, by customer."""
    visits = "sum(head)"
    if needs.frequency_counts == "days":
        visits = "count(DISTINCT CASE WHEN head = 1 THEN day END)"
    start, days = block_span(window)
    blocks = "0"
    if needs.stability:
        block = f"((day - {start}) * {BLOCKS} / {days})"
        blocks = f"count(DISTINCT CASE WHEN head = 1 AND day >= {start} THEN {block} END)"
    inside = f"day <= {window.end_day}"
    if window.start_day is not None:
        inside = f"day BETWEEN {window.start_day} AND {window.end_day}"
    return (
        f"SELECT customer_id, sum(amount_minor), {visits}, "
        f"count(DISTINCT CASE WHEN counts = 1 THEN category_id END), {blocks}, "
        "coalesce(max(CASE WHEN head = 1 THEN day END), -1) "
        "FROM sale_line WHERE voided = 0 AND customer_id IS NOT NULL "
        f"AND {inside} GROUP BY customer_id"
    )


def _referrals(traits: Traits, has_visit: NDArray[np.bool_]) -> Ints:
    visited = np.flatnonzero(has_visit & (traits.referrer_id != NOTHING))
    place, known = _places(traits.customer_id, traits.referrer_id[visited])
    chosen = known & (place != visited)
    return np.bincount(place[chosen], minlength=len(traits.customer_id))


def _straddlers(connection: Connection, window: Window) -> tuple[list[int], list[int]]:
    """Return the customers with an order across the start of the window, and across its end."""
    across_end = f"last_day > {window.end_day} AND first_day <= {window.end_day}"
    if window.start_day is None:
        return [], _with_order(connection, across_end)
    across_start = f"last_day >= {window.start_day} AND first_day < {window.start_day}"
    return _with_order(connection, across_start), _with_order(connection, across_end)


def _with_order(connection: Connection, condition: str) -> list[int]:
    query = (
        "SELECT DISTINCT customer_id FROM sale WHERE voided = 0 "
        f"AND last_day > first_day AND {condition} AND customer_id IS NOT NULL"
    )
    return [row[0] for row in connection.exec_driver_sql(query)]


def _overwritten(facts: Facts, exact: Facts, names: Iterable[str]) -> Facts:
    """Return facts with some columns replaced where the exact ones are known."""
    place, known = _places(facts.customer_id, exact.customer_id)
    columns = {}
    for name in names:
        values = getattr(facts, name).copy()
        values[place[known]] = getattr(exact, name)[known]
        columns[name] = values
    return replace(facts, **columns)


def _population(connection: Connection, facts: Facts, traits: Traits, window: Window) -> Population:
    joined = has_joined(traits.joined_day, window.end_day)
    since = np.where(joined, traits.joined_day, facts.first_day)
    is_known = np.ones(len(since), dtype=np.bool_)
    doubtful = (since == NOTHING) & (traits.opening_lifetime_minor == 0)
    doubtful &= traits.opening_orders == 0
    if doubtful.any():
        later = _with_rows(connection, ">", window.end_day, facts.customer_id[doubtful])
        doubtful &= np.isin(facts.customer_id, later)
    if doubtful.any():
        earlier = _with_rows(connection, "<=", window.end_day, facts.customer_id[doubtful])
        is_known = ~doubtful | np.isin(facts.customer_id, earlier)
    return Population(facts, is_known, since)


def _with_rows(connection: Connection, side: str, day: int, customer_ids: Ints) -> Ints:
    """Return those of some customers who have lines or openings on one side of the end of a day."""
    found = [
        row[0]
        for table in ("sale_line", "opening")
        for condition in in_ids("customer_id", customer_ids.tolist())
        for row in connection.exec_driver_sql(
            f"SELECT DISTINCT customer_id FROM {table} WHERE voided = 0 AND day {side} {day} "
            f"AND {condition}"
        )
    ]
    return np.array(found, dtype=np.int64)


def _referred_by(connection: Connection, customer_ids: Sequence[int]) -> list[int]:
    found: list[int] = []
    for condition in in_ids("referrer_id", customer_ids):
        query = f"SELECT id FROM customer WHERE voided = 0 AND {condition}"
        found.extend(row[0] for row in connection.exec_driver_sql(query))
    return found
