"""The cells of one row of a customer list -> a ParsedCustomer, or a refusal naming the field."""

import contextlib
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from app.domain import id_numbers
from app.domain import importing_cells as cells
from app.domain.importing_dates import birthday
from app.domain.importing_fields import CUSTOMER_FIELDS
from app.domain.importing_layout import Layout
from app.domain.importing_readers import (
    day_reader,
    email_reader,
    full_name,
    missing,
    named,
    number_reader,
    optional_day_reader,
    phone_reader,
    remembered,
    text_reader,
)
from app.domain.importing_verdicts import ParsedCustomer
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP

Value = TypeVar("Value")


class CustomerReader:
    """Reads customers row by row; a row needs a name, a number, a phone or an e-mail.

    ¥10,000 · 5次/年 · 2年 · 3分 become 1000000 minor units, 5 orders a year, 24 months, mark 3.
    """

    fields = CUSTOMER_FIELDS

    def __init__(self, layout: Layout) -> None:
        self._readers = _readers(layout)
        self._currency = layout.currency

    def forget(self) -> None:
        """Nothing to forget: no customer continues the row above."""

    def read(self, line: int, row: tuple[str, ...]) -> ParsedCustomer:
        """Return the customer of one row whose cells stand in the order of `fields`."""
        found = [read(text) for read, text in zip(self._readers, row, strict=True)]
        second, currency, first, last = (str(cell) for cell in found[-4:])
        del found[-4:]
        if currency and row[_AMOUNT].strip("0., "):
            self._in_currency(row[_AMOUNT], currency)
        found[1] = full_name(str(found[1]), first, last)
        found[2] = found[2] or _second_phone(second)
        if not (found[0] or found[1] or found[2] or found[3]):
            raise missing("name")
        return ParsedCustomer(line, *found)  # type: ignore[arg-type] # in the order of the fields

    def _in_currency(self, amount: str, said: str) -> None:
        named("currency", lambda text: cells.in_currency(amount, self._currency, text))(said)


def _second_phone(text: str) -> str:
    """Return another phone of the row; one that is no phone is left out, for it was no key."""
    with contextlib.suppress(UserError):
        return phone_reader()(text)
    return ""


_AMOUNT = CUSTOMER_FIELDS.index("amount")


def _readers(layout: Layout) -> list[Callable[[str], object]]:
    special: dict[str, Callable[[str], object]] = {
        "number": number_reader(layout, "number"),
        "phone": phone_reader(),
        "email": email_reader(),
        "birthday": _birthday_reader(layout),
        "joined": _past_reader(layout, "joined"),
        "tenure": _optional("tenure", _tenure_reader(layout)),
        "influence": _optional("influence", cells.influence),
        "potential": _optional("potential", cells.potential),
        "tags": named("tags", lambda text: cells.tags(text) if text.strip() else ()),
        "amount": _optional("amount", _money(layout)),
        "frequency": _optional("frequency", cells.orders_a_year),
        "last_review": _past_reader(layout, "last_review"),
        "next_review": optional_day_reader(layout, "next_review"),
        "id_number": _id_number_reader(layout),
        "gender": named("gender", lambda text: cells.gender(text) if text.strip() else ""),
    }
    return [special.get(name) or remembered(text_reader(name)) for name in CUSTOMER_FIELDS]


def _optional(field: str, read: Callable[[str], Value]) -> Callable[[str], Value | None]:
    filled = remembered(named(field, read))

    def reader(text: str) -> Value | None:
        text = text.strip()
        return filled(text) if text and text not in {"-", "—", "/"} else None

    return reader


def _money(layout: Layout) -> Callable[[str], int | None]:
    return cells.money_reader(
        layout.decimals, comma="amount" in layout.comma, currency=layout.currency
    )


def _tenure_reader(layout: Layout) -> Callable[[str], int]:
    unit = 1 if layout.tenure_in_months else 12
    return lambda text: cells.whole_months(text, unit_months=unit)


def _birthday_reader(layout: Layout) -> Callable[[str], str]:
    days = day_reader(layout, "birthday")
    today = layout.today

    def read(text: str) -> str:
        if not text.strip():
            return ""
        found = birthday(text.strip(), days)
        if today is not None and not found.startswith("--") and found > today.isoformat():
            raise _ahead()
        return found

    return named("birthday", read)


def _id_number_reader(layout: Layout) -> Callable[[str], str]:
    """Return the reader of ID numbers; a hidden one counts as blank, and all do where they are off.

    A number that stood for every row would be nobody's, so a constant counts for nothing.
    """
    today = layout.today or date.max
    if id_numbers.FIELD not in layout.positions:
        return lambda _text: ""

    def read(text: str) -> str:
        is_blank = not text.strip() or id_numbers.is_masked(text)
        return "" if is_blank else id_numbers.from_file(text, today)

    return named(id_numbers.FIELD, read)


def _past_reader(layout: Layout, field: str) -> Callable[[str], date | None]:
    read = optional_day_reader(layout, field)
    today = layout.today

    def reader(text: str) -> date | None:
        day = read(text)
        if day is not None and today is not None and day > today:
            raise _ahead()
        return day

    return named(field, reader)


def _ahead() -> UserError:
    return UserError(
        "date_ahead",
        QT_TRANSLATE_NOOP("Errors", "The date lies ahead of the business day."),
        advice=QT_TRANSLATE_NOOP("Errors", "Correct the date and import again."),
    )
