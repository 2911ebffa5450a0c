"""The star table of an earlier business day than that of the stored figures, computed whole."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np

from app.domain import periods, scoring
from app.domain.access import Permission
from app.domain.facts import NOTHING, day_number, day_of
from app.domain.scoring import shown
from app.models import levels as level_rows
from app.services import phone_views, redaction, star_table
from app.services.customers import Hit
from app.services.desk import Desk, Work
from app.services.redaction import Hidden
from app.services.schemes import rules_of, scheme_of
from app.services.standing import observed_at, standing
from app.services.star_table import StarRow, View, stars_of

_CUSTOMER, _DAY, _LEVEL = 0, 2, 3


def rows(desk: Desk, level: int | None = None) -> list[StarRow]:
    """Return the star table as it was on the desk's business day, highest amount first, to print.

    Figures, score and live level are computed for that day by the scheme in force, as explain does;
    the official level is the one that the history says was held, else that of a first grading on
    that day. Who came later is not graded yet, and review days that were set later are left out.
    `level` keeps one level, 0 the ungraded.
    """
    desk.require(Permission.SEE_CUSTOMERS)
    return _rows(desk, level, phone_views.listing)


def whole_rows(desk: Desk, level: int | None = None) -> list[StarRow]:
    """Return the same rows for an act that is logged, such as an export."""
    desk.require(Permission.SEE_CUSTOMERS)
    return _rows(desk, level, star_table.whole_rows)


def hits(desk: Desk, found: Sequence[Hit]) -> list[Hit]:
    """Return customers that a search found, with the level of the desk's business day."""
    desk.require(Permission.SEE_CUSTOMERS)
    past = _Past(desk)
    return [past.hit(one) for one in found]


def _rows(
    desk: Desk, level: int | None, read: Callable[[Desk, Sequence[int]], list[StarRow]]
) -> list[StarRow]:
    ids = [int(key) for key in star_table.list_ids(desk, View())]
    past = _Past(desk)
    if level is not None:
        ids = [key for key in ids if past.level_of(key) == level]
    found = [past.of(row) for row in read(desk, ids)]
    if desk.may(Permission.SEE_AMOUNTS):
        return sorted(found, key=lambda row: (-_minor(row.amount_minor), row.id))
    return sorted(found, key=lambda row: (-row.level, row.name, row.id))


def _minor(amount: int | Hidden | None) -> int:
    return amount if isinstance(amount, int) else 0


def levels_held(work: Work) -> dict[int, int]:
    """Return the official level of each customer at the end of the business day, by the history.

    Ranks are those of the scheme of that day; one above today's highest counts as the highest.
    """
    most = len(scheme_of(work)[1].levels)
    changes = level_rows.all_changes(work.connection)
    past = changes[changes[:, _DAY] <= day_number(work.desk.clock.today())]
    # By customer and number: of each the last one counts.
    pairs = zip(past[:, _CUSTOMER].tolist(), past[:, _LEVEL].tolist(), strict=True)
    return {customer: min(level, most) for customer, level in pairs}


class _Past:
    """Everybody's figures on the desk's business day."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._day = desk.clock.today()
        with desk.read() as work:
            rules = rules_of(work)
            self._now = standing(work, rules)
            self._levels = levels_held(work)
        self._scheme = rules.scheme
        known = np.flatnonzero(self._now.population.is_known)
        customers = self._now.facts.customer_id[known].tolist()
        self._places = dict(zip(customers, known.tolist(), strict=True))
        self._confidence = scoring.confidence(rules.scheme, self._now.points.missing)

    def level_of(self, customer_id: int) -> int:
        """Return the official level of that day; 0 for who came later."""
        if customer_id not in self._places:
            return 0
        return self._levels.get(customer_id) or int(self._now.rank[self._places[customer_id]])

    def hit(self, found: Hit) -> Hit:
        """Return a customer that was found with the level of that day."""
        level = self.level_of(found.id)
        at = self._places.get(found.id)
        observed = at is not None and observed_at(self._now, at, self._day) is not None
        return replace(found, **self._held(level), observed=observed)

    def _held(self, level: int) -> dict[str, Any]:
        """Return a level as rows show it; 0 is none."""
        return {
            "level": level,
            "level_name": self._scheme.levels[level - 1].name if level else "",
            "stars": stars_of(self._scheme, level),
        }

    def of(self, row: StarRow) -> StarRow:
        """Return a row of the table as it was."""
        level = self.level_of(row.id)
        if not level:
            return self._ungraded(row)
        at, facts = self._places[row.id], self._now.facts
        live = int(self._now.rank[at])
        since = int(self._now.population.since_day[at])
        last = int(facts.last_day[at])
        is_later = row.last_review is not None and row.last_review > self._day
        score: Decimal | Hidden = shown(float(self._now.score[at]))
        return replace(
            row,
            amount_minor=redaction.amount(self._desk, int(facts.amount_minor[at])),
            frequency=int(facts.frequency[at]),
            diversity=int(facts.diversity[at]),
            tenure_months=None
            if since == NOTHING
            else max(0, periods.whole_months(day_of(since), self._day)),
            score=score if self._desk.may(Permission.SEE_AMOUNTS) else redaction.HIDDEN,
            **self._held(level),
            live_level=live,
            live_stars=stars_of(self._scheme, live),
            confidence=int(self._confidence[at]),
            last_visit=None if last == NOTHING else day_of(last),
            last_review=None if is_later else row.last_review,
            next_review=None if is_later else row.next_review,
            observed=observed_at(self._now, at, self._day),
        )

    def _ungraded(self, row: StarRow) -> StarRow:
        sees = self._desk.may(Permission.SEE_AMOUNTS)
        return replace(
            row,
            amount_minor=redaction.amount(self._desk, None),
            frequency=None,
            diversity=None,
            tenure_months=None,
            score=None if sees else redaction.HIDDEN,
            **self._held(0),
            live_level=0,
            live_stars=0,
            confidence=None,
            last_visit=None,
            last_review=None,
            next_review=None,
            observed=None,
        )
