"""More filters for the star table: tag, last purchase, joined."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from app.errors import UserError
from app.services.star_table import View
from app.services.tags import TagCount
from app.ui.dialogs.frame import FormDialog
from app.ui.widgets.day_edit import DayEdit
from app.ui.widgets.field import Field, Form, side_by_side


class FilterDialog(FormDialog):
    """Takes the further filters of a view; empty fields leave nobody out."""

    def __init__(self, parent: QWidget, view: View, known: Sequence[TagCount]) -> None:
        translate = QCoreApplication.translate
        title = translate("FilterDialog", "Filter customers")
        super().__init__(parent, title, translate("FilterDialog", "Show"), name="filter_dialog")
        self._view = view
        self.chosen: Callable[[View], None] | None = None
        self._tag = QComboBox()
        self._tag.addItem(self.tr("Any"), "")
        for one in known:
            self._tag.addItem(one.tag, one.tag)
        self._tag.setCurrentIndex(max(0, self._tag.findData(view.tag)))
        self._days = {
            "bought_from": DayEdit(view.bought[0], "bought_from"),
            "bought_to": DayEdit(view.bought[1], "bought_to"),
            "joined_from": DayEdit(view.joined[0], "joined_from"),
            "joined_to": DayEdit(view.joined[1], "joined_to"),
        }
        titles = {
            "bought_from": self.tr("Last purchase from"),
            "bought_to": self.tr("Last purchase until"),
            "joined_from": self.tr("Joined from"),
            "joined_to": self.tr("Joined until"),
        }
        fields = {"tag": Field(self.tr("Tag"), self._tag, name="tag")}
        for name, edit in self._days.items():
            edit.setPlaceholderText("2026-03-01")
            fields[name] = Field(titles[name], edit, name=name)
        self.body.addWidget(fields["tag"])
        self.body.addLayout(side_by_side(fields["bought_from"], fields["bought_to"]))
        self.body.addLayout(side_by_side(fields["joined_from"], fields["joined_to"]))
        self.set_form(Form(fields))
        self._tag.setFocus()

    def save(self) -> None:
        """Hand the filter over; a day that is none stands beside its field."""
        self.form.clear_errors()
        try:
            days = {name: edit.day() for name, edit in self._days.items()}
        except UserError as error:
            self.refuse(error)
            return
        view = replace(
            self._view,
            tag=self._tag.currentData(),
            bought=(days["bought_from"], days["bought_to"]),
            joined=(days["joined_from"], days["joined_to"]),
        )
        self.accept()
        if self.chosen is not None:
            self.chosen(view)
