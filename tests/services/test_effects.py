"""What the counter is told beforehand is what happens, and telling it changes nothing."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from app.domain.access import Role
from app.services import checkout, effects
from app.services.checkout import Receipt, ReturnEntry, SaleEntry
from app.services.desk import Desk
from app.services.effects import Effect
from app.services.redaction import HIDDEN
from tests.services.shops import DAY, add, digest, minor, refusal, sell, shop_of, take_back


def same(effect: Effect | None, receipt: Receipt) -> None:
    """Hold what was told against what happened."""
    assert effect is not None
    assert effect.score_after == receipt.score_after
    assert (effect.level_before, effect.level_after) == (receipt.level_before, receipt.level_after)
    assert (effect.stars_after, effect.level_name) == (receipt.stars_after, receipt.level_name)
    assert effect.score_before == receipt.score_before


_ACTS = some.lists(
    some.tuples(
        some.sampled_from(["sell", "return"]),
        some.integers(0, 1),
        some.integers(1, 700_000),
        some.integers(0, 500),
        some.sampled_from(["", "tea", "cups", "gifts"]),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=25)
@given(acts=_ACTS)
def test_what_is_told_is_what_happens(
    new_shop: Path, acts: list[tuple[str, int, int, int, str]]
) -> None:
    with shop_of(new_shop) as (desk, clock):
        keys = [add(desk, "a"), add(desk, "b")]
        sold: list[str] = []
        for what, who, amount, days, category in acts:
            clock.move(days=3)
            if what == "sell" or not sold:
                entry = SaleEntry(keys[who], amount, category, day=clock.day - timedelta(days=days))
                told = effects.of_sale(desk, entry)
                receipt = checkout.record_sale(desk, entry).value
                sold.append(receipt.document)
            else:
                back = ReturnEntry(sold.pop(amount % len(sold)))
                told = effects.of_return(desk, back)
                receipt = checkout.record_return(desk, back).value
            same(told, receipt)


def test_telling_changes_nothing(desk: Desk) -> None:
    key = add(desk, "a")
    document = sell(desk, key, "50.00").document
    before = digest(desk)
    effects.of_sale(desk, SaleEntry(key, minor("9000.00"), "new category"))
    effects.of_return(desk, ReturnEntry(document, minor("20.00")))
    assert digest(desk) == before


def test_a_part_that_comes_back_is_told_too(desk: Desk) -> None:
    key = add(desk, "a")
    document = sell(desk, key, "6000.00").document
    entry = ReturnEntry(document, minor("1500.00"))
    told = effects.of_return(desk, entry)
    same(told, take_back_receipt(desk, document))


def take_back_receipt(desk: Desk, document: str) -> Receipt:
    return take_back(desk, document, "1500.00")


def test_the_front_desk_cannot_try_amounts_out(desk: Desk, front: Desk) -> None:
    key = add(desk, "a")
    told = effects.of_sale(front, SaleEntry(key, minor("9000.00")))
    assert told is not None
    assert (told.score_before, told.score_after) == (HIDDEN, HIDDEN)
    assert told.level_after == told.level_before
    assert (told.level_name, told.stars_after) == ("", told.stars_before)


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({"amount_minor": 0}, "amount_not_positive"),
        ({"day": DAY + timedelta(days=1)}, "day_in_future"),
        ({"customer_id": 999}, "customer_gone"),
    ],
)
def test_it_refuses_what_the_sale_would_refuse(
    desk: Desk, entry: dict[str, Any], code: str
) -> None:
    values = {"customer_id": add(desk, "a"), "amount_minor": 100, **entry}
    with refusal(code):
        effects.of_sale(desk, SaleEntry(**values))
    with refusal(code):
        checkout.record_sale(desk, SaleEntry(**values))
    with refusal("no_document"):
        effects.of_return(desk, ReturnEntry("nothing"))


def test_a_walk_in_has_nothing_to_be_told(desk: Desk, desk_as: Callable[[Role], Desk]) -> None:
    assert effects.of_sale(desk, SaleEntry(None, 100)) is None
    document = sell(desk, None).document
    assert effects.of_return(desk, ReturnEntry(document)) is None
    with refusal("not_allowed"):
        effects.of_sale(desk_as(Role.ACCOUNTANT), SaleEntry(None, 100))
