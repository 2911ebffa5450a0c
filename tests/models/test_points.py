"""The ledger of points: rows, balances at the end of a day, and no row taken back twice."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from app.models import invariants, points
from tests.models.rows import DAY, MOMENT, add_customer


def post(connection: Connection, customer: int, delta: int, days: int = 0, **more: object) -> int:
    values = {"customer_id": customer, "day": DAY + timedelta(days=days), "delta": delta}
    kind = "given" if delta > 0 else "taken"
    return points.add(
        connection, {"at": MOMENT, "kind": kind, "reason": "x", "actor": "owner", **values, **more}
    )


def test_balances_are_those_of_a_day(connection: Connection) -> None:
    first, second, third = (add_customer(connection, number) for number in "123")
    post(connection, first, 100)
    post(connection, first, -30, days=5)
    post(connection, second, 7, days=5)
    later = DAY + timedelta(days=5)
    everybody = [first, second, third]
    assert points.balances(connection, everybody, DAY) == {first: 100}
    assert points.balances(connection, everybody, later) == {first: 70, second: 7}
    assert points.balances(connection, [third], later) == points.balances(connection, [], DAY) == {}
    assert [points.balance(connection, key, later) for key in everybody] == [70, 7, 0]
    assert points.all_balances(connection, DAY).tolist() == [[first, 100]]
    assert points.all_balances(connection, later).tolist() == [[first, 70], [second, 7]]
    assert points.all_balances(connection, DAY - timedelta(days=1)).shape == (0, 2)


def test_a_ledger_goes_by_day_and_then_as_written(connection: Connection) -> None:
    customer = add_customer(connection, "1")
    late, early, same = (post(connection, customer, 5, days=at) for at in (2, 0, 2))
    assert [row.id for row in points.of_customer(connection, customer)] == [early, late, same]
    row = points.get(connection, early)
    assert row is not None
    assert (row.day, row.at, row.delta, row.reverses_id) == (DAY, MOMENT, 5, None)
    assert points.get(connection, 4711) is None


def test_no_row_is_taken_back_twice(connection: Connection) -> None:
    customer = add_customer(connection, "1")
    row = post(connection, customer, 5)
    post(connection, customer, -5, kind="reversed", reverses_id=row)
    for name in ("points_never_below_zero", "points_taken_back_match"):
        assert invariants.breaches(connection, name) == 0
    with pytest.raises(IntegrityError):
        post(connection, customer, -5, kind="reversed", reverses_id=row)
