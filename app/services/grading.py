"""Grading for people: run it for all, try a scheme, apply one, and explain a level."""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import numpy as np

from app.domain import discretion, scheme_checks, scoring, what_if
from app.domain import next_level as next_rules
from app.domain.access import Permission
from app.domain.next_level import NextLevel
from app.domain.observation import Observation
from app.domain.scheme_toml import canonical
from app.domain.schemes import Scheme
from app.domain.scoring import DimensionWorking, shown
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.models import batches as batch_rows
from app.models import customer_list
from app.models import grades as grade_rows
from app.models import levels as level_rows
from app.models import schemes as scheme_rows
from app.services import grader, holds, redaction, schedule, whom
from app.services.desk import Desk, Work
from app.services.done import Changes, Done
from app.services.progress import SILENT, Progress
from app.services.redaction import Hidden
from app.services.schedule import Rescheduled
from app.services.schemes import Rules, rules_of
from app.services.standing import observed_at
from app.services.star_table import stars_of

KIND = "scheme"
MOST_MOVERS = 1000
_AMOUNT_KEYS = frozenset({"amount"})


@dataclass(frozen=True)
class RegradeReport:
    """What a full run did: customers graded, official levels changed, seconds it took."""

    customers: int
    changed: int
    seconds: float


@dataclass(frozen=True)
class Mover:
    """One customer whose official level a scheme would change."""

    id: int
    number: str
    name: str
    old_level: int
    new_level: int
    score: Decimal | Hidden


@dataclass(frozen=True)
class Preview:
    """What applying a scheme would do: from -> to counts, the movers, and how many they are."""

    matrix: dict[int, dict[int, int]]
    movers: tuple[Mover, ...]
    moved: int
    customers: int
    rescheduled: Rescheduled


@dataclass(frozen=True)
class HistoryStep:
    """One change of the official level with its cause."""

    day: date
    at: datetime
    cause: str
    old_level: int
    new_level: int
    version: int
    actor: str
    reason: str


@dataclass(frozen=True)
class Explanation:
    """Why a customer has its level: the sum by dimension, the way up, the changes so far."""

    number: str
    name: str
    score: Decimal | Hidden
    level: int
    level_name: str
    stars: int
    live_level: int
    live_stars: int
    confidence: int
    has_bought: bool
    scheme_version: int
    scheme_name: str
    dimensions: tuple[DimensionWorking, ...]
    next_level: NextLevel | None
    history: tuple[HistoryStep, ...]
    amounts_hidden: bool
    observed: Observation | None = None


def regrade(desk: Desk, progress: Progress = SILENT) -> Done[RegradeReport]:
    """Compute every live score and let levels follow as the scheme's policy says."""
    desk.require(Permission.REGRADE)
    began = time.perf_counter()
    with desk.work() as work:
        progress.step(0, 1, translate("Progress", QT_TRANSLATE_NOOP("Progress", "Grading")))
        result = grader.run(work, rules_of(work), grader.Why())
        progress.check()
        work.note("regrade", details={"changed": result.levels_changed})
    progress.step(1, 1)
    seconds = time.perf_counter() - began
    report = RegradeReport(result.customers, result.levels_changed, round(seconds, 3))
    return Done(report, Changes(all_customers=True))


def stale_since(desk: Desk) -> date | None:
    """Return the day of the live scores when a later one has come since, else None."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        day = grader.graded_on(work)
    return day if day is not None and day < desk.clock.today() else None


def ahead_until(desk: Desk) -> date | None:
    """Return the day of stored figures when it lies after the business day, else None."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        day = grader.figures_until(work)
    return day if day is not None and day > desk.clock.today() else None


def catch_up(desk: Desk, progress: Progress = SILENT) -> Done[RegradeReport | None]:
    """Let live scores follow the days that passed since the last full run, whoever signs in.

    It never goes back in time: on an earlier business day, and on the same one, nothing is done.
    """
    desk.require(Permission.SEE_CUSTOMERS)
    if stale_since(desk) is None:
        return Done(None, Changes())
    began = time.perf_counter()
    with desk.work() as work:
        progress.step(0, 1, translate("Progress", QT_TRANSLATE_NOOP("Progress", "Grading")))
        result = grader.run(work, rules_of(work), grader.Why())
        progress.check()
        work.note("catch_up", details={"changed": result.levels_changed})
    progress.step(1, 1)
    seconds = round(time.perf_counter() - began, 3)
    report = RegradeReport(result.customers, result.levels_changed, seconds)
    return Done(report, Changes(all_customers=result.rewritten > 0))


def preview(desk: Desk, scheme: Scheme, most: int | None = MOST_MOVERS) -> Preview:
    """Say whose level and review day a scheme would move if applied now; nothing is changed.

    At most so many movers are named, None for all of them; they are counted in any case.
    """
    desk.require(Permission.EDIT_SCHEME)
    scheme_checks.check(scheme)
    with desk.read() as work:
        rules = Rules(0, scheme, {})
        now = grader.standing(work, rules, refit=True)
        stored = grade_rows.table(work.connection, None)
        ids = now.facts.customer_id
        old = np.zeros(len(ids), dtype=np.int64)
        if len(stored):
            place = np.searchsorted(ids, stored[:, 0].astype(np.int64))
            old[place] = stored[:, grade_rows.COLUMNS.index("level")].astype(np.int64)
        old = holds.foreseen(work, rules_of(work), ids, old)
        held = holds.of(work, ids, old, len(scheme.levels))
        new = what_if.applied(scheme, old, now.rank, held.locked, held.floor)
        graded = new > 0
        moved = np.flatnonzero(graded & (old != new))
        movers = _movers(work, now, (old, new), moved[:most])
        rescheduled = schedule.of_scheme(work, scheme)
    matrix: dict[int, dict[int, int]] = {}
    for (start, end), count in sorted(
        Counter(zip(old[graded].tolist(), new[graded].tolist(), strict=True)).items()
    ):
        matrix.setdefault(start, {})[end] = count
    return Preview(matrix, movers, len(moved), int(graded.sum()), rescheduled)


def _movers(
    work: Work, now: grader.Standing, levels: tuple[grader.Ints, grader.Ints], rows: grader.Ints
) -> tuple[Mover, ...]:
    old, new = levels
    ids = [int(now.facts.customer_id[row]) for row in rows]
    found = customer_list.rows(work.connection, ids)
    sees = work.desk.may(Permission.SEE_AMOUNTS)
    return tuple(
        Mover(
            id=key,
            number=found[key].number,
            name=found[key].name,
            old_level=int(old[row]),
            new_level=int(new[row]),
            score=shown(float(now.score[row])) if sees else redaction.HIDDEN,
        )
        for key, row in zip(ids, rows.tolist(), strict=True)
        if key in found
    )


def set_scheme(desk: Desk, scheme: Scheme, progress: Progress = SILENT) -> Done[RegradeReport]:
    """Apply a scheme as the next version: everybody takes its live level, as one batch."""
    desk.require(Permission.EDIT_SCHEME)
    scheme_checks.check(scheme)
    began = time.perf_counter()
    with desk.work() as work:
        # What has run out by now ended under the scheme that was in force until now.
        former = rules_of(work)
        holds.settle_all(work, former, desk.clock.today())
        batch_id = batch_rows.open_batch(
            work.connection,
            {
                "kind": KIND,
                "title": scheme.name,
                "day": desk.clock.today(),
                "at": desk.clock.now(),
                "actor": desk.actor.login,
            },
        )
        version = add_version(work, scheme, batch_id)
        progress.check()
        result = grader.run(
            work, Rules(version, scheme, {}), grader.Why(batch_id=batch_id), is_new_scheme=True
        )
        progress.check()
        counts = {"customers": result.customers, "changed": result.levels_changed}
        rescheduled = schedule.follow(work, former.scheme, scheme, batch_id)
        counts |= {"rescheduled": rescheduled} if rescheduled else {}
        batch_rows.set_counts(work.connection, batch_id, counts)
        versions = {"from": former.version, "to": version}
        work.note("apply_scheme", "scheme", version, details=counts | versions)
    report = RegradeReport(
        result.customers, result.levels_changed, round(time.perf_counter() - began, 3)
    )
    return Done(report, Changes(all_customers=True, scheme=True, batches=True), batch_id)


def add_version(work: Work, scheme: Scheme, batch_id: int | None) -> int:
    """Store a scheme as the version in force and return its number."""
    return scheme_rows.add(
        work.connection,
        {
            "name": scheme.name,
            "body": canonical(scheme),
            "batch_id": batch_id,
            "actor": work.desk.actor.login,
            "created_at": work.desk.clock.now(),
        },
    )


def explain(desk: Desk, customer_id: int) -> Explanation:
    """Return why a customer has its level, in figures the signed-in role may see."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        row = customer_list.rows(work.connection, [customer_id]).get(customer_id)
        if row is None:
            raise whom.gone()
        rules = rules_of(work)
        now = grader.standing(work, rules, [customer_id])
        history = level_rows.of_customer(work.connection, customer_id)
    level, today = row.level or 0, desk.clock.today()
    if any(step.day > today for step in history) and _is_past(desk):
        level = min(_level_held(history, today) or int(now.rank[0]), len(rules.scheme.levels))
    sum_of = scoring.working(rules.scheme, now.facts, rules.breaks, desk.decimals)
    sees = desk.may(Permission.SEE_AMOUNTS)
    known = now.facts
    if not sees:
        known = discretion.cut(rules.scheme, known, rules.breaks, desk.decimals)
    way_up = next_rules.next_level(
        rules.scheme, known, rules.breaks, desk.decimals, max(level, sum_of.rank)
    )
    # Who is not graded yet has no live level either, as in the star table.
    live = sum_of.rank if level else 0
    return Explanation(
        number=row.number,
        name=row.name,
        score=shown(sum_of.score) if sees else redaction.HIDDEN,
        level=level,
        level_name=rules.scheme.levels[level - 1].name if level else "",
        stars=stars_of(rules.scheme, level),
        live_level=live,
        live_stars=stars_of(rules.scheme, live),
        confidence=sum_of.confidence,
        has_bought=row.last_day is not None,
        scheme_version=rules.version,
        scheme_name=rules.scheme.name,
        dimensions=sum_of.dimensions if sees else coarse(sum_of.dimensions),
        next_level=way_up if sees else next_rules.without_amount(way_up, rules.scheme),
        history=tuple(
            HistoryStep(
                step.day,
                step.at,
                step.cause,
                step.old_level,
                step.new_level,
                step.version,
                step.actor,
                step.reason,
            )
            for step in history
        ),
        amounts_hidden=not sees,
        observed=observed_at(now, 0, today) if level else None,
    )


def _is_past(desk: Desk) -> bool:
    """Say whether the business day lies before that of the stored figures."""
    with desk.read() as work:
        until = grader.figures_until(work)
    return until is not None and until > desk.clock.today()


def _level_held(history: Sequence[Any], day: date) -> int:
    """Return the rank held at the end of a day, 0 before the first grading."""
    past = [step.new_level for step in history if step.day <= day]
    return past[-1] if past else 0


def coarse(lines: tuple[DimensionWorking, ...]) -> tuple[DimensionWorking, ...]:
    """Keep what the front desk may read: the amount's raw value and every exact sum are gone.

    Points are cut to fifths, so that the amount cannot be worked out from the bars.
    """
    return tuple(
        DimensionWorking(
            key=line.key,
            raw=None if line.key in _AMOUNT_KEYS else line.raw,
            points=float(int(line.points // 20) * 20),
            weight=line.weight,
            contribution=0.0,
            missing=line.missing,
        )
        for line in lines
    )
