"""The Today page: how the month goes, what is to be done, who deserves a word, how safe it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QStackedWidget, QWidget

from app.domain.access import Permission
from app.i18n import listed
from app.services import backup_rounds, star_table, today, today_figures
from app.services.backup_rounds import BackupState
from app.services.customers import Hit
from app.services.desk import Desk
from app.services.done import Changes
from app.services.progress import Progress
from app.services.star_table import LevelCount
from app.services.today import CareKind, CareRow, Tasks, Todo, TodoKind
from app.services.today_figures import Figure, FigureKey, Figures
from app.ui import today_words
from app.ui.backup_acts import BackupActs
from app.ui.commands import Command
from app.ui.customer_acts import CustomerActs
from app.ui.dialogs.customer_pick import CustomerPick
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.page import LOW_WINDOW, Page, Part
from app.ui.widgets import parts
from app.ui.widgets.button import Button, act_button
from app.ui.widgets.empty_hint import EmptyHint
from app.ui.widgets.figure_card import FigureCard, FigureFace
from app.ui.widgets.level_badge import Level, levels_of
from app.ui.widgets.progress_card import ProgressCard
from app.ui.widgets.review_charts import AreaChart
from app.ui.widgets.today_lists import CareDelegate, OpenList, TodoDelegate
from app.ui.widgets.today_safety import SafetyCard

_SIDE, _WIDE_SIDE, _WIDE = 352, 400, 1600
_CHART: Final = 200
_NOON, _EVENING = 12, 18
# Where something to do is done: the page and its part.
_PLACES: Final = {
    TodoKind.REVIEWS: ("reviews", Part("due")),
    TodoKind.NOTICES: ("reviews", Part("due")),
    TodoKind.HELD: ("reviews", Part("hands")),
}


@dataclass(frozen=True)
class _Seen:
    """What the lists need, read in one go."""

    tasks: Tasks
    levels: Sequence[LevelCount]


class TodayPage(Page):
    """What somebody wants to know first, each with the way to where it is done."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs) -> None:
        super().__init__(desk, hub, jobs)
        self.setObjectName("today_page")
        self._levels: dict[int, Level] = {}
        self._chosen: int | None = None
        day = desk.clock.today()
        self.progress = ProgressCard()
        self.customer_acts = CustomerActs(self, self._levels)
        self.backups = BackupActs(self, self._read_safety)
        self.cards = {key: FigureCard(f"figure_{key}") for key in FigureKey}
        self.chart = AreaChart("today_shares", _CHART)
        self.todos = OpenList("todo_list")
        self._todo_lines = TodoDelegate(self.todos, day)
        self.care = OpenList("care_list")
        self._care_lines = CareDelegate(self.care, day)
        self.safety = SafetyCard(self._safety_commands())
        self._build()
        self.chart.clicked.connect(lambda _at: self.page_asked.emit("reviews", Part("trend")))
        self.todos.opened.connect(self._on_todo)
        self.care.opened.connect(lambda row: self.page_asked.emit("front_desk", row.id))
        self._show_head()

    def _build(self) -> None:
        for command in self._counter_commands():
            kind = "primary" if command.name == "find_customer" else "plain"
            self.acts.addWidget(act_button(command, kind, name=f"today_{command.name}"))
        self.todos.setItemDelegate(self._todo_lines)
        self.care.setItemDelegate(self._care_lines)
        self.todos.setAccessibleName(self.tr("To do"))
        self.care.setAccessibleName(self.tr("Deserve a word"))
        self.figures = parts.row(*self.cards.values(), gap=16)
        self._todo_room = self._listed(
            self.todos, self.tr("Nothing is due today."), self.tr("What falls due stands here.")
        )
        self._care_room = self._listed(
            self.care,
            self.tr("Nobody needs a word right now."),
            self.tr("Complaints, birthdays and new levels stand here."),
        )
        self._chart_card = parts.card("today_chart")
        parts.column(self.chart, gap=0, margins=(20, 10, 12, 8), parent=self._chart_card)
        self._todo_card = self._card(self.tr("To do"), self.tr("by due time"), self._todo_room)
        self._care_card = self._card(
            self.tr("Deserve a word"), self.tr("the most urgent first"), self._care_room
        )
        self.hint = self._hint()
        self.grid = QGridLayout()
        self.grid.setSpacing(16)
        self.grid.setColumnStretch(0, 1)
        self.grid.setRowStretch(0, 3)
        self.grid.setRowStretch(1, 2)
        inside = QWidget()
        self.room = parts.column(self.figures, gap=16, parent=inside)
        self.room.addLayout(self.grid, 1)
        self.body.addWidget(self.progress)
        self.body.addWidget(self._scrolled(inside), 1)
        self._show_cards(has_customers=True, has_chart=False)

    @staticmethod
    def _scrolled(inside: QWidget) -> QScrollArea:
        """Return the cards in a room that scrolls where large text or a notice takes too much."""
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

    def _listed(self, view: OpenList, what: str, todo: str) -> QStackedWidget:
        """Return a list, and what stands in its place where it is empty."""
        room = QStackedWidget()
        empty = EmptyHint("check", name=f"{view.objectName()}_empty")
        empty.show_hint(what, todo)
        room.addWidget(view)
        room.addWidget(empty)
        return room

    def _card(self, title: str, note: str, inside: QWidget) -> QFrame:
        card = parts.card()
        quiet = parts.Elided("hint")
        quiet.setText(note)
        quiet.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = parts.row(parts.label(title, "section"), gap=12, margins=(20, 0, 20, 0))
        head.addWidget(quiet, 1)
        box = parts.column(head, gap=6, margins=(1, 14, 1, 8), parent=card)
        box.addWidget(inside, 1)
        return card

    def _hint(self) -> QFrame:
        """Return what a shop without customers shows."""
        card = parts.card("today_empty")
        hint = EmptyHint("today")
        acts = []
        if self.desk.may(Permission.IMPORT):
            bring = Button(self.tr("Import a file"), "plain", icon="data", name="today_import")
            bring.clicked.connect(lambda: self.page_asked.emit("data", None))
            acts.append(bring)
        if self.desk.may(Permission.EDIT_CUSTOMER):
            add = Button(
                self.tr("To the front desk"), "plain", icon="user-plus", name="today_front_desk"
            )
            add.clicked.connect(lambda: self.page_asked.emit("front_desk", None))
            acts.append(add)
        hint.show_hint(
            self.tr("No customers yet."),
            self.tr("Import a list, or add the first customer at the front desk."),
            *acts,
        )
        parts.column(hint, parent=card)
        return card

    def _show_cards(self, *, has_customers: bool, has_chart: bool) -> None:
        """Put up the cards that have something to say, and leave the others out."""
        has_chart = has_chart and has_customers
        cards = (self.hint, self._chart_card, self._todo_card, self._care_card, self.safety)
        for card in cards:
            self.grid.removeWidget(card)
        self.grid.addWidget(self._chart_card, 0, 0)
        self.grid.addWidget(self._care_card, int(has_chart), 0, 2 - int(has_chart), 1)
        self.grid.addWidget(self._todo_card, 0, 1)
        self.grid.addWidget(self.safety, int(has_customers), 1)
        self.grid.addWidget(self.hint, 0, 0)
        self.grid.setRowStretch(1, 2 if has_customers else 0)
        self.hint.setVisible(not has_customers)
        self._chart_card.setVisible(has_chart)
        self._care_card.setVisible(has_customers)
        self._todo_card.setVisible(has_customers)

    def _show_head(self) -> None:
        """Greet, and say which day it is."""
        hour = self.desk.clock.now().astimezone().hour
        hello = self.tr("Good morning, {name}")
        if hour >= _EVENING:
            hello = self.tr("Good evening, {name}")
        elif hour >= _NOON:
            hello = self.tr("Good afternoon, {name}")
        self.title.setText(hello.format(name=self.desk.actor.name[:40]))
        day = self.desk.clock.today()
        pattern = self.tr("dddd, d MMMM")
        self.state.setText(QLocale().toString(QDate(day.year, day.month, day.day), pattern))
        self._todo_lines.today = self._care_lines.today = day

    def commands(self) -> Sequence[Command]:
        """Return what can be done here, by what the role may."""
        return [*self._counter_commands(), *self._safety_commands()]

    def _counter_commands(self) -> list[Command]:
        """Return the acts of the counter that stand one click away."""
        may, acts = self.desk.may, []
        if may(Permission.RECORD_SALE):
            text = QCoreApplication.translate("CounterActs", "Record sale")
            acts.append(Command("sale", text, self.sell, "F2", "receipt"))
        if may(Permission.LOG_CASE):
            text = QCoreApplication.translate("CounterActs", "Log a contact")
            acts.append(Command("contact", text, self.log, "F6", "service"))
        text = self.tr("Look up")
        return [*acts, Command("find_customer", text, self.find_customer, "/", "search")]

    def _safety_commands(self) -> list[Command]:
        if not self.desk.may(Permission.BACK_UP):
            return []
        return [self.backups.now(), *self.backups.second()]

    def widget(self) -> QWidget:
        """Return the page as the parent of dialogs."""
        return self

    def current(self) -> int | None:
        """Return the customer that acts are about: the one just chosen for them."""
        return self._chosen

    def show_customer(self, customer_id: int) -> None:
        """Go to a customer's card."""
        self.page_asked.emit("front_desk", customer_id)

    def find_customer(self) -> None:
        """Go to the front desk's field."""
        self.page_asked.emit("front_desk", None)

    def sell(self) -> None:
        """Choose a customer and record a sale of theirs."""
        title = QCoreApplication.translate("CounterActs", "Record sale")
        self._pick(title, self.customer_acts.sell)

    def log(self) -> None:
        """Choose a customer and log a contact of theirs."""
        title = QCoreApplication.translate("CounterActs", "Log a contact")
        self._pick(title, self.customer_acts.log)

    def _pick(self, title: str, act: Callable[[], None]) -> None:
        def picked(hit: Hit) -> None:
            self._chosen = hit.id
            act()

        dialog = CustomerPick(self, self.desk, self.jobs, self._levels)
        dialog.setWindowTitle(title)
        dialog.picked = picked
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def go_first(self) -> None:
        """Begin in the list of what is to do, else with the next best that can be done."""
        buttons = [*self.hint.findChildren(Button), *self.findChildren(Button)]
        choices = [self.todos, self.care, *buttons]
        shown = (one for one in choices if one.isVisibleTo(self))
        next(shown, self.todos).setFocus()

    def take_changes(self, changes: Changes, _initiator: object) -> None:
        """Follow everything that a figure or a list here is made of."""
        if changes == Changes():
            self._read_safety()
        elif changes != Changes(views=True) and changes != Changes(benefits=True):
            self.refresh()

    def refresh(self) -> None:
        """Read everything anew: the short lists first, then what takes longer."""
        desk = self.desk
        self._show_head()

        def look(_progress: Progress) -> _Seen:
            return _Seen(today.tasks(desk), star_table.level_counts(desk))

        self._ask(look, self._show_tasks, "today_tasks")
        self._ask(lambda _p: today_figures.figures(desk), self._show_figures, "today_figures")
        self._read_safety()

    def _ask(self, look: object, show: object, replaces: str) -> None:
        self.jobs.ask(look, show, initiator=self, failed=self.refuse, replaces=replaces)  # type: ignore[arg-type] # a question and who takes its answer

    def _read_safety(self) -> None:
        desk = self.desk
        self._ask(lambda _p: backup_rounds.state(desk), self.take_backups, "today_safety")

    def take_backups(self, state: BackupState) -> None:
        """Show the age of a backup that took itself."""
        self.safety.show_state(state, self.desk.clock.now())

    def _show_tasks(self, seen: _Seen) -> None:
        tasks, day = seen.tasks, self.desk.clock.today()
        self._levels.clear()
        self._levels.update(levels_of(seen.levels))
        self._care_lines.set_levels(self._levels)
        had_focus = self.todos.hasFocus() or self.care.hasFocus()
        self.todos.show_rows([(todo, _todo_aloud(todo, day)) for todo in tasks.todos])
        self.care.show_rows([(row, _care_aloud(row, day)) for row in tasks.care])
        self._todo_room.setCurrentIndex(0 if tasks.todos else 1)
        self._care_room.setCurrentIndex(0 if tasks.care else 1)
        self._show_cards(
            has_customers=tasks.has_customers, has_chart=not self._chart_card.isHidden()
        )
        if had_focus:
            self.go_first()

    def _show_figures(self, seen: Figures) -> None:
        shown = {one.key: one for one in seen.figures if isinstance(one.value, int)}
        for key, card in self.cards.items():
            card.setVisible(key in shown)
            if key in shown:
                card.show_face(self._face(shown[key]))
        months = [one for one in seen.months if one.customers]
        if has_chart := len(months) > 1:
            self.chart.show_months(months, self._levels)
        self._show_cards(has_customers=self.hint.isHidden(), has_chart=has_chart)

    def _face(self, figure: Figure) -> FigureFace:
        decimals, currency = self.desk.decimals, self.desk.currency
        return FigureFace(
            today_words.title(figure),
            today_words.value(figure, decimals, currency),
            today_words.change(figure),
            figure.course,
            today_words.exactly(figure, decimals, currency),
        )

    def _on_todo(self, todo: Todo) -> None:
        """Go where something is done: to the case, the reviews, the customer, the birthdays."""
        if todo.kind in {TodoKind.OVERDUE, TodoKind.CASES}:
            self.page_asked.emit("service", Part("case", todo.case))
        elif todo.customer:
            self.show_customer(todo.customer)
        elif todo.kind is TodoKind.BIRTHDAYS:
            kinds = [row.kind for row in self.care.rows]
            self.care.setCurrentRow(kinds.index(CareKind.BIRTHDAY))
            self.care.setFocus()
        else:
            self.page_asked.emit(*_PLACES[todo.kind])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the side more room in a wide window, and less air in a low one."""
        super().resizeEvent(event)
        gap = 12 if self.window().height() < LOW_WINDOW else 16
        self.room.setSpacing(gap)
        self.grid.setVerticalSpacing(gap)
        side = _WIDE_SIDE if self.window().width() >= _WIDE else _SIDE
        side = max(side, self.safety.minimumSizeHint().width())
        for card in (self._todo_card, self.safety):
            card.setFixedWidth(side)


def _todo_aloud(todo: Todo, day: date) -> str:
    """Return what is read aloud of something to do."""
    return f"{today_words.todo_title(todo)} {todo.count}, {today_words.todo_words(todo, day)}"


def _care_aloud(row: CareRow, day: date) -> str:
    """Return what is read aloud of somebody who deserves a word."""
    words = (row.name, row.level_name, today_words.why(row), today_words.when(row, day)[0])
    return listed(word for word in words if word)
