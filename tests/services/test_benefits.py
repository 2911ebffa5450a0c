"""Benefits per level through the service: who gets what, undo, schemes that lose a level."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.domain.benefits import BenefitEntry
from app.services import benefits, grading, schemes
from app.services.desk import Desk
from app.services.redaction import HIDDEN
from tests.services.shops import add, audit_of, digest, refusal, sell


def texts(rows: tuple[benefits.BenefitRow, ...]) -> list[str]:
    return [row.text for row in rows]


def of_level(desk: Desk, rank: int) -> tuple[benefits.BenefitRow, ...]:
    with desk.read() as work:
        return benefits.of_rank(work, rank)


def give(desk: Desk, level: int, text: str, **more: Any) -> benefits.Saved:  # noqa: ANN401
    return benefits.add(desk, replace(BenefitEntry(level, text), **more)).value


def test_a_level_gets_its_own_and_what_lower_levels_pass_up(desk: Desk) -> None:
    give(desk, 1, "Tea")
    give(desk, 2, "Biscuits", upward=False)
    give(desk, 3, "Gift")
    assert texts(of_level(desk, 1)) == ["Tea"]
    assert texts(of_level(desk, 2)) == ["Tea", "Biscuits"]
    assert texts(of_level(desk, 3)) == ["Tea", "Gift"]
    assert of_level(desk, 0) == ()
    assert of_level(desk, 6) == ()


def test_a_customer_gets_what_its_official_level_gives(desk: Desk) -> None:
    give(desk, 1, "Tea")
    give(desk, 5, "Tasting")
    low, high = add(desk, "Low"), add(desk, "High")
    for number in range(12):
        sell(desk, high, "2000.00", document=f"D{number}", category=f"c{number}")
    assert texts(benefits.of_customer(desk, low)) == ["Tea"]
    assert texts(benefits.of_customer(desk, high)) == ["Tea", "Tasting"]
    with refusal("customer_gone"):
        benefits.of_customer(desk, 999)


def test_the_matrix_names_levels_that_get_nothing(desk: Desk) -> None:
    assert benefits.matrix(desk).without == (1, 2, 3, 4, 5)
    give(desk, 3, "Gift")
    found = benefits.matrix(desk)
    assert found.without == (1, 2)
    assert [level.rank for level in found.levels] == [1, 2, 3, 4, 5]


def test_renaming_a_level_keeps_its_benefits_and_losing_it_rests_them(desk: Desk) -> None:
    give(desk, 5, "Tasting")
    give(desk, 1, "Tea")
    _, scheme = schemes.scheme_in_force(desk)
    renamed = tuple(replace(level, name=f"L{level.stars}") for level in scheme.levels)
    grading.set_scheme(desk, replace(scheme, levels=renamed))
    assert texts(of_level(desk, 5)) == ["Tasting", "Tea"]
    grading.set_scheme(desk, replace(scheme, levels=renamed[:4]))
    found = benefits.matrix(desk)
    assert texts(found.resting) == ["Tasting"]
    assert texts(of_level(desk, 4)) == ["Tea"]
    grading.set_scheme(desk, scheme)
    assert benefits.matrix(desk).resting == ()


def test_every_act_can_be_undone_and_says_so_in_the_audit(desk: Desk) -> None:
    first, second = give(desk, 1, "Tea"), give(desk, 1, "Cake")
    edited = benefits.edit(desk, first.benefit_id, BenefitEntry(2, "Green tea", note="Hot"))
    moved = benefits.move(desk, second.benefit_id, -1).value
    removed = benefits.remove(desk, second.benefit_id).value
    assert texts(benefits.matrix(desk).rows) == ["Green tea"]
    benefits.undo(desk, removed.change)
    assert texts(benefits.matrix(desk).rows) == ["Cake", "Green tea"]
    benefits.undo(desk, moved.change)
    assert texts(benefits.matrix(desk).rows) == ["Green tea", "Cake"]
    benefits.undo(desk, edited.value.change)
    first_row = benefits.matrix(desk).rows[0]
    assert (first_row.text, first_row.level, first_row.note) == ("Tea", 1, "")
    benefits.undo(desk, second.change)
    assert benefits.last_change(desk) == first.change
    benefits.undo(desk, first.change)
    assert benefits.matrix(desk).rows == ()
    assert benefits.last_change(desk) is None
    acts = [line.act for line in audit_of(desk)]
    assert acts.count("undo_benefit_change") == 5
    assert {"add_benefit", "edit_benefit", "move_benefit", "remove_benefit"} <= set(acts)


def test_undo_never_runs_over_a_later_change_and_never_twice(desk: Desk) -> None:
    saved = give(desk, 1, "Tea")
    first = benefits.edit(desk, saved.benefit_id, BenefitEntry(1, "Green tea")).value
    second = benefits.edit(desk, saved.benefit_id, BenefitEntry(1, "Black tea")).value
    with refusal("benefit_changed_since"):
        benefits.undo(desk, first.change)
    benefits.undo(desk, second.change)
    with refusal("benefit_change_undone"):
        benefits.undo(desk, second.change)
    benefits.undo(desk, first.change)
    assert texts(benefits.matrix(desk).rows) == ["Tea"]


def test_a_removed_benefit_cannot_be_changed(desk: Desk) -> None:
    saved = give(desk, 1, "Tea")
    benefits.remove(desk, saved.benefit_id)
    acts: tuple[Callable[[], object], ...] = (
        lambda: benefits.edit(desk, saved.benefit_id, BenefitEntry(1, "x")),
        lambda: benefits.remove(desk, saved.benefit_id),
        lambda: benefits.move(desk, saved.benefit_id, 1),
    )
    for act in acts:
        with refusal("benefit_gone"):
            act()


def test_a_shop_promises_no_more_than_can_be_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.domain.benefits.MOST_BENEFITS", 2)
    give(desk, 1, "a")
    give(desk, 1, "b")
    with refusal("too_many_benefits"):
        give(desk, 1, "c")


def test_the_front_desk_sees_no_cost(desk: Desk, front: Desk) -> None:
    give(desk, 1, "Tea", cost_minor=1200)
    assert benefits.matrix(desk).rows[0].cost_minor == 1200
    assert of_level(front, 1)[0].cost_minor is HIDDEN


def test_the_shops_fingerprint_holds_its_benefits_and_undo_brings_it_back(desk: Desk) -> None:
    before = digest(desk)
    saved = give(desk, 1, "Tea")
    assert digest(desk) != before
    benefits.undo(desk, saved.change)
    assert digest(desk) == before
