"""How satisfied somebody is: five chips of which one or none is chosen; arrow keys move."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.cases import BEST_MARK
from app.ui.widgets import parts

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class _Chip(QPushButton):
    """One mark; its arrow keys and figures are the row's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys that move between marks to the row."""
        if event.key() in {*_STEPS, Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
            return
        super().keyPressEvent(event)


class MarkRow(QWidget):
    """A mark from 1 to 5; choosing the chosen one again takes it away."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chips: list[_Chip] = []
        box = parts.row(gap=8, parent=self)
        for mark in range(1, BEST_MARK + 1):
            chip = _Chip(str(mark))
            chip.setObjectName(f"mark_{mark}")
            chip.setProperty("kind", "chip")
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.setFixedSize(44, 28)
            chip.setAccessibleName(self.tr("{mark} of 5").format(mark=mark))
            chip.clicked.connect(lambda _on=False, mark=mark: self._take(mark))
            self._chips.append(chip)
        ends = (self.tr("not at all"), self.tr("very much"))
        box.addWidget(parts.label(ends[0], "hint", "quiet"))
        for chip in self._chips:
            box.addWidget(chip)
        box.addWidget(parts.label(ends[1], "hint", "quiet"))
        box.addStretch(1)

    @property
    def mark(self) -> int | None:
        """Return the mark chosen, or None."""
        return next((at + 1 for at, chip in enumerate(self._chips) if chip.isChecked()), None)

    def _take(self, mark: int) -> None:
        for at, chip in enumerate(self._chips):
            chip.setChecked(at + 1 == mark and chip.isChecked())
        self.changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus to the mark chosen, else to the best one."""
        super().focusInEvent(event)
        self._chips[(self.mark or BEST_MARK) - 1].setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the next mark with the arrow keys, or one by its figure."""
        chosen = (self.mark or 0) - 1
        now = next((at for at, chip in enumerate(self._chips) if chip.hasFocus()), chosen)
        typed = event.text()
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= BEST_MARK:
            place = int(typed) - 1
        elif step and 0 <= now + step < BEST_MARK:
            place = now + step
        else:
            super().keyPressEvent(event)
            return
        self._chips[place].setFocus()
        self._chips[place].setChecked(True)
        self._take(place + 1)
