"""What the counter must know before it says a word, the most urgent first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from app.domain import birthdays
from app.domain.cases import CaseKind, Urgency
from app.domain.consents import is_child
from app.services.case_views import CaseRow
from app.services.customers import Card
from app.services.grading import Explanation
from app.services.worklist import FALLS, WorkRow

BIRTHDAY_DAYS: Final = 7


class AlertKind(StrEnum):
    """What there is to know, in the order in which it matters."""

    COMPLAINT = "complaint"
    OVERDUE = "overdue"
    CHILD = "child"
    BIRTHDAY = "birthday"
    FALLING = "falling"
    NEARLY = "nearly"
    NOTE = "note"


@dataclass(frozen=True)
class Alert:
    """One thing to know: what, about which text or level, on which day."""

    kind: AlertKind
    text: str = ""
    day: date | None = None
    work: WorkRow | None = None


@dataclass(frozen=True)
class Outlook:
    """Where a level is going: why it is what it is, and what the worklist says of the customer.

    `visits` is how many more, like those so far, reach the next level.
    """

    why: Explanation
    visits: int | None
    work: WorkRow | None


def told(
    record: Card, outlook: Outlook, contacts: Sequence[CaseRow], today: date
) -> tuple[Alert, ...]:
    """Return what there is to know about a customer, the most urgent first."""
    found = [*_cases(contacts), *_birthday(record, today), *_level(record, outlook)]
    if is_child(record.entry.birthday, today):
        found.append(Alert(AlertKind.CHILD))
    if record.entry.note:
        found.append(Alert(AlertKind.NOTE, record.entry.note))
    order = list(AlertKind)
    return tuple(sorted(found, key=lambda alert: order.index(alert.kind)))


def _cases(contacts: Sequence[CaseRow]) -> list[Alert]:
    """Return each open complaint, and what else should have been done by now."""
    found = []
    for row in contacts:
        if row.kind is CaseKind.COMPLAINT:
            found.append(Alert(AlertKind.COMPLAINT, row.title, row.due))
        elif row.urgency is Urgency.OVERDUE:
            found.append(Alert(AlertKind.OVERDUE, row.title, row.due))
    return found


def _birthday(record: Card, today: date) -> list[Alert]:
    days = birthdays.days_until(record.entry.birthday, today)
    if days is None or days > BIRTHDAY_DAYS:
        return []
    return [Alert(AlertKind.BIRTHDAY, day=today + timedelta(days=days))]


def _level(record: Card, outlook: Outlook) -> list[Alert]:
    """Return what stands before the next review: a fall, or one visit short of a rise."""
    why, work = outlook.why, outlook.work
    if work is not None and work.kind == FALLS:
        return [Alert(AlertKind.FALLING, why.level_name, work.due, work)]
    up = why.next_level
    if work is not None and work.way is not None:
        return [Alert(AlertKind.NEARLY, work.way.name, work.due, work)]
    if why.level and up is not None and 1 in {up.visits, outlook.visits}:
        return [Alert(AlertKind.NEARLY, up.name, record.next_review)]
    return []
