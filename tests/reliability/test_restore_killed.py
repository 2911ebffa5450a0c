"""R11: a restore killed at any moment leaves the old shop or the new one, and both can be had."""

import random
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from app import bootstrap
from app.bootstrap import Restorer
from app.errors import UserError
from app.models import backup, restore
from app.paths import Paths
from app.services import backups, checkout
from app.services.checkout import SaleEntry
from app.services.desk import SystemClock
from tests.reliability.killing import Workers
from tests.reliability.shops import DAY, ailments, digest, make_shop, opened
from tests.reliability.worker import IN_PLACE, WHOLE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="children are forks")

KILLS, FEW_KILLS, LONG_KILLS = 10, 6, 100


@dataclass(frozen=True)
class Shop:
    """A shop that went on after a backup: its folder, the key, the backup, and both digests."""

    folder: Path
    key: bytes
    file: Path
    old: str
    new: str


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    base = tmp_path_factory.mktemp("restores")
    key = make_shop(base / "shop", sales=600)
    with opened(base / "shop", key) as desk:
        new = digest(desk)
        file = backups.back_up(desk, base / "stick").file
        for at in range(3):
            checkout.record_sale(desk, SaleEntry(1, 700, document=f"after{at}"))
        old = digest(desk)
    return Shop(base / "shop", key, file, old, new)


def time_of_one(workers: Workers, made: Shop, base: Path) -> float:
    folder = Path(shutil.copytree(made.folder, base / "timed"))
    child = workers.order(WHOLE, f"restore {made.file}", folder, made.key, 0)
    words = workers.kill_after(child, 60.0, since="open")
    assert "restored" in words.said
    return words.lasted


@dataclass
class Tally:
    """How the killed restores ended."""

    under_way: int = 0
    waiting: int = 0
    whole: int = 0
    wrong: int = 0


def kill_restores(
    workers: Workers, made: Shop, base: Path, kills: int, variant: str = WHOLE
) -> Tally:
    """Kill restore after restore, each of a fresh copy, and look at what the next start finds."""
    chance, tally = random.Random(20261130), Tally()
    most = time_of_one(workers, made, base)
    for at in range(kills):
        folder = Path(shutil.copytree(made.folder, base / f"copy{at}"))
        child = workers.order(variant, f"restore {made.file}", folder, made.key, at)
        # The control is killed while it writes, the real one at any moment and around the move.
        is_late = chance.random() < 0.5
        since, after = ("staged", most / 20) if is_late else ("open", most)
        if variant == IN_PLACE:
            since, after = "step", 0.02
        times = chance.choice((2, 3)) if since == "staged" else 1
        words = workers.kill_after(child, chance.uniform(0.0, after), since=since, times=times)
        tally.under_way += "restored" not in words.said
        tally.waiting += restore.is_waiting(Paths(folder))
        look(tally, made, folder, is_done="restored" in words.said)
        shutil.rmtree(folder)
    return tally


def look(tally: Tally, made: Shop, folder: Path, *, is_done: bool) -> None:
    """Open what a kill left: the old shop or the new one, and the other can still be had."""
    try:
        with opened(folder, made.key) as desk:
            found, wrong = digest(desk), ailments(desk)
    except UserError:
        tally.wrong += 1
        return
    tally.whole += found == made.new
    tally.wrong += (
        bool(wrong) or found not in {made.old, made.new} or (is_done and found == made.old)
    )
    assert not restore.is_waiting(Paths(folder))
    for kept in (folder / "backups").rglob("shop.db"):
        backup.check(kept, made.key)
    who = Restorer(lambda _folder: made.key, "owner")
    if found == made.new:
        bootstrap.restore(folder, None, who, SystemClock(DAY))
        with opened(folder, made.key) as desk:
            assert digest(desk) == made.old, "the restore can be undone"
    else:
        bootstrap.restore(folder, made.file, who, SystemClock(DAY))
        with opened(folder, made.key) as desk:
            assert digest(desk) == made.new, "and done again"


def test_a_killed_restore_leaves_the_old_shop_or_the_new_one(
    workers: Workers, made: Shop, tmp_path: Path
) -> None:
    tally = kill_restores(workers, made, tmp_path, KILLS)
    print(tally)  # noqa: T201 - the figures of the run
    assert tally.under_way > KILLS // 3
    assert tally.wrong == 0


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_a_hundred_killed_restores(workers: Workers, made: Shop, tmp_path: Path) -> None:
    tally = kill_restores(workers, made, tmp_path, LONG_KILLS)
    print(tally)  # noqa: T201 - the figures of the run
    assert tally.under_way > LONG_KILLS // 3
    assert tally.waiting > 0
    assert tally.wrong == 0


def test_the_control_that_writes_over_the_shop_is_caught(
    workers: Workers, made: Shop, tmp_path: Path
) -> None:
    assert kill_restores(workers, made, tmp_path, FEW_KILLS, IN_PLACE).wrong > 0
