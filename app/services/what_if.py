"""Trying a scheme before anything changes: one picture of the shop, tried as often as one likes.

A session reads the facts once. A changed weight, mark or bound is worked out from the arrays it
holds; only another window, or another way to count orders, asks the database again.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

import numpy as np

from app.domain import scheme_checks, thresholds
from app.domain import what_if as rules
from app.domain.access import Permission
from app.domain.facts import Floats, Ints, Window
from app.domain.needs import Needs
from app.domain.schemes import MOST_LEVELS, Scheme
from app.domain.scoring import shown
from app.domain.thresholds import Budget, Limit, Proposed, Scores
from app.domain.what_if import Bench, Outcome, Stand
from app.models import customer_list, figures
from app.models import grades as grade_rows
from app.services import benefits, holds, redaction
from app.services.benefits import BenefitRow
from app.services.desk import Desk
from app.services.redaction import Hidden
from app.services.schemes import rules_of, scheme_of

SHOWN_MOVERS: Final = 200
_LEVEL: Final = grade_rows.COLUMNS.index("level")
_SCORE: Final = grade_rows.COLUMNS.index("score")
_EVEN: Final = 0.005


@dataclass(frozen=True)
class TrialMover:
    """One customer of a trial: level and score now and then, and what made the difference.

    reason is the key of the dimension that did most for the move, "bound" when only bounds did,
    "score" when neither did: the level had not followed the live score yet, as before a review.
    """

    id: int
    number: str
    name: str
    old_level: int
    new_level: int
    old_score: Decimal | Hidden
    score: Decimal | Hidden
    reason: str
    change: Decimal | Hidden


@dataclass(frozen=True)
class Caution:
    """A level that holds nobody ("empty") or too large a share ("swollen")."""

    kind: str
    rank: int
    name: str
    count: int
    share_pct: int


@dataclass(frozen=True)
class Costs:
    """What the benefits of a year cost, before and after, and the difference by new rank.

    All are 0 while no benefit has a cost.
    """

    before_minor: int
    after_minor: int
    by_rank_minor: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Trial:
    """What a scheme would do, ready to be shown: counts, matrix, movers, warnings, histogram.

    before and after begin with those not graded; the matrix counts from old to new rank.
    """

    outcome: Outcome = field(repr=False)
    matrix: Mapping[int, Mapping[int, int]]
    before: tuple[int, ...]
    after: tuple[int, ...]
    movers: tuple[TrialMover, ...]
    moved: int
    risen: int
    fallen: int
    stayed: int
    first: int
    customers: int
    warnings: tuple[Caution, ...]
    bars: tuple[int, ...]
    costs: Costs
    milliseconds: int

    @property
    def scheme(self) -> Scheme:
        """Return the scheme that was tried."""
        return self.outcome.scheme


@dataclass(frozen=True)
class Borderline:
    """How many customers hang by a thread, and some of them by name, best score first."""

    count: int
    customers: tuple[TrialMover, ...]


@dataclass
class Session:
    """The picture of the shop that schemes are tried on; only this module looks inside."""

    desk: Desk
    version: int
    in_force: Scheme
    cost_minor: tuple[int, ...]
    benches: dict[tuple[int, str], Bench] = field(default_factory=dict)


def open_session(desk: Desk) -> Session:
    """Read the facts of the shop once, for as many trials as one likes."""
    desk.require(Permission.EDIT_SCHEME)
    with desk.read() as work:
        version, in_force = scheme_of(work)
        costs = _costs(benefits.live_rows(work))
    session = Session(desk, version, in_force, costs)
    _bench(session, in_force)
    return session


def try_scheme(session: Session, scheme: Scheme, *, names: int = SHOWN_MOVERS) -> Trial:
    """Say what a scheme would do if it were applied now; nothing is changed."""
    session.desk.require(Permission.EDIT_SCHEME)
    scheme_checks.check(scheme)
    bench = _bench(session, scheme)
    began = time.perf_counter()
    outcome = bench.try_scheme(scheme)
    warnings = rules.warnings_of(outcome)
    bars = rules.histogram(outcome.score, outcome.rank)
    milliseconds = round((time.perf_counter() - began) * 1000)
    return Trial(
        outcome=outcome,
        matrix=_as_mapping(outcome.matrix),
        before=tuple(outcome.before.tolist()),
        after=tuple(outcome.after.tolist()),
        movers=_named(session, outcome, _by_weight(outcome)[:names]),
        moved=len(outcome.moved),
        risen=outcome.risen,
        fallen=outcome.fallen,
        stayed=outcome.stayed,
        first=outcome.first,
        customers=int((outcome.level > 0).sum()),
        warnings=tuple(
            Caution(one.kind, one.rank, scheme.levels[one.rank - 1].name, one.count, one.share_pct)
            for one in warnings
        ),
        bars=tuple(bars.tolist()),
        costs=_yearly(session.cost_minor, outcome),
        milliseconds=milliseconds,
    )


def movers_in(
    session: Session, trial: Trial, old: int, new: int, limit: int = SHOWN_MOVERS
) -> tuple[TrialMover, ...]:
    """Name the customers of one cell of the matrix, those with the best score first."""
    session.desk.require(Permission.EDIT_SCHEME)
    return _named(session, trial.outcome, trial.outcome.cell(old, new)[:limit])


def borderline(session: Session, trial: Trial, limit: int = SHOWN_MOVERS) -> Borderline:
    """Name who would change level if a weight moved by 5 or with one order less."""
    session.desk.require(Permission.EDIT_SCHEME)
    outcome = trial.outcome
    near = _bench(session, outcome.scheme).borderline(outcome.scheme) & (outcome.level > 0)
    places = np.flatnonzero(near)
    places = places[np.argsort(-outcome.score[places], kind="stable")]
    return Borderline(len(places), _named(session, outcome, places[:limit]))


def propose(
    session: Session,
    scheme: Scheme,
    limits: Mapping[int, Limit],
    budget_minor: int | None = None,
) -> tuple[Proposed, ...]:
    """Propose lower bounds so that levels hold at most so many, within a budget for benefits."""
    session.desk.require(Permission.EDIT_SCHEME)
    scheme_checks.check(scheme)
    bench = _bench(session, scheme)
    scores = Scores.of(bench.try_scheme(scheme), bench.stand)
    if budget_minor is None:
        return thresholds.propose(scheme.levels, scores, limits)
    budget = Budget(budget_minor, session.cost_minor)
    return thresholds.within(scheme.levels, scores, limits, budget)


def _bench(session: Session, scheme: Scheme) -> Bench:
    """Return the arrays for the scheme's window, read on first use."""
    key = (scheme.window_days, scheme.frequency_counts)
    if key not in session.benches:
        session.benches[key] = Bench(_stand(session.desk, scheme))
    return session.benches[key]


def _stand(desk: Desk, scheme: Scheme) -> Stand:
    window = Window.ending(desk.clock.today(), scheme.window_days)
    everything = Needs(
        scheme.frequency_counts,
        marks=True,
        stability=True,
        referrals=True,
        feedback=True,
        lifetime=True,
    )
    with desk.read() as work:
        population = figures.facts_of_all(work.connection, window, everything)
        ids = population.facts.customer_id
        stored, score = _graded(grade_rows.table(work.connection, None), ids)
        official = holds.foreseen(work, rules_of(work), ids, stored)
        held = holds.of(work, ids, official, MOST_LEVELS)
    return Stand(
        population.facts,
        population.is_known,
        official,
        score,
        desk.decimals,
        held.locked,
        held.floor,
    )


def _graded(stored: Floats, ids: Ints) -> tuple[Ints, Floats]:
    """Return official levels and live scores in the order of the customers."""
    official, score = np.zeros(len(ids), np.int64), np.full(len(ids), np.nan)
    if len(stored) and len(ids):
        place = np.minimum(np.searchsorted(ids, stored[:, 0].astype(np.int64)), len(ids) - 1)
        known = ids[place] == stored[:, 0].astype(np.int64)
        official[place[known]] = stored[known, _LEVEL].astype(np.int64)
        score[place[known]] = stored[known, _SCORE]
    return official, score


def _costs(rows: Sequence[BenefitRow]) -> tuple[int, ...]:
    """Return what the benefits of a rank cost in a year for one customer; rank 0 gets none."""
    return tuple(
        sum(row.cost_minor for row in rows if isinstance(row.cost_minor, int) and row.reaches(rank))
        for rank in range(MOST_LEVELS + 1)
    )


def _yearly(cost_minor: Sequence[int], outcome: Outcome) -> Costs:
    """Return what a year costs before and after: 40 customers less on 5.00 each save 200.00."""
    before, after = outcome.before.tolist(), outcome.after.tolist()
    width = max(len(before), len(after))
    before += [0] * (width - len(before))
    after += [0] * (width - len(after))
    pairs = list(zip(cost_minor, before, after, strict=False))
    return Costs(
        sum(cost * old for cost, old, _ in pairs),
        sum(cost * new for cost, _, new in pairs),
        tuple(cost * (new - old) for cost, old, new in pairs),
    )


def _as_mapping(matrix: Ints) -> dict[int, dict[int, int]]:
    return {
        old: {new: int(matrix[old, new]) for new in np.flatnonzero(matrix[old]).tolist()}
        for old in np.flatnonzero(matrix.sum(axis=1)).tolist()
    }


def _by_weight(outcome: Outcome) -> Ints:
    """Order the movers: the longest way first, then the best score."""
    moved = outcome.moved
    way = np.abs(outcome.level[moved] - outcome.official[moved])
    return moved[np.lexsort((-outcome.score[moved], -way))]


def _named(session: Session, outcome: Outcome, places: Ints) -> tuple[TrialMover, ...]:
    """Fetch the names of some customers of a trial, with scores only for who may see them."""
    if not len(places):
        return ()
    bench = _bench(session, outcome.scheme)
    ids = bench.stand.facts.customer_id[places].tolist()
    with session.desk.read() as work:
        found = customer_list.rows(work.connection, ids)
    reasons, changes = _reasons(session, bench, outcome, places)
    sees = session.desk.may(Permission.SEE_AMOUNTS)
    return tuple(
        TrialMover(
            id=key,
            number=found[key].number,
            name=found[key].name,
            old_level=int(outcome.official[place]),
            new_level=int(outcome.level[place]),
            old_score=_score(float(bench.stand.score[place]), sees=sees),
            score=_score(float(outcome.score[place]), sees=sees),
            reason=reason,
            change=Decimal(f"{change:.2f}") if sees else redaction.HIDDEN,
        )
        for key, place, reason, change in zip(ids, places.tolist(), reasons, changes, strict=True)
        if key in found
    )


def _score(value: float, *, sees: bool) -> Decimal | Hidden:
    if not sees:
        return redaction.HIDDEN
    return Decimal(0) if np.isnan(value) else shown(value)


def _reasons(
    session: Session, bench: Bench, outcome: Outcome, places: Ints
) -> tuple[Sequence[str], Sequence[float]]:
    """Return for each customer which dimension did most for the way the level or score goes.

    Who rises although one dimension gives less now rises for the one that gives more.
    """
    old = bench.contributions(session.in_force, places)
    new = bench.contributions(outcome.scheme, places)
    keys = [*dict.fromkeys([*old, *new])]
    nothing = np.zeros(len(places))
    changes = np.array([new.get(key, nothing) - old.get(key, nothing) for key in keys])
    way = np.sign(outcome.level[places] - outcome.official[places])
    way = np.where(way == 0, np.sign(changes.sum(axis=0)), way)
    most = np.argmax(changes * np.where(way == 0, 1, way), axis=0)
    change = changes[most, np.arange(len(places))]
    helps = (changes.sum(axis=0) * way > 0) & (np.abs(change) >= _EVEN)
    bounds = [[one.lower for one in scheme.levels] for scheme in (session.in_force, outcome.scheme)]
    otherwise = "score" if bounds[0] == bounds[1] else "bound"
    reasons = [
        keys[at] if is_so else otherwise
        for at, is_so in zip(most.tolist(), helps.tolist(), strict=True)
    ]
    return reasons, change.tolist()
