"""The refusals that every kind of file shares: missing, unreadable, empty, changed, too large."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.errors import FileError
from app.i18n import QT_TRANSLATE_NOOP

Stamp = tuple[int, int]


def refuse(code: str, text: str, advice: str, path: Path, **values: object) -> FileError:
    """Return the refusal of a file, naming it."""
    return FileError(code, text, {"file": path.name, **values}, advice=advice)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file for reading; what the system refuses becomes a FileError."""
    try:
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        raise access_error(path, error) from error


def access_error(path: Path, error: OSError) -> FileError:
    """Return the refusal for what the system said when the file was opened or read."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return refuse(
            "file_missing",
            QT_TRANSLATE_NOOP("Errors", "There is no file {file}."),
            QT_TRANSLATE_NOOP("Errors", "Check the name and the folder."),
            path,
        )
    if isinstance(error, IsADirectoryError) or path.is_dir():
        return refuse(
            "is_folder",
            QT_TRANSLATE_NOOP("Errors", "{file} is a folder."),
            QT_TRANSLATE_NOOP("Errors", "Choose one file inside it."),
            path,
        )
    if isinstance(error, PermissionError):
        return refuse(
            "file_locked",
            QT_TRANSLATE_NOOP("Errors", "{file} may not be read."),
            QT_TRANSLATE_NOOP("Errors", "Close the program that has it open, or copy the file."),
            path,
        )
    return refuse(
        "file_unreadable",
        QT_TRANSLATE_NOOP("Errors", "{file} cannot be read: {reason}."),
        QT_TRANSLATE_NOOP("Errors", "Copy the file to this computer and try again."),
        path,
        reason=error.strerror or type(error).__name__,
    )


def stamp_of(path: Path) -> Stamp:
    """Return what shows that a file was changed: its size and its time of change."""
    try:
        found = path.stat()
    except OSError as error:
        raise access_error(path, error) from error
    return found.st_size, found.st_mtime_ns


def require_unchanged(path: Path, stamp: Stamp) -> None:
    """Refuse to go on with a file that is no longer the one that was looked at."""
    if stamp_of(path) != stamp:
        raise refuse(
            "file_changed",
            QT_TRANSLATE_NOOP("Errors", "{file} was changed while it was being read."),
            QT_TRANSLATE_NOOP("Errors", "Close it in other programs and start again."),
            path,
        )


def require_ordinary(path: Path) -> int:
    """Return the size of an ordinary, non-empty file; refuse folders, devices and empty files."""
    size, _ = stamp_of(path)
    if path.is_dir():
        raise access_error(path, IsADirectoryError())
    if not path.is_file():
        raise refuse(
            "not_a_file",
            QT_TRANSLATE_NOOP("Errors", "{file} is not an ordinary file."),
            QT_TRANSLATE_NOOP("Errors", "Copy the file to this computer and try again."),
            path,
        )
    if not os.access(path, os.R_OK):
        raise access_error(path, PermissionError())
    if size == 0:
        raise empty(path)
    return size


def empty(path: Path) -> FileError:
    """Return the refusal of a file in which there is nothing."""
    return refuse(
        "file_empty",
        QT_TRANSLATE_NOOP("Errors", "{file} is empty."),
        QT_TRANSLATE_NOOP("Errors", "Export it again from the program it came from."),
        path,
    )


def too_large(path: Path, limit: str) -> FileError:
    """Return the refusal of a file beyond what can be processed."""
    return refuse(
        "file_too_large",
        QT_TRANSLATE_NOOP("Errors", "{file} is larger than {limit}."),
        QT_TRANSLATE_NOOP("Errors", "Split it, for example by year, and import the parts."),
        path,
        limit=limit,
    )
