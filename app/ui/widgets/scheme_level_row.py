"""One level in the scheme editor: star, name and lower bound; the rest is folded away."""

from decimal import Decimal

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QColorDialog, QLineEdit, QWidget

from app.domain import money
from app.domain.schemes import LONGEST_GLYPH, LevelRule
from app.i18n import filled
from app.ui import formats, style
from app.ui.widgets import parts
from app.ui.widgets.button import Button
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.level_badge import Level, paint_star
from app.ui.widgets.scheme_draft import Draft
from app.ui.widgets.scheme_fields import NumberField, Wrong


def level_at(rank: int, levels: tuple[LevelRule, ...]) -> Level:
    """Return a level of a draft as painters need it."""
    rule = levels[rank - 1]
    return Level(rank, len(levels), rule.stars, rule.name, rule.colour)


class Star(QWidget):
    """The star of a level, 22 high."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(24, 24))
        self._level: Level | None = None

    def show_level(self, level: Level) -> None:
        """Show a level."""
        self._level = level
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the star."""
        if self._level is not None:
            paint_star(QPainter(self), QPointF(12, 12), 10, self._level)

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the colours of a new theme."""
        self.update()
        super().changeEvent(event)


class LevelRow(QWidget):
    """Edits one level of the draft."""

    removed = Signal(int)

    def __init__(self, draft: Draft, rank: int, currency: str, decimals: int) -> None:
        super().__init__()
        self.setObjectName(f"level_row_{rank}")
        self.rank = rank
        self._draft, self._decimals = draft, decimals
        self._star = Star()
        self.name = QLineEdit()
        self.name.setObjectName(f"level_{rank}_name")
        self.name.setMinimumWidth(60)
        self.name.setProperty("kind", "small")
        self.name.setAccessibleName(self.tr("Name of level {rank}").format(rank=rank))
        self.name.setMaxLength(80)
        self.bound = NumberField(draft, name=f"level_{rank}_lower", width=56)
        self.bound.setAccessibleName(self.tr("Lower bound of level {rank}").format(rank=rank))
        self.count = parts.label("", "table", "quiet", name=f"level_{rank}_count")
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.count.setMinimumWidth(40)
        self.more = IconButton(
            "chevron-down", self.tr("Colour, sign, direct entry"), name=f"level_{rank}_more"
        )
        self.more.setCheckable(True)
        self.wrong = Wrong(f"level_{rank}_wrong")
        self.entry = NumberField(
            draft, name=f"level_{rank}_entry", unit=formats.unit(currency), width=120
        )
        self.glyph = QLineEdit()
        self._build()
        self._connect()

    def _build(self) -> None:
        head = parts.row(self._star, gap=6)
        head.addWidget(self.name, 1)
        head.addWidget(parts.label("≥", "hint"))
        for widget in (self.bound, self.count, self.more):
            head.addWidget(widget)
        self.colour = Button(self.tr("Colour…"), name=f"level_{self.rank}_colour")
        self.house = Button(self.tr("House colour"), "quiet", name=f"level_{self.rank}_house")
        self.glyph.setObjectName(f"level_{self.rank}_glyph")
        self.glyph.setMaxLength(LONGEST_GLYPH)
        self.glyph.setFixedWidth(56)
        self.glyph.setAccessibleName(self.tr("Sign of level {rank}").format(rank=self.rank))
        self.entry.setAccessibleName(
            self.tr("Direct entry of level {rank} from").format(rank=self.rank)
        )
        self.remove = Button(
            self.tr("Remove level"), "quiet", icon="close", name=f"level_{self.rank}_remove"
        )
        self._entry_row = QWidget()
        word = parts.label(self.tr("Direct entry from lifetime spend of"), "hint", wrap=True)
        word.setBuddy(self.entry)
        entry = parts.row(gap=8, parent=self._entry_row)
        entry.addWidget(word, 1)
        entry.addWidget(self.entry)
        sign = parts.row(parts.label(self.tr("Sign"), "hint"), 0, self.glyph, gap=8)
        self._folded = parts.card(f"level_{self.rank}_details", part="sunken")
        parts.column(
            parts.row(self.colour, 0),
            parts.row(self.house, 0),
            sign,
            self._entry_row,
            parts.row(self.remove, 0),
            gap=4,
            margins=(10, 8, 10, 8),
            parent=self._folded,
        )
        self._folded.hide()
        parts.column(head, self._folded, self.wrong, gap=2, parent=self)

    def _connect(self) -> None:
        self.more.toggled.connect(self._folded.setVisible)
        self.name.textEdited.connect(lambda text: self._set(name=text))
        self.glyph.textEdited.connect(lambda text: self._set(glyph=text))
        self.bound.bind(f"level.{self.rank}.lower", lambda value: self._set(lower=value))
        self.entry.bind(
            f"level.{self.rank}.direct_entry_amount",
            self._on_entry,
            lambda: self._set(direct_entry_minor=None),
        )
        self.colour.clicked.connect(self._choose_colour)
        self.house.clicked.connect(lambda: self._set(colour=""))
        self.remove.clicked.connect(lambda: self.removed.emit(self.rank))

    def _set(self, **values: object) -> None:
        if self.rank <= len(self._draft.scheme.levels):
            self._draft.set_level(self.rank, **values)

    def _on_entry(self, amount: Decimal) -> None:
        limit = money.MAX_MINOR // 10**self._decimals
        bounded = max(Decimal(-limit), min(Decimal(limit), amount))
        self._set(direct_entry_minor=money.to_minor(bounded, self._decimals))

    def _choose_colour(self) -> None:
        level = level_at(self.rank, self._draft.scheme.levels)
        chosen = QColorDialog.getColor(
            QColor(level.colours().solid),
            self,
            filled(self.tr("Colour of {name}"), name=level.name),
            QColorDialog.ColorDialogOption.DontUseNativeDialog,
        )
        if chosen.isValid():
            self._set(colour=chosen.name().upper())

    def show_level(self) -> None:
        """Show the level as it stands in the draft."""
        scheme = self._draft.scheme
        rule = scheme.levels[self.rank - 1]
        self._star.show_level(level_at(self.rank, scheme.levels))
        if self.name.text() != rule.name:
            self.name.setText(rule.name)
            self.name.setCursorPosition(0)
        if self.glyph.text() != rule.glyph:
            self.glyph.setText(rule.glyph)
        is_lowest = self.rank == 1
        self.bound.show_number(rule.lower)
        self.bound.setReadOnly(is_lowest)
        self.bound.setToolTip(self.tr("The lowest level begins at 0.") if is_lowest else "")
        entry = rule.direct_entry_minor
        self.entry.show_number(None if entry is None else money.to_major(entry, self._decimals))
        self._entry_row.setVisible(not is_lowest)
        self.house.setVisible(bool(rule.colour))
        self.remove.setEnabled(len(scheme.levels) > 2)  # noqa: PLR2004 - the fewest there are

    def show_count(self, count: int | None) -> None:
        """Show how many customers the level would hold."""
        self.count.setText("" if count is None else formats.number(count))

    def show_wrong(self, field: str, sentence: str) -> None:
        """Say what is wrong with a field of this level; nothing takes it away."""
        part = field.rsplit(".", maxsplit=1)[-1]
        editors = {
            "name": self.name,
            "lower": self.bound,
            "glyph": self.glyph,
            "direct_entry_amount": self.entry,
        }
        blamed = editors.get(part)
        for editor in editors.values():
            if editor is not blamed and editor.property("state") == "error":
                style.mark(editor, state="")
        self.wrong.say(sentence, *([blamed] if blamed else []))
        if sentence and part in {"glyph", "colour", "direct_entry_amount"}:
            self.more.setChecked(True)
