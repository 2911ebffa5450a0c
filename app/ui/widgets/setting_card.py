"""A group of settings on a card: each row can be found by any of its words."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLayout,
    QSpinBox,
    QWidget,
)

from app.ui.widgets import parts


class SettingCard(QFrame):
    """A title, then rows; a search hides the rows that do not hold its words."""

    def __init__(self, title: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("part", "card")
        self._title = title
        self._rows: list[QWidget] = []
        heading = parts.label(title, "heading")
        self._box = parts.column(heading, gap=12, margins=(20, 16, 20, 16), parent=self)

    @property
    def title(self) -> str:
        """Return the name of the group."""
        return self._title

    def add(self, row: QWidget | QLayout) -> None:
        """Add a row below the others."""
        if isinstance(row, QLayout):
            holder = QWidget()
            row.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(row)
            row = holder
        self._rows.append(row)
        self._box.addWidget(row)
        for editor in row.findChildren(QComboBox) + row.findChildren(QSpinBox):
            editor.installEventFilter(self)

    def narrow(self, words: str) -> bool:
        """Show only the rows that hold the words, all of them if the title does; tell if any."""
        wanted = words.casefold().split()
        in_title = _holds(self._title, wanted)
        found = False
        for row in self._rows:
            is_meant = in_title or _holds(f"{self._title} {_text_of(row)}", wanted)
            row.setVisible(is_meant)
            found = found or is_meant
        self.setVisible(found)
        return found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel scroll the page, not change a setting in passing."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox | QSpinBox):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class Toggle(QWidget):
    """A setting that is on or off, with a sentence of help below its word."""

    def __init__(self, title: str, help_text: str, *, name: str) -> None:
        super().__init__()
        self.box = QCheckBox(title)
        self.box.setObjectName(name)
        self.box.setAccessibleDescription(help_text)
        below = parts.label(help_text, "hint", name=f"below_{name}", wrap=True)
        below.setContentsMargins(26, 0, 0, 0)
        parts.column(self.box, below, gap=2, parent=self)


def _holds(text: str, words: list[str]) -> bool:
    return all(word in text.casefold() for word in words)


def _text_of(row: QWidget) -> str:
    """Return every word that a row shows, its choices too."""
    shown: list[QWidget] = [row, *row.findChildren(QWidget)]
    said = [part.text() for part in shown if isinstance(part, QLabel | QAbstractButton)]
    for combo in row.findChildren(QComboBox):
        said += [combo.itemText(place) for place in range(combo.count())]
    return " ".join(said)
