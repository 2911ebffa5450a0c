"""A folder for sheets in the making: gone when they are done, and swept up after a crash."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Final

_PREFIX: Final = ".export-"
_LOCK: Final = "lock"
_DRILL: Final = "drill"

if sys.platform == "win32":

    def _hold(lock: IO[bytes]) -> None:
        """Windows deletes no open file: that it is open is the lock."""

    def _is_free(lock: Path) -> bool:
        """Say whether a lock can be deleted, that is, whether nobody has it open."""
        try:
            lock.unlink()
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _hold(lock: IO[bytes]) -> None:
        """Lock a file for as long as it is open; a killed program lets go of it."""
        fcntl.flock(lock, fcntl.LOCK_EX)

    def _is_free(lock: Path) -> bool:
        """Say whether nobody holds a lock."""
        with lock.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return False
            return True


@contextmanager
def workshop(parent: Path) -> Iterator[Path]:
    """Yield a folder of our own inside another one, removed afterwards."""
    sweep(parent)
    with TemporaryDirectory(dir=parent, prefix=_PREFIX) as name:
        folder = Path(name)
        with (folder / _LOCK).open("wb") as lock:
            _hold(lock)
            yield folder


def sweep(parent: Path) -> None:
    """Remove what killed programs left behind; folders still worked in are left alone."""
    for folder in parent.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if _is_left(folder):
                shutil.rmtree(folder)


def wipe(temporary: Path) -> None:
    """Empty a shop's temporary folder at start: what nobody works in has no business there.

    A backup under trial stays: another program may be proving it, and removes it itself.
    """
    sweep(temporary)
    for path in temporary.iterdir():
        if path.name.startswith(_PREFIX) or path.name == _DRILL:
            continue
        with suppress(OSError):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()


def _is_left(folder: Path) -> bool:
    """Say whether nobody works in a folder; one still without its lock is empty and harmless."""
    lock = folder / _LOCK
    return _is_free(lock) if lock.exists() else any(folder.iterdir())
