"""Deleting stored ID numbers: offered when they are turned off, and as long as there are any."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.domain.access import Permission
from app.services import id_numbers
from app.services.desk import Desk
from app.services.done import Done
from app.ui import messages
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.banner import Notice, Offer
from app.ui.widgets.button import Button


class IdNumbersRow(QWidget):
    """A button that is there only while ID numbers are stored; it counts them before it asks."""

    noticed = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk = desk
        self._jobs = jobs
        text = self.tr("Delete all ID numbers…")
        button = Button(text, icon="close", name="delete_id_numbers")
        button.clicked.connect(self.forget)
        parts.row(button, 0, parent=self)
        self.hide()

    def refresh(self, *, is_off: bool = False) -> None:
        """Be there where numbers are stored; right after turning them off, offer to delete them."""
        if not self._desk.may(Permission.CHANGE_SETTINGS):
            return

        def show(count: int) -> None:
            self.setVisible(count > 0)
            if count and is_off:
                self._offer(count)

        self._jobs.ask(lambda _progress: id_numbers.count(self._desk), show, initiator=self)

    def _offer(self, count: int) -> None:
        text = QCoreApplication.translate(
            "IdNumbersRow", "ID numbers are off; %Ln stored one(s) are hidden.", "", count
        )
        more = self.tr("They stay until you delete them.")
        offer = Offer(self.tr("Delete them…"), self.forget, icon="close")
        self.noticed.emit(Notice("warn", text, more, (offer,), stays=True))

    def forget(self) -> None:
        """Say how many ID numbers there are, ask, and delete them all for good."""
        self._jobs.ask(
            lambda _progress: id_numbers.count(self._desk), self._ask_to_forget, initiator=self
        )

    def _ask_to_forget(self, count: int) -> None:
        translate = QCoreApplication.translate
        what = translate("IdNumbersRow", "Delete %Ln ID number(s) for good?", "", count)
        more = self.tr("This cannot be undone. Backups made before hold them until rotated out.")
        if not messages.question(self, what, more, self.tr("Delete for good"), self.tr("Keep")):
            return

        def told(done: Done[int]) -> None:
            removed = done.value
            text = translate("IdNumbersRow", "Deleted %Ln ID number(s).", "", removed)
            self.noticed.emit(messages.done(text))
            self.refresh()

        self._jobs.write(
            lambda _progress: id_numbers.remove_all(self._desk),
            told,
            initiator=self,
            failed=self.refused.emit,
        )
