"""How long to wait after wrong passwords; kept beside the vault, so that no restart resets it.

Each login has a count of its own, and so has the recovery key: the right password of one person
says nothing about the guesses at another's, and nobody's guesses keep another person out for long.
All counts of the last day together make a slower wait, so that trying many logins in turn is slow
too: it begins later, and is short enough to let the owner in.
"""

import contextlib
import json
import unicodedata
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.paths import replace_file

NAME: Final = "attempts.json"
# In the place of a login, which is never empty.
BY_RECOVERY: Final = ""
_FREE: Final = 2
_LONGEST: Final = 60
_FREE_OF_ALL: Final = 8
_LONGEST_OF_ALL: Final = 30
_REMEMBERED: Final = timedelta(days=1)
_MOST: Final = 1000
_WRONG: Final = frozenset({"wrong_password", "wrong_recovery_key"})


def wait_seconds(failures: int) -> int:
    """Return how long to wait after wrong passwords in a row: 2 none, 3 one second, 7 sixteen."""
    return 0 if failures <= _FREE else min(_LONGEST, 2 ** min(failures - _FREE - 1, 10))


def wait_of_all(failures: int) -> int:
    """Return how long all logins wait after wrong passwords at any: 8 none, 9 one second, 12 eight.

    Nobody waits longer than 30 seconds for what was typed at another's login.
    """
    over = failures - _FREE_OF_ALL
    return 0 if over <= 0 else min(_LONGEST_OF_ALL, 2 ** min(over - 1, 10))


def failures(folder: Path, login: str) -> int:
    """Return how many wrong passwords of a login were typed in a row; 0 where none can be read."""
    return _count(_read(folder), login)[0]


def seconds_left(folder: Path, login: str, now: datetime) -> int:
    """Return how long a login may not be tried: after 7 wrong ones 16 seconds, 10 seconds later 6.

    For the recovery key, ask with BY_RECOVERY.
    """
    kept = _read(folder)
    count, last = _count(kept, login)
    of_all, newest = _count_of_all(kept, now)
    return max(
        _left(wait_seconds(count), last, now),
        _left(wait_of_all(of_all), newest, now),
    )


def guarded(folder: Path, login: str, now: datetime, unlock: Callable[[], bytes]) -> bytes:
    """Try one way into a shop unless it is too early; a wrong password makes the next wait longer.

    Raises:
        UserError: it is too early, or what `unlock` refuses.

    """
    left = seconds_left(folder, login, now)
    if left:
        one = QT_TRANSLATE_NOOP("Errors", "Wait {seconds} second, then type it again.")
        many = QT_TRANSLATE_NOOP("Errors", "Wait {seconds} seconds, then type it again.")
        raise UserError(
            "too_early",
            QT_TRANSLATE_NOOP("Errors", "Too many wrong passwords were typed in a row."),
            {"seconds": left},
            advice=one if left == 1 else many,
            field="password",
        )
    try:
        key = unlock()
    except UserError as error:
        if error.code in _WRONG:
            kept = _read(folder)
            count = min(_MOST, _count(kept, login)[0] + 1)
            _write(folder, kept | {_name(login): {"failures": count, "last": now.isoformat()}})
        raise
    kept = _read(folder)
    if kept.pop(_name(login), None) is not None:
        _write(folder, kept)
    return key


def _name(login: str) -> str:
    """Return a login as the vault keeps it."""
    return unicodedata.normalize("NFC", login).strip()


def _read(folder: Path) -> dict[str, Any]:
    try:
        kept = json.loads((folder / NAME).read_text("ascii"))["logins"]
    except (OSError, ValueError, LookupError, TypeError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _count(kept: dict[str, Any], login: str) -> tuple[int, datetime | None]:
    try:
        own = kept[_name(login)]
        last = datetime.fromisoformat(own["last"])
        return (max(0, int(own["failures"])), last) if last.tzinfo else (0, None)
    except (ValueError, LookupError, TypeError):
        return 0, None


def _count_of_all(kept: dict[str, Any], now: datetime) -> tuple[int, datetime | None]:
    """Return how many wrong passwords the last day saw at all logins together, and the last one."""
    counts = [_count(kept, login) for login in kept]
    recent = [(count, last) for count, last in counts if last and now - last < _REMEMBERED]
    return sum(count for count, _ in recent), max((last for _, last in recent), default=None)


def _left(whole: int, last: datetime | None, now: datetime) -> int:
    """Return what is left of a wait since the last wrong password.

    A clock that was set back must not lock anybody out for longer than the wait itself.
    """
    if last is None:
        return 0
    return min(whole, max(0, round((last + timedelta(seconds=whole) - now).total_seconds())))


def _write(folder: Path, kept: dict[str, Any]) -> None:
    """Keep the counts; a folder that cannot be written to must not hide the wrong password."""
    with contextlib.suppress(OSError):
        if kept:
            replace_file(folder / NAME, json.dumps({"logins": kept}).encode("ascii"))
        else:
            (folder / NAME).unlink(missing_ok=True)
