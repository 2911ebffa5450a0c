"""The Data page: import a file, take a batch back, back up, hand the accountant a workbook."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from app.domain.access import Permission
from app.i18n import sentences
from app.services import backup_rounds, backups, batches, restoring
from app.services.backup_rounds import BackupState
from app.services.backups import BackupReport
from app.services.batches import BatchRow, UndoReport
from app.services.desk import Desk
from app.services.done import Done
from app.services.importing import ImportReport
from app.ui import files, formats, messages
from app.ui.backup_acts import BackupActs
from app.ui.commands import Command
from app.ui.dialogs.import_verdicts import facts_of
from app.ui.dialogs.import_wizard import ImportWizard
from app.ui.dialogs.restore_pick import ProvePick, RestorePick
from app.ui.dialogs.review_undo import ask_run
from app.ui.exports import Exports, show_file
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.page import Page
from app.ui.tables.batch_table import batch_columns
from app.ui.tables.lazy_table import LazyTable
from app.ui.widgets import parts
from app.ui.widgets.banner import Notice, Offer
from app.ui.widgets.button import Button, act_button
from app.ui.widgets.data_side import DataSide
from app.ui.widgets.empty_hint import EmptyHint
from app.ui.widgets.plain_view import PlainView
from app.ui.widgets.progress_card import ProgressCard

_BAR = 12  # the scroll bar beside the cards of a low window


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
        self.exports = Exports(self, self.progress)
        self.backups = BackupActs(self, self.refresh)
        self.wizard = ImportWizard(desk, jobs)
        self.wizard.left.connect(self.show_overview)
        self.wizard.finished.connect(self._on_imported)
        self.wizard.refused.connect(self.refuse)
        self.wizard.noticed.connect(self.say)
        self.wizard.titled.connect(self._on_titled)
        self.wizard.other_asked.connect(self.choose_file)
        self._build()
        self.show_overview()

    def _build(self) -> None:
        acts = {command.name: command for command in self.commands()}
        if (bring := acts.get("import_file")) is not None:
            self._import = act_button(bring, "primary")
            self.acts.addWidget(self._import)
        self.side = DataSide(self.desk, acts)
        self.body.addWidget(self.progress)
        overview = QWidget()
        whole = parts.row(gap=16, parent=overview)
        whole.addWidget(self._batches_card(), 1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.side)
        area.setFixedWidth(self.side.least_width() + _BAR)
        whole.addWidget(area)
        area.setVisible(bool(self.side.findChildren(Button)))
        self._stack = QStackedWidget()
        self._stack.addWidget(overview)
        self._stack.addWidget(self.wizard)
        self.body.addWidget(self._stack, 1)

    def _batches_card(self) -> QWidget:
        card = parts.card("batches_card")
        head = parts.row(parts.label(self.tr("Batches"), "heading"), 0)
        self._rejects = Button(self.tr("Refused rows…"), icon="file", name="save_refused")
        self._rejects.setToolTip(self.tr("Save the rows that this import refused to a file"))
        self._rejects.clicked.connect(self.save_chosen_refused)
        self._undo = Button(
            self.tr("Undo this batch"), icon="return", key="Delete", name="undo_batch"
        )
        self._undo.clicked.connect(self.undo_chosen)
        self._rejects.hide()
        self._undo.setEnabled(False)
        head.addWidget(self._rejects)
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
        if may(Permission.IMPORT):
            text = self.tr("Import a file")
            acts.append(Command("import_file", text, self.choose_file, "Ctrl+I", "data"))
        if may(Permission.EXPORT_ACCOUNTS):
            text = self.tr("Accountant's workbook")
            acts.append(Command("accounts", text, self.exports.accounts, "Ctrl+E", "export"))
        if may(Permission.EXPORT_CUSTOMERS):
            text = self.tr("Star table")
            acts.append(Command("export_stars", text, self.exports.stars, "", "export"))
        if may(Permission.BACK_UP):
            acts += self._backup_commands()
        return acts

    def _backup_commands(self) -> list[Command]:
        return [
            self.backups.now(),
            Command(
                "back_up_to",
                self.tr("Back up to a folder"),
                self.backups.back_up_to,
                "",
                "folder",
            ),
            *self._restore_commands(),
            Command("verify_backup", self.tr("Check a backup"), self.verify, "", "check"),
            Command("open_backups", self.tr("Folder of backups"), self.open_backups, "", "folder"),
        ]

    def _restore_commands(self) -> list[Command]:
        acts = self.backups.second()
        if self.desk.may(Permission.RESTORE):
            text = self.tr("Bring a backup back")
            acts.append(Command("restore", text, self.choose_backup, "", "return"))
            text = self.tr("Prove a backup")
            acts.append(Command("prove_backup", text, self.prove_backup, "", "check"))
        return acts

    def choose_backup(self) -> None:
        """Show the backups with what they hold, to bring one back."""
        self._pick(RestorePick)

    def prove_backup(self) -> None:
        """Show them to restore one aside, which proves it and touches nothing."""
        self._pick(ProvePick)

    def _pick(self, kind: type[RestorePick]) -> None:
        def show(state: BackupState | None) -> None:
            second = state.second.folder if state is not None and state.second else None
            desk = self.desk
            key = restoring.shop_key(desk)
            dialog = kind(self, desk.paths, key, self.jobs, second)
            dialog.asked.connect(self.restore_asked)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        # A damaged file may not even tell where the second place is.
        self.jobs.ask(
            lambda _progress: backup_rounds.state(self.desk),
            show,
            initiator=self,
            failed=lambda _error: show(None),
        )

    def widget(self) -> QWidget:
        """Return the page as the parent of dialogs."""
        return self

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
        if self.desk.may(Permission.BACK_UP):
            self.jobs.ask(
                lambda _progress: backups.known(self.desk),
                self.side.show_backups,
                initiator=self,
                replaces="backups",
            )
            self.jobs.ask(
                lambda _progress: backup_rounds.state(self.desk),
                self.side.show_state,
                initiator=self,
                replaces="backup_state",
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
        may = self.desk.may(Permission.IMPORT) and self.desk.may(Permission.SEE_PHONES)
        self._rejects.setVisible(may and row is not None and row.refused > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the chosen batch back on Delete."""
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus() and self._undo.isEnabled():
            self.undo_chosen()
        else:
            super().keyPressEvent(event)

    def save_chosen_refused(self) -> None:
        """Write the rows that the chosen import refused to a file."""
        batch = self.table.current_id()
        if batch is not None:
            self.exports.refused(batch)

    def open_backups(self) -> None:
        """Open the folder with the shop's backups."""
        show_file(self.desk.paths.backups)

    def show_overview(self) -> None:
        """Show the list of batches."""
        self.title.setText(self.tr("Data"))
        self.state.setText(self.tr("What came in as a batch can be taken back whole."))
        self._stack.setCurrentIndex(0)
        self._show_acts(is_on=True)

    def _show_acts(self, *, is_on: bool) -> None:
        """Show the page's own act, but not while a file is on its way in."""
        for button in self.findChildren(Button, "import_file"):
            button.setVisible(is_on)

    def _on_titled(self, title: str, facts: str) -> None:
        self.title.setText(title)
        self.state.setText(facts)

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
        self._stack.setCurrentIndex(1)
        self._show_acts(is_on=False)
        self.wizard.open_file(path)
        self.wizard.setFocus()

    def _on_imported(self, done: Done[ImportReport]) -> None:
        report = done.value
        translate = QCoreApplication.translate
        self.show_overview()
        count, refused = report.created + report.updated, report.rejected
        what = translate("DataPage", "Imported %Ln row(s).", "", count)
        more = sentences(*facts_of(report))
        offers = []
        batch = done.batch
        if batch is not None:
            text = self.tr("Undo")
            offers.append(Offer(text, lambda: self.undo(batch), key="Ctrl+Z", icon="return"))
        if batch is not None and refused and self.desk.may(Permission.SEE_PHONES):
            text = self.tr("Save refused rows…")
            offers.append(Offer(text, lambda: self.exports.refused(batch), icon="file"))
        stays = bool(refused or report.walk_ins_named or report.noticed)
        self.say(Notice("ok", what, more, tuple(offers), stays=stays))

    def undo_chosen(self) -> None:
        """Take back the batch chosen in the list; ask first where it was run with others."""
        row = self._rows.get(self.table.current_id() or 0)
        if row is None:
            return
        dialog = ask_run(self, self.jobs, [*self._rows.values()], row, self.desk)
        if dialog is None:
            self.undo(row.id)
        else:
            dialog.saved = self._on_undone

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

    def verify(self) -> None:
        """Ask for the folder of a backup and check it from the first page to the last."""
        start = str(self.desk.paths.backups)
        chosen = files.folder(self, self.tr("Check a backup"), start)
        if chosen is None:
            return
        job = self.jobs.make(
            lambda _progress: backups.verify(self.desk, chosen),
            self._on_verified,
            initiator=self,
            failed=self.refuse,
        )
        note = self.tr("The backup is only read.")
        self.progress.follow(job, self.tr("Checking the backup"), note)

    def _on_verified(self, report: BackupReport) -> None:
        what = self.tr("The backup is sound: {customers}, {sales}, {size}.")
        text = what.format(
            customers=formats.customers(report.customers),
            sales=formats.sales(report.sales),
            size=formats.file_size(report.size),
        )
        self.say(messages.done(text, str(report.file.parent)))
