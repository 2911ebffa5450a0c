"""The table of what differs between two schemes: the field, the old side, the new side."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from app.domain.scheme_changes import Change
from app.domain.schemes import Scheme
from app.services.desk import Desk
from app.ui import style
from app.ui.widgets import scheme_words

_ROW = 30
_SHOWN = 5
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ChangeTable(QTableWidget):
    """One row for each field that differs."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(0, 3)
        self._desk = desk
        self.setObjectName("scheme_changes")
        self.setAccessibleName(self.tr("What changes"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setProperty("framed", True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(style.px(_ROW))
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        head.setDefaultAlignment(_LEFT)
        self.setHorizontalHeaderLabels([self.tr("What"), self.tr("Old"), self.tr("New")])

    def name_sides(self, old: str, new: str) -> None:
        """Name the two sides in the head."""
        self.setHorizontalHeaderLabels([self.tr("What"), old, new])

    def show_changes(self, changes: Sequence[Change], schemes: tuple[Scheme, Scheme]) -> None:
        """Show what differs between two schemes."""
        desk = self._desk
        rows = scheme_words.lines(changes, schemes, desk.decimals, desk.currency)
        self.setRowCount(len(rows))
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text)
                cell.setTextAlignment(_LEFT)
                self.setItem(at, column, cell)
        head = self.horizontalHeader().sizeHint().height()
        self.setMinimumHeight(head + min(_SHOWN, max(1, len(rows))) * style.px(_ROW) + 6)
