"""Beside the batches: how old the backup is, what protects the shop, what can be taken out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from app.services.backup_rounds import BackupState
from app.services.backups import KnownBackup
from app.services.desk import Desk
from app.ui import formats
from app.ui.commands import Command
from app.ui.widgets import parts
from app.ui.widgets.button import Button, act_button

_WIDTH = 288
_OLD_DAYS = 2
_SHOWN = 3
BACKUPS = (
    "back_up",
    "back_up_to",
    "prove_backup",
    "restore",
    "second_place",
    "verify_backup",
    "open_backups",
)
# What is done now and then: without an edge, so that the first acts stand out.
_SELDOM = frozenset({"second_place", "verify_backup", "open_backups"})
EXPORTS = ("accounts", "export_stars")


@dataclass(frozen=True)
class _Told:
    """What tells of the backups: an icon, their age, the newest ones."""

    icon: parts.Icon
    age: QLabel
    list: parts.Layout
    second: QLabel


class DataSide(QWidget):
    """Two cards: backups, and files that go out; each act stands there by its name and key."""

    def __init__(self, desk: Desk, commands: Mapping[str, Command]) -> None:
        super().__init__()
        self.setObjectName("data_side")
        self.setMinimumWidth(_WIDTH)
        self._desk = desk
        self._commands = commands
        self._told: _Told | None = None
        box = parts.column(gap=16, parent=self)
        if acts := self._buttons(BACKUPS):
            box.addWidget(self._backup_card(acts))
        if acts := self._buttons(EXPORTS):
            box.addWidget(self._export_card(acts))
        box.addStretch(1)

    def _buttons(self, names: Sequence[str]) -> list[Button]:
        return [
            act_button(self._commands[name], "quiet" if name in _SELDOM else "plain")
            for name in names
            if name in self._commands
        ]

    def _backup_card(self, acts: Sequence[Button]) -> QFrame:
        card = parts.card("backup_card")
        told = self._told = _Told(
            parts.Icon("shield", "text2", 20),
            parts.label("", "section", name="backup_age", wrap=True),
            parts.column(gap=4),
            parts.label("", "caption", name="second_age", wrap=True),
        )
        line = parts.row(told.icon, told.age)
        line.setStretch(1, 1)
        why = self.tr("Each copy is opened and checked page by page before it counts.")
        box = parts.column(
            parts.label(self.tr("Backup"), "heading"),
            line,
            told.list,
            told.second,
            parts.label(why, "hint", wrap=True),
            gap=8,
            margins=(16, 12, 16, 16),
            parent=card,
        )
        for act in acts:
            box.addWidget(act)
        return card

    def _export_card(self, acts: Sequence[Button]) -> QFrame:
        card = parts.card("export_card")
        why = self.tr("Amounts as numbers, dates as dates, phones as text; totals by formula.")
        box = parts.column(
            parts.label(self.tr("Take out"), "heading"),
            parts.label(why, "hint", wrap=True),
            gap=8,
            margins=(16, 12, 16, 16),
            parent=card,
        )
        for act in acts:
            box.addWidget(act)
        return card

    def least_width(self) -> int:
        """Return the room that every button needs."""
        return max(_WIDTH, self.minimumSizeHint().width())

    def event(self, event: QEvent) -> bool:
        """Make room once new words have found their places."""
        is_taken = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return is_taken

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the words need in this width: what a low window cannot show scrolls."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        if (box := self.layout()) is not None and box.hasHeightForWidth():
            self.setMinimumHeight(box.totalHeightForWidth(self.least_width()))

    def show_backups(self, known: Sequence[KnownBackup]) -> None:
        """Show when the shop was last backed up, and the newest copies."""
        told = self._told
        if told is None:
            return
        parts.clear(told.list)
        if not known:
            told.icon.show_icon("alert", "warn")
            told.age.setText(self.tr("No backup yet. Make one before anything happens."))
            return
        now, newest = self._desk.clock.now(), known[0].made_at
        is_old = (now - newest).days >= _OLD_DAYS
        told.icon.show_icon("alert" if is_old else "shield", "warn" if is_old else "ok")
        ago = formats.ago(newest.astimezone().date(), now.astimezone().date())
        told.age.setText(self.tr("Last backup {when}").format(when=ago))
        for one in known[:_SHOWN]:
            words = parts.row(
                parts.label(formats.moment(one.made_at), "caption"),
                0,
                parts.label(formats.file_size(one.size), "caption"),
            )
            told.list.addLayout(words)

    def show_state(self, state: BackupState) -> None:
        """Show how old the backup in the second place is, or that there is none."""
        told, second = self._told, state.second
        if told is None:
            return
        if second is None:
            told.second.setText(self.tr("No second place: if this disk dies, so do its backups."))
        elif not second.is_there or second.newest is None:
            text = self.tr("Second place not reached: {folder}")
            told.second.setText(text.format(folder=second.folder.parent))
        else:
            ago = formats.ago(
                second.newest.astimezone().date(), self._desk.clock.now().astimezone().date()
            )
            text = self.tr("Second place {when}: {folder}")
            told.second.setText(text.format(when=ago, folder=second.folder.parent))
