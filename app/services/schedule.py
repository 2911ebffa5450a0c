"""Review days under another scheme: what a changed period makes of them, and the way back."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np

from app.domain import review as review_rules
from app.domain.access import Permission
from app.domain.facts import day_number, day_of
from app.domain.review import NO_DAY
from app.domain.schemes import Scheme
from app.models import batches as batch_rows
from app.models import grades as grade_rows
from app.models import overrides as override_rows
from app.services.desk import Desk, Work
from app.services.schemes import rules_of
from app.services.standing import Ints

SCHEDULE: Final = "schedule"
_SINCE: Final = grade_rows.COLUMNS.index("since_day")
_LAST: Final = grade_rows.COLUMNS.index("last_review")
_NEXT: Final = grade_rows.COLUMNS.index("next_review")


@dataclass(frozen=True)
class Rescheduled:
    """How many customers get another review day from a scheme, and the first and last of those."""

    customers: int
    first: date | None = None
    last: date | None = None


def foreseen(desk: Desk, scheme: Scheme) -> Rescheduled:
    """Say whose next review day a scheme would move if it were applied now."""
    desk.require(Permission.EDIT_SCHEME)
    with desk.read() as work:
        return of_scheme(work, scheme)


def of_scheme(work: Work, scheme: Scheme) -> Rescheduled:
    """Say the same inside a transaction."""
    moved = _moved(work, rules_of(work).scheme, scheme, frozenset())[2]
    if not len(moved):
        return Rescheduled(0)
    return Rescheduled(len(moved), day_of(int(moved.min())), day_of(int(moved.max())))


def follow(work: Work, former: Scheme, scheme: Scheme, batch_id: int) -> int:
    """Let the next review days follow a scheme that has just come into force; return how many."""
    ids, old, new = _moved(work, former, scheme, frozenset())
    rows = [
        (key, {"next_review": day_of(start)}, {"next_review": day_of(end)})
        for key, start, end in zip(ids.tolist(), old.tolist(), new.tolist(), strict=True)
    ]
    batch_rows.remember(work.connection, batch_id, SCHEDULE, rows)
    grade_rows.change_next(work.connection, [(key, day_of(end)) for key, end in _pairs(ids, new)])
    return len(rows)


def put_back(work: Work, former: Scheme, scheme: Scheme, batch_id: int) -> None:
    """Put review days back as they were before a scheme that has just been taken back.

    Whoever was reviewed or first graded under it since gets the day that comes next by
    `scheme`, in force again.
    """
    now = {row[0]: row for row in grade_rows.table(work.connection, None)[:, [0, _NEXT]].tolist()}
    before = {}
    for key, old, new in batch_rows.changes_of(work.connection, batch_id, SCHEDULE):
        is_same = key in now and int(now[key][1]) == day_number(_day(new))
        if is_same:
            before[key] = _day(old)
    grade_rows.change_next(work.connection, list(before.items()))
    ids, _, new_days = _moved(work, former, scheme, frozenset(before))
    grade_rows.change_next(
        work.connection, [(key, day_of(day)) for key, day in _pairs(ids, new_days)]
    )


def _day(values: dict[str, Any]) -> date:
    return date.fromisoformat(values["next_review"])


def _pairs(ids: Ints, days: Ints) -> list[tuple[int, int]]:
    return list(zip(ids.tolist(), days.tolist(), strict=True))


def _moved(
    work: Work, former: Scheme, scheme: Scheme, but: frozenset[int]
) -> tuple[Ints, Ints, Ints]:
    """Return whose next review day moves, with the days of now and then."""
    if not review_rules.is_rescheduled(former, scheme):
        nobody = np.zeros(0, dtype=np.int64)
        return nobody, nobody, nobody
    table = grade_rows.table(work.connection, None)
    ids, since, last, due = (table[:, at].astype(np.int64) for at in (0, _SINCE, _LAST, _NEXT))
    running = override_rows.notices(work.connection)
    notice = np.array(
        [day_number(running[key]) if key in running else NO_DAY for key in ids.tolist()],
        dtype=np.int64,
    )
    who = review_rules.Calendar(since, last, due)
    then = review_rules.reschedule((former, scheme), who, notice, work.desk.clock.today())
    chosen = (then != due) & ~np.isin(ids, np.array(sorted(but), dtype=np.int64))
    return ids[chosen], due[chosen], then[chosen]
