"""What a command shows and may do follows the role of who signs in."""

from pathlib import Path

import openpyxl
import pytest

from app import bootstrap
from app.__main__ import main
from app.bootstrap import ShopSetup
from app.domain.access import Role
from app.models import staff as staff_rows
from app.vault import Cost
from tests.e2e.conftest import Cli

SALES = """\
customer,name,phone,document,date,amount,category
C1,李四,13912345678,D1,2024-03-01,"¥3,000.00",tea
"""
DAY = "2024-12-31"


@pytest.fixture
def shop(cli: Cli, tmp_path: Path) -> Cli:
    """Give a shop with one sale, an owner, a clerk and an accountant."""
    desk = bootstrap.open_desk(cli.shop)
    with desk.work() as work:
        for login, role in (("clerk", Role.FRONT_DESK), ("books", Role.ACCOUNTANT)):
            values = {"login": login, "name": login, "role": role.value, "active": True}
            staff_rows.add(work.connection, values)
    desk.close()
    (tmp_path / "s.csv").write_text(SALES, encoding="utf-8")
    cli.options = ["--login", "owner"]
    cli.json("import", tmp_path / "s.csv", as_of=DAY)
    return cli


def test_the_clerk_sees_stars_and_masked_phones_but_no_amounts(shop: Cli) -> None:
    shop.options = ["--login", "clerk"]
    (row,) = shop.json("customers", as_of=DAY)
    assert (row["amount"], row["score"], row["phone"]) == (None, None, "139 **** 5678")
    assert row["stars"] >= 1
    (hit,) = shop.json("lookup", "5678", as_of=DAY)
    assert (hit["name"], hit["phone"]) == ("李四", "139 **** 5678")
    why = shop.json("explain", "C1", as_of=DAY)
    assert why["score"] is None
    assert {line["contribution"] for line in why["dimensions"]} == {None}
    for command in (["customers"], ["lookup", "5678"], ["explain", "C1"]):
        ended = shop(*command, as_of=DAY)
        assert ended.status == 0
        assert "3000" not in ended.out
        assert "13912345678" not in ended.out


@pytest.mark.parametrize(
    "line",
    [
        ["import", "s.csv"],
        ["undo", "1"],
        ["regrade"],
        ["backup"],
        ["doctor"],
        ["customers", "--out", "t.xlsx"],
        ["export", "accountant", "a.xlsx"],
    ],
)
def test_the_clerk_may_not(
    shop: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(path.name for path in tmp_path.iterdir())
    shop.options = ["--login", "clerk"]
    ended = shop(*line, as_of=DAY)
    assert (ended.status, ended.out) == (1, "")
    assert "role" in ended.err
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_the_clerk_records_a_sale_and_reads_it_back(shop: Cli) -> None:
    shop.options = ["--login", "clerk"]
    receipt = shop.json("sale", "C1", "12.50", "--category", "cups", as_of=DAY)
    assert (receipt["number"], receipt["amount"]) == ("C1", "12.50")
    assert receipt["score_after"] is None
    back = shop.json("return", receipt["document"], as_of=DAY)
    assert back["amount"] is None  # nobody typed it: it would tell what the sale was
    told = shop("sale", "C1", "12.50", as_of=DAY).out
    assert "12.50 for 李四" in told
    assert "••• for 李四" in shop("return", told.split(":")[0], as_of=DAY).out
    assert back["stars_after"] == receipt["stars_before"]


def test_the_accountant_exports_the_books_and_nothing_else(shop: Cli, tmp_path: Path) -> None:
    shop.options = ["--login", "books"]
    file = tmp_path / "a.xlsx"
    shop.json("export", "accountant", file, as_of=DAY)
    assert openpyxl.load_workbook(file).worksheets
    assert shop("sale", "C1", "1", as_of=DAY).status == 1


def test_a_login_is_known_in_any_form_of_its_accents(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cost = Cost(memory_kib=64, passes=1, lanes=1)
    setup = ShopSetup(name="x", owner="Zoe\u0308", password="pw", cost=cost)
    cli.shop = bootstrap.create_shop(tmp_path / "zoe", setup).shop
    monkeypatch.setenv("STARDESK_PASSWORD", "pw")
    for login in ("Zoe\u0308", " Zo\u00eb "):
        cli.options = ["--login", login]
        assert cli.json("customers") == []


def test_an_unknown_login_is_refused(shop: Cli) -> None:
    shop.options = ["--login", "stranger"]
    ended = shop("customers", as_of=DAY)
    assert ended.status == 1
    assert "stranger" in ended.err


def test_the_surroundings_name_shop_and_login_where_the_line_does_not(
    shop: Cli, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STARDESK_SHOP", str(shop.shop))
    monkeypatch.setenv("STARDESK_LOGIN", "clerk")
    assert main(["--json", "--as-of", DAY, "customers"]) == 0
    assert '"amount": null' in capsys.readouterr().out
    assert main(["--login", "owner", "--json", "--as-of", DAY, "customers"]) == 0
    assert '"amount": "3000.00"' in capsys.readouterr().out
    assert main(["--shop", str(shop.shop / "no"), "customers"]) == 1
