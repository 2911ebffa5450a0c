"""Sums the lines of everybody in SQL, over the covering index and in its order."""

import numpy as np
from sqlalchemy import Connection

from app.domain.facts import (
    BLOCKS,
    NOTHING,
    Facts,
    Traits,
    Window,
    block_span,
    has_joined,
    tenure_months,
)
from app.domain.needs import Needs
from app.models.arrays import ints_of
from app.models.database import in_ids
from app.models.traits import Ints, places

# So many customers' pages of the index fit into the cache of a connection.
_PART = 100_000


def summed(connection: Connection, traits: Traits, window: Window, needs: Needs) -> Facts:
    """Return the facts that follow from the lines' own flags; nobody is referred yet.

    Where an order straddles an edge of the window the flags may be wrong: `figures` folds those.
    Customers are gone through in parts, of which the pages stay at hand for all that is asked.
    """
    parts = [
        _part(connection, traits.take(slice(start, start + _PART)), window, needs)
        for start in range(0, max(len(traits.customer_id), 1), _PART)
    ]
    return parts[0] if len(parts) == 1 else Facts.joined(parts)


def _part(connection: Connection, traits: Traits, window: Window, needs: Needs) -> Facts:
    """Return the facts of the customers of some traits, who follow each other by id."""
    ids = traits.customer_id
    span = f"customer_id BETWEEN {int(ids[0])} AND {int(ids[-1])}" if len(ids) else "1 = 0"
    sums = ints_of(connection, _sums_query(window, needs, span), 6)
    last_day, first_day = _edges(connection, traits, sums, window)
    lifetime = _aligned(traits, sums, 1)
    if needs.lifetime and window.start_day is not None:
        spent = ints_of(connection, _LIFETIME.format(window.end_day, span), 2)
        lifetime = _aligned(traits, spent, 1)
    return Facts(
        customer_id=ids,
        amount_minor=_aligned(traits, sums, 1) + traits.opening_minor,
        frequency=_aligned(traits, sums, 2) + traits.opening_orders,
        recency_days=np.where(last_day == NOTHING, np.nan, window.end_day - last_day),
        tenure_months=tenure_months(traits.joined_day, first_day, window.end_day),
        diversity=_aligned(traits, sums, 3),
        stability_blocks=_aligned(traits, sums, 4),
        influence=traits.influence,
        referrals=np.zeros(len(ids), dtype=np.int64),
        potential=traits.potential,
        feedback=traits.feedback_mean,
        lifetime_minor=lifetime + traits.opening_lifetime_minor,
        last_day=last_day,
        first_day=first_day,
    )


def _aligned(traits: Traits, table: Ints, index: int, empty: int = 0) -> Ints:
    """Return a column of a table led by customers, in the order of the traits."""
    place, known = places(traits.customer_id, table[:, 0])
    values = np.full(len(traits.customer_id), empty, dtype=np.int64)
    values[place[known]] = table[known, index]
    return values


_LIFETIME = (
    "SELECT customer_id, sum(amount_minor) FROM sale_line WHERE voided = 0 "
    "AND day <= {} AND {} GROUP BY customer_id"
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
        ints_of(
            connection,
            f"SELECT coalesce(({visit}), -1) FROM customer c WHERE {condition} ORDER BY c.id",
            1,
        )
        for condition in in_ids("c.id", customer_ids.tolist())
    ]
    return np.concatenate(tables)[:, 0] if tables else np.zeros(0, dtype=np.int64)


def _sums_query(window: Window, needs: Needs, span: str) -> str:
    """Ask for the sums of the lines inside the window, by customer, for a span of customers."""
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
        f"FROM sale_line WHERE voided = 0 AND {span} AND {inside} GROUP BY customer_id"
    )
