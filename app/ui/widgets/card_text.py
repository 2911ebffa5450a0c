"""Small parts of the card: texts that give way, heads, links, key caps."""

from collections.abc import Sequence

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


class Facts(parts.Elided):
    """Facts on one line, the most important first; the last ones go whole where room is small."""

    def __init__(self, text_style: str, tone: str = "", name: str = "") -> None:
        super().__init__(text_style, tone, name)
        self._facts: Sequence[str] = ()
        self._comma = ""

    def show_facts(self, facts: Sequence[str], comma: str) -> None:
        """Show facts with a comma of the language between them."""
        self._facts, self._comma = facts, comma
        self.setText(comma.join(facts))

    def shown(self) -> str:
        """Return as many whole facts as fit, at least the first."""
        for count in range(len(self._facts), 0, -1):
            text = self._comma.join(self._facts[:count])
            if self.fontMetrics().horizontalAdvance(text) <= self.width():
                return text
        return super().shown()


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
