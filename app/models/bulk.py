"""Rows by columns: how a bulk act adds thousands with a few statements, by the driver itself."""

import contextlib
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import chain
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Index


class Same(NamedTuple):
    """One value that stands in every row."""

    value: Any


# A value for each row, one for all, or SQL for all, which may name another column: "{id} + 3".
# Numbers go fastest as arrays, and those that count up by one as a range.
Column = Sequence[Any] | NDArray[Any] | Same | str
Columns = Mapping[str, Column]
# What stands for nothing in a column, by its name: the driver takes a microsecond for each None.
Blanks = Mapping[str, Any]
NULL: Final = "NULL"
# So many rows with each statement: stepping through a statement costs as much as a row.
_AT_ONCE: Final = 50
_EPOCH: Final = date(1970, 1, 1)


def insert(connection: Connection, table: str, columns: Columns, blanks: Blanks) -> None:
    """Add rows given as columns of equal length, of which one at least has a value for each row.

    Raises:
        RuntimeError: the database took in another number of rows.

    """
    columns = _without_ids(connection, table, columns)
    said = {name: _said(values, blanks.get(name)) for name, values in columns.items()}
    bound = {name: columns[name] for name, text in said.items() if "?" in text}
    alike = {name: values.value for name, values in bound.items() if isinstance(values, Same)}
    counted = {name: values for name, values in bound.items() if isinstance(values, range)}
    own = {name: bound[name] for name in bound if name not in alike and name not in counted}
    cells = _cells([*own.values()])
    if not cells:
        return
    width, is_sqlite = len(own), connection.dialect.name == "sqlite"
    step = width * _AT_ONCE if is_sqlite else width
    whole, added = len(cells) - len(cells) % step, 0
    same, counts = [*alike.values()], [*counted.values()]
    for start, end, size in ((0, whole, step), (whole, len(cells), width)):
        rows = [
            [*same, *[count[at // width] for count in counts], *cells[at : at + size]]
            for at in range(start, end, size)
        ]
        form = _Form(
            table, tuple(said.items()), tuple(alike), tuple(counted), tuple(own), size // width
        )
        added += _run(connection, form, rows) if rows else 0
    if added != len(cells) // width:
        message = f"{added} rows of {len(cells) // width} went into {table}"
        raise RuntimeError(message)


@contextlib.contextmanager
def without_indexes(connection: Connection, indexes: Iterable[Index]) -> Iterator[None]:
    """Build some indexes once at the end: for the first rows of a table, if they are many.

    Rows in random order cost more to index one by one than to sort once.
    """
    chosen = sorted(indexes, key=lambda index: str(index.name))
    if connection.dialect.name != "sqlite":
        chosen.clear()
    for index in chosen:
        index.drop(connection)
    yield
    for index in chosen:
        index.create(connection)


def _without_ids(connection: Connection, table: str, columns: Columns) -> Columns:
    """Leave out ids that SQLite gives by itself: it need not look whether each is free."""
    ids = columns.get("id")
    if not isinstance(ids, range) or connection.dialect.name != "sqlite":
        return columns
    if any(isinstance(said, str) and "{id}" in said for said in columns.values()):
        return columns
    last = connection.exec_driver_sql(f"SELECT max(id) FROM {table}").scalar() or 0
    if ids != range(last + 1, last + 1 + len(ids)):
        return columns
    return {name: values for name, values in columns.items() if name != "id"}


def _cells(columns: list[Any]) -> list[Any]:
    """Return the cells of some columns row by row."""
    kinds = {column.dtype if isinstance(column, np.ndarray) else None for column in columns}
    if len(kinds) == 1 and None not in kinds:
        cells: list[Any] = np.column_stack(columns).ravel().tolist()
        return cells
    plain = [c.tolist() if isinstance(c, np.ndarray) else c for c in columns]
    return [*chain.from_iterable(zip(*plain, strict=True))]


def moment(at: datetime) -> Same:
    """Return a moment as its column holds it."""
    return Same(at.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds"))


def day(of: date) -> Same:
    """Return a business day as its column holds it."""
    return Same((of - _EPOCH).days)


class _Form(NamedTuple):
    """All that the text of a statement follows from."""

    table: str
    said: tuple[tuple[str, str], ...]
    alike: tuple[str, ...]
    counted: tuple[str, ...]
    own: tuple[str, ...]
    rows: int


def _said(values: Column, blank: Any) -> str:  # noqa: ANN401 - whatever a column holds
    """Return a column as SQL in which ? stands for the row's own value."""
    if isinstance(values, str):
        return values
    if isinstance(values, Same):
        return NULL if values.value in (None, blank) else "?"
    if blank is None or blank not in values:
        return "?"
    if np.all(np.asarray(values) == blank):
        return NULL
    return f"nullif(?, {blank!r})"


def _run(connection: Connection, form: _Form, rows: list[list[Any]]) -> int:
    """Execute a statement for each list of cells and return how many rows it added."""
    if connection.dialect.name == "sqlite":
        raw: Any = connection.connection.driver_connection
        return int(raw.executemany(_statement(form, "?{}"), rows).rowcount)
    named = [{f"p{at}": cell for at, cell in enumerate(row, 1)} for row in rows]
    return connection.exec_driver_sql(_statement(form, "%(p{})s"), named).rowcount


@functools.lru_cache(maxsize=64)
def _statement(form: _Form, mark: str) -> str:
    """Return what inserts some rows: first is bound what they share, then the cells of each."""
    said = dict(form.said)
    shared = {name: mark.format(at) for at, name in enumerate((*form.alike, *form.counted), 1)}
    every = []
    for row in range(form.rows):
        first = 1 + len(shared) + row * len(form.own)
        marks = shared | {name: f"({shared[name]} + {row})" for name in form.counted}
        marks |= {name: mark.format(at) for at, name in enumerate(form.own, first)}
        every.append(
            ", ".join(
                text.replace("?", marks[name])
                if name in marks
                else text.format_map({**said, **marks})
                for name, text in said.items()
            )
        )
    values = "), (".join(every)
    return f"INSERT INTO {form.table} ({', '.join(said)}) VALUES ({values})"
