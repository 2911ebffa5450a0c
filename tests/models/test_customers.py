"""Customers: found by what identifies them, tagged, opened, and gone when voided."""

from datetime import date

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from app.models import customers
from app.models.database import after_bulk
from tests.models.rows import DAY, MOMENT, Line, add_customer, add_order, open_batch


def test_a_customer_comes_back_as_it_went(connection: Connection) -> None:
    values = {
        "phone": "13812345678",
        "birthday": "02-29",
        "joined": date(1969, 12, 31),
        "influence": 2.5,
        "note": "𠮷 '; DROP TABLE customer --",
        "shares_phone": True,
    }
    key = add_customer(connection, "007", **values)
    row = customers.get(connection, key)
    assert row is not None
    assert {name: getattr(row, name) for name in values} == values
    assert (row.number, row.created_at, row.voided) == ("007", MOMENT, 0)
    customers.change(connection, key, {"note": "short"})
    changed = customers.get(connection, key)
    assert changed is not None
    assert (changed.note, changed.phone) == ("short", "13812345678")


def test_a_number_is_text_and_nobody_else_s(connection: Connection) -> None:
    key = add_customer(connection, "007")
    add_customer(connection, "7")
    row = customers.by_number(connection, "007")
    assert row is not None
    assert row.id == key
    assert customers.by_number(connection, "07") is None


def test_a_number_is_free_again_when_its_customer_is_gone(connection: Connection) -> None:
    first = add_customer(connection, "007")
    customers.change(connection, first, {"voided": 3})
    second = add_customer(connection, "007")
    row = customers.by_number(connection, "007")
    assert row is not None
    assert row.id == second
    assert customers.get(connection, first) is None
    with pytest.raises(IntegrityError), connection.begin_nested():
        add_customer(connection, "007")


def test_known_customers_are_looked_up_many_at_a_time(connection: Connection) -> None:
    keys = [add_customer(connection, str(n), phone=f"1{n:010d}") for n in range(40)]
    asked = [f"1{n:010d}" for n in range(30_000)]
    found = customers.brief_by(connection, "phone", asked)
    assert sorted(row.id for row in found) == keys
    assert customers.brief_by(connection, "email", []) == []


def test_a_batch_knows_whom_it_added(connection: Connection) -> None:
    batch = open_batch(connection)
    key = add_customer(connection, "1", batch_id=batch)
    add_customer(connection, "2", batch_id=batch, voided=batch)
    add_customer(connection, "3")
    assert [row.id for row in customers.brief_of_batch(connection, batch)] == [key]


def test_namesakes_without_phone_are_told_from_others(connection: Connection) -> None:
    first = add_customer(connection, "1", name="Ann")
    add_customer(connection, "2", name="Ann", phone="1")
    add_customer(connection, "3", name="Ann", email="a@x")
    second = add_customer(connection, "4", name="Ann")
    assert customers.nameless(connection, "Ann") == [first, second]


def test_whoever_brought_somebody_is_named(connection: Connection) -> None:
    first = add_customer(connection, "1")
    second = add_customer(connection, "2", referrer_id=first)
    assert customers.referrers_of(connection, [first, second]) == {first}
    assert customers.referrers_of(connection, []) == set()


def test_ids_chosen_in_bulk_are_followed_by_the_next(connection: Connection) -> None:
    assert not customers.any_live(connection)
    start = customers.next_id(connection)
    row = {"name": "N", "created_at": MOMENT, "updated_at": MOMENT}
    customers.add_many(connection, [{"id": start + n, "number": str(n), **row} for n in range(3)])
    customers.add_many(connection, [])
    after_bulk(connection, "customer")
    assert add_customer(connection, "next") == start + 3
    assert customers.any_live(connection)


def test_tags_are_a_set(connection: Connection) -> None:
    key, other = add_customer(connection, "1"), add_customer(connection, "2")
    customers.set_tags(connection, key, ["tea", "vip", "tea"])
    customers.set_tags(connection, other, [])
    assert customers.tags_of(connection, [key, other]) == {key: ("tea", "vip")}
    customers.set_tags(connection, key, ["cups"])
    assert customers.tags_of(connection, [key]) == {key: ("cups",)}


def test_openings_are_replaced_by_voiding(connection: Connection) -> None:
    key = add_customer(connection, "1")
    batch = open_batch(connection)
    entry = {"customer_id": key, "day": DAY, "amount_minor": 10**12, "orders": 5}
    customers.add_openings(connection, [entry])
    customers.add_openings(connection, [])
    (stored,) = customers.openings_of(connection, key)
    assert (stored.amount_minor, stored.orders, stored.day) == (10**12, 5, DAY)
    customers.void_openings(connection, [stored.id], batch)
    customers.void_openings(connection, [], batch)
    assert customers.openings_of(connection, key) == []


def test_whoever_bought_has_sales(connection: Connection) -> None:
    key, other = add_customer(connection, "1"), add_customer(connection, "2")
    add_order(connection, key, [Line(1)])
    assert customers.has_sales(connection, key)
    assert not customers.has_sales(connection, other)
    customers.add_feedback(connection, {"customer_id": other, "day": DAY, "mark": 5})
    assert not customers.has_sales(connection, other)
