"""Values as a person reads them: money, dates, tenure, scores. Nothing here is read back."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLocale

from app.domain.periods import whole_months

if TYPE_CHECKING:
    from app.services.redaction import Hidden

MINUS: Final = "\u2212"
EMPTY: Final = "\u2013"
_SYMBOLS: Final = {"CNY": "¥", "JPY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "HKD": "HK$"}
_MONTHS_PER_YEAR: Final = 12
_DAYS_PER_WEEK: Final = 7
_MOST_WEEKS: Final = 5


def money(minor: "int | Hidden | None", decimals: int, currency: str) -> str:
    """Return an amount with its sign and thousands: 1234550 in CNY is ¥12,345.50."""
    if minor is None:
        return EMPTY
    if not isinstance(minor, int):
        return str(minor)
    symbol = _SYMBOLS.get(currency, currency + " ")
    whole, part = divmod(abs(minor), 10**decimals)
    fraction = f".{part:0{decimals}d}" if decimals else ""
    return f"{MINUS if minor < 0 else ''}{symbol}{whole:,}{fraction}"


def whole_money(minor: "int | Hidden | None", decimals: int, currency: str) -> str:
    """Return an amount in whole units, cut: 6340899 in CNY is ¥63,408."""
    if not isinstance(minor, int):
        return money(minor, decimals, currency)
    whole = abs(minor) // 10**decimals
    return money(whole if minor >= 0 else -whole, 0, currency)


def unit(currency: str) -> str:
    """Return what stands inside an amount field: 元 or $."""
    if currency == "CNY":
        return QCoreApplication.translate("Formats", "yuan")
    return _SYMBOLS.get(currency, currency)


def number(value: int | None) -> str:
    """Return a whole number with thousands: 12,345."""
    if value is None:
        return EMPTY
    return f"{MINUS if value < 0 else ''}{abs(value):,}"


def day(value: date | None) -> str:
    """Return a date as tables show it: 2026-03-01."""
    return value.isoformat() if value else EMPTY


def moment(value: datetime | None) -> str:
    """Return a moment in this PC's time: 2026-03-01 09:02."""
    return value.astimezone().strftime("%Y-%m-%d %H:%M") if value else EMPTY


def years(months: float | None) -> str:
    """Return a tenure in years, cut to one decimal: 24 months are 2.0."""
    if months is None:
        return EMPTY
    tenths = int(months) * 10 // _MONTHS_PER_YEAR
    return f"{tenths // 10}.{tenths % 10}"


def customers(count: int) -> str:
    """Return how many customers: 1 customer, 12,345 customers."""
    return QCoreApplication.translate("Formats", "%Ln customer(s)", "", count)


def sales(count: int) -> str:
    """Return how many sales: 1 sale, 12,345 sales."""
    return QCoreApplication.translate("Formats", "%Ln sale(s)", "", count)


def score(value: float | Decimal | None) -> str:
    """Return a score cut, never rounded, to two decimals: 79.999 is 79.99."""
    if value is None:
        return EMPTY
    hundredths = int((Decimal(str(value)) + Decimal("1e-9")) * 100)
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def file_size(size: int) -> str:
    """Return a file's size for reading: 1.2 MB."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def ago(value: date | None, today: date) -> str:
    """Return how long ago a day was: yesterday, 3 days ago, 5 weeks ago, then months and years."""
    days = (today - value).days if value else -1
    if value is None or days < 0:
        return day(value)
    translate = QCoreApplication.translate
    if days <= 1:
        return translate("Formats", "yesterday") if days else translate("Formats", "today")
    if days < 2 * _DAYS_PER_WEEK:
        return translate("Formats", "%n day(s) ago", "", days)
    weeks = days // _DAYS_PER_WEEK
    if days <= _MOST_WEEKS * _DAYS_PER_WEEK:
        return translate("Formats", "%n week(s) ago", "", weeks)
    months = max(1, whole_months(value, today))
    years_ = months // _MONTHS_PER_YEAR
    if years_ < 2:  # noqa: PLR2004 - 23 months are told as months
        return translate("Formats", "%n month(s) ago", "", months)
    return translate("Formats", "%n year(s) ago", "", years_)


def ahead(value: date, today: date) -> str:
    """Return how far ahead a day is: today, tomorrow, in 3 days; a past one as a date."""
    days = (value - today).days
    translate = QCoreApplication.translate
    if days < 0:
        return day(value)
    if days <= 1:
        return translate("Formats", "tomorrow") if days else translate("Formats", "today")
    return translate("Formats", "in %n day(s)", "", days)


def how_long(since: date, today: date) -> str:
    """Return a time in years and months: 3 years 4 months."""
    translate = QCoreApplication.translate
    years_, months = divmod(max(0, whole_months(since, today)), _MONTHS_PER_YEAR)
    words = []
    if years_:
        words.append(translate("Formats", "%n year(s)", "", years_))
    if months or not years_:
        words.append(translate("Formats", "%n month(s)", "", months))
    return " ".join(words)


def short_day(value: date, today: date) -> str:
    """Return a day of this year as 11-19, an older one whole."""
    return f"{value:%m-%d}" if value.year == today.year else day(value)
