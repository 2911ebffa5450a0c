"""The list of cases on screen: the choice is kept by case; letters act while it has the focus."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from app.services.case_views import CaseRow
from app.ui.tables.case_table import ITEM_ROLE, CaseModel
from app.ui.widgets.case_delegate import CaseDelegate
from app.ui.widgets.level_badge import Level


class CaseList(QListView):
    """Shows cases under the heads of their groups."""

    chosen = Signal()
    opened = Signal()
    left = Signal()
    letter = Signal(str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("case_list")
        self.setAccessibleName(self.tr("Cases"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self._model = CaseModel(self)
        self.setModel(self._model)
        self._delegate = CaseDelegate(self, today)
        self.setItemDelegate(self._delegate)
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def show_rows(
        self, rows: Sequence[CaseRow], counts: dict[str, int], levels: Mapping[int, Level]
    ) -> None:
        """Show other cases; the chosen one stays chosen, else the first is."""
        had = self.current()
        place = self.currentIndex().row()
        self._delegate.set_levels(levels)
        self._model.show_rows(rows, counts)
        chosen = self._model.place_of(had.id) if had else -1
        if chosen < 0 and had is not None:
            chosen = self._nearest(place)
        self._choose(chosen if chosen >= 0 else self._model.first_place())

    def _nearest(self, place: int) -> int:
        """Return the case that has come into the place of one that went away."""
        for at in (*range(place, self._model.rowCount()), *range(place - 1, -1, -1)):
            if isinstance(self._model.index(at).data(ITEM_ROLE), CaseRow):
                return int(at)
        return -1

    def choose(self, case_id: int) -> bool:
        """Choose a case; say whether it is shown."""
        place = self._model.place_of(case_id)
        if place >= 0:
            self._choose(place)
        return place >= 0

    def _choose(self, place: int) -> None:
        index = self._model.index(place) if place >= 0 else QModelIndex()
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        if place < 0:
            self.selectionModel().clear()
            self.chosen.emit()
        else:
            self.scrollTo(index)

    def current(self) -> CaseRow | None:
        """Return the case that acts are about."""
        item = self.currentIndex().data(ITEM_ROLE)
        return item if isinstance(item, CaseRow) else None

    @property
    def rows(self) -> list[CaseRow]:
        """Return the cases shown, top to bottom."""
        return self._model.rows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, leave on Esc, act on a letter."""
        letter = event.text().upper()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not event.modifiers() and len(letter) == 1 and "A" <= letter <= "Z":
            self.letter.emit(letter)
        else:
            super().keyPressEvent(event)
