"""The bar below a table while several rows are chosen: how many, their sum, and acts."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QMenu, QSizePolicy

from app.ui.commands import Command
from app.ui.widgets import parts
from app.ui.widgets.button import Button


class SelectionBar(QFrame):
    """Appears with the second row chosen; acts that find no room go into a menu."""

    cleared = Signal()

    def __init__(self, acts: Sequence[Command]) -> None:
        super().__init__()
        self.setObjectName("selection_bar")
        self.setProperty("part", "selection")
        self.setFixedHeight(48)
        self._acts = list(acts)
        self._count = parts.label("", "section", name="chosen_count")
        self._sum = parts.label("", "table", "quiet", name="chosen_sum")
        self._buttons = [self._button(act) for act in acts]
        self._more = Button(self.tr("More"), "quiet", icon="more", name="bar_more")
        self._more.clicked.connect(self._open_menu)
        clear = Button(self.tr("Clear"), "quiet", key="Esc", name="clear_choice")
        clear.clicked.connect(self.cleared)
        self._clear = clear
        box = parts.row(
            self._count,
            self._sum,
            0,
            *self._buttons,
            self._more,
            clear,
            margins=(16, 0, 12, 0),
            parent=self,
        )
        # The acts give way to the room, not the page to the acts.
        box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def _button(self, act: Command) -> Button:
        button = Button(act.title, icon=act.icon, key=act.key, name=f"bar_{act.name}")
        button.clicked.connect(lambda _on=False: act.act())
        return button

    def show_choice(self, count: int) -> None:
        """Show how many are chosen; nothing for a single row."""
        self._count.setText(QCoreApplication.translate("SelectionBar", "%Ln chosen", "", count))
        self._sum.setText("")
        self.setVisible(count > 1)
        self._fit()

    def show_sum(self, text: str) -> None:
        """Show what the chosen ones have spent together."""
        self._sum.setText(text)
        self._fit()

    def _fit(self) -> None:
        """Show as many acts as there is room for, the first ones first."""
        used = self._count.sizeHint().width() + self._sum.sizeHint().width()
        used += self._clear.sizeHint().width() + 64
        widths = [button.sizeHint().width() + 8 for button in self._buttons]
        more = self._more.sizeHint().width() + 8
        free = self.width() - used
        fitting = len(widths)
        while fitting and sum(widths[:fitting]) + (more if fitting < len(widths) else 0) > free:
            fitting -= 1
        for place, button in enumerate(self._buttons):
            button.setVisible(place < fitting)
        self._more.setVisible(fitting < len(self._buttons))
        self._hidden = self._acts[fitting:]

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("bar_menu")
        for act in self._hidden:
            menu.addAction(act.title).triggered.connect(act.act)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().topLeft()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the acts to the new width."""
        super().resizeEvent(event)
        self._fit()
