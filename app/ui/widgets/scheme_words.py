"""A scheme's fields and their changes in words: what the lists of versions and of effects say."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.domain import schemes
from app.domain.scheme_changes import Change
from app.domain.schemes import Scheme
from app.i18n import translate
from app.ui import formats
from app.ui.widgets.scheme_draft import written


def what(change: Change, old: Scheme, new: Scheme) -> str:
    """Return which field changed: "Weight of Amount"."""
    tr = QCoreApplication.translate
    if change.key:
        names = {
            "dimension": tr("SchemeWords", "{name}"),
            "weight": tr("SchemeWords", "Weight of {name}"),
            "scale": tr("SchemeWords", "Scale of {name}"),
            "floor": tr("SchemeWords", "Floor of {name}"),
            "full": tr("SchemeWords", "Full mark of {name}"),
            "steps": tr("SchemeWords", "Steps of {name}"),
        }
        return names[change.field].format(name=translate("Dimensions", schemes.TITLES[change.key]))
    if change.rank:
        levels = new.levels if change.rank <= len(new.levels) else old.levels
        names = {
            "level": tr("SchemeWords", "Level {rank}"),
            "name": tr("SchemeWords", "Name of level {rank}"),
            "lower": tr("SchemeWords", "{name} from"),
            "colour": tr("SchemeWords", "Colour of {name}"),
            "glyph": tr("SchemeWords", "Sign of {name}"),
            "direct_entry_minor": tr("SchemeWords", "Direct entry of {name}"),
        }
        return names[change.field].format(rank=change.rank, name=levels[change.rank - 1].name)
    return {
        "name": tr("SchemeWords", "Name"),
        "window_days": tr("SchemeWords", "Window in days"),
        "frequency_counts": tr("SchemeWords", "Frequency counts"),
        "neutral_points": tr("SchemeWords", "Points of a missing fact"),
        "review_every": tr("SchemeWords", "Review every"),
        "review_basis": tr("SchemeWords", "Reviews by"),
        "promote": tr("SchemeWords", "Promotion"),
        "demote": tr("SchemeWords", "Demotion"),
        "grace_days": tr("SchemeWords", "Days of notice"),
        "protect_days": tr("SchemeWords", "Days of protection"),
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


def choice(value: str) -> str:
    """Return a choice of the scheme file as the forms call it; a name stays as it is."""
    tr = QCoreApplication.translate
    return {
        "orders": tr("SchemeWords", "orders"),
        "days": tr("SchemeWords", "visit days"),
        "month": tr("SchemeWords", "month"),
        "quarter": tr("SchemeWords", "quarter"),
        "half_year": tr("SchemeWords", "half-year"),
        "year": tr("SchemeWords", "year"),
        "calendar": tr("SchemeWords", "calendar"),
        "anniversary": tr("SchemeWords", "own date"),
        "at_once": tr("SchemeWords", "at once"),
        "at_review": tr("SchemeWords", "at review"),
        "straight": tr("SchemeWords", "straight down"),
        "one_step": tr("SchemeWords", "one level"),
        "grace": tr("SchemeWords", "after notice"),
        "linear": tr("SchemeWords", "linear"),
        "steps": tr("SchemeWords", "steps"),
        "percentile": tr("SchemeWords", "among customers"),
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


def customers(count: int) -> str:
    """Return a number of customers in words: "1 customer"."""
    return QCoreApplication.translate("CustomersPage", "%Ln customer(s)", "", count)
