"""What a customer likes: size, style, how to reach them, tone, custom needs."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain.preferences import LONGEST, TITLES
from app.i18n import translate as spoken
from app.services import preferences
from app.services.desk import Desk
from app.services.done import Done
from app.ui.dialogs.frame import FormDialog
from app.ui.dialogs.sale_edit import Buyer
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.field import Field, Form, side_by_side, text_edit
from app.ui.widgets.level_badge import LevelBadge


class PreferenceDialog(FormDialog):
    """The form of one customer's preferences; an empty field is no preference."""

    def __init__(
        self, parent: QWidget, desk: Desk, jobs: Jobs, customer: Buyer, said: Mapping[str, str]
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("PreferenceDialog", "Preferences")
        save = translate("PreferenceDialog", "Save")
        super().__init__(parent, title, save, name="preference_dialog")
        self._desk = desk
        self._jobs = jobs
        self._customer = customer
        self.saved: Callable[[Done[int]], None] | None = None
        self.whom.addWidget(parts.label(customer.name[:40], "section"))
        self.whom.addWidget(LevelBadge(customer.level))
        self._edits = {kind: text_edit(said.get(kind, ""), longest=LONGEST + 1) for kind in TITLES}
        self._build()

    def _build(self) -> None:
        hints = {
            "size": self.tr("Such as 38, or L."),
            "style": self.tr("Such as light, without sugar."),
            "channel": self.tr("Such as WeChat, after 18:00."),
            "tone": self.tr('Such as "Teacher Zhang", brief.'),
            "needs": self.tr("What is made or kept for this customer alone."),
        }
        fields = {
            kind: Field(
                spoken("Preferences", title), self._edits[kind], name=kind, hint=hints[kind]
            )
            for kind, title in TITLES.items()
        }
        self.body.addLayout(side_by_side(fields["size"], fields["style"]))
        self.body.addLayout(side_by_side(fields["channel"], fields["tone"]))
        self.body.addWidget(fields["needs"])
        self.set_form(Form(fields))
        self._edits["size"].setFocus()

    def save(self) -> None:
        """Read the fields and keep the preferences."""
        said = {kind: edit.text() for kind, edit in self._edits.items()}
        customer = self._customer.id
        self.run(self._jobs, lambda _p: preferences.change(self._desk, customer, said), self.saved)
