"""A state as a small pill: icon and word on the tint of its tone; never the colour alone."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import style

_HEIGHT: Final = 24
_ICON: Final = 16
_GROUNDS: Final = {
    "": ("sunken", "text2"),
    "accent": ("accent_tint", "accent"),
    "ok": ("ok_tint", "ok"),
    "warn": ("warn_tint", "warn"),
    "danger": ("danger_tint", "danger"),
}


class Pill(QWidget):
    """One state in one of five tones."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._icon, self._text, self._tone = "", "", ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, icon: str, text: str, tone: str = "") -> None:
        """Show a state."""
        self._icon, self._text, self._tone = icon, text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """Return the word shown."""
        return self._text

    def sizeHint(self) -> QSize:
        """Return the room for icon and word."""
        words = QFontMetrics(style.font(12, bold=True)).horizontalAdvance(self._text)
        return QSize(8 + _ICON + 6 + words + 10, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pill."""
        ground, tone = _GROUNDS[self._tone]
        painter, theme = QPainter(self), style.theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.drawPixmap(8, (_HEIGHT - _ICON) // 2, style.pixmap(self._icon, tone, _ICON))
        painter.setFont(style.font(12, bold=True))
        painter.setPen(theme.colour(tone))
        box = self.rect().adjusted(8 + _ICON + 6, 0, 0, 0)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, middle, self._text)
