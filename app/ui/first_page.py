"""The page that stands while the first one is loaded: a field that finds, and the customers found.

It asks the driver itself, a few rows at a time, so it answers before anything heavy is there. What
was typed goes on in the page that follows.
"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.errors import UserError
from app.services import first_look
from app.services.desk import Desk
from app.services.first_look import FirstRow
from app.ui import style
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.page import Page
from app.ui.widgets import parts
from app.ui.widgets.level_badge import Level, paint_badge
from app.ui.widgets.search_box import SearchBox

_ROW_ROLE: Final = Qt.ItemDataRole.UserRole
_HEIGHT: Final = 48
_PAD: Final = 16
_BADGE: Final = 120


def levels_at_once(desk: Desk) -> dict[int, Level]:
    """Return the levels of the scheme in force by rank, as painters need them."""
    found = first_look.levels(desk)
    return {one.rank: Level(one.rank, len(found), one.stars, one.name, one.colour) for one in found}


class FirstPage(Page):
    """One search field with the focus, and below it the customers of the highest levels."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, title: str) -> None:
        super().__init__(desk, hub, jobs)
        self.setObjectName("first_page")
        self.title.setText(title)
        self.search = SearchBox(self.tr("Name, pinyin, last four digits"), name="search")
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.list = QListWidget()
        self.list.setObjectName("first_rows")
        self.list.setAccessibleName(self.tr("Customers"))
        self.list.setItemDelegate(FirstDelegate(self.list, levels_at_once(desk)))
        card = parts.card()
        parts.column(self.list, margins=(1, 1, 1, 1), parent=card)
        self.body.addWidget(self.search)
        self.body.addWidget(card, 1)

    def go_first(self) -> None:
        """Begin in the search field."""
        self.search.setFocus()

    def refresh(self) -> None:
        """Show whom the typed text finds."""
        try:
            rows = first_look.rows(self.desk, self.search.text().strip())
        except UserError as error:
            self.refuse(error)
            return
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(row.name)
            item.setData(_ROW_ROLE, row)
            self.list.addItem(item)


class FirstDelegate(QStyledItemDelegate):
    """Draws a customer in one line: level, name, number, phone."""

    def __init__(self, parent: QWidget, levels: Mapping[int, Level]) -> None:
        super().__init__(parent)
        self._levels = levels

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one line."""
        row: FirstRow = index.data(_ROW_ROLE)
        box: QRect = option.rect
        theme = style.theme()
        painter.save()
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, theme.colour("border", 0.55))
        x = box.x() + _PAD
        if level := self._levels.get(row.level):
            paint_badge(painter, x, box.center().y() + 0.5, level, _BADGE)
        words = ((15, "text", row.name, 260), (13, "text2", row.number, 160))
        x += _BADGE + _PAD
        for size, tone, text, room in (*words, (13, "text2", row.phone, 200)):
            painter.setFont(style.font(size, bold=tone == "text"))
            painter.setPen(theme.colour(tone))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRect(x, box.y(), room, box.height()), middle, shown)
            x += room + _PAD
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a line."""
        return QSize(super().sizeHint(option, index).width(), _HEIGHT)
