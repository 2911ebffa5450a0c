"""Every change of one customer's level: when, why, from which to which; Enter explains one."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from app.i18n import QT_TRANSLATE_NOOP, translate
from app.reports.wording import CAUSES
from app.services.desk import Desk
from app.services.level_history import PastDecision
from app.ui import formats
from app.ui.dialogs.frame import grown
from app.ui.dialogs.sale_edit import Buyer
from app.ui.jobs import Jobs
from app.ui.tables.column import Column, Draw
from app.ui.widgets import parts
from app.ui.widgets.button import Button
from app.ui.widgets.level_badge import LevelBadge
from app.ui.widgets.review_rows import RowView

_SIZE = (860, 460)


def _columns() -> list[Column]:
    def way(row: PastDecision) -> str:
        if not row.old_level:
            return row.new_name
        arrow = "↑" if row.new_level > row.old_level else "↓"
        return f"{arrow} {row.old_name or formats.EMPTY} → {row.new_name or formats.EMPTY}"

    def why(row: PastDecision) -> str:
        cause = translate("Papers", CAUSES.get(row.cause, row.cause))
        return f"{cause}: {row.reason}" if row.reason else cause

    return [
        Column(
            "day",
            QT_TRANSLATE_NOOP("Columns", "Day"),
            96,
            lambda row: formats.day(row.day),
            whole=True,
        ),
        Column("way", QT_TRANSLATE_NOOP("Columns", "From and to"), 216, way, Draw.STRONG),
        Column("why", QT_TRANSLATE_NOOP("Columns", "Why"), 200, why),
        Column(
            "score",
            QT_TRANSLATE_NOOP("Columns", "Live score"),
            80,
            lambda row: str(row.score),
            right=True,
        ),
        Column(
            "version",
            QT_TRANSLATE_NOOP("Columns", "Scheme"),
            72,
            lambda row: str(row.version),
            Draw.QUIET,
            right=True,
        ),
        Column("actor", QT_TRANSLATE_NOOP("Columns", "By"), 88, lambda row: row.actor, Draw.QUIET),
    ]


class HistoryDialog(QDialog):
    """The level history of one customer, newest first."""

    def __init__(
        self,
        parent: QWidget | None,
        desk: Desk,
        jobs: Jobs,
        customer: Buyer,
        steps: Sequence[PastDecision],
    ) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._customer = desk, jobs, customer
        self.setObjectName("level_history")
        self.setProperty("ground", "raised")
        title = QCoreApplication.translate("HistoryDialog", "Level history")
        self.setWindowTitle(title)
        self.resize(grown(*_SIZE, parent))
        self.list = RowView("level_steps", _columns(), stretch="why")
        self.list.setAccessibleName(title)
        self.list.show_rows(steps)
        self.list.opened.connect(self.explain)
        self._explain = Button(
            self.tr("Explain on paper…"), "primary", icon="print", key="Return", name="explain"
        )
        self._explain.setEnabled(bool(steps))
        self._explain.clicked.connect(lambda: self.explain(self.list.current()))
        close = Button(self.tr("Close"), key="Esc", name="close")
        close.clicked.connect(self.reject)
        head = parts.row(parts.label(title, "title"), 0, gap=12)
        head.addWidget(parts.label(customer.name[:40], "section"))
        head.addWidget(LevelBadge(customer.level))
        replays = all(step.is_replayed for step in steps)
        said = self.tr("Computed again from what was stored: every score is the same.")
        if not steps:
            said = self.tr("No level yet.")
        elif not replays:
            said = self.tr("A stored decision cannot be computed again; run the check of the data.")
        note = parts.label(said, "table", "quiet" if replays else "danger", wrap=True)
        foot = parts.row(gap=8)
        foot.addWidget(note, 1)
        foot.addWidget(close)
        foot.addWidget(self._explain)
        box = parts.column(gap=12, margins=(24, 20, 24, 20), parent=self)
        box.addLayout(head)
        box.addWidget(self.list, 1)
        box.addLayout(foot)
        self.list.setFocus()

    def explain(self, step: PastDecision | None) -> None:
        """Open the paper that explains one past decision."""
        if step is None:
            return
        from app.ui.dialogs.print_rules import (  # noqa: PLC0415 - printing is slow to load
            ExplanationDialog,
        )

        dialog = ExplanationDialog(self, self._desk, self._jobs, self._customer.id, step.id)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc; Enter belongs to the list."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.explain(self.list.current())
            return
        super().keyPressEvent(event)
