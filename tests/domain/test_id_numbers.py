"""ID numbers: the public cases, and what every mistyped number has in common."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import id_numbers
from app.domain.importing_headers import id_columns
from app.errors import UserError
from tests.domain.rule_cases import Case, each
from tests.domain.test_cases import expect_or_refuse

TODAY = date(2026, 4, 1)
births = st.dates(date(1900, 1, 1), TODAY)


@st.composite
def numbers(draw: st.DrawFn) -> str:
    region = draw(st.integers(110000, 999999))
    first = f"{region}{draw(births):%Y%m%d}{draw(st.integers(1, 999)):03d}"
    return first + id_numbers.check_sign(first)


def is_refused(text: str) -> bool:
    """Say whether a number is refused, beside its field and without being repeated."""
    with pytest.raises(UserError) as caught:
        id_numbers.checked(text, TODAY)
    return text not in str(caught.value) and caught.value.field == "id_number"


@each("id_numbers", "checked")
def test_checked(case: Case) -> None:
    expect_or_refuse(case, lambda: id_numbers.checked(case["text"], TODAY))


@each("id_numbers", "from_file")
def test_from_file(case: Case) -> None:
    expect_or_refuse(case, lambda: id_numbers.from_file(case["text"], TODAY))


@each("id_numbers", "masked")
def test_masked(case: Case) -> None:
    assert id_numbers.masked(case["text"]) == case["expect"]


@given(numbers())
def test_a_number_is_taken_in_every_way_it_is_written(number: str) -> None:
    parted = f" {number[:6]} {number[6:14]}-{number[14:].lower()} "
    assert id_numbers.checked(parted, TODAY) == id_numbers.checked(number, TODAY) == number


@given(numbers(), st.integers(0, 16), st.integers(1, 9))
def test_every_single_slip_is_noticed(number: str, place: int, step: int) -> None:
    digit = str((int(number[place]) + step) % 10)
    assert is_refused(number[:place] + digit + number[place + 1 :])


@given(numbers(), st.integers(0, 15))
def test_every_exchange_of_neighbours_is_noticed(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert swapped == number or is_refused(swapped)


@given(numbers())
def test_a_hidden_number_tells_neither_region_nor_birth(number: str) -> None:
    hidden = id_numbers.masked(number)
    assert id_numbers.is_masked(hidden)
    assert not id_numbers.is_masked(number)
    assert (hidden[1:-1], len(hidden)) == ("*" * 16, 18)


@given(births)
def test_nobody_is_born_tomorrow(born: date) -> None:
    first = f"110105{born:%Y%m%d}001"
    number = first + id_numbers.check_sign(first)
    assert id_numbers.checked(number, born) == number
    with pytest.raises(UserError):
        id_numbers.checked(number, born - timedelta(days=1))


def test_columns_are_known_by_their_names() -> None:
    headers = ["姓名", "身份证号", "证件号码", "ID card number", "号码", "id", "身份证号（18位）"]
    assert id_columns(headers) == {1, 2, 3, 6}
