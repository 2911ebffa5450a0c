"""Puts other files in a shop's place: a backup, or its own under a new key."""

from collections.abc import Callable
from pathlib import Path

from app.bootstrap.founding import remove
from app.bootstrap.opening import desk_of, folder_trouble
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import backup as backup_files
from app.models import entrance
from app.models import restore as restore_files
from app.models.database import Database
from app.models.upgrade import bring_up
from app.paths import Paths
from app.services import backups, rekeying, restorers, restoring
from app.services.desk import Clock, Desk, SystemClock
from app.services.progress import SILENT, Progress
from app.services.rekeying import Rekeyed
from app.services.restorers import Restorer
from app.services.restoring import Restored


def restore(
    folder: Path, backup: Path | None, who: Restorer, clock: Clock | None = None
) -> Restored:
    """Put a backup in the place of a shop that nobody has open; no backup undoes the last restore.

    Raises:
        UserError: the backup is damaged, newer, or not this person's to restore, or the shop is
            open somewhere; nothing has changed.

    """
    paths = Paths(folder)
    try:
        with folder_trouble(folder), entrance.alone(paths):
            restore_files.finish(paths)
            if paths.unfinished.exists():
                remove(paths)
                paths.make()
            file = backups.database_of(backup or restoring.last_kept(paths))
            keys = restorers.keys_of(paths, file, who)
            login = restorers.check_may(paths, file, keys, who)
            by = restoring.Restoring(login, clock or SystemClock(), who.has_recovery_key)
            return restoring.restore(paths, file, keys, by)
    except BaseException:
        if not paths.database.exists() and not paths.restoring.exists():
            remove(paths)
        raise


def bring(folder: Path, backup: Path, who: Restorer, clock: Clock | None = None) -> Restored:
    """Bring a backup to a computer that has no such shop yet: into an empty folder or a new one.

    Raises:
        UserError: the folder holds something, or the backup is not this person's to restore;
            nothing has changed.

    """
    with folder_trouble(folder):
        if folder.exists() and any(True for _ in folder.iterdir()):
            raise UserError(
                "folder_not_empty",
                QT_TRANSLATE_NOOP("Errors", "The folder {folder} is not empty."),
                {"folder": str(folder)},
                advice=QT_TRANSLATE_NOOP("Errors", "Choose an empty folder, or name a new one."),
                field="folder",
            )
    return restore(folder, backup, who, clock)


def rekey(
    folder: Path, login: str, key: bytes, clock: Clock | None = None, progress: Progress = SILENT
) -> Rekeyed:
    """Give a shop that nobody has open a new key, and take the first backup under it.

    Raises:
        UserError: this person may not, somebody would be locked out, or the shop is open somewhere;
            nothing has changed.

    """
    paths, clock = Paths(folder), clock or SystemClock()
    with folder_trouble(folder), entrance.alone(paths):
        restore_files.finish(paths)
        backup_files.check(paths.database, key)  # read alone first: its log may be a foreign one
        done = _at_desk(paths, login, key, clock, lambda desk: rekeying.rekey(desk, progress))
        return _at_desk(
            paths, login, done.key, clock, lambda desk: rekeying.first_backup(desk, done)
        )


def _at_desk(
    paths: Paths, login: str, key: bytes, clock: Clock, act: Callable[[Desk], Rekeyed]
) -> Rekeyed:
    """Do an act at a shop that is held alone; every page of its file is checked first."""
    database = Database.at(paths.database, key)
    try:
        bring_up(database, lambda: backup_files.before_upgrade(database, paths))
        return act(desk_of(database, paths, login, clock))
    finally:
        database.close()
