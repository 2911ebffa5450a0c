"""Ctrl Z in a field: it takes the last act back, unless something was typed since.

A field would keep the key for its own text, also right after an act whose banner offers it.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.widgets.banner import Offer

# By name: the classes themselves would take a start a millisecond.
_FIELDS = ("QLineEdit", "QPlainTextEdit", "QTextEdit")
_ERASING = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})


class UndoKey(QObject):
    """Watches the field that has the focus, for a window that can take its last act back."""

    def __init__(self, window: QWidget, offer: Callable[[], Offer | None]) -> None:
        super().__init__(window)
        self._window = window
        self._offer = offer
        self._typed_over: Offer | None = None
        program = QApplication.instance()
        if isinstance(program, QApplication):
            program.focusChanged.connect(self._watch)

    def _watch(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or now.window() is not self._window:
            return
        if any(now.inherits(kind) for kind in _FIELDS):
            now.removeEventFilter(self)
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave Ctrl Z to the window while nothing was typed since the act."""
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        offer = self._offer()
        if offer is None:
            return super().eventFilter(watched, event)
        ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.type() == QEvent.Type.KeyPress:
            is_text = bool(event.text()) and event.text().isprintable()
            if not ctrl and (is_text or event.key() in _ERASING):
                self._typed_over = offer
        elif (
            event.type() == QEvent.Type.ShortcutOverride
            and ctrl
            and event.key() == Qt.Key.Key_Z
            and offer is not self._typed_over
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)
