"""The doctor: checks the file, every promise of the tables, and that stored decisions replay."""

import json
import math
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, Final

import numpy as np

from app.domain import scoring
from app.domain.access import Permission
from app.domain.grading import Cause
from app.domain.needs import needs_of
from app.domain.schemes import WHOLE, Scheme
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.models import audit as audit_rows
from app.models import backup, figures, grades, invariants
from app.models import schemes as scheme_rows
from app.models.database import page_check
from app.services import at_open, grader, residence, standing
from app.services.desk import Desk, Work
from app.services.progress import SILENT, Progress
from app.services.schemes import rules_of

MOST_DECISIONS: Final = 20_000
MOST_CUSTOMERS: Final = 5_000
_LIVE_CAUSES: Final = frozenset(
    cause.value for cause in (Cause.FIRST, Cause.PROMOTION, Cause.SCHEME)
)

TITLES: Final[dict[str, str]] = {
    "pages": QT_TRANSLATE_NOOP("Doctor", "Every page of the file is whole"),
    "links": QT_TRANSLATE_NOOP("Doctor", "Every record points to records that are there"),
    "orders_equal_lines": QT_TRANSLATE_NOOP("Doctor", "Every sale equals the sum of its lines"),
    "one_visit_per_order": QT_TRANSLATE_NOOP("Doctor", "Every sale counts as one visit or none"),
    "lines_belong_to_their_order": QT_TRANSLATE_NOOP("Doctor", "Every line is its sale's own"),
    "returns_take_back_no_more": QT_TRANSLATE_NOOP(
        "Doctor", "No return takes back more than was sold"
    ),
    "grades_have_customers": QT_TRANSLATE_NOOP("Doctor", "Every grade has its customer"),
    "levels_follow_history": QT_TRANSLATE_NOOP(
        "Doctor", "Every level is the last one of its history"
    ),
    "history_is_a_chain": QT_TRANSLATE_NOOP("Doctor", "Every level history is without gaps"),
    "equal_facts_equal_levels": QT_TRANSLATE_NOOP(
        "Doctor", "Equal facts, levels and days never led to different levels"
    ),
    "one_override_at_a_time": QT_TRANSLATE_NOOP("Doctor", "No customer has two levels set by hand"),
    "pins_hold": QT_TRANSLATE_NOOP("Doctor", "Levels set by hand hold"),
    "one_scheme_in_force": QT_TRANSLATE_NOOP("Doctor", "One grading scheme is in force"),
    "sales_have_customers": QT_TRANSLATE_NOOP("Doctor", "Every sale's customer is there"),
    "closed_cases_have_results": QT_TRANSLATE_NOOP("Doctor", "Every closed case has its result"),
    "cases_follow_their_course": QT_TRANSLATE_NOOP(
        "Doctor", "Every case stands as the last step of its course left it"
    ),
    "cases_have_customers": QT_TRANSLATE_NOOP("Doctor", "Every case's customer is there"),
    "points_never_below_zero": QT_TRANSLATE_NOOP("Doctor", "No balance of points was ever below 0"),
    "points_taken_back_match": QT_TRANSLATE_NOOP(
        "Doctor", "Points taken back are those of a row of the same customer"
    ),
    "everybody_can_be_found": QT_TRANSLATE_NOOP("Doctor", "Every customer can be found"),
    "sums_agree": QT_TRANSLATE_NOOP("Doctor", "The fast sums equal the exact ones"),
    "figures_are_of_the_day": QT_TRANSLATE_NOOP(
        "Doctor", "Stored figures and live scores are those of the business day"
    ),
    "decisions_replay": QT_TRANSLATE_NOOP("Doctor", "Stored decisions can be computed again"),
    "audit_chain": QT_TRANSLATE_NOOP("Doctor", "Nobody tampered with the audit log"),
    "no_act_is_missing": QT_TRANSLATE_NOOP(
        "Doctor", "Every act that was saved in this folder is in the file"
    ),
    "network": QT_TRANSLATE_NOOP("Doctor", "Nothing goes over a network unencrypted"),
    "digest": QT_TRANSLATE_NOOP("Doctor", "Digest of everything that lives in the shop"),
}


@dataclass(frozen=True)
class Check:
    """One check and its outcome; the detail says how many records broke it."""

    name: str
    ok: bool
    detail: str

    @property
    def title(self) -> str:
        """What was checked, in the language in use."""
        return translate("Doctor", TITLES[self.name])


def check(desk: Desk, progress: Progress = SILENT) -> list[Check]:
    """Run every check over one consistent picture of the shop; nothing is changed."""
    desk.require(Permission.RUN_DOCTOR)
    with desk.read() as work:
        tasks: list[tuple[str, Callable[[], int | str]]] = [
            ("pages", lambda: _pages(work)),
            ("links", lambda: invariants.links(work.connection)),
            *((name, _counter(work, name)) for name in invariants.BREACHES),
            ("sums_agree", lambda: _sums_that_differ(work)),
            ("figures_are_of_the_day", lambda: _figures_that_differ(work)),
            ("decisions_replay", lambda: _decisions_that_differ(work)),
            ("audit_chain", lambda: len(list(audit_rows.broken(work.connection)))),
            ("no_act_is_missing", lambda: at_open.missing_acts(work)),
            ("network", lambda: _network(work)),
            ("digest", lambda: backup.digest(work.connection)),
        ]
        results = []
        for done, (name, task) in enumerate(tasks):
            progress.check()
            progress.step(done, len(tasks), translate("Doctor", TITLES[name]))
            found = task()
            results.append(Check(name, isinstance(found, str) or found == 0, str(found)))
    progress.step(len(tasks), len(tasks))
    return results


def _counter(work: Work, name: str) -> Callable[[], int]:
    return lambda: invariants.breaches(work.connection, name)


def _pages(work: Work) -> int:
    return len(page_check(work.connection, encrypted=work.desk.database.key is not None))


def _network(work: Work) -> int | str:
    """Count connections that a network can read along, or say by which TLS there is one."""
    found = residence.inside(work)
    return found.protocol or int(found.is_server and not found.is_local)


def _sums_that_differ(work: Work) -> int:
    """Count customers whose facts summed over the index differ from their lines folded exactly."""
    if invariants.breaches(work.connection, "one_scheme_in_force"):
        return 0  # said by its own check; there is nothing to sum by
    ids = invariants.live_customers(work.connection, MOST_CUSTOMERS)
    if not ids:
        return 0
    scheme = rules_of(work).scheme
    window, needs = grader.window_of(work, scheme), needs_of(scheme)
    exact = figures.facts_of(work.connection, ids, window, needs).facts
    everybody = figures.facts_of_all(work.connection, window, needs).facts
    fast = everybody.take(np.isin(everybody.customer_id, exact.customer_id))
    differs = np.zeros(len(ids), dtype=np.bool_)
    for column in fields(exact):
        if column.name == "lifetime_minor" and not needs.lifetime:
            continue
        if column.name in {"stability_blocks", "referrals", "feedback"} and not getattr(
            needs, column.name.removesuffix("_blocks")
        ):
            continue
        left, right = getattr(exact, column.name), getattr(fast, column.name)
        differs |= ~((left == right) | (np.isnan(left) & np.isnan(right)))
    return int(differs.sum())


def _figures_that_differ(work: Work) -> int | str:
    """Count customers whose stored spend, visits or live score are not what their facts give.

    Where the last full run was on another day, the figures are rightly those of other days.
    """
    if invariants.breaches(work.connection, "one_scheme_in_force"):
        return 0
    day = grader.graded_on(work)
    if day != work.desk.clock.today():
        return day.isoformat() if day else "0"
    now = standing.standing(work, rules_of(work))
    stored = grades.table(work.connection, None)
    ids = stored[:, 0].astype(np.int64)
    place = np.searchsorted(now.facts.customer_id, ids)
    place = place.clip(max=max(0, len(now.facts.customer_id) - 1))
    known = now.facts.customer_id[place] == ids if len(now.facts.customer_id) else ids < 0
    place, stored = place[known], stored[known]
    differs = np.zeros(len(place), dtype=np.bool_)
    for name, figure, most in (
        ("amount_minor", now.facts.amount_minor, 0.0),
        ("frequency", now.facts.frequency, 0.0),
        ("diversity", now.facts.diversity, 0.0),
        ("live_level", now.rank, 0.0),
        ("score", now.score, scoring.TOLERANCE),
    ):
        differs |= np.abs(stored[:, grades.COLUMNS.index(name)] - figure[place]) > most
    return int(differs.sum())


def _decisions_that_differ(work: Work) -> int:
    """Count stored decisions whose score or level does not follow from their own working."""
    schemes: dict[int, Scheme | None] = {}
    wrong = 0
    for decision in invariants.decisions(work.connection, MOST_DECISIONS):
        version = decision.version
        if version not in schemes:
            known = scheme_rows.get(work.connection, version) is not None
            schemes[version] = rules_of(work, version).scheme if known else None
        scheme = schemes[version]
        if scheme is None or not _replays(scheme, decision):
            wrong += 1
    return wrong


def _replays(scheme: Scheme, decision: Any) -> bool:  # noqa: ANN401 - a database row
    """Say whether a stored decision follows from its own working; a torn working does not."""
    try:
        body = json.loads(decision.working)
        weighed = sum(
            points * dimension.weight
            for points, dimension in zip(body["points"], scheme.dimensions, strict=True)
        )
        lifetime = np.array([body["lifetime_minor"]], dtype=np.int64)
    except (ValueError, KeyError, TypeError):
        return False
    again = weighed / WHOLE
    rank = scoring.level_ranks(scheme, np.array([again]), lifetime)[0]
    if decision.cause in _LIVE_CAUSES and not decision.held and rank != decision.new_level:
        return False
    return math.isclose(again, decision.score, abs_tol=scoring.TOLERANCE)
