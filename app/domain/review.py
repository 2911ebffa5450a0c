"""A review: who keeps, gains or loses a level on the day it falls due, by the scheme's policy.

Only a review demotes. Ranks count from 1; days are numbers since 1970-01-01, -1 is none.
"""

from collections.abc import Callable
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


def next_due(scheme: Scheme, anchor: date | None, day: date) -> date:
    """Return when a customer reviewed on a day is due again.

    By anniversary the days count from the anchor, the day on which the customer joined or else
    first bought: neither a review by hand nor the end of a grace period moves them. Without an
    anchor they count from the review.
    """
    return periods.next_review(day, Period(scheme.review_every), scheme.review_basis, anchor)


def next_due_of(scheme: Scheme, anchor: Ints, day: Ints) -> Ints:
    """Return the same for many: days as numbers."""

    def one(start: int, last: int) -> int:
        return day_number(next_due(scheme, _day(start), day_of(last)))

    return _each_once(one, anchor, day)


def realigned(scheme: Scheme, anchors: tuple[Ints, Ints], last: Ints, due: Ints) -> Ints:
    """Return the next review days of many whose own day was found to be another: (before, now).

    Only a day that counted from the former one moves; a grace period's end and a day that a list
    gave stay.
    """
    found = due.copy()
    if scheme.review_basis == "calendar":
        return found
    before, now = anchors
    moved = np.flatnonzero((before != now) & (last != NO_DAY) & (due != NO_DAY))
    moved = moved[next_due_of(scheme, before[moved], last[moved]) == due[moved]]
    found[moved] = next_due_of(scheme, now[moved], last[moved])
    return found


def _day(number: int) -> date | None:
    return None if number == NO_DAY else day_of(number)


def _each_once(rule: Callable[..., int], *columns: Ints) -> Ints:
    """Apply a rule to the rows of some columns, to equal ones once."""
    if not len(columns[0]):
        return np.zeros(0, dtype=np.int64)
    rows, place = np.unique(np.stack(columns), axis=1, return_inverse=True)
    found = np.array([rule(*row) for row in rows.T.tolist()], dtype=np.int64)
    answer: Ints = found[place.ravel()]
    return answer


@dataclass(frozen=True)
class Sitting:
    """When somebody was reviewed and is due again; the anchor is their own day, None if unknown."""

    anchor: date | None
    last: date
    due: date


@dataclass(frozen=True, eq=False)
class Calendar:
    """The same of many, one place each."""

    anchor: Ints
    last: Ints
    due: Ints


def is_rescheduled(former: Scheme, scheme: Scheme) -> bool:
    """Say whether a new scheme reviews at another period or by another basis."""
    return (former.review_every, former.review_basis) != (scheme.review_every, scheme.review_basis)


def rescheduled(schemes: tuple[Scheme, Scheme], who: Sitting, today: date) -> date:
    """Return when somebody is due once a scheme comes into force after another: (former, new).

    By anniversary it is the next of the customer's own days: for who joined on 15 March, each
    quarter instead of each year is 15 June, on 1 July 15 September, for the past is not reviewed
    under a new rule. A review that is due already stays due.
    """
    former, scheme = schemes
    if who.due <= today or not is_rescheduled(former, scheme):
        return who.due
    return next_due(scheme, who.anchor or who.last, max(who.last, today))


def reschedule(schemes: tuple[Scheme, Scheme], who: Calendar, notice: Ints, today: date) -> Ints:
    """Return the next review days of many under another scheme: (former, new), days as numbers.

    A grace period that ends earlier still asks for its review: its last day comes first.
    """
    found = who.due.copy()
    if not is_rescheduled(*schemes):
        return found

    def one(anchor: int, last: int, due: int) -> int:
        sitting = Sitting(_day(anchor), day_of(last), day_of(due))
        return day_number(rescheduled(schemes, sitting, today))

    known = np.flatnonzero((who.last != NO_DAY) & (who.due != NO_DAY))
    found[known] = _each_once(one, who.anchor[known], who.last[known], who.due[known])
    waits = (notice != NO_DAY) & (notice > day_number(today))
    return np.where(waits, np.minimum(found, notice), found)
