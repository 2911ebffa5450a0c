"""Each command does what the contract says and answers in its shape."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from app.domain import scheme_toml
from tests.e2e.conftest import SCHEME, Cli
from tests.spreadsheet import recalculate

DAY = "2024-12-31"
SALES = """\
customer,name,phone,document,date,amount,category
007,李四,13912345678,D1,2024-03-01,3000.00,tea
007,李四,13912345678,D1,2024-03-01,12.50,cups
007,李四,13912345678,D2,2024-04-01,-500.00,tea
008,=1+1,13812345678,D3,2024-05-01,80.05,tea
,,,D4,2024-06-01,9.90,tea
"""


@pytest.fixture
def shop(cli: Cli, tmp_path: Path) -> Cli:
    """Give a shop with a few sales under the scheme "brief"."""
    (tmp_path / "s.csv").write_text(SALES, encoding="utf-8")
    (tmp_path / "brief.toml").write_text(SCHEME.format(amount=4000), encoding="utf-8")
    cli.json("scheme", "set", tmp_path / "brief.toml", as_of=DAY)
    report = cli.json("import", tmp_path / "s.csv", as_of=DAY)
    assert {key: report[key] for key in ("read", "created", "rejected", "customers_created")} == {
        "read": 5,
        "created": 5,
        "rejected": 0,
        "customers_created": 2,
    }
    assert report["total_amount"] == "2602.45"
    return cli


def test_import_answers_in_the_shape_of_the_contract(shop: Cli, tmp_path: Path) -> None:
    report = shop.json("import", tmp_path / "s.csv", as_of=DAY)
    assert {
        "batch",
        "read",
        "created",
        "updated",
        "unchanged",
        "rejected",
        "customers_created",
        "total_amount",
        "rejects",
        "reject_file",
    } <= set(report)
    assert (report["created"], report["unchanged"]) == (0, 5)


def test_import_tells_of_names_returns_and_other_money(shop: Cli, tmp_path: Path) -> None:
    file = tmp_path / "more.csv"
    file.write_text(
        "customer,name,document,date,amount,original,currency\n"
        ",王五,E1,2024-06-01,5,,CNY\n"
        "008,,E2,2024-06-02,-90,D3,CNY\n"
        "008,,E3,2024-06-03,12.00,,USD\n",
        encoding="utf-8",
    )
    ran = shop("--json", "import", file, as_of=DAY)
    report = ran.data
    assert (ran.status, report["created"], report["rejected"]) == (3, 2, 1)
    assert (report["walk_ins"], report["walk_ins_named"], report["noticed"]) == (1, 1, 1)
    assert [(one["line"], one["field"], one["value"]) for one in report["notices"]] == [
        (3, "original", "D3")
    ]
    assert report["rejects"][0]["reason"].startswith("12.00 USD, the shop keeps CNY.")
    assert "Rows with a name alone: 1." in ran.err
    assert "Line 3: Of order D3 only 80.05 is left" in ran.err
    text = shop("import", tmp_path / "s.csv", as_of=DAY).out
    assert text.startswith("Nothing new, so no batch was made. 5 rows read")


def test_customers_are_the_star_table(shop: Cli) -> None:
    first, second = shop.json("customers", as_of=DAY)
    assert first == {
        "number": "007",
        "name": "李四",
        "phone": "13912345678",
        "amount": "2512.50",
        "frequency": 1,
        "diversity": 2,
        "tenure_years": 0.75,
        "influence": None,
        "score": "43.52",
        "level": "3",
        "stars": 3,
        "live_stars": 3,
        "last_review": DAY,
        "next_review": "2025-01-01",
        "points": 0,
        "confidence": 100,
        "observed": None,
    }
    assert (second["number"], second["name"], second["stars"]) == ("008", "=1+1", 1)
    assert [row["number"] for row in shop.json("customers", "--level", "3", as_of=DAY)] == ["007"]
    assert shop.json("customers", "--level", "5", as_of=DAY) == []


@pytest.mark.parametrize("query", ["李", "5678", "lisi", "ls", "007"])
def test_lookup_finds_by_any_fragment(shop: Cli, query: str) -> None:
    first = shop.json("lookup", query, as_of=DAY)[0]
    assert {key: first[key] for key in ("name", "level", "stars")} in (
        {"name": "李四", "level": "3", "stars": 3},
        {"name": "=1+1", "level": "1", "stars": 1},
    )
    assert any(hit["number"] == "007" for hit in shop.json("lookup", query, as_of=DAY))
    assert len(shop.json("lookup", query, "--limit", "1", as_of=DAY)) == 1


@pytest.mark.parametrize("query", ["%", "_", "'", '"', "= OR 1=1", "\\"])
def test_signs_in_a_query_are_text(shop: Cli, query: str) -> None:
    assert shop.json("lookup", query, as_of=DAY) == []


def test_explain_shows_the_whole_sum(shop: Cli) -> None:
    why = shop.json("explain", "007", as_of=DAY)
    assert (why["score"], why["level"], why["scheme_version"]) == ("43.52", "3", 2)
    assert [
        (line["key"], line["raw"], line["points"], line["weight"], line["contribution"])
        for line in why["dimensions"]
    ] == [
        ("amount", "2512.50", "62.8125", 60, "37.6875"),
        ("frequency", "1", "8.333333", 30, "2.5"),
        ("diversity", "2", "33.333333", 10, "3.333333"),
    ]
    assert why["next_level"]["stars"] == 4
    assert why["next_level"]["lower"] == "60"
    # 60 - 43.5208 = 16.4792 points of 60 % of 4000: 1098.62 more.
    assert why["next_level"]["amount"] == "1098.62"
    shown = shop("explain", "007", as_of=DAY).out
    assert "李四 (007): 3, 3 stars, score 43.52" in shown


def test_somebody_not_graded_yet_is_said_to_be(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "later.csv"
    file.write_text("customer,document,date,amount\nC1,D1,2024-03-01,5\n", encoding="utf-8")
    cli.json("import", file, as_of="2024-02-01")
    assert "C1 (C1): not graded, 0 stars" in cli("explain", "C1", as_of="2024-02-01").out


def test_a_sale_and_its_return_put_everything_back(shop: Cli) -> None:
    before = shop.json("customers", as_of=DAY)
    receipt = shop.json("sale", "007", "¥1,100", "--category", "tea", "--document", "R1", as_of=DAY)
    assert (receipt["document"], receipt["amount"]) == ("R1", "1100.00")
    assert (receipt["stars_before"], receipt["stars_after"]) == (3, 4)
    assert receipt["promoted"] is True
    again = shop("sale", "007", "5", "--document", "R1", as_of=DAY)
    assert (again.status, "R1" in again.err) == (1, True)
    part = shop.json("return", "R1", "100.00", as_of=DAY)
    assert part["amount"] == "-100.00"
    rest = shop.json("return", "R1", as_of=DAY)
    assert rest["amount"] == "-1000.00"
    assert shop.json("customers", as_of=DAY) == before
    assert shop.json("doctor", as_of=DAY)["ok"] is True


def test_the_accountants_workbook_balances(shop: Cli, tmp_path: Path) -> None:
    file = tmp_path / "accounts.xlsx"
    answer = shop.json("export", "accountant", file, as_of=DAY)
    assert answer["control_totals"] == {
        "sales": 4,
        "sales_amount": "3102.45",
        "returns": 1,
        "returns_amount": "-500.00",
        "net_amount": "2602.45",
    }
    lines = recalculate(file, 1, tmp_path)
    assert lines[6][1] == "balances"
    assert {line[3] for line in lines[9:15]} == {"0"}


def test_the_accountants_workbook_holds_real_types(shop: Cli, tmp_path: Path) -> None:
    file = tmp_path / "accounts.xlsx"
    answer = shop.json("export", "accountant", file, "--from", "2024-05-01", as_of=DAY)
    assert answer["control_totals"]["net_amount"] == "89.95"
    book = openpyxl.load_workbook(file)
    first = book["Sales"][2]
    assert [cell.data_type for cell in first] == ["d", "s", "s", "s", "s", "s", "n", "n"]
    assert (first[3].value, first[4].value, first[7].value) == ("008", "=1+1", 80.05)
    assert not any(
        cell.data_type == "f"
        for sheet in book.worksheets[1:]
        for row in sheet.iter_rows(max_row=sheet.max_row - 1)
        for cell in row
    )


def test_the_workbook_s_months_are_real_dates(shop: Cli, tmp_path: Path) -> None:
    file = tmp_path / "accounts.xlsx"
    shop.json("export", "accountant", file, as_of=DAY)
    cells = [row[0] for row in openpyxl.load_workbook(file)["By month"].iter_rows(min_row=2)]
    months = [cell for cell in cells if cell.is_date]
    assert [f"{cell.value:%Y-%m-%d}" for cell in months] == [
        "2024-03-01",
        "2024-04-01",
        "2024-05-01",
        "2024-06-01",
    ]
    assert {cell.number_format for cell in months} == {"yyyy-mm"}


def test_the_columns_of_a_chinese_table_have_a_name_each(shop: Cli) -> None:
    shop.language = "zh_CN"
    for line in (["customers"], ["lookup", "李"]):
        head = shop(*line, as_of=DAY).out.splitlines()[0].split()
        assert len(set(head)) == len(head) > 4
        assert "编号" in head


def test_one_is_not_said_as_several(shop: Cli, tmp_path: Path) -> None:
    file = tmp_path / "one.csv"
    file.write_text("customer,document,date,amount\n009,Z1,2024-06-01,5\n", encoding="utf-8")
    assert "1 row read: 1 new" in (said := shop("import", file, as_of=DAY).out)
    assert "1 new customer. Total" in said
    shop("customers", "--level", "3", "--out", tmp_path / "o.csv", as_of=DAY)
    said = shop("customers", "--level", "3", "--out", tmp_path / "o.csv", as_of=DAY).out
    assert said.startswith("1 customer written to")


def test_a_weight_with_a_fraction_is_told_to_be_whole(shop: Cli, tmp_path: Path) -> None:
    file = tmp_path / "half.toml"
    text = SCHEME.format(amount=4000).replace("weight = 60", "weight = 59.5")
    file.write_text(text, encoding="utf-8")
    ended = shop("scheme", "set", file)
    assert ended.status == 1
    assert "Write a whole number, such as 60; weights are percent." in ended.err


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_the_star_table_goes_out_and_comes_in_again(shop: Cli, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"stars{suffix}"
    assert len(shop.json("customers", "--out", file, as_of=DAY)) == 2
    assert [path.name for path in tmp_path.glob("*.part")] == []
    before = shop.json("customers", as_of=DAY)
    shop.shop = tmp_path / "another"
    assert shop("init", "--name", "x", "--plain").status == 0
    report = shop.json("import", file, "--kind", "customers", as_of=DAY)
    assert (report["rejected"], report["customers_created"]) == (0, 2)
    after = shop.json("customers", as_of=DAY)
    for key in ("number", "name", "phone", "amount"):
        assert [row[key] for row in after] == [row[key] for row in before]


def test_what_a_killed_export_left_is_gone_at_the_next_start(shop: Cli) -> None:
    left = shop.shop / "temporary" / ".export-abc"
    left.mkdir()
    (left / "lock").touch()
    (left / "sheet-1.xml").write_text("李四 13912345678", encoding="utf-8")
    assert shop("batches").status == 0
    assert list((shop.shop / "temporary").iterdir()) == []


def test_a_scheme_is_shown_as_the_file_that_sets_it(shop: Cli, tmp_path: Path) -> None:
    shown = shop("scheme", "show").out
    assert scheme_toml.parse(shown) == scheme_toml.parse(SCHEME.format(amount=4000))
    (tmp_path / "same.toml").write_text(shown, encoding="utf-8")
    assert shop.json("scheme", "set", tmp_path / "same.toml", as_of=DAY)["changed"] == 0
    told = shop.json("scheme", "show")
    assert (told["version"], told["scheme"]["observe_days"]) == (3, 0)
    missing = shop("scheme", "preview", "missing.toml").err
    assert missing.startswith(f"missing.toml cannot be read in {Path.cwd()}.")


def test_a_preview_says_who_would_move_and_saves_nothing(shop: Cli, tmp_path: Path) -> None:
    before = shop.digest()
    (tmp_path / "lower.toml").write_text(SCHEME.format(amount=2000), encoding="utf-8")
    preview = shop.json("scheme", "preview", tmp_path / "lower.toml", as_of=DAY)
    assert preview["matrix"] == {"1": {"1": 1}, "3": {"4": 1}}
    assert preview["movers"] == [
        {"number": "007", "name": "李四", "from": "3", "to": "4", "score": "65.83"}
    ]
    assert shop.digest() == before


def test_the_templates_can_be_started_with(shop: Cli, tmp_path: Path) -> None:
    names = [template["name"] for template in shop.json("scheme", "templates")]
    assert "stars5" in names
    for name in names:
        shop.shop = tmp_path / name
        assert shop("init", "--name", "x", "--plain", "--template", name).status == 0


def test_batches_are_listed_and_taken_back(shop: Cli) -> None:
    newest, oldest = shop.json("batches")
    assert (newest["kind"], newest["title"], newest["undone"]) == ("import", "s.csv", False)
    assert oldest["kind"] == "scheme"
    answer = shop.json("undo", str(newest["batch"]), as_of=DAY)
    assert answer["customers_removed"] == 2
    assert shop.json("batches")[0]["undone"] is True
    assert shop.json("customers", as_of=DAY) == []
    assert shop("undo", str(newest["batch"]), as_of=DAY).status == 1


def test_a_regrade_answers_with_its_figures(shop: Cli) -> None:
    report = shop.json("regrade", as_of="2025-06-01")
    assert (report["customers"], report["changed"]) == (2, 0)
    assert report["seconds"] >= 0


def test_a_backup_is_verified_and_a_damaged_one_is_not(shop: Cli, tmp_path: Path) -> None:
    made = shop.json("backup", tmp_path / "usb")
    assert (made["customers"], made["sales"], made["total_amount"]) == (2, 4, "2602.45")
    checked = shop.json("verify", made["file"])
    assert checked == made
    whole = Path(made["file"]).read_bytes()
    Path(made["file"]).write_bytes(whole[: len(whole) // 2])
    ended = shop("verify", made["file"])
    assert (ended.status, ended.out) == (1, "")


def test_the_doctor_finds_a_healthy_shop_healthy(shop: Cli) -> None:
    report = shop.json("doctor", as_of=DAY)
    assert report["ok"] is True
    assert all(set(check) == {"name", "ok", "detail"} for check in report["checks"])
    assert {"name": "network", "ok": True, "detail": "0"} in report["checks"]
    told = shop("doctor", as_of=DAY).out.splitlines()
    assert told[-1] == (
        f"{shop.shop}: The shop is one file on this computer. StarDesk uses no network."
    )


def test_the_demo_shop_is_there_with_one_command(cli: Cli, tmp_path: Path) -> None:
    answer = cli.json("demo", tmp_path / "demo", as_of=DAY)
    assert answer == {"shop": str(tmp_path / "demo")}
    cli.shop = tmp_path / "demo"
    rows = cli.json("customers", as_of=DAY)
    assert len(rows) > 1000
    assert {row["stars"] for row in rows} >= {1, 2, 3, 4, 5}
    assert Decimal(rows[0]["amount"]) >= Decimal(rows[-1]["amount"])
