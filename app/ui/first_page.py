"""The page that stands while the front desk is loaded: its field, and whom that finds.

It asks the driver itself, a few rows at a time, so it answers before anything heavy is there. What
was typed goes on in the page that follows, which looks the same.
"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.domain.access import mask_phone
from app.errors import UserError
from app.services import first_look
from app.services.desk import Desk
from app.services.first_look import FirstRow
from app.ui import style
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.page import LOW_WINDOW, Page
from app.ui.widgets import parts
from app.ui.widgets.card_hints import footer
from app.ui.widgets.card_search import CounterSearch
from app.ui.widgets.level_badge import Level, held_by, paint_badge, width_of

_ROW_ROLE: Final = Qt.ItemDataRole.UserRole
_LIST: Final = 368
_LINE, _PAD = 64, 16


def levels_at_once(desk: Desk) -> dict[int, Level]:
    """Return the levels of the scheme in force by rank, as painters need them."""
    found = first_look.levels(desk)
    return {one.rank: Level(one.rank, len(found), one.stars, one.name, one.colour) for one in found}


class FirstPage(Page):
    """One search field with the focus, and below it the customers it finds."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, _title: str) -> None:
        super().__init__(desk, hub, jobs)
        self.setObjectName("first_page")
        self.title.hide()
        self.state.hide()
        self.enters = False
        hint = QCoreApplication.translate("FrontDeskPage", "Name, pinyin, last four digits, number")
        self.search = CounterSearch(hint)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self.search.textChanged.connect(lambda _text: self._soon.start())
        self.search.moved.connect(self._step)
        self.search.entered.connect(self._on_entered)
        self.list = QListWidget()
        self.list.setObjectName("first_rows")
        self.list.setAccessibleName(self.tr("Customers"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self._levels: dict[int, Level] = {}
        side = parts.card()
        side.setFixedWidth(_LIST)
        parts.column(self.list, footer(), gap=0, margins=(1, 8, 1, 1), parent=side)
        below = parts.row(side, gap=16)
        below.addWidget(parts.card(), 1)
        self.body.addWidget(self.search)
        self.body.addLayout(below, 1)

    def go_first(self) -> None:
        """Begin in the search field."""
        self.search.setFocus()

    def refresh(self) -> None:
        """Show whom the typed text finds."""
        self.enters = False
        self.list.clear()
        text = self.search.text().strip()
        if not text:
            return
        if not self._levels:
            self._levels = levels_at_once(self.desk)
            self.list.setItemDelegate(FirstDelegate(self.list, self._levels))
        try:
            rows = first_look.rows(self.desk, text)
        except UserError as error:
            self.refuse(error)
            return
        for row in rows:
            item = QListWidgetItem(row.name)
            item.setData(_ROW_ROLE, row)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _step(self, by: int) -> None:
        row = self.list.currentRow() + by
        self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))

    def _on_entered(self) -> None:
        """Remember that the first one found is to be opened by the page that follows."""
        self.enters = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move closer together in a low window, as the front desk does."""
        super().resizeEvent(event)
        self.search.set_low(is_low=self.window().height() < LOW_WINDOW)


class FirstDelegate(QStyledItemDelegate):
    """Draws a customer: name and level, below them the masked phone and the number."""

    def __init__(self, rows: QListWidget, levels: Mapping[int, Level]) -> None:
        super().__init__(rows)
        self._rows = rows
        self._levels = levels

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw two lines."""
        row: FirstRow = index.data(_ROW_ROLE)
        theme = style.theme()
        whole: QRect = option.rect
        box = whole.adjusted(_PAD, style.px(8), -_PAD, -style.px(8))
        painter.save()
        if index.row() == self._rows.currentRow():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_tint"))
            painter.drawRect(whole)  # fillRect would have PySide make two hundred gradients
        level = held_by(row, self._levels)
        badge = width_of(level) if level else 0
        if level:
            paint_badge(painter, box.right() - badge, box.center().y() + 0.5, level)
        words = ((15, "text", row.name), (12, "text2", f"{mask_phone(row.phone)}  {row.number}"))
        high = box.height() // 2
        for place, (size, tone, text) in enumerate(words):
            line = QRect(box.x(), box.y() + place * high, box.width() - badge - 8, high)
            painter.setFont(style.font(size, bold=tone == "text"))
            painter.setPen(theme.colour(tone))
            elide = Qt.TextElideMode.ElideRight
            shown = painter.fontMetrics().elidedText(text, elide, line.width())
            middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(line, middle, shown)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of two lines."""
        return QSize(super().sizeHint(option, index).width(), style.px(_LINE))
