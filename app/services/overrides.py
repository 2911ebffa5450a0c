"""Levels set by hand: pin one, give one as a gift, end it, and who did so how often."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from app.domain.access import Permission
from app.domain.customer_rules import typed_text
from app.domain.grading import Cause
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import customer_list
from app.models import grades as grade_rows
from app.models import overrides as override_rows
from app.services import approvals, grader, holds, whom
from app.services.desk import Desk, Work
from app.services.done import Changes, Done
from app.services.holds import GIFT, OVERRIDE, Step
from app.services.schemes import Rules, rules_of
from app.services.star_table import observed_of, stars_of

KINDS: Final = {
    OVERRIDE: QT_TRANSLATE_NOOP("Overrides", "Set by hand"),
    GIFT: QT_TRANSLATE_NOOP("Overrides", "Gift"),
}
_CAUSE: Final = {OVERRIDE: Cause.OVERRIDE, GIFT: Cause.GIFT}


@dataclass(frozen=True)
class OverrideEntry:
    """What somebody sets by hand: the rank, why, on what evidence, and until which day."""

    customer_id: int
    level: int
    reason: str
    evidence: str = ""
    until: date | None = None
    kind: str = OVERRIDE


@dataclass(frozen=True)
class OverrideRow:
    """One override or gift as lists and badges show it; `after` is the rank that comes next."""

    id: int
    customer_id: int
    number: str
    name: str
    kind: str
    level: int
    stars: int
    after: int
    day: date
    until: date | None
    reason: str
    evidence: str
    actor: str
    ended: date | None
    ended_by: str
    observed: bool = False


def set_level(desk: Desk, entry: OverrideEntry) -> Done[int]:
    """Pin a customer's level, or give one as a gift; an earlier one of the customer ends."""
    desk.require(Permission.OVERRIDE)
    with desk.work() as work:
        customer = whom.customer(work, entry.customer_id)
        rules = rules_of(work)
        _check(work, entry, rules)
        grade = grade_rows.get(work.connection, entry.customer_id)
        about = _about(entry, customer.name, grade.level if grade else 0, rules)
        what = f"{entry.customer_id} {entry.kind} {entry.level} {entry.until}"
        approval = approvals.check(work, "override", what, about=about)
        now = grader.standing(work, rules, [entry.customer_id])
        if grade is None:
            raise _refusal(
                "not_graded",
                QT_TRANSLATE_NOOP("Errors", "{name} has no level yet."),
                QT_TRANSLATE_NOOP("Errors", "Record a first purchase, then set the level."),
                "level",
                name=customer.name,
            )
        if entry.kind == GIFT and grade.level >= entry.level:
            raise _refusal(
                "gift_too_low",
                QT_TRANSLATE_NOOP("Errors", "{name} has this level or a higher one already."),
                QT_TRANSLATE_NOOP("Errors", "Choose a higher level."),
                "level",
                name=customer.name,
            )
        hidden = _end_standing(work, rules, entry.customer_id, grade.level)
        before = hidden or (grade.level, grade.base_level)
        override_id = _add(work, entry, rules, before)
        base = grade.base_level if entry.kind == GIFT else entry.level
        grade_rows.change(
            work.connection, entry.customer_id, {"level": entry.level, "base_level": base}
        )
        if grade.level != entry.level:
            step = Step(
                entry.customer_id,
                desk.clock.today(),
                _CAUSE[entry.kind],
                entry.level,
                base,
                entry.reason.strip(),
            )
            holds.write_step(work, now, grade, step, desk.actor.login)
        work.note(
            "set_level",
            "customer",
            entry.customer_id,
            details={"kind": entry.kind, "from": grade.level, "to": entry.level} | approval,
            reason=entry.reason.strip(),
        )
    return Done(override_id, Changes(customers=frozenset({entry.customer_id})))


def _about(entry: OverrideEntry, name: str, level: int, rules: Rules) -> str:
    """Say what is to be approved: who, from which level to which until when, and why."""
    names = ["–", *(one.name for one in rules.scheme.levels)]
    old = names[min(level, len(names) - 1)]
    until = f" (→ {entry.until.isoformat()})" if entry.until else ""
    return f"{name}: {old} → {names[entry.level]}{until}\n{entry.reason.strip()}"


def _end_standing(work: Work, rules: Rules, customer_id: int, level: int) -> tuple[int, int] | None:
    """End what stands for a customer without moving the level; return what it had hidden."""
    for row in override_rows.of_customer(work.connection, customer_id):
        if row.ended is None:
            values = {
                "ended": work.desk.clock.today(),
                "ended_by": work.desk.actor.login,
                "end_reason": "",
            }
            override_rows.end(work.connection, row.id, values)
            if row.version == rules.version and level <= row.level:
                return row.level_before, row.base_before
    return None


def _add(work: Work, entry: OverrideEntry, rules: Rules, before: tuple[int, int]) -> int:
    return override_rows.add(
        work.connection,
        {
            "customer_id": entry.customer_id,
            "kind": entry.kind,
            "level": entry.level,
            "level_before": before[0],
            "base_before": before[1],
            "version": rules.version,
            "day": work.desk.clock.today(),
            "until": entry.until,
            "reason": entry.reason.strip(),
            "evidence": typed_text(entry.evidence, "evidence"),
            "actor": work.desk.actor.login,
            "at": work.desk.clock.now(),
        },
    )


def _check(work: Work, entry: OverrideEntry, rules: Rules) -> None:
    if not typed_text(entry.reason, "reason"):
        raise _refusal(
            "no_reason",
            QT_TRANSLATE_NOOP("Errors", "A level set by hand needs a reason."),
            QT_TRANSLATE_NOOP("Errors", "Say in a few words why; it stands in the history."),
            "reason",
        )
    if entry.kind not in KINDS or not 1 <= entry.level <= len(rules.scheme.levels):
        raise _refusal(
            "no_level",
            QT_TRANSLATE_NOOP("Errors", "The scheme has no level {level}."),
            QT_TRANSLATE_NOOP("Errors", "Choose one of its {count} levels."),
            "level",
            level=entry.level,
            count=len(rules.scheme.levels),
        )
    if entry.until is not None and entry.until < work.desk.clock.today():
        raise _refusal(
            "past_end",
            QT_TRANSLATE_NOOP("Errors", "{day} is past; the level would end before it begins."),
            QT_TRANSLATE_NOOP("Errors", "Choose a day from today on, or none."),
            "until",
            day=entry.until.isoformat(),
        )


def _refusal(code: str, text: str, advice: str, field: str, **values: Any) -> UserError:  # noqa: ANN401
    return UserError(f"override_{code}", text, values, advice=advice, field=field)


def end(desk: Desk, override_id: int, reason: str) -> Done[None]:
    """End an override or gift today: the level it hid comes back."""
    desk.require(Permission.OVERRIDE)
    with desk.work() as work:
        row = override_rows.get(work.connection, override_id)
        if row is None or row.ended is not None:
            raise _refusal(
                "ended",
                QT_TRANSLATE_NOOP("Errors", "This level set by hand has ended already."),
                QT_TRANSLATE_NOOP("Errors", "There is nothing to do."),
                "",
            )
        if not typed_text(reason, "reason"):
            raise _refusal(
                "no_reason",
                QT_TRANSLATE_NOOP("Errors", "A level set by hand needs a reason."),
                QT_TRANSLATE_NOOP("Errors", "Say in a few words why; it stands in the history."),
                "reason",
            )
        approval = approvals.check(work, "override", f"end {override_id}")
        rules = rules_of(work)
        now = grader.standing(work, rules, [row.customer_id])
        holds.end(
            work, row, holds.Ending(desk.clock.today(), desk.actor.login, reason.strip()), now
        )
        grader.grade(work, rules, [row.customer_id], grader.Why())
        work.note(
            "end_override", "customer", row.customer_id, details=approval, reason=reason.strip()
        )
    return Done(None, Changes(customers=frozenset({row.customer_id})))


def standing(desk: Desk) -> list[OverrideRow]:
    """Return every override and gift that holds now."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        return _rows(work, override_rows.standing(work.connection))


def of_customer(desk: Desk, customer_id: int) -> OverrideRow | None:
    """Return what holds a customer's level now, None where nothing does."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        found = override_rows.of_customer(work.connection, customer_id)
        rows = _rows(work, [row for row in found if row.ended is None])
    return rows[0] if rows else None


def made(desk: Desk, start: date, end_day: date) -> list[OverrideRow]:
    """Return what was set by hand in a period, newest first: the report on favours."""
    desk.require(Permission.OVERRIDE)
    with desk.read() as work:
        return _rows(work, override_rows.made_between(work.connection, start, end_day))


def _rows(work: Work, found: list[Any]) -> list[OverrideRow]:
    rules = rules_of(work)
    people = customer_list.rows(work.connection, [row.customer_id for row in found])
    return [
        OverrideRow(
            id=row.id,
            customer_id=row.customer_id,
            number=people[row.customer_id].number,
            name=people[row.customer_id].name,
            kind=row.kind,
            level=row.level,
            stars=stars_of(rules.scheme, min(row.level, len(rules.scheme.levels))),
            after=row.level_before if row.version == rules.version else 0,
            day=row.day,
            until=row.until,
            reason=row.reason,
            evidence=row.evidence,
            actor=row.actor,
            ended=row.ended,
            ended_by=row.ended_by,
            observed=observed_of(work.desk, rules.scheme, people[row.customer_id]) is not None,
        )
        for row in found
        if row.customer_id in people
    ]
