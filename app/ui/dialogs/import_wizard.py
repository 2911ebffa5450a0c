"""Import a file: see what was recognised, answer what is asked, see the verdicts, import."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.importing_fields import CUSTOMERS, SALES
from app.errors import Cancelled, UserError
from app.i18n import listed
from app.services import import_preview, importing, settings
from app.services.desk import Desk
from app.services.done import Done
from app.services.import_preview import FirstRows
from app.services.importing import ImportReport, Look, Options
from app.services.progress import Progress
from app.ui import channels, files, formats
from app.ui.dialogs.import_columns import ColumnsCard
from app.ui.dialogs.import_rows import FirstRowsCard
from app.ui.dialogs.import_verdicts import VerdictsCard
from app.ui.jobs import Job, Jobs
from app.ui.widgets import parts
from app.ui.widgets.banner import Notice
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field, text_edit
from app.ui.widgets.progress_card import ProgressCard
from app.ui.widgets.steps import Steps

_ALT = Qt.KeyboardModifier.AltModifier
_COLUMNS, _RESULT, _IMPORT = 1, 2, 3


class ImportWizard(QWidget):
    """Everything about one file until it is imported or left."""

    finished = Signal(object)
    left = Signal()
    refused = Signal(object)
    noticed = Signal(object)
    titled = Signal(str, str)
    other_asked = Signal()

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self.setObjectName("import_wizard")
        self._desk = desk
        self._jobs = jobs
        self._path = Path()
        self._options = Options()
        self._look: Look | None = None
        self._trial: Job | None = None
        self._report: ImportReport | None = None
        self._kind = QComboBox()
        for code, word in (
            ("auto", self.tr("As recognised")),
            (SALES, self.tr("Sales")),
            (CUSTOMERS, self.tr("Customers")),
        ):
            self._kind.addItem(word, code)
        self._kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._channel = text_edit(channels.shown(self._options.channel), longest=60)
        self._profile = QComboBox(editable=True)
        self._profile.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._profile.setMinimumWidth(260)
        self._sheet = QComboBox()
        words = (self.tr("Choose the file"), self.tr("Columns"), self.tr("Result"))
        self.steps = Steps([*words, self.tr("Import")], "import_steps")
        self.columns = ColumnsCard()
        self.rows = FirstRowsCard(desk)
        self.verdicts = VerdictsCard(desk)
        self.progress = ProgressCard("import_progress")
        self._hint = parts.label("", "section", "warn", name="import_hint", wrap=True)
        other = self.tr("Another file")
        self._other = Button(other, "quiet", icon="file", key="Alt+Left", name="import_other")
        self._leave = Button(self.tr("Cancel"), key="Esc", name="import_cancel")
        self._go = Button(self.tr("Import"), "primary", key="Ctrl+Return", name="import_go")
        self._build()

    def _build(self) -> None:
        sheet = Field(self.tr("Sheet"), self._sheet, name="import_sheet")
        self._sheet_field = sheet
        choices = parts.row(
            Field(self.tr("What is in it"), self._kind, name="import_kind"),
            Field(self.tr("Channel"), self._channel, name="import_channel"),
            Field(self.tr("Profile"), self._profile, name="import_profile"),
            sheet,
            0,
            gap=12,
        )
        if (typed := self._profile.lineEdit()) is not None:
            typed.setPlaceholderText(self.tr("A name keeps these columns"))
            typed.setMaxLength(60)
        left = parts.column(choices, self.columns, self.rows, gap=12)
        left.setStretch(1, 1)
        main = parts.row(gap=16)
        main.addLayout(left, 1)
        main.addWidget(self.verdicts)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        feet = parts.row(self._other, gap=12)
        feet.addWidget(self._hint, 1)
        feet.addWidget(self._leave)
        feet.addWidget(self._go)
        whole = parts.column(self.steps, self.progress, gap=12, parent=self)
        whole.addLayout(main, 1)
        whole.addLayout(feet)
        self._kind.activated.connect(lambda _at: self._on_kind())
        self._sheet.activated.connect(lambda _at: self._on_sheet())
        self._channel.editingFinished.connect(self._on_channel)
        self._profile.activated.connect(lambda _at: self._on_profile())
        self.columns.mapping_changed.connect(self._on_mapping)
        self.columns.answered.connect(self._on_answered)
        self.verdicts.save_asked.connect(self.save_rejects)
        self._other.clicked.connect(self.other_asked)
        self._leave.clicked.connect(self.leave)
        self._go.clicked.connect(self.run)

    def open_file(self, path: Path) -> None:
        """Begin with a file."""
        self._path = path
        self._options = Options()
        self._look = self._report = None
        self._kind.setCurrentIndex(0)
        self._channel.setText(channels.shown(self._options.channel))
        self._profile.clear()
        self._jobs.ask(
            lambda _progress: sorted(settings.all_settings(self._desk)["import.profiles"]),
            self._show_profiles,
            initiator=self,
            replaces="import profiles",
        )
        self.rows.hide()
        self.titled.emit(self.tr("Import a file"), path.name)
        self._inspect()

    def _show_profiles(self, names: list[str]) -> None:
        """Offer the profiles of the shop; none is chosen."""
        self._profile.addItems(names)
        self._profile.setCurrentIndex(-1)

    def _on_profile(self) -> None:
        """Read the columns as a saved profile says."""
        name = self._profile.currentText().strip()
        self._options = replace(self._options, profile=name, mapping={})
        self._inspect()

    def _inspect(self) -> None:
        """Look at the file with what was said so far."""
        self._stop_trial()
        self._report = None
        self._go.setEnabled(False)
        path, options = self._path, self._options
        job = self._jobs.ask(
            lambda _progress: importing.inspect(self._desk, path, options),
            self._show_look,
            initiator=self,
            failed=self._on_unreadable,
            replaces="import look",
        )
        self._leave_on_bug(job)
        self.steps.go(_COLUMNS)

    def _leave_on_bug(self, job: Job) -> None:
        """Leave the file when our own mistake ended a job: nothing here can be relied on then."""

        def look() -> None:
            if job.error is not None and not isinstance(job.error, UserError | Cancelled):
                self._trial = None
                self.left.emit()

        job.ended.connect(look)

    def _on_unreadable(self, error: BaseException) -> None:
        self.refused.emit(error)
        if self._look is None:
            self.left.emit()

    def _show_look(self, look: Look) -> None:
        self._look = look
        self._show_file(look)
        self.columns.show_plan(look.plan)
        self._hint.setText("" if look.plan.is_ready else self._open_questions(look))
        if look.plan.is_ready:
            self._jobs.ask(
                lambda _progress: import_preview.first_rows(self._desk, look),
                self._show_rows,
                initiator=self,
                failed=self.refused.emit,
                replaces="import rows",
            )
            self._try()
        else:
            self.rows.hide()
            self.columns.go_first()
            self.verdicts.show_text(self.tr("Answer what is asked; then the rows are counted."))

    def _show_rows(self, found: FirstRows) -> None:
        self.rows.show_rows(found)

    def _open_questions(self, look: Look) -> str:
        """Return what stands at the foot while something is open: all that no column shows."""
        shown = {column.field for column in look.plan.columns if column.field}
        others = [q.words() for q in look.plan.questions if q.field not in shown]
        return " ".join(others) or self.tr("Answer what is asked in amber, then import.")

    def _show_file(self, look: Look) -> None:
        file, plan = look.file, look.plan
        facts = [self._path.name, file.form, file.encoding, file.sheet]
        if plan.header_line:
            facts.append(self.tr("header in line {line}").format(line=plan.header_line))
        if plan.recognised:
            facts.append(plan.recognised)
        titles = {SALES: self.tr("Import sales"), CUSTOMERS: self.tr("Import customers")}
        title = titles.get(plan.kind, self.tr("Import a file"))
        self.titled.emit(title, listed(fact for fact in facts if fact))
        if self._options.kind == "auto":
            words = {SALES: self.tr("Sales"), CUSTOMERS: self.tr("Customers")}
            kind = words.get(plan.kind, self.tr("not recognised"))
            self._kind.setItemText(0, self.tr("As recognised: {kind}").format(kind=kind))
            if plan.kind not in words:
                self._kind.setFocus()
        self._sheet_field.setVisible(len(file.sheets) > 1)
        self._sheet.clear()
        self._sheet.addItems(list(file.sheets))
        self._sheet.setCurrentText(file.sheet)

    def _try(self) -> None:
        """Count the verdicts by a run that is rolled back."""
        path, options = self._path, replace(self._options, dry_run=True)
        self.verdicts.show_text(self.tr("Reading the rows"))
        self._trial = self._jobs.write(
            lambda progress: importing.run(self._desk, path, options, progress),
            self._show_trial,
            initiator=self,
            failed=self._on_trial_failed,
        )
        self._leave_on_bug(self._trial)
        note = self.tr("Nothing is saved yet.")
        self.progress.follow(self._trial, self.tr("Reading {file}").format(file=path.name), note)
        self._go.setEnabled(True)

    def _show_trial(self, done: Done[ImportReport]) -> None:
        self._trial = None
        self._report = done.value
        self.verdicts.show_report(done.value)
        self.steps.go(_RESULT)
        taken = done.value.created + done.value.updated
        self._go.setEnabled(taken > 0)
        if not taken:
            self._hint.setText(self.tr("There is nothing new to import in this file."))
        elif done.value.walk_ins_named:
            count = formats.number(done.value.walk_ins_named)
            text = self.tr("Rows with a name alone: {count}; they will have no customer.")
            self._hint.setText(text.format(count=count))
        self._go.setFocus()

    def _on_trial_failed(self, error: BaseException) -> None:
        self._trial = None
        self._go.setEnabled(False)
        self.verdicts.show_text("")
        self.refused.emit(error)

    def _stop_trial(self) -> None:
        if self._trial is not None:
            self._trial.cancel()
            self._trial = None

    def run(self) -> None:
        """Import the file."""
        if not self._go.isEnabled() or self._look is None:
            return
        self._stop_trial()
        path, options = self._path, self._options
        if name := self._profile.currentText().strip():
            options = replace(options, profile=name, mapping=dict(self.columns.mapping()))
        self.setFocus()
        self._set_asking(is_on=False)
        self.steps.go(_IMPORT)
        total = self._report.read if self._report else 0
        job = self._jobs.write(
            lambda progress: importing.run(self._desk, path, options, _Counted(progress, total)),
            self.finished.emit,
            initiator=self,
            failed=self._on_failed,
        )
        job.ended.connect(self._on_ended)
        self._leave_on_bug(job)
        note = self.tr("Stopping leaves nothing behind.")
        self.progress.follow(job, self.tr("Importing {file}").format(file=path.name), note)

    def _on_failed(self, error: BaseException) -> None:
        self.refused.emit(error)

    def _on_ended(self) -> None:
        self._set_asking(is_on=True)
        self.steps.go(_RESULT if self._report else _COLUMNS)

    def save_rejects(self) -> None:
        """Keep the rows that would be refused, with the reasons, in a file to correct."""
        look, report = self._look, self._report
        if look is None or report is None:
            return
        name = self.tr("{file} refused rows.csv").format(file=self._path.stem)
        target = files.save_file(self, self.tr("Save refused rows"), name, "CSV (*.csv)")
        if target is None:
            return

        def write(_progress: Progress) -> Path:
            import_preview.save_rejects(self._desk, look, report.rejects, target)
            return target

        def told(file: Path) -> None:
            text = self.tr("Saved the refused rows with the reasons.")
            self.noticed.emit(Notice("ok", text, str(file)))

        self._jobs.make(write, told, initiator=self, failed=self.refused.emit)

    def _set_asking(self, *, is_on: bool) -> None:
        """Let nothing be changed while the file is being imported."""
        fields = (self._kind, self._channel, self._sheet, self._profile, self.columns)
        for part in (self._go, self._other, self.verdicts, *fields):
            part.setEnabled(is_on)

    def _on_kind(self) -> None:
        self._options = replace(self._options, kind=str(self._kind.currentData()), mapping={})
        self._inspect()

    def _on_sheet(self) -> None:
        self._options = replace(self._options, sheet=self._sheet.currentText(), mapping={})
        self._inspect()

    def _on_channel(self) -> None:
        channel = channels.typed(self._channel.text()) or Options().channel
        if channel != self._options.channel:
            self._options = replace(self._options, channel=channel)
            self._inspect()

    def _on_mapping(self, mapping: dict[str, str]) -> None:
        self._options = replace(self._options, mapping=mapping)
        self._inspect()

    def _on_answered(self, _code: str, choice: str) -> None:
        self._options = replace(self._options, date_order=choice)
        self._inspect()

    def leave(self) -> None:
        """Stop what is under way, or leave the file."""
        if self.progress.is_busy:
            self.progress.stop()
            text = self.tr("Stopped. Nothing was imported.")
            self.noticed.emit(Notice("accent", text))
            return
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc, import on Ctrl Enter, choose another file on Alt Left."""
        enters = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in enters and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.run()
        elif event.key() == Qt.Key.Key_Left and event.modifiers() & _ALT:
            if self._other.isEnabled():
                self.other_asked.emit()
        else:
            super().keyPressEvent(event)


class _Counted:
    """The progress of an import whose rows were counted by the trial: so the rest is known."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total

    def step(self, done: int, total: int, text: str = "") -> None:
        """Tell how far the import is."""
        self._progress.step(done, total or self._total, text)

    def check(self) -> None:
        """Stop here when the user asked to."""
        self._progress.check()
