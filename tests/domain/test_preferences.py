"""What customers like: cleaned, refused when too long, found by its words."""

import pytest

from app.domain.preferences import KINDS, LONGEST, checked, holds, words
from app.errors import UserError


def test_the_empty_ones_are_left_out() -> None:
    assert checked({"size": " 38 ", "tone": "  ", "other": "x"}) == {"size": "38"}


def test_a_long_one_is_refused_beside_its_field() -> None:
    with pytest.raises(UserError) as caught:
        checked({"needs": "x" * (LONGEST + 1)})
    assert (caught.value.code, caught.value.field) == ("preference_too_long", "needs")


def test_they_are_found_by_the_start_of_each_word_and_each_sign() -> None:
    assert words({"style": "少糖 Oolong-tea", "size": "38"}) == {
        "少糖",
        "糖",
        "oolong",
        "tea",
        "38",
    }
    assert words({}) == set()


def test_the_one_that_holds_a_word() -> None:
    said = dict.fromkeys(KINDS, "") | {"needs": "少糖", "tone": "brief"}
    assert holds("糖", said) == "少糖"
    assert holds("bri", said) == "brief"
    assert holds("x", said) == ""
