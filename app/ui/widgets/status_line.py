"""The line at the foot: which shop, who is signed in, what protects it, help and commands."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton

from app.domain import access
from app.domain.backup_names import made_at
from app.i18n import translate
from app.ui import style
from app.ui.widgets import parts

if TYPE_CHECKING:
    from app.services.backup_rounds import BackupState
    from app.services.desk import Desk

_OLD_DAYS = 2
_APART = ("before-restore-", "damaged-")  # kept, but nothing to rely on
_LARGE = 130  # from this text size on, the line keeps to what matters most


def last_backup(folder: Path) -> datetime | None:
    """Return when the newest backup in a folder was made."""
    times = [
        made_at(file.parent.name) or datetime.fromtimestamp(file.stat().st_mtime, UTC)
        for file in folder.glob("*/shop.db")
        if not file.parent.name.startswith(_APART)
    ]
    return max(times).astimezone() if times else None


class StatusLine(QFrame):
    """Shop, person, protection and age of the backup; F1 and Ctrl K at the right."""

    help_asked = Signal()
    commands_asked = Signal()

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.setObjectName("status")
        self.setFixedHeight(28)
        self.setAccessibleName(QCoreApplication.translate("StatusLine", "Shop and state"))
        self._desk = desk
        self._check = ("", "", "") if desk.is_checked else _under_check()
        self._backups: BackupState | None = None
        self._box = parts.row(gap=16, margins=(16, 0, 16, 0), parent=self)
        self.refresh()

    def refresh(self) -> None:
        """Show everything anew."""
        parts.clear(self._box)
        desk = self._desk
        is_large = style.percent() >= _LARGE
        name = desk.settings.name[: 12 if is_large else 60]
        shop = parts.label(name, "caption", "strong", name="status_shop")
        shop.setToolTip(desk.settings.name)
        self._box.addWidget(shop)
        if desk.settings.is_demo:
            text = QCoreApplication.translate("StatusLine", "Demo: invented data")
            self._box.addWidget(parts.label(text, "caption", "warn", name="status_demo"))
        self._box.addWidget(parts.label(who(desk), "caption", name="status_who"))
        self._box.addStretch(1)
        if not desk.paths.vault.exists():
            text = QCoreApplication.translate("StatusLine", "Not encrypted")
            self._box.addWidget(parts.label(text, "caption", "warn", name="status_plain"))
        if self._check[0] and not (is_large and not self._check[1]):
            check = parts.label(self._check[0], "caption", self._check[1], name="status_check")
            check.setToolTip(self._check[2])
            self._box.addWidget(check)
        self._add_backup()
        for name, text, told in (
            ("status_help", QCoreApplication.translate("StatusLine", "F1 Help"), self.help_asked),
            (
                "status_commands",
                QCoreApplication.translate("StatusLine", "Ctrl K Commands"),
                self.commands_asked,
            ),
        ):
            button = QPushButton(text)
            button.setObjectName(name)
            button.setProperty("kind", "status")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(told)
            self._box.addWidget(button)

    def say_check(self, seconds: float | None) -> None:
        """Tell that all of the file's pages are whole, or, without a time, that they are not."""
        translate = QCoreApplication.translate
        if seconds is None:
            self._check = (translate("StatusLine", "File damaged"), "danger", "")
        else:
            hint = translate("StatusLine", "Every page was checked in {seconds} s.")
            self._check = (
                translate("StatusLine", "File checked"),
                "",
                hint.format(seconds=f"{seconds:.1f}"),
            )
        self.refresh()

    def say_backups(self, state: "BackupState") -> None:
        """Show how old the backup in the second place is too."""
        self._backups = state
        self.refresh()

    def _second(self, now: datetime) -> tuple[str, bool]:
        """Return what to say of the second place, and whether somebody has to care."""
        second = self._backups.second if self._backups else None
        if second is None:
            return "", False
        translate = QCoreApplication.translate
        if second.newest is None:
            return translate("StatusLine", "Second place not reached"), True
        text = translate("StatusLine", "Second place {moment}")
        is_old = (now - second.newest).days >= _OLD_DAYS
        return text.format(moment=second.newest.astimezone().strftime("%Y-%m-%d")), is_old

    def _add_backup(self) -> None:
        at = last_backup(self._desk.paths.backups)
        today = self._desk.clock.now().astimezone()
        if at is None:
            text, tone = QCoreApplication.translate("StatusLine", "No backup yet"), "warn"
        else:
            template = QCoreApplication.translate("StatusLine", "Backup {moment}")
            pattern = "%Y-%m-%d" if style.percent() >= _LARGE else "%Y-%m-%d %H:%M"
            text = template.format(moment=at.strftime(pattern))
            tone = "warn" if (today - at).days >= _OLD_DAYS else "ok"
        second, is_old = self._second(today)
        tone = "warn" if is_old else tone
        icon = parts.Icon("shield", tone, 16)
        label = parts.label(text, "caption", name="status_backup")
        label.setToolTip(second)
        pair = parts.row(icon, label, gap=6)
        if second and is_old:
            pair.addWidget(parts.label(second, "caption", "warn", name="status_second"))
        self._box.addLayout(pair)


def _under_check() -> tuple[str, str, str]:
    """Return what to say while the file's pages are being checked."""
    translate = QCoreApplication.translate
    hint = translate("StatusLine", "Nothing can be changed until every page was checked.")
    return translate("StatusLine", "Checking the file"), "accent", hint


def who(desk: "Desk") -> str:
    """Return role and name of the person signed in."""
    actor = desk.actor
    role = actor.own_title or translate("Permissions", access.ROLE_TITLES[actor.role])
    template = QCoreApplication.translate("StatusLine", "{role}: {name}")
    return template.format(role=role, name=actor.name[:40])
