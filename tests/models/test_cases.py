"""The tables of the service log: order of the list, what finds a case, counts, promises."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from app.models import cases, customers, invariants
from app.models.cases import DONE, LATER, OVERDUE, TODAY, CaseQuery
from app.models.database import Database
from tests.models.rows import DAY, add_customer, add_grade, undone

AT = datetime(2024, 4, 1, 9, tzinfo=UTC)


def log(connection: Connection, customer_id: int, **values: Any) -> int:  # noqa: ANN401 - any column
    """Add a case with the first step of its course."""
    row = {"kind": "consultation", "channel": "shop", "text": "tea", "day": DAY, "due": None}
    row |= {"status": "open", "at": AT, "customer_id": customer_id} | values
    case_id = cases.add(connection, row)
    step(connection, case_id, "log", "open")
    if row["status"] != "open":
        step(connection, case_id, "close", str(row["status"]))
    return case_id


def step(connection: Connection, case_id: int, act: str, status: str, **more: Any) -> None:  # noqa: ANN401
    row = {"case_id": case_id, "at": AT, "day": DAY, "actor": "owner", "act": act}
    cases.add_step(connection, {**row, "status": status, **more})


def listed(connection: Connection, **query: Any) -> list[int]:  # noqa: ANN401 - any field
    return [row.id for row in cases.listed(connection, CaseQuery(DAY, **query), 100)]


def around(days: int) -> date:
    return DAY + timedelta(days)


def test_a_list_goes_by_group_then_level_then_age(database: Database) -> None:
    with undone(database) as connection:
        low, high, new = (add_customer(connection, key) for key in "123")
        add_grade(connection, low)
        add_grade(connection, high, level=5)
        young = log(connection, low, due=around(-1), day=around(-2))
        old = log(connection, low, due=around(-1), day=around(-9))
        star = log(connection, high, due=around(-1))
        today = log(connection, new, due=DAY)
        some_day = log(connection, high)
        later = log(connection, low, due=around(3))
        was = log(connection, low, status="done", result="x", closed=around(-3))
        is_now = log(connection, low, status="done", result="x", closed=DAY)
        log(connection, high, status="void")
        order = [star, old, young, today, some_day, later, is_now, was]
        assert listed(connection) == order
        assert listed(connection, groups=(OVERDUE,)) == order[:3]
        assert listed(connection, groups=(TODAY, LATER)) == order[3:6]
        assert listed(connection, groups=(DONE,)) == order[6:]
        assert listed(connection, customer_id=high) == [star, some_day]
        groups = {row.place: row.number for row in cases.counts(connection, DAY)}
        assert groups == {OVERDUE: 3, TODAY: 1, LATER: 2, DONE: 2}


def test_a_case_is_found_by_customer_text_result_and_number(database: Database) -> None:
    with undone(database) as connection:
        someone, other = add_customer(connection, "1"), add_customer(connection, "2")
        lid = log(connection, someone, text="壶盖松动\nThe Lid wobbles", kind="after_sale")
        rest = log(connection, other, status="done", result="100% refunded", closed=DAY)
        assert listed(connection, words="the lid") == [lid]
        assert listed(connection, words="壶盖") == [lid]
        assert listed(connection, words="0% ref") == [rest]
        assert listed(connection, words="%") == [rest]
        assert listed(connection, words=f"#{lid}") == [lid]
        assert listed(connection, words="nothing like it") == []
        assert listed(connection, kind="after_sale") == [lid]
        cases.change(connection, lid, {"owner": "mei"})
        assert listed(connection, owner="mei") == [lid]
        assert listed(connection, owner="") == [rest]


def test_a_voided_customer_takes_its_cases_out_of_every_list(database: Database) -> None:
    with undone(database) as connection:
        gone = add_customer(connection, "1")
        case_id = log(connection, gone)
        customers.change(connection, gone, {"voided": 7})
        assert listed(connection) == []
        assert cases.get(connection, case_id) is None
        assert cases.state_of(connection, case_id) is None
        assert cases.counts(connection, DAY) == []
        assert invariants.breaches(connection, "cases_have_customers") == 1


def test_the_course_holds_the_answers(database: Database) -> None:
    with undone(database) as connection:
        someone = add_customer(connection, "1")
        case_id = log(connection, someone)
        answer = customers.add_feedback(
            connection, {"customer_id": someone, "day": DAY, "mark": 4, "note": "quick"}
        )
        step(connection, case_id, "close", "done", feedback_id=answer)
        first, last = cases.steps_of(connection, case_id)
        assert (first.act, first.mark, last.mark, last.note) == ("log", None, 4, "quick")
        kept = connection.exec_driver_sql("SELECT customer_id, mark FROM feedback").all()
        assert [tuple(row) for row in kept] == [(someone, 4)]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("closed_cases_have_results", {"status": "done", "result": "", "closed": DAY}),
        ("closed_cases_have_results", {"status": "done", "result": "x", "closed": None}),
        (
            "closed_cases_have_results",
            {"status": "done", "result": "x", "closed": DAY, "kind": "complaint"},
        ),
        ("cases_follow_their_course", {"status": "void"}),
    ],
)
def test_the_doctor_sees_a_case_that_breaks_its_promise(
    database: Database, name: str, values: dict[str, Any]
) -> None:
    with undone(database) as connection:
        case_id = log(connection, add_customer(connection, "1"))
        assert invariants.breaches(connection, name) == 0
        cases.change(connection, case_id, values)
        if name == "closed_cases_have_results":
            step(connection, case_id, "close", "done")
        assert invariants.breaches(connection, name) == 1
