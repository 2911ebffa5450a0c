"""The cover of a workbook: who made it, for what period, and totals that its sheets must match."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True)
class ControlTotal:
    """One figure counted by the shop's database and again by a formula over a sheet's cells.

    A total of 1234.50 beside a column that adds up to 1234.49 shows a difference of 0.01.

    Args:
        label: what the figure is, in the reader's language.
        value: the figure as the database counted it; money in major units.
        sheet: the title of the sheet that must add up to it.
        column: the key of the column to add up, or to count.
        count: True counts the filled cells of the column instead of adding them.
        where: (column key, text): only rows whose cell equals the text.

    """

    label: str
    value: Decimal | int
    sheet: str
    column: str
    count: bool = False
    where: tuple[str, str] | None = None


@dataclass(frozen=True)
class Cover:
    """The first page of a workbook for somebody outside the shop."""

    title: str
    shop: str
    period: str
    made_at: datetime
    made_by: str
    totals: Sequence[ControlTotal] = field(default_factory=tuple)
    notes: Sequence[str] = field(default_factory=tuple)
