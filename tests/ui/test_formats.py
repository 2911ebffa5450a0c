"""Values as a person reads them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from app.services.redaction import HIDDEN
from app.ui import formats
from app.ui.widgets import review_words, trial_words


@pytest.mark.parametrize(
    ("minor", "decimals", "currency", "text"),
    [
        (3_000_000, 2, "CNY", "¥30,000.00"),
        (-32_000, 2, "CNY", "\u2212¥320.00"),
        (5, 2, "USD", "$0.05"),
        (1234, 0, "JPY", "¥1,234"),
        (1_234_567, 3, "KWD", "KWD 1,234.567"),
        (None, 2, "CNY", formats.EMPTY),
        (HIDDEN, 2, "CNY", "•••"),
    ],
)
def test_money(minor: int | None, decimals: int, currency: str, text: str) -> None:
    assert formats.money(minor, decimals, currency) == text


@pytest.mark.parametrize(
    ("value", "text"), [(80, "80.00"), (79.999999999, "80.00"), (79.999, "79.99"), (0, "0.00")]
)
def test_a_score_is_cut_and_never_rounded(value: float, text: str) -> None:
    assert formats.score(value) == text


def test_a_score_may_be_a_decimal_or_missing() -> None:
    assert formats.score(Decimal(67)) == "67.00"
    assert formats.score(None) == formats.EMPTY


@pytest.mark.parametrize(("months", "text"), [(24, "2.0"), (23, "1.9"), (0, "0.0"), (7, "0.5")])
def test_tenure_is_cut_to_tenths_of_years(months: int, text: str) -> None:
    assert formats.years(months) == text


def test_days_and_counts() -> None:
    assert formats.day(date(2026, 3, 1)) == "2026-03-01"
    assert formats.day(None) == formats.EMPTY
    assert formats.number(-1234) == "\u22121,234"
    assert formats.number(None) == formats.EMPTY
    assert formats.years(None) == formats.EMPTY
    assert formats.moment(None) == formats.EMPTY
    assert formats.moment(datetime(2026, 3, 1, 12, tzinfo=UTC)).startswith("2026-03-0")
    assert formats.unit("USD") == "$"
    assert formats.unit("XYZ") == "XYZ"
    assert formats.unit("CNY") == "yuan"
    assert "MB" in formats.file_size(1_500_000)


@pytest.mark.usefixtures("english")
def test_one_is_told_in_the_singular() -> None:
    assert [formats.customers(count) for count in (0, 1, 2)] == [
        "0 customers",
        "1 customer",
        "2 customers",
    ]
    assert (formats.sales(1), formats.sales(12_345)) == ("1 sale", "12,345 sales")
    assert review_words.counts({"promoted": 1, "protected": 1, "kept": 2}) == (
        "1 rises, 1 is protected, 2 stay"
    )
    assert (trial_words.rise(1), trial_words.fall(2)) == ("1 rises", "2 fall")
