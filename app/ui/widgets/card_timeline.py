"""What happened so far, newest first: purchases, returns, contacts, levels; amounts by role."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.cases import KINDS, CaseKind
from app.i18n import filled, listed, translate
from app.services.desk import Desk
from app.services.front_desk import CounterCard
from app.services.timeline import Event, EventKind
from app.ui import channels, formats, style
from app.ui.commands import Command
from app.ui.widgets import parts
from app.ui.widgets.card_text import Shy, link

_ROW: Final = 32
_FEW, _FEWEST = 4, 2
_ABOUT_LEVELS: Final = frozenset({"set_level", "level_history"})
_LOOKS: Final = {
    EventKind.SALE: ("receipt", "accent"),
    EventKind.RETURN: ("return", "danger"),
    EventKind.CASE: ("service", "warn"),
    EventKind.RISE: ("arrow-up", "text2"),
    EventKind.FALL: ("arrow-down", "warn"),
}


class _Rail(QWidget):
    """Dots on a rail with the words beside them."""

    def __init__(self, lines: Sequence[tuple[Event, str, str, str]]) -> None:
        super().__init__()
        self._lines = lines
        self._row = style.px(_ROW)
        self.setFixedHeight(self._row * len(lines))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("\n".join(listed(line[1:]) for line in lines))

    def sizeHint(self) -> QSize:
        """Return the height of all lines."""
        return QSize(200, self._row * len(self._lines))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rail, the dots and the words."""
        painter, theme = QPainter(self), style.theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("border"), 1.4))
        half = self._row // 2
        painter.drawLine(11, half, 11, self._row * len(self._lines) - half)
        for place, (event, what, words, right) in enumerate(self._lines):
            box = QRect(0, place * self._row, self.width(), self._row)
            icon, tone = _LOOKS[event.kind]
            painter.setPen(QPen(theme.colour("border"), 1))
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(0, box.center().y() - 10, 22, 22)
            painter.drawPixmap(4, box.center().y() - 6, style.pixmap(icon, tone, 14))
            self._words(painter, box.adjusted(36, 0, 0, 0), what, words, right)

    def _words(self, painter: QPainter, box: QRect, what: str, words: str, right: str) -> None:
        theme = style.theme()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(style.font(12))
        painter.setPen(theme.colour("text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, right)
        room = box.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(right) - 12, 0)
        elide = Qt.TextElideMode.ElideRight
        painter.setFont(style.font(13, bold=True))
        painter.setPen(theme.colour("text"))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(what, elide, room.width())
        painter.drawText(room, left, shown)
        room.setLeft(room.left() + metrics.horizontalAdvance(shown) + 12)
        painter.setFont(style.font(13))
        painter.setPen(theme.colour("text2"))
        if room.width() > self._row:
            shown = painter.fontMetrics().elidedText(words, elide, room.width())
            painter.drawText(room, left, shown)


class CardTimeline(QWidget):
    """The latest events, and all of them on demand."""

    def __init__(self, desk: Desk, commands: Sequence[Command] = ()) -> None:
        super().__init__()
        self.setObjectName("card_timeline")
        self._commands = [one for one in commands if one.name in _ABOUT_LEVELS]
        self._desk = desk
        self._events: Sequence[Event] = ()
        self._is_whole = False
        self._is_low = False
        self._box = parts.column(gap=4, parent=self)

    def set_low(self, *, is_low: bool) -> None:
        """Show one line only in a low window."""
        if is_low != self._is_low:
            self._is_low = is_low
            self._draw()

    def show_card(self, card: CounterCard) -> None:
        """Show the latest of one customer's events."""
        self._events, self._is_whole = card.events, False
        self._draw()

    def _draw(self) -> None:
        parts.clear(self._box)
        count = len(self._events)
        head = parts.row(Shy(self.tr("Timeline"), "section"), 0, gap=16)
        for command in self._commands:
            act = link(command.title, f"timeline_{command.name}", command.key)
            act.clicked.connect(command.act)
            head.addWidget(act)
        few = _FEWEST if self._is_low else _FEW
        if count > few and not self._is_whole:
            text = QCoreApplication.translate("CardTimeline", "All %n", "", count)
            button = link(text, "all_events")
            button.clicked.connect(self._show_all)
            head.addWidget(button)
        self._box.addLayout(head)
        shown = self._events if self._is_whole else self._events[:few]
        if not shown:
            text = self.tr("Nothing recorded yet.")
            self._box.addWidget(parts.label(text, "caption", wrap=True))
            return
        rail = _Rail([(event, *self._said(event)) for event in shown])
        rail.setObjectName("timeline_rail")
        self._box.addWidget(rail)

    def _show_all(self) -> None:
        self._is_whole = True
        self._draw()

    def _said(self, event: Event) -> tuple[str, str, str]:
        """Return what happened, the words about it, and what stands at the right."""
        day = formats.short_day(event.day, self._desk.clock.today())
        if event.kind in {EventKind.SALE, EventKind.RETURN}:
            return self._trade(event), self._goods(event), self._with_amount(event, day)
        if event.kind is EventKind.CASE:
            kind = translate("Cases", KINDS[CaseKind(event.detail)])
            words = "" if not event.is_open else self.tr("open")
            return kind, self.tr(", ").join(filter(None, (*event.words, words))), day
        level = listed(event.words)
        has_risen = event.kind is EventKind.RISE
        text = self.tr("Rose to {level}") if has_risen else self.tr("Fell to {level}")
        return filled(text, level=level), "", day

    def _trade(self, event: Event) -> str:
        return self.tr("Returned") if event.kind is EventKind.RETURN else self.tr("Bought")

    def _goods(self, event: Event) -> str:
        words = self.tr(", ").join(event.words)
        where = channels.shown(event.channel)
        return self.tr("{goods}, {channel}").format(goods=words, channel=where) if words else where

    def _with_amount(self, event: Event, day: str) -> str:
        if not isinstance(event.amount_minor, int):
            return day
        amount = formats.money(event.amount_minor, self._desk.decimals, self._desk.currency)
        return f"{amount}    {day}"
