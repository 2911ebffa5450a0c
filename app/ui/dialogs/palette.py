"""Ctrl K: every act by name, with its key; type a few letters, Enter does it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui import style
from app.ui.commands import Command
from app.ui.widgets import parts
from app.ui.widgets.button import CAP_HEIGHT, cap_width, key_text, paint_cap
from app.ui.widgets.search_box import SearchBox

_KEY_ROLE: Final = Qt.ItemDataRole.UserRole + 1


class KeyDelegate(QStyledItemDelegate):
    """Draws an act's key at the right end of its line."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the line, then the key cap."""
        super().paint(painter, option, index)
        key = str(index.data(_KEY_ROLE) or "")
        if not key:
            return
        line: QRect = option.rect
        width = cap_width(key)
        top = line.top() + (line.height() - CAP_HEIGHT) // 2
        paint_cap(
            painter, QRect(line.right() - width - 8, top, width, CAP_HEIGHT), key, filled=False
        )


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
        self._list.setItemDelegate(KeyDelegate(self._list))
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
                item = QListWidgetItem(command.title)
                item.setData(Qt.ItemDataRole.UserRole, command.name)
                item.setData(_KEY_ROLE, key_text(command.key) if command.key else "")
                if command.icon:
                    item.setIcon(style.icon(command.icon))
                self._list.addItem(item)
        if not self._list.count():
            item = QListWidgetItem(self.tr("Nothing fits. Fewer letters find more."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(item)
            return
        self._list.setCurrentRow(0)

    def _do(self) -> None:
        chosen = self._list.currentItem()
        name = chosen.data(Qt.ItemDataRole.UserRole) if chosen is not None else None
        if name is None:
            return
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
