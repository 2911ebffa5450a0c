"""A return taken back at the counter: everything stands as before, for who may and in time."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as some

from app.domain.access import Role
from app.models import audit
from app.services import checkout, doctor, grading
from app.services.desk import Desk
from tests.services.shops import (
    FixedClock,
    add,
    as_role,
    digest,
    grade_of,
    refusal,
    sell,
    shop_of,
    take_back,
)


@settings(max_examples=15, deadline=None)
@given(
    sales=some.lists(
        some.tuples(some.integers(1, 900_000), some.integers(0, 200)), min_size=1, max_size=5
    ),
    part=some.none() | some.integers(1, 100),
    days=some.integers(0, 300),
)
def test_everything_stands_as_before(
    new_shop: Path, sales: list[tuple[int, int]], part: int | None, days: int
) -> None:
    with shop_of(new_shop) as (desk, clock):
        key = add(desk, "a")
        documents = []
        for amount, gap in sales:
            documents.append(
                sell(desk, key, f"{amount / 100:.2f}", category=f"k{gap % 3}").document
            )
            clock.move(days=gap)
        clock.move(days=days)
        document, amount = documents[-1], sales[-1][0]
        grading.regrade(desk)
        before = digest(desk)
        back = None if part is None else f"{max(1, amount * part // 100) / 100:.2f}"
        first = take_back(desk, document, back)
        after = digest(desk)
        undone = checkout.undo_return(desk, first.sale_id).value
        assert digest(desk) == before
        assert (undone.level_after, undone.score_after) == (first.level_before, first.score_before)
        again = take_back(desk, document, back)
        assert digest(desk) == after
        assert again.level_after == first.level_after
        assert all(check.ok for check in doctor.check(desk))


def test_the_level_comes_back_with_its_history(desk: Desk) -> None:
    key = add(desk, "a")
    sold = sell(desk, key, "9000.00")
    assert sold.level_after > 1
    back = take_back(desk, sold.document)
    assert back.has_fallen
    undone = checkout.undo_return(desk, back.sale_id)
    assert undone.value.has_risen
    assert undone.value.amount_minor == 900_000
    assert undone.changes.customers == {key}
    assert grade_of(desk, key)["level"] == sold.level_after
    with desk.read() as work:
        acts = [line.act for line in audit.latest(work.connection)]
    assert acts[:2] == ["undo_return", "record_return"]


def test_only_the_same_person_or_the_owner_and_only_that_day(
    desk: Desk, front: Desk, clock: FixedClock
) -> None:
    sold = sell(desk, add(desk, "a"))
    back = take_back(desk, sold.document)
    with refusal("return_stands"):
        checkout.undo_return(front, back.sale_id)
    checkout.undo_return(desk, back.sale_id)
    back = take_back(front, sold.document)
    checkout.undo_return(desk, back.sale_id)
    back = take_back(front, sold.document)
    clock.move(days=1)
    with refusal("return_stands"):
        checkout.undo_return(front, back.sale_id)
    with refusal("not_allowed"):
        checkout.undo_return(as_role(desk, Role.ACCOUNTANT), back.sale_id)


def test_what_was_built_on_it_keeps_it(desk: Desk) -> None:
    key = add(desk, "a")
    sold = sell(desk, key, "100.00")
    with refusal("return_built_on"):
        checkout.undo_return(desk, sold.sale_id)
    back = take_back(desk, sold.document, "30.00")
    sell(desk, key, "9000.00")
    with refusal("return_built_on"):
        checkout.undo_return(desk, back.sale_id)
    checkout.undo_return(desk, take_back(desk, sold.document, "10.00").sale_id)
    with refusal("return_built_on"):
        checkout.undo_return(desk, back.sale_id)
    with refusal("return_built_on"):
        checkout.undo_return(desk, 999)


def test_a_walk_in_s_return_can_be_taken_back_too(desk: Desk) -> None:
    sold = sell(desk, None, "40.00")
    before = digest(desk)
    back = take_back(desk, sold.document)
    checkout.undo_return(desk, back.sale_id)
    assert digest(desk) == before


def test_the_front_desk_is_told_no_amount(desk: Desk, front: Desk) -> None:
    back = take_back(front, sell(desk, add(desk, "a")).document)
    undone = checkout.undo_return(front, back.sale_id).value
    assert not isinstance(undone.amount_minor, int)
