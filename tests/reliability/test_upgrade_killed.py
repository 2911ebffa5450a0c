"""R12: an upgrade killed at any statement leaves the old schema or the new one, never between."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app import vault
from app.bootstrap import ShopSetup, create_shop, open_desk
from app.errors import StorageError
from app.models import upgrade
from app.models.database import Database
from app.models.steps import newest
from app.paths import Paths
from tests.conftest import ROOT
from tests.reliability.shops import CHEAP, DAY, PASSWORD
from tests.reliability.upgrader import upgrade_to

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="children are forks")

OLD = "0001"
PEOPLE = 300
POINTS = 6


@pytest.fixture(scope="module")
def old_shop(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """Return a shop as the first schema made it, with people in it, and its key."""
    folder = tmp_path_factory.mktemp("upgrade") / "shop"
    create_shop(folder, ShopSetup(name="Shop", password=PASSWORD, cost=CHEAP))
    key = vault.open_with_password(folder, "owner", PASSWORD)
    paths = Paths(folder)
    old = paths.shop / "old.db"
    database = Database.at(old, key)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(upgrade, "_upgrade", lambda connection: upgrade_to(connection, OLD))
        upgrade.bring_up(database)
    with database.work() as connection:
        about = connection.exec_driver_sql("PRAGMA table_info(customer)").all()
        needed = [row[1] for row in about if row[3] and row[4] is None and not row[5]]
        for at in range(PEOPLE):
            values = ", ".join(f"'{at}'" for _ in needed)
            connection.exec_driver_sql(
                f"INSERT INTO customer (id, {', '.join(needed)}) VALUES ({at + 1}, {values})"
            )
        connection.exec_driver_sql(
            "INSERT INTO staff (login, name, role, active) VALUES ('owner', 'owner', 'owner', 1)"
        )
    database.fold()
    database.close()
    old.replace(paths.database)
    return folder, key


def upgrades(shop: tuple[Path, bytes], points: list[int], manner: str = "") -> list[str]:
    """Upgrade copies, each killed at one of the points; return what the children said."""
    line = [sys.executable, "-m", "tests.reliability.upgrader", str(shop[0]), shop[1].hex()]
    ended = subprocess.run(
        [*line, *([manner] if manner else [])],
        input="".join(f"{point}\n" for point in points),
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return ended.stdout.split()


def schema_of(folder: Path, key: bytes) -> str:
    database = Database.at(Paths(folder).database, key)
    try:
        with database.read() as connection:
            return upgrade.schema_of(connection) or ""
    finally:
        database.close()


def found_schemas(
    shop: tuple[Path, bytes], tmp_path: Path, count: int, manner: str = ""
) -> list[str]:
    """Kill upgrades at so many points over all statements; return the schemas found then."""
    own = (Path(shutil.copytree(shop[0], tmp_path / "shop")), shop[1])
    total = int(upgrades(own, [0], manner)[0])
    assert total > 100
    points = sorted({1 + at * (total - 1) // (count - 1) for at in range(count)})
    said = upgrades(own, points, manner)
    assert said.count("gone") == len(points)
    assert len(said) == len(points), "every child was killed"
    return [schema_of(own[0].with_name(f"shop-{point}"), own[1]) for point in points]


def check_killed(shop: tuple[Path, bytes], tmp_path: Path, count: int) -> None:
    found = found_schemas(shop, tmp_path, count)
    assert set(found) <= {OLD, newest()}
    for folder in tmp_path.glob("shop-*"):
        desk = open_desk(folder, "owner", key=shop[1], business_day=DAY)
        try:
            with desk.database.read() as connection:
                counted = connection.exec_driver_sql("SELECT count(*) FROM customer").scalar()
                assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
            assert counted == PEOPLE
        finally:
            desk.close()
        assert list((folder / "backups").glob("before-upgrade-*/shop.db"))


def test_a_killed_upgrade_is_whole_or_not_at_all(
    old_shop: tuple[Path, bytes], tmp_path: Path
) -> None:
    check_killed(old_shop, tmp_path, POINTS)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_a_hundred_killed_upgrades_are_whole_or_not_at_all(
    old_shop: tuple[Path, bytes], tmp_path: Path
) -> None:
    check_killed(old_shop, tmp_path, 100)


def test_the_control_that_commits_each_step_is_caught(
    old_shop: tuple[Path, bytes], tmp_path: Path
) -> None:
    assert set(found_schemas(old_shop, tmp_path, POINTS, "careless")) - {OLD, newest()}


def test_a_newer_shop_is_refused_and_stays(old_shop: tuple[Path, bytes], tmp_path: Path) -> None:
    folder, key = Path(shutil.copytree(old_shop[0], tmp_path / "shop")), old_shop[1]
    database = Database.at(Paths(folder).database, key)
    with database.work() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    before = Paths(folder).database.read_bytes()
    with pytest.raises(StorageError) as told:
        open_desk(folder, "owner", key=key, business_day=DAY)
    assert told.value.code == "schema_newer"
    assert Paths(folder).database.read_bytes() == before
