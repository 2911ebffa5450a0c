"""Choose a customer by search: type, go down, Enter."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.services import customers
from app.services.customers import Hit
from app.services.desk import Desk
from app.ui.dialogs.frame import FormDialog
from app.ui.jobs import Jobs
from app.ui.widgets.field import Field, Form
from app.ui.widgets.search_box import SearchBox


class CustomerPick(FormDialog):
    """Finds customers as one types; the first one found is chosen."""

    def __init__(self, parent: QWidget, desk: Desk, jobs: Jobs, title: str) -> None:
        act = QCoreApplication.translate("CustomerPick", "Choose")
        super().__init__(parent, title, act, name="customer_pick")
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
        self.found.setMinimumHeight(264)
        self.found.itemDoubleClicked.connect(lambda _item: self.save())
        field = Field(self.tr("Which customer?"), self.search, name="pick_search")
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
            self.found.addItem(QListWidgetItem("   ".join(word for word in words if word)))
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
