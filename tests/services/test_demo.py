"""The demo shop is invented, the same for the same day, and looks like a shop."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import pytest

from app.domain.facts import SaleLines, Traits, Window, day_number, fold
from app.domain.scoring import level_ranks, points_matrix, scores
from app.domain.search import phone_digits
from app.domain.templates import template
from app.services.demo import DemoShop, generate
from app.services.demo_people import MAIL_DOMAIN, PHONE_BLOCK
from app.services.demo_sales import day_weights

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def shop() -> DemoShop:
    return generate(DAY)


def digest(shop: DemoShop) -> str:
    told = hashlib.sha256()
    for record in (*shop.customers, *shop.sales, *shop.returns):
        told.update(repr(record).encode())
    return told.hexdigest()[:16]


def test_the_same_day_gives_the_same_shop_everywhere(shop: DemoShop) -> None:
    assert digest(shop) == digest(generate(DAY)) == "fb34b3ae9ad1a6f1"


def test_another_day_gives_a_shop_that_ends_then() -> None:
    other = generate(date(2024, 2, 29))
    assert max(sale.day for sale in other.sales) == date(2024, 2, 29)
    assert len(other.sales) == 40_000


def test_the_counts_are_those_of_the_plan(shop: DemoShop) -> None:
    assert len(shop.customers) == 2000
    assert len(shop.sales) == 40_000
    assert len({line.category for sale in shop.sales for line in sale.lines}) == 8
    walk_ins = sum(not sale.customer for sale in shop.sales)
    assert 0.15 < walk_ins / len(shop.sales) < 0.35
    assert 400 < len(shop.returns) < 800
    assert DAY - timedelta(days=3 * 366) < min(sale.day for sale in shop.sales)
    assert max(sale.day for sale in shop.sales) == DAY
    assert len({(sale.channel, sale.document) for sale in shop.sales}) == 40_000


def test_every_reference_leads_somewhere(shop: DemoShop) -> None:
    joined = {customer.number: customer.joined for customer in shop.customers}
    for sale in shop.sales:
        assert not sale.customer or joined[sale.customer] <= sale.day
        assert all(line.amount_minor > 0 and line.quantity > 0 for line in sale.lines)
    earlier: set[str] = set()
    for customer in shop.customers:
        assert not customer.referrer or customer.referrer in earlier
        earlier.add(customer.number)
    orders = {(sale.channel, sale.document): sale for sale in shop.sales}
    for taken in shop.returns:
        order = orders[taken.channel, taken.document]
        assert order.day < taken.day <= DAY
        assert all(order.lines[line].amount_minor for line in taken.lines)


def test_nobody_real_can_be_reached(shop: DemoShop) -> None:
    phones = [customer.phone for customer in shop.customers if customer.phone]
    assert len(set(phones)) == len(phones) > 1800
    assert all(phone.startswith(PHONE_BLOCK) and len(phone) == 11 for phone in phones)
    assert all(phone_digits(phone) == phone for phone in phones)
    mails = {customer.email.partition("@")[2] for customer in shop.customers if customer.email}
    assert mails == {MAIL_DOMAIN}


def test_people_look_like_people(shop: DemoShop) -> None:
    western = sum(customer.name.replace(" ", "")[0] < "\u2e80" for customer in shop.customers)
    assert 300 < western < 600
    assert any(customer.name[:2] in {"欧阳", "司马", "上官"} for customer in shop.customers)
    names = Counter(customer.name for customer in shop.customers)
    assert names.most_common(1)[0][1] > 1
    for customer in shop.customers:
        if not customer.birthday.startswith("--") and customer.birthday:
            assert 17 < DAY.year - date.fromisoformat(customer.birthday).year < 80
        assert bool(customer.influence_note) == bool(customer.influence)
        assert customer.joined <= DAY
    assert {customer.influence for customer in shop.customers} == {None, 0, 1, 2, 3, 4, 5}
    assert len({customer.referrer for customer in shop.customers}) > 50


def test_the_year_has_its_seasons(shop: DemoShop) -> None:
    by_day = Counter(sale.day for sale in shop.sales)
    feast = date(2026, 2, 17)
    rush = sum(by_day[feast - timedelta(days=at)] for at in range(1, 8))
    usual = sum(by_day[date(2026, 3, 9) + timedelta(days=at)] for at in range(7))
    assert rush > 1.6 * usual
    assert all(by_day[feast + timedelta(days=at)] == 0 for at in range(3))
    moon = sum(by_day[date(2026, 9, 25) - timedelta(days=at)] for at in range(1, 8))
    summer = sum(by_day[date(2026, 8, 3) + timedelta(days=at)] for at in range(7))
    assert moon > 1.5 * summer
    week = Counter(sale.day.weekday() for sale in shop.sales)
    assert week[5] > 1.3 * week[2]
    boxes = Counter(
        sale.day.month
        for sale in shop.sales
        for line in sale.lines
        if line.category.startswith("礼盒")
    )
    assert boxes[2] > 2 * boxes[6]


def test_outside_the_festival_table_only_the_feasts_are_missing() -> None:
    weights = day_weights(date(2050, 1, 1))
    assert min(weights) > 0


def test_few_buy_often_and_some_have_gone_quiet(shop: DemoShop) -> None:
    visits = Counter(sale.customer for sale in shop.sales if sale.customer)
    ordered = sorted(visits.values(), reverse=True)
    assert sum(ordered[:200]) > 0.3 * sum(ordered)
    recent = {sale.customer for sale in shop.sales if (DAY - sale.day).days < 365}
    quiet = sum(customer.number not in recent for customer in shop.customers)
    assert 200 < quiet < 600


def lines_of(shop: DemoShop) -> Iterator[tuple[int, int, int, int, int, int, int]]:
    """Yield customer, order, line, origin, day, amount, category of everything not walked in."""
    ids = {customer.number: at for at, customer in enumerate(shop.customers)}
    categories: dict[str, int] = defaultdict(lambda: len(categories))
    taken = {(back.channel, back.document): back for back in shop.returns}
    line_id = 0
    for order, sale in enumerate(shop.sales):
        back = taken.get((sale.channel, sale.document))
        for at, line in enumerate(sale.lines):
            line_id += 1
            row = (line_id, day_number(sale.day), line.amount_minor, categories[line.category])
            if sale.customer:
                yield ids[sale.customer], order, row[0], row[0], *row[1:]
            if sale.customer and back and at in back.lines:
                line_id += 1
                day = day_number(back.day)
                yield ids[sale.customer], order, line_id, row[0], day, -row[2], row[3]


def test_all_five_stars_occur_and_few_have_many(shop: DemoShop) -> None:
    rows = np.array(list(lines_of(shop)), dtype=np.int64)
    lines = SaleLines(*rows.T)
    traits = Traits.unknown(np.arange(2000, dtype=np.int64))
    scheme = template("stars5")
    facts = fold(lines, traits, Window.ending(DAY, scheme.window_days), scheme.frequency_counts)
    score = scores(scheme, points_matrix(scheme, facts, {}, 2))
    stars = Counter(level_ranks(scheme, score, facts.lifetime_minor).tolist())
    assert stars[1] > stars[2] > stars[3] > stars[4] > stars[5]
    assert 0.35 < stars[1] / 2000 < 0.6
    assert 0.03 < stars[5] / 2000 < 0.10
