"""The acts of the import's preview."""

from app.domain.access import Permission
from app.domain.traces import Traces
from app.services import import_preview, importing, refused_rows
from app.services.desk import Desk
from app.services.importing import Look, Options
from tests.services.acts.shape import Act, P, path
from tests.services.shops import take_in, write_csv


def _look(desk: Desk) -> Look:
    return importing.inspect(desk, path(desk, "old.csv"), Options())


def fill(desk: Desk) -> None:
    """Let an import refuse a row: batch 3 of the matrix's shop."""
    rows = [["customer", "document", "date", "amount"], ["009", "B9", "2024-03-01", "much"]]
    rows += [["009", f"B1{number}", "2024-03-01", "1"] for number in range(3)]
    report = take_in(desk, write_csv(path(desk, "part.csv"), rows))
    (path(desk, "refused.txt")).write_text(str(report.batch), "utf-8")


def _batch(desk: Desk) -> int:
    return int(path(desk, "refused.txt").read_text("utf-8"))


ACTS: dict[str, tuple[Permission, Act]] = {
    "import_preview.first_rows": (
        P.IMPORT,
        lambda desk: import_preview.first_rows(desk, _look(desk)),
    ),
    "refused_rows.of_batch": (
        P.IMPORT,
        lambda desk: refused_rows.of_batch(desk, _batch(desk)),
    ),
    "refused_rows.save": (
        P.IMPORT,
        lambda desk: refused_rows.save(desk, _batch(desk), path(desk, "copy.db")),
    ),
    "refused_rows.hand_out": (
        P.IMPORT,
        lambda desk: refused_rows.hand_out(desk, _batch(desk), path(desk, "part.csv")),
    ),
    "refused_rows.erase_written": (
        P.ERASE_PERSON,
        lambda desk: refused_rows.erase_written(desk, [Traces("009")]),
    ),
    "refused_rows.age_out": (P.SEE_CUSTOMERS, refused_rows.age_out),
    "import_preview.save_rejects": (
        P.IMPORT,
        lambda desk: import_preview.save_rejects(desk, _look(desk), (), path(desk, "copy.db")),
    ),
}
