"""The course of a case: how far it is as a line of stations, and every step with who and when."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.cases import CaseKind
from app.services.case_views import CaseRow, CaseStep
from app.ui import case_words, formats, style
from app.ui.widgets import parts

_DISC: Final = 8
_HEIGHT: Final = 48


class StationLine(QWidget):
    """Logged, in hand, told, closed: stations behind are ticked, the next is ringed."""

    def __init__(self, row: CaseRow) -> None:
        super().__init__()
        self.setObjectName("case_stations")
        translate = QCoreApplication.translate
        self._words = [translate("CaseCourse", "Logged"), translate("CaseCourse", "In hand")]
        if row.kind is CaseKind.COMPLAINT:
            self._words.append(translate("CaseCourse", "Customer told"))
        self._words.append(translate("CaseCourse", "Closed"))
        self._at = 1 if row.is_open else len(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._words[min(self._at, len(self._words) - 1)])

    def sizeHint(self) -> QSize:
        """Return the room for discs and words."""
        return QSize(320, style.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, the stations and their words."""
        painter, theme = QPainter(self), style.theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = len(self._words)
        reach = self.width() / count
        places = [QPointF(reach * (at + 0.5), _DISC + 2) for at in range(count)]
        for at in range(count - 1):
            tone = "accent" if at + 1 <= self._at else "border"
            painter.setPen(QPen(theme.colour(tone), 2))
            gap = QPointF(_DISC + 4, 0)
            painter.drawLine(places[at] + gap, places[at + 1] - gap)
        for at, (place, word) in enumerate(zip(places, self._words, strict=True)):
            self._station(painter, at, place)
            painter.setFont(style.font(13, bold=at == self._at))
            painter.setPen(theme.colour("text" if at <= self._at else "text3"))
            box = QRectF(place.x() - reach / 2, 2 * _DISC + 8, reach, style.px(20))
            elide = Qt.TextElideMode.ElideRight
            shown = painter.fontMetrics().elidedText(word, elide, int(reach))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)

    def _station(self, painter: QPainter, at: int, place: QPointF) -> None:
        theme = style.theme()
        if at < self._at:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(place, _DISC, _DISC)
            tick = style.pixmap("check", "on_accent", 12)
            painter.drawPixmap(int(place.x()) - 6, int(place.y()) - 6, tick)
            return
        is_here = at == self._at
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent" if is_here else "border_strong"), 2))
        painter.drawEllipse(place, _DISC - 1, _DISC - 1)
        if is_here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(place, 3, 3)


class Course(QWidget):
    """Every step of a case, first step first."""

    def __init__(self, steps: Sequence[CaseStep], today: date) -> None:
        super().__init__()
        self.setObjectName("case_course")
        box = parts.column(gap=10, parent=self)
        for step in steps:
            box.addLayout(_line(step, today))


def _line(step: CaseStep, today: date) -> parts.Layout:
    when = f"{formats.short_day(step.day, today)} {step.at.astimezone():%H:%M}"
    head = parts.row(parts.label(case_words.step_title(step), "section"), 0, gap=8)
    head.addWidget(parts.label(step.actor_name, "caption"))
    head.addWidget(parts.label(when, "caption"))
    words = parts.column(head, gap=2)
    if text := case_words.step_words(step):
        words.addWidget(parts.label(text, "table", "quiet", wrap=True))
    icon = parts.Icon(case_words.STEP_ICONS[step.act], "text2", 18)
    line = parts.row(icon, gap=12)
    line.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
    line.addLayout(words, 1)
    return line
