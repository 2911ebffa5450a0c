"""Staff, roles, audit, consent and personal data by the command line, as each role."""

import json
import os
from pathlib import Path

import pytest

from tests.e2e.conftest import PASSWORD, Cli, program
from tests.services.shops import write_csv


@pytest.fixture
def filled(cli: Cli, tmp_path: Path) -> Cli:
    """Return a plain shop with a customer and a front desk person."""
    rows = [
        ["customer", "name", "phone", "document", "date", "amount"],
        ["C1", "张三", "13812345678", "D1", "2024-03-20", "900"],
    ]
    assert cli("import", write_csv(tmp_path / "s.csv", rows), as_of="2024-04-01").status == 0
    assert cli("staff", "add", "li", "--role", "front_desk", "--name", "李").status == 0
    return cli


def as_li(cli: Cli) -> Cli:
    return Cli(cli.shop, cli.capsys, [*cli.options, "--login", "li"])


def test_staff_are_added_changed_and_removed(filled: Cli) -> None:
    assert {row["login"]: row["role"] for row in filled.json("staff", "list")} == {
        "owner": "owner",
        "li": "front_desk",
    }
    made = filled.json("staff", "role", "收银", "--may", "see_customers,record_sale")
    assert filled("staff", "change", "li", "--role", "收银").status == 0
    (row,) = [row for row in filled.json("staff", "list") if row["login"] == "li"]
    assert (row["role"], row["title"], row["name"]) == (made["role"], "收银", "李")
    assert as_li(filled)("sale", "C1", "10").status == 0
    assert as_li(filled)("return", "D1").status == 1
    assert filled("staff", "remove", "li").status == 0
    gone = as_li(filled)("lookup", "C1")
    assert gone.status == 1
    assert "li" in gone.err


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (("staff", "add", "li", "--role", "manager"), "taken"),
        (("staff", "add", "wu", "--role", "king"), "no role king"),
        (("staff", "change", "owner", "--role", "manager"), "only owner"),
        (("staff", "remove", "owner"), "signed in now"),
        (("staff", "remove", "nobody"), "Nobody called"),
        (("staff", "role", "x", "--may", "fly"), "not permissions"),
        (("staff", "password", "li"), "no passwords"),
    ],
)
def test_refusals(filled: Cli, line: tuple[str, ...], told: str) -> None:
    ended = filled(*line)
    assert ended.status == 1
    assert told in ended.err


@pytest.mark.parametrize(
    "line",
    [
        ("staff", "list"),
        ("audit",),
        ("review",),
        ("override", "set", "C1", "5", "--reason", "x"),
        ("privacy", "erase", "C1", "--reason", "x"),
        ("privacy", "export", "C1", "out.json"),
        ("export", "accountant", "out.xlsx"),
        ("backup",),
        ("scheme", "templates"),
    ],
)
def test_the_front_desk_is_refused_by_command_too(
    filled: Cli, line: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = filled.digest()
    ended = as_li(filled)(*line)
    if line == ("scheme", "templates"):
        assert ended.status == 0  # the house's own, which say nothing of the shop
        return
    assert ended.status == 1, ended.out
    assert "role" in ended.err
    assert filled.digest() == before
    assert not list(tmp_path.glob("out.*"))


def test_the_log_tells_who_did_what_and_that_nobody_changed_it(filled: Cli) -> None:
    filled("override", "set", "C1", "5", "--reason", "an apology", as_of="2024-04-02")
    log = filled.json("audit", "--customer", "C1")
    assert log["broken"] == []
    newest = log["lines"][0]
    assert (newest["act"], newest["by"], newest["reason"]) == (
        "set_level",
        "owner",
        "an apology",
    )
    assert filled.json("audit", "--by", "li")["lines"] == []
    digest = filled.json("audit", "--digest")
    assert {one["act"] for one in digest["counts"]} >= {"set_level", "change_staff"}
    assert newest["about"] == "C1 张三"
    assert "C1 张三" in filled("audit", "--act", "set_level").out


def test_consent_is_given_listed_and_withdrawn(filled: Cli) -> None:
    marketing = ("--purpose", "marketing", "--channel", "sms")
    assert filled("consent", "give", "C1", *marketing, "--how", "paper").out == "Recorded.\n"
    assert [row["number"] for row in filled.json("consent", "agreed", *marketing)] == ["C1"]
    assert as_li(filled)("consent", "withdraw", "C1", *marketing).status == 0
    assert filled.json("consent", "agreed", *marketing) == []
    (row,) = filled.json("consent", "list", "C1")
    assert (row["how"], bool(row["withdrawn"])) == ("paper", True)
    assert filled("consent", "give", "C1", "--purpose", "marketing").status == 1


def test_a_person_gets_everything_and_is_then_forgotten(filled: Cli, tmp_path: Path) -> None:
    out = tmp_path / "person.json"
    told = filled.json("privacy", "export", "C1", out)
    data = json.loads(out.read_text("utf-8"))["data"]
    assert data["customer"][0]["phone"] == "13812345678"
    assert told["rows"]["sale"] == 1
    total = filled.json("export", "accountant", tmp_path / "before.xlsx")["control_totals"][
        "net_amount"
    ]
    erased = filled.json("privacy", "erase", "C1", "--reason", "asked in writing")
    assert erased["number"] == "C1"
    assert filled.json("lookup", "张三") == []
    assert filled.json("customers") == []
    after = filled.json("export", "accountant", tmp_path / "after.xlsx")
    assert after["control_totals"]["net_amount"] == total == "900.00"
    assert filled.json("doctor")["ok"] is True
    assert filled("privacy", "erase", "C1", "--reason", "again").status == 1
    assert filled.json("privacy", "idle") == []
    assert filled("privacy", "idle").out == "Nobody is kept too long.\n"
    assert filled.json("privacy", "purge")["erased"] == 0


def test_a_new_persons_password_comes_from_outside_and_never_from_an_argument(
    tmp_path: Path,
) -> None:
    shop = str(tmp_path / "safe")
    secret = {"STARDESK_PASSWORD": PASSWORD, "STARDESK_SHOP": shop, "HOME": str(tmp_path)}
    made = program(["--lang", "en", "init", "--name", "茶铺", "--owner", "ann"], secret)
    assert made.returncode == 0, made.stderr
    line = ["--lang", "en", "--login", "ann", "staff", "add", "li", "--role", "front_desk"]
    added = program(line, {**secret, "STARDESK_NEW_PASSWORD": "second"})
    assert added.returncode == 0, added.stderr
    theirs = {**secret, "STARDESK_PASSWORD": "second", "STARDESK_LOGIN": "li"}
    assert program(["--lang", "en", "--json", "lookup", "x"], theirs).stdout.strip() == "[]"
    refused = program(["--lang", "en", "staff", "list"], theirs)
    assert refused.returncode == 1
    assert "role" in refused.stderr
    assert os.environ.get("STARDESK_NEW_PASSWORD") is None


def test_an_id_number_is_kept_hidden_shown_and_deleted(
    filled: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = "11010519491231002X"
    monkeypatch.setenv("STARDESK_ID_NUMBER", number)
    assert filled("idnumber", "set", "C1").status == 1
    assert as_li(filled)("idnumber", "keep", "on").status == 1
    assert filled.json("idnumber", "keep", "on") == {"on": True, "stored": 0}
    ended = filled("idnumber", "set", "C1")
    assert (ended.status, "agreed" in ended.err) == (1, True)
    assert filled("consent", "give", "C1", "--purpose", "sensitive").status == 0
    assert as_li(filled).json("idnumber", "set", "C1") == {"stored": True}
    hidden = filled.json("idnumber", "show", "C1")
    assert hidden == {"on": True, "id_number": "1****************X", "consent": True}
    assert as_li(filled)("idnumber", "show", "C1", "--reason", "curious").status == 1
    assert filled.json("idnumber", "show", "C1", "--reason", "hotel") == {"id_number": number}
    line = filled.json("audit")["lines"][0]
    assert (line["act"], line["reason"]) == ("reveal_id_number", "hotel")
    ended = filled("consent", "withdraw", "C1", "--purpose", "sensitive")
    assert "idnumber remove C1" in ended.err
    assert filled("idnumber", "show", "C1", "--reason", "hotel").status == 1
    assert filled("idnumber", "keep", "off").out.startswith("ID numbers are off; still stored: 1.")
    assert filled.json("idnumber", "remove", "C1") == {"removed": True}
    assert filled("idnumber", "keep", "off").out == "ID numbers are off; none is stored.\n"
    assert filled.json("idnumber", "purge") == {"removed": 0}
    monkeypatch.setenv("STARDESK_ID_NUMBER", "110105194912310021")
    ended = filled("idnumber", "set", "C1")
    assert (ended.status, "110105194912310021" in ended.err) == (1, False)


def test_past_levels_show_the_front_desk_no_sums(filled: Cli) -> None:
    sums = [
        {line["contribution"] for line in cli.json("history", "C1")[0]["dimensions"]}
        for cli in (filled, as_li(filled))
    ]
    assert None not in sums[0]
    assert sums[1] == {None}


@pytest.mark.parametrize("line", [("lookup", "C1"), ("customers",)])
def test_whole_phones_by_command_are_a_line_of_the_log(filled: Cli, line: tuple[str, ...]) -> None:
    assert [row["phone"] for row in as_li(filled).json(*line)] == ["138 **** 5678"]
    before = len(filled.json("audit")["lines"])
    assert [row["phone"] for row in filled.json(*line)] == ["13812345678"]
    log = filled.json("audit")["lines"]
    assert (len(log), log[0]["act"], log[0]["by"]) == (before + 1, "list_phones", "owner")
