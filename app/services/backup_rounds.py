"""Backups that nobody has to think of: taken by themselves, rotated, copied to a second place.

A round takes a verified snapshot first; only then do older ones go by the rule of retention, so a
damaged shop, whose snapshot is refused, never rotates a good one out. What stands before a restore,
a review or an upgrade, and what was damaged, is kept apart and goes by its age.
"""

import contextlib
import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from app import vault
from app.domain import retention
from app.domain.access import Permission
from app.domain.backup_names import PATTERN
from app.errors import StorageError
from app.models import audit as audit_rows
from app.models import backup as backup_files
from app.models import settings as setting_rows
from app.services.desk import Desk

SECOND_FOLDER: Final = "backup.second_folder"
OLD: Final = timedelta(days=2)
_DUE: Final = timedelta(days=1)
_SECOND: Final = timedelta(seconds=1)
_APART: Final = re.compile(r"(?:before-[a-z]+|damaged)-(?:(\d{8}-\d{6})\b)?.*")
_NAME: Final = re.compile(r"\d{8}-\d{6}")
# Acts that leave the shop as it is: a backup of a backup's own line would never end.
_IDLE: Final = frozenset(
    {
        "back_up",
        "catch_up",
        "print_paper",
        "save_paper",
        "save_refused",
        "reveal_phone",
        "reveal_id_number",
        "copy_customers",
    }
)
_LOOKED_AT: Final = 200
_KEPT_APART: Final = 5


@dataclass(frozen=True)
class SecondPlace:
    """The folder where each backup is copied to: whether it is there, and its newest copy."""

    folder: Path
    is_there: bool
    newest: datetime | None


@dataclass(frozen=True)
class BackupState:
    """How old the backups are: of the shop's own folder and of the second place, if any."""

    newest: datetime | None
    second: SecondPlace | None

    def is_old(self, now: datetime) -> bool:
        """Say whether somebody has to care: nothing newer than two days, here or there."""
        times = [self.newest] + ([self.second.newest] if self.second else [])
        return any(one is None or now - one >= OLD for one in times)


@dataclass(frozen=True)
class Round:
    """What one round did; `second_error` says why the second place got nothing."""

    file: Path
    dropped: int
    second: Path | None = None
    second_error: StorageError | None = None


def state(desk: Desk) -> BackupState:
    """Tell how old the backups are, here and in the second place."""
    desk.require(Permission.SEE_CUSTOMERS)
    second = second_folder(desk)
    now = desk.clock.now()
    newest = _newest_to_rely_on(desk.paths.backups, now)
    if second is None:
        return BackupState(newest, None)
    return BackupState(newest, SecondPlace(second, second.parent.is_dir(), _newest(second, now)))


def run_if_due(desk: Desk) -> Round | None:
    """Take a round when the newest backup is older than a day; a demo shop needs none."""
    desk.require(Permission.SEE_CUSTOMERS)
    now = desk.clock.now()
    newest = _newest(desk.paths.backups, now)
    if desk.settings.is_demo or (newest is not None and now < newest + _DUE):
        return None
    return _round(desk)


def run_if_changed(desk: Desk) -> Round | None:
    """Take a round when something was done since the newest backup, as when a window closes."""
    desk.require(Permission.SEE_CUSTOMERS)
    if desk.settings.is_demo:
        return None
    newest = _newest(desk.paths.backups, desk.clock.now())
    with desk.read() as work:
        lines = audit_rows.latest(work.connection, _LOOKED_AT)
    acts = [line.at for line in lines if line.act not in _IDLE]
    # Names of backups have whole seconds; an act of that very second is taken as later.
    if not acts or (newest is not None and acts[0] < newest):
        return None
    return _round(desk)


def run(desk: Desk) -> Round:
    """Take a round now: snapshot, rotation, second place."""
    desk.require(Permission.BACK_UP)
    return _round(desk)


def before(desk: Desk, act: str) -> Path:
    """Take a snapshot of its own before a large act, such as "review"; the newest five stay."""
    desk.require(Permission.SEE_CUSTOMERS)
    title = f"before-{act}-"
    name = f"{title}{desk.clock.now().strftime(PATTERN)}"
    target = _free(desk.paths.backups / name) / desk.paths.database.name
    backup_files.with_vault(desk.database, desk.paths, target)
    for older in sorted(desk.paths.backups.glob(f"{title}*/shop.db"))[:-_KEPT_APART]:
        with contextlib.suppress(OSError):
            backup_files.remove(older)
    return target


def _round(desk: Desk) -> Round:
    target = _place(desk)
    name = target.parent.name
    backup_files.with_vault(desk.database, desk.paths, target)
    now = desk.clock.now()
    dropped = _rotate(desk.paths.backups, now) + _let_go_apart(desk.paths.backups, now)
    done = Round(target, dropped)
    second = second_folder(desk)
    if second is not None:
        done = _to_second(desk, target, second, done)
    details = {"file": name, "dropped": done.dropped, "second": bool(done.second)}
    desk.note("back_up", details)
    return done


def _place(desk: Desk) -> Path:
    """Return where a backup of this second goes: never over one that another key opens."""
    moment, shop = desk.clock.now(), desk.paths.shop
    while True:
        folder = desk.paths.backups / moment.strftime(PATTERN)
        if not vault.exists(folder) or vault.is_same(shop, folder):
            return folder / desk.paths.database.name
        moment += _SECOND


def _to_second(desk: Desk, file: Path, second: Path, done: Round) -> Round:
    """Copy a backup to the second place; one that is not there is told and stops nothing."""
    target = second / file.parent.name / file.name
    try:
        backup_files.copy(file, target, desk.database.key)
    except StorageError as error:
        return Round(done.file, done.dropped, None, error)
    _rotate(second, desk.clock.now())
    return Round(done.file, done.dropped, target)


def second_folder(desk: Desk) -> Path | None:
    """Return this shop's own folder in the second place: two shops may share one stick."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        named = setting_rows.all_of(work.connection).get(SECOND_FOLDER, "")
    if not named:
        return None
    if vault.exists(desk.paths.shop):
        who = vault.shop_id(desk.paths.shop)
    else:
        who = hashlib.sha256(str(desk.paths.shop.resolve()).encode()).hexdigest()
    return Path(named) / f"stardesk-{who[:8]}"


def moment_of(folder: Path) -> datetime | None:
    """Return when a rotated backup was made, by its name: 20260401-093000; None for others."""
    if not _NAME.fullmatch(folder.name):
        return None
    with contextlib.suppress(ValueError):
        return datetime.strptime(folder.name, PATTERN).replace(tzinfo=UTC)
    return None


def apart_since(file: Path) -> datetime | None:
    """Return when a copy kept apart was made, by its name or else its date; None for others."""
    named = _APART.fullmatch(file.parent.name)
    if named is None:
        return None
    if named[1]:
        with contextlib.suppress(ValueError):
            return datetime.strptime(named[1], PATTERN).replace(tzinfo=UTC)
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)


def _rotated(folder: Path) -> dict[datetime, Path]:
    """Return the backups that take part in the rotation, by their moments."""
    found = {}
    with contextlib.suppress(OSError):
        for file in folder.glob("*/shop.db"):
            if (moment := moment_of(file.parent)) is not None:
                found[moment] = file
    return found


def _newest(folder: Path, now: datetime) -> datetime | None:
    """Return when the newest backup was made.

    One from the future says that the clock was wrong once: it counts for nothing.
    """
    return max((moment for moment in _rotated(folder) if moment <= now), default=None)


def _newest_to_rely_on(folder: Path, now: datetime) -> datetime | None:
    """Return when the newest copy was made, one before an upgrade or a review too.

    A copy before a restore holds what was restored away, a damaged one what nobody relies on.
    """
    times = [_newest(folder, now)]
    times += [
        apart_since(file)
        for file in folder.glob("before-*/shop.db")
        if not file.parent.name.startswith("before-restore-")
    ]
    return max((moment for moment in times if moment and moment <= now), default=None)


def _rotate(folder: Path, now: datetime) -> int:
    """Let go what the rule of retention no longer keeps; a file that resists stays."""
    found, dropped = _rotated(folder), 0
    for moment in retention.to_drop(found, now):
        with contextlib.suppress(OSError):
            backup_files.remove(found[moment])
            dropped += 1
    return dropped


def _let_go_apart(folder: Path, now: datetime) -> int:
    """Let go what was kept apart long enough; a sound backup was made just before."""
    dropped = 0
    for file in folder.glob("*/shop.db"):
        with contextlib.suppress(OSError):
            made = apart_since(file)
            if made is not None and retention.apart_to_drop([made], now):
                backup_files.remove(file)
                dropped += 1
    return dropped


def _free(folder: Path) -> Path:
    free, count = folder, 1
    while free.exists():
        count += 1
        free = folder.with_name(f"{folder.name}-{count}")
    return free
