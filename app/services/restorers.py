"""Who brings a backup back: what opens the backup and the shop for them, and whether they may."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app import vault
from app.domain import access
from app.domain.access import Permission
from app.errors import StorageError, UserError, not_allowed
from app.i18n import translate
from app.paths import Paths
from app.services import backups
from app.services.actors import actor_in
from app.services.restoring import Keys


@dataclass(frozen=True)
class Restorer:
    """Who brings a backup back, and what opens a vault for this person.

    Whoever has the recovery key is the owner; everybody else needs the right to restore.
    """

    key_of: Callable[[Path], bytes | None]
    login: str | None = None
    has_recovery_key: bool = False


def keys_of(paths: Paths, file: Path, who: Restorer) -> Keys:
    """Open the vaults of the backup and of the shop; one that cannot be read opens nothing."""
    present = _key_or_none(paths.shop, who)
    if backups.is_plain(file):
        return Keys(None, present)
    if not vault.exists(file.parent) or (present and vault.is_same(paths.shop, file.parent)):
        return Keys(present, present)
    former = vault.key_for(paths.shop, present, file.parent) if present else None
    return Keys(former or who.key_of(file.parent), present)


def _key_or_none(folder: Path, who: Restorer) -> bytes | None:
    if not vault.exists(folder):
        return None
    try:
        vault.logins(folder)
    except StorageError:
        return None
    return who.key_of(folder)


def check_may(paths: Paths, file: Path, keys: Keys, who: Restorer) -> str:
    """Ask the shop, or the backup where the shop cannot be read, what this person may.

    Return the login under which it goes into the log.
    """
    if who.has_recovery_key:
        return _named(file, keys, who)
    actor = None
    if paths.database.exists():
        with contextlib.suppress(StorageError):
            actor = actor_in(paths.database, keys.present, who.login)
    actor = actor or actor_in(file, keys.backup, who.login)
    if not actor.may(Permission.RESTORE):
        raise not_allowed(translate("Permissions", access.TITLES[Permission.RESTORE]))
    return actor.login


def _named(file: Path, keys: Keys, who: Restorer) -> str:
    """Return the login of whoever has the recovery key: the one asked for, else the owner's."""
    with contextlib.suppress(UserError):
        return actor_in(file, keys.backup, who.login).login
    return who.login or ""
