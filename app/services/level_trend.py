"""Levels over the months, from the history: how many held each, and who moved to which."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np

from app.domain import periods
from app.domain.access import Permission
from app.domain.facts import Ints, day_number
from app.models import customer_list
from app.models import levels as level_rows
from app.services.desk import Desk, Work
from app.services.schemes import scheme_of

MONTHS: Final = 12
MOST_NAMED: Final = 200
_CUSTOMER, _DAY, _LEVEL = 0, 2, 3


@dataclass(frozen=True)
class MonthShare:
    """The end of one month: its first and last day, and how many held each rank, lowest first."""

    start: date
    end: date
    counts: tuple[int, ...]

    @property
    def customers(self) -> int:
        """Return how many had a level."""
        return sum(self.counts)


@dataclass(frozen=True)
class Movement:
    """One month's way from rank to rank: row sums are the customers at its start; 0 is none yet."""

    start: date
    end: date
    matrix: dict[int, dict[int, int]]


@dataclass(frozen=True)
class Traveller:
    """One customer behind a cell of a movement."""

    id: int
    number: str
    name: str
    old_level: int
    new_level: int


def shares(desk: Desk, months: int = MONTHS) -> tuple[MonthShare, ...]:
    """Return how the levels were held at the end of the last months, this one up to today.

    Ranks are those of the scheme of each day; one above today's highest counts as the highest.
    """
    desk.require(Permission.SEE_CUSTOMERS)
    today = desk.clock.today()
    with desk.read() as work:
        most = len(scheme_of(work)[1].levels)
        changes = level_rows.all_changes(work.connection)
    return shares_in(changes, today, most, months)


def shares_in(changes: Ints, today: date, most: int, months: int) -> tuple[MonthShare, ...]:
    """Return the shares at the end of the last months in a history that was read already."""
    found = []
    for start in _months(today, months):
        end = _last_day(start, today)
        _, rank = held(changes, end, most)
        counts = np.bincount(rank[rank > 0], minlength=most + 1)[1:]
        found.append(MonthShare(start, end, tuple(counts.tolist())))
    return tuple(found)


def movement(desk: Desk, month: date) -> Movement:
    """Return who went from which rank to which in the month of a day: 27 from 2 to 3."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        start, end, ids, old, new = _moved(work, month)
    pairs = Counter(zip(old.tolist(), new.tolist(), strict=True))
    matrix: dict[int, dict[int, int]] = {}
    for (before, after), count in sorted(pairs.items()):
        matrix.setdefault(before, {})[after] = count
    return Movement(start, end, matrix) if len(ids) else Movement(start, end, {})


def travellers(
    desk: Desk, month: date, old_level: int, new_level: int, limit: int = MOST_NAMED
) -> tuple[Traveller, ...]:
    """Name the customers behind one cell of a month's movement."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        _, _, ids, old, new = _moved(work, month)
        chosen: Sequence[int] = ids[(old == old_level) & (new == new_level)][:limit].tolist()
        found = customer_list.rows(work.connection, chosen)
    return tuple(
        Traveller(key, found[key].number, found[key].name, old_level, new_level)
        for key in chosen
        if key in found
    )


def _months(today: date, count: int) -> list[date]:
    """Return the first days of the last months, the oldest first."""
    this = today.replace(day=1)
    return [periods.add_months(this, -back) for back in range(count - 1, -1, -1)]


def _last_day(start: date, today: date) -> date:
    return min(periods.add_months(start, 1) - timedelta(days=1), today)


def _moved(work: Work, month: date) -> tuple[date, date, Ints, Ints, Ints]:
    """Return a month, and of all with a level at its end their ranks at its start and end."""
    start = month.replace(day=1)
    end = _last_day(start, work.desk.clock.today())
    most = len(scheme_of(work)[1].levels)
    changes = level_rows.all_changes(work.connection)
    ids, new = held(changes, end, most)
    known, rank = held(changes, start - timedelta(days=1), most)
    old = np.zeros(len(ids), dtype=np.int64)
    old[np.searchsorted(ids, known)] = rank
    return start, end, ids, old, new


def held(changes: Ints, day: date, most: int) -> tuple[Ints, Ints]:
    """Return who had which rank at the end of a day; the history is by customer and number."""
    past = changes[changes[:, _DAY] <= day_number(day)]
    if not len(past):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    is_last = np.append(past[1:, _CUSTOMER] != past[:-1, _CUSTOMER], [True])
    last = past[is_last]
    return last[:, _CUSTOMER], np.minimum(last[:, _LEVEL], most)
