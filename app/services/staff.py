"""The people who may sign in: adding, changing and removing them, their roles and passwords."""

import json
import unicodedata
from dataclasses import dataclass
from typing import Any, Final

from app import vault
from app.domain import access
from app.domain.access import OWN_PREFIX, Permission, Role
from app.domain.customer_rules import typed_text
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP, listed
from app.models import staff as staff_rows
from app.services.desk import Desk, Work
from app.services.done import Changes, Done

LONGEST: Final = 60


@dataclass(frozen=True)
class PersonEntry:
    """What a form says of a person; `role` is a role's word or "own:7", the password may be empty.

    Only an encrypted shop has passwords.
    """

    login: str
    name: str
    role: str
    password: str = ""


@dataclass(frozen=True)
class PersonRow:
    """One person as the list of staff shows it."""

    login: str
    name: str
    role: str
    title: str
    is_active: bool
    has_password: bool


@dataclass(frozen=True)
class RoleRow:
    """One role: its word, its title (empty for the house's own roles), what it may do."""

    role: str
    title: str
    permissions: frozenset[Permission]
    people: int


def people(desk: Desk) -> list[PersonRow]:
    """Return everybody who may sign in, and those who once could."""
    desk.require(Permission.MANAGE_STAFF)
    with desk.read() as work:
        rows = staff_rows.everybody(work.connection)
        titles = {
            f"{OWN_PREFIX}{row.id}": row.title for row in staff_rows.own_roles(work.connection)
        }
    known = set(vault.logins(desk.paths.shop)) if desk.database.key is not None else set()
    return [
        PersonRow(
            row.login,
            row.name,
            row.role,
            titles.get(row.role, ""),
            is_active=row.active,
            has_password=row.login in known,
        )
        for row in rows
    ]


def has_passwords(desk: Desk) -> bool:
    """Say whether the shop is encrypted, so that each person has a password."""
    desk.require(Permission.MANAGE_STAFF)
    return desk.database.key is not None


def roles(desk: Desk) -> list[RoleRow]:
    """Return every role with what it may do: the house's four, then the shop's own."""
    desk.require(Permission.MANAGE_STAFF)
    with desk.read() as work:
        held = [row.role for row in staff_rows.active(work.connection)]
        own = staff_rows.own_roles(work.connection)
    house = [
        RoleRow(role.value, "", access.GRANTS[role], held.count(role.value))
        for role in Role
        if role is not Role.OWN
    ]
    return house + [
        RoleRow(
            word := f"{OWN_PREFIX}{row.id}",
            row.title,
            access.permissions_of(json.loads(row.permissions)),
            held.count(word),
        )
        for row in own
    ]


def add(desk: Desk, entry: PersonEntry) -> Done[None]:
    """Let somebody new sign in; in an encrypted shop with a password of their own."""
    desk.require(Permission.MANAGE_STAFF)
    with desk.work() as work:
        login = _login(entry.login)
        _check_role(work, entry.role)
        if any(row.login == login for row in staff_rows.everybody(work.connection)):
            raise _refusal(
                "login_taken",
                QT_TRANSLATE_NOOP("Errors", "The login {login} is taken, now or in the past."),
                QT_TRANSLATE_NOOP("Errors", "Choose another one."),
                "login",
                login=login,
            )
        name = typed_text(entry.name, "name") or login
        staff_rows.add(
            work.connection, {"login": login, "name": name, "role": entry.role, "active": True}
        )
        work.note("change_staff", "staff", details={"added": login, "role": entry.role})
        if desk.database.key is not None:
            vault.set_password(desk.paths.shop, login, entry.password, desk.database.key)
    return Done(None, Changes(settings=True))


def change(desk: Desk, login: str, name: str, role: str) -> Done[None]:
    """Change somebody's name or role; the shop always keeps an owner."""
    desk.require(Permission.MANAGE_STAFF)
    with desk.work() as work:
        row = _person(work, login)
        _check_role(work, role)
        if row.role == Role.OWNER.value and role != Role.OWNER.value:
            _keep_an_owner(work, login)
        staff_rows.change(
            work.connection, login, {"name": typed_text(name, "name") or login, "role": role}
        )
        details = {"changed": login, "from": row.role, "to": role}
        work.note("change_staff", "staff", details=details)
    return Done(None, Changes(settings=True))


def remove(desk: Desk, login: str) -> Done[None]:
    """Take somebody's way in away; what they did stays in the log under their login."""
    desk.require(Permission.MANAGE_STAFF)
    with desk.work() as work:
        _person(work, login)
        if login == desk.actor.login:
            raise _refusal(
                "own_login",
                QT_TRANSLATE_NOOP("Errors", "{login} is signed in now and cannot be removed."),
                QT_TRANSLATE_NOOP("Errors", "Let another owner do it."),
                "login",
                login=login,
            )
        _keep_an_owner(work, login)
        staff_rows.change(work.connection, login, {"active": False})
        work.note("change_staff", "staff", details={"removed": login})
        if desk.database.key is not None and login in vault.logins(desk.paths.shop):
            vault.remove_login(desk.paths.shop, login)
    return Done(None, Changes(settings=True))


def set_password(desk: Desk, login: str, password: str) -> Done[None]:
    """Give somebody who forgot theirs a new password."""
    desk.require(Permission.MANAGE_STAFF)
    with desk.work() as work:
        _person(work, login)
        if desk.database.key is None:
            raise _refusal(
                "no_passwords",
                QT_TRANSLATE_NOOP("Errors", "A plain shop has no passwords."),
                QT_TRANSLATE_NOOP("Errors", "Make an encrypted shop to have them."),
                "password",
            )
        work.note("change_staff", "staff", details={"password": login})
        vault.set_password(desk.paths.shop, login, password, desk.database.key)
    return Done(None, Changes(settings=True))


def save_role(
    desk: Desk, title: str, permissions: frozenset[Permission], role: str = ""
) -> Done[str]:
    """Make a role of the shop's own, or change one; return its word."""
    desk.require(Permission.MANAGE_STAFF)
    with desk.work() as work:
        title = typed_text(title, "title")
        if not title or len(title) > LONGEST:
            raise _refusal(
                "role_title",
                QT_TRANSLATE_NOOP("Errors", "A role needs a title of up to 60 characters."),
                QT_TRANSLATE_NOOP("Errors", "Type one, such as Cashier."),
                "title",
            )
        if any(
            row.title == title and f"{OWN_PREFIX}{row.id}" != role
            for row in staff_rows.own_roles(work.connection)
        ):
            raise _refusal(
                "role_taken",
                QT_TRANSLATE_NOOP("Errors", "There is a role {title} already."),
                QT_TRANSLATE_NOOP("Errors", "Choose another title."),
                "title",
                title=title,
            )
        body = json.dumps(sorted(permission.value for permission in permissions))
        values = {"title": title, "permissions": body}
        if role:
            _check_role(work, role)
            staff_rows.change_role(work.connection, access.own_role_id(role), values)
        else:
            role = f"{OWN_PREFIX}{staff_rows.add_role(work.connection, values)}"
        details = {"title": title, "role": role, "permissions": body}
        work.note("change_staff", "role", details=details)
    return Done(role, Changes(settings=True))


def drop_role(desk: Desk, role: str) -> Done[None]:
    """Remove a role of the shop's own that nobody has."""
    desk.require(Permission.MANAGE_STAFF)
    with desk.work() as work:
        _check_role(work, role)
        held = [row.login for row in staff_rows.active(work.connection) if row.role == role]
        if held or not role.startswith(OWN_PREFIX):
            raise _refusal(
                "role_held",
                QT_TRANSLATE_NOOP("Errors", "This role cannot be removed: {logins}."),
                QT_TRANSLATE_NOOP("Errors", "Give those who have it another role first."),
                "role",
                logins=listed(held),
            )
        row = staff_rows.own_role(work.connection, access.own_role_id(role))
        staff_rows.drop_role(work.connection, access.own_role_id(role))
        details = {"title": row.title if row is not None else "", "removed": role}
        work.note("change_staff", "role", details=details)
    return Done(None, Changes(settings=True))


def _login(typed: str) -> str:
    """Return a login as vault and staff keep it: one form of accents, no blanks around it."""
    login = unicodedata.normalize("NFC", typed).strip()
    if not login or len(login) > LONGEST or not login.isprintable():
        raise _refusal(
            "bad_login",
            QT_TRANSLATE_NOOP("Errors", "A login has 1 to 60 characters that can be seen."),
            QT_TRANSLATE_NOOP("Errors", "Type a short name, such as li."),
            "login",
        )
    return login


def _person(work: Work, login: str) -> Any:  # noqa: ANN401 - a database row
    for row in staff_rows.active(work.connection):
        if row.login == login:
            return row
    raise _refusal(
        "no_person",
        QT_TRANSLATE_NOOP("Errors", "Nobody called {login} can sign in to this shop."),
        QT_TRANSLATE_NOOP("Errors", "Choose one of the list of staff."),
        "login",
        login=login,
    )


def _check_role(work: Work, role: str) -> None:
    own = {f"{OWN_PREFIX}{row.id}" for row in staff_rows.own_roles(work.connection)}
    house = {one.value for one in Role if one is not Role.OWN}
    if role not in own | house:
        raise _refusal(
            "no_role",
            QT_TRANSLATE_NOOP("Errors", "There is no role {role}."),
            QT_TRANSLATE_NOOP("Errors", "Choose one of the list."),
            "role",
            role=role[:LONGEST],
        )


def _keep_an_owner(work: Work, login: str) -> None:
    """Refuse to leave the shop without anybody who may manage it."""
    owners = {
        row.login for row in staff_rows.active(work.connection) if row.role == Role.OWNER.value
    }
    if not owners - {login}:
        raise _refusal(
            "last_owner",
            QT_TRANSLATE_NOOP("Errors", "{login} is the only owner of this shop."),
            QT_TRANSLATE_NOOP("Errors", "Make another person an owner first."),
            "role",
            login=login,
        )


def _refusal(code: str, text: str, advice: str, field: str, **values: object) -> UserError:
    return UserError(f"staff_{code}", text, values, advice=advice, field=field)
