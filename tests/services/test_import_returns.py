"""Returns from files: linked to their order wherever it stands, or alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.services import batches, customers, grading
from app.services.desk import Desk
from tests.services.shops import (
    add,
    digest,
    facts_of,
    refusal,
    rows_in,
    scheme,
    sell,
    take_back,
    take_in,
    troubles,
)

Write = Callable[..., Path]


HEAD = ["customer", "document", "date", "amount", "category", "product"]


ROWS = [
    ["007", "A1", "2024-03-01", "50.00", "tea", "green"],
    ["007", "A1", "2024-03-01", "20.00", "cups", "blue"],
    ["007", "A1", "2024-03-01", "20.00", "cups", "blue"],
    ["008", "A2", "2024-03-02", "¥1,234.50", "tea", ""],
    ["008", "A3", "2024-03-05", "-34.50", "tea", ""],
    ["", "A4", "2024-03-06", "9.99", "", ""],
    ["007", "", "2024-03-07", "5.00", "", ""],
    ["007", "", "2024-03-07", "5.00", "", ""],
]


def of(desk: Desk, number: str) -> dict[str, float | None]:
    return facts_of(desk, customers.id_of(desk, number))


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


def padded(rows: list[list[str]]) -> list[list[str]]:
    return [[*row, ""] for row in rows]


@pytest.mark.parametrize("order", ["before", "after", "later file"])
def test_a_return_that_names_its_order_nets_into_it(
    desk: Desk, csv_file: Write, order: str
) -> None:
    sold, given = padded(ROWS[:3]), [back("R1", "-20.00", "A1", "cups", "blue")]
    if order == "later file":
        take_in(desk, csv_file([RETURN_HEAD, *sold]))
        take_in(desk, csv_file([RETURN_HEAD, *given]))
    else:
        take_in(
            desk, csv_file([RETURN_HEAD, *(sold + given if order == "after" else given + sold)])
        )
    facts = of(desk, "007")
    assert (facts["frequency"], facts["diversity"], facts["amount_minor"]) == (1, 2, 7000)
    assert rows_in(desk, "sale") == 1
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
