"""Under observation: every list, card and paper says so, and no level or score follows from it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.access import Role
from app.domain.cases import CaseEntry
from app.domain.observation import Observation
from app.domain.papers import Span
from app.services import (
    cases,
    customers,
    first_look,
    front_desk,
    grading,
    overrides,
    reviews,
    rule_papers,
    star_table,
    statements,
    worklist,
)
from app.services.desk import Desk
from app.services.overrides import OverrideEntry
from tests.services.shops import (
    DAY,
    FixedClock,
    add,
    as_role,
    grade_of,
    scheme,
    sell,
    steps_of,
    take_back,
    take_in,
    troubles,
    write_csv,
)

WATCHING = scheme(review_every="month", window_days=60, observe_days=30, observe_orders=3)


@pytest.fixture
def newcomer(desk: Desk) -> int:
    """Return somebody of level 5 by one purchase, under a scheme that watches newcomers."""
    grading.set_scheme(desk, WATCHING)
    key = add(desk, "新客", number="N7")
    sell(desk, key, "900.00", document="A1")
    return key


def seen(desk: Desk, key: int) -> Observation | None:
    """Return what list and explanation say alike."""
    (row,) = star_table.rows(desk, [key])
    assert grading.explain(desk, key).observed == row.observed
    assert customers.card(desk, key).observed is (row.observed is not None)
    return row.observed


def test_a_newcomer_is_observed_until_both_days_and_orders_are_enough(
    desk: Desk, newcomer: int, clock: FixedClock
) -> None:
    assert seen(desk, newcomer) == Observation(date(2024, 4, 30), 2)
    for at in range(2):
        clock.move(days=1)
        sell(desk, newcomer, "10.00", document=f"B{at}")
    assert seen(desk, newcomer) == Observation(date(2024, 4, 30), 0)
    take_back(desk, "B1")
    assert seen(desk, newcomer) == Observation(date(2024, 4, 30), 1)
    clock.move(days=28)  # 1 May
    assert seen(desk, newcomer) == Observation(None, 1)
    sell(desk, newcomer, "10.00")
    assert seen(desk, newcomer) is None
    clock.move(days=200)
    grading.catch_up(desk)
    assert grade_of(desk, newcomer)["frequency"] == 0
    assert seen(desk, newcomer) is None, "gone is not new"


def test_everything_that_shows_a_level_says_so(
    desk: Desk, newcomer: int, clock: FixedClock
) -> None:
    known = Observation(date(2024, 4, 30), 2)
    assert customers.find(desk, "N7")[0].observed
    assert front_desk.find(desk, "N7")[0].observed
    assert front_desk.rows_of(desk, [newcomer])[0].observed
    assert front_desk.card(desk, newcomer).why.observed == known
    assert first_look.rows(desk, "N7")[0].observed
    assert first_look.rows_of(desk, [newcomer])[0].observed
    case = cases.log(desk, CaseEntry(newcomer, "consultation", text="tea for two?")).value
    assert cases.case_card(desk, case).row.observed
    (paper,) = statements.collect(desk, [newcomer], Span(DAY, DAY))
    assert paper.level.observed == known
    assert rule_papers.level_report(desk, newcomer).level.observed == known
    first = steps_of(desk, newcomer)[0].id
    assert rule_papers.level_report(desk, newcomer, first).level.observed is None
    assert {count.watched for count in star_table.level_counts(desk)} == {True}
    overrides.set_level(desk, OverrideEntry(newcomer, 4, "a reason"))
    assert overrides.standing(desk)[0].observed
    assert front_desk.card(as_role(desk, Role.FRONT_DESK), newcomer).why.observed == known
    clock.move(days=15)
    overrides.end(desk, overrides.standing(desk)[0].id, "over")
    late = add(desk, "late")
    sell(desk, late, "900.00")
    clock.move(days=120)
    report = reviews.run(desk, preview=True).value
    assert not next(one for one in report.moved if one.id == late).observed
    grading.catch_up(desk)
    assert not any(row.observed for row in worklist.worklist(desk))


def test_it_changes_no_level_and_no_score(desk: Desk, newcomer: int, clock: FixedClock) -> None:
    before = grade_of(desk, newcomer), len(steps_of(desk, newcomer))
    grading.set_scheme(desk, replace(WATCHING, observe_days=0, observe_orders=0))
    after = grade_of(desk, newcomer), len(steps_of(desk, newcomer))
    # Whatever scheme is applied, a level that the score carries is earned by it.
    assert after == (before[0] | {"version": 3, "base_level": 5}, before[1])
    assert seen(desk, newcomer) is None
    assert not first_look.rows(desk, "N7")[0].observed
    assert {count.watched for count in star_table.level_counts(desk)} == {False}
    assert troubles(desk) == []


def test_nobody_is_observed_before_the_first_level(desk: Desk, tmp_path: Path) -> None:
    grading.set_scheme(desk, WATCHING)
    rows = [["customer", "document", "date", "amount"], ["F9", "A9", "2024-05-01", "10"]]
    take_in(desk, write_csv(tmp_path / "later.csv", rows))
    key = customers.id_of(desk, "F9")
    assert grade_of(desk, key) == {}
    assert star_table.rows(desk, [key])[0].observed is None
    assert grading.explain(desk, key).observed is None
    assert not customers.card(desk, key).observed
    assert not first_look.rows_of(desk, [key])[0].observed
