"""The audit log as its reader sees it: every act, searched, and what is unusual in a week."""

from dataclasses import replace

from app.domain.access import Role
from app.services import audit, customers, overrides, privacy, settings
from app.services.audit import AuditView
from app.services.desk import Desk
from app.services.overrides import OverrideEntry
from tests.services.shops import DAY, FixedClock, add, as_role, sell


def test_acts_stand_in_the_log_with_who_and_why(desk: Desk) -> None:
    key = add(desk, phone="13812345678")
    sell(desk, key, "10.00")
    overrides.set_level(desk, OverrideEntry(key, 3, "an apology"))
    customers.reveal_phone(as_role(desk, Role.FRONT_DESK), key, "call back")
    newest = audit.lines(desk, AuditView())
    assert [row.act for row in newest[:4]] == [
        "reveal_phone",
        "set_level",
        "record_sale",
        "add_customer",
    ]
    assert (newest[0].actor, newest[0].reason) == ("test front_desk", "call back")
    assert (newest[1].reason, newest[1].details["to"]) == ("an apology", 3)
    assert audit.broken(desk) == []
    about = audit.lines(desk, AuditView(customer_id=key))
    assert {row.act for row in about} == {"reveal_phone", "set_level", "add_customer"}
    assert [row.act for row in audit.lines(desk, AuditView(act="set_level"))] == ["set_level"]
    assert audit.lines(desk, AuditView(actor="nobody")) == []
    older = audit.lines(desk, AuditView(before_id=newest[1].id), limit=1)
    assert [row.act for row in older] == ["record_sale"]
    assert "set_level" in audit.acts(desk)


def test_lines_are_found_by_their_day(desk: Desk, clock: FixedClock) -> None:
    add(desk)
    clock.move(days=3)
    add(desk)
    assert len(audit.lines(desk, AuditView(act="add_customer", start=DAY, end=DAY))) == 1
    assert len(audit.lines(desk, AuditView(act="add_customer", start=DAY))) == 2


def test_a_week_of_many_reveals_is_unusual(desk: Desk, clock: FixedClock) -> None:
    key = add(desk, phone="13812345678")
    front = as_role(desk, Role.FRONT_DESK)
    for _ in range(8):
        for _ in range(2):
            customers.reveal_phone(front, key, "call back")
        clock.move(days=7)
    for _ in range(12):
        customers.reveal_phone(front, key, "call back")
    digest = audit.digest(desk)
    (row,) = [one for one in digest.counts if one.act == "reveal_phone"]
    assert (row.actor, row.count, row.usual, row.is_unusual) == ("test front_desk", 12, 2.0, True)
    clock.move(days=7)
    for _ in range(4):
        customers.reveal_phone(front, key, "call back")
    (row,) = [one for one in audit.digest(desk).counts if one.act == "reveal_phone"]
    assert (row.count, row.is_unusual) == (4, False)


def test_values_before_and_after_stand_in_the_log(desk: Desk) -> None:
    key = add(desk, "李四", phone="13812345678")
    card = customers.card(desk, key)
    customers.edit_customer(desk, key, replace(card.entry, name="李思"))
    settings.change(desk, "desk.hides_after_s", 90)
    setting, edit = audit.lines(desk, AuditView())[:2]
    assert edit.values == {"name": ["李四", "李思"]}
    assert (setting.details["from"], setting.details["to"]) == (60, 90)
    privacy.erase(desk, key, "asked")
    erased = [line for line in audit.lines(desk, AuditView()) if line.act == "edit_customer"]
    assert (erased[0].values, erased[0].is_erased) == ({}, True)
    assert audit.broken(desk) == []
