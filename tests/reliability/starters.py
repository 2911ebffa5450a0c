"""Starts many windows' locks at the same moment, each in a process of its own.

Run as `python -m tests.reliability.starters SHOP COUNT [careless]`; prints how each start went:
"has" or "who LOGIN". The careless control looks first and takes later, as a pid file would.
"""

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from app.file_lock import FileLock
from app.services.one_window import WindowPlace

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
_AHEAD = 0.3


def _careless_take(self: FileLock, *, shared: bool = False) -> bool:
    """Stand in for the lock: a file that is there means taken."""
    del shared
    if self.file.exists():
        return False
    time.sleep(0.001)
    self.file.touch()
    return True


def start(shop: Path, number: int, at: float, ended: int) -> None:
    """Try to be the shop's window when the moment has come; stay until everybody has tried."""
    place = WindowPlace(shop)
    while time.monotonic() < at:
        pass
    if place.take(f"p{number}", NOW):
        os.write(1, b"has\n")
    else:
        holder = place.holder()
        os.write(1, f"who {holder.login if holder else ''}\n".encode())
    os.read(ended, 1)


def main(shop: Path, count: int, manner: str = "") -> None:
    """Fork so many starters and wait for what they say."""
    if manner:
        FileLock.take = _careless_take  # type: ignore[method-assign] # the control
    ended, end = os.pipe()
    at = time.monotonic() + _AHEAD
    children = []
    for number in range(count):
        child = os.fork()
        if not child:
            os.close(end)
            start(shop, number, at, ended)
            os._exit(0)
        children.append(child)
    time.sleep(_AHEAD + 0.03 * count)
    os.close(end)
    for child in children:
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])
