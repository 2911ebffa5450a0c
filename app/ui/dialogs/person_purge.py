"""Those whose data the shop's own rule says to keep no longer: read the list, then erase it."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.domain import periods
from app.i18n import sentences
from app.services import backup_expiry, privacy, settings
from app.services.backup_expiry import Remaining
from app.services.desk import Desk
from app.services.done import Done
from app.services.privacy import IdleRow
from app.services.progress import Progress
from app.ui import formats, messages, style
from app.ui.dialogs.frame import FormDialog
from app.ui.jobs import Jobs
from app.ui.widgets import parts

_WIDTH: Final = 640
_HEIGHT: Final = 320
_ROW: Final = 32
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class IdleTable(QTableWidget):
    """Everybody on the list with a tick; Space or a click takes it away, and the person stays."""

    ticked = Signal()

    def __init__(self, title: str) -> None:
        super().__init__(0, 3)
        self._ticks: list[QTableWidgetItem] = []
        self.setObjectName("idle_customers")
        self.setAccessibleName(title)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setProperty("framed", True)
        self.setMinimumHeight(_HEIGHT)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(style.px(_ROW))
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        head.setDefaultAlignment(_LEFT)
        self.setHorizontalHeaderLabels(
            [self.tr("Number"), self.tr("Name"), self.tr("Last purchase")]
        )

    def show_rows(self, rows: Sequence[IdleRow]) -> None:
        """Show who is on the list, everybody ticked."""
        never = self.tr("never bought")
        self._ticks = []
        self.setRowCount(len(rows))
        for at, row in enumerate(rows):
            last = formats.day(row.last_purchase) if row.last_purchase else never
            cells = [QTableWidgetItem(text) for text in (row.number, row.name, last)]
            for column, cell in enumerate(cells):
                cell.setTextAlignment(_LEFT)
                self.setItem(at, column, cell)
            cells[0].setCheckState(_ON)
            self._ticks.append(cells[0])
        if rows:
            self.setCurrentCell(0, 0)

    def is_ticked(self, at: int) -> bool:
        """Say whether somebody is still to go."""
        return self._ticks[at].checkState() == _ON

    def toggle(self, at: int) -> None:
        """Keep somebody, or let them go after all."""
        self._ticks[at].setCheckState(_OFF if self.is_ticked(at) else _ON)
        self.ticked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick on Space; leave Enter and Esc to the form."""
        if event.key() == Qt.Key.Key_Space and self.currentRow() >= 0:
            self.toggle(self.currentRow())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick the row that was clicked."""
        at = self.indexAt(event.position().toPoint()).row()
        if at >= 0 and at == self.currentRow():
            self.toggle(at)


class PurgeDialog(FormDialog):
    """Shows everybody first; erasing them is one act that cannot be undone."""

    def __init__(self, parent: QWidget, desk: Desk, jobs: Jobs) -> None:
        translate = QCoreApplication.translate
        title = translate("PurgeDialog", "Customers kept too long")
        act = translate("PurgeDialog", "Erase the ticked")
        super().__init__(parent, title, act, name="purge_dialog")
        self.setMinimumWidth(_WIDTH)
        self._desk = desk
        self._jobs = jobs
        self._rows: Sequence[IdleRow] = ()
        self._kept: Sequence[str] = ()
        self.purged: Callable[[Done[int]], None] | None = None
        self.make_danger()
        self.act.hide()
        self._said = parts.label("", "table", name="purge_said", wrap=True)
        self.list = IdleTable(title)
        self.list.ticked.connect(self._show_count)
        self._count = parts.label("", "hint", name="purge_count", wrap=True)
        for part in (self._said, self.list, self._count):
            self.body.addWidget(part)

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
            said = translate("PurgeDialog", "Nobody has been idle for %n month(s).", "", months)
        else:
            text = translate(
                "PurgeDialog",
                "%Ln customer(s) without a purchase, contact or consent since {day}.",
                "",
                count,
            )
            since = periods.add_months(self._desk.clock.today(), -months)
            more = self.tr("Their sales stay as money; the people go for good.")
            said = sentences(text.format(day=formats.day(since)), more, *self._kept)
        self._said.setText(said)
        self.list.show_rows(self._rows)
        for part in (self.list, self._count, self.act):
            part.setVisible(bool(self._rows))
        if not self._rows:
            self.cancel.setText(self.tr("Close"))
        self._show_count()
        self.fit()
        (self.list if self._rows else self.cancel).setFocus()

    def _chosen(self) -> list[int]:
        return [row.id for at, row in enumerate(self._rows) if self.list.is_ticked(at)]

    def _show_count(self) -> None:
        count, stay = len(self._chosen()), len(self._rows) - len(self._chosen())
        text = self.tr("To be erased: {count}. To stay: {stay}. Space or a click changes a tick.")
        self._count.setText(text.format(count=formats.number(count), stay=formats.number(stay)))
        self.act.setEnabled(bool(count))

    def save(self) -> None:
        """Ask once more, then erase those who are ticked."""
        desk, chosen = self._desk, self._chosen()
        count = len(chosen)
        if not count:
            return
        what = QCoreApplication.translate(
            "PurgeDialog", "Erase %Ln customer(s) for good?", "", count
        )
        more = sentences(self.tr("This cannot be undone."), *self._kept)
        if messages.question(self, what, more, self.tr("Erase for good"), self.tr("Keep")):
            self.run(
                self._jobs, lambda progress: privacy.purge(desk, progress, chosen), self.purged
            )
