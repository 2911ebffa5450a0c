"""Record a return: choose the sale, whole or a part of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.errors import UserError
from app.i18n import listed
from app.services import checkout, effects
from app.services.checkout import Receipt, ReturnEntry
from app.services.customers import SaleRow
from app.services.desk import Desk
from app.services.done import Done
from app.services.effects import Effect
from app.services.redaction import Hidden
from app.ui import formats
from app.ui.dialogs.frame import FormDialog
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.effect_box import EffectBox
from app.ui.widgets.field import Field, Form
from app.ui.widgets.level_badge import Level, LevelBadge
from app.ui.widgets.money_edit import MoneyEdit


@dataclass(frozen=True)
class Order:
    """One earlier sale as the list shows it: what is left of it after returns."""

    document: str
    channel: str
    day: date
    words: str
    left_minor: int | Hidden | None


def orders_of(history: Sequence[SaleRow]) -> list[Order]:
    """Put a customer's lines together by sale; sales that were returned whole are left out."""
    groups: dict[tuple[str, str], list[SaleRow]] = {}
    for line in history:
        if line.document:
            groups.setdefault((line.document, line.channel), []).append(line)
    orders = []
    for (document, channel), lines in groups.items():
        bought = [line for line in lines if not line.is_return]
        if not bought:
            continue
        amounts = [line.amount_minor for line in lines]
        numbers = [amount for amount in amounts if isinstance(amount, int)]
        left = sum(numbers) if len(numbers) == len(amounts) else amounts[0]
        if isinstance(left, int) and left <= 0:
            continue
        words = listed(dict.fromkeys(w for w in (x.product or x.category for x in bought) if w))
        orders.append(Order(document, channel, bought[-1].day, words, left))
    return orders


class ReturnDialog(FormDialog):
    """The form of one return."""

    def __init__(
        self, parent: QWidget, desk: Desk, jobs: Jobs, whom: tuple[str, Level | None]
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("ReturnDialog", "Record return")
        act = translate("ReturnDialog", "Record return")
        super().__init__(parent, title, act, name="return_dialog")
        self._desk = desk
        self._jobs = jobs
        self._orders: list[Order] = []
        self.saved: Callable[[Done[Receipt]], None] | None = None
        name, level = whom
        self.whom.addWidget(parts.label(name[:40], "section"))
        self.whom.addWidget(LevelBadge(level))
        self._list = QListWidget()
        self._list.setProperty("framed", True)
        self._list.setMinimumHeight(160)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self._on_chosen)
        self._amount = MoneyEdit(desk.currency, desk.decimals)
        fields = {
            "document": Field(self.tr("Which sale"), self._list, name="document"),
            "amount": Field(
                self.tr("Amount to take back"),
                self._amount,
                name="amount",
                hint=self.tr("Left empty, the whole sale is taken back."),
            ),
        }
        self.body.addWidget(fields["document"], 1)
        self.body.addWidget(fields["amount"])
        self.set_form(Form(fields))
        self.act.setEnabled(False)
        self._typed = ReturnEntry("")
        self._effect = EffectBox(self.effect, jobs, self._effect_of_typed)
        self._effect.grown.connect(self._on_grown)
        self._amount.textChanged.connect(self._on_typed)

    def show_orders(self, orders: Sequence[Order]) -> None:
        """Offer the sales that something is left of, newest first."""
        self._orders = list(orders)
        self._list.clear()
        for order in self._orders:
            left = formats.money(order.left_minor, self._desk.decimals, self._desk.currency)
            text = "   ".join(
                word
                for word in (formats.day(order.day), order.document, left, order.words[:60])
                if word
            )
            item = QListWidgetItem(text)
            item.setToolTip(text)
            self._list.addItem(item)
        if not self._orders:
            item = QListWidgetItem(self.tr("Nothing bought here can be taken back."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(item)
        else:
            self._list.setCurrentRow(0)
        self._list.setFocus()

    def _on_chosen(self, place: int) -> None:
        self.act.setEnabled(0 <= place < len(self._orders))
        self._on_typed()

    def _on_typed(self, *_what: object) -> None:
        """Ask what the return will do, once what is typed can be read."""
        try:
            entry = self._entry()
        except UserError:
            entry = None
        if entry is None:
            self._effect.show_idle([])
            return
        self._typed = entry
        self._effect.touch()

    def _effect_of_typed(self) -> Effect | None:
        return effects.of_return(self._desk, self._typed)

    def _entry(self) -> ReturnEntry | None:
        """Return what is chosen and typed; None while no sale is chosen."""
        place = self._list.currentRow()
        if not 0 <= place < len(self._orders):
            return None
        order = self._orders[place]
        minor = self._amount.minor() if self._amount.text().strip() else None
        return ReturnEntry(order.document, minor, order.channel, None)

    def save(self) -> None:
        """Record the return of the chosen sale."""
        try:
            entry = self._entry()
        except UserError as error:
            error.field = error.field or "amount"
            self.refuse(error)
            return
        if entry is not None:
            self.run(
                self._jobs, lambda _progress: checkout.record_return(self._desk, entry), self.saved
            )
