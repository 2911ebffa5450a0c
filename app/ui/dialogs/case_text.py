"""One text about a case: a further contact, or why it is opened again."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.services.case_views import CaseRow
from app.services.desk import Desk
from app.services.done import Done
from app.ui.dialogs.frame import FormDialog
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.field import Field, Form
from app.ui.widgets.text_area import TextArea

Act = Callable[[Desk, int, str], Done[int]]


@dataclass(frozen=True)
class TextForm:
    """What a form of one text says: its title, verb, field, and the act that takes the text."""

    title: str
    verb: str
    label: str
    field: str
    act: Act


class CaseTextDialog(FormDialog):
    """Takes one text about a case."""

    def __init__(
        self, parent: QWidget, desk: Desk, jobs: Jobs, row: CaseRow, form: TextForm
    ) -> None:
        super().__init__(parent, form.title, form.verb, name=f"case_{form.field}_dialog")
        self._desk = desk
        self._jobs = jobs
        self._row = row
        self._form = form
        self.saved: Callable[[Done[int]], None] | None = None
        self.whom.addWidget(parts.label(row.name[:40], "section"))
        self._text = TextArea(lines=3)
        self._text.submitted.connect(self.save)
        field = Field(form.label, self._text, name=form.field)
        self.body.addWidget(parts.label(row.title, "body", "quiet", wrap=True))
        self.body.addWidget(field)
        self.body.addStretch(1)
        self.set_form(Form({form.field: field}))
        self._text.setFocus()

    def save(self) -> None:
        """Hand the text over."""
        text = self._text.toPlainText()
        self.run(self._jobs, lambda _p: self._form.act(self._desk, self._row.id, text), self.saved)
