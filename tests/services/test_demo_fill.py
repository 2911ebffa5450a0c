"""The demo shop in a real database: graded, found, consistent, and taken back as one batch."""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from app import bootstrap
from app.errors import UserError
from app.models import sales
from app.services import batches, customers, demo, demo_benefits, level_trend, star_table
from app.services.demo import DemoShop
from app.services.desk import Desk
from tests.services.shops import troubles
from tests.services.test_demo import DAY


def open_empty(folder: Path) -> Desk:
    setup = bootstrap.ShopSetup("Tea demo", plain=True, is_demo=True)
    bootstrap.create_shop(folder, setup)
    return bootstrap.open_desk(folder, business_day=DAY)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = open_empty(tmp_path_factory.mktemp("demo") / "shop")
    demo.fill(desk)
    yield desk
    desk.database.close()


@pytest.fixture(scope="module")
def shop() -> DemoShop:
    return demo.generate(DAY)


def digest(desk: Desk) -> str:
    told = hashlib.sha256()
    queries = (
        "SELECT id, number, name, phone, joined, referrer_id, created_at FROM customer ORDER BY 1",
        "SELECT id, document, total_minor, first_day, last_day, recorded_at FROM sale ORDER BY 1",
        "SELECT id, day, amount_minor, origin_id, head, counts FROM sale_line ORDER BY 1",
        "SELECT customer_id, level, score, amount_minor, frequency FROM grade ORDER BY 1",
    )
    with desk.database.read() as connection:
        for query in queries:
            told.update(repr(connection.execute(text(query)).all()).encode())
    return told.hexdigest()


def test_everybody_is_graded_and_all_five_stars_occur(desk: Desk) -> None:
    counts = {level.stars: level.count for level in star_table.level_counts(desk)}
    assert sum(counts.values()) == 2000
    assert [stars for stars in (1, 2, 3, 4, 5) if counts[stars] < 50] == []


def test_all_sales_and_returns_are_there(desk: Desk, shop: DemoShop) -> None:
    taken = {(back.channel, back.document): back for back in shop.returns}
    amount = sum(line.amount_minor for sale in shop.sales for line in sale.lines)
    for sale in shop.sales:
        back = taken.get((sale.channel, sale.document))
        amount -= sum(sale.lines[at].amount_minor for at in back.lines) if back else 0
    with desk.database.read() as connection:
        orders, _, total = sales.totals(connection)
    assert (orders, total) == (40_000, amount)


def test_the_flags_are_those_that_settling_would_give(desk: Desk) -> None:
    every = "SELECT id, head, counts FROM sale_line ORDER BY id"
    orders = "SELECT DISTINCT sale_id FROM sale_line WHERE origin_id IS NOT NULL OR id % 97 = 0"
    with desk.database.engine.connect() as connection, connection.begin() as transaction:
        before = connection.execute(text(every)).all()
        sales.settle(connection, [row[0] for row in connection.execute(text(orders))])
        assert connection.execute(text(every)).all() == before
        transaction.rollback()


def test_customers_are_found(desk: Desk, shop: DemoShop) -> None:
    known = next(customer for customer in shop.customers if customer.phone)
    assert known.number in {hit.number for hit in customers.find(desk, known.phone[-4:])}
    assert known.number in {hit.number for hit in customers.find(desk, known.name)}


def test_a_shop_with_customers_is_left_alone(desk: Desk) -> None:
    before = digest(desk)
    with pytest.raises(UserError, match="customers of its own"):
        demo.fill(desk)
    assert digest(desk) == before


def test_the_same_day_gives_the_same_rows_and_undo_takes_them_back(
    desk: Desk, tmp_path: Path
) -> None:
    other = open_empty(tmp_path / "shop")
    done = demo.fill(other)
    assert digest(other) == digest(desk)
    assert done.batch is not None
    batches.undo(other, done.batch)
    assert sum(level.count for level in star_table.level_counts(other)) == 0
    assert customers.find(other, "wang") == []
    other.database.close()


def test_the_shop_has_a_past_of_two_years(desk: Desk) -> None:
    rows = batches.list_batches(desk)
    assert [row.kind for row in rows] == ["import", *["review"] * 8]
    days = [row.day for row in rows[1:]]
    assert days == sorted(days, reverse=True)
    assert sum(any(month.counts) for month in level_trend.shares(desk)) >= 12
    shown = star_table.first_page(desk, star_table.View(), 500)
    assert any(row.stars != row.live_stars for row in shown)
    assert {row.next_review for row in shown} == {date(2027, 1, 1)}
    assert troubles(desk) == []


def test_both_languages_promise_the_same() -> None:
    chinese, english = (
        [(line[0], line[2], *map(bool, line[3:6]), line[6]) for line in demo_benefits._LISTS[one]]
        for one in ("zh_CN", "en")
    )
    assert chinese == english
