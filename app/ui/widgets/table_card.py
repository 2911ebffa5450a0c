"""The card that holds a table and its selection bar, or says that there is nothing to show."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QStackedWidget

from app.ui.commands import Command
from app.ui.widgets import parts
from app.ui.widgets.button import Button
from app.ui.widgets.empty_hint import EmptyHint
from app.ui.widgets.selection_bar import SelectionBar
from app.ui.widgets.star_view import StarView


class TableCard(QStackedWidget):
    """Shows the table while it has rows."""

    def __init__(self, table: StarView, acts: Sequence[Command]) -> None:
        super().__init__()
        self.selection = SelectionBar(acts)
        self.selection.cleared.connect(table.clearSelection)
        card = parts.card("table_card")
        parts.column(table, self.selection, gap=0, margins=(1, 1, 1, 1), parent=card)
        self._empty = EmptyHint("customers")
        nobody = parts.card()
        parts.column(self._empty, parent=nobody)
        self.addWidget(card)
        self.addWidget(nobody)

    def show_table(self) -> None:
        """Show the table."""
        self.setCurrentIndex(0)

    def show_nobody_found(self, clear: Callable[[], None]) -> None:
        """Say that a filter finds nobody, and offer to take it away."""
        button = Button(self.tr("Clear filter"), "primary", name="clear_filter")
        button.clicked.connect(clear)
        self._empty.show_hint(
            self.tr("Nobody found."),
            self.tr("Fewer letters, another level or a wider filter find more."),
            button,
        )
        self.setCurrentIndex(1)

    def show_nobody_yet(self, add: Callable[[], None] | None) -> None:
        """Say that the shop has no customers, and offer to add one to whoever may."""
        acts = []
        if add is not None:
            button = Button(self.tr("New customer"), icon="user-plus", name="empty_new")
            button.clicked.connect(add)
            acts.append(button)
        self._empty.show_hint(
            self.tr("No customers yet."),
            self.tr(
                "Import a list on the Data page, or add one. The demo shop shows how it looks."
            ),
            *acts,
        )
        self.setCurrentIndex(1)
