"""The number and hash of the last act, kept beside the database.

An old file put back, or a log of changes that went missing, is whole in itself and passes every
other check; against this it is seen that acts are missing. Whoever puts back the whole folder is
not noticed. The mark is written after the commit and never waited for: a power cut may leave it
older than the database, which says nothing, but never newer.
"""

import contextlib
import os
import re
from dataclasses import dataclass

from app.paths import Paths

_FORM = re.compile(rb"stardesk (\d{12}) ([0-9a-f]{1,128})\n")


@dataclass(frozen=True)
class Mark:
    """The last act that was ever acknowledged here."""

    number: int
    chain: str


def read(paths: Paths) -> Mark | None:
    """Return the mark; None when there is none, or one that a power cut tore."""
    with contextlib.suppress(OSError):
        found = _FORM.fullmatch(paths.last_act.read_bytes())
        if found:
            return Mark(int(found[1]), found[2].decode("ascii"))
    return None


def keep(paths: Paths, mark: Mark) -> None:
    """Keep a newer mark; an older one never takes its place, and no act fails for its sake."""
    before = read(paths)
    if before is None or before.number < mark.number:
        write(paths, mark)


def write(paths: Paths, mark: Mark) -> None:
    """Put a mark in the place of any other."""
    content = f"stardesk {mark.number:012d} {mark.chain}\n".encode("ascii")
    with contextlib.suppress(OSError):
        descriptor = os.open(paths.last_act, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            os.write(descriptor, content)
            os.ftruncate(descriptor, len(content))
        finally:
            os.close(descriptor)
