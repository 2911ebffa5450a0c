"""A person's rights: consent that acts at once, all data in one piece, erased from everywhere."""

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect

from app.domain.access import Role
from app.domain.cases import CaseEntry
from app.domain.consents import PURPOSES, WORDINGS, ConsentEntry, is_child
from app.domain.customer_rules import CustomerEntry
from app.models import erasure
from app.models.metadata import metadata
from app.reports.person_letter import person_letter
from app.reports.wording import Words
from app.services import (
    audit,
    backups,
    cases,
    customers,
    overrides,
    points,
    preferences,
    privacy,
    reporting,
    settings,
)
from app.services.desk import Desk
from app.services.overrides import OverrideEntry
from app.services.points import PointsEntry
from app.services.schemes import Rules, rules_of
from tests.services.shops import (
    DAY,
    FixedClock,
    add,
    as_role,
    refusal,
    sell,
    take_in,
    troubles,
    write_csv,
)

MARK = "穆青禾"
PHONE = "13912340987"
# What hangs on a customer but says nothing of a person.
SILENT = {("audit", "record_id"), ("batch_change", "row_id")}


@pytest.fixture
def known(desk: Desk, tmp_path: Path) -> int:
    """Return a customer of whom the shop knows something in every table."""
    path = write_csv(
        tmp_path / "list.csv",
        [
            ["number", "name", "phone", "email", "note", "address", "tags"],
            ["P7", MARK, PHONE, "mu@example.org", f"{MARK} likes tea", "1 Tea Lane", "green"],
        ],
    )
    take_in(desk, path, kind="customers")
    key = customers.id_of(desk, "P7")
    customers.edit_customer(
        desk,
        key,
        CustomerEntry(
            name=MARK, number="P7", phone=PHONE, email="mu@example.org", note=f"of {MARK}"
        ),
    )
    sell(desk, key, "450.00", document="S1")
    preferences.change(desk, key, {"tone": f"call {MARK} softly"})
    cases.log(desk, CaseEntry(key, "complaint", "phone", f"{MARK} was not called back"))
    overrides.set_level(desk, OverrideEntry(key, 5, f"{MARK} is a friend", f"{PHONE}"))
    points.adjust(desk, PointsEntry(key, 50, f"{MARK} waited"))
    privacy.give(desk, ConsentEntry(key, "marketing", "sms", f"v1 {MARK}"))
    customers.reveal_phone(as_role(desk, Role.FRONT_DESK), key, f"to call {MARK}")
    return key


def test_withdrawing_acts_at_once(desk: Desk) -> None:
    key = add(desk)
    settings.change(desk, "privacy.wording", "v1: we send you offers")
    assert privacy.agreed(desk, "marketing", "sms") == []
    privacy.give(desk, ConsentEntry(key, "marketing", "sms", how="paper"))
    privacy.give(desk, ConsentEntry(key, "service"))
    assert privacy.agreed(desk, "marketing", "sms") == [key]
    assert privacy.agreed(desk, "marketing", "phone") == []
    assert privacy.withdraw(desk, key, "marketing", "sms").value is True
    assert privacy.agreed(desk, "marketing", "sms") == []
    assert privacy.agreed(desk, "service") == [key]
    assert privacy.withdraw(desk, key, "marketing", "sms").value is False
    newest, first = privacy.consents(desk, key)
    assert (first.wording, first.how, first.withdrawn, first.given_to) == (
        "v1: we send you offers",
        "paper",
        DAY,
        "owner",
    )
    assert newest.withdrawn is None
    settings.change(desk, "privacy.wording", "v2")
    privacy.give(desk, ConsentEntry(key, "service"))
    assert [(row.wording, row.withdrawn) for row in privacy.consents(desk, key)[:2]] == [
        ("v2", None),
        ("v1: we send you offers", DAY),
    ]


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (ConsentEntry(1, "fun"), "purpose"),
        (ConsentEntry(1, "marketing"), "channel"),
        (ConsentEntry(1, "marketing", "pigeon"), "channel"),
        (ConsentEntry(1, "service", "sms"), "channel"),
        (ConsentEntry(1, "service", how="guessed"), "how"),
    ],
)
def test_a_consent_to_nothing_is_refused(desk: Desk, entry: ConsentEntry, field: str) -> None:
    add(desk)
    with refusal(f"consent_{field}", field):
        privacy.give(desk, entry)


@pytest.mark.parametrize(
    ("birthday", "expected"),
    [
        ("2012-05-01", True),
        ("2010-04-01", False),
        ("2010-04-02", True),
        ("05-01", False),
        ("", False),
    ],
)
def test_a_child_needs_a_guardian(birthday: str, expected: bool) -> None:
    assert is_child(birthday, DAY) is expected


def test_one_act_reads_out_everything(desk: Desk, known: int) -> None:
    data = privacy.person(desk, known)
    text = json.dumps(dict(data.tables), ensure_ascii=False, default=str)
    for word in (MARK, PHONE, "mu@example.org", "softly", "not called back", "is a friend", "v1"):
        assert word in text
    assert data.tables["sale"][0]["amount_minor"] == 45_000
    assert all(data.tables[table] for table in ("grade", "level_change", "service_case", "consent"))
    assert audit.lines(desk, audit.AuditView())[0].act == "export_person"


def test_what_hangs_on_a_customer_is_read_out_and_erased() -> None:
    """Hold both lists to the tables, so that a new one cannot be forgotten."""
    hanging = {
        table.name
        for table in metadata().sorted_tables
        for column in table.columns
        if column.name == "customer_id"
        or any(key.column.table.name == "customer" for key in column.foreign_keys)
    } | {"customer"}
    assert hanging <= set(erasure.ERASING)
    assert hanging - {"preference_word", "search_token", "sale_line"} <= set(erasure.HELD)


def hits(desk: Desk, words: tuple[str, ...]) -> list[str]:
    """Return where any of some words stands in any column of any table."""
    found = []
    with desk.read() as work:
        for table in inspect(work.connection).get_table_names():
            for row in work.connection.exec_driver_sql(f'SELECT * FROM "{table}"').mappings():
                for column, value in row.items():
                    if any(word in str(value) for word in words):
                        found.append(f"{table}.{column}")
    return found


def test_after_erasing_the_person_is_nowhere_and_the_money_stays(
    desk: Desk, known: int, tmp_path: Path
) -> None:
    friend = add(desk, "friend", referrer_id=known)
    before = reporting.accountant_book(desk).totals["net_amount"]
    assert hits(desk, (MARK, PHONE))
    erased = privacy.erase(desk, known, "asked in writing").value
    assert erased.number == "P7"
    words = (MARK, PHONE, "mu@example.org", "softly", "Tea Lane", "P7")
    assert hits(desk, words) == []
    assert reporting.accountant_book(desk).totals["net_amount"] == before
    assert customers.find(desk, MARK) == []
    assert customers.card(desk, friend).entry.referrer_id is None
    assert cases.open_of(desk, known) == ()
    assert troubles(desk) == []
    assert audit.broken(desk) == []
    desk.database.fold()
    folder = desk.paths.shop
    for file in (folder / "shop.db", folder / "shop.db-wal"):
        if file.exists():
            content = file.read_bytes()
            assert not [word for word in words if word.encode() in content], file.name
    copy = backups.back_up(desk, tmp_path / "next.db").file.read_bytes()
    assert not [word for word in words if word.encode() in copy]


def test_erasing_needs_a_reason_and_a_person(desk: Desk, known: int) -> None:
    with refusal("erase_no_reason", "reason"):
        privacy.erase(desk, known, "  ")
    for named in (f"{MARK} asked", "call +86 " + PHONE, "MU@EXAMPLE.ORG wrote"):
        with refusal("erase_names_person", "reason"):
            privacy.erase(desk, known, named)
    privacy.erase(desk, known, " asked ")
    line = audit.lines(desk, audit.AuditView(act="erase_person"))[0]
    assert (line.reason, line.is_erased) == ("asked", False)
    with refusal("customer_gone"):
        privacy.erase(desk, known, "asked again")


def test_what_is_kept_too_long_is_listed_and_purged(desk: Desk, clock: FixedClock) -> None:
    old = add(desk, "old", phone="13800000001")
    sell(desk, old, "10.00")
    clock.move(days=800)
    new = add(desk, "new")
    sell(desk, new, "10.00")
    assert privacy.idle(desk) == []
    settings.change(desk, "privacy.keep_months", 24)
    (row,) = privacy.idle(desk)
    assert (row.id, row.last_purchase) == (old, DAY)
    assert privacy.purge(desk).value == 1
    assert privacy.idle(desk) == []
    assert hits(desk, ("13800000001",)) == []
    assert [hit.id for hit in customers.find(desk, "new")] == [new]
    assert privacy.purge(desk).value == 0
    assert troubles(desk) == []
    assert audit.broken(desk) == []


def test_what_an_import_brought_of_long_ago_is_as_old_as_it_is(
    desk: Desk, clock: FixedClock
) -> None:
    settings.change(desk, "privacy.keep_months", 24)
    clock.move(days=-900)
    long_ago = clock.today()
    clock.move(days=900)
    gone, here, nothing = (add(desk, name) for name in ("gone", "here", "nothing bought"))
    sell(desk, gone, "10.00", day=long_ago)
    sell(desk, here, "10.00")
    assert [row.id for row in privacy.idle(desk)] == [gone]
    clock.move(days=800)
    assert [row.id for row in privacy.idle(desk)] == [gone, here, nothing]


def test_whom_somebody_keeps_on_the_list_is_not_purged(desk: Desk, clock: FixedClock) -> None:
    settings.change(desk, "privacy.keep_months", 24)
    old, kept = add(desk, "old"), add(desk, "kept")
    clock.move(days=800)
    new = add(desk, "new")
    assert privacy.purge(desk, chosen=[old, new]).value == 1
    assert [row.id for row in privacy.idle(desk)] == [kept]
    assert customers.find(desk, "old") == []
    assert [hit.id for hit in customers.find(desk, "new")] == [new]


def test_what_is_handed_out_reads_without_the_programs_own_keys(desk: Desk, known: int) -> None:
    data = privacy.person(desk, known)
    told: Any = data.as_values()["data"]
    (sale,) = told["sale"]
    assert (sale["amount"], sale["currency"]) == ("450.00", "CNY")
    (grade,) = told["grade"]
    levels = {level.name for level in rules(desk).scheme.levels}
    assert grade["level"] in levels
    assert {row["new_level"] for row in told["level_change"]} <= levels
    assert date.fromisoformat(grade["since_day"]) < date.fromisoformat(grade["next_review"])
    assert datetime.fromisoformat(told["customer"][0]["created_at"]).tzinfo is not None
    assert told["audit_value"][0]["body"]["note"][1] == f"of {MARK}"
    keys = {key for rows in told.values() for row in rows for key in row}
    assert not {key for key in keys if key == "id" or key.endswith(("_id", "_minor", "voided"))}
    assert keys & {"working", "base_level"} == set()


def test_every_value_of_the_letter_has_a_title_in_words(desk: Desk, known: int) -> None:
    data = privacy.person(desk, known)
    words = Words(desk.currency, desk.decimals)
    letter = person_letter(data.issuer, (data.number, data.name), data.tables, words)
    stored = {key for rows in data.tables.values() for row in rows for key in row}
    told = set(re.findall(r">([a-z]+(?:_[a-z]+)+)<", letter.html))
    assert told & (stored | {"first_grading", "promotion_at_once"}) == set()
    assert not re.search(r"\d{2}:\d{2}:\d{2}", letter.html), "moments to the minute"


def rules(desk: Desk) -> Rules:
    with desk.read() as work:
        return rules_of(work)


@pytest.mark.parametrize("purpose", sorted(PURPOSES))
@pytest.mark.parametrize("own", ["", "  "])
def test_nobody_agrees_to_nothing(desk: Desk, purpose: str, own: str) -> None:
    settings.change(desk, "privacy.wording", own)
    key = add(desk)
    channel = "sms" if purpose == "marketing" else ""
    privacy.give(desk, ConsentEntry(key, purpose, channel, wording=own))
    (row,) = privacy.consents(desk, key)
    assert row.wording == WORDINGS[purpose]
    assert "(v1)" in row.wording
