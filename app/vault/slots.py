"""A slot of the vault: the key sealed for one secret's public key, and bound to its owner.

Each secret makes an X25519 key pair; the public half stands in the slot. So a key, also a new one,
can be sealed for everybody without anybody's password. Slots of the first form hold the key wrapped
under the secret itself; they are read, and get a public key when their secret is used next.
"""

import hmac
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FORMAT: Final = 2
FIRST_FORM: Final = 1
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
    """One way in: the key, sealed. Slots of the key store have no salt and no cost.

    `public` belongs to this slot's secret, `sender` to the pair that sealed the key once. `mark`
    shows that somebody who held the key put this public key here. The first form has none of them.
    """

    kind: str
    login: str
    nonce: bytes
    wrapped: bytes
    salt: bytes = b""
    cost: Cost | None = None
    public: bytes = b""
    sender: bytes = b""
    mark: bytes = b""


@dataclass(frozen=True)
class Vault:
    """The whole file: which shop, a proof of the right key, the slots, and sealed former keys.

    Former keys open the backups that were made under them, for whoever holds the key of today.
    """

    shop: str
    proof: bytes
    slots: tuple[Slot, ...]
    former: tuple[tuple[bytes, bytes], ...] = ()


def stretched_slot(shop: str, kind: str, who: tuple[str, bytes], key: bytes, cost: Cost) -> Slot:
    """Seal the key for somebody (login, secret) under a fresh salt."""
    login, secret = who
    salt = secrets.token_bytes(SALT_BYTES)
    public = _pair(_argon2id(secret, salt, cost)).public_key().public_bytes_raw()
    return seal(shop, Slot(kind, login, b"", b"", salt, cost, public), key)


def stored_slot(shop: str, login: str, secret: bytes, key: bytes) -> Slot:
    """Seal the key for a secret of a key store, which needs no stretching."""
    public = _pair(secret).public_key().public_bytes_raw()
    return seal(shop, Slot(KEY_STORE, login, b"", b"", public=public), key)


def seal(shop: str, slot: Slot, key: bytes) -> Slot:
    """Return a slot with this key in it; only the slot's own secret takes it out again."""
    once = X25519PrivateKey.generate()
    shared = once.exchange(X25519PublicKey.from_public_bytes(slot.public))
    nonce = secrets.token_bytes(NONCE_BYTES)
    slot = replace(slot, nonce=nonce, sender=once.public_key().public_bytes_raw())
    wrapped = AESGCM(_sealing(shop, slot, shared)).encrypt(nonce, key, _binding(shop, slot))
    return replace(slot, wrapped=wrapped, mark=_mark(shop, slot, key))


def is_sealed(shop: str, slot: Slot, key: bytes) -> bool:
    """Say whether another key may be sealed for a slot: its public key was put by a key holder."""
    return bool(slot.public) and hmac.compare_digest(_mark(shop, slot, key), slot.mark)


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


def _pair(secret: bytes) -> X25519PrivateKey:
    """Return the key pair of 32 bytes that nobody can guess."""
    return X25519PrivateKey.from_private_bytes(_derived(secret, b"stardesk slot"))


def _sealing(shop: str, slot: Slot, shared: bytes) -> bytes:
    return _derived(shared, _binding(shop, slot))


def _derived(secret: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, None, purpose).derive(secret)


def unwrap(vault: Vault, slot: Slot, secret: bytes) -> bytes | None:
    """Return the key in a slot, or None when the secret is not this slot's."""
    if len(secret) != KEY_BYTES:
        return None
    opener, binding = secret, _first_binding(vault.shop, slot)
    try:
        if slot.public:
            shared = _pair(secret).exchange(X25519PublicKey.from_public_bytes(slot.sender))
            opener, binding = _sealing(vault.shop, slot, shared), _binding(vault.shop, slot)
        key = AESGCM(opener).decrypt(slot.nonce, slot.wrapped, binding)
    except (InvalidTag, ValueError):  # a sender's key that no pair has
        return None
    return key if hmac.compare_digest(proof(key, vault.shop), vault.proof) else None


def rekeyed(vault: Vault, key: bytes, new: bytes, logins: Iterable[str]) -> Vault:
    """Return the vault of a new key: every slot of these logins, and the recovery slot.

    Whoever holds the new key can still open what was made under the former ones.
    """
    kept = {*logins}
    slots = tuple(
        seal(vault.shop, slot, new)
        for slot in vault.slots
        if is_sealed(vault.shop, slot, key) and (slot.kind == RECOVERY or slot.login in kept)
    )
    former = tuple(_keep_former(vault.shop, new, one) for one in (*former_keys(vault, key), key))
    return Vault(vault.shop, proof(new, vault.shop), slots, former)


def former_keys(vault: Vault, key: bytes) -> list[bytes]:
    """Return the keys that this shop had before, the oldest first."""
    found = []
    for nonce, wrapped in vault.former:
        try:
            found.append(AESGCM(key).decrypt(nonce, wrapped, _former_binding(vault.shop)))
        except InvalidTag:
            continue
    return found


def _keep_former(shop: str, key: bytes, former: bytes) -> tuple[bytes, bytes]:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce, AESGCM(key).encrypt(nonce, former, _former_binding(shop))


def _former_binding(shop: str) -> bytes:
    return json.dumps(["stardesk former key", FORMAT, shop]).encode("ascii")


def _first_binding(shop: str, slot: Slot) -> bytes:
    """Say what a slot of the first form is for."""
    return json.dumps(["stardesk vault", FIRST_FORM, shop, slot.kind, slot.login]).encode("ascii")


def _binding(shop: str, slot: Slot) -> bytes:
    """Say what a slot is for; the sealed key cannot be read under any other words."""
    words = ["stardesk vault", FORMAT, shop, slot.kind, slot.login]
    return json.dumps([*words, slot.public.hex(), slot.sender.hex()]).encode("ascii")


def _mark(shop: str, slot: Slot, key: bytes) -> bytes:
    """Return what shows that a holder of the key put a public key into a slot."""
    words = ["stardesk public key", FORMAT, shop, slot.kind, slot.login, slot.public.hex()]
    return hmac.digest(key, json.dumps(words).encode("ascii"), "sha256")


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
