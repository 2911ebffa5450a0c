"""Small parts of the card: texts that give way, heads, links, key caps."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import style
from app.ui.widgets import parts
from app.ui.widgets.button import CAP_HEIGHT, Button, cap_width, key_text, paint_cap


class Shy(parts.Elided):
    """A line as wide as its text where there is room, shortened with dots where there is not."""

    def __init__(self, text: str, text_style: str, tone: str = "", name: str = "") -> None:
        super().__init__(text_style, tone, name)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Shrink to a few signs."""
        return QSize(min(32, self.sizeHint().width()), super().minimumSizeHint().height())


class KeyCap(QWidget):
    """A key as it is drawn on buttons, alone."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._text = key_text(key) if key.isascii() else key
        self.setFixedSize(QSize(cap_width(self._text), style.px(CAP_HEIGHT)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cap."""
        paint_cap(QPainter(self), self.rect(), self._text, filled=False)


def link(text: str, name: str, key: str = "") -> Button:
    """Return a quiet link at the right of a head, no higher than the head."""
    button = Button(text, "link", key=key, name=name)
    button.setStyleSheet("min-height: 0;")
    button.setFixedHeight(20)
    return button


def section(title: str, hint: str = "", name: str = "") -> parts.Layout:
    """Return the head of a part of the card: its title, and a quiet hint at the right."""
    head = Shy(title, "section")
    line = parts.row(head, 0, gap=8)
    if hint:
        line.addWidget(Shy(hint, "hint", name=name))
    return line
