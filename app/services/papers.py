"""What the shop's papers have in common: who issues them, of which days, and who made which."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain.access import Permission
from app.domain.papers import Issuer, Span
from app.domain.periods import add_months
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.services import approvals, logo
from app.services.desk import Desk, Work
from app.services.done import Changes, Done

MONTHS: Final = 12
_MOST_NAMED: Final = 1000


@dataclass(frozen=True)
class PaperMade:
    """A paper about to be printed or saved, for the audit log.

    `paper` is its name, such as "statement"; `how` is "pdf" or "print".
    """

    paper: str
    how: str
    customer_ids: tuple[int, ...] = ()
    span: Span | None = None


def issuer(work: Work) -> Issuer:
    """Return who hands papers out at this desk."""
    desk = work.desk
    return Issuer(
        shop=desk.settings.name,
        logo=logo.inside(work),
        made_on=desk.clock.today(),
        made_by=desk.actor.name,
        currency=desk.currency,
        decimals=desk.decimals,
    )


def span(desk: Desk, start: date | None = None, end: date | None = None) -> Span:
    """Return a period; without days the 12 months that end today: 2024-04-02 to 2025-04-01."""
    desk.require(Permission.SEE_CUSTOMERS)
    last = end or desk.clock.today()
    first = start or _day_after(add_months(last, -MONTHS), last)
    if first > last:
        raise UserError(
            "period_reversed",
            QT_TRANSLATE_NOOP("Errors", "The period from {start} to {end} ends before it begins."),
            {"start": first.isoformat(), "end": last.isoformat()},
            advice=QT_TRANSLATE_NOOP("Errors", "Swap the two days."),
            field="from",
        )
    return Span(first, last)


def _day_after(day: date, last: date) -> date:
    """Return the next day, unless the calendar ends there."""
    return min(date.fromordinal(day.toordinal() + 1), last)


def note_made(desk: Desk, made: PaperMade) -> Done[None]:
    """Write into the audit log that a paper was printed or saved, and about whom."""
    desk.require(Permission.SEE_CUSTOMERS)
    check_many(desk, made.customer_ids)
    details: dict[str, object] = {"paper": made.paper, "how": made.how}
    if made.customer_ids:
        details["customers"] = len(made.customer_ids)
        details["ids"] = list(made.customer_ids[:_MOST_NAMED])
    if made.span:
        details |= {"from": made.span.start, "to": made.span.end}
    one = made.customer_ids[0] if len(made.customer_ids) == 1 else None
    with desk.work() as work:
        if len(made.customer_ids) > 1:
            details |= approvals.check(work, "export", f"{made.paper} {made.customer_ids}")
        work.note(
            "print_paper" if made.how == "print" else "save_paper", "paper", one, details=details
        )
    return Done(None, Changes())


def seen(minor: int, *, sees: bool) -> int | None:
    """Return an amount for paper, None where amounts may not be seen."""
    return minor if sees else None


def check_many(desk: Desk, customer_ids: Sequence[int]) -> None:
    """Refuse papers about many customers at once to who may not take a list of them away."""
    if len(customer_ids) > 1:
        desk.require(Permission.EXPORT_CUSTOMERS)
