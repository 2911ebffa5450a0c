"""The case at the right of the list: who, what, until when, its course, the customer, the acts."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from app.domain.cases import CHANNELS, CaseKind, Urgency
from app.domain.preferences import TITLES
from app.i18n import translate as spoken
from app.services.case_views import CaseCard, CaseRow, Purchase
from app.services.desk import Desk
from app.ui import case_words, formats, style
from app.ui.commands import Command
from app.ui.widgets import parts
from app.ui.widgets.button import Button, act_button, key_text
from app.ui.widgets.case_course import Course, StationLine
from app.ui.widgets.empty_hint import EmptyHint
from app.ui.widgets.level_badge import Level, LevelBadge, held_by
from app.ui.widgets.pill import Pill

WIDTH: Final = 496
# What whoever works on a case must know of the customer's preferences.
_TOLD: Final = ("channel", "tone", "needs")
_TONES: Final = {Urgency.OVERDUE: "danger", Urgency.TODAY: "warn", Urgency.DONE: "ok"}


class CasePanel(QFrame):
    """Shows one case; its acts stand at the bottom and are always seen."""

    customer_asked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("case_panel")
        self.setProperty("part", "card")
        self.setFixedWidth(WIDTH)
        self._desk = desk
        self._inside = QWidget()
        self._box = parts.column(gap=12, margins=(24, 20, 24, 16), parent=self._inside)
        area = QScrollArea(widgetResizable=True)
        area.setObjectName("case_area")
        area.setProperty("reads", True)
        area.setAccessibleName(self.tr("Case"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._inside)
        self._acts = parts.row(gap=8, margins=(16, 12, 16, 12))
        foot = QWidget()
        foot.setLayout(self._acts)
        whole = QWidget()
        parts.column(area, parts.line(), foot, gap=0, parent=whole).setStretch(0, 1)
        self._hint = EmptyHint("service", "case_hint")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._hint)
        self._stack.addWidget(whole)
        parts.column(self._stack, margins=(1, 1, 1, 1), parent=self)
        self.card: CaseCard | None = None
        self._levels: Mapping[int, Level] = {}
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say that no case is chosen."""
        self.card = None
        self._hint.show_hint(
            self.tr("No case is chosen."),
            self.tr("Choose one at the left; it is shown here with its course."),
        )
        self._stack.setCurrentIndex(0)

    def show_card(
        self, card: CaseCard, levels: Mapping[int, Level], commands: Sequence[Command]
    ) -> None:
        """Show a case with what may be done about it; the first act is the primary one."""
        if (card, levels) == (self.card, self._levels):
            return
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self.card, self._levels = card, dict(levels)
        self._fill(card, levels)
        self._show_acts(commands)
        self._stack.setCurrentIndex(1)
        if had_focus:
            self.focus_acts()

    def _fill(self, card: CaseCard, levels: Mapping[int, Level]) -> None:
        row = card.row
        parts.clear(self._box)
        self._box.addLayout(self._head(row))
        self._box.addWidget(parts.label(row.title, "title", name="case_title", wrap=True))
        rest = row.text.partition("\n")[2].strip()
        if rest:
            self._box.addWidget(parts.label(rest, "body", wrap=True))
        self._box.addLayout(self._customer(row, levels))
        self._box.addWidget(StationLine(row))
        self._box.addWidget(self._promise(row))
        self._box.addLayout(self._facts(card))
        if row.result:
            self._box.addWidget(parts.line())
            self._box.addWidget(parts.label(self.tr("Result"), "section"))
            self._box.addWidget(parts.label(row.result, "body", name="case_result", wrap=True))
        self._box.addWidget(parts.line())
        self._box.addWidget(parts.label(self.tr("Course"), "section"))
        self._box.addWidget(Course(card.steps, self._desk.clock.today()))
        if card.purchases:
            self._box.addWidget(parts.line())
            self._box.addWidget(parts.label(self.tr("Bought lately"), "section"))
            self._box.addLayout(self._purchases(card.purchases))
        self._box.addStretch(1)

    def focus_acts(self) -> None:
        """Put the focus on the first act."""
        for button in self.findChildren(Button):
            if button.property("kind") == "primary" and button.isVisible():
                button.setFocus()
                return

    def _head(self, row: CaseRow) -> parts.Layout:
        pill = Pill("case_kind")
        tone = "danger" if row.kind is CaseKind.COMPLAINT else ""
        pill.show_state(case_words.KIND_ICONS[row.kind], case_words.kind(row.kind), tone)
        number = self.tr("No. {case}").format(case=row.id)
        return parts.row(pill, parts.label(number, "table", "quiet", name="case_number"), 0)

    def _customer(self, row: CaseRow, levels: Mapping[int, Level]) -> parts.Layout:
        name = Button(row.name[:40], "link", name="case_customer")
        name.setToolTip(self.tr("Show this customer"))
        name.clicked.connect(lambda: self.customer_asked.emit(row.customer_id))
        line = parts.row(name, LevelBadge(held_by(row, levels)), gap=8)
        line.addWidget(parts.label(row.number, "caption"))
        line.addStretch(1)
        return line

    def _promise(self, row: CaseRow) -> QWidget:
        """Return the box that says until when, in the tone of the group."""
        tone = _TONES.get(row.urgency, "")
        frame = parts.card("case_promise", part="banner" if tone else "sunken")
        style.mark(frame, tone=tone)
        icon = {"danger": "clock", "warn": "clock", "ok": "check"}.get(tone, "calendar")
        what, more = case_words.promise(row, self._desk.clock.today())
        words = parts.column(gap=2)
        words.addWidget(parts.label(what, "section", tone, name="case_due", wrap=True))
        if more:
            words.addWidget(parts.label(more, "table", wrap=True))
        box = parts.row(parts.Icon(icon, tone or "text2", 20), gap=12, margins=(12, 10, 12, 10))
        box.addLayout(words, 1)
        frame.setLayout(box)
        return frame

    def _facts(self, card: CaseCard) -> QGridLayout:
        row, today = card.row, self._desk.clock.today()
        logged = f"{formats.short_day(row.day, today)} {row.at.astimezone():%H:%M}"
        came = self.tr("{channel}, {when}, logged by {who}").format(
            channel=spoken("Cases", CHANNELS[row.channel]), when=logged, who=row.logged_by
        )
        lines = [
            (self.tr("Who sees to it"), row.owner_name or self.tr("Nobody yet")),
            (self.tr("How it came"), came),
            *(
                (spoken("Preferences", TITLES[kind]), card.preferences[kind])
                for kind in _TOLD
                if kind in card.preferences
            ),
            (self.tr("Purchases"), self._habit(card)),
        ]
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for place, (title, value) in enumerate(lines):
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(parts.label(title, "table", "quiet"), place, 0, top)
            grid.addWidget(parts.label(value, "table", wrap=True), place, 1)
        return grid

    def _habit(self, card: CaseCard) -> str:
        """Return what the customer bought of late, with the amount where the role may see it."""
        translate = QCoreApplication.translate
        if not card.orders:
            return self.tr("none in the scheme's window")
        count = card.orders
        words = [translate("CasePanel", "%n purchase(s)", "", count)]
        if isinstance(card.amount_minor, int):
            words.append(formats.money(card.amount_minor, self._desk.decimals, self._desk.currency))
        if card.last_visit:
            ago = formats.ago(card.last_visit, self._desk.clock.today())
            words.append(self.tr("last {when}").format(when=ago))
        return self.tr(", ").join(words)

    def _purchases(self, purchases: Sequence[Purchase]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        today = self._desk.clock.today()
        for place, one in enumerate(purchases):
            day = formats.short_day(one.day, today)
            grid.addWidget(parts.label(day, "table", "quiet"), place, 0)
            words = parts.Elided("table")
            goods = one.product or one.document
            words.setText(
                self.tr("Returned: {goods}").format(goods=goods) if one.is_return else goods
            )
            grid.addWidget(words, place, 1)
            if isinstance(one.amount_minor, int):
                amount = formats.money(one.amount_minor, self._desk.decimals, self._desk.currency)
                tone = "danger" if one.is_return else ""
                grid.addWidget(
                    parts.label(amount, "table", tone), place, 2, Qt.AlignmentFlag.AlignRight
                )
        return grid

    def _show_acts(self, commands: Sequence[Command]) -> None:
        parts.clear(self._acts)
        for place, command in enumerate(commands):
            if place:
                button = act_button(command._replace(icon="", key=""))
                button.setToolTip(f"{command.title} ({key_text(command.key)})")
            else:
                button = act_button(command, "primary")
            self._acts.addWidget(button)
        self._acts.addStretch(1)
