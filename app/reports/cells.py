"""Turns the cells of a neutral sheet into spreadsheet cells: text stays text, numbers numbers."""

import math
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from openpyxl.cell import Cell as ExcelCell

from app.domain.importing_guard import keeps_quote
from app.domain.sheet import Cell, Column, Kind
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.reports.stream import Worksheet

LONGEST_TEXT: Final = 32_767
_DAY_ZERO: Final = 693_594  # the ordinal of 1899-12-30, the spreadsheet's day 0
_FIRST_DAY: Final = date(1900, 3, 1)  # before it the spreadsheet's calendar has a day too many
_ODD: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)"
)
_ESCAPED_UNDERSCORE: Final = "_x005F_"
_MONEY: Final = "#,##0.{zeros};[Red]-#,##0.{zeros}"
_WHOLE_MONEY: Final = "#,##0;[Red]-#,##0"

FORMATS: Final[dict[Kind, str]] = {
    Kind.TEXT: "@",
    Kind.INTEGER: "#,##0",
    Kind.NUMBER: "#,##0.00##",
    Kind.PERCENT: "0.0%",
    Kind.DATE: "yyyy-mm-dd",
    Kind.MONTH: "yyyy-mm",
    Kind.MOMENT: "yyyy-mm-dd hh:mm:ss",
}


def money_format(decimals: int) -> str:
    """Return the number format of a currency: two decimals give #,##0.00, none #,##0."""
    return _MONEY.format(zeros="0" * decimals) if decimals else _WHOLE_MONEY


def number_format(kind: Kind, decimals: int) -> str:
    """Return the number format of a column's kind in a shop whose money has so many decimals."""
    return money_format(decimals) if kind is Kind.MONEY else FORMATS[kind]


def clean(text: str) -> str:
    """Return text that a spreadsheet file can hold, nothing dropped without a trace.

    A control character becomes its picture (NUL is shown as ␀), half a character becomes �, and
    "_x0041_", which a spreadsheet would read as "A", is escaped so that it is shown as written.
    """
    if text.isprintable() and "_x" not in text:
        return text
    return _ODD.sub(_visible, text)


def _visible(match: re.Match[str]) -> str:
    character = match[0]
    if character == "_":
        return _ESCAPED_UNDERSCORE
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}"  # noqa: PLR2004 - space


class _Reused(ExcelCell):  # type: ignore[misc] # openpyxl has no types
    """A spreadsheet cell used again for every row of a column; its style is looked up once."""

    has_style = True
    style_id = 0

    def put(self, value: object, data_type: str) -> "_Reused":
        """Hold a value whose type is already decided, so that no text can become a formula."""
        self._value = value
        self.data_type = data_type
        return self


CellWriter = Callable[[Cell], _Reused | None]


def writer(worksheet: Worksheet, column: Column, form: str) -> CellWriter:
    """Return what turns one column's values into cells of a worksheet, in one number format."""
    model = ExcelCell(worksheet)
    model.number_format = form
    cell = _Reused(worksheet, style_array=model._style)  # noqa: SLF001 - the style, shared
    cell.style_id = model.style_id
    if column.kind is Kind.TEXT:
        return _text_writer(cell, column)
    return _value_writer(cell, column)


def _text_writer(cell: _Reused, column: Column) -> CellWriter:
    def write(value: Cell) -> _Reused | None:
        if value is None or value == "":
            return None
        text = keeps_quote(clean(value if isinstance(value, str) else str(value)))
        if len(text) > LONGEST_TEXT:
            raise _too_long(column, text)
        return cell.put(text, "s")

    return write


def _value_writer(cell: _Reused, column: Column) -> CellWriter:
    text = _text_writer(cell, column)
    kinds: dict[type, Callable[[Any], object]] = {
        int: str,
        float: _float_text,
        Decimal: _decimal_text,
        date: _day_text,
        datetime: _moment_text,
        time: _time_text,
    }

    def write(value: Cell) -> _Reused | None:
        if value is None:
            return None
        convert = kinds.get(type(value))
        if convert is None:
            return cell.put(int(value), "b") if isinstance(value, bool) else text(str(value))
        number = convert(value)
        return text(str(value)) if number is None else cell.put(number, "n")

    return write


def _float_text(value: float) -> str | None:
    return repr(value) if math.isfinite(value) else None


def _decimal_text(value: Decimal) -> str | None:
    return format(value, "f") if value.is_finite() else None


def _day_text(value: date) -> str | None:
    return str(value.toordinal() - _DAY_ZERO) if value >= _FIRST_DAY else None


def _time_text(value: time) -> str:
    return repr((value.hour * 3600 + value.minute * 60 + value.second) / 86_400)


def _moment_text(value: datetime) -> str | None:
    """Give a moment as the shop's own clock showed it: a spreadsheet knows no time zones."""
    local = value.astimezone().replace(tzinfo=None) if value.tzinfo else value
    if local.date() < _FIRST_DAY:
        return None
    seconds = local.hour * 3600 + local.minute * 60 + local.second
    return repr(local.toordinal() - _DAY_ZERO + seconds / 86_400)


def _too_long(column: Column, text: str) -> UserError:
    return UserError(
        "text_too_long",
        QT_TRANSLATE_NOOP(
            "Errors",
            "A text of {length} characters in the column {column} does not fit in a spreadsheet "
            'cell, which holds {most}. It begins with "{start}".',
        ),
        {
            "length": len(text),
            "column": column.title,
            "most": LONGEST_TEXT,
            "start": text[:20],
        },
        advice=QT_TRANSLATE_NOOP("Errors", "Shorten it, or export as CSV."),
    )


def text_cell(worksheet: Worksheet, text: str) -> ExcelCell:
    """Return one cell of plain text, whatever the text begins with."""
    cell = ExcelCell(worksheet)
    cell.number_format = FORMATS[Kind.TEXT]
    cell.value = clean(text)[:LONGEST_TEXT] or None
    if text:
        cell.data_type = "s"
    return cell


def typed(worksheet: Worksheet, columns: Sequence[Column], decimals: int) -> list[CellWriter]:
    """Return the cell writers of a sheet, one per column."""
    return [writer(worksheet, column, number_format(column.kind, decimals)) for column in columns]


def value_cell(worksheet: Worksheet, value: object, form: str) -> ExcelCell:
    """Return one cell of a number, a moment or a formula of our own, in a number format."""
    cell = ExcelCell(worksheet)
    if isinstance(value, datetime) and value.tzinfo:
        value = value.astimezone().replace(tzinfo=None, microsecond=0)
    cell.value = value
    cell.number_format = form
    return cell
