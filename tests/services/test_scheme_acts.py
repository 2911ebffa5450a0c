"""Schemes as acts: tried, applied as one batch, taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain import scoring
from app.domain.schemes import Dimension, Scheme
from app.errors import Cancelled, UserError
from app.services import batches, customers, grading, schemes
from app.services.desk import Desk
from tests.services.shops import (
    PERCENTILE,
    FixedClock,
    Stopping,
    add,
    digest,
    grade_of,
    refusal,
    scheme,
    sell,
    steps_of,
    take_back,
    take_in,
    troubles,
)


def test_a_scheme_is_a_version_and_one_batch_that_can_be_taken_back(
    desk: Desk, clock: FixedClock
) -> None:
    for at in range(6):
        sell(desk, add(desk, f"c{at}"), f"{at * 900 + 100}.00")
    before = digest(desk)
    done = grading.set_scheme(desk, scheme())
    assert done.batch is not None
    assert done.changes.scheme
    assert done.changes.batches
    assert schemes.scheme_in_force(desk) == (2, scheme())
    assert [(row.version, row.name, row.in_force) for row in schemes.versions(desk)] == [
        (1, "Five stars", False),
        (2, "test", True),
    ]
    listed = batches.list_batches(desk)[0]
    assert (listed.id, listed.kind, listed.title) == (done.batch, "scheme", "test")
    assert listed.counts == {"customers": 6, "changed": done.value.changed}
    assert done.value.changed > 0
    clock.move(seconds=60)
    undone = batches.undo(desk, done.batch)
    assert digest(desk) == before
    assert schemes.scheme_in_force(desk)[0] == 1
    assert undone.changes.scheme
    causes = {step.cause for key in range(1, 7) for step in steps_of(desk, key)[-1:]}
    assert "undo" in causes
    assert troubles(desk) == []


def test_schemes_are_taken_back_in_the_order_of_their_making(desk: Desk) -> None:
    key = add(desk)
    sell(desk, key, "450.00")
    first = grading.set_scheme(desk, scheme()).batch
    second = grading.set_scheme(desk, scheme(window_days=30)).batch
    assert first
    assert second
    with refusal("scheme_followed"):
        batches.undo(desk, first)
    batches.undo(desk, second)
    batches.undo(desk, first)
    assert schemes.scheme_in_force(desk)[0] == 1
    third = grading.set_scheme(desk, scheme()).batch
    assert schemes.scheme_in_force(desk)[0] == 4
    batches.undo(desk, third or 0)
    assert schemes.scheme_in_force(desk)[0] == 1


def test_undo_of_a_scheme_grades_anew_who_came_under_it(desk: Desk) -> None:
    old = add(desk, "old")
    sell(desk, old, "450.00")
    ten = scheme(bounds=tuple(range(0, 100, 10)))
    batch = grading.set_scheme(desk, ten).batch
    new = add(desk, "new")
    sell(desk, new, "950.00")
    sell(desk, old, "500.00")
    assert (grade_of(desk, new)["level"], grade_of(desk, old)["level"]) == (10, 10)
    batches.undo(desk, batch or 0)
    assert (grade_of(desk, new)["level"], grade_of(desk, old)["level"]) == (1, 1)
    for key in (old, new):
        assert customers.card(desk, key).level_name == "One star"
        assert grading.explain(desk, key).level == 1
    assert troubles(desk) == []


def test_undo_brings_back_what_levels_fall_back_to(desk: Desk) -> None:
    grading.set_scheme(desk, scheme())
    key = add(desk)
    receipt = sell(desk, key, "450.00")
    assert (grade_of(desk, key)["level"], grade_of(desk, key)["base_level"]) == (3, 1)
    before = digest(desk)
    batch = grading.set_scheme(desk, scheme(window_days=300)).batch
    assert (grade_of(desk, key)["level"], grade_of(desk, key)["base_level"]) == (3, 3)
    batches.undo(desk, batch or 0)
    assert digest(desk) == before
    assert take_back(desk, receipt.document).level_after == 1


def test_undo_of_a_scheme_keeps_the_break_points_of_the_last_full_run(desk: Desk) -> None:
    grading.set_scheme(desk, PERCENTILE)
    keys = [add(desk, f"c{at}") for at in range(4)]
    for key in keys:
        sell(desk, key, f"{key * 100}.00")
    grading.regrade(desk)
    sell(desk, keys[0], "5000.00")
    before = digest(desk)
    batch = grading.set_scheme(desk, scheme()).batch
    batches.undo(desk, batch or 0)
    assert digest(desk) == before


def test_a_preview_is_what_setting_then_does(desk: Desk) -> None:
    for at in range(8):
        key = add(desk, f"c{at}", number=f"N{at}")
        sell(desk, key, f"{at * 1300 + 10}.00", category="tea")
    wanted = scheme(bounds=(0, 30, 60))
    before = digest(desk)
    seen = grading.preview(desk, wanted)
    assert digest(desk) == before
    assert schemes.scheme_in_force(desk)[0] == 1
    old = {key: grade_of(desk, key)["level"] for key in range(1, 9)}
    done = grading.set_scheme(desk, wanted).value
    assert seen.customers == done.customers == 8
    assert seen.moved == done.changed == len(seen.movers)
    movers = {mover.id: mover for mover in seen.movers}
    matrix: dict[int, dict[int, int]] = {}
    for key, was in old.items():
        grade = grade_of(desk, key)
        row = matrix.setdefault(was, {})
        row[grade["level"]] = row.get(grade["level"], 0) + 1
        assert (key in movers) == (was != grade["level"])
        if key in movers:
            mover = movers[key]
            assert (mover.old_level, mover.new_level) == (was, grade["level"])
            assert mover.score == scoring.shown(grade["score"])
            assert mover.number == f"N{key - 1}"
    assert seen.matrix == matrix


def test_a_preview_lists_at_most_so_many_movers_and_counts_them_all(
    desk: Desk, csv_file: Callable[..., Path]
) -> None:
    rows = [["number", "name", "amount"], *([f"Z{at}", "x", "5000"] for at in range(1010))]
    take_in(desk, csv_file(rows))
    seen = grading.preview(desk, scheme())
    assert (len(seen.movers), seen.moved) == (grading.MOST_MOVERS, 1010)


@pytest.mark.parametrize(
    "wrong",
    [
        scheme(Dimension("amount", 90)),
        scheme(bounds=(0, 20, 20)),
        scheme(bounds=(10, 20)),
        scheme(window_days=-1),
    ],
)
def test_a_scheme_that_cannot_grade_changes_nothing(desk: Desk, wrong: Scheme) -> None:
    before = digest(desk)
    for act in (grading.preview, grading.set_scheme):
        with pytest.raises(UserError) as caught:
            act(desk, wrong)
        assert caught.value.field
    assert digest(desk) == before
    assert batches.list_batches(desk) == []


def test_templates_are_there_by_name(desk: Desk) -> None:
    assert schemes.template(desk, "stars5", "zh_CN").levels[4].name == "五星"
    with refusal("unknown_template", "template"):
        schemes.template(desk, "stars6", "en")


@pytest.mark.parametrize("checks", [1, 2])
def test_a_stopped_act_leaves_nothing(desk: Desk, clock: FixedClock, checks: int) -> None:
    key = add(desk)
    sell(desk, key, "4000.00")
    clock.move(days=400)
    before = digest(desk)
    with pytest.raises(Cancelled):
        grading.set_scheme(desk, scheme(), Stopping(checks))
    with pytest.raises(Cancelled):
        grading.regrade(desk, Stopping(1))
    assert digest(desk) == before
    assert batches.list_batches(desk) == []
    batch = grading.set_scheme(desk, scheme()).batch
    before = digest(desk)
    with pytest.raises(Cancelled):
        batches.undo(desk, batch or 0, Stopping(1))
    assert digest(desk) == before
