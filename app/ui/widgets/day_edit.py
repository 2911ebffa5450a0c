"""A day as typed: 2026-03-01, 2026/3/1 or 20260301; the up and down keys move it by one."""

import re
from datetime import date, timedelta

from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit

from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP

_PARTS = re.compile(r"(\d{4})\D{0,2}(\d{1,2})\D{0,2}(\d{1,2})\D?")
_LONGEST = 20


def read_day(text: str, field: str) -> date | None:
    """Return the day a text means, None for an empty one: "2026/3/1" is 1 March 2026."""
    text = text.strip()
    if not text:
        return None
    found = _PARTS.fullmatch(text)
    try:
        if found:
            return date(*(int(part) for part in found.groups()))
    except ValueError:
        pass
    raise UserError(
        "not_a_day",
        QT_TRANSLATE_NOOP("Errors", '"{value}" is not a day.'),
        {"value": text[:40]},
        advice=QT_TRANSLATE_NOOP("Errors", "Type it like 2026-03-01."),
        field=field,
    )


class DayEdit(QLineEdit):
    """Takes a day; `day` reads it or raises the refusal that stands beside the field."""

    def __init__(
        self,
        day: date | None,
        field: str,
        latest: date | None = None,
        begins: date | None = None,
    ) -> None:
        super().__init__(day.isoformat() if day else "")
        self.setMaxLength(_LONGEST)
        self._field = field
        self._latest = latest
        self._begins = begins or latest  # where the arrows begin in an empty field

    def day(self) -> date | None:
        """Return the day typed; None for an empty field."""
        return read_day(self.text(), self._field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next day on Up, to the one before on Down; never beyond the latest.

        An empty field begins with today, where that is known.
        """
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() not in steps:
            super().keyPressEvent(event)
            return
        try:
            day = self.day()
        except UserError:
            return
        moved = day + timedelta(days=steps[Qt.Key(event.key())]) if day else self._begins
        if moved is not None and (self._latest is None or moved <= self._latest):
            self.setText(moved.isoformat())
            self.textEdited.emit(self.text())
