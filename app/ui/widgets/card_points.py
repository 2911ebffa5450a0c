"""The customer's points on one line of the card, and the way to their ledger."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.domain.access import Permission
from app.services.desk import Desk
from app.services.front_desk import CounterCard
from app.ui import formats
from app.ui.commands import Command
from app.ui.widgets import parts
from app.ui.widgets.card_text import Shy, link


class CardPoints(QWidget):
    """The balance; it stands apart from the score, which it never moves."""

    def __init__(self, desk: Desk, commands: Sequence[Command]) -> None:
        super().__init__()
        self.setObjectName("card_points")
        self._figure = Shy("", "body", name="points_balance")
        line = parts.row(Shy(self.tr("Points"), "section"), self._figure, 0, gap=8, parent=self)
        may = desk.may(Permission.ADJUST_POINTS)
        words = self.tr("Give or take") if may else self.tr("Ledger")
        # Kept here: a connection alone does not keep alive the object whose act it calls.
        self._commands = [command for command in commands if command.name == "points"]
        for command in self._commands:
            button = link(words, "show_points", command.key)
            button.clicked.connect(command.act)
            line.addWidget(button)

    def show_card(self, card: CounterCard) -> None:
        """Show one customer's balance."""
        self._figure.setText(formats.number(card.points))
