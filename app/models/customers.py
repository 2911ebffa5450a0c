"""The customers and their tags: the tables and the questions asked of them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    Float,
    ForeignKey,
    Index,
    Row,
    String,
    delete,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Day, Moment, RowId
from app.models.database import in_ids


class Customer(Base):
    """One customer of the shop; `voided` is the batch that took the record back, 0 while it lives.

    Sales are the truth about spending: no total is kept here.
    """

    __tablename__ = "customer"

    id: Mapped[RowId]
    number: Mapped[str] = mapped_column(String)
    name: Mapped[str] = mapped_column(String)
    phone: Mapped[str] = mapped_column(String, server_default="")
    email: Mapped[str] = mapped_column(String, server_default="")
    birthday: Mapped[str] = mapped_column(String, server_default="")
    joined: Mapped[date | None] = mapped_column(Day)
    influence: Mapped[float | None] = mapped_column(Float)
    influence_note: Mapped[str] = mapped_column(String, server_default="")
    potential: Mapped[float | None] = mapped_column(Float)
    potential_note: Mapped[str] = mapped_column(String, server_default="")
    referrer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    channel: Mapped[str] = mapped_column(String, server_default="shop")
    note: Mapped[str] = mapped_column(String, server_default="")
    gender: Mapped[str] = mapped_column(String, server_default="")
    occupation: Mapped[str] = mapped_column(String, server_default="")
    address: Mapped[str] = mapped_column(String, server_default="")
    shares_phone: Mapped[bool] = mapped_column(server_default="0")
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batch.id"))
    voided: Mapped[int] = mapped_column(server_default="0")
    created_at: Mapped[datetime] = mapped_column(Moment)
    updated_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        Index(
            "uq_customer_number",
            "number",
            unique=True,
            sqlite_where=text("voided = 0"),
            postgresql_where=text("voided = 0"),
        ),
        Index("ix_customer_phone", "phone"),
        Index("ix_customer_email", "email"),
        Index("ix_customer_name", "name"),
        Index("ix_customer_referrer_id", "referrer_id"),
        Index("ix_customer_batch_id", "batch_id"),
    )


class CustomerTag(Base):
    """A word that the shop puts on a customer."""

    __tablename__ = "customer_tag"

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), primary_key=True)
    tag: Mapped[str] = mapped_column(String, primary_key=True)

    __table_args__ = (Index("ix_customer_tag_tag", "tag"),)


class Feedback(Base):
    """One satisfaction answer, 1 to 5, on a business day."""

    __tablename__ = "feedback"

    id: Mapped[RowId]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    day: Mapped[date] = mapped_column(Day)
    mark: Mapped[int]
    note: Mapped[str] = mapped_column(String, server_default="")
    voided: Mapped[int] = mapped_column(server_default="0")
    batch_id: Mapped[int | None]

    __table_args__ = (Index("ix_feedback_customer_id_day", "customer_id", "day"),)


class Opening(Base):
    """A total that arrived without its sales, dated at the import: amount and number of orders."""

    __tablename__ = "opening"

    id: Mapped[RowId]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    day: Mapped[date] = mapped_column(Day)
    amount_minor: Mapped[int] = mapped_column(BigInteger)
    orders: Mapped[int] = mapped_column(server_default="0")
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batch.id"))
    voided: Mapped[int] = mapped_column(server_default="0")

    __table_args__ = (
        Index("ix_opening_customer_id", "customer_id"),
        Index("ix_opening_batch_id", "batch_id"),
    )


live = Customer.voided == 0


def add(connection: Connection, values: Mapping[str, Any]) -> int:
    """Add a customer and return its id."""
    result = connection.execute(insert(Customer).values(**values))
    key = result.inserted_primary_key
    return int(key[0]) if key else 0


def change(connection: Connection, customer_id: int, values: Mapping[str, Any]) -> None:
    """Change some columns of one customer."""
    connection.execute(update(Customer).where(Customer.id == customer_id).values(**values))


def get(connection: Connection, customer_id: int) -> Row[Any] | None:
    """Return one live customer."""
    return connection.execute(
        select(Customer.__table__).where(Customer.id == customer_id, live)
    ).one_or_none()


def by_number(connection: Connection, number: str) -> Row[Any] | None:
    """Return the live customer of an external number, verbatim."""
    return connection.execute(
        select(Customer.__table__).where(Customer.number == number, live)
    ).one_or_none()


_BRIEF = (Customer.id, Customer.number, Customer.name, Customer.phone, Customer.email)


def brief_by(connection: Connection, column: str, values: Sequence[str]) -> list[Row[Any]]:
    """Return the live customers whose number, phone or email is among the values, in brief."""
    field = getattr(Customer, column)
    if connection.dialect.name != "sqlite":
        return list(connection.execute(select(*_BRIEF).where(field.in_(values), live)))
    # One text with all values costs a tenth of thousands of marks.
    query = (
        "SELECT id, number, name, phone, email FROM customer "
        f"WHERE voided = 0 AND {field.key} IN (SELECT value FROM json_each(?))"
    )
    return list(connection.exec_driver_sql(query, (json.dumps(list(values)),)))


def brief_of_all(connection: Connection) -> Iterator[Sequence[Any]]:
    """Yield every live customer in brief, as the driver gives them."""
    result = connection.exec_driver_sql(
        "SELECT id, number, name, phone, email FROM customer WHERE voided = 0"
    )
    rows: Any = result.cursor
    yield from rows
    result.close()


def brief_of_batch(connection: Connection, batch_id: int) -> Iterable[Row[Any]]:
    """Return the live customers that a batch added, in brief."""
    return connection.execute(select(*_BRIEF).where(Customer.batch_id == batch_id, live))


def brief_of(connection: Connection, customer_ids: Sequence[int]) -> list[Row[Any]]:
    """Return some live customers in brief."""
    found: list[Row[Any]] = []
    for condition in in_ids("id", customer_ids):
        found += connection.execute(select(*_BRIEF).where(text(condition), live))
    return found


def nameless(connection: Connection, name: str) -> list[int]:
    """Return the live customers of a name of whom neither phone nor e-mail is known."""
    query = select(Customer.id).where(
        Customer.name == name, Customer.phone == "", Customer.email == "", live
    )
    return [row[0] for row in connection.execute(query.order_by(Customer.id))]


def referrers_of(connection: Connection, customer_ids: Sequence[int]) -> set[int]:
    """Return the live customers who brought some customers."""
    found: set[int] = set()
    for condition in in_ids("c.id", customer_ids):
        query = (
            "SELECT DISTINCT r.id FROM customer c JOIN customer r ON r.id = c.referrer_id "
            f"WHERE r.voided = 0 AND {condition}"
        )
        found.update(row[0] for row in connection.exec_driver_sql(query))
    return found


def any_live(connection: Connection) -> bool:
    """Say whether the shop has a customer at all."""
    return connection.execute(select(Customer.id).where(live).limit(1)).first() is not None


def next_id(connection: Connection) -> int:
    """Return the id that the next customer of a bulk act may take."""
    last = connection.execute(select(Customer.id).order_by(Customer.id.desc()).limit(1)).scalar()
    return (last or 0) + 1


def add_many(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add many customers whose ids are already chosen."""
    if rows:
        connection.execute(insert(Customer), list(rows))


def tags_of(connection: Connection, customer_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Return the tags of some customers."""
    found: dict[int, list[str]] = {}
    query = (
        select(CustomerTag.customer_id, CustomerTag.tag)
        .where(CustomerTag.customer_id.in_(list(customer_ids)))
        .order_by(CustomerTag.tag)
    )
    for customer_id, tag in connection.execute(query):
        found.setdefault(customer_id, []).append(tag)
    return {customer_id: tuple(tags) for customer_id, tags in found.items()}


def set_tags(connection: Connection, customer_id: int, tags: Iterable[str]) -> None:
    """Give a customer exactly these tags."""
    connection.execute(delete(CustomerTag).where(CustomerTag.customer_id == customer_id))
    rows = [{"customer_id": customer_id, "tag": tag} for tag in sorted(set(tags))]
    if rows:
        connection.execute(insert(CustomerTag), rows)


def add_feedback(connection: Connection, values: Mapping[str, Any]) -> int:
    """Add one satisfaction answer and return its id."""
    key = connection.execute(insert(Feedback).values(**values)).inserted_primary_key
    return int(key[0]) if key else 0


def add_openings(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add opening entries."""
    if rows:
        connection.execute(insert(Opening), list(rows))


def void_openings(connection: Connection, ids: Sequence[int], batch_id: int) -> None:
    """Void opening entries that a batch replaces; its undo brings them back."""
    if ids:
        connection.execute(update(Opening).where(Opening.id.in_(ids)).values(voided=batch_id))


def has_sales(connection: Connection, customer_id: int) -> bool:
    """Say whether a customer has sales of its own."""
    query = "SELECT 1 FROM sale_line WHERE voided = 0 AND customer_id = :id LIMIT 1"
    return connection.execute(text(query), {"id": customer_id}).first() is not None


def openings_of(connection: Connection, customer_id: int) -> list[Row[Any]]:
    """Return the live opening entries of one customer."""
    query = select(Opening.__table__).where(Opening.customer_id == customer_id, Opening.voided == 0)
    return list(connection.execute(query.order_by(Opening.day, Opening.id)))


def told_before(connection: Connection, batch_id: int) -> int:
    """Count the customers whose opening entry already stands for sales that a batch brought."""
    query = (
        "SELECT count(DISTINCT o.customer_id) FROM opening o WHERE o.voided = 0 AND EXISTS "
        "(SELECT 1 FROM sale_line l WHERE l.customer_id = o.customer_id AND l.voided = 0 "
        "AND l.day < o.day AND l.batch_id = :batch)"
    )
    return int(connection.execute(text(query), {"batch": batch_id}).scalar_one())
