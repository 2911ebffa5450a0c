"""Orders and lines by columns: the same rows as one by one, however many a statement takes."""

import numpy as np
import pytest
from sqlalchemy import Connection

from app.domain.facts import day_number
from app.models import bulk, sale_columns
from app.models.arrays import ints_of
from app.models.bulk import NULL, Columns, Same
from tests.models.rows import DAY, MOMENT, add_customer, open_batch

TODAY = day_number(DAY)


@pytest.mark.parametrize("count", [0, 1, 49, 50, 51, 100, 123])
def test_every_row_is_stored_as_its_columns_say(connection: Connection, count: int) -> None:
    batch, key = open_batch(connection), add_customer(connection, "1")
    some = range(count)
    documents = [f"a'?{{id}}{at}" if at % 3 else "" for at in some]
    orders: Columns = {
        "id": range(1, count + 1),
        "customer_id": [key if at % 2 else 0 for at in some],
        "channel": Same("shop"),
        "document": documents,
        "first_day": np.full(count, TODAY),
        "last_day": "{first_day}",
        "total_minor": np.arange(count) * 5,
    }
    lines: Columns = {
        "id": range(11, count + 11),
        "sale_id": range(1, count + 1) if count % 2 else "{id} + -10",
        "customer_id": [key if at % 2 else 0 for at in some],
        "day": TODAY + np.arange(count),
        "amount_minor": [5 * at for at in some],
        "category_id": np.zeros(count, dtype=np.int64),
        "product": ["tea"] * count,
        "quantity": ["1.5" if at % 2 else "" for at in some],
        "origin_id": NULL,
        "head": "1",
        "counts": "{head}",
        "identity": [(-1) ** at * at << 50 for at in some],
    }
    sale_columns.add_orders(connection, orders, batch)
    sale_columns.add_lines(connection, lines, batch)
    found = connection.exec_driver_sql(
        "SELECT id, customer_id, channel, document, first_day, last_day, total_minor, batch_id, "
        "recorded_at, voided FROM sale ORDER BY id"
    ).all()
    owners = [key if at % 2 else None for at in some]
    assert [tuple(row) for row in found] == [
        (at + 1, owner, "shop", documents[at] or None, TODAY, TODAY, 5 * at, batch, None, 0)
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


def test_numbers_of_two_kinds_keep_their_kind(connection: Connection) -> None:
    """Whole numbers beside fractions stay whole, and what stands for nothing is nothing."""
    key = add_customer(connection, "1")
    columns: Columns = {
        "customer_id": np.array([key, key]),
        "day": bulk.day(DAY),
        "at": bulk.moment(MOMENT),
        "cause": ["review", "it's"],
        "old_level": np.array([0, 2**31 - 1]),
        "old_base": "{old_level}",
        "new_level": "7",
        "new_base": Same(3),
        "score": np.array([0.1, 1 / 3]),
        "version": Same(1),
        "working": "'[]'",
        "sale_id": Same(None),
        "batch_id": [0, 0],
        "actor": Same("o'wner"),
        "reason": Same(""),
    }
    bulk.insert(connection, "level_change", columns, {"batch_id": 0})
    found = connection.exec_driver_sql(
        "SELECT day, CAST(at AS TEXT), cause, old_level, old_base, score, sale_id, "
        "batch_id, actor, working FROM level_change ORDER BY id"
    ).all()
    at = "2026-05-20 08:30:00"
    assert all(row[1].startswith(at) for row in found)
    assert [(row[0], *row[2:]) for row in found] == [
        (TODAY, "review", 0, 0, 0.1, None, None, "o'wner", "[]"),
        (TODAY, "it's", 2**31 - 1, 2**31 - 1, 1 / 3, None, None, "o'wner", "[]"),
    ]
    assert all(isinstance(row[3], int) for row in found)


def test_ids_are_as_they_were_chosen(connection: Connection) -> None:
    """Whether SQLite would have counted on by itself or not."""
    for ids in (range(1, 4), range(4, 6), range(9, 11), range(11, 12), range(6, 7)):
        names = [f"category {at}" for at in ids]
        bulk.insert(connection, "category", {"id": ids, "name": names}, {})
    found = connection.exec_driver_sql("SELECT id, name FROM category ORDER BY id").all()
    assert [tuple(row) for row in found] == [
        (at, f"category {at}") for at in (1, 2, 3, 4, 5, 6, 9, 10, 11)
    ]


def test_whole_numbers_come_back_as_columns(connection: Connection) -> None:
    asked = "SELECT 1 AS a, -9223372036854775807 AS b UNION ALL SELECT 2, 0 ORDER BY a DESC"
    found = ints_of(connection, asked, 2)
    assert found.tolist() == [[2, 0], [1, -9223372036854775807]]
    assert ints_of(connection, "SELECT id, id FROM category WHERE id < 0", 2).shape == (0, 2)


def test_a_column_too_short_is_refused(connection: Connection) -> None:
    columns: Columns = {"id": [1, 2], "name": ["a"]}
    with pytest.raises(ValueError, match="shorter"):
        bulk.insert(connection, "category", columns, {})


def test_rows_that_the_database_leaves_out_are_noticed(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        pytest.skip("a trigger of SQLite's own kind")
    connection.exec_driver_sql("CREATE TABLE narrow (id INTEGER PRIMARY KEY, name TEXT)")
    connection.exec_driver_sql(
        "CREATE TRIGGER half BEFORE INSERT ON narrow WHEN new.id = 2 "
        "BEGIN SELECT raise(IGNORE); END"
    )
    with pytest.raises(RuntimeError, match="1 rows of 2"):
        bulk.insert(connection, "narrow", {"id": [1, 2], "name": Same("a")}, {})
