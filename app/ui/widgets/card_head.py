"""The top of the card: the large star, whose it is, how to reach them, and what it gives."""

from PySide6.QtCore import QEasingCurve, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QWidget

from app.domain.access import Permission
from app.i18n import filled
from app.services.desk import Desk
from app.services.front_desk import CounterCard
from app.ui import formats
from app.ui.widgets import parts
from app.ui.widgets.card_text import Facts, KeyCap, Shy
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.level_badge import Emblem, Level, LevelBadge, paint_emblem
from app.ui.widgets.override_words import HoldMark

_RISE_MS = 320
_EMBLEM, _LOW_EMBLEM = 88, 72
_MOST_NAMED = 3


class RisingEmblem(Emblem):
    """The large badge whose ring fills one segment, once, when a star rises."""

    def __init__(self, size: int) -> None:
        super().__init__(size, name="card_emblem")
        self._filled = 1.0
        self._rise = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_RISE_MS)
        self._rise.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._rise.valueChanged.connect(self._on_step)

    @property
    def is_rising(self) -> bool:
        """Whether the ring is filling now."""
        return self._rise.state() == QVariantAnimation.State.Running

    def rise(self) -> None:
        """Fill the last segment; all at once where the system asks for less motion."""
        if self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0:
            self._rise.start()

    def _on_step(self, value: float) -> None:
        self._filled = value
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring as far as it is filled."""
        if self._level and self._level.rank and self._filled < 1:
            paint_emblem(QPainter(self), self.width(), self._level, self._filled)
            return
        super().paintEvent(event)


class CardHead(QWidget):
    """Large badge, name, level, phone with the eye, how long, and what the level gives."""

    eye_pressed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("card_head")
        self._desk = desk
        self._emblem = RisingEmblem(_EMBLEM)
        self._name = Shy("", "name", name="card_name")
        self._badge = LevelBadge(name="card_badge")
        self._ungraded = parts.label(self.tr("Not graded yet"), "caption", name="card_ungraded")
        self._phone = parts.label("", "body", "quiet", name="card_phone")
        self._eye = IconButton("eye", self.tr("Show the phone number"), name="card_eye")
        self._eye.clicked.connect(self.eye_pressed)
        self._known = Facts("body", "quiet", "card_known")
        self._gives = parts.Elided("table", "", "card_gives")
        self._hold = HoldMark()
        first = parts.row(self._name, self._badge, self._hold, self._ungraded, 0, gap=10)
        self._key = KeyCap("F7")
        second = parts.row(self._phone, self._eye, self._key, gap=6)
        second.addWidget(self._known, 1)
        words = parts.column(first, second, self._gives, gap=4)
        parts.row(self._emblem, parts.column(0, words, 0), gap=20, parent=self).setStretch(1, 1)

    @property
    def emblem(self) -> RisingEmblem:
        """Return the large badge."""
        return self._emblem

    def set_low(self, *, is_low: bool) -> None:
        """Take less height in a low window."""
        side = _LOW_EMBLEM if is_low else _EMBLEM
        self._emblem.setFixedSize(side, side)

    def show_card(self, card: CounterCard, level: Level | None, after: Level | None = None) -> None:
        """Show whose card this is; the phone is masked again. `after` is what follows a hold."""
        self._emblem.show_level(level)
        self._emblem.setVisible(level is not None)
        self._name.setText(card.name)
        self._badge.show_level(level)
        self._badge.setVisible(level is not None)
        self._ungraded.setVisible(level is None)
        self._hold.show_hold(card.hold, after.name if after is not None else "")
        self._phone.setText(card.phone or self.tr("No phone known"))
        may_see = bool(card.phone) and self._desk.may(Permission.REVEAL_PHONE)
        self._eye.setVisible(may_see)
        self._key.setVisible(may_see)
        self._known.show_facts(self._known_facts(card), self.tr(", "))
        self._gives.setText(self._gives_words(card))
        self._gives.setVisible(bool(card.benefits))

    def show_phone(self, phone: str) -> None:
        """Show the whole number until another card is shown."""
        self._phone.setText(phone)
        self._eye.hide()
        self._key.hide()

    def _known_facts(self, card: CounterCard) -> list[str]:
        today = self._desk.clock.today()
        words = [card.number] if card.number else []
        if card.last_visit is not None:
            words.append(
                self.tr("last visit {ago}").format(ago=formats.ago(card.last_visit, today))
            )
        else:
            words.append(self.tr("no purchase yet"))
        if card.next_review is not None:
            review = formats.day(card.next_review)
            words.append(self.tr("next review {day}").format(day=review))
        if card.joined is not None:
            words.append(
                self.tr("with us {time}").format(time=formats.how_long(card.joined, today))
            )
        return words

    def _gives_words(self, card: CounterCard) -> str:
        """Say in one line what the level gives, the best first; the list below has all."""
        texts = [benefit.text for benefit in reversed(card.benefits)][:_MOST_NAMED]
        gives = self.tr("{level} means: {benefits}")
        return filled(gives, level=card.why.level_name, benefits=self.tr(", ").join(texts))
