"""Complaints are shown to whoever reviews levels, and move no score and no level by themselves."""

from datetime import date

import pytest

from app.domain.access import Role
from app.domain.cases import CaseEntry, Closing
from app.domain.schemes import Dimension
from app.services import cases, grading, overrides, reviews, worklist
from app.services.complaints import Complaints
from app.services.desk import Desk
from app.services.overrides import OverrideEntry
from app.services.redaction import HIDDEN
from app.services.review_run import Moved
from tests.services.shops import (
    FixedClock,
    add,
    as_role,
    digest,
    grade_of,
    scheme,
    sell,
    steps_of,
    take_back,
    troubles,
)


def complain(desk: Desk, key: int, text: str) -> int:
    return cases.log(desk, CaseEntry(key, "complaint", text=text)).value


@pytest.fixture
def faller(desk: Desk, clock: FixedClock) -> int:
    """Return somebody at level 5 by a purchase that the next review no longer counts."""
    grading.set_scheme(desk, scheme(review_every="month", window_days=30))
    key = add(desk)
    sell(desk, key, "900.00")
    return key


def moved(desk: Desk, key: int) -> Moved:
    """Return what the review to come says of somebody."""
    report = reviews.run(desk, preview=True).value
    return next(one for one in report.moved if one.id == key)


def test_a_reviewer_sees_open_and_recent_complaints(
    desk: Desk, faller: int, clock: FixedClock
) -> None:
    other = add(desk, "calm")
    sell(desk, other, "900.00")
    gone = complain(desk, faller, "logged by mistake")
    cases.take_back(desk, gone)
    cases.log(desk, CaseEntry(faller, "consultation", text="when do you open?"))
    first = complain(desk, faller, "the tea was damp\nand the lid was torn")
    cases.close(desk, first, Closing("sent another", told=date(2024, 4, 1)))
    clock.move(days=20)
    complain(desk, faller, "nobody called back")
    clock.move(days=12)  # 3 May
    told = moved(desk, faller).complaints
    assert told == Complaints(2, 1, date(2024, 4, 21), True, "nobody called back")
    assert moved(desk, other).complaints is None
    (row,) = [one for one in worklist.worklist(desk) if one.id == faller]
    assert row.complaints == told
    # The front desk logs them; the accountant is not to know of any.
    assert worklist.worklist(as_role(desk, Role.FRONT_DESK))[0].complaints == told
    for one in worklist.worklist(as_role(desk, Role.ACCOUNTANT)):
        assert one.complaints is HIDDEN


def test_a_closed_complaint_is_told_for_half_a_year_and_an_open_one_as_long_as_it_is(
    desk: Desk, faller: int, clock: FixedClock
) -> None:
    first = complain(desk, faller, "the tea was damp")
    clock.move(days=180)
    cases.close(desk, first, Closing("sent another", told=clock.day))
    assert moved(desk, faller).complaints == Complaints(
        1, 0, date(2024, 4, 1), False, "the tea was damp"
    )
    clock.move(days=1)
    assert moved(desk, faller).complaints is None
    cases.reopen(desk, first, "damp again")
    assert moved(desk, faller).complaints == Complaints(
        1, 1, date(2024, 4, 1), True, "the tea was damp"
    )


SCHEMES = (
    scheme(review_every="month", window_days=30),
    scheme(
        Dimension("amount", 50),
        Dimension("feedback", 30),
        Dimension("stability", 20),
        review_every="month",
        demote="one_step",
    ),
    scheme(review_every="month", window_days=60, demote="grace", grace_days=10, protect_days=5),
)


@pytest.mark.parametrize("which", range(len(SCHEMES)))
def test_complaints_change_no_score_and_no_level(desk: Desk, clock: FixedClock, which: int) -> None:
    """Two customers do the same; one complains at every turn, and nothing else differs."""
    grading.set_scheme(desk, SCHEMES[which])
    calm, cross = add(desk, "calm"), add(desk, "cross")

    def both() -> None:
        kept = ("customer_id",)
        told = [
            {name: value for name, value in grade_of(desk, key).items() if name not in kept}
            for key in (calm, cross)
        ]
        assert told[0] == told[1]
        assert [
            (step.cause, step.day, step.old_level, step.new_level, step.score, step.working)
            for step in steps_of(desk, calm)
        ] == [
            (step.cause, step.day, step.old_level, step.new_level, step.score, step.working)
            for step in steps_of(desk, cross)
        ]
        assert grading.explain(desk, calm).score == grading.explain(desk, cross).score

    def cry(text: str) -> int:
        before = grade_of(desk, cross), len(steps_of(desk, cross))
        case = complain(desk, cross, text)
        assert (grade_of(desk, cross), len(steps_of(desk, cross))) == before
        return case

    cry("before anything was bought")
    documents = [sell(desk, key, "450.00").document for key in (calm, cross)]
    both()
    case = cry("damp")
    clock.move(days=20)
    for key in (calm, cross):
        sell(desk, key, "300.00")
    both()
    before = grade_of(desk, cross)
    cases.close(desk, case, Closing("sent another", told=clock.day))
    cases.reopen(desk, case, "damp again")
    assert grade_of(desk, cross) == before
    for document in documents:
        take_back(desk, document, "100.00")
    both()
    for key in (calm, cross):
        overrides.set_level(desk, OverrideEntry(key, 4, "a reason", until=clock.day))
    cry("pinned and still cross")
    clock.move(days=50)
    reviews.run(desk)
    both()
    cry("after the review")
    grading.regrade(desk)
    both()
    before_preview = digest(desk)
    reviews.run(desk, everybody=True, preview=True)
    assert digest(desk) == before_preview
    reviews.run(desk, everybody=True)
    both()
    assert troubles(desk) == []
