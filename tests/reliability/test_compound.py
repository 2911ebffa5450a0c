"""R25: two faults at once hold as one does.

A kill while the next start recovers from a kill (R1 in R1), a full disk during a restore (R4 in
R11), a fault at the n-th write of an upgrade (R3 in R12).
"""

import contextlib
import os
import random
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from app import bootstrap
from app.bootstrap import Restorer
from app.errors import UserError
from app.models import last_act, restore
from app.models.steps import newest
from app.paths import Paths
from app.services import backups, checkout, restoring
from app.services.checkout import SaleEntry
from app.services.desk import SystemClock
from tests.reliability.killing import Workers
from tests.reliability.power import require_strace
from tests.reliability.shops import DAY, ailments, digest, make_shop, opened
from tests.reliability.test_faults import work_with_fault
from tests.reliability.test_full_disk import FULL
from tests.reliability.test_killed import Books, Shop
from tests.reliability.upgrader import OLD, OldShop, make_old_shop, schema_of
from tests.reliability.worker import EACH_STEP, FORGETFUL, WHOLE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="children are forks")

KILLS, FEW_KILLS, LONG_KILLS = 6, 2, 200
RECOVERIES, LONG_RECOVERIES = 2, 3
SQUEEZES, LONG_SQUEEZES = 4, 60
FAULTS = ((3, "ENOSPC", False), (40, "EIO", True))
CONTROL_FAULTS = ((80, "ENOSPC", True),)
LONG_FAULTS = tuple(
    (at, kind, ever)
    for at in (1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233)
    for kind in ("ENOSPC", "EIO", "EACCES")
    for ever in (False, True)
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    folder = tmp_path_factory.mktemp("compound") / "shop"
    return Shop(folder, make_shop(folder))


def kill_recoveries(
    workers: Workers, made: Shop, base: Path, kills: tuple[int, int], variant: str = WHOLE
) -> tuple[Books, int]:
    """Kill so many sellers, and after each so many starts that recover.

    Return what was lost, and how many recoveries were killed before they said that they ended.
    """
    chance, books, killed = random.Random(25), Books({}, 0), 0
    shop = Shop(Path(shutil.copytree(made.folder, base / "shop")), made.key)
    for seed in range(kills[0]):
        child = workers.order(WHOLE, "sell", shop.folder, shop.key, seed)
        words = workers.kill_after(
            child, chance.uniform(0.0, 0.03), since="done", times=chance.randrange(2, 12)
        )
        for again in range(kills[1]):
            child = workers.order(variant, "recover", shop.folder, shop.key, again)
            found = workers.kill_after(child, chance.uniform(0.0, 0.08), since="open")
            killed += "recovered" not in found.said
        books.close(shop, words)
    return books, killed


def test_a_recovery_that_is_killed_too_loses_nothing(
    workers: Workers, made: Shop, tmp_path: Path
) -> None:
    books, killed = kill_recoveries(workers, made, tmp_path, (KILLS, RECOVERIES))
    print(f"{killed} recoveries killed, {books.acknowledged} sales acknowledged")  # noqa: T201
    assert killed > 0
    assert books.acknowledged > KILLS
    assert (books.lost, books.half) == (0, 0)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_two_hundred_recoveries_that_are_killed_too_lose_nothing(
    workers: Workers, made: Shop, tmp_path: Path
) -> None:
    books, killed = kill_recoveries(workers, made, tmp_path, (LONG_KILLS, LONG_RECOVERIES))
    print(f"{killed} recoveries killed, {books.acknowledged} sales acknowledged")  # noqa: T201
    assert killed > LONG_KILLS // 4
    assert books.acknowledged > 5 * LONG_KILLS
    assert (books.lost, books.half) == (0, 0)


def test_the_control_that_throws_the_log_away_is_caught(
    workers: Workers, made: Shop, tmp_path: Path
) -> None:
    assert kill_recoveries(workers, made, tmp_path, (FEW_KILLS, 1), FORGETFUL)[0].lost > 0


def restore_on_a_full_disk(disk: Path, squeezes: int) -> tuple[int, int]:
    """Restore with ever less space left; return how many were refused, and how many went wrong.

    The shop lies on the small disk, its backup elsewhere.
    """
    folder, stick = disk / "shop", disk.parent / "stick"
    key = make_shop(folder)
    with opened(folder, key) as desk:
        file = backups.back_up(desk, stick).file
        new = digest(desk)
        checkout.record_sale(desk, SaleEntry(1, 700, document="after"))
        old = digest(desk)
    pristine = Path(shutil.copytree(folder, disk.parent / "pristine"))
    needed = 3 * file.stat().st_size
    refused = wrong = 0
    for at in range(squeezes):
        left = needed * at // squeezes
        ballast = disk / "ballast"
        ballast.write_bytes(bytes(max(0, shutil.disk_usage(disk).free - left)))
        who = Restorer(lambda _folder: key, "owner")
        done, code = True, ""
        try:
            bootstrap.restore(folder, file, who, SystemClock(DAY))
        except UserError as error:
            done, refused, code = False, refused + 1, error.code
        assert done or code in FULL | {"restore_failed", "folder_unwritable"}, code
        ballast.unlink()
        wrong += not holds(folder, key, new if done else old)
        shutil.rmtree(folder)
        shutil.copytree(pristine, folder)
    return refused, wrong


def holds(folder: Path, key: bytes, expected: str) -> bool:
    """Say whether a shop opens, holds what it should, and nothing of a restore is left."""
    try:
        with opened(folder, key) as desk:
            is_whole = digest(desk) == expected and not ailments(desk)
    except UserError:
        return False
    named = [file for file in folder.rglob("*.half") if file.is_file()]
    return is_whole and not named and not restore.is_waiting(Paths(folder))


def test_a_restore_on_a_full_disk_leaves_the_old_shop(small_disk: Path) -> None:
    refused, wrong = restore_on_a_full_disk(small_disk, SQUEEZES)
    assert refused > 0
    assert wrong == 0


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_sixty_restores_on_a_full_disk_leave_the_old_shop(small_disk: Path) -> None:
    refused, wrong = restore_on_a_full_disk(small_disk, LONG_SQUEEZES)
    print(f"{refused} of {LONG_SQUEEZES} refused, {wrong} wrong")  # noqa: T201
    assert 0 < refused < LONG_SQUEEZES
    assert wrong == 0


def copy_what_fits(source: Path, target: Path) -> None:
    """Stand in for the copy that is told when the disk is full: this one does not look."""
    content = source.read_bytes()
    file = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with contextlib.suppress(OSError):
        while content:
            content = content[os.write(file, content[:4096]) :]
    os.close(file)


def move_unmarked(paths: Paths, *, is_plain: bool) -> None:
    """Stand in for the move behind a mark, which needs space of its own."""
    del is_plain
    restore._staged(paths.database).replace(paths.database)


def test_the_control_that_does_not_look_at_its_copy_is_caught(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restore, "_copy", copy_what_fits)
    monkeypatch.setattr(restore, "put_in_place", move_unmarked)
    monkeypatch.setattr(restoring, "_noted", lambda _copy, _key, _trace: last_act.Mark(0, ""))
    monkeypatch.setattr(restoring, "_keep_present", lambda _paths, _keys, _now: (None, None))
    assert restore_on_a_full_disk(small_disk, SQUEEZES)[1] > 0


@pytest.fixture(scope="module")
def old_shop(tmp_path_factory: pytest.TempPathFactory) -> OldShop:
    require_strace()
    return make_old_shop(tmp_path_factory.mktemp("compound") / "old", 40, 120)


def upgrade_with_faults(
    old: OldShop, base: Path, faults: Sequence[tuple[int, str, bool]], variant: str = WHOLE
) -> tuple[int, int]:
    """Let a write of an upgrade fail; return how many were refused, and how many went wrong."""
    refused = wrong = 0
    for at, (number, kind, ever) in enumerate(faults):
        shop = old.copied(base / str(at))
        order = [variant, "upgrade", str(shop.folder), shop.key.hex(), "0"]
        ended = work_with_fault(shop.folder, (number, kind), order, ever=ever)
        is_told = bool(re.search(r"app\.errors\.StorageError: .+", ended.stderr))
        assert is_told or ended.returncode == 0, ended.stderr
        refused += is_told
        schema = schema_of(shop.folder, shop.key)
        wrong += schema not in {OLD, newest()} or (not is_told and schema != newest())
        with opened(shop.folder, shop.key) as desk:
            wrong += digest(desk) != old.digest
        shutil.rmtree(shop.folder)
    return refused, wrong


def test_an_upgrade_whose_write_fails_is_whole_or_absent(old_shop: OldShop, tmp_path: Path) -> None:
    refused, wrong = upgrade_with_faults(old_shop, tmp_path, FAULTS)
    assert refused > 0
    assert wrong == 0


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_seventy_upgrades_whose_writes_fail(old_shop: OldShop, tmp_path: Path) -> None:
    refused, wrong = upgrade_with_faults(old_shop, tmp_path, LONG_FAULTS)
    print(f"{refused} of {len(LONG_FAULTS)} refused, {wrong} wrong")  # noqa: T201
    assert refused > len(LONG_FAULTS) // 4
    assert wrong == 0


def test_the_control_that_commits_each_step_is_caught(old_shop: OldShop, tmp_path: Path) -> None:
    assert upgrade_with_faults(old_shop, tmp_path, CONTROL_FAULTS, EACH_STEP)[1] > 0
