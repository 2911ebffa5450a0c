"""The left column of the Grading page: weights, levels and rules, one below another."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

from app.i18n import sentences
from app.ui.widgets import parts, scheme_words
from app.ui.widgets.scheme_draft import Draft
from app.ui.widgets.scheme_levels import LevelPanel
from app.ui.widgets.scheme_policy import PolicyPanel
from app.ui.widgets.weight_panel import WeightPanel


def _controls(layout: QLayout) -> Iterator[QWidget]:
    """Yield the widgets of a layout that take the focus, from top left to bottom right."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield widget
            inner = widget.layout()
        if inner is not None:
            yield from _controls(inner)


class SchemeEditor(QFrame):
    """A card whose inside scrolls; a refusal stands beside its field."""

    def __init__(self, draft: Draft, currency: str, decimals: int) -> None:
        super().__init__()
        self.setObjectName("scheme_editor")
        self.setProperty("part", "card")
        self._draft = draft
        self.weights = WeightPanel(draft, currency)
        self.levels = LevelPanel(draft, currency, decimals)
        self.policy = PolicyPanel(draft)
        self._inside = QWidget()
        parts.column(
            self.weights,
            parts.line(),
            self.levels,
            parts.line(),
            self.policy,
            0,
            gap=14,
            margins=(19, 14, 15, 14),
            parent=self._inside,
        )
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inside)
        parts.column(self._area, gap=0, margins=(1, 1, 1, 1), parent=self)
        draft.changed.connect(self.show_problem)

    def controls(self) -> list[QWidget]:
        """Return what Tab should reach, in the order in which it stands on the screen."""
        layout = self._inside.layout()
        return [] if layout is None else [*_controls(layout)]

    def show_problem(self) -> None:
        """Say beside its field what is wrong with the draft, the first thing only."""
        field, sentence = "", ""
        if self._draft.wrong:
            field, sentence = next(iter(self._draft.wrong.items()))
        elif (problem := self._draft.problem()) is not None:
            field = problem.field
            sentence = sentences(*scheme_words.readable(problem, self._draft.scheme).sentences())
        for panel in (self.weights, self.levels, self.policy):
            panel.show_wrong("", "")
        if field:
            for panel in (self.weights, self.levels, self.policy):
                if panel.show_wrong(field, sentence):
                    break
