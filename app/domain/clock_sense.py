"""Whether the PC's clock can be right: before the last record it is not, long after it is unlikely.

Reviews, levels and expiries follow the day; a wrong clock must not move any of them unasked.
"""

from datetime import datetime, timedelta
from enum import Enum
from typing import Final

TOLERANCE: Final = timedelta(minutes=10)
LONGEST_REST: Final = timedelta(days=400)


class Doubt(Enum):
    """Why the clock is doubted."""

    BACK = "back"
    AHEAD = "ahead"


def doubt(now: datetime, last: datetime | None) -> Doubt | None:
    """Return why a moment cannot be trusted beside the last record's, None when it can.

    A record of 12:00 and a clock of 11:49 is one set back; 401 days later one far ahead.
    """
    if last is None:
        return None
    if now < last - TOLERANCE:
        return Doubt.BACK
    return Doubt.AHEAD if now > last + LONGEST_REST else None
