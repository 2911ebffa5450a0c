"""The back-test's figures: rank correlation with ties, and the year after by level."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import backtest
from app.domain.backtest import FEWEST


def floats(*values: float) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    return np.array(values, dtype=np.float64)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ((1, 2, 3), (10, 20, 30), 1.0),
        ((1, 2, 3), (30, 20, 10), -1.0),
        ((1, 2, 3, 4), (10, 30, 20, 40), 0.8),
        ((1, 1, 2), (1, 2, 3), 0.8660254037844387),
        ((5, 5, 5), (1, 2, 3), None),
        ((1,), (1,), None),
        ((), (), None),
    ],
)
def test_spearman(
    left: tuple[float, ...], right: tuple[float, ...], expected: float | None
) -> None:
    found = backtest.spearman(floats(*left), floats(*right))
    assert found == (None if expected is None else pytest.approx(expected))


def test_equal_values_share_their_mean_rank() -> None:
    assert backtest.mean_ranks(floats(5, 7, 5)).tolist() == [1.5, 3.0, 1.5]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(-5, 9)), min_size=2, max_size=30))
def test_the_order_of_customers_does_not_matter(pairs: list[tuple[int, int]]) -> None:
    a = backtest.spearman(floats(*(x for x, _ in pairs)), floats(*(y for _, y in pairs)))
    back = pairs[::-1]
    b = backtest.spearman(floats(*(x for x, _ in back)), floats(*(y for _, y in back)))
    assert (a is None) == (b is None)
    if a is not None and b is not None:
        assert a == pytest.approx(b)
        assert -1.0000001 <= a <= 1.0000001


def test_the_year_after_by_level() -> None:
    rank = np.array([1, 2, 2, 0])
    net = np.array([100, 900, 0, 5000])
    came = np.array([True, True, False, True])
    found = backtest.backtest(floats(10, 60, 70, 0), rank, net, came, 3)
    assert [(one.customers, one.came_back, one.net_minor) for one in found.levels] == [
        (1, 1, 100),
        (2, 1, 900),
        (0, 0, 0),
    ]
    assert found.customers == 3
    assert not found.is_enough


def test_thirty_customers_are_enough_unless_all_are_alike() -> None:
    rank, came = np.ones(FEWEST, dtype=np.int64), np.ones(FEWEST, dtype=np.bool_)
    net = np.arange(FEWEST)
    assert backtest.backtest(net.astype(np.float64), rank, net, came, 1).is_enough
    assert not backtest.backtest(np.ones(FEWEST), rank, net, came, 1).is_enough
