"""The steps of a stepped scale: from so much on, so many points; rows are added and removed."""

from dataclasses import replace
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain.schemes import WHOLE, Dimension, Step
from app.ui.widgets import parts
from app.ui.widgets.button import Button
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.scheme_draft import Draft
from app.ui.widgets.scheme_fields import NumberField

_MOST = 20


def first_steps(dimension: Dimension) -> tuple[Step, ...]:
    """Return steps to begin with: half-way to the full mark 50 points, from it on 100."""
    low, high = sorted((dimension.floor, dimension.full))
    middle = (low + high) / 2
    return (Step(middle, Decimal(WHOLE) / 2), Step(high, Decimal(WHOLE)))


class StepsEdit(QWidget):
    """Edits the steps of one dimension."""

    def __init__(self, draft: Draft, key: str, unit: str) -> None:
        super().__init__()
        self.setObjectName(f"steps_{key}")
        self._draft, self._key, self._unit = draft, key, unit
        self._rows = parts.column(gap=4)
        add = Button(self.tr("Add step"), "quiet", icon="plus", name=f"steps_{key}_add")
        add.clicked.connect(self._add)
        self._add_button = add
        parts.column(self._rows, parts.row(add, 0), gap=4, parent=self)
        self._count = -1

    def _dimension(self) -> Dimension | None:
        found = [one for one in self._draft.scheme.dimensions if one.key == self._key]
        return found[0] if found else None

    def show_steps(self, number: int) -> None:
        """Show the steps of the dimension that stands at a place of the scheme, from 1."""
        dimension = self._dimension()
        steps = dimension.steps if dimension else ()
        if len(steps) != self._count:
            self._count = len(steps)
            self._build(number)
        for at, step in enumerate(steps, 1):
            lower = self.findChild(NumberField, f"steps_{self._key}_{at}_from")
            points = self.findChild(NumberField, f"steps_{self._key}_{at}_points")
            if lower is not None and points is not None:
                lower.show_number(step.lower)
                points.show_number(step.points)
        self._add_button.setEnabled(len(steps) < _MOST)

    def _build(self, number: int) -> None:
        parts.clear(self._rows)
        for at in range(1, self._count + 1):
            name = f"steps_{self._key}_{at}"
            lower = NumberField(self._draft, name=f"{name}_from", unit=self._unit, width=96)
            lower.setAccessibleName(self.tr("Step {number}: from").format(number=at))
            field = f"dimension.{number}.steps.{at}"
            lower.bind(f"{field}.from", partial(self._change, at, "lower"))
            points = NumberField(self._draft, name=f"{name}_points", width=56)
            points.setAccessibleName(self.tr("Step {number}: points").format(number=at))
            points.bind(f"{field}.points", partial(self._change, at, "points"))
            remove = IconButton("close", self.tr("Remove this step"), name=f"{name}_remove")
            remove.clicked.connect(partial(self._remove, at))
            arrow = parts.Icon("arrow-right", "text3", 16)
            self._rows.addLayout(parts.row(lower, arrow, points, remove, 0, gap=6))

    def _change(self, at: int, part: str, value: Decimal) -> None:
        dimension = self._dimension()
        if dimension is None or at > len(dimension.steps):
            return
        steps = list(dimension.steps)
        known = steps[at - 1]
        steps[at - 1] = (
            replace(known, lower=value) if part == "lower" else replace(known, points=value)
        )
        self._draft.set_dimension(self._key, steps=tuple(steps))

    def _add(self) -> None:
        dimension = self._dimension()
        if dimension is None:
            return
        steps = dimension.steps or first_steps(dimension)[:0]
        last = steps[-1] if steps else Step(Decimal(0), Decimal(0))
        points = (last.points + WHOLE) / 2
        step = Step(last.lower * 2 or Decimal(1), points.quantize(Decimal(1)))
        self._draft.set_dimension(self._key, steps=(*steps, step))

    def _remove(self, at: int, *_checked: object) -> None:
        dimension = self._dimension()
        if dimension is not None:
            steps = [step for place, step in enumerate(dimension.steps, 1) if place != at]
            self._draft.set_dimension(self._key, steps=tuple(steps))
