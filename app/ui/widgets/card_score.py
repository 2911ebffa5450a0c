"""The live score of the card: one figure, a bar for each dimension, and the way up."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.schemes import TITLES
from app.domain.scoring import DimensionWorking
from app.i18n import filled, translate
from app.services.desk import Desk
from app.services.front_desk import CounterCard
from app.ui import formats, style
from app.ui.widgets import parts
from app.ui.widgets.card_text import Shy, section
from app.ui.widgets.observed_words import observed_words
from app.ui.widgets.why_panel import PointsBar

_FIFTH, _HIGH, _MOST_BLOCKS = 20, 4, 5
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CardScore(QWidget):
    """Score and bars; where amounts may not be seen all bars are coarse and the amount a word."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("card_score")
        self._desk = desk
        self._box = parts.column(gap=4, parent=self)

    def show_card(self, card: CounterCard) -> None:
        """Show one customer's score."""
        parts.clear(self._box)
        sure = self.tr("no purchases yet")
        if card.why.has_bought:
            sure = self.tr("confidence {share} %").format(share=card.why.confidence)
        self._box.addLayout(section(self.tr("Live score"), sure))
        if card.score is not None:
            self._box.addLayout(self._figure(card))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(1, 72)
        for place, line in enumerate(card.why.dimensions):
            self._add(grid, place, line, coarse=card.why.amounts_hidden)
        self._box.addLayout(grid)

    def _figure(self, card: CounterCard) -> parts.Layout:
        score = card.score
        text = (
            f"{score.figure}+" if score and score.at_least else str(score.figure if score else "")
        )
        figure = parts.label(text, "display", name="card_figure")
        said = self.tr("/ 100")
        up = card.why.next_level
        if up is not None:
            bounds = self.tr("/ 100, {level} from {lower}")
            said = filled(bounds, level=up.name, lower=f"{up.lower.normalize():f}")
        line = parts.row(figure, gap=8)
        if card.why.observed is None:
            of = Shy(said, "caption", name="card_bounds")
            line.addWidget(of, 1, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
            return line
        # Beside the figure, so that the card grows by nothing.
        observed = parts.Elided("caption", "quiet", name="card_observed")
        observed.setText(observed_words(card.why.observed))
        below = parts.Elided("caption", name="card_bounds")
        below.setText(said)
        line.addLayout(parts.column(0, observed, below, gap=0), 1)
        return line

    def _add(self, grid: QGridLayout, place: int, line: DimensionWorking, *, coarse: bool) -> None:
        name = Shy(translate("Dimensions", TITLES[line.key]), "table", "quiet")
        value = Shy(self._value(line, hidden=coarse), "table", name=f"value_{line.key}")
        grid.setRowMinimumHeight(place, style.px(22))
        grid.addWidget(name, place, 0)
        grid.addWidget(PointsBar(line.points, coarse=coarse), place, 1)
        grid.addWidget(value, place, 2, _RIGHT)

    def _value(self, line: DimensionWorking, *, hidden: bool) -> str:
        if line.missing:
            return self.tr("no data")
        if line.key == "amount" and hidden:
            return self._word(line.points)
        if line.raw is None:
            return ""
        if line.key == "amount":
            minor = int(line.raw.scaleb(self._desk.decimals))
            return formats.money(minor, self._desk.decimals, self._desk.currency)
        return _written(line.key, line.raw)

    def _word(self, points: float) -> str:
        """Say in a word how many of the five blocks are filled: four are high, five very high."""
        blocks = min(int(points // _FIFTH), _MOST_BLOCKS)
        if blocks <= 1:
            return self.tr("low") if blocks else self.tr("very low")
        if blocks < _HIGH:
            return self.tr("middling")
        return self.tr("high") if blocks == _HIGH else self.tr("very high")


def _written(key: str, raw: Decimal) -> str:
    """Return a raw value with its unit: 9 purchases, 3 days, 75 %, 4 / 5."""
    count = int(raw)
    if key == "frequency":
        return QCoreApplication.translate("CardScore", "%n time(s)", "", count)
    if key == "recency":
        return QCoreApplication.translate("CardScore", "%n day(s)", "", count)
    if key == "diversity":
        return QCoreApplication.translate("CardScore", "%n kind(s)", "", count)
    if key == "tenure":
        return QCoreApplication.translate("CardScore", "{years} years").format(
            years=formats.years(float(raw) * 12)
        )
    figure = f"{raw:.1f}".rstrip("0").rstrip(".")
    if key == "stability":
        return f"{figure} %"
    return f"{figure} / 5" if key in {"influence", "feedback"} else figure
