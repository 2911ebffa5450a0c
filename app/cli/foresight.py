"""The commands worklist and history: ahead of a review, and back into past decisions."""

from typing import Any

from app.cli.answers import Answer, amount, complaints, complaints_text, decimal, score, table
from app.cli.session import Call
from app.domain.next_level import NextLevel
from app.domain.scoring import DimensionWorking
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.reports.wording import CAUSES
from app.services import customers, level_history
from app.services import worklist as worklists
from app.services.level_history import PastDecision
from app.services.redaction import HIDDEN
from app.services.schemes import scheme_in_force
from app.services.worklist import FALLS, WorkRow


def worklist(call: Call) -> Answer:
    """Say who is about to fall or one purchase short before the reviews to come."""
    with call.desk() as desk:
        notes = call.bring_up(desk)
        rows = worklists.worklist(desk, call.options.days)
        _, scheme = scheme_in_force(desk)
    names = {rank: level.name for rank, level in enumerate(scheme.levels, 1)}
    data = [_work_data(row, names, desk.decimals) for row in rows]
    if not data:
        text = QT_TRANSLATE_NOOP("Cli", "Nobody is about to fall, nobody is one purchase short.")
        return Answer([], translate("Cli", text), notes)
    falls = translate("Cli", QT_TRANSLATE_NOOP("Cli", "about to fall"))
    short = translate("Cli", QT_TRANSLATE_NOOP("Cli", "one purchase short"))
    headers = [
        translate("Cli", one)
        for one in (
            QT_TRANSLATE_NOOP("Cli", "Due"),
            QT_TRANSLATE_NOOP("Cli", "Number"),
            QT_TRANSLATE_NOOP("Cli", "Name"),
            QT_TRANSLATE_NOOP("Cli", "Phone"),
            QT_TRANSLATE_NOOP("Cli", "Level"),
            QT_TRANSLATE_NOOP("Cli", "What"),
            QT_TRANSLATE_NOOP("Cli", "Complaints"),
        )
    ]
    lines = [
        [
            one["due"],
            one["number"],
            one["name"],
            one["phone"],
            one["level"],
            falls if one["kind"] == FALLS else short,
            complaints_text(one["complaints"]),
        ]
        for one in data
    ]
    return Answer(data, table(headers, lines), notes)


def _work_data(row: WorkRow, names: dict[int, str], decimals: int) -> dict[str, Any]:
    return {
        "number": row.number,
        "name": row.name,
        "phone": row.phone,
        "kind": row.kind,
        "due": row.due.isoformat(),
        "level": names.get(row.level, ""),
        "level_then": names.get(row.level_then, ""),
        "way": _way(row.way, decimals),
        "complaints": complaints(row.complaints),
    }


def _way(way: NextLevel | None, decimals: int) -> dict[str, Any] | None:
    if way is None:
        return None
    return {
        "level": way.name,
        "stars": way.stars,
        "amount": amount(way.amount_minor, decimals),
        "visits": way.visits,
        "at_most": way.at_most,
    }


def history(call: Call) -> Answer:
    """List every change of a customer's level with the sum that led to it."""
    with call.desk() as desk:
        told = level_history.timeline(desk, customers.id_of(desk, call.options.number))
    data = [_decision(one) for one in told]
    headers = [
        translate("Cli", one)
        for one in (
            QT_TRANSLATE_NOOP("Cli", "Day"),
            QT_TRANSLATE_NOOP("Cli", "From"),
            QT_TRANSLATE_NOOP("Cli", "To"),
            QT_TRANSLATE_NOOP("Cli", "Why"),
            QT_TRANSLATE_NOOP("Cli", "Score"),
            QT_TRANSLATE_NOOP("Cli", "By"),
            QT_TRANSLATE_NOOP("Cli", "Reason"),
        )
    ]
    lines = [
        [
            one["day"],
            one["from"],
            one["to"],
            translate("Papers", CAUSES.get(one["cause"], one["cause"])),
            one["score"] or "",
            one["actor"],
            one["reason"],
        ]
        for one in data
    ]
    return Answer(data, table(headers, lines))


def _decision(one: PastDecision) -> dict[str, Any]:
    return {
        "id": one.id,
        "day": one.day.isoformat(),
        "cause": one.cause,
        "from": one.old_name,
        "to": one.new_name,
        "stars": one.stars,
        "score": score(one.score),
        "scheme_version": one.version,
        "scheme": one.scheme_name,
        "actor": one.actor,
        "reason": one.reason,
        "replayed": one.is_replayed,
        "dimensions": [_dimension(line, hidden=one.score is HIDDEN) for line in one.dimensions],
    }


def _dimension(line: DimensionWorking, *, hidden: bool) -> dict[str, Any]:
    return {
        "key": line.key,
        "raw": None if line.raw is None else str(line.raw),
        "points": decimal(line.points),
        "weight": line.weight,
        "contribution": None if hidden else decimal(line.contribution),
    }
