"""The commands scheme show, set, templates and preview, and regrade."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from app.cli.answers import Answer, customers_text, score, table
from app.cli.session import Call
from app.domain import money, scheme_toml, templates
from app.domain.backtest import BackTest
from app.domain.schemes import LevelRule, Scheme
from app.domain.scoring import shown
from app.domain.thresholds import Limit, Proposed
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.services import backtest as backtests
from app.services import grading, scheme_files, schemes, what_if


def show(call: Call) -> Answer:
    """Show the scheme in force as the file that scheme set reads."""
    with call.desk() as desk:
        version, scheme = schemes.scheme_in_force(desk)
        text = scheme_toml.dump(scheme, desk.decimals)
    return Answer({"version": version, "scheme": scheme_toml.to_whole_dict(scheme)}, text.rstrip())


def apply(call: Call) -> Answer:
    """Put a scheme in force: the next version, and everybody takes its live level."""
    with call.desk() as desk, call.progress() as progress:
        scheme = scheme_files.read(desk, Path(call.options.file))
        done = grading.set_scheme(desk, scheme, progress)
        version, _ = schemes.scheme_in_force(desk)
    data = {
        "version": version,
        "batch": done.batch,
        "customers": done.value.customers,
        "changed": done.value.changed,
        "seconds": done.value.seconds,
    }
    text = translate(
        "Cli",
        QT_TRANSLATE_NOOP(
            "Cli",
            "Scheme version {version} is in force: {changed} of {customers} changed level. "
            "Batch {batch} takes it back.",
        ),
    )
    return Answer(data, text.format(**_with_people(data)))


def _with_people(data: dict[str, Any]) -> dict[str, Any]:
    """Return what a text tells, its number of customers in words."""
    return {**data, "customers": customers_text(data["customers"])}


def list_templates(call: Call) -> Answer:
    """List the schemes to start from, with their levels."""
    language = call.language
    found = [(name, templates.template(name, 2, language)) for name in templates.TEMPLATES]
    data = [
        {
            "name": name,
            "title": scheme.name,
            "levels": [level.name for level in scheme.levels],
        }
        for name, scheme in found
    ]
    headers = [
        translate("Cli", text)
        for text in (
            QT_TRANSLATE_NOOP("Cli", "Template"),
            QT_TRANSLATE_NOOP("Cli", "Title"),
            QT_TRANSLATE_NOOP("Cli", "Levels"),
        )
    ]
    rows = [
        [name, scheme.name, " ".join(level.name for level in scheme.levels)]
        for name, scheme in found
    ]
    return Answer(data, table(headers, rows))


def preview(call: Call) -> Answer:
    """Say who would change level under a scheme; nothing is saved."""
    with call.desk() as desk:
        scheme = scheme_files.read(desk, Path(call.options.file))
        _, now = schemes.scheme_in_force(desk)
        result = grading.preview(desk, scheme, most=None)
    old, new = _names(now), _names(scheme)
    data: dict[str, Any] = {
        "matrix": {
            old[start]: {new[end]: count for end, count in ends.items()}
            for start, ends in result.matrix.items()
        },
        "movers": [
            {
                "number": mover.number,
                "name": mover.name,
                "from": old[mover.old_level],
                "to": new[mover.new_level],
                "score": score(mover.score),
            }
            for mover in result.movers
        ],
        "moved": result.moved,
        "customers": result.customers,
        "reviews": {
            "customers": result.rescheduled.customers,
            "first": _iso(result.rescheduled.first),
            "last": _iso(result.rescheduled.last),
        },
    }
    return Answer(data, _preview_text(data, list(new.values())[1:]))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _names(scheme: Scheme) -> Mapping[int, str]:
    """Return the names of a scheme's ranks; rank 0 are those not graded yet."""
    none = translate("Cli", QT_TRANSLATE_NOOP("Cli", "not graded"))
    return {0: none} | {rank: level.name for rank, level in enumerate(scheme.levels, 1)}


def _matrix_text(data: dict[str, Any], names: list[str]) -> str:
    corner = translate("Cli", QT_TRANSLATE_NOOP("Cli", "from \\ to"))
    rows = [
        [start, *(ends.get(name, 0) for name in names)] for start, ends in data["matrix"].items()
    ]
    moved = translate("Cli", QT_TRANSLATE_NOOP("Cli", "{moved} of {customers} would change level."))
    return table([corner, *names], rows) + "\n" + moved.format(**_with_people(data))


def _preview_text(data: dict[str, Any], names: list[str]) -> str:
    told = _matrix_text(data, names)
    if not data["reviews"]["customers"]:
        return told
    text = QT_TRANSLATE_NOOP(
        "Cli", "Review day moved for {customers}, to days from {first} to {last}."
    )
    return told + "\n" + translate("Cli", text).format(**_with_people(data["reviews"]))


def backtest(call: Call) -> Answer:
    """Hold a scheme to the year that followed a year ago, beside the one in force."""
    with call.desk() as desk:
        scheme = scheme_files.read(desk, Path(call.options.file))
        _, now = schemes.scheme_in_force(desk)
        found = backtests.compare(desk, scheme)
    sides = {"tried": _tested(found.tried, scheme), "in_force": _tested(found.in_force, now)}
    data = {"day": found.day.isoformat(), "until": found.until.isoformat(), **sides}
    return Answer(data, "\n\n".join(_tested_text(side) for side in sides.values()))


def _tested(test: BackTest, scheme: Scheme) -> dict[str, Any]:
    net = sum(max(0, one.net_minor) for one in test.levels)
    return {
        "scheme": scheme.name,
        "customers": test.customers,
        "enough": test.is_enough,
        "correlation": None if test.correlation is None else round(test.correlation, 4),
        "levels": [
            {
                "name": scheme.levels[one.rank - 1].name,
                "customers": one.customers,
                "came_back": one.came_back,
                "sales_share": round(max(0, one.net_minor) / net, 4) if net else None,
            }
            for one in test.levels
        ],
    }


def _tested_text(side: dict[str, Any]) -> str:
    heads = [
        translate("Cli", text)
        for text in (
            QT_TRANSLATE_NOOP("Cli", "Level"),
            QT_TRANSLATE_NOOP("Cli", "Customers"),
            QT_TRANSLATE_NOOP("Cli", "Came back"),
            QT_TRANSLATE_NOOP("Cli", "Of all sales"),
        )
    ]
    rows = [
        [
            one["name"],
            one["customers"],
            one["came_back"],
            "" if one["sales_share"] is None else f"{one['sales_share'] * 100:.1f} %",
        ]
        for one in side["levels"]
    ]
    text = QT_TRANSLATE_NOOP("Cli", "{scheme}: rank correlation {correlation}")
    if not side["enough"]:
        text = QT_TRANSLATE_NOOP("Cli", "{scheme}: too little data ({customers})")
    return f"{translate('Cli', text).format(**_with_people(side))}\n{table(heads, rows)}"


def propose(call: Call) -> Answer:
    """Propose lower bounds so that levels hold at most so many customers; nothing is saved."""
    with call.desk() as desk:
        _, in_force = schemes.scheme_in_force(desk)
        scheme = scheme_files.read(desk, Path(call.options.file)) if call.options.file else in_force
        limits = dict(_limit(scheme, *pair) for pair in call.options.at_most)
        most = call.options.budget
        decimals, currency = desk.decimals, desk.currency
        budget = None if most is None else money.parse_money(most, decimals, currency)
        session = what_if.open_session(desk)
        proposed = what_if.propose(session, scheme, limits, budget)
        pairs = zip(scheme.levels, proposed, strict=True)
        levels = tuple(replace(level, lower=one.lower) for level, one in pairs)
        made = replace(scheme, levels=levels)
        if call.options.out:
            scheme_files.write(desk, made, Path(call.options.out))
    lines = [_proposed(*pair) for pair in zip(made.levels, proposed, strict=True)]
    data = {"levels": lines, "customers": sum(one.customers for one in proposed)}
    return Answer(data, _proposal_text(lines))


def _limit(scheme: Scheme, level: str, most: str) -> tuple[int, Limit]:
    """Read one wish: a level by its stars or its name, a count or a share of all customers."""
    found = [
        rank
        for rank, one in enumerate(scheme.levels, 1)
        if level in {str(one.stars), one.name.strip()}
    ]
    if not found:
        raise UserError(
            "no_level",
            QT_TRANSLATE_NOOP("Errors", 'The scheme has no level "{level}".'),
            {"level": level[:60], "names": ", ".join(one.name for one in scheme.levels)},
            advice=QT_TRANSLATE_NOOP("Errors", "Use its stars, or its name: {names}."),
            field="at_most",
        )
    return found[0], Limit.read(most)


def _proposed(level: LevelRule, one: Proposed) -> dict[str, Any]:
    return {
        "stars": level.stars,
        "name": level.name,
        "lower": f"{level.lower.normalize():f}",
        "customers": one.customers,
        "at_most": one.most,
        "tie": None
        if one.tie is None
        else {
            "score": score(shown(one.tie.score)),
            "customers": one.tie.customers,
            "with_them": one.tie.with_them,
        },
        "gap": None
        if one.gap is None
        else {
            "low": score(shown(one.gap.low)),
            "high": score(shown(one.gap.high)),
            "customers": one.gap.customers,
        },
    }


def _proposal_text(lines: Sequence[dict[str, Any]]) -> str:
    heads = [
        translate("Cli", text)
        for text in (
            QT_TRANSLATE_NOOP("Cli", "Level"),
            QT_TRANSLATE_NOOP("Cli", "From"),
            QT_TRANSLATE_NOOP("Cli", "Customers"),
            QT_TRANSLATE_NOOP("Cli", "At most"),
        )
    ]
    rows = [
        [
            one["name"],
            one["lower"],
            one["customers"],
            "" if one["at_most"] is None else one["at_most"],
        ]
        for one in lines
    ]
    tie = translate(
        "Cli",
        QT_TRANSLATE_NOOP(
            "Cli",
            "{name}: {customers} with the same score {score}; with them it would be {with_them}.",
        ),
    )
    gap = translate(
        "Cli",
        QT_TRANSLATE_NOOP(
            "Cli", "{name}: nobody stands between {low} and {high}; from there it is {customers}."
        ),
    )
    notes = []
    for one in reversed(lines):
        if one["tie"]:
            notes.append(tie.format(name=one["name"], **_with_people(one["tie"])))
        if one["gap"]:
            notes.append(gap.format(name=one["name"], **one["gap"]))
    return "\n".join([table(heads, rows), *notes])


def regrade(call: Call) -> Answer:
    """Compute every live score; levels follow as the scheme's policy says."""
    with call.desk() as desk, call.progress() as progress:
        report = grading.regrade(desk, progress).value
    data = {"customers": report.customers, "changed": report.changed, "seconds": report.seconds}
    text = translate(
        "Cli",
        QT_TRANSLATE_NOOP("Cli", "{customers} graded in {seconds} s; {changed} changed level."),
    )
    return Answer(data, text.format(**_with_people(data)))
