"""Pictures of the shop, such as its logo, kept in its own database so that backups carry them."""

from typing import Any

from sqlalchemy import Connection, LargeBinary, Row, String, delete, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, table_of


class Picture(Base):
    """One picture by its name, with the file format it came in."""

    __tablename__ = "picture"

    name: Mapped[str] = mapped_column(String, primary_key=True)
    format: Mapped[str] = mapped_column(String)
    content: Mapped[bytes] = mapped_column(LargeBinary)


PICTURE = table_of(Picture)


def get(connection: Connection, name: str) -> Row[Any] | None:
    """Return one picture."""
    return connection.execute(select(PICTURE).where(Picture.name == name)).one_or_none()


def put(connection: Connection, name: str, picture_format: str, content: bytes) -> None:
    """Store a picture in place of the earlier one."""
    drop(connection, name)
    connection.execute(insert(PICTURE).values(name=name, format=picture_format, content=content))


def drop(connection: Connection, name: str) -> None:
    """Forget a picture."""
    connection.execute(delete(PICTURE).where(Picture.name == name))
