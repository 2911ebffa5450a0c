"""The customer's card: head and alerts, two columns, what happened so far, and the acts below."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from app.services.desk import Desk
from app.services.front_desk import CounterCard
from app.ui import style
from app.ui.commands import Command
from app.ui.widgets import parts
from app.ui.widgets.card_acts import CardActs
from app.ui.widgets.card_alerts import CardAlerts
from app.ui.widgets.card_benefits import CardBenefits
from app.ui.widgets.card_cases import CardCases
from app.ui.widgets.card_head import CardHead
from app.ui.widgets.card_points import CardPoints
from app.ui.widgets.card_preferences import CardPreferences
from app.ui.widgets.card_score import CardScore
from app.ui.widgets.card_timeline import CardTimeline
from app.ui.widgets.card_way_up import CardWayUp
from app.ui.widgets.level_badge import Level, as_held

_SIDE = 24
_BESIDE = 600


class CardView(QFrame):
    """Everything the counter needs of one customer; what is longest scrolls inside."""

    eye_pressed = Signal()
    preferences_pressed = Signal()
    privacy_pressed = Signal()
    cases_pressed = Signal()

    def __init__(self, desk: Desk, commands: Sequence[Command]) -> None:
        super().__init__()
        self.setObjectName("customer_card")
        self.setProperty("part", "card")
        self.head = CardHead(desk)
        self.head.eye_pressed.connect(self.eye_pressed)
        self.alerts = CardAlerts(desk)
        self.benefits = CardBenefits()
        self.points = CardPoints(desk, commands)
        self.cases = CardCases(desk)
        self.cases.open_pressed.connect(self.cases_pressed)
        self.preferences = CardPreferences(desk)
        self.preferences.change_pressed.connect(self.preferences_pressed)
        self.preferences.privacy_pressed.connect(self.privacy_pressed)
        self.score = CardScore(desk)
        self.way_up = CardWayUp(desk)
        self.timeline = CardTimeline(desk, commands)
        self.acts = CardActs(commands)
        self.card: CounterCard | None = None
        self._build()

    def _build(self) -> None:
        left = parts.column(self.benefits, self.points, self.preferences, 0, gap=12)
        right = parts.column(self.score, self.way_up, self.cases, 0, gap=12)
        self._two = two = parts.row(gap=24)
        self._between = parts.card(part="upright")
        two.addLayout(left, 1)
        two.addWidget(self._between)
        two.addLayout(right, 1)
        inside = QWidget()
        inside.setObjectName("card_inside")
        self._box = parts.column(
            self.head, self.alerts, parts.line(), two, parts.line(), self.timeline, 0, parent=inside
        )
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self._area = area
        foot = parts.card(part="actions")
        parts.row(self.acts, margins=(_SIDE, 0, _SIDE, 0), parent=foot).setStretch(0, 1)
        whole = parts.column(gap=0, margins=(1, 1, 1, 1), parent=self)
        whole.addWidget(area, 1)
        whole.addWidget(foot)
        self.set_low(is_low=False)

    def set_low(self, *, is_low: bool) -> None:
        """Move closer together in a low window."""
        self._box.setSpacing(10 if is_low else 16)
        self._box.setContentsMargins(_SIDE, 12 if is_low else 20, _SIDE, 8)
        self.head.set_low(is_low=is_low)
        self.benefits.set_low(is_low=is_low)
        self.timeline.set_low(is_low=is_low)

    def show_card(self, card: CounterCard, levels: Mapping[int, Level]) -> None:
        """Show one customer; the ring fills a segment if it is the same one, risen."""
        former = self.card
        self.card = card
        now = as_held(levels.get(card.why.level), observed=card.why.observed is not None)
        after = levels.get(card.hold.after) if card.hold is not None else None
        self.head.show_card(card, now, after)
        self.alerts.show_alerts(card.alerts)
        self.benefits.show_card(card)
        self.points.show_card(card)
        self.cases.show_card(card)
        self.preferences.show_card(card)
        self.score.show_card(card)
        up = card.why.next_level
        self.way_up.show_card(card, now, levels.get(up.rank) if up else None)
        self.timeline.show_card(card)
        if former is None or former.id != card.id:
            self._area.verticalScrollBar().setValue(0)
        elif card.why.level > former.why.level:
            self.head.emblem.rise()

    def _lay_out(self, *, is_wide: bool) -> None:
        """Put benefits and score beside each other, or below where large texts need the room."""
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._two.setDirection(beside if is_wide else below)
        self._two.setSpacing(24 if is_wide else 12)
        self._between.setVisible(is_wide)

    def forget(self) -> None:
        """Let go of the customer, so that nothing of it stays on the screen."""
        self.card = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the inside as wide as the card, never wider."""
        super().resizeEvent(event)
        self._lay_out(is_wide=self.width() >= style.px(_BESIDE))
        inside = self._area.widget()
        if inside is not None:
            inside.setMaximumWidth(self.width() - 2)
