"""Backups: verified snapshots of the shop with the vault that opens them, never file copies."""

import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from app.domain.access import Permission
from app.domain.backup_names import made_at
from app.domain.minor_units import decimals_of
from app.errors import StorageError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import backup as backup_files
from app.models.backup import Totals
from app.services.desk import Desk

_PLAIN: Final = b"SQLite format 3\0"
_APART: Final = ("before-restore-", "damaged-")
_NOT_SOUND: Final = frozenset({"storage_not_a_database", "storage_damaged"})


@dataclass(frozen=True)
class BackupReport:
    """A finished, verified backup: where it is and what it holds."""

    file: Path
    customers: int
    sales: int
    lines: int
    amount_minor: int
    size: int
    decimals: int
    currency: str = ""


@dataclass(frozen=True)
class KnownBackup:
    """A backup in the shop's own folder: where it is, when it was made, how large it is."""

    file: Path
    made_at: datetime
    size: int


def known(desk: Desk) -> list[KnownBackup]:
    """Return the backups in the shop's own folder, the newest first; what is kept apart is not one.

    A copy before a restore holds what was restored away, a damaged one what nobody should rely on.
    """
    desk.require(Permission.BACK_UP)
    found = []
    for file in desk.paths.backups.glob("*/shop.db"):
        if file.parent.name.startswith(_APART):
            continue
        with contextlib.suppress(OSError):  # taken away meanwhile
            told = file.stat()
            made = made_at(file.parent.name) or datetime.fromtimestamp(told.st_mtime, UTC)
            found.append(KnownBackup(file, made, told.st_size))
    return sorted(found, key=lambda one: one.made_at, reverse=True)


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
    _check_free(desk, target)
    totals = backup_files.with_vault(desk.database, desk.paths, target)
    report = _report(target, totals)
    details = {"customers": report.customers, "sales": report.sales}
    if desk.paths.backups.resolve() not in target.resolve().parents:
        details["elsewhere"] = 1
    desk.note("back_up", details)
    return report


def _check_free(desk: Desk, target: Path) -> None:
    """Refuse to write over a shop, a backup, or the vault that opens another one."""
    own, there = desk.paths.vault, target.parent / desk.paths.vault.name
    if not target.exists() and not (
        there.exists() and (not own.exists() or there.read_bytes() != own.read_bytes())
    ):
        return
    raise StorageError(
        "backup_exists",
        QT_TRANSLATE_NOOP("Errors", "There is a shop or a backup at {file} already."),
        {"file": str(target)},
        advice=QT_TRANSLATE_NOOP("Errors", "Choose an empty folder for the backup."),
    )


def _name(moment: datetime, title: str) -> str:
    return f"{moment:%Y%m%d-%H%M%S}{title}"


def _report(file: Path, totals: Totals) -> BackupReport:
    return BackupReport(
        file,
        totals.customers,
        totals.sales,
        totals.lines,
        totals.amount_minor,
        file.stat().st_size,
        decimals_of(totals.currency),
        totals.currency,
    )


def verify(desk: Desk, file: Path) -> BackupReport:
    """Open a backup of this shop, check every page, and say what it holds; nothing is touched."""
    desk.require(Permission.BACK_UP)
    return verify_with(desk.database.key, file)


def database_of(file: Path) -> Path:
    """Return the database of a backup that was named by it or by its folder."""
    if file.is_dir():
        file = file / "shop.db"
    if not file.is_file():
        raise StorageError(
            "no_backup",
            QT_TRANSLATE_NOOP("Errors", "There is no backup at {file}."),
            {"file": str(file)},
            advice=QT_TRANSLATE_NOOP("Errors", "Name the backup's folder or its shop.db."),
        )
    return file


def is_plain(file: Path) -> bool:
    """Say whether a backup is of a shop that is not encrypted."""
    with file.open("rb") as stream:
        return stream.read(len(_PLAIN)) == _PLAIN


def verify_with(key: bytes | None, file: Path) -> BackupReport:
    """Check every page of a backup with the key that opens it; no shop of one's own is needed."""
    file = database_of(file)
    try:
        return _report(file, backup_files.check(file, None if is_plain(file) else key))
    except StorageError as error:
        if error.code not in _NOT_SOUND:
            raise
        raise StorageError(
            error.code,
            QT_TRANSLATE_NOOP(
                "Errors", "{file} is damaged, or it is no backup that this shop's key opens."
            ),
            {"file": str(file)},
            advice=QT_TRANSLATE_NOOP("Errors", "Check another backup; do not rely on this one."),
        ) from error
