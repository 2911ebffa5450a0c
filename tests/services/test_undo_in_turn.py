"""Batches taken back one after the other, the last first: nothing stays that was never earned."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.schemes import Dimension
from app.models import sale_bulk
from app.services import batches, checkout, grading, reviews
from app.services.desk import Desk
from tests.services.import_rows import Write
from tests.services.shops import (
    FixedClock,
    add,
    digest,
    grade_of,
    open_copy,
    scheme,
    sell,
    steps_of,
    take_back,
    take_in,
    troubles,
)

FULL = Dimension("amount", 100, full=Decimal(1000))


def brought_in(desk: Desk, csv_file: Write, document: str, amount: str) -> int:
    """Import one sale of customer 7 and return its batch."""
    day = desk.clock.today().isoformat()
    head = ["customer", "document", "date", "amount"]
    return take_in(desk, csv_file([head, ["7", document, day, amount]])).batch or 0


def held(desk: Desk, key: int) -> tuple[int, int, int]:
    grade = grade_of(desk, key)
    return grade["level"], grade["base_level"], grade["live_level"]


@pytest.fixture
def key(desk: Desk) -> int:
    grading.set_scheme(desk, scheme(FULL))
    return add(desk, "王", number="7")


def test_two_imports(desk: Desk, key: int, csv_file: Write) -> None:
    nothing = (held(desk, key), digest(desk))
    first = brought_in(desk, csv_file, "A", "250")
    between = (held(desk, key), digest(desk))
    second = brought_in(desk, csv_file, "B", "500")
    assert held(desk, key)[0] == 4
    batches.undo(desk, second)
    assert (held(desk, key), digest(desk)) == between
    batches.undo(desk, first)
    assert (held(desk, key), digest(desk)) == nothing
    assert troubles(desk) == []


def test_two_imports_with_a_sale_and_a_voided_return_between(
    desk: Desk, key: int, csv_file: Write
) -> None:
    first = brought_in(desk, csv_file, "A", "450")
    sold = sell(desk, key, "210")
    given_back = take_back(desk, sold.document)
    checkout.undo_return(desk, given_back.sale_id)
    assert held(desk, key)[0] == 4
    second = brought_in(desk, csv_file, "B", "200")
    assert held(desk, key)[0] == 5
    batches.undo(desk, second)
    assert held(desk, key) == (4, 1, 4)
    batches.undo(desk, first)
    assert held(desk, key) == (2, 1, 2)
    assert troubles(desk) == []


def test_two_reviews(desk: Desk, key: int, clock: FixedClock) -> None:
    """The first lifts, the second lets fall: both taken back leave the level before both."""
    sell(desk, key, "250")
    grading.set_scheme(desk, scheme(FULL, promote="at_review", review_every="month"))
    sell(desk, key, "500")
    start = held(desk, key)
    assert start[0] == 2
    clock.move((date(2024, 5, 1) - clock.day).days)
    first = reviews.catch_up(desk)
    assert held(desk, key)[0] == 4
    between = (held(desk, key), digest(desk))
    clock.move(365)
    second = reviews.catch_up(desk)
    assert held(desk, key)[0] < 4
    batches.undo_run(desk, second.batch or 0)
    assert held(desk, key)[0] == between[0][0]
    batches.undo_run(desk, first.batch or 0)
    assert held(desk, key)[:2] == start[:2]
    assert [step.cause for step in steps_of(desk, key)][-2:] == ["undo", "undo"]


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(amounts=st.lists(st.integers(-400, 700), min_size=1, max_size=5))
def test_any_imports_taken_back_in_turn(
    new_shop: Path, tmp_path_factory: pytest.TempPathFactory, amounts: list[int]
) -> None:
    desk = open_copy(new_shop, tmp_path_factory.mktemp("turn") / "shop", FixedClock())
    folder = tmp_path_factory.mktemp("files")
    grading.set_scheme(desk, scheme(FULL))
    key = add(desk, "王", number="7")
    states, made = [], []
    for place, amount in enumerate(amounts):
        states.append((held(desk, key), digest(desk)))
        file = folder / f"{place}.csv"
        day = desk.clock.today().isoformat()
        file.write_text(f"customer,document,date,amount\n7,D{place},{day},{amount or 1}\n", "utf-8")
        made.append(take_in(desk, file).batch or 0)
    while made:
        batches.undo(desk, made.pop())
        assert (held(desk, key), digest(desk)) == states.pop()
    assert troubles(desk) == []
    desk.close()


def test_a_batch_knows_where_its_rows_stand(desk: Desk, key: int, csv_file: Write) -> None:
    """What is undone is looked for there alone, however large the shop."""
    sell(desk, key, "5")
    batch = brought_in(desk, csv_file, "A", "250")
    sell(desk, key, "6")
    with desk.read() as work:
        span = sale_bulk.span_of(work.connection, batch)
        query = "SELECT min(sale_id), max(sale_id), min(id), max(id) FROM sale_line WHERE batch_id="
        row = work.connection.exec_driver_sql(f"{query}{batch}").one()
    assert span == tuple(row)
