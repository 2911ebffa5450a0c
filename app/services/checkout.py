"""The counter: record a sale or a return; the live score, and the level where it follows."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from app.domain import importing_cells as cells
from app.domain import money
from app.domain.access import Permission
from app.domain.customer_rules import typed, typed_text
from app.domain.scoring import shown
from app.domain.text import is_whole
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import customers as customer_rows
from app.models import grades as grade_rows
from app.models import sales as sale_rows
from app.services import grader, redaction
from app.services.customers import no_customer
from app.services.desk import Desk, Work
from app.services.done import Changes, Done
from app.services.redaction import Hidden
from app.services.schemes import Rules, rules_of
from app.services.star_table import stars_of

SHOP: Final = "shop"
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


@dataclass(frozen=True)
class Receipt:
    """What was recorded and what it did to the customer's score and level."""

    document: str
    customer_id: int | None
    number: str
    name: str
    day: date
    amount_minor: int | Hidden | None
    score_before: Decimal | Hidden | None
    score_after: Decimal | Hidden | None
    level_before: int
    level_after: int
    level_name: str
    stars_before: int
    stars_after: int

    @property
    def has_risen(self) -> bool:
        """Say whether the official level rose."""
        return self.level_after > self.level_before

    @property
    def has_fallen(self) -> bool:
        """Say whether the official level fell."""
        return self.level_after < self.level_before


def record_sale(desk: Desk, entry: SaleEntry) -> Done[Receipt]:
    """Record one sale and grade its customer, all in one transaction."""
    desk.require(Permission.RECORD_SALE)
    if not 0 < entry.amount_minor <= MOST_MINOR:
        raise UserError(
            "amount_not_positive",
            QT_TRANSLATE_NOOP("Errors", "A sale of {amount} cannot be recorded."),
            {"amount": money.plain(entry.amount_minor, desk.decimals)},
            advice=QT_TRANSLATE_NOOP(
                "Errors", "Type an amount above 0; goods that come back are a return."
            ),
            field="amount",
        )
    day = _checked_day(desk, entry.day)
    with desk.work() as work:
        customer = _customer(work, entry.customer_id)
        before = grade_rows.get(work.connection, customer.id) if customer else None
        rules = rules_of(work)
        graded = _graded(work, rules, customer)
        grader.hold(work, rules, graded)
        channel = typed_text(entry.channel, "channel") or SHOP
        document = _document(work, entry.document, channel)
        sale_id = _add_order(work, replace(entry, channel=channel), day, document)
        if not document:
            document = _own_document(work, day, sale_id, channel)
        grader.grade(work, rules, graded, grader.Why(sale_id=sale_id))
        work.note("record_sale", "sale", sale_id)
        receipt = _receipt(work, customer, _Told(document, day, entry.amount_minor), before)
    return Done(receipt, Changes(customers=frozenset(graded), sales=True))


def record_return(desk: Desk, entry: ReturnEntry) -> Done[Receipt]:
    """Record the return of an order or of a part of it: negative lines linked to what they undo.

    Returning 30 of an order of lines 50 and 20 takes 30 from the first line.
    """
    desk.require(Permission.RECORD_RETURN)
    day = _checked_day(desk, entry.day)
    with desk.work() as work:
        order = _order(work, entry)
        _check_order_day(order, day)
        lines = sale_rows.lines_of(work.connection, [order.id])
        amount = _amount_back(desk, entry, order.total_minor)
        customer = _customer(work, order.customer_id)
        before = grade_rows.get(work.connection, order.customer_id) if customer else None
        rules = rules_of(work)
        graded = _graded(work, rules, customer)
        standing = grader.standing(work, rules, graded)
        _add_returns(work, order, lines, amount, day)
        grader.grade_after_return(work, standing, order.id)
        work.note("record_return", "sale", order.id)
        # Whoever typed the amount knows it; that of a whole order may not be theirs to see.
        is_told = entry.amount_minor is not None or desk.may(Permission.SEE_AMOUNTS)
        told = _Told(order.document, day, -amount if is_told else redaction.HIDDEN)
        receipt = _receipt(work, customer, told, before)
    return Done(receipt, Changes(customers=frozenset(graded), sales=True))


@dataclass(frozen=True)
class _Told:
    """What a receipt says of the act itself."""

    document: str
    day: date
    amount_minor: int | Hidden


def _graded(work: Work, rules: Rules, customer: Any) -> list[int]:  # noqa: ANN401 - a database row
    """Return whom a sale or return concerns: its customer, and who brought it if that counts."""
    if customer is None:
        return []
    return sorted(grader.with_referrers(work, rules.scheme, [customer.id]))


def _checked_day(desk: Desk, day: date | None) -> date:
    today = desk.clock.today()
    if day is not None and day > today:
        raise UserError(
            "day_in_future",
            QT_TRANSLATE_NOOP("Errors", "{day} is still to come."),
            {"day": day.isoformat()},
            advice=QT_TRANSLATE_NOOP("Errors", "Type a day up to today."),
            field="day",
        )
    return day or today


def _customer(work: Work, customer_id: int | None) -> Any:  # noqa: ANN401 - a database row
    if customer_id is None:
        return None
    row = customer_rows.get(work.connection, customer_id)
    if row is None:
        raise no_customer("")
    return row


def _document(work: Work, document: str, channel: str) -> str:
    """Return the document number cleaned; refuse one that another sale of the channel carries."""
    document = typed(document, "document", cells.identifier)
    if document and sale_rows.find_orders(work.connection, document, channel):
        raise UserError(
            "document_taken",
            QT_TRANSLATE_NOOP("Errors", "A sale with the document {document} is already recorded."),
            {"document": document[:60]},
            advice=QT_TRANSLATE_NOOP(
                "Errors", "Check whether it was saved before, or renumber it."
            ),
            field="document",
        )
    return document


def _own_document(work: Work, day: date, sale_id: int, channel: str) -> str:
    """Give a sale typed without a document one of ours that nobody else has typed: 240401-17."""
    document = f"{day:%y%m%d}-{sale_id}"
    while sale_rows.find_orders(work.connection, document, channel):
        document += "X"
    sale_rows.name_document(work.connection, sale_id, document)
    return document


def _add_order(work: Work, entry: SaleEntry, day: date, document: str) -> int:
    sale_id = sale_rows.add_sale(
        work.connection,
        {
            "customer_id": entry.customer_id,
            "channel": entry.channel,
            "document": document or None,
            "first_day": day,
            "last_day": day,
            "total_minor": entry.amount_minor,
            "recorded_at": work.desk.clock.now(),
        },
    )
    category = typed_text(entry.category, "category")
    sale_rows.add_line(
        work.connection,
        {
            "sale_id": sale_id,
            "customer_id": entry.customer_id,
            "day": day,
            "amount_minor": entry.amount_minor,
            "category_id": sale_rows.category_id(work.connection, category),
            "product": typed_text(entry.product, "product") or None,
            "head": 1,
            "counts": 1,
        },
    )
    return sale_id


def _order(work: Work, entry: ReturnEntry) -> Any:  # noqa: ANN401 - a database row
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


def _check_order_day(order: Any, day: date) -> None:  # noqa: ANN401 - a database row
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


def _amount_back(desk: Desk, entry: ReturnEntry, left_minor: int) -> int:
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
            {"amount": money.plain(amount, desk.decimals), "document": entry.document[:60]},
            advice=QT_TRANSLATE_NOOP(
                "Errors", "Type an amount above 0 and at most what is left of that sale."
            ),
            field="amount",
        )
    return amount


def _add_returns(work: Work, order: Any, lines: list[Any], amount: int, day: date) -> None:  # noqa: ANN401
    """Take the amount back line by line, the first lines first, each linked to its own line."""
    left = amount
    for line in lines:
        if line.amount_minor <= 0 or line.origin_id is not None:
            continue
        net = line.amount_minor + sum(
            other.amount_minor for other in lines if other.origin_id == line.id
        )
        part = min(left, net)
        if part <= 0:
            continue
        left -= part
        sale_rows.add_line(
            work.connection,
            {
                "sale_id": order.id,
                "customer_id": order.customer_id,
                "day": day,
                "amount_minor": -part,
                "category_id": line.category_id,
                "product": line.product,
                "origin_id": line.id,
            },
        )
    sale_rows.settle(work.connection, [order.id])


def _receipt(
    work: Work,
    customer: Any,  # noqa: ANN401 - a database row
    told: _Told,
    before: Any,  # noqa: ANN401 - a database row
) -> Receipt:
    desk = work.desk
    after = grade_rows.get(work.connection, customer.id) if customer else None
    scheme = rules_of(work).scheme
    level_before, level_after = (row.level if row else 0 for row in (before, after))
    sees = desk.may(Permission.SEE_AMOUNTS)

    def score(row: Any) -> Decimal | Hidden | None:  # noqa: ANN401 - a database row
        return None if row is None else shown(row.score) if sees else redaction.HIDDEN

    return Receipt(
        document=told.document,
        customer_id=customer.id if customer else None,
        number=customer.number if customer else "",
        name=customer.name if customer else "",
        day=told.day,
        amount_minor=told.amount_minor,
        score_before=score(before),
        score_after=score(after),
        level_before=level_before,
        level_after=level_after,
        level_name=scheme.levels[level_after - 1].name if level_after else "",
        stars_before=stars_of(scheme, level_before),
        stars_after=stars_of(scheme, level_after),
    )
