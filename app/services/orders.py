"""What sales and returns at the counter have in common: entries, checks, the order meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from app.domain import money
from app.domain.channels import SHOP
from app.domain.text import is_whole
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import sales as sale_rows
from app.services import grader, whom
from app.services.desk import Work
from app.services.schemes import Rules

# More than any shop takes at once; a slip of the finger has more digits.
MOST_MINOR: Final = 10**13


@dataclass(frozen=True)
class SaleEntry:
    """A sale as typed at the counter; without a customer it is a walk-in's."""

    customer_id: int | None
    amount_minor: int
    category: str = ""
    document: str = ""
    channel: str = SHOP
    product: str = ""
    day: date | None = None


@dataclass(frozen=True)
class ReturnEntry:
    """A return of a whole order (no amount) or of a part of it.

    Channel and customer need be named only where several sales carry the document.
    """

    document: str
    amount_minor: int | None = None
    channel: str | None = None
    day: date | None = None
    customer_id: int | None = None


def checked_amount(amount_minor: int, decimals: int) -> int:
    """Return the amount of a sale; refuse 0, less, and more than any shop takes at once."""
    if not 0 < amount_minor <= MOST_MINOR:
        raise UserError(
            "amount_not_positive",
            QT_TRANSLATE_NOOP("Errors", "A sale of {amount} cannot be recorded."),
            {"amount": money.plain(amount_minor, decimals)},
            advice=QT_TRANSLATE_NOOP(
                "Errors", "Type an amount above 0; goods that come back are a return."
            ),
            field="amount",
        )
    return amount_minor


def touched(work: Work, rules: Rules, customer: Any) -> list[int]:  # noqa: ANN401 - a database row
    """Return whom a sale or return concerns: its customer, and who brought it if that counts."""
    if customer is None:
        return []
    return sorted(grader.with_referrers(work, rules.scheme, [customer.id]))


def checked_day(day: date | None, today: date) -> date:
    """Return the day of a sale or return, today if none is named; refuse one still to come."""
    if day is not None and day > today:
        raise UserError(
            "day_in_future",
            QT_TRANSLATE_NOOP("Errors", "{day} is still to come."),
            {"day": day.isoformat()},
            advice=QT_TRANSLATE_NOOP("Errors", "Type a day up to today."),
            field="day",
        )
    return day or today


def customer_of(work: Work, customer_id: int | None) -> Any:  # noqa: ANN401 - a database row
    """Return a live customer, None for a walk-in."""
    if customer_id is None:
        return None
    return whom.customer(work, customer_id)


def order_of(work: Work, entry: ReturnEntry) -> Any:  # noqa: ANN401 - a database row
    """Return the one order that a return is about."""
    document, channel = entry.document.strip(), entry.channel and entry.channel.strip()
    orders = []
    if is_whole(document + (channel or "")):
        orders = [
            order
            for order in sale_rows.find_orders(work.connection, document, channel)
            if entry.customer_id in {None, order.customer_id}
        ]
    if not orders:
        raise UserError(
            "no_document",
            QT_TRANSLATE_NOOP("Errors", "No sale carries the document {document}."),
            {"document": entry.document[:60]},
            advice=QT_TRANSLATE_NOOP(
                "Errors", "Look at the customer's sales for the right number."
            ),
            field="document",
        )
    if len(orders) > 1:
        raise UserError(
            "document_ambiguous",
            QT_TRANSLATE_NOOP("Errors", "{count} sales carry the document {document}."),
            {"count": len(orders), "document": entry.document[:60]},
            advice=QT_TRANSLATE_NOOP("Errors", "Name the channel or the customer as well."),
            field="channel",
        )
    return orders[0]


def check_day(order: Any, day: date) -> None:  # noqa: ANN401 - a database row
    """Refuse a return before its sale."""
    if day < order.first_day:
        raise UserError(
            "return_before_sale",
            QT_TRANSLATE_NOOP(
                "Errors", "{document} was sold on {day} and cannot come back before."
            ),
            {"document": order.document, "day": order.first_day.isoformat()},
            advice=QT_TRANSLATE_NOOP("Errors", "Type a day from that one on."),
            field="day",
        )


def amount_back(entry: ReturnEntry, left_minor: int, decimals: int) -> int:
    """Return how much comes back: all that is left where no amount is named."""
    amount = left_minor if entry.amount_minor is None else entry.amount_minor
    if left_minor <= 0:
        raise UserError(
            "already_returned",
            QT_TRANSLATE_NOOP("Errors", "Everything of {document} was returned before."),
            {"document": entry.document[:60]},
            advice=QT_TRANSLATE_NOOP(
                "Errors", "Look at the customer's sales; nothing was changed."
            ),
            field="document",
        )
    if not 0 < amount <= left_minor:
        raise UserError(
            "return_too_large",
            QT_TRANSLATE_NOOP("Errors", "{amount} cannot be returned of {document}."),
            {"amount": money.plain(amount, decimals), "document": entry.document[:60]},
            advice=QT_TRANSLATE_NOOP(
                "Errors", "Type an amount above 0 and at most what is left of that sale."
            ),
            field="amount",
        )
    return amount


def parts_back(lines: Sequence[Any], amount: int) -> list[tuple[Any, int]]:
    """Split what comes back over an order's lines: 30 of lines 50 and 20 is 30 of the first."""
    left = amount
    parts = []
    for line in lines:
        if line.amount_minor <= 0 or line.origin_id is not None:
            continue
        net = line.amount_minor + sum(
            other.amount_minor for other in lines if other.origin_id == line.id
        )
        part = min(left, net)
        if part > 0:
            left -= part
            parts.append((line, part))
    return parts
