"""What stands in place of the card, and the keys below the results."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.access import Permission
from app.services.desk import Desk
from app.ui.widgets import parts
from app.ui.widgets.button import Button
from app.ui.widgets.card_text import KeyCap
from app.ui.widgets.empty_hint import EmptyHint


def footer() -> QWidget:
    """Return the line of keys below the results."""
    translate = QCoreApplication.translate
    frame = parts.card("results_keys", part="actions")
    frame.setFixedHeight(36)
    box = parts.row(gap=6, margins=(16, 0, 16, 0), parent=frame)
    for key, word in (
        ("↑↓", translate("CardHint", "choose")),
        ("Return", translate("CardHint", "open")),
        ("Esc", translate("CardHint", "clear")),
    ):
        text = parts.Elided("caption")
        text.setText(word)
        box.addWidget(KeyCap(key))
        box.addWidget(text, 1)
    return frame


class CardHint(EmptyHint):
    """Says what to do where no card is shown."""

    data_asked = Signal()

    def __init__(self, desk: Desk, add: Callable[[str], None]) -> None:
        super().__init__("counter", name="desk_hint")
        self._desk = desk
        self._add = add
        self._first: Button | None = None
        self._said: tuple[str, ...] = ()

    def go_first(self) -> None:
        """Put the focus on the act offered, if there is one."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_start(self) -> None:
        """Say what may be typed."""
        self._show(
            self.tr("Type to find a customer."),
            self.tr("Two characters, initials, the last four digits or the customer number."),
        )

    def show_nobody(self, typed: str) -> None:
        """Say that nobody fits, and offer to add what was typed."""
        what = self.tr('Nobody is found for "{typed}".').format(typed=typed[:40])
        self._show(
            what, self.tr("Fewer letters find more. A new customer is added at once."), typed
        )

    def show_empty_shop(self) -> None:
        """Say that the shop has no customers yet, and how they come in."""
        self._show(
            self.tr("No customers yet."),
            self.tr("Add the first one, or import a list on the Data page."),
            "",
            has_import=self._desk.may(Permission.IMPORT),
        )

    def _show(
        self, what: str, todo: str, typed: str | None = None, *, has_import: bool = False
    ) -> None:
        said = (what, todo)
        if said == self._said:
            return
        self._said, self._first = said, None
        acts = []
        if typed is not None and self._desk.may(Permission.EDIT_CUSTOMER):
            add = Button(self.tr("Add customer"), "primary", icon="user-plus", name="add_typed")
            add.clicked.connect(lambda: self._add(typed))
            acts.append(add)
        if has_import:
            data = Button(self.tr("Import a list"), icon="data", name="go_data")
            data.clicked.connect(self.data_asked)
            acts.append(data)
        self._first = acts[0] if acts else None
        self.show_hint(what, todo, *acts)
        for act in acts:
            # A layout shows what it is given a moment later; Enter may go there at once.
            act.show()
