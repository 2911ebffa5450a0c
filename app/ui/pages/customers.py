"""The Customers page: search, level chips, filters, the star table, charts, why a level, acts."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.access import Permission
from app.services import star_table
from app.services.customers import SaleRow
from app.services.desk import Desk
from app.services.distribution import Distribution
from app.services.done import Changes
from app.services.grading import Explanation
from app.services.redaction import Hidden
from app.services.star_table import LevelCount, View
from app.services.tags import TagCount
from app.ui import formats
from app.ui.commands import Command
from app.ui.counter import CounterActs
from app.ui.dialogs.star_filter import FilterDialog
from app.ui.hub import Hub
from app.ui.jobs import Job, Jobs
from app.ui.page import Page
from app.ui.selection_acts import SelectionActs
from app.ui.star_reader import QUIET_MS, StarReader
from app.ui.star_words import choices_of, state_of
from app.ui.tables.column import Column
from app.ui.tables.customer_table import NINE, all_columns
from app.ui.tables.lazy_table import Ids, LazyTable
from app.ui.view_acts import ViewActs
from app.ui.widgets import parts
from app.ui.widgets.button import Button, act_button
from app.ui.widgets.column_menu import ColumnMenu
from app.ui.widgets.filter_bar import FilterBar
from app.ui.widgets.filter_tags import FilterTags
from app.ui.widgets.level_badge import Level, levels_of
from app.ui.widgets.progress_card import ProgressCard
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.side_panel import SidePanel
from app.ui.widgets.star_view import StarView
from app.ui.widgets.table_card import TableCard

_SIDE: Final = ((1640, 720), (1440, 320), (1160, 280), (0, 256))
_BOTH: Final = 1640


class CustomersPage(Page):
    """Everybody of the shop, coloured by level."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, columns: Sequence[str] = ()) -> None:
        super().__init__(desk, hub, jobs)
        self.setObjectName("customers_page")
        self.title.setText(self.tr("Customers"))
        self._usual = "amount" if desk.may(Permission.SEE_AMOUNTS) else "level"
        self._view = View(sort=self._usual)
        self._all_columns = all_columns(desk)
        self._menu = ColumnMenu(self._all_columns, columns, NINE, self)
        self._menu.changed.connect(self._on_columns)
        self._levels: dict[int, Level] = {}
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
        self.filters = FilterTags()
        self.side = SidePanel(desk)
        self.why = self.side.why
        self.counter = CounterActs(self, self._levels)
        self.selected = SelectionActs(self, self.counter.export_view)
        self.views = ViewActs(self)
        self.progress = ProgressCard()
        self._reader = StarReader(desk, jobs, self)
        self._requery_soon = self._reader.timer(self.refresh, QUIET_MS)
        self._why_soon = self._reader.timer(self._ask_why)
        self._sum_soon = self._reader.timer(lambda: self._reader.ask_sum(self.chosen()))
        self._build()
        self._connect()

    def _build(self) -> None:
        wanted = {"columns", "views", "filter", "export", "new_customer"}
        acts = [command for command in self.commands() if command.name in wanted]
        buttons = {command.name: _button(command) for command in acts}
        for name in ("columns", "views", "export", "new_customer"):
            if name in buttons:
                self.acts.addWidget(buttons[name])
        self._views_button = buttons["views"]
        self.search.setFixedWidth(256)
        self.body.addLayout(parts.row(self.search, 4, self.chips, 0, buttons["filter"]))
        self.body.addWidget(self.filters)
        self.body.addWidget(self.progress)
        self.card = TableCard(self.table, self.selected.commands())
        main = parts.row(gap=16)
        main.addWidget(self.card, 1)
        main.addWidget(self.side)
        self.body.addLayout(main, 1)
        self.table.set_widths(self._menu.widths)
        self.table.show_sort(self._view.sort, descending=self._view.descending)

    def _connect(self) -> None:
        reader = self._reader
        reader.counts_read.connect(self._show_counts)
        reader.first_read.connect(self._show_first)
        reader.ids_read.connect(self._show_ids)
        reader.spread_read.connect(self._show_spread)
        reader.why_read.connect(self._show_why)
        reader.why_failed.connect(self.why.show_nobody)
        reader.sum_read.connect(self._show_sum)
        reader.tags_read.connect(self._show_filter)
        reader.refused.connect(self.refuse)
        self.search.asked.connect(self._on_searched)
        self.search.left.connect(self._go_to_table)
        self.chips.chosen.connect(self._on_level)
        self.filters.changed.connect(self._narrow)
        self.table.sort_asked.connect(self._on_sort)
        self.table.current_changed.connect(lambda _id: self._why_soon.start())
        self.table.current_changed.connect(lambda _id: self.banner.forget_private())
        self.table.selection_changed.connect(self._show_selection)
        self.table.opened.connect(self.counter.edit)
        self.table.left.connect(self.search.setFocus)
        self.table.typed.connect(self._search_for)
        self.table.columns_moved.connect(self._menu.reorder)
        self.table.column_resized.connect(self._menu.set_width)
        self.side.turned.connect(self._on_turned)
        self.side.charts.level_asked.connect(self.chips.choose)
        self.side.charts.score_asked.connect(self._on_score)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names in the table more of a narrow window, the side more of a wide one."""
        super().resizeEvent(event)
        self.side.show_both(on=self.width() >= _BOTH)
        width = next(side for least, side in _SIDE if self.width() >= least)
        self.side.setFixedWidth(width)

    def commands(self) -> Sequence[Command]:
        """Return what can be done here, by what the role may."""
        counter = self.counter
        own = [
            Command("find", self.tr("Find a customer"), self._find, "/", "search"),
            Command("filter", self.tr("Filter"), self._reader.ask_tags, "Alt+F", "filter"),
            Command("columns", self.tr("Columns"), self._choose_columns, "", "columns"),
            Command("side", self.tr("Distribution or this customer"), self.side.turn, "Ctrl+I", ""),
            *self.views.commands(),
        ]
        if self.desk.may(Permission.EXPORT_CUSTOMERS):
            own.append(Command("export", self.tr("Export"), counter.export, "Ctrl+E", "export"))
        if self.desk.may(Permission.EDIT_CUSTOMER):
            text = self.tr("New customer")
            own.append(Command("new_customer", text, counter.add, "Ctrl+N", "user-plus"))
        if self.desk.may(Permission.REGRADE):
            own.append(Command("regrade", self.tr("Grade all"), counter.regrade, "F9", "grading"))
        return [*own, *self.counter.commands(), *self.selected.commands()]

    @property
    def view(self) -> View:
        """Return what is shown in which order, as an export must show it too."""
        return self._view

    @property
    def columns(self) -> Sequence[Column]:
        """Return the columns shown, left to right."""
        return self._menu.columns

    @property
    def column_words(self) -> Sequence[str]:
        """Return the columns shown with their widths, as words to keep."""
        return self._menu.words

    def widget(self) -> QWidget:
        """Return the page as the parent of dialogs."""
        return self

    def views_corner(self) -> QPoint:
        """Return where the menu of views opens."""
        return self._views_button.mapToGlobal(self._views_button.rect().bottomLeft())

    def follow(self, job: Job, title: str, note: str) -> None:
        """Show how far a long act is."""
        self.progress.follow(job, title, note)

    def current(self) -> int | None:
        """Return the customer that acts are about."""
        return self.table.current_id()

    def chosen(self) -> Sequence[int]:
        """Return everybody chosen, in the order shown."""
        return self.table.chosen(most=len(self.model.ids))

    def go_first(self) -> None:
        """Begin in the search field."""
        self.search.setFocus()

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _search_for(self, text: str) -> None:
        """Go on in the search field with what was typed in the table."""
        self.search.setFocus()
        self.search.setText(text)

    def _go_to_table(self) -> None:
        """Go from the search to what it found, now or as soon as it is there."""
        self._leaves_search = self._shown_view != self._view
        if len(self.model.ids) and not self._leaves_search:
            if self.table.currentIndex().row() < 0:
                self.table.selectRow(0)
            self.table.setFocus()

    def refresh(self) -> None:
        """Read levels, counts, figures and order anew."""
        self._reader.ask_counts(self._view)
        self._reader.ask_ids(self._view, is_fresh=not len(self.model.ids))
        self._ask_spread()

    def take_changes(self, changes: Changes, _initiator: object) -> None:
        """Fetch changed rows again at once; the order follows after a short quiet."""
        if changes.all_customers:
            self.model.forget_all()
        elif changes.customers:
            self.model.forget(changes.customers)
        if changes.all_customers or changes.customers or changes.scheme:
            self._requery_soon.start()
            self._why_soon.start()
            if self.table.chosen_count() > 1:
                self._sum_soon.start()

    def show_customer(self, customer_id: int) -> None:
        """Go to a customer as soon as the table holds it."""
        self._awaited = customer_id
        self._settle_awaited()

    def _ask_spread(self) -> None:
        """Ask for the charts' figures, if anybody looks at them."""
        if self.side.shows_charts:
            self._reader.ask_spread(self._view)

    def _show_spread(self, spread: Distribution) -> None:
        view = self._view
        self.side.charts.show_distribution(spread, self._levels, view.level, view.score)

    def _show_first(self, view: View, ids: Ids) -> None:
        self.table.show_ids(ids)
        self.table.scrollToTop()
        self._settle_found(view)

    def _show_ids(self, view: View, ids: Ids) -> None:
        self.table.show_ids(ids)
        self._show_selection()
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
        self._levels.clear()
        self._levels.update(levels_of(counts))
        self.table.set_levels(self._levels)
        self.chips.show_choices(choices_of(counts, self._levels))
        self._order_tabs()
        self._say_state()

    def _order_tabs(self) -> None:
        """Let Tab go from the search through the chips to the table, whenever chips were made."""
        parts.lead_tab([self.search, *self.chips.chips, self.table])

    def _say_state(self) -> None:
        if self._shown_view is None:
            return  # nothing was read yet: nobody knows whether there is anybody
        count = len(self.model.ids)
        self._show_emptiness(count)
        self.state.setText(state_of(self._view, self._all_columns.values(), count))

    def _show_emptiness(self, count: int) -> None:
        if count:
            self.card.show_table()
        elif self._view.query or self._view.narrows:
            self.card.show_nobody_found(self._clear_filter)
        else:
            may_add = self.desk.may(Permission.EDIT_CUSTOMER)
            self.card.show_nobody_yet(self.counter.add if may_add else None)

    def _clear_filter(self) -> None:
        self.views.current = None
        self.take_view(View(sort=self._view.sort, descending=self._view.descending), ())
        self.search.setFocus()

    def take_view(self, view: View, columns: Sequence[str]) -> None:
        """Show another view, with the columns kept with it if there are any."""
        if columns:
            self._menu.show_words(columns)
        self._view = replace(view, sort=view.sort or self._usual)
        self.search.show_text(view.query)
        self.chips.show_value(view.level)
        self._narrow(self._view)

    def _narrow(self, view: View) -> None:
        """Show a view whose query and level stand already in search and chips."""
        self._view = view
        self.filters.show_view(view)
        self.table.show_sort(None if view.query else view.sort, descending=view.descending)
        self._reader.ask_ids(view, is_fresh=True)
        self._reader.ask_counts(view)
        self._ask_spread()

    def _show_filter(self, known: Sequence[TagCount]) -> None:
        dialog = FilterDialog(self, self._view, known)
        dialog.chosen = self._narrow
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_score(self, score: tuple[int, int]) -> None:
        """Show the scores of one bar, or all again when it is clicked a second time."""
        self._narrow(replace(self._view, score=None if score == self._view.score else score))

    def _on_searched(self, text: str) -> None:
        self._narrow(replace(self._view, query=text))

    def _on_level(self, rank: int | None) -> None:
        self._narrow(replace(self._view, level=rank))

    def _on_sort(self, key: str, is_descending: bool) -> None:  # noqa: FBT001 - a Qt signal
        if self._view.query:
            self.search.show_text("")
        self._narrow(replace(self._view, sort=key, descending=is_descending, query=""))

    def _choose_columns(self) -> None:
        self._menu.popup(self.mapToGlobal(self.search.geometry().topRight()))

    def _on_columns(self, words: list[str]) -> None:
        current = self.current()
        if [column.key for column in self.model.columns] != list(self._menu.keys):
            self.model.set_columns(self._menu.columns)
            if current is not None:
                self.table.go_to(current)
        self.table.set_widths(self._menu.widths)
        sort = None if self._view.query else self._view.sort
        self.table.show_sort(sort, descending=self._view.descending)
        self.preferences_asked.emit("columns", ",".join(words))

    def _on_turned(self) -> None:
        """Read what is looked at now."""
        if self.isVisible():
            self._ask_spread()
            self._why_soon.start()

    def _show_selection(self) -> None:
        count = self.table.chosen_count()
        self.card.selection.show_choice(count)
        if count > 1 and self.desk.may(Permission.SEE_AMOUNTS):
            self._sum_soon.start()

    def _show_sum(self, minor: int | Hidden) -> None:
        spend = formats.money(minor, self.desk.decimals, self.desk.currency)
        self.card.selection.show_sum(self.tr("Spend {amount}").format(amount=spend))

    def _ask_why(self) -> None:
        customer = self.current()
        if customer is None:
            self.why.show_nobody()
        elif self.side.shows_why:
            self._reader.ask_why(customer)

    def _show_why(self, seen: tuple[Explanation, list[SaleRow], int]) -> None:
        why, history, points = seen
        self.why.show_why(why, self._levels.get(why.level), history, points)


def _button(command: Command) -> Button:
    """Return an act as a button of the page's head: one is primary, those without a key quiet."""
    kind = {"export": "plain", "new_customer": "primary"}.get(command.name, "quiet")
    return act_button(command if kind != "quiet" else command._replace(key=""), kind)
