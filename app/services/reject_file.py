"""The reject file: the rows an import refused, with the reason, to correct and import again."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from app.domain.importing_guard import guard
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.paths import replace_file

LINE = QT_TRANSLATE_NOOP("Import", "Line")
REASON = QT_TRANSLATE_NOOP("Import", "Reason")


class RefusedRow(NamedTuple):
    """One refused row: its line in the file, why, and its cells as they were."""

    line: int
    reason: str
    cells: Sequence[str]


def write(path: Path, headers: Sequence[str], rows: Sequence[RefusedRow]) -> None:
    """Write the refused rows as CSV: line and reason first, then the cells as they were."""
    titles = [translate("Import", LINE), translate("Import", REASON)]
    lines = [[*titles, *(guard(header) for header in headers)]]
    for row in sorted(rows, key=lambda row: row.line):
        cells = [guard(cell.replace("\0", "")) for cell in row.cells]
        lines.append([str(row.line), row.reason, *cells])
    write_lines(path, lines)


def write_lines(path: Path, lines: Sequence[Sequence[str]]) -> None:
    """Replace the file by these lines."""
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    # A byte order mark lets a spreadsheet read Chinese; half surrogates cannot be written.
    replace_file(path, b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace"))


def read_lines(path: Path) -> list[list[str]]:
    """Return the lines of a reject file, also of one that a spreadsheet has saved anew."""
    body = path.read_bytes()
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = body.decode("gb18030", "replace")
    return list(csv.reader(io.StringIO(text.replace("\0", ""), newline="")))
