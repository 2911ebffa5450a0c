"""The shop's logo: kept in the shop's own file, printed on its papers."""

from pathlib import Path
from typing import Final

from app.domain import pictures
from app.domain.access import Permission
from app.domain.papers import Logo
from app.domain.text import made_whole
from app.errors import FileError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import pictures as picture_rows
from app.services.desk import Desk, Work
from app.services.done import Changes, Done

_NAME: Final = "logo"


def logo(desk: Desk) -> Logo | None:
    """Return the shop's logo, None when it has none."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        return inside(work)


def inside(work: Work) -> Logo | None:
    """Return the shop's logo inside a transaction."""
    row = picture_rows.get(work.connection, _NAME)
    return Logo(row.format, bytes(row.content)) if row else None


def set_logo(desk: Desk, file: Path) -> Done[Logo]:
    """Take a picture file as the shop's logo, in place of the one before."""
    desk.require(Permission.CHANGE_SETTINGS)
    name = made_whole(file.name)
    try:
        with file.open("rb") as source:
            content = source.read(pictures.MOST_BYTES + 1)
    except (OSError, ValueError):
        raise FileError(
            "file_unreadable",
            QT_TRANSLATE_NOOP("Errors", "{file} cannot be read in {folder}."),
            {"file": name[:80], "folder": made_whole(str(file.parent))},
            advice=QT_TRANSLATE_NOOP("Errors", "Check the name and the folder."),
            field="logo",
        ) from None
    taken = Logo(pictures.checked(content, name), content)
    with desk.work() as work:
        picture_rows.put(work.connection, _NAME, taken.format, taken.content)
        work.note("set_logo", "setting", details={"format": taken.format, "bytes": len(content)})
    return Done(taken, Changes(settings=True))


def remove_logo(desk: Desk) -> Done[None]:
    """Print papers without a logo from now on."""
    desk.require(Permission.CHANGE_SETTINGS)
    with desk.work() as work:
        picture_rows.drop(work.connection, _NAME)
        work.note("remove_logo", "setting")
    return Done(None, Changes(settings=True))
