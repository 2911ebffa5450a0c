"""A state in a word: icon and word on a tint, with the same meaning when printed grey."""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import style

_ICON: Final = 16
_TINTS: Final = {
    "ok": "ok_tint",
    "warn": "warn_tint",
    "danger": "danger_tint",
    "accent": "accent_tint",
    "": "sunken",
}


class Pill(QWidget):
    """24 high, radius 6, icon and word in one of five tones."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._text, self._tone, self._icon = "", "", ""

    @property
    def text(self) -> str:
        """Return the word."""
        return self._text

    @property
    def tone(self) -> str:
        """Return the tone, empty for neutral."""
        return self._tone

    def show_state(self, text: str, tone: str = "", icon: str = "") -> None:
        """Show a state; an empty word hides the pill."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for icon and word."""
        width = QFontMetrics(style.font(12, bold=True)).horizontalAdvance(self._text)
        return QSize(width + 16 + (_ICON + 4 if self._icon else 0), 24)

    def minimumSizeHint(self) -> QSize:
        """Never be narrower than the word needs."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tint, the icon and the word."""
        theme, painter = style.theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(_TINTS[self._tone]))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        left = 8
        if self._icon:
            painter.drawPixmap(left, 4, style.pixmap(self._icon, self._tone or "text2", _ICON))
            left += _ICON + 4
        painter.setFont(style.font(12, bold=True))
        painter.setPen(theme.colour(self._tone or "text2"))
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), middle, self._text)

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the colours of a new theme."""
        self.update()
        super().changeEvent(event)
