"""A second person's word: what waits for it, and that it is good for one act only."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import UserError
from app.services import (
    approvals,
    audit,
    checkout,
    importing,
    overrides,
    privacy,
    settings,
    staff,
)
from app.services.audit import AuditView
from app.services.desk import Desk
from app.services.importing import Options
from app.services.orders import ReturnEntry
from app.services.overrides import OverrideEntry
from app.services.staff import PersonEntry
from tests.services.shops import add, refusal, sell
from tests.services.test_staff import safe

__all__ = ["safe"]


@pytest.fixture
def strict(safe: Desk) -> Desk:
    """Return the owner's desk at a shop where everything waits for a second person, wu."""
    staff.add(safe, PersonEntry("wu", "吴", "manager", "fourth"))
    settings.change(safe, "approval.acts", ["override", "export", "refund", "erase"])
    settings.change(safe, "approval.refund_minor", 10_000)
    return safe


def wanted(act: Callable[[], object]) -> str:
    """Return for which act a word is wanted, by its refusal."""
    with refusal("approval_needed"):
        act()
    try:
        act()
    except UserError as error:
        return str(error.values[approvals.OF])
    raise AssertionError


def test_returns_count_together_for_an_order_and_for_a_customer(strict: Desk) -> None:
    key = add(strict)
    sell(strict, key, "500.00", document="A1")
    sell(strict, key, "500.00", document="A2")
    sell(strict, None, "500.00", document="W1")
    checkout.record_return(strict, ReturnEntry("A1", 6_000))
    checkout.record_return(strict, ReturnEntry("W1", 10_000))
    for document in ("A1", "A2"):
        with refusal("approval_needed"):
            checkout.record_return(strict, ReturnEntry(document, 4_001))
    with refusal("approval_needed"):
        checkout.record_return(strict, ReturnEntry("W1", 1))
    checkout.record_return(strict, ReturnEntry("A2", 4_000))
    with refusal("approval_needed"):
        checkout.record_return(strict, ReturnEntry("A2", 1))


def test_what_was_taken_back_again_does_not_count(strict: Desk) -> None:
    sale = sell(strict, add(strict), "500.00", document="A1")
    checkout.record_return(strict, ReturnEntry("A1", 10_000))
    checkout.undo_return(strict, sale.sale_id)
    checkout.record_return(strict, ReturnEntry("A1", 10_000))


def test_a_file_of_returns_waits_too(strict: Desk, tmp_path: Path) -> None:
    sell(strict, add(strict), "500.00", document="A1")
    small, large = tmp_path / "small.csv", tmp_path / "large.csv"
    small.write_text("document,date,amount\nB1,2024-03-01,-60.00\nB2,2024-03-01,-40.00\n")
    large.write_text("document,date,amount\nB3,2024-03-01,-60.00\nB4,2024-03-01,-40.01\n")
    importing.run(strict, small, Options())
    importing.run(strict, large, Options(dry_run=True))
    of = wanted(lambda: importing.run(strict, large, Options()))
    approvals.grant(strict, "wu", "fourth", of)
    importing.run(strict, large, Options())
    assert audit.lines(strict, AuditView())[0].details["approved_by"] == "wu"


def test_a_persons_data_and_the_end_of_a_level_set_by_hand_wait_too(strict: Desk) -> None:
    key = add(strict)
    sell(strict, key, "500.00")
    with refusal("approval_needed"):
        privacy.person(strict, key)
    approvals.grant(strict, "wu", "fourth")
    privacy.person(strict, key)
    assert audit.lines(strict, AuditView())[0].details["approved_by"] == "wu"
    approvals.grant(strict, "wu", "fourth")
    made = overrides.set_level(strict, OverrideEntry(key, 3, "an apology")).value
    with refusal("approval_needed"):
        overrides.end(strict, made, "over")
    approvals.grant(strict, "wu", "fourth")
    overrides.end(strict, made, "over")
    assert audit.lines(strict, AuditView())[0].details["approved_by"] == "wu"


def test_a_word_is_good_for_the_act_it_was_given_for(strict: Desk) -> None:
    key, other = add(strict), add(strict)
    for person in (key, other):
        sell(strict, person, "500.00")
    first = OverrideEntry(key, 3, "an apology")
    of = wanted(lambda: overrides.set_level(strict, first))
    approvals.grant(strict, "wu", "fourth", of)
    with refusal("approval_needed"):
        overrides.set_level(strict, OverrideEntry(other, 3, "an apology"))
    # The word that was given for another act is not kept for later.
    with refusal("approval_needed"):
        overrides.set_level(strict, first)
    approvals.grant(strict, "wu", "fourth", of)
    overrides.set_level(strict, first)


def test_a_word_goes_with_the_act_that_failed_for_another_reason(strict: Desk) -> None:
    key = add(strict)
    sell(strict, key, "500.00")
    approvals.grant(strict, "wu", "fourth")
    with refusal("override_no_level", "level"):
        overrides.set_level(strict, OverrideEntry(key, 9, "an apology"))
    with refusal("approval_needed"):
        overrides.set_level(strict, OverrideEntry(key, 3, "an apology"))
