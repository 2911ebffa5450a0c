"""Ctrl K: every act by name, with its key; type a few letters, Enter does it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from app.ui import style
from app.ui.commands import Command
from app.ui.widgets import parts
from app.ui.widgets.button import key_text
from app.ui.widgets.search_box import SearchBox


class PaletteDialog(QDialog):
    """Lists what can be done now; does it after closing."""

    def __init__(self, parent: QWidget, commands: Sequence[Command]) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setProperty("ground", "raised")
        self.setWindowTitle(self.tr("Commands"))
        self.resize(520, 420)
        self._commands = list(commands)
        self._search = SearchBox(
            self.tr("What do you want to do"), key="Esc", name="palette_search"
        )
        self._list = QListWidget()
        self._list.setObjectName("palette_list")
        self._list.itemActivated.connect(lambda _item: self._do())
        self._search.textChanged.connect(self._show_matches)
        self._search.installEventFilter(self)
        parts.column(self._search, self._list, gap=12, margins=(16, 16, 16, 16), parent=self)
        self._show_matches("")
        self._search.setFocus()

    def _show_matches(self, text: str) -> None:
        words = text.casefold().split()
        self._list.clear()
        for command in self._commands:
            if all(word in command.title.casefold() for word in words):
                key = f"   {key_text(command.key)}" if command.key else ""
                item = QListWidgetItem(f"{command.title}{key}")
                item.setData(Qt.ItemDataRole.UserRole, command.name)
                if command.icon:
                    item.setIcon(style.icon(command.icon))
                self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _do(self) -> None:
        if self._list.currentRow() < 0:
            return
        name = self._list.currentItem().data(Qt.ItemDataRole.UserRole)
        self.accept()
        next(command for command in self._commands if command.name == name).act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list and choose from it while the focus stays in the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if event.key() in steps:
                row = self._list.currentRow() + steps[Qt.Key(event.key())]
                self._list.setCurrentRow(max(0, min(self._list.count() - 1, row)))
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._do()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.reject()
                return True
        return super().eventFilter(watched, event)
