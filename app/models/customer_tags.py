"""Tags in bulk: who carries one, giving it to many, taking it from many."""

from collections.abc import Sequence

from sqlalchemy import Connection, text

from app.models.database import in_ids

_BLOCK = 10_000


def counts(connection: Connection) -> list[tuple[str, int]]:
    """Return every tag with how many live customers carry it, the most used first."""
    query = (
        "SELECT t.tag, count(*) FROM customer_tag t JOIN customer c ON c.id = t.customer_id "
        "WHERE c.voided = 0 GROUP BY t.tag ORDER BY count(*) DESC, t.tag"
    )
    return [(row[0], row[1]) for row in connection.exec_driver_sql(query)]


def carriers(connection: Connection, customer_ids: Sequence[int], tag: str) -> set[int]:
    """Return those of some live customers who carry a tag."""
    found: set[int] = set()
    for condition in in_ids("t.customer_id", customer_ids):
        query = text(f"SELECT t.customer_id FROM customer_tag t WHERE t.tag = :tag AND {condition}")
        found.update(row[0] for row in connection.execute(query, {"tag": tag}))
    return found


def live(connection: Connection, customer_ids: Sequence[int]) -> set[int]:
    """Return those of some customers who are still there."""
    found: set[int] = set()
    for condition in in_ids("id", customer_ids):
        query = f"SELECT id FROM customer WHERE voided = 0 AND {condition}"
        found.update(row[0] for row in connection.exec_driver_sql(query))
    return found


def give(connection: Connection, customer_ids: Sequence[int], tag: str) -> None:
    """Give a tag to customers who do not carry it."""
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    statement = f"INSERT INTO customer_tag (customer_id, tag) VALUES ({mark}, {mark})"
    for start in range(0, len(customer_ids), _BLOCK):
        block = customer_ids[start : start + _BLOCK]
        connection.exec_driver_sql(statement, [(key, tag) for key in block])


def take(connection: Connection, customer_ids: Sequence[int], tag: str) -> None:
    """Take a tag from customers."""
    for condition in in_ids("customer_id", customer_ids):
        query = text(f"DELETE FROM customer_tag WHERE tag = :tag AND {condition}")
        connection.execute(query, {"tag": tag})
