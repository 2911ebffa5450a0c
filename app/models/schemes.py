"""Grading schemes: every version that ever was in force, and its frozen break-points."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Row, String, Text, delete, func, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Moment
from app.models.batches import Batch


class SchemeVersion(Base):
    """One version of the shop's grading scheme; it is never changed, only followed by the next."""

    __tablename__ = "scheme_version"

    version: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String)
    body: Mapped[str] = mapped_column(Text)
    in_force: Mapped[bool]
    batch_id: Mapped[int | None]
    actor: Mapped[str] = mapped_column(String)
    created_at: Mapped[datetime] = mapped_column(Moment)


class BreakPoint(Base):
    """The 1,001 break-points of a percentile dimension at the last full run."""

    __tablename__ = "break_point"

    version: Mapped[int] = mapped_column(primary_key=True)
    dimension: Mapped[str] = mapped_column(String, primary_key=True)
    points: Mapped[str] = mapped_column(Text)


def in_force(connection: Connection) -> Row[Any]:
    """Return the version in force."""
    return connection.execute(
        select(SchemeVersion.__table__).where(SchemeVersion.in_force.is_(True))
    ).one()


def get(connection: Connection, version: int) -> Row[Any] | None:
    """Return one version."""
    return connection.execute(
        select(SchemeVersion.__table__).where(SchemeVersion.version == version)
    ).one_or_none()


def versions(connection: Connection) -> list[Row[Any]]:
    """Return every version, oldest first."""
    return list(connection.execute(select(SchemeVersion.__table__).order_by(SchemeVersion.version)))


def add(connection: Connection, values: Mapping[str, Any]) -> int:
    """Add a version, put it in force and return its number."""
    last = connection.execute(select(func.max(SchemeVersion.version))).scalar() or 0
    connection.execute(update(SchemeVersion).values(in_force=False))
    connection.execute(insert(SchemeVersion).values(version=last + 1, in_force=True, **values))
    return last + 1


def put_in_force(connection: Connection, version: int) -> None:
    """Go back to an earlier version."""
    connection.execute(update(SchemeVersion).values(in_force=SchemeVersion.version == version))


def of_batch(connection: Connection, batch_id: int) -> int | None:
    """Return the version that a batch put in force."""
    query = select(SchemeVersion.version).where(SchemeVersion.batch_id == batch_id)
    return connection.execute(query).scalar()


def before(connection: Connection, version: int) -> int:
    """Return the version that was in force before one: the last one not taken back."""
    undone = select(Batch.id).where(Batch.undone_at.is_not(None))
    query = select(func.max(SchemeVersion.version)).where(
        SchemeVersion.version < version,
        SchemeVersion.batch_id.is_(None) | SchemeVersion.batch_id.not_in(undone),
    )
    return int(connection.execute(query).scalar_one())


def breaks(connection: Connection, version: int) -> dict[str, NDArray[np.float64]]:
    """Return the break-points of a version by dimension."""
    rows = connection.execute(
        select(BreakPoint.dimension, BreakPoint.points).where(BreakPoint.version == version)
    )
    return {key: np.array(json.loads(points), dtype=np.float64) for key, points in rows}


def set_breaks(
    connection: Connection, version: int, values: Mapping[str, NDArray[np.float64]]
) -> None:
    """Store the break-points of a full run in place of the earlier ones."""
    connection.execute(delete(BreakPoint).where(BreakPoint.version == version))
    rows = [
        {"version": version, "dimension": key, "points": json.dumps(points.tolist())}
        for key, points in values.items()
    ]
    if rows:
        connection.execute(insert(BreakPoint), rows)
