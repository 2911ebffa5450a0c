"""The batch list's columns: number, what it was, when, by whom, what it did, whether undone."""

from app.domain.access import Permission
from app.i18n import QT_TRANSLATE_NOOP, listed, translate
from app.services.batches import TITLES, BatchRow
from app.services.desk import Desk
from app.ui import formats
from app.ui.tables.column import Column, Draw

_COUNTS = (
    ("created", QT_TRANSLATE_NOOP("Batches", "{count} new")),
    ("updated", QT_TRANSLATE_NOOP("Batches", "{count} changed")),
    ("rejected", QT_TRANSLATE_NOOP("Batches", "{count} refused")),
    ("promoted", QT_TRANSLATE_NOOP("Batches", "{count} rise")),
    ("demoted", QT_TRANSLATE_NOOP("Batches", "{count} fall")),
    ("changed", QT_TRANSLATE_NOOP("Batches", "{count} levels changed")),
)


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
        ),
        Column("actor", QT_TRANSLATE_NOOP("Columns", "By"), 72, lambda row: row.actor, Draw.QUIET),
        Column("counts", QT_TRANSLATE_NOOP("Columns", "What it did"), 144, counts_text),
        Column("state", QT_TRANSLATE_NOOP("Columns", "State"), 168, state, Draw.QUIET),
    ]


def counts_text(row: BatchRow) -> str:
    """Return what a batch did in words: "312 new, 8 refused"."""
    said = []
    for key, text in _COUNTS:
        count = row.counts.get(key)
        if isinstance(count, int) and count:
            said.append(translate("Batches", text).format(count=formats.number(count)))
    return listed(said)
