"""What happened with one customer, newest first: purchases, returns, contacts, levels."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.domain.schemes import Scheme
from app.services.case_views import CaseRow
from app.services.customers import SaleRow
from app.services.grading import HistoryStep
from app.services.redaction import Hidden

_FAVOURITES: Final = 3


class EventKind(StrEnum):
    """What kind of thing happened."""

    SALE = "sale"
    RETURN = "return"
    CASE = "case"
    RISE = "rise"
    FALL = "fall"


@dataclass(frozen=True)
class Event:
    """One thing that happened; `words` are goods, a contact's text or a level's name."""

    kind: EventKind
    day: date
    words: tuple[str, ...] = ()
    count: int = 1
    channel: str = ""
    amount_minor: int | Hidden | None = None
    detail: str = ""
    is_open: bool = False


def told(
    lines: Sequence[SaleRow],
    contacts: Sequence[CaseRow],
    steps: Sequence[HistoryStep],
    scheme: Scheme,
) -> tuple[Event, ...]:
    """Return what happened with a customer, newest first; on one day the sales come first."""
    cases = [
        Event(EventKind.CASE, row.day, (row.title,), detail=row.kind, is_open=row.is_open)
        for row in contacts
    ]
    events = [*_sales(lines), *cases, *_levels(steps, scheme)]
    return tuple(sorted(events, key=lambda event: event.day, reverse=True))


def favourites(lines: Sequence[SaleRow]) -> tuple[str, ...]:
    """Return the three categories bought most often: two lines of tea go before one of cups."""
    counts = Counter(line.category for line in lines if line.category and not line.is_return)
    counts.subtract(line.category for line in lines if line.category and line.is_return)
    return tuple(name for name, count in counts.most_common(_FAVOURITES) if count > 0)


def _sales(lines: Sequence[SaleRow]) -> list[Event]:
    """Put the lines of one document, day and direction together: three goods are one purchase."""
    groups: dict[tuple[object, ...], list[SaleRow]] = {}
    for place, line in enumerate(lines):
        own = line.document or place
        groups.setdefault((line.day, line.is_return, line.channel, own), []).append(line)
    return [_sale(group) for group in groups.values()]


def _sale(lines: Sequence[SaleRow]) -> Event:
    first = lines[0]
    words = tuple(dict.fromkeys(line.product or line.category for line in lines))
    amounts = [line.amount_minor for line in lines]
    whole = [amount for amount in amounts if isinstance(amount, int)]
    return Event(
        EventKind.RETURN if first.is_return else EventKind.SALE,
        first.day,
        tuple(word for word in words if word),
        len(lines),
        first.channel,
        sum(whole) if len(whole) == len(amounts) else first.amount_minor,
        first.document,
    )


def _levels(steps: Sequence[HistoryStep], scheme: Scheme) -> list[Event]:
    """Return rises and falls; that somebody was graded for the first time is no event."""
    events = []
    for step in reversed(steps):
        kind = EventKind.RISE if step.new_level > step.old_level else EventKind.FALL
        if step.old_level and 0 < step.new_level <= len(scheme.levels):
            name = scheme.levels[step.new_level - 1].name
            events.append(Event(kind, step.day, (name,), detail=step.cause))
    return events
