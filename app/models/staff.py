"""The people who may sign in, their roles, and roles of the shop's own making."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, String, Text, delete, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, RowId


class Staff(Base):
    """One person who may sign in; the password stands in the vault, not here.

    `role` is a role's word, or "own:7" for the shop's own role 7.
    """

    __tablename__ = "staff"

    id: Mapped[RowId]
    login: Mapped[str] = mapped_column(String, unique=True)
    name: Mapped[str] = mapped_column(String)
    role: Mapped[str] = mapped_column(String)
    active: Mapped[bool] = mapped_column(server_default="1")


class OwnRole(Base):
    """A role that the shop made for itself: a title and what it may do."""

    __tablename__ = "own_role"

    id: Mapped[RowId]
    title: Mapped[str] = mapped_column(String, unique=True)
    permissions: Mapped[str] = mapped_column(Text, server_default="[]")


def add(connection: Connection, values: Mapping[str, Any]) -> None:
    """Add one person."""
    connection.execute(insert(Staff).values(**values))


def change(connection: Connection, login: str, values: Mapping[str, Any]) -> None:
    """Change one person."""
    connection.execute(update(Staff).where(Staff.login == login).values(**values))


def everybody(connection: Connection) -> list[Row[Any]]:
    """Return everybody who ever could sign in, in the order they came."""
    return list(connection.execute(select(Staff.__table__).order_by(Staff.id)))


def active(connection: Connection) -> list[Row[Any]]:
    """Return everybody who may sign in."""
    return list(
        connection.execute(select(Staff.__table__).where(Staff.active.is_(True)).order_by(Staff.id))
    )


def own_roles(connection: Connection) -> list[Row[Any]]:
    """Return the shop's own roles by title."""
    return list(connection.execute(select(OwnRole.__table__).order_by(OwnRole.title)))


def own_role(connection: Connection, role_id: int) -> Row[Any] | None:
    """Return one of the shop's own roles."""
    query = select(OwnRole.__table__).where(OwnRole.id == role_id)
    return connection.execute(query).one_or_none()


def add_role(connection: Connection, values: Mapping[str, Any]) -> int:
    """Add a role and return its id."""
    key = connection.execute(insert(OwnRole).values(**values)).inserted_primary_key
    return int(key[0]) if key else 0


def change_role(connection: Connection, role_id: int, values: Mapping[str, Any]) -> None:
    """Change a role."""
    connection.execute(update(OwnRole).where(OwnRole.id == role_id).values(**values))


def drop_role(connection: Connection, role_id: int) -> None:
    """Remove a role that nobody has."""
    connection.execute(delete(OwnRole).where(OwnRole.id == role_id))
