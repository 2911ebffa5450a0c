"""What each customer agreed to: purpose by purpose, with wording, day, way and withdrawal."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, ForeignKey, Index, Row, String, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Day, Moment, RowId, table_of
from app.models.customers import Customer


class Consent(Base):
    """One consent of one customer; withdrawn it stays as the proof that it was given."""

    __tablename__ = "consent"

    id: Mapped[RowId]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    purpose: Mapped[str] = mapped_column(String)
    channel: Mapped[str] = mapped_column(String, server_default="")
    wording: Mapped[str] = mapped_column(String)
    how: Mapped[str] = mapped_column(String)
    given: Mapped[date] = mapped_column(Day)
    given_to: Mapped[str] = mapped_column(String)
    withdrawn: Mapped[date | None] = mapped_column(Day)
    withdrawn_to: Mapped[str] = mapped_column(String, server_default="")
    at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        Index("ix_consent_customer_id", "customer_id"),
        Index("ix_consent_purpose", "purpose", "channel", "withdrawn"),
    )


CONSENT = table_of(Consent)


def add(connection: Connection, values: Mapping[str, Any]) -> int:
    """Add a consent and return its id."""
    key = connection.execute(insert(CONSENT).values(**values)).inserted_primary_key
    return int(key[0]) if key else 0


def of_customer(connection: Connection, customer_id: int) -> list[Row[Any]]:
    """Return a customer's consents, newest first, withdrawn ones too."""
    query = select(CONSENT).where(Consent.customer_id == customer_id)
    return list(connection.execute(query.order_by(Consent.id.desc())))


def withdraw(connection: Connection, key: tuple[int, str, str], day: date, login: str) -> int:
    """Withdraw what stands for a customer, purpose and channel; return how many that were."""
    customer_id, purpose, channel = key
    done = connection.execute(
        update(CONSENT)
        .where(
            Consent.customer_id == customer_id,
            Consent.purpose == purpose,
            Consent.channel == channel,
            Consent.withdrawn.is_(None),
        )
        .values(withdrawn=day, withdrawn_to=login)
    )
    return int(done.rowcount)


def agreed(connection: Connection, purpose: str, channel: str) -> list[int]:
    """Return the live customers whose consent to a purpose by a channel stands."""
    query = (
        select(Consent.customer_id)
        .join(Customer, Customer.id == Consent.customer_id)
        .where(
            Consent.purpose == purpose,
            Consent.channel == channel,
            Consent.withdrawn.is_(None),
            Customer.voided == 0,
        )
        .distinct()
        .order_by(Consent.customer_id)
    )
    return list(connection.execute(query).scalars())
