"""Reading the audit log: a page that can be searched, whether its chain holds, a weekly digest."""

import json
import statistics
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from app.domain.access import Permission
from app.domain.acts import TITLES
from app.domain.sheet import Column, Kind, Sheet
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.models import audit as audit_rows
from app.services import approvals, audit_words
from app.services.desk import Desk, Work

PAGE: Final = 200
WEEKS: Final = 8
MOST_EXPORTED: Final = 100_000
_CUSTOMER: Final = "customer"
# What an insider could misuse; each is counted for every person and week.
WATCHED: Final = frozenset(
    {
        "reveal_phone",
        "reveal_id_number",
        "remove_id_numbers",
        "set_level",
        "adjust_points",
        "undo_points",
        "record_return",
        "undo_return",
        "undo_batch",
        "export_customers",
        "export_accounts",
        "export_audit",
        "export_person",
        "erase_person",
        "copy_customers",
        "list_phones",
        "print_paper",
        "save_paper",
        "change_setting",
        "change_staff",
        "rekey",
        "use_recovery_key",
        "restore",
        "drop_old_backups",
    }
)
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
    words: str = ""
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
    about: str = ""
    said: tuple[tuple[str, str], ...] = ()


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
    with desk.read() as work:
        return _lines(work, view, limit)


def _lines(work: Work, view: AuditView, limit: int) -> list[AuditRow]:
    search = audit_rows.Search(
        actor=view.actor,
        acts=(view.act,) if view.act else (),
        noun=_CUSTOMER if view.customer_id is not None else "",
        record_id=view.customer_id,
        start=_moment(view.start) if view.start else None,
        end=_moment(view.end + timedelta(days=1)) if view.end else None,
        words=view.words,
        before_id=view.before_id,
    )
    found = audit_rows.found(work.connection, search, limit)
    about = audit_words.subjects(work, found)
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
            about=about.about(row),
            said=about.facts(row),
        )
        for row in found
    ]


def log_sheet(desk: Desk, view: AuditView) -> Sheet:
    """Collect the lines that answer a search as a sheet; that this was done is a line itself."""
    desk.require(Permission.SEE_AUDIT)
    with desk.work() as work:
        approval = approvals.check(work, "export", f"log {view}")
        found = _lines(work, view, MOST_EXPORTED)
        work.note("export_audit", details={"rows": len(found)} | approval)
    columns = (
        Column("id", _say(QT_TRANSLATE_NOOP("Columns", "No.")), Kind.INTEGER, 8),
        Column("at", _say(QT_TRANSLATE_NOOP("Columns", "When")), Kind.TEXT, 20),
        Column("actor", _say(QT_TRANSLATE_NOOP("Columns", "By")), Kind.TEXT, 14),
        Column("act", _say(QT_TRANSLATE_NOOP("Columns", "What was done")), Kind.TEXT, 28),
        Column("about", _say(QT_TRANSLATE_NOOP("Columns", "To whom or what")), Kind.TEXT, 24),
        Column("reason", _say(QT_TRANSLATE_NOOP("Columns", "Reason")), Kind.TEXT, 30),
        Column("values", _say(QT_TRANSLATE_NOOP("Columns", "Values")), Kind.TEXT, 48),
    )
    rows = [
        (
            row.id,
            row.at.astimezone().strftime("%Y-%m-%d %H:%M:%S"),
            row.actor,
            title(row.act),
            row.about or " ".join(str(part) for part in (row.noun, row.record_id) if part),
            row.reason,
            "; ".join(f"{key}: {said}" for key, said in row.said),
        )
        for row in found
    ]
    return Sheet(translate("Audit", QT_TRANSLATE_NOOP("Audit", "Audit log")), columns, rows)


def _say(text: str) -> str:
    return translate("Columns", text)


def title(act: str) -> str:
    """Return an act in words; one of another version of the program by its own name."""
    return translate("Acts", TITLES[act]) if act in TITLES else act


def acts(desk: Desk) -> list[str]:
    """Return every kind of act in the log, to choose from."""
    desk.require(Permission.SEE_AUDIT)
    with desk.read() as work:
        return audit_rows.acts(work.connection)


def actors(desk: Desk) -> list[str]:
    """Return everybody who stands in the log, to choose from."""
    desk.require(Permission.SEE_AUDIT)
    with desk.read() as work:
        return audit_rows.actors(work.connection)


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
