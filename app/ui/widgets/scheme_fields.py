"""The small fields of the scheme editor: a number with its unit, a line that says what is wrong."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from app.ui import style
from app.ui.widgets.scheme_draft import Draft, read_number, with_thousands

_UNIT_PX = 12
_PAD = 9


class NumberField(QLineEdit):
    """A short number with its unit inside; hands on what can be read, refuses what cannot."""

    def __init__(self, draft: Draft, *, name: str, unit: str = "", width: int = 84) -> None:
        super().__init__()
        self._draft = draft
        self._take: Callable[[Decimal], None] = lambda _number: None
        self._field = ""
        self._unit = unit
        self._empty: Callable[[], None] | None = None
        self.setObjectName(name)
        self.setMaxLength(24)
        self.setProperty("kind", "small")
        self.setFixedWidth(style.px(width))
        self.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._leave_room()
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._on_finished)

    def bind(
        self, field: str, take: Callable[[Decimal], None], empty: Callable[[], None] | None = None
    ) -> None:
        """Say which field of the scheme it is and what takes it; empty may mean none."""
        self._field, self._take, self._empty = field, take, empty

    def show_number(self, number: Decimal | int | None) -> None:
        """Show a number; what was typed stays while it is wrong, or where it reads the same."""
        if self._field in self._draft.wrong:
            return
        if read_number(self.text()) != number or not self.text():
            self.setText("" if number is None else with_thousands(Decimal(number)))
            self.setCursorPosition(0)

    def _on_finished(self) -> None:
        number = read_number(self.text())
        if number is not None and self._field not in self._draft.wrong:
            self.setText(with_thousands(number))

    def _leave_room(self) -> None:
        width = QFontMetrics(style.font(_UNIT_PX)).horizontalAdvance(self._unit)
        self.setTextMargins(0, 0, min(width + 4, self.width() // 2) if self._unit else 0, 0)

    def _on_edited(self, text: str) -> None:
        number = read_number(text)
        if not text.strip() and self._empty is not None:
            self._draft.accept(self._field, self._empty)
        elif number is None:
            told = QCoreApplication.translate("SchemeFields", "Write a number, such as 60.")
            self._draft.refuse(self._field, told)
        else:
            self._draft.accept(self._field, lambda: self._take(number))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the unit at the right end."""
        super().paintEvent(event)
        if self._unit:
            painter = QPainter(self)
            painter.setFont(style.font(_UNIT_PX))
            painter.setPen(style.theme().colour("text3"))
            box = QRect(0, 0, self.width() - _PAD, self.height())
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            most = self.width() // 2
            shown = QFontMetrics(style.font(_UNIT_PX)).elidedText(
                self._unit, Qt.TextElideMode.ElideRight, most
            )
            painter.drawText(box, right, shown)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the unit in the colours of a new theme."""
        if event.type() == QEvent.Type.StyleChange:
            self.update()
        super().changeEvent(event)


class Wrong(QLabel):
    """The sentence below a field that says what is wrong; hidden while nothing is."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("text_style", "hint")
        self.setProperty("tone", "danger")
        self.setWordWrap(True)
        self.hide()

    def say(self, text: str, *editors: QWidget) -> None:
        """Say it, and mark the editors that it is about."""
        self.setText(text)
        self.setVisible(bool(text))
        for editor in editors:
            state = "error" if text else ""
            if (editor.property("state") or "") != state:
                style.mark(editor, state=state)


class Choices(QComboBox):
    """One of a few choices; the wheel scrolls the page and not the choice."""

    def __init__(self, choices: Sequence[tuple[str, str]], *, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for value, text in choices:
            self.addItem(text, value)

    @property
    def value(self) -> str:
        """Return what is chosen."""
        return str(self.currentData())

    def show_value(self, value: str) -> None:
        """Show a choice without telling that it was chosen."""
        self.setCurrentIndex(max(0, self.findData(value)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what the field stands in."""
        event.ignore()
