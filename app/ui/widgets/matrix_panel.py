"""The right column of the Grading page: the matrix, and by name who moves or hangs by a thread."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QStackedLayout, QWidget

from app.domain.schemes import Scheme
from app.services.what_if import Borderline, Trial, TrialMover
from app.ui import formats
from app.ui.widgets import parts
from app.ui.widgets.matrix_movers import MoverList
from app.ui.widgets.matrix_view import MatrixView


class MatrixPanel(QFrame):
    """Asks for the movers of a cell, or for the borderline customers, and shows them."""

    cell_asked = Signal(int, int)
    borderline_asked = Signal()
    all_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("matrix_panel")
        self.setProperty("part", "card")
        self.matrix = MatrixView()
        self.matrix.cell_chosen.connect(self.cell_asked)
        self.list = MoverList()
        self._in_force: Scheme | None = None
        self._title = parts.Elided("section", name="movers_title")
        self._hint = parts.label("", "table", "quiet", name="movers_none", wrap=True)
        self.all = self._chip("movers_all", self.tr("All"))
        self.all.clicked.connect(self._ask_all)
        self.near = self._chip("movers_borderline", self.tr("Borderline"))
        self.near.setToolTip(
            self.tr("Who changes level when a weight moves by 5, or with one order less")
        )
        self.near.clicked.connect(self.borderline_asked)
        head = parts.row(gap=8)
        for text, text_style in (
            (self.tr("From (row) to (column)"), "section"),
            (self.tr("choose a cell"), "hint"),
        ):
            word = parts.Elided(text_style)
            word.setText(text)
            head.addWidget(word, 2 if text_style == "section" else 1)
        chips = parts.row(self.all, self.near, 0)
        room = QWidget(self)
        self._room = QStackedLayout(room)
        self._room.addWidget(self.list)
        empty = QWidget()
        parts.column(self._hint, 0, parent=empty)
        self._room.addWidget(empty)
        box = parts.column(gap=8, margins=(15, 12, 15, 12), parent=self)
        box.addLayout(head)
        box.addWidget(self.matrix)
        box.addWidget(parts.line())
        box.addWidget(self._title)
        box.addLayout(chips)
        box.addWidget(room, 1)

    @staticmethod
    def _chip(name: str, text: str) -> QPushButton:
        chip = QPushButton(text)
        chip.setObjectName(name)
        chip.setProperty("kind", "chip")
        chip.setCheckable(True)
        return chip

    def show_trial(self, trial: Trial, in_force: Scheme) -> None:
        """Show the matrix and all movers of a trial."""
        self._in_force = in_force
        self.matrix.show_matrix(trial.matrix, in_force.levels, trial.scheme.levels)
        if self.matrix.chosen is not None:
            self.cell_asked.emit(*self.matrix.chosen)
        elif self.near.isChecked():
            self.borderline_asked.emit()
        else:
            self.show_movers(trial)

    def show_movers(self, trial: Trial) -> None:
        """Show all movers."""
        self._mark(self.all)
        self.matrix.clear_choice()
        text = self.tr("Movers {count}").format(count=formats.number(trial.moved))
        self._show(text, trial.movers, trial, self.tr("Nobody changes level."))

    def show_cell(self, trial: Trial, movers: Sequence[TrialMover], old: int, new: int) -> None:
        """Show the customers of one cell."""
        self._mark(None)
        self._show(self.matrix.words(old, new), movers, trial, "")

    def count_borderline(self, count: int) -> None:
        """Say on its chip how many hang by a thread."""
        text = QCoreApplication.translate("MatrixPanel", "Borderline {count}")
        self.near.setText(text.format(count=formats.number(count)))

    def show_borderline(self, trial: Trial, found: Borderline) -> None:
        """Show who hangs by a thread."""
        self._mark(self.near)
        self.matrix.clear_choice()
        text = QCoreApplication.translate("MatrixPanel", "Borderline {count}")
        text = text.format(count=formats.number(found.count))
        none = self.tr("Nobody's level hangs on a small change.")
        self._show(text, found.customers, trial, none)

    def _show(self, title: str, rows: Sequence[TrialMover], trial: Trial, none: str) -> None:
        self._title.setText(title)
        levels = self._in_force.levels if self._in_force else ()
        self.list.movers.show_movers(rows, levels, trial.scheme.levels)
        self._hint.setText(none)
        self._room.setCurrentIndex(0 if rows else 1)

    def _mark(self, chosen: QPushButton | None) -> None:
        for chip in (self.all, self.near):
            chip.setChecked(chip is chosen)

    def _ask_all(self) -> None:
        self._mark(self.all)
        self.all_asked.emit()
