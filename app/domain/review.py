"""A review: who keeps, gains or loses a level on the day it falls due, by the scheme's policy.

Only a review demotes. Ranks count from 1; days are numbers since 1970-01-01, -1 is none.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.domain import periods
from app.domain.facts import Flags, Ints, day_number, day_of
from app.domain.grading import CAUSES, Cause, Decisions
from app.domain.periods import Period
from app.domain.schemes import Scheme

NO_DAY: Final = -1
_REVIEW: Final = CAUSES.index(Cause.REVIEW)
_NO_CAUSE: Final = -1


class Outcome(Enum):
    """What a review made of one customer."""

    KEPT = "kept"
    PROMOTED = "promoted"
    DEMOTED = "demoted"
    NOTICED = "noticed"
    PROTECTED = "protected"
    LOCKED = "locked"


OUTCOMES: Final = tuple(Outcome)
_CODE: Final = {outcome: code for code, outcome in enumerate(OUTCOMES)}


@dataclass(frozen=True, eq=False)
class Candidates:
    """The customers of one review, one place each.

    `since` is the day from which a customer counts as known, `notice` the last day of a grace
    period under way, `floor` a gifted rank (0 none); `locked` are pinned by hand, `moved_since` had
    their level changed after the review's own day.
    """

    official: Ints
    base: Ints
    live: Ints
    since: Ints
    notice: Ints
    floor: Ints
    locked: Flags
    moved_since: Flags


@dataclass(frozen=True, eq=False)
class Reviewed:
    """What a review decides: levels and bases, the outcome of each, the grace periods that run."""

    decisions: Decisions
    outcome: NDArray[np.int8]
    notice: Ints

    def count(self, outcome: Outcome) -> int:
        """Return how many customers had an outcome."""
        return int((self.outcome == _CODE[outcome]).sum())

    def outcome_of(self, row: int) -> Outcome:
        """Return the outcome of one customer."""
        return OUTCOMES[int(self.outcome[row])]


def decide(scheme: Scheme, day: int, who: Candidates) -> Reviewed:
    """Decide a review on its day: rank 4 at a live 2 becomes 2 straight, 3 by one step.

    With a grace period it stays 4 and gets notice; the first review after the period makes it 2
    unless the live rank has come back. Locked levels stay, gifted ones are the floor.
    """
    below = (who.live < who.official) & (who.live > 0) & ~who.locked
    is_new = (who.since != NO_DAY) & (day < who.since + scheme.protect_days)
    protected = below & (is_new | who.moved_since)
    falls = below & ~protected
    notice = np.where(below, who.notice, NO_DAY)
    waits = np.zeros(len(below), dtype=np.bool_)
    if scheme.demote == "grace" and scheme.grace_days:
        fresh = falls & (notice == NO_DAY)
        notice = np.where(fresh, day + scheme.grace_days, notice)
        waits = falls & (day < notice)
    falls &= ~waits
    target = np.where(falls, _lowered(scheme, who), who.official)
    rises = (who.live > who.official) & ~who.locked
    target = np.where(rises, who.live, target)
    level = np.where(who.locked, who.official, np.maximum(target, who.floor))
    outcome = np.full(len(level), _CODE[Outcome.KEPT], np.int8)
    outcome[protected] = _CODE[Outcome.PROTECTED]
    outcome[waits] = _CODE[Outcome.NOTICED]
    outcome[level < who.official] = _CODE[Outcome.DEMOTED]
    outcome[level > who.official] = _CODE[Outcome.PROMOTED]
    outcome[who.locked] = _CODE[Outcome.LOCKED]
    # A level that the score carries on the day of a review is earned: no later return takes it.
    settled = ~who.locked & ~protected & ~waits
    base = np.where(settled, np.maximum(np.minimum(level, target), 1), who.base)
    changed = level != who.official
    cause = np.where(changed, _REVIEW, _NO_CAUSE).astype(np.int8)
    left = np.where(waits | protected, notice, NO_DAY)
    return Reviewed(Decisions(level, base, changed, cause), outcome, left)


def _lowered(scheme: Scheme, who: Candidates) -> Ints:
    if scheme.demote == "one_step":
        return np.maximum(who.live, who.official - 1)
    return who.live


def next_due(scheme: Scheme, last: date | None, day: date) -> date:
    """Return when a customer reviewed on a day is due again; last is the review before it.

    By the month from 31 January, 28 February is followed by 31 March: the 31st is not forgotten.
    """
    period = Period(scheme.review_every)
    due = periods.next_review(day, period, scheme.review_basis)
    if scheme.review_basis == "calendar" or last is None or last.day <= day.day:
        return due
    if last >= day or periods.add_months(last, period.months) != day:
        return due
    return periods.on_day_of_month(due, last.day)


def is_rescheduled(former: Scheme, scheme: Scheme) -> bool:
    """Say whether a new scheme reviews at another period or by another basis."""
    return (former.review_every, former.review_basis) != (scheme.review_every, scheme.review_basis)


def rescheduled(former: Scheme, scheme: Scheme, last: date, due: date, today: date) -> date:
    """Return when somebody is due once a scheme with another period comes into force today.

    It counts from the last review: after one of 15 March each quarter instead of each year is
    15 June, on 1 July 15 September, for the past is not reviewed under a new rule. A review that
    is due already stays due.
    """
    if due <= today or not is_rescheduled(former, scheme):
        return due
    period = Period(scheme.review_every)
    if scheme.review_basis == "calendar":
        return periods.next_review(max(last, today), period, "calendar")
    wanted = _wanted_day(former, last, due)
    count = 1
    while True:
        day = periods.add_months(last, count * period.months)
        day = periods.on_day_of_month(day, wanted)
        if day > today:
            return day
        count += 1


def _wanted_day(former: Scheme, last: date, due: date) -> int:
    """Return the day of the month that somebody's reviews keep: the 31st behind a 29 February."""
    day = periods.add_months(last, Period(former.review_every).months)
    is_kept = former.review_basis == "anniversary" and periods.is_last_of_month(last)
    return due.day if is_kept and periods.on_day_of_month(day, due.day) == due else last.day


def reschedule(
    schemes: tuple[Scheme, Scheme], last: Ints, due: Ints, notice: Ints, today: date
) -> Ints:
    """Return the next review days of many under another scheme: (former, new), days as numbers.

    A grace period that ends earlier still asks for its review: its last day comes first.
    """
    former, scheme = schemes
    found = due.copy()
    if not is_rescheduled(former, scheme):
        return found
    known = np.flatnonzero((last != NO_DAY) & (due != NO_DAY))
    pairs, place = np.unique(np.stack([last[known], due[known]]), axis=1, return_inverse=True)
    days = [
        day_number(rescheduled(former, scheme, day_of(start), day_of(end), today))
        for start, end in pairs.T.tolist()
    ]
    found[known] = np.array(days, dtype=np.int64)[place.ravel()] if days else found[known]
    waits = (notice != NO_DAY) & (notice > day_number(today))
    return np.where(waits, np.minimum(found, notice), found)
