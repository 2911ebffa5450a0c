"""Slips at the counter: a return recorded by mistake, taken back as if it had not been.

The audit line of a return holds what its undo needs: the lines it added, and the levels of its
customers before and after.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.domain.access import Role
from app.domain.grading import Cause
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import audit as audit_rows
from app.models import grades as grade_rows
from app.models import levels as level_rows
from app.models import sales as sale_rows
from app.services import approvals, grader
from app.services.desk import Work
from app.services.schemes import Rules, rules_of
from app.services.standing import standing, working_text

RETURN: Final = "record_return"
NOUN: Final = "sale"

# A customer's official level and its base.
Levels = dict[int, tuple[int, int]]


@dataclass(frozen=True)
class Slip:
    """One recorded return: its order, its lines, and its customers' levels before and after."""

    sale_id: int
    lines: tuple[int, ...]
    before: Levels
    after: Levels

    @property
    def customers(self) -> list[int]:
        """Return whom the return concerned."""
        return sorted(self.before)


def levels_of(work: Work, customer_ids: Sequence[int]) -> Levels:
    """Return official levels and bases as they stand."""
    found: Levels = {}
    for key in customer_ids:
        row = grade_rows.get(work.connection, key)
        found[key] = (row.level, row.base_level) if row is not None else (0, 0)
    return found


def approved(work: Work, order: Any, amount: int) -> dict[str, str]:  # noqa: ANN401 - a database row
    """Ask for a second person's word where what comes back is over the shop's limit.

    What was taken back of the same order or for the same customer today counts with it, on
    whichever day it is booked: three slips of 100 are 300.
    """
    limit = approvals.refund_limit(work)
    if limit is None:
        return {}
    today = work.desk.clock.today().isoformat()
    slips = audit_rows.details_of(work.connection, RETURN, f'"day": "{today}"')
    added = [line for slip in slips for line in json.loads(slip).get("lines", ())]
    before = sale_rows.returned(work.connection, added, order.id, order.customer_id)
    if before + amount <= limit:
        return {}
    return approvals.check(work, "refund", f"{order.id} {amount}")


def note_return(
    work: Work, sale_id: int, lines: Sequence[int], before: Levels, more: Mapping[str, str]
) -> None:
    """Write the audit line of a return, with what taking it back needs."""
    details = {
        "day": work.desk.clock.today(),
        "lines": list(lines),
        "before": [[key, *levels] for key, levels in before.items()],
        "after": [[key, *levels] for key, levels in levels_of(work, list(before)).items()],
    }
    work.note(RETURN, NOUN, sale_id, details=details | dict(more))


def last_return(work: Work, sale_id: int) -> Slip:
    """Return the return that is the last act on an order; refuse one that may not be taken back."""
    line = audit_rows.last_about(work.connection, NOUN, sale_id)
    if line is None or line.act != RETURN:
        raise refused()
    actor, details = work.desk.actor, json.loads(line.details)
    is_own = line.actor == actor.login or actor.role is Role.OWNER
    if not is_own or details.get("day") != work.desk.clock.today().isoformat():
        raise UserError(
            "return_stands",
            QT_TRANSLATE_NOOP("Errors", "This return was recorded on another day or by another."),
            advice=QT_TRANSLATE_NOOP(
                "Errors", "The owner can take it back on its day; later, record the sale again."
            ),
        )
    return Slip(
        sale_id,
        tuple(details.get("lines", ())),
        _levels(details.get("before", ())),
        _levels(details.get("after", ())),
    )


def _levels(rows: Sequence[Sequence[int]]) -> Levels:
    return {key: (level, base) for key, level, base in rows}


def refused() -> UserError:
    """Return the refusal of a return that stands, because something was built on it."""
    return UserError(
        "return_built_on",
        QT_TRANSLATE_NOOP("Errors", "Something was recorded after this return; it stands."),
        advice=QT_TRANSLATE_NOOP("Errors", "Record the sale again if it did not come back."),
    )


def void(work: Work, slip: Slip) -> int:
    """Void a return's lines and put the levels back; return the amount that counts again."""
    connection = work.connection
    if levels_of(work, slip.customers) != slip.after:
        raise refused()
    lines = [
        line for line in sale_rows.lines_of(connection, [slip.sale_id]) if line.id in slip.lines
    ]
    if not lines or sale_rows.void_lines(connection, slip.lines) != len(slip.lines):
        raise refused()
    sale_rows.settle(connection, [slip.sale_id])
    rules = rules_of(work)
    for key, (level, base) in slip.before.items():
        if slip.after[key] != (level, base):
            grade_rows.change(connection, key, {"level": level, "base_level": base})
    grader.grade(work, rules, slip.customers, grader.Why(), keeps_levels=True)
    _note_levels(work, rules, slip)
    work.note("undo_return", NOUN, slip.sale_id)
    return -sum(int(line.amount_minor) for line in lines)


def _note_levels(work: Work, rules: Rules, slip: Slip) -> None:
    """Write a row of the level history for each level that moved back; it names the sale."""
    now = standing(work, rules, slip.customers)
    for row, key in enumerate(now.facts.customer_id.tolist()):
        old, new = slip.after[key], slip.before[key]
        if old[0] == new[0]:
            continue
        level_rows.add(
            work.connection,
            {
                "customer_id": key,
                "day": work.desk.clock.today(),
                "at": work.desk.clock.now(),
                "cause": Cause.UNDO.value,
                "old_level": old[0],
                "old_base": old[1],
                "new_level": new[0],
                "new_base": new[1],
                "score": float(now.score[row]),
                "version": rules.version,
                "working": working_text(now, row),
                "sale_id": slip.sale_id,
                "batch_id": None,
                "actor": work.desk.actor.login,
                "reason": "",
            },
        )
