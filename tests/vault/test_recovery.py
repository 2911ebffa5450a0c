"""The printed recovery key can be typed in any way, and mistypings are told."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.vault.recovery import LETTERS, SECRET_BYTES, from_typed, to_print

SECRETS = st.binary(min_size=SECRET_BYTES, max_size=SECRET_BYTES)


@given(secret=SECRETS)
def test_what_is_printed_is_read_back_however_it_is_typed(secret: bytes) -> None:
    printed = to_print(secret)
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}", printed)
    wide = "".join(chr(ord(c) + 0xFEE0) for c in printed)
    misread = printed.replace("0", "O").replace("1", "l")
    for typed in (printed, printed.lower(), printed.replace("-", " "), f" {printed}\n", wide):
        assert from_typed(typed) == secret
    assert from_typed(misread.replace("-", "—")) == secret


@given(secret=SECRETS, place=st.integers(0, 35), letter=st.sampled_from(LETTERS))
def test_a_wrong_letter_is_told(secret: bytes, place: int, letter: str) -> None:
    letters = to_print(secret).replace("-", "")
    if letters[place] == letter:
        return
    with pytest.raises(UserError) as caught:
        from_typed(letters[:place] + letter + letters[place + 1 :])
    assert caught.value.code == "recovery_key_typo"


@pytest.mark.parametrize("typed", ["", "hello", "0" * 35, "0" * 37, "U" * 36, "马" * 36, "\0"])
def test_what_is_no_recovery_key_is_told(typed: str) -> None:
    with pytest.raises(UserError) as caught:
        from_typed(typed)
    assert caught.value.field == "recovery_key"
    assert "group by group" in str(caught.value)


@given(secret=SECRETS, place=st.integers(0, 34))
def test_two_letters_in_the_wrong_order_are_told(secret: bytes, place: int) -> None:
    letters = to_print(secret).replace("-", "")
    first, second = letters[place], letters[place + 1]
    if first == second:
        return
    with pytest.raises(UserError):
        from_typed(letters[:place] + second + first + letters[place + 2 :])
