"""How the next level is reached, in the shop's words: 2 more visits, or so much more."""

from PySide6.QtCore import QCoreApplication, QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain.next_level import NextLevel
from app.i18n import filled
from app.services.desk import Desk
from app.services.front_desk import CounterCard
from app.ui import formats
from app.ui.widgets import parts
from app.ui.widgets.card_text import Shy
from app.ui.widgets.level_badge import Level, paint_star

_NEAR = 2


def visits_more(count: int, *, at_most: bool) -> str:
    """Say how many more visits lead to a level: "3 more visits", "at most 3 more visits"."""
    if at_most:
        return QCoreApplication.translate("CardWayUp", "at most %n more visit(s)", "", count)
    return QCoreApplication.translate("CardWayUp", "%n more visit(s)", "", count)


class Star(QWidget):
    """A level's star alone, where its name stands beside it."""

    def __init__(self, level: Level) -> None:
        super().__init__()
        self._level = level
        self.setFixedSize(QSize(20, 20))
        self.setAccessibleName(level.name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the star."""
        paint_star(QPainter(self), QPointF(10, 10), 9, self._level)


class CardWayUp(QWidget):
    """A calm box: to which level, and the ways there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("card_way_up")
        self._desk = desk
        self._card = parts.card("way_up_box", part="sunken")
        self._box = parts.column(gap=6, margins=(12, 10, 12, 10), parent=self._card)
        parts.column(self._card, gap=0, parent=self)

    def show_card(self, card: CounterCard, now: Level | None, above: Level | None) -> None:
        """Show the way from this level to the next, or that there is none above."""
        parts.clear(self._box)
        self.setVisible(card.is_graded)
        up = card.why.next_level
        if up is None:
            self._box.addWidget(parts.label(self.tr("The highest level."), "table", wrap=True))
            self._show_leaving(card)
            return
        head = parts.row(Shy(self._title(card, up), "section", name="way_up_title"), 0, gap=8)
        if now is not None and above is not None:
            head.addWidget(Star(now))
            head.addWidget(parts.Icon("arrow-right", "text3", 16))
            head.addWidget(Star(above))
        self._box.addLayout(head)
        ways = self._ways(card, up)
        text = self.tr(" or ").join(ways)
        if not ways and card.why.amounts_hidden and card.amount_counts:
            text = self.tr("Larger purchases lead there.")
        elif not ways:
            text = self.tr("Not by purchases alone.")
        tone = "accent" if ways else "quiet"
        self._box.addWidget(parts.label(text, "table", tone, name="way_up", wrap=True))
        self._show_leaving(card)

    def _show_leaving(self, card: CounterCard) -> None:
        """Say on which day purchases that leave the window take a level of the live score along."""
        leaving = card.leaving
        if leaving is None or leaving.falls_on is None:
            return
        text = (
            self.tr("Without a purchase the live level falls on {day} at the latest.")
            if leaving.at_latest
            else self.tr("Without a purchase the live level falls on {day}.")
        ).format(day=formats.day(leaving.falls_on))
        self._box.addWidget(parts.label(text, "caption", "quiet", name="way_down", wrap=True))

    def _title(self, card: CounterCard, up: NextLevel) -> str:
        visits = [one for one in (up.visits, card.usual_visits) if one is not None]
        is_near = bool(visits) and min(visits) <= _NEAR
        text = self.tr("Close to {level}") if is_near else self.tr("To {level}")
        return filled(text, level=up.name)

    def _ways(self, card: CounterCard, up: NextLevel) -> list[str]:
        ways = []
        visits, usual = up.visits, card.usual_visits
        if visits is not None:
            ways.append(visits_more(visits, at_most=up.at_most))
        if usual is not None and (visits is None or usual < visits):
            ways.append(
                QCoreApplication.translate("CardWayUp", "at most %n visit(s) as usual", "", usual)
                if up.at_most
                else QCoreApplication.translate("CardWayUp", "%n visit(s) as usual", "", usual)
            )
        if up.amount_minor is not None:
            more = formats.money(up.amount_minor, self._desk.decimals, self._desk.currency)
            ways.append(self.tr("spend {amount} more").format(amount=more))
        return ways
