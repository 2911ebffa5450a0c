"""A new key reaches everybody who stays without a password, and nobody who left."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest

from app import vault
from app.errors import StorageError, UserError
from app.vault import file
from app.vault.slots import KEY_STORE, PASSWORD, RECOVERY, Slot, Vault, seal, stored_slot
from tests.vault.former import first_form
from tests.vault.test_key_store import Drawer, drawer

__all__ = ["drawer"]
CHEAP = vault.Cost(memory_kib=32, passes=1, lanes=1)
NOW = datetime(2026, 5, 20, 9, tzinfo=UTC)
NEW = bytes(range(32))
STAFF = {"owner": "one", "wu": "two", "li": "three"}


class Shop:
    """A vault with three people."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key, self.recovery = vault.create(folder, "owner", "one", cost=CHEAP)
        for login, password in list(STAFF.items())[1:]:
            vault.set_password(folder, login, password, self.key, cost=CHEAP)

    def rekey(self, logins: list[str], new: bytes = NEW) -> None:
        """Put the vault of a new key in the place of the old one."""
        with vault.new_key(self.folder, self.key, logins, new) as content:
            (self.folder / vault.VAULT_NAME).write_bytes(content)

    def make_old(self) -> None:
        """Write every slot as the first form did."""
        people = {(PASSWORD, login): word for login, word in STAFF.items()}
        first_form(self.folder, self.key, {**people, (RECOVERY, ""): self.recovery})

    def ways(self) -> vault.Ways:
        return vault.ways(self.folder, self.key, STAFF)


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


def test_every_password_and_the_recovery_key_open_the_new_key(shop: Shop) -> None:
    shop.rekey([*STAFF])
    for login, password in STAFF.items():
        assert vault.open_with_password(shop.folder, login, password) == NEW
        with pytest.raises(UserError):
            vault.open_with_password(shop.folder, login, f"{password} ")
    assert vault.open_with_recovery(shop.folder, shop.recovery) == NEW
    assert vault.logins(shop.folder) == [*STAFF]


def test_whoever_left_is_in_no_slot_and_the_old_key_changes_nothing(shop: Shop) -> None:
    shop.rekey(["owner", "wu"])
    assert vault.logins(shop.folder) == ["owner", "wu"]
    with pytest.raises(UserError):
        vault.open_with_password(shop.folder, "li", "three")
    with pytest.raises(StorageError):
        vault.set_password(shop.folder, "li", "three", shop.key, cost=CHEAP)
    text = (shop.folder / vault.VAULT_NAME).read_text()
    assert shop.key.hex() not in text
    assert NEW.hex() not in text


def test_the_old_slots_open_nothing_of_the_new_vault(shop: Shop) -> None:
    before = file.read(shop.folder)
    shop.rekey(["owner"])
    after = file.read(shop.folder)
    file.write(shop.folder, replace(after, slots=before.slots))
    for login, password in STAFF.items():
        with pytest.raises(UserError):
            vault.open_with_password(shop.folder, login, password)


def test_a_remembered_computer_is_not_forgotten(shop: Shop, drawer: Drawer) -> None:
    assert vault.remember(shop.folder, "wu", shop.key)
    assert shop.ways().computers == {"owner": 0, "wu": 1, "li": 0}
    shop.rekey([*STAFF])
    assert vault.open_with_key_store(shop.folder, "wu") == NEW
    assert drawer.kept


def test_the_first_form_is_read_and_waits_until_each_secret_was_used(shop: Shop) -> None:
    shop.make_old()
    assert b'"format": 1' in (shop.folder / vault.VAULT_NAME).read_bytes()
    assert (shop.ways().waiting, shop.ways().recovery_waits) == (tuple(STAFF), True)
    assert vault.open_with_password(shop.folder, "wu", "two") == shop.key
    assert vault.open_with_recovery(shop.folder, shop.recovery) == shop.key
    assert shop.ways().waiting == tuple(STAFF), "opening alone writes nothing"
    vault.complete(shop.folder, "owner", "one", shop.key)
    assert shop.ways().waiting == ("wu", "li")
    vault.set_password(shop.folder, "li", "four", shop.key, cost=CHEAP)
    assert shop.ways().waiting == ("wu",)
    assert vault.recover(shop.folder, shop.recovery, NOW) == shop.key
    assert not shop.ways().recovery_waits
    shop.rekey([*STAFF])
    assert vault.logins(shop.folder) == ["owner", "li"], "nobody guesses wu's password"


def test_signing_in_gives_a_public_key_once(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "DEFAULT", CHEAP)
    shop.make_old()
    assert vault.enter(shop.folder, "wu", "two", NOW) == shop.key
    assert shop.ways().waiting == ("owner", "li")
    before = (shop.folder / vault.VAULT_NAME).read_bytes()
    assert vault.enter(shop.folder, "wu", "two", NOW) == shop.key
    assert (shop.folder / vault.VAULT_NAME).read_bytes() == before


def test_a_remembered_computer_of_the_first_form_gets_its_public_key(
    shop: Shop, drawer: Drawer
) -> None:
    assert vault.remember(shop.folder, "wu", shop.key)
    secret = bytes.fromhex(next(iter(drawer.kept.values())))
    first_form(shop.folder, shop.key, {(KEY_STORE, "wu"): secret})
    assert (shop.ways().forgotten, shop.ways().computers["wu"]) == (1, 0)
    assert vault.open_with_key_store(shop.folder, "wu") == shop.key
    assert (shop.ways().forgotten, shop.ways().computers["wu"]) == (0, 1)


def test_a_public_key_that_no_key_holder_put_there_gets_nothing(shop: Shop) -> None:
    held = file.read(shop.folder)
    foreign = stored_slot(held.shop, "wu", bytes(32), bytes(32))
    planted = tuple(
        replace(slot, public=foreign.public) if slot.login == "wu" else slot for slot in held.slots
    )
    file.write(shop.folder, replace(held, slots=(*planted, foreign)))
    assert shop.ways().waiting == ("wu",)
    shop.rekey([*STAFF])
    assert vault.logins(shop.folder) == ["owner", "li"]
    assert all(slot.kind != KEY_STORE for slot in file.read(shop.folder).slots)


def test_a_sender_that_no_pair_has_opens_nothing(shop: Shop) -> None:
    held = file.read(shop.folder)
    bad = tuple(replace(slot, sender=bytes(32)) for slot in held.slots)
    file.write(shop.folder, replace(held, slots=bad))
    with pytest.raises(UserError) as told:
        vault.open_with_password(shop.folder, "owner", "one")
    assert told.value.code == "wrong_password"


def test_whoever_holds_the_new_key_opens_what_the_former_ones_did(
    shop: Shop, tmp_path: Path
) -> None:
    olds = []
    key = shop.key
    for step in range(3):
        laid = tmp_path / f"backup-{step}"
        laid.mkdir()
        (laid / vault.VAULT_NAME).write_bytes((shop.folder / vault.VAULT_NAME).read_bytes())
        olds.append((laid, key))
        new = bytes([step + 1]) * 32
        with vault.new_key(shop.folder, key, STAFF, new) as content:
            (shop.folder / vault.VAULT_NAME).write_bytes(content)
        key = new
    for laid, former in olds:
        assert vault.key_for(shop.folder, key, laid) == former
        assert vault.key_for(shop.folder, bytes(32), laid) is None
        assert not vault.is_same(shop.folder, laid)
    assert vault.key_for(shop.folder, key, shop.folder) == key
    other = tmp_path / "other"
    other.mkdir()
    vault.create(other, "owner", "one", cost=CHEAP)
    assert vault.key_for(shop.folder, key, other) is None


def test_a_change_waits_until_the_new_vault_stands_and_is_refused_then(shop: Shop) -> None:
    told: list[str] = []

    def change() -> None:
        try:
            vault.set_password(shop.folder, "wu", "other", shop.key, cost=CHEAP)
        except UserError as error:
            told.append(error.code)

    with vault.new_key(shop.folder, shop.key, STAFF, NEW) as content:
        thread = Thread(target=change)
        thread.start()
        thread.join(0.2)
        assert thread.is_alive(), "the vault is held"
        (shop.folder / vault.VAULT_NAME).write_bytes(content)
    thread.join()
    assert told == ["vault_damaged"], "the old key writes nothing over the new vault"
    assert vault.open_with_password(shop.folder, "wu", "two") == NEW


def test_two_changes_at_once_lose_none(shop: Shop) -> None:
    def change(login: str) -> None:
        vault.set_password(shop.folder, login, "x", shop.key, cost=CHEAP)

    threads = [Thread(target=change, args=(f"p{at}",)) for at in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(vault.logins(shop.folder)) == sorted([*STAFF, *(f"p{at}" for at in range(6))])


def test_a_slot_opens_under_its_own_words_only(shop: Shop) -> None:
    held = file.read(shop.folder)
    moved = tuple(replace(s, login="li") if s.login == "wu" else s for s in held.slots[:-1])
    file.write(shop.folder, Vault(held.shop, held.proof, moved))
    with pytest.raises(UserError) as told:
        vault.open_with_password(shop.folder, "li", "two")
    assert told.value.code == "wrong_password"


def test_sealing_twice_gives_different_bytes(shop: Shop) -> None:
    slot: Slot = file.read(shop.folder).slots[0]
    one, two = seal("x", slot, NEW), seal("x", slot, NEW)
    assert one.public == two.public
    assert one.sender != two.sender
    assert one.wrapped != two.wrapped
