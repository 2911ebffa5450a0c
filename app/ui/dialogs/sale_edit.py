"""Record a sale: amount first, Enter saves from any field, category and channel stay as last."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.channels import SHOP
from app.errors import UserError
from app.i18n import filled
from app.services import checkout, effects
from app.services.checkout import Receipt, SaleEntry
from app.services.customers import Card
from app.services.desk import Desk
from app.services.done import Done
from app.services.effects import Effect
from app.services.grading import Explanation
from app.services.redaction import Hidden
from app.ui import channels, formats
from app.ui.dialogs.frame import FormDialog
from app.ui.jobs import Jobs
from app.ui.widgets import parts
from app.ui.widgets.card_way_up import visits_more
from app.ui.widgets.day_edit import DayEdit
from app.ui.widgets.effect_box import EffectBox
from app.ui.widgets.field import Field, Form, side_by_side, text_edit
from app.ui.widgets.level_badge import Level, LevelBadge, held_by
from app.ui.widgets.money_edit import MoneyEdit


@dataclass(frozen=True)
class Buyer:
    """Whom a sale is for, with what the dialog shows of it."""

    id: int
    name: str
    level: Level | None
    why: Explanation | None = None

    @classmethod
    def of(cls, card: Card, levels: Mapping[int, Level]) -> "Buyer":
        """Return the customer of a card, with the level as it is drawn."""
        return cls(card.id, card.entry.name, held_by(card, levels))


@dataclass(frozen=True)
class Habits:
    """What the counter typed last, and the words it may choose from."""

    category: str = ""
    channel: str = SHOP
    categories: Sequence[str] = ()
    channels: Sequence[str] = (SHOP,)

    def knowing(self, categories: Sequence[str], channels: Sequence[str]) -> "Habits":
        """Offer also the words that a customer's own sales carry."""
        known = self
        for category in categories:
            known = replace(known, categories=_with(known.categories, category))
        for channel in channels:
            known = replace(known, channels=_with(known.channels, channel))
        return known

    def after(self, category: str, channel: str) -> "Habits":
        """Remember a sale's category and channel."""
        return replace(
            self,
            category=category,
            channel=channel,
            categories=_with(self.categories, category),
            channels=_with(self.channels, channel),
        )


def _with(words: Sequence[str], word: str) -> Sequence[str]:
    return [*words, word] if word and word not in words else words


class SaleDialog(FormDialog):
    """The form of one sale."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        jobs: Jobs,
        buyer: Buyer,
        habits: Habits,
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("SaleDialog", "Record sale")
        super().__init__(parent, title, translate("SaleDialog", "Save"), name="sale_dialog")
        self._desk = desk
        self._jobs = jobs
        self._buyer = buyer
        self.habits = habits
        self.saved: Callable[[Done[Receipt]], None] | None = None
        self._amount = MoneyEdit(desk.currency, desk.decimals)
        self._category = _words(habits.categories, habits.category)
        words = [channels.shown(channel) for channel in habits.channels]
        self._channel = _words(words, channels.shown(habits.channel))
        today = desk.clock.today()
        self._day = DayEdit(today, "day", latest=today)
        self._document = text_edit(longest=200)
        self._product = text_edit(longest=500)
        self._typed = SaleEntry(buyer.id, 0)
        self._effect = EffectBox(self.effect, jobs, self._effect_of_typed)
        self._effect.grown.connect(self._on_grown)
        self._build()

    def _build(self) -> None:
        self.whom.addWidget(parts.label(self._buyer.name[:40], "section", name="buyer_name"))
        self.whom.addWidget(LevelBadge(self._buyer.level))
        fields = {
            "amount": Field(self.tr("Amount"), self._amount, name="amount"),
            "category": Field(self.tr("Category"), self._category, name="category"),
            "channel": Field(self.tr("Channel"), self._channel, name="channel"),
            "day": Field(self.tr("Day"), self._day, name="day"),
            "product": Field(self.tr("Item"), self._product, name="product"),
            "document": Field(
                self.tr("Receipt number"),
                self._document,
                name="document",
                hint=self.tr("Left empty, it gets one."),
            ),
        }
        self.body.addWidget(fields["amount"])
        self.body.addLayout(side_by_side(fields["category"], fields["channel"], fields["day"]))
        self.body.addLayout(side_by_side(fields["product"], fields["document"]))
        self.set_form(Form(fields))
        self._effect.show_idle(self._idle())
        for edit in (self._amount, self._day):
            edit.textChanged.connect(self._on_typed)
        self._category.currentTextChanged.connect(self._on_typed)
        self._amount.setFocus()

    def _idle(self) -> list[tuple[str, str]]:
        """Return what is known before anything is typed: the score, and the ways up."""
        why = self._buyer.why
        if why is None:
            return []
        lines = []
        if not isinstance(why.score, Hidden):
            lines.append((self.tr("Live score now"), formats.score(why.score)))
        up = why.next_level
        if up is not None and up.amount_minor is not None:
            more = formats.money(up.amount_minor, self._desk.decimals, self._desk.currency)
            lines.append((filled(self.tr("To {level} by spend alone"), level=up.name), more))
        if up is not None and up.visits is not None:
            text = filled(self.tr("To {level} by visits alone"), level=up.name)
            lines.append((text, visits_more(up.visits, at_most=up.at_most)))
        return lines

    def _effect_of_typed(self) -> Effect | None:
        return effects.of_sale(self._desk, self._typed)

    def _on_typed(self, *_what: object) -> None:
        """Ask what the sale will do, once what is typed can be read."""
        try:
            self._typed = self._entry()
        except UserError:
            self._effect.show_idle(self._idle())
            return
        self._effect.touch()

    def _entry(self) -> SaleEntry:
        return SaleEntry(
            customer_id=self._buyer.id,
            amount_minor=self._amount.minor(),
            category=self._category.currentText(),
            channel=channels.typed(self._channel.currentText()),
            document=self._document.text(),
            product=self._product.text(),
            day=self._day.day(),
        )

    def save(self) -> None:
        """Read the amount and record the sale."""
        try:
            entry = self._entry()
        except UserError as error:
            self.refuse(_beside(error, "amount"))
            return
        self.habits = self.habits.after(entry.category.strip(), entry.channel)
        self.run(self._jobs, lambda _progress: checkout.record_sale(self._desk, entry), self.saved)


def _beside(error: UserError, field: str) -> UserError:
    """Return a refusal that stands beside a field of this form."""
    error.field = error.field or field
    return error


def _words(known: Sequence[str], chosen: str) -> QComboBox:
    box = QComboBox(editable=True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(list(known))
    box.setCurrentText(chosen)
    return box
