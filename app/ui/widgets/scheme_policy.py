"""The rules around the score: name, window, counting, reviews, promotion and demotion."""

from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.widgets import parts
from app.ui.widgets.scheme_draft import Draft
from app.ui.widgets.scheme_fields import Choices, NumberField, Wrong

_MOST_DIGITS = 9


class PolicyPanel(QWidget):
    """Edits what a scheme says besides weights and levels."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.setObjectName("policy")
        self._draft = draft
        self.name = QLineEdit()
        self.name.setObjectName("scheme_name")
        self.name.setMaxLength(80)
        self.name.textEdited.connect(lambda text: draft.set_rule(name=text))
        self._numbers: dict[str, NumberField] = {}
        self._choices: dict[str, Choices] = {}
        self._wrongs: dict[str, Wrong] = {}
        box = parts.column(parts.label(self.tr("Rules"), "section"), gap=10, parent=self)
        box.addWidget(self._line("name", self.tr("Name of the scheme"), self.name))
        self._add_counting(box)
        self._add_reviews(box)
        draft.changed.connect(self.show_draft)
        self.show_draft()

    def _add_counting(self, box: parts.Layout) -> None:
        days, marks = self.tr("days"), self.tr("marks")
        box.addWidget(self._number("window_days", self.tr("Window, 0 for ever"), days))
        orders = [("orders", self.tr("Orders")), ("days", self.tr("Visit days"))]
        box.addWidget(self._choice("frequency_counts", self.tr("Frequency counts"), orders))
        box.addWidget(self._number("neutral_points", self.tr("Points of a missing fact"), marks))

    def _add_reviews(self, box: parts.Layout) -> None:
        periods = [
            ("month", self.tr("Month")),
            ("quarter", self.tr("Quarter")),
            ("half_year", self.tr("Half-year")),
            ("year", self.tr("Year")),
        ]
        bases = [("calendar", self.tr("Calendar")), ("anniversary", self.tr("Own date"))]
        promote = [("at_once", self.tr("At once")), ("at_review", self.tr("At review"))]
        demote = [
            ("straight", self.tr("Straight down")),
            ("one_step", self.tr("One level")),
            ("grace", self.tr("After notice")),
        ]
        days = self.tr("days")
        box.addWidget(self._choice("review_every", self.tr("Review every"), periods))
        box.addWidget(self._choice("review_basis", self.tr("Reviews by"), bases))
        box.addWidget(self._choice("promote", self.tr("Promotion"), promote))
        box.addWidget(self._choice("demote", self.tr("Demotion at review"), demote))
        box.addWidget(self._number("grace_days", self.tr("Notice before a demotion"), days))
        box.addWidget(self._number("protect_days", self.tr("New customers are kept for"), days))
        box.addWidget(self._number("observe_days", self.tr("New customers are observed for"), days))
        few, times = self.tr("Observed with fewer purchases than"), self.tr("times")
        box.addWidget(self._number("observe_orders", few, times))

    def _number(self, field: str, title: str, unit: str) -> QWidget:
        editor = NumberField(self._draft, name=field, unit=unit, width=116)
        editor.bind(field, partial(self._take_number, field))
        self._numbers[field] = editor
        return self._line(field, title, editor)

    def _choice(self, field: str, title: str, choices: list[tuple[str, str]]) -> QWidget:
        editor = Choices(choices, name=field, title=title)
        editor.setFixedWidth(144)
        editor.activated.connect(lambda _place: self._draft.set_rule(**{field: editor.value}))
        self._choices[field] = editor
        return self._line(field, title, editor)

    def _line(self, field: str, title: str, editor: QWidget) -> QWidget:
        line = QWidget()
        word = parts.label(title, "table", wrap=True)
        word.setBuddy(editor)
        editor.setAccessibleName(title)
        self._wrongs[field] = Wrong(f"{field}_wrong")
        row = parts.row(gap=8)
        row.addWidget(word, 1)
        row.addWidget(editor)
        parts.column(row, self._wrongs[field], gap=2, parent=line)
        return line

    def _take_number(self, field: str, value: Decimal) -> None:
        whole = value.to_integral_value()
        if whole != value or len(str(abs(whole))) > _MOST_DIGITS:
            self._draft.refuse(field, self.tr("Write a whole number, such as 365."))
            return
        self._draft.set_rule(**{field: int(whole)})

    def show_draft(self) -> None:
        """Show the draft."""
        scheme = self._draft.scheme
        if self.name.text() != scheme.name:
            self.name.setText(scheme.name)
        for field, number in self._numbers.items():
            number.show_number(getattr(scheme, field))
        for field, choice in self._choices.items():
            choice.show_value(getattr(scheme, field))
        self._numbers["grace_days"].setEnabled(scheme.demote == "grace")

    def show_wrong(self, field: str, sentence: str) -> bool:
        """Say beside it what is wrong with a field; False when it is not one of these."""
        editors = {"name": self.name, **self._numbers}
        for name, wrong in self._wrongs.items():
            editor = editors.get(name)
            wrong.say(sentence if name == field else "", *([editor] if editor else []))
        return field in self._wrongs
