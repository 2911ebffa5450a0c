"""The first three steps in an empty shop, each with the button that goes there."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.widgets import parts
from app.ui.widgets.button import Button


class GuideCard(QWidget):
    """One low card above the status line; goes away for good when it is closed."""

    page_asked = Signal(str)
    left = Signal()

    def __init__(self, pages: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        self.setAccessibleName(self.tr("The first steps"))
        steps = (
            ("data", self.tr("Import customers or sales"), "data"),
            ("grading", self.tr("Choose the grading scheme"), "grading"),
            ("front_desk", self.tr("Look a customer up"), "counter"),
        )
        card = parts.card("guide_card", part="banner")
        card.setProperty("tone", "accent")
        parts.row(card, margins=(24, 0, 24, 12), parent=self)
        box = parts.row(gap=8, margins=(16, 10, 12, 10), parent=card)
        words = parts.column(
            parts.label(self.tr("The first steps"), "heading"),
            parts.label(self.tr("The shop is empty. In this order it works."), "caption"),
            gap=2,
        )
        box.addLayout(words)
        box.addStretch(1)
        known = [step for step in steps if step[0] in pages]
        for number, (page, title, icon) in enumerate(known, start=1):
            button = Button(f"{number}. {title}", icon=icon, name=f"guide_{page}")
            button.clicked.connect(lambda _on=False, page=page: self.page_asked.emit(page))
            box.addWidget(button)
        close = Button(self.tr("Close"), "quiet", name="guide_close")
        close.clicked.connect(self.left)
        box.addWidget(close)
