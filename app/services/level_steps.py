"""Writes the level history: what a run of decisions changed, why, and its working."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain.grading import CAUSES, Decisions
from app.models import bulk
from app.models import levels as level_rows
from app.models.bulk import Same
from app.services.desk import Work
from app.services.standing import Ints, Standing, working_texts

# By a decision's place in CAUSES; the last one is that of -1.
_CAUSES: Final = (*(cause.value for cause in CAUSES), "")
_BLOCK: Final = 25_000  # changes whose texts are made together


@dataclass(frozen=True)
class Why:
    """What a run of decisions is for, written into the level history; the day is the desk's."""

    batch_id: int | None = None
    sale_id: int | None = None
    reason: str = ""
    day: date | None = None


def add(
    work: Work, now: Standing, before: tuple[Ints, Ints], decisions: Decisions, rows: Ints, why: Why
) -> None:
    """Add a change for some rows of a standing; `before` are their level and base level."""
    alike = {
        "day": bulk.day(why.day or work.desk.clock.today()),
        "at": bulk.moment(work.desk.clock.now()),
        "version": Same(now.rules.version),
        "sale_id": Same(why.sale_id),
        "batch_id": Same(why.batch_id),
        "actor": Same(work.desk.actor.login),
        "reason": Same(why.reason),
    }
    level, base = before
    columns = {
        "customer_id": now.facts.customer_id,
        "old_level": level,
        "old_base": base,
        "new_level": decisions.level,
        "new_base": decisions.base,
        "score": now.score,
    }
    for start in range(0, len(rows), _BLOCK):
        part = rows[start : start + _BLOCK]
        causes = [_CAUSES[place] for place in decisions.cause[part].tolist()]
        own = {name: column[part] for name, column in columns.items()}
        texts = {"cause": causes, "working": working_texts(now, part)}
        level_rows.add_many(work.connection, {**alike, **own, **texts})
