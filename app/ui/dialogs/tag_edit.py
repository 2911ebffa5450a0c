"""Give a tag to several customers, or take one from them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from app.services import tags
from app.services.desk import Desk
from app.services.done import Done
from app.services.tags import TagCount, TagReport
from app.ui import formats
from app.ui.dialogs.frame import FormDialog
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.field import Field, Form


class TagDialog(FormDialog):
    """Asks for the word; the customers were chosen before."""

    def __init__(
        self, parent: QWidget, desk: Desk, jobs: Jobs, chosen: Sequence[int], *, gives: bool
    ) -> None:
        translate = QCoreApplication.translate
        title = (
            translate("TagDialog", "Add a tag") if gives else translate("TagDialog", "Remove a tag")
        )
        act = translate("TagDialog", "Add tag") if gives else translate("TagDialog", "Remove tag")
        super().__init__(parent, title, act, name="tag_dialog")
        self._desk = desk
        self._jobs = jobs
        self._chosen = chosen
        self._gives = gives
        self.saved: Callable[[Done[TagReport]], None] | None = None
        whom = formats.customers(len(chosen))
        self.whom.addWidget(parts.label(whom, "table", "quiet"))
        self._tag = QComboBox(editable=gives)
        self._tag.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        hint = self.tr("One batch: a single undo takes it from all of them.") if gives else ""
        field = Field(self.tr("Tag"), self._tag, name="tag", hint=hint)
        self.body.addWidget(field)
        self.set_form(Form({"tag": field}))
        self._tag.setFocus()

    def show_tags(self, known: Sequence[TagCount]) -> None:
        """Offer the words that the shop uses."""
        for one in known:
            self._tag.addItem(one.tag)
        if self._gives:
            self._tag.setCurrentText("")
        self.act.setEnabled(self._gives or bool(known))

    def save(self) -> None:
        """Give or take the tag, all in one batch."""
        tag, chosen, desk = self._tag.currentText(), self._chosen, self._desk
        do = tags.add if self._gives else tags.remove
        self.run(self._jobs, lambda progress: do(desk, chosen, tag, progress), self.saved)
