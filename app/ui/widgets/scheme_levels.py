"""The levels of a scheme: a row for each, low to high, and whether their colours can be told."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.colour_sight import too_close
from app.domain.schemes import MOST_LEVELS
from app.i18n import filled
from app.ui.widgets import parts
from app.ui.widgets.button import Button
from app.ui.widgets.scheme_draft import Draft
from app.ui.widgets.scheme_fields import Wrong
from app.ui.widgets.scheme_level_row import LevelRow, level_at


class LevelPanel(QWidget):
    """Edits the levels."""

    wishes_asked = Signal()

    def __init__(self, draft: Draft, currency: str, decimals: int) -> None:
        super().__init__()
        self.setObjectName("levels")
        self._draft, self._currency, self._decimals = draft, currency, decimals
        self._rows: list[LevelRow] = []
        self._counts: Sequence[int] = ()
        self._list = parts.column(gap=4)
        self._alike = parts.label("", "hint", "warn", name="levels_alike", wrap=True)
        self._alike.hide()
        self.wrong = Wrong("levels_wrong")
        self.add = Button(self.tr("Add level"), "quiet", icon="plus", name="add_level")
        self.add.clicked.connect(draft.add_level)
        self.wishes = Button(self.tr("At most so many…"), name="wishes")
        self.wishes.clicked.connect(self.wishes_asked)
        note = parts.Elided("hint", name="levels_note")
        note.setText(self.tr("a bound belongs to the higher level"))
        head = parts.row(parts.label(self.tr("Levels"), "section"), gap=12)
        head.addWidget(note, 1)
        feet = parts.row(self.add, 0)
        parts.column(
            head,
            self._list,
            self._alike,
            self.wrong,
            feet,
            parts.row(self.wishes, 0),
            gap=8,
            parent=self,
        )
        draft.changed.connect(self.show_draft)
        self.show_draft()

    @property
    def rows(self) -> Sequence[LevelRow]:
        """Return the rows, lowest first."""
        return self._rows

    def show_draft(self) -> None:
        """Show the draft; rows are made anew only where levels came or went."""
        levels = self._draft.scheme.levels
        if len(self._rows) != len(levels):
            parts.clear(self._list)
            self._rows = []
            for rank in range(1, len(levels) + 1):
                row = LevelRow(self._draft, rank, self._currency, self._decimals)
                row.removed.connect(self._draft.remove_level)
                self._rows.append(row)
                self._list.addWidget(row)
        for row in self._rows:
            row.show_level()
        self.add.setEnabled(len(levels) < MOST_LEVELS)
        self._say_alike()

    def show_counts(self, counts: Sequence[int]) -> None:
        """Show how many customers each level would hold, those not graded first."""
        for row in self._rows:
            row.show_count(counts[row.rank] if row.rank < len(counts) else None)

    def _say_alike(self) -> None:
        levels = self._draft.scheme.levels
        ranks = range(1, len(levels) + 1)
        if not any(level.colour for level in levels):
            self._alike.hide()
            return
        solids = [level_at(rank, levels).colours().solid for rank in ranks]
        found = too_close(solids)
        words = {
            "normal": self.tr("{one} and {other} have nearly the same colour."),
            "protanopia": self.tr("{one} and {other} look nearly the same to colour-blind eyes."),
            "deuteranopia": self.tr("{one} and {other} look nearly the same to colour-blind eyes."),
        }
        self._alike.setText(
            "\n".join(
                filled(
                    words[pair.sight],
                    one=levels[pair.first].name,
                    other=levels[pair.second].name,
                )
                for pair in found
            )
        )
        self._alike.setVisible(bool(found))

    def show_wrong(self, field: str, sentence: str) -> bool:
        """Say beside its row what is wrong with a field; False when it is not one of these."""
        for row in self._rows:
            row.show_wrong("", "")
        self.wrong.say("")
        if field == "levels":
            self.wrong.say(sentence)
            return True
        words = field.split(".")
        if words[0] != "level" or not 0 < int(words[1]) <= len(self._rows):
            return False
        self._rows[int(words[1]) - 1].show_wrong(field, sentence)
        return True
