"""The people who may sign in, and their roles."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, String, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, RowId


class Staff(Base):
    """One person who may sign in; the password stands in the vault, not here."""

    __tablename__ = "staff"

    id: Mapped[RowId]
    login: Mapped[str] = mapped_column(String, unique=True)
    name: Mapped[str] = mapped_column(String)
    role: Mapped[str] = mapped_column(String)
    active: Mapped[bool] = mapped_column(server_default="1")


def add(connection: Connection, values: Mapping[str, Any]) -> None:
    """Add one person."""
    connection.execute(insert(Staff).values(**values))


def active(connection: Connection) -> list[Row[Any]]:
    """Return everybody who may sign in."""
    return list(
        connection.execute(select(Staff.__table__).where(Staff.active.is_(True)).order_by(Staff.id))
    )
