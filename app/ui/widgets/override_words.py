"""What holds a level by hand, in words: kind, until when, what comes next; and its small badge."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.i18n import filled, translate
from app.services.holds import GIFT
from app.services.overrides import KINDS, OverrideRow
from app.ui import formats
from app.ui.widgets import parts, review_words


def kind(row: OverrideRow) -> str:
    """Return whether it is a pin or a gift."""
    return translate("Overrides", KINDS[row.kind])


def until(row: OverrideRow) -> str:
    """Return the last day in words."""
    if row.until is None:
        return QCoreApplication.translate("Overrides", "until somebody ends it")
    return QCoreApplication.translate("Overrides", "until {day}").format(day=formats.day(row.until))


def then(after: str) -> str:
    """Return what comes next: "then Two stars"; under another scheme it is the live level."""
    if not after:
        return QCoreApplication.translate("Overrides", "then what the live score gives")
    return filled(QCoreApplication.translate("Overrides", "then {level}"), level=after)


class HoldMark(QWidget):
    """The lock or the gift right of a level badge; hidden where nothing holds the level."""

    def __init__(self, name: str = "hold_mark") -> None:
        super().__init__()
        self.setObjectName(name)
        self._icon = parts.Icon("lock", "text2", 16)
        parts.row(self._icon, gap=0, parent=self)
        self.setFixedWidth(16)
        self.hide()

    def show_hold(self, row: OverrideRow | None, after: str) -> None:
        """Show what holds the level; None hides the mark. Reasons are not for whoever looks on."""
        self.setVisible(row is not None)
        if row is None:
            return
        self._icon.show_icon("benefits" if row.kind == GIFT else "lock", "text2")
        words = review_words.joined([kind(row), until(row), then(after)])
        self.setToolTip(words)
        self.setAccessibleName(words)
