"""Record how satisfied a customer is, asked outside of any case."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.services import feedback
from app.services.desk import Desk
from app.services.done import Done
from app.ui.dialogs.frame import FormDialog
from app.ui.dialogs.sale_edit import Buyer
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.field import Field, Form, text_edit
from app.ui.widgets.level_badge import LevelBadge
from app.ui.widgets.mark_row import MarkRow


class FeedbackDialog(FormDialog):
    """The form of one satisfaction answer."""

    def __init__(self, parent: QWidget, desk: Desk, jobs: Jobs, customer: Buyer) -> None:
        translate = QCoreApplication.translate
        title = translate("FeedbackDialog", "Satisfaction")
        super().__init__(parent, title, translate("FeedbackDialog", "Save"), name="feedback_dialog")
        self._desk = desk
        self._jobs = jobs
        self._customer = customer
        self.saved: Callable[[Done[int]], None] | None = None
        self.whom.addWidget(parts.label(customer.name[:40], "section"))
        self.whom.addWidget(LevelBadge(customer.level))
        self.marks = MarkRow()
        self._note = text_edit()
        fields = {
            "satisfaction": Field(
                self.tr("How satisfied are they with us?"), self.marks, name="satisfaction"
            ),
            "note": Field(self.tr("In the customer's words"), self._note, name="note"),
        }
        for field in fields.values():
            self.body.addWidget(field)
        self.body.addStretch(1)
        self.set_form(Form(fields))
        self.marks.changed.connect(self._show_mark)
        self.act.setEnabled(False)
        self.act.setToolTip(self.tr("Choose a mark first"))
        self.marks.setFocus()

    def _show_mark(self) -> None:
        self.act.setEnabled(self.marks.mark is not None)
        self.act.setToolTip("" if self.marks.mark else self.tr("Choose a mark first"))

    def save(self) -> None:
        """Record the answer."""
        mark = self.marks.mark
        if mark is None:
            return
        note, customer = self._note.text(), self._customer.id
        self.run(
            self._jobs, lambda _p: feedback.record(self._desk, customer, mark, note), self.saved
        )
