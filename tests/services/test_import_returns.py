"""Returns from files: linked to their order wherever it stands, or alone."""

import pytest

from app.errors import UserError
from app.services import batches, grading
from app.services.desk import Desk
from tests.services.import_rows import HEAD, ROWS, Write, of
from tests.services.shops import (
    add,
    digest,
    refusal,
    rows_in,
    scheme,
    sell,
    take_back,
    take_in,
    troubles,
)

RETURN_HEAD = [*HEAD, "original_order"]


def back(
    document: str,
    amount: str,
    original: str,
    category: str = "",
    product: str = "",
    who: str = "007",
) -> list[str]:
    return [who, document, "2024-03-10", amount, category, product, original]


def live_orders(desk: Desk) -> int:
    with desk.read() as work:
        return int(
            work.connection.exec_driver_sql(
                "SELECT count(*) FROM sale WHERE voided = 0"
            ).scalar_one()
        )


def padded(rows: list[list[str]]) -> list[list[str]]:
    return [[*row, ""] for row in rows]


@pytest.mark.parametrize("order", ["before", "after", "later file", "earlier file"])
def test_a_return_that_names_its_order_nets_into_it(
    desk: Desk, csv_file: Write, order: str
) -> None:
    sold, given = padded(ROWS[:3]), [back("R1", "-20.00", "A1", "cups", "blue")]
    if order == "later file":
        take_in(desk, csv_file([RETURN_HEAD, *sold]))
        take_in(desk, csv_file([RETURN_HEAD, *given]))
    elif order == "earlier file":
        take_in(desk, csv_file([RETURN_HEAD, *given]))
        take_in(desk, csv_file([RETURN_HEAD, *sold]))
    else:
        take_in(
            desk, csv_file([RETURN_HEAD, *(sold + given if order == "after" else given + sold)])
        )
    facts = of(desk, "007")
    assert (facts["frequency"], facts["diversity"], facts["amount_minor"]) == (1, 2, 7000)
    assert live_orders(desk) == 1
    take_in(desk, csv_file([RETURN_HEAD, back("R2", "-20.00", "A1", "cups", "blue")]))
    assert of(desk, "007")["diversity"] == 1
    take_in(desk, csv_file([RETURN_HEAD, back("R3", "-50.00", "A1")]))
    facts = of(desk, "007")
    assert (facts["frequency"], facts["amount_minor"], facts["last_day"]) == (0, 0, -1)
    again = take_in(desk, csv_file([RETURN_HEAD, *sold, *given]))
    assert (again.created, again.unchanged) == (0, 4)
    assert troubles(desk) == []


def test_a_linked_return_is_taken_back_with_its_file_alone(desk: Desk, csv_file: Write) -> None:
    grading.set_scheme(desk, scheme())
    first = take_in(
        desk, csv_file([RETURN_HEAD, *padded([["007", "A1", "2024-03-01", "450", "", ""]])])
    )
    before = digest(desk)
    second = take_in(desk, csv_file([RETURN_HEAD, back("R1", "-450.00", "A1")]))
    with refusal("batch_built_on"):
        batches.undo(desk, first.batch or 0)
    batches.undo(desk, second.batch or 0)
    assert digest(desk) == before


def test_a_return_of_an_order_nobody_knows_stands_alone(desk: Desk, csv_file: Write) -> None:
    rows = [*padded(ROWS[:1]), back("R1", "-30.00", "X9"), back("R2", "-5.00", "A1", who="008")]
    report = take_in(desk, csv_file([RETURN_HEAD, *rows]))
    assert report.created == 3
    assert (of(desk, "007")["frequency"], of(desk, "007")["amount_minor"]) == (1, 2000)
    assert of(desk, "008")["amount_minor"] == -500
    assert rows_in(desk, "sale") == 3
    assert troubles(desk) == []


def test_a_return_may_name_an_order_of_another_channel_or_of_a_walk_in(
    desk: Desk, csv_file: Write
) -> None:
    sell(desk, None, "9.99", document="W1")
    sell(desk, add(desk, "a", number="007"), "50.00", document="A1")
    rows = [back("R1", "-50.00", "A1"), back("R2", "-9.99", "W1", who="")]
    assert take_in(desk, csv_file([RETURN_HEAD, *rows]), channel="web").created == 2
    assert of(desk, "007")["frequency"] == 0
    assert rows_in(desk, "sale") == 2
    with refusal("already_returned"):
        take_back(desk, "W1")
    assert troubles(desk) == []


def test_a_return_larger_than_its_line_goes_to_the_order(desk: Desk, csv_file: Write) -> None:
    take_in(desk, csv_file([RETURN_HEAD, *padded(ROWS[:3]), back("R1", "-70.00", "A1")]))
    facts = of(desk, "007")
    assert (facts["frequency"], facts["diversity"], facts["amount_minor"]) == (1, 2, 2000)
    assert troubles(desk) == []


def test_a_later_return_at_the_counter_keeps_its_file(desk: Desk, csv_file: Write) -> None:
    batch = take_in(desk, csv_file([HEAD, *ROWS])).batch or 0
    take_back(desk, "A1", "10.00")
    before = digest(desk)
    with refusal("batch_built_on"):
        batches.undo(desk, batch)
    assert digest(desk) == before


REFUNDS = [
    back("R1", "-20.00", "A1", "cups", "blue"),
    back("R1", "-50.00", "A1"),
    back("R2", "-1234.50", "A2", who=""),
    back("R3", "-9.99", "A4", who="008"),
]


@pytest.mark.parametrize("first_undone", ["refunds", "sales"])
def test_returns_that_came_before_their_orders_are_undone_like_any(
    desk: Desk, csv_file: Write, first_undone: str
) -> None:
    grading.set_scheme(desk, scheme())
    fresh = digest(desk)
    refunds, sold = csv_file([RETURN_HEAD, *REFUNDS]), csv_file([HEAD, *ROWS])
    batch = take_in(desk, sold).batch or 0
    only_sales = digest(desk)
    batches.undo(desk, batch)
    early = take_in(desk, refunds).batch or 0
    only_refunds = digest(desk)
    late = take_in(desk, sold).batch or 0
    assert (of(desk, "007")["frequency"], of(desk, "007")["amount_minor"]) == (3, 3000)
    assert (of(desk, "008")["frequency"], of(desk, "008")["amount_minor"]) == (0, -4449)
    assert troubles(desk) == []
    assert take_in(desk, refunds).unchanged == 4
    if first_undone == "refunds":
        batches.undo(desk, early)
        assert digest(desk) == only_sales
        batches.undo(desk, late)
    else:
        batches.undo(desk, late)
        assert digest(desk) == only_refunds
        batches.undo(desk, early)
    assert digest(desk) == fresh
    assert troubles(desk) == []


def test_a_waiting_return_is_not_given_to_another_customer_s_order(
    desk: Desk, csv_file: Write
) -> None:
    take_in(desk, csv_file([RETURN_HEAD, back("R1", "-5.00", "A1", who="009")]))
    take_in(desk, csv_file([HEAD, *ROWS[:1]]))
    assert (live_orders(desk), of(desk, "007")["amount_minor"]) == (2, 5000)
    assert of(desk, "009")["amount_minor"] == -500
    assert troubles(desk) == []


@pytest.mark.parametrize("who", ["007", ""])
def test_a_sale_at_the_counter_calls_in_the_return_that_waited_for_it(
    desk: Desk, csv_file: Write, who: str
) -> None:
    grading.set_scheme(desk, scheme())
    customer = add(desk, "a", number="007")
    refunds = csv_file(
        [
            RETURN_HEAD,
            back("R1", "-30.00", "A1", who=who),
            back("R2", "-5.00", "A1", who="009"),
            back("R3", "-7.00", "A2", who=who),
        ]
    )
    early = take_in(desk, refunds).batch or 0
    sell(desk, customer, "100.00", document="A1")
    facts = of(desk, "007")
    elsewhere = -700 if who else 0
    assert (facts["frequency"], facts["amount_minor"]) == (1, 7000 + elsewhere)
    assert of(desk, "009")["amount_minor"] == -500  # another's return is not its
    assert live_orders(desk) == 3
    assert troubles(desk) == []
    assert take_in(desk, refunds).unchanged == 3
    with refusal("return_too_large"):
        take_back(desk, "A1", "70.01")
    batches.undo(desk, early)
    assert of(desk, "007")["amount_minor"] == 10_000
    assert live_orders(desk) == 1
    assert troubles(desk) == []


def test_the_refusal_to_undo_names_what_stands_on_the_batch(desk: Desk, csv_file: Write) -> None:
    first = take_in(desk, csv_file([HEAD, *ROWS])).batch or 0
    take_back(desk, "A2", "10.00")
    with pytest.raises(UserError, match="of 2024-04-01 in document A2") as refused:
        batches.undo(desk, first)
    assert "correct its other sales by returns" in str(refused.value)
    late = take_in(desk, csv_file([RETURN_HEAD, back("R1", "-1.00", "A1")])).batch
    with pytest.raises(UserError, match=f"Take batch {late} back first"):
        batches.undo(desk, first)
