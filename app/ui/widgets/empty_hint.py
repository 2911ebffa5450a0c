"""What an empty page says: what is missing, what to do, and the button that does it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui.widgets import parts
from app.ui.widgets.button import Button


class EmptyHint(QWidget):
    """An icon, one line what is missing, one line what to do, and the acts."""

    def __init__(self, icon: str, name: str = "empty_hint") -> None:
        super().__init__()
        self.setObjectName(name)
        self._what = parts.label("", "heading", name="empty_what", wrap=True)
        self._todo = parts.label("", "table", "quiet", name="empty_todo", wrap=True)
        for text in (self._what, self._todo):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._acts = parts.row(gap=8)
        picture = parts.Icon(icon, "text3", 48)
        box = parts.column(0, gap=12, margins=(24, 24, 24, 24), parent=self)
        box.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self._what)
        box.addWidget(self._todo)
        box.addLayout(self._acts)
        box.addStretch(1)

    def show_hint(self, what: str, todo: str, *acts: Button) -> None:
        """Say what is missing and offer acts."""
        self._what.setText(what)
        self._todo.setText(todo)
        parts.clear(self._acts)
        self._acts.addStretch(1)
        for act in acts:
            self._acts.addWidget(act)
        self._acts.addStretch(1)
