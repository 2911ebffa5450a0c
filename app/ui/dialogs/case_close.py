"""Close a case: its result, when the customer was told, how satisfied they are."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain.cases import CaseKind, Closing
from app.errors import UserError
from app.services import cases
from app.services.case_views import CaseRow
from app.services.desk import Desk
from app.services.done import Done
from app.ui import formats
from app.ui.dialogs.frame import FormDialog
from app.ui.dialogs.sale_edit import Buyer
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.button import Button
from app.ui.widgets.day_edit import DayEdit
from app.ui.widgets.field import Field, Form, side_by_side, text_edit
from app.ui.widgets.level_badge import LevelBadge
from app.ui.widgets.mark_row import MarkRow
from app.ui.widgets.text_area import TextArea


class CloseCaseDialog(FormDialog):
    """The form that ends a case; it stays open until the result is written."""

    def __init__(
        self, parent: QWidget, desk: Desk, jobs: Jobs, customer: Buyer, row: CaseRow
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("CloseCaseDialog", "Close case {case}").format(case=row.id)
        act = translate("CloseCaseDialog", "Close case")
        super().__init__(parent, title, act, name="close_case_dialog")
        self._desk = desk
        self._jobs = jobs
        self._row = row
        self.saved: Callable[[Done[int]], None] | None = None
        self.whom.addWidget(parts.label(customer.name[:40], "section"))
        self.whom.addWidget(LevelBadge(customer.level))
        self._result = TextArea(lines=3)
        self._result.submitted.connect(self.save)
        self._told = DayEdit(None, "told", latest=desk.clock.today())
        self._marks = MarkRow()
        self._note = text_edit()
        self._build()

    def _build(self) -> None:
        is_complaint = self._row.kind is CaseKind.COMPLAINT
        told_hint = (
            self.tr("A complaint ends only with this day.")
            if is_complaint
            else self.tr("Left empty when there was nothing to tell.")
        )
        fields = {
            "result": Field(self.tr("Result"), self._result, name="result"),
            "told": Field(self.tr("Customer told on"), self._told, name="told", hint=told_hint),
            "satisfaction": Field(
                self.tr("How satisfied, if you asked"), self._marks, name="satisfaction"
            ),
            "note": Field(self.tr("In the customer's words"), self._note, name="note"),
        }
        today = Button(self.tr("Today"), "link", name="told_today")
        today.clicked.connect(self._tell_today)
        self.body.addWidget(parts.label(self._row.title, "body", "quiet", wrap=True))
        self.body.addWidget(fields["result"])
        beside = parts.column(22, today, 0, gap=0)
        line = side_by_side(fields["told"])
        line.addLayout(beside, 1)
        self.body.addLayout(line)
        self.body.addWidget(fields["satisfaction"])
        self.body.addWidget(fields["note"])
        self.body.addStretch(1)
        form = Form(fields)
        self.set_form(form)
        self._marks.changed.connect(lambda: form.fields["satisfaction"].set_error(""))
        self._result.setFocus()

    def _tell_today(self) -> None:
        self._told.setText(formats.day(self._desk.clock.today()))
        self.form.fields["told"].set_error("")
        self._told.setFocus()

    def save(self) -> None:
        """Read the fields and close the case."""
        try:
            closing = Closing(
                result=self._result.toPlainText(),
                told=self._told.day(),
                mark=self._marks.mark,
                note=self._note.text(),
            )
        except UserError as error:
            self.refuse(error)
            return
        self.run(
            self._jobs, lambda _progress: cases.close(self._desk, self._row.id, closing), self.saved
        )
