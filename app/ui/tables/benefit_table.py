"""The matrix of benefits and levels as a table that is edited in place."""

from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.domain.benefits import BenefitEntry
from app.domain.money import parse_money
from app.domain.money import plain as plain_money
from app.errors import UserError
from app.services.benefits import BenefitRow, LevelColumn, Matrix
from app.services.desk import Desk
from app.ui import formats

Index = QModelIndex | QPersistentModelIndex

TEXT: Final = "text"
LEVEL: Final = "level"
COST: Final = "cost"
NEW_ROW: Final = None
MARK_ROLE: Final = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class MatrixColumn:
    """One column: a text of the benefit, its yearly cost, or one level."""

    key: str
    title: str
    level: LevelColumn | None = None


@dataclass(frozen=True)
class Mark:
    """Whether a level has a benefit: given here first, passed up from below, or not at all."""

    is_own: bool = False
    is_passed_up: bool = False
    goes_up: bool = False


class BenefitModel(QAbstractTableModel):
    """Benefits down, levels across; the last row waits for a new benefit.

    It asks for an entry to be saved: `saved_asked` (id or None for a new one, entry, row, column).
    """

    saved_asked = Signal(object, object, int, int)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None, *, may_edit: bool) -> None:
        super().__init__(parent)
        self._desk = desk
        self._may_edit = may_edit
        self.matrix = Matrix((), (), (), ())
        self.columns: tuple[MatrixColumn, ...] = ()
        self._typed: dict[tuple[int, int], str] = {}

    def show_matrix(self, matrix: Matrix, columns: tuple[MatrixColumn, ...]) -> None:
        """Show the benefits anew."""
        self.beginResetModel()
        self.matrix, self.columns = matrix, columns
        self._typed.clear()
        self.endResetModel()

    def keep_typed(self, row: int, column: int, text: str) -> None:
        """Keep what was refused, so that it is there when the cell is opened again."""
        self._typed[(row, column)] = text

    def benefit_at(self, row: int) -> BenefitRow | None:
        """Return the benefit of a row; the last row has none yet."""
        rows = self.matrix.rows
        return rows[row] if 0 <= row < len(rows) else NEW_ROW

    def entry_at(self, row: int) -> BenefitEntry:
        """Return a row as an entry to change; the new one begins at the lowest level."""
        benefit = self.benefit_at(row)
        if benefit is None:
            return BenefitEntry(1, "")
        cost = benefit.cost_minor if isinstance(benefit.cost_minor, int) else 0
        return BenefitEntry(
            level=benefit.level,
            text=benefit.text,
            upward=benefit.upward,
            note=benefit.note,
            quota=benefit.quota,
            validity=benefit.validity,
            cost_minor=cost,
        )

    def mark_at(self, row: int, level: LevelColumn) -> Mark:
        """Return whether a level has a row's benefit."""
        benefit = self.benefit_at(row)
        if benefit is None:
            return Mark()
        is_own = benefit.level == level.rank
        goes_up = is_own and benefit.upward and level.rank < len(self.matrix.levels)
        return Mark(is_own, benefit.reaches(level.rank) and not is_own, goes_up)

    def press_level(self, row: int, column: int) -> None:
        """Give a benefit from this level on; at its own level, pass it up or keep it here."""
        level = self.columns[column].level
        benefit = self.benefit_at(row)
        if level is None or benefit is None or not self._may_edit:
            return
        entry = self.entry_at(row)
        if benefit.level == level.rank:
            entry = replace(entry, upward=not entry.upward)
        else:
            entry = replace(entry, level=level.rank)
        self.saved_asked.emit(benefit.id, entry, row, column)

    def _text(self, row: int, column: MatrixColumn) -> str:
        benefit = self.benefit_at(row)
        if benefit is None:
            return self.tr("New benefit") if column.key == TEXT and self._may_edit else ""
        if column.level is not None:
            return self._mark_text(self.mark_at(row, column.level))
        if column.key == COST:
            cost = benefit.cost_minor
            return formats.money(cost, self._desk.decimals, self._desk.currency) if cost else ""
        return str(getattr(benefit, column.key))

    def is_resting(self, row: int) -> bool:
        """Say whether a row's benefit belongs to a level that the scheme does not have now."""
        return self.benefit_at(row) in self.matrix.resting

    def _tip(self, row: int, column: MatrixColumn) -> str:
        benefit = self.benefit_at(row)
        if benefit is None or not self.is_resting(row):
            return self._text(row, column)
        text = self.tr("Nobody gets this: the scheme has no level {level} now.")
        return text.format(level=benefit.level)

    def _mark_text(self, mark: Mark) -> str:
        if mark.is_own:
            return self.tr("from here up") if mark.goes_up else self.tr("only here")
        return self.tr("passed up") if mark.is_passed_up else ""

    def _typable(self, row: int, column: int) -> str:
        if (row, column) in self._typed:
            return self._typed[(row, column)]
        benefit, key = self.benefit_at(row), self.columns[column].key
        if benefit is None:
            return ""
        if key == COST:
            return plain_money(self.entry_at(row).cost_minor, self._desk.decimals)
        return str(getattr(benefit, key))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the benefits, and one more row where new ones may be typed."""
        if parent.isValid():
            return 0
        return len(self.matrix.rows) + (1 if self._may_edit and self.columns else 0)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return texts, levels and cost."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a cell shows, or what its editor begins with."""
        row, column = index.row(), self.columns[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._text(row, column)
        if role == Qt.ItemDataRole.EditRole and column.level is None:
            return self._typable(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and column.level is None:
            return self._tip(row, column)
        if role == MARK_ROLE and column.level is not None:
            return self.mark_at(row, column.level)
        return None

    def setData(self, index: Index, value: object, _role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for what was typed to be saved; what cannot be read is kept and refused."""
        row, column = index.row(), index.column()
        text, key = str(value), self.columns[column].key
        is_new = self.benefit_at(row) is None
        if (is_new and not text.strip()) or text == self._typable(row, column):
            return False
        self.keep_typed(row, column, text)
        try:
            change: dict[str, Any] = {key: text}
            if key == COST:
                desk = self._desk
                minor = parse_money(text, desk.decimals, desk.currency) if text.strip() else 0
                change = {"cost_minor": minor}
        except UserError as error:
            error.field = COST
            self.refused.emit((error, row, column))
            return False
        entry = replace(self.entry_at(row), **change)
        benefit = self.benefit_at(row)
        self.saved_asked.emit(benefit.id if benefit else None, entry, row, column)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say which cells can be typed into; a new row begins with its words."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        column = self.columns[index.column()]
        is_new = self.benefit_at(index.row()) is None
        can_type = column.level is None and (not is_new or column.key == TEXT)
        return flags | Qt.ItemFlag.ItemIsEditable if self._may_edit and can_type else flags

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - what Qt asks for
        """Return a column's title."""
        if way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None
