"""One window for each shop: who has it, on which computer, since when.

Windows keep each other away. Commands may work beside a window: the database lets them take turns,
one transaction each. Only a restore wants a shop alone.
"""

import json
import os
import time
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from app.file_lock import FileLock
from app.paths import Paths

_LOOKS: Final = 20
_PAUSE_S: Final = 0.02


class Holder(NamedTuple):
    """Who has a shop's window open."""

    login: str
    computer: str
    since: datetime


class WindowPlace:
    """The one place that a shop has for a window; the system frees it when its process ends."""

    def __init__(self, shop: Path) -> None:
        self._paths = Paths(shop)
        self._lock = FileLock(self._paths.window)

    def take(self, login: str, now: datetime) -> bool:
        """Say whether the place was free; keep it if so, and leave a note who has it.

        A folder where no lock can be made is not taken by anybody: opening it says what is wrong.
        """
        try:
            self._paths.shop.mkdir(parents=True, exist_ok=True)
            if not self._lock.take():
                return False
        except OSError:
            return True
        note = {
            "login": login,
            "computer": _computer(),
            "since": now.isoformat(),
            "process": os.getpid(),
        }
        self._lock.write(json.dumps(note).encode())
        return True

    def holder(self) -> Holder | None:
        """Return who has the place; whoever just took it has a moment to say so."""
        for _ in range(_LOOKS):
            try:
                raw = json.loads(self._lock.read())
                since = datetime.fromisoformat(raw["since"])
                return Holder(str(raw["login"])[:60], str(raw["computer"])[:60], since)
            except (ValueError, LookupError, TypeError):
                time.sleep(_PAUSE_S)
        return None

    def release(self) -> None:
        """Leave the place."""
        self._lock.release()


def _computer() -> str:
    """Return the name of this computer; the platform module would cost a start a millisecond."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
