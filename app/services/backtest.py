"""Trying a scheme on the shop as it was a year ago, beside the scheme in force."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np

from app.domain import backtest as backtest_rules
from app.domain import scheme_checks
from app.domain.access import Permission
from app.domain.backtest import BackTest
from app.domain.facts import day_number
from app.domain.schemes import Scheme
from app.models import figures
from app.services.desk import Desk, Work
from app.services.schemes import Rules, rules_of
from app.services.standing import standing

YEAR: Final = 365


@dataclass(frozen=True)
class Comparison:
    """Two schemes applied to the shop of a year ago, held to the year that followed."""

    day: date
    until: date
    tried: BackTest
    in_force: BackTest


def compare(desk: Desk, scheme: Scheme) -> Comparison:
    """Apply a scheme and the one in force as of a year ago; nothing is changed."""
    desk.require(Permission.EDIT_SCHEME)
    scheme_checks.check(scheme)
    until = desk.clock.today()
    day = until - timedelta(days=YEAR)
    with desk.read() as work:
        tried = _tested(work, scheme, day, until)
        current = _tested(work, rules_of(work).scheme, day, until)
    return Comparison(day, until, tried, current)


def _tested(work: Work, scheme: Scheme, day: date, until: date) -> BackTest:
    # Break-points are fitted as of then: those of today would know the year that was to come.
    then = standing(work, Rules(0, scheme, {}), refit=True, day=day)
    ids = then.facts.customer_id
    later = figures.net_between(work.connection, day_number(day) + 1, day_number(until))
    net = np.zeros(len(ids), dtype=np.int64)
    came = np.zeros(len(ids), dtype=np.bool_)
    if len(later) and len(ids):
        place = np.minimum(np.searchsorted(ids, later[:, 0]), len(ids) - 1)
        known = ids[place] == later[:, 0]
        net[place[known]] = later[known, 1]
        came[place[known]] = later[known, 2] > 0
    return backtest_rules.backtest(then.score, then.rank, net, came, len(scheme.levels))
