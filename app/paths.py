"""Where everything stands: the shop's files, the program's own, and how one is replaced whole."""

import contextlib
import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import platformdirs

PROGRAM = "StarDesk"


class Paths(NamedTuple):
    """The places inside one shop's folder."""

    shop: Path

    @property
    def database(self) -> Path:
        """The database file."""
        return self.shop / "shop.db"

    @property
    def vault(self) -> Path:
        """The vault file beside an encrypted database."""
        return self.shop / "vault.json"

    @property
    def vault_lock(self) -> Path:
        """The file that is locked while the vault is read, changed and written."""
        return self.shop / ".vault-lock"

    @property
    def unfinished(self) -> Path:
        """The mark of a shop that is still being made, or whose making was broken off."""
        return self.shop / "unfinished"

    @property
    def restoring(self) -> Path:
        """The mark that a backup is taking the shop's place; a crash leaves it to be finished."""
        return self.shop / ".restoring"

    @property
    def in_use(self) -> Path:
        """The file that everybody locks who has the shop open."""
        return self.shop / ".in-use"

    @property
    def window(self) -> Path:
        """The file that the one window of the shop locks; it says who has it."""
        return self.shop / ".window"

    @property
    def last_act(self) -> Path:
        """The number of the last act, outside the database, so that a put-back old file shows."""
        return self.shop / ".last-act"

    @property
    def backups(self) -> Path:
        """The folder of verified snapshots."""
        return self.shop / "backups"

    @property
    def rejects(self) -> Path:
        """The folder of rows that imports refused."""
        return self.shop / "rejects"

    @property
    def temporary(self) -> Path:
        """The folder for half-made files; inside the shop, so that nothing personal leaves it."""
        return self.shop / "temporary"

    @property
    def logs(self) -> Path:
        """The folder of the program's log."""
        return self.shop / "logs"

    def make(self) -> None:
        """Make the folders that are missing, closed to other users of this computer."""
        for folder in (self.shop, self.backups, self.rejects, self.temporary, self.logs):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)


# Where a user's own files stand instead of in their usual places; None where they do not.
_apart: Path | None = None


@contextlib.contextmanager
def apart(place: Path) -> Iterator[None]:
    """Let a user's own settings and marks stand in a place of their own for a while.

    Pictures of a demo shop press every key: none of it may reach what the user has chosen.
    """
    global _apart  # noqa: PLW0603 - one program has one user
    before, _apart = _apart, place
    try:
        yield
    finally:
        _apart = before


def _user_data() -> Path:
    return _apart or platformdirs.user_data_path(PROGRAM, appauthor=False)


def default_shop() -> Path:
    """Return the folder of the shop of this computer's user when none is named."""
    return _user_data() / "shop"


def default_demo() -> Path:
    """Return the folder of the demo shop, apart from every real one."""
    return _user_data() / "demo"


def seen_marks() -> Path:
    """Return the folder of what this user's PC has seen of each shop, outside of all of them."""
    return _user_data() / "seen"


def config_file() -> Path:
    """Return the file with this user's own settings."""
    folder = _apart or platformdirs.user_config_path(PROGRAM, appauthor=False)
    return folder / "config.toml"


def resources() -> Path:
    """Return the folder of translations, styles, icons and fonts.

    A frozen build has it beside the program, a source tree beside app, a wheel under share.
    """
    return _resources(getattr(sys, "_MEIPASS", None), sys.prefix)


@lru_cache(maxsize=4)
def _resources(frozen: str | None, prefix: str) -> Path:
    beside_app = Path(__file__).resolve().parent.parent
    candidates = [
        *([Path(frozen) / "resources"] if frozen else []),
        beside_app / "resources",
        Path(prefix) / "share" / PROGRAM.lower() / "resources",
    ]
    for candidate in candidates:
        if (candidate / "style").is_dir():
            return candidate
    return candidates[-1]


def replace_file(path: Path, content: bytes) -> None:
    """Replace a file of ours whole: after a crash the old or the new content stands, never a mix.

    Only its owner may read it, from before the first byte is written.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    half_made = path.with_name(f".{path.name}.new")
    half_made.unlink(missing_ok=True)
    try:
        _write_new(half_made, content)
        os.replace(half_made, path)  # noqa: PTH105 - named as the step it is
    except OSError:
        with contextlib.suppress(OSError):
            half_made.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _write_new(path: Path, content: bytes) -> None:
    """Write a file that must not exist yet and wait until the disk has it."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o600)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    """Wait until the disk has the new name; Windows does that with the rename."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
