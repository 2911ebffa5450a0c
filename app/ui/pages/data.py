"""The Data page: import a file, take a batch back, back up, hand the accountant a workbook."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.access import Permission
from app.services import backups, batches
from app.services.backups import BackupReport
from app.services.batches import BatchRow, UndoReport
from app.services.desk import Desk
from app.services.done import Done
from app.services.importing import ImportReport
from app.services.progress import Progress
from app.ui import files, formats, messages
from app.ui.commands import Command
from app.ui.dialogs.accounts_export import AccountsExport
from app.ui.dialogs.import_wizard import ImportWizard
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.page import Page
from app.ui.tables.batch_table import batch_columns
from app.ui.tables.lazy_table import LazyTable
from app.ui.widgets import parts
from app.ui.widgets.banner import Notice, Offer
from app.ui.widgets.button import Button
from app.ui.widgets.empty_hint import EmptyHint
from app.ui.widgets.plain_view import PlainView
from app.ui.widgets.progress_card import ProgressCard


class DataPage(Page):
    """What comes in, what goes out, and how either is undone."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs) -> None:
        super().__init__(desk, hub, jobs)
        self.setObjectName("data_page")
        self._rows: dict[int, BatchRow] = {}
        self.model = LazyTable(
            lambda ids: [self._rows[key] for key in ids if key in self._rows],
            batch_columns(desk),
            self,
        )
        self.table = PlainView(self.model, "batch_table")
        self.table.setAccessibleName(self.tr("Batches"))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_undo())
        self.progress = ProgressCard()
        self.wizard = ImportWizard(desk, jobs)
        self.wizard.left.connect(self.show_overview)
        self.wizard.finished.connect(self._on_imported)
        self.wizard.refused.connect(self.refuse)
        self.wizard.noticed.connect(self.say)
        self._build()
        self.show_overview()

    def _build(self) -> None:
        kinds = {"import_file": "primary"}
        for command in self.commands():
            if command.name in {"import_file", "back_up", "accounts"}:
                kind = kinds.get(command.name, "plain")
                button = Button(
                    command.title, kind, icon=command.icon, key=command.key, name=command.name
                )
                button.clicked.connect(command.act)
                self.acts.addWidget(button)
        self.body.addWidget(self.progress)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._overview())
        self._stack.addWidget(self.wizard)
        self.body.addWidget(self._stack, 1)

    def _overview(self) -> QWidget:
        card = parts.card("batches_card")
        head = parts.row(parts.label(self.tr("Batches"), "heading"), 0)
        self._undo = Button(self.tr("Undo this batch"), icon="return", name="undo_batch")
        self._undo.clicked.connect(self.undo_chosen)
        head.addWidget(self._undo)
        self._list = QStackedWidget()
        self._list.addWidget(self.table)
        hint = EmptyHint("data")
        hint.show_hint(
            self.tr("Nothing was imported yet."),
            self.tr("Import a spreadsheet or a text file of customers or of sales."),
        )
        self._list.addWidget(hint)
        box = parts.column(head, gap=8, margins=(16, 12, 16, 12), parent=card)
        box.addWidget(self._list, 1)
        return card

    def commands(self) -> Sequence[Command]:
        """Return what can be done here, by what the role may."""
        may = self.desk.may
        acts = []
        if may(Permission.EXPORT_ACCOUNTS):
            text = self.tr("Accountant's workbook")
            acts.append(Command("accounts", text, self.export_accounts, "Ctrl+E", "export"))
        if may(Permission.BACK_UP):
            acts.append(
                Command("back_up", self.tr("Back up now"), self.back_up, "Ctrl+B", "shield")
            )
            text = self.tr("Back up to a folder")
            acts.append(Command("back_up_to", text, self.back_up_to, "", "shield"))
        if may(Permission.IMPORT):
            text = self.tr("Import a file")
            acts.append(Command("import_file", text, self.choose_file, "Ctrl+I", "data"))
        return acts

    def go_first(self) -> None:
        """Begin in the list of batches."""
        self.table.setFocus()

    def refresh(self) -> None:
        """Read the batches anew."""
        self.jobs.ask(
            lambda _progress: batches.list_batches(self.desk),
            self._show_batches,
            initiator=self,
            replaces="batches",
        )

    def _show_batches(self, rows: Sequence[BatchRow]) -> None:
        self._rows = {row.id: row for row in rows}
        self.model.set_ids(np.array([row.id for row in rows], np.int64))
        self.model.forget_all()
        self._list.setCurrentIndex(0 if rows else 1)
        if rows and self.table.current_id() is None:
            self.table.selectRow(0)
        self._show_undo()

    def _show_undo(self) -> None:
        row = self._rows.get(self.table.current_id() or 0)
        may = self.desk.may(Permission.UNDO_BATCH)
        self._undo.setVisible(may and bool(self._rows))
        self._undo.setEnabled(row is not None and not row.is_undone)

    def show_overview(self) -> None:
        """Show the list of batches."""
        self.title.setText(self.tr("Data"))
        self.state.setText(self.tr("What came in as a batch can be taken back whole."))
        self._stack.setCurrentIndex(0)
        for button in self.findChildren(Button, "import_file"):
            button.show()

    def choose_file(self) -> None:
        """Ask for a file and look at it."""
        path = files.open_file(
            self,
            self.tr("Import a file"),
            self.tr("Tables (*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods *.vcf);;All files (*)"),
        )
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Look at a file."""
        self.banner.dismiss()
        self.title.setText(self.tr("Import a file"))
        self.state.setText("")
        self._stack.setCurrentIndex(1)
        for button in self.findChildren(Button, "import_file"):
            button.hide()
        self.wizard.open_file(path)
        self.wizard.setFocus()

    def _on_imported(self, done: Done[ImportReport]) -> None:
        report = done.value
        translate = QCoreApplication.translate
        self.show_overview()
        count, known, refused = report.created + report.updated, report.unchanged, report.rejected
        what = translate("DataPage", "Imported %Ln row(s).", "", count)
        facts = []
        if known:
            facts.append(translate("DataPage", "%Ln left as known.", "", known))
        if refused:
            facts.append(translate("DataPage", "%Ln refused.", "", refused))
        offers = []
        batch = done.batch
        if batch is not None:
            text = self.tr("Undo")
            offers.append(Offer(text, lambda: self.undo(batch), key="Ctrl+Z", icon="return"))
        rejects = report.reject_file
        if rejects is not None:
            text = self.tr("Show refused rows")
            offers.append(Offer(text, lambda: _show_file(rejects), icon="file"))
        self.say(Notice("ok", what, " ".join(facts), tuple(offers), stays=bool(report.rejected)))

    def undo_chosen(self) -> None:
        """Take back the batch chosen in the list."""
        batch = self.table.current_id()
        if batch is not None:
            self.undo(batch)

    def undo(self, batch: int) -> None:
        """Take a batch back."""
        job = self.jobs.write(
            lambda progress: batches.undo(self.desk, batch, progress),
            self._on_undone,
            initiator=self,
            failed=self.refuse,
        )
        note = self.tr("Stopping leaves the batch as it was.")
        self.progress.follow(job, self.tr("Taking back batch {number}").format(number=batch), note)

    def _on_undone(self, done: Done[UndoReport]) -> None:
        what = self.tr("Took back batch {number}.").format(number=done.value.batch)
        count = done.value.customers
        more = QCoreApplication.translate(
            "DataPage", "%Ln customer(s) are as they were before.", "", count
        )
        self.say(messages.done(what, more))

    def back_up(self) -> None:
        """Take a verified snapshot into the shop's own backups."""
        self._back_up(None)

    def back_up_to(self) -> None:
        """Take a verified snapshot into a folder that is asked for."""
        chosen = files.folder(self, self.tr("Back up to a folder"))
        if chosen is not None:
            self._back_up(chosen)

    def _back_up(self, to: Path | None) -> None:
        def take(_progress: Progress) -> BackupReport:
            return backups.back_up(self.desk, to)

        job = self.jobs.make(take, self._on_backed_up, initiator=self, failed=self.refuse)
        note = self.tr("The copy is opened and checked before it counts.")
        self.progress.follow(job, self.tr("Backing up"), note)

    def _on_backed_up(self, report: BackupReport) -> None:
        what = self.tr("Backed up and checked: {customers} customers, {sales} sales, {size}.")
        text = what.format(
            customers=formats.number(report.customers),
            sales=formats.number(report.sales),
            size=formats.file_size(report.size),
        )
        show = Offer(self.tr("Show folder"), lambda: _show_file(report.file.parent), icon="folder")
        self.say(messages.done(text, str(report.file.parent), show))

    def export_accounts(self) -> None:
        """Ask for a period and write the accountant's workbook."""
        dialog = AccountsExport(self, self.desk.clock.today())
        dialog.finished.connect(dialog.deleteLater)
        dialog.chosen.connect(self._write_accounts)
        dialog.open()

    def _write_accounts(self, start: object, end: object, target: Path) -> None:
        from app.services import reporting  # noqa: PLC0415 - openpyxl is slow to import

        def write(progress: Progress) -> Path:
            from app.reports import excel  # noqa: PLC0415 - openpyxl is slow to import

            book = reporting.accountant_book(self.desk, start, end, progress)  # type: ignore[arg-type] # days or None
            excel.write_workbook(
                target,
                book.sheets,
                book.cover,
                progress,
                temporary=self.desk.paths.temporary,
                decimals=self.desk.decimals,
            )
            return target

        job = self.jobs.make(write, self._on_written, initiator=self, failed=self.refuse)
        note = self.tr("Stopping leaves no file behind.")
        self.progress.follow(job, self.tr("Writing {file}").format(file=target.name), note)

    def _on_written(self, target: Path) -> None:
        show = Offer(self.tr("Open"), lambda: _show_file(target), icon="file")
        self.say(messages.done(self.tr("Wrote the accountant's workbook."), str(target), show))


def _show_file(place: Path) -> None:
    """Open a file or a folder with what the system knows for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))
