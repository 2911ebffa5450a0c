"""The frame of every page: title, one quiet sentence of state, acts at the right, banner, body."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.errors import UserError
from app.services.desk import Desk
from app.services.done import Changes
from app.ui import messages
from app.ui.commands import Command
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.banner import Banner, Notice
from app.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from app.services.backup_rounds import BackupState

LOW_WINDOW = 760


class Part(NamedTuple):
    """A part of a page that another page sends to, and the number of what is to be chosen there."""

    name: str
    number: int = 0


class Page(QWidget):
    """One page of the rail; refreshes when shown if something it shows has changed.

    It asks the frame to remember a preference (key, value), or to go to a page by its name, with
    the id of a customer to show there, a part of it, or None.
    """

    preferences_asked = Signal(str, str)
    page_asked = Signal(str, object)
    restore_asked = Signal(object)
    rekey_asked = Signal()

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs) -> None:
        super().__init__()
        self.desk = desk
        self.hub = hub
        self.jobs = jobs
        self._is_stale = True
        self.title = parts.label("", "title", name="page_title")
        self.state = parts.Elided("table", "quiet", name="page_state")
        self.acts = parts.row(gap=8)
        head = parts.row(self.title, 4)
        head.addWidget(self.state, 1)
        head.addLayout(self.acts)
        self.banner = Banner()
        self.body: QVBoxLayout = parts.column(gap=12)
        self._frame = parts.column(head, self.banner, gap=12, margins=(24, 16, 24, 16), parent=self)
        self._frame.addLayout(self.body, 1)
        hub.changed.connect(self._on_changed)

    def commands(self) -> Sequence[Command]:
        """Return what can be done on this page."""
        return ()

    def refresh(self) -> None:
        """Show everything anew."""

    def take_changes(self, _changes: Changes, _initiator: object) -> None:
        """Follow an act done here or elsewhere; a page that shows little refreshes as a whole."""
        self.refresh()

    def take_backups(self, state: "BackupState") -> None:
        """Follow a backup that took itself, on a page that tells of backups."""

    def go_first(self) -> None:
        """Put the focus where work begins."""

    def show_customer(self, customer_id: int) -> None:
        """Show one customer, on a page that has customers."""

    def show_part(self, part: Part) -> None:
        """Show one of the page's parts, on a page that has several."""

    def take_text(self, text: str, *, enters: bool = False) -> None:
        """Go on with what was typed before the page was there: look for it, and open it."""
        field = self.findChild(SearchBox)
        if field is None:
            return
        field.setText(text)
        field.setFocus()
        if enters:
            press, none = QEvent.Type.KeyPress, Qt.KeyboardModifier.NoModifier
            QCoreApplication.postEvent(field, QKeyEvent(press, Qt.Key.Key_Return, none))

    def typed(self) -> dict[str, str]:
        """Return what stands in the fields that can be typed into, by their names."""
        edits = [one for one in self.findChildren(QLineEdit) if one.objectName()]
        return {
            one.objectName(): one.text()
            for one in edits
            if one.text() and not one.objectName().startswith("qt_") and _is_open(one)
        }

    def retype(self, texts: Mapping[str, str]) -> None:
        """Put back what stood in the fields before the page was built anew."""
        for name, text in texts.items():
            field = self.findChild(QLineEdit, name)
            if field is not None and field.text() != text:
                field.setText(text)

    def say(self, notice: Notice) -> None:
        """Show a notice in this page's banner."""
        self.banner.show_notice(notice)

    def refuse(self, error: BaseException) -> None:
        """Show why an act was refused."""
        if isinstance(error, UserError):
            self.say(messages.refusal(error))

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        if self.isVisible():
            self.take_changes(changes, initiator)
        else:
            self._is_stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Refresh if something changed while the page was hidden."""
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move closer together in a low window."""
        super().resizeEvent(event)
        is_low = self.window().height() < LOW_WINDOW
        self._frame.setContentsMargins(24, 12 if is_low else 16, 24, 12 if is_low else 16)

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the colours of a new theme."""
        if event.type() == QEvent.Type.StyleChange:
            self.update()
        super().changeEvent(event)


def _is_open(field: QLineEdit) -> bool:
    return not field.isReadOnly() and field.echoMode() == QLineEdit.EchoMode.Normal
