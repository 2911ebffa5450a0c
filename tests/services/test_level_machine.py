"""Levels at random: set by hand, given, reviewed, taken back; every change stays explained."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from app.domain.cases import CaseEntry, Closing
from app.domain.schemes import Scheme
from app.errors import UserError
from app.models import levels as level_rows
from app.services import (
    batches,
    cases,
    grading,
    level_history,
    overrides,
    reviews,
    schemes,
    what_if,
)
from app.services.holds import GIFT, OVERRIDE
from app.services.overrides import OverrideEntry
from app.services.review_run import KIND
from tests.services.shops import digest, scheme
from tests.services.test_shop_machine import ShopLife

POLICIES: tuple[Scheme, ...] = (
    scheme(review_every="month", window_days=30),
    scheme(review_every="month", window_days=30, demote="one_step", protect_days=20),
    scheme(
        review_every="quarter",
        review_basis="anniversary",
        window_days=60,
        demote="grace",
        grace_days=15,
        promote="at_review",
    ),
    scheme(bounds=(0, 30, 60), review_every="month", window_days=30, demote="grace", grace_days=40),
)


def is_refused(act: Callable[[], object], *codes: str) -> bool:
    """Do something that the shop may refuse for one of these reasons; say whether it did."""
    try:
        act()
    except UserError as error:
        if error.code not in codes:
            raise
        return True
    return False


class LevelLife(ShopLife):
    """A shop's life with levels set by hand, gifts, reviews and their undo."""

    @rule(which=st.sampled_from(POLICIES))
    def a_policy(self, which: Scheme) -> None:
        tried = what_if.try_scheme(what_if.open_session(self.desk), which)
        seen = grading.preview(self.desk, which, most=None)
        assert {mover.id for mover in seen.movers} == {mover.id for mover in tried.movers}
        assert seen.matrix == tried.matrix
        wanted = {mover.id: mover.new_level for mover in seen.movers}
        done = grading.set_scheme(self.desk, which)
        assert done.value.changed == seen.moved
        assert wanted == self.written(done.batch or 0)
        self.is_stale = False

    @rule(
        who=ShopLife.people,
        level=st.integers(1, 5),
        days=st.sampled_from([None, 0, 10, 40]),
        kind=st.sampled_from([OVERRIDE, GIFT]),
    )
    def by_hand(self, who: int, level: int, days: int | None, kind: str) -> None:
        until = None if days is None else self.clock.day + timedelta(days=days)
        before = digest(self.desk)
        entry = OverrideEntry(who, level, "a reason", "", until, kind)
        codes = ("override_not_graded", "override_gift_too_low", "override_no_level")
        if is_refused(lambda: overrides.set_level(self.desk, entry), *codes):
            assert digest(self.desk) == before
            return
        row = overrides.of_customer(self.desk, who)
        assert row is not None
        assert (row.level, row.kind, row.until) == (level, kind, until)

    @rule(who=ShopLife.people)
    def ended_by_hand(self, who: int) -> None:
        row = overrides.of_customer(self.desk, who)
        if row is not None:
            overrides.end(self.desk, row.id, "over")
            assert overrides.of_customer(self.desk, who) is None

    @rule(everybody=st.booleans())
    def a_review(self, everybody: bool) -> None:
        before = digest(self.desk)
        seen = reviews.run(self.desk, everybody=everybody, preview=True).value
        assert digest(self.desk) == before
        done = reviews.run(self.desk, everybody=everybody).value
        assert (seen.matrix, seen.moved, seen.days) == (done.matrix, done.moved, done.days)
        assert reviews.due(self.desk) == []
        if done.batches:
            self.is_stale = False

    @rule(everybody=st.booleans())
    def a_review_taken_back_at_once(self, everybody: bool) -> None:
        self.regrades()
        before = digest(self.desk)
        for batch in reversed(reviews.run(self.desk, everybody=everybody).value.batches):
            batches.undo(self.desk, batch)
        assert digest(self.desk) == before

    @rule(everybody=st.booleans())
    def a_run_of_reviews_taken_back_whole(self, everybody: bool) -> None:
        self.regrades()
        before = digest(self.desk)
        done = reviews.run(self.desk, everybody=everybody).value
        if done.batches:
            back = batches.undo_run(self.desk, done.batches[-1]).value
            assert back.batches == tuple(reversed(done.batches))
        assert digest(self.desk) == before

    @rule(which=st.sampled_from(POLICIES))
    def a_policy_taken_back_at_once(self, which: Scheme) -> None:
        self.regrades()
        before = digest(self.desk)
        batches.undo(self.desk, grading.set_scheme(self.desk, which).batch or 0)
        assert digest(self.desk) == before

    @rule(who=ShopLife.people, ends=st.booleans())
    def a_complaint(self, who: int, ends: bool) -> None:
        before = self.table()
        case = cases.log(self.desk, CaseEntry(who, "complaint", text="damp")).value
        if ends:
            cases.close(self.desk, case, Closing("sent another", told=self.clock.day))
        assert self.table() == before

    @rule()
    def a_day_begins(self) -> None:
        reviews.catch_up(self.desk)
        grading.catch_up(self.desk)
        assert reviews.catch_up(self.desk).value is None
        self.is_stale = False

    @rule()
    def the_latest_review_taken_back(self) -> None:
        done = [row for row in batches.list_batches(self.desk) if row.kind == KIND]
        live = next((row.id for row in done if not row.is_undone), None)
        if live is not None:
            is_refused(lambda: batches.undo(self.desk, live), "review_followed")
            self.is_stale = True

    @invariant()
    def every_decision_replays(self) -> None:
        with self.desk.read() as work:
            ids = sorted({int(row[0]) for row in self.table()})
            told = {
                key: [row.id for row in level_rows.of_customer(work.connection, key)] for key in ids
            }
        for key, changes in told.items():
            steps = level_history.timeline(self.desk, key)
            assert [step.id for step in reversed(steps)] == changes
            assert all(step.is_replayed for step in steps)

    @invariant()
    def no_rank_beyond_the_scheme(self) -> None:
        _, now = schemes.scheme_in_force(self.desk)
        assert all(1 <= level <= len(now.levels) for _, level in self.levels())

    def written(self, batch: int) -> dict[int, int]:
        """Return the levels that a batch wrote into the history."""
        with self.desk.read() as work:
            return {
                row.customer_id: row.new_level
                for row in level_rows.of_batch(work.connection, batch)
            }


def test_a_life_of_levels(new_shop: Path) -> None:
    LevelLife.original = new_shop
    run_state_machine_as_test(LevelLife, settings=settings(max_examples=8, stateful_step_count=14))
