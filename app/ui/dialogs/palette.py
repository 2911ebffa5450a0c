"""Ctrl K: every customer and every act from anywhere; type a few letters, Enter goes there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.domain.access import Permission, mask_phone
from app.errors import UserError
from app.i18n import listed
from app.services import first_look
from app.services.desk import Desk
from app.services.first_look import FirstRow
from app.ui import style
from app.ui.commands import Command
from app.ui.first_page import levels_at_once
from app.ui.widgets import parts
from app.ui.widgets.button import CAP_HEIGHT, cap_width, key_text, paint_cap
from app.ui.widgets.level_badge import Level, held_by, paint_badge
from app.ui.widgets.search_box import SearchBox

MOST_CUSTOMERS: Final = 8
_KEY_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 2
_HEAD_ROLE: Final = Qt.ItemDataRole.UserRole + 3
_LINE, _HEAD, _PAD = 40, 28, 12
_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: MOST_CUSTOMERS,
    Qt.Key.Key_PageUp: -MOST_CUSTOMERS,
}


@dataclass(frozen=True)
class People:
    """How customers are found and shown; without one who may see them, nobody is."""

    find: Callable[[str], Sequence[FirstRow]]
    show: Callable[[int], None]
    levels: dict[int, Level] = field(default_factory=dict)
    recent: Sequence[FirstRow] = ()


def people_of(desk: Desk, show: Callable[[int], None], recent: Sequence[int]) -> People | None:
    """Return how customers are found and shown, to a role that may see them."""
    if not desk.may(Permission.SEE_CUSTOMERS):
        return None
    return People(
        lambda text: first_look.rows(desk, text, MOST_CUSTOMERS),
        show,
        levels_at_once(desk),
        first_look.rows_of(desk, recent),
    )


class PaletteDialog(QDialog):
    """Lists whom and what the typed letters find; goes there after closing."""

    def __init__(
        self, parent: QWidget, commands: Sequence[Command], people: People | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setProperty("ground", "raised")
        self.setWindowTitle(self.tr("Customers and commands"))
        self.resize(600, 520)
        self._commands = list(commands)
        self._people = people
        hint = self.tr("Customer or command")
        self._search = SearchBox(hint, key="Esc", name="palette_search")
        self._list = QListWidget()
        self._list.setObjectName("palette_list")
        self._list.setAccessibleName(hint)
        levels = people.levels if people is not None else {}
        self._list.setItemDelegate(PaletteDelegate(self._list, levels))
        self._list.itemActivated.connect(lambda _item: self._do())
        self._list.itemClicked.connect(lambda _item: self._do())
        self._search.textChanged.connect(self._show_matches)
        self._search.installEventFilter(self)
        self._keys = parts.label(
            self.tr("Up and Down choose, Enter goes there, Esc closes."), "hint", name="keys"
        )
        parts.column(
            self._search, self._list, self._keys, gap=12, margins=(16, 16, 16, 12), parent=self
        )
        self._show_matches("")
        self._search.setFocus()

    def _show_matches(self, text: str) -> None:
        self._list.clear()
        self._add_people(text.strip())
        words = text.casefold().split()
        fitting = [
            command
            for command in self._commands
            if all(word in command.title.casefold() for word in words)
        ]
        if fitting and self._list.count():
            self._add_head(self.tr("Commands"))
        for command in fitting:
            self._add_command(command)
        if not self._list.count():
            item = QListWidgetItem(self.tr("Nothing fits. Fewer letters find more."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(item)
        self._move(1, start=-1)

    def _add_people(self, text: str) -> None:
        people = self._people
        if people is None:
            return
        try:
            rows = people.find(text) if text else people.recent
        except UserError:
            rows = ()  # what cannot be read now is said by the page that reads it
        if rows:
            self._add_head(self.tr("Customers") if text else self.tr("Looked up last"))
        for row in rows:
            item = QListWidgetItem(row.name)
            item.setData(_ROW_ROLE, row)
            level = held_by(row, people.levels)
            spoken = (row.name, level.words if level else "", row.number)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, listed(filter(None, spoken)))
            self._list.addItem(item)

    def _add_head(self, title: str) -> None:
        item = QListWidgetItem(title)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setData(_HEAD_ROLE, True)
        self._list.addItem(item)

    def _add_command(self, command: Command) -> None:
        item = QListWidgetItem(command.title)
        item.setData(Qt.ItemDataRole.UserRole, command.name)
        item.setData(_KEY_ROLE, key_text(command.key) if command.key else "")
        if command.icon:
            item.setIcon(style.icon(command.icon))
        self._list.addItem(item)

    def _move(self, step: int, start: int | None = None) -> None:
        """Choose another line; heads are passed over, the ends hold."""
        row = self._list.currentRow() if start is None else start
        way = 1 if step > 0 else -1
        wanted = min(self._list.count() - 1, max(0, row + step))
        while 0 <= wanted < self._list.count():
            if self._list.item(wanted).flags() & Qt.ItemFlag.ItemIsSelectable:
                self._list.setCurrentRow(wanted)
                return
            wanted += way

    def _do(self) -> None:
        chosen = self._list.currentItem()
        if chosen is None or not chosen.flags() & Qt.ItemFlag.ItemIsSelectable:
            return
        row: FirstRow | None = chosen.data(_ROW_ROLE)
        name = chosen.data(Qt.ItemDataRole.UserRole)
        self.accept()
        if row is not None and self._people is not None:
            self._people.show(row.id)
            return
        next(command for command in self._commands if command.name == name).act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list and choose from it while the focus stays in the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _STEPS:
                self._move(_STEPS[key])
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._do()
                return True
            if key == Qt.Key.Key_Escape:
                self.reject()
                return True
        return super().eventFilter(watched, event)


class PaletteDelegate(QStyledItemDelegate):
    """Draws a customer with level, number and masked phone; an act with its key at the right."""

    def __init__(self, parent: QWidget, levels: dict[int, Level]) -> None:
        super().__init__(parent)
        self._levels = levels

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one line."""
        row: FirstRow | None = index.data(_ROW_ROLE)
        if row is not None:
            self._paint_customer(painter, option, row)
            return
        if index.data(_HEAD_ROLE):
            self._paint_head(painter, option.rect, str(index.data()))
            return
        super().paint(painter, option, index)
        key = str(index.data(_KEY_ROLE) or "")
        if key:
            line: QRect = option.rect
            width = cap_width(key)
            high = style.px(CAP_HEIGHT)
            top = line.top() + (line.height() - high) // 2
            cap = QRect(line.right() - width - 8, top, width, high)
            paint_cap(painter, cap, key, filled=False)

    def _paint_head(self, painter: QPainter, box: QRect, title: str) -> None:
        painter.save()
        painter.setFont(style.font(12, bold=True))
        painter.setPen(style.theme().colour("text2"))
        low = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box.adjusted(_PAD, 0, 0, 0), low, title)
        painter.restore()

    def _paint_customer(
        self, painter: QPainter, option: QStyleOptionViewItem, row: FirstRow
    ) -> None:
        box: QRect = option.rect
        theme = style.theme()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_tint"))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 6, 6)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        elide = Qt.TextElideMode.ElideRight
        badge, number, phone = box.width() // 5, box.width() // 5, box.width() // 4
        name = box.width() - badge - number - phone - 4 * _PAD
        x = box.x() + _PAD
        if level := held_by(row, self._levels):
            paint_badge(painter, x, box.center().y() + 0.5, level, badge)
        x += badge + _PAD
        words = ((14, "text", row.name, name), (12, "text2", row.number, number))
        for size, tone, text, room in (*words, (12, "text2", mask_phone(row.phone), phone)):
            painter.setFont(style.font(size, bold=tone == "text"))
            painter.setPen(theme.colour(tone))
            shown = painter.fontMetrics().elidedText(text, elide, room - 8)
            painter.drawText(QRect(x, box.y(), room, box.height()), middle, shown)
            x += room
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a line; heads are lower."""
        height = style.px(_HEAD if index.data(_HEAD_ROLE) else _LINE)
        return QSize(super().sizeHint(option, index).width(), height)
