"""One review inside a transaction: a batch that writes what the rule decides, and its undo."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

import numpy as np

from app.domain import review as review_rules
from app.domain.access import Permission
from app.domain.facts import day_number, day_of
from app.domain.grading import Cause
from app.domain.review import NO_DAY, OUTCOMES, Candidates, Outcome, Reviewed
from app.domain.schemes import Scheme
from app.domain.scoring import shown
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import batches as batch_rows
from app.models import customer_list
from app.models import grades as grade_rows
from app.models import levels as level_rows
from app.models import overrides as override_rows
from app.services import holds, level_steps, redaction
from app.services.complaints import Teller, Told
from app.services.desk import Work
from app.services.level_steps import Why
from app.services.redaction import Hidden
from app.services.schemes import rules_of
from app.services.standing import Floats, Ints, Standing, observed_at, standing

KIND: Final = "review"
MOST_MOVERS: Final = 1000
NOTICE: Final = "notice"
REVIEW: Final = "reviewed"
RUN: Final = "run"
# What a customer gained after a review's own day is not for a late review to take.
_GAINED: Final = tuple(cause.value for cause in (Cause.FIRST, Cause.PROMOTION, Cause.SCHEME))
# Who is named beside the movers: whose level something else than the score keeps.
_HELD: Final = (Outcome.PROTECTED, Outcome.LOCKED)
_COLUMN: Final = {name: place for place, name in enumerate(grade_rows.COLUMNS)}


@dataclass(frozen=True)
class Moved:
    """One customer whose level a review changed, who got notice of it, or who is kept from it."""

    id: int
    number: str
    name: str
    day: date
    old_level: int
    new_level: int
    outcome: str
    until: date | None
    score: Decimal | Hidden
    complaints: Told
    observed: bool = False


@dataclass(frozen=True)
class ReviewReport:
    """What reviews did, or would do: counts, from -> to, who moved; a batch for each due day."""

    batches: tuple[int, ...]
    days: tuple[date, ...]
    reviewed: int
    promoted: int
    demoted: int
    kept: int
    noticed: int
    protected: int
    locked: int
    matrix: dict[int, dict[int, int]]
    moved: tuple[Moved, ...]
    is_trial: bool


class Tally:
    """Adds up the reviews of several days."""

    def __init__(self) -> None:
        self.batches: list[int] = []
        self.days: list[date] = []
        self.outcomes: Counter[str] = Counter()
        self.pairs: Counter[tuple[int, int]] = Counter()
        self.moved: list[Moved] = []

    def report(self, *, is_trial: bool) -> ReviewReport:
        """Return what all of them did."""
        matrix: dict[int, dict[int, int]] = {}
        for (start, end), count in sorted(self.pairs.items()):
            matrix.setdefault(start, {})[end] = count
        counts = {outcome.value: self.outcomes[outcome.value] for outcome in Outcome}
        return ReviewReport(
            tuple(self.batches),
            tuple(self.days),
            sum(counts.values()),
            matrix=matrix,
            moved=tuple(self.moved),
            is_trial=is_trial,
            **counts,
        )


def review(work: Work, day: date, ids: Sequence[int], tally: Tally) -> None:
    """Review some customers on a day as one batch."""
    rules = rules_of(work)
    holds.settle_all(work, rules, day)
    now = standing(work, rules, ids, day=day)
    table = _aligned(work, now)
    who = candidates_of(work, now, table, day)
    reviewed = review_rules.decide(rules.scheme, day_number(day), who)
    batch = batch_rows.open_batch(
        work.connection,
        {
            "kind": KIND,
            "title": rules.scheme.name,
            "day": day,
            "at": work.desk.clock.now(),
            "actor": work.desk.actor.login,
        },
    )
    _write(work, now, table, reviewed, _Sitting(day, batch, rules.scheme))
    _count(work, tally, now, table, reviewed, day)
    tally.batches.append(batch)
    tally.days.append(day)
    counts = {outcome.value: reviewed.count(outcome) for outcome in Outcome}
    # All days of one run carry its first batch's number, so that they can go back together.
    counts |= {"reviewed": len(ids), RUN: tally.batches[0]}
    batch_rows.set_counts(work.connection, batch, counts)


def _aligned(work: Work, now: Standing) -> Floats:
    """Return the grade rows of a standing, in its order; whoever is reviewed has one."""
    return grade_rows.table(work.connection, now.facts.customer_id.tolist())


def candidates_of(work: Work, now: Standing, table: Floats, day: date) -> Candidates:
    """Return the customers of a standing as a review on a day sees them."""
    ids = now.facts.customer_id
    stored = table[:, _COLUMN["level"]].astype(np.int64)
    official = holds.foreseen(work, now.rules, ids, stored, day)
    held = holds.of(work, ids, official, len(now.rules.scheme.levels), day)
    running = override_rows.notices(work.connection)
    notice = np.array(
        [day_number(running[key]) if key in running else NO_DAY for key in ids.tolist()],
        dtype=np.int64,
    )
    since = np.array(
        sorted(level_rows.changed_after(work.connection, day, _GAINED)), dtype=np.int64
    )
    locked = held.locked if not holds.is_trial(work) else holds.pins(work, ids, day)
    return Candidates(
        official=official,
        base=table[:, _COLUMN["base_level"]].astype(np.int64),
        # Somebody whose first day lies after the review keeps what they have.
        live=np.where(now.rank > 0, now.rank, official),
        since=now.population.since_day.astype(np.int64),
        notice=notice,
        floor=held.floor,
        locked=locked,
        moved_since=np.isin(ids, since),
    )


@dataclass(frozen=True)
class _Sitting:
    """One review: its day, its batch, its scheme."""

    day: date
    batch: int
    scheme: Scheme


def _write(work: Work, now: Standing, table: Floats, reviewed: Reviewed, sitting: _Sitting) -> None:
    connection, day = work.connection, sitting.day
    before, after, notices = [], [], {}
    running = override_rows.notices(connection)
    since = now.population.since_day.astype(np.int64)
    due = review_rules.next_due_of(
        sitting.scheme, since, np.full(len(since), day_number(day), dtype=np.int64)
    )
    for place, key in enumerate(now.facts.customer_id.tolist()):
        old = _row_before(table[place], running.get(key))
        until = day_of(int(reviewed.notice[place])) if reviewed.notice[place] != NO_DAY else None
        following = day_of(int(due[place]))
        if until is not None and day < until < following:
            following = until
        after.append(
            {
                "customer_id": key,
                "level": int(reviewed.decisions.level[place]),
                "base_level": int(reviewed.decisions.base[place]),
                "last_review": day,
                "next_review": following,
            }
        )
        before.append((key, old, {"next_review": following}))
        if until != running.get(key):
            notices[key] = until
    batch_rows.remember(connection, sitting.batch, REVIEW, before)
    grade_rows.change_reviewed(connection, after)
    override_rows.set_notices(connection, notices)
    level, base = (table[:, _COLUMN[name]].astype(np.int64) for name in ("level", "base_level"))
    changed = np.flatnonzero(reviewed.decisions.changed)
    why = Why(batch_id=sitting.batch, day=day)
    level_steps.add(work, now, (level, base), reviewed.decisions, changed, why)


def _row_before(row: Floats, notice: date | None) -> dict[str, Any]:
    def day(name: str) -> str | None:
        number = int(row[_COLUMN[name]])
        return None if number == NO_DAY else day_of(number).isoformat()

    return {
        "base_level": int(row[_COLUMN["base_level"]]),
        "last_review": day("last_review"),
        "next_review": day("next_review"),
        NOTICE: notice.isoformat() if notice else None,
    }


def _count(
    work: Work,
    tally: Tally,
    now: Standing,
    table: Floats,
    reviewed: Reviewed,
    day: date,
) -> None:
    old = table[:, _COLUMN["level"]].astype(np.int64)
    new = reviewed.decisions.level
    tally.pairs.update(zip(old.tolist(), new.tolist(), strict=True))
    for outcome in Outcome:
        tally.outcomes[outcome.value] += reviewed.count(outcome)
    moves = (old != new) | (reviewed.notice != NO_DAY)
    held = np.isin(reviewed.outcome, [OUTCOMES.index(one) for one in _HELD]) & ~moves
    told = np.concatenate([np.flatnonzero(moves), np.flatnonzero(held)])
    tally.moved += _moved(work, now, (old, reviewed), told[: MOST_MOVERS - len(tally.moved)], day)


def _moved(
    work: Work, now: Standing, ranks: tuple[Ints, Reviewed], places: Ints, day: date
) -> list[Moved]:
    old, reviewed = ranks
    ids = [int(now.facts.customer_id[place]) for place in places]
    found, complaints = customer_list.rows(work.connection, ids), Teller(work, ids)
    sees = work.desk.may(Permission.SEE_AMOUNTS)
    return [
        Moved(
            id=key,
            number=found[key].number,
            name=found[key].name,
            day=day,
            old_level=int(old[place]),
            new_level=int(reviewed.decisions.level[place]),
            outcome=reviewed.outcome_of(place).value,
            until=day_of(int(reviewed.notice[place])) if reviewed.notice[place] >= 0 else None,
            score=shown(float(now.score[place])) if sees else redaction.HIDDEN,
            complaints=complaints.of(key),
            observed=observed_at(now, place, day) is not None,
        )
        for place in places.tolist()
        if (key := int(now.facts.customer_id[place])) in found
    ]


def check_unbuilt(work: Work, batch_id: int) -> None:
    """Refuse to take a review back when a later review stands on it."""
    ids = [key for key, _, _ in batch_rows.changes_of(work.connection, batch_id, REVIEW)]
    later = batch_rows.later_over(work.connection, batch_id, REVIEW, ids)
    if later:
        raise UserError(
            "review_followed",
            QT_TRANSLATE_NOOP("Errors", "Batch {later} reviewed customers of batch {batch} again."),
            {"later": later, "batch": batch_id},
            advice=QT_TRANSLATE_NOOP("Errors", "Take the later review back first."),
        )


def put_back(work: Work, batch_id: int) -> set[int]:
    """Put bases, review days and notices back as they were before a review."""
    rows: list[dict[str, Any]] = []
    notices: dict[int, date | None] = {}
    for key, before, _ in batch_rows.changes_of(work.connection, batch_id, REVIEW):
        days = {
            name: date.fromisoformat(before[name]) if before[name] else None
            for name in ("last_review", "next_review")
        }
        rows.append({"customer_id": key, "base_level": before["base_level"], **days})
        notices[key] = date.fromisoformat(before[NOTICE]) if before[NOTICE] else None
    grade_rows.change_reviewed(work.connection, rows)
    override_rows.set_notices(work.connection, notices)
    return {row["customer_id"] for row in rows}
