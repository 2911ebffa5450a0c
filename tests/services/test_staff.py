"""Staff of an encrypted shop: who signs in with what, own roles, a second person's approval."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import bootstrap, vault
from app.domain.access import Permission, Role
from app.errors import NotAllowedError
from app.services import (
    approvals,
    audit,
    checkout,
    customers,
    overrides,
    papers,
    reporting,
    settings,
    staff,
    star_table,
)
from app.services.audit import AuditView
from app.services.desk import Desk
from app.services.orders import ReturnEntry
from app.services.overrides import OverrideEntry
from app.services.papers import PaperMade
from app.services.redaction import HIDDEN
from app.services.staff import PersonEntry
from app.services.star_table import View, first_page
from tests.services.shops import FixedClock, add, refusal, sell

P = Permission
CHEAP = vault.Cost(memory_kib=32, passes=1, lanes=1)
SECRET = "一句 话"


@pytest.fixture
def safe(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    """Return the owner's desk at an encrypted shop with a front desk person in it."""
    folder = tmp_path / "safe"
    setup = bootstrap.ShopSetup("茶铺", owner="ann", password=SECRET, cost=CHEAP)
    bootstrap.create_shop(folder, setup, clock)
    desk = bootstrap.open_desk(folder, "ann", password=SECRET, clock=clock)
    staff.add(desk, PersonEntry("li", "李", "front_desk", "second"))
    yield desk
    desk.close()


def sign_in(desk: Desk, login: str, password: str) -> Desk:
    """Open the same shop as somebody else."""
    return bootstrap.open_desk(desk.paths.shop, login, password=password, clock=desk.clock)


def test_a_new_person_signs_in_with_a_password_of_their_own(safe: Desk) -> None:
    key = add(safe, phone="13812345678")
    sell(safe, key, "450.00")
    other = sign_in(safe, "li", "second")
    assert (other.actor.name, other.actor.role) == ("李", Role.FRONT_DESK)
    assert first_page(other, View())[0].amount_minor is HIDDEN
    other.close()
    assert [(row.login, row.has_password) for row in staff.people(safe)] == [
        ("ann", True),
        ("li", True),
    ]


def test_a_removed_person_has_no_way_in(safe: Desk) -> None:
    staff.remove(safe, "li")
    assert vault.logins(safe.paths.shop) == ["ann"]
    with refusal("unknown_login", "login"):
        sign_in(safe, "li", "second")
    with refusal("staff_login_taken", "login"):
        staff.add(safe, PersonEntry("li", "x", "manager", "y"))
    (gone,) = [row for row in staff.people(safe) if row.login == "li"]
    assert not gone.is_active


def test_a_forgotten_password_is_replaced(safe: Desk) -> None:
    staff.set_password(safe, "li", "third")
    with refusal("wrong_password", "password"):
        sign_in(safe, "li", "second")
    sign_in(safe, "li", "third").close()


def test_the_shop_keeps_an_owner(safe: Desk) -> None:
    with refusal("staff_last_owner", "role"):
        staff.change(safe, "ann", "Ann", "manager")
    with refusal("staff_own_login", "login"):
        staff.remove(safe, "ann")
    staff.change(safe, "li", "李", "owner")
    staff.change(safe, "ann", "Ann", "manager")
    other = sign_in(safe, "li", "second")
    staff.remove(other, "ann")
    other.close()


def test_an_own_role_grants_just_what_it_says(safe: Desk) -> None:
    role = staff.save_role(safe, "收银", frozenset({P.SEE_CUSTOMERS, P.RECORD_SALE})).value
    staff.change(safe, "li", "李", role)
    key = add(safe, phone="13812345678")
    other = sign_in(safe, "li", "second")
    assert other.actor.own_title == "收银"
    sell(other, key, "10.00")
    with pytest.raises(NotAllowedError):
        customers.reveal_phone(other, key, "call back")
    other.close()
    staff.save_role(safe, "收银", frozenset({P.SEE_CUSTOMERS, P.REVEAL_PHONE}), role)
    other = sign_in(safe, "li", "second")
    assert customers.reveal_phone(other, key, "call back") == "13812345678"
    with pytest.raises(NotAllowedError):
        sell(other, key, "10.00")
    other.close()
    with refusal("staff_role_held", "role"):
        staff.drop_role(safe, role)
    staff.change(safe, "li", "李", "front_desk")
    staff.drop_role(safe, role)
    assert [one.role for one in staff.roles(safe)][-1] == "accountant"


@pytest.mark.parametrize(
    ("entry", "code", "field"),
    [
        (PersonEntry("", "x", "manager", "p"), "staff_bad_login", "login"),
        (PersonEntry("x" * 61, "x", "manager", "p"), "staff_bad_login", "login"),
        (PersonEntry("ann", "x", "manager", "p"), "staff_login_taken", "login"),
        (PersonEntry("wu", "x", "king", "p"), "staff_no_role", "role"),
        (PersonEntry("wu", "x", "own:9", "p"), "staff_no_role", "role"),
        (PersonEntry("wu", "x", "manager", ""), "empty_password", "password"),
    ],
)
def test_refusals_leave_nobody_half_added(
    safe: Desk, entry: PersonEntry, code: str, field: str
) -> None:
    with refusal(code, field):
        staff.add(safe, entry)
    assert [row.login for row in staff.people(safe)] == ["ann", "li"]
    assert vault.logins(safe.paths.shop) == ["ann", "li"]


def test_an_override_waits_for_a_second_person(safe: Desk) -> None:
    key = add(safe)
    sell(safe, key, "10.00")
    settings.change(safe, "approval.acts", ["override"])
    with refusal("approval_needed"):
        overrides.set_level(safe, OverrideEntry(key, 3, "an apology"))
    with refusal("approval_not_theirs", "login"):
        approvals.grant(safe, "ann", SECRET)
    with refusal("approval_not_theirs", "login"):
        approvals.grant(safe, "li", "second")
    staff.add(safe, PersonEntry("wu", "吴", "manager", "fourth"))
    with refusal("wrong_password", "password"):
        approvals.grant(safe, "wu", "wrong")
    approvals.grant(safe, "wu", "fourth")
    overrides.set_level(safe, OverrideEntry(key, 3, "an apology"))
    line = audit.lines(safe, AuditView(act="set_level"))[0]
    assert line.details["approved_by"] == "wu"
    # The word holds for one act.
    with refusal("approval_needed"):
        overrides.set_level(safe, OverrideEntry(key, 4, "another"))


def test_a_plain_shop_has_no_passwords(desk: Desk) -> None:
    staff.add(desk, PersonEntry("li", "李", "manager"))
    with refusal("staff_no_passwords", "password"):
        staff.set_password(desk, "li", "x")
    with refusal("approval_without_password"):
        approvals.grant(desk, "li", "x")


def test_returns_over_an_amount_and_exports_wait_too(safe: Desk) -> None:
    key, other = add(safe), add(safe)
    sell(safe, key, "100.00", document="A1")
    staff.add(safe, PersonEntry("wu", "吴", "manager", "fourth"))
    settings.change(safe, "approval.acts", ["refund", "export"])
    settings.change(safe, "approval.refund_minor", 4_000)
    checkout.record_return(safe, ReturnEntry("A1", 4_000))
    with refusal("approval_needed"):
        checkout.record_return(safe, ReturnEntry("A1", 4_001))
    approvals.grant(safe, "wu", "fourth")
    checkout.record_return(safe, ReturnEntry("A1", 4_001))
    assert audit.lines(safe, AuditView())[0].details["approved_by"] == "wu"
    many = PaperMade("statement", "pdf", (key, other))
    acts = (
        lambda: reporting.star_sheet(safe, View()),
        lambda: reporting.accountant_book(safe),
        lambda: star_table.note_copied(safe, 2),
        lambda: papers.note_made(safe, many),
    )
    for act in acts:
        with refusal("approval_needed"):
            act()
        approvals.grant(safe, "wu", "fourth")
        act()
        assert audit.lines(safe, AuditView())[0].details["approved_by"] == "wu"
    papers.note_made(safe, PaperMade("statement", "pdf", (key,)))
