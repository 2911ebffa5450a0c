"""Vaults as the first form wrote them: the key wrapped under each secret itself, no public keys."""

import json
import secrets
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.vault import file
from app.vault.recovery import from_typed
from app.vault.slots import FIRST_FORM, KEY_STORE, PASSWORD, RECOVERY, Slot, stretch


def first_form(folder: Path, key: bytes, owned: dict[tuple[str, str], str | bytes]) -> None:
    """Write a vault's slots of these owners (kind, login) anew in the first form."""
    vault = file.read(folder)
    slots = []
    for slot in vault.slots:
        secret = owned.get((slot.kind, slot.login))
        slots.append(slot if secret is None else _wrapped(vault.shop, slot, secret, key))
    file.write(folder, replace(vault, slots=tuple(slots)))
    path = folder / file.NAME
    content = json.loads(path.read_bytes())
    if not any("public" in one for one in content["vault"]["slots"]):
        content["format"] = FIRST_FORM
        del content["vault"]["former"]
        content["checksum"] = file._checksum(FIRST_FORM, content["vault"])
        path.write_text(json.dumps(content))


def _wrapped(shop: str, slot: Slot, secret: str | bytes, key: bytes) -> Slot:
    if slot.kind == PASSWORD:
        opener = stretch(str(secret).encode(), slot)
    elif slot.kind == RECOVERY:
        opener = stretch(from_typed(str(secret)), slot)
    else:
        assert slot.kind == KEY_STORE
        assert isinstance(secret, bytes)
        opener = secret
    nonce = secrets.token_bytes(12)
    bound = json.dumps(["stardesk vault", FIRST_FORM, shop, slot.kind, slot.login]).encode()
    wrapped = AESGCM(opener).encrypt(nonce, key, bound)
    return replace(slot, nonce=nonce, wrapped=wrapped, public=b"", sender=b"", mark=b"")
