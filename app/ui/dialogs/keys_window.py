"""Shift F1: every key there is, by page, made from what the pages say they can do."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QScrollArea, QWidget

from app.ui import style
from app.ui.commands import Command
from app.ui.widgets import parts
from app.ui.widgets.button import CAP_HEIGHT, cap_width, key_text, paint_cap

Group = tuple[str, Sequence[Command]]
_COLUMNS: Final = 2


class KeyCap(QWidget):
    """One key as it is drawn on a keyboard."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._text = key_text(key)
        self.setAccessibleName(self._text)
        self.setFixedSize(cap_width(self._text), style.px(CAP_HEIGHT))

    def sizeHint(self) -> QSize:
        """Return the room of the cap."""
        return QSize(cap_width(self._text), style.px(CAP_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cap."""
        box = QRect(0, 0, self.width(), self.height())
        paint_cap(QPainter(self), box, self._text, filled=False)


def key_list(title: str, commands: Sequence[Command]) -> QWidget:
    """Return the acts that have a key, each with its cap at the left."""
    made = QWidget()
    made.setObjectName("key_list")
    lines = [command for command in commands if command.key]
    box = parts.column(parts.label(title, "section"), gap=6, parent=made)
    for command in lines:
        words = parts.label(command.title, "table", wrap=True)
        line = parts.row(gap=8)
        holder = QWidget()
        holder.setFixedWidth(style.px(112))
        parts.row(0, KeyCap(command.key), parent=holder)
        line.addWidget(holder)
        line.addWidget(words, 1)
        box.addLayout(line)
    if not lines:
        box.addWidget(parts.label("–", "table", "quiet"))
    box.addStretch(1)
    return made


class KeysWindow(QDialog):
    """All keys, in two columns of groups; any of Esc, Enter and ? closes it."""

    def __init__(self, parent: QWidget, groups: Sequence[Group]) -> None:
        super().__init__(parent)
        self.setObjectName("keys_window")
        self.setProperty("ground", "raised")
        self.setWindowTitle(self.tr("All keys"))
        self.resize(860, 620)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(24)
        for place, (title, commands) in enumerate(groups):
            grid.addWidget(key_list(title, commands), place // _COLUMNS, place % _COLUMNS)
        area = QScrollArea(widgetResizable=True)
        area.setObjectName("keys_area")
        area.setAccessibleName(self.tr("All keys"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        parts.column(
            parts.label(self.tr("All keys"), "title"),
            area,
            parts.label(self.tr("Esc closes this list."), "hint"),
            gap=12,
            margins=(24, 20, 16, 16),
            parent=self,
        ).setStretch(1, 1)
        area.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on the key that opened it too."""
        if event.key() in {Qt.Key.Key_Question, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.reject()
            return
        super().keyPressEvent(event)
