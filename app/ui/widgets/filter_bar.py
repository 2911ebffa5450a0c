"""Filter chips, low to high; exactly one is chosen; arrow keys move between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui import formats, style
from app.ui.widgets import parts
from app.ui.widgets.button import PushButton
from app.ui.widgets.level_badge import Level, paint_star

_STAR = 18


@dataclass(frozen=True)
class Choice:
    """One chip: what it stands for, its word, how many there are, and its star if it is a level.

    Without a count it stands for something that is not counted.
    """

    value: int | None
    text: str
    count: int | None
    level: Level | None = None


class Chip(PushButton):
    """One chip with an optional star and a count."""

    def __init__(self, choice: Choice) -> None:
        super().__init__(choice.text)
        self.setObjectName(f"chip_{'all' if choice.value is None else choice.value}")
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setFixedHeight(28)
        self.show_choice(choice)

    def show_choice(self, choice: Choice) -> None:
        """Show the same choice with another count."""
        self.choice = choice
        self._count = "" if choice.count is None else formats.number(choice.count)
        words = f"{choice.text}, {self._count}" if self._count else choice.text
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def _parts(self) -> tuple[int, int, int]:
        bold = QFontMetrics(style.font(13, bold=True))
        count = QFontMetrics(style.font(12)).horizontalAdvance(self._count)
        star = _STAR + 6 if self.choice.level else 0
        return star, bold.horizontalAdvance(self.text()), count

    def sizeHint(self) -> QSize:
        """Return the room for star, word and count."""
        star, text, count = self._parts()
        return QSize((8 if star else 12) + star + text + (6 + count if count else 0) + 12, 28)

    def minimumSizeHint(self) -> QSize:
        """Never be narrower than the word needs."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        super().paintEvent(event)
        painter = QPainter(self)
        star, text, count = self._parts()
        theme = style.theme()
        is_on = self.isChecked()
        x = 8 if star else 12
        if self.choice.level:
            centre = QPointF(x + _STAR / 2, self.height() / 2)
            paint_star(painter, centre, _STAR / 2, self.choice.level)
            x += star
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(style.font(13, bold=is_on))
        painter.setPen(theme.colour("accent" if is_on else "text"))
        painter.drawText(QRect(x, 0, text + 4, self.height()), middle, self.text())
        painter.setFont(style.font(12))
        painter.setPen(theme.colour("accent" if is_on else "text3"))
        box = QRect(x + text + 6, 0, count + 4, self.height())
        painter.drawText(box, middle, self._count)


def _word(choice: Choice) -> tuple[object, ...]:
    """Return what a chip is, whatever it counts."""
    return choice.value, choice.text, choice.level, choice.count is None


class FilterBar(QWidget):
    """A row of chips of which one is chosen."""

    chosen = Signal(object)

    def __init__(self, name: str = "filter_bar") -> None:
        super().__init__()
        self.setObjectName(name)
        self._row = parts.row(gap=8, parent=self)
        self._chips: list[Chip] = []
        self._value: int | None = None

    @property
    def value(self) -> int | None:
        """Return what is chosen; None is all."""
        return self._value

    @property
    def chips(self) -> Sequence[Chip]:
        """Return the chips, left to right."""
        return self._chips

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show other chips; the chosen one stays chosen if it is still there.

        Where only counts differ the chips stay, and with them the focus.
        """
        if [_word(chip.choice) for chip in self._chips] == [_word(one) for one in choices]:
            for chip, choice in zip(self._chips, choices, strict=True):
                chip.show_choice(choice)
            return
        had_focus = any(chip.hasFocus() for chip in self._chips)
        parts.clear(self._row)
        self._chips = [Chip(choice) for choice in choices]
        if all(choice.value != self._value for choice in choices):
            self._value = None
        for chip in self._chips:
            chip.setChecked(chip.choice.value == self._value)
            chip.clicked.connect(lambda _on=False, chip=chip: self.choose(chip.choice.value))
            self._row.addWidget(chip)
            if had_focus and chip.isChecked():
                chip.setFocus()

    def show_value(self, value: int | None) -> None:
        """Show which chip is chosen, without telling it."""
        self._value = value
        for chip in self._chips:
            chip.setChecked(chip.choice.value == value)

    def choose(self, value: int | None) -> None:
        """Choose a chip; choosing the chosen one again goes back to all."""
        self._value = None if value == self._value else value
        for chip in self._chips:
            chip.setChecked(chip.choice.value == self._value)
        self.chosen.emit(self._value)
