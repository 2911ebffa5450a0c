"""The list of cases as a model: heads of groups and the cases below them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.cases import Urgency
from app.services.case_views import CaseRow

ITEM_ROLE: Final = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()


@dataclass(frozen=True)
class Head:
    """The head of a group: which one, and how many cases stand in it."""

    urgency: Urgency
    count: int


class CaseModel(QAbstractListModel):
    """Heads cannot be chosen; everything else is a case."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[Head | CaseRow] = []

    def show_rows(self, rows: Sequence[CaseRow], counts: dict[str, int]) -> None:
        """Show cases, which come in the order of their groups; the heads carry whole counts."""
        self.beginResetModel()
        self._items = list(_with_heads(rows, counts))
        self.endResetModel()

    @property
    def rows(self) -> list[CaseRow]:
        """Return the cases shown, top to bottom."""
        return [item for item in self._items if isinstance(item, CaseRow)]

    def place_of(self, case_id: int) -> int:
        """Return where a case stands, -1 when it does not."""
        for place, item in enumerate(self._items):
            if isinstance(item, CaseRow) and item.id == case_id:
                return place
        return -1

    def first_place(self) -> int:
        """Return where the first case stands, -1 when there is none."""
        return next((at for at, item in enumerate(self._items) if isinstance(item, CaseRow)), -1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the line itself, or the text that is read aloud."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole and isinstance(item, CaseRow):
            return f"{item.title}, {item.name}, {item.level_name}"
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(item, CaseRow):
            return item.text
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let cases be chosen, heads not."""
        if index.isValid() and isinstance(self._items[index.row()], CaseRow):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


def _with_heads(rows: Sequence[CaseRow], counts: dict[str, int]) -> Iterator[Head | CaseRow]:
    for urgency, group in groupby(rows, key=lambda row: row.urgency):
        members = list(group)
        yield Head(urgency, max(len(members), counts.get(urgency, 0)))
        yield from members
