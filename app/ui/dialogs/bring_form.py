"""A lost or a new PC: choose a backup, see what it holds, say where it goes, be signed in."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app import vault
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.services import backups, restoring
from app.services.backups import BackupReport
from app.services.desk import SystemClock
from app.services.progress import Progress
from app.services.restoring import Choice
from app.ui import files, formats
from app.ui.dialogs.sign_in_form import Secret, WayIn
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field, Form, text_edit


class BringForm(QWidget):
    """Two steps with one key: Enter looks into the backup, Enter again brings it here."""

    asked = Signal(object, object, object)
    refused = Signal(object)
    left = Signal()
    grown = Signal()

    def __init__(self, jobs: Jobs, folder: Path) -> None:
        super().__init__()
        self.setObjectName("bring_form")
        self._jobs = jobs
        self._choices: list[Choice] = []
        self._looked: tuple[Path, Secret | None] | None = None
        self._place = text_edit(longest=4000)
        self._place.editingFinished.connect(self.look_there)
        self._which = QComboBox()
        self._which.currentIndexChanged.connect(lambda _at: self._on_chosen())
        self._target = text_edit(str(_free(folder)), longest=4000)
        self._way = WayIn()
        self._way.ask_new(is_asked=False)
        self._way.switched.connect(self._forget)
        hint = self.tr("Its folder, its shop.db, or a stick with several backups.")
        self._one = Field(self.tr("Which one"), self._which, name="bring_which")
        fields = {
            "backup": Field(self.tr("Backup"), self._place, name="bring_backup", hint=hint),
            "which": self._one,
            **self._way.fields,
            "folder": Field(self.tr("Folder on this computer"), self._target, name="bring_folder"),
        }
        self.form = Form(fields)
        self._content = parts.label("", "section", name="bring_content", wrap=True)
        self._made = parts.label("", "caption", name="bring_made", wrap=True)
        self._well = parts.card("bring_well", part="sunken")
        parts.column(self._content, self._made, gap=2, margins=(16, 10, 16, 10), parent=self._well)
        self._choose_target = Button(self.tr("Choose"), icon="folder", name="bring_choose_target")
        self._choose_target.clicked.connect(self.choose_target)
        back = Button(self.tr("Back"), "quiet", name="bring_back")
        back.clicked.connect(self.go_back)
        self.act = Button("", "primary", key="Return", name="bring")
        self.act.clicked.connect(self.save)
        self._lay_out(fields, back)
        self._show_step()

    def _lay_out(self, fields: dict[str, Field], back: Button) -> None:
        chooses = []
        for name, text, icon, act in (
            ("bring_choose_folder", self.tr("Folder"), "folder", self.choose_folder),
            ("bring_choose_file", self.tr("File"), "file", self.choose_file),
        ):
            button = Button(text, icon=icon, name=name)
            button.clicked.connect(act)
            chooses.append(button)
        parts.column(
            parts.label(self.tr("Bring a backup to this computer"), "title"),
            _beside(fields["backup"], *chooses),
            self._one,
            self._way,
            self._well,
            _beside(fields["folder"], self._choose_target),
            0,
            parts.row(back, 0, self.act),
            gap=12,
            parent=self,
        )

    def go_first(self) -> None:
        """Begin with the backup."""
        self._place.setFocus()

    def go_back(self) -> None:
        """Go back to what opens the backup, or leave from there."""
        if self._looked is None or self._looked[1] is None:
            self.left.emit()
            return
        self._forget()
        self._way.go_first()

    def choose_folder(self) -> None:
        """Ask for the folder of a backup, or of several."""
        self._take(files.folder(self, self.tr("Folder of the backup"), self._place.text()))

    def choose_file(self) -> None:
        """Ask for the file of a backup."""
        kinds = self.tr("Backups (*.db)")
        self._take(files.open_file(self, self.tr("File of the backup"), kinds))

    def choose_target(self) -> None:
        """Ask for the folder where the shop shall stand."""
        chosen = files.folder(self, self.tr("Folder on this computer"), self._target.text())
        if chosen is not None:
            self._target.setText(str(chosen))
            self.form.fields["folder"].set_error("")

    def _take(self, chosen: Path | None) -> None:
        if chosen is not None:
            self._place.setText(str(chosen))
            self.look_there()

    def look_there(self) -> None:
        """Find the backups at the place that was named."""
        typed = self._place.text().strip()
        place = Path(typed).expanduser()
        if not typed:
            self._show_found([])
            return
        self._jobs.make(
            lambda _progress: restoring.found_in(place),
            lambda found: self._show_found(found, typed),
            initiator=self,
            failed=self.refused.emit,
        )

    def _show_found(self, found: list[Choice], typed: str = "") -> None:
        if typed != self._place.text().strip() or (found and found == self._choices):
            return
        self._choices = found
        with QSignalBlocker(self._which):
            self._which.clear()
            for one in found:
                words = (formats.moment(one.made_at), formats.file_size(one.size))
                self._which.addItem(" · ".join((*words, one.file.parent.name)))
        missing = self.tr("There is no backup here.") if typed and not found else ""
        self.form.fields["backup"].set_error(missing)
        self._on_chosen()

    def _chosen(self) -> Choice | None:
        at = self._which.currentIndex()
        return self._choices[at] if 0 <= at < len(self._choices) else None

    def _on_chosen(self) -> None:
        """Ask for what opens the chosen backup; a plain one is looked into at once."""
        choice = self._chosen()
        self._forget()
        if choice is None:
            return
        logins = []
        try:
            logins = vault.logins(choice.file.parent) if _is_locked(choice.file) else []
        except (UserError, OSError) as error:
            self.refused.emit(error)
        self._way.show_logins(logins, None)
        self._show_step()
        if logins:
            self._way.go_first()
        elif not _is_locked(choice.file):
            self._look(choice, None)

    def _forget(self) -> None:
        """What was looked into counts no more: something else was typed."""
        self._looked = None
        self._show_step()

    def _show_step(self) -> None:
        choice, is_known = self._chosen(), self._looked is not None
        self._one.setVisible(choice is not None)
        self._way.setVisible(choice is not None and _is_locked(choice.file))
        self._way.ask_new(is_asked=is_known)
        self._well.setVisible(is_known)
        self.form.fields["folder"].setVisible(is_known)
        self._choose_target.setVisible(is_known)
        bring, look = self.tr("Bring it here"), self.tr("Look into it")
        self.act.setText(bring if is_known else look)
        self.act.setEnabled(choice is not None)
        self.grown.emit()

    def save(self) -> None:
        """Look into the backup; once that was done, bring it here."""
        choice = self._chosen()
        if choice is None or not self.act.isEnabled():
            return
        self.form.clear_errors()
        try:
            secret = self._way.secret() if _is_locked(choice.file) else None
            if self._looked is None:
                self._look(choice, secret)
                return
            target = _target(self._target.text())
        except UserError as error:
            if not self.form.show_error(error):
                self.refused.emit(error)
            return
        self.act.setEnabled(False)
        self.asked.emit(choice.file, target, secret)

    def _look(self, choice: Choice, secret: Secret | None) -> None:
        file = choice.file

        def look(_progress: Progress) -> BackupReport:
            key = secret.key_of(file.parent, SystemClock().now()) if secret else None
            return backups.verify_with(key, file)

        def show(found: BackupReport) -> None:
            if self._chosen() is not choice:
                return
            self._looked = (file, secret)
            text = self.tr("{customers}, {sales}, {amount}")
            self._content.setText(_content(text, found))
            made = self.tr("Made {moment}, checked page by page.")
            self._made.setText(made.format(moment=formats.moment(choice.made_at)))
            self._show_step()
            if secret is None or not self._way.ask_lost():
                self.act.setFocus()

        def refuse(error: BaseException) -> None:
            self.act.setEnabled(True)
            if not (isinstance(error, UserError) and self.form.show_error(error)):
                self.refused.emit(error)
            self.grown.emit()

        self.act.setEnabled(False)
        self._jobs.make(look, show, initiator=self, failed=refuse)


def _content(text: str, found: BackupReport) -> str:
    return text.format(
        customers=formats.customers(found.customers),
        sales=formats.sales(found.sales),
        amount=formats.money(found.amount_minor, found.decimals, found.currency),
    )


def _is_locked(file: Path) -> bool:
    """Say whether a backup is encrypted; one that cannot be read says so when it is looked into."""
    try:
        return not backups.is_plain(file)
    except OSError:
        return False


def _beside(field: Field, *buttons: Button) -> parts.Layout:
    """Put buttons level with a field's editor, whatever stands below it."""
    line = parts.row(field, gap=8)
    line.setStretch(0, 1)
    for button in buttons:
        line.addLayout(parts.column(parts.label(" ", "caption"), button, 0, gap=4))
    return line


def _target(typed: str) -> Path:
    if typed.strip():
        return Path(typed.strip()).expanduser().absolute()
    raise UserError(
        "folder_missing",
        QT_TRANSLATE_NOOP("Errors", "No folder is named."),
        advice=QT_TRANSLATE_NOOP("Errors", "Choose an empty folder, or name a new one."),
        field="folder",
    )


def _free(folder: Path) -> Path:
    """Return a folder that holds nothing yet, beside the usual one where that is taken."""
    free, count = folder, 1
    while free.exists() and any(True for _ in free.iterdir()):
        count += 1
        free = folder.with_name(f"{folder.name}-{count}")
    return free
