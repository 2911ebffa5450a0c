"""The file written anew after an erasure: at once, or where that cannot be now, at the next start.

What was erased is gone from every table by then; until the file is written anew, its bytes may
stand in pages that are in use no more.
"""

from typing import Final

from app.domain.access import Permission
from app.errors import StorageError
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.models import erasure as erasure_rows
from app.models import settings as setting_rows
from app.services.desk import Desk, Work
from app.services.done import Changes, Done

_DUE: Final = "erasure.sweep_due"
_LATER: Final = QT_TRANSLATE_NOOP(
    "Sweeping",
    "The file could not be written anew now, so traces may stand in its unused pages; the next "
    "start does it.",
)


def order(work: Work) -> None:
    """Note inside an erasing act that the file is to be written anew."""
    setting_rows.put(work.connection, _DUE, value=True)


def sweep(desk: Desk) -> bool:
    """Write the file anew after an erasing act; say whether it is done, for the act stands."""
    desk.require(Permission.SEE_CUSTOMERS)
    try:
        erasure_rows.sweep_out(desk.database)
        with desk.work() as work:
            setting_rows.put(work.connection, _DUE, value=False)
    except StorageError:
        return False
    return True


def finish(desk: Desk) -> Done[bool]:
    """Write the file anew where an earlier erasure could not; say whether that is done now."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        is_due = bool(setting_rows.all_of(work.connection).get(_DUE))
    return Done(is_due and sweep(desk), Changes())


def sentences(*, is_swept: bool) -> list[str]:
    """Say what is still to be done; nothing where the file was written anew."""
    return [] if is_swept else [translate("Sweeping", _LATER)]
