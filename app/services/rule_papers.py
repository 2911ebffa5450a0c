"""The papers about the rules: the sheet for customers, one level explained, the distribution."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

import numpy as np

from app.domain import scoring
from app.domain.access import Permission, mask_phone
from app.domain.facts import day_number
from app.domain.papers import (
    Distribution,
    Holder,
    LevelReport,
    LevelShare,
    LevelStep,
    RuleSheet,
    Span,
)
from app.domain.schemes import WHOLE, Scheme
from app.domain.scoring import DimensionWorking, shown
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import accounts, customer_list
from app.models import grades as grade_rows
from app.models import levels as level_rows
from app.services import benefits, grading, papers, whom
from app.services.desk import Desk
from app.services.schemes import Rules, rules_of, scheme_of
from app.services.star_table import observed_of
from app.services.statements import paper_benefit, standing_of

_LIVE: Final = frozenset({"first_grading", "promotion_at_once", "scheme_applied"})


def rule_sheet(desk: Desk) -> RuleSheet:
    """Return what a customer may know of the rules; no cost, no count, no name is in it."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        _, scheme = scheme_of(work)
        rows = benefits.live_rows(work)
        made = papers.issuer(work)
    levels = tuple(standing_of(scheme, rank + 1, None) for rank in range(len(scheme.levels)))
    shown_rows = tuple(paper_benefit(row) for row in rows if row.level <= len(levels))
    return RuleSheet(made, scheme, levels, shown_rows)


def level_report(desk: Desk, customer_id: int, decision_id: int | None = None) -> LevelReport:
    """Return why a customer has its level, computed again from what was stored.

    With a past decision it is the paper of that day: nothing that came later is in it.
    """
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        row = whom.customer(work, customer_id)
        history = level_rows.of_customer(work.connection, customer_id)
        if not history:
            raise _nothing_stored(row.number)
        history = _up_to(history, decision_id, row.number)
        rules = {step.version: rules_of(work, step.version) for step in history}
        made = papers.issuer(work)
        grade = grade_rows.get(work.connection, customer_id)
    last = history[-1]
    own = rules[last.version]
    rank = min(last.new_level, len(own.scheme.levels))
    lines, again, live = _replayed(own, last)
    observed = observed_of(desk, own.scheme, grade) if grade and decision_id is None else None
    sees = desk.may(Permission.SEE_AMOUNTS)
    return LevelReport(
        issuer=made,
        holder=Holder(row.number, row.name, mask_phone(row.phone), row.joined),
        level=replace(
            standing_of(
                own.scheme,
                rank,
                last.day,
                grade.next_review if grade and decision_id is None else None,
            ),
            observed=observed,
        ),
        cause=last.cause,
        reason=last.reason,
        version=last.version,
        scheme_name=own.scheme.name,
        score=shown(last.score) if sees else None,
        lower=own.scheme.levels[rank - 1].lower,
        lines=lines if sees else grading.coarse(lines),
        hides=not sees,
        replays=abs(again - last.score) <= scoring.TOLERANCE
        and (last.cause not in _LIVE or live == last.new_level),
        steps=tuple(_step(rules[step.version].scheme, step) for step in history),
    )


def _up_to(history: list[Any], decision_id: int | None, number: str) -> list[Any]:
    """Return the history up to a decision, all of it for None."""
    if decision_id is None:
        return history
    past = [step for step in history if step.id <= decision_id]
    if not past or past[-1].id != decision_id:
        raise UserError(
            "no_decision_of",
            QT_TRANSLATE_NOOP("Errors", "The customer {number} has no decision {decision}."),
            {"number": number, "decision": decision_id},
            advice=QT_TRANSLATE_NOOP("Errors", "Choose one of the customer's history."),
            field="decision",
        )
    return past


def _nothing_stored(number: str) -> UserError:
    return UserError(
        "nothing_to_explain",
        QT_TRANSLATE_NOOP("Errors", "The customer {number} has no level yet."),
        {"number": number},
        advice=QT_TRANSLATE_NOOP("Errors", "Record a sale first; the level follows at once."),
        field="customer",
    )


def _replayed(rules: Rules, step: Any) -> tuple[tuple[DimensionWorking, ...], float, int]:  # noqa: ANN401
    """Return the sum of a stored decision line by line, its score and its live rank."""
    body = json.loads(step.working)
    lines = tuple(
        DimensionWorking(
            key=dimension.key,
            raw=None if raw is None else Decimal(repr(raw)).normalize() + 0,
            points=points,
            weight=dimension.weight,
            contribution=points * dimension.weight / WHOLE,
            missing=raw is None,
        )
        for dimension, raw, points in zip(
            rules.scheme.dimensions, body["raw"], body["points"], strict=True
        )
    )
    score = sum(line.points * line.weight for line in lines) / WHOLE
    lifetime = np.array([body["lifetime_minor"]], dtype=np.int64)
    rank = scoring.level_ranks(rules.scheme, np.array([score]), lifetime)[0]
    return lines, score, int(rank)


def _step(scheme: Scheme, step: Any) -> LevelStep:  # noqa: ANN401 - a database row
    def name(rank: int) -> str:
        if not rank:
            return ""
        return scheme.levels[rank - 1].name if rank <= len(scheme.levels) else str(rank)

    return LevelStep(step.day, step.cause, name(step.old_level), name(step.new_level), step.version)


def distribution(desk: Desk, span: Span) -> Distribution:
    """Return customers by official level, and what they bought in a period; sums match totals."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        _, scheme = scheme_of(work)
        customers = customer_list.counts_by_level(work.connection)
        net = accounts.by_level(work.connection, day_number(span.start), day_number(span.end))
        made = papers.issuer(work)
    sees = desk.may(Permission.SEE_AMOUNTS)
    ranks = [*range(1, len(scheme.levels) + 1), *([0] if customers.get(0) or 0 in net else [])]
    shares = tuple(
        LevelShare(
            standing_of(scheme, rank, None),
            customers.get(rank, 0),
            net.get(rank, (0, 0))[0],
            papers.seen(net.get(rank, (0, 0))[1], sees=sees),
        )
        for rank in ranks
    )
    return Distribution(
        made,
        span,
        shares,
        papers.seen(net.get(None, (0, 0))[1], sees=sees),
        papers.seen(sum(amount for _, amount in net.values()), sees=sees),
    )
