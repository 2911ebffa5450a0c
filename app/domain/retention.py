"""Which backups to keep: all of two days, then one a day, a week, a month; never none.

The numbers are those by which a mistake noticed late can still be taken back: about a year. What is
kept apart, before a large act or because it was damaged, goes after 90 days.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

ALL: Final = timedelta(days=2)
APART: Final = timedelta(days=90)
_DAY: Final = timedelta(days=1)
_FAR: Final = timedelta(days=730)
DAYS: Final = 12
WEEKS: Final = 10
MONTHS: Final = 9


def kept(made: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return the moments of the backups to keep.

    Everything of the last two days; then the newest of each of 12 days, 10 weeks and 9 months
    before, counted over days, weeks and months that have one. The newest is always kept.
    """
    found = sorted(set(made), reverse=True)
    keep = {moment for moment in found if moment > now - ALL}
    keep |= set(found[:1])
    older = [moment for moment in found if moment <= now - ALL]
    for most, period in (
        (DAYS, lambda moment: moment.date().toordinal()),
        (WEEKS, lambda moment: tuple(moment.isocalendar())[:2]),
        (MONTHS, lambda moment: (moment.year, moment.month)),
    ):
        seen: set[object] = set()
        for moment in older:
            which = period(moment)
            if which in seen or len(seen) >= most:
                continue
            seen.add(which)
            keep.add(moment)
    return keep


def to_drop(made: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return the moments of the backups that may go; the last one never does."""
    found = set(made)
    return found - kept(found, now)


def gone_by(made: Iterable[datetime], now: datetime) -> datetime | None:
    """Return when the rotation has taken the last of these, with one backup a day from now on.

    None when there are none of them; a backup dated far ahead is waited for two years at most.
    """
    rest = set(made)
    if not rest:
        return None
    found, moment = set(rest), now
    while rest and moment < now + _FAR:
        moment += _DAY
        found = kept(found | {moment}, moment)
        rest &= found
    return moment


def apart_to_drop(made: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return the moments of copies kept apart that are old enough to go."""
    return {moment for moment in made if moment <= now - APART}


def apart_gone_by(made: Iterable[datetime]) -> datetime | None:
    """Return when the last of the copies kept apart goes, None when there are none."""
    last = max(made, default=None)
    return None if last is None else last + APART + _DAY
