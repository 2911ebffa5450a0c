"""A switch between a few views of the same place: one is on, arrow keys move it."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui import style
from app.ui.widgets import parts
from app.ui.widgets.button import PushButton


class _Part(PushButton):
    """One side of a switch."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setStyleSheet("min-height: 0; padding: 0; border: none;")
        self.setFixedHeight(28)
        self.setMinimumWidth(40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a raised tile where it is on, the word alone where it is not."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, is_on = style.theme(), self.isChecked()
        box = self.rect().adjusted(1, 1, -1, -1)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
        elif is_on:
            painter.setPen(QPen(theme.colour("border"), 1))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("raised") if is_on else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(style.font(13, bold=is_on))
        painter.setPen(theme.colour("accent" if is_on else "text2"))
        elide = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(self.text(), elide, self.width() - 12)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, shown)


class Switch(QWidget):
    """Words side by side on a sunken ground; tells which one was chosen."""

    chosen = Signal(str)

    def __init__(self, words: Mapping[str, str], name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFixedHeight(32)
        self._parts = {key: _Part(text, f"{name}_{key}") for key, text in words.items()}
        box = parts.row(gap=0, margins=(2, 2, 2, 2), parent=self)
        for key, part in self._parts.items():
            box.addWidget(part, 1)
            part.clicked.connect(lambda _on=False, key=key: self.choose(key))
        self._value = next(iter(words))
        self._parts[self._value].setChecked(True)

    @property
    def value(self) -> str:
        """Return the key of the word that is on."""
        return self._value

    def choose(self, key: str) -> None:
        """Put a word on."""
        is_news = key != self._value
        self._value = key
        for name, part in self._parts.items():
            part.setChecked(name == key)
        if is_news:
            self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrow keys."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        keys = list(self._parts)
        key = keys[(keys.index(self._value) + step) % len(keys)]
        self.choose(key)
        self._parts[key].setFocus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sunken ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.theme().colour("sunken"))
        painter.drawRoundedRect(self.rect(), 8, 8)

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the colours of a new theme."""
        self.update()
        super().changeEvent(event)
