"""What to tell when a shop is opened: missing acts, a doubtful clock, a full disk, a bad place."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from app.domain import clock_sense, shop_places
from app.domain.access import Permission
from app.domain.clock_sense import Doubt
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import audit as audit_rows
from app.models import last_act, seen_here
from app.models.last_act import Mark
from app.paths import Paths
from app.services.desk import Desk, Work
from app.services.done import Changes, Done

_CLOCK = {
    Doubt.BACK: QT_TRANSLATE_NOOP(
        "Errors", "This PC's clock says {now}, but the shop's last record is of {last}."
    ),
    Doubt.AHEAD: QT_TRANSLATE_NOOP(
        "Errors", "This PC's clock says {now}, more than 400 days after the last record of {last}."
    ),
}
# What was lost since: of one act, of several.
_LOST: Final = (
    QT_TRANSLATE_NOOP(
        "Errors",
        "At least {count} act that was saved here is not in the shop's file, which ends at {last}: "
        "an old file was put back, or part of it was lost.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "At least {count} acts that were saved here are not in the shop's file, which ends at "
        "{last}: an old file was put back, or part of it was lost.",
    ),
)
_SEEN: Final = (
    QT_TRANSLATE_NOOP(
        "Errors",
        "This PC has seen at least {count} act of this shop that is not in it now; it ends at "
        "{last}: an older copy of its whole folder was put back.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "This PC has seen at least {count} acts of this shop that are not in it now; it ends at "
        "{last}: an older copy of its whole folder was put back.",
    ),
)

_MB: Final = 1_000_000
_LEAST_FREE: Final = 200 * _MB
_TIMES_FREE: Final = 3


@dataclass(frozen=True)
class Findings:
    """What is not as it should be; each is told, none stops the shop from being read."""

    missing_acts: UserError | None
    place: UserError | None
    clock: UserError | None
    space: UserError | None = None

    @property
    def all(self) -> list[UserError]:
        """Return them in the order in which they matter."""
        ordered = (self.missing_acts, self.clock, self.space, self.place)
        return [one for one in ordered if one is not None]


def look(desk: Desk) -> Findings:
    """Look at everything there is to tell; this PC has then seen a state that is in order."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        missing = _missing(work)
        if missing is None:
            seen_here.keep(desk.paths, Mark(*audit_rows.tip(work.connection)))
        place, space = place_of(desk.paths.shop), space_of(desk.paths)
        return Findings(missing, place, _clock(work), space)


def accept_missing(desk: Desk) -> Done[None]:
    """Go on with the file as it is: somebody put the old one back on purpose, or has no other."""
    desk.require(Permission.RESTORE)
    with desk.work() as work:
        work.note("accept_missing", details={"from": missing_acts(work)})
    with desk.read() as work:
        tip = Mark(*audit_rows.tip(work.connection))
        last_act.write(desk.paths, tip)
        seen_here.write(desk.paths, tip)
    return Done(None, Changes())


def missing_acts(work: Work) -> int:
    """Count acts that were acknowledged in this folder, or seen by this PC, and are not there."""
    paths = work.desk.paths
    return max(_behind(work, last_act.read(paths)), _behind(work, seen_here.read(paths)))


def _behind(work: Work, mark: Mark | None) -> int:
    """Count acts up to a mark that are not in the file; 0 for a file that has them all."""
    if mark is None or not work.desk.database.is_sqlite:
        return 0
    number, _chain = audit_rows.tip(work.connection)
    if number < mark.number:
        return mark.number - number
    # As many acts or more, but others: an old file that went its own way.
    return 0 if audit_rows.chain_of(work.connection, mark.number) == mark.chain else 1


def _missing(work: Work) -> UserError | None:
    paths, last = work.desk.paths, _moment(audit_rows.last_moment(work.connection))
    count = _behind(work, last_act.read(paths))
    if count:
        return UserError(
            "acts_missing",
            _LOST[count > 1],
            {"count": count, "last": last},
            advice=QT_TRANSLATE_NOOP(
                "Errors", "Restore the newest backup, unless you put the old file back on purpose."
            ),
        )
    count = _behind(work, seen_here.read(paths))
    if count:
        return UserError(
            "acts_seen_missing",
            _SEEN[count > 1],
            {"count": count, "last": last},
            advice=QT_TRANSLATE_NOOP(
                "Errors",
                "Put the newer folder back, or restore the newest backup, from the second place "
                "too; keep this one only if you chose it.",
            ),
        )
    return None


def _clock(work: Work) -> UserError | None:
    last, now = audit_rows.last_moment(work.connection), work.desk.clock.now()
    why = clock_sense.doubt(now, last)
    if why is None:
        return None
    return UserError(
        "clock_doubted",
        _CLOCK[why],
        {"now": _moment(now), "last": _moment(last)},
        advice=QT_TRANSLATE_NOOP(
            "Errors",
            "Set the clock. No level, review or expiry follows it before you say that it is right.",
        ),
    )


def space_of(paths: Paths) -> UserError | None:
    """Say that the shop's disk is about to fill up: a backup and the log of changes want room.

    None while 200 MB and three times the database are free, or where the system does not tell.
    """
    try:
        size = paths.database.stat().st_size
        free = shutil.disk_usage(paths.shop).free
    except OSError:
        return None
    needed = max(_LEAST_FREE, _TIMES_FREE * size)
    if free >= needed:
        return None
    return UserError(
        "disk_nearly_full",
        QT_TRANSLATE_NOOP(
            "Errors",
            "Only {free} MB are free on the shop's disk; backups and large imports may need "
            "{needed} MB.",
        ),
        {"free": free // _MB, "needed": -(-needed // _MB)},
        advice=QT_TRANSLATE_NOOP(
            "Errors",
            "Free some space, or let the second place be on another disk. What no longer fits is "
            "refused whole, and nothing that was saved is lost.",
        ),
    )


def place_of(folder: Path) -> UserError | None:
    """Say what threatens a shop in a folder that a cloud or a network shares; None on a disk."""
    whole = folder.absolute()
    service = shop_places.cloud_of(whole)
    if service:
        return UserError(
            "place_cloud",
            QT_TRANSLATE_NOOP(
                "Errors", "The shop lies in a folder that {service} keeps in step: {folder}."
            ),
            {"service": service, "folder": str(whole)},
            advice=QT_TRANSLATE_NOOP(
                "Errors",
                "Move the shop to a folder of this PC alone; it may be mixed up while it is "
                "copied. Put its backups into the cloud instead.",
            ),
        )
    network = shop_places.network_of(whole, mounts())
    if not network:
        return None
    return UserError(
        "place_network",
        QT_TRANSLATE_NOOP("Errors", "The shop lies on a network ({network}): {folder}."),
        {"network": network, "folder": str(whole)},
        advice=QT_TRANSLATE_NOOP(
            "Errors",
            "Move the shop to a disk of this PC; on a network what was saved may be lost. "
            "Put its backups on the network instead.",
        ),
    )


def mounts() -> list[tuple[str, str]]:
    """Return (mount point, file system) of this computer; empty where it does not say."""
    try:
        lines = Path("/proc/self/mounts").read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
    fields = [line.split(" ") for line in lines]
    return [(one[1].replace("\\040", " "), one[2]) for one in fields if len(one) > 2]  # noqa: PLR2004


def _moment(value: datetime | None) -> str:
    return value.astimezone().strftime("%Y-%m-%d %H:%M") if value else ""
