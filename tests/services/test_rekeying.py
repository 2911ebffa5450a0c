"""A new key for the shop: everything of it, whole or not at all, and nothing of it for a leaver."""

import itertools
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app import bootstrap, vault
from app.domain.access import Role
from app.errors import StorageError, UserError
from app.models import backup as backup_files
from app.models import restore as restore_files
from app.models.database import Database
from app.paths import Paths, replace_file
from app.services import (
    at_open,
    backup_rounds,
    doctor,
    first_look,
    rekeying,
    restoring,
    settings,
    staff,
)
from app.services.desk import Desk
from app.services.rekeying import Rekeyed
from app.services.staff import PersonEntry
from tests.cutting import WRITES, cut_before
from tests.services.shops import FixedClock, add, as_role, audit_of, digest, refusal, sell
from tests.vault.former import first_form

QUICK = vault.Cost(memory_kib=64, passes=1, lanes=1)
PASSWORD = "green tea 9"
LEAVER, STAYER = ("wu", "black tea 8"), ("li", "white tea 7")


class Shop:
    """An encrypted shop of three people, opened and closed by each act."""

    def __init__(self, folder: Path, recovery_key: str) -> None:
        self.folder, self.paths, self.recovery_key = folder, Paths(folder), recovery_key

    def key(self, login: str = "ann", password: str = PASSWORD) -> bytes:
        return vault.open_with_password(self.folder, login, password)

    def do(self, act: Callable[[Desk], Any]) -> Any:  # noqa: ANN401 - what the act returns
        desk = bootstrap.open_desk(self.folder, "ann", password=PASSWORD, clock=FixedClock())
        try:
            return act(desk)
        finally:
            desk.close()

    def rekey(self, clock: FixedClock | None = None) -> Rekeyed:
        return bootstrap.rekey(self.folder, "ann", self.key(), clock or FixedClock())


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """Return a shop with a backup, sales after it and a second place; copy it, never open it."""
    folder = tmp_path_factory.mktemp("rekeying") / "shop"
    setup = bootstrap.ShopSetup("茶铺", owner="ann", password=PASSWORD, cost=QUICK)
    shop = Shop(folder, bootstrap.create_shop(folder, setup, FixedClock()).recovery_key)

    def fill(desk: Desk) -> None:
        for login, password in (LEAVER, STAYER):
            staff.add(desk, PersonEntry(login, login, "front_desk", password))
        sell(desk, add(desk, "王小明", number="007"), "100.00", document="A1")
        backup_rounds.run(desk)
        sell(desk, None, "5.00", document="A2")

    shop.do(fill)
    return shop


@pytest.fixture
def shop(original: Shop, tmp_path: Path) -> Shop:
    shutil.copytree(original.folder, tmp_path / "shop")
    return Shop(tmp_path / "shop", original.recovery_key)


def opens(file: Path, key: bytes) -> bool:
    try:
        backup_files.check(file, key)
    except StorageError:
        return False
    return True


def test_a_leavers_copy_opens_nothing_of_the_new_database(shop: Shop, tmp_path: Path) -> None:
    kept = tmp_path / "what the leaver kept"
    shutil.copytree(shop.folder, kept)
    old_key = vault.open_with_password(kept, *LEAVER)
    before = shop.do(digest)
    shop.do(lambda desk: staff.remove(desk, "wu"))
    assert opens(shop.paths.database, old_key), "without a new key it would"
    done = shop.rekey()
    assert done.logins == ("ann", "li")
    assert not opens(shop.paths.database, old_key)
    assert done.backup is not None
    assert not opens(done.backup, old_key)
    shutil.copy(kept / vault.VAULT_NAME, tmp_path / vault.VAULT_NAME)
    with refusal("unknown_login"):
        shop.key(*LEAVER)
    assert shop.do(digest) == before


def test_whoever_stays_opens_it_as_before(shop: Shop) -> None:
    done = shop.rekey()
    assert shop.key() == shop.key(*STAYER) == shop.key(*LEAVER) == done.key
    assert vault.open_with_recovery(shop.folder, shop.recovery_key) == done.key
    assert repr(done.key) not in repr(done)

    def look(desk: Desk) -> None:
        assert [check.name for check in doctor.check(desk) if not check.ok] == []
        assert at_open.look(desk).missing_acts is None
        acts = [line.act for line in audit_of(desk)]
        assert acts.count("rekey") == 1
        assert done.key.hex() not in str(audit_of(desk))

    shop.do(look)


def test_the_snapshot_of_before_is_whole_and_stays(shop: Shop) -> None:
    old = shop.key()
    before = shop.do(digest)
    done = shop.rekey()
    assert done.kept.parent.name.startswith("before-rekey-")
    database = Database.at(done.kept, old)
    with database.read() as connection:
        assert backup_files.digest(connection) == before
    database.close()


def test_old_backups_are_counted_and_go_only_once_a_new_one_is_sound(
    shop: Shop, tmp_path: Path
) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    shop.do(lambda desk: settings.change(desk, backup_rounds.SECOND_FOLDER, str(place)))
    clock = FixedClock()
    clock.move(days=1)

    def again(desk: Desk) -> None:
        desk.clock = clock
        backup_rounds.run(desk)

    shop.do(again)
    assert shop.do(rekeying.outlook).old.count == 0
    clock.move(days=1)
    done = shop.rekey(clock)
    assert done.error is None
    assert (done.old.count, done.old.apart) == (4, 1), "two rounds, one copied, one kept apart"
    assert done.old.until == date(2024, 7, 3), "what is kept apart goes after 90 days"
    assert done.backup is not None
    content = done.backup.read_bytes()
    done.backup.write_bytes(content[:-4096])
    with pytest.raises(StorageError):
        shop.do(rekeying.drop_old)
    assert shop.do(rekeying.outlook).old.count == 4
    done.backup.write_bytes(content)
    assert shop.do(lambda desk: rekeying.drop_old(desk).value) == 4
    assert shop.do(rekeying.outlook).old.count == 0
    left = [*shop.paths.backups.glob("*/shop.db"), *place.glob("*/*/shop.db")]
    assert len(left) == 2
    assert all(opens(file, done.key) for file in left)


def test_nothing_is_dropped_before_there_is_a_new_backup(shop: Shop) -> None:
    done = shop.rekey()
    assert done.backup is not None
    shutil.rmtree(done.backup.parent)
    with refusal("no_new_backup"):
        shop.do(rekeying.drop_old)
    assert shop.do(rekeying.outlook).old.count == 2


def test_an_old_backup_is_opened_by_whoever_has_the_new_key_and_brings_the_old_one_back(
    shop: Shop,
) -> None:
    old = shop.key()
    backup = next(shop.paths.backups.glob("2*/shop.db"))
    vault.change_password(shop.folder, "ann", PASSWORD, "new words 7")
    key = bootstrap.rekey(shop.folder, "ann", shop.key(password="new words 7"), FixedClock()).key
    assert restoring.key_for(shop.paths, key, backup) == old
    who = bootstrap.Restorer(lambda _folder: key, "ann")
    done = bootstrap.restore(shop.folder, backup, who, FixedClock())
    assert done.is_former_key
    assert shop.key() == old, "the backup's own passwords are in force again"
    again = bootstrap.restore(shop.folder, None, by_password(), FixedClock())
    assert again.is_former_key
    assert shop.key(password="new words 7") == key


def by_password() -> bootstrap.Restorer:
    words = {False: PASSWORD, True: "new words 7"}

    def key_of(folder: Path) -> bytes:
        is_kept = "before-restore" in folder.name
        return vault.open_with_password(folder, "ann", words[is_kept])

    return bootstrap.Restorer(key_of, "ann")


def test_nobody_is_locked_out(shop: Shop) -> None:
    key = shop.key()
    first_form(shop.folder, key, {("password", "li"): STAYER[1]})
    assert shop.do(rekeying.outlook).waiting == ("li",)
    before = shop.paths.database.read_bytes()
    with pytest.raises(UserError, match="li") as told:
        shop.rekey()
    assert told.value.code == "rekey_waits"
    assert shop.paths.database.read_bytes() == before
    bootstrap.open_desk(shop.folder, "li", password=STAYER[1], clock=FixedClock()).close()
    assert shop.do(rekeying.outlook).is_ready
    first_form(shop.folder, key, {("recovery", ""): shop.recovery_key})
    with refusal("rekey_waits"):
        shop.rekey()
    assert vault.recover(shop.folder, shop.recovery_key, FixedClock().now()) == key
    assert shop.rekey().logins == ("ann", "wu", "li")


def test_only_the_owner_and_nobody_beside_an_open_window(shop: Shop) -> None:
    with refusal("not_allowed"):
        bootstrap.rekey(shop.folder, "li", shop.key(*STAYER), FixedClock())
    desk = bootstrap.open_desk(shop.folder, "li", password=STAYER[1], clock=FixedClock())
    try:
        with refusal("shop_in_use"):
            shop.rekey()
        for role in set(Role) - {Role.OWNER}:
            for act in (rekeying.outlook, rekeying.rekey, rekeying.drop_old):
                with refusal("not_allowed"):
                    act(as_role(desk, role))
    finally:
        desk.close()
    assert shop.rekey().logins[0] == "ann"


@pytest.mark.parametrize("damage", ["bit", "cut"])
def test_a_damaged_shop_gets_no_new_key(shop: Shop, damage: str) -> None:
    content = bytearray(shop.paths.database.read_bytes())
    content[len(content) // 2] ^= 4
    if damage == "cut":
        del content[-4096:]
    shop.paths.database.write_bytes(content)
    key = shop.key()
    with pytest.raises(StorageError):
        shop.rekey()
    assert shop.key() == key
    assert shop.paths.database.read_bytes() == bytes(content)
    assert not restore_files.is_waiting(shop.paths)


def test_a_copy_that_lost_something_never_takes_the_place(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.models import sqlite_file  # noqa: PLC0415 - the real one is wrapped

    real = sqlite_file.change_key

    def loses(copy: Path, key: bytes, new: bytes) -> None:
        database = Database.at(copy, key)
        with database.work() as connection:
            connection.exec_driver_sql("DELETE FROM audit_tip")
        database.close()
        real(copy, key, new)

    before = shop.do(digest)
    monkeypatch.setattr(sqlite_file, "change_key", loses)
    with pytest.raises(StorageError):
        shop.rekey()
    monkeypatch.setattr(sqlite_file, "change_key", lambda *_: None)
    with pytest.raises(StorageError):
        shop.rekey()
    monkeypatch.undo()
    assert shop.do(digest) == before
    assert not restore_files.is_waiting(shop.paths)


def rekey_with_cuts(original: Shop, tmp_path: Path, patch: pytest.MonkeyPatch) -> list[str]:
    """Break a new key off before each step on the disk; tell which key the shop has then."""
    old, found = original.key(), []
    content = original.do(digest)
    for number in itertools.count():
        shop = Shop(tmp_path / str(number), original.recovery_key)
        shutil.copytree(original.folder, shop.folder)
        with cut_before(patch, number, (*WRITES, (Path, "unlink"))) as was_cut:
            bootstrap.rekey(shop.folder, "ann", old, FixedClock())
        found.append(state_of(shop, old, content))
        shutil.rmtree(shop.folder)
        if not was_cut[0]:
            return found
    raise AssertionError


def state_of(shop: Shop, old: bytes, content: str) -> str:
    """Say which key opens the shop and everybody's secret, once somebody opened it again."""
    try:
        first_look.settle(shop.folder)
        key = shop.key()
        desk = bootstrap.open_desk(shop.folder, "ann", key=key, clock=FixedClock())
    except UserError:
        return "neither"
    is_whole = digest(desk) == content
    noted = "rekey" in [line.act for line in audit_of(desk)]
    desk.close()
    everybody = {shop.key(*STAYER), vault.open_with_recovery(shop.folder, shop.recovery_key)}
    if not is_whole or everybody != {key} or restore_files.is_waiting(shop.paths):
        return "mixed"
    if key == old:
        return "mixed" if noted else "old"
    return "new" if noted and not opens(shop.paths.database, old) else "mixed"


def test_broken_off_at_any_step_the_old_key_holds_or_the_new_one(
    original: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = rekey_with_cuts(original, tmp_path, monkeypatch)
    assert len(found) > 40
    assert set(found) == {"old", "new"}
    assert found == sorted(found, key=["old", "new"].index)


def without_a_mark(paths: Paths, *, is_plain: bool) -> None:
    """Stand in for the careful way: both files are moved, and nobody could finish it."""
    assert not is_plain
    for target in (paths.vault, paths.database):
        os.replace(restore_files._staged(target), target)  # noqa: PTH105 - counted
    replace_file(paths.shop / "done", b"")


def test_the_control_that_moves_both_files_without_a_mark_is_caught(
    original: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restore_files, "put_in_place", without_a_mark)
    assert "neither" in rekey_with_cuts(original, tmp_path, monkeypatch)
