"""Opens a shop for one person: its key, its schema, its pages, its settings."""

import contextlib
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from app import vault
from app.errors import StorageError, UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import backup as backup_files
from app.models import entrance
from app.models import settings as setting_rows
from app.models.database import Database
from app.models.upgrade import bring_up
from app.paths import Paths
from app.reports.workshop import wipe
from app.services.actors import actor_of, as_stored
from app.services.desk import Clock, Desk, SystemClock
from app.services.settings import shop_settings


def is_shop(folder: Path) -> bool:
    """Say whether a folder holds a shop."""
    paths = Paths(folder)
    return paths.database.exists() and not paths.unfinished.exists()


def logins(folder: Path) -> list[str]:
    """Return who may sign in to an encrypted shop; a plain one asks nobody."""
    return vault.logins(folder) if vault.exists(folder) else []


@contextlib.contextmanager
def folder_trouble(folder: Path) -> Iterator[None]:
    """Say in words that a folder cannot be used."""
    try:
        yield
    except OSError as error:
        raise StorageError(
            "folder_unwritable",
            QT_TRANSLATE_NOOP("Errors", "The folder {folder} cannot be used: {detail}."),
            {"folder": str(folder), "detail": error.strerror or ""},
            advice=QT_TRANSLATE_NOOP("Errors", "Choose a folder that you may write to."),
        ) from error


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
    with folder_trouble(folder):
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
    return opened(paths, login, key if encrypted else None, clock or SystemClock(business_day))


def opened(paths: Paths, login: str | None, key: bytes | None, clock: Clock) -> Desk:
    """Enter a shop whose key is known and bring its schema up to date; a failure closes it."""
    database = Database.at(paths.database, key)
    try:
        with folder_trouble(paths.shop):
            paths.make()
            entrance.enter(paths, database)
        entrance.check_filled(database, paths.shop)
        wipe(paths.temporary)
        bring_up(database, lambda: backup_files.before_upgrade(database, paths))
        return desk_of(database, paths, login, clock)
    except BaseException:
        database.close()
        raise


def desk_of(database: Database, paths: Paths, login: str | None, clock: Clock) -> Desk:
    """Check every page of an open database and seat one of its staff at it."""
    database.check()
    actor = actor_of(database, login)
    with database.read() as connection:
        settings = shop_settings(setting_rows.all_of(connection))
    return Desk(database, actor, clock, settings, paths)


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
    with folder_trouble(paths.shop):
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
