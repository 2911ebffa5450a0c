"""Schemes by the command line: preview names every mover, propose finds bounds for a wish."""

from decimal import Decimal
from pathlib import Path

from app.domain import scheme_toml
from tests.e2e.conftest import SCHEME, Cli
from tests.services.shops import write_csv


def fill(cli: Cli, folder: Path, customers: int = 20) -> None:
    rows = [["customer", "document", "date", "amount"]]
    rows += [[f"C{at:02d}", f"D{at}", "2024-03-01", str(100 * (at + 1))] for at in range(customers)]
    assert cli("import", write_csv(folder / "sales.csv", rows), as_of="2024-04-01").status == 0


def written(folder: Path, amount: int = 2000) -> Path:
    file = folder / "brief.toml"
    file.write_text(SCHEME.format(amount=amount), encoding="utf-8")
    return file


def test_preview_is_what_set_then_does(cli: Cli, tmp_path: Path) -> None:
    fill(cli, tmp_path)
    day = "2024-04-01"
    before = {row["number"]: row["stars"] for row in cli.json("customers", as_of=day)}
    seen = cli.json("scheme", "preview", written(tmp_path), as_of=day)
    digest = cli.digest()
    assert cli("scheme", "set", written(tmp_path), as_of=day).status == 0
    after = {row["number"]: row["stars"] for row in cli.json("customers", as_of=day)}
    moved = {key: str(after[key]) for key in before if before[key] != after[key]}
    assert moved == {one["number"]: one["to"] for one in seen["movers"]}
    assert seen["moved"] == len(moved) > 0
    assert sum(n for ends in seen["matrix"].values() for n in ends.values()) == 20
    assert cli.digest() != digest


def test_propose_finds_bounds_and_writes_them(cli: Cli, tmp_path: Path) -> None:
    fill(cli, tmp_path)
    out = tmp_path / "out.toml"
    line = ["scheme", "propose", str(written(tmp_path)), "--at-most", "5=2", "--at-most", "4=10 %"]
    found = cli.json(*line, "--out", out, as_of="2024-04-01")
    by_stars = {one["stars"]: one for one in found["levels"]}
    assert (by_stars[5]["customers"], by_stars[4]["customers"]) == (2, 2)
    assert (by_stars[5]["at_most"], by_stars[3]["at_most"]) == (2, None)
    assert found["customers"] == 20
    scheme = scheme_toml.parse(out.read_text("utf-8"))
    assert [level.lower for level in scheme.levels] == [
        Decimal(one["lower"]) for one in found["levels"]
    ]
    after = cli.json("scheme", "preview", out, as_of="2024-04-01")
    held = [sum(ends.get(name, 0) for ends in after["matrix"].values()) for name in "12345"]
    assert held == [one["customers"] for one in found["levels"]]


def test_propose_without_a_file_takes_the_scheme_in_force(cli: Cli, tmp_path: Path) -> None:
    fill(cli, tmp_path)
    shown = cli("scheme", "propose", "--at-most", "Five stars=1", as_of="2024-04-01")
    assert shown.status == 0
    assert "Five stars" in shown.out
    assert "At most" in shown.out


def test_what_cannot_be_wished_is_refused_in_plain_words(cli: Cli, tmp_path: Path) -> None:
    fill(cli, tmp_path)
    for wish, told in (
        ("6=1", 'no level "6"'),
        ("5=many", 'no number of customers: "many"'),
        ("5=200%", 'no number of customers: "200%"'),
        ("1=5", "lowest level"),
    ):
        ended = cli("scheme", "propose", "--at-most", wish)
        assert ended.status == 1, wish
        assert told in ended.err
    assert cli("scheme", "propose", "--budget", "much").status == 1
    assert cli("scheme", "propose", "--at-most", "5").status == 2


def test_ties_are_told(cli: Cli, tmp_path: Path) -> None:
    rows = [["customer", "document", "date", "amount"]]
    rows += [[f"C{at}", f"D{at}", "2024-03-01", "500" if at else "900"] for at in range(5)]
    assert cli("import", write_csv(tmp_path / "s.csv", rows), as_of="2024-04-01").status == 0
    line = ["scheme", "propose", str(written(tmp_path)), "--at-most", "5=3"]
    shown = cli(*line, as_of="2024-04-01")
    assert "4 customers with the same score" in shown.out
    assert "with them it would be 5" in shown.out


def test_a_scheme_file_that_cannot_be_read_or_written_is_named(cli: Cli, tmp_path: Path) -> None:
    assert "nothing.toml" in cli("scheme", "preview", tmp_path / "nothing.toml").err
    fill(cli, tmp_path)
    away = tmp_path / "no" / "out.toml"
    ended = cli("scheme", "propose", "--at-most", "5=3", "--out", away)
    assert ended.status == 1
    assert "out.toml cannot be written" in ended.err


def test_a_budget_that_is_kept_already_changes_nothing(cli: Cli, tmp_path: Path) -> None:
    fill(cli, tmp_path)
    found = cli.json("scheme", "propose", "--budget", "20000", as_of="2024-04-01")
    assert [one["lower"] for one in found["levels"]] == ["0", "20", "40", "60", "80"]


def test_a_file_that_is_no_scheme_is_refused(cli: Cli, tmp_path: Path) -> None:
    large, binary = tmp_path / "large.toml", tmp_path / "binary.toml"
    large.write_bytes(b"#" * 1_000_001)
    binary.write_bytes(b"\xff\xfe\x00")
    assert "far too large" in cli("scheme", "preview", large).err
    assert "not a text" in cli("scheme", "preview", binary).err


def test_backtest_says_when_the_data_is_too_little(cli: Cli, tmp_path: Path) -> None:
    fill(cli, tmp_path)
    seen = cli.json("scheme", "backtest", written(tmp_path), as_of="2025-04-01")
    assert (seen["day"], seen["until"]) == ("2024-04-01", "2025-04-01")
    assert seen["tried"]["customers"] == 20
    assert seen["tried"]["enough"] is False
    assert sum(one["customers"] for one in seen["in_force"]["levels"]) == 20
    shown = cli("scheme", "backtest", written(tmp_path), as_of="2025-04-01")
    assert "too little data" in shown.out
