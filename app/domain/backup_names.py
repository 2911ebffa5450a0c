"""What the name of a backup's folder says: its date is that of a file once copied no more."""

import re
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final

PATTERN: Final = "%Y%m%d-%H%M%S"
_NAMED: Final = r"(?:[a-z]+-)*(\d{8})-(\d{6})(?:-\d+)?"


def made_at(name: str) -> datetime | None:
    """Return when a backup was made, by its folder's name; None for a name of somebody's own.

    "20260401-093000" and "before-restore-20260401-093000-123456" were made at half past nine.
    """
    named = re.fullmatch(_NAMED, name)
    if named is not None:
        # A start asks this of every backup; strptime would load a module and a locale for it.
        with suppress(ValueError):
            return datetime.fromisoformat(f"{named[1]}T{named[2]}").replace(tzinfo=UTC)
    return None
