"""The counter: record a sale or a return; the live score, and the level where it follows."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from app.domain import importing_cells as cells
from app.domain.access import Permission
from app.domain.channels import SHOP
from app.domain.customer_rules import typed, typed_text
from app.domain.scoring import shown
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import grades as grade_rows
from app.models import sales as sale_rows
from app.services import grader, import_returns, orders, redaction, slips
from app.services.desk import Desk, Work
from app.services.done import Changes, Done
from app.services.orders import MOST_MINOR, ReturnEntry, SaleEntry
from app.services.redaction import Hidden
from app.services.schemes import rules_of
from app.services.star_table import stars_of

__all__ = [
    "MOST_MINOR",
    "Receipt",
    "ReturnEntry",
    "SaleEntry",
    "record_return",
    "record_sale",
    "undo_return",
]


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
    sale_id: int = 0

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
    orders.checked_amount(entry.amount_minor, desk.decimals)
    day = orders.checked_day(entry.day, desk.clock.today())
    with desk.work() as work:
        customer = orders.customer_of(work, entry.customer_id)
        before = grade_rows.get(work.connection, customer.id) if customer else None
        rules = rules_of(work)
        graded = orders.touched(work, rules, customer)
        grader.hold(work, rules, graded)
        channel = typed_text(entry.channel, "channel") or SHOP
        document = _document(work, entry.document, channel)
        sale_id = _add_order(work, replace(entry, channel=channel), day, document)
        if document:
            import_returns.call_in(work, sale_id, document)
        else:
            document = _own_document(work, day, sale_id, channel)
        grader.grade(work, rules, graded, grader.Why(sale_id=sale_id))
        work.note("record_sale", "sale", sale_id)
        told = _Told(sale_id, document, day, entry.amount_minor)
        receipt = _receipt(work, customer, told, before)
    return Done(receipt, Changes(customers=frozenset(graded), sales=True))


def record_return(desk: Desk, entry: ReturnEntry) -> Done[Receipt]:
    """Record the return of an order or of a part of it: negative lines linked to what they undo.

    Returning 30 of an order of lines 50 and 20 takes 30 from the first line.
    """
    desk.require(Permission.RECORD_RETURN)
    day = orders.checked_day(entry.day, desk.clock.today())
    with desk.work() as work:
        order = orders.order_of(work, entry)
        orders.check_day(order, day)
        lines = sale_rows.lines_of(work.connection, [order.id])
        amount = orders.amount_back(entry, order.total_minor, desk.decimals)
        approval = slips.approved(work, order, amount)
        customer = orders.customer_of(work, order.customer_id)
        before = grade_rows.get(work.connection, order.customer_id) if customer else None
        rules = rules_of(work)
        graded = orders.touched(work, rules, customer)
        standing = grader.standing(work, rules, graded)
        levels = slips.levels_of(work, graded)
        added = _add_returns(work, order, lines, amount, day)
        grader.grade_after_return(work, standing, order.id)
        slips.note_return(work, order.id, added, levels, approval)
        # Whoever typed the amount knows it; that of a whole order may not be theirs to see.
        is_told = entry.amount_minor is not None or desk.may(Permission.SEE_AMOUNTS)
        told = _Told(order.id, order.document, day, -amount if is_told else redaction.HIDDEN)
        receipt = _receipt(work, customer, told, before)
    return Done(receipt, Changes(customers=frozenset(graded), sales=True))


def undo_return(desk: Desk, sale_id: int) -> Done[Receipt]:
    """Take the last return of an order back: everything stands as before it was recorded.

    Only on its day, by whoever recorded it or by the owner, and while nothing was built on it.
    """
    desk.require(Permission.RECORD_RETURN)
    with desk.work() as work:
        slip = slips.last_return(work, sale_id)
        order = sale_rows.get(work.connection, sale_id)
        if order is None:
            raise slips.refused()
        customer = orders.customer_of(work, order.customer_id)
        before = grade_rows.get(work.connection, customer.id) if customer else None
        back: int | Hidden = slips.void(work, slip)
        back = back if desk.may(Permission.SEE_AMOUNTS) else redaction.HIDDEN
        told = _Told(sale_id, order.document or "", desk.clock.today(), back)
        receipt = _receipt(work, customer, told, before)
    return Done(receipt, Changes(customers=frozenset(slip.customers), sales=True))


@dataclass(frozen=True)
class _Told:
    """What a receipt says of the act itself."""

    sale_id: int
    document: str
    day: date
    amount_minor: int | Hidden


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
        sale_id=told.sale_id,
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


def _add_returns(work: Work, order: Any, lines: list[Any], amount: int, day: date) -> list[int]:  # noqa: ANN401
    """Take the amount back line by line, the first lines first, each linked to its own line."""
    added = [
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
        for line, part in orders.parts_back(lines, amount)
    ]
    sale_rows.settle(work.connection, [order.id])
    return added
