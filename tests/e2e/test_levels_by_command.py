"""Reviews, overrides, worklist and history by the command line, in words and in JSON."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from app import bootstrap
from app.services import backup_rounds, settings
from tests.e2e.conftest import SCHEME, Cli
from tests.services.shops import write_csv


@pytest.fixture
def filled(cli: Cli, tmp_path: Path) -> Cli:
    """Return a shop of three customers, reviewed every quarter, at 40 days of window."""
    file = tmp_path / "brief.toml"
    text = SCHEME.format(amount=1000).replace("window_days = 365", "window_days = 40")
    file.write_text(text, encoding="utf-8")
    assert cli("scheme", "set", file, as_of="2024-04-01").status == 0
    rows = [
        ["customer", "name", "document", "date", "amount"],
        ["C1", "张三", "D1", "2024-03-20", "900"],
        ["C2", "李四", "D2", "2024-03-20", "500"],
        ["C3", "王五", "D3", "2024-03-20", "10"],
    ]
    assert cli("import", write_csv(tmp_path / "s.csv", rows), as_of="2024-04-01").status == 0
    return cli


def stars(cli: Cli, day: str) -> dict[str, int]:
    return {row["number"]: row["stars"] for row in cli.json("customers", as_of=day)}


def test_a_due_review_is_previewed_run_and_taken_back(filled: Cli) -> None:
    before = stars(filled, "2024-04-01")
    assert before["C1"] > before["C3"] == 1
    assert filled.json("review", as_of="2024-06-30")["reviewed"] == 0
    day = "2024-07-02"
    filled.json("customers", as_of=day)
    digest = filled.digest()
    seen = filled.json("review", "--due", "--preview", as_of=day)
    assert (seen["batch"], seen["reviewed"], seen["demoted"], seen["kept"]) == (None, 3, 2, 1)
    assert seen["days"] == ["2024-07-01"]
    assert filled.digest() == digest
    done = filled.json("review", as_of=day)
    assert {key: done[key] for key in ("matrix", "moved")} == {
        key: seen[key] for key in ("matrix", "moved")
    }
    assert set(stars(filled, day).values()) == {1}
    assert filled("undo", str(done["batch"]), as_of=day).status == 0
    assert stars(filled, day) == before
    assert filled.digest() == digest


def test_a_run_of_several_due_days_is_taken_back_in_one_act(filled: Cli) -> None:
    day = "2024-12-01"
    filled.json("customers", as_of=day)
    digest = filled.digest()
    done = filled.json("review", as_of=day)
    assert done["days"] == ["2024-07-01", "2024-10-01"]
    listed = filled.json("batches", as_of=day)[:2]
    assert {row["run"] for row in listed} == {done["batches"][0]}
    back = filled.json("undo", "--run", str(done["batch"]), as_of=day)
    assert back["batches"] == [*reversed(done["batches"])]
    assert back["customers"] == 3
    assert filled.digest() == digest
    assert [row["undone"] for row in filled.json("batches", as_of=day)[:2]] == [True, True]


def test_everybody_can_be_reviewed(filled: Cli) -> None:
    done = filled.json("review", "--all", as_of="2024-04-10")
    assert (done["reviewed"], done["kept"], done["days"]) == (3, 3, ["2024-04-10"])
    ended = filled("review", "--all", "--due", as_of="2024-04-10")
    assert ended.status == 2
    assert "--due" in ended.err


def test_a_level_is_set_listed_and_ended(filled: Cli) -> None:
    day = "2024-04-02"
    set_ = filled.json(
        "override", "set", "C3", "5", "--reason", "an apology", "--until", "2024-05-01", as_of=day
    )
    assert (set_["stars"], set_["until"], set_["kind"]) == (5, "2024-05-01", "override")
    assert stars(filled, day)["C3"] == 5
    (row,) = filled.json("override", "list", as_of=day)
    assert (row["number"], row["reason"], row["after"]) == ("C3", "an apology", "1")
    told = filled.json("history", "C3", as_of=day)
    assert (told[0]["cause"], told[0]["reason"], told[0]["replayed"]) == (
        "override",
        "an apology",
        True,
    )
    assert filled("override", "end", str(row["id"]), "--reason", "over", as_of=day).status == 0
    assert stars(filled, day)["C3"] == 1
    assert filled.json("override", "list", as_of=day) == []


def test_bad_overrides_say_how_to_mend_them(filled: Cli) -> None:
    day = "2024-04-02"
    for line, told in (
        (("C3", "9", "--reason", "x"), "no level 9"),
        (("C3", "5", "--reason", " "), "needs a reason"),
        (("C3", "5", "--reason", "x", "--until", "2024-01-01"), "is past"),
        (("C9", "5", "--reason", "x"), "C9"),
    ):
        ended = filled("override", "set", *line, as_of=day)
        assert ended.status == 1, line
        assert told in ended.err, line
    assert filled("override", "set", "C3", "5", as_of=day).status == 2


def test_the_worklist_names_who_is_about_to_fall(filled: Cli) -> None:
    rows = filled.json("worklist", as_of="2024-06-10")
    assert {row["number"]: row["kind"] for row in rows} == {"C1": "falls", "C2": "falls"}
    assert {date.fromisoformat(row["due"]) for row in rows} == {date(2024, 7, 1)}
    assert all(row["way"]["amount"] for row in rows)
    assert filled.json("worklist", "--days", "5", as_of="2024-06-10") == []
    shown = filled("worklist", as_of="2024-06-10")
    assert "about to fall" in shown.out


def test_today_tells_what_the_page_tells(filled: Cli) -> None:
    seen = filled.json("today", as_of="2024-04-01")
    assert (seen["day"], seen["todo"], seen["care"]) == ("2024-04-01", [], [])
    figures = {one["key"]: one for one in seen["figures"]}
    assert (figures["net"]["value"], figures["net"]["before"]) == ("1410.00", None)
    assert (figures["buyers"]["value"], figures["new"]["value"]) == (3, 3)
    assert sum(map(float, figures["net"]["course"])) == 1410
    assert seen["levels"][-1]["month"] == "2024-04"
    assert sum(seen["levels"][-1]["customers"].values()) == 3
    assert seen["backup"] == {"last": None, "old": True, "second": None}
    contact = ("--kind", "complaint", "--text", "茶罐破损", "--due", "2024-04-01")
    assert filled("case", "log", "C1", *contact, as_of="2024-04-01").status == 0
    later = filled.json("today", as_of="2024-07-01")
    assert [one["kind"] for one in later["todo"]] == ["overdue", "reviews"]
    assert later["todo"][1]["count"] == 3
    assert [(one["number"], one["kind"], one["text"]) for one in later["care"]] == [
        ("C1", "complaint", "茶罐破损")
    ]
    shown = filled("today", as_of="2024-07-01").out
    assert "Cases overdue" in shown
    assert "Somebody has to care" in shown


def test_today_tells_when_backups_were_made_in_the_time_of_the_place(
    filled: Cli, tmp_path: Path
) -> None:
    assert filled("backup").status == 0
    made = datetime.fromisoformat(filled.json("today")["backup"]["last"]).astimezone()
    assert f"Last backup: {made:%Y-%m-%d %H:%M}. Second place: none." in filled("today").out
    desk = bootstrap.open_desk(filled.shop)
    settings.change(desk, backup_rounds.SECOND_FOLDER, str(tmp_path))
    desk.close()
    second = filled.json("today")["backup"]["second"]["folder"]
    assert f"Second place: {second} (none)." in filled("today").out


def test_an_earlier_day_is_worked_out_and_said_to_be(filled: Cli) -> None:
    before = filled.json("customers", as_of="2024-04-02")
    filled("customers", as_of="2024-07-02")
    earlier = filled("--json", "customers", as_of="2024-04-02")
    assert earlier.status == 0
    assert "As on 2024-04-02" in earlier.err
    figures = ("number", "amount", "frequency", "score", "live_stars")
    assert [[row[key] for key in figures] for row in json.loads(earlier.out)] == [
        [row[key] for key in figures] for row in before
    ]
    assert filled("--json", "customers", as_of="2024-07-02").err == ""
