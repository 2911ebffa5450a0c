"""A customer's levels through time, and any past decision computed again from what was stored."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import numpy as np

from app.domain import scoring
from app.domain.access import Permission
from app.domain.schemes import WHOLE
from app.domain.scoring import DimensionWorking, Points, shown
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import levels as level_rows
from app.services import redaction
from app.services.desk import Desk, Work
from app.services.redaction import Hidden
from app.services.schemes import rules_of
from app.services.star_table import stars_of


@dataclass(frozen=True)
class PastDecision:
    """One change of a level: when, why, by whom, and the sum that led to it, computed again."""

    id: int
    day: date
    at: datetime
    cause: str
    old_level: int
    new_level: int
    old_name: str
    new_name: str
    stars: int
    version: int
    scheme_name: str
    actor: str
    reason: str
    score: Decimal | Hidden
    live_level: int
    dimensions: tuple[DimensionWorking, ...]
    is_replayed: bool


def timeline(desk: Desk, customer_id: int) -> tuple[PastDecision, ...]:
    """Return every change of a customer's level, newest first."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        found = level_rows.of_customer(work.connection, customer_id)
        return tuple(_decision(work, row) for row in reversed(found))


def decision(desk: Desk, change_id: int) -> PastDecision:
    """Return one past decision with its sum."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.read() as work:
        row = level_rows.get(work.connection, change_id)
        if row is None:
            raise UserError(
                "no_decision",
                QT_TRANSLATE_NOOP("Errors", "There is no such change of a level."),
                advice=QT_TRANSLATE_NOOP("Errors", "Choose one of the customer's history."),
            )
        return _decision(work, row)


def _decision(work: Work, row: Any) -> PastDecision:  # noqa: ANN401 - a database row
    """Compute a decision again: points from the stored raw values by the scheme of its version."""
    rules = rules_of(work, row.version)
    scheme = rules.scheme
    stored = json.loads(row.working)
    raw = _array(stored["raw"])
    points = np.array([stored["points"]], dtype=np.float64)
    score = float(scoring.scores(scheme, Points(raw, points, np.isnan(raw)))[0])
    lifetime = np.array([stored["lifetime_minor"]], dtype=np.int64)
    rank = int(scoring.level_ranks(scheme, np.array([score]), lifetime)[0])
    sees = work.desk.may(Permission.SEE_AMOUNTS)
    names = {0: ""} | {place: level.name for place, level in enumerate(scheme.levels, 1)}
    return PastDecision(
        id=row.id,
        day=row.day,
        at=row.at,
        cause=row.cause,
        old_level=row.old_level,
        new_level=row.new_level,
        old_name=names.get(row.old_level, ""),
        new_name=names.get(row.new_level, ""),
        stars=stars_of(scheme, row.new_level),
        version=row.version,
        scheme_name=scheme.name,
        actor=row.actor,
        reason=row.reason,
        score=shown(score) if sees else redaction.HIDDEN,
        live_level=rank,
        dimensions=tuple(
            DimensionWorking(
                key=dimension.key,
                raw=_raw(raw[0, place], is_shown=sees or dimension.key != "amount"),
                points=_points(points[0, place], is_exact=sees),
                weight=dimension.weight,
                contribution=float(points[0, place]) * dimension.weight / WHOLE if sees else 0.0,
                missing=bool(np.isnan(raw[0, place])),
            )
            for place, dimension in enumerate(scheme.dimensions)
        ),
        is_replayed=abs(score - row.score) <= scoring.TOLERANCE,
    )


def _array(values: list[float | None]) -> "np.ndarray[Any, np.dtype[np.float64]]":
    return np.array([[np.nan if one is None else one for one in values]], dtype=np.float64)


def _raw(value: float, *, is_shown: bool) -> Decimal | None:
    if not is_shown or np.isnan(value):
        return None
    return Decimal(int(value)) if float(value).is_integer() else Decimal(repr(float(value)))


def _points(value: float, *, is_exact: bool) -> float:
    """Return points; in fifths where the amount must not be worked out from them."""
    return float(value) if is_exact else float(int(value // 20) * 20)
