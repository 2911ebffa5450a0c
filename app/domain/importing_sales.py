"""The cells of one row of a sales list -> a ParsedSale, or a refusal that names the field."""

from collections.abc import Callable
from decimal import Decimal

from app.domain import importing_cells as cells
from app.domain import money
from app.domain.importing_fields import SALE_FIELDS
from app.domain.importing_plan import Layout
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
        self._decimals = layout.decimals
        self._day = day_reader(layout, "date").read
        self._amount = _money(layout, "amount")
        self._price = remembered(named("unit_price", _price_reader(layout)))
        self._discount = _money(layout, "discount")
        self._quantity = remembered(named("quantity", cells.quantity))
        self._customer = remembered(number_reader(layout, "customer"))
        self._document = number_reader(layout, "document")
        self._original = number_reader(layout, "original")
        self._phone = phone_reader()
        self._email = email_reader()
        self._name = text_reader("name")
        self._first, self._last = text_reader("first_name"), text_reader("last_name")
        self._category = text_reader("category")
        self._product = text_reader("product")
        self._channel = text_reader("channel")
        self._kind = remembered(named("kind", cells.returns_money))
        self._status = remembered(named("status", cells.status))
        self._above: ParsedSale | None = None
        self._document_above = "", ""

    def forget(self) -> None:
        """Forget the row above: it was refused, so nothing may continue it."""
        self._above = None

    def read(self, line: int, row: tuple[str, ...]) -> ParsedSale:
        """Return the sale of one row whose cells stand in the order of `fields`."""
        (customer, name, phone, email, document, day, amount, quantity, price) = row[:9]
        (category, product, channel, kind, original, status, discount, first, last) = row[9:]
        if status:
            self._status(status)
        day = day.strip()
        if document and document != self._document_above[0]:
            self._document_above = document, self._document(document)
        document = document and self._document_above[1]
        if not day:
            return self._continued(line, row, document)
        count = self._quantity(quantity) if quantity and not quantity.isspace() else None
        minor = self._amount(amount) if amount else None
        if minor is None:
            minor = self._computed(count, price.strip(), discount.strip())
        is_return = minor < 0
        if kind and not is_return and self._kind(kind):
            minor, is_return = -minor, True
        self._above = sale = _new(
            ParsedSale,
            (
                line,
                self._customer(customer) if customer else "",
                self._name(name) if name or not (first or last) else self._joined(first, last),
                self._phone(phone) if phone else "",
                self._email(email) if email else "",
                document,
                self._day(day),
                minor,
                count,
                self._category(category) if category else "",
                self._product(product) if product else "",
                self._channel(channel) if channel else "",
                is_return,
                self._original(original) if original else "",
            ),
        )
        return sale

    def _joined(self, first: str, last: str) -> str:
        return full_name("", self._first(first), self._last(last))

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

    def _computed(self, count: Decimal | None, price: str, discount: str) -> int:
        if count is None or not price:
            raise missing("amount")
        exact, price_minor = self._price(price)
        whole = int(count)
        minor = whole * price_minor
        if price_minor == 0 or whole != count or abs(minor) > money.MAX_MINOR:
            minor = money.line_amount(count, exact, self._decimals)
        return _less(minor, self._discount(discount) or 0) if discount else minor


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
    return cells.money_reader(layout.decimals, comma=field in layout.comma, field=field)


def _price_reader(layout: Layout) -> Callable[[str], tuple[Decimal, int]]:
    """Return the reader of a price: all its decimals, and its minor units (0 where it has more)."""
    decimals = layout.decimals

    def read(text: str) -> tuple[Decimal, int]:
        price = cells.unit_price(text, comma="unit_price" in layout.comma)
        minor = price.scaleb(decimals)
        return price, int(minor) if minor == minor.to_integral_value() else 0

    return read
