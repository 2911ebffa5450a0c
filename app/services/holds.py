"""Levels set by hand, inside a transaction: who is pinned, who has a floor, and what ran out.

An override pins a level: no sale, review or scheme moves it. A gift is a floor: whoever earns more
rises above it. Both end by themselves on the day after their last.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import numpy as np

from app.domain.facts import Flags
from app.domain.grading import Cause, Decisions
from app.models import grades as grade_rows
from app.models import levels as level_rows
from app.models import overrides as override_rows
from app.models import settings as setting_rows
from app.services.desk import Work
from app.services.schemes import Rules
from app.services.standing import Ints, Standing, standing, working_text

OVERRIDE: Final = "override"
GIFT: Final = "gift"
# While the shop tries the program out, levels that stand are not touched by anything.
TRIAL: Final = "review.trial"


@dataclass(frozen=True, eq=False)
class Holds:
    """Which customers of a run are pinned, and which rank each keeps at least (0: none)."""

    locked: Flags
    floor: Ints

    def over(self, decisions: Decisions, official: Ints) -> Decisions:
        """Lift decisions to the floors that gifts have set."""
        level = np.where(decisions.level > 0, np.maximum(decisions.level, self.floor), 0)
        changed = level != official
        cause = np.where(changed, decisions.cause, -1).astype(np.int8)
        return Decisions(level, decisions.base, changed, cause)

    def kept(self, decisions: Decisions, level: Ints, base: Ints) -> Decisions:
        """Let pinned customers stay as they were."""
        return Decisions(
            np.where(self.locked, level, decisions.level),
            np.where(self.locked, base, decisions.base),
            decisions.changed & ~self.locked,
            np.where(self.locked, -1, decisions.cause).astype(np.int8),
        )


def of(work: Work, customer_ids: Ints, official: Ints, most: int, day: date | None = None) -> Holds:
    """Return what holds the levels of some customers on a day, else on the business day.

    A gift of rank 5 is a floor of 3 under a scheme of only 3 levels, the most there is.
    """
    over = {row.id for row in _run_out(work, day or work.desk.clock.today())}
    locked = np.zeros(len(customer_ids), dtype=np.bool_)
    floor = np.zeros(len(customer_ids), dtype=np.int64)
    for row in override_rows.standing(work.connection):
        place = np.searchsorted(customer_ids, row.customer_id)
        if row.id in over:
            continue
        if place < len(customer_ids) and customer_ids[place] == row.customer_id:
            if row.kind == GIFT:
                floor[place] = min(row.level, most)
            else:
                locked[place] = True
    if is_trial(work):
        locked |= official > 0
    return Holds(locked, floor)


def pins(work: Work, customer_ids: Ints, day: date) -> Flags:
    """Return which customers are pinned by hand on a day, trial or not."""
    pinned_ids = [
        row.customer_id
        for row in override_rows.standing(work.connection)
        if row.kind == OVERRIDE and (row.until is None or row.until >= day)
    ]
    return np.isin(customer_ids, np.array(pinned_ids, dtype=np.int64))


def is_trial(work: Work) -> bool:
    """Say whether the shop only tries grading out."""
    return bool(setting_rows.all_of(work.connection).get(TRIAL, False))


def settle(work: Work, now: Standing, until: date | None = None) -> list[int]:
    """End what has run out by a day (else today) among the customers of a standing.

    An override until 31 March ends on 1 April, and its history row carries that day.
    """
    today = until or work.desk.clock.today()
    ids = set(now.facts.customer_id.tolist())
    past = [row for row in _run_out(work, today) if row.customer_id in ids]
    for row in past:
        end(work, row, Ending(row.until + timedelta(days=1)), now)
    return [row.customer_id for row in past]


def foreseen(
    work: Work, rules: Rules, customer_ids: Ints, official: Ints, day: date | None = None
) -> Ints:
    """Return official levels as they will be once what runs out by a day, else today, has ended.

    A pin at 4 until yesterday, over a level 2, counts as 2 although nobody has started the day.
    """
    past = _run_out(work, day or work.desk.clock.today())
    if not past:
        return official
    now = standing(work, rules, sorted(row.customer_id for row in past))
    level = official.copy()
    for row in past:
        place = int(np.searchsorted(customer_ids, row.customer_id))
        if place < len(level) and customer_ids[place] == row.customer_id and level[place]:
            level[place] = _after(row, int(level[place]), now)[0]
    return level


def _run_out(work: Work, until: date) -> list[Any]:
    """Return what holds no more on a day and was not ended yet."""
    return [
        row
        for row in override_rows.standing(work.connection)
        if row.until is not None and row.until < until
    ]


def _after(row: Any, level: int, now: Standing) -> tuple[int, int]:  # noqa: ANN401 - a database row
    """Return the level and the base that come when one ends: those that it hid.

    Under a scheme applied meanwhile it is the live level; one earned above a gift stays.
    """
    if row.kind == GIFT and level > row.level:
        return level, row.base_before
    if row.version == now.rules.version:
        return row.level_before, row.base_before
    place = int(np.searchsorted(now.facts.customer_id, row.customer_id))
    live = int(now.rank[place]) or level
    return live, live


def settle_all(work: Work, rules: Rules, until: date) -> list[int]:
    """End what has run out by a day for everybody."""
    ids = [row.customer_id for row in _run_out(work, until)]
    return settle(work, standing(work, rules, ids), until) if ids else []


@dataclass(frozen=True)
class Ending:
    """When an override ends; by whom and why, empty where it ran out by itself."""

    day: date
    by: str = ""
    reason: str = ""


def end(work: Work, row: Any, ending: Ending, now: Standing) -> None:  # noqa: ANN401 - a database row
    """End one override or gift: the level it hid comes back, with a row in the history."""
    override_rows.end(
        work.connection,
        row.id,
        {"ended": ending.day, "ended_by": ending.by, "end_reason": ending.reason},
    )
    grade = grade_rows.get(work.connection, row.customer_id)
    if grade is None:
        return
    level, base = _after(row, grade.level, now)
    if level == grade.level and row.kind == GIFT and level > row.level:
        return
    base = min(base, level)
    grade_rows.change(work.connection, row.customer_id, {"level": level, "base_level": base})
    if level != grade.level:
        step = Step(row.customer_id, ending.day, Cause.END, level, base, ending.reason)
        write_step(work, now, grade, step, ending.by or row.actor)


@dataclass(frozen=True)
class Step:
    """One change of one level that is about to be written."""

    customer_id: int
    day: date
    cause: Cause
    level: int
    base: int
    reason: str


def write_step(work: Work, now: Standing, grade: Any, step: Step, actor: str) -> None:  # noqa: ANN401
    """Write one change of a level into the history with its working; grade is the row before."""
    place = int(np.searchsorted(now.facts.customer_id, step.customer_id))
    level_rows.add(
        work.connection,
        {
            "customer_id": step.customer_id,
            "day": step.day,
            "at": work.desk.clock.now(),
            "cause": step.cause.value,
            "old_level": grade.level,
            "old_base": grade.base_level,
            "new_level": step.level,
            "new_base": step.base,
            "score": float(now.score[place]),
            "version": now.rules.version,
            "working": working_text(now, place),
            "actor": actor,
            "reason": step.reason,
        },
    )


def pinned_under(work: Work, version: int) -> set[int]:
    """Return whose level was set by hand under a scheme version and still is."""
    return {
        row.customer_id for row in override_rows.standing(work.connection) if row.version == version
    }
