"""Ways to wrap a cell reader: with the name of its field, with a memory; and blank fields."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from app.domain import importing_cells as cells
from app.domain import importing_contacts as contacts
from app.domain.importing_dates import DateReader
from app.domain.importing_fields import title
from app.domain.importing_layout import Layout
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP

Value = TypeVar("Value")
_CACHE = 120_000


def missing(field: str) -> UserError:
    """Return the refusal of a row whose field is blank but needed."""
    return UserError(
        "missing_value",
        QT_TRANSLATE_NOOP("Errors", "The field {field} is empty."),
        {"field": title(field)},
        advice=QT_TRANSLATE_NOOP("Errors", "Fill it in the file and import again."),
        field=field,
    )


def named(field: str, read: Callable[[str], Value]) -> Callable[[str], Value]:
    """Return the reader with its field written into every refusal."""

    def reader(text: str) -> Value:
        try:
            return read(text)
        except UserError as error:
            error.field = field
            raise

    return reader


def remembered(read: Callable[[str], Value]) -> Callable[[str], Value]:
    """Return the reader with a memory of what it has read; refusals are not remembered."""
    seen: dict[str, Value] = {}

    def reader(text: str) -> Value:
        value = seen.get(text)
        if value is None:
            value = read(text)
            if len(seen) >= _CACHE:
                seen.clear()
            seen[text] = value
        return value

    return reader


def text_reader(field: str) -> Callable[[str], str]:
    """Return the reader of a text field: one line, no guard quote, within its limit."""
    return named(field, lambda text: cells.clean_text(text, field) if text else "")


def number_reader(layout: Layout, field: str) -> Callable[[str], str]:
    """Return the reader of a number kept as text, such as a customer number or a document."""
    strip_zero = field in layout.point_zero

    def read(text: str) -> str:
        try:
            if strip_zero:
                text = cells.without_point_zero(text.strip())
            return cells.identifier(text, field)
        except UserError as error:
            error.field = field
            raise

    return read


def phone_reader() -> Callable[[str], str]:
    """Return the reader of a phone number; one that a platform has hidden counts as blank."""

    def read(text: str) -> str:
        text = text.strip()
        return "" if not text or contacts.is_masked(text) else contacts.phone(text)

    slowly = named("phone", read)
    return lambda text: text if contacts.is_mobile(text) else slowly(text)


def email_reader() -> Callable[[str], str]:
    """Return the reader of an e-mail address that may be blank."""
    return named("email", lambda text: contacts.email(text) if text.strip() else "")


def day_reader(layout: Layout, field: str) -> DateReader:
    """Return the reader of one date column, in the order settled by the plan."""
    return DateReader(
        layout.orders.get(field),
        epoch_1904=layout.epoch_1904,
        short_years=layout.short_years,
        field=field,
    )


def optional_day_reader(layout: Layout, field: str) -> Callable[[str], date | None]:
    """Return the reader of a date that may be blank."""
    days = day_reader(layout, field)
    return lambda text: days.read(text.strip()) if text.strip() else None


def full_name(name: str, first: str, last: str) -> str:
    """Return the name, or one put together: 三 and 张 is 张三, Ann and Lee is Ann Lee."""
    if name or not (first or last):
        return name
    if not first.isascii() and not last.isascii() and _is_han(first + last):
        return last + first
    return f"{first} {last}".strip()


def _is_han(text: str) -> bool:
    return all("\u3400" <= sign <= "\u9fff" or sign >= "\U00020000" for sign in text)
