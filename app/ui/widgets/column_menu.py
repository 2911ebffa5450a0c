"""The menu that says which columns a table shows."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.tables.column import Column


class ColumnMenu(QObject):
    """Keeps which columns are shown; the first one always is."""

    changed = Signal(list)

    def __init__(
        self, columns: Mapping[str, Column], shown: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._columns = columns
        self._window = parent
        self._first = next(iter(columns))
        self._keys = self._in_order({*shown})

    @property
    def keys(self) -> Sequence[str]:
        """Return the keys of the columns shown, left to right."""
        return self._keys

    @property
    def columns(self) -> list[Column]:
        """Return the columns shown, left to right."""
        return [self._columns[key] for key in self._keys]

    def popup(self, at: QPoint) -> None:
        """Open the menu at a point of the screen."""
        menu = QMenu(self._window)
        menu.setObjectName("column_menu")
        for key, column in self._columns.items():
            action = menu.addAction(column.head())
            action.setCheckable(True)
            action.setChecked(key in self._keys)
            action.setEnabled(key != self._first)
            action.toggled.connect(lambda on, key=key: self._show(key, on=on))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _show(self, key: str, *, on: bool) -> None:
        self._keys = self._in_order({*self._keys, key} if on else {*self._keys} - {key})
        self.changed.emit(self._keys)

    def _in_order(self, keys: set[str]) -> list[str]:
        return [key for key in self._columns if key in keys or key == self._first]
