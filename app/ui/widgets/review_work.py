"""The worklist: who is about to fall or one purchase short, and what to say to them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import QT_TRANSLATE_NOOP
from app.services.desk import Desk
from app.services.worklist import FALLS, WorkRow
from app.ui import formats
from app.ui.tables.column import Column, Draw
from app.ui.widgets import parts, review_words
from app.ui.widgets.empty_hint import EmptyHint
from app.ui.widgets.level_badge import Level
from app.ui.widgets.review_rows import RowView


def _columns(desk: Desk) -> list[Column]:
    def what(row: WorkRow) -> str:
        if row.kind == FALLS:
            return QCoreApplication.translate("Reviews", "↓ about to fall")
        return QCoreApplication.translate("Reviews", "↑ one purchase short")

    def talk(row: WorkRow) -> str:
        return review_words.talk(row, desk.decimals, desk.currency)

    return [
        Column(
            "name", QT_TRANSLATE_NOOP("Columns", "Name"), 128, lambda row: row.name, Draw.STRONG
        ),
        Column("level", QT_TRANSLATE_NOOP("Columns", "Level"), 128, lambda row: str(row.level)),
        Column("kind", QT_TRANSLATE_NOOP("Columns", "What happens"), 156, what),
        Column(
            "due",
            QT_TRANSLATE_NOOP("Columns", "Review"),
            96,
            lambda r: formats.day(r.due),
            whole=True,
        ),
        Column("talk", QT_TRANSLATE_NOOP("Columns", "What to say"), 240, talk),
        Column(
            "complaints",
            QT_TRANSLATE_NOOP("Columns", "Complaints"),
            180,
            review_words.complaints,
        ),
        Column(
            "phone", QT_TRANSLATE_NOOP("Columns", "Phone"), 128, lambda row: row.phone, Draw.QUIET
        ),
    ]


class WorkPanel(QWidget):
    """A list to be called or spoken to before their review."""

    customer_asked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("work_panel")
        self.list = RowView(
            "worklist", _columns(desk), {"level": lambda row: row.level}, stretch="talk"
        )
        self.list.opened.connect(lambda row: self.customer_asked.emit(row.id))
        self.list.setAccessibleName(self.tr("Before their review, 30 days ahead"))
        card = parts.card("work_card")
        box = parts.column(gap=8, margins=(16, 12, 16, 12), parent=card)
        hint = self.tr("As if nobody bought anything until then; the best level first.")
        line = parts.Elided("hint")
        line.setText(hint)
        head = parts.row(parts.label(self.tr("Before their review, 30 days ahead"), "section"))
        head.addWidget(line, 1)
        box.addLayout(head)
        self._empty = EmptyHint("check")
        self._empty.show_hint(
            self.tr("Nobody is about to fall or one purchase short."),
            self.tr("Whoever is reviewed within 30 days and could use a word stands here."),
        )
        self._room = QStackedWidget()
        self._room.addWidget(self.list)
        self._room.addWidget(self._empty)
        box.addWidget(self._room, 1)
        parts.column(card, parent=self)

    def show_rows(self, rows: Sequence[WorkRow], levels: Mapping[int, Level]) -> None:
        """Show the list."""
        self.list.set_levels(levels)
        self.list.show_rows(rows)
        self._room.setCurrentIndex(0 if rows else 1)
