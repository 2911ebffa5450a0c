"""Text tables: csv, tsv and txt in any of the usual encodings and delimiters, read as a stream."""

import csv
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import chain, islice
from pathlib import Path

from app.domain.importing_packed import Block
from app.domain.importing_synonyms import EITHER, header_key
from app.domain.importing_table import RawFile, RawRow
from app.errors import FileError
from app.i18n import QT_TRANSLATE_NOOP
from app.intake.header_row import table_below
from app.intake.refusals import empty, opened, refuse, require_unchanged, stamp_of, too_large
from app.intake.text_encoding import LINE_LIMIT, encoding_of, line_too_long

SIZE_LIMIT = 2 << 30
DELIMITERS = ",;\t|"
_SNIFF_LINES = 200
_RECORD_LINES = 200
_ENOUGH_NAMES = 3
_BLOCK = 320 << 10
_ROWS = 4_000
csv.field_size_limit(LINE_LIMIT)
_END = "\uffff\uffffend of file\uffff\uffff"


@dataclass(frozen=True)
class _Form:
    encoding: str
    delimiter: str
    skip: int

    @property
    def packs(self) -> bool:
        """Whether bytes can be cut where the signs are."""
        return self.encoding in {"utf-8", "utf-8-sig"} and self.delimiter in DELIMITERS


def read_csv(path: Path, header_row: int | None = None) -> RawFile:
    """Return the table of a text file; its rows are read again from the file at each run."""
    stamp = stamp_of(path)
    if stamp[0] > SIZE_LIMIT:
        raise too_large(path, "2 GB")
    form = _form(path, encoding_of(path))

    def rows() -> Iterator[RawRow]:
        require_unchanged(path, stamp)
        return _records(path, form)

    def blocks(width: int) -> Iterator[Sequence[RawRow]]:
        require_unchanged(path, stamp)
        return _blocks(path, form, width)

    table = table_below(path, rows, header_row, blocks=blocks if form.packs else None)
    return RawFile(
        str(path),
        path.suffix.lower().lstrip("."),
        table,
        encoding="utf-8" if form.encoding == "utf-8-sig" else form.encoding,
        delimiter=form.delimiter,
    )


def _form(path: Path, encoding: str) -> _Form:
    """Find the delimiter: told by a sep= line, else the one that cuts most lines alike."""
    lines = [line for line in islice(_lines(path, encoding), _SNIFF_LINES) if line.strip()]
    if not lines:
        raise empty(path)
    told = lines[0].strip().strip('"')
    if told.lower().startswith("sep=") and len(told) <= len("sep=;"):
        return _Form(encoding, told[4:] or "\t", 1)
    return _Form(encoding, max(DELIMITERS, key=lambda mark: _fitness(lines, mark)), 0)


def _fitness(lines: list[str], delimiter: str) -> tuple[int, float, int]:
    """Return how well a delimiter fits: known names it cuts out, how evenly it cuts, how wide."""
    rows = [row for row in csv.reader(lines, delimiter=delimiter) if any(row)]
    widths = Counter(map(len, rows))
    width, count = max(
        widths.items(), key=lambda item: (item[1] if item[0] > 1 else 0, item[0]), default=(0, 0)
    )
    known = max((len({header_key(cell) for cell in row} & EITHER) for row in rows), default=0)
    if width <= 1:
        return 0, 0.0, 0
    return min(known, _ENOUGH_NAMES), count / len(rows), width


def _lines(path: Path, encoding: str) -> Iterator[str]:
    """Yield the lines of a file with their ends; a line beyond the limit is refused."""
    with opened(path) as raw, TextIOWrapper(raw, encoding, newline="") as stream:
        yield from _lines_of(path, stream, 1)


def _lines_of(path: Path, stream: TextIOWrapper, number: int) -> Iterator[str]:
    """Yield what is left of a stream line by line, beginning with the line of a number."""
    while line := stream.readline(LINE_LIMIT):
        if len(line) >= LINE_LIMIT:
            raise line_too_long(path, number)
        yield line
        number += 1


def _records(path: Path, form: _Form, place: tuple[int, int] = (0, 1)) -> Iterator[RawRow]:
    """Yield (line, cells) for each record, block by block while no quotation mark is met.

    Begins at a place: after so many bytes, where the line of such a number begins.
    """
    offset, line = place
    encoding = "utf-8" if offset and form.packs else form.encoding
    with opened(path) as raw:
        raw.seek(offset)
        with TextIOWrapper(raw, encoding, newline="") as stream:
            for _ in range(0 if offset else form.skip):
                stream.readline()
                line += 1
            while block := stream.readlines(_BLOCK):
                if max(map(len, block)) >= LINE_LIMIT:
                    at = next(at for at, text in enumerate(block) if len(text) >= LINE_LIMIT)
                    raise line_too_long(path, line + at)
                if any('"' in text for text in block):
                    rest = _lines_of(path, stream, line + len(block))
                    yield from _quoted(path, form, chain(block, rest), line)
                    return
                # Without quotation marks every line is one record.
                yield from zip(
                    range(line, line + len(block)),
                    csv.reader(block, delimiter=form.delimiter),
                    strict=True,
                )
                line += len(block)


def _blocks(path: Path, form: _Form, width: int) -> Iterator[Sequence[RawRow]]:
    """Yield the records in pieces, packed as far as the file lets them be."""
    with opened(path) as raw:
        if form.encoding == "utf-8-sig":
            raw.seek(len(BOM_UTF8))
        for _ in range(form.skip):
            raw.readline()
        offset, line = raw.tell(), 1 + form.skip
        while data := raw.read(_BLOCK):
            data += raw.readline(LINE_LIMIT)
            block = None
            if len(data) < LINE_LIMIT:
                block = Block.cut(data, form.delimiter, width, line)
            if block is None:
                break
            yield block
            offset, line = raw.tell(), line + len(block)
        else:
            return
    rows = _records(path, form, (offset, line))
    while piece := list(islice(rows, _ROWS)):
        yield piece


def _quoted(path: Path, form: _Form, lines: Iterator[str], first: int) -> Iterator[RawRow]:
    """Yield (line, cells) for each record; a quote never closed is refused, not swallowed."""
    reader = csv.reader(chain(lines, (_END,)), delimiter=form.delimiter)
    start, before = first, first - 1
    try:
        for cells in reader:
            end = reader.line_num + before
            if end != start and (end - start >= _RECORD_LINES or cells[-1].endswith(_END)):
                raise _open_quote(path, start)
            if cells and cells[0] == _END:
                return
            yield start, cells
            start = end + 1
    except csv.Error as error:
        raise _open_quote(path, start) from error


def _open_quote(path: Path, line: int) -> FileError:
    return refuse(
        "open_quote",
        QT_TRANSLATE_NOOP("Errors", "A quotation mark opened in line {line} of {file} stays open."),
        QT_TRANSLATE_NOOP("Errors", "Close or delete that mark and import again."),
        path,
        line=line,
    )
