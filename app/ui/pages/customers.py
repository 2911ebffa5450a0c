"""The Customers page: search, level chips, the star table, why a customer has its level, acts."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.access import Permission
from app.services import customers, grading, star_table
from app.services.customers import SaleRow
from app.services.desk import Desk
from app.services.done import Changes
from app.services.grading import Explanation
from app.services.star_table import LevelCount, View
from app.ui import formats
from app.ui.commands import Command
from app.ui.counter import CounterActs
from app.ui.hub import Hub
from app.ui.jobs import Job, Jobs
from app.ui.page import Page
from app.ui.tables.customer_table import NINE, all_columns
from app.ui.tables.lazy_table import Ids, LazyTable
from app.ui.widgets import parts
from app.ui.widgets.button import Button
from app.ui.widgets.column_menu import ColumnMenu
from app.ui.widgets.empty_hint import EmptyHint
from app.ui.widgets.filter_bar import Choice, FilterBar
from app.ui.widgets.level_badge import Level, levels_of
from app.ui.widgets.progress_card import ProgressCard
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.selection_bar import SelectionBar
from app.ui.widgets.star_view import StarView
from app.ui.widgets.why_panel import WhyPanel

QUIET_MS: Final = 300
WHY_QUIET_MS: Final = 80
_MOST_SUMMED: Final = 500
_SIDE, _NARROW_SIDE, _WIDE_PAGE = 280, 256, 1280


class CustomersPage(Page):
    """Everybody of the shop, coloured by level."""

    preferences_asked = Signal(str, str)

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, columns: Sequence[str] = ()) -> None:
        super().__init__(desk, hub, jobs)
        self.setObjectName("customers_page")
        self.title.setText(self.tr("Customers"))
        sort = "amount" if desk.may(Permission.SEE_AMOUNTS) else "level"
        self._view = View(sort=sort)
        self._all_columns = all_columns(desk)
        self._menu = ColumnMenu(self._all_columns, columns or NINE, self)
        self._menu.changed.connect(self._on_columns)
        self._levels: dict[int, Level] = {}
        self._counts: Sequence[LevelCount] = ()
        self._awaited: int | None = None
        self._shown_view: View | None = None
        self._leaves_search = False
        self.model = LazyTable(
            lambda ids: star_table.rows(desk, ids),
            self._menu.columns,
            self,
        )
        self.model.fetch_failed.connect(self.refuse)
        self.table = StarView(self.model)
        self.search = SearchBox(self.tr("Name, pinyin, last four digits"))
        self.chips = FilterBar()
        self.why = WhyPanel(desk)
        self.counter = CounterActs(self, self._levels)
        self.progress = ProgressCard()
        self._requery_soon = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._requery_soon.timeout.connect(self._requery_all)
        self._why_soon = QTimer(self, singleShot=True, interval=WHY_QUIET_MS)
        self._why_soon.timeout.connect(self._ask_why)
        self._build()
        self._connect()

    def _build(self) -> None:
        for command in self.commands():
            if command.name in {"columns", "export", "new_customer"}:
                kind = {"columns": "quiet", "new_customer": "primary"}.get(command.name, "plain")
                button = Button(
                    command.title, kind, icon=command.icon, key=command.key, name=command.name
                )
                button.clicked.connect(command.act)
                self.acts.addWidget(button)
        self.search.setFixedWidth(256)
        tools = parts.row(self.search, 4, self.chips, 0)
        self.body.addLayout(tools)
        self.body.addWidget(self.progress)
        self._selection = SelectionBar(self.counter.commands())
        self._selection.cleared.connect(self.table.clearSelection)
        self._card = parts.card("table_card")
        parts.column(self.table, self._selection, gap=0, margins=(1, 1, 1, 1), parent=self._card)
        self._empty = EmptyHint("customers")
        empty_card = parts.card()
        parts.column(self._empty, parent=empty_card)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._card)
        self._stack.addWidget(empty_card)
        main = parts.row(gap=16)
        main.addWidget(self._stack, 1)
        main.addWidget(self.why)
        self.body.addLayout(main, 1)
        self.table.show_sort(self._view.sort, descending=self._view.descending)

    def _connect(self) -> None:
        self.search.asked.connect(self._on_searched)
        self.search.left.connect(self._go_to_table)
        self.chips.chosen.connect(self._on_level)
        self.table.sort_asked.connect(self._on_sort)
        self.table.current_changed.connect(lambda _id: self._why_soon.start())
        self.table.selection_changed.connect(self._show_selection)
        self.table.opened.connect(self.counter.edit)
        self.table.left.connect(self.search.setFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names in the table more of a narrow window."""
        super().resizeEvent(event)
        self.why.setFixedWidth(_SIDE if self.width() >= _WIDE_PAGE else _NARROW_SIDE)

    def commands(self) -> Sequence[Command]:
        """Return what can be done here, by what the role may."""
        may = self.desk.may
        own = [
            Command("find", self.tr("Find a customer"), self._find, "/", "search"),
            Command("columns", self.tr("Columns"), self._choose_columns, "", "columns"),
        ]
        if may(Permission.EXPORT_CUSTOMERS):
            own.append(
                Command("export", self.tr("Export"), self.counter.export, "Ctrl+E", "export")
            )
        if may(Permission.EDIT_CUSTOMER):
            own.append(
                Command(
                    "new_customer", self.tr("New customer"), self.counter.add, "Ctrl+N", "user-plus"
                )
            )
        if may(Permission.REGRADE):
            own.append(
                Command("regrade", self.tr("Grade all"), self.counter.regrade, "F9", "grading")
            )
        return [*own, *self.counter.commands()]

    @property
    def view(self) -> View:
        """Return what is shown in which order, as an export must show it too."""
        return self._view

    @property
    def shown_columns(self) -> Sequence[str]:
        """Return the keys of the columns shown."""
        return self._menu.keys

    def widget(self) -> QWidget:
        """Return the page as the parent of dialogs."""
        return self

    def follow(self, job: Job, title: str, note: str) -> None:
        """Show how far a long act is."""
        self.progress.follow(job, title, note)

    def current(self) -> int | None:
        """Return the customer that acts are about."""
        return self.table.current_id()

    def go_first(self) -> None:
        """Begin in the search field."""
        self.search.setFocus()

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _go_to_table(self) -> None:
        """Go from the search to what it found, now or as soon as it is there."""
        self._leaves_search = self._shown_view != self._view
        if len(self.model.ids) and not self._leaves_search:
            if self.table.currentIndex().row() < 0:
                self.table.selectRow(0)
            self.table.setFocus()

    def refresh(self) -> None:
        """Read levels, counts and order anew."""
        self._ask_counts()
        self._requery(is_fresh=not len(self.model.ids))

    def take_changes(self, changes: Changes, _initiator: object) -> None:
        """Fetch changed rows again at once; the order follows after a short quiet."""
        if changes.all_customers:
            self.model.forget_all()
        elif changes.customers:
            self.model.forget(changes.customers)
        if changes.all_customers or changes.customers or changes.scheme:
            self._requery_soon.start()
            self._why_soon.start()

    def show_customer(self, customer_id: int) -> None:
        """Go to a customer as soon as the table holds it."""
        self._awaited = customer_id
        self._settle_awaited()

    def _requery_all(self) -> None:
        self._ask_counts()
        self._requery(is_fresh=False)

    def _ask_counts(self) -> None:
        self.jobs.ask(
            lambda _progress: star_table.level_counts(self.desk),
            self._show_counts,
            initiator=self,
            replaces="level counts",
        )

    def _requery(self, *, is_fresh: bool) -> None:
        """Ask for the order; a fresh view first shows its first page, then all."""
        view = self._view
        if is_fresh:
            self.jobs.ask(
                lambda _progress: [row.id for row in star_table.first_page(self.desk, view)],
                lambda ids: self._show_first(view, ids),
                initiator=self,
                replaces="first page",
            )
        self.jobs.ask(
            lambda _progress: star_table.list_ids(self.desk, view),
            lambda ids: self._show_ids(view, ids),
            initiator=self,
            replaces="order",
        )

    def _show_first(self, view: View, ids: list[int]) -> None:
        self.table.show_ids(np.array(ids, np.int64))
        self.table.scrollToTop()
        self._settle_found(view)

    def _show_ids(self, view: View, ids: Ids) -> None:
        self.table.show_ids(ids)
        self._settle_found(view)
        self._settle_awaited()
        self._say_state()
        if self.current() is None:
            self._why_soon.start()

    def _settle_found(self, view: View) -> None:
        """Choose the best match of a search, so that an act needs no further key."""
        self._shown_view = view
        if view.query and len(self.model.ids) and self.current() is None:
            self.table.selectRow(0)
        if self._leaves_search and view == self._view:
            self._go_to_table()

    def _settle_awaited(self) -> None:
        if self._awaited is not None and self.table.go_to(self._awaited):
            self._awaited = None

    def _show_counts(self, counts: Sequence[LevelCount]) -> None:
        self._counts = counts
        self._levels.clear()
        self._levels.update(levels_of(counts))
        self.table.set_levels(self._levels)
        total = sum(count.count for count in counts)
        choices = [Choice(None, self.tr("All"), total)]
        for count in counts:
            level = self._levels.get(count.rank)
            name = level.name if level else self.tr("Not graded")
            choices.append(Choice(count.rank, name, count.count, level))
        self.chips.show_choices(choices)
        self._order_tabs()
        self._say_state()

    def _order_tabs(self) -> None:
        """Let Tab go from the search through the chips to the table, whenever chips were made."""
        order: list[QWidget] = [self.search, *self.chips.chips, self.table]
        for former, latter in pairwise(order):
            QWidget.setTabOrder(former, latter)

    def _say_state(self) -> None:
        count = len(self.model.ids)
        text = QCoreApplication.translate("CustomersPage", "%Ln customer(s)", "", count)
        self._show_emptiness(count)
        if not count:
            self.state.setText(text)
            return
        if self._view.query:
            order = self.tr("best match first")
        else:
            column = next(c for c in self._all_columns.values() if c.sort == self._view.sort)
            order = (
                self.tr("by {column}, highest first")
                if self._view.descending
                else self.tr("by {column}, lowest first")
            ).format(column=column.head().lower())
        self.state.setText(self.tr("{count}, {order}").format(count=text, order=order))

    def _show_emptiness(self, count: int) -> None:
        self._stack.setCurrentIndex(0 if count else 1)
        if count:
            return
        if self._view.query or self._view.level is not None:
            clear = Button(self.tr("Clear filter"), "primary", name="clear_filter")
            clear.clicked.connect(self._clear_filter)
            self._empty.show_hint(
                self.tr("Nobody found."),
                self.tr("Fewer letters or another level find more."),
                clear,
            )
            return
        acts = []
        if self.desk.may(Permission.EDIT_CUSTOMER):
            add = Button(self.tr("New customer"), icon="user-plus", name="empty_new")
            add.clicked.connect(self.counter.add)
            acts.append(add)
        self._empty.show_hint(
            self.tr("No customers yet."),
            self.tr(
                "Import a list on the Data page, or add one. The demo shop shows how it looks."
            ),
            *acts,
        )

    def _clear_filter(self) -> None:
        self.search.clear()
        self._view = replace(self._view, query="")
        if self.chips.value is not None:
            self.chips.choose(None)
        else:
            self._requery(is_fresh=True)
        self.search.setFocus()

    def _on_searched(self, text: str) -> None:
        self._view = replace(self._view, query=text)
        key = None if text else self._view.sort
        self.table.show_sort(key, descending=self._view.descending)
        self._requery(is_fresh=True)

    def _on_level(self, rank: int | None) -> None:
        self._view = replace(self._view, level=rank)
        self._requery(is_fresh=True)

    def _on_sort(self, key: str, is_descending: bool) -> None:  # noqa: FBT001 - a Qt signal
        self._view = replace(self._view, sort=key, descending=is_descending)
        if self._view.query:
            self.search.clear()
            self._view = replace(self._view, query="")
        self.table.show_sort(key, descending=is_descending)
        self._requery(is_fresh=True)

    def _choose_columns(self) -> None:
        self._menu.popup(self.mapToGlobal(self.search.geometry().topRight()))

    def _on_columns(self, keys: list[str]) -> None:
        current = self.current()
        self.model.set_columns(self._menu.columns)
        if current is not None:
            self.table.go_to(current)
        sort = None if self._view.query else self._view.sort
        self.table.show_sort(sort, descending=self._view.descending)
        self.preferences_asked.emit("columns", ",".join(keys))

    def _show_selection(self) -> None:
        count = self.table.chosen_count()
        self._selection.show_choice(count, self._sum(count) if count > 1 else "")

    def _sum(self, count: int) -> str:
        if count > _MOST_SUMMED:
            return ""
        rows = (self.model.shown_row(self.model.row_of(key)) for key in self.table.chosen())
        amounts = [row.amount_minor for row in rows if row is not None]
        if not all(isinstance(amount, int) for amount in amounts):
            return ""
        spend = formats.money(sum(amounts), self.desk.decimals, self.desk.currency)
        return self.tr("Spend {amount}").format(amount=spend)

    def _ask_why(self) -> None:
        customer = self.current()
        if customer is None:
            self.why.show_nobody()
            return
        self.jobs.ask(
            lambda _progress: (
                grading.explain(self.desk, customer),
                customers.history(self.desk, customer),
            ),
            self._show_why,
            initiator=self,
            failed=lambda _error: self.why.show_nobody(),
            replaces="why",
        )

    def _show_why(self, seen: tuple[Explanation, list[SaleRow]]) -> None:
        why, history = seen
        self.why.show_why(why, self._levels.get(why.level), history)
