"""Saved views: kept by name and login, shared by who may, never showing more than a role sees."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from app.domain.access import Role
from app.models import settings as setting_rows
from app.services import saved_views, star_table
from app.services.desk import Desk
from app.services.saved_views import KEY, SavedView
from app.services.star_table import SORTS, View
from tests.services.shops import DAY, as_role, refusal

OWN = SavedView("Quiet", View(bought=(None, DAY), tag="vip"), ("name", "level"), "owner")
_DAYS = some.none() | some.dates()


@settings(max_examples=30)
@given(
    view=some.builds(
        View,
        level=some.none() | some.integers(0, 5),
        query=some.text(max_size=20),
        sort=some.sampled_from(["", *SORTS]),
        descending=some.booleans(),
        score=some.none() | some.tuples(some.integers(0, 95), some.integers(5, 100)),
        bought=some.tuples(_DAYS, _DAYS),
        joined=some.tuples(_DAYS, _DAYS),
        tag=some.text(max_size=10),
    )
)
def test_a_view_comes_back_as_it_was_kept(view: View) -> None:
    saved = SavedView("x", view, ("name",), "owner")
    assert saved_views._read(saved_views._written(saved)) == saved


def test_saving_again_replaces_and_renaming_does_not(desk: Desk) -> None:
    saved_views.save(desk, OWN)
    changed = replace(OWN, name="QUIET", view=View(level=2))
    assert saved_views.save(desk, changed).changes.views
    assert saved_views.known(desk) == [changed]
    other = saved_views.save(desk, replace(OWN, name="Other")).value
    with refusal("view_taken", "name"):
        saved_views.rename(desk, other, "quiet")
    renamed = saved_views.rename(desk, other, " Third ").value
    assert [view.name for view in saved_views.known(desk)] == ["QUIET", "Third"]
    saved_views.delete(desk, renamed)
    assert saved_views.known(desk) == [changed]


def test_each_has_its_own_and_everybodys(desk: Desk) -> None:
    front = as_role(desk, Role.FRONT_DESK)
    theirs = SavedView("Mine", View(tag="vip"), login=front.actor.login)
    saved_views.save(front, theirs)
    shared = saved_views.save(desk, SavedView("Ours", View(level=3))).value
    assert saved_views.known(desk) == [shared]
    assert saved_views.known(front) == [theirs, shared]
    assert shared.is_open_to(desk)
    assert not shared.is_open_to(front)
    with refusal("not_allowed"):
        saved_views.delete(front, shared)
    with refusal("view_of_another"):
        saved_views.delete(desk, theirs)


@pytest.mark.parametrize("view", [View(sort="amount"), View(sort="score"), View(score=(80, 100))])
def test_a_view_by_what_is_hidden_is_not_listed(desk: Desk, view: View) -> None:
    saved_views.save(desk, SavedView("By spend", view))
    front = as_role(desk, Role.FRONT_DESK)
    assert saved_views.known(front) == []
    assert not star_table.may_show(view, sees_amounts=False)
    with refusal("score_hidden" if view.score else "unknown_sort"):
        saved_views.save(front, SavedView("By spend", view, login=front.actor.login))


@pytest.mark.parametrize("name", ["", "  ", "x" * 61])
def test_a_view_needs_a_short_name(desk: Desk, name: str) -> None:
    with refusal("view_name", "name"):
        saved_views.save(desk, replace(OWN, name=name))


def test_what_cannot_be_read_is_passed_over(desk: Desk) -> None:
    saved_views.save(desk, OWN)
    with desk.work() as work:
        kept = setting_rows.all_of(work.connection)[KEY]
        setting_rows.put(work.connection, KEY, [*kept, 7, {}, {**kept[0], "bought": ["x", None]}])
    assert saved_views.known(desk) == [OWN]
