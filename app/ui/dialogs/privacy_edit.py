"""What a customer agreed to, and a person's rights: all data handed out, the person erased."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from app.domain.access import Permission
from app.domain.consents import CHANNELS, PURPOSES, WAYS, WORDINGS, ConsentEntry
from app.i18n import translate as spoken
from app.services import privacy
from app.services.desk import Desk
from app.services.done import Done
from app.services.id_numbers import Held
from app.services.privacy import ConsentRow, Topic
from app.ui import formats
from app.ui.dialogs.frame import FormDialog
from app.ui.dialogs.sale_edit import Buyer
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field, Form
from app.ui.widgets.level_badge import LevelBadge

WIDTH: Final = 640
_INDENT: Final = 20
OFFERS: Final = "marketing"
TOPICS: Final[tuple[Topic, ...]] = tuple(
    (purpose, channel)
    for purpose in PURPOSES
    for channel in (CHANNELS if purpose == OFFERS else ("",))
)


@dataclass(frozen=True)
class PersonConsents:
    """What a customer said about each topic, and on which wording one agrees today."""

    rows: Sequence[ConsentRow]
    wording: str
    is_child: bool
    id_number: Held


class PrivacyDialog(FormDialog):
    """A tick for each purpose and channel; what is ticked anew is given, the rest withdrawn."""

    def __init__(
        self, parent: QWidget, desk: Desk, jobs: Jobs, customer: Buyer, found: PersonConsents
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("PrivacyDialog", "Consent and data")
        save = translate("PrivacyDialog", "Save")
        super().__init__(parent, title, save, name="privacy_dialog")
        self.setMinimumWidth(WIDTH)
        self._desk = desk
        self._jobs = jobs
        self._customer = customer
        self._newest = _newest(found.rows)
        self._boxes: dict[Topic, QCheckBox] = {}
        self.saved: Callable[[Done[int]], None] | None = None
        self.export_asked: Callable[[], None] | None = None
        self.erase_asked: Callable[[], None] | None = None
        self.reveal_asked: Callable[[], None] | None = None
        self.forget_asked: Callable[[], None] | None = None
        self.whom.addWidget(parts.label(customer.name[:40], "section"))
        self.whom.addWidget(LevelBadge(customer.level))
        self._how = QComboBox()
        for key, text in WAYS.items():
            self._how.addItem(spoken("Consents", text), key)
        self._how.setCurrentIndex(self._how.findData("paper" if found.is_child else "spoken"))
        self._build(found)

    def _build(self, found: PersonConsents) -> None:
        if found.is_child:
            text = self.tr("Under 14: a guardian has to agree, best signed on paper.")
            self.body.addWidget(parts.label(text, "table", "warn", wrap=True))
        may = self._desk.may(Permission.RECORD_CONSENT)
        self.body.addLayout(self._topics(may=may))
        own = found.wording.strip()
        hint = self.tr("On the program's words for each purpose; point at one to read them.")
        if own:
            hint = self.tr("On these words: {wording}").format(wording=own)
        for (purpose, _channel), box in self._boxes.items():
            box.setToolTip(own or spoken("Consents", WORDINGS[purpose]))
        how = Field(self.tr("How new consents were given"), self._how, name="how", hint=hint)
        self.body.addWidget(how)
        how.setVisible(may)
        if found.id_number.is_on:
            self.body.addLayout(self._id_number(found.id_number))
        self.act.setVisible(may)
        if self._desk.may(Permission.EXPORT_PERSON):
            self._add_way(self.tr("Hand out all data…"), "export", "hand_out", self._hand_out)
        if self._desk.may(Permission.ERASE_PERSON):
            self._add_way(self.tr("Erase…"), "close", "erase", self._erase, kind="danger")
        self.set_form(Form({"how": how}))
        for box in self._boxes.values():
            box.toggled.connect(self._on_touched)
        next(iter(self._boxes.values())).setFocus()

    def _id_number(self, held: Held) -> parts.Layout:
        """Return the row of the ID number, hidden; shown with a reason, deleted at once."""
        may = self._desk.may
        state = held.masked or self.tr("none is kept")
        if held.masked and not held.has_consent:
            state = self.tr("{number}, not to be shown: the consent is withdrawn")
            state = state.format(number=held.masked)
        title = parts.label(self.tr("ID number"), "caption")
        words = parts.column(title, parts.label(state, "table", name="id_number", wrap=True), gap=2)
        row = parts.row(gap=8)
        row.addLayout(words, 1)
        if held.masked and held.has_consent and may(Permission.REVEAL_ID_NUMBER):
            show = Button(self.tr("Show…"), icon="eye", name="show_id_number")
            show.clicked.connect(lambda: self._leave_for(self.reveal_asked))
            row.addWidget(show)
        if held.masked and may(Permission.EDIT_CUSTOMER):
            forget = Button(self.tr("Delete number…"), icon="close", name="delete_id_number")
            forget.clicked.connect(lambda: self._leave_for(self.forget_asked))
            row.addWidget(forget)
        return row

    def _add_way(
        self, text: str, icon: str, name: str, act: Callable[[], None], *, kind: str = "plain"
    ) -> None:
        button = Button(text, kind, icon=icon, name=name)
        button.clicked.connect(act)
        self.left.addWidget(button)

    def _topics(self, *, may: bool) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        place = 0
        for topic in TOPICS:
            purpose, channel = topic
            if channel and purpose not in {key for key, _ in self._boxes}:
                head = parts.label(spoken("Consents", PURPOSES[purpose]), "caption")
                head.setContentsMargins(0, 8, 0, 0)
                grid.addWidget(head, place, 0, 1, 2)
                place += 1
            title = spoken("Consents", CHANNELS[channel] if channel else PURPOSES[purpose])
            row = self._newest.get(topic)
            box = QCheckBox(title)
            box.setObjectName(f"consent_{purpose}_{channel}".rstrip("_"))
            box.setChecked(row is not None and row.withdrawn is None)
            box.setEnabled(may)
            box.setMinimumHeight(34)
            state = parts.label(
                self._state(row), "caption", "quiet", name=f"said_{purpose}_{channel}"
            )
            box.setAccessibleDescription(state.text())
            state.setToolTip(row.wording if row else "")
            indent = _INDENT if channel else 0
            grid.addLayout(parts.row(box, 0, margins=(indent, 0, 0, 0)), place, 0)
            grid.addWidget(state, place, 1, Qt.AlignmentFlag.AlignRight)
            self._boxes[topic] = box
            place += 1
        return grid

    def _state(self, row: ConsentRow | None) -> str:
        if row is None:
            return self.tr("never given")
        if row.withdrawn is not None:
            text = self.tr("withdrawn on {day} · told {by}")
            return text.format(day=formats.day(row.withdrawn), by=row.withdrawn_to)
        how = spoken("Consents", WAYS[row.how])
        text = self.tr("since {day} · {how} · told {by}")
        return text.format(day=formats.day(row.given), how=how, by=row.given_to)

    def answers(self) -> list[ConsentEntry | Topic]:
        """Return what is said otherwise than before: entries that are given, topics withdrawn."""
        said: list[ConsentEntry | Topic] = []
        for topic, box in self._boxes.items():
            row = self._newest.get(topic)
            stands = row is not None and row.withdrawn is None
            if box.isChecked() and not stands:
                how = str(self._how.currentData())
                said.append(ConsentEntry(self._customer.id, *topic, how=how))
            elif stands and not box.isChecked():
                said.append(topic)
        return said

    def save(self) -> None:
        """Take the answers; what is withdrawn counts at once in every list."""
        said, desk, customer = self.answers(), self._desk, self._customer.id
        if not said:
            self.accept()
            return
        self.run(self._jobs, lambda _p: privacy.agree(desk, customer, said), self.saved)

    def _hand_out(self) -> None:
        self._leave_for(self.export_asked)

    def _erase(self) -> None:
        self._leave_for(self.erase_asked)

    def _leave_for(self, act: Callable[[], None] | None) -> None:
        """Close, asking if something was ticked, then go on to another act."""
        self.reject()
        if not self.isVisible() and act is not None:
            act()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the focus on Enter; move between ticks with the arrows."""
        focused = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focused, Button):
            focused.click()
            return
        steps = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}
        boxes = list(self._boxes.values())
        if event.key() in steps and focused in boxes:
            place = boxes.index(focused) + steps[event.key()]
            boxes[min(max(0, place), len(boxes) - 1)].setFocus()
            return
        super().keyPressEvent(event)


def _newest(rows: Sequence[ConsentRow]) -> Mapping[Topic, ConsentRow]:
    """Return the newest consent of each topic; the rows come newest first."""
    found: dict[Topic, ConsentRow] = {}
    for row in rows:
        found.setdefault((row.purpose, row.channel), row)
    return found
