"""R12: an upgrade killed at any statement leaves the old schema or the new one, never between."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.bootstrap import open_desk
from app.errors import StorageError
from app.models.database import Database
from app.models.steps import newest
from app.paths import Paths
from tests.conftest import ROOT
from tests.reliability.shops import DAY, digest
from tests.reliability.upgrader import OLD, OldShop, make_old_shop, schema_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="children are forks")

CUSTOMERS, SALES, POINTS = 300, 700, 6
LONG_CUSTOMERS, LONG_SALES, LONG_POINTS = 50_000, 150_000, 100
AT_A_TIME = 10


@pytest.fixture(scope="module")
def old_shop(tmp_path_factory: pytest.TempPathFactory) -> OldShop:
    return make_old_shop(tmp_path_factory.mktemp("upgrade") / "shop", CUSTOMERS, SALES)


def upgrades(shop: OldShop, points: list[int], manner: str = "") -> list[str]:
    """Upgrade copies, each killed at one of the points; return what the children said."""
    line = [sys.executable, "-m", "tests.reliability.upgrader", str(shop.folder), shop.key.hex()]
    ended = subprocess.run(
        [*line, *([manner] if manner else [])],
        input="".join(f"{point}\n" for point in points),
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return ended.stdout.split()


def points_of(shop: OldShop, count: int) -> list[int]:
    """Return so many statements of an upgrade, from the first to the last."""
    total = int(upgrades(shop, [0])[0])
    shutil.rmtree(shop.folder.with_name(f"{shop.folder.name}-0"))
    assert total > 100
    return sorted({1 + at * (total - 1) // (count - 1) for at in range(count)})


def killed(shop: OldShop, points: list[int], manner: str = "") -> list[Path]:
    """Kill an upgrade of a copy at each point; return the copies."""
    said = upgrades(shop, points, manner)
    assert said.count("gone") == len(points)
    assert len(said) == len(points), "every child was killed"
    return [shop.folder.with_name(f"{shop.folder.name}-{point}") for point in points]


def check_killed(old_shop: OldShop, tmp_path: Path, count: int) -> None:
    """Kill upgrades; each shop is old or new, and opens with the same totals and stars."""
    shop = old_shop.copied(tmp_path / "shop")
    points, found = points_of(shop, count), []
    for start in range(0, len(points), AT_A_TIME):
        for folder in killed(shop, points[start : start + AT_A_TIME]):
            found.append(schema_of(folder, shop.key))
            desk = open_desk(folder, "owner", key=shop.key, business_day=DAY)
            try:
                with desk.database.read() as connection:
                    assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
                assert digest(desk) == shop.digest
            finally:
                desk.close()
            assert list((folder / "backups").glob("before-upgrade-*/shop.db"))
            shutil.rmtree(folder)
    print(f"{len(found)} kills: {found.count(OLD)} old, {found.count(newest())} new")  # noqa: T201
    assert set(found) <= {OLD, newest()}


def test_a_killed_upgrade_is_whole_or_not_at_all(old_shop: OldShop, tmp_path: Path) -> None:
    check_killed(old_shop, tmp_path, POINTS)


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_a_hundred_killed_upgrades_of_fifty_thousand_customers(tmp_path: Path) -> None:
    large = make_old_shop(tmp_path / "large", LONG_CUSTOMERS, LONG_SALES)
    check_killed(large, tmp_path, LONG_POINTS)


def test_the_control_that_commits_each_step_is_caught(old_shop: OldShop, tmp_path: Path) -> None:
    shop = old_shop.copied(tmp_path / "shop")
    found = [
        schema_of(folder, shop.key)
        for folder in killed(shop, points_of(shop, POINTS)[1:], "careless")
    ]
    assert set(found) - {OLD, newest()}


def test_a_newer_shop_is_refused_and_stays(old_shop: OldShop, tmp_path: Path) -> None:
    shop = old_shop.copied(tmp_path / "shop")
    database = Database.at(Paths(shop.folder).database, shop.key)
    with database.work() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    before = Paths(shop.folder).database.read_bytes()
    with pytest.raises(StorageError) as told:
        open_desk(shop.folder, "owner", key=shop.key, business_day=DAY)
    assert told.value.code == "schema_newer"
    assert Paths(shop.folder).database.read_bytes() == before
