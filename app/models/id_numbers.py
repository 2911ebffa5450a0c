"""Numbers of identity cards: apart from the customers, so that no list reads them by the way."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, ForeignKey, Index, String, delete, func, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Day, table_of
from app.models.consents import CONSENT
from app.models.customers import Customer
from app.models.database import in_ids


class IdNumber(Base):
    """The number of one customer's card; `batch_id` is the import that brought it."""

    __tablename__ = "id_number"

    customer_id: Mapped[int] = mapped_column(
        ForeignKey("customer.id"), primary_key=True, autoincrement=False
    )
    number: Mapped[str] = mapped_column(String)
    stored: Mapped[date] = mapped_column(Day)
    stored_by: Mapped[str] = mapped_column(String)
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batch.id"))

    __table_args__ = (
        Index("ix_id_number_number", "number"),
        Index("ix_id_number_batch_id", "batch_id"),
    )


NUMBER = table_of(IdNumber)
_SENSITIVE = "sensitive"


def of_customer(connection: Connection, customer_id: int) -> str:
    """Return a customer's number, "" when none is stored."""
    query = select(NUMBER.c.number).where(NUMBER.c.customer_id == customer_id)
    return str(connection.execute(query).scalar() or "")


def holder(connection: Connection, number: str) -> str | None:
    """Return the customer number of the live customer who has an ID number."""
    query = (
        select(Customer.number)
        .join(NUMBER, NUMBER.c.customer_id == Customer.id)
        .where(NUMBER.c.number == number, Customer.voided == 0)
    )
    return connection.execute(query).scalar()


def put(connection: Connection, values: Mapping[str, Any]) -> None:
    """Store a customer's number in place of the one before."""
    remove(connection, [int(values["customer_id"])])
    connection.execute(insert(NUMBER).values(**values))


def remove(connection: Connection, customer_ids: Sequence[int]) -> int:
    """Delete the numbers of some customers; return how many that were."""
    removed = 0
    for condition in in_ids("customer_id", customer_ids):
        query = f"DELETE FROM id_number WHERE {condition}"
        removed += connection.exec_driver_sql(query).rowcount
    return removed


def remove_all(connection: Connection) -> int:
    """Delete every number; return how many that were."""
    return int(connection.execute(delete(NUMBER)).rowcount)


def remove_of_batch(connection: Connection, batch_id: int) -> int:
    """Delete the numbers that an import brought; return how many that were."""
    return int(connection.execute(delete(NUMBER).where(NUMBER.c.batch_id == batch_id)).rowcount)


def count(connection: Connection) -> int:
    """Return how many numbers are stored."""
    return int(connection.execute(select(func.count()).select_from(NUMBER)).scalar_one())


def has_consent(connection: Connection, customer_id: int) -> bool:
    """Say whether a customer agrees now to the keeping of sensitive data."""
    query = select(CONSENT.c.id).where(
        CONSENT.c.customer_id == customer_id,
        CONSENT.c.purpose == _SENSITIVE,
        CONSENT.c.withdrawn.is_(None),
    )
    return connection.execute(query.limit(1)).first() is not None
