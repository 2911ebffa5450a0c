"""Every damage to the vault file is told as damage, never as a wrong password."""

import json
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app import vault
from app.errors import StorageError, UserError
from app.vault import file

CHEAP = vault.Cost(memory_kib=32, passes=1, lanes=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    vault.create(tmp_path, "owner", "secret", cost=CHEAP)
    return tmp_path


def code_of_opening(folder: Path) -> str:
    try:
        vault.open_with_password(folder, "owner", "secret")
    except UserError as error:
        return error.code if all(error.sentences()) else "says nothing"
    return "opened"


def test_every_flipped_bit_is_noticed_or_harmless(folder: Path) -> None:
    path = folder / vault.VAULT_NAME
    good, dice = path.read_bytes(), random.Random(7)
    meaning = json.loads(good)
    for place in dice.sample(range(len(good)), 400):
        bad = bytearray(good)
        bad[place] ^= 1 << dice.randrange(7)
        path.write_bytes(bad)
        try:
            same = json.loads(bytes(bad)) == meaning
        except ValueError:
            same = False
        assert code_of_opening(folder) == ("opened" if same else "vault_damaged")


def test_every_truncation_is_noticed(folder: Path) -> None:
    path = folder / vault.VAULT_NAME
    good = path.read_bytes()
    for length in range(0, len(good), 7):
        path.write_bytes(good[:length])
        assert code_of_opening(folder) == "vault_damaged"


@pytest.mark.parametrize(
    "content",
    [b"", b"null", b"[]", b"{}", b'{"format":1}', b"\xff\xfe", b"[" * 100_000, b"1e999"],
)
def test_what_is_no_vault_is_told_as_damage(folder: Path, content: bytes) -> None:
    (folder / vault.VAULT_NAME).write_bytes(content)
    assert code_of_opening(folder) == "vault_damaged"


def rewritten(folder: Path, change: Callable[[dict[str, Any]], object]) -> str:
    """Change the content with a matching checksum, as someone clever would."""
    path = folder / vault.VAULT_NAME
    content = json.loads(path.read_bytes())
    change(content)
    content["checksum"] = file._checksum(content["format"], content["vault"])
    path.write_text(json.dumps(content))
    return code_of_opening(folder)


def first(content: dict[str, Any]) -> dict[str, Any]:
    slot: dict[str, Any] = content["vault"]["slots"][0]
    return slot


@pytest.mark.parametrize(
    "change",
    [
        lambda content: first(content)["argon2id"].update(memory_kib=2**40),
        lambda content: first(content)["argon2id"].update(passes=10**9),
        lambda content: first(content)["argon2id"].update(lanes=0),
        lambda content: first(content)["argon2id"].update(colour=1),
        lambda content: first(content).update(argon2id=[]),
        lambda content: first(content).update(nonce="00"),
        lambda content: first(content).update(salt=""),
        lambda content: first(content).update(key="zz"),
        lambda content: content["vault"].update(slots=3),
        lambda content: content["vault"].pop("shop"),
    ],
)
def test_a_slot_that_we_never_write_is_damage_and_takes_no_memory(
    folder: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    assert rewritten(folder, change) == "vault_damaged"


def test_a_slot_cannot_be_given_to_another_login(folder: Path) -> None:
    key = vault.open_with_password(folder, "owner", "secret")
    vault.set_password(folder, "desk", "desk", key, cost=CHEAP)

    def swap(content: dict[str, Any]) -> None:
        owner, _, desk = content["vault"]["slots"]
        owner["login"], desk["login"] = desk["login"], owner["login"]

    assert rewritten(folder, swap) == "wrong_password"
    with pytest.raises(UserError):
        vault.open_with_password(folder, "owner", "desk")


def test_a_slot_cannot_be_moved_to_another_shop(folder: Path) -> None:
    assert rewritten(folder, lambda c: c["vault"].update(shop="0" * 32)) == "wrong_password"


def test_a_newer_vault_is_told(folder: Path) -> None:
    assert rewritten(folder, lambda content: content.update(format=3)) == "vault_newer"


def test_a_missing_vault_is_told(tmp_path: Path) -> None:
    assert not vault.exists(tmp_path)
    assert code_of_opening(tmp_path) == "vault_missing"


def test_a_vault_that_cannot_be_read_is_told(folder: Path) -> None:
    (folder / vault.VAULT_NAME).unlink()
    (folder / vault.VAULT_NAME).mkdir()
    assert code_of_opening(folder) == "vault_unreadable"


@pytest.mark.parametrize("step", ["open", "write", "fsync", "replace"])
def test_a_full_or_broken_disk_leaves_the_former_vault_and_no_litter(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    key = vault.open_with_password(folder, "owner", "secret")
    with monkeypatch.context() as patch:
        patch.setattr(os, step, fails)
        with pytest.raises(StorageError) as caught:
            vault.set_password(folder, "owner", "new", key, cost=CHEAP)
    assert caught.value.code == "vault_not_written"
    assert code_of_opening(folder) == "opened"
    assert {left.name for left in folder.iterdir()} <= {vault.VAULT_NAME, ".vault-lock"}
