"""The batch list's columns: what it was, number, when, by whom, what it did, whether undone."""

from PySide6.QtCore import QCoreApplication

from app.domain.access import Permission
from app.i18n import QT_TRANSLATE_NOOP, listed, translate
from app.services.batches import TITLES, BatchRow
from app.services.desk import Desk
from app.ui import formats
from app.ui.tables.column import Column, Draw

_COUNTS = ("created", "updated", "rejected", "promoted", "demoted", "changed")


def batch_columns(desk: Desk) -> list[Column]:
    """Return the columns of the batch list."""
    may_undo = desk.may(Permission.UNDO_BATCH)
    undone = QT_TRANSLATE_NOOP("Batches", "undone {moment}")
    stands = QT_TRANSLATE_NOOP("Batches", "can be undone") if may_undo else ""

    def state(row: BatchRow) -> str:
        if row.is_undone:
            return translate("Batches", undone).format(moment=formats.moment(row.undone_at))
        return translate("Batches", stands) if stands else ""

    return [
        Column(
            "title",
            QT_TRANSLATE_NOOP("Columns", "Batch"),
            200,
            lambda row: f"{translate('Batches', TITLES.get(row.kind, row.kind))} {row.title}",
            Draw.STRONG,
        ),
        Column("id", QT_TRANSLATE_NOOP("Columns", "No."), 48, lambda row: str(row.id), right=True),
        Column(
            "at",
            QT_TRANSLATE_NOOP("Columns", "When"),
            132,
            lambda row: formats.moment(row.at),
            Draw.QUIET,
            whole=True,
        ),
        Column("actor", QT_TRANSLATE_NOOP("Columns", "By"), 72, lambda row: row.actor, Draw.QUIET),
        Column("counts", QT_TRANSLATE_NOOP("Columns", "What it did"), 144, counts_text),
        Column("state", QT_TRANSLATE_NOOP("Columns", "State"), 168, state, Draw.QUIET),
    ]


def counts_text(row: BatchRow) -> str:
    """Return what a batch did in words: "312 new, 8 refused"."""
    counts = {key: count for key, count in row.counts.items() if isinstance(count, int) and count}
    return listed(_counted(key, counts[key]) for key in _COUNTS if key in counts)


def _counted(key: str, count: int) -> str:
    return {
        "created": QCoreApplication.translate("Batches", "%Ln new", "", count),
        "updated": QCoreApplication.translate("Batches", "%Ln changed", "", count),
        "rejected": QCoreApplication.translate("Batches", "%Ln refused", "", count),
        "promoted": QCoreApplication.translate("Batches", "%Ln rise", "", count),
        "demoted": QCoreApplication.translate("Batches", "%Ln fall", "", count),
        "changed": QCoreApplication.translate("Batches", "%Ln levels changed", "", count),
    }[key]
