"""One's own way into the shop: password, this computer's key store, the recovery key."""

from app import vault
from app.domain.access import Permission
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.services.desk import Desk


def change_password(desk: Desk, old: str, new: str) -> None:
    """Put a new password in the place of one's own; computers that remembered it forget it."""
    desk.require(Permission.SEE_CUSTOMERS)
    desk.require_key()
    try:
        vault.change_password(desk.paths.shop, desk.actor.login, old, new)
    except UserError as error:
        if error.code == "wrong_password":
            error.field = "old_password"
        raise
    _note(desk, "change_password")


def new_recovery_key(desk: Desk) -> str:
    """Make a new recovery key and return it, this once; the former one opens nothing any more."""
    desk.require(Permission.CHANGE_SETTINGS)
    made = vault.new_recovery_key(desk.paths.shop, desk.require_key())
    _note(desk, "new_recovery_key")
    return made


def note_recovery(desk: Desk, *, is_new: bool) -> None:
    """Note that the recovery key opened the shop, and whether it replaced a lost password."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.work() as work:
        details = {"password": desk.actor.login} if is_new else {}
        work.note("use_recovery_key", "staff", details=details)


def is_remembered(desk: Desk) -> bool:
    """Say whether this computer's key store opens the shop for the person signed in."""
    desk.require(Permission.SEE_CUSTOMERS)
    if desk.database.key is None:
        return False
    return vault.open_with_key_store(desk.paths.shop, desk.actor.login) is not None


def remember(desk: Desk, *, is_on: bool) -> None:
    """Let this computer open the shop without the password, or ask for it again."""
    desk.require(Permission.SEE_CUSTOMERS)
    shop, login, key = desk.paths.shop, desk.actor.login, desk.require_key()
    if not is_on:
        vault.forget(shop, login)
    elif not vault.remember(shop, login, key):
        raise UserError(
            "no_key_store",
            QT_TRANSLATE_NOOP("Errors", "This computer has no key store that could remember it."),
            advice=QT_TRANSLATE_NOOP("Errors", "Type the password at each start."),
            field="remember",
        )
    _note(desk, "remember" if is_on else "forget")


def _note(desk: Desk, act: str) -> None:
    with desk.work() as work:
        work.note(act, "staff")
