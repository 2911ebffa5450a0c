"""What stands beside the star table: the charts, or why the chosen customer has its level.

Where the window is wide enough, both stand side by side.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from app.services.desk import Desk
from app.ui.widgets import parts
from app.ui.widgets.chart_panel import ChartPanel
from app.ui.widgets.switch import Switch
from app.ui.widgets.why_panel import WhyPanel

CHARTS, WHY = "charts", "why"
GAP = 16


class SidePanel(QWidget):
    """A switch between the charts and the customer; a wide one shows both and has no switch."""

    turned = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("side_panel")
        self.charts = ChartPanel(desk)
        self.why = WhyPanel(desk)
        self._switch = Switch(
            {CHARTS: self.tr("Distribution"), WHY: self.tr("This customer")}, name="side_switch"
        )
        self._switch.chosen.connect(self._turn)
        self._card = QFrame()
        self._card.setProperty("part", "card")
        self._card.setObjectName("side_card")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.charts)
        self._head = parts.row(self._switch, margins=(12, 10, 12, 2))
        box = parts.column(self._head, gap=0, margins=(1, 1, 1, 1), parent=self._card)
        box.addWidget(self._stack, 1)
        self._other = QFrame()
        self._other.setProperty("part", "card")
        self._other.setObjectName("why_card")
        self._other_box = parts.column(margins=(1, 1, 1, 1), parent=self._other)
        parts.row(self._card, self._other, gap=GAP, parent=self)
        self._is_both = True
        self.show_both(on=False)

    @property
    def shows_why(self) -> bool:
        """Whether the customer's reasons are to be seen."""
        return self._is_both or self._switch.value == WHY

    @property
    def shows_charts(self) -> bool:
        """Whether the charts are to be seen."""
        return self._is_both or self._switch.value == CHARTS

    def show_both(self, *, on: bool) -> None:
        """Show both side by side, or one of them."""
        if on == self._is_both:
            return
        self._is_both = on
        self._switch.setVisible(not on)
        self._head.setContentsMargins(12, 0 if on else 10, 12, 0 if on else 2)
        self._other.setVisible(on)
        if on:
            self._other_box.addWidget(self.why)
            self.why.show()
        else:
            self._stack.addWidget(self.why)
        self._stack.setCurrentWidget(
            self.charts if on or self._switch.value == CHARTS else self.why
        )
        self.turned.emit()

    def turn(self) -> None:
        """Show the other one, where only one is shown."""
        if not self._is_both:
            self._switch.choose(CHARTS if self._switch.value == WHY else WHY)

    def _turn(self, part: str) -> None:
        self._stack.setCurrentWidget(self.why if part == WHY else self.charts)
        self.turned.emit()
