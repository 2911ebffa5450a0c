"""The raw table between a file and the rules of import: headers, and rows of text cells."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

Cells = Sequence[str]
RawRow = tuple[int, Cells]


@dataclass(frozen=True)
class RawTable:
    """One table of a file: its columns, and a way to run through its rows again and again.

    Args:
        headers: the cells of the header row; column letters when the table has none.
        header_line: the line of the header as a person counts it; 0 when there is none.
        rows: starts a fresh run over (line, cells) below the header; every cell is text.
        epoch_1904: bare day numbers count from 1904 as in old Mac workbooks.
        blocks: starts the same run in pieces of some thousand rows, where a form is read so.
        bare_formulas: some cells hold a formula without a value, and so read as blank.

    """

    headers: tuple[str, ...]
    header_line: int
    rows: Callable[[], Iterator[RawRow]]
    epoch_1904: bool = False
    blocks: Callable[[], Iterator[Sequence[RawRow]]] | None = None
    bare_formulas: bool = False

    def pieces(self, most: int) -> Iterator[Sequence[RawRow]]:
        """Start a run over the rows in pieces of at most so many."""
        if self.blocks is None:
            rows = self.rows()
            while piece := list(islice(rows, most)):
                yield piece
            return
        for block in self.blocks():
            for start in range(0, len(block), most):
                yield block[start : start + most] if len(block) > most else block


@dataclass(frozen=True)
class RawFile:
    """A file as it was found: its form, how its text is written, its sheets and its table."""

    path: str
    form: str
    table: RawTable
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()


def column_letter(position: int) -> str:
    """Return the letter of a column as a spreadsheet shows it: 0 is A, 26 is AA."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
