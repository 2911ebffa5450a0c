"""The past of the demo shop: month after month it graded its customers and held its reviews."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Final

from app.domain.periods import add_months
from app.services import grader, reviews
from app.services.desk import Work
from app.services.progress import SILENT
from app.services.review_run import Tally
from app.services.schemes import rules_of

_MONTHS: Final = 24
_NOON: Final = time(12, tzinfo=UTC)


@dataclass(frozen=True)
class Noon:
    """A clock that stands at noon of a day."""

    day: date

    def today(self) -> date:
        """Return the day."""
        return self.day

    def now(self) -> datetime:
        """Return its noon."""
        return datetime.combine(self.day, _NOON)


def live_through(work: Work) -> None:
    """Grade on the first of each of the last 24 months, after the reviews that were due by then."""
    for day in _firsts(work.desk.clock.today()):
        past = Work(replace(work.desk, clock=Noon(day)), work.connection, work.noted)
        tally = Tally()
        reviews.review_due(past, tally, SILENT)
        grader.run(past, rules_of(past), grader.Why())
        if tally.batches:
            past.note("catch_up_reviews", details={"batches": tally.batches})


def _firsts(today: date) -> Iterator[date]:
    """Yield the first days of the months before a day, the oldest first."""
    this = today.replace(day=1)
    for back in range(_MONTHS, -1, -1):
        first = add_months(this, -back)
        if first < today:
            yield first
