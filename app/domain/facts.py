"""What the rules look at: a customer's purchases folded into one row of facts per customer.

Arrays hold one entry per line or per customer. A business day is the number of days since
1970-01-01. `fold` is the exact reference; faster sums elsewhere must agree with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.domain import periods

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

EPOCH: Final = date(1970, 1, 1)
BLOCKS: Final = 12
YEAR_DAYS: Final = 365
NOTHING: Final = -1


def day_number(day: date) -> int:
    """Return a business day as days since 1970-01-01: 1970-01-02 is 1."""
    return (day - EPOCH).days


def day_of(number: int) -> date:
    """Return the business day of a day number: 1 is 1970-01-02."""
    return EPOCH + timedelta(days=int(number))


@dataclass(frozen=True)
class Window:
    """The days that count: from start_day (None = ever) to end_day; days is 0 for a lifetime."""

    start_day: int | None
    end_day: int
    days: int

    @classmethod
    def ending(cls, day: date, window_days: int) -> "Window":
        """Return the window that ends on a business day, that day included."""
        start = periods.window_start(day, window_days)
        number = None if start is None else day_number(start)
        return cls(number, day_number(day), window_days)


@dataclass(frozen=True, eq=False)
class SaleLines:
    """Lines of sales and returns, one entry each.

    A linked return carries the sale_id of the order it takes back; origin_id is the line it takes
    back, else its own line_id. category_id -1 is blank; lines of other customers are passed over.
    """

    customer_id: Ints
    sale_id: Ints
    line_id: Ints
    origin_id: Ints
    day: Ints
    amount_minor: Ints
    category_id: Ints

    def take(self, chosen: Ints | Flags) -> "SaleLines":
        """Return only the chosen lines, in that order."""
        return SaleLines(*(getattr(self, name.name)[chosen] for name in fields(self)))

    def joined(self, others: "SaleLines") -> "SaleLines":
        """Return these lines and then the others."""
        names = [name.name for name in fields(self)]
        pairs = ((getattr(self, name), getattr(others, name)) for name in names)
        return SaleLines(*(np.concatenate(pair) for pair in pairs))


@dataclass(frozen=True, eq=False)
class Traits:
    """What is known of customers besides their purchases; customer_id rises and sets the order.

    Unknown is -1 for days and ids, nan for the rest. The opening sums are what old totals without
    sales bring: opening_minor and opening_orders inside the window, the third ever.
    """

    customer_id: Ints
    joined_day: Ints
    influence: Floats
    potential: Floats
    referrer_id: Ints
    feedback_mean: Floats
    opening_minor: Ints
    opening_orders: Ints
    opening_lifetime_minor: Ints

    def take(self, chosen: Ints | Flags | slice) -> "Traits":
        """Return only the chosen customers, in that order."""
        return Traits(*(getattr(self, name.name)[chosen] for name in fields(self)))

    @classmethod
    def unknown(cls, customer_id: Ints) -> "Traits":
        """Return traits of customers of whom nothing but purchases is known."""
        count = len(customer_id)
        none, zero = np.full(count, NOTHING, np.int64), np.zeros(count, np.int64)
        blank = np.full(count, np.nan)
        return cls(customer_id, none, blank, blank, none, blank, zero, zero, zero)


@dataclass(frozen=True, eq=False)
class Facts:
    """One row of raw facts per customer; nan or -1 where a fact is missing.

    `first_day` is asked for where no joining day is known: of others it is -1.
    """

    customer_id: Ints
    amount_minor: Ints
    frequency: Ints
    recency_days: Floats
    tenure_months: Floats
    diversity: Ints
    stability_blocks: Ints
    influence: Floats
    referrals: Ints
    potential: Floats
    feedback: Floats
    lifetime_minor: Ints
    last_day: Ints
    first_day: Ints

    def take(self, chosen: Ints | Flags) -> "Facts":
        """Return only the chosen customers, in that order."""
        return Facts(*(getattr(self, name.name)[chosen] for name in fields(self)))

    @classmethod
    def joined(cls, parts: Sequence["Facts"]) -> "Facts":
        """Return the facts of all parts, one behind the other."""
        names = [name.name for name in fields(cls)]
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


@dataclass(frozen=True, eq=False)
class _Orders:
    """Orders of some lines: whose, on which day visited, and whether they count as a visit."""

    owner: Ints
    visit_day: Ints
    counts: Flags
    of_line: Ints


def fold(lines: SaleLines, traits: Traits, window: Window, frequency_counts: str) -> Facts:
    """Fold purchases into facts, exactly: a sale of 100 returned in full leaves 0, 0 and 0.

    An order counts when its lines inside the window add up to more than 0. For the referrals of
    some customers, hand in the customers they referred and their lines too.
    """
    customers = traits.customer_id
    owner = _positions(customers, lines.customer_id)
    past = (owner != NOTHING) & (lines.day <= window.end_day)
    ever, ever_owner = lines.take(past), owner[past]
    inside = np.ones(len(ever.day), np.bool_)
    if window.start_day is not None:
        inside = ever.day >= window.start_day
    recent, recent_owner = ever.take(inside), ever_owner[inside]
    count = len(customers)
    orders = _orders(recent, recent_owner)
    visited = np.flatnonzero(np.bincount(orders.owner[orders.counts], minlength=count))
    first_day, last_day = _first_and_last(_orders(ever, ever_owner), count)
    first_day = np.where(has_joined(traits.joined_day, window.end_day), NOTHING, first_day)
    return Facts(
        customer_id=customers,
        amount_minor=_sums(recent_owner, recent.amount_minor, count) + traits.opening_minor,
        frequency=_frequency(orders, count, frequency_counts) + traits.opening_orders,
        recency_days=np.where(last_day == NOTHING, np.nan, window.end_day - last_day),
        tenure_months=tenure_months(traits.joined_day, first_day, window.end_day),
        diversity=_diversity(recent, recent_owner, orders, count),
        stability_blocks=_blocks(orders, window, count),
        influence=traits.influence,
        referrals=_referrals(traits, visited),
        potential=traits.potential,
        feedback=traits.feedback_mean,
        lifetime_minor=_sums(ever_owner, ever.amount_minor, count) + traits.opening_lifetime_minor,
        last_day=last_day,
        first_day=first_day,
    )


def opening_left(told: Ints, known: Ints) -> Ints:
    """Return what an old total adds to the sales known from before its day.

    The total stands for all of them: of 10,000 told and 2,500 known it adds 7,500, of 10,000 told
    and 12,000 known nothing. So the greater counts, never their sum.
    """
    return np.where(known > 0, np.maximum(np.minimum(told, 0), told - known), told)


def has_joined(joined_day: Ints, end_day: int) -> Flags:
    """Say of whom a joining day is known; one still to come is not known yet."""
    known: Flags = (joined_day != NOTHING) & (joined_day <= end_day)
    return known


def tenure_months(joined_day: Ints, first_day: Ints, end_day: int) -> Floats:
    """Return whole months since joining, else since the first purchase; nan when neither is known.

    From 31 January to 28 February 2023 is 1 month.
    """
    start = np.where(has_joined(joined_day, end_day), joined_day, first_day)
    end = day_of(end_day)
    days = start.astype("datetime64[D]")
    months = days.astype("datetime64[M]")
    day_in_month = (days - months).astype(np.int64) + 1
    whole = (end.year - EPOCH.year) * BLOCKS + end.month - 1 - months.astype(np.int64)
    is_last_of_month = day_of(end_day + 1).month != end.month
    if not is_last_of_month:
        whole -= day_in_month > end.day
    return np.where(start == NOTHING, np.nan, whole.astype(np.float64))


def block_span(window: Window) -> tuple[int, int]:
    """Return first day and length of the span that stability cuts into 12 blocks.

    A lifetime has no twelfths, so its last 365 days are looked at.
    """
    if window.start_day is None:
        return window.end_day - YEAR_DAYS + 1, YEAR_DAYS
    return window.start_day, window.days


def _positions(sorted_ids: Ints, ids: Ints) -> Ints:
    """Return where each id stands among sorted ones, -1 where it does not."""
    if not len(sorted_ids):
        return np.full(len(ids), NOTHING, np.int64)
    place = np.minimum(np.searchsorted(sorted_ids, ids), len(sorted_ids) - 1)
    return np.where(sorted_ids[place] == ids, place, NOTHING)


def _sums(index: Ints, values: Ints, count: int) -> Ints:
    # Whole numbers below 2^53 add up exactly as floats, and bincount is the fastest adder.
    return np.rint(np.bincount(index, weights=values, minlength=count)).astype(np.int64)


def _orders(lines: SaleLines, owner: Ints) -> _Orders:
    order = np.argsort(lines.sale_id, kind="stable")
    is_first = _is_new(lines.sale_id[order])
    first_line, count = order[is_first], int(is_first.sum())
    of_line = np.empty(len(order), np.int64)
    of_line[order] = np.cumsum(is_first) - 1
    never = np.iinfo(np.int64).max
    visit_day = np.full(count, never, np.int64)
    paid = lines.amount_minor > 0
    np.minimum.at(visit_day, of_line[paid], lines.day[paid])
    counts = _sums(of_line, lines.amount_minor, count) > 0
    return _Orders(owner[first_line], visit_day, counts, of_line)


def _frequency(orders: _Orders, count: int, frequency_counts: str) -> Ints:
    owner, day = orders.owner[orders.counts], orders.visit_day[orders.counts]
    if frequency_counts == "days":
        owner = _distinct(owner, day)
    return np.bincount(owner, minlength=count)


def _distinct(owner: Ints, value: Ints) -> Ints:
    """Return the owner of each distinct pair of owner and value."""
    order = np.lexsort((value, owner))
    owner, value = owner[order], value[order]
    return owner[_is_new(owner) | _is_new(value)]


def _is_new(values: Ints) -> Flags:
    """Say which values differ from the one before; the first does."""
    is_new = np.ones(len(values), np.bool_)
    is_new[1:] = values[1:] != values[:-1]
    return is_new


def _diversity(lines: SaleLines, owner: Ints, orders: _Orders, count: int) -> Ints:
    net = lines.amount_minor.copy()
    by_id = np.argsort(lines.line_id)
    place = _positions(lines.line_id[by_id], lines.origin_id)
    takes_back = (place != NOTHING) & (lines.origin_id != lines.line_id)
    np.add.at(net, by_id[place[takes_back]], lines.amount_minor[takes_back])
    bought = (lines.amount_minor > 0) & (net > 0) & orders.counts[orders.of_line]
    bought &= lines.category_id != NOTHING
    return np.bincount(_distinct(owner[bought], lines.category_id[bought]), minlength=count)


def _blocks(orders: _Orders, window: Window, count: int) -> Ints:
    start, days = block_span(window)
    chosen = orders.counts & (orders.visit_day >= start)
    block = (orders.visit_day[chosen] - start) * BLOCKS // days
    return np.bincount(_distinct(orders.owner[chosen], block), minlength=count)


def _first_and_last(orders: _Orders, count: int) -> tuple[Ints, Ints]:
    owner, day = orders.owner[orders.counts], orders.visit_day[orders.counts]
    never = np.iinfo(np.int64).max
    first, last = np.full(count, never, np.int64), np.full(count, -never, np.int64)
    np.minimum.at(first, owner, day)
    np.maximum.at(last, owner, day)
    is_blank = first == never
    return np.where(is_blank, NOTHING, first), np.where(is_blank, NOTHING, last)


def _referrals(traits: Traits, visited: Ints) -> Ints:
    referrer = _positions(traits.customer_id, traits.referrer_id[visited])
    return np.bincount(
        referrer[(referrer != NOTHING) & (referrer != visited)], minlength=len(traits.customer_id)
    )
