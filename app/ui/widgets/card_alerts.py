"""What the counter must know first: at most two notes side by side, the rest behind a figure."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.i18n import filled
from app.services.counter_alerts import Alert, AlertKind
from app.services.desk import Desk
from app.ui import formats
from app.ui.widgets import parts, review_words
from app.ui.widgets.button import Button
from app.ui.widgets.card_text import Shy

MOST = 2
_LOOKS = {
    AlertKind.COMPLAINT: ("alert", "danger"),
    AlertKind.OVERDUE: ("clock", "danger"),
    AlertKind.CHILD: ("shield", "warn"),
    AlertKind.BIRTHDAY: ("cake", "accent"),
    AlertKind.FALLING: ("arrow-down", "warn"),
    AlertKind.NEARLY: ("arrow-up", "accent"),
    AlertKind.NOTE: ("note", "warn"),
}


class CardAlerts(QWidget):
    """A row of notes; hidden when there is nothing to know."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("card_alerts")
        self._desk = desk
        self._alerts: Sequence[Alert] = ()
        self._is_open = False
        self._first = parts.row(gap=8)
        self._others = parts.column(gap=8)
        parts.column(self._first, self._others, gap=8, parent=self)

    def show_alerts(self, alerts: Sequence[Alert]) -> None:
        """Show the first two, and how many more there are."""
        self._alerts, self._is_open = alerts, False
        self._draw()

    def _draw(self) -> None:
        parts.clear(self._first)
        parts.clear(self._others)
        self.setVisible(bool(self._alerts))
        for alert in self._alerts[:MOST]:
            self._first.addWidget(self._note(alert), 1)
        rest = self._alerts[MOST:]
        if rest and not self._is_open:
            count = len(rest)
            text = QCoreApplication.translate("CardAlerts", "%n more", "", count)
            more = Button(text, "quiet", name="more_alerts")
            more.clicked.connect(self._open)
            self._first.addWidget(more)
        for alert in rest if self._is_open else ():
            self._others.addWidget(self._note(alert))

    def _open(self) -> None:
        self._is_open = True
        self._draw()

    def _note(self, alert: Alert) -> QWidget:
        icon, tone = _LOOKS[alert.kind]
        box = parts.card(f"alert_{alert.kind}", part="alert")
        box.setProperty("tone", tone)
        box.setFixedHeight(40)
        words = parts.Elided("table", "", "alert_more")
        words.setText(self._more(alert))
        line = parts.row(parts.Icon(icon, tone, 18), margins=(12, 0, 10, 0), parent=box)
        line.addWidget(Shy(self._what(alert), "section", tone, "alert_what"))
        line.addWidget(words, 1)
        return box

    def _what(self, alert: Alert) -> str:
        days = (alert.day - self._desk.clock.today()).days if alert.day else 0
        if alert.kind is AlertKind.BIRTHDAY:
            if days == 0:
                return self.tr("Birthday today")
            return QCoreApplication.translate("CardAlerts", "Birthday in %n day(s)", "", days)
        return {
            AlertKind.COMPLAINT: self.tr("Open complaint"),
            AlertKind.OVERDUE: self.tr("Overdue"),
            AlertKind.CHILD: self.tr("A child"),
            AlertKind.FALLING: self.tr("About to fall"),
            AlertKind.NEARLY: self.tr("One visit short"),
        }.get(alert.kind, self.tr("Note"))

    def _with_talk(self, words: str, alert: Alert) -> str:
        """Add what to say, where a purchase would help."""
        way = alert.work.way if alert.work is not None else None
        ways = review_words.ways_of(way, self._desk.decimals, self._desk.currency)
        if not ways:
            return words
        helps = self.tr(" or ").join(ways)
        return self.tr("{what}; helps: {way}").format(what=words, way=helps)

    def _more(self, alert: Alert) -> str:
        if alert.kind is AlertKind.FALLING:
            text = self.tr("below {level}, review on {day}")
            below = filled(text, level=alert.text, day=formats.day(alert.day))
            return self._with_talk(below, alert)
        if alert.kind is AlertKind.CHILD:
            return self.tr("a guardian has to agree")
        if alert.kind is AlertKind.NEARLY:
            return self._with_talk(filled(self.tr("of {level}"), level=alert.text), alert)
        return " ".join(alert.text.split())
