"""Bringing a backup back: everything of it, whole or not at all, and back again."""

import itertools
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app import bootstrap, vault
from app.bootstrap import Restorer
from app.errors import StorageError
from app.models import audit as audit_rows
from app.models import last_act, seen_here
from app.models import restore as restore_files
from app.models.database import Database
from app.models.last_act import Mark
from app.models.steps import newest
from app.paths import Paths
from app.services import at_open, audit, backups, first_look, restoring, staff
from app.services.audit import AuditView
from app.services.desk import Desk
from app.services.restoring import Restored
from app.services.staff import PersonEntry
from app.vault import Cost
from tests.cutting import RENAMES, cut_before
from tests.services.shops import FixedClock, add, audit_of, digest, refusal, sell

QUICK = Cost(memory_kib=64, passes=1, lanes=1)
PASSWORD = "green tea 9"


class Shop:
    """An encrypted shop at one place, opened and closed by each act."""

    def __init__(self, folder: Path, recovery_key: str = "") -> None:
        self.folder = folder
        self.recovery_key = recovery_key
        self.paths = Paths(folder)

    def open(self) -> Desk:
        return bootstrap.open_desk(self.folder, "lin", password=PASSWORD, clock=FixedClock())

    def do(self, act: Callable[[Desk], Any]) -> Any:  # noqa: ANN401 - what the act returns
        desk = self.open()
        try:
            return act(desk)
        finally:
            desk.close()

    def digest(self) -> str:
        return str(self.do(digest))

    def restore(self, backup: Path | None, clock: FixedClock | None = None) -> Restored:
        return bootstrap.restore(self.folder, backup, by_password(), clock or FixedClock())


def by_password(login: str = "lin", password: str = PASSWORD) -> Restorer:
    return Restorer(lambda folder: bootstrap.key_of(folder, login, password), login)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """Return a shop with a backup and a sale after it; copy it, never open it."""
    folder = tmp_path_factory.mktemp("restoring") / "shop"
    setup = bootstrap.ShopSetup("茶铺", owner="lin", password=PASSWORD, cost=QUICK)
    shop = Shop(folder, bootstrap.create_shop(folder, setup, FixedClock()).recovery_key)
    shop.do(lambda desk: sell(desk, add(desk, "王小明", number="007"), "100.00", document="A1"))
    shop.do(lambda desk: backups.back_up(desk, folder.parent / "stick"))
    shop.do(lambda desk: sell(desk, None, "5.00", document="A2"))
    return shop


@pytest.fixture
def shop(original: Shop, tmp_path: Path) -> Shop:
    shutil.copytree(original.folder, tmp_path / "shop")
    shutil.copytree(original.folder.parent / "stick", tmp_path / "stick")
    return Shop(tmp_path / "shop", original.recovery_key)


@pytest.fixture
def backup(shop: Shop) -> Path:
    return next((shop.folder.parent / "stick").glob("*/shop.db"))


def sales(desk: Desk) -> int:
    return backups.verify(desk, backups.back_up(desk, desk.paths.shop / "look").file).sales


def test_a_backup_takes_the_shops_place_and_the_shop_is_kept(shop: Shop, backup: Path) -> None:
    before = shop.digest()
    done = shop.restore(backup)
    assert (done.customers, done.sales, done.lines, done.amount_minor) == (1, 1, 1, 10_000)
    after = shop.digest()
    assert after != before
    assert done.kept is not None
    assert done.kept.parent.name.startswith("before-restore-")
    assert shop.restore(None).sales == 2
    assert shop.digest() == before
    assert shop.restore(None).sales == 1, "undoing the undo"
    assert shop.digest() == after


def test_a_lost_computer_by_password_and_by_recovery_key(shop: Shop, backup: Path) -> None:
    expected = (1, 1, 10_000)
    for name, who in (
        ("by_password", by_password()),
        (
            "by_recovery",
            Restorer(
                lambda folder: vault.open_with_recovery(folder, shop.recovery_key),
                has_recovery_key=True,
            ),
        ),
    ):
        fresh = Shop(shop.folder.parent / name)
        done = bootstrap.restore(fresh.folder, backup, who, FixedClock())
        assert (done.customers, done.sales, done.amount_minor) == expected
        assert done.kept is None
        assert fresh.do(lambda desk: desk.actor.login) == "lin"
        with refusal("no_restore"):
            fresh.restore(None)


def test_a_changed_password_outlives_a_restore(shop: Shop, backup: Path) -> None:
    vault.change_password(shop.folder, "lin", PASSWORD, "new words 7")
    who = by_password("lin", "new words 7")
    bootstrap.restore(shop.folder, backup, who, FixedClock())
    bootstrap.open_desk(shop.folder, "lin", password="new words 7").close()


def test_only_who_may_restores(shop: Shop, backup: Path) -> None:
    def hire(desk: Desk) -> None:
        staff.add(desk, PersonEntry("mei", "Mei", "manager", "mei's own words"))

    shop.do(hire)
    before = shop.digest()
    with refusal("not_allowed"):
        bootstrap.restore(shop.folder, backup, by_password("mei", "mei's own words"), FixedClock())
    with refusal("wrong_password"):
        bootstrap.restore(shop.folder, backup, by_password("lin", "guess"), FixedClock())
    assert shop.digest() == before


def test_an_open_shop_is_not_restored(shop: Shop, backup: Path) -> None:
    desk = shop.open()
    try:
        with refusal("shop_in_use"):
            shop.restore(backup)
        sell(desk, None, "1.00")
    finally:
        desk.close()
    assert shop.restore(backup).sales == 1


@pytest.mark.parametrize("damage", ["cut", "bit", "foreign", "itself", "newer", "missing"])
def test_a_bad_backup_changes_nothing(shop: Shop, backup: Path, damage: str) -> None:
    before, code = shop.digest(), "storage_damaged"
    content = bytearray(backup.read_bytes())
    if damage == "cut":
        content = content[: len(content) // 2]
    elif damage == "bit":
        content[len(content) // 2] ^= 4
    elif damage == "foreign":
        content[:], code = os.urandom(len(content)), "storage_not_a_database"
    backup.write_bytes(content)
    if damage == "newer":
        key = bootstrap.key_of(shop.folder, "lin", PASSWORD)
        set_schema(backup, key, str(int(newest()) + 1).zfill(4))
        code = "schema_newer"
    elif damage == "missing":
        backup.unlink()
        code = "no_backup"
    elif damage == "itself":
        backup, code = shop.paths.database, "restore_itself"
    with refusal(code):
        shop.restore(backup)
    assert shop.digest() == before
    assert not restore_files.is_waiting(shop.paths)


def set_schema(file: Path, key: bytes, schema: str) -> None:
    database = Database.at(file, key)
    try:
        with database.work() as connection:
            connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{schema}'")
        database.fold()
    finally:
        database.close()


@pytest.mark.parametrize("damage", ["bit", "empty", "gone", "vault"])
def test_a_damaged_shop_is_kept_as_it_is(shop: Shop, backup: Path, damage: str) -> None:
    file = shop.paths.vault if damage == "vault" else shop.paths.database
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 4
    if damage == "empty":
        content.clear()
    file.write_bytes(content)
    if damage == "gone":
        file.unlink()
    done = shop.restore(backup)
    assert done.sales == 1
    if damage != "gone":
        assert done.kept is not None
        assert done.kept.parent.name.startswith("damaged-")
        assert (done.kept.parent / file.name).read_bytes() == bytes(content)
        with refusal("no_restore"):
            shop.restore(None)
    assert shop.do(sales) == 1


def test_plain_and_encrypted_take_each_others_place(shop: Shop, backup: Path) -> None:
    plain = Shop(shop.folder.parent / "plain")
    setup = bootstrap.ShopSetup("书店", owner="lin", plain=True)
    bootstrap.create_shop(plain.folder, setup, FixedClock())
    copy = plain.do(lambda desk: backups.back_up(desk, shop.folder.parent / "other").file)
    before = shop.digest()
    assert shop.restore(copy).sales == 0
    assert not shop.paths.vault.exists()
    assert shop.do(lambda desk: desk.settings.name) == "书店"
    assert shop.restore(None).sales == 2
    assert shop.digest() == before
    assert plain.restore(backup).sales == 1
    assert plain.paths.vault.exists()


def test_a_drill_proves_a_backup_and_touches_nothing(shop: Shop, backup: Path) -> None:
    key = bootstrap.key_of(shop.folder, "lin", PASSWORD)
    before = {file: file.read_bytes() for file in shop.folder.rglob("*") if file.is_file()}
    done = restoring.drill(shop.paths, backup, key)
    assert (done.customers, done.sales, done.amount_minor) == (1, 1, 10_000)
    after = {file: file.read_bytes() for file in shop.folder.rglob("*") if file.is_file()}
    assert after == before
    backup.write_bytes(backup.read_bytes()[:-4096])
    with pytest.raises(StorageError):
        restoring.drill(shop.paths, backup, key)
    assert {file for file in shop.folder.rglob("*") if file.is_file()} == set(before)


def test_a_crash_at_any_step_leaves_the_old_shop_or_the_new_one(
    original: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = next((original.folder.parent / "stick").glob("*/shop.db"))
    key = bootstrap.key_of(original.folder, "lin", PASSWORD)
    found = []
    for number in itertools.count():
        folder = tmp_path / str(number)
        shutil.copytree(original.folder, folder)
        place = Paths(folder)
        with cut_before(monkeypatch, number, RENAMES) as was_cut:
            who = Restorer(lambda _folder: key, "lin")
            bootstrap.restore(folder, stick, who, FixedClock())
        if place.restoring.exists():
            assert first_look.open_at_once(folder, "lin", key, FixedClock()) is None
        desk = bootstrap.open_desk(folder, "lin", key=key, clock=FixedClock())
        found.append(len(audit_of(desk)))
        desk.close()
        assert not restore_files.is_waiting(place)
        shutil.rmtree(folder)
        if not was_cut[0]:
            break
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == 2, "the shop with the sale after the backup, or the one without"
    assert len(found) > 10


def log_of(shop: Shop) -> list[Any]:
    """Return what the log says of restores, the oldest first."""
    rows: list[Any] = shop.do(lambda desk: audit.lines(desk, AuditView(act="restore")))
    return rows[::-1]


def test_a_restore_and_its_undo_stand_in_the_log(shop: Shop, backup: Path) -> None:
    tip = shop.do(tip_of)
    done = shop.restore(backup)
    (line,) = log_of(shop)
    assert done.kept is not None
    assert (line.actor, line.noun, line.at) == ("lin", "backup", FixedClock().now())
    assert line.details == {
        "from": backup.parent.name,
        "kept": done.kept.parent.name,
        "lines_before": tip.number,
        "mark_before": tip.chain[:16],
    }
    assert shop.do(audit.broken) == []
    restored = shop.do(tip_of)
    undone = shop.restore(None)
    (again,) = log_of(shop)
    assert undone.kept is not None
    assert again.details["from"] == done.kept.parent.name
    assert again.details["lines_before"] == restored.number
    assert again.id == tip.number + 1, "the log of before goes on"
    assert shop.do(audit.broken) == []
    (counted,) = [one for one in shop.do(audit.digest).counts if one.act == "restore"]
    assert (counted.actor, counted.count) == ("lin", 1)


def test_the_marks_of_the_last_act_agree_after_a_restore(shop: Shop, backup: Path) -> None:
    shop.restore(backup)
    tip = last_act.read(shop.paths)
    assert tip is not None
    assert tip == shop.do(tip_of) == seen_here.read(shop.paths)
    assert shop.do(at_open.look).missing_acts is None
    # The file from before it, put back by hand, is missed.
    shutil.copy(backup, shop.paths.database)
    assert shop.do(at_open.look).missing_acts is not None


def test_a_restore_over_a_damaged_shop_says_what_was_known_of_its_log(
    shop: Shop, backup: Path
) -> None:
    tip = shop.do(tip_of)
    shop.paths.database.write_bytes(b"broken" * 1000)
    done = shop.restore(backup)
    (line,) = log_of(shop)
    assert done.kept is not None
    assert line.details["kept"] == done.kept.parent.name
    assert line.details["kept"].startswith("damaged-")
    assert line.details["lines_before"] == tip.number


def test_the_recovery_key_stands_in_the_log(shop: Shop, backup: Path) -> None:
    who = Restorer(
        lambda folder: vault.open_with_recovery(folder, shop.recovery_key), has_recovery_key=True
    )
    bootstrap.restore(shop.folder, backup, who, FixedClock())
    (line,) = log_of(shop)
    assert (line.actor, line.details["how"]) == ("lin", "recovery_key")


def tip_of(desk: Desk) -> Mark:
    with desk.read() as work:
        return Mark(*audit_rows.tip(work.connection))
