"""Complaints as a reviewer sees them: shown beside a level, acting on nothing by themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.domain.access import Permission
from app.domain.cases import CaseKind
from app.models import cases as case_rows
from app.services import redaction
from app.services.desk import Work
from app.services.redaction import Hidden

# Closed complaints are told of for so long; open ones as long as they are.
RECENT_DAYS: Final = 180


@dataclass(frozen=True)
class Complaints:
    """The open and recent complaints of one customer: how many, and the last one."""

    count: int
    open: int
    last_day: date
    is_last_open: bool
    last_title: str


Told = Complaints | Hidden | None


class Teller:
    """Tells of some customers' complaints, or that the role may not know of any."""

    def __init__(self, work: Work, customer_ids: Sequence[int]) -> None:
        self._found: Mapping[int, Complaints] | None = None
        if work.desk.may(Permission.SEE_CASES):
            self._found = _of(work, customer_ids)

    def of(self, customer_id: int) -> Told:
        """Return what there is to tell of one of the customers."""
        return redaction.HIDDEN if self._found is None else self._found.get(customer_id)


def _of(work: Work, customer_ids: Sequence[int]) -> dict[int, Complaints]:
    since = work.desk.clock.today() - timedelta(days=RECENT_DAYS)
    found: dict[int, Complaints] = {}
    rows = case_rows.told_of(work.connection, customer_ids, CaseKind.COMPLAINT.value, since)
    for row in rows:
        is_open = row.status == case_rows.OPEN
        known = found.get(row.customer_id)
        found[row.customer_id] = Complaints(
            count=1 + (known.count if known else 0),
            open=is_open + (known.open if known else 0),
            last_day=row.day,
            is_last_open=is_open,
            last_title=row.text.partition("\n")[0],
        )
    return found
