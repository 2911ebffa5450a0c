"""Sales: one row per order, one per line; a return is a negative line, never a deletion."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    ForeignKey,
    Index,
    Row,
    String,
    bindparam,
    func,
    insert,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Day, Moment, RowId, table_of

_BLOCK = 500
_LIVE = text("voided = 0")
_SEVERAL_DAYS = text("last_day > first_day")
_WAITING = text("voided = 0 AND original IS NOT NULL")


class Category(Base):
    """A category of goods."""

    __tablename__ = "category"

    id: Mapped[RowId]
    name: Mapped[str] = mapped_column(String, unique=True)


class Sale(Base):
    """One order: the lines that share channel and document, or one row that had no document.

    `total_minor`, `first_day` and `last_day` follow from the live lines; the doctor checks them.
    `recorded_at` is for a sale at the counter; what a batch brought has the batch's moment.
    """

    __tablename__ = "sale"

    id: Mapped[RowId]
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    channel: Mapped[str] = mapped_column(String)
    document: Mapped[str | None] = mapped_column(String)
    first_day: Mapped[date] = mapped_column(Day)
    last_day: Mapped[date] = mapped_column(Day)
    total_minor: Mapped[int] = mapped_column(BigInteger)
    batch_id: Mapped[int | None]
    voided: Mapped[int] = mapped_column(server_default="0")
    recorded_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        Index(
            "ix_sale_document",
            "document",
            "channel",
            sqlite_where=text("document IS NOT NULL"),
            postgresql_where=text("document IS NOT NULL"),
        ),
        # Finds the orders that straddle the edge of a window: few have more than one day.
        Index(
            "ix_sale_days",
            "last_day",
            "first_day",
            sqlite_where=_SEVERAL_DAYS,
            postgresql_where=_SEVERAL_DAYS,
        ),
    )


class SaleLine(Base):
    """One line of an order, on its own day; a return is negative and names its `origin_id`.

    `identity` is what makes an imported row itself: a file read twice finds it and adds nothing.
    `head` is 1 on one line of an order whose net is above 0 (the visit); `counts` is 1 on a line
    whose own net is above 0 in such an order (it gives its category). Both follow from the lines.
    `original` is the document that a return waits for while no order has it; else it is empty.
    """

    __tablename__ = "sale_line"

    id: Mapped[RowId]
    sale_id: Mapped[int] = mapped_column(ForeignKey("sale.id"))
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    day: Mapped[date] = mapped_column(Day)
    amount_minor: Mapped[int] = mapped_column(BigInteger)
    category_id: Mapped[int | None] = mapped_column(ForeignKey("category.id"))
    product: Mapped[str | None] = mapped_column(String)
    quantity: Mapped[str | None] = mapped_column(String)
    origin_id: Mapped[int | None] = mapped_column(ForeignKey("sale_line.id"))
    head: Mapped[int] = mapped_column(server_default="0")
    counts: Mapped[int] = mapped_column(server_default="0")
    identity: Mapped[int | None] = mapped_column(BigInteger)
    batch_id: Mapped[int | None]
    voided: Mapped[int] = mapped_column(server_default="0")
    original: Mapped[str | None] = mapped_column(String)

    __table_args__ = (
        Index("ix_sale_line_sale_id", "sale_id"),
        # The returns that wait for the order of a document: few, and asked for by each import.
        Index(
            "ix_sale_line_original",
            "original",
            sqlite_where=_WAITING,
            postgresql_where=_WAITING,
        ),
        Index(
            "uq_sale_line_identity",
            "identity",
            unique=True,
            sqlite_where=text("voided = 0 AND identity IS NOT NULL"),
            postgresql_where=text("voided = 0 AND identity IS NOT NULL"),
        ),
        # Everything a full grading run reads, in the order in which it groups.
        Index(
            "ix_sale_line_facts",
            "customer_id",
            "day",
            "head",
            "counts",
            "category_id",
            "amount_minor",
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
    )


LINE = table_of(SaleLine)
SALE = table_of(Sale)


def categories(connection: Connection) -> dict[str, int]:
    """Return every category's id by its name."""
    return {row[0]: row[1] for row in connection.execute(select(Category.name, Category.id))}


def category_id(connection: Connection, name: str) -> int | None:
    """Return a category's id, adding the category when it is new; None for a blank name."""
    name = name.strip()
    if not name:
        return None
    found = connection.execute(select(Category.id).where(Category.name == name)).scalar()
    if found is not None:
        return int(found)
    added = connection.execute(insert(Category).values(name=name)).inserted_primary_key
    return int(added[0]) if added else None


def add_sale(connection: Connection, values: Mapping[str, Any]) -> int:
    """Add an order and return its id."""
    key = connection.execute(insert(Sale).values(**values)).inserted_primary_key
    return int(key[0]) if key else 0


def add_line(connection: Connection, values: Mapping[str, Any]) -> int:
    """Add one line and return its id; call `settle` for its order afterwards."""
    key = connection.execute(insert(SaleLine).values(**values)).inserted_primary_key
    return int(key[0]) if key else 0


def name_document(connection: Connection, sale_id: int, document: str) -> None:
    """Give an order the document number made from its own id."""
    connection.execute(update(SALE).where(SALE.c.id == sale_id).values(document=document))


def get(connection: Connection, sale_id: int) -> Row[Any] | None:
    """Return one live order."""
    return connection.execute(
        select(SALE).where(Sale.id == sale_id, Sale.voided == 0)
    ).one_or_none()


def find_orders(
    connection: Connection, document: str, channel: str | None = None
) -> list[Row[Any]]:
    """Return the live orders of a document, in one channel or in all."""
    query = select(SALE).where(Sale.document == document, Sale.voided == 0)
    if channel is not None:
        query = query.where(Sale.channel == channel)
    return list(connection.execute(query.order_by(Sale.id)))


def lines_of(connection: Connection, sale_ids: Sequence[int]) -> list[Row[Any]]:
    """Return the live lines of some orders, in the order in which they came."""
    query = select(LINE).where(SaleLine.sale_id.in_(sale_ids), SaleLine.voided == 0)
    return list(connection.execute(query.order_by(SaleLine.id)))


def returned(
    connection: Connection, line_ids: Sequence[int], sale_id: int, customer_id: int | None
) -> int:
    """Return how much some live lines took back of an order, or for a customer."""
    theirs = SaleLine.sale_id == sale_id
    if customer_id is not None:
        theirs = or_(theirs, SaleLine.customer_id == customer_id)
    total = 0
    for block in _blocks(line_ids, _BLOCK):
        query = select(-func.sum(SaleLine.amount_minor)).where(
            SaleLine.id.in_(block), SaleLine.voided == 0, theirs
        )
        total += connection.execute(query).scalar() or 0
    return total


def returned_by(connection: Connection, batch_id: int) -> int:
    """Return how much the live lines of an import take back."""
    query = select(-func.sum(SaleLine.amount_minor)).where(
        SaleLine.batch_id == batch_id, SaleLine.voided == 0, SaleLine.amount_minor < 0
    )
    return connection.execute(query).scalar() or 0


def history(connection: Connection, customer_id: int, limit: int) -> list[Row[Any]]:
    """Return a customer's live lines with document, channel and category, newest first."""
    query = (
        select(
            Sale.document,
            Sale.channel,
            SaleLine.day,
            SaleLine.amount_minor,
            SaleLine.product,
            Category.name.label("category"),
        )
        .join(Sale, Sale.id == SaleLine.sale_id)
        .outerjoin(Category, Category.id == SaleLine.category_id)
        .where(SaleLine.customer_id == customer_id, SaleLine.voided == 0)
        .order_by(SaleLine.day.desc(), SaleLine.id.desc())
        .limit(limit)
    )
    return list(connection.execute(query))


# Voids what was taken back at the counter at once; a batch voids rows by its own number.
SLIP = -1


def void_lines(connection: Connection, line_ids: Sequence[int]) -> int:
    """Void some live lines as a slip of the counter; return how many were live."""
    result = connection.execute(
        update(LINE).where(LINE.c.id.in_(line_ids), LINE.c.voided == 0).values(voided=SLIP)
    )
    return int(result.rowcount)


def settle(connection: Connection, sale_ids: Iterable[int]) -> None:
    """Bring total, days and the flags of some orders in line with their live lines.

    An order of +50 and +20 with a linked return of -20 for the second line has a net of 50: one
    head (the first line), and only the first line counts. An order without live lines stays as it
    is: whoever emptied it voids it.
    """
    for block in _blocks(sorted(set(sale_ids)), 5000):
        _settle_block(connection, block)


def _blocks(ids: Sequence[int], size: int) -> Iterable[Sequence[int]]:
    for start in range(0, len(ids), size):
        yield ids[start : start + size]


def _settle_block(connection: Connection, sale_ids: Sequence[int]) -> None:
    lines: dict[int, list[Row[Any]]] = {sale_id: [] for sale_id in sale_ids}
    for line in lines_of(connection, sale_ids):
        lines[line.sale_id].append(line)
    flags: list[dict[str, int]] = []
    orders: list[dict[str, Any]] = []
    for sale_id, own in lines.items():
        if not own:
            continue
        flags.extend(_flags_to_change(own))
        orders.append(
            {
                "b_id": sale_id,
                "total_minor": sum(line.amount_minor for line in own),
                "first_day": min(line.day for line in own),
                "last_day": max(line.day for line in own),
            }
        )
    if flags:
        connection.execute(
            update(LINE).where(LINE.c.id == bindparam("b_id")),
            flags,
        )
    if orders:
        connection.execute(update(SALE).where(SALE.c.id == bindparam("b_id")), orders)


def _flags_to_change(lines: Sequence[Row[Any]]) -> Iterable[dict[str, int]]:
    rows = {line.id: line for line in sorted(lines, key=lambda line: (line.day, line.id))}
    given = [(line.id, line.origin_id or line.id, line.amount_minor) for line in rows.values()]
    for line, head, counts in flags_of(given):
        if (rows[line].head, rows[line].counts) != (head, counts):
            yield {"b_id": line, "head": head, "counts": counts}


def flags_of(lines: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Return (line, head, counts) for one order's lines given by day as (line, origin, amount).

    The head is the earliest line above 0 of an order whose net is above 0: its day is the visit.
    """
    net = sum(amount for _, _, amount in lines)
    if net <= 0:
        return [(line, 0, 0) for line, _, _ in lines]
    by_origin: dict[int, int] = {}
    for _, origin, amount in lines:
        by_origin[origin] = by_origin.get(origin, 0) + amount
    result = []
    headed = False
    for line, origin, amount in lines:
        own = amount > 0
        head = own and not headed
        headed = headed or head
        counts = own and origin == line and by_origin[origin] > 0
        result.append((line, int(head), int(counts)))
    return result


def totals(connection: Connection) -> tuple[int, int, int]:
    """Return (orders, lines, sum of amounts in minor units) of all live rows."""
    orders = connection.execute(select(func.count()).where(Sale.voided == 0)).scalar_one()
    lines, amount = connection.execute(
        select(func.count(), func.coalesce(func.sum(SaleLine.amount_minor), 0)).where(
            SaleLine.voided == 0
        )
    ).one()
    return int(orders), int(lines), int(amount)


def has_money(connection: Connection) -> bool:
    """Say whether any amount was ever recorded, in sales or in opening entries."""
    query = text("SELECT 1 FROM sale_line UNION ALL SELECT 1 FROM opening LIMIT 1")
    return connection.execute(query).first() is not None
