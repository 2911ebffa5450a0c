"""Builds a desk from a folder, a login and a secret: the only place that wires the rooms."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from app import vault
from app.domain import templates
from app.domain.access import Role
from app.domain.scheme_toml import canonical
from app.errors import StorageError, UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import backup as backup_files
from app.models import entrance, seen_here
from app.models import restore as restore_files
from app.models import schemes as scheme_rows
from app.models import settings as setting_rows
from app.models import staff as staff_rows
from app.models.database import Database
from app.models.upgrade import bring_up
from app.paths import Paths
from app.reports.workshop import wipe
from app.services import backups, rekeying, restorers, restoring
from app.services.actors import actor_of, as_stored
from app.services.desk import Clock, Desk, SystemClock
from app.services.progress import SILENT, Progress
from app.services.rekeying import Rekeyed
from app.services.restorers import Restorer as Restorer  # noqa: PLC0414 - who calls restore
from app.services.restoring import Restored
from app.services.settings import check_value, shop_settings
from app.vault import Cost

OWNER: Final = "owner"
DEMO_NAMES: Final = {"zh_CN": "清和茶礼（演示）", "en": "Qinghe Tea & Gifts (demo)"}


@dataclass(frozen=True)
class ShopSetup:
    """What a new shop needs to know; a plain shop has no password and is not encrypted."""

    name: str
    currency: str = "CNY"
    template: str = templates.DEFAULT
    language: str = "en"
    owner: str = OWNER
    password: str = ""
    plain: bool = False
    is_demo: bool = False
    cost: Cost = vault.DEFAULT


@dataclass(frozen=True)
class Created:
    """A new shop and its recovery key, which is shown this once; a plain shop has none."""

    shop: Path
    recovery_key: str


def is_shop(folder: Path) -> bool:
    """Say whether a folder holds a shop."""
    paths = Paths(folder)
    return paths.database.exists() and not paths.unfinished.exists()


def logins(folder: Path) -> list[str]:
    """Return who may sign in to an encrypted shop; a plain one asks nobody."""
    return vault.logins(folder) if vault.exists(folder) else []


def create_shop(folder: Path, setup: ShopSetup, clock: Clock | None = None) -> Created:
    """Create a shop: folder, vault, database, first scheme version, its owner.

    Raises:
        UserError: there is a shop already, or the folder cannot be written to; nothing is left.

    """
    created = _made(folder, setup, clock or SystemClock())
    Paths(folder).unfinished.unlink()
    return created


def _made(folder: Path, setup: ShopSetup, clock: Clock) -> Created:
    """Create a shop that still bears the mark of an unfinished one."""
    paths = Paths(folder)
    if paths.unfinished.exists():
        _remove(paths)  # somebody ended the program while it made this shop
    if paths.database.exists() or paths.vault.exists():
        raise UserError(
            "shop_exists",
            QT_TRANSLATE_NOOP("Errors", "There is a shop in {folder} already."),
            {"folder": str(folder)},
            advice=QT_TRANSLATE_NOOP("Errors", "Open it, or choose an empty folder for a new one."),
            field="folder",
        )
    check_value("shop.name", setup.name)
    check_value("shop.currency", setup.currency)
    if setup.template not in templates.TEMPLATES:
        raise UserError(
            "unknown_template",
            QT_TRANSLATE_NOOP("Errors", "There is no scheme template {name}."),
            {"name": setup.template[:60]},
            advice=QT_TRANSLATE_NOOP("Errors", "Look at the list of templates."),
            field="template",
        )
    with _folder_trouble(folder), _nothing_left(paths):
        paths.make()
        paths.unfinished.touch()
        paths.database.touch(mode=0o600)
        key, recovery_key = None, ""
        if not setup.plain:
            key, recovery_key = vault.create(folder, setup.owner, setup.password, cost=setup.cost)
        seen_here.forget(paths)  # another shop stood here once
        database = Database.at(paths.database, key)
        try:
            bring_up(database)
            _fill(database, setup, clock)
        finally:
            database.close()
    return Created(folder, recovery_key)


def demo(
    folder: Path,
    business_day: date | None = None,
    progress: Progress = SILENT,
    language: str = "zh_CN",
) -> Created:
    """Create the demo shop: invented, deterministic up to the business day, plain, marked."""
    from app.services import demo as demo_shop  # noqa: PLC0415 - a real shop never wants it

    setup = ShopSetup(DEMO_NAMES[language], language=language, plain=True, is_demo=True)
    clock = SystemClock(business_day)
    created = _made(folder, setup, clock)
    with _nothing_left(Paths(folder)):
        desk = _opened(Paths(folder), None, None, clock)
        try:
            demo_shop.fill(desk, progress, language)
        finally:
            desk.database.close()
        Paths(folder).unfinished.unlink()
    return created


@contextlib.contextmanager
def _nothing_left(paths: Paths) -> Iterator[None]:
    """Remove the half-made shop when creating it failed."""
    try:
        yield
    except BaseException:
        _remove(paths)
        raise


def _remove(paths: Paths) -> None:
    """Remove a half-made shop, the mark that it is one last; folders that hold more stay."""
    database = str(paths.database)
    ours = (paths.vault, paths.vault_lock, paths.in_use, paths.window, paths.last_act)
    files = (database, f"{database}-wal", f"{database}-shm", *map(str, ours))
    for name in (*files, str(paths.unfinished)):
        with contextlib.suppress(OSError):
            Path(name).unlink(missing_ok=True)
    for empty in (paths.backups, paths.rejects, paths.temporary, paths.logs, paths.shop):
        with contextlib.suppress(OSError):
            empty.rmdir()


@contextlib.contextmanager
def _folder_trouble(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(
            "folder_unwritable",
            QT_TRANSLATE_NOOP("Errors", "The folder {folder} cannot be used: {detail}."),
            {"folder": str(folder), "detail": error.strerror or ""},
            advice=QT_TRANSLATE_NOOP("Errors", "Choose a folder that you may write to."),
        ) from error


def _fill(database: Database, setup: ShopSetup, clock: Clock) -> None:
    settings = {
        "shop.name": setup.name.strip(),
        "shop.currency": setup.currency.upper(),
        "shop.is_demo": setup.is_demo,
    }
    decimals = shop_settings(settings).decimals
    scheme = templates.template(setup.template, decimals, setup.language)
    if setup.is_demo:  # so that the hollow star can be seen
        scheme = replace(scheme, observe_days=120, observe_orders=2)
    with database.work() as connection:
        for key, value in settings.items():
            setting_rows.put(connection, key, value)
        login = as_stored(setup.owner) or OWNER
        staff_rows.add(
            connection, {"login": login, "name": login, "role": Role.OWNER.value, "active": True}
        )
        scheme_rows.add(
            connection,
            {
                "name": scheme.name,
                "body": canonical(scheme),
                "batch_id": None,
                "actor": login,
                "created_at": clock.now(),
            },
        )


def settle(folder: Path) -> None:
    """Finish what a crash broke off while files took the shop's place, before its vault is read."""
    with _folder_trouble(folder):
        entrance.settle(Paths(folder))


def open_desk(
    folder: Path,
    login: str | None = None,
    *,
    password: str | None = None,
    key: bytes | None = None,
    business_day: date | None = None,
    clock: Clock | None = None,
) -> Desk:
    """Open a shop for one person: key, schema, full page check, settings.

    Args:
        folder: the shop's folder.
        login: who signs in; None is the only one there is.
        password: of that login; not asked for by a plain shop.
        key: the file key when the caller has it already, from the key store or a recovery key.
        business_day: the day to work on; None is the clock's.
        clock: where moments come from; None is the PC's clock.

    """
    paths = Paths(folder)
    with _folder_trouble(folder):
        entrance.settle(paths)
    if paths.unfinished.exists():
        raise _unfinished(folder)
    if not paths.database.exists():
        raise entrance.empty(folder) if paths.vault.exists() else _no_shop(folder)
    _check_not_blank(paths)
    login = as_stored(login or "") or None
    encrypted = vault.exists(folder)
    if encrypted:
        login = login or _only_login(folder)
        if key is None:
            key = key_of(folder, login, password)
            if login and password:
                vault.complete(folder, login, password, key)
    return _opened(paths, login, key if encrypted else None, clock or SystemClock(business_day))


def _opened(paths: Paths, login: str | None, key: bytes | None, clock: Clock) -> Desk:
    database = Database.at(paths.database, key)
    try:
        with _folder_trouble(paths.shop):
            paths.make()
            entrance.enter(paths, database)
        entrance.check_filled(database, paths.shop)
        wipe(paths.temporary)
        bring_up(database, lambda: backup_files.before_upgrade(database, paths))
        return _desk(database, paths, login, clock)
    except BaseException:
        database.close()
        raise


def _unfinished(folder: Path) -> StorageError:
    return StorageError(
        "shop_unfinished",
        QT_TRANSLATE_NOOP("Errors", "The making of the shop in {folder} was broken off."),
        {"folder": str(folder)},
        advice=QT_TRANSLATE_NOOP("Errors", "Create it again; there is nothing in it yet."),
    )


def _no_shop(folder: Path) -> UserError:
    return UserError(
        "no_shop",
        QT_TRANSLATE_NOOP("Errors", "There is no shop in {folder}."),
        {"folder": str(folder)},
        advice=QT_TRANSLATE_NOOP("Errors", "Create one, or name the folder of yours."),
        field="folder",
    )


def _check_not_blank(paths: Paths) -> None:
    """Refuse a file without a single byte before the engine writes its first page into it."""
    wal = paths.database.with_name(f"{paths.database.name}-wal")
    with _folder_trouble(paths.shop):
        if not paths.database.stat().st_size and not (wal.exists() and wal.stat().st_size):
            raise entrance.empty(paths.shop)


def _only_login(folder: Path) -> str | None:
    names = vault.logins(folder)
    return names[0] if len(names) == 1 else None


def key_of(folder: Path, login: str | None, password: str | None) -> bytes:
    """Return the key of the vault in a folder, by a password or by the system's key store."""
    login = as_stored(login or "") or _only_login(folder)
    if login is None:
        raise UserError(
            "login_missing",
            QT_TRANSLATE_NOOP("Errors", "This shop has several logins: {logins}."),
            {"logins": ", ".join(vault.logins(folder))},
            advice=QT_TRANSLATE_NOOP("Errors", "Say who you are."),
            field="login",
        )
    if password is not None:
        opened = partial(vault.open_with_password, folder, login, password)
        return vault.guarded(folder, login, SystemClock().now(), opened)
    kept = vault.open_with_key_store(folder, login)
    if kept is None:
        raise UserError(
            "password_missing",
            QT_TRANSLATE_NOOP("Errors", "The password of {login} is needed."),
            {"login": login},
            advice=QT_TRANSLATE_NOOP("Errors", "Type it, or use the recovery key."),
            field="password",
        )
    return kept


def _desk(database: Database, paths: Paths, login: str | None, clock: Clock) -> Desk:
    database.check()
    actor = actor_of(database, login)
    with database.read() as connection:
        settings = shop_settings(setting_rows.all_of(connection))
    return Desk(database, actor, clock, settings, paths)


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
        with _folder_trouble(folder), entrance.alone(paths):
            restore_files.finish(paths)
            if paths.unfinished.exists():
                _remove(paths)
                paths.make()
            file = backups.database_of(backup or restoring.last_kept(paths))
            keys = restorers.keys_of(paths, file, who)
            login = restorers.check_may(paths, file, keys, who)
            by = restoring.Restoring(login, clock or SystemClock(), who.has_recovery_key)
            return restoring.restore(paths, file, keys, by)
    except BaseException:
        if not paths.database.exists() and not paths.restoring.exists():
            _remove(paths)
        raise


def bring(folder: Path, backup: Path, who: Restorer, clock: Clock | None = None) -> Restored:
    """Bring a backup to a computer that has no such shop yet: into an empty folder or a new one.

    Raises:
        UserError: the folder holds something, or the backup is not this person's to restore;
            nothing has changed.

    """
    with _folder_trouble(folder):
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
    with _folder_trouble(folder), entrance.alone(paths):
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
        return act(_desk(database, paths, login, clock))
    finally:
        database.close()
