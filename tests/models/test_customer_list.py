"""The star table's ids: every column both ways, one level, those not graded yet last."""

import random
from datetime import date, timedelta

import pytest
from sqlalchemy import Connection

from app.domain.customer_filter import Filter
from app.models import customer_list
from app.models.customer_list import CUSTOMER_ORDERS, GRADE_ORDERS
from tests.models.rows import DAY, add_customer, add_grade

PEOPLE = 40
UNGRADED = 5
Values = dict[int, dict[str, object]]


def maybe(chance: random.Random, value: object) -> object:
    return value if chance.random() < 0.8 else None


@pytest.fixture
def values(connection: Connection) -> Values:
    """Fill a shop; return what each graded customer sorts by, in the names of the orders."""
    chance = random.Random(5)
    found: Values = {}
    for number in range(PEOPLE):
        away = timedelta(days=chance.randrange(30))
        own: dict[str, object] = {
            "name": chance.choice(["anna", "bert", "carl", "dora"]),
            "phone": f"1381234{chance.randrange(20):04d}",
            "number": f"{number * 7 % PEOPLE:04d}",
            "influence": maybe(chance, float(chance.randrange(6))),
            "email": chance.choice(["", "a@x.cn", "b@x.cn"]),
            "joined": maybe(chance, DAY - away),
            "birthday": chance.choice(["", "1990-01-01", "1991-02-02"]),
            "channel": chance.choice(["app", "shop"]),
        }
        key = add_customer(connection, str(own.pop("number")), **own)
        own["number"] = f"{number * 7 % PEOPLE:04d}"
        if number >= PEOPLE - UNGRADED:
            continue
        grade: dict[str, object] = {
            "amount_minor": chance.randrange(10) * 100,
            "frequency": chance.randrange(4),
            "diversity": chance.randrange(4),
            "since_day": maybe(chance, DAY - away),
            "score": chance.randrange(8) / 4,
            "level": chance.randrange(1, 6),
            "live_level": chance.randrange(1, 6),
            "last_review": maybe(chance, DAY - away),
            "next_review": maybe(chance, DAY + away),
            "last_day": maybe(chance, DAY - away),
            "confidence": chance.randrange(5) * 20,
        }
        add_grade(connection, key, **grade)
        since = grade.pop("since_day")
        own |= {**grade, "amount": grade["amount_minor"], "last_visit": grade["last_day"]}
        own["tenure"] = None if since is None else (DAY - _day(since)).days
        found[key] = own
    add_customer(connection, "gone", voided=1)
    return found


def _day(value: object) -> date:
    assert isinstance(value, date)
    return value


def wanted(values: Values, order: str, *, descending: bool) -> list[int]:
    """Sort by the book: unknown last, equal ones by amount (a level's) and then by id."""

    def rank(key: int) -> tuple[object, ...]:
        ties = (values[key]["amount"],) if order == "level" else ()
        return (values[key][order], *ties, key)

    known = [key for key in values if values[key][order] is not None]
    unknown = [key for key in values if values[key][order] is None]
    return [
        *sorted(known, key=rank, reverse=descending),
        *sorted(unknown, reverse=descending),
    ]


@pytest.mark.parametrize("descending", [True, False], ids=["down", "up"])
@pytest.mark.parametrize("order", [*GRADE_ORDERS, *CUSTOMER_ORDERS])
def test_every_column_sorts_both_ways(
    connection: Connection, values: Values, order: str, descending: bool
) -> None:
    ids = customer_list.ids(connection, order, descending=descending).tolist()
    graded = wanted(values, order, descending=descending)
    waiting = [key for key in range(1, PEOPLE + 1) if key not in values]
    assert ids == graded + waiting
    for level in range(1, 6):
        some = customer_list.ids(
            connection, order, descending=descending, chosen=Filter(level=level)
        ).tolist()
        assert some == [key for key in graded if values[key]["level"] == level]
    for limit in (1, 7, len(graded), len(graded) + 2, 1000):
        first = customer_list.ids(connection, order, descending=descending, limit=limit)
        assert first.tolist() == ids[:limit]


def test_those_not_graded_yet_can_be_shown_alone(connection: Connection, values: Values) -> None:
    ids = customer_list.ids(connection, "amount", descending=True, chosen=Filter(level=0)).tolist()
    assert ids == [key for key in range(1, PEOPLE + 1) if key not in values]
    assert (
        customer_list.ids(
            connection, "name", descending=True, chosen=Filter(level=0), limit=2
        ).tolist()
        == ids[:2]
    )


def test_a_level_by_name_hides_the_order_of_the_amounts(
    connection: Connection, values: Values
) -> None:
    ids = customer_list.ids(connection, "level", descending=True, by_amount=False).tolist()
    graded = sorted(
        values, key=lambda key: (-int(str(values[key]["level"])), values[key]["name"], key)
    )
    assert ids[: len(values)] == graded


def test_levels_are_counted_with_those_waiting(connection: Connection, values: Values) -> None:
    counts = customer_list.counts_by_level(connection)
    assert counts.pop(0) == UNGRADED
    assert sum(counts.values()) == len(values)
    for level, count in counts.items():
        assert count == sum(own["level"] == level for own in values.values())
        assert customer_list.levels_of(connection, [*values]).keys() == values.keys()


def test_a_shop_without_anybody_has_no_counts(connection: Connection) -> None:
    assert customer_list.counts_by_level(connection) == {}
    assert len(customer_list.ids(connection, "amount", descending=True)) == 0


def test_rows_come_by_id_and_leave_out_who_is_gone(connection: Connection, values: Values) -> None:
    first, *_ = values
    gone = PEOPLE + 1
    found = customer_list.rows(connection, [first, PEOPLE, gone, 999])
    assert sorted(found) == [first, PEOPLE]
    assert found[first].amount_minor == values[first]["amount"]
    assert found[PEOPLE].level is None
    assert customer_list.rows(connection, []) == {}
    many = customer_list.rows(connection, list(range(1, 45_000)))
    assert len(many) == PEOPLE
