"""A scheme's fields and their changes in words: what the lists of versions and of effects say."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.domain import schemes
from app.domain.scheme_changes import Change
from app.domain.schemes import Scheme
from app.errors import UserError
from app.i18n import filled, translate
from app.ui import formats
from app.ui.widgets.scheme_draft import written


def what(change: Change, old: Scheme, new: Scheme) -> str:
    """Return which field changed: "Weight of Amount"."""
    if change.key:
        names = {
            "dimension": "{name}",
            "key": "{name}",
            "weight": QCoreApplication.translate("SchemeWords", "Weight of {name}"),
            "scale": QCoreApplication.translate("SchemeWords", "Scale of {name}"),
            "floor": QCoreApplication.translate("SchemeWords", "Floor of {name}"),
            "full": QCoreApplication.translate("SchemeWords", "Full mark of {name}"),
            "steps": QCoreApplication.translate("SchemeWords", "Steps of {name}"),
        }
        return filled(names[change.field], name=translate("Dimensions", schemes.TITLES[change.key]))
    if change.rank:
        levels = new.levels if change.rank <= len(new.levels) else old.levels
        names = {
            "level": QCoreApplication.translate("SchemeWords", "Level {rank}"),
            "name": QCoreApplication.translate("SchemeWords", "Name of level {rank}"),
            "lower": QCoreApplication.translate("SchemeWords", "{name} from"),
            "colour": QCoreApplication.translate("SchemeWords", "Colour of {name}"),
            "glyph": QCoreApplication.translate("SchemeWords", "Sign of {name}"),
            "direct_entry_minor": QCoreApplication.translate(
                "SchemeWords", "Direct entry of {name}"
            ),
        }
        return filled(names[change.field], rank=change.rank, name=levels[change.rank - 1].name)
    return {
        "name": QCoreApplication.translate("SchemeWords", "Name"),
        "window_days": QCoreApplication.translate("SchemeWords", "Window in days"),
        "frequency_counts": QCoreApplication.translate("SchemeWords", "Frequency counts"),
        "neutral_points": QCoreApplication.translate("SchemeWords", "Points of a missing fact"),
        "review_every": QCoreApplication.translate("SchemeWords", "Review every"),
        "review_basis": QCoreApplication.translate("SchemeWords", "Reviews by"),
        "promote": QCoreApplication.translate("SchemeWords", "Promotion"),
        "demote": QCoreApplication.translate("SchemeWords", "Demotion"),
        "grace_days": QCoreApplication.translate("SchemeWords", "Days of notice"),
        "protect_days": QCoreApplication.translate("SchemeWords", "Days of protection"),
        "observe_days": QCoreApplication.translate("SchemeWords", "Days of observation"),
        "observe_orders": QCoreApplication.translate("SchemeWords", "Observed below purchases"),
    }[change.field]


def side(change: Change, value: object, decimals: int, currency: str) -> str:
    """Return one side of a change as it reads: 60, ¥10,000.00, "at review"."""
    if value is None or value == "":
        return formats.EMPTY
    if change.field == "direct_entry_minor" and isinstance(value, int):
        return formats.money(value, decimals, currency)
    if isinstance(value, tuple):
        return _steps(value)
    if isinstance(value, Decimal):
        return written(value)
    if change.field == "window_days" and value == 0:
        return QCoreApplication.translate("SchemeWords", "for ever")
    return choice(str(value)) if isinstance(value, str) and not change.rank else str(value)


def readable(error: UserError, scheme: Scheme) -> UserError:
    """Return a refusal that names fields and dimensions as the forms do, not as the file does."""
    values = dict(error.values)
    if values.get("key") in schemes.TITLES:
        values["key"] = translate("Dimensions", schemes.TITLES[values["key"]])
    if values.get("scale"):
        values["scale"] = choice(str(values["scale"]))
    values["field"] = title(error.field, scheme)
    return UserError(error.code, error.text, values, advice=error.advice, field=error.field)


def title(field: str, scheme: Scheme) -> str:
    """Return how the forms call a field of the scheme file: "level.3.lower" is "Gold from"."""
    words = field.split(".")
    if words[0] in {"dimension", "level"} and len(words) > 2:  # noqa: PLR2004 - noun, number, field
        number, part = int(words[1]), words[2]
        if words[0] == "dimension" and number <= len(scheme.dimensions):
            change = Change(part, None, None, key=scheme.dimensions[number - 1].key)
            return what(change, scheme, scheme)
        if number <= len(scheme.levels):
            part = {"direct_entry_amount": "direct_entry_minor", "stars": "level"}.get(part, part)
            return what(Change(part, None, None, rank=number), scheme, scheme)
    known = {"name", *schemes.NUMBERS, *schemes.CHOICES}
    return what(Change(field, None, None), scheme, scheme) if field in known else field


def choice(value: str) -> str:
    """Return a choice of the scheme file as the forms call it; a name stays as it is."""
    return {
        "orders": QCoreApplication.translate("SchemeWords", "orders"),
        "days": QCoreApplication.translate("SchemeWords", "visit days"),
        "month": QCoreApplication.translate("SchemeWords", "month"),
        "quarter": QCoreApplication.translate("SchemeWords", "quarter"),
        "half_year": QCoreApplication.translate("SchemeWords", "half-year"),
        "year": QCoreApplication.translate("SchemeWords", "year"),
        "calendar": QCoreApplication.translate("SchemeWords", "calendar"),
        "anniversary": QCoreApplication.translate("SchemeWords", "own date"),
        "at_once": QCoreApplication.translate("SchemeWords", "at once"),
        "at_review": QCoreApplication.translate("SchemeWords", "at review"),
        "straight": QCoreApplication.translate("SchemeWords", "straight down"),
        "one_step": QCoreApplication.translate("SchemeWords", "one level"),
        "grace": QCoreApplication.translate("SchemeWords", "after notice"),
        "linear": QCoreApplication.translate("SchemeWords", "linear"),
        "steps": QCoreApplication.translate("SchemeWords", "steps"),
        "percentile": QCoreApplication.translate("SchemeWords", "among customers"),
    }.get(value, value)


def _steps(steps: Sequence[schemes.Step]) -> str:
    if not steps:
        return formats.EMPTY
    return ", ".join(f"{written(step.lower)}: {written(step.points)}" for step in steps)


def lines(
    changes: Sequence[Change], schemes_: tuple[Scheme, Scheme], decimals: int, currency: str
) -> list[tuple[str, str, str]]:
    """Return changes as lines of three: which field, old, new."""
    old, new = schemes_
    return [
        (
            what(one, old, new),
            side(one, one.old, decimals, currency),
            side(one, one.new, decimals, currency),
        )
        for one in changes
    ]


def minor_sign(minor: int, decimals: int, currency: str) -> str:
    """Return a change of money with its sign: +¥240.00."""
    text = formats.money(minor, decimals, currency)
    return f"+{text}" if minor > 0 else text
