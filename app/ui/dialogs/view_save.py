"""Keep what the star table shows under a name, or give a kept view another name."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.access import Permission
from app.services import saved_views
from app.services.desk import Desk
from app.services.done import Done
from app.services.saved_views import LONGEST_NAME, SavedView
from app.ui.dialogs.frame import FormDialog
from app.ui.jobs import Jobs
from app.ui.widgets.field import Field, Form, text_edit


class ViewDialog(FormDialog):
    """Asks for a view's name and, of who may say so, whether everybody gets it."""

    def __init__(
        self, parent: QWidget, desk: Desk, jobs: Jobs, saved: SavedView, *, renames: bool = False
    ) -> None:
        translate = QCoreApplication.translate
        title = (
            translate("ViewDialog", "Rename the view")
            if renames
            else translate("ViewDialog", "Save this view")
        )
        act = translate("ViewDialog", "Rename") if renames else translate("ViewDialog", "Save")
        super().__init__(parent, title, act, name="view_dialog")
        self._desk = desk
        self._jobs = jobs
        self._saved = saved
        self._renames = renames
        self.saved: Callable[[Done[SavedView]], None] | None = None
        self._name = text_edit(saved.name, longest=LONGEST_NAME)
        hint = "" if renames else self.tr("Keeps the filter, the order and the columns.")
        field = Field(self.tr("Name"), self._name, name="name", hint=hint)
        self.body.addWidget(field)
        self._shared = QCheckBox(self.tr("For everybody at the shop"))
        self._shared.setObjectName("shared")
        self._shared.setChecked(saved.is_shared)
        self.body.addWidget(self._shared)
        self._shared.setHidden(renames or not desk.may(Permission.CHANGE_SETTINGS))
        self.set_form(Form({"name": field}))
        self._name.selectAll()
        self._name.setFocus()

    def save(self) -> None:
        """Keep the view under the name typed."""
        desk, old, name = self._desk, self._saved, self._name.text()
        if self._renames:
            self.run(self._jobs, lambda _step: saved_views.rename(desk, old, name), self.saved)
            return
        login = "" if self._shared.isChecked() else desk.actor.login
        new = SavedView(name, old.view, old.columns, login)
        self.run(self._jobs, lambda _step: saved_views.save(desk, new), self.saved)
