"""The acts of the import's preview."""

from app.domain.access import Permission
from app.services import import_preview, importing
from app.services.desk import Desk
from app.services.importing import Look, Options
from tests.services.acts.shape import Act, P, path


def _look(desk: Desk) -> Look:
    return importing.inspect(desk, path(desk, "old.csv"), Options())


ACTS: dict[str, tuple[Permission, Act]] = {
    "import_preview.first_rows": (
        P.IMPORT,
        lambda desk: import_preview.first_rows(desk, _look(desk)),
    ),
    "import_preview.save_rejects": (
        P.IMPORT,
        lambda desk: import_preview.save_rejects(desk, _look(desk), (), path(desk, "copy.db")),
    ),
}
