"""A new key for a shop: sealed for every way in that stays, without anybody's password."""

import contextlib
import hmac
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.vault import file
from app.vault.slots import (
    KEY_BYTES,
    KEY_STORE,
    PASSWORD,
    RECOVERY,
    Vault,
    former_keys,
    is_sealed,
    proof,
    rekeyed,
)


@dataclass(frozen=True)
class Ways:
    """What a new key finds: who keeps a way in, and whose slot has no public key yet.

    `computers` counts the computers that remember each login; `forgotten` those that will have to
    ask for the password once more.
    """

    logins: tuple[str, ...]
    waiting: tuple[str, ...]
    recovery_waits: bool
    computers: dict[str, int]
    forgotten: int


def ways(folder: Path, key: bytes, logins: Iterable[str]) -> Ways:
    """Tell what a new key would find in the vault of a shop, of these logins."""
    vault, kept = file.read(folder), [*logins]
    slots = [slot for slot in vault.slots if slot.kind == RECOVERY or slot.login in kept]
    ready = {slot: is_sealed(vault.shop, slot, key) for slot in slots}
    passwords = [slot for slot in slots if slot.kind == PASSWORD]
    stored = [slot for slot in slots if slot.kind == KEY_STORE]
    return Ways(
        tuple(slot.login for slot in passwords),
        tuple(slot.login for slot in passwords if not ready[slot]),
        not any(ready[slot] for slot in slots if slot.kind == RECOVERY),
        {login: sum(ready[s] for s in stored if s.login == login) for login in kept},
        sum(not ready[slot] for slot in stored),
    )


@contextlib.contextmanager
def new_key(folder: Path, key: bytes, logins: Iterable[str], new: bytes) -> Iterator[bytes]:
    """Give the vault file of a new key; nobody changes the vault until it has taken its place.

    Raises:
        StorageError: the vault is not this key's, or cannot be held.

    """
    with file.alone(folder):
        vault = file.read(folder)
        if not hmac.compare_digest(proof(key, vault.shop), vault.proof):
            raise file.damaged(folder)
        yield file.content(rekeyed(vault, key, new, logins))


def made() -> bytes:
    """Return a key that never was."""
    return secrets.token_bytes(KEY_BYTES)


def key_for(folder: Path, key: bytes, other: Path) -> bytes | None:
    """Return what opens a backup of this shop, also one made under a former key; None if nothing.

    A backup without a vault of its own is taken for one of today's.
    """
    if not (other / file.NAME).exists():
        return key
    own, laid = file.read(folder), file.read(other)
    for one in (key, *reversed(former_keys(own, key))):
        if _is_of(laid, one):
            return one
    return None


def _is_of(vault: Vault, key: bytes) -> bool:
    return hmac.compare_digest(proof(key, vault.shop), vault.proof)
