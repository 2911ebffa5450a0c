"""A shop at the first glance: what is there before anything heavy, and what must wait."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import bootstrap, vault
from app.domain.access import Role
from app.domain.customer_rules import CustomerEntry
from app.models.database import Database
from app.services import customers, first_look
from app.services.desk import Desk
from app.vault import Cost
from tests.services.shops import FixedClock, add, as_role, refusal, sell

QUICK = Cost(memory_kib=64, passes=1, lanes=1)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an encrypted shop with people of several levels; copy it, never open it."""
    folder = tmp_path_factory.mktemp("first") / "shop"
    setup = bootstrap.ShopSetup("茶铺", owner="lin", password="green tea 9", cost=QUICK)
    bootstrap.create_shop(folder, setup, FixedClock())
    desk = bootstrap.open_desk(folder, password="green tea 9", clock=FixedClock())
    for at, name in enumerate(("王小明", "王大明", "Ann Lee", "李四", "Wang Wei")):
        customer = add(desk, name, phone=f"1381234567{at}", number=f"A{at}")
        for sale in range(at):
            sell(desk, customer, f"{900 * at}.00", category=f"茶{sale}")
    desk.close()
    return folder


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "shop"))


@pytest.fixture
def key(original: Path) -> bytes:
    return vault.open_with_password(original, "lin", "green tea 9")


@pytest.fixture
def desk(folder: Path, key: bytes) -> Iterator[Desk]:
    desk = first_look.open_at_once(folder, "lin", key, FixedClock())
    assert desk is not None
    yield desk
    desk.close()


def test_a_desk_is_there_at_once(desk: Desk, folder: Path) -> None:
    assert (desk.actor.login, desk.actor.role, desk.settings.name) == ("lin", Role.OWNER, "茶铺")
    assert not desk.is_checked
    assert [level.rank for level in first_look.levels(desk)] == [1, 2, 3, 4, 5]
    highest = first_look.rows(desk)
    assert highest[0].name == "Wang Wei"
    assert [row.level for row in highest] == sorted((r.level for r in highest), reverse=True)


@pytest.mark.parametrize(
    "query", ["5672", "wang", "wxm", "王", "小明", "A3", "ann lee", "wang 5674"]
)
def test_it_finds_whom_the_whole_search_finds(desk: Desk, query: str) -> None:
    expected = [hit.number for hit in customers.find(desk, query)]
    assert [row.number for row in first_look.rows(desk, query)] == expected != []


def test_nothing_is_found_for_nonsense(desk: Desk) -> None:
    assert first_look.rows(desk, "%") == ()
    assert first_look.rows(desk, "zzzz") == ()


def test_phones_are_masked_by_role(desk: Desk) -> None:
    (row,) = first_look.rows(as_role(desk, Role.FRONT_DESK), "5672")
    assert "*" in row.phone


def test_nothing_is_written_before_every_page_was_checked(desk: Desk) -> None:
    with refusal("storage_unchecked"):
        customers.add_customer(desk, CustomerEntry("New"))
    assert customers.find(desk, "New") == []
    first_look.check(desk)
    assert desk.is_checked
    customers.add_customer(desk, CustomerEntry("New"))
    assert len(customers.find(desk, "New")) == 1


def test_a_damaged_file_stays_unwritten(folder: Path, key: bytes) -> None:
    file = folder / "shop.db"
    size = file.stat().st_size
    with file.open("r+b") as opened:
        opened.seek(size - 2000)
        opened.write(b"damage")
    before = file.read_bytes()
    desk = first_look.open_at_once(folder, None, key, FixedClock())
    assert desk is not None
    with refusal("storage_damaged"):
        first_look.check(desk)
    with refusal("storage_damaged"):
        customers.add_customer(desk, CustomerEntry("New"))
    desk.close()
    assert file.read_bytes() == before


def test_the_whole_way_is_taken_where_something_is_amiss(folder: Path, key: bytes) -> None:
    clock = FixedClock()
    assert first_look.open_at_once(folder, "nobody", key, clock) is None
    assert first_look.open_at_once(folder, "lin", b"x" * 32, clock) is None
    assert first_look.open_at_once(folder, "lin", None, clock) is None
    assert first_look.open_at_once(folder / "none", "lin", key, clock) is None
    database = Database.at(folder / "shop.db", key)
    with database.work() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    database.close()
    assert first_look.open_at_once(folder, "lin", key, clock) is None
    (folder / "shop.db").write_bytes(b"")
    assert first_look.open_at_once(folder, "lin", key, clock) is None


HEAVY = ("sqlalchemy", "alembic", "numpy", "openpyxl", "pyqtgraph", "pypinyin", "python_calamine")
START = """
import sys
import app.__main__, app.ui.application, app.ui.opening, app.ui.first_page, app.ui.page_list
from app.services import first_look
from app.services.desk import SystemClock
from pathlib import Path
desk = first_look.open_at_once(Path(sys.argv[1]), None, bytes.fromhex(sys.argv[2]), SystemClock())
print(len(first_look.rows(desk)), len(first_look.rows(desk, "5672")), len(first_look.levels(desk)))
print(*[name for name in sys.argv[3:] if name in sys.modules])
desk.close()
"""


def test_a_start_loads_nothing_heavy(folder: Path, key: bytes) -> None:
    """A window paints its first customers before any of these is imported."""
    run = subprocess.run(
        [sys.executable, "-c", START, str(folder), key.hex(), *HEAVY],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.splitlines() == ["5 1 5", ""]
