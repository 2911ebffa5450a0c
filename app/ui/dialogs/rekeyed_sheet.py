"""What is shown once a shop has its new key: who goes on, what former passwords still open."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import listed, sentences
from app.services.rekeying import Rekeyed
from app.ui.dialogs.frame import fact
from app.ui.dialogs.rekey import old_lines
from app.ui.widgets import parts
from app.ui.widgets.button import Button


class RekeyedSheet(QWidget):
    """Says what was done; goes on into the shop."""

    noted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rekeyed_sheet")
        self._facts = parts.column(gap=6)
        well = parts.card("rekeyed_facts", part="sunken")
        parts.column(self._facts, margins=(16, 12, 16, 12), parent=well)
        self._trouble = parts.label("", "table", "danger", name="rekeyed_trouble", wrap=True)
        self._old = parts.label("", "hint", name="rekeyed_old", wrap=True)
        self.go = Button(self.tr("Open the shop"), "primary", key="Return", name="open_rekeyed")
        self.go.clicked.connect(self.noted)
        why = self.tr(
            "Everybody who stays signs in as before. Whoever left opens nothing that is written "
            "from now on."
        )
        parts.column(
            parts.label(self.tr("The shop has a new key"), "title"),
            parts.label(why, wrap=True),
            well,
            self._old,
            self._trouble,
            parts.row(0, self.go),
            0,
            gap=16,
            parent=self,
        )

    def show_done(self, done: Rekeyed) -> None:
        """Show whom the new key reached."""
        parts.clear(self._facts)
        lines = [(self.tr("Passwords that go on"), listed(done.logins)[:60])]
        for name, value in [*lines, *old_lines(done.old)]:
            self._facts.addWidget(fact(name, value))
        old = self.tr(
            "Keep those backups where only owners reach them. They can be removed in the settings, "
            "People who may sign in, New key."
        )
        self._old.setText(old if done.old.count else "")
        self._old.setVisible(bool(done.old.count))
        trouble = sentences(*done.error.sentences()) if done.error else ""
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        self.go.setFocus()
