"""The acts at the foot of the card, always in sight; what does not fit goes to a second row."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.ui import style
from app.ui.commands import Command
from app.ui.widgets.button import Button, key_text

# These acts are drawn beside what they are about.
ELSEWHERE = frozenset(
    {"reveal", "prefer", "privacy", "satisfaction", "points", "set_level", "level_history"}
)
_GAP, _HEIGHT, _MARGIN = 8, 32, 12
_STEPS = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}


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
            button.installEventFilter(self)
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
        x, y, height = 0, _MARGIN, style.px(_HEIGHT)
        for button in self._buttons:
            width = button.minimumSizeHint().width()
            if x and x + width > self.width():
                x, y = 0, y + height + _GAP
            button.setGeometry(x, y, width, height)
            x += width + _GAP
        self.setFixedHeight(y + height + _MARGIN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Flow anew."""
        super().resizeEvent(event)
        self._flow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go along the acts with the arrows, back to the search with Up, before a button would."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(event.key())
            if step is not None and watched in self._buttons:
                place = self._buttons.index(watched) + step
                place = min(max(0, place), len(self._buttons) - 1)
                self._buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() == Qt.Key.Key_Up:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
