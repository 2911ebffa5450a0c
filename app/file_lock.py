"""A lock on a file that the system holds for a process and lets go when the process ends.

Nothing is left to be stale: after a crash or a kill the next one simply gets it.
"""

import contextlib
import os
import sys
import weakref
from pathlib import Path
from typing import Final

_LONGEST_NOTE: Final = 4096
# Windows locks stretches of bytes; these lie behind any note, so that the note stays readable.
_BASE: Final = 1 << 30
_PLACES: Final = 256

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int, *, shared: bool) -> bool:
        """Lock one of many places, or all of them at once."""
        tries = [(place, 1) for place in range(_PLACES)] if shared else [(0, _PLACES)]
        for place, length in tries:
            os.lseek(descriptor, _BASE + place, os.SEEK_SET)
            with contextlib.suppress(OSError):
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, length)
                return True
        return False
else:
    import fcntl

    def _lock(descriptor: int, *, shared: bool) -> bool:
        """Lock the file together with others, or alone."""
        try:
            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class FileLock:
    """One hold on a file: alone, or shared with others who only share it too."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._descriptor: int | None = None
        self._end: weakref.finalize[..., FileLock] | None = None

    @property
    def is_held(self) -> bool:
        """Whether this hold is taken."""
        return self._descriptor is not None

    def take(self, *, shared: bool = False) -> bool:
        """Say whether the hold was free; keep it if so.

        Raises:
            OSError: the file cannot be made or opened.

        """
        if self.is_held:
            return True
        descriptor = os.open(self.file, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            is_free = _lock(descriptor, shared=shared)
        except BaseException:
            os.close(descriptor)
            raise
        if not is_free:
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        self._end = weakref.finalize(self, os.close, descriptor)
        return True

    def write(self, note: bytes) -> None:
        """Leave a note for those who find the file locked."""
        if self._descriptor is not None:
            os.ftruncate(self._descriptor, 0)
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, note[:_LONGEST_NOTE])

    def read(self) -> bytes:
        """Return the note that whoever holds the lock has left; empty when there is none."""
        with contextlib.suppress(OSError), self.file.open("rb") as stream:
            return stream.read(_LONGEST_NOTE)
        return b""

    def release(self) -> None:
        """Let go; doing it again does nothing."""
        if self._end is not None:
            self._end()
        self._end = self._descriptor = None
