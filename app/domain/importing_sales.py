"""The cells of one row of a sales list -> a ParsedSale, or a refusal that names the field."""

from collections.abc import Callable
from decimal import Decimal

from app.domain import importing_cells as cells
from app.domain import money
from app.domain.importing_columns import Buyer
from app.domain.importing_fields import SALE_FIELDS
from app.domain.importing_layout import Layout
from app.domain.importing_readers import (
    day_reader,
    email_reader,
    full_name,
    missing,
    named,
    number_reader,
    phone_reader,
    remembered,
    text_reader,
)
from app.domain.importing_verdicts import ParsedSale
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP

_new = tuple.__new__


class SaleReader:
    """Reads sales row by row; remembers the row above, whose order a bare line may continue.

    Quantity 3 at 0.335 without an amount is 1.01: rounded once, half away from zero.
    """

    fields = SALE_FIELDS

    def __init__(self, layout: Layout) -> None:
        self.texts = _text_readers(layout)
        self.day = day_reader(layout, "date").read
        self.amount = _money(layout, "amount")
        self._decimals = layout.decimals
        self._price = remembered(named("unit_price", _price_reader(layout)))
        self._discount = _money(layout, "discount")
        self._count = remembered(named("quantity", cells.quantity))
        self._text = {name: remembered(read) for name, read in self.texts.items()}
        self._kind = remembered(named("kind", cells.returns_money))
        self._currency = layout.currency
        self._above: ParsedSale | None = None
        # The document of the row above if that was refused, as its cell stands.
        self._refused = ""

    def forget(self) -> None:
        """Forget the row above: it was refused, so nothing may continue it."""
        self._above = None

    def stand_below(self, sale: ParsedSale) -> None:
        """Let the next row continue a sale that was read by other means."""
        self._above, self._refused = sale, ""

    def read(self, line: int, row: tuple[str, ...]) -> ParsedSale:
        """Return the sale of one row whose cells stand in the order of `fields`."""
        (customer, name, phone, email, document, day, amount, quantity, price) = row[:9]
        (category, product, channel, kind, original, status, discount, currency) = row[9:17]
        text = self._text
        refused, self._refused = self._refused, document
        text["status"](status)
        if currency:
            self._in_currency(amount.strip() or price, currency)
        day = day.strip()
        document = text["document"](document)
        if not day:
            if document and refused.strip() == row[4].strip():
                raise _head_refused()
            return self._continued(line, row, document)
        count = self._count(quantity) if quantity and not quantity.isspace() else None
        minor = self.amount(amount) if amount else None
        if minor is None:
            minor = self.computed(quantity, price, discount)
        is_return = minor < 0
        if kind and not is_return and self._kind(kind):
            minor, is_return = -minor, True
        self._above = sale = _new(
            ParsedSale,
            (
                line,
                *self.buyer(customer, name, phone, email, *row[17:]),
                document,
                self.day(day),
                minor,
                count,
                text["category"](category),
                text["product"](product),
                text["channel"](channel),
                is_return,
                text["original"](original),
            ),
        )
        self._refused = ""
        return sale

    def _in_currency(self, amount: str, said: str) -> None:
        """Refuse a row in another currency, with its amount."""
        named("currency", lambda text: cells.in_currency(amount, self._currency, text))(said)

    def is_return(self, kind: str) -> bool:
        """Return whether the kind of a row says that it is a return; a blank one does not."""
        return bool(kind) and self._kind(kind)

    def buyer(
        self, customer: str, name: str, phone: str, email: str, first: str, last: str
    ) -> Buyer:
        """Return whom the cells of a row name."""
        text = self.texts
        return Buyer(
            text["customer"](customer),
            text["name"](name)
            if name or not (first or last)
            else full_name("", text["first_name"](first), text["last_name"](last)),
            text["phone"](phone),
            text["email"](email),
        )

    def _continued(self, line: int, row: tuple[str, ...], document: str) -> ParsedSale:
        """Read a further line of the order above, whose head row alone says when and who."""
        above = self._above
        if above is None or not document or above.document != document:
            raise missing("date")
        sale = self.read(line, (*row[:5], above.day.isoformat(), *row[6:]))
        if not (sale.customer or sale.name or sale.phone or sale.email):
            sale = sale._replace(
                customer=above.customer, name=above.name, phone=above.phone, email=above.email
            )
        self._above = sale
        return sale

    def computed(self, quantity: str, price: str, discount: str) -> int:
        """Return the amount of a row that gives only quantity and price."""
        price, discount = price.strip(), discount.strip()
        if not quantity or quantity.isspace() or not price:
            raise missing("amount")
        count = self._count(quantity)
        exact, price_minor = self._price(price)
        whole = int(count)
        minor = whole * price_minor
        if price_minor == 0 or whole != count or abs(minor) > money.MAX_MINOR:
            minor = money.line_amount(count, exact, self._decimals)
        return _less(minor, self._discount(discount) or 0) if discount else minor


def _head_refused() -> UserError:
    return UserError(
        "order_refused",
        QT_TRANSLATE_NOOP("Errors", "The first row of this order was refused."),
        advice=QT_TRANSLATE_NOOP("Errors", "Correct that row; this one goes with it."),
        field="document",
    )


def _text_readers(layout: Layout) -> dict[str, Callable[[str], str]]:
    """Return the readers of the fields that stay text; a blank cell is blank text."""
    readers = {
        name: text_reader(name)
        for name in ("name", "first_name", "last_name", "category", "product", "channel")
    }
    for name in ("customer", "document", "original"):
        readers[name] = _or_blank(number_reader(layout, name))
    readers["phone"], readers["email"] = _or_blank(phone_reader()), _or_blank(email_reader())
    readers["currency"] = _or_blank(_currency_reader(layout))
    readers["status"] = _or_blank(named("status", cells.status))
    readers["quantity"] = named("quantity", _count_text)
    return readers


def _currency_reader(layout: Layout) -> Callable[[str], str]:
    def read(text: str) -> str:
        cells.in_currency("", layout.currency, text)
        return ""

    return named("currency", read)


def _or_blank(read: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: read(text) if text else ""


def _count_text(text: str) -> str:
    return f"{cells.quantity(text):f}" if text and not text.isspace() else ""


def _less(minor: int, discount: int) -> int:
    if minor > 0 and abs(discount) > minor:
        raise UserError(
            "discount_too_large",
            QT_TRANSLATE_NOOP("Errors", "The discount is larger than the line it stands on."),
            advice=QT_TRANSLATE_NOOP(
                "Errors", "Share the discount among the lines of the order and import again."
            ),
            field="discount",
        )
    return minor - abs(discount) if minor > 0 else minor


def _money(layout: Layout, field: str) -> Callable[[str], int | None]:
    return cells.money_reader(
        layout.decimals, comma=field in layout.comma, field=field, currency=layout.currency
    )


def _price_reader(layout: Layout) -> Callable[[str], tuple[Decimal, int]]:
    """Return the reader of a price: all its decimals, and its minor units (0 where it has more)."""
    decimals = layout.decimals

    def read(text: str) -> tuple[Decimal, int]:
        price = cells.unit_price(text, comma="unit_price" in layout.comma, currency=layout.currency)
        minor = price.scaleb(decimals)
        return price, int(minor) if minor == minor.to_integral_value() else 0

    return read
