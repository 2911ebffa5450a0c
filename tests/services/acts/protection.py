"""The acts of one's own way in, at a shop that is not encrypted: they say so, and do nothing."""

from collections.abc import Callable
from typing import Any

from app.domain.access import Permission
from app.errors import UserError
from app.services import protection
from app.services.desk import Desk
from tests.services.acts.shape import Act, P


def at_plain(act: Callable[[Desk], Any]) -> Act:
    """Return an act that a plain shop refuses in words."""

    def call(desk: Desk) -> None:
        try:
            act(desk)
        except UserError as error:
            if error.code != "shop_is_plain":
                raise

    return call


ACTS: dict[str, tuple[Permission, Act]] = {
    "protection.change_password": (
        P.SEE_CUSTOMERS,
        at_plain(lambda desk: protection.change_password(desk, "old", "new")),
    ),
    "protection.new_recovery_key": (P.CHANGE_SETTINGS, at_plain(protection.new_recovery_key)),
    "protection.note_recovery": (
        P.SEE_CUSTOMERS,
        lambda desk: protection.note_recovery(desk, is_new=True),
    ),
    "protection.is_remembered": (P.SEE_CUSTOMERS, protection.is_remembered),
    "protection.remember": (
        P.SEE_CUSTOMERS,
        at_plain(lambda desk: protection.remember(desk, is_on=True)),
    ),
}
