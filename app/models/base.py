"""The declarative base, names of constraints, and the column types for days and moments."""

from datetime import UTC, date, datetime, timedelta
from typing import Annotated, cast

from sqlalchemy import DateTime, Dialect, Integer, MetaData, Table
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeDecorator

_EPOCH = date(1970, 1, 1)

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """What every table descends from."""

    metadata = MetaData(naming_convention=NAMING)


def table_of(record: type[Base]) -> Table:
    """Return the plain table of a record class, for statements over many rows."""
    return cast("Table", record.__table__)


class Day(TypeDecorator[date]):
    """A business day, stored as whole days since 1970-01-01 so that windows are integer ranges."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> int | None:
        """Store 2024-03-01 as 19783."""
        del dialect
        return None if value is None else (value - _EPOCH).days

    def process_result_value(self, value: int | None, dialect: Dialect) -> date | None:
        """Read 19783 as 2024-03-01."""
        del dialect
        return None if value is None else _EPOCH + timedelta(days=value)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; the database holds it without a zone, Python always with one."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone: it would be somebody's local time."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            message = "a moment needs its zone"
            raise ValueError(message)
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)


# How most tables number their rows.
RowId = Annotated[int, mapped_column(primary_key=True)]
