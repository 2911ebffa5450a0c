"""The grading scheme in force: reading it, its versions, its templates."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain import scheme_toml, templates
from app.domain.access import Permission
from app.domain.schemes import Scheme
from app.domain.scoring import Breaks
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import schemes as scheme_rows
from app.services.desk import Desk, Work


@dataclass(frozen=True)
class Rules:
    """The scheme in force with its version and the break-points of its last full run."""

    version: int
    scheme: Scheme
    breaks: Breaks

    @property
    def lacks_breaks(self) -> bool:
        """Say whether a percentile dimension still waits for its first full run."""
        return any(
            dimension.scale == "percentile" and dimension.key not in self.breaks
            for dimension in self.scheme.dimensions
        )


@dataclass(frozen=True)
class VersionRow:
    """One line of the list of scheme versions."""

    version: int
    name: str
    in_force: bool
    actor: str
    created_at: datetime


def scheme_of(work: Work) -> tuple[int, Scheme]:
    """Return the version and the scheme in force inside a transaction."""
    row = scheme_rows.in_force(work.connection)
    return row.version, from_stored(row.body)


def rules_of(work: Work, version: int | None = None) -> Rules:
    """Return the scheme in force, or an earlier version, with its break-points."""
    if version is None:
        row: Any = scheme_rows.in_force(work.connection)
    else:
        row = scheme_rows.get(work.connection, version)
    breaks = scheme_rows.breaks(work.connection, row.version)
    return Rules(row.version, from_stored(row.body), breaks)


def from_stored(body: str) -> Scheme:
    """Return a scheme from its stored text."""
    return scheme_toml.from_dict(json.loads(body))


def scheme_in_force(desk: Desk) -> tuple[int, Scheme]:
    """Return the version and the scheme in force."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        return scheme_of(work)


def versions(desk: Desk) -> list[VersionRow]:
    """Return every version of the scheme, oldest first."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        return [
            VersionRow(row.version, row.name, row.in_force, row.actor, row.created_at)
            for row in scheme_rows.versions(work.connection)
        ]


def scheme_of_version(desk: Desk, version: int) -> Scheme:
    """Return the scheme of a version, in force or not."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        row = scheme_rows.get(work.connection, version)
    if row is None:
        raise UserError(
            "no_version",
            QT_TRANSLATE_NOOP("Errors", "There is no version {version} of the scheme."),
            {"version": version},
            advice=QT_TRANSLATE_NOOP("Errors", "Look at the list of versions."),
        )
    return from_stored(row.body)


def template(desk: Desk, name: str, language: str) -> Scheme:
    """Return a template by its name, its levels named in a language."""
    if name not in templates.TEMPLATES:
        raise UserError(
            "unknown_template",
            QT_TRANSLATE_NOOP("Errors", "There is no scheme template {name}."),
            {"name": name[:60], "known": ", ".join(templates.TEMPLATES)},
            advice=QT_TRANSLATE_NOOP("Errors", "Choose one of: {known}."),
            field="template",
        )
    return templates.template(name, desk.decimals, language)
