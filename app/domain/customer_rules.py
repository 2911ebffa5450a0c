"""What a customer's record may hold: each typed value is cleaned or refused beside its field."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from app.domain import id_numbers
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

    `birthday` is YYYY-MM-DD, or --MM-DD when the year is not known. `id_number` is one to be
    stored; what is stored is never handed out in an entry, and empty text leaves it as it is.
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
    id_number: str = ""


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
        name=typed_text(entry.name, "name"),
        phone=typed(entry.phone, "phone", contacts.phone),
        number=typed(entry.number, "number", cells.identifier),
        email=typed(entry.email, "email", contacts.email),
        birthday=_birthday(entry.birthday.strip(), today),
        joined=entry.joined,
        influence=entry.influence,
        influence_note=typed_text(entry.influence_note, "influence_note"),
        potential=entry.potential,
        potential_note=typed_text(entry.potential_note, "potential_note"),
        channel=typed_text(entry.channel, "channel") or "shop",
        note=typed_text(entry.note, "note"),
        gender=typed_text(entry.gender, "gender"),
        occupation=typed_text(entry.occupation, "occupation"),
        address=typed_text(entry.address, "address"),
        tags=tuple(dict.fromkeys(typed_text(tag, "tags") for tag in entry.tags if tag.strip())),
        shares_phone=entry.shares_phone,
        referrer_id=entry.referrer_id,
        id_number=id_numbers.checked(entry.id_number, today) if entry.id_number.strip() else "",
    )


def check_evidence(entry: CustomerEntry, before: CustomerEntry | None = None) -> None:
    """Refuse influence or potential given by staff without a word of why.

    What stands unchanged stays as it is: a value from an imported list has the list for evidence,
    until somebody changes it.
    """
    for name in ("influence", "potential"):
        value, note = getattr(entry, name), getattr(entry, f"{name}_note")
        if value is None or note.strip():
            continue
        had = before is not None and getattr(before, f"{name}_note")
        if before is None or value != getattr(before, name) or had:
            raise _no_evidence(name)


def _no_evidence(name: str) -> UserError:
    is_influence = name == "influence"
    return UserError(
        "no_evidence",
        QT_TRANSLATE_NOOP("Errors", "Influence counts for the level, so it needs its evidence.")
        if is_influence
        else QT_TRANSLATE_NOOP(
            "Errors", "Potential counts for the level, so it needs its reasons."
        ),
        advice=QT_TRANSLATE_NOOP("Errors", "Type what it rests on, or leave both empty."),
        field=f"{name}_note",
    )


def typed_text(text: str, name: str) -> str:
    """Return what was typed into a field of a form, cleaned: " tea " is "tea"."""
    return typed(text, name, lambda value: cells.clean_text(value, name))


def typed(text: str, name: str, reader: Callable[[str], str]) -> str:
    """Return what a reader makes of a typed text; its refusal stands beside the field.

    "1381234567" in the field phone is refused there, to be corrected and saved again.
    """
    if not text.strip():
        return ""
    try:
        return reader(text)
    except UserError as error:
        error.field = name
        # The readers are those of import, whose advice speaks of a file.
        error.advice = _CORRECT_IT
        raise


_CORRECT_IT: Final = QT_TRANSLATE_NOOP("Errors", "Correct it and save again.")


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
            QT_TRANSLATE_NOOP("Errors", '"{value}" is not a day of the calendar.'),
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
