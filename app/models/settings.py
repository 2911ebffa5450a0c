"""The shop's settings as stored: key and JSON value."""

import json
from typing import Any

from sqlalchemy import Connection, String, Text, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class Setting(Base):
    """One stored setting; what it means stands in app.services.settings."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(String, primary_key=True)
    value: Mapped[str] = mapped_column(Text)


def all_of(connection: Connection) -> dict[str, Any]:
    """Return every stored setting."""
    return {
        key: json.loads(value)
        for key, value in connection.execute(select(Setting.key, Setting.value))
    }


def put(connection: Connection, key: str, value: object) -> None:
    """Store one setting."""
    body = json.dumps(value, ensure_ascii=False)
    changed = connection.execute(update(Setting).where(Setting.key == key).values(value=body))
    if changed.rowcount == 0:
        connection.execute(insert(Setting).values(key=key, value=body))
