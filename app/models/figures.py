"""Reads the facts that the rules grade by, for everybody in one pass or for a few exactly.

`facts_of_all` sums in SQL over the covering index and hands the few customers whose orders
straddle an edge of the window to the exact fold; `facts_of` folds the lines of a few customers.
Both give the same facts: a property test holds them together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from app.domain.facts import (
    NOTHING,
    Facts,
    SaleLines,
    Traits,
    Window,
    fold,
    has_joined,
)
from app.domain.needs import Needs
from app.models.arrays import ints_of
from app.models.database import in_ids
from app.models.summed import summed
from app.models.traits import Ints, places, traits_of


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
    traits = traits_of(connection, None, window, needs)
    facts = summed(connection, traits, window, needs)
    facts = _corrected(connection, facts, traits, window, needs)
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
    traits = traits_of(connection, ids, window, needs)
    lines = lines_of(connection, ids)
    if extra is not None:
        lines = lines.joined(extra)
    facts = fold(lines, traits, window, needs.frequency_counts)
    chosen = np.isin(facts.customer_id, np.array(wanted, dtype=np.int64))
    return _population(connection, facts.take(chosen), traits.take(chosen), window)


# What an order that straddles the start of a window may be miscounted in by its flags alone.
_COUNTED = ("frequency", "diversity", "stability_blocks")
# What one across the end may make wrong besides, of somebody who came inside the window.
_LAST = ("last_day", "recency_days")


def _corrected(
    connection: Connection, facts: Facts, traits: Traits, window: Window, needs: Needs
) -> Facts:
    """Return facts in which those with an order across an edge of the window are folded anew."""
    starting, ending = _straddlers(connection, window)
    near = _told_inside(traits, starting, ending, window)
    if folded := sorted({*starting, *near}):
        recent = _recent_facts(connection, folded, traits, window, needs)
        facts = _overwritten(facts, recent, _COUNTED)
        came = recent.take(np.isin(recent.customer_id, near) & (recent.last_day != NOTHING))
        facts = _overwritten(facts, came, _LAST)
        ending = sorted({*ending}.difference(came.customer_id.tolist()))
    if ending:
        exact = facts_of(connection, ending, window, needs).facts
        facts = _overwritten(facts, exact, exact.__dataclass_fields__)
    return facts


def _told_inside(
    traits: Traits, starting: Sequence[int], ending: Sequence[int], window: Window
) -> list[int]:
    """Return those with an order across the end whose lines inside the window tell everything.

    No other order of theirs reaches out of it, and their joining day is known.
    """
    if window.start_day is None:
        return []
    joined = traits.customer_id[has_joined(traits.joined_day, window.end_day)]
    return sorted({*ending}.intersection(joined.tolist()).difference(starting))


def _recent_facts(
    connection: Connection, ids: Sequence[int], traits: Traits, window: Window, needs: Needs
) -> Facts:
    """Fold the lines inside the window: whether an order is a visit there is theirs to say."""
    chosen = np.isin(traits.customer_id, np.array(ids, dtype=np.int64))
    own = traits.take(chosen)
    lines = lines_of(connection, ids, f"day BETWEEN {window.start_day} AND {window.end_day}")
    return fold(lines, own, window, needs.frequency_counts)


def lines_of(connection: Connection, customer_ids: Sequence[int], days: str = "1 = 1") -> SaleLines:
    """Return the live lines of some customers as arrays, those of all days or of some."""
    tables = [
        ints_of(
            connection,
            "SELECT customer_id, sale_id, id, coalesce(origin_id, id), day, amount_minor, "
            "coalesce(category_id, -1) FROM sale_line "
            f"WHERE voided = 0 AND {condition} AND {days}",
            7,
        )
        for condition in in_ids("customer_id", customer_ids)
    ]
    table = np.concatenate(tables) if tables else np.zeros((0, 7), dtype=np.int64)
    return SaleLines(*(table[:, column] for column in range(7)))


def net_between(connection: Connection, start: int, end: int) -> Ints:
    """Return (customer, net spend, visits) of everybody with a line on days start to end."""
    return ints_of(
        connection,
        "SELECT customer_id, sum(amount_minor), sum(head) FROM sale_line WHERE voided = 0 "
        f"AND customer_id IS NOT NULL AND day BETWEEN {int(start)} AND {int(end)} "
        "GROUP BY customer_id ORDER BY customer_id",
        3,
    )


def _referrals(traits: Traits, has_visit: NDArray[np.bool_]) -> Ints:
    visited = np.flatnonzero(has_visit & (traits.referrer_id != NOTHING))
    place, known = places(traits.customer_id, traits.referrer_id[visited])
    chosen = known & (place != visited)
    return np.bincount(place[chosen], minlength=len(traits.customer_id))


def _straddlers(connection: Connection, window: Window) -> tuple[list[int], list[int]]:
    """Return the customers with an order across the start of the window, and across its end.

    An order of which only returns fall inside is left out at the start, as most are: its own
    flags say already that it is no visit there.
    """
    across_end = f"last_day > {window.end_day} AND first_day <= {window.end_day}"
    if window.start_day is None:
        return [], _with_order(connection, across_end)
    across_start = (
        f"last_day >= {window.start_day} AND first_day < {window.start_day} AND EXISTS ("
        "SELECT 1 FROM sale_line l WHERE l.sale_id = sale.id AND l.voided = 0 "
        f"AND l.day >= {window.start_day} AND l.amount_minor > 0)"
    )
    return _with_order(connection, across_start), _with_order(connection, across_end)


def _with_order(connection: Connection, condition: str) -> list[int]:
    query = (
        "SELECT DISTINCT customer_id FROM sale WHERE voided = 0 "
        f"AND last_day > first_day AND {condition} AND customer_id IS NOT NULL"
    )
    return [row[0] for row in connection.exec_driver_sql(query)]


def _overwritten(facts: Facts, exact: Facts, names: Iterable[str]) -> Facts:
    """Return facts with some columns replaced where the exact ones are known."""
    place, known = places(facts.customer_id, exact.customer_id)
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
