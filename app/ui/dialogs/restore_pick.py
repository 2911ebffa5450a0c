"""Choosing a backup to bring back: each is checked and shown with its date, totals, size, place."""

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app import vault
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.paths import Paths
from app.services import backups, restoring
from app.services.backups import BackupReport
from app.services.progress import Progress
from app.services.restoring import Choice, Restored, Wanted
from app.ui import formats, messages
from app.ui.dialogs.frame import FormDialog
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.button import Button
from app.ui.widgets.empty_hint import EmptyHint

_WIDTH = 720
_HEIGHT = 320
_KINDS = {
    "own": QT_TRANSLATE_NOOP("Restore", "Backup"),
    "second": QT_TRANSLATE_NOOP("Restore", "Second place"),
    "before": QT_TRANSLATE_NOOP("Restore", "Kept before an act"),
    "damaged": QT_TRANSLATE_NOOP("Restore", "Damaged, kept as it was"),
}


_ASIDE = QT_TRANSLATE_NOOP(
    "Restore", "Restores the backup aside, opens and counts it; the shop is not touched."
)


class RestorePick(FormDialog):
    """Lists the backups of a shop; tells which one is to take the shop's place."""

    asked = Signal(object)
    TITLE: ClassVar[str] = QT_TRANSLATE_NOOP("Restore", "Bring a backup back")
    ACT: ClassVar[str] = QT_TRANSLATE_NOOP("Restore", "Restore this backup")
    WHY: ClassVar[str] = QT_TRANSLATE_NOOP(
        "Restore",
        "What was entered after the backup is gone from the shop, and kept as a backup of its "
        "own: the restore can be undone.",
    )

    def __init__(
        self,
        parent: QWidget | None,
        paths: Paths,
        key: bytes | None,
        jobs: Jobs,
        second: Path | None,
    ) -> None:
        super().__init__(
            parent,
            translate("Restore", self.TITLE),
            translate("Restore", self.ACT),
            name="restore_pick",
        )
        self.setMinimumWidth(_WIDTH)
        self._paths, self._key, self._jobs = paths, key, jobs
        self._found: dict[int, BackupReport] = {}
        self._keys: dict[int, bytes] = {}
        self._locked: set[int] = set()
        self._choices = restoring.choices(paths, second)
        self.list = QListWidget()
        self.list.setObjectName("backups")
        self.list.setAccessibleName(QCoreApplication.translate("Restore", "Backups"))
        self.list.setProperty("framed", True)
        self.list.setMinimumHeight(_HEIGHT)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(lambda _row: self._show_acts())
        self.body.addWidget(self.list)
        why = translate("Restore", self.WHY)
        self.body.addWidget(parts.label(why, "hint", name="restore_why", wrap=True))
        self._drill = Button(QCoreApplication.translate("Restore", "Restore drill"), name="drill")
        self._drill.setToolTip(translate("Restore", _ASIDE))
        self._drill.clicked.connect(self.drill)
        self._undo = Button(
            QCoreApplication.translate("Restore", "Undo the last restore"),
            icon="return",
            name="undo_restore",
        )
        self._undo.clicked.connect(self.undo)
        self._undo.setVisible(any(_is_undo(choice) for choice in self._choices))
        self.left.addWidget(self._drill)
        self.left.addWidget(self._undo)
        if self._choices:
            self._fill()
        else:
            self._show_none()

    def _show_none(self) -> None:
        """Say that there is nothing to choose from, and what to do about it."""
        hint = EmptyHint("shield")
        hint.show_hint(
            QCoreApplication.translate("Restore", "There is no backup of this shop yet."),
            QCoreApplication.translate(
                "Restore", 'Make one with "Back up now", or copy one into the folder of backups.'
            ),
        )
        self.body.insertWidget(0, hint)
        for widget in (self.list, self.act, self._drill):
            widget.hide()
        self.cancel.setText(QCoreApplication.translate("Restore", "Close"))

    def _fill(self) -> None:
        for at, choice in enumerate(self._choices):
            item = QListWidgetItem()
            item.setToolTip(str(choice.file.parent))
            self.list.addItem(item)
            waiting = QCoreApplication.translate("Restore", "being checked")
            self._say(at, waiting)
            self._look(at, choice)
        self.list.setCurrentRow(_meant_first(self._choices))
        self.list.setFocus()
        self._show_acts()

    def _say(self, at: int, what: str) -> None:
        choice = self._choices[at]
        head = " · ".join(
            (
                formats.moment(choice.made_at),
                translate("Restore", _KINDS[choice.kind]),
                formats.file_size(choice.size),
                choice.file.parent.name,
            )
        )
        self.list.item(at).setText(f"{head}\n{what}")

    def _look(self, at: int, choice: Choice) -> None:
        """Check one backup behind the list and say what it holds."""
        own, typed = self._key, self._keys.get(at)

        def look(_progress: Progress) -> tuple[BackupReport, bool]:
            key = typed or restoring.key_for(self._paths, own, choice.file)
            is_former = restoring.is_former(self._paths, choice.file)
            return backups.verify_with(key, choice.file), is_former

        def show(told: tuple[BackupReport, bool]) -> None:
            self._found[at] = told[0]
            self._say(at, _content(*told))
            self._show_acts()

        def refuse(error: BaseException) -> None:
            if not isinstance(error, UserError):
                raise error
            what = error.sentences()[0]
            if typed is None and _has_other_key(self._paths, choice, error):
                self._locked.add(at)
                what = QCoreApplication.translate("Restore", "Under another key: it asks for it.")
            self._say(at, what)
            self._show_acts()

        self._jobs.make(look, show, initiator=self, failed=refuse)

    def _show_acts(self) -> None:
        row = self.list.currentRow()
        is_sound = row in self._found
        self.act.setEnabled(is_sound or row in self._locked)
        self._drill.setEnabled(is_sound)

    def drill(self) -> None:
        """Prove the chosen backup without touching the shop."""
        row = self.list.currentRow()
        if row in self._found:
            self._prove(self._choices[row], self._keys.get(row))

    def _prove(self, choice: Choice, typed: bytes | None) -> None:
        own = self._key

        def prove(_progress: Progress) -> Restored:
            key = typed or restoring.key_for(self._paths, own, choice.file)
            return restoring.drill(self._paths, choice.file, key)

        self._drill.setEnabled(False)
        self._jobs.make(prove, self._on_proved, initiator=self, failed=self.refuse)

    def _on_proved(self, found: Restored) -> None:
        self._show_acts()
        text = QCoreApplication.translate(
            "Restore", "This backup restores whole: {customers}, {sales}."
        )
        what = text.format(
            customers=formats.customers(found.customers), sales=formats.sales(found.sales)
        )
        self.banner.show_notice(messages.done(what))

    def undo(self) -> None:
        """Bring back the shop of before the last restore, with its key when that is another."""
        try:
            file = restoring.last_kept(self._paths)
        except UserError as error:
            self.refuse(error)
            return
        at = [choice.file for choice in self._choices].index(file)
        if at in self._locked and at not in self._keys:
            self._unlock(at, self.undo)
            return
        self._ask(
            Wanted(None, self._keys.get(at)),
            QCoreApplication.translate("Restore", "Undo the last restore?"),
            QCoreApplication.translate("Restore", "Undo the restore"),
        )

    def save(self) -> None:
        """Take the chosen backup; one of another key asks for what opens it first."""
        row = self.list.currentRow()
        if row in self._locked:
            self._unlock(row, lambda: None)
        elif row in self._found:
            self._take(self._choices[row], self._keys.get(row))

    def _take(self, choice: Choice, key: bytes | None) -> None:
        """Let a backup take the shop's place, when that is meant."""
        text = QCoreApplication.translate("Restore", "Restore the backup of {moment}?")
        what = text.format(moment=formats.moment(choice.made_at))
        yes = QCoreApplication.translate("Restore", "Restore")
        self._ask(Wanted(choice.file, key), what, yes)

    def _unlock(self, at: int, then: Callable[[], None]) -> None:
        """Ask for what opens a backup of another key, then look into it."""
        from app.ui.dialogs.backup_unlock import BackupUnlock  # noqa: PLC0415 - seldom wanted

        choice = self._choices[at]
        dialog = BackupUnlock(self, choice.file.parent, self._jobs)

        def opened(key: bytes) -> None:
            self._keys[at] = key
            self._locked.discard(at)
            self._look(at, choice)
            then()

        dialog.opened.connect(opened)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask(self, wanted: Wanted, what: str, yes: str) -> None:
        more = QCoreApplication.translate(
            "Restore", "The shop closes, the backup takes its place, and you sign in again."
        )
        file = wanted.file or restoring.last_kept(self._paths)
        if restoring.is_former(self._paths, file):
            more += "\n\n" + QCoreApplication.translate(
                "Restore",
                "It was made under another key: that key and the passwords of then come back with "
                "it.",
            )
        if messages.question(
            self, what, more, yes, QCoreApplication.translate("Restore", "Leave the shop")
        ):
            self.accept()
            self.asked.emit(wanted)


class ProvePick(RestorePick):
    """Lists the backups to prove one: restored aside, opened, counted; the shop stays as it is."""

    TITLE = QT_TRANSLATE_NOOP("Restore", "Prove a backup")
    ACT = QT_TRANSLATE_NOOP("Restore", "Restore it aside and count it")
    WHY = _ASIDE

    def _show_acts(self) -> None:
        super()._show_acts()
        self._drill.hide()
        self._undo.hide()

    def _take(self, choice: Choice, key: bytes | None) -> None:
        """Prove a backup; the form stays and says what it holds."""
        self._prove(choice, key)


def _content(found: BackupReport, is_former: bool) -> str:  # noqa: FBT001 - read beside its call
    text = QCoreApplication.translate("Restore", "{customers}, {sales}, {amount}")
    told = text.format(
        customers=formats.customers(found.customers),
        sales=formats.sales(found.sales),
        amount=formats.money(found.amount_minor, found.decimals, found.currency),
    )
    former = QCoreApplication.translate("Restore", "under another key")
    return f"{told} · {former}" if is_former else told


def _has_other_key(paths: Paths, choice: Choice, error: UserError) -> bool:
    """Say whether a backup may well be sound, and only this shop's key does not open it."""
    folder = choice.file.parent
    if error.code != "storage_not_a_database" or not vault.exists(folder):
        return False
    with contextlib.suppress(UserError):
        return not vault.is_same(paths.shop, folder)
    return False


def _meant_first(choices: Sequence[Choice]) -> int:
    """Return which one is meant most likely: the newest that nobody restored away."""
    sound = [at for at, choice in enumerate(choices) if choice.kind != "damaged"]
    own = [at for at in sound if not _is_undo(choices[at])]
    return next(iter([*own, *sound]), 0)


def _is_undo(choice: Choice) -> bool:
    return choice.file.parent.name.startswith(restoring.BEFORE)
