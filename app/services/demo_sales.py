"""The invented sales of the demo shop: three years of seasons, baskets, walk-ins and returns."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Any, Final

from app.services.demo_people import DAYS, DemoCustomer, Habit, chance, pick, read_list

SALES: Final = 40_000
_SEED: Final = 20_240_917
_YEAR: Final = 365
_RETURNS_IN_1000: Final = 16
_FESTIVE_FROM: Final = 175  # a day this busy is one on which gift boxes sell

_USUAL: Final = 100
_SATURDAY, _SUNDAY = 5, 6
_NEW_TEA_MONTH: Final = 4
_CLOSED_DAYS: Final = 3  # the first days of the new year
_RUSH_DAYS: Final = 21  # before Spring Festival
_MOON_DAYS: Final = 14  # before Mid-Autumn


@dataclass(frozen=True)
class DemoLine:
    """One line of an order: so many of one product."""

    product: str
    category: str
    quantity: int
    amount_minor: int


@dataclass(frozen=True)
class DemoSale:
    """One order; `customer` is a number, or empty for a walk-in."""

    document: str
    channel: str
    day: date
    customer: str
    lines: tuple[DemoLine, ...]


@dataclass(frozen=True)
class DemoReturn:
    """Goods brought back: some lines of an order, by their place in it, on a later day."""

    document: str
    channel: str
    day: date
    lines: tuple[int, ...]


@dataclass(frozen=True)
class _Planned:
    """An order before it has its number: when, who, how well filled the purse is."""

    day: int
    customer: int
    purse_pct: int
    favourite: int


def day_weights(business_day: date) -> list[int]:
    """Return how busy each day of the books is; an ordinary weekday in the last year is 115."""
    begin = business_day - timedelta(days=DAYS - 1)
    festivals = read_list("festivals")
    weights = [_week_weight(begin + timedelta(days=at)) for at in range(DAYS)]
    for text in festivals["spring_festival"]:
        _swell(weights, begin, date.fromisoformat(text), _RUSH_DAYS, 320)
        _close(weights, begin, date.fromisoformat(text))
    for text in festivals["mid_autumn"]:
        _swell(weights, begin, date.fromisoformat(text), _MOON_DAYS, 260)
    return [weight * (85 + at * 35 // DAYS) // 100 for at, weight in enumerate(weights)]


def _week_weight(day: date) -> int:
    weight = {_SATURDAY: 155, _SUNDAY: 140}.get(day.weekday(), _USUAL)
    if day.month in (7, 8):
        weight = weight * 85 // 100
    if day.month == _NEW_TEA_MONTH:
        weight = weight * 120 // 100
    if (day.month, day.day) in {(10, 1), (10, 2), (10, 3), (5, 1), (5, 2), (6, 18), (11, 11)}:
        weight = weight * 140 // 100
    return weight


def _swell(weights: list[int], begin: date, feast: date, days: int, top_pct: int) -> None:
    """Let the days before a feast grow busier up to its eve."""
    for before in range(1, days + 1):
        at = (feast - begin).days - before
        if 0 <= at < len(weights):
            pct = 100 + (top_pct - 100) * (days + 1 - before) // days
            weights[at] = weights[at] * pct // 100


def _close(weights: list[int], begin: date, feast: date) -> None:
    for after in range(_CLOSED_DAYS):
        at = (feast - begin).days + after
        if 0 <= at < len(weights):
            weights[at] = 0


def sales_of(
    business_day: date, customers: Sequence[DemoCustomer], habits: Sequence[Habit]
) -> list[DemoSale]:
    """Return exactly 40,000 orders in the order of their days; the rest of them are walk-ins."""
    random = Random(_SEED)  # noqa: S311 - invented sales, the same everywhere
    weights = day_weights(business_day)
    sums = [0, *accumulate(weights)]
    begin = business_day - timedelta(days=DAYS - 1)
    planned = list(_regulars(random, sums, begin, habits))[:SALES]
    planned += [
        _Planned(_some_day(random, sums, 0, DAYS), -1, random.randrange(50, 130), -1)
        for _ in range(SALES - len(planned))
    ]
    planned.sort(key=lambda order: (order.day, order.customer))
    baskets = _Baskets(random, read_list("goods")["categories"])
    sales = []
    today, count = -1, 0
    for order in planned:
        count = count + 1 if order.day == today else 1
        today = order.day
        day = begin + timedelta(days=today)
        number = customers[order.customer].number if order.customer >= 0 else ""
        channel = ("shop", "mall", "app")[pick(random, (74, 15, 11))] if number else "shop"
        lines = baskets.fill(order, day, is_festive=weights[today] >= _FESTIVE_FROM)
        sales.append(DemoSale(f"S{day:%y%m%d}-{count:03d}", channel, day, number, lines))
    return sales


def _regulars(
    random: Random, sums: Sequence[int], begin: date, habits: Sequence[Habit]
) -> Iterator[_Planned]:
    """Yield every customer's orders: as many as the habit says, on days the shop is busy."""
    for customer, habit in enumerate(habits):
        first, last = (habit.first - begin).days, (habit.last - begin).days + 1
        wanted = habit.orders_per_1000_years * (last - first)
        count, rest = divmod(wanted, 1000 * _YEAR)
        count += random.randrange(1000 * _YEAR) < rest
        days = {_some_day(random, sums, first, last) for _ in range(count)}
        for day in sorted(days):
            yield _Planned(day, customer, habit.purse_pct, habit.favourite)


def _some_day(random: Random, sums: Sequence[int], first: int, last: int) -> int:
    """Return a day from first up to before last, a busy one more often."""
    low, high = sums[first], sums[last]
    if high <= low:
        return first
    return bisect_right(sums, low + random.randrange(high - low)) - 1


class _Baskets:
    """Fills baskets from the goods of the shop."""

    def __init__(self, random: Random, categories: Any) -> None:  # noqa: ANN401 - as read
        self._random = random
        self._categories = categories
        self._weights = {
            (is_festive, is_spring): tuple(
                category["weight"]
                * (category["festive"] if is_festive else 1)
                * (category["spring"] if is_spring else 1)
                for category in categories
            )
            for is_festive in (False, True)
            for is_spring in (False, True)
        }
        self._goods: dict[tuple[int, int], tuple[int, ...]] = {}

    def fill(self, order: _Planned, day: date, *, is_festive: bool) -> tuple[DemoLine, ...]:
        """Return one to five lines; the favourite category is in most baskets."""
        is_spring = day.month in (_NEW_TEA_MONTH - 1, _NEW_TEA_MONTH)
        count = 1 + pick(self._random, (52, 30, 12, 4, 2))
        lines = {}
        for _ in range(count):
            line = self._line(order, self._weights[is_festive, is_spring], is_festive=is_festive)
            lines[line.product] = line
        return tuple(lines.values())

    def _line(self, order: _Planned, weights: tuple[int, ...], *, is_festive: bool) -> DemoLine:
        at = order.favourite
        if at < 0 or not chance(self._random, 40):
            at = pick(self._random, weights)
        category = self._categories[at]
        product, price, _ = category["goods"][pick(self._random, self._chances(at, order))]
        quantity = 1 + pick(self._random, (82, 12, 4, 1, 1))
        if is_festive and category["festive"] > 1 and order.purse_pct > _USUAL:
            quantity += pick(self._random, (65, 22, 9, 4))
        return DemoLine(product, category["name"], quantity, price * quantity)

    def _chances(self, at: int, order: _Planned) -> tuple[int, ...]:
        known = self._goods.get((at, order.purse_pct))
        if known is None:
            known = _affordable(self._categories[at]["goods"], order.purse_pct)
            self._goods[at, order.purse_pct] = known
        return known


def _affordable(goods: Sequence[tuple[str, int, int]], purse_pct: int) -> tuple[int, ...]:
    """Weigh goods so that a fuller purse buys the dearer of a category more often."""
    prices = sorted(price for _, price, _ in goods)
    return tuple(
        weight * 100 + bisect_left(prices, price) * max(0, purse_pct - _USUAL) * 8
        for _, price, weight in goods
    )


def returns_of(business_day: date, sales: Sequence[DemoSale]) -> list[DemoReturn]:
    """Return what was brought back: some sixteen orders in a thousand, whole or one line."""
    random = Random(_SEED + 1)  # noqa: S311 - as above
    found = []
    for sale in sales:
        if random.randrange(1000) >= _RETURNS_IN_1000:
            continue
        day = sale.day + timedelta(days=1 + random.randrange(14))
        whole = len(sale.lines) == 1 or chance(random, 45)
        lines = range(len(sale.lines)) if whole else (random.randrange(len(sale.lines)),)
        if day <= business_day:
            found.append(DemoReturn(sale.document, sale.channel, day, tuple(lines)))
    return sorted(found, key=lambda taken: (taken.day, taken.document))
