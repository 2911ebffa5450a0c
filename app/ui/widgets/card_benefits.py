"""What the level gives, in the owner's words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.services.benefits import BenefitRow
from app.services.front_desk import CounterCard
from app.ui import style
from app.ui.widgets import parts
from app.ui.widgets.card_text import Shy, link

_HEIGHT = 30
_FEW, _FEWEST = 5, 4


class CardBenefits(QWidget):
    """The list of benefits, the best of this level first, all of them on demand."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card_benefits")
        self._rows: Sequence[BenefitRow] = ()
        self._is_whole = False
        self._is_low = False
        self._box = parts.column(gap=0, parent=self)

    def set_low(self, *, is_low: bool) -> None:
        """Show fewer lines in a low window."""
        if is_low != self._is_low:
            self._is_low = is_low
            self._draw()

    def show_card(self, card: CounterCard) -> None:
        """Show what one customer gets."""
        self._rows, self._is_whole = card.benefits[::-1], False
        self._draw()

    def _draw(self) -> None:
        parts.clear(self._box)
        count = len(self._rows)
        few = _FEWEST if self._is_low else _FEW
        head = parts.row(parts.label(self.tr("Benefits"), "section"), 0)
        if count > few and not self._is_whole:
            text = QCoreApplication.translate("CardBenefits", "All %n", "", count)
            button = link(text, "all_benefits")
            button.clicked.connect(self._show_all)
            head.addWidget(button)
        self._box.addLayout(head)
        if not count:
            text = self.tr("This level has no benefits yet; the owner adds them.")
            self._box.addWidget(parts.label(text, "caption", wrap=True, name="no_benefits"))
        shown = self._rows if self._is_whole else self._rows[:few]
        for place, benefit in enumerate(shown):
            words = parts.Elided("body", "", f"benefit_{place}")
            words.setText(benefit.text)
            words.setMinimumHeight(style.px(_HEIGHT))
            line = parts.row(parts.Icon("check", "ok", 16), gap=8)
            line.addWidget(words, 1)
            line.addWidget(Shy(benefit.quota or benefit.validity or benefit.note, "caption"))
            self._box.addLayout(line)

    def _show_all(self) -> None:
        self._is_whole = True
        self._draw()
