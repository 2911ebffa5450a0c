"""How many days until the next birthday, leap days included."""

from datetime import date

import pytest

from app.domain.birthdays import days_until


@pytest.mark.parametrize(
    ("birthday", "today", "days"),
    [
        ("1990-05-02", date(2024, 4, 30), 2),
        ("--05-02", date(2024, 5, 2), 0),
        ("1990-05-02", date(2024, 5, 3), 364),
        ("--12-31", date(2024, 12, 31), 0),
        ("--01-01", date(2024, 12, 31), 1),
        ("2000-02-29", date(2023, 2, 27), 1),
        ("2000-02-29", date(2024, 2, 27), 2),
        ("--02-29", date(2100, 2, 28), 0),
        ("--02-29", date(2000, 2, 28), 1),
        ("--05-02", date(9999, 5, 3), None),
        ("", date(2024, 1, 1), None),
        ("1990", date(2024, 1, 1), None),
        ("--a-b", date(2024, 1, 1), None),
    ],
)
def test_the_next_birthday(birthday: str, today: date, days: int | None) -> None:
    assert days_until(birthday, today) == days
