"""Set a level by hand: which, why, on what evidence, until when; and end it before its time."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from app.errors import UserError
from app.i18n import filled
from app.services import overrides
from app.services.desk import Desk
from app.services.done import Done
from app.services.holds import GIFT, OVERRIDE
from app.services.overrides import OverrideEntry, OverrideRow
from app.ui import formats
from app.ui.dialogs.frame import FormDialog, fact
from app.ui.dialogs.sale_edit import Buyer
from app.ui.jobs import Jobs
from app.ui.widgets import override_words, parts
from app.ui.widgets.day_edit import DayEdit
from app.ui.widgets.field import Field, Form, side_by_side, text_edit
from app.ui.widgets.level_badge import Level, LevelBadge, held_by
from app.ui.widgets.text_area import TextArea


class OverrideDialog(FormDialog):
    """The form of a level set by hand or given; it says what happens next before saving."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        jobs: Jobs,
        customer: Buyer,
        levels: Mapping[int, Level],
        standing: OverrideRow | None = None,
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("OverrideDialog", "Set level by hand")
        super().__init__(
            parent, title, translate("OverrideDialog", "Set level"), name="override_dialog"
        )
        self._desk, self._jobs, self._customer = desk, jobs, customer
        self._levels, self._standing = levels, standing
        self.saved: Callable[[Done[int]], None] | None = None
        self._kind = QComboBox()
        self._kind.addItem(self.tr("Pin: nothing moves it"), OVERRIDE)
        self._kind.addItem(self.tr("Gift: at least this level"), GIFT)
        self._level = QComboBox()
        for rank, level in sorted(levels.items(), reverse=True):
            self._level.addItem(level.name, rank)
        now = customer.level.rank if customer.level else 0
        self._level.setCurrentIndex(max(0, self._level.findData(min(now + 1, len(levels)))))
        self._until = DayEdit(None, "until")
        self._reason = text_edit(longest=200)
        self._evidence = TextArea(lines=2)
        self._evidence.submitted.connect(self.save)
        self._next = parts.column(gap=6, margins=(16, 10, 16, 10), parent=self.effect)
        self._build()
        self._tell()

    def _build(self) -> None:
        self.whom.addWidget(parts.label(self._customer.name[:40], "section"))
        self.whom.addWidget(LevelBadge(self._customer.level))
        fields = {
            "level": Field(self.tr("Level"), self._level, name="level"),
            "kind": Field(self.tr("How"), self._kind, name="kind"),
            "reason": Field(
                self.tr("Reason"),
                self._reason,
                name="reason",
                hint=self.tr("It stands in the history for good."),
            ),
            "evidence": Field(
                self.tr("Evidence, if there is any"), self._evidence, name="evidence"
            ),
            "until": Field(
                self.tr("Last day"),
                self._until,
                name="until",
                hint=self.tr("Left empty, it holds until somebody ends it."),
            ),
        }
        self.body.addLayout(side_by_side(fields["level"], fields["kind"]))
        for name in ("reason", "evidence", "until"):
            self.body.addWidget(fields[name])
        self.set_form(Form(fields))
        self._level.currentIndexChanged.connect(self._tell)
        self._kind.currentIndexChanged.connect(self._tell)
        self._until.textChanged.connect(self._tell)
        self._reason.setFocus()

    def _tell(self, *_what: object) -> None:
        """Say what happens next."""
        parts.clear(self._next)
        for name, value in self.next_lines():
            self._next.addWidget(fact(name, value))
        self.effect.show()

    def next_lines(self) -> list[tuple[str, str]]:
        """Return what saving does, line by line."""
        is_gift = self._kind.currentData() == GIFT
        try:
            day = self._until.day()
        except UserError:
            day = None
        level = self._level.currentText()
        moves = self.tr("only up") if is_gift else self.tr("not at all")
        end = formats.day(day) if day else self.tr("until somebody ends it")
        after = self._after()
        if not after:
            follows = self.tr("what the live score gives")
        elif is_gift:
            follows = filled(self.tr("{level}, or what was earned meanwhile"), level=after)
        else:
            follows = after
        return [
            (self.tr("Level after saving"), level),
            (self.tr("Follows the score"), moves),
            (self.tr("Last day"), end),
            (self.tr("Then"), follows),
        ]

    def _after(self) -> str:
        """Return the name of the level that comes next; empty where only the score will tell."""
        if self._standing is not None:
            level = self._levels.get(self._standing.after)
            return level.name if level else ""
        return self._customer.level.name if self._customer.level else ""

    def save(self) -> None:
        """Set the level."""
        try:
            entry = OverrideEntry(
                self._customer.id,
                self._level.currentData() or 0,
                self._reason.text(),
                self._evidence.toPlainText(),
                self._until.day(),
                self._kind.currentData(),
            )
        except UserError as error:
            self.refuse(error)
            return
        self.run(self._jobs, lambda _progress: overrides.set_level(self._desk, entry), self.saved)


class EndDialog(FormDialog):
    """Ends a level set by hand before its time, with the reason."""

    def __init__(
        self, parent: QWidget, desk: Desk, jobs: Jobs, row: OverrideRow, levels: Mapping[int, Level]
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("EndOverrideDialog", "End level set by hand")
        act = translate("EndOverrideDialog", "End it")
        super().__init__(parent, title, act, name="override_end")
        self._desk, self._jobs, self._row = desk, jobs, row
        self.saved: Callable[[Done[None]], None] | None = None
        self.whom.addWidget(parts.label(row.name[:40], "section"))
        self.whom.addWidget(LevelBadge(held_by(row, levels)))
        self._reason = text_edit(longest=200)
        field = Field(translate("EndOverrideDialog", "Why it ends"), self._reason, name="reason")
        after = levels.get(row.after)
        words = f"{override_words.kind(row)}, {override_words.until(row)}"
        self.body.addWidget(parts.label(words, "body", "quiet", wrap=True))
        self.body.addWidget(field)
        self.set_form(Form({"reason": field}))
        box = parts.column(gap=6, margins=(16, 10, 16, 10), parent=self.effect)
        follows = after.name if after else translate("EndOverrideDialog", "what the score gives")
        box.addWidget(fact(translate("EndOverrideDialog", "Level after saving"), follows))
        self.effect.show()
        self._reason.setFocus()

    def save(self) -> None:
        """End it."""
        reason = self._reason.text()
        self.run(
            self._jobs,
            lambda _progress: overrides.end(self._desk, self._row.id, reason),
            self.saved,
        )
