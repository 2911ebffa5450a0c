"""Satisfaction answers: 1 to 5 with the customer's words; they move the score at once."""

from dataclasses import dataclass
from datetime import date

from app.domain import cases as rules
from app.domain.access import Permission
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import customers as customer_rows
from app.services import grader
from app.services.desk import Desk, Work
from app.services.done import Changes, Done
from app.services.schemes import rules_of


@dataclass(frozen=True)
class Answer:
    """How satisfied a customer said to be on a day, and in which words."""

    day: date
    mark: int
    note: str


def record(desk: Desk, customer_id: int, mark: int, note: str = "") -> Done[int]:
    """Record how satisfied a customer is, asked outside of any case; return the answer's id."""
    desk.require(Permission.LOG_CASE)
    mark, note = rules.checked_mark(mark), rules.written(note, "note")
    with desk.work() as work:
        if customer_rows.get(work.connection, customer_id) is None:
            raise customer_gone()
        answer = add(work, customer_id, mark, note)
        work.note("record_feedback", "customer", customer_id)
    return Done(answer, Changes(customers=frozenset({customer_id}), cases=True))


def answers_of(desk: Desk, customer_id: int) -> tuple[Answer, ...]:
    """Return a customer's satisfaction answers, newest first."""
    desk.require(Permission.SEE_CASES)
    with desk.read() as work:
        rows = customer_rows.feedback_of(work.connection, customer_id)
    return tuple(Answer(row.day, row.mark, row.note) for row in rows)


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


def customer_gone() -> UserError:
    """Return the refusal for a customer who is no longer there."""
    return UserError(
        "customer_gone",
        QT_TRANSLATE_NOOP("Errors", "This customer is no longer there."),
        advice=QT_TRANSLATE_NOOP("Errors", "The list is refreshed; choose again."),
    )
