"""The review-day worklist: who is about to fall, who is one purchase short of a level."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np

from app.domain import discretion
from app.domain import next_level as next_rules
from app.domain import review as review_rules
from app.domain.access import Permission, mask_phone
from app.domain.facts import Facts, day_number
from app.domain.next_level import NextLevel
from app.domain.review import Outcome
from app.models import customer_list
from app.models import grades as grade_rows
from app.services.complaints import Teller, Told
from app.services.desk import Desk, Work
from app.services.review_run import candidates_of
from app.services.schemes import Rules, rules_of
from app.services.standing import Ints, Standing, standing
from app.services.star_table import observed_of

AHEAD_DAYS: Final = 30
MOST: Final = 200
FALLS: Final = "falls"
SHORT: Final = "short"
# Nobody lacks only one purchase who lacks more points than these.
_FAR: Final = 25.0


@dataclass(frozen=True)
class WorkRow:
    """One customer worth a word before the review: what will happen, and what would help."""

    id: int
    number: str
    name: str
    phone: str
    kind: str
    due: date
    level: int
    level_then: int
    way: NextLevel | None
    complaints: Told
    observed: bool = False


def worklist(desk: Desk, days: int = AHEAD_DAYS) -> tuple[WorkRow, ...]:
    """Return who is due within some days and about to fall, or one purchase short; best first."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        until = desk.clock.today() + timedelta(days=days)
        rows = [row for day, ids in _due(work, until) for row in _of_day(work, day, ids)]
    return tuple(sorted(rows, key=lambda row: (-row.level, row.due, row.kind, row.id))[:MOST])


def of_customer(desk: Desk, customer_id: int, days: int = AHEAD_DAYS) -> WorkRow | None:
    """Return what the counter should know of one customer before the review, None for nothing."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        grade = grade_rows.get(work.connection, customer_id)
        until = desk.clock.today() + timedelta(days=days)
        if grade is None or grade.next_review is None or grade.next_review > until:
            return None
        rows = _of_day(work, max(grade.next_review, desk.clock.today()), [customer_id])
    return rows[0] if rows else None


def _due(work: Work, until: date) -> list[tuple[date, list[int]]]:
    found: dict[date, list[int]] = defaultdict(list)
    today = work.desk.clock.today()
    for day, _ in grade_rows.due_days(work.connection, until):
        found[max(day, today)] += grade_rows.due_on(work.connection, day)
    return sorted(found.items())


def _of_day(work: Work, day: date, ids: list[int]) -> list[WorkRow]:
    """Look ahead to a due day as if nobody bought anything until then."""
    rules = rules_of(work)
    then = standing(work, rules, sorted(ids), day=day)
    table = grade_rows.table(work.connection, then.facts.customer_id.tolist())
    who = candidates_of(work, then, table, day)
    reviewed = review_rules.decide(rules.scheme, day_number(day), who)
    falls = [
        place
        for place in range(len(ids))
        if reviewed.outcome_of(place) in {Outcome.DEMOTED, Outcome.NOTICED}
    ]
    falling = set(falls)
    near = [place for place in _near(rules, then, who.official) if place not in falling]
    best = (-who.official).tolist()
    chosen = [
        *sorted(falls, key=best.__getitem__)[:MOST],
        *sorted(near, key=best.__getitem__)[:MOST],
    ]
    chosen_ids = [int(then.facts.customer_id[place]) for place in chosen]
    found, complaints = customer_list.rows(work.connection, chosen_ids), Teller(work, chosen_ids)
    sees = work.desk.may(Permission.SEE_AMOUNTS)
    rows = []
    for place in chosen:
        key = int(then.facts.customer_id[place])
        facts = _known(work, rules, then, place)
        rank = int(who.official[place]) - (1 if place in falling else 0)
        # What keeps the level of somebody about to fall, or reaches the next of the others.
        way = next_rules.next_level(rules.scheme, facts, rules.breaks, work.desk.decimals, rank)
        is_short = way is not None and _is_one_purchase(facts, way)
        if key in found and (place in falling or is_short):
            rows.append(
                WorkRow(
                    id=key,
                    number=found[key].number,
                    name=found[key].name,
                    phone=mask_phone(found[key].phone),
                    kind=FALLS if place in falling else SHORT,
                    due=day,
                    level=int(who.official[place]),
                    level_then=int(reviewed.decisions.level[place]),
                    way=way if sees else next_rules.without_amount(way, rules.scheme),
                    complaints=complaints.of(key),
                    observed=observed_of(work.desk, rules.scheme, found[key]) is not None,
                )
            )
    return rows


def _near(rules: Rules, then: Standing, official: Ints) -> list[int]:
    """Return who lacks few points to the level above the official one."""
    lower = np.array([float(level.lower) for level in rules.scheme.levels] + [np.inf])
    gap = lower[np.minimum(official, len(lower) - 1)] - then.score
    return [int(place) for place in np.flatnonzero((gap > 0) & (gap <= _FAR) & (then.rank > 0))]


def _known(work: Work, rules: Rules, then: Standing, place: int) -> Facts:
    """Return one customer's facts of the day, cut for a role that may not see amounts."""
    one = np.zeros(len(then.rank), dtype=np.bool_)
    one[place] = True
    facts = then.facts.take(one)
    if work.desk.may(Permission.SEE_AMOUNTS):
        return facts
    return discretion.cut(rules.scheme, facts, rules.breaks, work.desk.decimals)


def _is_one_purchase(facts: Facts, way: NextLevel) -> bool:
    """Say whether one purchase of the customer's usual size would do."""
    visits = int(facts.frequency[0])
    usual = int(facts.amount_minor[0]) // visits if visits else 0
    return way.visits == 1 or (way.amount_minor is not None and 0 < way.amount_minor <= usual)
