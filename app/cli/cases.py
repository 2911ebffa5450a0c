"""The commands case and feedback."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from app.cli.answers import Answer, amount, table
from app.cli.session import Call
from app.domain.cases import (
    CHANNELS,
    KINDS,
    STATUSES,
    STEPS,
    URGENCIES,
    CaseEntry,
    Closing,
    Urgency,
)
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.services import cases, customers, feedback
from app.services.case_views import CaseCard, CaseRow, CaseStep
from app.services.cases import CaseView
from app.services.desk import Desk

_MOST: Final = 100_000
_COUNTED: Final = (QT_TRANSLATE_NOOP("Cli", "Cases"), QT_TRANSLATE_NOOP("Cli", "Count"))


def log(call: Call) -> Answer:
    """Log a contact as an open case."""
    options = call.options
    with call.desk() as desk:
        entry = CaseEntry(
            customer_id=customers.id_of(desk, options.number),
            kind=options.kind,
            channel=options.channel,
            text=options.text,
            due=options.due,
            owner=options.owner,
        )
        done = cases.log(desk, entry)
        text = QT_TRANSLATE_NOOP("Cli", "Logged case {case} for {name}.")
        return _told(desk, done.value, text)


def list_all(call: Call) -> Answer:
    """List cases, all or some."""
    options = call.options
    group = "overdue" if options.overdue else "open" if options.open else "all"
    with call.desk() as desk:
        customer = customers.id_of(desk, options.customer) if options.customer else None
        view = CaseView(group, options.kind or "", customer_id=customer)
        rows = cases.list_cases(desk, view, _MOST)
    if not rows:
        return Answer([], translate("Cli", QT_TRANSLATE_NOOP("Cli", "No cases.")))
    headers = [
        translate("Cli", text)
        for text in (
            QT_TRANSLATE_NOOP("Cli", "Case"),
            QT_TRANSLATE_NOOP("Cli", "Stars"),
            QT_TRANSLATE_NOOP("Cli", "Name"),
            QT_TRANSLATE_NOOP("Cli", "Kind"),
            QT_TRANSLATE_NOOP("Cli", "Due"),
            QT_TRANSLATE_NOOP("Cli", "Owner"),
            QT_TRANSLATE_NOOP("Cli", "State"),
            QT_TRANSLATE_NOOP("Cli", "What it is about"),
        )
    ]
    lines = [_line(row) for row in rows]
    return Answer([_data(row) for row in rows], table(headers, lines))


def count(call: Call) -> Answer:
    """Say how many cases there are, by urgency, by kind and by channel."""
    with call.desk() as desk:
        counted = cases.counts(desk)
    urgencies, channels = dict(counted.urgencies), dict(counted.channels)
    data: dict[str, Any] = {
        "open": counted.open,
        **{str(key): urgencies.get(key, 0) for key in Urgency},
    }
    data |= {"kinds": {str(key): counted.kinds.get(key, 0) for key in KINDS}}
    data |= {"channels": {str(key): channels.get(key, 0) for key in CHANNELS}}
    lines = [
        *([translate("Cases", text), urgencies.get(key, 0)] for key, text in URGENCIES.items()),
        *([translate("Cases", text), counted.kinds.get(key, 0)] for key, text in KINDS.items()),
        *([translate("Cases", text), channels.get(key, 0)] for key, text in CHANNELS.items()),
    ]
    headers = [translate("Cli", text) for text in _COUNTED]
    return Answer(data, table(headers, lines))


def _line(row: CaseRow) -> list[object]:
    kind = translate("Cases", KINDS[row.kind])
    owner = row.owner_name or None
    return [row.id, row.stars, row.name, kind, row.due, owner, _state(row), row.title]


def show(call: Call) -> Answer:
    """Show a case with its course and its customer's purchases."""
    with call.desk() as desk:
        card = cases.case_card(desk, call.options.case)
        decimals = desk.decimals
    row = card.row
    data = _data(row) | {
        "course": [_step(step) for step in card.steps],
        "preferences": dict(card.preferences),
        "orders": card.orders,
        "last_visit": _day(card.last_visit),
        "amount": amount(card.amount_minor, decimals),
        "purchases": [
            {
                "document": one.document,
                "day": one.day.isoformat(),
                "product": one.product,
                "amount": amount(one.amount_minor, decimals),
            }
            for one in card.purchases
        ],
    }
    return Answer(data, _shown(card))


def note(call: Call) -> Answer:
    """Write a further contact into the course of an open case."""
    with call.desk() as desk:
        cases.note(desk, call.options.case, call.options.text)
        text = QT_TRANSLATE_NOOP("Cli", "Noted in case {case} of {name}.")
        return _told(desk, call.options.case, text)


def change(call: Call) -> Answer:
    """Change the text, the due day or the owner of an open case; what is not named stays."""
    options = call.options
    with call.desk() as desk:
        row = cases.case_card(desk, options.case).row
        entry = CaseEntry(row.customer_id, row.kind, row.channel, row.text, row.due, row.owner)
        named = {name: getattr(options, name) for name in ("text", "due", "owner")}
        given = {name: value for name, value in named.items() if value is not None}
        cases.change(desk, options.case, replace(entry, **given))
        return _told(desk, options.case, QT_TRANSLATE_NOOP("Cli", "Changed case {case} of {name}."))


def close(call: Call) -> Answer:
    """Close a case with its result."""
    options = call.options
    closing = Closing(options.result, options.told, options.satisfaction, options.note)
    with call.desk() as desk:
        cases.close(desk, options.case, closing)
        return _told(desk, options.case, QT_TRANSLATE_NOOP("Cli", "Closed case {case} of {name}."))


def reopen(call: Call) -> Answer:
    """Open a closed case again."""
    options = call.options
    with call.desk() as desk:
        cases.reopen(desk, options.case, options.reason)
        text = QT_TRANSLATE_NOOP("Cli", "Reopened case {case} of {name}.")
        return _told(desk, options.case, text)


def answer(call: Call) -> Answer:
    """Record how satisfied a customer is."""
    options = call.options
    with call.desk() as desk:
        customer = customers.id_of(desk, options.number)
        done = feedback.record(desk, customer, options.mark, options.note)
    text = translate("Cli", QT_TRANSLATE_NOOP("Cli", "Recorded {mark} of 5 for {number}."))
    data = {"feedback": done.value, "number": options.number, "mark": options.mark}
    return Answer({**data, "note": options.note.strip()}, text.format(**data))


def _told(desk: Desk, case_id: int, text: str) -> Answer:
    """Return the case as it stands after an act."""
    row = cases.case_card(desk, case_id).row
    return Answer(_data(row), translate("Cli", text).format(case=row.id, name=row.name))


def _data(row: CaseRow) -> dict[str, Any]:
    return {
        "case": row.id,
        "number": row.number,
        "name": row.name,
        "stars": row.stars,
        "kind": row.kind,
        "channel": row.channel,
        "text": row.text,
        "day": row.day.isoformat(),
        "due": _day(row.due),
        "owner": row.owner or None,
        "status": row.status,
        "urgency": row.urgency,
        "result": row.result or None,
        "told": _day(row.told),
        "closed": _day(row.closed),
    }


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _step(step: CaseStep) -> dict[str, Any]:
    return {
        "at": step.at.isoformat(),
        "day": step.day.isoformat(),
        "who": step.actor,
        "act": step.act,
        "text": step.text,
        "changed": {name: list(pair) for name, pair in step.changed.items()},
        "satisfaction": step.mark,
        "note": step.words,
    }


def _state(row: CaseRow) -> str:
    if row.urgency is Urgency.OVERDUE:
        return translate("Cases", URGENCIES[row.urgency])
    return translate("Cases", STATUSES[row.status])


def _shown(card: CaseCard) -> str:
    row = card.row
    facts = [translate("Cases", KINDS[row.kind]), translate("Cases", CHANNELS[row.channel])]
    head = f"{row.id}  {row.name} ({row.number})  {'  '.join(facts)}  {_state(row)}"
    lines = [
        [step.day, step.actor_name, translate("Cases", STEPS[step.act]), _what(step)]
        for step in card.steps
    ]
    headers = [
        translate("Cli", text)
        for text in (
            QT_TRANSLATE_NOOP("Cli", "Day"),
            QT_TRANSLATE_NOOP("Cli", "Who"),
            QT_TRANSLATE_NOOP("Cli", "Step"),
            QT_TRANSLATE_NOOP("Cli", "What"),
        )
    ]
    return "\n".join([head, row.text, "", table(headers, lines)])


def _what(step: CaseStep) -> str:
    """Say a step in one line: its words, what it changed, the answer given."""
    parts = [" ".join(step.text.split())] if step.text else []
    parts += [
        f"{name}: {before or '–'} → {now or '–'}" for name, (before, now) in step.changed.items()
    ]
    if step.mark is not None:
        parts.append(f"{step.mark}/5 {step.words}".strip())
    return "; ".join(parts)
