"""Those whose data the shop's own rule says to keep no longer: read the list, then erase it."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.services import backup_expiry, privacy, settings
from app.services.backup_expiry import Remaining
from app.services.desk import Desk
from app.services.done import Done
from app.services.privacy import IdleRow
from app.services.progress import Progress
from app.ui import formats, messages
from app.ui.dialogs.frame import FormDialog
from app.ui.jobs import Jobs
from app.ui.widgets import parts

_WIDTH: Final = 640
_HEIGHT: Final = 320


class PurgeDialog(FormDialog):
    """Shows everybody first; erasing them is one act that cannot be undone."""

    def __init__(self, parent: QWidget, desk: Desk, jobs: Jobs) -> None:
        translate = QCoreApplication.translate
        title = translate("PurgeDialog", "Customers kept too long")
        super().__init__(parent, title, translate("PurgeDialog", "Erase all"), name="purge_dialog")
        self.setMinimumWidth(_WIDTH)
        self._desk = desk
        self._jobs = jobs
        self._rows: Sequence[IdleRow] = ()
        self._kept: Sequence[str] = ()
        self.purged: Callable[[Done[int]], None] | None = None
        self.make_danger()
        self.act.hide()
        self._said = parts.label("", "table", name="purge_said", wrap=True)
        self.list = QListWidget()
        self.list.setObjectName("idle_customers")
        self.list.setAccessibleName(title)
        self.list.setProperty("framed", True)
        self.list.setMinimumHeight(_HEIGHT)
        self.body.addWidget(self._said)
        self.body.addWidget(self.list)

        def look(_progress: Progress) -> tuple[int, list[IdleRow], Remaining]:
            months = int(settings.all_settings(desk)[privacy.KEEP_MONTHS])
            return months, privacy.idle(desk), backup_expiry.remaining(desk)

        jobs.ask(look, self._show, initiator=self, failed=self.refuse)

    def _show(self, found: tuple[int, Sequence[IdleRow], Remaining]) -> None:
        months, self._rows, kept = found
        self._kept = backup_expiry.sentences(kept, formats.day)
        translate, count = QCoreApplication.translate, len(self._rows)
        if not months:
            said = self.tr("The settings keep everybody. Set after how many months first.")
        elif not count:
            text = self.tr("Nobody has been idle for {months} months.")
            said = text.format(months=months)
        else:
            text = translate("PurgeDialog", "%Ln customer(s) without a sign for long.", "", count)
            more = self.tr("Their sales stay as money; the people go for good.")
            said = " ".join([text, more, *self._kept])
        self._said.setText(said)
        never = self.tr("never bought")
        for row in self._rows:
            last = formats.day(row.last_purchase) if row.last_purchase else never
            self.list.addItem(QListWidgetItem(f"{row.number}  {row.name}  {last}"))
        self.list.setVisible(bool(self._rows))
        self.act.setVisible(bool(self._rows))
        if not self._rows:
            self.cancel.setText(self.tr("Close"))
        self.fit()
        (self.list if self._rows else self.cancel).setFocus()

    def save(self) -> None:
        """Ask once more, then erase them all."""
        desk, count = self._desk, len(self._rows)
        what = QCoreApplication.translate(
            "PurgeDialog", "Erase %Ln customer(s) for good?", "", count
        )
        more = " ".join([self.tr("This cannot be undone."), *self._kept])
        if messages.question(self, what, more, self.tr("Erase for good"), self.tr("Keep")):
            self.run(self._jobs, lambda progress: privacy.purge(desk, progress), self.purged)
