"""Acts in bulk: rows added by their own ids, and everything that taking a batch back asks for."""

import contextlib
from dataclasses import dataclass

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from app.domain.facts import day_number
from app.models import (
    batches,
    customers,
    invariants,
    sale_bulk,
    sales,
    undoing,
    waiting_returns,
)
from app.models.database import Database, after_bulk
from app.models.sale_bulk import NewLine, NewOrder
from tests.models.rows import DAY, MOMENT, Line, add_customer, add_order, open_batch, undone

TODAY = day_number(DAY)


def bring(
    connection: Connection, batch: int, customer: int | None, amounts: list[int], document: str
) -> int:
    """Add an order as an import does; return its id."""
    order, line = sale_bulk.next_ids(connection)
    sale_bulk.add_orders(
        connection,
        [NewOrder(order, customer, "shop", document, TODAY, TODAY, sum(amounts))],
        batch,
    )
    sale_bulk.add_lines(
        connection,
        [
            NewLine(
                line + at, order, customer, TODAY, amount, None, None, "1.5", None,
                int(at == 0), 1, line + at + 1000,
            )
            for at, amount in enumerate(amounts)
        ],
        batch,
    )  # fmt: skip
    after_bulk(connection, "sale", "sale_line")
    return order


def sound(connection: Connection) -> bool:
    names = ("orders_equal_lines", "one_visit_per_order", "lines_belong_to_their_order")
    return not any(invariants.breaches(connection, name) for name in names)


def test_rows_in_bulk_are_like_rows_one_by_one(connection: Connection) -> None:
    batch = open_batch(connection)
    key = add_customer(connection, "1")
    order = bring(connection, batch, key, [50, 20], "A")
    (row,) = sales.find_orders(connection, "A")
    assert (row.id, row.recorded_at, row.first_day, row.batch_id) == (order, None, DAY, batch)
    assert [line.amount_minor for line in sales.lines_of(connection, [order])] == [50, 20]
    assert sound(connection)
    later, _ = add_order(connection, key, [Line(1)])
    assert later == order + 1


def test_an_identity_lives_once(database: Database) -> None:
    with undone(database) as connection:
        batch = open_batch(connection)
        bring(connection, batch, None, [50, 20], "A")
        known = sale_bulk.known_identities(connection, [1001, 1002, 1003, *range(5000, 30_000)])
        assert known == {1001, 1002}
        with pytest.raises(IntegrityError), connection.begin_nested():
            connection.execute(text("UPDATE sale_line SET identity = 1001"))
        sale_bulk.void_batch(connection, batch)
        assert sale_bulk.known_identities(connection, [1001, 1002]) == set()


def test_orders_are_known_by_document(connection: Connection) -> None:
    batch = open_batch(connection)
    key = add_customer(connection, "1")
    first = bring(connection, batch, key, [5], "A")
    second = bring(connection, batch, None, [5], "B'; %s ?")
    asked = ["A", "B'; %s ?", *(f"none{n}" for n in range(25_000))]
    found = sale_bulk.orders_by_document(connection, asked)
    assert sorted(found) == [("A", "shop", key, first), ("B'; %s ?", "shop", None, second)]
    assert sale_bulk.orders_by_document(connection, []) == []


def test_ids_that_name_nobody_are_counted(connection: Connection) -> None:
    key = add_customer(connection, "1")
    order, (line,) = add_order(connection, key, [Line(50)])
    assert sale_bulk.missing(connection, {}) == 0
    there = {"customer": [key, 0, key], "sale": {order}, "sale_line": {line, 0}}
    assert sale_bulk.missing(connection, there) == 0
    named = {"customer": range(key, key + 600), "category": [7], "sale": [order, order + 1]}
    assert sale_bulk.missing(connection, named) == 599 + 1 + 1
    dense = {"customer": [add_customer(connection, str(n)) for n in range(2, 30)]}
    assert sale_bulk.missing(connection, dense) == 0
    connection.execute(text("DELETE FROM customer WHERE id = :id"), {"id": dense["customer"][9]})
    assert sale_bulk.missing(connection, dense) == 1


def test_asking_for_waiting_returns_walks_no_other_lines(database: Database) -> None:
    if not database.is_sqlite:
        pytest.skip("the plan is SQLite's")
    asked: list[str] = []
    with undone(database) as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.set_trace_callback(asked.append)
        assert waiting_returns.waiting_for(connection, 1) == []
        raw.set_trace_callback(None)
        (plan,) = [connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {one}").all() for one in asked]
    assert "SEARCH l USING INDEX ix_sale_line_original" in str(plan)


def test_links_can_be_left_unlooked_up_for_one_act(database: Database) -> None:
    if not database.is_sqlite:
        pytest.skip("a server looks up links of itself")
    with contextlib.suppress(GiveUpError), database.work(links_later=True) as connection:
        order, line = sale_bulk.next_ids(connection)
        orders = [NewOrder(order, 999, "shop", "A", TODAY, TODAY, 100)]
        sale_bulk.add_orders(connection, orders, 1)
        lines = [NewLine(line, order, 999, TODAY, 50, 77, None, None, None, 1, 1, 1)]
        sale_bulk.add_lines(connection, lines, 1)
        assert sale_bulk.missing(connection, {"customer": [999], "category": [77]}) == 2
        raise GiveUpError
    with database.work() as connection:
        assert sales.totals(connection) == (0, 0, 0)
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


class GiveUpError(Exception):
    """Leaves a transaction without a trace."""


def test_indexes_left_out_for_a_while_are_back(database: Database) -> None:
    """Dropped and made again inside the act: whatever happens, they are there afterwards."""

    def indexes() -> list[str]:
        if not database.is_sqlite:
            return []
        with database.read() as connection:
            query = "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql > '' ORDER BY name"
            return [row[0] for row in connection.execute(text(query))]

    before = indexes()
    with database.work() as connection:
        batch = open_batch(connection)
        with sale_bulk.without_indexes(connection):
            bring(connection, batch, None, [5], "A")
    assert sorted(line.lower() for line in indexes()) == sorted(line.lower() for line in before)
    with pytest.raises(ZeroDivisionError), database.work() as connection:
        fail_without_indexes(connection)
    assert sorted(line.lower() for line in indexes()) == sorted(line.lower() for line in before)


def fail_without_indexes(connection: Connection) -> None:
    with sale_bulk.without_indexes(connection):
        raise ZeroDivisionError


@dataclass(frozen=True)
class Stage:
    """A shop in which one batch brought a customer, an order, and a line into an older order."""

    batch: int
    old: int
    new: int
    old_order: int
    new_order: int


@pytest.fixture
def stage(connection: Connection) -> Stage:
    old = add_customer(connection, "old")
    old_order, _ = add_order(connection, old, [Line(100)], document="OLD")
    batch = open_batch(connection)
    new = add_customer(connection, "new", batch_id=batch, referrer_id=old)
    new_order = bring(connection, batch, new, [30, 40], "NEW")
    sales.add_line(
        connection,
        {
            "sale_id": old_order,
            "customer_id": old,
            "day": DAY,
            "amount_minor": 7,
            "batch_id": batch,
        },
    )
    sales.settle(connection, [old_order])
    return Stage(batch, old, new, old_order, new_order)


def test_a_batch_taken_back_leaves_what_others_brought(
    connection: Connection, stage: Stage
) -> None:
    assert undoing.built_on(connection, stage.batch) is None
    assert undoing.customers_of(connection, stage.batch) == {stage.old, stage.new}
    touched = sale_bulk.void_batch(connection, stage.batch)
    assert sorted(touched) == sorted([stage.old_order, stage.new_order])
    assert sales.totals(connection) == (1, 1, 100)
    assert sales.find_orders(connection, "NEW") == []
    assert sales.find_orders(connection, "OLD")[0].total_minor == 100
    assert undoing.removable_customers(connection, stage.batch) == {stage.new}
    undoing.void_customers(connection, [stage.new], stage.batch)
    assert customers.by_number(connection, "new") is None
    assert sound(connection)


def test_what_stands_on_a_batch_is_counted(connection: Connection, stage: Stage) -> None:
    line = sales.lines_of(connection, [stage.new_order])[0]
    back = {"sale_id": stage.new_order, "customer_id": stage.new, "day": DAY}
    sales.add_line(connection, {**back, "amount_minor": -5, "origin_id": line.id})
    assert undoing.built_on(connection, stage.batch) == (1, "NEW", DAY, -5, None)
    other = open_batch(connection)
    sales.add_line(connection, {**back, "amount_minor": 5, "batch_id": other})
    assert undoing.built_on(connection, stage.batch) == (2, "NEW", DAY, 5, other)
    assert undoing.built_on(connection, other) is None


@pytest.mark.parametrize("stays", ["sale", "opening", "feedback", "referral"])
def test_a_customer_that_something_else_needs_stays(
    connection: Connection, stage: Stage, stays: str
) -> None:
    sale_bulk.void_batch(connection, stage.batch)
    if stays == "sale":
        add_order(connection, stage.new, [Line(1)])
    elif stays == "opening":
        entry = {"customer_id": stage.new, "day": DAY, "amount_minor": 1, "orders": 1}
        customers.add_openings(connection, [entry])
    elif stays == "feedback":
        customers.add_feedback(connection, {"customer_id": stage.new, "day": DAY, "mark": 4})
    else:
        add_customer(connection, "third", referrer_id=stage.new)
    assert undoing.removable_customers(connection, stage.batch) == set()


@pytest.mark.parametrize("by_hand", [True, False], ids=["by hand", "by an earlier batch"])
def test_an_opening_that_was_replaced_comes_back(connection: Connection, by_hand: bool) -> None:
    key = add_customer(connection, "1")
    earlier = None if by_hand else open_batch(connection)
    entry = {"customer_id": key, "day": DAY, "orders": 1}
    customers.add_openings(connection, [{**entry, "amount_minor": 1, "batch_id": earlier}])
    (old,) = customers.openings_of(connection, key)
    batch = open_batch(connection)
    customers.void_openings(connection, [old.id], batch)
    customers.add_openings(connection, [{**entry, "amount_minor": 2, "batch_id": batch}])
    assert undoing.customers_of(connection, batch) == {key}
    undoing.void_openings(connection, batch)
    assert [row.amount_minor for row in customers.openings_of(connection, key)] == [1]


def test_a_batch_remembers_what_it_changed(connection: Connection) -> None:
    first, second = open_batch(connection), open_batch(connection)
    batches.remember(connection, first, "customer", [(7, {"name": "王"}, {"name": "李"})])
    batches.remember(connection, first, "tags", [(7, {"tags": []}, {"tags": ["a"]})])
    batches.remember(connection, first, "review", [(7, {"last_review": DAY}, {})])
    batches.remember(connection, first, "customer", [])
    found = list(batches.changes_of(connection, first, "customer"))
    assert found == [(7, {"name": "王"}, {"name": "李"})]
    (review,) = batches.changes_of(connection, first, "review")
    assert review == (7, {"last_review": DAY.isoformat()}, {})
    assert list(batches.changes_of(connection, second, "customer")) == []


def test_batches_are_listed_newest_first_and_marked_when_taken_back(
    connection: Connection,
) -> None:
    first, second = open_batch(connection), open_batch(connection)
    batches.set_counts(connection, first, {"created": 3, "day": DAY})
    batches.mark_undone(connection, first, MOMENT, "owner")
    rows = batches.latest(connection)
    assert [row.id for row in rows] == [second, first]
    assert [(row.undone_at, row.undone_by) for row in rows] == [(None, ""), (MOMENT, "owner")]
    assert rows[1].counts == '{"created": 3, "day": "2026-05-20"}'
    assert len(batches.latest(connection, 1)) == 1
    assert batches.get(connection, 99) is None
    row = batches.get(connection, second)
    assert row is not None
    assert (row.day, row.at) == (DAY, MOMENT)
