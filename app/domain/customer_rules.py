"""What a customer's record may hold: each typed value is cleaned or refused beside its field."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from app.domain import importing_cells as cells
from app.domain import importing_contacts as contacts
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP

MOST_INFLUENCE: Final = 5
MOST_POTENTIAL: Final = 100
MOST_TAGS: Final = 30
LEAP_YEAR: Final = 2000


@dataclass(frozen=True)
class CustomerEntry:
    """A customer as typed in a form: empty text and None mean "not known".

    `birthday` is YYYY-MM-DD, or --MM-DD when the year is not known.
    """

    name: str
    phone: str = ""
    number: str = ""
    email: str = ""
    birthday: str = ""
    joined: date | None = None
    influence: float | None = None
    influence_note: str = ""
    potential: float | None = None
    potential_note: str = ""
    channel: str = "shop"
    note: str = ""
    gender: str = ""
    occupation: str = ""
    address: str = ""
    tags: tuple[str, ...] = field(default_factory=tuple)
    shares_phone: bool = False
    referrer_id: int | None = None


def checked(entry: CustomerEntry, today: date) -> CustomerEntry:
    """Return the entry cleaned: "+86 138-1234-5678" becomes 13812345678; refuse what is wrong."""
    if not entry.name.strip():
        raise UserError(
            "name_missing",
            QT_TRANSLATE_NOOP("Errors", "The customer has no name yet."),
            advice=QT_TRANSLATE_NOOP("Errors", "Type a name; two customers may share one."),
            field="name",
        )
    _check_range(entry.influence, MOST_INFLUENCE, "influence")
    _check_range(entry.potential, MOST_POTENTIAL, "potential")
    if entry.joined is not None and entry.joined > today:
        raise _in_future("joined", entry.joined)
    if len(entry.tags) > MOST_TAGS:
        raise UserError(
            "too_many_tags",
            QT_TRANSLATE_NOOP("Errors", "A customer can carry at most {most} tags."),
            {"most": MOST_TAGS},
            advice=QT_TRANSLATE_NOOP("Errors", "Leave out the tags that nobody uses."),
            field="tags",
        )
    return CustomerEntry(
        name=_text(entry.name, "name"),
        phone=_read("phone", contacts.phone, entry.phone),
        number=_read("number", cells.identifier, entry.number),
        email=_read("email", contacts.email, entry.email),
        birthday=_birthday(entry.birthday.strip(), today),
        joined=entry.joined,
        influence=entry.influence,
        influence_note=_text(entry.influence_note, "influence_note"),
        potential=entry.potential,
        potential_note=_text(entry.potential_note, "potential_note"),
        channel=_text(entry.channel, "channel") or "shop",
        note=_text(entry.note, "note"),
        gender=_text(entry.gender, "gender"),
        occupation=_text(entry.occupation, "occupation"),
        address=_text(entry.address, "address"),
        tags=tuple(dict.fromkeys(_text(tag, "tags") for tag in entry.tags if tag.strip())),
        shares_phone=entry.shares_phone,
        referrer_id=entry.referrer_id,
    )


def _text(text: str, name: str) -> str:
    return _read(name, lambda value: cells.clean_text(value, name), text)


def _read(name: str, reader: Callable[[str], str], text: str) -> str:
    if not text.strip():
        return ""
    try:
        return reader(text)
    except UserError as error:
        error.field = error.field or name
        raise


def _check_range(value: float | None, most: int, name: str) -> None:
    if value is not None and not 0 <= value <= most:
        raise UserError(
            "out_of_range",
            QT_TRANSLATE_NOOP("Errors", "{value} is not between 0 and {most}."),
            {"value": value, "most": most},
            advice=QT_TRANSLATE_NOOP("Errors", "Type a number in that range or leave it empty."),
            field=name,
        )


def _birthday(text: str, today: date) -> str:
    """Return a birthday that exists and is not to come: --02-29 exists, 2023-02-29 does not."""
    if not text:
        return ""
    whole = text if not text.startswith("--") else f"{LEAP_YEAR}-{text[2:]}"
    try:
        day = date.fromisoformat(whole)
    except ValueError:
        raise UserError(
            "bad_birthday",
            QT_TRANSLATE_NOOP("Errors", "“{value}” is not a day of the calendar."),
            {"value": text[:20]},
            advice=QT_TRANSLATE_NOOP("Errors", "Type it as 1990-05-02, or --05-02 without a year."),
            field="birthday",
        ) from None
    if day > today:
        raise _in_future("birthday", day)
    return text


def _in_future(name: str, day: date) -> UserError:
    return UserError(
        "day_in_future",
        QT_TRANSLATE_NOOP("Errors", "{day} is still to come."),
        {"day": day.isoformat()},
        advice=QT_TRANSLATE_NOOP("Errors", "Type a day up to today."),
        field=name,
    )
