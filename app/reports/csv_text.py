"""Writes a sheet as CSV (RFC 4180) that spreadsheets open rightly and never run as formulas."""

import csv
import math
import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from app.domain.importing_guard import guard
from app.domain.sheet import Cell, Sheet
from app.reports.progress import Progress, pace
from app.reports.target import replacing

_HALF: Final = re.compile(r"[\ud800-\udfff]")


def field(value: Cell) -> str:
    """Return one value as CSV text: numbers plain and never guarded, days as 2024-03-01."""
    if value is None:
        return ""
    convert = _TEXTS.get(type(value))
    return (
        guard(_HALF.sub("\N{REPLACEMENT CHARACTER}", str(value))) if not convert else convert(value)
    )


def write_csv(path: Path, sheet: Sheet, progress: Progress | None = None) -> None:
    """Write one sheet as UTF-8 CSV with the mark by which Excel knows the encoding."""
    with replacing(path, ".csv") as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([field(column.title) for column in sheet.columns])
        for row in pace(sheet, progress):
            writer.writerow([field(value) for value in row])


def _moment(value: datetime) -> str:
    local = value.astimezone() if value.tzinfo else value
    return local.strftime("%Y-%m-%d %H:%M:%S")


_TEXTS: Final[dict[type, Callable[[Any], str]]] = {
    bool: lambda value: str(int(value)),
    int: str,
    float: lambda value: repr(value) if math.isfinite(value) else "",
    Decimal: lambda value: format(value, "f") if value.is_finite() else "",
    datetime: _moment,
}
