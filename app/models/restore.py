"""Putting other files in a shop's place: staged, marked, then moved; a crash is finished at open.

They are a backup's, or the shop's own under a new key. The new files stand whole beside the old
ones before anything moves. A mark then says that they are to take their places; whoever opens the
shop next finishes what a crash broke off.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from app.paths import Paths, replace_file

_STAGED: Final = ".restored"
_PLAIN: Final = b"plain\n"
_KEYED: Final = b"keyed\n"
_BLOCK: Final = 1 << 20
_Found = TypeVar("_Found")


def stage(
    paths: Paths, backup: Path, vault: Path | None, check: Callable[[Path], _Found]
) -> _Found:
    """Copy a backup beside the shop's own files and check the copy; the shop stays as it is."""
    paths.make()
    copy = _staged(paths.database)
    _drop_staged(paths)
    try:
        _copy(backup, copy)
        found = check(copy)
        if vault is not None:
            lay_vault(paths, vault.read_bytes())
    except BaseException:
        _drop_staged(paths)
        raise
    return found


def lay_vault(paths: Paths, content: bytes) -> None:
    """Stage the vault that belongs to the staged database."""
    replace_file(_staged(paths.vault), content)


def _drop_staged(paths: Paths) -> None:
    """Remove what was staged, and the logs that SQLite left beside it: they fit no other copy."""
    staged = _staged(paths.database)
    logs = (staged.with_name(f"{staged.name}{ending}") for ending in ("-wal", "-shm"))
    for leftover in (staged, *logs, _staged(paths.vault)):
        leftover.unlink(missing_ok=True)


def put_in_place(paths: Paths, *, is_plain: bool) -> None:
    """Let the staged files take their places; from the mark on it happens whole, crash or not."""
    replace_file(paths.restoring, _PLAIN if is_plain else _KEYED)
    finish(paths)


def is_waiting(paths: Paths) -> bool:
    """Say whether a crash broke a restore off, before its mark or after it."""
    return any(
        file.exists() for file in (paths.restoring, _staged(paths.database), _staged(paths.vault))
    )


def finish(paths: Paths) -> bool:
    """Finish a restore that a crash broke off; return whether there was one.

    A staged copy without the mark is the leftover of a restore that never began, and goes.
    """
    if not paths.restoring.exists():
        _drop_staged(paths)
        return False
    from app.models import seen_here  # noqa: PLC0415 - every start asks, hardly one has to finish

    if _staged(paths.database).exists():
        # The log of changes belongs to the file that goes: it must never be read into the new one.
        for ending in ("-wal", "-shm"):
            paths.database.with_name(paths.database.name + ending).unlink(missing_ok=True)
    # What the former file knew of its last act says nothing about the one that comes.
    paths.last_act.unlink(missing_ok=True)
    if paths.restoring.read_bytes() == _PLAIN:
        paths.vault.unlink(missing_ok=True)
    for target in (paths.vault, paths.database):
        staged = _staged(target)
        if staged.exists():
            os.replace(staged, target)  # noqa: PTH105 - the step that restores
    _flush_folder(paths.shop)
    # Nor does what this PC has seen of the shop: going back is what was asked for.
    seen_here.forget(paths)
    paths.restoring.unlink()
    _flush_folder(paths.shop)
    return True


def keep_damaged(paths: Paths, folder: Path) -> None:
    """Copy a shop's files as they are, damage and all, to where they can be looked at later."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (paths.database.name, f"{paths.database.name}-wal", paths.vault.name):
        source = paths.shop / name
        if source.exists():
            _copy(source, folder / name)


def _staged(target: Path) -> Path:
    return target.with_name(f".{target.name}{_STAGED}")


def _copy(source: Path, target: Path) -> None:
    """Copy a file for its owner alone and wait until the disk has it."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    descriptor = os.open(target, flags, 0o600)
    with source.open("rb") as reading, os.fdopen(descriptor, "wb") as writing:
        while block := reading.read(_BLOCK):
            writing.write(block)
        writing.flush()
        os.fsync(writing.fileno())


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
