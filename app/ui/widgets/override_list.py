"""Levels set by hand: those that hold now, and those made in a period, counted by staff."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.services.overrides import OverrideRow
from app.ui import formats
from app.ui.tables.column import Column, Draw
from app.ui.widgets import override_words, parts, review_words
from app.ui.widgets.button import Button
from app.ui.widgets.day_edit import DayEdit
from app.ui.widgets.empty_hint import EmptyHint
from app.ui.widgets.field import Field, Form
from app.ui.widgets.filter_bar import Choice, FilterBar
from app.ui.widgets.level_badge import Level
from app.ui.widgets.review_rows import RowView

_PERIOD_DAYS = 365


def _columns() -> list[Column]:
    def ends(row: OverrideRow) -> str:
        if row.ended is not None:
            text = QCoreApplication.translate("Overrides", "ended {day}")
            return text.format(day=formats.day(row.ended))
        return override_words.until(row)

    return [
        Column(
            "name", QT_TRANSLATE_NOOP("Columns", "Name"), 120, lambda row: row.name, Draw.STRONG
        ),
        Column("kind", QT_TRANSLATE_NOOP("Columns", "How"), 88, override_words.kind),
        Column("level", QT_TRANSLATE_NOOP("Columns", "Level"), 128, lambda row: str(row.level)),
        Column(
            "day",
            QT_TRANSLATE_NOOP("Columns", "Since"),
            92,
            lambda row: formats.day(row.day),
            Draw.QUIET,
            whole=True,
        ),
        Column("until", QT_TRANSLATE_NOOP("Columns", "Ends"), 148, ends, whole=True),
        Column(
            "after",
            QT_TRANSLATE_NOOP("Columns", "What comes next"),
            128,
            lambda row: str(row.after) if row.after else override_words.then(""),
        ),
        Column(
            "reason",
            QT_TRANSLATE_NOOP("Columns", "Reason"),
            160,
            lambda row: f"{row.reason} ({row.evidence})" if row.evidence else row.reason,
        ),
        Column("actor", QT_TRANSLATE_NOOP("Columns", "By"), 80, lambda row: row.actor, Draw.QUIET),
    ]


class HandPanel(QWidget):
    """The report on favours: what holds, what was made, by whom; one can be ended."""

    customer_asked = Signal(int)
    end_asked = Signal(object)
    period_asked = Signal(object)

    def __init__(self, today: date, *, may_set: bool) -> None:
        super().__init__()
        self.setObjectName("hand_panel")
        self._may_set = may_set
        self.list = RowView(
            "override_table",
            _columns(),
            {"level": lambda row: row.level, "after": lambda row: row.after},
            stretch="reason",
        )
        self.list.opened.connect(lambda row: self.customer_asked.emit(row.customer_id))
        self.list.removed.connect(lambda _row: self.ask_end())
        self.list.chosen.connect(self._on_chosen)
        self.which = FilterBar("hands_which")
        made = [Choice(1, self.tr("Made in a period"), None)] if may_set else []
        self.which.show_choices([Choice(None, self.tr("Hold now"), None), *made])
        self.which.chosen.connect(lambda _value: self._turn())
        self.start = DayEdit(today - timedelta(days=_PERIOD_DAYS), "start")
        self.end = DayEdit(today, "end")
        self._form = Form(
            {
                "start": Field(self.tr("From"), self.start, name="start"),
                "end": Field(self.tr("To"), self.end, name="end"),
            }
        )
        for field in (self.start, self.end):
            field.editingFinished.connect(self._on_period)
            field.setFixedWidth(112)
        self._by = parts.Elided("hint", name="overrides_by")
        self.stop = Button(self.tr("End it…"), icon="close", key="Delete", name="end_override")
        self.stop.clicked.connect(self.ask_end)
        if not may_set:
            self.stop.hide()
        self.list.setAccessibleName(self.tr("Levels set by hand"))
        self._build()
        self._turn()

    def _build(self) -> None:
        card = parts.card("hand_card")
        self._days = QWidget()
        days = parts.row(gap=8, parent=self._days)
        for field in self._form.fields.values():
            days.addWidget(field)
        days.addStretch(1)
        head = parts.row(self.which, gap=8)
        head.addWidget(self._by, 1)
        head.addWidget(self.stop)
        box = parts.column(head, self._days, gap=8, margins=(16, 12, 16, 12), parent=card)
        self._empty = EmptyHint("lock")
        self._room = QStackedWidget()
        self._room.addWidget(self.list)
        self._room.addWidget(self._empty)
        box.addWidget(self._room, 1)
        parts.column(card, parent=self)

    @property
    def period(self) -> tuple[date, date] | None:
        """Return the period asked for, None where those that hold now are."""
        if self.which.value is None:
            return None
        start, end = self.start.day(), self.end.day()
        return (start or date.min, end or date.max)

    def _turn(self) -> None:
        self._days.setVisible(self.which.value is not None)
        self._on_period()

    def _on_period(self) -> None:
        self._form.clear_errors()
        try:
            self.period_asked.emit(self.period)
        except UserError as error:
            self._form.show_error(error)

    def show_rows(self, rows: Sequence[OverrideRow], levels: Mapping[int, Level]) -> None:
        """Show overrides and gifts, and how many each made."""
        self.list.set_levels(levels)
        self.list.show_rows(rows)
        self._room.setCurrentIndex(0 if rows else 1)
        self._empty.show_hint(
            self.tr("No level is set by hand."),
            self.tr("A level is set by hand from the customer's card, with a reason."),
        )
        by = Counter(row.actor for row in rows).most_common()
        self._by.setText(
            review_words.joined([f"{actor} {formats.number(count)}" for actor, count in by])
        )

    def _on_chosen(self, row: OverrideRow | None) -> None:
        self.stop.setEnabled(row is not None and row.ended is None)

    def ask_end(self) -> None:
        """Ask to end the one that is chosen."""
        row = self.list.current()
        if row is not None and row.ended is None and self._may_set:
            self.end_asked.emit(row)
