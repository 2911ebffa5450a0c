"""A second person's approval of what one person should not do alone."""

import hashlib
import json
from typing import Final

from app import vault
from app.domain.access import OWN_PREFIX, Permission, Role, own_role_id, permissions_of
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.models import settings as setting_rows
from app.models import staff as staff_rows
from app.services.desk import Actor, Desk, Word, Work

ACTS: Final = "approval.acts"
REFUND: Final = "approval.refund_minor"
# Under this name a refusal says for which act a word is wanted.
OF: Final = "of"

# What an owner may ask a second person's word for.
TITLES: Final[dict[str, str]] = {
    "override": QT_TRANSLATE_NOOP("Approvals", "Setting a level by hand"),
    "points": QT_TRANSLATE_NOOP("Approvals", "Points given or taken by hand"),
    "export": QT_TRANSLATE_NOOP("Approvals", "Exports and printed lists"),
    "refund": QT_TRANSLATE_NOOP("Approvals", "Returns over an amount"),
    "erase": QT_TRANSLATE_NOOP("Approvals", "Erasing a customer"),
}


def grant(desk: Desk, login: str, password: str, of: str = "") -> str:
    """Take a second person's word for an act; return who gave it.

    `of` is what the refusal of the act names, so that the word is good for nothing else. Without
    it the word is for the next act: that of a command.

    Raises:
        UserError: the password is wrong, the person is the same, or may not approve.

    """
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        person = _approver(work, login)
    if person.login == desk.actor.login or not person.may(Permission.APPROVE):
        raise UserError(
            "approval_not_theirs",
            QT_TRANSLATE_NOOP("Errors", "{login} cannot approve this."),
            {"login": login[:60]},
            advice=QT_TRANSLATE_NOOP("Errors", "Ask another person who may approve."),
            field="login",
        )
    if desk.database.key is None or (_opened(desk, person.login, password) != desk.database.key):
        raise UserError(
            "approval_without_password",
            QT_TRANSLATE_NOOP("Errors", "A plain shop has no passwords, so nobody can approve."),
            advice=QT_TRANSLATE_NOOP("Errors", "Turn approvals off in the settings."),
        )
    desk.word = Word(person.login, of)
    return person.login


def refund_limit(work: Work) -> int | None:
    """Return the amount up to which returns need no second person, None where none needs one."""
    settings = setting_rows.all_of(work.connection)
    return int(settings.get(REFUND, 0)) if "refund" in settings.get(ACTS, ()) else None


def check(work: Work, act: str, what: str = "", *, about: str = "") -> dict[str, str]:
    """Refuse an act that waits for a second person's word; take the word when it was given.

    `what` tells this act from others of its kind, `about` says to whoever is asked what exactly
    waits. It returns what the audit line should say of it: {} where no approval is asked for.
    """
    settings = setting_rows.all_of(work.connection)
    if act not in settings.get(ACTS, ()):
        return {}
    # The refusal travels through logs and windows; what it is about may name a person.
    of = f"{act} {hashlib.sha256(what.encode()).hexdigest()[:16]}"
    word, work.desk.word = work.desk.word, None
    if word is None or word.of not in {"", of}:
        raise UserError(
            "approval_needed",
            QT_TRANSLATE_NOOP("Errors", "A second person's approval is needed here: {act}."),
            {"act": translate("Approvals", TITLES[act]), "about": about, OF: of},
            advice=QT_TRANSLATE_NOOP("Errors", "Let somebody who may approve type their password."),
        )
    return {"approved_by": word.approver}


def approvers(desk: Desk) -> list[str]:
    """Return the logins of those who may approve what the person signed in does."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        people = [_approver(work, row.login) for row in staff_rows.active(work.connection)]
    return [
        one.login for one in people if one.login != desk.actor.login and one.may(Permission.APPROVE)
    ]


def _opened(desk: Desk, login: str, password: str) -> bytes:
    """Open the vault with a second person's password, with a wait after wrong ones."""
    shop = desk.paths.shop
    try:
        return vault.guarded(
            shop, login, desk.clock.now(), lambda: vault.open_with_password(shop, login, password)
        )
    except UserError as error:
        if error.code != "wrong_password":
            raise
        # The shop is open: the recovery key is not what is wanted here.
        advice = QT_TRANSLATE_NOOP(
            "Errors", "Check the capital letters and the keyboard language and type it again."
        )
        raise UserError(
            error.code, error.text, error.values, advice=advice, field="password"
        ) from None


def _approver(work: Work, login: str) -> Actor:
    for row in staff_rows.active(work.connection):
        if row.login != login:
            continue
        if not row.role.startswith(OWN_PREFIX):
            return Actor(row.login, row.name, Role(row.role))
        own = staff_rows.own_role(work.connection, own_role_id(row.role))
        grants = permissions_of(json.loads(own.permissions)) if own else frozenset()
        return Actor(row.login, row.name, Role.OWN, grants)
    raise UserError(
        "staff_no_person",
        QT_TRANSLATE_NOOP("Errors", "Nobody called {login} can sign in to this shop."),
        {"login": login[:60]},
        advice=QT_TRANSLATE_NOOP("Errors", "Choose one of the list of staff."),
        field="login",
    )
