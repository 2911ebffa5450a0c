"""Points by the command line: the balance, the ledger, giving, taking and taking back."""

from pathlib import Path

import pytest

from tests.e2e.conftest import Cli
from tests.services.shops import write_csv

DAY = "2024-04-01"


@pytest.fixture
def filled(cli: Cli, tmp_path: Path) -> Cli:
    """Return a shop with two customers who bought."""
    rows = [
        ["customer", "name", "document", "date", "amount"],
        ["C1", "张三", "D1", "2024-03-20", "900"],
        ["C2", "李四", "D2", "2024-03-21", "50"],
    ]
    assert cli("import", write_csv(tmp_path / "s.csv", rows), as_of=DAY).status == 0
    return cli


def balances(cli: Cli, day: str) -> dict[str, int]:
    return {row["number"]: row["points"] for row in cli.json("customers", as_of=day)}


def test_points_are_given_taken_and_taken_back(filled: Cli) -> None:
    before = filled.digest()
    given = filled.json("points", "C1", "--add", "200", "--reason", "a broken cup", as_of=DAY)
    assert (given["number"], given["name"], given["points"]) == ("C1", "张三", 200)
    taken = filled.json("points", "C1", "--take", "50", "--reason", "given twice", as_of=DAY)
    assert [row["points"] for row in taken["rows"]] == [-50, 200]
    assert taken["rows"][0] == {
        "id": 2,
        "day": DAY,
        "kind": "taken",
        "points": -50,
        "balance": 150,
        "reason": "given twice",
        "by": "owner",
        "takes_back": None,
    }
    shown = filled("points", "C1", as_of=DAY).out
    assert shown.startswith("张三 (C1): 150 points\n")
    assert "+200" in shown
    assert "Taken by hand" in shown
    assert balances(filled, DAY) == {"C1": 150, "C2": 0}
    back = filled.json("points", "C1", "--undo", "2", as_of=DAY)
    assert (back["points"], back["rows"][0]["takes_back"]) == (200, 2)
    filled.json("points", "C1", "--undo", "1", as_of=DAY)
    assert filled.digest() == before
    assert filled("points", "C2", as_of=DAY).out == "李四 (C2): 0 points\n"


def test_the_ledger_is_a_table_of_numbers_with_separators(filled: Cli) -> None:
    filled.json("points", "C1", "--add", "12500", "--reason", "a wedding", as_of=DAY)
    shown = filled("points", "C1", "--take", "500", "--reason", "given twice", as_of=DAY).out
    assert shown.splitlines() == [
        "张三 (C1): 12,000 points",
        "ID  Day         What            Change  Balance  By     Reason",
        " 2  2024-04-01  Taken by hand     -500   12,000  owner  given twice",
        " 1  2024-04-01  Given by hand  +12,500   12,500  owner  a wedding",
    ]


def test_an_earlier_day_shows_its_own_balance_also_in_files(filled: Cli, tmp_path: Path) -> None:
    filled.json("points", "C1", "--add", "200", "--reason", "x", as_of=DAY)
    filled.json("points", "C1", "--take", "80", "--reason", "x", as_of="2024-05-01")
    assert balances(filled, "2024-05-02") == {"C1": 120, "C2": 0}
    assert balances(filled, "2024-04-10") == {"C1": 200, "C2": 0}
    assert filled.json("points", "C1", as_of="2024-04-10")["points"] == 200
    for day, held in (("2024-05-02", "120"), ("2024-04-10", "200")):
        out = tmp_path / f"{day}.csv"
        assert filled("customers", "--out", out, as_of=day).status == 0
        head, *rows = [line.split(",") for line in out.read_text("utf-8-sig").splitlines()]
        assert head[-1] == "Points"
        assert [row[-1] for row in rows] == [held, "0"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (("C1", "--add", "5"), "need a reason"),
        (("C1", "--take", "5", "--reason", "x"), "has 0 points"),
        (("C1", "--add", "1000001", "--reason", "x"), "1,000,000"),
        (("C9",), "C9"),
        (("C2", "--undo", "1"), "no row 1"),
    ],
)
def test_refusals_say_why_and_change_nothing(filled: Cli, line: tuple[str, ...], told: str) -> None:
    before = filled.digest()
    ended = filled("points", *line, as_of=DAY)
    assert ended.status == 1
    assert told in ended.err
    assert filled.digest() == before


@pytest.mark.parametrize(
    "line", [("--add", "0"), ("--add", "x"), ("--add", "5", "--take", "5"), ("--take", "-5")]
)
def test_wrong_usage(filled: Cli, line: tuple[str, ...]) -> None:
    assert filled("points", "C1", *line, "--reason", "x", as_of=DAY).status == 2


def test_one_customers_row_is_not_taken_back_under_another(filled: Cli) -> None:
    filled.json("points", "C1", "--add", "200", "--reason", "x", as_of=DAY)
    assert filled("points", "C2", "--undo", "1", as_of=DAY).status == 1
    assert filled.json("points", "C1", as_of=DAY)["points"] == 200
