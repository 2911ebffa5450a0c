"""The acts at the foot of the card, always in sight; what does not fit goes to a second row."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.ui.commands import Command
from app.ui.widgets.button import Button, key_text

# These acts are drawn beside what they are about.
ELSEWHERE = frozenset({"reveal", "prefer"})
_GAP, _HEIGHT, _MARGIN = 8, 32, 12


class CardActs(QWidget):
    """A button for each act, its key drawn on it; arrows go from one to the next."""

    left = Signal()

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        short = {"contact": self.tr("Contact"), "statement": self.tr("Statement")}
        self.setObjectName("card_acts")
        self._buttons: list[Button] = []
        for command in commands:
            if command.name in ELSEWHERE:
                continue
            kind = "plain" if self._buttons else "primary"
            name = f"act_{command.name}"
            title = short.get(command.name, command.title)
            button = Button(title, kind, icon=command.icon, key=command.key, name=name)
            button.setToolTip(f"{command.title} ({key_text(command.key)})")
            button.setParent(self)
            button.clicked.connect(command.act)
            self._buttons.append(button)
        self._flow()

    @property
    def buttons(self) -> Sequence[Button]:
        """Return the buttons from left to right."""
        return self._buttons

    def go_first(self) -> None:
        """Put the focus on the first act."""
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _flow(self) -> None:
        """Place the buttons in as many rows as they need."""
        x, y = 0, _MARGIN
        for button in self._buttons:
            width = button.minimumSizeHint().width()
            if x and x + width > self.width():
                x, y = 0, y + _HEIGHT + _GAP
            button.setGeometry(x, y, width, _HEIGHT)
            x += width + _GAP
        self.setFixedHeight(y + _HEIGHT + _MARGIN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Flow anew."""
        super().resizeEvent(event)
        self._flow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along the acts with the arrows, back to the search with Up."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        focused = [place for place, one in enumerate(self._buttons) if one.hasFocus()]
        step = steps.get(Qt.Key(event.key()))
        if focused and step is not None:
            place = min(max(0, focused[0] + step), len(self._buttons) - 1)
            self._buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Up:
            self.left.emit()
        else:
            super().keyPressEvent(event)
