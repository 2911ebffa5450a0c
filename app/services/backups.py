"""Backups: verified snapshots of the shop with the vault that opens them, never file copies."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.access import Permission
from app.errors import StorageError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import backup as backup_files
from app.models.backup import Totals
from app.models.database import Database
from app.paths import Paths
from app.services.desk import Desk


@dataclass(frozen=True)
class BackupReport:
    """A finished, verified backup: where it is and what it holds."""

    file: Path
    customers: int
    sales: int
    lines: int
    amount_minor: int
    size: int


def back_up(desk: Desk, to: Path | None = None) -> BackupReport:
    """Take a verified snapshot into the shop's backups, or into a folder or file named."""
    desk.require(Permission.BACK_UP)
    name = _name(desk.clock.now(), "")
    if to is None:
        target = desk.paths.backups / name / "shop.db"
    elif to.suffix == ".db":
        target = to
    else:
        target = to / name / "shop.db"
    report = _take(desk.database, desk.paths, target)
    with desk.work() as work:
        work.note("back_up", details={"customers": report.customers, "sales": report.sales})
    return report


def snapshot(database: Database, paths: Paths, title: str) -> BackupReport:
    """Take a verified snapshot on the program's own account, such as before an upgrade."""
    count = len(list(paths.backups.glob(f"{title}*"))) if paths.backups.exists() else 0
    return _take(database, paths, paths.backups / f"{title}-{count + 1}" / "shop.db")


def _name(moment: datetime, title: str) -> str:
    return f"{moment:%Y%m%d-%H%M%S}{title}"


def _take(database: Database, paths: Paths, target: Path) -> BackupReport:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        totals = backup_files.snapshot(database, target)
        if paths.vault.exists():
            shutil.copyfile(paths.vault, target.parent / paths.vault.name)
    except OSError as error:
        raise StorageError(
            "backup_failed",
            QT_TRANSLATE_NOOP("Errors", "The backup to {folder} could not be written: {detail}."),
            {"folder": str(target.parent), "detail": error.strerror or str(error)},
            advice=QT_TRANSLATE_NOOP("Errors", "Check that disk, or choose another folder."),
        ) from error
    return _report(target, totals)


def _report(file: Path, totals: Totals) -> BackupReport:
    return BackupReport(
        file,
        totals.customers,
        totals.sales,
        totals.lines,
        totals.amount_minor,
        file.stat().st_size,
    )


def verify(desk: Desk, file: Path) -> BackupReport:
    """Open a backup, check every page, and return what it holds; the shop is not touched."""
    desk.require(Permission.BACK_UP)
    if file.is_dir():
        file = file / "shop.db"
    if not file.is_file():
        raise StorageError(
            "no_backup",
            QT_TRANSLATE_NOOP("Errors", "There is no backup at {file}."),
            {"file": str(file)},
            advice=QT_TRANSLATE_NOOP("Errors", "Name the backup's folder or its shop.db."),
        )
    return _report(file, backup_files.check(file, desk.database.key))
