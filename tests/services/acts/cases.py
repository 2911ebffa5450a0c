"""The acts of the service log and of satisfaction answers."""

from datetime import date

from app.domain.access import Permission
from app.domain.cases import CaseEntry, Closing
from app.services import cases, feedback
from app.services.cases import CaseView
from app.services.desk import Desk
from app.services.done import Done
from tests.services.acts.shape import KEY, Act, P

# Cases of the shop in which every act can be done: an open one, and one that is closed.
OPEN, CLOSED = 1, 2
ENTRY = CaseEntry(KEY, "consultation", "phone", "When does the new tea come?")


def fill(desk: Desk) -> None:
    """Log two cases and close the second."""
    cases.log(desk, ENTRY)
    cases.log(desk, ENTRY)
    cases.close(desk, CLOSED, Closing("told", date(2024, 4, 1)))


def _note(desk: Desk) -> Done[int]:
    return cases.note(desk, OPEN, "phoned")


ACTS: dict[str, tuple[Permission, Act]] = {
    "cases.case_card": (P.SEE_CASES, lambda desk: cases.case_card(desk, OPEN)),
    "cases.change": (P.LOG_CASE, lambda desk: cases.change(desk, OPEN, ENTRY)),
    "cases.close": (P.CLOSE_CASE, lambda desk: cases.close(desk, OPEN, Closing("told"))),
    "cases.counts": (P.SEE_CASES, cases.counts),
    "cases.history_of": (P.SEE_CASES, lambda desk: cases.history_of(desk, KEY)),
    "cases.list_cases": (P.SEE_CASES, lambda desk: cases.list_cases(desk, CaseView())),
    "cases.log": (P.LOG_CASE, lambda desk: cases.log(desk, ENTRY)),
    "cases.note": (P.LOG_CASE, _note),
    "cases.open_of": (P.SEE_CASES, lambda desk: cases.open_of(desk, KEY)),
    "cases.owners": (P.SEE_CASES, cases.owners),
    "cases.reopen": (P.CLOSE_CASE, lambda desk: cases.reopen(desk, CLOSED, "not yet solved")),
    "cases.take_back": (P.LOG_CASE, lambda desk: cases.take_back(desk, OPEN)),
    "feedback.record": (P.LOG_CASE, lambda desk: feedback.record(desk, KEY, 4, "quick")),
}
