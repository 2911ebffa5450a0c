"""An amount as typed at the counter: large, with its unit, read by the rule for money."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.domain import money
from app.ui import formats
from app.ui.widgets import parts

_LONGEST = 40


class MoneyEdit(QLineEdit):
    """Takes an amount; `minor` reads it or raises the refusal that stands beside the field."""

    def __init__(self, currency: str, decimals: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency, self._decimals = currency, decimals
        self.setProperty("kind", "amount")
        self.setMaxLength(_LONGEST)
        self._unit: QLabel = parts.label(formats.unit(currency), "table", "quiet")
        self._unit.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        box = parts.row(0, self._unit, margins=(0, 0, 12, 0), parent=self)
        box.setAlignment(self._unit, Qt.AlignmentFlag.AlignVCenter)
        self.setTextMargins(0, 0, 40, 0)

    def minor(self) -> int:
        """Return the amount in minor units: "¥268" in CNY is 26800, "$268" is refused."""
        return money.parse_money(self.text(), self._decimals, self._currency)
