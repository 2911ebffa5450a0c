"""The rules of benefits: which level gets what, and what an entry may hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.benefits import BenefitEntry, checked, levels_without, moved, reaches
from app.errors import UserError


@pytest.mark.parametrize(
    ("level", "upward", "ranks"),
    [(1, True, {1, 2, 3, 4}), (2, True, {2, 3, 4}), (2, False, {2}), (7, True, set())],
)
def test_a_benefit_is_given_from_its_level_on(level: int, upward: bool, ranks: set[int]) -> None:
    assert {rank for rank in range(5) if reaches(level, upward, rank)} == ranks


def test_nobody_without_a_level_gets_anything() -> None:
    assert not reaches(1, upward=True, rank=0)


def test_levels_that_get_nothing_are_named() -> None:
    assert levels_without([(2, True)], 3) == (1,)
    assert levels_without([(2, False)], 3) == (1, 3)
    assert levels_without([], 2) == (1, 2)
    assert levels_without([(1, True)], 10) == ()


def test_an_entry_is_cleaned() -> None:
    entry = checked(BenefitEntry(1, "  free \t tea ", note=" green\nor black "))
    assert (entry.text, entry.note) == ("free tea", "green or black")


@pytest.mark.parametrize(
    ("entry", "code", "field"),
    [
        (BenefitEntry(1, "  "), "benefit_without_text", "text"),
        (BenefitEntry(0, "x"), "benefit_level", "level"),
        (BenefitEntry(11, "x"), "benefit_level", "level"),
        (BenefitEntry(1, "x", cost_minor=-1), "benefit_cost", "cost"),
        (BenefitEntry(1, "x", cost_minor=10**14), "benefit_cost", "cost"),
        (BenefitEntry(1, "x" * 121), "benefit_too_long", "text"),
        (BenefitEntry(1, "x", quota="x" * 61), "benefit_too_long", "quota"),
    ],
)
def test_what_cannot_be_kept_is_refused_beside_its_field(
    entry: BenefitEntry, code: str, field: str
) -> None:
    with pytest.raises(UserError) as caught:
        checked(entry)
    assert (caught.value.code, caught.value.field) == (code, field)
    assert all(caught.value.sentences())


@given(st.lists(st.integers(), unique=True, min_size=1), st.data())
def test_moving_keeps_the_others_in_their_order(order: list[int], data: st.DataObject) -> None:
    chosen = data.draw(st.sampled_from(order))
    result = moved(order, chosen, data.draw(st.integers(-9, 9)))
    assert [one for one in result if one != chosen] == [one for one in order if one != chosen]
    assert sorted(result) == sorted(order)


def test_moving_stops_at_the_ends() -> None:
    assert moved([1, 2, 3], 3, -1) == [1, 3, 2]
    assert moved([1, 2, 3], 1, -5) == [1, 2, 3]
    assert moved([1, 2, 3], 1, 9) == [2, 3, 1]
