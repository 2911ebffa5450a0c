"""Orders and lines column by column: how an import adds them, thousands with a few statements."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import chain
from typing import Any, Final

from sqlalchemy import Connection

# A value for each row, or SQL for all of them, which may name another column: "{id} + 3".
Column = Sequence[Any] | str
Columns = Mapping[str, Column]
# So many rows with each statement: stepping through a statement costs as much as a row.
_AT_ONCE: Final = 50
# What stands for nothing: the driver takes a microsecond for each None.
_NOTHING: Final = {
    "customer_id": "0",
    "category_id": "0",
    "origin_id": "0",
    "document": "''",
    "product": "''",
    "quantity": "''",
}
NULL: Final = "NULL"


def add_orders(connection: Connection, columns: Columns, batch_id: int, at: datetime) -> None:
    """Add orders with all that an order has; 0 is no customer and blank no document."""
    moment = at.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
    tail = {"batch_id": str(int(batch_id)), "recorded_at": f"'{moment}'", "voided": "0"}
    _insert(connection, "sale", {**columns, **tail})


def add_lines(connection: Connection, columns: Columns, batch_id: int) -> None:
    """Add lines with all that a line has; what a line has not may be 0 or blank."""
    _insert(connection, "sale_line", {**columns, "batch_id": str(int(batch_id)), "voided": "0"})


def _insert(connection: Connection, table: str, columns: Columns) -> None:
    said = {name: _said(name, values) for name, values in columns.items()}
    given = {name: columns[name] for name, text in said.items() if "?" in text}
    if not given:
        return
    cells = list(chain.from_iterable(zip(*given.values(), strict=True)))
    width, is_sqlite = len(given), connection.dialect.name == "sqlite"
    step = width * _AT_ONCE if is_sqlite else width
    whole = len(cells) - len(cells) % step
    for start, end, size in ((0, whole, step), (whole, len(cells), width)):
        rows = [cells[at : at + size] for at in range(start, end, size)]
        if rows and is_sqlite:
            raw: Any = connection.connection.driver_connection
            raw.executemany(_statement(table, said, size // width, "?{}"), rows)
        elif rows:
            named = [{f"p{at}": cell for at, cell in enumerate(row, 1)} for row in rows]
            connection.exec_driver_sql(_statement(table, said, 1, "%(p{})s"), named)


def _said(name: str, values: Column) -> str:
    """Return a column as SQL in which ? stands for the row's own value."""
    if isinstance(values, str):
        return values
    blank = _NOTHING.get(name)
    if blank is None or all(values):
        return "?"
    return f"nullif(?, {blank})" if any(values) else NULL


def _statement(table: str, said: Mapping[str, str], rows: int, mark: str) -> str:
    """Return what inserts so many rows, the marks numbered row by row."""
    given = [name for name, text in said.items() if "?" in text]
    every = []
    for row in range(rows):
        marks = {name: mark.format(at) for at, name in enumerate(given, 1 + row * len(given))}
        every.append(
            ", ".join(
                text.replace("?", marks[name])
                if name in marks
                else text.format_map({**said, **marks})
                for name, text in said.items()
            )
        )
    values = "), (".join(every)
    return f"INSERT INTO {table} ({', '.join(said)}) VALUES ({values})"
