"""A workbook written row by row: its sheets wait in a folder of ours, its cells come finished."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any, Final

from lxml.etree import LxmlError
from openpyxl import Workbook
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import ALL_TEMP_FILES, WorksheetWriter

_A4: Final = 9


class Worksheet(WriteOnlyWorksheet):  # type: ignore[misc] # openpyxl has no types
    """A write-only worksheet; append() takes cells that already know their type and style."""

    _writer: Any = None

    def __init__(self, book: Workbook, title: str, folder: Path) -> None:
        super().__init__(book, title)
        self._folder = folder
        self._waiting: IO[bytes] | None = None

    def _get_writer(self) -> None:
        """Open the waiting file in our folder: openpyxl would leave customers in the system's.

        It is a file of Python's, not a name for lxml, so that a full disk is an OSError at once.
        """
        if self._writer is None:
            self._waiting = file = NamedTemporaryFile(  # noqa: SIM115 - closed by close()
                dir=self._folder, prefix="sheet-", suffix=".xml", delete=False
            )
            self._writer = WorksheetWriter(self, out=file)
            self._writer.out = file.name
            ALL_TEMP_FILES.append(file.name)  # openpyxl's own clean-up takes it off this list
            self._writer.write_top()

    def _values_to_row(self, values: Sequence[Any], row_index: int) -> Iterator[Any]:
        """Number the cells of a row; None leaves its place empty."""
        for column_index, cell in enumerate(values, 1):
            if cell is not None:
                cell.column = column_index
                cell.row = row_index
                yield cell

    def set_page(self, footer: str) -> None:
        """Set the print-out: A4, landscape, as wide as one page, a footer with page numbers."""
        self.page_setup.orientation = "landscape"
        self.page_setup.paperSize = _A4
        self.page_setup.fitToHeight = 0
        self.sheet_properties.pageSetUpPr.fitToPage = True
        self.HeaderFooter.oddFooter.left.text = footer.replace("&", "&&")
        self.HeaderFooter.oddFooter.right.text = "&P / &N"

    def close(self) -> None:
        """Finish the sheet; what does not fit on the disk is told here."""
        super().close()
        if self._waiting:
            self._waiting.close()

    def give_up(self) -> None:
        """Let go of the waiting file, saved or not."""
        if self._writer is None:
            return
        with suppress(OSError, LxmlError):
            if not self.closed:
                super().close()
        if self._waiting:
            with suppress(OSError):
                self._waiting.close()
        if self._writer.out in ALL_TEMP_FILES:
            ALL_TEMP_FILES.remove(self._writer.out)


class Book(Workbook):  # type: ignore[misc] # openpyxl has no types
    """A workbook whose worksheets wait in one folder until it is saved."""

    def __init__(self, folder: Path) -> None:
        super().__init__(write_only=True)
        self._folder = folder

    def create_sheet(self, title: str | None = None, index: int | None = None) -> Worksheet:
        """Add a worksheet."""
        sheet = Worksheet(self, title or "Sheet", self._folder)
        self._add_sheet(sheet=sheet, index=index)
        return sheet

    def forget(self) -> None:
        """Close the waiting files of a workbook, saved or given up."""
        for sheet in self._sheets:
            sheet.give_up()
