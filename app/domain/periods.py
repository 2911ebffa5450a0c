"""Months of unequal length: windows, tenure, and the days on which a review is due."""

import calendar
from datetime import MAXYEAR, date
from enum import Enum

MONTHS_A_YEAR = 12


class Period(Enum):
    """How often the shop reviews its customers."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"

    @property
    def months(self) -> int:
        """The period's length: a quarter is 3 months."""
        return {"month": 1, "quarter": 3, "half_year": 6, "year": 12}[self.value]


def add_months(day: date, months: int) -> date:
    """Go on by whole months, staying within the month: 31 January + 1 is the end of February."""
    years, month = divmod(day.month - 1 + months, MONTHS_A_YEAR)
    year = day.year + years
    if not 1 <= year <= MAXYEAR:
        return date.max if year > MAXYEAR else date.min
    last_day = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last_day))


def whole_months(start: date, end: date) -> int:
    """Count the whole months from start to end: 31 January to 28 February 2023 is 1.

    It is the largest n for which add_months(start, n) is not after end.
    """
    months = (end.year - start.year) * MONTHS_A_YEAR + end.month - start.month
    return months if add_months(start, months) <= end else months - 1


def window_start(day: date, window_days: int) -> date | None:
    """Return the first day that counts: 365 days up to 2011-12-09 begin on 2010-12-10.

    A window of 0 days is the whole lifetime and has no first day.
    """
    if window_days == 0:
        return None
    return date.fromordinal(max(1, day.toordinal() - window_days + 1))


def next_review(last: date, period: Period, basis: str, anchor: date | None = None) -> date:
    """Return when the next review falls due: a quarter after 15 February is 15 May.

    By anniversary it is the first whole number of periods from the anchor, a customer's own day,
    that lies behind last: quarterly from 31 December 31 March, 30 June, 30 September, 31 December.
    On the "calendar" basis it is the first day of the next quarter instead, 1 April, so that the
    whole calendar period lies behind the review.
    """
    if basis == "calendar":
        begun = (last.month - 1) // period.months * period.months
        return add_months(date(last.year, begun + 1, 1), period.months)
    start = anchor or last
    count = max(1, whole_months(start, last) // period.months + 1)
    return add_months(start, count * period.months)
