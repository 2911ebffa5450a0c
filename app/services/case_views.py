"""What screens show of cases: rows of a list, the course of one, its customer's purchases."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from app.domain import cases as rules
from app.domain.cases import CaseAct, CaseChannel, CaseKind, CaseStatus, Urgency
from app.domain.schemes import Scheme
from app.models import cases as case_rows
from app.models import grades as grade_rows
from app.models import sales as sale_rows
from app.models import staff as staff_rows
from app.services import preferences, redaction
from app.services.desk import Desk, Work
from app.services.redaction import Hidden
from app.services.schemes import scheme_of
from app.services.star_table import observed_of, stars_of

_MOST_PURCHASES: Final = 5


@dataclass(frozen=True)
class CaseRow:
    """One case as a list shows it."""

    id: int
    customer_id: int
    number: str
    name: str
    level: int
    level_name: str
    stars: int
    kind: CaseKind
    channel: CaseChannel
    text: str
    day: date
    at: datetime
    due: date | None
    owner: str
    owner_name: str
    logged_by: str
    status: CaseStatus
    urgency: Urgency
    passed: float
    days_over: int
    result: str
    told: date | None
    closed: date | None
    observed: bool = False

    @property
    def title(self) -> str:
        """Return the first line of what the customer wants."""
        return self.text.partition("\n")[0]

    @property
    def is_open(self) -> bool:
        """Say whether something is still to be done."""
        return self.status is CaseStatus.OPEN


@dataclass(frozen=True)
class CaseStep:
    """One step of a case's course: who, when, what; `changed` maps a field to (before, after)."""

    at: datetime
    day: date
    actor: str
    actor_name: str
    act: CaseAct
    text: str
    changed: Mapping[str, tuple[str, str]]
    mark: int | None
    words: str


@dataclass(frozen=True)
class Purchase:
    """One line that the customer of a case bought or brought back."""

    document: str
    day: date
    product: str
    amount_minor: int | Hidden | None
    is_return: bool


@dataclass(frozen=True)
class CaseCard:
    """A case with its course, and what its customer likes and bought of late."""

    row: CaseRow
    steps: tuple[CaseStep, ...]
    preferences: Mapping[str, str]
    orders: int
    last_visit: date | None
    amount_minor: int | Hidden | None
    purchases: tuple[Purchase, ...]


@dataclass(frozen=True)
class Owner:
    """Somebody who may be given a case."""

    login: str
    name: str


@dataclass(frozen=True)
class Lens:
    """What every row of a list is made with: the scheme in force and who is who."""

    scheme: Scheme
    names: Mapping[str, str]
    today: date
    desk: Desk

    @classmethod
    def of(cls, work: Work) -> "Lens":
        """Return the lens of this moment."""
        _, scheme = scheme_of(work)
        names = {row.login: row.name for row in staff_rows.active(work.connection)}
        return cls(scheme, names, work.desk.clock.today(), work.desk)

    def row(self, row: Any) -> CaseRow:  # noqa: ANN401 - a database row
        """Return a stored case as lists show it."""
        return CaseRow(
            id=row.id,
            customer_id=row.customer_id,
            number=row.number,
            name=row.name,
            level=row.level,
            level_name=self.scheme.levels[row.level - 1].name if row.level else "",
            stars=stars_of(self.scheme, row.level),
            kind=CaseKind(row.kind),
            channel=CaseChannel(row.channel),
            text=row.text,
            day=row.day,
            at=row.at,
            due=row.due,
            owner=row.owner,
            owner_name=self.names.get(row.owner, row.owner),
            logged_by=self.names.get(row.logged_by, row.logged_by),
            status=CaseStatus(row.status),
            urgency=rules.urgency(row.status, row.due, self.today),
            passed=rules.time_passed(row.day, row.due, self.today),
            days_over=max(0, (self.today - row.due).days) if row.due else 0,
            result=row.result,
            told=row.told,
            closed=row.closed,
            observed=observed_of(self.desk, self.scheme, row) is not None,
        )

    def step(self, row: Any) -> CaseStep:  # noqa: ANN401 - a database row
        """Return a stored step as the course shows it; logins of owners become names."""
        changed = {
            field: (self._named(field, pair[0]), self._named(field, pair[1]))
            for field, pair in json.loads(row.details).items()
        }
        return CaseStep(
            at=row.at,
            day=row.day,
            actor=row.actor,
            actor_name=self.names.get(row.actor, row.actor),
            act=CaseAct(row.act),
            text=row.text,
            changed=changed,
            mark=row.mark,
            words=row.note or "",
        )

    def _named(self, field: str, value: str) -> str:
        return self.names.get(value, value) if field == "owner" else value


def card_of(work: Work, row: Any) -> CaseCard:  # noqa: ANN401 - a database row
    """Return a case with its course and its customer's purchases, amounts by role."""
    connection, desk = work.connection, work.desk
    lens = Lens.of(work)
    grade = grade_rows.get(connection, row.customer_id)
    bought = sale_rows.history(connection, row.customer_id, _MOST_PURCHASES)
    return CaseCard(
        row=lens.row(row),
        steps=tuple(lens.step(step) for step in case_rows.steps_of(connection, row.id)),
        preferences=preferences.inside(work, row.customer_id),
        orders=grade.frequency if grade else 0,
        last_visit=grade.last_day if grade else None,
        amount_minor=redaction.amount(desk, grade.amount_minor if grade else 0),
        purchases=tuple(
            Purchase(
                document=line.document or "",
                day=line.day,
                product=line.product or line.category or "",
                amount_minor=redaction.amount(desk, line.amount_minor),
                is_return=line.amount_minor < 0,
            )
            for line in bought
        ),
    )
