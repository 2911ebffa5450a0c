"""Buttons that show their icon, their word and the key that does the same."""

import sys

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyleOptionButton

from app.ui import style
from app.ui.commands import Command

CAP_HEIGHT = 18
_ICON = 18
_PAD = 12
_GAP = 8
_RAIL_WIDTH, _RAIL_HEIGHT, _RAIL_LEAST = 64, 52, 39


def key_text(key: str) -> str:
    """Return a key as a person reads it on this system: "Ctrl+E" is Ctrl E, or ⌘E on macOS."""
    is_mac = sys.platform == "darwin"
    formats = QKeySequence.SequenceFormat
    native = QKeySequence(key).toString(formats.NativeText if is_mac else formats.PortableText)
    native = native.replace("Return", "Enter")
    ending = native[-1:]  # which is the key itself in "Ctrl++"
    return native[:-1].replace("+", " ") + ending


def cap_width(text: str) -> int:
    """Return how wide a key cap is."""
    return max(20, QFontMetrics(style.font(11)).horizontalAdvance(text) + 11)


def paint_cap(painter: QPainter, box: QRect, text: str, *, filled: bool) -> None:
    """Draw a key cap; on a filled button only its outline."""
    theme = style.theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
    if filled:
        painter.setPen(QPen(theme.colour("on_accent", 0.55), 1))
        painter.drawRoundedRect(edge, 4, 4)
    else:
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.setBrush(theme.colour("sunken"))
        painter.drawRoundedRect(edge, 4, 4)
        low = edge.bottom() - 0.8
        painter.drawLine(QPointF(4 + edge.left(), low), QPointF(edge.right() - 3.5, low))
    painter.setFont(style.font(11))
    painter.setPen(theme.colour("on_accent" if filled else "text2"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class PushButton(QPushButton):
    """A button that Enter presses as Space does, outside of dialogs too; it draws its own word."""

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Let the style draw the button without the word."""
        super().initStyleOption(option)
        option.text = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)


class Button(PushButton):
    """A verb; kind is primary, plain, quiet, danger or link; the key is drawn, not bound."""

    def __init__(
        self, text: str, kind: str = "plain", *, icon: str = "", key: str = "", name: str = ""
    ) -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setProperty("kind", kind)
        self._icon = icon
        self._key = key_text(key) if key else ""
        self.setAutoDefault(False)
        self.setFixedHeight(32)
        if key:
            self.setToolTip(f"{text} ({self._key})")

    def show_key(self, key: str) -> None:
        """Draw another key, or none."""
        self._key = key_text(key) if key else ""
        self.setToolTip(f"{self.text()} ({self._key})" if key else "")
        self.updateGeometry()
        self.update()

    @property
    def kind(self) -> str:
        """Return what kind of act it is; a form may mark its act otherwise than it was made."""
        return str(self.property("kind"))

    def _tone(self) -> str:
        if not self.isEnabled():
            return "text3"
        tones = {"primary": "on_accent", "danger": "danger", "link": "accent"}
        return tones.get(self.kind, "text")

    def _width(self) -> int:
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self.text())
        width += style.px(_ICON) + _GAP if self._icon else 0
        width += _GAP + cap_width(self._key) if self._key else 0
        return width + (8 if self.kind == "link" else 2 * _PAD if not self._key else _PAD + _GAP)

    def sizeHint(self) -> QSize:
        """Return the room for icon, word and key cap."""
        return QSize(self._width(), 32)

    def minimumSizeHint(self) -> QSize:
        """Never be narrower than the word needs."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the style draw the button, then icon, word and key cap upon it."""
        super().paintEvent(event)
        painter = QPainter(self)
        free = self.width() - self._width()
        x = (4 if self.kind == "link" else _PAD) + (0 if self.kind == "link" else max(0, free) // 2)
        if self._icon:
            side = style.px(_ICON)
            top = (self.height() - side) // 2
            painter.drawPixmap(x, top, style.pixmap(self._icon, self._tone(), side))
            x += side + _GAP
        painter.setPen(style.theme().colour(self._tone()))
        right = cap_width(self._key) + _GAP if self._key else 0
        box = QRect(x, 0, self.width() - x - right, self.height())
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        if self._key:
            width = self.fontMetrics().horizontalAdvance(shown)
            high = style.px(CAP_HEIGHT)
            cap = QRect(x + width + _GAP, (self.height() - high) // 2, right - _GAP, high)
            filled = self.kind == "primary" and self.isEnabled()
            paint_cap(painter, cap, self._key, filled=filled)


def act_button(command: Command, kind: str = "plain", *, name: str = "") -> Button:
    """Return the button of an act: its title, icon and key; it has the act's name if no other."""
    button = Button(
        command.title, kind, icon=command.icon, key=command.key, name=name or command.name
    )
    button.clicked.connect(command.act)
    return button


class RailButton(PushButton):
    """One page of the rail: icon over a small word."""

    def __init__(self, text: str, icon: str, *, name: str, key: str) -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setProperty("kind", "rail")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedWidth(style.px(_RAIL_WIDTH))
        self.setMinimumHeight(style.px(_RAIL_LEAST))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self.setToolTip(f"{text} ({key_text(key)})" if key else text)
        self._icon = icon

    def sizeHint(self) -> QSize:
        """Return the design's size; many pages in a low window come closer together."""
        return QSize(style.px(_RAIL_WIDTH), style.px(_RAIL_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile, the icon and the word."""
        super().paintEvent(event)
        painter = QPainter(self)
        tone = "accent" if self.isChecked() else "text2"
        side, line = style.px(22), style.px(16)
        left, top = (self.width() - side) // 2, (self.height() - side - line - 1) // 2
        painter.drawPixmap(left, top, style.pixmap(self._icon, tone, side))
        font = style.font(11, bold=self.isChecked())
        painter.setFont(font)
        painter.setPen(style.theme().colour(tone))
        shown = QFontMetrics(font).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width() - 4
        )
        word = QRect(0, top + side + 1, self.width(), line)
        painter.drawText(word, Qt.AlignmentFlag.AlignCenter, shown)

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the colours of a new theme."""
        self.update()
        super().changeEvent(event)
