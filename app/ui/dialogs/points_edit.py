"""A customer's points: the balance, the ledger, and a form for those who may give or take some."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain import points as rules
from app.domain.access import Permission
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.services import points
from app.services.desk import Desk
from app.services.done import Done
from app.services.points import Account, PointsEntry, PointsRow, Posted
from app.ui import formats, style
from app.ui.dialogs.frame import FormDialog, fact
from app.ui.dialogs.sale_edit import Buyer
from app.ui.jobs import Jobs
from app.ui.tables.column import Column, Draw
from app.ui.widgets import parts
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field, Form, side_by_side, text_edit
from app.ui.widgets.level_badge import LevelBadge
from app.ui.widgets.review_rows import RowView

_WIDTH: Final = 760
_ROWS: Final = 4


def _columns(rows: Sequence[PointsRow]) -> list[Column]:
    reasons = {row.id: row.reason for row in rows}

    def why(row: PointsRow) -> str:
        return row.reason or reasons.get(row.reverses or 0, "")

    def what(row: PointsRow) -> str:
        said = translate("Points", rules.KINDS[row.kind])
        if row.may_go or row.kind == rules.REVERSED:
            return said
        return QCoreApplication.translate("PointsDialog", "{what}, taken back").format(what=said)

    return [
        Column(
            "day",
            QT_TRANSLATE_NOOP("Columns", "Day"),
            96,
            lambda row: formats.day(row.day),
            whole=True,
        ),
        Column("what", QT_TRANSLATE_NOOP("Columns", "What"), 192, what),
        Column(
            "change",
            QT_TRANSLATE_NOOP("Columns", "Change"),
            84,
            lambda row: signed(row.points),
            Draw.STRONG,
            right=True,
        ),
        Column(
            "balance",
            QT_TRANSLATE_NOOP("Columns", "Balance"),
            84,
            lambda row: formats.number(row.balance),
            right=True,
        ),
        Column("reason", QT_TRANSLATE_NOOP("Columns", "Reason"), 160, why),
        Column("actor", QT_TRANSLATE_NOOP("Columns", "By"), 88, lambda row: row.actor, Draw.QUIET),
    ]


def signed(value: int) -> str:
    """Return a change with its sign: +1,200."""
    return formats.number(value) if value < 0 else f"+{formats.number(value)}"


class PointsDialog(FormDialog):
    """Says the balance beforehand; to those who may not give or take it only shows the ledger."""

    def __init__(
        self, parent: QWidget, desk: Desk, jobs: Jobs, customer: Buyer, account: Account
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("PointsDialog", "Points")
        super().__init__(parent, title, translate("PointsDialog", "Save"), name="points_dialog")
        self.setMinimumWidth(style.px(_WIDTH))
        self._desk, self._jobs, self._account = desk, jobs, account
        self.saved: Callable[[Done[Posted]], None] | None = None
        self.taken_back: Callable[[Done[Posted]], None] | None = None
        self.whom.addWidget(parts.label(customer.name[:40], "section"))
        self.whom.addWidget(LevelBadge(customer.level))
        self._may = desk.may(Permission.ADJUST_POINTS)
        self._way = QComboBox()
        self._way.addItem(self.tr("Give"), 1)
        self._way.addItem(self.tr("Take"), -1)
        self._points = text_edit(longest=12)
        self._reason = text_edit(longest=200)
        self._next = parts.column(gap=6, margins=(16, 10, 16, 10), parent=self.effect)
        self.list = RowView("points_ledger", _columns(account.rows), stretch="reason")
        self.list.setAccessibleName(self.tr("Ledger"))
        self.list.show_rows(account.rows)
        self.list.removed.connect(self._take_back)
        if self._may:
            self._build_form()
        else:
            self.act.hide()
            self.cancel.setText(self.tr("Close"))
        self._build_ledger()
        self._tell()

    def _build_form(self) -> None:
        fields = {
            "points": Field(self.tr("How many"), self._points, name="points"),
            "way": Field(self.tr("Give or take"), self._way, name="way"),
            "reason": Field(
                self.tr("Reason"),
                self._reason,
                name="reason",
                hint=self.tr("It stands in the ledger for good."),
            ),
        }
        self.body.addLayout(side_by_side(fields["way"], fields["points"]))
        self.body.addWidget(fields["reason"])
        self.set_form(Form(fields))
        self._points.textChanged.connect(self._tell)
        self._way.currentIndexChanged.connect(self._tell)
        self._points.setFocus()

    def _build_ledger(self) -> None:
        rows = self._account.rows
        self.body.addWidget(self.list)
        self.list.setVisible(bool(rows))
        if not rows:
            text = parts.label(
                self.tr("No points given or taken yet."), "caption", name="no_points"
            )
            self.body.addWidget(text)
            return
        self.list.set_lines(min(_ROWS, len(rows)))
        if not self._may:
            self.list.setFocus()
            return
        self._back = Button(
            self.tr("Take this row back"), "quiet", icon="return", key="Del", name="take_back"
        )
        self._back.clicked.connect(lambda: self._take_back(self.list.current()))
        self.list.chosen.connect(self._on_chosen)
        self._on_chosen(self.list.current())
        self.left.addWidget(self._back)

    def _on_chosen(self, row: PointsRow | None) -> None:
        self._back.setEnabled(row is not None and row.may_go)

    def _tell(self, *_what: object) -> None:
        """Say the balance, and what saving makes of it."""
        parts.clear(self._next)
        for name, value in self.next_lines():
            self._next.addWidget(fact(name, value, strong=True))
        self.effect.show()

    def next_lines(self) -> list[tuple[str, str]]:
        """Return the balance now, and for those who may save, the one after it."""
        balance = self._account.balance
        lines = [(self.tr("Balance"), formats.number(balance))]
        if not self._may:
            return lines
        try:
            after = balance + self._change()
        except UserError:
            return [*lines, (self.tr("Balance after saving"), formats.EMPTY)]
        said = formats.number(after) if after >= 0 else self.tr("not enough points")
        return [*lines, (self.tr("Balance after saving"), said)]

    def _change(self) -> int:
        return int(self._way.currentData()) * rules.parse(self._points.text())

    def save(self) -> None:
        """Give or take."""
        if not self._may:
            return
        try:
            change = self._change()
        except UserError as error:
            self.refuse(error)
            return
        entry = PointsEntry(self._account.customer_id, change, self._reason.text())
        self.run(self._jobs, lambda _progress: points.adjust(self._desk, entry), self.saved)

    def _take_back(self, row: PointsRow | None) -> None:
        """Take one row back by another."""
        if row is None or not row.may_go or not self._may:
            return
        self.run(self._jobs, lambda _progress: points.reverse(self._desk, row.id), self.taken_back)
