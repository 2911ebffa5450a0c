"""Which part of a customer a typed text has found."""

import pytest

from app.domain.matching import Matched, as_contact, matched

NAME, PHONE, NUMBER = "张思远", "13812345678", "T00042"


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("张", Matched(start=0, length=1)),
        ("思远", Matched(start=1, length=2)),
        ("zsy", Matched(said="zsy")),
        ("zhang si", Matched(said="zhangsi")),
        ("5678", Matched(digits=4)),
        ("678", Matched(digits=3)),
        ("13812345678", Matched(digits=4)),
        ("张 5678", Matched(start=0, length=1, digits=4)),
        ("T00042", Matched(said="T00042")),
        ("42", Matched(said="T00042")),
        ("2345", Matched()),
        ("", Matched()),
        ("李", Matched()),
        ("%", Matched()),
    ],
)
def test_what_fits_is_shown(query: str, fits: Matched) -> None:
    assert matched(query, NAME, PHONE, NUMBER) == fits


def test_a_latin_name_fits_in_any_case() -> None:
    assert matched("SYD", "Zoe Sydney", "", "") == Matched(start=4, length=3)
    assert matched("zs", "Zoe Sydney", "", "") == Matched(said="zs")


def test_a_name_that_grows_in_lower_case_is_not_cut_wrongly() -> None:
    assert matched("i", "İnci", "", "").length in {0, 1}


@pytest.mark.parametrize(
    ("query", "contact"),
    [
        ("王五", ("王五", "")),
        ("王五 13812345678", ("王五", "13812345678")),
        ("138 1234 5678", ("", "13812345678")),
        ("+86 138-1234-5678 Anna Lee", ("Anna Lee", "+86138-1234-5678")),
        ("5678", ("", "")),
        ("", ("", "")),
    ],
)
def test_what_was_typed_becomes_a_name_and_a_phone(query: str, contact: tuple[str, str]) -> None:
    assert as_contact(query) == contact
