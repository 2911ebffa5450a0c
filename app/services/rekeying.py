"""A new key for the shop, so that what a leaver kept opens nothing that comes afterwards."""

import contextlib
import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from app import vault
from app.domain.access import Permission
from app.errors import StorageError, UserError
from app.i18n import QT_TRANSLATE_NOOP, listed
from app.models import audit as audit_rows
from app.models import backup as backup_files
from app.models import last_act, seen_here
from app.models import rekey as rekey_files
from app.models import restore as restore_files
from app.models import staff as staff_rows
from app.models.database import Database
from app.models.last_act import Mark
from app.services import backup_expiry, backup_rounds
from app.services.backups import verify_with
from app.services.desk import Desk, Work
from app.services.done import Changes, Done
from app.services.progress import SILENT, Progress

_STEPS = 4


@dataclass(frozen=True)
class OldBackups:
    """Backups that a former key opens: how many, how many of them kept apart, their last day.

    The day counts one backup a day from now on; it is None when there is none.
    """

    count: int
    apart: int
    until: date | None


@dataclass(frozen=True)
class Outlook:
    """What a new key would do: who keeps a way in, who must sign in first, what stays open."""

    logins: tuple[str, ...]
    waiting: tuple[str, ...]
    recovery_waits: bool
    computers: int
    forgotten: int
    old: OldBackups

    @property
    def is_ready(self) -> bool:
        """Whether nobody would be locked out."""
        return not self.waiting and not self.recovery_waits


@dataclass(frozen=True)
class Rekeyed:
    """A shop under its new key; `error` says why the first backup under it could not be made."""

    key: bytes = field(repr=False)
    logins: tuple[str, ...]
    kept: Path
    backup: Path | None = None
    error: StorageError | None = None
    old: OldBackups = OldBackups(0, 0, None)


def outlook(desk: Desk) -> Outlook:
    """Tell what a new key would do, before anything is done."""
    desk.require(Permission.MANAGE_STAFF)
    ways = vault.ways(desk.paths.shop, desk.require_key(), _logins(desk))
    return Outlook(
        ways.logins,
        ways.waiting,
        ways.recovery_waits,
        sum(ways.computers.values()),
        ways.forgotten,
        _old(desk),
    )


def shop_key(desk: Desk) -> bytes:
    """Return the shop's key, for a new one that has to close the desk first."""
    desk.require(Permission.MANAGE_STAFF)
    return desk.require_key()


def rekey(desk: Desk, progress: Progress = SILENT) -> Rekeyed:
    """Give the shop a new key; nobody else may have it open, and this desk is closed by it.

    A verified snapshot is taken first and stays. A copy of it is encrypted under the new key and
    checked against it; then copy and vault take their places together, crash or not.

    Raises:
        UserError: somebody's slot has no public key yet, or the disk gave up; nothing has changed.

    """
    desk.require(Permission.MANAGE_STAFF)
    key, shop = desk.require_key(), desk.paths.shop
    before = outlook(desk)
    _refuse_waiting(before)
    progress.step(0, _STEPS)
    kept = backup_rounds.before(desk, "rekey")
    progress.step(1, _STEPS)
    new = vault.made()
    try:
        restore_files.stage(
            desk.paths, kept, None, lambda copy: _under_new_key(desk, copy, new, before)
        )
        progress.step(2, _STEPS)
        with vault.new_key(shop, key, before.logins, new) as content:
            restore_files.lay_vault(desk.paths, content)
            desk.close()
            restore_files.put_in_place(desk.paths, is_plain=False)
    except OSError as error:
        raise _not_written(shop, error) from error
    progress.step(3, _STEPS)
    return Rekeyed(new, before.logins, kept)


def _under_new_key(desk: Desk, copy: Path, new: bytes, found: Outlook) -> None:
    """Encrypt the staged copy under the new key and note the act in it, where alone it is true."""
    rekey_files.change_key(copy, desk.require_key(), new)
    database = Database.at(copy, new)
    try:
        at_copy = replace(desk, database=database)
        with database.work() as connection:
            details = {"logins": len(found.logins), "computers": found.computers}
            Work(at_copy, connection, []).note("rekey", "staff", details=details)
    finally:
        database.close()
    if copy.with_name(f"{copy.name}-wal").exists():
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
    rekey_files.flush(copy)


def first_backup(desk: Desk, done: Rekeyed) -> Rekeyed:
    """Take the first backup under the new key and say what the former ones still open."""
    desk.require(Permission.MANAGE_STAFF)
    with desk.read() as work:
        tip = Mark(*audit_rows.tip(work.connection))
    last_act.write(desk.paths, tip)
    seen_here.write(desk.paths, tip)
    try:
        made = backup_rounds.run(desk)
    except StorageError as error:
        return replace(done, error=error, old=_old(desk))
    return replace(done, backup=made.file, error=made.second_error, old=_old(desk))


def drop_old(desk: Desk) -> Done[int]:
    """Remove the backups that a former key opens; a sound one under today's key must be there.

    Raises:
        UserError: there is no such backup, or it is damaged; nothing was removed.

    """
    desk.require(Permission.MANAGE_STAFF)
    key = desk.require_key()
    newest = _newest(desk)
    if newest is None:
        raise UserError(
            "no_new_backup",
            QT_TRANSLATE_NOOP("Errors", "There is no backup under the shop's new key yet."),
            advice=QT_TRANSLATE_NOOP("Errors", "Make one, then remove the old ones."),
        )
    verify_with(key, newest)
    dropped = 0
    for file in _old_files(desk):
        with contextlib.suppress(OSError):  # a file that resists stays
            backup_files.remove(file)
            dropped += 1
    with desk.work() as work:
        work.note("drop_old_backups", "staff", details={"files": dropped})
    return Done(dropped, Changes(settings=True))


def _logins(desk: Desk) -> list[str]:
    with desk.read() as work:
        return [row.login for row in staff_rows.active(work.connection)]


def _refuse_waiting(found: Outlook) -> None:
    """Refuse a new key that would lock somebody out."""
    if found.waiting:
        raise UserError(
            "rekey_waits",
            QT_TRANSLATE_NOOP("Errors", "A new key cannot be handed to {logins} yet."),
            {"logins": listed(found.waiting)[:200]},
            advice=QT_TRANSLATE_NOOP(
                "Errors", "Let them sign in with their password once, or give them a new one."
            ),
        )
    if found.recovery_waits:
        raise UserError(
            "rekey_waits",
            QT_TRANSLATE_NOOP("Errors", "The recovery key cannot open a new key yet."),
            advice=QT_TRANSLATE_NOOP(
                "Errors", "Make a new recovery key in the settings, or sign in with it once."
            ),
        )


def _old(desk: Desk) -> OldBackups:
    files = _old_files(desk)
    moments = [moment for file in files if (moment := backup_rounds.moment_of(file.parent))]
    last = backup_expiry.last_day(files, desk.clock.now())
    return OldBackups(len(files), len(files) - len(moments), last)


def _old_files(desk: Desk) -> list[Path]:
    """Return the backups of this shop, here and in the second place, that a former key opens."""
    return [file for file, is_new in _backups(desk) if not is_new]


def _newest(desk: Desk) -> Path | None:
    """Return the newest backup of the shop's own folder that today's key opens."""
    own = [file for file, is_new in _backups(desk) if is_new and desk.paths.shop in file.parents]
    dated = {moment: f for f in own if (moment := backup_rounds.moment_of(f.parent)) is not None}
    return dated[max(dated)] if dated else None


def _backups(desk: Desk) -> Iterator[tuple[Path, bool]]:
    """Give every backup of this shop that has its vault, and whether today's key opens it."""
    shop = desk.paths.shop
    for folder in (desk.paths.backups, backup_rounds.second_folder(desk)):
        if folder is None:
            continue
        with contextlib.suppress(OSError):  # a stick that is not there
            for file in sorted(folder.glob("*/shop.db")):
                with contextlib.suppress(UserError):  # a damaged vault, or none
                    if vault.shop_id(file.parent) == vault.shop_id(shop):
                        yield file, vault.is_same(shop, file.parent)


def _not_written(folder: Path, error: OSError) -> StorageError:
    return StorageError(
        "rekey_failed",
        QT_TRANSLATE_NOOP("Errors", "The shop in {folder} got no new key: {detail}."),
        {"folder": str(folder), "detail": error.strerror or str(error)},
        advice=QT_TRANSLATE_NOOP("Errors", "Check the disk and do it again; the old key holds."),
    )
