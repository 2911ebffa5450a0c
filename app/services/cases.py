"""The service log: log a contact, change it, close it with its result, reopen it, take it back."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from app.domain import cases as rules
from app.domain.access import Permission
from app.domain.cases import CaseAct, CaseEntry, CaseStatus, Closing, Urgency
from app.domain.text import made_whole
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import cases as case_rows
from app.models import staff as staff_rows
from app.services import feedback, redaction, whom
from app.services.case_views import CaseCard, CaseRow, Lens, Owner, card_of
from app.services.desk import Desk, Work
from app.services.done import Changes, Done

MOST: Final = 500
_NOUN: Final = "case"
_LONGEST_QUERY: Final = 200
_GROUPS: Final[dict[str, tuple[int, ...]]] = {
    "open": (case_rows.OVERDUE, case_rows.TODAY, case_rows.LATER),
    "overdue": (case_rows.OVERDUE,),
    "today": (case_rows.TODAY,),
    "later": (case_rows.LATER,),
    "done": (case_rows.DONE,),
    "all": case_rows.GROUPS,
}
_URGENCIES: Final = (Urgency.OVERDUE, Urgency.TODAY, Urgency.LATER, Urgency.DONE)


@dataclass(frozen=True)
class CaseView:
    """Which cases are asked for: open, overdue, today, later, done or all; and what narrows it."""

    group: str = "open"
    kind: str = ""
    owner: str | None = None
    words: str = ""
    customer_id: int | None = None


@dataclass(frozen=True)
class CaseCounts:
    """How many cases stand of each urgency; open ones by kind, by channel, and one's own."""

    urgencies: Mapping[str, int]
    kinds: Mapping[str, int]
    channels: Mapping[str, int]
    mine: int

    @property
    def open(self) -> int:
        """Return how many cases are open."""
        return sum(self.kinds.values())


def log(desk: Desk, entry: CaseEntry) -> Done[int]:
    """Log a contact as an open case; return its number."""
    desk.require(Permission.LOG_CASE)
    today = desk.clock.today()
    entry = rules.checked_entry(entry, today)
    with desk.work() as work:
        whom.customer(work, entry.customer_id)
        _check_owner(work, entry.owner)
        case_id = case_rows.add(
            work.connection,
            {
                **_columns(entry),
                "customer_id": entry.customer_id,
                "day": today,
                "status": CaseStatus.OPEN,
                "at": desk.clock.now(),
            },
        )
        _add_step(work, case_id, _Step(CaseAct.LOG, CaseStatus.OPEN, entry.text))
        work.note("log_case", _NOUN, case_id, details={"kind": entry.kind})
    return Done(case_id, _changes(entry.customer_id))


def change(desk: Desk, case_id: int, entry: CaseEntry) -> Done[int]:
    """Change an open case's kind, channel, text, due day or owner; its course keeps what was."""
    desk.require(Permission.LOG_CASE)
    with desk.work() as work:
        row, status = _following(work, case_id, CaseAct.CHANGE)
        # A due day that stays may have gone by since.
        stays = entry.due is not None and entry.due == row.due
        wanted = _columns(rules.checked_entry(entry, row.due if stays else desk.clock.today()))
        changed = {name: value for name, value in wanted.items() if value != getattr(row, name)}
        if "owner" in changed:
            _check_owner(work, changed["owner"])
        if changed:
            case_rows.change(work.connection, case_id, changed)
            before = {name: (_plain(getattr(row, name)), _plain(changed[name])) for name in changed}
            _add_step(work, case_id, _Step(CaseAct.CHANGE, status, changed=before))
            work.note("change_case", _NOUN, case_id, details={"fields": sorted(changed)})
    return Done(case_id, _changes(row.customer_id))


def note(desk: Desk, case_id: int, text: str) -> Done[int]:
    """Write a further contact into the course of an open case."""
    desk.require(Permission.LOG_CASE)
    text = rules.checked_text(text, "note")
    with desk.work() as work:
        row, status = _following(work, case_id, CaseAct.NOTE)
        _add_step(work, case_id, _Step(CaseAct.NOTE, status, text))
        work.note("note_case", _NOUN, case_id)
    return Done(case_id, _changes(row.customer_id))


def close(desk: Desk, case_id: int, closing: Closing) -> Done[int]:
    """Close an open case with its result and, when asked, how satisfied the customer is."""
    desk.require(Permission.CLOSE_CASE)
    today = desk.clock.today()
    with desk.work() as work:
        row, status = _following(work, case_id, CaseAct.CLOSE)
        closing = rules.checked_closing(closing, row.kind, row.day, today)
        answer = None
        if closing.mark is not None:
            answer = feedback.add(work, row.customer_id, closing.mark, closing.note)
        values = {"result": closing.result, "told": closing.told, "closed": today}
        case_rows.change(work.connection, case_id, {**values, "status": status})
        told = {"told": ("", _plain(closing.told))} if closing.told else {}
        step = _Step(CaseAct.CLOSE, status, closing.result, told, answer)
        _add_step(work, case_id, step)
        work.note("close_case", _NOUN, case_id)
    return Done(case_id, _changes(row.customer_id))


def reopen(desk: Desk, case_id: int, reason: str) -> Done[int]:
    """Open a closed case again; its course keeps the result it had, and the reason."""
    desk.require(Permission.CLOSE_CASE)
    reason = rules.written(reason, "reason")
    if not reason:
        raise UserError(
            "reopen_without_reason",
            QT_TRANSLATE_NOOP("Errors", "Case {case} is reopened only with a reason."),
            {"case": case_id},
            advice=QT_TRANSLATE_NOOP("Errors", "Write what is still to be done."),
            field="reason",
        )
    with desk.work() as work:
        row, status = _following(work, case_id, CaseAct.REOPEN)
        values = {"status": status, "result": "", "told": None, "closed": None}
        case_rows.change(work.connection, case_id, values)
        _add_step(work, case_id, _Step(CaseAct.REOPEN, status, reason))
        work.note("reopen_case", _NOUN, case_id)
    return Done(case_id, _changes(row.customer_id))


def take_back(desk: Desk, case_id: int) -> Done[int]:
    """Take back a case that was just logged and on which nothing was done yet."""
    desk.require(Permission.LOG_CASE)
    with desk.work() as work:
        row, status = _following(work, case_id, CaseAct.TAKE_BACK)
        if len(case_rows.steps_of(work.connection, case_id)) > 1:
            raise UserError(
                "case_worked_on",
                QT_TRANSLATE_NOOP("Errors", "Case {case} was worked on since it was logged."),
                {"case": case_id},
                advice=QT_TRANSLATE_NOOP("Errors", "Close it with its result instead."),
            )
        case_rows.change(work.connection, case_id, {"status": status})
        _add_step(work, case_id, _Step(CaseAct.TAKE_BACK, status))
        work.note("take_back_case", _NOUN, case_id)
    return Done(case_id, _changes(row.customer_id))


def open_of(desk: Desk, customer_id: int) -> tuple[CaseRow, ...]:
    """Return a customer's open cases, the overdue first."""
    return list_cases(desk, CaseView(customer_id=customer_id))


def history_of(desk: Desk, customer_id: int) -> tuple[CaseRow, ...]:
    """Return every case of a customer, the latest logged first."""
    rows = list_cases(desk, CaseView("all", customer_id=customer_id))
    return tuple(sorted(rows, key=lambda row: (row.at, row.id), reverse=True))


def list_cases(desk: Desk, view: CaseView, limit: int = MOST) -> tuple[CaseRow, ...]:
    """Return cases: overdue, today, later, each by level, then age; the done ones newest first."""
    desk.require(Permission.SEE_CASES)
    query = case_rows.CaseQuery(
        today=desk.clock.today(),
        groups=_GROUPS[view.group],
        kind=view.kind,
        owner=view.owner,
        customer_id=view.customer_id,
        words=_typed(view.words),
        masked=redaction.finds_by_mask(desk),
    )
    with desk.read() as work:
        lens = Lens.of(work)
        return tuple(lens.row(row) for row in case_rows.listed(work.connection, query, limit))


def counts(desk: Desk) -> CaseCounts:
    """Return how many cases there are, for the chips and the sentence of the page."""
    desk.require(Permission.SEE_CASES)
    with desk.read() as work:
        rows = case_rows.counts(work.connection, desk.clock.today())
    urgencies: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    channels: Counter[str] = Counter()
    mine = 0
    for row in rows:
        urgencies[_URGENCIES[row.place]] += row.number
        channels[row.channel] += row.number
        if row.place != case_rows.DONE:
            kinds[row.kind] += row.number
            mine += row.number if row.owner == desk.actor.login else 0
    return CaseCounts(urgencies, kinds, channels, mine)


def case_card(desk: Desk, case_id: int) -> CaseCard:
    """Return one case with its course and what its customer bought, amounts by role."""
    desk.require(Permission.SEE_CASES)
    with desk.read() as work:
        row = case_rows.get(work.connection, case_id)
        if row is None:
            raise _no_case(case_id)
        return card_of(work, row)


def owners(desk: Desk) -> tuple[Owner, ...]:
    """Return who may be given a case."""
    desk.require(Permission.SEE_CASES)
    with desk.read() as work:
        return tuple(Owner(row.login, row.name) for row in staff_rows.active(work.connection))


def _typed(words: str) -> str:
    """Return the words looked for as a database can take them."""
    shown = "".join(sign if sign.isprintable() else " " for sign in made_whole(words))
    return shown.strip()[:_LONGEST_QUERY]


def _columns(entry: CaseEntry) -> dict[str, Any]:
    return {
        "kind": entry.kind,
        "channel": entry.channel,
        "text": entry.text,
        "due": entry.due,
        "owner": entry.owner,
    }


def _following(work: Work, case_id: int, act: CaseAct) -> tuple[Any, CaseStatus]:
    """Return a case and the status that an act leaves; refuse an act that does not follow."""
    row = case_rows.state_of(work.connection, case_id)
    if row is None:
        raise _no_case(case_id)
    return row, rules.after(CaseStatus(row.status), act, case_id)


def _no_case(case_id: int) -> UserError:
    return UserError(
        "no_case",
        QT_TRANSLATE_NOOP("Errors", "There is no case {case}."),
        {"case": case_id},
        advice=QT_TRANSLATE_NOOP("Errors", "Look at the list of cases."),
        field="case",
    )


def _check_owner(work: Work, login: str) -> None:
    if login and login not in {row.login for row in staff_rows.active(work.connection)}:
        raise UserError(
            "no_owner",
            QT_TRANSLATE_NOOP("Errors", 'Nobody signs in as "{login}".'),
            {"login": login[:60]},
            advice=QT_TRANSLATE_NOOP("Errors", "Choose somebody of the shop, or leave it empty."),
            field="owner",
        )


def _plain(value: date | str | None) -> str:
    """Return a field's value as the course keeps it."""
    return value.isoformat() if isinstance(value, date) else value or ""


@dataclass(frozen=True)
class _Step:
    """One step to be added to a course."""

    act: CaseAct
    status: CaseStatus
    text: str = ""
    changed: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    answer: int | None = None


def _add_step(work: Work, case_id: int, step: _Step) -> None:
    case_rows.add_step(
        work.connection,
        {
            "case_id": case_id,
            "at": work.desk.clock.now(),
            "day": work.desk.clock.today(),
            "actor": work.desk.actor.login,
            "act": step.act,
            "status": step.status,
            "text": step.text,
            "details": json.dumps(dict(step.changed), ensure_ascii=False),
            "feedback_id": step.answer,
        },
    )


def _changes(customer_id: int) -> Changes:
    return Changes(customers=frozenset({customer_id}), cases=True)
