"""Open service contacts of the card: what it is about, and until when."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.domain.cases import KINDS, Urgency
from app.i18n import translate
from app.services.case_views import CaseRow
from app.services.desk import Desk
from app.services.front_desk import CounterCard
from app.ui import formats, style
from app.ui.widgets import parts
from app.ui.widgets.card_text import Shy, link, section

_MOST = 3
_HEIGHT = 26


class CardCases(QWidget):
    """The open contacts, the overdue first, and the way to all; hidden from roles that see none."""

    open_pressed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("card_cases")
        self._desk = desk
        self._box = parts.column(gap=2, parent=self)

    def show_card(self, card: CounterCard) -> None:
        """Show one customer's open contacts."""
        parts.clear(self._box)
        rows = card.cases
        self.setVisible(rows is not None)
        if rows is None:
            return
        head = section(self.tr("Open contacts"))
        if rows:
            count = len(rows)
            text = QCoreApplication.translate("CardCases", "All %n", "", count)
            button = link(text, "open_cases")
            button.clicked.connect(self.open_pressed)
            head.addWidget(button)
        self._box.addLayout(head)
        if not rows:
            text = self.tr("None; F6 logs one.")
            self._box.addWidget(parts.label(text, "caption", wrap=True, name="no_cases"))
        for row in rows[:_MOST]:
            self._box.addLayout(self._line(row))

    def _line(self, row: CaseRow) -> parts.Layout:
        is_over = row.urgency is Urgency.OVERDUE
        tone = "danger" if is_over else "text2"
        kind = Shy(translate("Cases", KINDS[row.kind]), "section", name=f"case_{row.id}")
        words = parts.Elided("table", "quiet")
        words.setText(row.title)
        words.setMinimumHeight(style.px(_HEIGHT))
        line = parts.row(parts.Icon("alert" if is_over else "service", tone, 16), kind, gap=8)
        line.addWidget(words, 1)
        line.addWidget(Shy(self._due(row), "caption", "danger" if is_over else ""))
        return line

    def _due(self, row: CaseRow) -> str:
        if row.due is None:
            return ""
        if row.urgency is Urgency.OVERDUE:
            days = row.days_over
            return QCoreApplication.translate("CardCases", "%n day(s) over", "", days)
        if row.urgency is Urgency.TODAY:
            return self.tr("due today")
        day = formats.short_day(row.due, self._desk.clock.today())
        return self.tr("due {day}").format(day=day)
