"""What the customer likes: what was said, what is bought often, by what offers may come."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.access import Permission
from app.domain.consents import CHANNELS
from app.domain.preferences import TITLES
from app.i18n import translate
from app.services.desk import Desk
from app.services.front_desk import CounterCard
from app.ui.widgets import parts
from app.ui.widgets.button import key_text
from app.ui.widgets.card_text import Shy, link, section


class CardPreferences(QWidget):
    """Each preference with its kind; what is longer than its line wraps."""

    change_pressed = Signal()
    privacy_pressed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("card_preferences")
        self._box = parts.column(gap=4, parent=self)

    def show_card(self, card: CounterCard) -> None:
        """Show what one customer likes."""
        parts.clear(self._box)
        head = section(self.tr("Preferences"))
        consent = link(self.tr("Consent"), "show_privacy")
        consent.setToolTip(f"{consent.text()} ({key_text('Ctrl+D')})")
        consent.clicked.connect(self.privacy_pressed)
        head.addWidget(consent)
        if self._desk.may(Permission.EDIT_CUSTOMER):
            change = link(self.tr("Change"), "change_preferences", "F8")
            change.clicked.connect(self.change_pressed)
            head.addWidget(change)
        self._box.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for place, (name, title, words) in enumerate(self._lines(card)):
            said = parts.label(words, "table", name=name, wrap=True)
            grid.addWidget(Shy(title, "table", "quiet"), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(said, place, 1)
        self._box.addLayout(grid)

    def _lines(self, card: CounterCard) -> list[tuple[str, str, str]]:
        """Return name, title and words of each line: what is said, bought often, agreed to."""
        lines = [
            (f"preference_{kind}", translate("Preferences", TITLES[kind]), said)
            for kind, said in card.preferences.items()
        ]
        if not lines:
            lines.append(("no_preferences", self.tr("Said"), self.tr("nothing yet")))
        if card.favourites:
            words = self.tr(", ").join(card.favourites)
            lines.append(("favourites", self.tr("Often buys"), words))
        channels = [translate("Consents", CHANNELS[key]) for key in card.agreed_channels]
        words = self.tr(", ").join(channels) or self.tr("not agreed")
        lines.append(("offers_by", self.tr("Offers by"), words))
        return lines
