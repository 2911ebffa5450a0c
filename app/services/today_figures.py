"""Figures of the last 30 days beside the 30 days before, and the levels over the months.

Nothing here is kept: every figure is counted from the shop's own rows when it is asked for.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

import numpy as np

from app.domain.access import Permission
from app.domain.facts import Ints, day_number
from app.models import day_figures
from app.models import levels as level_rows
from app.services import level_trend, redaction
from app.services.desk import Desk, Work
from app.services.level_trend import MonthShare
from app.services.redaction import Hidden
from app.services.schemes import scheme_of

PERIOD_DAYS: Final = 30
MONTHS: Final = 24
_STEP_DAYS: Final = 5


class FigureKey(StrEnum):
    """What a figure counts, over the last 30 days."""

    NET = "net"
    BUYERS = "buyers"
    NEW = "new"
    RISEN = "risen"


@dataclass(frozen=True)
class Figure:
    """One figure of the last 30 days beside the 30 days before, with its course in steps of 5.

    `before` is None where the shop is too young to have those days. `fallen` stands beside RISEN.
    """

    key: FigureKey
    value: int | Hidden
    before: int | Hidden | None
    course: tuple[int, ...] = ()
    fallen: int = 0


@dataclass(frozen=True)
class Figures:
    """The figures, and how the levels were held at the end of the last months."""

    figures: tuple[Figure, ...]
    months: tuple[MonthShare, ...]


def figures(desk: Desk) -> Figures:
    """Return the figures of the last 30 days and the levels over the months."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        return figures_of(work)


def figures_of(work: Work) -> Figures:
    """Return the figures inside a picture of the shop that somebody took."""
    today = work.desk.clock.today()
    most = len(scheme_of(work)[1].levels)
    changes = level_rows.all_changes(work.connection)
    end = day_number(today)
    start = end - 2 * PERIOD_DAYS + 1
    has_past = day_figures.is_older(work.connection, start)
    lines = day_figures.lines_between(work.connection, start, end)
    known = day_figures.known_between(work.connection, start, end)
    found = []
    if has_past or len(lines):
        new = _by_step(known[:, 0], known[:, 1], start)
        found += [
            _net(work.desk, lines, start, has_past=has_past),
            _buyers(lines, start, has_past=has_past),
            _figure(FigureKey.NEW, new, has_past=has_past),
        ]
    found += _risen(changes, today, most)
    return Figures(tuple(found), level_trend.shares_in(changes, today, most, MONTHS))


def _by_step(days: Ints, values: Ints, start: int) -> Ints:
    """Sum values up in steps of five days: twelve of them, the last six are the last 30 days."""
    sums = np.zeros(2 * PERIOD_DAYS // _STEP_DAYS, dtype=np.int64)
    np.add.at(sums, (days - start) // _STEP_DAYS, values)
    return sums


def _figure(key: FigureKey, course: Ints, *, has_past: bool) -> Figure:
    half = len(course) // 2
    before = int(course[:half].sum()) if has_past else None
    return Figure(key, int(course[half:].sum()), before, tuple(course.tolist()))


def _net(desk: Desk, lines: Ints, start: int, *, has_past: bool) -> Figure:
    """Return the net sales, walk-ins' too; without its course where amounts are hidden."""
    if not desk.may(Permission.SEE_AMOUNTS):
        return Figure(FigureKey.NET, redaction.HIDDEN, redaction.HIDDEN if has_past else None)
    return _figure(FigureKey.NET, _by_step(lines[:, 1], lines[:, 2], start), has_past=has_past)


def _buyers(lines: Ints, start: int, *, has_past: bool) -> Figure:
    """Return how many different customers bought; a visit taken back whole counts for none."""
    visits = lines[(lines[:, 3] == 1) & (lines[:, 0] != day_figures.NOBODY)]
    who, days = visits[:, 0], visits[:, 1] - start

    def different(first: int, last: int) -> int:
        return len(np.unique(who[(days >= first) & (days <= last)]))

    steps = range(0, 2 * PERIOD_DAYS, _STEP_DAYS)
    return Figure(
        FigureKey.BUYERS,
        different(PERIOD_DAYS, 2 * PERIOD_DAYS),
        different(0, PERIOD_DAYS - 1) if has_past else None,
        tuple(different(first, first + _STEP_DAYS - 1) for first in steps),
    )


def _risen(changes: Ints, today: date, most: int) -> list[Figure]:
    """Return how many hold a higher level than 30 days ago, and how many a lower one.

    Where nobody had a level then, nobody can have risen, and there is no such figure.
    """

    def moved(first: date, last: date) -> tuple[int, int]:
        known, old = level_trend.held(changes, first, most)
        ids, new = level_trend.held(changes, last, most)
        new = new[np.searchsorted(ids, known)]
        is_graded = (old > 0) & (new > 0)
        return int((is_graded & (new > old)).sum()), int((is_graded & (new < old)).sum())

    def ago(days: int) -> date:
        return today - timedelta(days=days)

    def had_levels(days: int) -> bool:
        return len(level_trend.held(changes, ago(days), most)[0]) > 0

    if not had_levels(PERIOD_DAYS):
        return []
    steps = range(2 * PERIOD_DAYS, 0, -_STEP_DAYS)
    risen, fallen = moved(ago(PERIOD_DAYS), today)
    before = moved(ago(2 * PERIOD_DAYS), ago(PERIOD_DAYS))[0]
    course = tuple(moved(ago(days), ago(days - _STEP_DAYS))[0] for days in steps)
    had_before = had_levels(2 * PERIOD_DAYS)
    return [Figure(FigureKey.RISEN, risen, before if had_before else None, course, fallen)]
