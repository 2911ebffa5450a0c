"""Returns in a file: into the order that each names, now or when that order comes later."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.models import batches as batch_rows
from app.models import sales, waiting_returns
from app.models.waiting_returns import WaitingReturn
from app.services.desk import Work
from app.services.import_notices import Back, Notices

# What a batch remembers of a return that it moved into an order of its own.
NOUN = "return"


def order_of(work: Work, original: str, channel: str, customer_id: int) -> Any:  # noqa: ANN401 - a database row
    """Return the order that a return names, None while there is none; 0 is no customer.

    One of the same channel comes first; a return of a named customer never goes into the order of
    another.
    """
    orders = sales.find_orders(work.connection, original, channel)
    orders = orders or sales.find_orders(work.connection, original)
    return next((order for order in orders if customer_id in {0, order.customer_id}), None)


def origin_of(lines: Sequence[Any], goods: tuple[int | None, str], amount_minor: int) -> int | None:
    """Return the line that a return takes back: the same goods with enough left, else none."""
    category_id, product = goods
    for line in lines:
        if line.amount_minor <= 0 or line.origin_id is not None:
            continue
        left = line.amount_minor + sum(
            other.amount_minor for other in lines if other.origin_id == line.id
        )
        same = (
            line.product == product
            if product
            else category_id is None or line.category_id == category_id
        )
        if same and left + amount_minor >= 0:
            return int(line.id)
    return None


@dataclass(frozen=True)
class Arrival:
    """The orders that a batch brings: those from an id on, and who tells what they cannot carry."""

    batch_id: int
    first_order: int
    notices: Notices


def link_waiting(work: Work, new: Arrival) -> set[int]:
    """Move the returns of earlier files into those new orders that they waited for.

    A refund of A1 imported in June nets into A1 when July's file brings it, as if it came after.
    Returns the customers whom that touches.
    """
    touched: set[int | None] = set()
    for waiting in waiting_returns.waiting_for(work.connection, new.first_order):
        order = order_of(work, waiting.original, waiting.channel, waiting.customer_id or 0)
        if order is None:
            new.notices.of_another(Back(waiting.original, waiting.amount_minor))
        elif order.id != waiting.sale_id:
            _link(work, new, waiting, order)
            touched |= {waiting.customer_id, order.customer_id}
    return {key for key in touched if key is not None}


def call_in(work: Work, sale_id: int, document: str) -> None:
    """Move the returns that waited for the document of a sale at the counter into that sale.

    They stay there; taking their own file back takes them out as from any order. The order that
    each leaves empty goes with the file that brought it.
    """
    for waiting in waiting_returns.waiting_for_document(work.connection, document):
        order = order_of(work, waiting.original, waiting.channel, waiting.customer_id or 0)
        if order is not None and order.id == sale_id:
            _move(work, waiting, order, sales.lines_of(work.connection, [sale_id]))
            waiting_returns.void_if_empty(work.connection, waiting.sale_id, waiting.batch_id)


def _move(work: Work, waiting: WaitingReturn, order: Any, lines: Sequence[Any]) -> None:  # noqa: ANN401 - a database row
    connection, goods = work.connection, (waiting.category_id, waiting.product or "")
    origin = origin_of(lines, goods, waiting.amount_minor)
    waiting_returns.move_in(connection, waiting.id, order.id, order.customer_id, origin)
    sales.settle(connection, [waiting.sale_id, order.id])


def _link(work: Work, new: Arrival, waiting: WaitingReturn, order: Any) -> None:  # noqa: ANN401 - a database row
    connection, batch_id = work.connection, new.batch_id
    lines = sales.lines_of(connection, [order.id])
    back = Back(waiting.original, waiting.amount_minor)
    new.notices.look(back, sum(line.amount_minor for line in lines))
    _move(work, waiting, order, lines)
    waiting_returns.void_if_empty(connection, waiting.sale_id, batch_id)
    before = {
        "sale_id": waiting.sale_id,
        "customer_id": waiting.customer_id,
        "original": waiting.original,
    }
    batch_rows.remember(connection, batch_id, NOUN, [(waiting.id, before, {"sale_id": order.id})])


def let_wait_again(work: Work, batch_id: int) -> None:
    """Put the returns that a batch had moved into its orders back to where they waited."""
    connection = work.connection
    for line_id, before, after in list(batch_rows.changes_of(connection, batch_id, NOUN))[::-1]:
        if waiting_returns.move_out(connection, line_id, after["sale_id"], before):
            waiting_returns.revive(connection, before["sale_id"], batch_id)
            sales.settle(connection, [before["sale_id"], after["sale_id"]])
