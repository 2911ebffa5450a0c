"""How long to wait after wrong passwords; kept beside the vault, so that no restart resets it."""

import contextlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.paths import replace_file

NAME: Final = "attempts.json"
_FREE: Final = 2
_LONGEST: Final = 60
_MOST: Final = 1000
_WRONG: Final = frozenset({"wrong_password", "wrong_recovery_key"})


def wait_seconds(failures: int) -> int:
    """Return how long to wait after wrong passwords in a row: 2 none, 3 one second, 7 sixteen."""
    return 0 if failures <= _FREE else min(_LONGEST, 2 ** min(failures - _FREE - 1, 10))


def failures(folder: Path) -> int:
    """Return how many wrong passwords were typed in a row; 0 where nothing can be read."""
    return _read(folder)[0]


def seconds_left(folder: Path, now: datetime) -> int:
    """Return how long nobody may try: after 7 wrong ones 16 seconds, 10 seconds later 6."""
    count, last = _read(folder)
    if last is None:
        return 0
    whole = wait_seconds(count)
    # A clock that was set back must not lock anybody out for longer than the wait itself.
    return min(whole, max(0, round((last + timedelta(seconds=whole) - now).total_seconds())))


def guarded(folder: Path, now: datetime, unlock: Callable[[], bytes]) -> bytes:
    """Try one way into a shop unless it is too early; a wrong password makes the next wait longer.

    Raises:
        UserError: it is too early, or what `unlock` refuses.

    """
    left = seconds_left(folder, now)
    if left:
        raise UserError(
            "too_early",
            QT_TRANSLATE_NOOP("Errors", "Too many wrong passwords were typed in a row."),
            {"seconds": left},
            advice=QT_TRANSLATE_NOOP("Errors", "Wait {seconds} seconds, then type it again."),
            field="password",
        )
    try:
        key = unlock()
    except UserError as error:
        if error.code in _WRONG:
            _write(folder, min(_MOST, failures(folder) + 1), now)
        raise
    with contextlib.suppress(OSError):
        (folder / NAME).unlink(missing_ok=True)
    return key


def _read(folder: Path) -> tuple[int, datetime | None]:
    try:
        kept = json.loads((folder / NAME).read_text("ascii"))
        last = datetime.fromisoformat(kept["last"])
        return (max(0, int(kept["failures"])), last) if last.tzinfo else (0, None)
    except (OSError, ValueError, LookupError, TypeError):
        return 0, None


def _write(folder: Path, count: int, now: datetime) -> None:
    """Keep the count; a folder that cannot be written to must not hide the wrong password."""
    content = json.dumps({"failures": count, "last": now.isoformat()})
    with contextlib.suppress(OSError):
        replace_file(folder / NAME, content.encode("ascii"))
