"""Puts a finished file in place: whole under its name, or not there at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp
from typing import Final

from app.errors import FileError, UserError
from app.i18n import QT_TRANSLATE_NOOP

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def replacing(target: Path, suffix: str) -> Iterator[Path]:
    """Yield a file beside the target to write to; it takes the target's name only when all is well.

    A crash or a full disk halfway leaves the old file, or none, under the target's name. Only a
    file of the right kind is ever replaced: an export named shop.db must not cost the shop.
    """
    if target.suffix.lower() != suffix:
        raise _wrong_suffix(target, suffix)
    part = _part_beside(target)
    try:
        yield part
        _flush(part)
        part.replace(target)
        _flush_folder(target.parent)
    except OSError as trouble:
        raise refusal(target, trouble) from trouble
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def refusal(target: Path, trouble: OSError) -> UserError:
    """Return what to tell the user when a file could not be written."""
    values = {"file": target.name, "folder": str(target.parent)}
    if trouble.errno in _FULL:
        return FileError(
            "disk_full",
            QT_TRANSLATE_NOOP("Errors", "There is no room on the disk for {file} in {folder}."),
            values,
            advice=QT_TRANSLATE_NOOP("Errors", "Free some space or choose another disk."),
        )
    if isinstance(trouble, FileNotFoundError | NotADirectoryError):
        return FileError(
            "folder_missing",
            QT_TRANSLATE_NOOP("Errors", "The folder for {file} is not there: {folder}."),
            values,
            advice=QT_TRANSLATE_NOOP("Errors", "Choose a folder that exists."),
        )
    return FileError(
        "not_writable",
        QT_TRANSLATE_NOOP("Errors", "{file} cannot be written in {folder}."),
        values,
        advice=QT_TRANSLATE_NOOP(
            "Errors",
            "Close the file if another program has it open, or choose another name or folder.",
        ),
    )


def _wrong_suffix(target: Path, suffix: str) -> UserError:
    return FileError(
        "wrong_suffix",
        QT_TRANSLATE_NOOP("Errors", "{file} is no name for a {suffix} file."),
        {"file": target.name[:80], "suffix": suffix},
        advice=QT_TRANSLATE_NOOP("Errors", "Choose a name that ends in {suffix}."),
    )


def _part_beside(target: Path) -> Path:
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder", str(target))
        if target.exists():
            target.open("rb+").close()  # read-only, or open in Excel
        handle, name = mkstemp(dir=target.parent, prefix=".", suffix=".part")
    except OSError as trouble:
        raise refusal(target, trouble) from trouble
    os.close(handle)
    return Path(name)


def _flush(part: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the new name last through a power cut; Windows cannot and need not flush a folder."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
