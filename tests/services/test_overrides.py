"""Levels set by hand: pinned through everything, gifts as floors, ended by themselves."""

from datetime import date, timedelta

import pytest

from app.models import grades
from app.services import batches, grading, overrides, reviews, star_table, what_if
from app.services.desk import Desk
from app.services.holds import GIFT
from app.services.overrides import OverrideEntry
from tests.services.shops import (
    DAY,
    FixedClock,
    add,
    edit,
    grade_of,
    refusal,
    scheme,
    sell,
    steps_of,
    take_back,
    troubles,
)


@pytest.fixture
def friend(desk: Desk) -> int:
    """Return a customer at level 2 of five."""
    grading.set_scheme(desk, scheme())
    key = add(desk)
    sell(desk, key, "250.00", document="S1")
    assert grade_of(desk, key)["level"] == 2
    return key


def causes(desk: Desk, key: int) -> list[tuple[str, int]]:
    return [(step.cause, step.new_level) for step in steps_of(desk, key)]


def test_a_pin_holds_against_sales_returns_runs_and_schemes(desk: Desk, friend: int) -> None:
    overrides.set_level(desk, OverrideEntry(friend, 4, "an apology", "letter of 3 March"))
    document = sell(desk, friend, "700.00").document
    assert grade_of(desk, friend)["level"] == 4
    assert grade_of(desk, friend)["live_level"] == 5
    take_back(desk, document)
    grading.regrade(desk)
    batch = grading.set_scheme(desk, scheme(bounds=(0, 10, 20, 30, 90))).batch
    assert grade_of(desk, friend)["level"] == 4
    batches.undo(desk, batch or 0)
    assert grade_of(desk, friend)["level"] == 4
    assert [cause for cause, _ in causes(desk, friend)][-1] == "override"
    assert troubles(desk) == []
    row = overrides.of_customer(desk, friend)
    assert row is not None
    assert (row.level, row.after, row.reason, row.evidence) == (
        4,
        2,
        "an apology",
        "letter of 3 March",
    )


def test_a_pin_ends_by_itself_on_the_day_after_its_last(
    desk: Desk, friend: int, clock: FixedClock
) -> None:
    overrides.set_level(
        desk, OverrideEntry(friend, 4, "guest of honour", until=DAY + timedelta(days=30))
    )
    clock.move(days=30)
    grading.catch_up(desk)
    assert grade_of(desk, friend)["level"] == 4
    clock.move(days=5)
    grading.catch_up(desk)
    assert grade_of(desk, friend)["level"] == 2
    step = steps_of(desk, friend)[-1]
    assert (step.cause, step.day) == ("override_ended", date(2024, 5, 2))
    assert overrides.standing(desk) == []
    assert troubles(desk) == []


def test_after_its_end_the_policy_goes_on(desk: Desk, friend: int) -> None:
    override = overrides.set_level(desk, OverrideEntry(friend, 1, "under investigation")).value
    sell(desk, friend, "700.00")
    assert grade_of(desk, friend)["level"] == 1
    overrides.end(desk, override, "cleared")
    assert grade_of(desk, friend)["level"] == 5
    assert causes(desk, friend)[-2:] == [("override_ended", 2), ("promotion_at_once", 5)]


def test_under_another_scheme_the_live_level_comes_back(desk: Desk, friend: int) -> None:
    override = overrides.set_level(desk, OverrideEntry(friend, 5, "partner")).value
    grading.set_scheme(desk, scheme(bounds=(0, 20, 25)))
    assert grade_of(desk, friend)["level"] == 3
    overrides.end(desk, override, "over")
    assert grade_of(desk, friend)["level"] == 3
    assert troubles(desk) == []


def test_a_pin_above_a_scheme_of_fewer_levels_is_its_highest(desk: Desk, friend: int) -> None:
    overrides.set_level(desk, OverrideEntry(friend, 4, "partner"))
    grading.set_scheme(desk, scheme(bounds=(0, 50)))
    assert grade_of(desk, friend)["level"] == 2
    assert troubles(desk) == []


def test_a_gift_above_a_scheme_of_fewer_levels_is_its_highest(desk: Desk, friend: int) -> None:
    overrides.set_level(desk, OverrideEntry(friend, 4, "wedding", kind=GIFT))
    grading.set_scheme(desk, scheme(bounds=(0, 50)))
    assert grade_of(desk, friend)["level"] == 2
    assert troubles(desk) == []


def test_a_gift_is_a_floor_that_one_can_rise_above(
    desk: Desk, friend: int, clock: FixedClock
) -> None:
    gift = OverrideEntry(friend, 3, "wedding", until=DAY + timedelta(days=10), kind=GIFT)
    overrides.set_level(desk, gift)
    assert grade_of(desk, friend)["level"] == 3
    document = sell(desk, friend, "400.00").document
    assert grade_of(desk, friend)["level"] == 4
    take_back(desk, document)
    assert grade_of(desk, friend)["level"] == 3
    assert reviews.run(desk, everybody=True).value.demoted == 0
    clock.move(days=11)
    grading.catch_up(desk)
    assert grade_of(desk, friend)["level"] == 2
    assert causes(desk, friend)[-1] == ("override_ended", 2)
    assert troubles(desk) == []


def test_what_was_earned_above_a_gift_outlives_it(
    desk: Desk, friend: int, clock: FixedClock
) -> None:
    gift = OverrideEntry(friend, 3, "wedding", until=DAY + timedelta(days=10), kind=GIFT)
    overrides.set_level(desk, gift)
    sell(desk, friend, "700.00")
    clock.move(days=11)
    grading.catch_up(desk)
    assert grade_of(desk, friend)["level"] == 5


def test_a_new_pin_follows_an_old_one(desk: Desk, friend: int) -> None:
    overrides.set_level(desk, OverrideEntry(friend, 4, "first"))
    second = overrides.set_level(desk, OverrideEntry(friend, 5, "second")).value
    assert len(overrides.standing(desk)) == 1
    overrides.end(desk, second, "over")
    assert grade_of(desk, friend)["level"] == 2
    assert [row.reason for row in overrides.made(desk, DAY, DAY)] == ["second", "first"]


def test_the_star_table_marks_what_is_set_by_hand(desk: Desk, friend: int) -> None:
    assert star_table.rows(desk, [friend])[0].held == ""
    overrides.set_level(desk, OverrideEntry(friend, 4, "wedding", kind=GIFT))
    assert star_table.rows(desk, [friend])[0].held == GIFT


def test_editing_a_profile_pins_nothing(desk: Desk, friend: int) -> None:
    edit(desk, friend, influence=3, note="likes green tea")
    assert overrides.standing(desk) == []


@pytest.mark.parametrize(
    ("entry", "code", "field"),
    [
        (OverrideEntry(1, 3, "  "), "override_no_reason", "reason"),
        (OverrideEntry(1, 9, "x"), "override_no_level", "level"),
        (OverrideEntry(1, 0, "x"), "override_no_level", "level"),
        (OverrideEntry(1, 3, "x", until=date(2024, 3, 31)), "override_past_end", "until"),
        (OverrideEntry(1, 2, "x", kind=GIFT), "override_gift_too_low", "level"),
    ],
)
def test_refusals(desk: Desk, friend: int, entry: OverrideEntry, code: str, field: str) -> None:
    with refusal(code, field):
        overrides.set_level(desk, entry)
    assert overrides.standing(desk) == []


def test_nobody_without_a_level_is_pinned(desk: Desk) -> None:
    key = add(desk, joined=None)
    sell(desk, key, "10.00", document="S1")
    with desk.work() as work:
        grades.drop(work.connection, [key])
    with refusal("override_not_graded", "level"):
        overrides.set_level(desk, OverrideEntry(key, 3, "x"))


def test_an_ended_one_cannot_end_again(desk: Desk, friend: int) -> None:
    override = overrides.set_level(desk, OverrideEntry(friend, 3, "x")).value
    with refusal("override_no_reason", "reason"):
        overrides.end(desk, override, " ")
    overrides.end(desk, override, "over")
    with refusal("override_ended", ""):
        overrides.end(desk, override, "over")


def test_what_ran_out_overnight_counts_no_more_in_a_preview(
    desk: Desk, friend: int, clock: FixedClock
) -> None:
    overrides.set_level(desk, OverrideEntry(friend, 4, "a week of thanks", until=DAY))
    clock.move(days=1)
    seen = grading.preview(desk, scheme(bounds=(0, 10, 20, 30, 90)))
    tried = what_if.try_scheme(
        what_if.open_session(desk), scheme(bounds=(0, 10, 20, 30, 90))
    ).matrix
    assert seen.matrix == tried == {2: {3: 1}}
    batch = grading.set_scheme(desk, scheme(bounds=(0, 10, 20, 30, 90))).batch
    assert causes(desk, friend)[-2:] == [("override_ended", 2), ("scheme_applied", 3)]
    batches.undo(desk, batch or 0)
    assert grade_of(desk, friend)["level"] == 2
    assert overrides.of_customer(desk, friend) is None
    assert troubles(desk) == []
