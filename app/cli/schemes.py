"""The commands scheme show, set, templates and preview, and regrade."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.cli import files
from app.cli.answers import Answer, score, table
from app.cli.session import Call
from app.domain import scheme_toml, templates
from app.domain.schemes import Scheme
from app.i18n import QT_TRANSLATE_NOOP, translate
from app.services import grading, schemes


def show(call: Call) -> Answer:
    """Show the scheme in force as the file that scheme set reads."""
    with call.desk() as desk:
        version, scheme = schemes.scheme_in_force(desk)
        text = scheme_toml.dump(scheme, desk.decimals)
    return Answer({"version": version, "scheme": scheme_toml.to_dict(scheme)}, text.rstrip())


def apply(call: Call) -> Answer:
    """Put a scheme in force: the next version, and everybody takes its live level."""
    with call.desk() as desk, call.progress() as progress:
        scheme = _read(call, desk.decimals)
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
            "Scheme version {version} is in force: {changed} of {customers} customers changed "
            "level. Batch {batch} takes it back.",
        ),
    )
    return Answer(data, text.format(**data))


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
        scheme = _read(call, desk.decimals)
        _, now = schemes.scheme_in_force(desk)
        result = grading.preview(desk, scheme)
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
    }
    return Answer(data, _matrix_text(data, list(new.values())[1:]))


def _names(scheme: Scheme) -> Mapping[int, str]:
    """Return the names of a scheme's ranks; rank 0 are those not graded yet."""
    none = translate("Cli", QT_TRANSLATE_NOOP("Cli", "not graded"))
    return {0: none} | {rank: level.name for rank, level in enumerate(scheme.levels, 1)}


def _matrix_text(data: dict[str, Any], names: list[str]) -> str:
    corner = translate("Cli", QT_TRANSLATE_NOOP("Cli", "from \\ to"))
    rows = [
        [start, *(ends.get(name, 0) for name in names)] for start, ends in data["matrix"].items()
    ]
    moved = translate(
        "Cli", QT_TRANSLATE_NOOP("Cli", "{moved} of {customers} customers would change level.")
    )
    return table([corner, *names], rows) + "\n" + moved.format(**data)


def _read(call: Call, decimals: int) -> Scheme:
    return scheme_toml.parse(files.read_text(Path(call.options.file)), decimals)


def regrade(call: Call) -> Answer:
    """Compute every live score; levels follow as the scheme's policy says."""
    with call.desk() as desk, call.progress() as progress:
        report = grading.regrade(desk, progress).value
    data = {"customers": report.customers, "changed": report.changed, "seconds": report.seconds}
    text = translate(
        "Cli",
        QT_TRANSLATE_NOOP(
            "Cli", "{customers} customers graded in {seconds} s; {changed} changed level."
        ),
    )
    return Answer(data, text.format(**data))
