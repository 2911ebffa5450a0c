"""Writes sheets to an Excel workbook: real dates and numbers, text that is never a formula."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from openpyxl.cell import Cell as ExcelCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from app.domain.cover import ControlTotal, Cover
from app.domain.sheet import Cell, Column, Kind, Sheet
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.reports import cover_page
from app.reports.cells import number_format, text_cell, typed, value_cell
from app.reports.progress import Progress, pace
from app.reports.stream import Book, Worksheet
from app.reports.target import refusal, replacing
from app.reports.workshop import workshop

__all__ = ["ControlTotal", "Cover", "Progress", "write_workbook"]

_MOST_ROWS: Final = 1_048_576
_WIDEST: Final = 60
_FIRST_WIDE: Final = "\u1100"  # from here on a character takes about two columns
_BAD_IN_TITLE: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_TITLE: Final = 31
_HEADER_FILL: Final = PatternFill("solid", fgColor="DDE6F0")
_LINE: Final = Side(style="thin", color="8A97A6")


@dataclass
class _Job:
    """What all sheets of one workbook share."""

    book: Book
    decimals: int
    progress: Progress | None
    total: int
    done: int = 0


def write_workbook(
    path: Path,
    sheets: Sequence[Sheet],
    cover: Cover | None = None,
    progress: Progress | None = None,
    *,
    temporary: Path | None = None,
    decimals: int = 2,
) -> None:
    """Write sheets as one workbook, with a cover whose control totals balance by formula.

    Args:
        path: the workbook; it gets this name only when it is complete.
        sheets: what to write; MONEY cells are Decimals in major units.
        cover: the first page, or None.
        progress: follows the rows, or None.
        temporary: a folder inside the shop for the sheets in the making; else beside the target.
        decimals: digits after the point of the shop's money.

    """
    for sheet in sheets:
        if len(sheet.rows) + 3 > _MOST_ROWS:
            raise _too_many_rows(sheet)
    with replacing(path, ".xlsx") as part:
        try:
            with workshop(temporary or path.parent) as folder:
                job = _Job(Book(folder), decimals, progress, sum(len(s.rows) for s in sheets))
                _write(part, job, sheets, cover)
        except OSError as trouble:
            raise refusal(path, trouble) from trouble


def _write(part: Path, job: _Job, sheets: Sequence[Sheet], cover: Cover | None) -> None:
    places: dict[str, cover_page.Place] = {}
    try:
        front = job.book.create_sheet(_title(cover.title, set())) if cover else None
        taken = {front.title.casefold()} if front else set()
        for sheet in sheets:
            worksheet = job.book.create_sheet(_title(sheet.title, taken))
            taken.add(worksheet.title.casefold())
            places[sheet.title] = cover_page.Place(worksheet.title, sheet.columns, len(sheet.rows))
            _write_sheet(job, worksheet, sheet)
        if cover and front:
            cover_page.write(front, cover, places, job.decimals)
        elif any(sheet.notes for sheet in sheets):
            _write_notes(job.book, sheets, taken)
        job.book.save(part)
    finally:
        job.book.forget()


def _write_sheet(job: _Job, worksheet: Worksheet, sheet: Sheet) -> None:
    _set_up(worksheet, sheet)
    worksheet.append([_header_cell(worksheet, column) for column in sheet.columns])
    writers = typed(worksheet, sheet.columns, job.decimals)
    for row in pace(sheet, job.progress, job.done, job.total):
        worksheet.append([write(value) for write, value in zip(writers, row, strict=True)])
    job.done += len(sheet.rows)
    if any(column.total for column in sheet.columns):
        worksheet.append([])
        worksheet.append(list(_total_cells(worksheet, sheet, job.decimals)))


def _set_up(worksheet: Worksheet, sheet: Sheet) -> None:
    """Freeze the header, set filter, widths and print set-up: landscape, as wide as the page."""
    last = get_column_letter(max(1, len(sheet.columns)))
    worksheet.freeze_panes = "A2"
    worksheet.auto_filter.ref = f"A1:{last}{len(sheet.rows) + 1}"
    worksheet.print_title_rows = "1:1"
    worksheet.set_page(footer=sheet.title)
    for index, column in enumerate(sheet.columns, 1):
        wanted = max(column.width, _columns_of(column.title) + 3)
        worksheet.column_dimensions[get_column_letter(index)].width = min(wanted, _WIDEST)


def _columns_of(text: str) -> int:
    """Say how many columns a title takes: "金额" takes four."""
    return sum(2 if character >= _FIRST_WIDE else 1 for character in text)


def _header_cell(worksheet: Worksheet, column: Column) -> ExcelCell:
    cell = text_cell(worksheet, column.title)
    cell.font = Font(bold=True)
    cell.fill = _HEADER_FILL
    cell.border = Border(bottom=_LINE)
    right = column.kind in {Kind.INTEGER, Kind.NUMBER, Kind.MONEY, Kind.PERCENT}
    cell.alignment = Alignment(horizontal="right" if right else "left", vertical="center")
    return cell


def _total_cells(worksheet: Worksheet, sheet: Sheet, decimals: int) -> Iterator[ExcelCell]:
    """Yield the last line: the word Total, and a sum under each column that has one."""
    word: str | None = translate("Reports", QT_TRANSLATE_NOOP("Reports", "Total"))
    for index, column in enumerate(sheet.columns, 1):
        value: Cell = None
        if column.total:
            letter = get_column_letter(index)
            cell = value_cell(
                worksheet,
                f"=SUM({letter}2:{letter}{max(2, len(sheet.rows) + 1)})",
                number_format(column.kind, decimals),
            )
        elif word:
            cell, word = text_cell(worksheet, word), None
        else:
            cell = value_cell(worksheet, value, "General")
        cell.font = Font(bold=True)
        cell.border = Border(top=_LINE)
        yield cell


def _write_notes(book: Book, sheets: Sequence[Sheet], taken: set[str]) -> None:
    """Put the notes of sheets without a cover on a last page, out of the way of the tables."""
    word = translate("Reports", QT_TRANSLATE_NOOP("Reports", "Notes"))
    worksheet = book.create_sheet(_title(word, taken))
    worksheet.column_dimensions["A"].width = 24
    worksheet.column_dimensions["B"].width = 100
    for sheet in sheets:
        for note in sheet.notes:
            worksheet.append([text_cell(worksheet, sheet.title), text_cell(worksheet, note)])


def _title(wanted: str, taken: set[str]) -> str:
    """Return a title that a spreadsheet allows: at most 31 characters, none of them twice."""
    base = _BAD_IN_TITLE.sub(" ", wanted).strip().strip("'").strip() or "-"
    title, count = base[:_LONGEST_TITLE], 1
    while title.casefold() in taken:
        count += 1
        tail = f" {count}"
        title = base[: _LONGEST_TITLE - len(tail)] + tail
    return title


def _too_many_rows(sheet: Sheet) -> UserError:
    return UserError(
        "too_many_rows",
        QT_TRANSLATE_NOOP("Errors", "{sheet} has {rows} rows; a spreadsheet holds at most {most}."),
        {"sheet": sheet.title, "rows": len(sheet.rows), "most": _MOST_ROWS},
        advice=QT_TRANSLATE_NOOP("Errors", "Choose a shorter period, or export as CSV."),
    )
