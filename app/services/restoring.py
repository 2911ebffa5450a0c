"""Bringing a backup back: onto the same PC or a new one, and undoing that."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from app import vault
from app.domain.money import decimals_of
from app.errors import StorageError, UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import backup as backup_files
from app.models import restore as restore_files
from app.models.database import Database
from app.models.steps import newest
from app.paths import Paths
from app.services.backups import database_of, verify_with

BEFORE: Final = "before-restore-"
DAMAGED: Final = "damaged-"


@dataclass(frozen=True)
class Keys:
    """What opens the backup, and what opens the shop that is there now (None where none is)."""

    backup: bytes | None
    present: bytes | None = None


@dataclass(frozen=True)
class Restored:
    """What was brought back, and where the shop of before is kept (None for an empty folder)."""

    customers: int
    sales: int
    lines: int
    amount_minor: int
    decimals: int
    kept: Path | None


def restore(paths: Paths, backup: Path, keys: Keys, now: datetime) -> Restored:
    """Put a backup in the place of a shop that nobody has open; the shop of before is kept.

    A sound shop is kept as a verified backup, a damaged one as it is. The vault that stands stays
    when it belongs to the same key, since passwords may have changed after the backup was made.

    Raises:
        StorageError: the backup is damaged, newer than this program, or not opened by this key;
            nothing has changed.

    """
    file = database_of(backup)
    report = verify_with(keys.backup, file)
    _refuse_newer(file, keys.backup)
    if paths.shop.resolve() == file.parent.resolve():
        raise UserError(
            "restore_itself",
            QT_TRANSLATE_NOOP("Errors", "{file} is the shop itself, not a backup."),
            {"file": str(file)},
            advice=QT_TRANSLATE_NOOP("Errors", "Choose one of its backups."),
        )
    kept = _keep_present(paths, keys, now)
    laid = file.parent / paths.vault.name
    wanted = laid if laid.exists() and not vault.is_same(paths.shop, file.parent) else None
    restore_files.stage(paths, file, keys.backup, wanted)
    if keys.backup is None:
        paths.vault.unlink(missing_ok=True)
    restore_files.put_in_place(paths)
    return Restored(
        report.customers,
        report.sales,
        report.lines,
        report.amount_minor,
        report.decimals,
        kept,
    )


def last_kept(paths: Paths) -> Path | None:
    """Return the shop of before the last restore: what undoes it."""
    found = sorted(paths.backups.glob(f"{BEFORE}*/shop.db"))
    return found[-1] if found else None


def drill(paths: Paths, backup: Path, key: bytes | None) -> Restored:
    """Prove a backup: restore it into a folder of its own, open it, count it, throw it away."""
    file = database_of(backup)
    folder = paths.temporary / "drill"
    _clear(folder)
    aside = Paths(folder)
    try:
        totals = restore_files.stage(aside, file, key, None)
        restore_files.put_in_place(aside)
        again = backup_files.check(aside.database, key)
        if again != totals:
            raise _not_equal(file)
    finally:
        _clear(folder)
    return Restored(
        totals.customers,
        totals.sales,
        totals.lines,
        totals.amount_minor,
        decimals_of(totals.currency),
        None,
    )


def _keep_present(paths: Paths, keys: Keys, now: datetime) -> Path | None:
    if not paths.database.exists():
        return None
    name = f"{now:%Y%m%d-%H%M%S-%f}"
    target = paths.backups / f"{BEFORE}{name}" / paths.database.name
    try:
        database = Database.at(paths.database, keys.present)
        try:
            backup_files.with_vault(database, paths, target)
        finally:
            database.close()
    except (StorageError, OSError):
        # What cannot be read is kept byte by byte; somebody may still save something from it.
        folder = paths.backups / f"{DAMAGED}{name}"
        restore_files.keep_damaged(paths, folder)
        return folder / paths.database.name
    return target


def _refuse_newer(file: Path, key: bytes | None) -> None:
    schema = backup_files.check(file, key).schema
    if schema > newest():
        raise StorageError(
            "schema_newer",
            QT_TRANSLATE_NOOP(
                "Errors", "This backup was made by a newer StarDesk (schema {have})."
            ),
            {"have": schema},
            advice=QT_TRANSLATE_NOOP("Errors", "Install that version; nothing was changed."),
        )


def _not_equal(file: Path) -> StorageError:
    return StorageError(
        "backup_differs",
        QT_TRANSLATE_NOOP("Errors", "The backup {file} does not hold what it should."),
        {"file": str(file)},
        advice=QT_TRANSLATE_NOOP("Errors", "Make a new backup now and try it again."),
    )


def _clear(folder: Path) -> None:
    if not folder.exists():
        return
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()
    folder.rmdir()
