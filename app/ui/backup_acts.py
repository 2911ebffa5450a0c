"""What is done about backups from any page: back up now or elsewhere, choose the second place."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain.access import Permission
from app.errors import UserError
from app.i18n import sentences
from app.services import backup_rounds, backups, settings
from app.services.backups import BackupReport
from app.services.desk import Desk
from app.services.done import Changes, Done
from app.services.progress import Progress
from app.ui import files, formats, messages
from app.ui.commands import Command
from app.ui.exports import show_file
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.widgets.banner import Notice, Offer
from app.ui.widgets.progress_card import ProgressCard


class Host(Protocol):
    """The page that these acts belong to."""

    desk: Desk
    hub: Hub
    jobs: Jobs
    progress: ProgressCard

    def say(self, notice: Notice) -> None:
        """Show a notice."""

    def refuse(self, error: BaseException) -> None:
        """Show why an act was refused."""

    def widget(self) -> QWidget:
        """Return the page as the parent of dialogs."""


class BackupActs:
    """The acts of a page about backups; `told` is called when one was made."""

    def __init__(self, host: Host, told: Callable[[], None]) -> None:
        self._host = host
        self._told = told

    def now(self) -> Command:
        """Return the act that takes a backup at once."""
        text = QCoreApplication.translate("DataPage", "Back up now")
        return Command("back_up", text, self.back_up, "Ctrl+B", "shield")

    def second(self) -> list[Command]:
        """Return the act that chooses the second place, for whoever may."""
        if not self._host.desk.may(Permission.CHANGE_SETTINGS):
            return []
        text = QCoreApplication.translate("DataPage", "Choose the second place")
        return [Command("second_place", text, self.choose_second, "", "folder")]

    def choose_second(self) -> None:
        """Ask for a folder on another disk where each backup is copied to."""
        translate, host = QCoreApplication.translate, self._host
        chosen = files.folder(host.widget(), translate("DataPage", "Second place of backups"))
        if chosen is None:
            return

        def keep(_progress: Progress) -> Done[None]:
            return settings.change(host.desk, backup_rounds.SECOND_FOLDER, str(chosen))

        def told(_done: Done[None]) -> None:
            what = translate("DataPage", "Backups are copied to {folder} from now on.")
            host.say(messages.done(what.format(folder=chosen)))
            self.back_up()

        host.jobs.write(keep, told, initiator=host, failed=host.refuse)

    def back_up(self) -> None:
        """Take a verified snapshot into the shop's own backups."""
        self._back_up(None)

    def back_up_to(self) -> None:
        """Take a verified snapshot into a folder that is asked for."""
        text = QCoreApplication.translate("DataPage", "Back up to a folder")
        chosen = files.folder(self._host.widget(), text)
        if chosen is not None:
            self._back_up(chosen)

    def _back_up(self, to: Path | None) -> None:
        translate, host = QCoreApplication.translate, self._host

        def take(_progress: Progress) -> tuple[BackupReport, UserError | None]:
            if to is not None:
                return backups.back_up(host.desk, to), None
            done = backup_rounds.run(host.desk)
            return backups.verify(host.desk, done.file), done.second_error

        job = host.jobs.make(take, self._on_backed_up, initiator=host, failed=host.refuse)
        note = translate("DataPage", "The copy is opened and checked before it counts.")
        host.progress.follow(job, translate("DataPage", "Backing up"), note)

    def _on_backed_up(self, found: tuple[BackupReport, UserError | None]) -> None:
        translate, host = QCoreApplication.translate, self._host
        report, trouble = found
        what = translate("DataPage", "Backed up and checked: {customers}, {sales}, {size}.")
        text = what.format(
            customers=formats.customers(report.customers),
            sales=formats.sales(report.sales),
            size=formats.file_size(report.size),
        )
        folder = report.file.parent
        show = Offer(translate("DataPage", "Show folder"), lambda: show_file(folder), icon="folder")
        if trouble is None:
            host.say(messages.done(text, str(folder), show))
        else:
            host.say(Notice("warn", text, sentences(*trouble.sentences()), (show,), stays=True))
        self._told()
        host.hub.tell(Changes(), host)  # the status line tells the age of the backup too
