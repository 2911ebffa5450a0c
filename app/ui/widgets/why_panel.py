"""Why one customer has its level: badge, live score, a bar per dimension, the way up."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from app.domain.schemes import TITLES
from app.domain.scoring import DimensionWorking
from app.i18n import filled, translate
from app.services.customers import SaleRow
from app.services.desk import Desk
from app.services.grading import Explanation
from app.services.redaction import Hidden
from app.ui import channels, formats, style
from app.ui.widgets import parts
from app.ui.widgets.level_badge import Emblem, Level, LevelBadge, as_held
from app.ui.widgets.observed_words import observed_words

_FULL = 100
_FIFTHS = 5
_SALES = 6


class PointsBar(QWidget):
    """Dimension points as a thin bar; coarse shows five blocks, so that nothing is read exactly."""

    def __init__(self, points: float, *, coarse: bool) -> None:
        super().__init__()
        self._share = max(0.0, min(1.0, points / _FULL))
        self._coarse = coarse
        self.setFixedHeight(10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(str(round(points)))

    def sizeHint(self) -> QSize:
        """Return a small width; the layout gives the rest."""
        return QSize(60, 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        theme, width = style.theme(), self.width()
        if self._coarse:
            block = (width - 3 * (_FIFTHS - 1)) / _FIFTHS
            for place in range(_FIFTHS):
                is_on = place < round(self._share * _FIFTHS)
                painter.setBrush(theme.colour("accent" if is_on else "border"))
                painter.drawRoundedRect(QRectF(place * (block + 3), 2, block, 6), 3, 3)
            return
        painter.setBrush(theme.colour("border"))
        painter.drawRoundedRect(QRectF(0, 2, width, 6), 3, 3)
        if self._share > 0:
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(QRectF(0, 2, max(6, width * self._share), 6), 3, 3)


class WhyPanel(QFrame):
    """The card beside the table; scrolls inside itself when it is low."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("why_panel")
        self._desk = desk
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        parts.column(self._area, margins=(2, 2, 2, 2), parent=self)
        self.show_nobody()

    def show_nobody(self) -> None:
        """Say what appears here."""
        text = parts.label(
            self.tr("Choose a customer to see why it has its level."), "caption", wrap=True
        )
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._set(parts.column(0, text, 0, margins=(16, 16, 16, 16)))

    def show_why(
        self,
        why: Explanation,
        level: Level | None,
        history: Sequence[SaleRow] = (),
        points: int = 0,
    ) -> None:
        """Show one customer's level with its reasons, the last purchases, and any points."""
        level = as_held(level, observed=why.observed is not None)
        emblem = Emblem(64)
        emblem.show_level(level)
        name = parts.label(why.name, "heading", name="why_name", wrap=True)
        badge = LevelBadge(level, name="why_badge")
        graded = badge if level else parts.label(self.tr("Not graded yet"), "caption")
        whose = parts.column(name, parts.row(graded, 0), gap=6)
        if points:
            text = self.tr("Points {balance}").format(balance=formats.number(points))
            whose.addWidget(parts.label(text, "caption", name="why_points"))
        head = parts.row(emblem, whose, gap=12)
        head.setStretch(1, 1)
        box = parts.column(head, gap=10, margins=(16, 16, 16, 16))
        box.addWidget(parts.line())
        box.addLayout(self._score(why))
        if why.observed is not None:
            words = observed_words(why.observed)
            box.addWidget(parts.label(words, "caption", name="why_observed", wrap=True))
        for line in why.dimensions:
            box.addLayout(self._dimension(line, hidden=why.amounts_hidden))
        box.addWidget(parts.line())
        box.addLayout(self._way_up(why))
        self._add_history(box, history)
        box.addWidget(parts.line())
        scheme = self.tr("Scheme version {version}: {name}")
        box.addWidget(
            parts.label(
                scheme.format(version=why.scheme_version, name=why.scheme_name), "hint", wrap=True
            )
        )
        box.addStretch(1)
        self._set(box)

    def _set(self, box: parts.Layout) -> None:
        inside = QWidget()
        inside.setLayout(box)
        self._area.setWidget(inside)

    def _score(self, why: Explanation) -> parts.Layout:
        title = parts.label(self.tr("Live score"), "section")
        sure = self.tr("no purchases yet")
        if why.has_bought:
            sure = self.tr("confidence {share} %").format(share=why.confidence)
        first = parts.row(title, 0, parts.label(sure, "hint"))
        if isinstance(why.score, Hidden):
            return first
        figure = parts.label(formats.score(why.score), "display", name="why_score")
        of = parts.label("/ 100", "caption")
        second = parts.row(figure, of, 0)
        second.setAlignment(of, Qt.AlignmentFlag.AlignBottom)
        return parts.column(first, second, gap=2)

    def _dimension(self, line: DimensionWorking, *, hidden: bool) -> parts.Layout:
        name = parts.label(translate("Dimensions", TITLES[line.key]), "caption")
        weight = parts.label(f"{line.weight} %", "hint")
        value = parts.label(self._raw(line, hidden=hidden), "caption")
        coarse = hidden and line.key == "amount"
        top = parts.row(name, weight, 0, value, gap=6)
        return parts.column(top, PointsBar(line.points, coarse=coarse), gap=2)

    def _raw(self, line: DimensionWorking, *, hidden: bool) -> str:
        if line.missing:
            return self.tr("no data")
        if line.raw is None or (hidden and line.key == "amount"):
            return ""
        if line.key == "amount":
            minor = int(line.raw.scaleb(self._desk.decimals))
            return formats.money(minor, self._desk.decimals, self._desk.currency)
        return f"{line.raw.normalize():f}"

    def _add_history(self, box: parts.Layout, history: Sequence[SaleRow]) -> None:
        if not history:
            return
        box.addWidget(parts.line())
        box.addWidget(parts.label(self.tr("Last purchases"), "section"))
        for sale in history[:_SALES]:
            words = sale.product or sale.category or channels.shown(sale.channel)
            amount = formats.money(sale.amount_minor, self._desk.decimals, self._desk.currency)
            day = parts.label(formats.day(sale.day), "caption")
            what = parts.Elided("caption")
            what.setText(words)
            line = parts.row(day, gap=8)
            line.addWidget(what, 1)
            if sale.is_return:
                line.addWidget(parts.Icon("return", "danger", 16))
            line.addWidget(parts.label(amount, "caption", "danger" if sale.is_return else ""))
            box.addLayout(line)

    def _way_up(self, why: Explanation) -> parts.Layout:
        if why.next_level is None:
            return parts.row(parts.label(self.tr("The highest level."), "caption"), 0)
        up = why.next_level
        title = filled(self.tr("To {level}"), level=up.name)
        ways = []
        if up.amount_minor is not None:
            money = formats.money(up.amount_minor, self._desk.decimals, self._desk.currency)
            ways.append(self.tr("spend {amount} more").format(amount=money))
        if up.visits is not None:
            translate, visits = QCoreApplication.translate, up.visits
            ways.append(
                translate("WhyPanel", "come at most %n more time(s)", "", visits)
                if up.at_most
                else translate("WhyPanel", "come %n more time(s)", "", visits)
            )
        text = self.tr(" or ").join(ways) or self.tr("Not by spend or visits alone.")
        return parts.column(
            parts.label(title, "section"), parts.label(text, "caption", wrap=True), gap=2
        )
