"""The Service page: what is overdue, due today, later and done; the case with its course."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from app.domain.access import Permission
from app.domain.cases import KINDS, CaseKind, Urgency
from app.services import cases, star_table
from app.services.case_views import CaseCard, CaseRow
from app.services.cases import CaseCounts, CaseView
from app.services.customers import Hit
from app.services.desk import Desk
from app.services.done import Changes
from app.services.progress import Progress
from app.services.star_table import LevelCount
from app.ui import case_words
from app.ui.case_acts import CaseActs
from app.ui.commands import Command
from app.ui.dialogs.customer_pick import CustomerPick
from app.ui.dialogs.sale_edit import Buyer
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.page import Page, Part
from app.ui.widgets import parts
from app.ui.widgets.button import Button
from app.ui.widgets.card_text import KeyCap
from app.ui.widgets.case_list import CaseList
from app.ui.widgets.case_panel import CasePanel
from app.ui.widgets.empty_hint import EmptyHint
from app.ui.widgets.filter_bar import Choice, FilterBar
from app.ui.widgets.level_badge import Level, held_by, levels_of
from app.ui.widgets.search_box import SearchBox

_MOST_DONE: Final = 50
_QUIET_MS: Final = 60
# What the chips stand for: all is None, then one's own cases, then the kinds.
_MINE: Final = 0
_CHIPS: Final[dict[int, CaseKind]] = dict(enumerate(KINDS, 1))


@dataclass(frozen=True)
class _Seen:
    """What the page shows, read in one go."""

    counts: CaseCounts
    levels: Sequence[LevelCount]
    rows: tuple[CaseRow, ...]


class ServicePage(Page):
    """The service log of the shop."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs) -> None:
        super().__init__(desk, hub, jobs)
        self.setObjectName("service_page")
        self.title.setText(self.tr("Service"))
        self._levels: dict[int, Level] = {}
        self._wanted: int | None = None
        self.list = CaseList(desk.clock.today)
        self.panel = CasePanel(desk)
        self.chips = FilterBar("case_chips")
        self.search = SearchBox(self.tr("Customer, words, number"), name="case_search")
        self.case_acts = CaseActs(self)
        self.case_acts.told = self._want
        self._soon = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._soon.timeout.connect(self._ask_card)
        self._build()
        self.search.asked.connect(lambda _words: self.refresh())
        self.search.left.connect(self.list.setFocus)
        self.chips.chosen.connect(lambda _value: self.refresh())
        self.list.chosen.connect(self._soon.start)
        self.list.opened.connect(self.panel.focus_acts)
        self.list.left.connect(self.search.setFocus)
        self.list.letter.connect(self._on_letter)
        self.panel.customer_asked.connect(lambda key: self.page_asked.emit("front_desk", key))

    def _build(self) -> None:
        if self.desk.may(Permission.LOG_CASE):
            button = Button(self.tr("Log a contact"), icon="plus", key="Ctrl+N", name="log_case")
            button.clicked.connect(self.log)
            self.acts.addWidget(button)
        self.search.setFixedWidth(224)
        self.body.addLayout(parts.row(self._strip(), self.search, gap=16))
        card = parts.card("case_card")
        parts.column(self.list, self._keys(), gap=0, margins=(1, 8, 1, 1), parent=card)
        self._empty = EmptyHint("service")
        empty = parts.card("no_cases")
        parts.column(self._empty, parent=empty)
        self._stack = QStackedWidget()
        self._stack.addWidget(card)
        self._stack.addWidget(empty)
        main = parts.row(gap=16)
        main.addWidget(self._stack, 1)
        main.addWidget(self.panel)
        self.body.addLayout(main, 1)

    def _strip(self) -> QScrollArea:
        """Return the chips in a strip that gives way: long words scroll, the focus is followed."""
        inner = QWidget()
        parts.row(self.chips, 0, parent=inner)
        strip = QScrollArea(widgetResizable=True)
        strip.setFrameShape(QFrame.Shape.NoFrame)
        strip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        strip.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        strip.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        strip.setFixedHeight(32)
        strip.setMinimumWidth(0)
        strip.setWidget(inner)
        return strip

    def _keys(self) -> QWidget:
        """Return the line of keys below the list."""
        frame = parts.card("case_keys", part="actions")
        frame.setFixedHeight(36)
        box = parts.row(gap=6, margins=(16, 0, 16, 0), parent=frame)
        keys = [("↑↓", self.tr("choose")), ("Return", self.tr("open"))]
        if self.desk.may(Permission.CLOSE_CASE):
            keys.append(("C", self.tr("close")))
        if self.desk.may(Permission.LOG_CASE):
            keys += [("L", self.tr("note")), ("E", self.tr("change")), ("N", self.tr("new"))]
        for key, word in keys:
            text = parts.Elided("caption")
            text.setText(word)
            box.addWidget(KeyCap(key))
            box.addWidget(text, 1)
        return frame

    def commands(self) -> Sequence[Command]:
        """Return what can be done here, by what the role may."""
        own = [Command("find_case", self.tr("Find a case"), self.search.setFocus, "/", "search")]
        if self.desk.may(Permission.LOG_CASE):
            text = self.tr("Log a contact")
            own.append(Command("log_case", text, self.log, "Ctrl+N", "plus"))
        return [*own, *self._open_acts(), *self._done_acts()]

    def _open_acts(self) -> list[Command]:
        """Return the acts about an open case."""
        may = self.desk.may
        acts = []
        if may(Permission.CLOSE_CASE):
            text = self.tr("Close case")
            acts.append(Command("close_case", text, self.close_case, "F8", "check"))
        if may(Permission.LOG_CASE):
            text = self.tr("Note")
            acts.append(Command("note_case", text, self.note, "Ctrl+M", "phone"))
            acts.append(Command("change_case", self.tr("Change"), self.change, "F4", "note"))
        return acts

    def _done_acts(self) -> list[Command]:
        """Return the acts about a done case."""
        if not self.desk.may(Permission.CLOSE_CASE):
            return []
        return [Command("reopen_case", self.tr("Reopen"), self.reopen, "F9", "return")]

    def widget(self) -> QWidget:
        """Return the page as the parent of dialogs."""
        return self

    def go_first(self) -> None:
        """Begin in the list."""
        self.list.setFocus()

    def show_customer(self, customer_id: int) -> None:
        """Show the cases of one customer: the first of them is chosen."""
        self.search.clear()
        self.jobs.ask(
            lambda _progress: cases.history_of(self.desk, customer_id),
            self._go_to_one,
            initiator=self,
            failed=self.refuse,
        )

    def show_part(self, part: Part) -> None:
        """Show every case with one of them chosen, by its number."""
        self.search.clear()
        self.chips.show_value(None)
        self._want(part.number)

    def _go_to_one(self, rows: Sequence[CaseRow]) -> None:
        opened = [row for row in rows if row.is_open] or list(rows)
        if opened:
            self._want(opened[0].id)

    def _want(self, case_id: int) -> None:
        """Choose a case as soon as it is shown."""
        self._wanted = case_id
        self.refresh()

    def take_changes(self, changes: Changes, _initiator: object) -> None:
        """Follow acts about cases, customers and their levels."""
        if changes.cases or changes.customers or changes.all_customers or changes.scheme:
            self.refresh()

    def refresh(self) -> None:
        """Read counts and cases anew."""
        value, words = self.chips.value, self.search.text().strip()
        kind = _CHIPS.get(value, "") if value is not None else ""
        owner = self.desk.actor.login if value == _MINE else None
        view = CaseView("open", kind, owner, words)
        done = CaseView("done", kind, owner, words)

        def look(_progress: Progress) -> _Seen:
            opened = cases.list_cases(self.desk, view)
            closed = cases.list_cases(self.desk, done, _MOST_DONE)
            levels = star_table.level_counts(self.desk)
            return _Seen(cases.counts(self.desk), levels, (*opened, *closed))

        self.jobs.ask(look, self._show, initiator=self, failed=self.refuse, replaces="cases")

    def _show(self, seen: _Seen) -> None:
        self._levels = levels_of(seen.levels)
        self._show_chips(seen.counts)
        self._show_state(seen.counts)
        is_narrowed = self.chips.value is not None or bool(self.search.text().strip())
        counts = {} if is_narrowed else dict(seen.counts.urgencies)
        self.list.show_rows(seen.rows, counts, self._levels)
        if self._wanted is not None and self.list.choose(self._wanted):
            self._wanted = None
        self._stack.setCurrentIndex(0 if seen.rows else 1)
        self.panel.setVisible(bool(seen.rows))
        if not seen.rows:
            self._show_empty(is_narrowed=is_narrowed)
        self._soon.start()

    def _show_chips(self, counts: CaseCounts) -> None:
        choices = [
            Choice(None, self.tr("All"), counts.open),
            Choice(_MINE, self.tr("Mine"), counts.mine),
            *(
                Choice(value, case_words.kind(kind), counts.kinds.get(kind, 0))
                for value, kind in _CHIPS.items()
            ),
        ]
        if choices != [chip.choice for chip in self.chips.chips]:
            self.chips.show_choices(choices)

    def _show_state(self, counts: CaseCounts) -> None:
        translate = QCoreApplication.translate
        count = counts.open
        words = [translate("ServicePage", "%Ln open", "", count)]
        if over := counts.urgencies.get(Urgency.OVERDUE, 0):
            words.append(translate("ServicePage", "%Ln overdue", "", over))
        words.append(self.tr("by star, then by age"))
        self.state.setText(self.tr(", ").join(words))

    def _show_empty(self, *, is_narrowed: bool) -> None:
        if is_narrowed:
            clear = Button(self.tr("Show all cases"), "primary", name="show_all")
            clear.clicked.connect(self._show_all)
            what = self.tr("No case fits.")
            self._empty.show_hint(what, self.tr("Take the filter away or search for less."), clear)
            return
        acts = []
        if self.desk.may(Permission.LOG_CASE):
            log = Button(self.tr("Log a contact"), "primary", icon="plus", name="log_first")
            log.clicked.connect(self.log)
            acts.append(log)
        self._empty.show_hint(
            self.tr("No cases yet."),
            self.tr("Complaints, questions, return visits and ideas of customers stand here."),
            *acts,
        )

    def _show_all(self) -> None:
        self.search.clear()
        if self.chips.value is None:
            self.refresh()
        else:
            self.chips.choose(None)

    def _ask_card(self) -> None:
        row = self.list.current()
        if row is None:
            self.panel.show_nothing()
            return
        self.jobs.ask(
            lambda _progress: cases.case_card(self.desk, row.id),
            self._show_card,
            initiator=self,
            failed=self.refuse,
            replaces="case",
        )

    def _show_card(self, card: CaseCard) -> None:
        acts = self._open_acts() if card.row.is_open else self._done_acts()
        self.panel.show_card(card, self._levels, acts)

    def log(self) -> None:
        """Choose a customer and log a contact of theirs."""
        dialog = CustomerPick(self, self.desk, self.jobs, self._levels)
        dialog.setWindowTitle(self.tr("Log a contact"))
        dialog.picked = self._log
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _log(self, hit: Hit) -> None:
        self.case_acts.log(Buyer(hit.id, hit.name, held_by(hit, self._levels)))

    def _buyer(self, row: CaseRow) -> Buyer:
        return Buyer(row.customer_id, row.name, held_by(row, self._levels))

    def close_case(self) -> None:
        """Close the chosen case with its result."""
        row = self.list.current()
        if row is not None and row.is_open:
            self.case_acts.close(self._buyer(row), row)

    def note(self) -> None:
        """Note a further contact in the chosen case."""
        row = self.list.current()
        if row is not None and row.is_open:
            self.case_acts.note(row)

    def change(self) -> None:
        """Change the chosen case."""
        row = self.list.current()
        if row is not None and row.is_open:
            self.case_acts.change(self._buyer(row), row)

    def reopen(self) -> None:
        """Open the chosen case again."""
        row = self.list.current()
        if row is not None and not row.is_open:
            self.case_acts.reopen(row)

    def _on_letter(self, letter: str) -> None:
        """Act on a letter typed in the list."""
        acts = {"N": "log_case", "C": "close_case", "L": "note_case", "E": "change_case"}
        for command in self.commands():
            if command.name == acts.get(letter):
                command.act()
