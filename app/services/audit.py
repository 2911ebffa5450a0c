"""Reading the audit log: a page that can be searched, whether its chain holds, a weekly digest."""

import json
import statistics
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from app.domain.access import Permission
from app.i18n import QT_TRANSLATE_NOOP
from app.models import audit as audit_rows
from app.services.desk import Desk

PAGE: Final = 200
WEEKS: Final = 8
# What an insider could misuse; each is counted for every person and week.
WATCHED: Final[dict[str, str]] = {
    "reveal_phone": QT_TRANSLATE_NOOP("Audit", "Phone numbers revealed"),
    "set_level": QT_TRANSLATE_NOOP("Audit", "Levels set by hand"),
    "record_return": QT_TRANSLATE_NOOP("Audit", "Returns"),
    "export_customers": QT_TRANSLATE_NOOP("Audit", "Customer lists exported"),
    "export_accounts": QT_TRANSLATE_NOOP("Audit", "Accounts exported"),
    "copy_customers": QT_TRANSLATE_NOOP("Audit", "Customers copied"),
    "print_paper": QT_TRANSLATE_NOOP("Audit", "Papers printed"),
    "save_paper": QT_TRANSLATE_NOOP("Audit", "Papers saved as PDF"),
    "undo_batch": QT_TRANSLATE_NOOP("Audit", "Batches taken back"),
    "undo_sale": QT_TRANSLATE_NOOP("Audit", "Sales taken back"),
    "export_person": QT_TRANSLATE_NOOP("Audit", "Personal data handed out"),
    "change_setting": QT_TRANSLATE_NOOP("Audit", "Settings changed"),
    "change_staff": QT_TRANSLATE_NOOP("Audit", "Staff and roles changed"),
}
_FEW: Final = 5
_SPREADS: Final = 2


@dataclass(frozen=True)
class AuditView:
    """What of the log to show: by whom, which act, on which customer, between two days."""

    actor: str = ""
    act: str = ""
    customer_id: int | None = None
    start: date | None = None
    end: date | None = None
    before_id: int | None = None


@dataclass(frozen=True)
class AuditRow:
    """One line of the log as it is shown."""

    id: int
    at: datetime
    actor: str
    act: str
    noun: str
    record_id: int | None
    details: Mapping[str, Any]
    reason: str
    values: Mapping[str, Any]
    is_erased: bool


@dataclass(frozen=True)
class WeekCount:
    """How often one person did one watched act in the last week, and in an ordinary one."""

    actor: str
    act: str
    count: int
    usual: float
    is_unusual: bool


@dataclass(frozen=True)
class Digest:
    """The insider digest of one week."""

    start: date
    end: date
    counts: tuple[WeekCount, ...]


def lines(desk: Desk, view: AuditView, limit: int = PAGE) -> list[AuditRow]:
    """Return lines of the log, newest first."""
    desk.require(Permission.SEE_AUDIT)
    search = audit_rows.Search(
        actor=view.actor,
        acts=(view.act,) if view.act else (),
        noun="customer" if view.customer_id is not None else "",
        record_id=view.customer_id,
        start=_moment(view.start) if view.start else None,
        end=_moment(view.end + timedelta(days=1)) if view.end else None,
        before_id=view.before_id,
    )
    with desk.read() as work:
        found = audit_rows.found(work.connection, search, limit)
    return [
        AuditRow(
            id=row.id,
            at=row.at,
            actor=row.actor,
            act=row.act,
            noun=row.noun,
            record_id=row.record_id,
            details=json.loads(row.details),
            reason=row.reason or "",
            values=json.loads(row.body or "{}"),
            is_erased=bool(row.erased),
        )
        for row in found
    ]


def acts(desk: Desk) -> list[str]:
    """Return every kind of act in the log, to choose from."""
    desk.require(Permission.SEE_AUDIT)
    with desk.read() as work:
        return audit_rows.acts(work.connection)


def broken(desk: Desk) -> list[int]:
    """Return the lines of the log that somebody tampered with; [] for a sound one."""
    desk.require(Permission.SEE_AUDIT)
    with desk.read() as work:
        return list(audit_rows.broken(work.connection))


def digest(desk: Desk, end: date | None = None) -> Digest:
    """Return what each person did in the seven days up to one, unusual counts marked.

    Twelve reveals in a week where two are usual, give or take one, are unusual; five never are.
    """
    desk.require(Permission.SEE_AUDIT)
    last = end or desk.clock.today()
    first = last - timedelta(days=6)
    began = first - timedelta(weeks=WEEKS)
    with desk.read() as work:
        found = audit_rows.counts(
            work.connection, _moment(began), _moment(last + timedelta(days=1))
        )
    weeks: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for row in found:
        if row.act in WATCHED:
            weeks[row.actor, row.act][(_day(row.at) - began).days // 7] += 1
    counts = (
        _week(actor, act, [number[week] for week in range(WEEKS + 1)])
        for (actor, act), number in weeks.items()
    )
    shown = sorted((one for one in counts if one.count), key=_order)
    return Digest(first, last, tuple(shown))


def _order(one: WeekCount) -> tuple[bool, int, str, str]:
    return (not one.is_unusual, -one.count, one.actor, one.act)


def _week(actor: str, act: str, numbers: list[int]) -> WeekCount:
    *before, now = numbers
    usual, spread = statistics.mean(before), statistics.pstdev(before)
    is_unusual = now > _FEW and now > usual + _SPREADS * max(spread, 1.0)
    return WeekCount(actor, act, now, round(usual, 1), is_unusual)


def _moment(day: date) -> datetime:
    """Return the moment a business day begins where the shop is."""
    return datetime.combine(day, time.min).astimezone().astimezone(UTC)


def _day(at: datetime) -> date:
    return at.astimezone().date()
