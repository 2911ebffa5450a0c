"""Which column of a file is what: header, example, target, how it is read, open questions."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QWidget

from app.domain.importing_fields import FIELDS, TITLES
from app.domain.importing_plan import ColumnPlan, Plan
from app.domain.importing_questions import Question
from app.i18n import translate
from app.ui.widgets import parts
from app.ui.widgets.button import Button

_SHOWN: Final = 40


class ColumnsCard(QFrame):
    """The columns of one file; a changed target or an answer is told at once."""

    mapping_changed = Signal(dict)
    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("columns_card")
        self.setProperty("part", "card")
        self._plan: Plan | None = None
        self._combos: dict[int, QComboBox] = {}
        self._state = parts.label("", "caption", name="columns_state")
        head = parts.row(parts.label(self.tr("Which column is what"), "section"), 0, self._state)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        parts.column(head, self._area, gap=8, margins=(20, 12, 12, 8), parent=self)

    def show_plan(self, plan: Plan) -> None:
        """Show what was recognised."""
        self._plan = plan
        self._combos.clear()
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        heads = (
            self.tr("In the file"),
            self.tr("First row"),
            self.tr("Goes to"),
            self.tr("Read as"),
        )
        for place, text in enumerate(heads):
            grid.addWidget(parts.label(text, "hint"), 0, place)
        asked = {question.field: question for question in plan.questions}
        for line, column in enumerate(plan.columns[:_SHOWN], start=1):
            self._add_column(grid, line, column, asked.get(column.field) if column.field else None)
        grid.setColumnStretch(3, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self._area.setWidget(inside)
        self._say_state(plan)

    def _say_state(self, plan: Plan) -> None:
        known = sum(1 for column in plan.columns if column.field)
        text = QCoreApplication.translate(
            "ColumnsCard", "%Ln column(s) recognised, {left} left out", "", known
        )
        self._state.setText(text.format(left=len(plan.columns) - known))

    def _add_column(
        self, grid: QGridLayout, line: int, column: ColumnPlan, question: Question | None
    ) -> None:
        name = parts.label(column.header[:28] or column.letter, "section")
        name.setToolTip(column.header)
        example = parts.label(column.example[:24], "table", "quiet")
        example.setToolTip(column.example)
        combo = self._combo(column)
        grid.addWidget(name, line, 0)
        grid.addWidget(example, line, 1)
        grid.addWidget(combo, line, 2)
        how = parts.row(gap=6)
        if question is not None:
            how.addWidget(parts.Icon("alert", "warn", 16))
            how.addLayout(self._answers(question), 1)
        else:
            tone = "ok" if column.field else "text3"
            how.addWidget(parts.Icon("check" if column.field else "info", tone, 16))
            words = parts.label(column.how.words(), "table", "quiet", wrap=True)
            how.addWidget(words, 1)
        grid.addLayout(how, line, 3)
        grid.setRowMinimumHeight(line, 36)

    def _combo(self, column: ColumnPlan) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(f"target_{column.position}")
        combo.setFixedWidth(184)
        combo.setAccessibleName(column.header or column.letter)
        combo.addItem(self.tr("Not imported"), "")
        kind = self._plan.kind if self._plan else ""
        for field in FIELDS.get(kind, ()):
            combo.addItem(translate("Import", TITLES[field]), field)
        combo.setCurrentIndex(max(0, combo.findData(column.field)))
        combo.activated.connect(lambda _place, at=column.position: self._on_chosen(at))
        combo.installEventFilter(self)
        self._combos[column.position] = combo
        return combo

    def _answers(self, question: Question) -> parts.Layout:
        words = parts.label(question.words(), "table", "warn", wrap=True)
        buttons = parts.row(gap=6)
        titles = {
            "dmy": self.tr("Day first"),
            "mdy": self.tr("Month first"),
            "ymd": self.tr("Year first"),
        }
        for choice in question.choices:
            button = Button(titles.get(choice, choice), name=f"answer_{choice}")
            button.clicked.connect(
                lambda _on=False, choice=choice: self.answered.emit(question.code, choice)
            )
            buttons.addWidget(button)
        buttons.addStretch(1)
        return parts.column(words, buttons, gap=4)

    def go_first(self) -> None:
        """Go to the first answer that is asked for."""
        for button in self.findChildren(Button):
            if button.objectName().startswith("answer_"):
                button.setFocus()
                return

    def _on_chosen(self, position: int) -> None:
        """Give a field to this column alone and tell the whole mapping."""
        field = self._combos[position].currentData()
        for other, combo in self._combos.items():
            if other != position and field and combo.currentData() == field:
                combo.setCurrentIndex(0)
        self.mapping_changed.emit(dict(self.mapping()))

    def mapping(self) -> Mapping[str, str]:
        """Return every field of the kind with its column, or with nothing when left out."""
        plan = self._plan
        if plan is None:
            return {}
        taken = {
            str(combo.currentData()): at
            for at, combo in self._combos.items()
            if combo.currentData()
        }
        headers = [column.header for column in plan.columns]
        mapping = {}
        for field in FIELDS.get(plan.kind, ()):
            at = taken.get(field)
            if at is None:
                mapping[field] = ""
            else:
                header = headers[at]
                is_plain = bool(header.strip()) and headers.count(header) == 1
                mapping[field] = header if is_plain else str(at + 1)
        return mapping

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel scroll the list, not change a target in passing."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox):
            event.ignore()
            return True
        return super().eventFilter(watched, event)
