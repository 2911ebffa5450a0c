"""Choose a customer by search: type, go down, Enter."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.i18n import listed
from app.services import customers
from app.services.customers import Hit
from app.services.desk import Desk
from app.ui import style
from app.ui.dialogs.frame import FormDialog
from app.ui.jobs import Jobs
from app.ui.widgets.field import Field, Form
from app.ui.widgets.level_badge import Level, held_by, paint_badge, widest_of
from app.ui.widgets.search_box import SearchBox

Index = QModelIndex | QPersistentModelIndex
_HIT: Final = Qt.ItemDataRole.UserRole + 1
_ROW: Final = 40
_WIDEST_BADGE: Final = 140


class _HitDelegate(QStyledItemDelegate):
    """Draws a customer found: star and level, name, phone."""

    def __init__(self, view: QListWidget, levels: Mapping[int, Level]) -> None:
        super().__init__(view)
        self._levels = levels
        self._badge = min(_WIDEST_BADGE, widest_of(levels.values()) + 2) if levels else 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one customer; a line that is none is drawn as text."""
        hit: Hit | None = index.data(_HIT)
        if hit is None:
            super().paint(painter, option, index)
            return
        theme, box = style.theme(), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("accent_tint"))
            painter.fillRect(box.x(), box.y(), 3, box.height(), theme.colour("accent"))
        if level := held_by(hit, self._levels):
            paint_badge(painter, box.x() + 12, box.center().y() + 0.5, level, self._badge)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        inner = box.adjusted(24 + self._badge, 0, -12, 0)
        painter.setFont(style.font(13))
        painter.setPen(theme.colour("text2"))
        words = hit.phone or hit.number
        painter.drawText(inner, right, words)
        inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(words) - 12)
        painter.setFont(style.font(15, bold=True))
        painter.setPen(theme.colour("text"))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(
            inner, left, painter.fontMetrics().elidedText(hit.name, elide, inner.width())
        )
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a line."""
        return QSize(super().sizeHint(option, index).width(), _ROW)


class CustomerPick(FormDialog):
    """Finds customers as one types; the first one found is chosen."""

    def __init__(
        self, parent: QWidget, desk: Desk, jobs: Jobs, levels: Mapping[int, Level]
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("CustomerPick", "Which customer?")
        super().__init__(parent, title, translate("CustomerPick", "Choose"), name="customer_pick")
        self._desk = desk
        self._jobs = jobs
        self._hits: Sequence[Hit] = ()
        self.picked: Callable[[Hit], None] | None = None
        self.search = SearchBox(self.tr("Name, pinyin, last four digits"), "", "pick_search")
        self.search.asked.connect(self._find)
        self.search.installEventFilter(self)
        self.found = QListWidget()
        self.found.setObjectName("pick_found")
        self.found.setProperty("framed", True)
        self.found.setAccessibleName(self.tr("Customers found"))
        self.found.setMinimumHeight(6 * _ROW + 8)
        self.found.setItemDelegate(_HitDelegate(self.found, levels))
        self.found.itemDoubleClicked.connect(lambda _item: self.save())
        field = Field(self.tr("Look for"), self.search, name="pick_search")
        self.body.addWidget(field)
        self.body.addWidget(self.found, 1)
        self.set_form(Form({"customer": field}))
        self.act.setEnabled(False)
        self.search.setFocus()

    def _find(self, text: str) -> None:
        self._jobs.ask(
            lambda _progress: customers.find(self._desk, text) if text else [],
            self._show,
            initiator=self,
            failed=self.refuse,
            replaces="pick",
        )

    def _show(self, hits: Sequence[Hit]) -> None:
        self._hits = hits
        self.found.clear()
        for hit in hits:
            words = (hit.name, hit.level_name, hit.phone, hit.number)
            item = QListWidgetItem(listed(word for word in words if word))
            item.setData(_HIT, hit)
            self.found.addItem(item)
        self.found.setCurrentRow(0 if hits else -1)
        self.act.setEnabled(bool(hits))
        if not hits and self.search.text().strip():
            item = QListWidgetItem(self.tr("Nobody found."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.found.addItem(item)

    def save(self) -> None:
        """Take the customer chosen."""
        place = self.found.currentRow()
        if not 0 <= place < len(self._hits):
            return
        self.accept()
        if self.picked is not None:
            self.picked(self._hits[place])

    def reject(self) -> None:
        """Leave at once: nothing typed here is worth asking about."""
        self._is_touched = False
        super().reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go through what was found with the arrow keys while typing; Esc leaves."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if watched is self.search and event.key() in steps:
                place = self.found.currentRow() + steps[Qt.Key(event.key())]
                if 0 <= place < len(self._hits):
                    self.found.setCurrentRow(place)
                return True
            if watched is self.search and event.key() == Qt.Key.Key_Escape:
                self.reject()
                return True
        return super().eventFilter(watched, event)
