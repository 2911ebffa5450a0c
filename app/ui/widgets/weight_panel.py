"""The weights of a scheme: a row for each dimension that is weighed, their sum, and balance."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.domain import schemes
from app.domain.schemes import WHOLE
from app.i18n import translate
from app.ui.widgets import parts
from app.ui.widgets.button import Button
from app.ui.widgets.pill import Pill
from app.ui.widgets.scheme_draft import Draft
from app.ui.widgets.scheme_fields import Wrong
from app.ui.widgets.weight_row import WeightRow

BALANCE_KEY = "Ctrl+B"


class WeightPanel(QWidget):
    """Edits which dimensions are weighed, and how much."""

    def __init__(self, draft: Draft, currency: str) -> None:
        super().__init__()
        self.setObjectName("weights")
        self._draft, self._currency = draft, currency
        self._rows: dict[str, WeightRow] = {}
        self.sum = Pill("weights_sum")
        self._list = parts.column(gap=10)
        self.wrong = Wrong("weights_wrong")
        self._menu = QMenu(self)
        self._menu.setObjectName("dimension_menu")
        self.add = Button(self.tr("Dimensions"), "quiet", icon="plus", name="choose_dimensions")
        self.add.clicked.connect(self._open_menu)
        self.balance = Button(self.tr("Balance"), key=BALANCE_KEY, name="balance")
        self.balance.clicked.connect(draft.balance)
        head = parts.row(parts.label(self.tr("Weights"), "section"), 0, self.sum)
        feet = parts.row(self.add, 0, self.balance)
        parts.column(head, self._list, self.wrong, feet, gap=10, parent=self)
        draft.changed.connect(self.show_draft)
        self.show_draft()

    @property
    def rows(self) -> dict[str, WeightRow]:
        """Return the rows by dimension."""
        return self._rows

    def show_draft(self) -> None:
        """Show the draft; rows are made anew only where dimensions came or went."""
        dimensions = self._draft.scheme.dimensions
        if [*self._rows] != [one.key for one in dimensions]:
            self._build_rows()
        old = {one.key: one.weight for one in self._draft.in_force.dimensions}
        for number, one in enumerate(dimensions, 1):
            self._rows[one.key].show_dimension(number, old.get(one.key, 0))
        self._show_sum()

    def _build_rows(self) -> None:
        parts.clear(self._list)
        self._rows = {}
        for one in self._draft.scheme.dimensions:
            row = WeightRow(self._draft, one.key, self._currency)
            self._rows[one.key] = row
            self._list.addWidget(row)

    def _show_sum(self) -> None:
        total = self._draft.total
        if total == WHOLE:
            self.sum.show_state("check", QCoreApplication.translate("WeightPanel", "Sum 100"), "ok")
        elif total < WHOLE:
            text = QCoreApplication.translate("WeightPanel", "{number} short").format(
                number=WHOLE - total
            )
            self.sum.show_state("alert", text, "warn")
        else:
            text = QCoreApplication.translate("WeightPanel", "{number} too many").format(
                number=total - WHOLE
            )
            self.sum.show_state("alert", text, "warn")
        self.balance.setEnabled(total not in {0, WHOLE})

    def show_wrong(self, field: str, sentence: str) -> bool:
        """Say beside its row what is wrong with a field; False when it is not one of these."""
        for row in self._rows.values():
            row.show_wrong("", "")
        self.wrong.say("")
        if field in {"weights", "dimensions"}:
            self.wrong.say(sentence)
            return True
        words = field.split(".")
        if words[0] != "dimension" or len(words) < 3:  # noqa: PLR2004 - dimension.2.full
            return False
        place = int(words[1]) - 1
        rows = [*self._rows.values()]
        if not place < len(rows):
            return False
        rows[place].show_wrong(field, sentence)
        return True

    def _open_menu(self) -> None:
        self._menu.clear()
        weighed = {one.key for one in self._draft.scheme.dimensions}
        for key in schemes.KEYS:
            act = self._menu.addAction(translate("Dimensions", schemes.TITLES[key]))
            act.setCheckable(True)
            act.setChecked(key in weighed)
            act.setEnabled(weighed != {key})
            act.setObjectName(f"switch_{key}")
            act.triggered.connect(lambda on, key=key: self._switch(key, on=on))
        self._menu.popup(self.add.mapToGlobal(self.add.rect().topLeft()))

    def _switch(self, key: str, *, on: bool) -> None:
        self._draft.switch(key, on=on)
        if on:
            self._rows[key].slider.setFocus(Qt.FocusReason.TabFocusReason)
