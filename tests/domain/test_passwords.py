"""A password's strength is told roughly, and never lower for a longer one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.passwords import Strength, bits, is_easy, strength


@pytest.mark.parametrize(
    ("password", "expected"),
    [
        ("", Strength.NONE),
        ("tea", Strength.WEAK),
        ("12345678", Strength.WEAK),
        ("aaaaaaaaaaaa", Strength.WEAK),
        ("abcdefgh", Strength.WEAK),
        ("tea4Two!", Strength.FAIR),
        ("correct horse battery", Strength.STRONG),
        ("清茶配点心", Strength.STRONG),
    ],
)
def test_examples(password: str, expected: Strength) -> None:
    assert strength(password) is expected


def test_the_worked_numbers() -> None:
    assert bits("aaaa") < 10
    assert bits("correct horse") > 55


@given(st.text(max_size=40))
def test_every_text_has_a_strength(password: str) -> None:
    assert bits(password) >= 0
    assert strength(password) in Strength


@pytest.mark.parametrize("password", ["a", "tea", "12345678", "Tr0ub4d", "aaaaaaaaaaaa"])
def test_a_weak_or_a_short_password_is_warned_of(password: str) -> None:
    assert is_easy(password)


@pytest.mark.parametrize("password", ["", "tea4Two!", "清和茶礼的茶", "correct horse"])
def test_others_are_not(password: str) -> None:
    assert not is_easy(password)
