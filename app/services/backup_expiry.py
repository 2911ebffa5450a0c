"""How long old backups hold what was erased, in every place that the program knows of."""

import contextlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from app.domain import retention
from app.domain.access import Permission
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.models import audit as audit_rows
from app.services import backup_rounds
from app.services.desk import Desk

_NONE: Final = QT_TRANSLATE_NOOP("Backups", "No backup here holds the data.")
_LAST: Final = QT_TRANSLATE_NOOP(
    "Backups", "Backups that still hold the data: {count}; the last is gone by {until}."
)
_UNSEEN: Final = QT_TRANSLATE_NOOP(
    "Backups", "The second place is not there now; what it holds is not counted."
)
_ELSEWHERE: Final = QT_TRANSLATE_NOOP(
    "Backups", "Copies made into other folders: {copies}, the last on {last}; remove them yourself."
)


@dataclass(frozen=True)
class Remaining:
    """The backups of before: how many, and the day by which the last of them is gone.

    It counts one backup a day from now on. `unseen` is a second place that is not there now;
    `elsewhere` are copies that somebody made into a folder of their own, which the program cannot
    remove, with the day of the last one.
    """

    count: int
    until: date | None
    unseen: Path | None = None
    elsewhere: int = 0
    elsewhere_last: date | None = None


def remaining(desk: Desk) -> Remaining:
    """Say which backups made up to now there are, and when the last of them goes."""
    desk.require(Permission.ERASE_PERSON)
    second = backup_rounds.second_folder(desk)
    files = _files(desk.paths.backups) + (_files(second) if second else [])
    is_unseen = second is not None and not second.parent.is_dir()
    with desk.read() as work:
        copies = audit_rows.moments_of(work.connection, "back_up", "elsewhere")
    return Remaining(
        len(files),
        last_day(files, desk.clock.now()),
        second if is_unseen else None,
        len(copies),
        _day(max(copies, default=None)),
    )


def sentences(kept: Remaining, day: Callable[[date], str] = date.isoformat) -> list[str]:
    """Say it in words, days as the caller writes them."""
    said = [_NONE] if kept.until is None else [_LAST]
    said += [_UNSEEN] if kept.unseen else []
    said += [_ELSEWHERE] if kept.elsewhere else []
    values = {
        "count": kept.count,
        "until": day(kept.until) if kept.until else "",
        "copies": kept.elsewhere,
        "last": day(kept.elsewhere_last) if kept.elsewhere_last else "",
    }
    return [translate("Backups", text).format(**values) for text in said]


def values(kept: Remaining) -> dict[str, object]:
    """Return it as plain values for a script."""
    return {
        "backups": kept.count,
        "backups_until": kept.until.isoformat() if kept.until else None,
        "second_place_missing": kept.unseen is not None,
        "copies_elsewhere": kept.elsewhere,
        "last_copy_elsewhere": kept.elsewhere_last.isoformat() if kept.elsewhere_last else None,
    }


def last_day(files: Iterable[Path], now: datetime) -> date | None:
    """Return the day on which the last of some backups is gone, None when there are none.

    Each place rotates by itself; what is kept apart goes by its age.
    """
    rotated: dict[Path, list[datetime]] = defaultdict(list)
    apart: list[datetime] = []
    for file in files:
        made = backup_rounds.moment_of(file.parent)
        if made is not None:
            rotated[file.parent.parent].append(made)
            continue
        with contextlib.suppress(OSError):  # taken away meanwhile
            since = backup_rounds.apart_since(file)
            apart += [] if since is None else [since]
    ends = [retention.gone_by(moments, now) for moments in rotated.values()]
    ends.append(retention.apart_gone_by(apart))
    known = [end for end in ends if end is not None]
    return _day(max(known)) if known else None


def _files(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError):  # a stick that is not there
        return sorted(folder.glob("*/shop.db"))
    return []


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.astimezone().date()
