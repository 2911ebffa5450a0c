"""Satisfaction answers: 1 to 5 with the customer's words; they move the score at once."""

from app.domain import cases as rules
from app.domain.access import Permission
from app.models import customers as customer_rows
from app.services import grader, whom
from app.services.desk import Desk, Work
from app.services.done import Changes, Done
from app.services.schemes import rules_of


def record(desk: Desk, customer_id: int, mark: int, note: str = "") -> Done[int]:
    """Record how satisfied a customer is, asked outside of any case; return the answer's id."""
    desk.require(Permission.LOG_CASE)
    mark, note = rules.checked_mark(mark), rules.written(note, "note")
    with desk.work() as work:
        whom.customer(work, customer_id)
        answer = add(work, customer_id, mark, note)
        work.note("record_feedback", "customer", customer_id)
    return Done(answer, Changes(customers=frozenset({customer_id}), cases=True))


def add(work: Work, customer_id: int, mark: int, note: str) -> int:
    """Store an answer inside an act's transaction and grade its customer anew."""
    answer = customer_rows.add_feedback(
        work.connection,
        {
            "customer_id": customer_id,
            "day": work.desk.clock.today(),
            "mark": mark,
            "note": note,
        },
    )
    in_force = rules_of(work)
    grader.hold(work, in_force, [customer_id])
    grader.grade(work, in_force, [customer_id], grader.Why())
    return answer
