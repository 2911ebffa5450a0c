"""The bar below a table while several rows are chosen: how many, their sum, and acts."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame

from app.ui.commands import Command
from app.ui.widgets import parts
from app.ui.widgets.button import Button


class SelectionBar(QFrame):
    """Appears with the second row chosen."""

    cleared = Signal()

    def __init__(self, acts: Sequence[Command]) -> None:
        super().__init__()
        self.setObjectName("selection_bar")
        self.setProperty("part", "selection")
        self.setFixedHeight(48)
        self._count = parts.label("", "section", name="chosen_count")
        self._sum = parts.label("", "table", "quiet", name="chosen_sum")
        box = parts.row(self._count, self._sum, 0, margins=(16, 0, 12, 0), parent=self)
        for act in acts:
            button = Button(act.title, icon=act.icon, key=act.key, name=f"bar_{act.name}")
            button.clicked.connect(act.act)
            box.addWidget(button)
        clear = Button(self.tr("Clear"), "quiet", key="Esc", name="clear_choice")
        clear.clicked.connect(self.cleared)
        box.addWidget(clear)
        self.hide()

    def show_choice(self, count: int, total: str) -> None:
        """Show how many are chosen and their sum; nothing for a single row."""
        self._count.setText(QCoreApplication.translate("SelectionBar", "%Ln chosen", "", count))
        self._sum.setText(total)
        self.setVisible(count > 1)
