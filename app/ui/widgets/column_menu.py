"""Which columns a table shows, in which order and how wide; the menu that chooses them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.tables.column import Column

_WIDEST = 2000


class _StayingMenu(QMenu):
    """A menu that stays open while boxes in it are ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick a box without closing; anything else closes as usual."""
        action = self.activeAction()
        if action is not None and action.isEnabled() and action.isCheckable():
            action.trigger()
            return
        super().mouseReleaseEvent(event)


class ColumnMenu(QObject):
    """Keeps which columns are shown; the first one always is, and stays first.

    It is kept as words: "name,amount:120" is the name, then the amount 120 wide.
    """

    changed = Signal(list)

    def __init__(
        self,
        columns: Mapping[str, Column],
        words: Sequence[str],
        usual: Sequence[str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._columns = columns
        self._window = parent
        self._usual = usual
        self._first = next(iter(columns))
        self._keys: list[str] = []
        self._widths: dict[str, int] = {}
        self.take(words or usual)

    @property
    def keys(self) -> Sequence[str]:
        """Return the keys of the columns shown, left to right."""
        return self._keys

    @property
    def columns(self) -> list[Column]:
        """Return the columns shown, left to right."""
        return [self._columns[key] for key in self._keys]

    @property
    def widths(self) -> Mapping[str, int]:
        """Return the widths chosen by hand, by column."""
        return self._widths

    @property
    def words(self) -> list[str]:
        """Return what is shown as words to keep."""
        return [f"{key}:{self._widths[key]}" if key in self._widths else key for key in self._keys]

    def take(self, words: Sequence[str]) -> None:
        """Show what words say; columns that there are not are passed over."""
        self._widths = {}
        keys = []
        for word in words:
            key, _, width = word.partition(":")
            if key not in self._columns or key in keys:
                continue
            keys.append(key)
            if width.isdecimal() and 0 < int(width) <= _WIDEST:
                self._widths[key] = int(width)
        self._keys = [self._first, *(key for key in keys if key != self._first)]

    def show_words(self, words: Sequence[str]) -> None:
        """Show what words say, and tell it."""
        self.take(words)
        self.changed.emit(self.words)

    def reorder(self, keys: Sequence[str]) -> None:
        """Show the same columns in another order."""
        if sorted(keys) == sorted(self._keys) and list(keys) != self._keys:
            self.show_words([word for key in keys for word in self.words if _key(word) == key])

    def set_width(self, key: str, width: int | None) -> None:
        """Keep the width that somebody gave a column; None lets it have its own again."""
        self._widths.pop(key, None)
        if width is not None:
            self._widths[key] = min(_WIDEST, width)
        self.changed.emit(self.words)

    def popup(self, at: QPoint) -> None:
        """Open the menu at a point of the screen."""
        menu = _StayingMenu(self._window)
        menu.setObjectName("column_menu")
        for key, column in self._columns.items():
            action = menu.addAction(column.head())
            action.setCheckable(True)
            action.setChecked(key in self._keys)
            action.setEnabled(key != self._first)
            action.toggled.connect(lambda on, key=key: self._show(key, on=on))
        menu.addSeparator()
        usual = menu.addAction(self.tr("The usual columns"))
        usual.triggered.connect(lambda: self.show_words(self._usual))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _show(self, key: str, *, on: bool) -> None:
        """Show a column after those it usually follows, or no longer."""
        words = [word for word in self.words if _key(word) != key]
        if on:
            order = list(self._columns)
            before = order[: order.index(key)]
            place = max(at for at, word in enumerate(words) if _key(word) in before)
            words.insert(place + 1, key)
        self.show_words(words)


def _key(word: str) -> str:
    return word.partition(":")[0]
