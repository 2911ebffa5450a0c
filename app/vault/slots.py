"""A slot of the vault: the key wrapped with AES-GCM under one secret, and bound to its owner."""

import hmac
import json
import secrets
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

FORMAT: Final = 1
KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12
SALT_BYTES: Final = 16
WRAPPED_BYTES: Final = KEY_BYTES + 16
PASSWORD: Final = "password"  # noqa: S105 - the name of a kind of slot
RECOVERY: Final = "recovery"
KEY_STORE: Final = "key_store"


@dataclass(frozen=True)
class Cost:
    """What one guess costs with Argon2id; kept in each slot, so that it can rise later."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    def is_below(self, other: "Cost") -> bool:
        """Say whether a guess costs less than with another: a third of the memory is below."""
        work = self.memory_kib * self.passes
        return work < other.memory_kib * other.passes

    def is_sane(self) -> bool:
        """Say whether a slot may ask for this: a damaged one must not take all memory."""
        return (
            1 <= self.lanes <= 16  # noqa: PLR2004 - limits used nowhere else
            and 8 * self.lanes <= self.memory_kib <= 1024 * 1024
            and 1 <= self.passes <= 32  # noqa: PLR2004 - same
        )


DEFAULT: Final = Cost()


@dataclass(frozen=True)
class Slot:
    """One way in: the key, wrapped. Slots of the key store have no salt and no cost."""

    kind: str
    login: str
    nonce: bytes
    wrapped: bytes
    salt: bytes = b""
    cost: Cost | None = None


@dataclass(frozen=True)
class Vault:
    """The whole file: which shop, a proof of the right key, and the slots."""

    shop: str
    proof: bytes
    slots: tuple[Slot, ...]


def stretched_slot(shop: str, kind: str, who: tuple[str, bytes], key: bytes, cost: Cost) -> Slot:
    """Wrap the key for somebody (login, secret) under a fresh salt."""
    login, secret = who
    salt = secrets.token_bytes(SALT_BYTES)
    nonce, wrapped = wrap(shop, (kind, login), _argon2id(secret, salt, cost), key)
    return Slot(kind, login, nonce, wrapped, salt, cost)


def stretch(secret: bytes, slot: Slot) -> bytes:
    """Stretch a secret as this slot asks for."""
    return _argon2id(secret, slot.salt, slot.cost or DEFAULT)


def _argon2id(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    return Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    ).derive(secret)


def wrap(shop: str, owner: tuple[str, str], secret: bytes, key: bytes) -> tuple[bytes, bytes]:
    """Encrypt the key for a (kind, login) of a shop; return nonce and ciphertext."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce, AESGCM(secret).encrypt(nonce, key, _binding(shop, *owner))


def unwrap(vault: Vault, slot: Slot, secret: bytes) -> bytes | None:
    """Return the key in a slot, or None when the secret is not this slot's."""
    if len(secret) != KEY_BYTES:
        return None
    binding = _binding(vault.shop, slot.kind, slot.login)
    try:
        key = AESGCM(secret).decrypt(slot.nonce, slot.wrapped, binding)
    except InvalidTag:
        return None
    return key if hmac.compare_digest(proof(key, vault.shop), vault.proof) else None


def _binding(shop: str, kind: str, login: str) -> bytes:
    """Say what a slot is for; the wrapped key cannot be read under any other words."""
    return json.dumps(["stardesk vault", FORMAT, shop, kind, login]).encode("ascii")


def proof(key: bytes, shop: str) -> bytes:
    """Return what shows that a key is this shop's, and tells nothing about it."""
    return hmac.digest(key, f"stardesk proof {shop}".encode(), "sha256")


def find(vault: Vault, kind: str, login: str) -> Slot | None:
    """Return the slot of a kind that belongs to a login, or None."""
    return next((s for s in vault.slots if (s.kind, s.login) == (kind, login)), None)


def without(vault: Vault, login: str, secret: bytes | None) -> tuple[Slot, ...]:
    """Return the slots but the one that a key store's secret opens."""
    return tuple(
        slot
        for slot in vault.slots
        if secret is None
        or (slot.kind, slot.login) != (KEY_STORE, login)
        or unwrap(vault, slot, secret) is None
    )
