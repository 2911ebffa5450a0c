"""The demo shop: a tea and gift shop, invented, the same for the same business day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Final

from app.domain import search as search_rules
from app.domain.access import Permission
from app.domain.facts import day_number
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.models import batches as batch_rows
from app.models import customers as customer_rows
from app.models import sale_bulk, sales
from app.models import search as search_rows
from app.models.database import after_bulk
from app.models.sale_bulk import NewLine, NewOrder
from app.services import demo_benefits, demo_cases, demo_past, demo_preferences, grader
from app.services.demo_people import DemoCustomer, people
from app.services.demo_sales import DemoReturn, DemoSale, returns_of, sales_of
from app.services.desk import Desk, Work
from app.services.done import Changes, Done
from app.services.importing import KIND
from app.services.progress import SILENT, Progress
from app.services.schemes import rules_of

_BLOCK: Final = 4000  # orders written at once
_NOON: Final = time(12, tzinfo=UTC)


@dataclass(frozen=True)
class DemoShop:
    """Everything the demo shop knows: 2,000 customers, 40,000 sales, what was brought back."""

    customers: list[DemoCustomer]
    sales: list[DemoSale]
    returns: list[DemoReturn]


def generate(business_day: date) -> DemoShop:
    """Return the demo shop with its books ending on a business day; no clock, no chance."""
    customers, habits = people(business_day)
    sold = sales_of(business_day, customers, habits)
    return DemoShop(customers, sold, returns_of(business_day, sold))


def fill(desk: Desk, progress: Progress = SILENT, language: str = "zh_CN") -> Done[int]:
    """Fill an empty shop with the demo shop as one batch, graded; return how many sales it has."""
    desk.require(Permission.IMPORT)
    with desk.work() as work:
        if customer_rows.any_live(work.connection):
            raise UserError(
                "demo_not_empty",
                QT_TRANSLATE_NOOP("Errors", "This shop has customers of its own."),
                advice=QT_TRANSLATE_NOOP(
                    "Errors", "Make the demo shop in a folder of its own; nothing was changed."
                ),
            )
        shop = generate(desk.clock.today())
        batch_id = _Writer(work, shop, progress).write()
        log = demo_cases.cases_of(desk.clock.today(), shop.sales, language)
        demo_cases.fill(work, log, batch_id)
        demo_past.live_through(work)
        grader.run(work, rules_of(work), grader.Why(batch_id=batch_id))
        counts = {
            "kind": "sales",
            "read": len(shop.sales),
            "created": len(shop.sales),
            "customers_created": len(shop.customers),
        }
        batch_rows.set_counts(work.connection, batch_id, counts)
        demo_benefits.fill(work, language)
        demo_preferences.fill(work, [one.number for one in shop.customers], language)
        work.note("import", "batch", batch_id, details=counts)
    changes = Changes(all_customers=True, sales=True, batches=True, cases=True)
    return Done(len(shop.sales), changes, batch_id)


class _Writer:
    """Writes the demo shop inside one transaction."""

    def __init__(self, work: Work, shop: DemoShop, progress: Progress) -> None:
        self._work = work
        self._shop = shop
        self._progress = progress
        # Every moment is noon of the business day, so that the same day gives the same rows.
        self._at = datetime.combine(work.desk.clock.today(), _NOON)
        self._batch_id = batch_rows.open_batch(
            work.connection,
            {
                "kind": KIND,
                "title": work.desk.settings.name,
                "day": work.desk.clock.today(),
                "at": self._at,
                "actor": work.desk.actor.login,
            },
        )

    def write(self) -> int:
        """Write customers, then sales with what was brought back; return the batch."""
        first = customer_rows.next_id(self._work.connection)
        ids = {customer.number: first + at for at, customer in enumerate(self._shop.customers)}
        self._write_customers(ids)
        text = translate("Progress", QT_TRANSLATE_NOOP("Progress", "Making up sales"))
        done = 0
        for orders, lines in self._blocks(ids):
            self._progress.check()
            sale_bulk.add_orders(self._work.connection, orders, self._batch_id)
            sale_bulk.add_lines(self._work.connection, lines, self._batch_id)
            done += len(orders)
            self._progress.step(done, len(self._shop.sales), text)
        after_bulk(self._work.connection, "customer", "sale", "sale_line", "category")
        return self._batch_id

    def _write_customers(self, ids: Mapping[str, int]) -> None:
        connection = self._work.connection
        rows = [self._customer(customer, ids) for customer in self._shop.customers]
        customer_rows.add_many(connection, rows)
        for customer in self._shop.customers:
            if customer.tags:
                customer_rows.set_tags(connection, ids[customer.number], customer.tags)
        search_rows.put_many(
            connection,
            (
                (ids[one.number], search_rules.tokens(one.number, one.name, one.phone, one.email))
                for one in self._shop.customers
            ),
        )

    def _customer(self, customer: DemoCustomer, ids: Mapping[str, int]) -> dict[str, Any]:
        return {
            "id": ids[customer.number],
            "number": customer.number,
            "name": customer.name,
            "phone": customer.phone,
            "email": customer.email,
            "birthday": customer.birthday,
            "joined": customer.joined,
            "influence": customer.influence,
            "influence_note": customer.influence_note,
            "referrer_id": ids.get(customer.referrer),
            "note": customer.note,
            "channel": customer.channel,
            "batch_id": self._batch_id,
            "created_at": self._at,
            "updated_at": self._at,
        }

    def _blocks(self, ids: Mapping[str, int]) -> Iterator[tuple[list[NewOrder], list[NewLine]]]:
        """Yield orders and lines, so many orders at once."""
        taken = {(back.channel, back.document): back for back in self._shop.returns}
        names = sorted({line.category for sale in self._shop.sales for line in sale.lines})
        categories = {name: sales.category_id(self._work.connection, name) for name in names}
        order_id, line_id = sale_bulk.next_ids(self._work.connection)
        orders: list[NewOrder] = []
        lines: list[NewLine] = []
        for sale in self._shop.sales:
            back = taken.get((sale.channel, sale.document))
            own = _lines(sale, back, (order_id, line_id, ids.get(sale.customer)), categories)
            own = [line._replace(amount_minor=self._scaled(line.amount_minor)) for line in own]
            orders.append(_order(sale, own))
            lines += _flagged(own)
            order_id, line_id = order_id + 1, line_id + len(own)
            if len(orders) == _BLOCK:
                yield orders, lines
                orders, lines = [], []
        yield orders, lines

    def _scaled(self, hundredths: int) -> int:
        """Return an amount of the lists, kept in hundredths, in the currency's own minor unit."""
        return hundredths * int(10**self._work.desk.decimals) // 100


def _lines(
    sale: DemoSale,
    back: DemoReturn | None,
    ids: tuple[int, int, int | None],
    categories: Mapping[str, int | None],
) -> list[NewLine]:
    """Return the lines of an order and behind them those that were brought back."""
    order_id, line_id, customer_id = ids
    sold = [
        NewLine(
            id=line_id + at,
            sale_id=order_id,
            customer_id=customer_id,
            day=day_number(sale.day),
            amount_minor=line.amount_minor,
            category_id=categories[line.category],
            product=line.product,
            quantity=str(line.quantity),
            origin_id=None,
            head=0,
            counts=0,
            identity=None,
        )
        for at, line in enumerate(sale.lines)
    ]
    if back is None:
        return sold
    returned = [
        sold[at]._replace(
            id=line_id + len(sold) + place,
            day=day_number(back.day),
            amount_minor=-sold[at].amount_minor,
            origin_id=sold[at].id,
        )
        for place, at in enumerate(back.lines)
    ]
    return sold + returned


def _flagged(lines: Sequence[NewLine]) -> list[NewLine]:
    given = [(line.id, line.origin_id or line.id, line.amount_minor) for line in lines]
    flags = sales.flags_of(given)
    return [
        line._replace(head=head, counts=counts)
        for line, (_, head, counts) in zip(lines, flags, strict=True)
    ]


def _order(sale: DemoSale, lines: Sequence[NewLine]) -> NewOrder:
    days = [line.day for line in lines]
    return NewOrder(
        lines[0].sale_id,
        lines[0].customer_id,
        sale.channel,
        sale.document,
        min(days),
        max(days),
        sum(line.amount_minor for line in lines),
    )
