"""A score on a screen that faces the customer tells no more than five blocks of the amount."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import discretion
from app.domain.scoring import DimensionWorking

POINTS = st.floats(0, 100, allow_nan=False)


def lines(amount: float, other: float, weight: int) -> list[DimensionWorking]:
    """Return the sum of a scheme of the amount and one other dimension."""
    return [
        DimensionWorking(key, None, points, share, points * share / 100, missing=False)
        for key, points, share in (("amount", amount, weight), ("tenure", other, 100 - weight))
    ]


def test_a_score_is_cut_and_never_rounded() -> None:
    assert discretion.whole(78.999) == 78
    assert discretion.whole(80 - 1e-12) == 80


@pytest.mark.parametrize(
    ("amount", "figure"), [(74, 76), (79.9, 76), (80, 88), (0, 40), (100, 100)]
)
def test_the_amount_goes_in_by_its_block(amount: float, figure: int) -> None:
    assert discretion.at_least(lines(amount, 100, 60)) == figure


@given(POINTS, POINTS, st.integers(0, 100))
def test_it_is_at_least_that_and_less_than_a_block_more(
    amount: float, other: float, weight: int
) -> None:
    score = (amount * weight + other * (100 - weight)) / 100
    figure = discretion.at_least(lines(amount, other, weight))
    assert figure <= score + 1e-6
    assert score < figure + weight / 5 + 1 + 1e-6


@given(st.integers(0, 4), st.floats(0, 19.99), st.floats(0, 19.99), POINTS, st.integers(0, 100))
def test_amounts_of_one_block_look_the_same(
    block: int, one: float, two: float, other: float, weight: int
) -> None:
    first, second = (lines(20 * block + more, other, weight) for more in (one, two))
    assert discretion.at_least(first) == discretion.at_least(second)


def test_whether_the_amount_counts() -> None:
    assert discretion.counts_amount(lines(1, 1, 60))
    assert not discretion.counts_amount(lines(1, 1, 0))
    assert not discretion.counts_amount(lines(1, 1, 60)[1:])
