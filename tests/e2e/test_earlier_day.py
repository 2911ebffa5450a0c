"""The star table of a day before that of the stored figures is that day's, whole."""

from pathlib import Path

import pytest

from tests.e2e.conftest import SCHEME, Cli, rows_of, unpacked
from tests.e2e.test_real_purchases import EXPECTED, differences, prepare

SALES = """\
customer,name,document,date,amount,category
007,李四,D1,2024-03-01,1000.00,tea
008,王五,D2,2024-05-01,80.00,tea
007,李四,D3,2024-09-01,3000.00,cups
008,王五,D4,2024-09-02,4000.00,cups
009,赵六,D5,2024-10-01,10.00,tea
"""
EARLY, LATE = "2024-06-30", "2024-12-31"


@pytest.fixture
def shop(cli: Cli, tmp_path: Path) -> Cli:
    lines = SALES.splitlines(keepends=True)
    (tmp_path / "early.csv").write_text("".join(lines[:3]), encoding="utf-8")
    (tmp_path / "late.csv").write_text("".join(lines[:1] + lines[3:]), encoding="utf-8")
    (tmp_path / "brief.toml").write_text(SCHEME.format(amount=4000), encoding="utf-8")
    cli.json("scheme", "set", tmp_path / "brief.toml", as_of=EARLY)
    cli.json("import", tmp_path / "early.csv", as_of=EARLY)
    return cli


def test_an_earlier_day_gives_what_it_gave_then(shop: Cli, tmp_path: Path) -> None:
    then = shop.json("customers", as_of=EARLY)
    shop.json("import", tmp_path / "late.csv", as_of=LATE)
    late = shop.json("customers", as_of=LATE)
    assert [row["number"] for row in late] == ["008", "007", "009"]
    again = shop("--json", "customers", as_of=EARLY)
    assert again.data[:2] == then
    late_comer = again.data[2]
    assert (late_comer["number"], late_comer["level"], late_comer["score"]) == ("009", "", None)
    assert late_comer["amount"] is None
    assert "As on 2024-06-30" in again.err
    assert shop.json("customers", as_of=LATE) == late
    for row in again.data[:2]:
        (hit,) = shop.json("lookup", row["number"], as_of=EARLY)
        assert (hit["level"], hit["stars"]) == (row["level"], row["stars"])
        told = shop("--json", "explain", row["number"], as_of=EARLY)
        assert told.err == ""
        why = told.data
        same = ("score", "level", "stars", "live_stars", "confidence")
        assert {key: why[key] for key in same} == {key: row[key] for key in same}


def test_a_level_of_an_earlier_day_chooses_its_customers(shop: Cli, tmp_path: Path) -> None:
    then = shop.json("customers", "--level", "1", as_of=EARLY)
    shop.json("import", tmp_path / "late.csv", as_of=LATE)
    assert then
    assert shop.json("customers", "--level", "1", as_of=EARLY) == then
    assert shop.json("customers", "--level", "5", as_of=EARLY) == []


def test_review_days_set_later_are_left_out(shop: Cli) -> None:
    shop.json("review", "--all", as_of=LATE)
    row = shop.json("customers", as_of=EARLY)[0]
    assert (row["last_review"], row["next_review"]) == (None, None)
    assert row["amount"] == "1000.00"


def test_the_file_of_an_earlier_day_is_the_one_of_then(shop: Cli, tmp_path: Path) -> None:
    then, again, chosen = (tmp_path / f"{name}.csv" for name in ("then", "again", "chosen"))
    assert shop("customers", "--out", then, as_of=EARLY).out == f"2 customers written to {then}.\n"
    assert shop("import", tmp_path / "late.csv", as_of=LATE).status == 0
    ended = shop("customers", "--out", again, as_of=EARLY)
    assert (ended.status, ended.out) == (0, f"3 customers written to {again}.\n")
    assert "As on 2024-06-30" in ended.err
    assert rows_of(again)[:2] == rows_of(then)
    late_comer = rows_of(again)[2]
    assert [late_comer[key] for key in ("Number", "Level", "Spend", "Purchases")] == [
        "009",
        "",
        "",
        "",
    ]
    for level, numbers in (("1", ["007", "008"]), ("5", [])):
        assert shop("customers", "--level", level, "--out", chosen, as_of=EARLY).status == 0
        assert [row["Number"] for row in rows_of(chosen)] == numbers
    lines = shop.json("audit", "--act", "export_customers", as_of=LATE)["lines"]
    assert len(lines) == 4


def test_a_shop_filled_today_tells_of_any_day_before(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "all.csv").write_text(SALES, encoding="utf-8")
    (tmp_path / "brief.toml").write_text(SCHEME.format(amount=4000), encoding="utf-8")
    cli.json("scheme", "set", tmp_path / "brief.toml")
    cli.json("import", tmp_path / "all.csv")
    rows = {row["number"]: row for row in cli.json("customers", as_of=LATE)}
    assert [rows[number]["amount"] for number in ("007", "008", "009")] == [
        "4000.00",
        "4080.00",
        "10.00",
    ]
    for number, row in rows.items():
        assert row["stars"] == row["live_stars"] > 0
        why = cli.json("explain", number, as_of=LATE)
        assert (why["score"], why["stars"]) == (row["score"], row["stars"])
    early = {row["number"]: row for row in cli.json("customers", as_of=EARLY)}
    assert (early["007"]["amount"], early["009"]["stars"]) == ("1000.00", 0)


def test_a_regrade_of_an_earlier_day_is_what_is_stored(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "all.csv").write_text(SALES, encoding="utf-8")
    (tmp_path / "brief.toml").write_text(SCHEME.format(amount=4000), encoding="utf-8")
    cli.json("scheme", "set", tmp_path / "brief.toml")
    cli.json("import", tmp_path / "all.csv")
    cli.json("regrade", as_of=LATE)
    ended = cli("--json", "customers", as_of=LATE)
    assert "As on" not in ended.err
    for row in ended.data:
        why = cli.json("explain", row["number"], as_of=LATE)
        assert (why["score"], why["level"]) == (row["score"], row["level"])


def test_online_retail_imported_once_gives_the_expected_stars_of_every_day(
    cli: Cli, tmp_path: Path, shared_data: Path
) -> None:
    folder = shared_data / "online_retail"
    prepare(cli, 4000, tmp_path)
    cli.json("import", unpacked(folder / "canonical_small.csv.gz", tmp_path))
    before = cli.digest()
    for day in ("2011-12-09", "2011-06-12", "2011-09-10"):
        expected = rows_of(folder / EXPECTED.format(day=day))
        assert differences(cli.json("customers", as_of=day), expected) == []
    assert cli.digest() == before
