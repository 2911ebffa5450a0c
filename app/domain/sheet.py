"""The neutral table between files, services and reports: named columns, typed cells, totals."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum

Cell = str | int | float | bool | Decimal | date | datetime | time | None


class Kind(Enum):
    """How a column's cells are written: as text, number, money, percent, date, month or moment."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    MONTH = "month"
    MOMENT = "moment"


@dataclass(frozen=True)
class Column:
    """One column: its key in code, its title on screen and paper, and its kind.

    MONEY cells are Decimals in major units, so that a reader's sum equals ours to the cent.
    """

    key: str
    title: str
    kind: Kind = Kind.TEXT
    width: int = 12
    total: bool = False


@dataclass(frozen=True)
class Sheet:
    """A titled table of rows; every row has one cell per column."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = field(default_factory=tuple)
