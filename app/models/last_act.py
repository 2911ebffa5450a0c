"""The number and hash of the last act, kept beside the database.

An old file put back, or a log of changes that went missing, is whole in itself and passes every
other check; against this it is seen that acts are missing. A whole old folder brings its old mark
along; against that stands the one in `seen_here`. The mark is written after the commit and never
waited for: a power cut may leave it older than the database, which says nothing, but never newer.
"""

import contextlib
import os
import re
from pathlib import Path
from typing import NamedTuple

from app.paths import Paths

_FORM = re.compile(rb"stardesk (\d{12}) ([0-9a-f]{1,128})\n")


class Mark(NamedTuple):
    """The last act that was ever acknowledged here."""

    number: int
    chain: str


def read(paths: Paths) -> Mark | None:
    """Return the mark; None when there is none, or one that a power cut tore."""
    return read_at(paths.last_act)


def keep(paths: Paths, mark: Mark) -> None:
    """Keep a newer mark; an older one never takes its place, and no act fails for its sake."""
    before = read(paths)
    if before is None or before.number < mark.number:
        write(paths, mark)


def write(paths: Paths, mark: Mark) -> None:
    """Put a mark in the place of any other."""
    write_at(paths.last_act, mark)


def read_at(file: Path) -> Mark | None:
    """Return the mark in a file; None when there is none, or a torn one."""
    with contextlib.suppress(OSError):
        found = _FORM.fullmatch(file.read_bytes())
        if found:
            return Mark(int(found[1]), found[2].decode("ascii"))
    return None


def write_at(file: Path, mark: Mark) -> None:
    """Put a mark into a file; that it cannot be written stops nobody."""
    content = f"stardesk {mark.number:012d} {mark.chain}\n".encode("ascii")
    with contextlib.suppress(OSError):
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            os.write(descriptor, content)
            os.ftruncate(descriptor, len(content))
        finally:
            os.close(descriptor)
