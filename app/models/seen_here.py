"""The last act that this PC has seen of a shop, kept in the user's own folder, not in the shop's.

The mark beside the database goes with the shop's folder: whoever puts back a whole old folder puts
back a mark that agrees with it. This one stays behind. It is kept for a shop at its place: a copy
elsewhere is a shop of its own, and a stick that other PCs sell on only ever runs ahead of it.
What is written holds no name: hashes, and the number of the last act.
"""

import contextlib
import hashlib
import os
from functools import lru_cache
from pathlib import Path

from app import vault
from app.errors import UserError
from app.models import last_act
from app.models.last_act import Mark
from app.paths import Paths, seen_marks

_SHORT = 20


def read(paths: Paths) -> Mark | None:
    """Return the last act that this PC has seen of the shop in its folder, None for none."""
    place = _place(paths)
    return None if place is None else last_act.read_at(place)


def keep(paths: Paths, mark: Mark) -> None:
    """Keep a newer mark; an older one never takes its place, and no act fails for its sake."""
    before = read(paths)
    if before is None or before.number < mark.number:
        write(paths, mark)


def write(paths: Paths, mark: Mark) -> None:
    """Put a mark in the place of any other."""
    place = _place(paths)
    if place is not None:
        with contextlib.suppress(OSError):
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        last_act.write_at(place, mark)


def forget(paths: Paths) -> None:
    """Let any state of the shop in this folder be the first that this PC sees of it."""
    place = _place(paths)
    if place is not None:
        with contextlib.suppress(OSError):
            place.unlink(missing_ok=True)


def _place(paths: Paths) -> Path | None:
    """Return the file of this shop at its place; None where its vault cannot be read."""
    stamp = (0, 0)
    with contextlib.suppress(OSError):
        told = paths.vault.stat()
        stamp = (told.st_mtime_ns, told.st_size)
    try:
        return seen_marks() / _name(os.path.abspath(paths.shop), stamp)  # noqa: PTH100 - links stay
    except (UserError, OSError):
        return None


@lru_cache(maxsize=8)
def _name(folder: str, stamp: tuple[int, int]) -> str:
    """Return a name of a shop and its place, asked for again only when its vault has changed."""
    shop = vault.shop_id(Path(folder)) if stamp[1] else "plain"
    where = hashlib.sha256(os.path.realpath(folder).encode("utf-8", "surrogateescape")).hexdigest()
    return f"{hashlib.sha256(shop.encode()).hexdigest()[:_SHORT]}-{where[:_SHORT]}"
