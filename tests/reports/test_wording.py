"""Figures on paper read like a sentence, one like one and several like several."""

from decimal import Decimal

import pytest

from app.reports.wording import Words


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("frequency", "1", "1 visit"),
        ("frequency", "12", "12 visits"),
        ("diversity", "1", "1 category"),
        ("diversity", "0", "0 categories"),
        ("tenure", "1", "1 year"),
        ("tenure", "2.5", "2.5 years"),
        ("recency", "1", "1 day ago"),
        ("referrals", "3", "3 customers brought"),
        ("stability", "1", "1 % of the months"),
    ],
)
def test_a_dimension_s_own_figure(key: str, value: str, said: str) -> None:
    assert Words().raw(key, Decimal(value)) == said
