"""The commands review and override."""

from typing import Any

from app.cli.answers import Answer, complaints, complaints_text, customers_text, score, table
from app.cli.people import rank_of
from app.cli.session import Call
from app.domain.schemes import Scheme
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.services import customers, overrides, reviews, schemes
from app.services.holds import GIFT, OVERRIDE
from app.services.overrides import OverrideEntry, OverrideRow
from app.services.review_run import ReviewReport


def review(call: Call) -> Answer:
    """Review whoever is due, or everybody; or only say what would happen."""
    options = call.options
    with call.desk() as desk, call.progress() as progress:
        report = reviews.run(
            desk, everybody=options.everybody, preview=options.preview, progress=progress
        ).value
        _, scheme = schemes.scheme_in_force(desk)
    return Answer(_data(report, scheme), _text(report, scheme), _notes(report))


def _data(report: ReviewReport, scheme: Scheme) -> dict[str, Any]:
    names = _names(scheme)
    return {
        "batch": report.batches[-1] if report.batches else None,
        "batches": list(report.batches),
        "days": [day.isoformat() for day in report.days],
        "reviewed": report.reviewed,
        "promoted": report.promoted,
        "demoted": report.demoted,
        "kept": report.kept + report.noticed + report.protected + report.locked,
        "noticed": report.noticed,
        "protected": report.protected,
        "locked": report.locked,
        "matrix": {
            names[start]: {names[end]: count for end, count in ends.items()}
            for start, ends in report.matrix.items()
        },
        "moved": [
            {
                "number": one.number,
                "name": one.name,
                "day": one.day.isoformat(),
                "from": names[one.old_level],
                "to": names[one.new_level],
                "outcome": one.outcome,
                "until": one.until.isoformat() if one.until else None,
                "score": score(one.score),
                "complaints": complaints(one.complaints),
            }
            for one in report.moved
            if one.outcome not in {"protected", "locked"}
        ],
    }


def _names(scheme: Scheme) -> dict[int, str]:
    return {rank: level.name for rank, level in enumerate(scheme.levels, 1)}


def _text(report: ReviewReport, scheme: Scheme) -> str:
    if not report.reviewed:
        return translate("Cli", QT_TRANSLATE_NOOP("Cli", "No review is due."))
    text = translate(
        "Cli",
        QT_TRANSLATE_NOOP(
            "Cli",
            "{reviewed} reviewed: {promoted} rose, {demoted} fell, {kept} kept theirs.",
        ),
    )
    data = _data(report, scheme)
    headers = [
        translate("Cli", one)
        for one in (
            QT_TRANSLATE_NOOP("Cli", "Day"),
            QT_TRANSLATE_NOOP("Cli", "Number"),
            QT_TRANSLATE_NOOP("Cli", "Name"),
            QT_TRANSLATE_NOOP("Cli", "From"),
            QT_TRANSLATE_NOOP("Cli", "To"),
            QT_TRANSLATE_NOOP("Cli", "Notice until"),
            QT_TRANSLATE_NOOP("Cli", "Complaints"),
        )
    ]
    keys = ("day", "number", "name", "from", "to", "until")
    rows = [
        [*(one[key] or "" for key in keys), complaints_text(one["complaints"])]
        for one in data["moved"]
    ]
    told = {**data, "reviewed": customers_text(report.reviewed)}
    return text.format(**told) + ("\n" + table(headers, rows) if rows else "")


def _notes(report: ReviewReport) -> tuple[str, ...]:
    if report.is_trial:
        text = QT_TRANSLATE_NOOP("Cli", "The shop is on a trial run: nothing was made official.")
        return (translate("Cli", text),)
    return ()


def set_level(call: Call) -> Answer:
    """Pin a level or give one as a gift."""
    options = call.options
    with call.desk() as desk:
        customer = customers.id_of(desk, options.number)
        entry = OverrideEntry(
            customer,
            rank_of(desk, options.level) or 0,
            options.reason,
            options.evidence,
            options.until,
            GIFT if options.gift else OVERRIDE,
        )
        overrides.set_level(desk, entry)
        row = overrides.of_customer(desk, customer)
        _, scheme = schemes.scheme_in_force(desk)
    rows = [row] if row is not None else []
    return Answer(_row(rows[0], scheme) if rows else {}, _table(rows, scheme))


def end(call: Call) -> Answer:
    """End an override or gift."""
    with call.desk() as desk:
        overrides.end(desk, call.options.override, call.options.reason)
    text = translate("Cli", QT_TRANSLATE_NOOP("Cli", "Ended; the level follows the score again."))
    return Answer({"ended": call.options.override}, text)


def list_all(call: Call) -> Answer:
    """List the overrides and gifts that hold now."""
    with call.desk() as desk:
        rows = overrides.standing(desk)
        _, scheme = schemes.scheme_in_force(desk)
    return Answer([_row(row, scheme) for row in rows], _table(rows, scheme))


def _row(row: OverrideRow, scheme: Scheme) -> dict[str, Any]:
    names = _names(scheme)
    return {
        "id": row.id,
        "number": row.number,
        "name": row.name,
        "kind": row.kind,
        "level": names.get(row.level, ""),
        "stars": row.stars,
        "after": names.get(row.after),
        "from": row.day.isoformat(),
        "until": row.until.isoformat() if row.until else None,
        "reason": row.reason,
        "evidence": row.evidence,
        "actor": row.actor,
    }


def _table(rows: list[OverrideRow], scheme: Scheme) -> str:
    if not rows:
        return translate("Cli", QT_TRANSLATE_NOOP("Cli", "No level is set by hand."))
    headers = [
        translate("Cli", one)
        for one in (
            QT_TRANSLATE_NOOP("Cli", "ID"),
            QT_TRANSLATE_NOOP("Cli", "Number"),
            QT_TRANSLATE_NOOP("Cli", "Name"),
            QT_TRANSLATE_NOOP("Cli", "Level"),
            QT_TRANSLATE_NOOP("Cli", "Until"),
            QT_TRANSLATE_NOOP("Cli", "Reason"),
            QT_TRANSLATE_NOOP("Cli", "By"),
        )
    ]
    data = [_row(row, scheme) for row in rows]
    keys = ("id", "number", "name", "level", "until", "reason", "actor")
    return table(headers, [[one[key] or "" for key in keys] for one in data])
