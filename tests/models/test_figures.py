"""The fast sums, the exact fold over the tables and the rules' own fold give the same facts."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, text

from app.domain.facts import NOTHING, Facts, SaleLines, Traits, Window, day_number, fold
from app.domain.needs import Needs
from app.models import customers, figures, sales, summed
from app.models.customers import Customer, Feedback, Opening
from app.models.database import Database
from app.models.traits import Floats, Ints
from tests.models.rows import DAY, MOMENT, Line, add_customer, add_order, undone

SOME = settings(max_examples=60)
PEOPLE = 4
END = DAY
ALL = Needs("orders", marks=True, stability=True, referrals=True, feedback=True, lifetime=True)
OPTIONAL = {
    "influence": "marks",
    "potential": "marks",
    "stability_blocks": "stability",
    "referrals": "referrals",
    "feedback": "feedback",
    "lifetime_minor": "lifetime",
}


@dataclass(frozen=True)
class Order:
    """An order of one customer (None: a walk-in), its lines, and whether it was voided."""

    owner: int | None
    lines: list[Line]
    is_voided: bool = False


@dataclass(frozen=True)
class Person:
    """What is known of a customer besides purchases."""

    joined: date | None = None
    influence: float | None = None
    potential: float | None = None
    referrer: int | None = None
    openings: list[tuple[date, int, int]] = field(default_factory=list)
    marks: list[tuple[date, int]] = field(default_factory=list)


@dataclass(frozen=True)
class Shop:
    """People and orders; a person's place is its id less one."""

    people: list[Person]
    orders: list[Order]


days = st.integers(-45, 8).map(lambda away: END + timedelta(days=away))
amounts = st.integers(-300, 600)


@st.composite
def orders(draw: st.DrawFn) -> Order:
    lines: list[Line] = []
    for place in range(draw(st.integers(1, 4))):
        back = draw(st.none() | st.integers(0, place - 1)) if place else None
        amount = draw(amounts)
        lines.append(
            Line(
                -abs(amount) if back is not None else amount,
                draw(days),
                draw(st.sampled_from(["", "tea", "cups", "gift"])),
                back,
            )
        )
    owner = draw(st.none() | st.integers(1, PEOPLE))
    return Order(owner, lines, draw(st.integers(0, 9)) == 0)


people = st.builds(
    Person,
    joined=st.none() | days,
    influence=st.none() | st.integers(0, 5).map(float),
    potential=st.none() | st.integers(0, 100).map(float),
    referrer=st.none() | st.integers(1, PEOPLE),
    openings=st.lists(st.tuples(days, st.integers(0, 9000), st.integers(0, 5)), max_size=2),
    marks=st.lists(st.tuples(days, st.integers(1, 5)), max_size=3),
)
shops = st.builds(
    Shop,
    st.lists(people, min_size=PEOPLE, max_size=PEOPLE),
    st.lists(orders(), max_size=8),
)
windows = st.builds(
    Window.ending,
    st.integers(-30, 3).map(lambda away: END + timedelta(days=away)),
    st.sampled_from([0, 1, 7, 12, 30, 365]),
)
needs = st.builds(Needs, st.sampled_from(["orders", "days"]), *(st.booleans() for _ in range(5)))


def put(connection: Connection, shop: Shop) -> None:
    """Write a shop into the tables."""
    everybody = [
        {
            "id": key,
            "number": str(key),
            "name": "N",
            "joined": person.joined,
            "influence": person.influence,
            "potential": person.potential,
            "created_at": MOMENT,
            "updated_at": MOMENT,
        }
        for key, person in enumerate(shop.people, 1)
    ]
    connection.execute(insert(Customer), everybody)
    for key, person in enumerate(shop.people, 1):
        if person.referrer:
            customers.change(connection, key, {"referrer_id": person.referrer})
    openings = [
        {"customer_id": key, "day": day, "amount_minor": amount, "orders": count}
        for key, person in enumerate(shop.people, 1)
        for day, amount, count in person.openings
    ]
    if openings:
        connection.execute(insert(Opening), openings)
    marks = [
        {"customer_id": key, "day": day, "mark": mark}
        for key, person in enumerate(shop.people, 1)
        for day, mark in person.marks
    ]
    if marks:
        connection.execute(insert(Feedback), marks)
    for order in shop.orders:
        sale_id, _ = add_order(connection, order.owner, order.lines)
        if order.is_voided:
            connection.execute(text(f"UPDATE sale SET voided = 1 WHERE id = {sale_id}"))
            connection.execute(text(f"UPDATE sale_line SET voided = 1 WHERE sale_id = {sale_id}"))


def by_the_rules(connection: Connection, shop: Shop, window: Window, needs: Needs) -> Facts:
    """Fold the shop as it was invented, past the tables; only category ids are asked for."""
    kinds = sales.categories(connection)
    rows: list[tuple[int, ...]] = []
    for at, order in enumerate(shop.orders):
        if order.is_voided or order.owner is None:
            continue
        for place, line in enumerate(order.lines):
            key = at * 10 + place
            origin = key if line.back is None else at * 10 + line.back
            kind = kinds.get(line.category, NOTHING)
            day = day_number(line.day)
            rows.append((order.owner, at, key, origin, day, line.amount_minor, kind))
    table = np.array(rows, dtype=np.int64).reshape(len(rows), 7)
    return fold(
        SaleLines(*(table[:, column] for column in range(7))),
        traits(shop, window, needs),
        window,
        needs.frequency_counts,
    )


def visit_of(order: Order) -> int | None:
    """Return the place of the line that makes an order a visit."""
    if sum(line.amount_minor for line in order.lines) <= 0:
        return None
    bought = [(line.day, at) for at, line in enumerate(order.lines) if line.amount_minor > 0]
    return min(bought)[1]


def left(shop: Shop, owner: int, opening: tuple[date, int, int], since: int, by: str) -> list[int]:
    """Return what an old total still adds: its amount, and its orders."""
    until, amount, count = opening
    own = [order for order in shop.orders if order.owner == owner and not order.is_voided]
    spent, visits = 0, []
    for order in own:
        for at, line in enumerate(order.lines):
            if since <= day_number(line.day) and line.day < until:
                spent += line.amount_minor
                visits += [line.day] * (at == visit_of(order))
    known = len(set(visits)) if by == "days" else len(visits)
    return [amount - min(amount, max(0, spent)), count - min(count, known)]


def traits(shop: Shop, window: Window, needs: Needs) -> Traits:
    start = window.start_day if window.start_day is not None else -(10**6)

    def told(key: int, *, ever: bool = False) -> list[list[int]]:
        since = -(10**6) if ever else start
        return [
            left(shop, key, opening, since, needs.frequency_counts)
            for opening in shop.people[key - 1].openings
            if since <= day_number(opening[0]) <= window.end_day
        ]

    def mean(person: Person) -> float:
        marks = [m for day, m in person.marks if start <= day_number(day) <= window.end_day]
        return sum(marks) / len(marks) if marks else np.nan

    def whole(values: Sequence[int]) -> Ints:
        return np.array(values, dtype=np.int64)

    def real(values: Sequence[float | None]) -> Floats:
        return np.array([np.nan if v is None else v for v in values], dtype=np.float64)

    people, keys = shop.people, range(1, PEOPLE + 1)
    return Traits(
        customer_id=whole(range(1, len(people) + 1)),
        joined_day=whole([NOTHING if p.joined is None else day_number(p.joined) for p in people]),
        influence=real([p.influence for p in people]),
        potential=real([p.potential for p in people]),
        referrer_id=whole([p.referrer or NOTHING for p in people]),
        feedback_mean=real([mean(p) for p in people]),
        opening_minor=whole([sum(a for a, _ in told(key)) for key in keys]),
        opening_orders=whole([sum(o for _, o in told(key)) for key in keys]),
        opening_lifetime_minor=whole([sum(a for a, _ in told(key, ever=True)) for key in keys]),
    )


def differences(one: Facts, other: Facts, needs: Needs) -> dict[str, tuple[object, object]]:
    """Name the facts that differ, but for those that the scheme does not look at."""
    found: dict[str, tuple[object, object]] = {}
    for column in fields(Facts):
        asked = OPTIONAL.get(column.name)
        if asked and not getattr(needs, asked):
            continue
        left, right = getattr(one, column.name), getattr(other, column.name)
        if not np.array_equal(left, right, equal_nan=left.dtype.kind == "f"):
            found[column.name] = (left.tolist(), right.tolist())
    return found


def known_by_the_book(shop: Shop, window: Window) -> list[bool]:
    """A customer with rows, all of them after the day, is not known yet; one without any is."""
    known = []
    for key, person in enumerate(shop.people, 1):
        had = [day for day, _, _ in person.openings]
        for order in shop.orders:
            if order.owner == key and not order.is_voided:
                had += [line.day for line in order.lines]
        has_joined = person.joined is not None and day_number(person.joined) <= window.end_day
        known.append(has_joined or not had or day_number(min(had)) <= window.end_day)
    return known


@SOME
@given(shops, windows, needs, st.integers(1, PEOPLE))
def test_three_ways_to_the_same_facts(
    shared_database: Database, shop: Shop, window: Window, needs: Needs, part: int
) -> None:
    """However many customers are summed at once."""
    with undone(shared_database) as connection, pytest.MonkeyPatch.context() as patch:
        patch.setattr(summed, "_PART", part)
        put(connection, shop)
        ids = range(1, PEOPLE + 1)
        fast = figures.facts_of_all(connection, window, needs)
        exact = figures.facts_of(connection, ids, window, needs)
        truth = by_the_rules(connection, shop, window, needs)
    assert differences(exact.facts, truth, needs) == {}
    assert differences(fast.facts, truth, needs) == {}
    assert fast.since_day.tolist() == exact.since_day.tolist()
    assert fast.is_known.tolist() == exact.is_known.tolist() == known_by_the_book(shop, window)


@SOME
@given(shops, windows, needs, st.sets(st.integers(1, PEOPLE)))
def test_some_customers_have_the_facts_they_have_among_all(
    shared_database: Database, shop: Shop, window: Window, needs: Needs, chosen: set[int]
) -> None:
    with undone(shared_database) as connection:
        put(connection, shop)
        everybody = figures.facts_of_all(connection, window, needs)
        some = figures.facts_of(connection, sorted(chosen), window, needs)
    places = np.array(sorted(chosen), dtype=np.int64) - 1
    assert differences(some.facts, everybody.facts.take(places), needs) == {}
    assert some.is_known.tolist() == everybody.is_known[places].tolist()


def one(connection: Connection, window: Window, needs: Needs = ALL) -> Facts:
    fast = figures.facts_of_all(connection, window, needs).facts
    exact = figures.facts_of(connection, fast.customer_id.tolist(), window, needs).facts
    assert differences(fast, exact, needs) == {}
    return fast


def test_a_shop_without_anybody_has_no_facts(connection: Connection) -> None:
    assert len(one(connection, Window.ending(DAY, 365)).customer_id) == 0


def test_a_return_on_the_other_side_of_the_edge_counts_on_its_own_day(
    connection: Connection,
) -> None:
    """100 bought on the last day before the window and 40 brought back on its first day."""
    key = add_customer(connection, "1")
    start = DAY - timedelta(days=364)
    before = start - timedelta(days=1)
    add_order(connection, key, [Line(100, before, "tea"), Line(-40, start, "tea", back=0)])
    facts = one(connection, Window.ending(DAY, 365))
    assert (facts.amount_minor[0], facts.frequency[0], facts.diversity[0]) == (-40, 0, 0)
    assert facts.lifetime_minor[0] == 60
    earlier = one(connection, Window.ending(before, 365))
    assert (earlier.amount_minor[0], earlier.frequency[0], earlier.diversity[0]) == (100, 1, 1)


def test_whoever_was_referred_counts_only_by_an_own_purchase(connection: Connection) -> None:
    first = add_customer(connection, "1")
    second = add_customer(connection, "2", referrer_id=first)
    third = add_customer(connection, "3", referrer_id=first)
    opened = {"customer_id": third, "day": DAY, "amount_minor": 500, "orders": 3}
    customers.add_openings(connection, [opened])
    window = Window.ending(DAY, 365)
    assert one(connection, window).referrals.tolist() == [0, 0, 0]
    _, lines = add_order(connection, second, [Line(10)])
    assert one(connection, window).referrals.tolist() == [1, 0, 0]
    sale_id = sales.lines_of(connection, [1])[0].sale_id
    sales.add_line(
        connection,
        {
            "sale_id": sale_id,
            "customer_id": second,
            "day": DAY,
            "amount_minor": -10,
            "origin_id": lines[0],
        },
    )
    sales.settle(connection, [sale_id])
    assert one(connection, window).referrals.tolist() == [0, 0, 0]


def test_great_sums_stay_exact(connection: Connection) -> None:
    """Nine million million and a cent: more than a 32-bit column holds, fewer than 2^53."""
    key = add_customer(connection, "1")
    large = 9 * 10**14 + 1
    add_order(connection, key, [Line(large)])
    opened = {"customer_id": key, "day": DAY, "amount_minor": large, "orders": 1}
    customers.add_openings(connection, [opened])
    facts = one(connection, Window.ending(DAY, 0))
    assert facts.amount_minor[0] == facts.lifetime_minor[0] == 2 * large


@pytest.mark.parametrize("away", [-1, 0, 1, 40])
def test_days_before_1970_are_days_like_others(connection: Connection, away: int) -> None:
    day = date(1969, 11, 1)
    key = add_customer(connection, "1", joined=date(1965, 3, 1))
    add_order(connection, key, [Line(10, day)])
    window = Window.ending(day + timedelta(days=away), 30)
    facts = one(connection, window)
    assert facts.frequency[0] == (0 <= away < 30)
    assert facts.last_day[0] == (day_number(day) if away >= 0 else NOTHING)
    assert facts.tenure_months[0] == (55 if away < 0 else 56 if away < 30 else 57)


def test_lines_of_nobody_asked_are_none(connection: Connection) -> None:
    assert len(figures.lines_of(connection, []).day) == 0
    facts = figures.facts_of(connection, [99], Window.ending(DAY, 365), ALL).facts
    assert len(facts.customer_id) == 0
