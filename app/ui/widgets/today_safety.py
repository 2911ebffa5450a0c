"""How old the backups are, here and in the second place, and what can be done about it."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame

from app.services.backup_rounds import OLD, BackupState
from app.ui import formats
from app.ui.commands import Command
from app.ui.widgets import parts
from app.ui.widgets.button import act_button


class _Line:
    """One place of backups: an icon of its state, what there is, and what that means."""

    def __init__(self, name: str) -> None:
        self.icon = parts.Icon("shield", "text2", 20)
        self.what = parts.Elided("section", name=f"{name}_what")
        self.more = parts.Elided("caption", name=f"{name}_more")
        words = parts.column(self.what, self.more, gap=0)
        self.box = parts.row(self.icon, gap=10)
        self.box.addLayout(words, 1)

    def say(self, tone: str, what: str, more: str) -> None:
        """Show a state."""
        self.icon.show_icon("shield" if tone == "ok" else "alert", tone)
        self.what.setText(what)
        self.more.setText(more)


class SafetyCard(QFrame):
    """Both places of backups, with a warning for what is older than two days or missing."""

    def __init__(self, commands: list[Command]) -> None:
        super().__init__()
        self.setObjectName("today_safety")
        self.setProperty("part", "card")
        self.own, self.second = _Line("today_backup"), _Line("today_second")
        box = parts.column(
            parts.label(self.tr("Backups"), "section"),
            self.own.box,
            self.second.box,
            0,
            gap=12,
            margins=(20, 14, 20, 16),
            parent=self,
        )
        acts = parts.column(gap=8)
        for command in commands:
            acts.addWidget(act_button(command, name=f"today_{command.name}"))
        if commands:
            box.addLayout(acts)

    def show_state(self, state: BackupState, now: datetime) -> None:
        """Show how old the backups are."""
        self.own.say(*_own(state.newest, now))
        second = state.second
        if second is None:
            text = self.tr("If this disk dies, so do its backups.")
            self.second.say("warn", self.tr("No second place yet"), text)
            return
        folder = str(second.folder.parent)
        if not second.is_there:
            self.second.say("warn", self.tr("Second place not reached"), folder)
        elif second.newest is None:
            self.second.say("warn", self.tr("Second place: no backup yet"), folder)
        else:
            what = self.tr("Second place: {when}").format(when=_when(second.newest, now))
            self.second.say("warn" if now - second.newest >= OLD else "ok", what, folder)


def _own(newest: datetime | None, now: datetime) -> tuple[str, str, str]:
    """Return tone and words of the shop's own backups."""
    translate = QCoreApplication.translate
    if newest is None:
        more = translate("SafetyCard", "Make one before anything happens.")
        return "warn", translate("SafetyCard", "No backup yet"), more
    what = translate("SafetyCard", "Last backup: {when}").format(when=_when(newest, now))
    if now - newest >= OLD:
        return "warn", what, translate("SafetyCard", "More than two days old: make one now.")
    return "ok", what, translate("SafetyCard", "Each copy is opened and checked page by page.")


def _when(moment: datetime, now: datetime) -> str:
    """Return how long ago a backup was made, with its time while that says something."""
    local = moment.astimezone()
    day: date = local.date()
    ago = formats.ago(day, now.astimezone().date())
    is_near = (now.astimezone().date() - day).days <= 1
    return f"{ago} {local:%H:%M}" if is_near else ago
