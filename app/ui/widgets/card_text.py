"""Texts of the card that give way: a name beside its badge, a hint in a narrow column."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from app.ui.widgets import parts


class Shy(parts.Elided):
    """A line as wide as its text where there is room, shortened with dots where there is not."""

    def __init__(self, text: str, text_style: str, tone: str = "", name: str = "") -> None:
        super().__init__(text_style, tone, name)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Shrink to a few signs."""
        return QSize(min(32, self.sizeHint().width()), super().minimumSizeHint().height())


def section(title: str, hint: str = "", name: str = "") -> parts.Layout:
    """Return the head of a part of the card: its title, and a quiet hint at the right."""
    line = parts.row(parts.label(title, "section"), 0, gap=8)
    if hint:
        line.addWidget(Shy(hint, "hint", name=name))
    return line
