"""A small quiet button that is only an icon; its tooltip is its name."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent

from app.ui import style
from app.ui.widgets.button import PushButton, key_text

_SIDE = 28
_ICON = 18


class IconButton(PushButton):
    """A square button with an icon in the middle."""

    def __init__(self, icon: str, text: str, *, name: str, key: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._key = key
        self.setProperty("kind", "quiet")
        self.setAutoDefault(False)
        self.setStyleSheet("min-height: 0; padding: 0;")
        self.setFixedSize(_SIDE, _SIDE)
        self.show_icon(icon, text)

    def show_icon(self, icon: str, text: str) -> None:
        """Show another icon with its name, and its key in the tooltip."""
        self._icon = icon
        self.setToolTip(f"{text} ({key_text(self._key)})" if self._key else text)
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the square."""
        return QSize(_SIDE, _SIDE)

    def minimumSizeHint(self) -> QSize:
        """Never be smaller."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button and its icon."""
        super().paintEvent(event)
        at = (_SIDE - _ICON) // 2
        tone = "text" if self.underMouse() or self.hasFocus() else "text3"
        QPainter(self).drawPixmap(at, at, style.pixmap(self._icon, tone, _ICON))
