"""The commands lookup, customers and explain."""

from pathlib import Path
from typing import Any, Final

from app.cli.answers import Answer, amount, counted, decimal, score, stars_text, table
from app.cli.session import Call
from app.domain.access import Permission
from app.domain.next_level import NextLevel
from app.domain.observation import Observation
from app.domain.schemes import TITLES
from app.domain.scoring import DimensionWorking, shown
from app.domain.sheet import Sheet
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP, filled, translate
from app.reports.csv_text import write_csv
from app.services import (
    customers,
    grading,
    leaving,
    past_table,
    phone_views,
    reporting,
    star_table,
)
from app.services.desk import Desk
from app.services.redaction import HIDDEN
from app.services.star_table import StarRow, View

_MONTHS: Final = 12


def lookup(call: Call) -> Answer:
    """Find customers as the front desk does."""
    with call.desk() as desk:
        is_past = _is_past(call, desk)
        notes = _as_it_was(desk) if is_past else call.bring_up(desk)
        hits = phone_views.look_up(desk, call.options.query, call.options.limit)
        hits = past_table.hits(desk, hits) if is_past else hits
    data = [
        {
            "number": hit.number,
            "name": hit.name,
            "phone": hit.phone,
            "level": hit.level_name,
            "stars": hit.stars,
            "observed": hit.observed,
        }
        for hit in hits
    ]
    headers = [
        translate("Cli", text)
        for text in (
            QT_TRANSLATE_NOOP("Cli", "Number"),
            QT_TRANSLATE_NOOP("Cli", "Name"),
            QT_TRANSLATE_NOOP("Cli", "Phone"),
            QT_TRANSLATE_NOOP("Cli", "Level"),
            QT_TRANSLATE_NOOP("Cli", "Stars"),
        )
    ]
    if not hits:
        return Answer(data, translate("Cli", QT_TRANSLATE_NOOP("Cli", "Nobody found.")), notes)
    return Answer(data, table(headers, [list(row.values())[: len(headers)] for row in data]), notes)


def list_customers(call: Call) -> Answer:
    """Show the star table, or write it to a file; of a day before the stored figures, as it was."""
    out = _target(call.options.out)
    with call.desk() as desk:
        if out is not None:
            desk.require(Permission.EXPORT_CUSTOMERS)
        view = View(level=rank_of(desk, call.options.level))
        is_past = _is_past(call, desk)
        notes = _as_it_was(desk) if is_past else call.bring_up(desk)
        written = ""
        if out is not None:
            sheet = (
                reporting.past_star_sheet(desk, view.level)
                if is_past
                else reporting.star_sheet(desk, view)
            )
            written = _write(desk, sheet, out, call)
            if not call.options.json:
                return Answer({}, written, notes)
        rows = _listed(desk, view, is_past=is_past, is_logged=bool(written))
        data = [_star_data(row, desk.decimals) for row in rows]
    return Answer(data, _star_text(data), (*notes, written) if written else notes)


def _listed(desk: Desk, view: View, *, is_past: bool, is_logged: bool) -> list[StarRow]:
    """Return the rows to print; what was just written to a file is one act with it."""
    if is_past:
        return (past_table.whole_rows if is_logged else past_table.rows)(desk, view.level)
    ids = [int(key) for key in star_table.list_ids(desk, view)]
    return (star_table.whole_rows if is_logged else phone_views.listing)(desk, ids)


def _is_past(call: Call, desk: Desk) -> bool:
    """Say whether a day before that of the stored figures was asked for."""
    return call.options.as_of is not None and grading.ahead_until(desk) is not None


def _as_it_was(desk: Desk) -> tuple[str, ...]:
    """Say what is shown of a day before that of the stored figures."""
    text = QT_TRANSLATE_NOOP(
        "Cli",
        "As on {day}: figures and live level by the scheme in force; levels by the history, else "
        "by a first grading on that day; review days set later are left out.",
    )
    return (translate("Cli", text).format(day=desk.clock.today().isoformat()),)


def _target(named: str | None) -> Path | None:
    """Return the file to write to, of a kind that can be written."""
    path = Path(named).expanduser() if named else None
    if path is not None and path.suffix.lower() not in {".csv", ".xlsx"}:
        raise UserError(
            "unknown_file_type",
            QT_TRANSLATE_NOOP("Errors", "The star table cannot be written as {file}."),
            {"file": path.name[:80]},
            advice=QT_TRANSLATE_NOOP("Errors", "Choose a name that ends in .csv or .xlsx."),
        )
    return path


def rank_of(desk: Desk, typed: str | None) -> int | None:
    """Return the rank of a level named by its stars or its name."""
    if typed is None:
        return None
    counts = star_table.level_counts(desk)
    for count in counts:
        if count.rank and typed.strip() in {str(count.stars), count.name}:
            return count.rank
    raise UserError(
        "unknown_level",
        QT_TRANSLATE_NOOP("Errors", "The scheme in force has no level {level}."),
        {"level": typed[:60], "known": ", ".join(count.name for count in counts if count.rank)},
        advice=QT_TRANSLATE_NOOP("Errors", "Choose one of: {known}, or their stars."),
        field="level",
    )


def _star_data(row: StarRow, decimals: int) -> dict[str, Any]:
    months = row.tenure_months
    return {
        "number": row.number,
        "name": row.name,
        "phone": row.phone,
        "amount": amount(row.amount_minor, decimals),
        "frequency": row.frequency,
        "diversity": row.diversity,
        "tenure_years": None if months is None else round(months / _MONTHS, 2),
        "influence": row.influence,
        "score": score(row.score),
        "level": row.level_name,
        "stars": row.stars,
        "live_stars": row.live_stars,
        "confidence": row.confidence,
        "observed": _observed_data(row.observed),
        "last_review": row.last_review.isoformat() if row.last_review else None,
        "next_review": row.next_review.isoformat() if row.next_review else None,
        "points": row.points,
    }


def _star_text(data: list[dict[str, Any]]) -> str:
    titles = {
        "number": QT_TRANSLATE_NOOP("Cli", "Number"),
        "name": QT_TRANSLATE_NOOP("Cli", "Name"),
        "phone": QT_TRANSLATE_NOOP("Cli", "Phone"),
        "amount": QT_TRANSLATE_NOOP("Cli", "Amount"),
        "frequency": QT_TRANSLATE_NOOP("Cli", "Visits"),
        "diversity": QT_TRANSLATE_NOOP("Cli", "Categories"),
        "score": QT_TRANSLATE_NOOP("Cli", "Score"),
        "level": QT_TRANSLATE_NOOP("Cli", "Level"),
        "stars": QT_TRANSLATE_NOOP("Cli", "Stars"),
        "next_review": QT_TRANSLATE_NOOP("Cli", "Next review"),
    }
    headers = [translate("Cli", title) for title in titles.values()]
    return table(headers, [[row[key] for key in titles] for row in data])


def _write(desk: Desk, sheet: Sheet, path: Path, call: Call) -> str:
    """Write the star table to a file; return the sentence that says so."""
    with call.progress() as progress:
        if path.suffix.lower() == ".csv":
            write_csv(path, sheet, progress)
        else:
            from app.reports.excel import write_workbook  # noqa: PLC0415 - openpyxl is slow to wake

            write_workbook(
                path,
                [sheet],
                None,
                progress,
                temporary=desk.paths.temporary,
                decimals=desk.decimals,
            )
    text = counted(
        len(sheet.rows),
        QT_TRANSLATE_NOOP("Cli", "{count} customer written to {file}."),
        QT_TRANSLATE_NOOP("Cli", "{count} customers written to {file}."),
    )
    return text.format(count=len(sheet.rows), file=path)


def explain(call: Call) -> Answer:
    """Say why a customer has its level: the sum by dimension and the way up."""
    with call.desk() as desk:
        customer_id = customers.id_of(desk, call.options.number)
        # What is worked out for one customer is that of the day asked for.
        notes = () if _is_past(call, desk) else call.bring_up(desk)
        why = grading.explain(desk, customer_id)
        left = leaving.next_leaving(desk, customer_id)
        decimals = desk.decimals
    data = {
        "number": why.number,
        "name": why.name,
        "score": score(why.score),
        "level": why.level_name,
        "stars": why.stars,
        "live_stars": why.live_stars,
        "confidence": why.confidence,
        "observed": _observed_data(why.observed),
        "scheme": why.scheme_name,
        "scheme_version": why.scheme_version,
        "dimensions": [
            _dimension_data(line, decimals, hidden=why.amounts_hidden) for line in why.dimensions
        ],
        "next_level": _next_data(why.next_level, decimals, hidden=why.amounts_hidden),
        "leaves": None
        if left is None
        else {
            "day": left.day.isoformat(),
            "amount": amount(left.amount_minor, decimals),
            "falls_on": left.falls_on.isoformat() if left.falls_on else None,
            "at_latest": left.at_latest,
        },
        "history": [
            {
                "day": step.day.isoformat(),
                "cause": step.cause,
                "from": step.old_level,
                "to": step.new_level,
                "scheme_version": step.version,
            }
            for step in why.history
        ],
    }
    return Answer(data, _explained(data), notes)


def _observed_data(seen: Observation | None) -> dict[str, Any] | None:
    if seen is None:
        return None
    return {"until": seen.until.isoformat() if seen.until else None, "orders": seen.orders}


def _dimension_data(line: DimensionWorking, decimals: int, *, hidden: bool) -> dict[str, Any]:
    form = f".{decimals}f" if line.key == "amount" else "f"
    return {
        "key": line.key,
        "raw": None if line.raw is None else format(line.raw, form),
        "points": decimal(line.points),
        "weight": line.weight,
        "contribution": None if hidden else decimal(line.contribution),
        "missing": line.missing,
    }


def _next_data(level: NextLevel | None, decimals: int, *, hidden: bool) -> dict[str, Any] | None:
    if level is None:
        return None
    return {
        "level": level.name,
        "stars": level.stars,
        "lower": format(level.lower, "f"),
        "gap": None if hidden else score(level.gap),
        "amount": amount(level.amount_minor, decimals),
        "visits": level.visits,
        "at_most": level.at_most,
    }


def _explained(data: dict[str, Any]) -> str:
    head = translate(
        "Cli", QT_TRANSLATE_NOOP("Cli", "{name} ({number}): {level}, {stars}, score {score}")
    )
    headers = [
        translate("Cli", text)
        for text in (
            QT_TRANSLATE_NOOP("Cli", "Dimension"),
            QT_TRANSLATE_NOOP("Cli", "Value"),
            QT_TRANSLATE_NOOP("Cli", "Points"),
            QT_TRANSLATE_NOOP("Cli", "Weight %"),
            QT_TRANSLATE_NOOP("Cli", "Adds"),
        )
    ]
    lines = [
        [
            translate("Dimensions", TITLES[line["key"]]),
            line["raw"],
            score(shown(float(line["points"]))),
            line["weight"],
            line["contribution"] and score(shown(float(line["contribution"]))),
        ]
        for line in data["dimensions"]
    ]
    shown_score = data["score"] or HIDDEN
    level = data["level"] or translate("Cli", QT_TRANSLATE_NOOP("Cli", "not graded"))
    told = {**data, "score": shown_score, "level": level, "stars": stars_text(data["stars"] or 0)}
    parts = [head.format(**told), *_observed_text(data["observed"]), table(headers, lines)]
    parts += _ways_up(data["next_level"])
    return "\n".join(parts)


def _observed_text(seen: dict[str, Any] | None) -> list[str]:
    if seen is None:
        return []
    by_day = QT_TRANSLATE_NOOP("Cli", "Under observation until {until}.")
    by_orders = QT_TRANSLATE_NOOP("Cli", "Under observation, purchases still lacking: {orders}.")
    return [
        translate("Cli", text).format(**seen)
        for text, key in ((by_day, "until"), (by_orders, "orders"))
        if seen[key]
    ]


def _ways_up(level: dict[str, Any] | None) -> list[str]:
    if level is None:
        return [translate("Cli", QT_TRANSLATE_NOOP("Cli", "This is the highest level."))]
    ways = []
    if level["amount"] is not None:
        by_amount = QT_TRANSLATE_NOOP(
            "Cli", "{level} needs {amount} more, spent in one visit or more."
        )
        ways.append(filled(translate("Cli", by_amount), **level))
    if level["visits"] is not None:
        ways.append(filled(_by_visits(level["visits"], at_most=level["at_most"]), **level))
    return ways


def _by_visits(visits: int, *, at_most: bool) -> str:
    if at_most:
        return counted(
            visits,
            QT_TRANSLATE_NOOP("Cli", "{level} needs at most {visits} more visit."),
            QT_TRANSLATE_NOOP("Cli", "{level} needs at most {visits} more visits."),
        )
    return counted(
        visits,
        QT_TRANSLATE_NOOP("Cli", "{level} needs {visits} more visit."),
        QT_TRANSLATE_NOOP("Cli", "{level} needs {visits} more visits."),
    )
