"""Orders and lines by columns: the same rows as one by one, however many a statement takes."""

import pytest
from sqlalchemy import Connection, text

from app.domain.facts import day_number
from app.models import sale_columns
from app.models.sales import SALE
from tests.models.rows import DAY, MOMENT, add_customer, open_batch

TODAY = day_number(DAY)


@pytest.mark.parametrize("count", [0, 1, 49, 50, 51, 100, 123])
def test_every_row_is_stored_as_its_columns_say(connection: Connection, count: int) -> None:
    batch, key = open_batch(connection), add_customer(connection, "1")
    some = range(count)
    documents = [f"a'?{{id}}{at}" if at % 3 else "" for at in some]
    orders: dict[str, sale_columns.Column] = {
        "id": range(1, count + 1),
        "customer_id": [key if at % 2 else 0 for at in some],
        "channel": ["shop"] * count,
        "document": documents,
        "first_day": [TODAY] * count,
        "last_day": "{first_day}",
        "total_minor": [5 * at for at in some],
    }
    lines: dict[str, sale_columns.Column] = {
        "id": range(11, count + 11),
        "sale_id": "{id} + -10",
        "customer_id": [key if at % 2 else 0 for at in some],
        "day": [TODAY + at for at in some],
        "amount_minor": [5 * at for at in some],
        "category_id": [0] * count,
        "product": ["tea"] * count,
        "quantity": ["1.5" if at % 2 else "" for at in some],
        "origin_id": sale_columns.NULL,
        "head": "1",
        "counts": "{head}",
        "identity": [(-1) ** at * at << 50 for at in some],
    }
    sale_columns.add_orders(connection, orders, batch, MOMENT)
    sale_columns.add_lines(connection, lines, batch)
    found = connection.execute(
        text(
            "SELECT id, customer_id, channel, document, first_day, last_day, total_minor, "
            "batch_id, recorded_at, voided FROM sale ORDER BY id"
        ).columns(recorded_at=SALE.c.recorded_at.type)
    ).all()
    owners = [key if at % 2 else None for at in some]
    assert [tuple(row) for row in found] == [
        (at + 1, owner, "shop", documents[at] or None, TODAY, TODAY, 5 * at, batch, MOMENT, 0)
        for at, owner in enumerate(owners)
    ]
    found = connection.exec_driver_sql(
        "SELECT id, sale_id, customer_id, day, amount_minor, category_id, product, quantity, "
        "origin_id, head, counts, identity, batch_id, voided, original FROM sale_line ORDER BY id"
    ).all()
    assert [tuple(row)[:6] for row in found] == [
        (at + 11, at + 1, owner, TODAY + at, 5 * at, None) for at, owner in enumerate(owners)
    ]
    assert [tuple(row)[6:] for row in found] == [
        ("tea", "1.5" if at % 2 else None, None, 1, 1, (-1) ** at * at << 50, batch, 0, None)
        for at in some
    ]
