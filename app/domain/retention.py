"""Which backups to keep: all of two days, then one a day, a week, a month; never none.

The numbers are those by which a mistake noticed late can still be taken back: about a year.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

ALL: Final = timedelta(days=2)
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
