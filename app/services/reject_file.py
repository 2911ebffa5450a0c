"""The reject file: the rows an import refused, with the reason, to correct and import again."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from app.domain.importing import Reject
from app.domain.importing_guard import guard
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.paths import replace_file

LINE = QT_TRANSLATE_NOOP("Import", "Line")
REASON = QT_TRANSLATE_NOOP("Import", "Reason")


def write(path: Path, headers: Sequence[str], rejects: Sequence[Reject]) -> None:
    """Write the refused rows as CSV: line and reason first, then the cells as they were."""
    text = io.StringIO()
    writer = csv.writer(text)
    titles = [translate("Import", LINE), translate("Import", REASON)]
    writer.writerow([*titles, *(guard(header) for header in headers)])
    for reject in sorted(rejects, key=lambda reject: reject.line):
        cells = [guard(cell.replace("\0", "")) for cell in reject.cells]
        writer.writerow([reject.line, reject.reason, *cells])
    # A byte order mark lets a spreadsheet read Chinese; half surrogates cannot be written.
    replace_file(path, b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace"))
