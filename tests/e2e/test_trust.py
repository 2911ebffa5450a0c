"""Who may do what by --login, a second person's word, and wrong passwords on the command line."""

from pathlib import Path

import pytest

from app import bootstrap
from app.bootstrap import ShopSetup
from app.domain.access import GRANTS, Permission, Role
from app.domain.customer_rules import CustomerEntry
from app.services import customers, settings, staff
from app.services.staff import PersonEntry
from app.vault import Cost
from tests.e2e.conftest import Cli
from tests.services.shops import write_csv

P = Permission
DAY = "2024-12-31"
CHEAP = Cost(memory_kib=32, passes=1, lanes=1)
# Each command with the first permission it asks for.
LINES: dict[str, tuple[list[str], Permission]] = {
    "customers": (["customers"], P.SEE_CUSTOMERS),
    "lookup": (["lookup", "x"], P.SEE_CUSTOMERS),
    "star table": (["customers", "--out", "t.csv"], P.EXPORT_CUSTOMERS),
    "sale": (["sale", "C1", "5"], P.RECORD_SALE),
    "regrade": (["regrade"], P.REGRADE),
    "backup": (["backup"], P.BACK_UP),
    "doctor": (["doctor"], P.RUN_DOCTOR),
    "accounts": (["export", "accountant", "a.xlsx"], P.EXPORT_ACCOUNTS),
    "import": (["import", "s.csv"], P.IMPORT),
    "undo": (["undo", "1"], P.UNDO_BATCH),
    "staff": (["staff", "list"], P.MANAGE_STAFF),
    "audit": (["audit"], P.SEE_AUDIT),
    "refused rows": (["refused", "1"], P.IMPORT),
    "ID number": (["idnumber", "show", "C1", "--reason", "x"], P.REVEAL_ID_NUMBER),
    "all ID numbers": (["idnumber", "purge"], P.CHANGE_SETTINGS),
    "points": (["points", "C1"], P.SEE_CUSTOMERS),
    "points by hand": (["points", "C1", "--add", "5", "--reason", "x"], P.ADJUST_POINTS),
    "hand out": (["privacy", "export", "C1", "p.json"], P.EXPORT_PERSON),
    "erase": (["privacy", "erase", "C1", "--reason", "asked"], P.ERASE_PERSON),
    "purge": (["privacy", "purge"], P.ERASE_PERSON),
}
LOGINS = {
    "owner": GRANTS[Role.OWNER],
    "boss": GRANTS[Role.MANAGER],
    "clerk": GRANTS[Role.FRONT_DESK],
    "books": GRANTS[Role.ACCOUNTANT],
    "reader": frozenset({P.SEE_CUSTOMERS}),
}


@pytest.fixture(scope="module")
def staffed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a plain shop with somebody in each role, one of them the shop's own."""
    folder = tmp_path_factory.mktemp("staffed") / "shop"
    bootstrap.create_shop(folder, ShopSetup("S", plain=True))
    desk = bootstrap.open_desk(folder)
    own = staff.save_role(desk, "Reader", LOGINS["reader"]).value
    for login, role in (("boss", "manager"), ("clerk", "front_desk"), ("books", "accountant")):
        staff.add(desk, PersonEntry(login, login, role))
    staff.add(desk, PersonEntry("reader", "reader", own))
    for login in LOGINS:
        customers.add_customer(desk, CustomerEntry(name="x", number=f"C-{login}"))
    desk.close()
    return folder


@pytest.mark.parametrize("login", LOGINS)
@pytest.mark.parametrize("name", LINES)
def test_nobody_does_by_command_what_the_role_forbids(
    staffed: Path, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, login: str
) -> None:
    """A command that is allowed may fail for want of a file or a batch, never for the role."""
    monkeypatch.chdir(tmp_path)
    line, permission = LINES[name]
    cli.shop, cli.options = staffed, ["--login", login]
    ended = cli(*(word.replace("C1", f"C-{login}") for word in line), as_of=DAY)
    is_refused = ended.status == 1 and "role" in ended.err
    assert is_refused is (permission not in LOGINS[login])
    assert not (is_refused and (tmp_path / line[-1]).exists())


@pytest.fixture
def locked(tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Return the command line at a shop where exports and points wait for a second person."""
    folder = tmp_path / "locked"
    setup = ShopSetup("S", owner="ann", password="one", cost=CHEAP)
    bootstrap.create_shop(folder, setup)
    desk = bootstrap.open_desk(folder, "ann", password="one")
    staff.add(desk, PersonEntry("wu", "吴", "manager", "two"))
    settings.change(desk, "approval.acts", ["export", "points"])
    desk.close()
    cli.shop, cli.options = folder, ["--login", "ann"]
    monkeypatch.setenv("STARDESK_PASSWORD", "one")
    return cli


def test_an_export_waits_for_the_second_password(
    locked: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "t.csv"
    ended = locked("customers", "--out", target)
    assert ended.status == 1
    assert "--approved-by" in ended.err
    locked.options += ["--approved-by", "wu"]
    monkeypatch.setenv("STARDESK_APPROVER_PASSWORD", "wrong")
    assert locked("customers", "--out", target).status == 1
    assert not target.exists()
    monkeypatch.setenv("STARDESK_APPROVER_PASSWORD", "two")
    assert locked("customers", "--out", target).status == 0
    assert target.exists()


def test_one_word_is_enough_for_a_file_and_its_answer(
    locked: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_csv(tmp_path / "c.csv", [["number", "name", "phone"], ["C1", "A", "13812345678"]])
    assert locked("import", file).status == 0
    assert locked("customers").status == 1
    locked.options += ["--approved-by", "wu"]
    monkeypatch.setenv("STARDESK_APPROVER_PASSWORD", "two")
    (row,) = locked.json("customers", "--out", tmp_path / "t.csv")
    assert row["phone"] == "13812345678"
    acts = [line["act"] for line in locked.json("audit", "--limit", "2")["lines"]]
    assert acts == ["export_customers", "import"]


def test_points_wait_for_the_second_password_each_time(
    locked: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_csv(tmp_path / "c.csv", [["number", "name"], ["C1", "A"]])
    assert locked("import", file).status == 0
    line = ("points", "C1", "--add", "200", "--reason", "a broken cup")
    ended = locked(*line)
    assert ended.status == 1
    assert "--approved-by" in ended.err
    assert locked.json("points", "C1") == {"number": "C1", "name": "A", "points": 0, "rows": []}
    monkeypatch.setenv("STARDESK_APPROVER_PASSWORD", "two")
    approved = [*locked.options, "--approved-by", "wu"]
    helped = Cli(locked.shop, locked.capsys, approved)
    assert helped.json(*line)["points"] == 200
    assert locked(*line).status == 1
    (row,) = locked.json("points", "C1")["rows"]
    assert locked("points", "C1", "--undo", str(row["id"])).status == 1
    assert helped.json("points", "C1", "--undo", str(row["id"]))["points"] == 0
    log = locked.json("audit", "--limit", "2")["lines"]
    assert [one["act"] for one in log] == ["undo_points", "adjust_points"]
    assert {one["details"]["approved_by"] for one in log} == {"wu"}
    counts = locked.json("audit", "--digest")["counts"]
    assert {"adjust_points", "undo_points"} <= {one["act"] for one in counts}
