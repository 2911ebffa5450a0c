"""What a role may not see leaves the services as HIDDEN, so that no screen or file can show it."""

from enum import Enum

from app.domain.access import Permission, mask_phone
from app.services.desk import Desk


class Hidden(Enum):
    """A value that the signed-in role may not see."""

    HIDDEN = "hidden"

    def __str__(self) -> str:
        return "•••"


HIDDEN = Hidden.HIDDEN


def amount(desk: Desk, minor: int | None) -> int | Hidden | None:
    """Return an amount, or HIDDEN for a role that may not see amounts."""
    return minor if desk.may(Permission.SEE_AMOUNTS) else HIDDEN


def finds_by_mask(desk: Desk) -> bool:
    """Say whether digits may find a phone only where its mask shows them.

    Without it a role that may not see phones would spell one out, digit by digit, and no line of
    the log would tell.
    """
    return not desk.may(Permission.SEE_PHONES)


def phone(desk: Desk, number: str) -> str:
    """Return a phone number whole, or masked for a role that may not see it."""
    return number if desk.may(Permission.SEE_PHONES) else mask_phone(number)
