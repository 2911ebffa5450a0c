"""A copy of a shop encrypted under another key, and the proof that it holds all that it did."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.errors import StorageError
from app.models import backup, sqlite_file
from app.models.backup import Totals
from app.models.database import READ_ONLY, Database, plain_words

_DIFFERS: Final = "database disk image is malformed"


@dataclass(frozen=True)
class Content:
    """What a shop's file holds: its totals, the digest of what lives in it, rows of every table."""

    totals: Totals
    digest: str
    rows: tuple[tuple[str, int], ...]


def content_of(file: Path, key: bytes) -> Content:
    """Check every page of a file and say what it holds; nothing is written."""
    totals = backup.check(file, key)
    database = Database.at(file, key, READ_ONLY)
    try:
        with database.read() as connection:
            query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            names = [str(row[0]) for row in connection.exec_driver_sql(query)]
            rows = tuple(
                (
                    name,
                    int(connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()),
                )
                for name in names
            )
            return Content(totals, backup.digest(connection), rows)
    finally:
        database.close()


def change_key(copy: Path, key: bytes, new: bytes) -> Content:
    """Encrypt a copy under a new key; it holds what it held, and the old key opens it no more.

    Raises:
        StorageError: one of both is not so, or the disk gave up; the copy is worthless then.

    """
    before = content_of(copy, key)
    with plain_words():
        try:
            sqlite_file.change_key(copy, key, new)
        except sqlite_file.driver().DatabaseError as error:
            raise OSError(str(error)) from error
        flush(copy)
        if content_of(copy, new) != before or _opens(copy, key):
            raise OSError(_DIFFERS)
    return before


def flush(file: Path) -> None:
    """Wait until the disk has a file."""
    descriptor = os.open(file, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _opens(file: Path, key: bytes) -> bool:
    try:
        backup.check(file, key)
    except StorageError:
        return False
    return True
