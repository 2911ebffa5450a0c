"""The counter: sales and returns, and that a return puts back what its sale did."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.access import Role
from app.domain.schemes import Dimension
from app.services import checkout, customers, grading
from app.services.checkout import MOST_MINOR, ReturnEntry, SaleEntry
from app.services.desk import Desk
from app.services.redaction import HIDDEN
from tests.services.shops import (
    DAY,
    FixedClock,
    add,
    as_role,
    audit_of,
    digest,
    facts_of,
    grade_of,
    refusal,
    rows_in,
    scheme,
    sell,
    shop_of,
    steps_of,
    take_back,
    troubles,
)

THOUSAND = Dimension("amount", 100, full=Decimal(1000))


@pytest.fixture
def plain(desk: Desk) -> Desk:
    """Return a shop whose score is the spend: 10.00 for one point."""
    grading.set_scheme(desk, scheme(THOUSAND))
    return desk


def test_a_sale_tells_what_it_did(plain: Desk) -> None:
    key = add(plain, "李雷", number="007")
    done = checkout.record_sale(plain, SaleEntry(key, 45_000, "tea", "A1", "web", "green"))
    receipt = done.value
    assert (receipt.document, receipt.number, receipt.name) == ("A1", "007", "李雷")
    assert (receipt.day, receipt.amount_minor, receipt.customer_id) == (DAY, 45_000, key)
    assert (receipt.score_before, receipt.score_after) == (Decimal("0.00"), Decimal("45.00"))
    assert (receipt.level_before, receipt.level_after, receipt.level_name) == (1, 3, "L3")
    assert (receipt.stars_before, receipt.stars_after) == (1, 3)
    assert receipt.has_risen
    assert not receipt.has_fallen
    assert done.changes.customers == {key}
    assert done.changes.sales
    assert (audit_of(plain)[0].act, audit_of(plain)[0].noun) == ("record_sale", "sale")
    step = steps_of(plain, key)[-1]
    assert (step.cause, step.old_level, step.new_level) == ("promotion_at_once", 1, 3)
    assert step.sale_id


def test_a_return_takes_everything_back(plain: Desk) -> None:
    key = add(plain)
    before = facts_of(plain, key), grade_of(plain, key)
    receipt = sell(plain, key, "450.00", category="tea")
    back = take_back(plain, receipt.document)
    assert (back.amount_minor, back.level_before, back.level_after) == (-45_000, 3, 1)
    assert back.has_fallen
    assert not back.has_risen
    assert (back.score_before, back.score_after) == (Decimal("45.00"), Decimal("0.00"))
    assert (facts_of(plain, key), grade_of(plain, key)) == before
    assert [step.cause for step in steps_of(plain, key)] == [
        "first_grading",
        "promotion_at_once",
        "return_reversed",
    ]
    assert rows_in(plain, "sale_line") == 2
    assert troubles(plain) == []


def test_parts_come_back_until_nothing_is_left(plain: Desk) -> None:
    key = add(plain)
    sell(plain, key, "450.00", document="A1")
    assert take_back(plain, "A1", "100.00").level_after == 2
    assert facts_of(plain, key)["frequency"] == 1
    with refusal("return_too_large", "amount"):
        take_back(plain, "A1", "350.01")
    for amount in ("0", "-1.00"):
        with refusal("return_too_large", "amount"):
            take_back(plain, "A1", amount)
    assert take_back(plain, "A1").amount_minor == -35_000
    assert facts_of(plain, key)["frequency"] == 0
    for left in (None, "1.00"):
        with refusal("already_returned", "document"):
            take_back(plain, "A1", left)
    assert grade_of(plain, key)["level"] == 1


def test_what_cannot_be_returned_is_refused(plain: Desk, clock: FixedClock) -> None:
    key = add(plain)
    for document in ("A1", "", " ", "\ud800", "%"):
        with refusal("no_document", "document"):
            take_back(plain, document)
    sell(plain, key, document="A1", channel="shop")
    sell(plain, key, document="A1", channel="web")
    with refusal("document_ambiguous", "channel"):
        take_back(plain, "A1")
    with refusal("no_document", "document"):
        take_back(plain, "A1", channel="app")
    with refusal("day_in_future", "day"):
        take_back(plain, "A1", channel="web", day=DAY + timedelta(days=1))
    with refusal("return_before_sale", "day"):
        take_back(plain, "A1", channel="web", day=DAY - timedelta(days=1))
    assert take_back(plain, " A1 ", channel=" web ").document == "A1"
    assert facts_of(plain, key)["frequency"] == 1
    clock.move(days=3)
    assert take_back(plain, "A1", channel="shop", day=DAY).day == DAY


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"amount_minor": 0}, "amount_not_positive", "amount"),
        ({"amount_minor": -1}, "amount_not_positive", "amount"),
        ({"amount_minor": MOST_MINOR + 1}, "amount_not_positive", "amount"),
        ({"day": DAY + timedelta(days=1)}, "day_in_future", "day"),
        ({"customer_id": 77}, "customer_gone", "customer"),
        ({"document": "x" * 101}, "text_too_long", "document"),
        ({"document": "a\0"}, "control_character", "document"),
        ({"document": "1.2E+11"}, "damaged_number", "document"),
        ({"category": "\ud800"}, "control_character", "category"),
        ({"product": "x" * 1001}, "text_too_long", "product"),
        ({"channel": "x" * 51}, "text_too_long", "channel"),
    ],
)
def test_a_wrong_sale_is_refused_and_leaves_nothing(
    desk: Desk, values: dict[str, object], code: str, field: str
) -> None:
    key = add(desk)
    before = digest(desk)
    entry = {"customer_id": key, "amount_minor": 100, **values}
    with refusal(code, field):
        checkout.record_sale(desk, SaleEntry(**entry))  # type: ignore[arg-type] # wrong on purpose
    assert digest(desk) == before
    assert rows_in(desk, "sale") == 0


def test_a_document_is_taken_once_per_channel(desk: Desk) -> None:
    key = add(desk)
    sell(desk, key, document="A1")
    for channel in ("shop", " shop ", ""):
        with refusal("document_taken", "document"):
            sell(desk, key, document=" A1 ", channel=channel)
    sell(desk, key, document="A1", channel="web")
    assert rows_in(desk, "sale") == 2


def test_a_sale_without_a_document_gets_one_of_its_own(desk: Desk) -> None:
    assert sell(desk, None).document == "240401-1"
    sell(desk, None, document="240401-3")
    receipt = sell(desk, None)
    assert receipt.document == "240401-3X"
    assert take_back(desk, "240401-3X").document == "240401-3X"


def test_a_walk_in_counts_for_the_shop_and_for_nobody(desk: Desk) -> None:
    done = checkout.record_sale(desk, SaleEntry(None, 5000, category="tea"))
    receipt = done.value
    assert (receipt.customer_id, receipt.name, receipt.level_name) == (None, "", "")
    assert (receipt.score_before, receipt.score_after, receipt.stars_after) == (None, None, 0)
    assert done.changes.customers == frozenset()
    back = checkout.record_return(desk, ReturnEntry(receipt.document))
    assert (back.value.amount_minor, back.changes.customers) == (-5000, frozenset())
    assert troubles(desk) == []


def test_a_sale_may_be_entered_for_an_earlier_day(plain: Desk) -> None:
    key = add(plain, joined=date(2020, 1, 1))
    assert sell(plain, key, "450.00", day=DAY - timedelta(days=364)).level_after == 3
    assert sell(plain, key, "450.00", day=DAY - timedelta(days=365)).score_after == 45


def test_promotion_at_review_leaves_the_level(desk: Desk) -> None:
    grading.set_scheme(desk, scheme(THOUSAND, promote="at_review"))
    key = add(desk)
    receipt = sell(desk, key, "900.00")
    assert (receipt.level_after, receipt.score_after) == (1, Decimal(90))
    grade = grade_of(desk, key)
    assert (grade["level"], grade["live_level"]) == (1, 5)
    assert take_back(desk, receipt.document).level_after == 1
    assert len(steps_of(desk, key)) == 1


def test_a_level_that_time_has_left_behind_survives_buy_and_return(
    plain: Desk, clock: FixedClock
) -> None:
    key = add(plain)
    sell(plain, key, "450.00")
    clock.move(days=400)
    grading.regrade(plain)
    assert (grade_of(plain, key)["level"], grade_of(plain, key)["live_level"]) == (3, 1)
    for amount in ("450.00", "250.00", "999.00"):
        receipt = sell(plain, key, amount)
        assert receipt.level_after == max(3, receipt.level_after)
        assert take_back(plain, receipt.document).level_after == 3


def test_returns_in_any_order_end_where_it_began(plain: Desk) -> None:
    key = add(plain)
    sell(plain, key, "250.00", document="A")
    sell(plain, key, "350.00", document="B")
    assert grade_of(plain, key)["level"] == 4
    assert take_back(plain, "A").level_after == 2
    assert take_back(plain, "B").level_after == 1


def test_the_promoting_sale_comes_back_after_time_has_done_its_part(
    plain: Desk, clock: FixedClock
) -> None:
    key = add(plain)
    sell(plain, key, "450.00", document="A")
    clock.move(days=400)
    sell(plain, key, "10.00", document="B")
    assert take_back(plain, "A").level_after == 1
    assert take_back(plain, "B").level_after == 1


def test_a_friend_who_buys_lifts_the_referrer_and_a_return_lowers_it(desk: Desk) -> None:
    grading.set_scheme(desk, scheme(Dimension("referrals", 100, full=Decimal(5))))
    a = add(desk, "a")
    b = add(desk, "b", referrer_id=a)
    done = checkout.record_sale(desk, SaleEntry(b, 100, document="A1"))
    assert done.changes.customers == {a, b}
    assert (grade_of(desk, a)["level"], grade_of(desk, a)["score"]) == (2, 20)
    back = checkout.record_return(desk, ReturnEntry("A1"))
    assert back.changes.customers == {a, b}
    assert (grade_of(desk, a)["level"], grade_of(desk, a)["score"]) == (1, 0)
    assert steps_of(desk, a)[-1].cause == "return_reversed"
    assert grading.regrade(desk).value.changed == 0


def test_the_front_desk_reads_back_only_what_it_typed(desk: Desk) -> None:
    front = as_role(desk, Role.FRONT_DESK)
    key = add(desk)
    receipt = sell(front, key, "300.00", document="A1")
    assert receipt.amount_minor == 30_000
    assert receipt.score_before is receipt.score_after is HIDDEN
    assert take_back(front, "A1", "50.00").amount_minor == -5000
    assert take_back(front, "A1").amount_minor is HIDDEN
    sell(desk, key, "300.00", document="A2")
    assert take_back(desk, "A2").amount_minor == -30_000


def test_a_return_goes_to_the_first_lines_with_something_left(desk: Desk, tmp_path: Path) -> None:
    from app.services import importing  # noqa: PLC0415 - orders of several lines come from files
    from tests.services.shops import write_csv  # noqa: PLC0415 - same

    rows = [
        ["customer", "document", "date", "amount", "category"],
        ["7", "A1", "2024-03-01", "50.00", "tea"],
        ["7", "A1", "2024-03-01", "20.00", "cups"],
    ]
    importing.run(desk, write_csv(tmp_path / "a.csv", rows), importing.Options())
    key = customers.id_of(desk, "7")
    take_back(desk, "A1", "60.00")
    found = customers.history(desk, key)
    assert sorted((row.amount_minor, row.category) for row in found) == [
        (-5000, "tea"),
        (-1000, "cups"),
        (2000, "cups"),
        (5000, "tea"),
    ]
    assert facts_of(desk, key)["diversity"] == 1
    take_back(desk, "A1")
    assert facts_of(desk, key)["lifetime_minor"] == 0
    assert troubles(desk) == []


def test_a_document_of_several_customers_is_returned_by_naming_one(
    desk: Desk, tmp_path: Path
) -> None:
    from app.services import importing  # noqa: PLC0415 - such documents come from files
    from tests.services.shops import write_csv  # noqa: PLC0415 - same

    rows = [
        ["customer", "document", "date", "amount"],
        ["7", "A1", "2024-03-01", "50.00"],
        ["8", "A1", "2024-03-01", "20.00"],
    ]
    importing.run(desk, write_csv(tmp_path / "a.csv", rows), importing.Options())
    with refusal("document_ambiguous", "channel"):
        checkout.record_return(desk, ReturnEntry("A1", channel="shop"))
    key = customers.id_of(desk, "8")
    back = checkout.record_return(desk, ReturnEntry("A1", customer_id=key)).value
    assert (back.number, back.amount_minor) == ("8", -2000)
    with refusal("no_document"):
        checkout.record_return(desk, ReturnEntry("A1", customer_id=add(desk)))


ACTS = st.tuples(
    st.sampled_from(["10.00", "150.00", "250.00", "333.33", "700.00"]),
    st.integers(0, 250),
    st.sampled_from(["", "tea", "cups"]),
)


@given(acts=st.lists(ACTS, max_size=5), last=ACTS, parts=st.integers(1, 3))
@settings(max_examples=15)
def test_buy_and_return_put_every_number_back(
    new_shop: Path, acts: list[tuple[str, int, str]], last: tuple[str, int, str], parts: int
) -> None:
    rules = scheme(
        Dimension("amount", 60, full=Decimal(1000)),
        Dimension("frequency", 20, full=Decimal(4)),
        Dimension("recency", 10, floor=Decimal(180), full=Decimal(0)),
        Dimension("diversity", 10, full=Decimal(2)),
    )
    with shop_of(new_shop) as (desk, clock):
        grading.set_scheme(desk, rules)
        key = add(desk)
        for amount, days, category in acts:
            sell(desk, key, amount, category=category)
            clock.move(days=days)
        grading.regrade(desk)
        before = facts_of(desk, key), grade_of(desk, key)
        receipt = sell(desk, key, last[0], category=last[2])
        for _ in range(parts - 1):
            take_back(desk, receipt.document, "1.11")
        take_back(desk, receipt.document)
        facts, grade = facts_of(desk, key), grade_of(desk, key)
        # What only a review may lower is now known not to hang on any sale.
        grade["base_level"] = before[1]["base_level"]
        assert (facts, grade) == before
        assert grading.regrade(desk).value.changed == 0
        assert troubles(desk) == []
