"""When a birthday comes round again."""

from datetime import date

_LEAP = (2, 29)


def days_until(birthday: str, today: date) -> int | None:
    """Return how many days until the next birthday, 0 on the day; None when it is not known.

    "1990-05-02" and "--05-02" on 30 April are 2 days off. 29 February falls on 28 February in
    common years.
    """
    parts = birthday[2:].split("-") if birthday.startswith("--") else birthday.split("-")[1:]
    if len(parts) != 2 or not all(part.isdigit() for part in parts):  # noqa: PLR2004 - month, day
        return None
    month, day = int(parts[0]), int(parts[1])
    falls = _on(today.year, month, day)
    if falls < today:
        if today.year == date.max.year:
            return None
        falls = _on(today.year + 1, month, day)
    return (falls - today).days


def _on(year: int, month: int, day: int) -> date:
    if (month, day) == _LEAP and not _is_leap(year):
        return date(year, 2, 28)
    return date(year, month, day)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
