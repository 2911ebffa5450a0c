"""The search field: finds as one types, after a short quiet; Esc empties it."""

from typing import Final

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QLineEdit

from app.ui import style
from app.ui.widgets.button import CAP_HEIGHT, cap_width, paint_cap

QUIET_MS: Final = 120
_LONGEST: Final = 200
_ICON: Final = 18
_OWN_KEYS: Final = {Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X}


class SearchBox(QLineEdit):
    """Tells what is looked for once typing pauses; Down goes to what was found."""

    asked = Signal(str)
    left = Signal()

    def __init__(self, hint: str, key: str = "/", name: str = "search") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setMaxLength(_LONGEST)
        self._key = key
        self.setTextMargins(style.px(_ICON) + 6, 0, cap_width(key) + 4 if key else 0, 0)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._tell)
        self.textChanged.connect(lambda _text: self._quiet.start())
        self._told = ""

    def show_text(self, text: str) -> None:
        """Show a text that is looked for already: nothing is told."""
        self._told = text.strip()
        self.setText(text)
        self._quiet.stop()

    def _tell(self) -> None:
        self._quiet.stop()
        text = self.text().strip()
        if text != self._told:
            self._told = text
            self.asked.emit(text)

    def ask_now(self) -> None:
        """Tell what is looked for without waiting."""
        self._tell()

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl Z, Ctrl E and the like to the window, whatever a field does with them."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
            is_ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if is_letter and is_ctrl and event.key() not in _OWN_KEYS:
                event.ignore()
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the next word replace the last one when a form above has been left."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field on Esc, leave it on Down or Enter; its own key is no first letter."""
        if self._key and event.text() == self._key and not self.text():
            return
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._tell()
            return
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            self._tell()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, the glass at its left and its key, if it has one, at its right."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = style.px(_ICON)
        top = (self.height() - side) // 2
        painter.drawPixmap(10, top, style.pixmap("search", "text3", side))
        if self._key and not self.text():
            box = self.rect()
            box.setLeft(box.right() - cap_width(self._key) - 8)
            box.setWidth(cap_width(self._key))
            high = style.px(CAP_HEIGHT)
            box.setTop((self.height() - high) // 2)
            box.setHeight(high)
            paint_cap(painter, box, self._key, filled=False)

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the colours of a new theme."""
        self.update()
        super().changeEvent(event)
