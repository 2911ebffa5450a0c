"""The commands case and feedback, as a script and as a person use them."""

from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import SCHEME, Cli

DAY, NEXT, LATER = "2024-12-29", "2024-12-30", "2024-12-31"


@pytest.fixture
def shop(cli: Cli, tmp_path: Path) -> Cli:
    """Give a shop with two customers, one of them high."""
    (tmp_path / "brief.toml").write_text(SCHEME.format(amount=4000), encoding="utf-8")
    cli.json("scheme", "set", tmp_path / "brief.toml", as_of=DAY)
    rows = (
        "customer,name,document,date,amount\n007,李四,D1,2024-12-01,9000\n008,Ann,D2,2024-12-01,9\n"
    )
    (tmp_path / "s.csv").write_text(rows, encoding="utf-8")
    cli.json("import", tmp_path / "s.csv", as_of=DAY)
    return cli


def log(shop: Cli, number: str, *more: str, kind: str = "complaint") -> dict[str, Any]:
    answer: dict[str, Any] = shop.json(
        "case", "log", number, "--kind", kind, "--text", "茶罐破损", *more, as_of=DAY
    )
    return answer


def test_a_complaint_is_logged_listed_and_closed(shop: Cli) -> None:
    first = log(shop, "008", "--channel", "wechat", "--due", NEXT, "--owner", "owner")
    assert first == {
        "case": 1,
        "number": "008",
        "name": "Ann",
        "stars": 1,
        "kind": "complaint",
        "channel": "wechat",
        "text": "茶罐破损",
        "day": DAY,
        "due": NEXT,
        "owner": "owner",
        "status": "open",
        "urgency": "later",
        "result": None,
        "told": None,
        "closed": None,
    }
    log(shop, "008", "--due", NEXT)
    log(shop, "007", "--due", NEXT, kind="after-sale")
    log(shop, "007", kind="return-visit")
    rows = shop.json("case", "list", "--open", as_of=LATER)
    assert [(row["case"], row["urgency"]) for row in rows] == [
        (3, "overdue"),
        (1, "overdue"),
        (2, "overdue"),
        (4, "later"),
    ]
    assert len(shop.json("case", "list", "--overdue", as_of=LATER)) == 3
    counted = shop.json("case", "count", as_of=LATER)
    assert (counted["open"], counted["overdue"], counted["later"], counted["done"]) == (4, 3, 1, 0)
    assert counted["kinds"]["complaint"] == 2
    assert (counted["channels"]["wechat"], counted["channels"]["shop"]) == (1, 3)
    assert "WeChat" in shop("case", "count", as_of=LATER).out
    only = shop.json("case", "list", "--customer", "007", "--kind", "after-sale", as_of=LATER)
    assert [row["kind"] for row in only] == ["after_sale"]

    refused = shop("case", "close", "1", "--result", "new tin", as_of=LATER)
    assert refused.status == 1
    assert "told" in refused.err
    closed = shop.json(
        *("case", "close", "1", "--result", "new tin", "--told", NEXT, "--satisfaction", "4"),
        *("--note", "quick"),
        as_of=LATER,
    )
    assert (closed["status"], closed["told"], closed["closed"]) == ("done", NEXT, LATER)
    assert shop("case", "close", "1", "--result", "x", as_of=LATER).status == 1
    again = shop.json("case", "reopen", "1", "--reason", "broken again", as_of=LATER)
    assert (again["status"], again["result"]) == ("open", None)
    course = shop.json("case", "show", "1", as_of=LATER)["course"]
    assert [(step["act"], step["text"], step["satisfaction"]) for step in course] == [
        ("log", "茶罐破损", None),
        ("close", "new tin", 4),
        ("reopen", "broken again", None),
    ]
    assert shop.json("doctor", as_of=LATER)["ok"] is True


def test_a_case_goes_to_somebody_and_gets_notes(shop: Cli) -> None:
    log(shop, "007")
    changed = shop.json("case", "change", "1", "--owner", "owner", "--due", NEXT, as_of=DAY)
    assert (changed["owner"], changed["due"], changed["text"]) == ("owner", NEXT, "茶罐破损")
    shop.json("case", "note", "1", "phoned the maker", as_of=DAY)
    shown = shop("case", "show", "1", as_of=DAY).out
    assert "phoned the maker" in shown
    assert "owner: – → owner" in shown
    seen = shop.json("case", "show", "1", as_of=DAY)
    assert (seen["orders"], seen["amount"]) == (1, "9000.00")
    assert [one["document"] for one in seen["purchases"]] == ["D1"]
    assert "Overdue" in shop("case", "list", as_of=LATER).out


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("case", "log", "007", "--kind", "claim", "--text", "x"), 2),
        (("case", "log", "007", "--kind", "complaint"), 2),
        (("case", "log", "999", "--kind", "complaint", "--text", "x"), 1),
        (("case", "log", "007", "--kind", "complaint", "--text", " "), 1),
        (("case", "log", "007", "--kind", "complaint", "--text", "x", "--due", "2020-01-01"), 1),
        (("case", "log", "007", "--kind", "complaint", "--text", "x", "--owner", "who"), 1),
        (("case", "close", "9", "--result", "x"), 1),
        (("case", "show", "0"), 2),
        (("feedback", "007", "6"), 1),
        (("feedback", "007", "0"), 2),
    ],
)
def test_what_cannot_be_done_is_said(shop: Cli, words: tuple[str, ...], status: int) -> None:
    answer = shop(*words, as_of=DAY)
    assert answer.status == status
    assert answer.err
    assert shop.json("case", "list", as_of=DAY) == []


def test_an_answer_is_recorded_and_counts(shop: Cli, tmp_path: Path) -> None:
    scheme = SCHEME.format(amount=4000).replace('key = "amount"', 'key = "feedback"', 1)
    scheme = scheme.replace('floor = "0"', 'floor = "1"', 1).replace('"4000"', '"5"', 1)
    (tmp_path / "f.toml").write_text(scheme, encoding="utf-8")
    shop.json("scheme", "set", tmp_path / "f.toml", as_of=DAY)
    before = float(shop.json("explain", "008", as_of=DAY)["score"])
    assert shop.json("feedback", "008", "5", "--note", "quick", as_of=DAY) == {
        "feedback": 1,
        "number": "008",
        "mark": 5,
        "note": "quick",
    }
    explained = shop.json("explain", "008", as_of=DAY)
    weight = next(one["weight"] for one in explained["dimensions"] if one["key"] == "feedback")
    assert float(explained["score"]) == pytest.approx(before + weight)
