"""Consent: purposes, ways it is given, and whether it stands.

Source: the personal information laws of China (PIPL art. 13-15) and the EU (GDPR art. 7): by
purpose, on a wording, as easy to withdraw as to give.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain import periods
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP

PURPOSES: Final[dict[str, str]] = {
    "service": QT_TRANSLATE_NOOP("Consents", "Keeping my data to serve me"),
    "marketing": QT_TRANSLATE_NOOP("Consents", "Offers and news"),
    "sharing": QT_TRANSLATE_NOOP("Consents", "Sharing with partners"),
    "sensitive": QT_TRANSLATE_NOOP("Consents", "Sensitive data"),
}
# What a customer agrees to where the shop has no wording of its own; a changed text is a new
# version, and each consent keeps the text it was given on.
WORDINGS: Final[dict[str, str]] = {
    "service": QT_TRANSLATE_NOOP(
        "Consents",
        "I agree that the shop keeps my name, my contacts and my purchases to serve me. I may "
        "withdraw this at any time. (v1)",
    ),
    "marketing": QT_TRANSLATE_NOOP(
        "Consents",
        "I agree that the shop sends me offers and news this way. I may withdraw this at any "
        "time. (v1)",
    ),
    "sharing": QT_TRANSLATE_NOOP(
        "Consents",
        "I agree that the shop hands my data to the partners it has named to me. I may withdraw "
        "this at any time. (v1)",
    ),
    "sensitive": QT_TRANSLATE_NOOP(
        "Consents",
        "I agree that the shop keeps sensitive data of mine, such as my ID number, for the "
        "purpose it has told me. I may withdraw this at any time. (v1)",
    ),
}
CHANNELS: Final[dict[str, str]] = {
    "sms": QT_TRANSLATE_NOOP("Consents", "Text message"),
    "phone": QT_TRANSLATE_NOOP("Consents", "Phone"),
    "wechat": QT_TRANSLATE_NOOP("Consents", "WeChat"),
    "email": QT_TRANSLATE_NOOP("Consents", "E-mail"),
    "post": QT_TRANSLATE_NOOP("Consents", "Post"),
}
WAYS: Final[dict[str, str]] = {
    "paper": QT_TRANSLATE_NOOP("Consents", "Signed on paper"),
    "spoken": QT_TRANSLATE_NOOP("Consents", "Said at the counter"),
    "online": QT_TRANSLATE_NOOP("Consents", "Ticked online"),
    "import": QT_TRANSLATE_NOOP("Consents", "Taken over from a list"),
}
# Below this age a guardian has to agree (PIPL art. 31).
ADULT_YEARS: Final = 14
_MONTHS: Final = 12


@dataclass(frozen=True)
class ConsentEntry:
    """A consent as it is given: purpose, channel (marketing alone has one), wording, way."""

    customer_id: int
    purpose: str
    channel: str = ""
    wording: str = ""
    how: str = "spoken"


def check(entry: ConsentEntry) -> None:
    """Refuse a consent to nothing that exists; marketing needs a channel, others have none."""
    if entry.purpose not in PURPOSES:
        raise _refusal("purpose", entry.purpose, PURPOSES)
    if (entry.purpose == "marketing") != (entry.channel in CHANNELS):
        raise _refusal("channel", entry.channel, CHANNELS if entry.purpose == "marketing" else ())
    if entry.how not in WAYS:
        raise _refusal("how", entry.how, WAYS)


def _refusal(field: str, value: str, known: Iterable[str]) -> UserError:
    return UserError(
        f"consent_{field}",
        QT_TRANSLATE_NOOP("Errors", '"{value}" cannot stand in a consent here.'),
        {"value": value[:40], "known": ", ".join(known) or "–"},
        advice=QT_TRANSLATE_NOOP("Errors", "Choose one of: {known}."),
        field=field,
    )


def is_child(birthday: str, today: date) -> bool:
    """Say whether somebody needs a guardian's consent: born 2012-05-01, yes until 2026-04-30.

    A birthday without a year, "05-01", says nothing.
    """
    try:
        born = date.fromisoformat(birthday)
    except ValueError:
        return False
    return today < periods.add_months(born, ADULT_YEARS * _MONTHS)
