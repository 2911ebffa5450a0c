"""Who has a shop's files open: many may work in them, a restore wants them alone."""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from app.errors import StorageError
from app.file_lock import FileLock
from app.i18n import QT_TRANSLATE_NOOP
from app.models import restore, sqlite_file
from app.models.database import Database, plain_words
from app.paths import Paths

_TRIES: Final = 3
_LOOKS: Final = 100
_PAUSE_S: Final = 0.05


def enter(paths: Paths, database: Database) -> None:
    """Join those who work in a shop until the database is closed.

    A restore that a crash broke off is finished first: the old shop or the new one stands then.

    Raises:
        StorageError: other files are being put in the shop's place right now.
        OSError: the folder cannot be written to.

    """
    for _ in range(_TRIES):
        _look_at_log(paths, database)
        hold = FileLock(paths.in_use)
        if not _is_in(hold):
            raise _busy()
        if not restore.is_waiting(paths):
            database.at_close(hold.release)
            return
        hold.release()
        with alone(paths):
            restore.finish(paths)
    raise _busy()


def _look_at_log(paths: Paths, database: Database) -> None:
    """Let whoever is the first to open the shop see that its log of changes is its own."""
    hold = FileLock(paths.in_use)
    if not hold.take():
        return
    try:
        with plain_words():
            sqlite_file.check_log(paths.database, database.key)
    finally:
        hold.release()


def _is_in(hold: FileLock) -> bool:
    """Join the others, waiting a moment for somebody who needs the shop alone."""
    for _ in range(_LOOKS):
        if hold.take(shared=True):
            return True
        time.sleep(_PAUSE_S)
    return False


def settle(paths: Paths) -> None:
    """Finish a restore that a crash broke off, before anything asks what is in the folder."""
    if paths.restoring.exists():
        with alone(paths):
            restore.finish(paths)


@contextlib.contextmanager
def alone(paths: Paths) -> Iterator[None]:
    """Keep everybody else out of a shop's files.

    Raises:
        StorageError: somebody works in the shop.

    """
    paths.make()
    hold = FileLock(paths.in_use)
    if not hold.take():
        raise StorageError(
            "shop_in_use",
            QT_TRANSLATE_NOOP("Errors", "The shop in {folder} is open in a window or a command."),
            {"folder": str(paths.shop)},
            advice=QT_TRANSLATE_NOOP("Errors", "Close every window of this shop and do it again."),
        )
    try:
        yield
    finally:
        hold.release()


def _busy() -> StorageError:
    return StorageError(
        "shop_restoring",
        QT_TRANSLATE_NOOP("Errors", "A backup or a new key is being put in place right now."),
        advice=QT_TRANSLATE_NOOP("Errors", "Wait a moment and open the shop again."),
    )


def check_filled(database: Database, folder: Path) -> None:
    """Refuse an empty database: what a dying disk left must not be made into a new shop."""
    from app.models.upgrade import schema_of  # noqa: PLC0415 - loads SQLAlchemy

    with database.read() as connection:
        if schema_of(connection) is None:
            raise empty(folder)


def empty(folder: Path) -> StorageError:
    """Return the refusal of a shop whose file is gone or holds nothing."""
    return StorageError(
        "storage_empty",
        QT_TRANSLATE_NOOP("Errors", "The database of the shop in {folder} is missing or empty."),
        {"folder": str(folder)},
        advice=QT_TRANSLATE_NOOP(
            "Errors",
            "Restore the last backup. If this shop was never used, "
            "delete its folder and create it again.",
        ),
    )
