"""Customers: added, changed, found, looked at; what is wrong is refused beside its field."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.domain.access import Role
from app.domain.customer_rules import CustomerEntry
from app.domain.schemes import Dimension
from app.errors import UserError
from app.services import checkout, customers, grading, overrides, privacy, rule_papers
from app.services.checkout import SaleEntry
from app.services.desk import Desk
from app.services.overrides import OverrideEntry
from app.services.redaction import HIDDEN
from tests.services.shops import (
    DAY,
    FixedClock,
    add,
    as_role,
    audit_of,
    edit,
    grade_of,
    refusal,
    scheme,
    sell,
    steps_of,
    take_back,
    take_in,
    troubles,
)

FULL = CustomerEntry(
    name="欧阳 小明",
    phone="+86 138-1234-5678",
    number="007",
    email="Ming@example.cn",
    birthday="1990-05-02",
    joined=date(2020, 2, 29),
    influence=4.5,
    influence_note="brought three friends",
    potential=80,
    potential_note="new flat",
    channel="web",
    note="两行\n第二行",
    gender="male",
    occupation="teacher",
    address="1 Tea Street",
    tags=("vip", "老客"),
)


def test_a_customer_is_kept_as_typed(desk: Desk) -> None:
    done = customers.add_customer(desk, FULL)
    card = customers.card(desk, done.value)
    assert card.entry == CustomerEntry(
        **{**FULL.__dict__, "phone": "13812345678", "tags": ("vip", "老客")}
    )
    assert done.changes.customers == {done.value}
    assert (card.level, card.stars, card.points, card.referrer) == (1, 1, 0, "")
    assert (card.last_review, card.next_review) == (DAY, date(2024, 7, 1))
    assert audit_of(desk)[0].act == "add_customer"
    assert troubles(desk) == []


def test_a_name_alone_is_enough(desk: Desk) -> None:
    first, second = add(desk, "张三"), add(desk, "张三")
    assert first != second
    entry = customers.card(desk, second).entry
    assert (entry.number, entry.joined, entry.channel) == (f"SD{second:06d}", DAY, "shop")


def test_an_own_number_gives_way_to_one_that_is_taken(desk: Desk) -> None:
    add(desk, "a", number="SD000002")
    assert customers.card(desk, add(desk, "b")).entry.number == "SD000002X"


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"name": " "}, "name_missing", "name"),
        ({"name": "x" * 10_000}, "text_too_long", "name"),
        ({"name": "a\0b"}, "control_character", "name"),
        ({"name": "a\ud800b"}, "control_character", "name"),
        ({"note": "\udfff"}, "control_character", "note"),
        ({"tags": ("\udfff",)}, "control_character", "tags"),
        ({"phone": "1381234567"}, "bad_phone", "phone"),
        ({"phone": "ring me"}, "bad_phone", "phone"),
        ({"phone": "138****5678"}, "bad_phone", "phone"),
        ({"phone": "1.38E+10"}, "damaged_number", "phone"),
        ({"number": "1.38E+10"}, "damaged_number", "number"),
        ({"email": "nobody"}, "bad_email", "email"),
        ({"birthday": (DAY + timedelta(days=1)).isoformat()}, "day_in_future", "birthday"),
        ({"birthday": "2023-02-29"}, "bad_birthday", "birthday"),
        ({"birthday": "--02-30"}, "bad_birthday", "birthday"),
        ({"birthday": "soon"}, "bad_birthday", "birthday"),
        ({"joined": DAY + timedelta(days=1)}, "day_in_future", "joined"),
        ({"influence": -0.1}, "out_of_range", "influence"),
        ({"influence": 5.1}, "out_of_range", "influence"),
        ({"influence": float("nan")}, "out_of_range", "influence"),
        ({"potential": 101}, "out_of_range", "potential"),
        ({"tags": tuple(map(str, range(31)))}, "too_many_tags", "tags"),
        ({"referrer_id": 99}, "no_referrer", "referrer"),
    ],
)
def test_what_is_wrong_is_refused_beside_its_field(
    desk: Desk, values: dict[str, Any], code: str, field: str
) -> None:
    with refusal(code, field):
        add(desk, **{"name": "张三", **values})
    assert customers.find(desk, "张三") == []


@pytest.mark.parametrize(
    "name",
    ["=1+1", "%", "_", "'", '"; DROP TABLE customer; --', "👩‍👧 Ann", "a_b%c", "O’Neil", "{x}"],
)
def test_strange_names_are_text(desk: Desk, name: str) -> None:
    other = add(desk, "王五")
    key = add(desk, name)
    assert customers.card(desk, key).entry.name == name
    assert [hit.name for hit in customers.find(desk, customers.card(desk, key).entry.number)] == [
        name
    ]
    assert key in {hit.id for hit in customers.find(desk, name)} or not any(map(str.isalnum, name))
    assert other not in {hit.id for hit in customers.find(desk, name)}


@pytest.mark.parametrize(
    "query", ["", " ", "%", "_", "\0", "\ud800", "x" * 10_000, "* OR 1=1", "{0}"]
)
def test_a_strange_query_finds_nobody(desk: Desk, query: str) -> None:
    add(desk, "王五", phone="13812345678")
    assert customers.find(desk, query) == []


def test_a_leap_day_is_a_birthday(desk: Desk) -> None:
    for birthday in ("--02-29", "2000-02-29"):
        key = add(desk, birthday, birthday=birthday)
        assert customers.card(desk, key).entry.birthday == birthday


def test_a_number_belongs_to_one(desk: Desk) -> None:
    first = add(desk, "a", number="007")
    with refusal("number_taken", "number"):
        add(desk, "b", number="007")
    add(desk, "b", number="7")
    edit(desk, first, name="c")
    with refusal("number_taken"):
        edit(desk, first, number="7")


def test_a_phone_belongs_to_one_unless_shared(desk: Desk) -> None:
    add(desk, "mother", phone="13812345678")
    with refusal("phone_taken", "phone"):
        add(desk, "child", phone="138 1234 5678")
    child = add(desk, "child", phone="13812345678", shares_phone=True)
    assert len(customers.find(desk, "5678")) == 2
    edit(desk, child, name="Child")
    with refusal("phone_taken", "phone"):
        edit(desk, child, shares_phone=False)


def test_find_puts_exact_and_ending_matches_first_then_levels(desk: Desk) -> None:
    low = add(desk, "王小明", phone="13800005678", number="A1")
    high = add(desk, "王大明", phone="13900005678", number="A2")
    sell(desk, high, "9000.00")
    assert [hit.id for hit in customers.find(desk, "5678")] == [high, low]
    assert [hit.id for hit in customers.find(desk, "wxm")] == [low]
    assert customers.find(desk, "A1")[0].id == low
    assert len(customers.find(desk, "王", limit=1)) == 1
    hit = customers.find(desk, "王大明")[0]
    assert (hit.number, hit.phone, hit.stars) == ("A2", "139 **** 5678", 3)
    assert hit.level_name == "Three stars"


def test_an_edit_is_found_by_what_it_is_now(desk: Desk) -> None:
    key = add(desk, "王小明", phone="13812345678")
    edit(desk, key, name="李雷", phone="13987654321")
    assert customers.find(desk, "王小明") == customers.find(desk, "5678") == []
    assert [hit.id for hit in customers.find(desk, "4321")] == [key]
    line = audit_of(desk)[0]
    assert (line.act, line.record_id) == ("edit_customer", key)
    assert "李雷" not in line.details
    assert troubles(desk) == []


def test_an_edit_moves_the_live_score_and_never_the_official_level(desk: Desk) -> None:
    """Pitfall 6: editing a profile silently pins or lifts the level."""
    grading.set_scheme(desk, scheme(Dimension("influence", 100, full=Decimal(5))))
    key = add(desk, "a", influence=1)
    assert grade_of(desk, key)["level"] == 2
    edit(desk, key, influence=5)
    assert (grade_of(desk, key)["level"], grade_of(desk, key)["live_level"]) == (2, 5)
    edit(desk, key, influence=0, name="b", phone="13812345678")
    grade = grade_of(desk, key)
    assert (grade["level"], grade["live_level"], grade["score"]) == (2, 1, 0)
    assert len(steps_of(desk, key)) == 1
    edit(desk, key, influence=5)
    sell(desk, key, "1.00")
    assert grade_of(desk, key)["level"] == 5


def test_an_edit_keeps_what_the_form_could_not_show(front: Desk, desk: Desk) -> None:
    key = add(desk, "a", phone="13812345678")
    assert customers.card(front, key).entry.phone == "138 **** 5678"
    edit(front, key, name="b")
    edit(front, key, phone="")
    assert customers.card(desk, key).entry.phone == "13812345678"
    edit(front, key, phone="13987654321")
    assert customers.card(desk, key).entry.phone == "13987654321"
    edit(desk, key, phone="")
    assert customers.card(desk, key).entry.phone == ""


def test_an_edit_without_a_number_keeps_it(desk: Desk) -> None:
    key = add(desk, "a", number="007")
    edit(desk, key, number="", tags=("x",))
    entry = customers.card(desk, key).entry
    assert (entry.number, entry.tags) == ("007", ("x",))


def test_a_referrer_is_another_customer_and_never_in_a_ring(desk: Desk) -> None:
    a = add(desk, "a")
    b = add(desk, "b", referrer_id=a)
    c = add(desk, "c", referrer_id=b)
    assert customers.card(desk, c).referrer == "b"
    for key, referrer in ((a, a), (a, b), (a, c), (b, c)):
        with refusal("referral_ring", "referrer"):
            edit(desk, key, referrer_id=referrer)
    edit(desk, c, referrer_id=a)
    edit(desk, a, referrer_id=None)
    with refusal("no_referrer"):
        edit(desk, c, referrer_id=77)


def test_history_shows_every_line_newest_first(desk: Desk, clock: FixedClock) -> None:
    key = add(desk)
    sell(desk, key, "30.00", document="A1", category="tea", product="green", channel="web")
    clock.move(days=1)
    take_back(desk, "A1", "10.00")
    back, sold = customers.history(desk, key)
    assert (back.amount_minor, back.is_return, back.day) == (-1000, True, clock.day)
    assert (sold.amount_minor, sold.is_return, sold.document) == (3000, False, "A1")
    assert (sold.category, sold.product, sold.channel) == ("tea", "green", "web")
    assert len(customers.history(desk, key, limit=1)) == 1


def test_the_front_desk_sees_no_amounts(desk: Desk, front: Desk) -> None:
    key = add(desk, phone="13812345678")
    sell(desk, key, "30.00")
    card = customers.card(front, key)
    assert card.score is HIDDEN
    assert card.entry.phone == "138 **** 5678"
    assert [row.amount_minor for row in customers.history(front, key)] == [HIDDEN]
    assert customers.find(front, "5678")[0].phone == "138 **** 5678"
    assert str(HIDDEN) == "•••"
    accountant = as_role(desk, Role.ACCOUNTANT)
    assert customers.history(accountant, key)[0].amount_minor == 3000
    assert customers.card(accountant, key).entry.phone == "138 **** 5678"


def test_a_phone_is_revealed_with_a_reason(front: Desk, desk: Desk) -> None:
    key = add(desk, phone="13812345678")
    assert customers.reveal_phone(front, key, " call back ") == "13812345678"
    line = audit_of(desk)[0]
    assert (line.act, line.record_id, line.reason) == ("reveal_phone", key, "call back")
    assert line.actor == front.actor.login
    for reason in ("", " ", "\ud800"):
        with pytest.raises(UserError) as caught:
            customers.reveal_phone(front, key, reason)
        assert caught.value.field == "reason"
    assert len([line for line in audit_of(desk) if line.act == "reveal_phone"]) == 1


def test_who_is_not_there_is_said(desk: Desk) -> None:
    for act in (
        lambda: customers.card(desk, 77),
        lambda: customers.history(desk, 77),
        lambda: customers.reveal_phone(desk, 77, "x"),
        lambda: customers.edit_customer(desk, 77, CustomerEntry(name="x")),
        lambda: checkout.record_sale(desk, SaleEntry(77, 100)),
        lambda: grading.explain(desk, 77),
        lambda: rule_papers.level_report(desk, 77),
        lambda: overrides.set_level(desk, OverrideEntry(77, 3, "x")),
        lambda: privacy.erase(desk, 77, "asked"),
    ):
        with refusal("customer_gone"):
            act()
    for number in ("007", "\ud800", "x" * 1000):
        with refusal("no_customer"):
            customers.id_of(desk, number)


def test_a_number_leads_to_its_customer_verbatim(desk: Desk) -> None:
    key = add(desk, "a", number="007")
    assert customers.id_of(desk, "007") == key
    with refusal("no_customer"):
        customers.id_of(desk, "7")


@pytest.mark.parametrize("name", ["influence", "potential"])
def test_what_staff_give_for_the_level_needs_its_evidence(desk: Desk, name: str) -> None:
    note = f"{name}_note"
    with refusal("no_evidence", note):
        customers.add_customer(desk, with_fields(CustomerEntry("甲"), {name: 3.0}))
    key = add(desk, "乙", **{name: 3.0, note: "brought two friends"})
    entry = customers.card(desk, key).entry
    refused: tuple[dict[str, Any], ...] = (
        {name: 4.0, note: " "},
        {note: ""},
        {name: 0.0, note: ""},
    )
    for change in refused:
        with refusal("no_evidence", note):
            customers.edit_customer(desk, key, with_fields(entry, change))
    customers.edit_customer(desk, key, with_fields(entry, {name: 4.0}))
    customers.edit_customer(desk, key, with_fields(entry, {name: None, note: ""}))


def with_fields(entry: CustomerEntry, values: dict[str, Any]) -> CustomerEntry:
    return replace(entry, **values)


def test_an_imported_influence_has_its_file_for_evidence(
    desk: Desk, csv_file: Callable[..., Path]
) -> None:
    take_in(desk, csv_file([["number", "name", "influence"], ["A1", "甲", "4"]]))
    key = customers.id_of(desk, "A1")
    entry = customers.card(desk, key).entry
    customers.edit_customer(desk, key, replace(entry, name="乙"))
    with refusal("no_evidence", "influence_note"):
        customers.edit_customer(desk, key, replace(entry, influence=5.0))
