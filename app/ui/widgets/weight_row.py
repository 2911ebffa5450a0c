"""One dimension in the scheme editor: its weight as slider and number, its scale, its marks."""

from decimal import Decimal
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from app.domain import schemes
from app.domain.schemes import WHOLE, Dimension
from app.i18n import translate
from app.ui import formats
from app.ui.widgets import parts
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.scheme_draft import Draft
from app.ui.widgets.scheme_fields import Choices, NumberField, Wrong
from app.ui.widgets.weight_steps import StepsEdit, first_steps

_FINE: Final = 1
_COARSE: Final = 5
_MOST_WEIGHT: Final = 999


def unit_of(key: str, currency: str) -> str:
    """Return the unit in which a dimension is counted."""
    return {
        "amount": formats.unit(currency),
        "frequency": QCoreApplication.translate("WeightRow", "times"),
        "recency": QCoreApplication.translate("WeightRow", "days"),
        "tenure": QCoreApplication.translate("WeightRow", "years"),
        "diversity": QCoreApplication.translate("WeightRow", "kinds"),
        "stability": "%",
        "referrals": QCoreApplication.translate("WeightRow", "people"),
    }.get(key, QCoreApplication.translate("WeightRow", "marks"))


class WeightSlider(QSlider):
    """A slider from 0 to 100: arrows move it by 1, with Shift or Page by 5; the wheel scrolls."""

    def __init__(self, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName(name)
        self.setRange(0, WHOLE)
        self.setSingleStep(_FINE)
        self.setPageStep(_COARSE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by 5 with Shift."""
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
        way = ways.get(Qt.Key(event.key()))
        if way and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.setValue(self.value() + way * _COARSE)
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the list of dimensions."""
        event.ignore()


class WeightRow(QWidget):
    """One dimension; what it means in points is folded away until asked for."""

    def __init__(self, draft: Draft, key: str, currency: str) -> None:
        super().__init__()
        self.setObjectName(f"weight_row_{key}")
        self.key = key
        self._draft = draft
        self._number = 1
        self.title = translate("Dimensions", schemes.TITLES[key])
        unit = unit_of(key, currency)
        self.slider = WeightSlider(f"weight_{key}")
        self.slider.setAccessibleName(self.tr("Weight of {name}").format(name=self.title))
        self.box = NumberField(draft, name=f"weight_{key}_number", unit="%", width=64)
        self.box.setAccessibleName(self.slider.accessibleName())
        self.full = NumberField(draft, name=f"full_{key}", unit=unit, width=104)
        self.full.setAccessibleName(self.tr("Full mark of {name}").format(name=self.title))
        self.floor = NumberField(draft, name=f"floor_{key}", unit=unit, width=104)
        self.floor.setAccessibleName(self.tr("No points for {name} at").format(name=self.title))
        self.steps = StepsEdit(draft, key, unit)
        self._build()
        self._connect()

    def _build(self) -> None:
        name = parts.Elided("section", name=f"weight_{self.key}_title")
        name.setText(self.title)
        name.setMinimumHeight(20)
        self.was = parts.label("", "hint", name=f"weight_{self.key}_was")
        self._full_word = parts.label(self.tr("Full"), "hint")
        self._full_word.setBuddy(self.full)
        self.more = IconButton("chevron-down", self.tr("Scale"), name=f"weight_{self.key}_more")
        self.more.setCheckable(True)
        self.more.setAccessibleName(self.tr("Scale of {name}").format(name=self.title))
        head = parts.row(gap=6)
        head.addWidget(name, 1)
        for widget in (self.was, self._full_word, self.full, self.more):
            head.addWidget(widget)
        self.wrong = Wrong(f"weight_{self.key}_wrong")
        self.scale = Choices(
            [
                ("linear", self.tr("Linear")),
                ("steps", self.tr("Steps")),
                ("percentile", self.tr("Among customers")),
            ],
            name=f"scale_{self.key}",
            title=self.tr("Scale of {name}").format(name=self.title),
        )
        self._about = parts.label("", "hint", wrap=True)
        self._floor_word = parts.label(self.tr("0 points at"), "hint")
        self._floor_row = QWidget()
        parts.row(self._floor_word, 0, self.floor, parent=self._floor_row)
        self._folded = parts.card(f"weight_{self.key}_scale", part="sunken")
        parts.column(
            self.scale,
            self._about,
            self._floor_row,
            self.steps,
            gap=6,
            margins=(10, 8, 10, 8),
            parent=self._folded,
        )
        self._folded.hide()
        line = parts.row(gap=12)
        line.addWidget(self.slider, 1)
        line.addWidget(self.box)
        parts.column(head, line, self._folded, self.wrong, gap=2, parent=self)

    def _connect(self) -> None:
        self.slider.valueChanged.connect(self._on_weight)
        self.more.toggled.connect(self._folded.setVisible)
        self.scale.activated.connect(self._on_scale)

    def _on_weight(self, weight: int) -> None:
        self._draft.set_dimension(self.key, weight=weight)

    def _on_scale(self, _place: int) -> None:
        dimension = self._dimension()
        scale = self.scale.value
        if dimension is None or scale == dimension.scale:
            return
        steps = first_steps(dimension) if scale == "steps" else ()
        self._draft.set_dimension(self.key, scale=scale, steps=steps)

    def _dimension(self) -> Dimension | None:
        found = [one for one in self._draft.scheme.dimensions if one.key == self.key]
        return found[0] if found else None

    def show_dimension(self, number: int, old: int | None) -> None:
        """Show the dimension as it stands at a place of the draft; old is its weight in force."""
        dimension = self._dimension()
        if dimension is None:
            return
        self._bind(number)
        self.slider.blockSignals(True)
        self.slider.setValue(dimension.weight)
        self.slider.blockSignals(False)
        self.box.show_number(dimension.weight)
        is_changed = old is not None and old != dimension.weight
        self.was.setText(self.tr("was {weight}").format(weight=old) if is_changed else "")
        self.was.setVisible(is_changed)
        self.full.show_number(dimension.full)
        self.floor.show_number(dimension.floor)
        self.scale.show_value(dimension.scale)
        is_linear = dimension.scale == "linear"
        for part in (self._full_word, self.full, self._floor_row):
            part.setVisible(is_linear)
        self.steps.setVisible(dimension.scale == "steps")
        self.steps.show_steps(number)
        self._about.setText(self._words(dimension))

    def _bind(self, number: int) -> None:
        self._number = number
        field = f"dimension.{number}"

        def take_full(value: Decimal) -> None:
            self._draft.set_dimension(self.key, full=value)

        def take_floor(value: Decimal) -> None:
            self._draft.set_dimension(self.key, floor=value)

        def take_weight(value: Decimal) -> None:
            if value != value.to_integral_value() or abs(value) > _MOST_WEIGHT:
                told = self.tr("Write a whole number from 0 to 100.")
                self._draft.refuse(f"{field}.weight", told)
            else:
                self._draft.set_dimension(self.key, weight=int(value))

        self.box.bind(f"{field}.weight", take_weight)
        self.full.bind(f"{field}.full", take_full)
        self.floor.bind(f"{field}.floor", take_floor)

    def _words(self, dimension: Dimension) -> str:
        if dimension.scale == "linear":
            return self.tr("Points rise evenly from the floor to the full mark.")
        if dimension.scale == "steps":
            return self.tr("From each value on, so many points.")
        return self.tr("Points are the share of active customers who do not have more.")

    def show_wrong(self, field: str, sentence: str) -> None:
        """Say what is wrong with a field of this dimension; nothing takes it away."""
        editors: list[QWidget] = [self.full, self.floor, self.box]
        part = field.rsplit(".", maxsplit=1)[-1]
        blamed = [one for one in editors if part and one.objectName().startswith(f"{part}_")]
        for one in editors:
            if one not in blamed:
                self.wrong.say("", one)
        self.wrong.say(sentence, *(blamed if sentence else editors))
        if sentence and part in {"floor", "steps", "from", "points"}:
            self.more.setChecked(True)
