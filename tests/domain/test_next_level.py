"""Visits like those so far that reach a level."""

from decimal import Decimal

import numpy as np
import pytest

from app.domain.facts import Facts
from app.domain.next_level import next_level, usual_visits, without_amount
from app.domain.schemes import Dimension
from tests.domain import rule_cases
from tests.services.shops import scheme

SCHEME = scheme(
    Dimension("amount", 60, full=Decimal(10000)), Dimension("frequency", 40, full=Decimal(12))
)


def facts(amount: int, frequency: int) -> Facts:
    """Return a customer who spent so many whole units in so many orders."""
    return rule_cases.some_facts(
        1,
        amount_minor=np.array([amount * 100], np.int64),
        lifetime_minor=np.array([amount * 100], np.int64),
        frequency=np.array([frequency], np.int64),
    )


@pytest.mark.parametrize(
    ("amount", "frequency", "rank", "visits"),
    [
        # 12 + 13.3 points; a visit is worth 3 + 3.33 of them.
        (2000, 4, 3, 3),
        (1000, 2, 2, 2),
        (2000, 4, 2, 0),
        (0, 0, 2, None),
        # Nothing was left of the amount: visits alone give at most 40 points.
        (0, 3, 3, 9),
        (0, 3, 4, None),
        (-500, 3, 3, 9),
        (10, 12, 5, None),
    ],
)
def test_visits_as_usual(amount: int, frequency: int, rank: int, visits: int | None) -> None:
    assert usual_visits(SCHEME, facts(amount, frequency), None, 2, rank) == visits


def test_they_are_never_more_than_visits_alone() -> None:
    for frequency in range(1, 12):
        given = facts(400 * frequency, frequency)
        up = next_level(SCHEME, given, None)
        assert up is not None
        usual = usual_visits(SCHEME, given, None, 2, up.rank)
        assert usual is not None
        assert up.visits is None or usual <= up.visits


def test_without_amount_only_visits_are_told() -> None:
    up = without_amount(next_level(SCHEME, facts(2000, 4), None), SCHEME)
    assert up is not None
    assert up.gap == 0
    assert (up.amount_minor, up.at_most) == (None, True)
    assert up.visits is not None
    by_visits = scheme(Dimension("frequency", 100, full=Decimal(12)))
    only = without_amount(next_level(by_visits, facts(2000, 4), None), by_visits)
    assert only is not None
    assert not only.at_most
    assert without_amount(None, SCHEME) is None
