"""The audit log: who did what, when and why; the program has no way to change it."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, String, Text, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Moment, RowId


class AuditLine(Base):
    """One act; it names records by id and never holds a person's data."""

    __tablename__ = "audit"

    id: Mapped[RowId]
    at: Mapped[datetime] = mapped_column(Moment)
    actor: Mapped[str] = mapped_column(String)
    act: Mapped[str] = mapped_column(String)
    noun: Mapped[str] = mapped_column(String, server_default="")
    record_id: Mapped[int | None]
    details: Mapped[str] = mapped_column(Text, server_default="{}")
    reason: Mapped[str] = mapped_column(String, server_default="")


def add(connection: Connection, values: Mapping[str, Any], details: Mapping[str, Any]) -> None:
    """Add one line."""
    body = json.dumps(dict(details), ensure_ascii=False, default=str)
    connection.execute(insert(AuditLine).values(details=body, **values))


def latest(connection: Connection, limit: int = 200) -> list[Row[Any]]:
    """Return the latest lines, newest first."""
    return list(
        connection.execute(select(AuditLine.__table__).order_by(AuditLine.id.desc()).limit(limit))
    )
