"""When what a customer bought leaves the window, and when the live level falls by that alone."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

import numpy as np

from app.domain import discretion, scoring
from app.domain.access import Permission
from app.domain.facts import day_number, day_of
from app.models import figures
from app.services import redaction
from app.services.desk import Desk, Work
from app.services.redaction import Hidden
from app.services.schemes import Rules, rules_of
from app.services.standing import standing

# How many days of leaving are looked at for the fall; more would keep the counter waiting.
MOST_DAYS: Final = 24


@dataclass(frozen=True)
class Leaving:
    """The next purchases to leave the window, and the day on which the live level falls, if any.

    A purchase of 1 March 2025 in a window of 365 days counts for the last time on 28 February 2026
    and leaves on 1 March. To a role without amounts the fall is told for the day on which it is
    certain whatever stands in the amount's block (`at_latest`).
    """

    day: date
    amount_minor: int | Hidden
    falls_on: date | None = None
    at_latest: bool = False


def next_leaving(desk: Desk, customer_id: int) -> Leaving | None:
    """Return what leaves the window next; None where nothing stands in it, or it has no end."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        rules = rules_of(work)
        days = _days(work, rules, customer_id)
        if not days:
            return None
        first = Leaving(days[0][0], days[0][1])
        sees_amounts = desk.may(Permission.SEE_AMOUNTS)
        look = _fall if sees_amounts else _certain_fall
        found = look(work, rules, customer_id, [day for day, _ in days[:MOST_DAYS]])
        cuts = not sees_amounts and discretion.weighs_amount(rules.scheme)
    if not sees_amounts:
        first = replace(first, amount_minor=redaction.HIDDEN)
    if found is None:
        return first
    return replace(first, falls_on=found, at_latest=cuts)


def _days(work: Work, rules: Rules, customer_id: int) -> list[tuple[date, int]]:
    """Return the days on which something leaves the window, with the net amount of each."""
    window_days = rules.scheme.window_days
    if not window_days:
        return []
    today = work.desk.clock.today()
    lines = figures.lines_of(work.connection, [customer_id])
    start = day_number(today) - window_days + 1
    inside = (lines.day >= start) & (lines.day <= day_number(today))
    days, place = np.unique(lines.day[inside], return_inverse=True)
    amounts = np.zeros(len(days), dtype=np.int64)
    np.add.at(amounts, place, lines.amount_minor[inside])
    return [
        (day_of(int(day)) + timedelta(days=window_days), int(amount))
        for day, amount in zip(days, amounts, strict=True)
    ]


def _fall(work: Work, rules: Rules, customer_id: int, days: list[date]) -> date | None:
    """Return the first day on which the live rank is lower than today's."""
    now = standing(work, rules, [customer_id]).rank
    if not len(now) or now[0] <= 1:
        return None
    for day in days:
        then = standing(work, rules, [customer_id], day=day).rank
        if len(then) and 0 < then[0] < now[0]:
            return day
    return None


def _certain_fall(work: Work, rules: Rules, customer_id: int, days: list[date]) -> date | None:
    """Return the first day on which no amount of today's block would keep the live rank."""
    now = standing(work, rules, [customer_id])
    if not len(now.rank) or now.rank[0] <= 1:
        return None
    scheme, breaks, decimals = rules.scheme, rules.breaks, work.desk.decimals
    top = discretion.cut(scheme, now.facts, breaks, decimals, to_top=True)
    for day in days:
        then = standing(work, rules, [customer_id], day=day).facts
        if not len(then.customer_id):
            continue
        # Once no visit stands in the window, nothing of its amounts does: that is no secret.
        is_over = then.frequency[0] <= 0 and then.amount_minor[0] <= 0
        most = then if is_over else replace(then, amount_minor=top.amount_minor)
        rank = scoring.working(scheme, most, breaks, decimals).rank
        if 0 < rank < now.rank[0]:
            return day
    return None
