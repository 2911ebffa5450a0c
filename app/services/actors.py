"""Who signs in: a person of the shop's staff with the permissions of their role."""

import json
import unicodedata
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from app.domain.access import Role, own_role_id, permissions_of, role_of
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import entrance
from app.models import staff as staff_rows
from app.models.database import READ_ONLY, Connection, Database
from app.services.desk import Actor


def as_stored(login: str) -> str:
    """Return a login as vault and staff keep it: one form of accents, no blanks around it."""
    return unicodedata.normalize("NFC", login).strip()


class Readable(Protocol):
    """A shop's file that can be asked questions."""

    def read(self) -> AbstractContextManager[Any]:
        """Give a connection for questions."""


def actor_of(file: Readable, login: str | None) -> Actor:
    """Return one of the staff; None is the only one there is, or the first."""
    with file.read() as connection:
        return _actor(connection, login)


def _actor(connection: Connection, login: str | None) -> Actor:
    rows = staff_rows.active(connection)
    chosen = [row for row in rows if login is None or row.login == login]
    if not chosen:
        raise UserError(
            "unknown_login",
            QT_TRANSLATE_NOOP("Errors", "Nobody called {login} can sign in to this shop."),
            {"login": login or ""},
            advice=QT_TRANSLATE_NOOP("Errors", "Choose one of the logins of the shop."),
            field="login",
        )
    person = chosen[0]
    role = role_of(person.role)
    own = staff_rows.own_role(connection, own_role_id(person.role)) if role is Role.OWN else None
    if own is None:
        return Actor(person.login, person.name, role)
    grants = permissions_of(json.loads(own.permissions))
    return Actor(person.login, person.name, role, grants, own.title)


def actor_in(file: Path, key: bytes | None, login: str | None) -> Actor:
    """Return one of the staff of a file that is only read."""
    database = Database.at(file, key, READ_ONLY)
    try:
        entrance.check_filled(database, file.parent)
        return actor_of(database, as_stored(login or "") or None)
    finally:
        database.close()
