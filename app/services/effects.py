"""What a sale or a return would do to its customer, worked out without recording anything."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

import numpy as np

from app.domain import grading, scoring
from app.domain.access import Permission
from app.domain.facts import SaleLines, day_number
from app.domain.needs import needs_of
from app.domain.scoring import shown
from app.models import figures
from app.models import grades as grade_rows
from app.models import levels as level_rows
from app.models import sales as sale_rows
from app.services import grader, holds, orders, redaction
from app.services.desk import Desk, Work
from app.services.orders import ReturnEntry, SaleEntry
from app.services.redaction import Hidden
from app.services.schemes import Rules, rules_of
from app.services.standing import window_of
from app.services.star_table import stars_of

# Ids that no stored row carries; a blank category is -1.
_NEW: Final = -2


@dataclass(frozen=True)
class Effect:
    """Live score and official level before and after; a score is hidden from some roles.

    The score is None where the first full run must fit break-points before there is one. Whoever
    may not see amounts is told no level either: it has no name, and stays.
    """

    score_before: Decimal | Hidden | None
    score_after: Decimal | Hidden | None
    level_before: int
    level_after: int
    level_name: str
    stars_before: int
    stars_after: int


def of_sale(desk: Desk, entry: SaleEntry) -> Effect | None:
    """Return what a sale would do, None for a walk-in; refused just as the sale would be."""
    desk.require(Permission.RECORD_SALE)
    orders.checked_amount(entry.amount_minor, desk.decimals)
    day = orders.checked_day(entry.day, desk.clock.today())
    with desk.read() as work:
        customer = orders.customer_of(work, entry.customer_id)
        if customer is None:
            return None
        known = sale_rows.categories(work.connection)
        category = entry.category.strip()
        kind = known.get(category, _NEW) if category else -1
        line = [customer.id, _NEW, _NEW, _NEW, day_number(day), entry.amount_minor, kind]
        return _effect(work, customer.id, [line], None)


def of_return(desk: Desk, entry: ReturnEntry) -> Effect | None:
    """Return what a return would do, None for a walk-in's; refused just as the return would be."""
    desk.require(Permission.RECORD_RETURN)
    day = orders.checked_day(entry.day, desk.clock.today())
    with desk.read() as work:
        order = orders.order_of(work, entry)
        orders.check_day(order, day)
        amount = orders.amount_back(entry, order.total_minor, desk.decimals)
        customer = orders.customer_of(work, order.customer_id)
        if customer is None:
            return None
        bought = sale_rows.lines_of(work.connection, [order.id])
        return _effect(work, customer.id, _lines_back(order, bought, amount, day), order.id)


def _lines_back(order: Any, bought: list[Any], amount: int, day: date) -> list[list[int]]:  # noqa: ANN401
    return [
        [
            order.customer_id,
            order.id,
            _NEW - place,
            line.id,
            day_number(day),
            -part,
            -1 if line.category_id is None else line.category_id,
        ]
        for place, (line, part) in enumerate(orders.parts_back(bought, amount))
    ]


def _effect(
    work: Work, customer_id: int, extra: Sequence[Sequence[int]], returned: int | None
) -> Effect:
    rules = rules_of(work)
    stored = grade_rows.get(work.connection, customer_id)
    level, base = (stored.level, stored.base_level) if stored else (0, 0)
    _, rank_before = _live(work, rules, customer_id, [])
    after, rank = _live(work, rules, customer_id, extra)
    new_level = level
    if not rules.lacks_breaks:
        if level > base and level > rank_before and returned is None:
            base = level
        new_level = _level(
            work, rules, _Case(customer_id, level, base, rank_before, rank, returned)
        )
    sees = work.desk.may(Permission.SEE_AMOUNTS)

    def score(value: float) -> Decimal | Hidden | None:
        if not sees:
            return redaction.HIDDEN
        return None if rules.lacks_breaks else shown(value)

    if not sees:
        # Amounts tried one after the other would find the sum that is lacking to a bound.
        new_level = level
    return Effect(
        score_before=score(stored.score) if stored else None,
        score_after=score(after),
        level_before=level,
        level_after=new_level,
        level_name=rules.scheme.levels[new_level - 1].name if new_level and sees else "",
        stars_before=stars_of(rules.scheme, level),
        stars_after=stars_of(rules.scheme, new_level),
    )


def _live(
    work: Work, rules: Rules, customer_id: int, extra: Sequence[Sequence[int]]
) -> tuple[float, int]:
    """Return a customer's live score and rank with lines that are not recorded yet."""
    lines = np.array(extra, dtype=np.int64).reshape(-1, 7)
    scheme = rules.scheme
    population = figures.facts_of(
        work.connection,
        [customer_id],
        window_of(work, scheme),
        needs_of(scheme),
        SaleLines(*(lines[:, column] for column in range(7))),
    )
    if rules.lacks_breaks:
        return 0.0, 0
    points = scoring.points_matrix(scheme, population.facts, rules.breaks, work.desk.decimals)
    score = scoring.scores(scheme, points)
    rank = scoring.level_ranks(scheme, score, population.facts.lifetime_minor)
    return float(score[0]), int(rank[0]) if population.is_known[0] else 0


@dataclass(frozen=True)
class _Case:
    """One customer's decision: where it stands, and which order comes back, if one does."""

    customer_id: int
    level: int
    base: int
    rank_before: int
    rank: int
    returned: int | None


def _level(work: Work, rules: Rules, case: _Case) -> int:
    """Decide as the counter would: the same rules over arrays of one."""
    ids, level, base, live = (
        np.array([value], dtype=np.int64)
        for value in (case.customer_id, case.level, case.base, case.rank)
    )
    held = holds.of(work, ids, level, len(rules.scheme.levels))
    if case.returned is None:
        decided = grading.full_run(rules.scheme, level, base, live, held.locked)
        return int(decided.level[0])
    last = level_rows.last(work.connection, case.customer_id)
    takes_back = (
        last is not None and last.cause in grader.OF_ONE_SALE and last.sale_id == case.returned
    )
    refuge = np.array([last.old_level if last is not None and takes_back else case.base])
    decided = grading.after_return(
        rules.scheme,
        level,
        np.maximum(refuge, held.floor),
        np.array([case.rank_before]),
        live,
        np.array([takes_back]),
    )
    return int(held.kept(decided, level, base).level[0])
