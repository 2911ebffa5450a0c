"""The vault: the database's key, sealed once for each way in.

The key is 32 random bytes and never changes with a password. vault.json holds slots; each has the
key sealed for a secret of its own: a login's password or the printed recovery key (both stretched
by Argon2id), or a secret that the system's key store keeps for one login on one computer. A slot is
bound to its shop, kind and login, so it cannot be moved to another. Its public key lets a new key
be sealed for it without the secret (`rekeying`). Whoever can open one slot can read the whole
database; roles are kept by the services.
"""

import contextlib
import hmac
import re
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from app.errors import StorageError, UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.vault import file, key_store
from app.vault.patience import BY_RECOVERY, failures, guarded, seconds_left, wait_seconds
from app.vault.recovery import SECRET_BYTES, from_typed, to_print
from app.vault.rekeying import Ways, key_for, made, new_key, ways
from app.vault.slots import (
    DEFAULT,
    KEY_BYTES,
    KEY_STORE,
    PASSWORD,
    RECOVERY,
    Cost,
    Slot,
    Vault,
    find,
    is_sealed,
    proof,
    stored_slot,
    stretch,
    stretched_slot,
    unwrap,
    without,
)

__all__ = [
    "BY_RECOVERY",
    "DEFAULT",
    "VAULT_NAME",
    "Cost",
    "Ways",
    "change_password",
    "complete",
    "create",
    "enter",
    "exists",
    "failures",
    "forget",
    "guarded",
    "is_same",
    "key_for",
    "logins",
    "made",
    "new_key",
    "new_recovery_key",
    "open_with_key_store",
    "open_with_password",
    "open_with_recovery",
    "recover",
    "remember",
    "remove_login",
    "seconds_left",
    "set_password",
    "shop_id",
    "wait_seconds",
    "ways",
]

VAULT_NAME: Final = file.NAME


def exists(folder: Path) -> bool:
    """Say whether a shop's folder has a vault, that is, an encrypted database."""
    return (folder / VAULT_NAME).exists()


def create(folder: Path, login: str, password: str, *, cost: Cost = DEFAULT) -> tuple[bytes, str]:
    """Make a new key with a password slot and a recovery slot; return it and the recovery key.

    The recovery key is returned this once, to be printed; only its owner has it afterwards.
    """
    if exists(folder):
        raise UserError(
            "vault_exists",
            QT_TRANSLATE_NOOP("Errors", "The folder {folder} already holds an encrypted shop."),
            {"folder": folder.name},
            advice=QT_TRANSLATE_NOOP("Errors", "Open that shop, or choose another folder."),
        )
    key, shop = secrets.token_bytes(KEY_BYTES), secrets.token_hex(16)
    recovery = secrets.token_bytes(SECRET_BYTES)
    vault = Vault(
        shop,
        proof(key, shop),
        (
            stretched_slot(shop, PASSWORD, (_login(login), _secret(password)), key, cost),
            stretched_slot(shop, RECOVERY, ("", recovery), key, cost),
        ),
    )
    file.write(folder, vault)
    return key, to_print(recovery)


def is_same(folder: Path, other: Path) -> bool:
    """Say whether two folders hold vaults of the same shop and key, as a shop and its backup do."""
    if not (exists(folder) and exists(other)):
        return False
    one, two = file.read(folder), file.read(other)
    return (one.shop, one.proof) == (two.shop, two.proof)


def shop_id(folder: Path) -> str:
    """Return what tells this shop from others; it is no secret."""
    return file.read(folder).shop


def logins(folder: Path) -> list[str]:
    """Return the logins that have a password, the oldest first."""
    return [slot.login for slot in file.read(folder).slots if slot.kind == PASSWORD]


def open_with_password(folder: Path, login: str, password: str) -> bytes:
    """Return the key for a login's password; a wrong one changes nothing."""
    vault, login = file.read(folder), _login(login)
    slot = find(vault, PASSWORD, login)
    if slot is None:
        raise _unknown_login(login)
    key = unwrap(vault, slot, stretch(_secret(password), slot))
    if key is None:
        raise UserError(
            "wrong_password",
            QT_TRANSLATE_NOOP("Errors", "This is not the password of {login}."),
            {"login": login},
            advice=QT_TRANSLATE_NOOP(
                "Errors",
                "Check the capital letters and the keyboard language and type it again,"
                " or open the shop with the printed recovery key.",
            ),
            field="password",
        )
    return key


def open_with_recovery(folder: Path, recovery_key: str) -> bytes:
    """Return the key for the printed recovery key, however its groups were typed."""
    vault, secret = file.read(folder), from_typed(recovery_key)
    for slot in vault.slots:
        if slot.kind == RECOVERY:
            key = unwrap(vault, slot, stretch(secret, slot))
            if key is not None:
                return key
    raise UserError(
        "wrong_recovery_key",
        QT_TRANSLATE_NOOP("Errors", "This recovery key belongs to another shop or is an old one."),
        advice=QT_TRANSLATE_NOOP("Errors", "Look for the sheet printed when this shop was made."),
        field="recovery_key",
    )


def change_password(folder: Path, login: str, old: str, new: str) -> None:
    """Put a new password in the place of a login's old one; the key and the cost stay."""
    key = open_with_password(folder, login, old)
    slot = find(file.read(folder), PASSWORD, _login(login))
    cost = slot.cost if slot and slot.cost else DEFAULT
    set_password(folder, login, new, key, cost=cost)


def set_password(
    folder: Path, login: str, password: str, key: bytes, *, cost: Cost = DEFAULT
) -> None:
    """Give a login a password, new or in the place of a lost one; its remembered PCs forget it."""
    login = _login(login)
    new = stretched_slot(shop_id(folder), PASSWORD, (login, _secret(password)), key, cost)

    def change(vault: Vault) -> tuple[Slot, ...]:
        kept = [
            new if slot.kind == PASSWORD and slot.login == login else slot
            for slot in vault.slots
            if not (slot.kind == KEY_STORE and slot.login == login)
        ]
        return tuple(kept if new in kept else [*kept, new])

    _change(folder, key, change)


def remove_login(folder: Path, login: str) -> None:
    """Take away every way in that a login has; the last password is never taken away."""
    login = _login(login)

    def change(vault: Vault) -> tuple[Slot, ...]:
        if find(vault, PASSWORD, login) is None:
            raise _unknown_login(login)
        if [slot.login for slot in vault.slots if slot.kind == PASSWORD] == [login]:
            raise UserError(
                "last_login",
                QT_TRANSLATE_NOOP("Errors", "{login} is the only one who can open this shop."),
                {"login": login},
                advice=QT_TRANSLATE_NOOP("Errors", "Give another person a password first."),
            )
        return tuple(s for s in vault.slots if s.kind == RECOVERY or s.login != login)

    _change(folder, None, change)


def new_recovery_key(folder: Path, key: bytes, *, cost: Cost = DEFAULT) -> str:
    """Replace the recovery key, so that a lost sheet opens nothing; return the new one."""
    secret = secrets.token_bytes(SECRET_BYTES)
    slot = stretched_slot(shop_id(folder), RECOVERY, ("", secret), key, cost)
    _change(folder, key, lambda vault: (*(s for s in vault.slots if s.kind != RECOVERY), slot))
    return to_print(secret)


def open_with_key_store(folder: Path, login: str) -> bytes | None:
    """Return the key if this computer's key store remembers a login, else None."""
    vault, login = file.read(folder), _login(login)
    secret = key_store.get(f"{vault.shop} {login}")
    if secret is None:
        return None
    for slot in vault.slots:
        if slot.kind == KEY_STORE and slot.login == login:
            key = unwrap(vault, slot, secret)
            if key is not None:
                if not is_sealed(vault.shop, slot, key):
                    new = stored_slot(vault.shop, login, secret, key)
                    with contextlib.suppress(StorageError):
                        _change(folder, key, partial(_exchanged, slot, new))
                return key
    return None


def remember(folder: Path, login: str, key: bytes) -> bool:
    """Let this computer's key store open the shop for a login; False where there is none."""
    vault, login = _with_key(folder, key), _login(login)
    entry, secret = f"{vault.shop} {login}", secrets.token_bytes(KEY_BYTES)
    former = key_store.get(entry)
    if not key_store.put(entry, secret):
        return False
    slot = stored_slot(vault.shop, login, secret, key)
    _change(folder, key, lambda now: (*without(now, login, former), slot))
    return True


def forget(folder: Path, login: str) -> None:
    """Take a login out of this computer's key store; other computers still remember it."""
    vault, login = file.read(folder), _login(login)
    entry = f"{vault.shop} {login}"
    secret = key_store.get(entry)
    key_store.drop(entry)
    if without(vault, login, secret) != vault.slots:
        _change(folder, None, lambda now: without(now, login, secret))


def enter(folder: Path, login: str, password: str, now: datetime) -> bytes:
    """Return the key for a password that somebody typed: with a wait after wrong ones.

    Where the cost of a guess has grown since the password was set, its slot is sealed anew.
    """
    key = guarded(folder, login, now, lambda: open_with_password(folder, login, password))
    with contextlib.suppress(StorageError):
        _keep_up(folder, (PASSWORD, _login(login)), _secret(password), key, least=DEFAULT)
    return key


def complete(folder: Path, login: str, password: str, key: bytes) -> None:
    """Give the slot of a password that just opened a public key, where it has none yet."""
    with contextlib.suppress(StorageError):
        _keep_up(folder, (PASSWORD, _login(login)), _secret(password), key)


def recover(folder: Path, recovery_key: str, now: datetime) -> bytes:
    """Return the key for a recovery key that somebody typed: with a wait after wrong ones."""
    key = guarded(folder, BY_RECOVERY, now, lambda: open_with_recovery(folder, recovery_key))
    with contextlib.suppress(StorageError):
        _keep_up(folder, (RECOVERY, ""), from_typed(recovery_key), key)
    return key


def _keep_up(
    folder: Path, who: tuple[str, str], secret: bytes, key: bytes, *, least: Cost | None = None
) -> None:
    """Seal a slot anew when it has no public key yet, or a guess costs less than the least."""
    vault, (kind, login) = file.read(folder), who
    slot = find(vault, kind, login)
    if slot is None or slot.cost is None:
        return
    is_cheap = least is not None and slot.cost.is_below(least)
    if is_sealed(vault.shop, slot, key) and not is_cheap:
        return
    cost = least if least is not None and is_cheap else slot.cost
    new = stretched_slot(vault.shop, kind, (login, secret), key, cost)
    _change(folder, key, partial(_exchanged, slot, new))


def _exchanged(old: Slot, new: Slot, vault: Vault) -> tuple[Slot, ...]:
    """Return the slots with one in the place of another, if that still stands there."""
    return tuple(new if one == old else one for one in vault.slots)


def _change(folder: Path, key: bytes | None, change: Callable[[Vault], tuple[Slot, ...]]) -> None:
    """Change the slots that stand now; one at a time, so that no change is lost to another."""
    with file.alone(folder):
        vault = file.read(folder) if key is None else _with_key(folder, key)
        slots = change(vault)
        if slots != vault.slots:
            file.write(folder, replace(vault, slots=slots))


def _login(login: str) -> str:
    """Return a login as it is stored: one form of accents, no blanks around it."""
    login = unicodedata.normalize("NFC", login).strip()
    if not login:
        raise UserError(
            "empty_login",
            QT_TRANSLATE_NOOP("Errors", "The login is empty."),
            advice=QT_TRANSLATE_NOOP("Errors", "Type the name to sign in with."),
            field="login",
        )
    return login


def _secret(password: str) -> bytes:
    """Return a password as it is stretched: one form of accents, one pasted line end dropped."""
    password = unicodedata.normalize("NFC", re.sub(r"(\r\n|\n|\r)\Z", "", password))
    if not password:
        raise UserError(
            "empty_password",
            QT_TRANSLATE_NOOP("Errors", "The password is empty."),
            advice=QT_TRANSLATE_NOOP("Errors", "Type a password; a short sentence is a good one."),
            field="password",
        )
    return password.encode("utf-8", "surrogatepass")


def _with_key(folder: Path, key: bytes) -> Vault:
    """Read the vault for somebody who holds the key; a foreign key is refused."""
    vault = file.read(folder)
    if not hmac.compare_digest(proof(key, vault.shop), vault.proof):
        raise file.damaged(folder)
    return vault


def _unknown_login(login: str) -> UserError:
    return UserError(
        "unknown_login",
        QT_TRANSLATE_NOOP("Errors", "Nobody called {login} can sign in to this shop."),
        {"login": login},
        advice=QT_TRANSLATE_NOOP("Errors", "Check the spelling, or ask the owner to add you."),
        field="login",
    )
