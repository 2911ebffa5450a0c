"""What the customer likes: size, style, how to reach them, tone, custom needs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.access import Permission
from app.domain.preferences import TITLES
from app.i18n import translate
from app.services.desk import Desk
from app.services.front_desk import CounterCard
from app.ui.widgets import parts
from app.ui.widgets.card_text import Shy, link, section


class CardPreferences(QWidget):
    """Each preference with its kind; what is longer than its line wraps."""

    change_pressed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("card_preferences")
        self._box = parts.column(gap=4, parent=self)

    def show_card(self, card: CounterCard) -> None:
        """Show what one customer likes."""
        parts.clear(self._box)
        head = section(self.tr("Preferences"))
        if self._desk.may(Permission.EDIT_CUSTOMER):
            change = link(self.tr("Change"), "change_preferences", "F8")
            change.clicked.connect(self.change_pressed)
            head.addWidget(change)
        self._box.addLayout(head)
        if not card.preferences:
            text = self.tr("None known yet.")
            self._box.addWidget(parts.label(text, "caption", wrap=True, name="no_preferences"))
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for place, (kind, said) in enumerate(card.preferences.items()):
            title = Shy(translate("Preferences", TITLES[kind]), "table", "quiet")
            words = parts.label(said, "table", name=f"preference_{kind}", wrap=True)
            grid.addWidget(title, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, place, 1)
        self._box.addLayout(grid)
