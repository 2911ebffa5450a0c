"""The key store is used where it works and does no harm where it does not."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, NoKeyringError, PasswordDeleteError

from app import vault
from app.errors import UserError

CHEAP = vault.Cost(memory_kib=32, passes=1, lanes=1)


class Drawer(KeyringBackend):
    """A key store of this test alone, kept in memory."""

    priority = 1.0

    def __init__(self, trouble: Exception | None = None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring's own has no types
        self.kept: dict[tuple[str, str], str] = {}
        self.trouble = trouble

    def _may_fail(self) -> None:
        if self.trouble:
            raise self.trouble

    def get_password(self, service: str, username: str) -> str | None:
        self._may_fail()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._may_fail()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._may_fail()
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


@pytest.fixture
def drawer() -> Iterator[Drawer]:
    former = keyring.get_keyring()
    backend = Drawer()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(former)


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, bytes]:
    return tmp_path, vault.create(tmp_path, "owner", "secret", cost=CHEAP)[0]


def test_a_remembered_login_opens_without_a_password(
    made: tuple[Path, bytes], drawer: Drawer
) -> None:
    folder, key = made
    assert vault.open_with_key_store(folder, "owner") is None
    assert vault.remember(folder, "owner", key)
    assert vault.open_with_key_store(folder, "owner") == key
    assert vault.open_with_key_store(folder, "desk") is None
    assert key.hex() not in str(drawer.kept)


def test_remembering_again_leaves_one_slot_and_forgetting_none(
    made: tuple[Path, bytes], drawer: Drawer
) -> None:
    folder, key = made
    before = (folder / vault.VAULT_NAME).read_bytes()
    vault.remember(folder, "owner", key)
    once = len((folder / vault.VAULT_NAME).read_bytes())
    vault.remember(folder, "owner", key)
    assert len((folder / vault.VAULT_NAME).read_bytes()) == once
    vault.forget(folder, "owner")
    assert vault.open_with_key_store(folder, "owner") is None
    assert not drawer.kept
    assert (folder / vault.VAULT_NAME).read_bytes() == before
    vault.forget(folder, "owner")


def test_two_computers_remember_and_forget_apart(made: tuple[Path, bytes], drawer: Drawer) -> None:
    folder, key = made
    vault.remember(folder, "owner", key)
    other_computer = Drawer()
    keyring.set_keyring(other_computer)
    assert vault.open_with_key_store(folder, "owner") is None
    vault.remember(folder, "owner", key)
    vault.forget(folder, "owner")
    keyring.set_keyring(drawer)
    assert vault.open_with_key_store(folder, "owner") == key


def test_a_new_password_or_a_removed_login_ends_what_was_remembered(
    made: tuple[Path, bytes], drawer: Drawer
) -> None:
    folder, key = made
    vault.remember(folder, "owner", key)
    vault.change_password(folder, "owner", "secret", "new")
    assert vault.open_with_key_store(folder, "owner") is None
    vault.set_password(folder, "desk", "desk", key, cost=CHEAP)
    vault.remember(folder, "desk", key)
    vault.remove_login(folder, "desk")
    assert vault.open_with_key_store(folder, "desk") is None
    assert drawer.kept


def test_what_the_store_gives_back_damaged_opens_nothing(
    made: tuple[Path, bytes], drawer: Drawer
) -> None:
    folder, key = made
    vault.remember(folder, "owner", key)
    for damaged in ("", "zz", "00", "00" * 32, "马"):
        drawer.kept = dict.fromkeys(drawer.kept, damaged)
        assert vault.open_with_key_store(folder, "owner") is None


@pytest.mark.parametrize(
    "trouble",
    [
        NoKeyringError("none"),
        KeyringLocked("no"),
        OSError("no bus"),
        RuntimeError("no"),
        EOFError(),
    ],
)
def test_any_trouble_means_that_there_is_no_store(
    made: tuple[Path, bytes], drawer: Drawer, trouble: Exception
) -> None:
    folder, key = made
    before = (folder / vault.VAULT_NAME).read_bytes()
    drawer.trouble = trouble
    assert not vault.remember(folder, "owner", key)
    assert vault.open_with_key_store(folder, "owner") is None
    vault.forget(folder, "owner")
    assert (folder / vault.VAULT_NAME).read_bytes() == before


def test_the_key_store_keeps_nothing_for_a_foreign_key(
    made: tuple[Path, bytes], drawer: Drawer
) -> None:
    with pytest.raises(UserError):
        vault.remember(made[0], "owner", bytes(32))
    assert not drawer.kept
