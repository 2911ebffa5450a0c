"""Grades inside a transaction: everybody, some, or one customer around a sale or a return."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.domain import grading, review, scoring
from app.domain.facts import day_number
from app.domain.grading import Decisions
from app.domain.needs import needs_of
from app.domain.schemes import Scheme
from app.models import batches as batch_rows
from app.models import customers as customer_rows
from app.models import grades as grade_rows
from app.models import levels as level_rows
from app.models import schemes as scheme_rows
from app.models import settings as setting_rows
from app.services import holds, level_steps
from app.services.desk import Work
from app.services.level_steps import Why
from app.services.schemes import Rules
from app.services.standing import (
    MANY,
    Floats,
    Ints,
    Standing,
    standing,
    window_of,
    working_text,
)

# Whoever grades asks for standings in the same breath.
__all__ = ["Ints", "Standing", "Why", "grade", "run", "standing", "window_of", "working_text"]

BASE: Final = "base"
_BLOCK: Final = 25_000  # customers whose rows are made and compared together
_LEVEL: Final = grade_rows.COLUMNS.index("level")
_BASE: Final = grade_rows.COLUMNS.index("base_level")
_SINCE: Final = grade_rows.COLUMNS.index("since_day")
_LAST_REVIEW: Final = grade_rows.COLUMNS.index("last_review")
_NEXT_REVIEW: Final = grade_rows.COLUMNS.index("next_review")


# Where the day of the last full run is kept; no setting that anybody may change.
GRADED_ON: Final = "grading.day"


# A promotion at once, and the undo of a return that had taken one back: both rest on one sale.
OF_ONE_SALE: Final = frozenset({grading.Cause.PROMOTION.value, grading.Cause.UNDO.value})


@dataclass(frozen=True)
class RunResult:
    """How many customers a run looked at, and how many rows and official levels it changed."""

    customers: int
    rewritten: int
    levels_changed: int


def run(
    work: Work, rules: Rules, why: Why, *, is_new_scheme: bool = False, refit: bool = True
) -> RunResult:
    """Grade everybody on the business day: live scores, and levels as the policy says.

    A full run fits the break-points anew; with `is_new_scheme` everybody takes the live level.
    """
    now = standing(work, rules, refit=refit)
    if refit:
        scheme_rows.set_breaks(work.connection, rules.version, now.rules.breaks)
    holds.settle(work, now)
    stored = _Stored.of(work, now.facts.customer_id, None)
    held = holds.of(work, now.facts.customer_id, stored.level, len(rules.scheme.levels))
    if is_new_scheme:
        applied = grading.apply_scheme(rules.scheme, stored.level, now.rank, held.locked)
        decisions = held.over(applied, stored.level)
        _remember_bases(work, now, stored, decisions, why)
    else:
        decisions = grading.full_run(rules.scheme, stored.level, stored.base, now.rank, held.locked)
    setting_rows.put(work.connection, GRADED_ON, work.desk.clock.today().isoformat())
    return _write(work, now, stored, decisions, why)


def graded_on(work: Work) -> date | None:
    """Return the business day of the last full run, None where there was none yet."""
    kept = setting_rows.all_of(work.connection).get(GRADED_ON)
    return date.fromisoformat(kept) if kept else None


def figures_until(work: Work) -> date | None:
    """Return the latest business day that stored figures know of, None where there are none.

    A full run brings all to one day; an import or a sale of a later day only those it touches.
    """
    days = [graded_on(work), grade_rows.latest_day(work.connection)]
    return max(filter(None, days), default=None)


def _begin_calendar(work: Work) -> None:
    """Begin a shop's calendar with its first grading; one on an earlier day sets it back.

    Figures graded on 1 March after a full run of 5 March must follow to the 5th once more.
    """
    today, known = work.desk.clock.today(), graded_on(work)
    if known is None or today < known:
        setting_rows.put(work.connection, GRADED_ON, today.isoformat())


def grade(
    work: Work,
    rules: Rules,
    customer_ids: Iterable[int],
    why: Why,
    *,
    keeps_levels: bool = False,
) -> RunResult:
    """Grade some customers on the business day, everything else untouched.

    With `keeps_levels` whoever has an official level keeps it: only live scores follow. Where
    break-points are still to be fitted, it becomes the full run that fits them.
    """
    if rules.lacks_breaks and not keeps_levels:
        return run(work, rules, why)
    ids = sorted(set(customer_ids))
    now = standing(work, rules, ids)
    holds.settle(work, now)
    stored = _Stored.of(work, now.facts.customer_id, ids)
    _begin_calendar(work)
    held = holds.of(work, now.facts.customer_id, stored.level, len(rules.scheme.levels))
    locked = stored.level > 0 if keeps_levels else held.locked
    decisions = grading.full_run(rules.scheme, stored.level, stored.base, now.rank, locked)
    return _write(work, now, stored, decisions, why)


def with_referrers(work: Work, scheme: Scheme, customer_ids: Iterable[int]) -> set[int]:
    """Return customers and, where referrals weigh, those who brought them."""
    ids = set(customer_ids)
    if needs_of(scheme).referrals:
        ids |= customer_rows.referrers_of(work.connection, sorted(ids))
    return ids


def hold(work: Work, rules: Rules, customer_ids: Sequence[int]) -> None:
    """Let a level that time has left behind stand by itself before a sale supports it again.

    Level 3 at a live rank 2 stays 3 until a review; the return of a sale made since must leave it.
    """
    stored = grade_rows.table(work.connection, customer_ids)
    risen = stored[stored[:, _LEVEL] > stored[:, _BASE]]
    if not len(risen):
        return
    now = standing(work, rules, [int(key) for key in risen[:, 0]])
    for key, level, live in zip(now.facts.customer_id, risen[:, _LEVEL], now.rank, strict=True):
        if level > live:
            grade_rows.change(work.connection, int(key), {"base_level": int(level)})


def grade_after_return(work: Work, before: Standing, returned_sale_id: int) -> RunResult:
    """Grade the customers of a standing after a return; it takes back the promotion it undid."""
    ids = before.facts.customer_id.tolist()
    now = standing(work, before.rules, ids)
    holds.settle(work, now)
    stored = _Stored.of(work, now.facts.customer_id, ids)
    _begin_calendar(work)
    most = len(before.rules.scheme.levels)
    held = holds.of(work, now.facts.customer_id, stored.level, most)
    takes_back = np.zeros(len(ids), dtype=np.bool_)
    refuge = stored.base
    for row, customer_id in enumerate(ids):
        last = level_rows.last(work.connection, customer_id)
        if last is not None and last.cause in OF_ONE_SALE and last.sale_id == returned_sale_id:
            # What a review has confirmed since, no return takes.
            confirmed = stored.last_review[row] > day_number(last.day)
            takes_back[row] = True
            refuge[row] = max(refuge[row], last.old_level) if confirmed else last.old_level
    decisions = grading.after_return(
        before.rules.scheme,
        stored.level,
        np.maximum(refuge, held.floor),
        before.rank,
        now.rank,
        takes_back,
    )
    decisions = held.kept(decisions, stored.level, stored.base)
    base = np.where(stored.exists, np.minimum(stored.base, decisions.level), decisions.base)
    why = Why(sale_id=returned_sale_id)
    return _write(work, now, stored, replace(decisions, base=base), why)


@dataclass(frozen=True, eq=False)
class _Stored:
    """The grade rows as they stand, aligned with the customers of a run; zeros where none is."""

    table: Floats
    exists: NDArray[np.bool_]

    @property
    def level(self) -> Ints:
        return self.table[:, _LEVEL].astype(np.int64)

    @property
    def base(self) -> Ints:
        return self.table[:, _BASE].astype(np.int64)

    @property
    def last_review(self) -> Ints:
        return self.table[:, _LAST_REVIEW].astype(np.int64)

    @classmethod
    def of(cls, work: Work, customer_id: Ints, only: Sequence[int] | None) -> "_Stored":
        # Naming very many costs more than reading everybody.
        found = grade_rows.table(work.connection, only if len(only or ()) <= MANY else None)
        if np.array_equal(found[:, 0], customer_id):
            return cls(found, np.ones(len(customer_id), dtype=np.bool_))
        table = np.zeros((len(customer_id), len(grade_rows.COLUMNS)))
        exists = np.zeros(len(customer_id), dtype=np.bool_)
        if len(found) and len(customer_id):
            ids = found[:, 0].astype(np.int64)
            place = np.minimum(np.searchsorted(customer_id, ids), len(customer_id) - 1)
            known = customer_id[place] == ids
            table[place[known]] = found[known]
            exists[place[known]] = True
        return cls(table, exists)


def _write(work: Work, now: Standing, stored: _Stored, decisions: Decisions, why: Why) -> RunResult:
    is_graded = decisions.level > 0
    with grade_rows.in_bulk(work.connection, int((is_graded & ~stored.exists).sum())):
        rewritten = _write_grades(work, now, stored, decisions)
    changed = np.flatnonzero(decisions.changed & is_graded)
    level_steps.add(work, now, (stored.level, stored.base), decisions, changed, why)
    lost = now.facts.customer_id[~is_graded & stored.exists]
    grade_rows.drop(work.connection, [int(key) for key in lost])
    return RunResult(
        customers=int(is_graded.sum()),
        rewritten=rewritten,
        levels_changed=len(changed),
    )


def _write_grades(work: Work, now: Standing, stored: _Stored, decisions: Decisions) -> int:
    """Add or rewrite the grade rows that differ from what is stored, and return how many."""
    is_graded = decisions.level > 0
    rewritten = 0
    for start in range(0, len(is_graded), _BLOCK):
        part = slice(start, start + _BLOCK)
        wanted = _as_table(work, now, stored, decisions, part)
        is_new = is_graded[part] & ~stored.exists[part]
        differs = is_graded[part] & stored.exists[part]
        differs &= (wanted != stored.table[part]).any(axis=1)
        grade_rows.add_many(work.connection, wanted[is_new])
        grade_rows.change_many(work.connection, wanted[differs])
        rewritten += int(is_new.sum() + differs.sum())
    return rewritten


def _remember_bases(
    work: Work, now: Standing, stored: _Stored, decisions: Decisions, why: Why
) -> None:
    """Keep for undo what the level history does not say: bases moved under levels that stayed."""
    moved = stored.exists & ~decisions.changed & (decisions.base != stored.base)
    rows: list[tuple[int, dict[str, int], dict[str, int]]] = [
        (int(now.facts.customer_id[row]), {"base": int(stored.base[row])}, {})
        for row in np.flatnonzero(moved)
    ]
    batch_rows.remember(work.connection, why.batch_id or 0, BASE, rows)


def _as_table(
    work: Work, now: Standing, stored: _Stored, decisions: Decisions, part: slice
) -> Floats:
    """Return the grade rows of some of the customers as they are to stand."""
    facts, kept = now.facts, stored.table[part]
    since = now.population.since_day[part].astype(np.int64)
    is_new = ~stored.exists[part]
    last_review, next_review = _review_days(work, now.rules.scheme, since, kept, is_new)
    columns = {
        "customer_id": facts.customer_id[part],
        "level": decisions.level[part],
        "base_level": decisions.base[part],
        "live_level": now.rank[part],
        "score": now.score[part],
        "confidence": scoring.confidence(now.rules.scheme, now.points.missing[part]),
        "amount_minor": facts.amount_minor[part],
        "frequency": facts.frequency[part],
        "diversity": facts.diversity[part],
        "since_day": since,
        "last_day": facts.last_day[part],
        "last_review": last_review,
        "next_review": next_review,
        "version": np.full(len(kept), now.rules.version),
    }
    return np.column_stack([columns[name] for name in grade_rows.COLUMNS])


def _review_days(
    work: Work, scheme: Scheme, since: Ints, kept: Floats, is_new: NDArray[np.bool_]
) -> tuple[Ints, Ints]:
    """Return the last and next review days of customers whose own day is since."""
    today = np.full(len(since), day_number(work.desk.clock.today()), dtype=np.int64)
    last = np.where(is_new, today, kept[:, _LAST_REVIEW].astype(np.int64))
    due = kept[:, _NEXT_REVIEW].astype(np.int64)
    due[is_new] = review.next_due_of(scheme, since[is_new], today[is_new])
    before = np.where(is_new, since, kept[:, _SINCE].astype(np.int64))
    return last, review.realigned(scheme, (before, since), last, due)
