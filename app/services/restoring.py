"""Bringing a backup back: onto the same PC or a new one, and undoing that."""

import contextlib
import errno
import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from app import vault
from app.domain.access import Permission, Role
from app.domain.backup_names import made_at
from app.domain.minor_units import decimals_of
from app.errors import StorageError, UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import audit as audit_rows
from app.models import backup as backup_files
from app.models import last_act, seen_here
from app.models import rekey as rekey_files
from app.models import restore as restore_files
from app.models.backup import Totals
from app.models.database import Database
from app.models.last_act import Mark
from app.models.steps import newest
from app.models.upgrade import bring_up
from app.paths import Paths
from app.services.backups import database_of, is_plain, verify_with
from app.services.desk import Actor, Clock, Desk, ShopSettings, Work

BEFORE: Final = "before-restore-"
DAMAGED: Final = "damaged-"
_SHORT: Final = 16
_UNREADABLE: Final = frozenset({"storage_damaged", "storage_not_a_database", "storage_empty"})


@dataclass(frozen=True)
class Keys:
    """What opens the backup, and what opens the shop that is there now (None where none is)."""

    backup: bytes | None
    present: bytes | None = None


@dataclass(frozen=True)
class Restoring:
    """Who brings a backup back, and when."""

    login: str
    clock: Clock
    has_recovery_key: bool = False


@dataclass(frozen=True)
class _Trace:
    """What the log is to say of a restore: by whom, of which file, what stood there before."""

    paths: Paths
    by: Restoring
    file: Path
    kept: Path | None
    tip: Mark | None


@dataclass(frozen=True)
class Restored:
    """What was brought back, and where the shop of before is kept (None for an empty folder).

    With a former key the passwords of then are in force again.
    """

    customers: int
    sales: int
    lines: int
    amount_minor: int
    decimals: int
    kept: Path | None
    is_former_key: bool = False


def restore(paths: Paths, backup: Path, keys: Keys, by: Restoring) -> Restored:
    """Put a backup in the place of a shop that nobody has open; the shop of before is kept.

    A sound shop is kept as a verified backup, a damaged one as it is. The vault that stands stays
    when it belongs to the same key, since passwords may have changed after the backup was made. The
    restored log goes on with a line: who brought which backup back, how far the log of before came.

    Raises:
        StorageError: the backup is damaged, newer than this program, or not opened by this key;
            nothing has changed.

    """
    file = database_of(backup)
    report = verify_with(keys.backup, file)
    _refuse_newer(file, keys.backup)
    _refuse_keyless(paths, file, keys.backup)
    if paths.shop.resolve() == file.parent.resolve():
        raise UserError(
            "restore_itself",
            QT_TRANSLATE_NOOP("Errors", "{file} is the shop itself, not a backup."),
            {"file": str(file)},
            advice=QT_TRANSLATE_NOOP("Errors", "Choose one of its backups."),
        )
    try:
        before = last_act.read(paths)
        kept, tip = _keep_present(paths, keys, by.clock.now())
        trace = _Trace(paths, by, file, kept, tip or before)
        mark = restore_files.stage(
            paths, file, _vault_to_lay(paths, file), lambda copy: _noted(copy, keys.backup, trace)
        )
        restore_files.put_in_place(paths, is_plain=keys.backup is None)
        last_act.write(paths, mark)
        seen_here.write(paths, mark)
    except OSError as error:
        raise _not_written(paths, error) from error
    return Restored(
        report.customers,
        report.sales,
        report.lines,
        report.amount_minor,
        report.decimals,
        kept,
        is_former_key=bool(keys.backup and keys.present and keys.backup != keys.present),
    )


@dataclass(frozen=True)
class Wanted:
    """A backup that somebody chose; no file undoes the last restore.

    The key opens a backup that the shop's own key does not.
    """

    file: Path | None
    key: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Choice:
    """A snapshot that could be brought back: where it is, of what kind, when made, how large.

    The kind is "own", "second" for the second place, "before" an act, or "damaged".
    """

    file: Path
    kind: str
    made_at: datetime
    size: int


def found_in(place: Path) -> list[Choice]:
    """Return the backups at a place that somebody named: a file, its folder, or a folder of them.

    The newest is first, what was damaged last; a stick may hold the folders of several shops.
    """
    patterns = ("shop.db", "*/shop.db", "*/*/shop.db", "*/*/*/shop.db")
    files = [place] if place.is_file() else [f for one in patterns for f in place.glob(one)]
    found = []
    for file in files:
        with contextlib.suppress(OSError):
            told = file.stat()
            made = made_at(file.parent.name) or datetime.fromtimestamp(told.st_mtime, UTC)
            found.append(Choice(file, _kind(file.parent, is_second=False), made, told.st_size))
    return sorted(found, key=lambda one: (one.kind != "damaged", one.made_at), reverse=True)


def choices(paths: Paths, second: Path | None = None) -> list[Choice]:
    """Return what could be brought back, the newest first; no shop need be open for it."""
    found = []
    for folder in (paths.backups, second):
        with contextlib.suppress(OSError):  # a stick that is not there
            for file in folder.glob("*/shop.db") if folder else ():
                told = file.stat()
                made = made_at(file.parent.name) or datetime.fromtimestamp(told.st_mtime, UTC)
                found.append(
                    Choice(file, _kind(file.parent, is_second=folder == second), made, told.st_size)
                )
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def _kind(folder: Path, *, is_second: bool) -> str:
    if is_second:
        return "second"
    name = folder.name
    return next((word for word in ("before", "damaged") if name.startswith(f"{word}-")), "own")


def shop_key(desk: Desk) -> bytes | None:
    """Return what opens this shop and its backups, for a restore that has to close the desk."""
    desk.require(Permission.RESTORE)
    return desk.database.key


def key_for(paths: Paths, key: bytes | None, file: Path) -> bytes | None:
    """Return what opens a backup: the shop's key, or the former one under which it was made."""
    if key is None or not paths.vault.exists():
        return key
    with contextlib.suppress(UserError):  # a damaged vault opens nothing by itself
        return vault.key_for(paths.shop, key, file.parent) or key
    return key


def is_former(paths: Paths, file: Path) -> bool:
    """Say whether a backup was made under a former key of this shop."""
    with contextlib.suppress(UserError):
        folder = file.parent
        if vault.exists(paths.shop) and vault.exists(folder):
            is_own = vault.shop_id(paths.shop) == vault.shop_id(folder)
            return is_own and not vault.is_same(paths.shop, folder)
    return False


def last_kept(paths: Paths) -> Path:
    """Return the shop of before the last restore: what undoes it.

    Raises:
        UserError: nothing was restored, or what was there before was damaged.

    """
    found = sorted(
        (file for file in paths.backups.glob("*/shop.db") if _is_kept(file)),
        key=lambda file: file.parent.name.removeprefix(BEFORE).removeprefix(DAMAGED),
    )
    if found and found[-1].parent.name.startswith(BEFORE):
        return found[-1]
    raise UserError(
        "no_restore",
        QT_TRANSLATE_NOOP("Errors", "There is no restore in {folder} to undo."),
        {"folder": str(paths.shop)},
        advice=QT_TRANSLATE_NOOP("Errors", "Name the backup to bring back."),
    )


def _is_kept(file: Path) -> bool:
    return file.parent.name.startswith((BEFORE, DAMAGED))


def drill(paths: Paths, backup: Path, key: bytes | None) -> Restored:
    """Prove a backup: restore it into a folder of its own, open it, count it, throw it away."""
    file = database_of(backup)
    folder = paths.temporary / "drill"
    _clear(folder)
    aside = Paths(folder)
    try:
        key = None if is_plain(file) else key
        totals = restore_files.stage(aside, file, None, lambda copy: _checked(copy, key))
        restore_files.put_in_place(aside, is_plain=key is None)
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


def _noted(copy: Path, key: bytes | None, trace: _Trace) -> Mark:
    """Check a staged copy and go on with its log: that it was brought back stands in it at once."""
    _checked(copy, key)
    tip, kept = trace.tip, trace.kept
    details = {
        "from": trace.file.parent.name,
        "kept": kept.parent.name if kept else None,
        "lines_before": tip.number if tip else None,
        "mark_before": tip.chain[:_SHORT] if tip else None,
    }
    if trace.by.has_recovery_key:
        details["how"] = "recovery_key"
    database, by = Database.at(copy, key), trace.by
    # Nobody sits at this desk: it only lends the line its moment and its name.
    actor, settings = Actor(by.login, by.login, Role.OWNER), ShopSettings("", "", 0)
    try:
        bring_up(database)
        with database.work() as connection:
            work = Work(Desk(database, actor, by.clock, settings, trace.paths), connection, [])
            work.note("restore", "backup", details=details)
    finally:
        database.close()
    if copy.with_name(f"{copy.name}-wal").exists():
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
    rekey_files.flush(copy)
    return Mark(*work.noted[-1])


def _keep_present(paths: Paths, keys: Keys, now: datetime) -> tuple[Path | None, Mark | None]:
    """Keep the shop that is there; return where, and the end of its log if it can be read."""
    if not paths.database.exists():
        return None, None
    name = f"{now:%Y%m%d-%H%M%S-%f}"
    target = _free(paths.backups / f"{BEFORE}{name}") / paths.database.name
    try:
        # Read alone first: opened for writing, a damaged file would be changed by its own log.
        report = backup_files.check(paths.database, keys.present)
        database = Database.at(paths.database, keys.present)
        try:
            backup_files.with_vault(database, paths, target)
            tip = _tip(database) if report.schema == newest() else None
        finally:
            database.close()
    except StorageError as error:
        if error.code not in _UNREADABLE:
            raise
        # What cannot be read is kept byte by byte; somebody may still save something from it.
        folder = _free(paths.backups / f"{DAMAGED}{name}")
        restore_files.keep_damaged(paths, folder)
        return folder / paths.database.name, None
    return target, tip


def _tip(database: Database) -> Mark:
    """Return the end of a shop's log."""
    with database.read() as connection:
        return Mark(*audit_rows.tip(connection))


def _free(folder: Path) -> Path:
    """Return a folder that is not there yet: what was kept is never written over."""
    free, count = folder, 1
    while free.exists():
        count += 1
        free = folder.with_name(f"{folder.name}-{count}")
    return free


def _checked(copy: Path, key: bytes | None) -> Totals:
    return backup_files.check(copy, key)


def _vault_to_lay(paths: Paths, file: Path) -> Path | None:
    """Return the backup's vault when the shop's own does not open it."""
    laid = file.parent / paths.vault.name
    if not laid.exists():
        return None
    try:
        return None if vault.is_same(paths.shop, file.parent) else laid
    except StorageError:  # the shop's own vault is damaged
        return laid


def _refuse_keyless(paths: Paths, file: Path, key: bytes | None) -> None:
    """Refuse a backup that nobody could open again: encrypted, and no vault anywhere."""
    if key is None or paths.vault.exists() or (file.parent / paths.vault.name).exists():
        return
    raise StorageError(
        "vault_missing",
        QT_TRANSLATE_NOOP("Errors", "The backup {file} has no vault beside it."),
        {"file": str(file)},
        advice=QT_TRANSLATE_NOOP("Errors", "Copy the vault.json of that shop beside it."),
    )


def _not_written(paths: Paths, error: OSError) -> StorageError:
    return StorageError(
        "restore_failed",
        QT_TRANSLATE_NOOP("Errors", "The backup could not be put into {folder}: {detail}."),
        {"folder": str(paths.shop), "detail": error.strerror or str(error)},
        advice=QT_TRANSLATE_NOOP("Errors", "Check the disk and restore again; both are kept."),
    )


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
