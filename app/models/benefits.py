"""Benefits: what the shop promises from which level on, and every change of these promises."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Connection, Row, String, Text, func, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Moment, RowId, table_of


class Benefit(Base):
    """One promise in the owner's words.

    It hangs on a rank and not on a level's name, so that renaming a level keeps it; a rank above
    the highest level of the scheme in force gives it to nobody until such a level is back.
    """

    __tablename__ = "benefit"

    id: Mapped[RowId]
    level: Mapped[int]
    upward: Mapped[bool]
    text: Mapped[str] = mapped_column(String)
    note: Mapped[str] = mapped_column(String, server_default="")
    quota: Mapped[str] = mapped_column(String, server_default="")
    validity: Mapped[str] = mapped_column(String, server_default="")
    cost_minor: Mapped[int] = mapped_column(BigInteger, server_default="0")
    place: Mapped[int]
    removed: Mapped[bool]


class BenefitChange(Base):
    """One act on the list of benefits: the rows as they were before it and after it."""

    __tablename__ = "benefit_change"

    id: Mapped[RowId]
    at: Mapped[datetime] = mapped_column(Moment)
    actor: Mapped[str] = mapped_column(String)
    before: Mapped[str] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)
    undone: Mapped[bool]


BENEFIT = table_of(Benefit)
CHANGE = table_of(BenefitChange)


def live(connection: Connection) -> list[Row[Any]]:
    """Return the benefits that stand, in the owner's order."""
    query = select(BENEFIT).where(Benefit.removed.is_(False)).order_by(Benefit.place, Benefit.id)
    return list(connection.execute(query))


def by_ids(connection: Connection, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Return benefits by id as plain values, those taken off the list too."""
    query = select(BENEFIT).where(Benefit.id.in_(ids)).order_by(Benefit.id)
    return {row.id: dict(row._mapping) for row in connection.execute(query)}  # noqa: SLF001


def add(connection: Connection, values: Mapping[str, Any]) -> int:
    """Add a benefit behind all others and return its id."""
    last = connection.execute(select(func.max(Benefit.place))).scalar() or 0
    row = {"removed": False, **values, "place": last + 1}
    key = connection.execute(insert(BENEFIT).values(**row)).inserted_primary_key
    return int(key[0]) if key else 0


def change(connection: Connection, benefit_id: int, values: Mapping[str, Any]) -> None:
    """Change some columns of one benefit."""
    connection.execute(update(BENEFIT).where(Benefit.id == benefit_id).values(**values))


def remember(connection: Connection, values: Mapping[str, Any], before: Any, after: Any) -> int:  # noqa: ANN401
    """Keep what one act changed and return the act's id."""
    body = {
        "before": json.dumps(before, ensure_ascii=False),
        "after": json.dumps(after, ensure_ascii=False),
        "undone": False,
    }
    key = connection.execute(insert(CHANGE).values(**values, **body)).inserted_primary_key
    return int(key[0]) if key else 0


def change_of(connection: Connection, change_id: int) -> Row[Any] | None:
    """Return one act."""
    return connection.execute(select(CHANGE).where(BenefitChange.id == change_id)).one_or_none()


def last_change(connection: Connection) -> Row[Any] | None:
    """Return the latest act that still stands."""
    query = select(CHANGE).where(BenefitChange.undone.is_(False))
    return connection.execute(query.order_by(BenefitChange.id.desc()).limit(1)).one_or_none()


def mark_undone(connection: Connection, change_id: int) -> None:
    """Note that an act was taken back."""
    connection.execute(update(CHANGE).where(BenefitChange.id == change_id).values(undone=True))
