"""What the customer likes: size, style, how to reach them, tone, custom needs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.preferences import TITLES
from app.i18n import translate
from app.services.front_desk import CounterCard
from app.ui.widgets import parts
from app.ui.widgets.card_text import Shy, section


class CardPreferences(QWidget):
    """Each preference with its kind; what is longer than its line wraps."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card_preferences")
        self._box = parts.column(gap=4, parent=self)

    def show_card(self, card: CounterCard) -> None:
        """Show what one customer likes."""
        parts.clear(self._box)
        self._box.addLayout(section(self.tr("Preferences")))
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
