"""Finds the header among the first rows of a table, below titles and junk, and cuts it off."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from app.domain.importing_headers import find_header
from app.domain.importing_table import Cells, RawRow, RawTable, column_letter
from app.errors import FileError
from app.i18n import QT_TRANSLATE_NOOP
from app.intake.refusals import empty, refuse

Rows = Callable[[], Iterator[RawRow]]
Piece = Sequence[RawRow]
Blocks = Callable[[int], Iterator[Piece]]
LOOK_AT = 50
_MOST_COLUMNS = 2000


def table_below(
    path: Path,
    rows: Rows,
    header_row: int | None,
    *,
    epoch_1904: bool = False,
    blocks: Blocks | None = None,
) -> RawTable:
    """Return the table under its header: the row asked for (0: none), or the most telling one.

    `blocks` gives the rows of a width in pieces, where a form can be read so.
    """
    first = list(islice(rows(), LOOK_AT if header_row is None else max(header_row, 1) + LOOK_AT))
    if not any(cell.strip() for _, cells in first for cell in cells):
        raise empty(path)
    if header_row is None:
        found = find_header([cells for _, cells in first])
        line = first[found][0] if found is not None else 0
    else:
        line = header_row
    header = next((cells for number, cells in first if number == line), None)
    if header_row and header is None:
        raise refuse(
            "no_such_row",
            QT_TRANSLATE_NOOP("Errors", "{file} has no row {row} that could be the header."),
            QT_TRANSLATE_NOOP("Errors", "Give the number of the row that holds the column names."),
            path,
            row=header_row,
        )
    width = max(len(cells) for _, cells in first)
    if width > _MOST_COLUMNS:
        raise _too_wide(path, width)
    names = _names(header, width)

    def below() -> Iterator[RawRow]:
        every = rows()
        for number, _ in every if line else ():
            if number >= line:
                break
        return every

    if blocks is None:
        return RawTable(names, line, below, epoch_1904)
    return RawTable(names, line, below, epoch_1904, lambda: _below(blocks(width), line))


def _below(pieces: Iterator[Piece], line: int) -> Iterator[Piece]:
    """Yield what pieces hold below a line."""
    for piece in pieces:
        if piece[-1][0] <= line:
            continue
        first = next(at for at, (number, _) in enumerate(piece) if number > line)
        yield piece[first:] if first else piece
        break
    yield from pieces


def _too_wide(path: Path, width: int) -> FileError:
    return refuse(
        "too_many_columns",
        QT_TRANSLATE_NOOP("Errors", "{file} has {count} columns; {limit} can be read."),
        QT_TRANSLATE_NOOP("Errors", "Delete the columns that are not needed."),
        path,
        count=width,
        limit=_MOST_COLUMNS,
    )


def _names(header: Cells | None, width: int) -> tuple[str, ...]:
    if header is None or not any(cell.strip() for cell in header):
        return tuple(map(column_letter, range(width)))
    return tuple(" ".join(cell.replace("\ufeff", "").split()) for cell in header)
