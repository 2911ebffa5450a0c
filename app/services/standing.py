"""Where customers stand on a day: their facts, points, live scores and live ranks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.domain import scoring
from app.domain.facts import NOTHING, Facts, Window, day_number
from app.domain.needs import needs_of
from app.domain.observation import Observation, Policy, observed
from app.domain.schemes import Scheme
from app.domain.scoring import Breaks, Points
from app.models import figures
from app.models.figures import Population
from app.services.desk import Work
from app.services.schemes import Rules

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


# Above so many customers one pass over the index is faster than folding their lines.
MANY: Final = 3000


@dataclass(frozen=True, eq=False)
class Standing:
    """Live facts, points, scores and ranks of some customers on one day under one scheme."""

    rules: Rules
    population: Population
    points: Points
    score: Floats
    rank: Ints

    @property
    def facts(self) -> Facts:
        """Return the raw facts."""
        return self.population.facts

    def take(self, chosen: NDArray[np.bool_]) -> "Standing":
        """Return some of the customers, in the same order."""
        points = Points(
            self.points.raw[chosen], self.points.points[chosen], self.points.missing[chosen]
        )
        population = self.population.take(chosen)
        return Standing(self.rules, population, points, self.score[chosen], self.rank[chosen])


def window_of(work: Work, scheme: Scheme, day: date | None = None) -> Window:
    """Return the scheme's window ending on a day, else on the business day."""
    return Window.ending(day or work.desk.clock.today(), scheme.window_days)


def standing(
    work: Work,
    rules: Rules,
    customer_ids: Sequence[int] | None = None,
    *,
    refit: bool = False,
    day: date | None = None,
) -> Standing:
    """Return the live standing of everybody (None) or of some customers, on a day or today.

    With `refit` the break-points are fitted anew from the customers at hand.
    """
    population = _population(work, rules.scheme, customer_ids, day)
    if refit:
        rules = replace(rules, breaks=_fitted(rules.scheme, population.facts, work.desk.decimals))
    points = scoring.points_matrix(rules.scheme, population.facts, rules.breaks, work.desk.decimals)
    score = scoring.scores(rules.scheme, points)
    rank = scoring.level_ranks(rules.scheme, score, population.facts.lifetime_minor)
    return Standing(rules, population, points, score, np.where(population.is_known, rank, 0))


def _population(
    work: Work, scheme: Scheme, customer_ids: Sequence[int] | None, day: date | None
) -> Population:
    """Return the facts of everybody (None) or of some; of many by one pass over everybody."""
    window, needs = window_of(work, scheme, day), needs_of(scheme)
    if customer_ids is not None and len(customer_ids) <= MANY:
        return figures.facts_of(work.connection, customer_ids, window, needs)
    everybody = figures.facts_of_all(work.connection, window, needs)
    if customer_ids is None:
        return everybody
    return everybody.take(np.isin(everybody.facts.customer_id, np.array(customer_ids)))


def observed_at(now: Standing, place: int, day: date) -> Observation | None:
    """Return what keeps one customer of a standing under observation on a day."""
    since, last = int(now.population.since_day[place]), int(now.facts.last_day[place])
    return observed(
        Policy.of(now.rules.scheme),
        day_number(day),
        None if since == NOTHING else since,
        int(now.facts.frequency[place]),
        None if last == NOTHING else last,
    )


def _fitted(scheme: Scheme, facts: Facts, decimals: int) -> Breaks:
    """Fit break-points; a dimension of which nobody active has a value stays without until then.

    Where nobody is active at all there are none yet, and the first sale will fit them.
    """
    fitted = scoring.fit_breaks(scheme, facts, decimals)
    if (facts.frequency > 0).any():
        for dimension in scheme.dimensions:
            if dimension.scale == "percentile":
                fitted.setdefault(dimension.key, np.zeros(0))
    return fitted


def working_text(now: Standing, row: int) -> str:
    """Return raw values, points and lifetime spend of one decision, enough to compute it again."""
    (text,) = working_texts(now, np.array([row]))
    return text


def working_texts(now: Standing, rows: Ints) -> list[str]:
    """Return the same of many decisions, column by column: a full run tells a million of them."""
    return [
        f'{{"raw":[{_json(raw)}],"points":[{_json(points)}],"lifetime_minor":{lifetime}}}'
        for raw, points, lifetime in zip(
            now.points.raw[rows].tolist(),
            now.points.points[rows].tolist(),
            now.facts.lifetime_minor[rows].tolist(),
            strict=True,
        )
    ]


def _json(values: list[float]) -> str:
    return ",".join([repr(value) if value == value else "null" for value in values])  # noqa: PLR0124 - NaN
