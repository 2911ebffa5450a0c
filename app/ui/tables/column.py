"""What a table's column is: its key, its head, how a row's value reads, and how it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from PySide6.QtCore import Qt

from app.i18n import translate

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
DRAW_ROLE: Final = Qt.ItemDataRole.UserRole + 2
ID_ROLE: Final = Qt.ItemDataRole.UserRole + 3


class Draw(Enum):
    """How a cell is drawn."""

    STRONG = "strong"
    TEXT = "text"
    QUIET = "quiet"
    DOTS = "dots"
    LEVEL = "level"
    LIVE_LEVEL = "live_level"


@dataclass(frozen=True)
class Column:
    """One column; title is a text marked in context "Columns" and translated where it is shown.

    What is `right` or `whole`, a number or a date, is cut last where room is short.
    """

    key: str
    title: str
    width: int
    text: Callable[[Any], str]
    draw: Draw = Draw.TEXT
    right: bool = False
    sort: str = ""
    whole: bool = False

    def head(self) -> str:
        """Return the head in the language in use."""
        return translate("Columns", self.title)
