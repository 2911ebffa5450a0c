"""What is done to one customer from any page: sale, return, contact, change, add, show, print."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.access import Permission
from app.domain.matching import as_contact
from app.i18n import filled
from app.services import checkout, customers, grading, phone_views, preferences
from app.services.checkout import Receipt, ReturnEntry
from app.services.customers import Card, SaleRow
from app.services.desk import Desk
from app.services.done import Done
from app.services.grading import Explanation
from app.services.progress import Progress
from app.ui import formats, messages
from app.ui.case_acts import CaseActs
from app.ui.commands import Command
from app.ui.dialogs.customer_edit import CustomerDialog
from app.ui.dialogs.frame import FormDialog
from app.ui.dialogs.preference_edit import PreferenceDialog
from app.ui.dialogs.return_edit import ReturnDialog, orders_of
from app.ui.dialogs.reveal_phone import RevealDialog
from app.ui.dialogs.sale_edit import Buyer, Habits, SaleDialog
from app.ui.jobs import Jobs
from app.ui.level_acts import LevelActs
from app.ui.point_acts import PointActs
from app.ui.privacy_acts import PrivacyActs
from app.ui.widgets.banner import Notice, Offer
from app.ui.widgets.card_search import CounterSearch
from app.ui.widgets.level_badge import Level, as_held, held_by


class Host(Protocol):
    """The page that these acts belong to."""

    desk: Desk
    jobs: Jobs

    def current(self) -> int | None:
        """Return the customer that acts are about."""

    def say(self, notice: Notice) -> None:
        """Show a notice."""

    def refuse(self, error: BaseException) -> None:
        """Show why an act was refused."""

    def show_customer(self, customer_id: int) -> None:
        """Go to a customer."""

    def widget(self) -> QWidget:
        """Return the page as the parent of dialogs."""


class CustomerActs:
    """The acts of a page about its current customer."""

    def __init__(self, host: Host, levels: Mapping[int, Level]) -> None:
        self._host = host
        self._levels = levels
        self._habits = Habits()
        self.phone_shown: Callable[[int, str], None] | None = None
        self.begun: Callable[[int], None] | None = None
        self.waits: Callable[[Callable[[], None]], bool] | None = None
        self.typing: CounterSearch | None = None
        self._is_asking = False

    def commands(self) -> Sequence[Command]:
        """Return what the role may do to the current customer."""
        may = self._host.desk.may
        acts = []
        if may(Permission.RECORD_SALE):
            text = QCoreApplication.translate("CounterActs", "Record sale")
            acts.append(Command("sale", text, self.sell, "F2", "receipt"))
        if may(Permission.RECORD_RETURN):
            text = QCoreApplication.translate("CounterActs", "Return")
            acts.append(Command("return", text, self.take_back, "F3", "return"))
        if may(Permission.LOG_CASE):
            text = QCoreApplication.translate("CounterActs", "Log a contact")
            acts.append(Command("contact", text, self.log, "F6", "service"))
            text = QCoreApplication.translate("CounterActs", "Ask satisfaction")
            acts.append(Command("satisfaction", text, self.ask_satisfaction, "Ctrl+J", "star"))
        text = QCoreApplication.translate("CounterActs", "Print statement")
        acts.append(Command("statement", text, self.print_statement, "Ctrl+P", "print"))
        if may(Permission.EDIT_CUSTOMER):
            text = QCoreApplication.translate("CounterActs", "Change")
            acts.append(Command("edit", text, self.edit, "F4", "note"))
            text = QCoreApplication.translate("CounterActs", "Preferences")
            acts.append(Command("prefer", text, self.prefer, "F8", "star"))
        text = QCoreApplication.translate("CounterActs", "Consent and data")
        acts.append(Command("privacy", text, self.show_privacy, "Ctrl+D", "shield"))
        acts += PointActs(self._host, self._levels, self._about, self._ask).commands()
        acts += LevelActs(self._host, self._levels, self._about, self._ask).commands()
        if may(Permission.REVEAL_PHONE):
            text = QCoreApplication.translate("CounterActs", "Show phone")
            acts.append(Command("reveal", text, self.reveal, "F7", "phone"))
        return acts

    def show_privacy(self) -> None:
        """Show what the current customer agreed to, and what may be done with their data."""
        self._about(PrivacyActs(self._host, self._levels).open)

    def _about(self, act: Callable[[int], None]) -> None:
        """Do something about the current customer, or say that none is chosen.

        While a search is under way the act waits for whom it finds: it is never about the last one.
        """
        if self.waits is not None and self.waits(lambda: self._about(act)):
            self._hold(is_on=True)
            return
        customer = self._host.current()
        if customer is not None:
            if self.begun is not None:
                self.begun(customer)
            self._is_asking = False
            act(customer)
            if not self._is_asking:
                self._hold(is_on=False)
            return
        self._hold(is_on=False)
        text = QCoreApplication.translate("CounterActs", "No customer is chosen.")
        more = QCoreApplication.translate("CounterActs", "Find and choose one, then try again.")
        self._host.say(Notice("warn", text, more))

    def sell(self) -> None:
        """Open the sale form for the current customer."""
        self._about(self._sell)

    def _sell(self, customer: int) -> None:
        desk = self._host.desk

        def look(_progress: Progress) -> tuple[Explanation, list[SaleRow]]:
            return grading.explain(desk, customer), customers.history(desk, customer)

        def show(seen: tuple[Explanation, list[SaleRow]]) -> None:
            why, history = seen
            buyer = Buyer(
                customer,
                why.name,
                as_held(self._levels.get(why.level), observed=why.observed is not None),
                why,
            )
            habits = self._habits.knowing(
                [line.category for line in history], [line.channel for line in history]
            )
            dialog = SaleDialog(self._host.widget(), desk, self._host.jobs, buyer, habits)

            def saved(done: Done[Receipt]) -> None:
                self._habits = dialog.habits
                self._show_receipt(done)

            dialog.saved = saved
            _open(dialog)

        self._ask(look, show)

    def _show_receipt(self, done: Done[Receipt]) -> None:
        if done.value.has_risen:
            text = QCoreApplication.translate("CounterActs", "Recorded {amount}, up to {level}.")
        else:
            text = QCoreApplication.translate("CounterActs", "Recorded {amount}.")
        self._tell(done.value, text, self._undo_sale)

    def _tell(self, receipt: Receipt, text: str, undo: Callable[[Receipt], None]) -> None:
        """Say what a sale or a return did, and offer to take it back."""
        desk, translate = self._host.desk, QCoreApplication.translate
        minor = receipt.amount_minor
        size = abs(minor) if isinstance(minor, int) else minor
        amount = formats.money(size, desk.decimals, desk.currency)
        more = translate("CounterActs", "{name}, receipt {document}")
        offer = Offer(
            translate("CounterActs", "Undo"), lambda: undo(receipt), key="Ctrl+Z", icon="return"
        )
        self._host.say(
            messages.done(
                filled(text, amount=amount, level=receipt.level_name),
                more.format(name=receipt.name, document=receipt.document),
                offer,
            )
        )

    def _undo_sale(self, receipt: Receipt) -> None:
        """Take a sale back by returning it whole: nothing recorded is ever deleted."""
        desk = self._host.desk
        entry = ReturnEntry(receipt.document)
        self._host.jobs.write(
            lambda _progress: checkout.record_return(desk, entry),
            self._show_returned,
            initiator=self._host,
            failed=self._host.refuse,
        )

    def take_back(self) -> None:
        """Open the return form for the current customer."""
        self._about(self._take_back)

    def _take_back(self, customer: int) -> None:
        desk = self._host.desk

        def look(_progress: Progress) -> tuple[Card, list[SaleRow]]:
            return customers.card(desk, customer), customers.history(desk, customer)

        def show(seen: tuple[Card, list[SaleRow]]) -> None:
            card, history = seen
            whom = (card.entry.name, held_by(card, self._levels))
            dialog = ReturnDialog(self._host.widget(), desk, self._host.jobs, whom)
            dialog.show_orders(orders_of(history))
            dialog.saved = self._show_returned
            _open(dialog)

        self._ask(look, show)

    def _show_returned(self, done: Done[Receipt]) -> None:
        if done.value.has_fallen:
            text = QCoreApplication.translate(
                "CounterActs", "Taken back {amount}, back to {level}."
            )
        else:
            text = QCoreApplication.translate("CounterActs", "Taken back {amount}.")
        self._tell(done.value, text, self._undo_return)

    def _undo_return(self, receipt: Receipt) -> None:
        """Take a return back: the sale stands again as before it."""
        desk, translate = self._host.desk, QCoreApplication.translate
        text = translate("CounterActs", "The return was taken back; the sale stands again.")
        more = translate("CounterActs", "{name}, receipt {document}")
        self._host.jobs.write(
            lambda _progress: checkout.undo_return(desk, receipt.sale_id),
            lambda done: self._host.say(
                messages.done(text, more.format(name=done.value.name, document=done.value.document))
            ),
            initiator=self._host,
            failed=self._host.refuse,
        )

    def edit(self, customer: int | None = None) -> None:
        """Open the form of a customer, the current one if none is named."""
        if not self._host.desk.may(Permission.EDIT_CUSTOMER):
            return
        if customer is None:
            self._about(self.edit)
            return
        desk = self._host.desk
        # The look is an act: it is told in the log, so it waits its turn among what is written.
        self._host.jobs.prepare(
            lambda _progress: phone_views.open_record(desk, customer),
            self._show_form,
            initiator=self._host,
            failed=self._host.refuse,
        )

    def _show_form(self, card: Card) -> None:
        dialog = CustomerDialog(self._host.widget(), self._host.desk, self._host.jobs, card)
        text = QCoreApplication.translate("CounterActs", "Saved {name}.")
        dialog.saved = lambda _done: self._host.say(
            messages.done(text.format(name=dialog.typed_name()))
        )
        _open(dialog)

    def _with_buyer(self, customer: int, show: Callable[[Buyer], None]) -> None:
        """Read who a customer is, then go on with it."""

        def shown(card: Card) -> None:
            show(Buyer.of(card, self._levels))

        desk = self._host.desk
        self._ask(lambda _progress: customers.card(desk, customer), shown)

    def log(self) -> None:
        """Open the form of a contact with the current customer."""
        acts = CaseActs(self._host)
        self._about(lambda customer: self._with_buyer(customer, acts.log))

    def ask_satisfaction(self) -> None:
        """Open the form of how satisfied the current customer is."""
        acts = CaseActs(self._host)
        self._about(lambda customer: self._with_buyer(customer, acts.ask_satisfaction))

    def print_statement(self) -> None:
        """Show the current customer's benefit statement, to be printed."""
        self._about(self._print)

    def _print(self, customer: int) -> None:
        from app.ui.dialogs.print_statement import (  # noqa: PLC0415 - printing is slow to load
            StatementDialog,
        )

        host = self._host
        dialog = StatementDialog(host.widget(), host.desk, host.jobs, [customer])
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def prefer(self) -> None:
        """Open the form of what the current customer likes."""
        self._about(self._prefer)

    def _prefer(self, customer: int) -> None:
        host = self._host
        desk = host.desk

        def look(_progress: Progress) -> tuple[Card, Mapping[str, str]]:
            return customers.card(desk, customer), preferences.of_customer(desk, customer)

        def show(seen: tuple[Card, Mapping[str, str]]) -> None:
            card, said = seen
            buyer = Buyer.of(card, self._levels)
            dialog = PreferenceDialog(host.widget(), desk, host.jobs, buyer, said)
            dialog.saved = lambda done: self._show_preferred(buyer, done, said)
            _open(dialog)

        self._ask(look, show)

    def _show_preferred(self, buyer: Buyer, done: Done[int], before: Mapping[str, str]) -> None:
        translate, desk = QCoreApplication.translate, self._host.desk

        def put_back() -> None:
            self._host.jobs.write(
                lambda _progress: preferences.change(desk, done.value, before),
                lambda _done: self._host.say(messages.done(back)),
                initiator=self._host,
                failed=self._host.refuse,
            )

        back = translate("CounterActs", "The preferences are as they were.")
        undo = Offer(translate("CounterActs", "Undo"), put_back, key="Ctrl+Z", icon="return")
        text = translate("CounterActs", "Saved the preferences of {name}.")
        self._host.say(messages.done(filled(text, name=buyer.name[:60]), "", undo))

    def reveal(self) -> None:
        """Ask for a reason and show the current customer's phone number."""
        self._about(self._reveal)

    def _reveal(self, customer: int) -> None:
        host = self._host

        def show(card: Card) -> None:
            dialog = RevealDialog(host.widget(), host.desk, host.jobs, card)
            dialog.shown = lambda phone: self._tell_phone(card, phone)
            _open(dialog)

        self._ask(lambda _progress: customers.card(host.desk, customer), show)

    def _tell_phone(self, card: Card, phone: str) -> None:
        if self.phone_shown is not None:
            self.phone_shown(card.id, phone)
        else:
            self._host.say(Notice("accent", phone, card.entry.name[:60]))

    def add(self) -> None:
        """Open an empty customer form."""
        self.add_typed("")

    def add_typed(self, typed: str) -> None:
        """Open a customer form with the name and phone that were typed already."""
        dialog = CustomerDialog(self._host.widget(), self._host.desk, self._host.jobs)
        dialog.prefill(*as_contact(typed))

        def saved(done: Done[int]) -> None:
            text = QCoreApplication.translate("CounterActs", "Added {name}.")
            self._host.say(messages.done(text.format(name=dialog.typed_name())))
            self._host.show_customer(done.value)

        dialog.saved = saved
        _open(dialog)

    def _ask(self, look: Callable[[Progress], object], show: Callable[..., None]) -> None:
        """Read what a form shows, then open it; keys typed until then are typed into the form."""
        self._is_asking = True
        self._hold(is_on=True)

        def shown(seen: object) -> None:
            show(seen)
            self._hold(is_on=False)

        def failed(error: BaseException) -> None:
            self._hold(is_on=False)
            self._host.refuse(error)

        self._host.jobs.ask(look, shown, initiator=self._host, failed=failed, replaces="form")

    def _hold(self, *, is_on: bool) -> None:
        """Keep what is typed while a form is on its way, then type it there."""
        if self.typing is None:
            return
        if is_on:
            self.typing.hold()
        else:
            self.typing.let_go(QApplication.activeModalWidget())


def _open(dialog: FormDialog) -> None:
    """Show a form over its page; it is deleted when it is left."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
