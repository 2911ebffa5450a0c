"""The first rows of a file as they are read: what each would become, and why one would not."""

from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from app.domain.importing_fields import TITLES
from app.i18n import translate
from app.services import import_preview
from app.services.desk import Desk
from app.services.import_preview import FirstRows, PreviewRow
from app.ui import formats
from app.ui.widgets import parts

_HEIGHT: Final = 188
_LONGEST: Final = 40
_RIGHT: Final = frozenset({"amount", "frequency"})


class FirstRowsCard(QFrame):
    """A small table below the columns; nothing of it is saved yet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("first_rows_card")
        self.setProperty("part", "card")
        self._desk = desk
        self._fields: tuple[str, ...] = ()
        title = parts.label(self.tr("The first rows read like this"), "section")
        note = parts.label(self.tr("A preview; nothing is saved yet"), "caption")
        self._place = parts.column()
        box = parts.column(parts.row(title, 0, note), gap=4, margins=(20, 12, 20, 12), parent=self)
        box.addLayout(self._place)
        self.setFixedHeight(_HEIGHT)
        self.hide()

    def show_rows(self, found: FirstRows) -> None:
        """Show what was read."""
        parts.clear(self._place)
        self._fields = found.fields
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        heads = [self.tr("Line"), "", *(translate("Import", TITLES[f]) for f in found.fields)]
        for place, text in enumerate([*heads, self.tr("Result")]):
            grid.addWidget(parts.label(text, "hint"), 0, place)
        for line, row in enumerate(found.rows, start=1):
            self._add(grid, line, row)
        grid.setColumnStretch(len(heads), 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self._place.addWidget(inside)
        self.setVisible(bool(found.rows))

    def _add(self, grid: QGridLayout, line: int, row: PreviewRow) -> None:
        is_refused = row.result == import_preview.REFUSED
        icon, tone = ("close", "danger") if is_refused else ("check", "ok")
        grid.addWidget(parts.label(str(row.line), "table", "quiet"), line, 0)
        grid.addWidget(parts.Icon(icon, tone, 16), line, 1)
        for place, field in enumerate(self._fields, start=2):
            text = self._words(field, row.values.get(field))[:_LONGEST]
            cell = parts.label(text, "table", "danger" if is_refused else "")
            if field in _RIGHT:
                cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(cell, line, place)
        result = parts.Elided("table", "danger" if is_refused else "ok", name="row_result")
        result.setText(row.reason or self._result(row.result))
        grid.addWidget(result, line, len(self._fields) + 2)
        grid.setRowMinimumHeight(line, 24)

    def _words(self, field: str, value: Any) -> str:  # noqa: ANN401 - a cell of any field
        if field == "amount" and isinstance(value, int):
            return formats.money(value, self._desk.decimals, self._desk.currency)
        if isinstance(value, date):
            return formats.day(value)
        return "" if value is None else " ".join(str(value).split())

    def _result(self, result: str) -> str:
        words = {
            import_preview.NEW: self.tr("New customer"),
            import_preview.KNOWN: self.tr("Known customer"),
            import_preview.AGAIN: self.tr("Customer of a line above"),
            import_preview.NOBODY: self.tr("Without a customer"),
        }
        return words[result]
