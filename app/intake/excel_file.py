"""Workbooks: xlsx, xls and ods through calamine, looked over before they are unpacked."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
    WorksheetNotFound,
)

from app.domain.importing_table import RawFile, RawRow
from app.errors import FileError
from app.i18n import QT_TRANSLATE_NOOP
from app.intake.header_row import table_below
from app.intake.refusals import refuse, require_unchanged, stamp_of, too_large
from app.intake.sheet_check import Seen, check_ods, check_xlsx, too_many_cells
from app.intake.xls_check import check_xls
from app.intake.zip_check import check_zip, damaged, locked

SIZE_LIMIT = 256 << 20
_EXACT_BELOW = 1e15
_KNOWN_TEXTS = 20_000
_MIDNIGHT = dt.time()


def read_excel(path: Path, sheet: str | None = None, header_row: int | None = None) -> RawFile:
    """Return the table of one sheet: the one asked for, else the first with anything in it."""
    stamp = stamp_of(path)
    seen = _look_over(path)
    form = path.suffix.lower().lstrip(".")
    book = _open(path)
    try:
        names = tuple(book.sheet_names)
        chosen = _choose(path, book, sheet)
    finally:
        book.close()

    def rows() -> Iterator[RawRow]:
        require_unchanged(path, stamp)
        return _rows(path, chosen)

    table = table_below(path, rows, header_row, epoch_1904=seen.is_1904)
    table = replace(table, bare_formulas=seen.bare_formulas)
    return RawFile(str(path), form, table, sheet=chosen.name, sheets=names)


def _look_over(path: Path) -> Seen:
    """Refuse what must not be unpacked; return what else was seen."""
    if stamp_of(path)[0] > SIZE_LIMIT:
        raise too_large(path, "256 MB")
    form = path.suffix.lower()
    if form == ".xls":
        return Seen(is_1904=check_xls(path))
    entries = check_zip(path)
    if form == ".ods":
        check_ods(path, entries)
        return Seen()
    return check_xlsx(path, entries)


def _guarded(path: Path, error: BaseException) -> FileError:
    """Return the refusal for what calamine raised; its panics are no Exceptions."""
    if isinstance(error, PasswordError):
        return locked(path)
    if isinstance(error, MemoryError):
        return too_many_cells(path)
    return damaged(path)


def _is_calamine(error: BaseException) -> bool:
    known = CalamineError | OSError | ValueError | OverflowError | MemoryError
    return isinstance(error, known) or type(error).__name__ == "PanicException"


def _open(path: Path) -> CalamineWorkbook:
    try:
        book = CalamineWorkbook.from_path(path)
    except BaseException as error:
        if _is_calamine(error):
            raise _guarded(path, error) from error
        raise
    if not book.sheet_names:
        raise refuse(
            "no_sheets",
            QT_TRANSLATE_NOOP("Errors", "{file} holds no sheet."),
            QT_TRANSLATE_NOOP("Errors", "Open it in a spreadsheet program, save it anew."),
            path,
        )
    return book


def _sheet(path: Path, book: CalamineWorkbook, name: str) -> CalamineSheet:
    try:
        return book.get_sheet_by_name(name)
    except WorksheetNotFound:
        raise refuse(
            "no_such_sheet",
            QT_TRANSLATE_NOOP("Errors", '{file} has no sheet "{sheet}".'),
            QT_TRANSLATE_NOOP("Errors", "Choose one of: {sheets}"),
            path,
            sheet=name,
            sheets=", ".join(book.sheet_names),
        ) from None
    except BaseException as error:
        if _is_calamine(error):
            raise _guarded(path, error) from error
        raise


def _choose(path: Path, book: CalamineWorkbook, wanted: str | None) -> CalamineSheet:
    names = [wanted] if wanted is not None else _visible_first(book)
    for name in names:
        found = _sheet(path, book, name)
        if found.height:
            return found
    raise refuse(
        "sheet_empty",
        QT_TRANSLATE_NOOP("Errors", "There are no rows in {file}, sheet {sheet}."),
        QT_TRANSLATE_NOOP("Errors", "Choose another sheet; the file has: {sheets}"),
        path,
        sheet=", ".join(names),
        sheets=", ".join(book.sheet_names),
    )


def _visible_first(book: CalamineWorkbook) -> list[str]:
    hidden = {
        found.name
        for found in book.sheets_metadata
        if found.visible is not SheetVisibleEnum.Visible
    }
    return sorted(book.sheet_names, key=lambda name: name in hidden)


def _rows(path: Path, sheet: CalamineSheet) -> Iterator[RawRow]:
    text = lru_cache(_KNOWN_TEXTS, typed=True)(_text)  # days and prices come again and again
    try:
        for line, cells in enumerate(sheet.iter_rows(), start=1):
            yield line, [cell if type(cell) is str else text(cell) for cell in cells]
    except BaseException as error:
        if _is_calamine(error):
            raise _guarded(path, error) from error
        raise


def _text(cell: object) -> str:
    """Return a cell as the text its user sees: 13812345678.0 is 13812345678, 0.30000000000004 0.3.

    A whole number too long to be exact in a spreadsheet is written 1.2345E+17, so that a phone
    or card number that lost digits is refused and never taken for another one.
    """
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        if abs(cell) < _EXACT_BELOW:
            return str(int(cell)) if cell.is_integer() else _decimal(cell)
        return f"{cell:.14E}"
    if isinstance(cell, dt.datetime):
        return cell.isoformat(" ") if cell.time() != _MIDNIGHT else cell.date().isoformat()
    return str(cell)


def _decimal(cell: float) -> str:
    text = f"{cell:.15g}"
    return text if "e" not in text else f"{cell:.15f}".rstrip("0").rstrip(".")
