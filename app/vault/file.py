"""The vault file: read with every bit checked, written whole or not at all."""

import contextlib
import hashlib
import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from app import paths
from app.errors import StorageError, UserError
from app.file_lock import FileLock
from app.i18n import QT_TRANSLATE_NOOP
from app.vault.slots import (
    FIRST_FORM,
    FORMAT,
    KEY_BYTES,
    KEY_STORE,
    NONCE_BYTES,
    SALT_BYTES,
    WRAPPED_BYTES,
    Cost,
    Slot,
    Vault,
)

NAME: Final = "vault.json"
_LARGEST: Final = 4_000_000
_LOOKS: Final = 500
_PAUSE_S: Final = 0.02


def content(vault: Vault) -> bytes:
    """Return what a vault file holds."""
    body: dict[str, Any] = {
        "shop": vault.shop,
        "proof": vault.proof.hex(),
        "slots": [_to_json(slot) for slot in vault.slots],
        "former": [{"nonce": nonce.hex(), "key": key.hex()} for nonce, key in vault.former],
    }
    whole = {"format": FORMAT, "checksum": _checksum(FORMAT, body), "vault": body}
    return json.dumps(whole, indent=1).encode("ascii")


def write(folder: Path, vault: Vault) -> None:
    """Replace the vault file whole."""
    try:
        paths.replace_file(folder / NAME, content(vault))
    except OSError as error:
        raise _not_written() from error


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep others from changing the vault between reading and writing it; wait for them first.

    Raises:
        StorageError: the folder cannot be written to, or somebody does not come to an end.

    """
    hold = FileLock(paths.Paths(folder).vault_lock)
    try:
        for _ in range(_LOOKS):
            if hold.take():
                break
            time.sleep(_PAUSE_S)
    except OSError as error:
        raise _not_written() from error
    if not hold.is_held:
        raise _not_written()
    try:
        yield
    finally:
        hold.release()


def _not_written() -> StorageError:
    return StorageError(
        "vault_not_written",
        QT_TRANSLATE_NOOP("Errors", "{file} could not be saved; the former one still stands."),
        {"file": NAME},
        advice=QT_TRANSLATE_NOOP(
            "Errors", "Check that the disk has space and the shop's folder can be written."
        ),
    )


def read(folder: Path) -> Vault:
    """Read the vault file and check that no bit of it has changed."""
    try:
        with (folder / NAME).open("rb") as stream:
            raw = stream.read(_LARGEST + 1)
    except FileNotFoundError as error:
        raise UserError(
            "vault_missing",
            QT_TRANSLATE_NOOP("Errors", "The folder {folder} holds no {file}."),
            {"folder": folder.name, "file": NAME},
            advice=QT_TRANSLATE_NOOP(
                "Errors",
                "Choose the shop's folder, or copy the file there from the newest backup.",
            ),
        ) from error
    except OSError as error:
        raise StorageError(
            "vault_unreadable",
            QT_TRANSLATE_NOOP("Errors", "{file} of this shop cannot be read."),
            {"file": NAME},
            advice=QT_TRANSLATE_NOOP("Errors", "Check the disk and who may read the folder."),
        ) from error
    try:
        content = json.loads(raw[:_LARGEST])
        number, body = content["format"], content["vault"]
        if content["checksum"] != _checksum(number, body):
            raise damaged(folder)
        if number in {FIRST_FORM, FORMAT}:
            return _from_json(body)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise damaged(folder) from error
    raise UserError(
        "vault_newer",
        QT_TRANSLATE_NOOP("Errors", "{file} was written by a newer StarDesk."),
        {"file": NAME},
        advice=QT_TRANSLATE_NOOP("Errors", "Install the newest StarDesk on this computer."),
    )


def damaged(folder: Path) -> StorageError:
    """Return the refusal of a vault whose content cannot be trusted."""
    return StorageError(
        "vault_damaged",
        QT_TRANSLATE_NOOP("Errors", "{file} in the folder {folder} is damaged or from elsewhere."),
        {"file": NAME, "folder": folder.name},
        advice=QT_TRANSLATE_NOOP(
            "Errors",
            "Copy {file} from the newest backup into the shop's folder; delete nothing.",
        ),
    )


def _checksum(number: object, body: object) -> str:
    """Return what tells an accident to the file; who opens it is decided by the slots."""
    text = json.dumps([number, body], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _to_json(slot: Slot) -> dict[str, Any]:
    written: dict[str, Any] = {
        "kind": slot.kind,
        "login": slot.login,
        "nonce": slot.nonce.hex(),
        "key": slot.wrapped.hex(),
    }
    if slot.cost:
        written |= {"argon2id": asdict(slot.cost), "salt": slot.salt.hex()}
    if slot.public:
        sealed = {"public": slot.public, "sender": slot.sender, "mark": slot.mark}
        written |= {name: value.hex() for name, value in sealed.items()}
    return written


def _from_json(body: Mapping[str, Any]) -> Vault:
    slots = [_slot_from_json(raw) for raw in body["slots"]]
    former = tuple(_sealed(raw) for raw in body.get("former", ()))
    return Vault(str(body["shop"]), bytes.fromhex(body["proof"]), tuple(slots), former)


def _sealed(raw: Mapping[str, Any]) -> tuple[bytes, bytes]:
    """Read a sealed key: what stands for it and what it was sealed with."""
    nonce, wrapped = bytes.fromhex(raw["nonce"]), bytes.fromhex(raw["key"])
    if len(nonce) != NONCE_BYTES or len(wrapped) != WRAPPED_BYTES:
        raise ValueError
    return nonce, wrapped


def _slot_from_json(raw: Mapping[str, Any]) -> Slot:
    """Read one slot; lengths and costs that we never write are refused as damage."""
    cost, salt = None, bytes.fromhex(raw.get("salt", ""))
    if raw["kind"] != KEY_STORE:
        cost = Cost(**{name: int(value) for name, value in raw["argon2id"].items()})
    nonce, wrapped = _sealed(raw)
    if cost and not (cost.is_sane() and len(salt) == SALT_BYTES):
        raise ValueError
    keys = [bytes.fromhex(raw.get(name, "")) for name in ("public", "sender", "mark")]
    if {len(key) for key in keys} not in ({0}, {KEY_BYTES}):
        raise ValueError
    return Slot(str(raw["kind"]), str(raw["login"]), nonce, wrapped, salt, cost, *keys)
