"""What the contract promises of answers: whole arrays and lists, figures of the day asked for."""

import itertools
import shutil
import stat
import sys
from datetime import date
from pathlib import Path

import pytest

from app import bootstrap, vault
from app.bootstrap import ShopSetup
from app.vault import Cost
from tests.e2e.conftest import PASSWORD, Cli

CHEAP = Cost(8, 1, 1)
HEAD = "customer,name,phone,document,date,amount,category\n"
SALES = HEAD + "007,李四,13912345678,D1,2024-03-01,3000.00,tea\n"


@pytest.fixture
def shop(cli: Cli, tmp_path: Path) -> Cli:
    """Give a shop with one sale of March."""
    (tmp_path / "s.csv").write_text(SALES, encoding="utf-8")
    cli.json("import", tmp_path / "s.csv", as_of="2024-03-05")
    cli.json("regrade", as_of="2024-03-05")
    return cli


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_star_table_written_to_a_file_is_answered_too(
    shop: Cli, tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"t{ending}"
    ended = shop("--json", "customers", "--out", file, as_of="2024-03-05")
    (row,) = ended.data
    assert (row["number"], row["amount"]) == ("007", "3000.00")
    assert ended.data == shop.json("customers", as_of="2024-03-05")
    assert str(file) in ended.err
    assert file.exists()
    ended = shop("customers", "--out", tmp_path / f"u{ending}", as_of="2024-03-05")
    assert "1 customer" in ended.out


def test_every_rejected_row_is_told(cli: Cli, tmp_path: Path) -> None:
    rows = "".join(f"{n},x,,D{n},2024-03-01,none,tea\n" for n in range(1500))
    good = "".join(f"{n},x,,E{n},2024-03-01,5.00,tea\n" for n in range(3000))
    (tmp_path / "s.csv").write_text(SALES + good + rows, encoding="utf-8")
    ended = cli("--json", "import", tmp_path / "s.csv", as_of="2024-03-05")
    assert ended.status == 3
    assert ended.data["rejected"] == 1500
    assert [reject["line"] for reject in ended.data["rejects"]] == list(range(3003, 4503))


@pytest.mark.parametrize("name", ["s.csv", "s.vcf"])
def test_a_sheet_of_a_file_without_sheets_is_refused(cli: Cli, tmp_path: Path, name: str) -> None:
    text = (
        SALES if name == "s.csv" else "BEGIN:VCARD\nVERSION:3.0\nFN:x\nTEL:13912345678\nEND:VCARD\n"
    )
    (tmp_path / name).write_text(text, encoding="utf-8")
    ended = cli("import", tmp_path / name, "--sheet", "Sales", as_of="2024-03-05")
    assert (ended.status, ended.out) == (1, "")
    assert name in ended.err
    assert "Sales" in ended.err


def test_figures_are_those_of_the_day_asked_for(shop: Cli, tmp_path: Path) -> None:
    assert shop.json("customers", as_of="2024-03-05")[0]["amount"] == "3000.00"
    ended = shop("--json", "customers", as_of="2025-06-01")
    assert ended.data[0]["amount"] == "0.00"
    assert "2024-03-05" in ended.err
    assert "2025-06-01" in ended.err
    assert shop("--json", "customers", as_of="2025-06-01").err == ""
    why = shop.json("explain", "007", as_of="2025-06-01")
    assert {line["key"]: line["raw"] for line in why["dimensions"]}["amount"] == "0.00"


def test_explain_is_of_the_day_asked_for(shop: Cli) -> None:
    ended = shop("--json", "explain", "007", as_of="2025-06-01")
    assert {line["key"]: line["raw"] for line in ended.data["dimensions"]}["amount"] == "0.00"
    assert "2025-06-01" in ended.err


def test_a_backup_is_checked_without_a_shop_of_ones_own(shop: Cli, tmp_path: Path) -> None:
    made = shop.json("backup", tmp_path / "usb")
    shutil.rmtree(shop.shop)
    assert shop.json("verify", tmp_path / "usb" / Path(made["file"]).parent.name) == made
    assert not shop.shop.exists()


def test_an_encrypted_backup_opens_with_its_own_password(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    bootstrap.create_shop(other, ShopSetup(name="x", password=PASSWORD, cost=CHEAP, currency="JPY"))
    monkeypatch.setenv("STARDESK_PASSWORD", PASSWORD)
    own, cli.shop = cli.shop, other
    made = cli.json("backup", tmp_path / "usb")
    for folder in (own, tmp_path / "nowhere"):  # a plain shop of one's own plays no part
        cli.shop = folder
        assert cli.json("verify", made["file"]) == made
    assert made["total_amount"] == "0"
    monkeypatch.setenv("STARDESK_PASSWORD", "wrong")
    ended = cli("verify", made["file"])
    assert (ended.status, ended.out) == (1, "")
    assert "password" in ended.err
    monkeypatch.delenv("STARDESK_PASSWORD")
    monkeypatch.setattr(vault.key_store, "get", lambda _entry: None)
    assert cli("verify", made["file"]).status == 1


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such rights there")
def test_a_plain_shop_is_closed_to_others_in_an_open_folder(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir(mode=0o755)
    bootstrap.create_shop(folder, ShopSetup(name="x", plain=True))
    assert stat.S_IMODE((folder / "shop.db").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("step", "plain"),
    [
        ("vault.create", False),
        *itertools.product(["bring_up", "_fill"], [True, False]),
    ],
)
def test_a_shop_whose_making_was_broken_off_can_be_made_again(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, *, plain: bool
) -> None:
    def dies(*_values: object, **_named: object) -> None:
        raise KeyboardInterrupt

    setup = ShopSetup(name="x", password="" if plain else PASSWORD, plain=plain, cost=CHEAP)
    folder = tmp_path / "new"
    with monkeypatch.context() as patched:
        patched.setattr("app.bootstrap.founding.remove", lambda _paths: None)  # as if killed
        patched.setattr(f"app.bootstrap.founding.{step}", dies)
        with pytest.raises(KeyboardInterrupt):
            bootstrap.create_shop(folder, setup)
    cli.shop = folder
    ended = cli("customers")
    assert (ended.status, ended.out) == (1, "")
    assert "broken off" in ended.err
    assert not bootstrap.is_shop(folder)
    bootstrap.create_shop(folder, setup)
    assert bootstrap.is_shop(folder)
    assert not (folder / "unfinished").exists()


def test_a_demo_shop_whose_filling_was_broken_off_can_be_made_again(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("app.bootstrap.founding.remove", lambda _paths: None)

        def dies(*_values: object) -> None:
            raise KeyboardInterrupt

        patched.setattr("app.services.demo.fill", dies)
        assert cli("demo", tmp_path / "demo").status == 1
    filled: list[object] = []
    monkeypatch.setattr("app.services.demo.fill", lambda *values: filled.append(values))
    assert cli("demo", tmp_path / "demo").status == 0
    assert filled


def test_pictures_are_named_one_by_one(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []

    def shoot(*wish: object) -> list[Path]:
        asked.append(wish[:4])
        return [tmp_path / "a.png", tmp_path / "b.png"]

    monkeypatch.setattr("app.__main__._shoot", shoot)
    answer = cli.json("screenshots", tmp_path, "--size", "1440x900", as_of="2026-11-20")
    assert answer == [str(tmp_path / "a.png"), str(tmp_path / "b.png")]
    ended = cli("screenshots", tmp_path, "--theme", "dark", as_of="2026-11-20")
    assert "2 pictures" in ended.out
    day = date(2026, 11, 20)
    both = [("en", "light"), ("en", "dark")]
    assert asked == [
        (tmp_path, (1440, 900), both, day),
        (tmp_path, (1280, 800), both[1:], day),
    ]


@pytest.mark.parametrize("size", ["1280", "x", "1280x", "0x0", "99999x99999", "a x b"])
def test_a_size_that_is_none_is_wrong_usage(cli: Cli, tmp_path: Path, size: str) -> None:
    ended = cli("screenshots", tmp_path / "shots", "--size", size)
    assert ended.status == 2
    assert "1280x800" in ended.err
