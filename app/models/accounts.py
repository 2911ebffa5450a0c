"""What the accountant reads: every sale and return of a period, and their sums."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, text

_LINES = (
    "SELECT l.day, s.document, s.channel, c.number, c.name, k.name AS category, l.product, "
    "l.amount_minor FROM sale_line l JOIN sale s ON s.id = l.sale_id "
    "LEFT JOIN customer c ON c.id = l.customer_id LEFT JOIN category k ON k.id = l.category_id "
    "WHERE l.voided = 0 AND l.day BETWEEN :start AND :end AND {sign} ORDER BY l.day, l.id"
)


def lines(connection: Connection, start: int, end: int, *, returns: bool) -> Iterator[Any]:
    """Yield the sale lines, or the return lines, of a period by day."""
    sign = "l.amount_minor < 0" if returns else "l.amount_minor >= 0"
    yield from connection.execute(text(_LINES.format(sign=sign)), {"start": start, "end": end})


def sums(connection: Connection, start: int, end: int) -> tuple[int, int, int, int]:
    """Return (sale lines, their sum, return lines, their sum) of a period."""
    row = connection.execute(
        text(
            "SELECT coalesce(sum(CASE WHEN amount_minor >= 0 THEN 1 ELSE 0 END), 0), "
            "coalesce(sum(CASE WHEN amount_minor >= 0 THEN amount_minor ELSE 0 END), 0), "
            "coalesce(sum(CASE WHEN amount_minor < 0 THEN 1 ELSE 0 END), 0), "
            "coalesce(sum(CASE WHEN amount_minor < 0 THEN amount_minor ELSE 0 END), 0) "
            "FROM sale_line WHERE voided = 0 AND day BETWEEN :start AND :end"
        ),
        {"start": start, "end": end},
    ).one()
    return int(row[0]), int(row[1]), int(row[2]), int(row[3])


def by_day(connection: Connection, start: int, end: int) -> list[tuple[int, int, int, int, int]]:
    """Return (day, sale lines, their sum, return lines, their sum) for each day of a period."""
    rows = connection.execute(
        text(
            "SELECT day, sum(CASE WHEN amount_minor >= 0 THEN 1 ELSE 0 END), "
            "sum(CASE WHEN amount_minor >= 0 THEN amount_minor ELSE 0 END), "
            "sum(CASE WHEN amount_minor < 0 THEN 1 ELSE 0 END), "
            "sum(CASE WHEN amount_minor < 0 THEN amount_minor ELSE 0 END) "
            "FROM sale_line WHERE voided = 0 AND day BETWEEN :start AND :end "
            "GROUP BY day ORDER BY day"
        ),
        {"start": start, "end": end},
    )
    return [(int(row[0]), int(row[1]), int(row[2]), int(row[3]), int(row[4])) for row in rows]


def by_level(connection: Connection, start: int, end: int) -> dict[int | None, tuple[int, int]]:
    """Return (customers who bought, net sum) by official level; None are walk-ins, 0 ungraded."""
    rows = connection.execute(
        text(
            "SELECT CASE WHEN l.customer_id IS NULL THEN -1 ELSE coalesce(g.level, 0) END AS rank, "
            "count(DISTINCT l.customer_id), sum(l.amount_minor) FROM sale_line l "
            "LEFT JOIN grade g ON g.customer_id = l.customer_id "
            "WHERE l.voided = 0 AND l.day BETWEEN :start AND :end GROUP BY 1"
        ),
        {"start": start, "end": end},
    )
    return {None if row[0] < 0 else int(row[0]): (int(row[1]), int(row[2])) for row in rows}


def span(connection: Connection) -> tuple[int, int] | None:
    """Return the first and the last day with a sale, None for a shop without sales."""
    row = connection.execute(
        text("SELECT min(day), max(day) FROM sale_line WHERE voided = 0")
    ).one()
    return None if row[0] is None else (int(row[0]), int(row[1]))
