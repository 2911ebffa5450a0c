"""What taking an import back asks of the tables: what stands on it, and what it alone brought."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, text, update

from app.domain.facts import day_of
from app.models.customers import Customer, Feedback, Opening
from app.models.database import in_ids
from app.models.sale_bulk import EVERYWHERE, Span


class BuiltOn(NamedTuple):
    """What stands on the sales of a batch: how many lines, and of the first who, when and whence.

    `batch_id` is the batch that brought it, None for the counter.
    """

    lines: int
    document: str | None
    day: date
    amount_minor: int
    batch_id: int | None


def built_on(connection: Connection, batch_id: int, span: Span = EVERYWHERE) -> BuiltOn | None:
    """Return the live lines from elsewhere that stand in orders, or take back lines, of a batch.

    Returns that the batch itself moved into its orders do not count: they go back with it.
    """
    # A return stands in the order of the line that it takes back.
    query = (
        "SELECT count(*) OVER (), s.document, l.day, l.amount_minor, l.batch_id "
        "FROM sale_line l JOIN sale s ON s.id = l.sale_id WHERE l.voided = 0 "
        "AND (l.batch_id IS NULL OR l.batch_id <> :batch) AND l.id IN ("
        "SELECT x.id FROM sale own JOIN sale_line x ON x.sale_id = own.id "
        "WHERE own.id BETWEEN :first_order AND :last_order "
        "AND own.batch_id = :batch AND own.voided = 0 "
        "UNION SELECT x.id FROM sale_line o JOIN sale_line x "
        "ON x.sale_id = o.sale_id AND x.origin_id = o.id "
        "WHERE o.id BETWEEN :first_line AND :last_line AND o.batch_id = :batch AND o.voided = 0) "
        "AND l.id NOT IN (SELECT row_id FROM batch_change WHERE batch_id = :batch "
        "AND noun = 'return') ORDER BY l.batch_id IS NULL, l.id LIMIT 1"
    )
    where = {"batch": batch_id, **span._asdict()}
    row = connection.execute(text(query), where).one_or_none()
    return None if row is None else BuiltOn(row[0], row[1], day_of(row[2]), row[3], row[4])


def customers_of(connection: Connection, batch_id: int, span: Span = EVERYWHERE) -> set[int]:
    """Return the live customers that a batch touched in any way."""
    query = (
        "SELECT customer_id FROM sale_line WHERE id BETWEEN :first_line AND :last_line "
        "AND batch_id = :batch AND voided = 0 "
        "UNION SELECT customer_id FROM opening WHERE batch_id = :batch OR voided = :batch "
        "UNION SELECT customer_id FROM level_change WHERE batch_id = :batch "
        "UNION SELECT id FROM customer WHERE batch_id = :batch "
        "UNION SELECT customer_id FROM feedback WHERE batch_id = :batch "
        "UNION SELECT row_id FROM batch_change WHERE batch_id = :batch "
        "AND noun IN ('customer', 'tags', 'review')"
    )
    where = {"batch": batch_id, "first_line": span.first_line, "last_line": span.last_line}
    found = {row[0] for row in connection.execute(text(query), where)}
    referrers = (
        "SELECT referrer_id FROM customer WHERE referrer_id IS NOT NULL AND voided = 0 AND {}"
    )
    ids = sorted(key for key in found if key is not None)
    for condition in in_ids("id", ids):
        found.update(row[0] for row in connection.exec_driver_sql(referrers.format(condition)))
    alive: set[int] = set()
    for condition in in_ids("id", sorted(key for key in found if key is not None)):
        rows = connection.exec_driver_sql(
            f"SELECT id FROM customer WHERE voided = 0 AND {condition}"
        )
        alive.update(row[0] for row in rows)
    return alive


def void_openings(connection: Connection, batch_id: int) -> None:
    """Void the opening entries of a batch and bring back those it had replaced."""
    connection.execute(
        update(Opening)
        .where(Opening.voided == batch_id, Opening.batch_id.is_distinct_from(batch_id))
        .values(voided=0)
    )
    connection.execute(update(Opening).where(Opening.batch_id == batch_id).values(voided=batch_id))


def void_feedback(connection: Connection, batch_id: int) -> None:
    """Void the satisfaction answers of a batch."""
    connection.execute(
        update(Feedback).where(Feedback.batch_id == batch_id).values(voided=batch_id)
    )


def removable_customers(connection: Connection, batch_id: int) -> set[int]:
    """Return the customers that a batch added and that have nothing from elsewhere.

    Those of a batch undone before go too once this batch, which still needed them, goes.
    """
    query = (
        "SELECT c.id FROM customer c WHERE c.voided = 0 AND c.batch_id IN "
        "(SELECT id FROM batch WHERE id = :batch OR undone_at IS NOT NULL) "
        "AND NOT EXISTS (SELECT 1 FROM sale_line l WHERE l.customer_id = c.id AND l.voided = 0) "
        "AND NOT EXISTS (SELECT 1 FROM opening o WHERE o.customer_id = c.id AND o.voided = 0) "
        "AND NOT EXISTS (SELECT 1 FROM feedback f WHERE f.customer_id = c.id AND f.voided = 0) "
        "AND NOT EXISTS (SELECT 1 FROM service_case k WHERE k.customer_id = c.id "
        "AND k.status <> 'void') "
        "AND NOT EXISTS (SELECT 1 FROM point_entry p WHERE p.customer_id = c.id) "
        "AND NOT EXISTS (SELECT 1 FROM customer r WHERE r.referrer_id = c.id AND r.voided = 0 "
        "AND (r.batch_id IS NULL OR r.batch_id <> :batch))"
    )
    return {row[0] for row in connection.execute(text(query), {"batch": batch_id})}


def void_customers(connection: Connection, customer_ids: Sequence[int], batch_id: int) -> None:
    """Void customers that a batch added."""
    for start in range(0, len(customer_ids), 5000):
        block = customer_ids[start : start + 5000]
        connection.execute(update(Customer).where(Customer.id.in_(block)).values(voided=batch_id))
