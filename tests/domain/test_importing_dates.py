"""Dates: one day however it is written; day and month are asked for, never guessed."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.importing_dates import (
    ColumnOrders,
    DateError,
    DateReader,
    Order,
    birthday,
    looks_like_date,
)

DAY = date(2024, 3, 1)


def looked_at(*cells: str) -> ColumnOrders:
    found = ColumnOrders()
    for cell in cells:
        found.look(cell)
    return found


@pytest.mark.parametrize(
    "text",
    [
        *("2024-03-01", "2024/3/1", "2024.3.1", "2024年3月1日", "2024年03月01号", "20240301"),
        *("２０２４－０３－０１", "'2024-03-01", "2024-03-01 10:00:00", "2024-03-01T10:00:00Z"),
        *(
            "2024-05-01".replace("05", "03") + " 10:00:00 +0000",
            "2024/3/1 18:30",
            "2024/3/1 下午 6:30",
        ),
        *(
            "2024-03-01 (周五) 18:30",
            "1 Mar 2024",
            "01-Mar-2024",
            "March 1, 2024",
            "Mar 1, 2024 6:30 PM",
        ),
        *(
            "45352",
            "45352.75",
            "20240301T183000",
            "2024年3月1日 18时30分",
            "Fri, 1 Mar 2024 10:00:00 GMT",
        ),
    ],
)
def test_the_same_day(text: str) -> None:
    assert looks_like_date(text)
    reader = DateReader(None)
    assert reader.read(text) == DAY
    assert reader.read(text) == DAY


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("2024-02-30", "bad_date"), ("2024-13-01", "bad_date"), ("yesterday", "bad_date")),
        *(
            ("2024-03", "bad_date"),
            ("2024-03-01 to 2024-04-01", "bad_date"),
            ("1709251200", "bad_date"),
        ),
        *(("01/03/2024", "date_order_unknown"), ("24-03-01", "two_digit_year")),
        *(
            ("1/3/24", "two_digit_year"),
            ("24年3月1日", "two_digit_year"),
            ("1024-03-01", "date_out_of_range"),
        ),
        *(
            ("2024-03-01x", "bad_date"),
            ("0", "bad_date"),
            ("", "bad_date"),
            ("12345678", "bad_date"),
        ),
    ],
)
def test_refused(text: str, code: str) -> None:
    with pytest.raises(DateError) as refused:
        DateReader(None, field="joined").read(text)
    assert (refused.value.code, refused.value.field) == (code, "joined")


def test_order_told() -> None:
    assert DateReader(Order.DMY).read("01/03/2024") == DAY
    assert DateReader(Order.MDY).read("03/01/2024") == DAY
    assert DateReader(Order.DMY).read("1.3.2024 18:30") == DAY
    assert DateReader(None).read("03/03/2024") == date(2024, 3, 3)
    with pytest.raises(DateError):
        DateReader(Order.MDY).read("13/12/2024")
    with pytest.raises(DateError):
        DateReader(Order.YMD).read("01/03/2024")


def test_short_years_only_when_told() -> None:
    assert DateReader(Order.DMY, short_years=True).read("1/3/24") == DAY
    assert DateReader(Order.YMD, short_years=True).read("24-03-01") == DAY
    assert DateReader(Order.MDY, short_years=True).read("3/1/99") == date(1999, 3, 1)


def test_days_of_1904() -> None:
    assert DateReader(None, epoch_1904=True).read("43890") == DAY


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_in_every_form(day: date) -> None:
    reader = DateReader(Order.DMY)
    forms = [
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%Y%m%d}",
        f"{day:%Y/%m/%d} 23:59:59",
    ]
    assert {reader.read(form) for form in forms} == {day}


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_refused(text: str) -> None:
    for order in (None, *Order):
        with suppress(DateError):
            assert isinstance(DateReader(order, short_years=True).read(text), date)


@pytest.mark.parametrize(
    ("cells", "decided", "order"),
    [
        (["01/02/2024", "13/02/2024"], True, Order.DMY),
        (["01/02/2024", "02/13/2024"], True, Order.MDY),
        (["01/02/2024", "03/04/2024"], False, None),
        (["05/05/2024", "07/07/2024"], True, None),
        (["13/02/2024", "02/13/2024"], False, None),
        (["2024-01-02", "2024-03-04"], True, None),
        ([], True, None),
    ],
)
def test_what_a_column_decides(cells: list[str], decided: bool, order: Order | None) -> None:
    found = looked_at(*cells)
    assert (found.decided, found.order) == (decided, order)


def test_short_years_and_serials_are_noticed() -> None:
    assert looked_at("1/3/24").short_years == "1/3/24"
    assert looked_at("45352").serials


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *(("1990-05-02", "1990-05-02"), ("5月2日", "--05-02"), ("--0502", "--05-02")),
        *(("--05-02", "--05-02"), ("2月29日", "--02-29"), ("19900502", "1990-05-02")),
        *(("5/5", "--05-05"), ("'1990-05-02", "1990-05-02")),
    ],
)
def test_birthdays(text: str, found: str) -> None:
    assert birthday(text, DateReader(None)) == found


def test_birthday_without_year_needs_an_order() -> None:
    assert birthday("05/02", DateReader(Order.MDY)) == "--05-02"
    assert birthday("05/02", DateReader(Order.DMY)) == "--02-05"
    with pytest.raises(DateError):
        birthday("05/02", DateReader(None))
    assert not looked_at("05/02").decided
