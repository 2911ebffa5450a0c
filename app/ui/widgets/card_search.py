"""The one field of the front desk: finds as one types, and steers the results below it."""

from typing import Final

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.ui import style
from app.ui.widgets.button import CAP_HEIGHT, cap_width, paint_cap
from app.ui.widgets.search_box import SearchBox

# A pause so short that only keys pressed together are looked for at once.
_QUIET_MS: Final = 15
_HEIGHT, _LOW_HEIGHT = 56, 48
_TOLD: Final = 160
# A form that has not opened by then does not open.
_HELD_MS: Final = 5000


class CounterSearch(SearchBox):
    """Up and Down move among the results, Enter goes on, Esc empties; each key is told."""

    moved = Signal(int)
    entered = Signal()
    emptied = Signal()
    touched = Signal()

    def __init__(self, hint: str) -> None:
        super().__init__(hint, key="Esc", name="desk_search")
        self._quiet.setInterval(_QUIET_MS)
        self._told_count = ""
        self._held: list[QKeyEvent] | None = None
        self._held_long = QTimer(self, singleShot=True, interval=_HELD_MS)
        self._held_long.timeout.connect(self.let_go)
        # Its height follows the text by itself.
        self.setProperty("grown", True)
        self.setTextMargins(30, 0, style.px(_TOLD) + 64, 0)
        self.set_low(is_low=False)

    def set_low(self, *, is_low: bool) -> None:
        """Take less height in a low window."""
        self.setFixedHeight(style.px(_LOW_HEIGHT if is_low else _HEIGHT))

    def tell(self, text: str) -> None:
        """Say at the right how many were found."""
        self._told_count = text
        self.update()

    def hold(self) -> None:
        """Keep what is typed from now on for a form that is about to open."""
        if self._held is None:
            self._held = []
        self._held_long.start()

    def let_go(self, form: QWidget | None = None) -> None:
        """Type what was kept into a form, or here when none opened."""
        held, self._held = self._held or [], None
        self._held_long.stop()
        for event in held:
            field = self if form is None else form.focusWidget()
            if field is not None:
                QApplication.sendEvent(field, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, and at its right how many were found and the key that empties it."""
        super().paintEvent(event)
        if not self.text():
            return
        painter, theme = QPainter(self), style.theme()
        width = cap_width("Esc")
        height = style.px(CAP_HEIGHT)
        cap = QRect(self.width() - width - 16, (self.height() - height) // 2, width, height)
        paint_cap(painter, cap, "Esc", filled=False)
        painter.setFont(style.font(12))
        painter.setPen(theme.colour("text3"))
        room = style.px(_TOLD)
        box = QRect(cap.left() - room - 8, 0, room, self.height())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(
            box, right, painter.fontMetrics().elidedText(self._told_count, elide, room)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Steer the results; what is typed is looked for before Enter goes on."""
        self.touched.emit()
        key = event.key()
        if self._held is not None:
            self._held.append(QKeyEvent(event.type(), key, event.modifiers(), event.text()))
            return
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
            return
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.ask_now()
            self.entered.emit()
            return
        if key == Qt.Key.Key_Escape:
            self.clear()
            self.ask_now()
            self.emptied.emit()
            return
        super().keyPressEvent(event)
