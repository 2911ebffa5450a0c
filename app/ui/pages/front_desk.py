"""The front desk: one field, results as one types, the customer's card, acts by key."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from app.domain.access import Permission
from app.services import front_desk
from app.services.desk import Desk
from app.services.done import Changes
from app.services.front_desk import Counter, CounterCard, FoundRow
from app.ui import formats
from app.ui.commands import Command
from app.ui.customer_acts import CustomerActs
from app.ui.hub import Hub
from app.ui.jobs import Jobs
from app.ui.page import LOW_WINDOW, Page
from app.ui.widgets import parts
from app.ui.widgets.banner import Notice
from app.ui.widgets.button import act_button
from app.ui.widgets.card_hints import CardHint, footer
from app.ui.widgets.card_results import ResultList
from app.ui.widgets.card_search import CounterSearch
from app.ui.widgets.card_view import CardView
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.level_badge import Level

_RESULTS: Final = 368
_MOST_RECENT: Final = 8


class FrontDeskPage(Page):
    """Find a customer, see the star and what it gives, record, undo: all by keys."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, *, has_amounts: bool = False) -> None:
        super().__init__(desk, hub, jobs)
        self.setObjectName("front_desk_page")
        self.title.hide()
        self.state.hide()
        self._levels: dict[int, Level] = {}
        self._current: int | None = None
        self._found: Sequence[FoundRow] = ()
        self._recent: dict[int, datetime] = {}
        self._enters = False
        self._is_asked = False
        self._waiting: Callable[[], None] | None = None
        self._is_empty = False
        self._has_amounts = has_amounts
        self.search = CounterSearch(self.tr("Name, pinyin, last four digits, number"))
        self.results = ResultList()
        self.counter = CustomerActs(self, self._levels)
        self.counter.phone_shown = self._show_phone
        self.counter.begun = self._remember
        self.counter.waits = self._wait_for_list
        self.counter.typing = self.search
        self.card = CardView(desk, self.counter.commands())
        self.hint = CardHint(desk, self.counter.add_typed)
        self._fold_later = QTimer(self, singleShot=True)
        self._fold_later.timeout.connect(self._on_time)
        self._build()
        self._connect()

    def _build(self) -> None:
        top = parts.row(gap=16)
        top.addWidget(self.search, 1)
        for command in self.commands():
            if command.name == "new_customer":
                self._new = act_button(command)
                top.addWidget(self._new)
            elif command.name == "amounts":
                self._eye = IconButton("eye-off", command.title, name="amounts", key=command.key)
                self._eye.clicked.connect(command.act)
                top.addWidget(self._eye)
                self._say_amounts()
        self.body.addLayout(top)
        side = parts.card("results_card")
        side.setFixedWidth(_RESULTS)
        box = parts.column(gap=0, margins=(1, 8, 1, 1), parent=side)
        box.addWidget(self.results, 1)
        box.addWidget(footer())
        frame = parts.card("hint_card")
        parts.column(self.hint, parent=frame)
        self._stack = QStackedWidget()
        self._stack.addWidget(frame)
        self._stack.addWidget(self.card)
        below = parts.row(side, gap=16)
        below.addWidget(self._stack, 1)
        self.body.addLayout(below, 1)

    def _connect(self) -> None:
        self.search.asked.connect(self._on_asked)
        self.search.moved.connect(self.results.step)
        self.search.entered.connect(self._on_entered)
        self.search.emptied.connect(self._on_emptied)
        self.search.touched.connect(self._stay)
        self.results.chosen.connect(self._open)
        self.results.opened.connect(self._on_opened)
        self.card.eye_pressed.connect(self.counter.reveal)
        self.card.preferences_pressed.connect(self.counter.prefer)
        self.card.privacy_pressed.connect(self.counter.show_privacy)
        self.card.cases_pressed.connect(lambda: self.page_asked.emit("service", self._current))
        self.card.acts.left.connect(self.search.setFocus)
        self.hint.data_asked.connect(lambda: self.page_asked.emit("data", None))

    def commands(self) -> Sequence[Command]:
        """Return what can be done here, by what the role may."""
        acts = list(self.counter.commands())
        if self.desk.may(Permission.SEE_AMOUNTS):
            text = self.tr("Show or hide amounts")
            acts.append(Command("amounts", text, self.turn_amounts, "F9", "eye"))
        if self.desk.may(Permission.EDIT_CUSTOMER):
            text = self.tr("New customer")
            acts.append(
                Command("new_customer", text, self._add, "Ctrl+N", "user-plus"),
            )
        return acts

    def turn_amounts(self) -> None:
        """Show amounts on the card, or hide them again as from the front desk; kept on this PC."""
        self._has_amounts = not self._has_amounts
        self.preferences_asked.emit("amounts", "yes" if self._has_amounts else "no")
        self._say_amounts()
        self._stay()
        if self._current is not None:
            self._ask_card(self._current)

    def _say_amounts(self) -> None:
        if self._has_amounts:
            self._eye.show_icon("eye", self.tr("Amounts are shown; hide them"))
        else:
            self._eye.show_icon("eye-off", self.tr("Amounts are hidden; show them"))

    def widget(self) -> QWidget:
        """Return the page as the parent of dialogs."""
        return self

    def current(self) -> int | None:
        """Return the customer that acts are about."""
        return self._current

    def go_first(self) -> None:
        """Begin in the search field; what was typed is replaced by the next word."""
        self.search.setFocus()
        self.search.selectAll()
        self._stay()

    def say(self, notice: Notice) -> None:
        """Show a notice; after an act work goes on in the search field."""
        super().say(notice)
        if notice.tone == "ok":
            self.go_first()

    def show_customer(self, customer_id: int) -> None:
        """Open one customer's card, from another page or after adding it."""
        self._remember(customer_id)
        self._current = None
        self.search.clear()
        self.search.ask_now()
        self._open(customer_id)
        self._ask_list()

    def refresh(self) -> None:
        """Read levels, list and card anew."""
        self.jobs.ask(
            lambda _progress: front_desk.counter(self.desk),
            self._show_counter,
            initiator=self,
            replaces="desk counter",
        )
        self._ask_list()
        if self._current is not None:
            self._ask_card(self._current)

    def take_changes(self, changes: Changes, _initiator: object) -> None:
        """Show the card and the list anew when they may have changed."""
        if changes.all_customers or changes.scheme or changes.settings or self._is_empty:
            self.refresh()
            return
        self._ask_list()
        if self._current is not None:
            self._ask_card(self._current)

    def _show_counter(self, counter: Counter) -> None:
        total = len(counter.levels)
        self._levels.clear()
        for rank, rule in enumerate(counter.levels, 1):
            self._levels[rank] = Level(rank, total, rule.stars, rule.name, rule.colour)
        self.results.set_levels(self._levels)
        self._is_empty = not counter.has_customers
        self._fold_later.stop()
        self._fold_later.setInterval(1000 * counter.hides_after_s)
        self._stay()
        self._say_nothing()

    def _on_asked(self, _text: str) -> None:
        self._enters = False
        self._is_asked = True
        self._waiting = None
        self._ask_list()

    def _wait_for_list(self, act: Callable[[], None]) -> bool:
        """Keep an act until the typed text was answered, so that it is about whom that finds."""
        self.search.ask_now()
        self._waiting = act if self._is_asked else None
        return self._is_asked

    def _ask_list(self) -> None:
        """Ask whom the typed text finds and whom was just served."""
        text = self.search.text().strip()
        recent = list(self._recent)[::-1]

        def look(_progress: object) -> tuple[Sequence[FoundRow], Sequence[FoundRow]]:
            found = front_desk.find(self.desk, text) if text else ()
            return found, front_desk.rows_of(self.desk, recent)

        self.jobs.ask(
            look,
            lambda seen: self._show_list(*seen),
            initiator=self,
            failed=self._on_not_found,
            replaces="desk list",
        )

    def _on_not_found(self, error: BaseException) -> None:
        self._is_asked, self._waiting = False, None
        self.search.let_go()
        self.refuse(error)

    def _show_list(self, found: Sequence[FoundRow], recent: Sequence[FoundRow]) -> None:
        self._found = found
        is_new, self._is_asked = self._is_asked, False
        known = {row.id for row in found}
        times = [(row, f"{self._recent[row.id]:%H:%M}") for row in recent if row.id not in known]
        self.results.show_rows(found, times, self.desk.clock.today())
        self._tell_count(len(found))
        if is_new and self.search.text().strip():
            self._open(found[0].id if found else None)
        self.results.choose(self._current)
        self._say_nothing()
        if self._enters:
            self._on_entered()
        act, self._waiting = self._waiting, None
        if act is not None:
            act()

    def _tell_count(self, count: int) -> None:
        is_cut = count >= front_desk.MOST_FOUND
        best = self.tr("the best {count}").format(count=count)
        self.search.tell(best if is_cut else formats.customers(count))

    def _open(self, customer_id: int | None) -> None:
        """Let acts be about a customer and show its card as soon as it is read."""
        self._stay()
        if customer_id == self._current:
            return
        self._current = customer_id
        self.banner.forget_private()
        self.results.choose(customer_id)
        if customer_id is None:
            self._show_hint()
            return
        self._ask_card(customer_id)

    def _ask_card(self, customer_id: int) -> None:
        desk = self.desk if self._has_amounts else self.desk.facing_customer()
        self.jobs.ask(
            lambda _progress: front_desk.card(desk, customer_id),
            self._show_card,
            initiator=self,
            failed=self._on_gone,
            replaces="desk card",
        )

    def _show_card(self, card: CounterCard) -> None:
        if card.id != self._current:
            return
        self.card.show_card(card, self._levels)
        self._stack.setCurrentWidget(self.card)
        if self._enters:
            self._on_entered()

    def _on_gone(self, error: BaseException) -> None:
        """Close the card of somebody who is gone; what the page itself has just done stays told."""
        told = self.banner.notice
        self._open(None)
        if told is None or told.tone != "ok":
            self.refuse(error)

    def _show_hint(self) -> None:
        self.card.forget()
        self._stack.setCurrentIndex(0)
        self._say_nothing()

    def _say_nothing(self) -> None:
        """Say what to do where no card is: in an empty shop, nobody found, nothing typed."""
        typed = self.search.text().strip()
        if typed and not self._found:
            self.hint.show_nobody(typed)
        elif self._is_empty:
            self.hint.show_empty_shop()
        else:
            self.hint.show_start()

    def _on_entered(self) -> None:
        """Go on to the acts, now or as soon as the card is there."""
        card = self.card.card
        if self._current is None:
            self._enters = self.search.text().strip() != "" and not self.jobs.is_idle
            if not self._enters:
                self.hint.go_first()
            return
        self._enters = card is None or card.id != self._current
        if not self._enters:
            self._remember(self._current)
            self.card.acts.go_first()

    def _on_opened(self, customer_id: int) -> None:
        self._remember(customer_id)
        self.search.setFocus()

    def _on_emptied(self) -> None:
        self._found = ()
        self._open(None)
        self._ask_list()

    def _remember(self, customer_id: int) -> None:
        """Put a customer at the top of those just served."""
        self._stay()
        self._recent.pop(customer_id, None)
        self._recent[customer_id] = self.desk.clock.now().astimezone()
        while len(self._recent) > _MOST_RECENT:
            del self._recent[next(iter(self._recent))]

    def _add(self) -> None:
        """Open an empty customer form; what was typed and found nobody stands in it."""
        self.counter.add_typed(self.search.text().strip() if not self._found else "")

    def _show_phone(self, customer_id: int, phone: str) -> None:
        if self._current == customer_id:
            self.card.head.show_phone(phone)
            self.search.setFocus()

    def _stay(self) -> None:
        """Begin to count the time without a key anew."""
        if self._fold_later.interval() > 0:
            self._fold_later.start()

    def _on_time(self) -> None:
        """Fold the card when nobody pressed a key for long; never while a form is open."""
        if QApplication.activeModalWidget() is not None:
            self._stay()
            return
        self.fold()

    def fold(self) -> None:
        """Show the search field only, so that the next customer reads nothing of the last."""
        self.banner.dismiss()
        self.search.clear()
        self.search.ask_now()
        self._on_emptied()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let letters typed anywhere go to the search field, and Esc lead back there."""
        self._stay()
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape:
            self.go_first()
        elif event.text().isprintable() and event.text() and not held:
            self.search.setFocus()
            self.search.selectAll()
            QApplication.sendEvent(self.search, event)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Count a click as a sign of life."""
        self._stay()
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move closer together in a low window."""
        super().resizeEvent(event)
        is_low = self.window().height() < LOW_WINDOW
        self.search.set_low(is_low=is_low)
        self.card.set_low(is_low=is_low)
        if hasattr(self, "_new"):
            self._new.setFixedHeight(self.search.height())
