"""The commands staff and audit."""

import getpass
import os
from dataclasses import replace
from typing import Any, Final

from app.cli.answers import Answer, counted, table
from app.cli.session import Call, is_asking_possible, warned_of
from app.domain.access import OWN_PREFIX, ROLE_TITLES, Role, permissions_of, role_of
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.services import audit as audits
from app.services import customers, staff
from app.services.audit import AuditView
from app.services.desk import Desk
from app.services.staff import PersonEntry, PersonRow

_FROM_OUTSIDE: Final = "STARDESK_NEW_PASSWORD"


def people(call: Call) -> Answer:
    """List who may sign in."""
    with call.desk() as desk:
        rows = [row for row in staff.people(desk) if row.is_active]
    data = [
        {
            "login": row.login,
            "name": row.name,
            "role": row.role,
            "title": _title(row),
            "has_password": row.has_password,
        }
        for row in rows
    ]
    headers = _headers(
        QT_TRANSLATE_NOOP("Cli", "Login"),
        QT_TRANSLATE_NOOP("Cli", "Name"),
        QT_TRANSLATE_NOOP("Cli", "Role"),
    )
    return Answer(data, table(headers, [[row.login, row.name, _title(row)] for row in rows]))


def _title(row: PersonRow) -> str:
    return row.title or translate("Permissions", ROLE_TITLES[role_of(row.role)])


def _headers(*texts: str) -> list[str]:
    return [translate("Cli", text) for text in texts]


def roles(call: Call) -> Answer:
    """List roles and what each may do."""
    with call.desk() as desk:
        rows = staff.roles(desk)
    data = [
        {
            "role": row.role,
            "title": row.title or translate("Permissions", ROLE_TITLES[Role(row.role)]),
            "permissions": sorted(one.value for one in row.permissions),
            "people": row.people,
        }
        for row in rows
    ]
    headers = _headers(QT_TRANSLATE_NOOP("Cli", "Role"), QT_TRANSLATE_NOOP("Cli", "May"))
    lines: list[list[object]] = [[one["title"], _spaced(one["permissions"])] for one in data]
    return Answer(data, table(headers, lines))


def _spaced(names: Any) -> str:  # noqa: ANN401 - a list in a row of JSON
    return " ".join(names)


def add(call: Call) -> Answer:
    """Add somebody."""
    options = call.options
    with call.desk() as desk:
        password = _new_password(options.who) if staff.has_passwords(desk) else ""
        entry = PersonEntry(options.who, options.name, _role(desk, options.role), password)
        staff.add(desk, entry)
    text = QT_TRANSLATE_NOOP("Cli", "{login} can sign in now.")
    return replace(_said(text, options.who), notes=warned_of(password))


def change(call: Call) -> Answer:
    """Change somebody's role or name."""
    options = call.options
    with call.desk() as desk:
        now = [row for row in staff.people(desk) if row.login == options.who]
        name = options.name or (now[0].name if now else "")
        role = _role(desk, options.role) if options.role else (now[0].role if now else "")
        staff.change(desk, options.who, name, role)
    return _said(QT_TRANSLATE_NOOP("Cli", "{login} was changed."), options.who)


def remove(call: Call) -> Answer:
    """Take somebody's way in away."""
    with call.desk() as desk:
        staff.remove(desk, call.options.who)
        is_encrypted = staff.has_passwords(desk)
    text = QT_TRANSLATE_NOOP("Cli", "{login} cannot sign in any more.")
    answer = _said(text, call.options.who)
    if not is_encrypted:
        return answer
    more = QT_TRANSLATE_NOOP(
        "Cli",
        "A copy of the shop taken before opens with the old password, and so does what comes after "
        'it: "staff rekey" gives the shop a new key.',
    )
    return replace(answer, notes=(translate("Cli", more),))


def set_password(call: Call) -> Answer:
    """Give somebody a new password."""
    with call.desk() as desk:
        password = _new_password(call.options.who) if staff.has_passwords(desk) else ""
        staff.set_password(desk, call.options.who, password)
    text = QT_TRANSLATE_NOOP("Cli", "{login} has a new password.")
    return replace(_said(text, call.options.who), notes=warned_of(password))


def role(call: Call) -> Answer:
    """Make, change or remove a role of the shop's own."""
    options = call.options
    with call.desk() as desk:
        known = {row.title: row.role for row in staff.roles(desk) if row.title}
        word = known.get(options.title, "")
        if options.remove:
            staff.drop_role(desk, word or options.title)
            return Answer({"removed": options.title}, "")
        names = [name.strip() for name in (options.may or "").split(",") if name.strip()]
        unknown = [name for name in names if not permissions_of([name])]
        if unknown or not names:
            raise UserError(
                "unknown_permission",
                QT_TRANSLATE_NOOP("Errors", "These are not permissions: {names}."),
                {"names": ", ".join(unknown)[:200] or "–"},
                advice=QT_TRANSLATE_NOOP("Errors", '"staff roles" lists them.'),
                field="may",
            )
        word = staff.save_role(desk, options.title, permissions_of(names), word).value
    return Answer({"role": word, "title": options.title, "permissions": sorted(names)}, word)


def _role(desk: Desk, typed: str) -> str:
    """Return the word of a role named by its word or its title."""
    for row in staff.roles(desk):
        if typed in {row.role, row.title} or (
            not row.role.startswith(OWN_PREFIX)
            and typed == translate("Permissions", ROLE_TITLES[Role(row.role)])
        ):
            return row.role
    return typed


def _new_password(login: str) -> str:
    """Return the new password of the environment, else ask for it twice."""
    given = os.environ.get(_FROM_OUTSIDE)
    if given or not is_asking_possible():
        return given or ""
    text = translate("Cli", QT_TRANSLATE_NOOP("Cli", "New password of {login}: "))
    first = getpass.getpass(text.format(login=login))
    again = translate("Cli", QT_TRANSLATE_NOOP("Cli", "Once more: "))
    if getpass.getpass(again) != first:
        raise UserError(
            "passwords_differ",
            QT_TRANSLATE_NOOP("Errors", "The two passwords are not the same."),
            advice=QT_TRANSLATE_NOOP("Errors", "Type the same one twice."),
            field="password",
        )
    return first


def _said(text: str, login: str) -> Answer:
    return Answer({"login": login}, translate("Cli", text).format(login=login))


def audit(call: Call) -> Answer:
    """Read the audit log or the weekly digest."""
    options = call.options
    with call.desk() as desk:
        if options.digest:
            return _digest(audits.digest(desk, options.end))
        customer = customers.id_of(desk, options.customer) if options.customer else None
        view = AuditView(options.by, options.act, customer, options.start, options.end)
        rows = audits.lines(desk, view, options.limit)
        broken = audits.broken(desk)
    data = {
        "broken": broken,
        "lines": [
            {
                "id": row.id,
                "at": row.at.isoformat(),
                "by": row.actor,
                "act": row.act,
                "noun": row.noun,
                "record": row.record_id,
                "about": row.about,
                "details": dict(row.details),
                "reason": row.reason,
                "values": dict(row.values),
                "erased": row.is_erased,
            }
            for row in rows
        ],
    }
    headers = _headers(
        QT_TRANSLATE_NOOP("Cli", "When (UTC)"),
        QT_TRANSLATE_NOOP("Cli", "By"),
        QT_TRANSLATE_NOOP("Cli", "Act"),
        QT_TRANSLATE_NOOP("Cli", "To whom or what"),
        QT_TRANSLATE_NOOP("Cli", "Reason"),
    )
    lines: list[list[object]] = [
        [
            f"{row.at:%Y-%m-%d %H:%M}",
            row.actor,
            audits.title(row.act),
            row.about,
            row.reason,
        ]
        for row in rows
    ]
    notes: tuple[str, ...] = ()
    if broken:
        text = counted(
            len(broken),
            QT_TRANSLATE_NOOP("Cli", "Somebody tampered with {count} line of the log."),
            QT_TRANSLATE_NOOP("Cli", "Somebody tampered with {count} lines of the log."),
        )
        notes = (text.format(count=len(broken)),)
    return Answer(data, table(headers, lines), notes)


def _digest(digest: audits.Digest) -> Answer:
    data = {
        "from": digest.start.isoformat(),
        "to": digest.end.isoformat(),
        "counts": [
            {
                "by": one.actor,
                "act": one.act,
                "count": one.count,
                "usual": one.usual,
                "unusual": one.is_unusual,
            }
            for one in digest.counts
        ],
    }
    headers = _headers(
        QT_TRANSLATE_NOOP("Cli", "By"),
        QT_TRANSLATE_NOOP("Cli", "Act"),
        QT_TRANSLATE_NOOP("Cli", "Count"),
        QT_TRANSLATE_NOOP("Cli", "Usual"),
        "",
    )
    mark = translate("Cli", QT_TRANSLATE_NOOP("Cli", "unusual"))
    lines: list[list[object]] = [
        [
            one.actor,
            audits.title(one.act),
            one.count,
            one.usual,
            mark if one.is_unusual else "",
        ]
        for one in digest.counts
    ]
    return Answer(data, table(headers, lines))
