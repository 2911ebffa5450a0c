"""Whole phone numbers: masked on every list of the screen, and a line of the log elsewhere."""

from collections.abc import Callable

import pytest

from app.domain.access import Role
from app.services import (
    audit,
    customers,
    first_look,
    phone_views,
    settings,
    star_table,
    worklist,
)
from app.services.audit import AuditView
from app.services.desk import Desk
from app.services.star_table import View, first_page
from tests.services.shops import add, as_role, refusal
from tests.services.test_staff import safe

__all__ = ["safe"]

PHONE, MASKED = "13812345678", "138 **** 5678"


def acts(desk: Desk) -> list[str]:
    return [line.act for line in audit.lines(desk, AuditView())]


def test_lists_on_screen_are_masked_for_everybody_and_leave_no_line(desk: Desk) -> None:
    key = add(desk, "王小明", phone=PHONE)
    before = acts(desk)
    shown = [
        first_page(desk, View())[0].phone,
        star_table.rows(desk, [key])[0].phone,
        customers.find(desk, "王")[0].phone,
        first_look.rows(desk)[0].phone,
        *(row.phone for row in worklist.worklist(desk, 400)),
    ]
    assert set(shown) == {MASKED}
    assert acts(desk) == before


LOOKS: dict[str, Callable[[Desk, int], str]] = {
    "list_phones": lambda desk, key: phone_views.listing(desk, [key])[0].phone,
    "list_phones ": lambda desk, _key: phone_views.look_up(desk, "王")[0].phone,
    "view_phone": lambda desk, key: phone_views.open_record(desk, key).entry.phone,
}


@pytest.mark.parametrize("act", LOOKS)
def test_a_whole_number_seen_is_a_line_of_the_log(desk: Desk, act: str) -> None:
    key = add(desk, "王小明", phone=PHONE)
    before = acts(desk)
    assert LOOKS[act](as_role(desk, Role.FRONT_DESK), key) == MASKED
    assert acts(desk) == before
    assert LOOKS[act](desk, key) == PHONE
    assert acts(desk) == [act.strip(), *before]


def test_nobody_with_a_phone_leaves_no_line(desk: Desk) -> None:
    key = add(desk, "王小明")
    before = acts(desk)
    for look in LOOKS.values():
        assert look(desk, key) == ""
    assert acts(desk) == before


def test_a_printed_list_waits_for_a_second_person_as_an_export_does(safe: Desk) -> None:
    key = add(safe, "王小明", phone=PHONE)
    settings.change(safe, "approval.acts", ["export"])
    with refusal("approval_needed"):
        phone_views.listing(safe, [key])
    assert phone_views.look_up(safe, "王")[0].phone == PHONE
    assert phone_views.listing(as_role(safe, Role.FRONT_DESK), [key])[0].phone == MASKED
