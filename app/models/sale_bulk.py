"""Sales by the thousand: what an import adds at once, and what its undo voids."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, bindparam, func, select, update

from app.models import bulk, sale_columns
from app.models.batches import SPAN, changes_of, remember
from app.models.database import in_ids
from app.models.sales import LINE, SALE, Sale, SaleLine, settle

_DOCUMENTS = 20_000
_CACHE = -4_096  # KiB
# Where at least one row in so many is asked about, all between are counted at one go.
_DENSE = 20
# The driver keeps its last statements at hand: naming 20,000 rows one takes megabytes.
_CHECKED = 500
# Asked for all the while, or empty as long as no return waits.
_KEPT = frozenset({"ix_sale_document", "ix_sale_line_original", "ix_sale_days"})


class NewOrder(NamedTuple):
    """An order as a bulk act adds it: days are numbers, its id is chosen already."""

    id: int
    customer_id: int | None
    channel: str
    document: str | None
    first_day: int
    last_day: int
    total_minor: int


class NewLine(NamedTuple):
    """A line as a bulk act adds it: the day is a number, ids are chosen already."""

    id: int
    sale_id: int
    customer_id: int | None
    day: int
    amount_minor: int
    category_id: int | None
    product: str | None
    quantity: str | None
    origin_id: int | None
    head: int
    counts: int
    identity: int | None


def next_ids(connection: Connection) -> tuple[int, int]:
    """Return the ids that the next order and the next line of a bulk act may take."""
    order = connection.execute(select(func.max(Sale.id))).scalar() or 0
    line = connection.execute(select(func.max(SaleLine.id))).scalar() or 0
    return order + 1, line + 1


def add_orders(connection: Connection, orders: Iterable[NewOrder], batch_id: int) -> None:
    """Add the orders of a bulk act; no customer may be 0 and no document blank."""
    columns = dict(zip(NewOrder._fields, zip(*orders, strict=True), strict=False))
    sale_columns.add_orders(connection, columns, batch_id)


def add_lines(connection: Connection, lines: Iterable[NewLine], batch_id: int) -> None:
    """Add the lines of a bulk act; what a line has not may be 0 or blank."""
    columns = dict(zip(NewLine._fields, zip(*lines, strict=True), strict=False))
    sale_columns.add_lines(connection, columns, batch_id)


def missing(connection: Connection, named: Mapping[str, Iterable[int]]) -> int:
    """Count the ids, given by table, that name no row there; 0 stands for none.

    An act that lets no link be looked up one by one asks once about all that it has named.
    """
    count = 0
    for table, ids in named.items():
        wanted = sorted({*ids} - {0})
        if _is_whole(connection, table, wanted):
            continue
        count += len(wanted)
        for condition in in_ids("id", wanted, _CHECKED):
            query = f"SELECT count(*) FROM {table} WHERE {condition}"
            count -= int(connection.exec_driver_sql(query).scalar_one())
    return count


def _is_whole(connection: Connection, table: str, ids: Sequence[int]) -> bool:
    """Say whether a table has each id from the first to the last: many are seen at one go."""
    span = ids[-1] - ids[0] + 1 if ids else 0
    if not span or span > _DENSE * len(ids):
        return not span
    query = f"SELECT count(*) FROM {table} WHERE id BETWEEN {int(ids[0])} AND {int(ids[-1])}"
    return int(connection.exec_driver_sql(query).scalar_one()) == span


@contextlib.contextmanager
def without_indexes(connection: Connection) -> Iterator[None]:
    """Build the indexes of orders and lines once at the end: for the first sales of a shop."""
    built = [index for index in (*LINE.indexes, *SALE.indexes) if index.name not in _KEPT]
    with bulk.without_indexes(connection, built):
        if connection.dialect.name == "sqlite":
            # Rows that only follow each other need no cache, and the sorting wants the memory.
            connection.exec_driver_sql(f"PRAGMA cache_size = {_CACHE}")
        yield


@contextlib.contextmanager
def cache_given_back(connection: Connection) -> Iterator[None]:
    """Let a bulk act make its connection's cache smaller; afterwards it is as large as before."""
    if connection.dialect.name != "sqlite":
        yield
        return
    raw: Any = connection.connection.driver_connection
    pages = int(raw.execute("PRAGMA cache_size").fetchone()[0])
    try:
        yield
    finally:
        raw.execute(f"PRAGMA cache_size = {pages}")


def known_identities(connection: Connection, identities: Sequence[int]) -> set[int]:
    """Return those of the identities that a live line carries already."""
    found: set[int] = set()
    for condition in in_ids("identity", identities):
        query = f"SELECT identity FROM sale_line WHERE voided = 0 AND {condition}"
        found.update(row[0] for row in connection.exec_driver_sql(query))
    return found


def orders_by_document(
    connection: Connection, documents: Sequence[str]
) -> list[tuple[str, str, int | None, int]]:
    """Return (document, channel, customer, order) of the live orders of some documents."""
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    found: list[tuple[str, str, int | None, int]] = []
    for start in range(0, len(documents), _DOCUMENTS):
        block = tuple(documents[start : start + _DOCUMENTS])
        marks = ",".join([mark] * len(block))
        query = (
            "SELECT document, channel, customer_id, id FROM sale "
            f"WHERE document IN ({marks}) AND voided = 0"
        )
        rows = connection.exec_driver_sql(query, block)
        found.extend((row[0], row[1], row[2], row[3]) for row in rows)
    return found


def adopt_lines(
    connection: Connection, first_order: int, grown: Sequence[int], batch_id: int
) -> dict[int, int]:
    """Move lines that name nobody into the order of the one customer who has their document.

    Of a receipt whose first line alone names C1, all lines of that day are C1's. Looks at what a
    batch added: its orders from `first_order` on and those that have `grown`; returns the
    customer of each line that got one.
    """
    query = (
        "SELECT l.id, min(w.id), min(n.id), min(n.customer_id) FROM sale w JOIN sale n "
        "ON n.document = w.document AND n.channel = w.channel JOIN sale_line l "
        "ON l.sale_id = w.id AND l.day BETWEEN n.first_day AND n.last_day "
        "WHERE {} AND w.voided = 0 AND w.customer_id IS NULL AND w.document IS NOT NULL "
        "AND n.voided = 0 AND n.customer_id IS NOT NULL "
        f"AND l.voided = 0 AND l.batch_id = {int(batch_id)} GROUP BY l.id HAVING count(*) = 1"
    )
    places = [f"w.id >= {int(first_order)}", *in_ids("w.id", grown)]
    found = [
        tuple(row) for place in places for row in connection.exec_driver_sql(query.format(place))
    ]
    if not found:
        return {}
    connection.execute(
        update(LINE).where(LINE.c.id == bindparam("b_id")),
        [{"b_id": line, "sale_id": new, "customer_id": owner} for line, _, new, owner in found],
    )
    settle(connection, {order for _, old, new, _ in found for order in (old, new)})
    void_empty_orders(connection, batch_id, Span(first_order))
    return {line: owner for line, _, _, owner in found}


# The largest id that PostgreSQL's integers hold.
_LAST_ID: Final = 2**31 - 1


class Span(NamedTuple):
    """Between which ids the orders and lines of a batch stand.

    A batch writes its rows one behind the other; no index is needed to find them again, and none
    costs an import anything. Of a batch that left no note the span is everything.
    """

    first_order: int = 0
    last_order: int = _LAST_ID
    first_line: int = 0
    last_line: int = _LAST_ID


EVERYWHERE: Final = Span()


def note_span(connection: Connection, batch_id: int, span: Span) -> None:
    """Note where a batch wrote its rows."""
    before = {"order": span.first_order, "line": span.first_line}
    after = {"order": span.last_order, "line": span.last_line}
    remember(connection, batch_id, SPAN, [(span.first_line, before, after)])


def span_of(connection: Connection, batch_id: int) -> Span:
    """Return where a batch wrote its rows."""
    for _, first, last in changes_of(connection, batch_id, SPAN):
        return Span(first["order"], last["order"], first["line"], last["line"])
    return EVERYWHERE


def void_batch(connection: Connection, batch_id: int, span: Span = EVERYWHERE) -> list[int]:
    """Void the live lines that a batch added and return the orders they stood in."""
    own = (
        LINE.c.id.between(span.first_line, span.last_line),
        LINE.c.batch_id == batch_id,
        LINE.c.voided == 0,
    )
    query = select(LINE.c.sale_id).where(*own).distinct()
    touched = list(connection.execute(query).scalars())
    connection.execute(update(LINE).where(*own).values(voided=batch_id))
    settle(connection, touched)
    void_empty_orders(connection, batch_id, span)
    return touched


def void_empty_orders(connection: Connection, batch_id: int, span: Span) -> None:
    """Void the orders of a batch that no live line stands in any more."""
    has_line = select(SaleLine.id).where(SaleLine.sale_id == Sale.id, SaleLine.voided == 0).exists()
    own = SALE.c.id.between(span.first_order, span.last_order)
    connection.execute(
        update(SALE)
        .where(own, SALE.c.voided == 0, SALE.c.batch_id == batch_id, ~has_line)
        .values(voided=batch_id)
    )
