"""Dates as shops write them -> days; the order of day and month is never guessed.

A column is looked at once (ColumnOrders), then every cell is read by one DateReader.
"""

import re
import unicodedata
from datetime import date, timedelta
from enum import Enum

from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2199, 12, 31)
_CACHE = 50_000
_LONGEST = 60
_SERIALS = range(15_000, 100_000)
_TWO_DIGIT_TURN = 70
_LEAP_YEAR = 2000
_TWELVE = 12
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}

_YMD = re.compile(r"(\d{4})\s*([-/.年])\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?").match
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?=\D|$)").match
_XXY = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)").match
_NO_YEAR = re.compile(r"(\d{1,2})[-/.](\d{1,2})").fullmatch
_YY_CJK = re.compile(r"(\d{2})年(\d{1,2})月(\d{1,2})日?").match
_COMPACT_TIME = re.compile(r"t\d{4,6}(?:z|[+-]\d{4})?").fullmatch
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?").fullmatch
_NAMED_DMY = re.compile(r"(?:[a-z]{3,9},\s*)?(\d{1,2})[\s-]+([a-z]{3,9})\.?[\s,-]+(\d{4})").match
_NAMED_MDY = re.compile(r"(?:[a-z]{3,9},\s*)?([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})").match
_TIME = re.compile(
    r"[t\s,]*(?:\(?(?:周|星期)[一二三四五六日天]\)?)?\s*(?:上午|下午|am|pm)?\s*"
    r"(?:\d{1,2}[:时]\d{2}(?:[:分]\d{2}秒?(?:[.,]\d+)?|分)?)?\s*(?:am|pm|a\.m\.|p\.m\.)?\s*"
    r"(?:z|utc|gmt|[+-]\d{2}:?\d{2})?\s*(?:[a-z]{3,5})?",
).fullmatch


class Order(Enum):
    """Which of day, month and year comes first in a date with the year at the end or front."""

    YMD = "ymd"
    DMY = "dmy"
    MDY = "mdy"


class DateError(UserError):
    """A cell that is no date."""


def _refuse(code: str, text: str) -> DateError:
    return DateError(
        code, text, advice=QT_TRANSLATE_NOOP("Errors", "Write the date as year-month-day.")
    )


def _bad_date() -> DateError:
    return _refuse("bad_date", QT_TRANSLATE_NOOP("Errors", "This is not a date of the calendar."))


def _day(year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise _bad_date() from None
    if not FIRST_DAY <= found <= LAST_DAY:
        raise _refuse(
            "date_out_of_range",
            QT_TRANSLATE_NOOP("Errors", "The date lies outside the years 1900 to 2199."),
        )
    return found


def plain_text(text: str) -> str:
    """Return a cell in half-width lower-case form without quotes and outer blanks."""
    plain = unicodedata.normalize("NFKC", text[:_LONGEST])
    return " ".join(plain.split()).lstrip("'").strip().casefold()


class DateReader:
    """Reads the cells of one date column in one order, remembering what it has seen.

    2024-03-01, 2024/3/1, 2024年3月1日, 20240301, 1 Mar 2024, 45352 and, once the order is known,
    1/3/2024 are all the first of March 2024. The date stands as written: no time zone moves it.
    """

    def __init__(
        self,
        order: Order | None,
        *,
        epoch_1904: bool = False,
        short_years: bool = False,
        field: str = "date",
    ) -> None:
        self._field = field
        self._order = order
        self._zero = date(1904, 1, 1) if epoch_1904 else date(1899, 12, 30)
        self._short_years = short_years
        self._seen: dict[str, date] = {}
        self._times: set[str] = set()

    def read(self, text: str) -> date:
        """Return the day that the cell names, or raise DateError."""
        day = self._seen.get(text)
        if day is not None:
            return day
        if len(text) > _LONGEST:
            text = ""
        head, _, tail = text.partition(" ")
        if tail and tail not in self._times and _TIME(tail.casefold()):
            if len(self._times) >= _CACHE:
                self._times.clear()
            self._times.add(tail)
        known = head if tail in self._times else text
        day = self._seen.get(known)
        if day is None:
            try:
                day = self._parse(plain_text(known))
            except UserError as error:
                error.field = self._field
                raise
            if len(self._seen) >= _CACHE:
                self._seen.clear()
            self._seen[known] = day
        return day

    def _parse(self, text: str) -> date:
        for reader in (self._year_first, self._year_last, self._named, self._serial):
            day = reader(text)
            if day is not None:
                return day
        if _YY_CJK(text):
            raise self._two_digits()
        raise _bad_date()

    @staticmethod
    def _year_first(text: str) -> date | None:
        match = _YMD(text)
        parts = match.group(1, 3, 4) if match else ()
        if not match:
            match = _COMPACT(text)
            parts = match.group(1, 2, 3) if match else ()
        if not match:
            return None
        if not _TIME(text[match.end() :]) and not _COMPACT_TIME(text[match.end() :]):
            raise _bad_date()
        return _day(int(parts[0]), int(parts[1]), int(parts[2]))

    def _year_last(self, text: str) -> date | None:
        match = _XXY(text)
        if not match:
            return None
        if not _TIME(text[match.end() :]):
            raise _bad_date()
        first, second, last = int(match[1]), int(match[3]), match[4]
        short = len(last) == len("24")
        if short and not self._short_years:
            raise self._two_digits()
        if self._order is Order.YMD:
            if not short:
                raise _bad_date()
            return _day(_full_year(first), second, int(last))
        if self._order is None and first != second:
            raise _refuse(
                "date_order_unknown",
                QT_TRANSLATE_NOOP("Errors", "Day and month of this date cannot be told apart."),
            )
        day, month = (second, first) if self._order is Order.MDY else (first, second)
        return _day(_full_year(int(last)) if short else int(last), month, day)

    @staticmethod
    def _named(text: str) -> date | None:
        match = _NAMED_DMY(text)
        day, month, year = match.groups() if match else ("", "", "")
        if not match:
            match = _NAMED_MDY(text)
            month, day, year = match.groups() if match else ("", "", "")
        if not match or month not in _MONTHS or not _TIME(text[match.end() :]):
            return None
        return _day(int(year), _MONTHS[month], int(day))

    def _serial(self, text: str) -> date | None:
        match = _SERIAL(text)
        if not match or int(match[1]) not in _SERIALS:
            return None
        return self._zero + timedelta(days=int(match[1]))

    @staticmethod
    def _two_digits() -> DateError:
        return _refuse(
            "two_digit_year",
            QT_TRANSLATE_NOOP("Errors", "The year of this date has only two digits."),
        )


def _full_year(year: int) -> int:
    """Return the year that two digits stand for once the reader was told: 24 is 2024."""
    return year + (2000 if year < _TWO_DIGIT_TURN else 1900)


class ColumnOrders:
    """Gathers, cell by cell, which orders of day and month a column can have.

    13/01/2024 rules out month first; 01/02/2024 rules out nothing; 05/05/2024 reads the same.
    """

    def __init__(self) -> None:
        self.orders = {Order.DMY, Order.MDY}
        self.ambiguous = ""
        self.serials = False
        self.short_years = ""
        self.conflict = False
        # A date that only one order can read, by that order.
        self.witness: dict[Order, str] = {}

    def look(self, text: str) -> None:
        """Take one cell into account."""
        cleaned = plain_text(text)
        match = _XXY(cleaned)
        if match:
            first, second = int(match[1]), int(match[3])
            if len(match[4]) == len("24"):
                self.short_years = self.short_years or text
        elif match := _NO_YEAR(cleaned):
            first, second = int(match[1]), int(match[2])
        else:
            self.serials = self.serials or bool(_SERIAL(cleaned))
            return
        if first > _TWELVE >= second:
            self._rule_out(Order.MDY, Order.DMY, text)
        elif second > _TWELVE >= first:
            self._rule_out(Order.DMY, Order.MDY, text)
        elif first != second and not self.ambiguous:
            self.ambiguous = text

    def _rule_out(self, order: Order, left: Order, text: str) -> None:
        self.witness.setdefault(left, text)
        if self.orders == {order}:
            self.conflict = True
        else:
            self.orders.discard(order)

    @property
    def decided(self) -> bool:
        """Whether no question about day and month is left open."""
        return not self.conflict and (len(self.orders) == 1 or not self.ambiguous)

    @property
    def order(self) -> Order | None:
        """The one order left, or None when either would do or a question is open."""
        return next(iter(self.orders)) if len(self.orders) == 1 and not self.conflict else None


_MONTH_DAY = re.compile(r"(\d{1,2})月\s*(\d{1,2})[日号]?").fullmatch
_DASHED = re.compile(r"--(\d{2})-?(\d{2})").fullmatch


def birthday(text: str, reader: DateReader) -> str:
    """Return a birthday as YYYY-MM-DD, or --MM-DD when the file gives no year: 5月2日 is --05-02.

    5/2 without a year needs the order of day and month like any other date.
    """
    cleaned = plain_text(text)
    match = _DASHED(cleaned) or _MONTH_DAY(cleaned)
    if match:
        day = _day(_LEAP_YEAR, int(match[1]), int(match[2]))
    elif _NO_YEAR(cleaned):
        day = reader.read(f"{cleaned}{cleaned[len(cleaned.rstrip('0123456789')) - 1]}{_LEAP_YEAR}")
    else:
        return reader.read(text).isoformat()
    return f"--{day.month:02d}-{day.day:02d}"


def looks_like_date(text: str) -> bool:
    """Return whether a cell has the shape of a date, whatever its order: 13/14/2024 has."""
    cleaned = plain_text(text)
    shapes = (_YMD, _COMPACT, _XXY, _YY_CJK, _SERIAL, _NAMED_DMY, _NAMED_MDY)
    return any(shape(cleaned) for shape in shapes)
