"""What is refused of a grading scheme.

Field names in refusals are those of the scheme file: "window_days", "weights", "dimensions",
"levels", and with a number counted from 1 "dimension.2.full" or "level.3.lower".
"""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from app.domain import money
from app.domain.schemes import (
    CHOICES,
    FEWEST_BLOCK_DAYS,
    FEWEST_LEVELS,
    KEYS,
    LONGEST_GLYPH,
    LONGEST_NAME,
    MOST_LEVELS,
    NUMBERS,
    SCALES,
    WHOLE,
    Dimension,
    LevelRule,
    Scheme,
    balance,
)
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP

_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")


def check(scheme: Scheme) -> None:
    """Refuse a scheme that cannot grade: weights 60 and 30 make 90 and not 100."""
    _check_name(scheme.name, "name")
    for field, choices in CHOICES.items():
        _check_choice(getattr(scheme, field), choices, field)
    for field, most in NUMBERS.items():
        _check_number(getattr(scheme, field), most, field)
    _check_dimensions(scheme)
    _check_levels(scheme.levels)


def refusal(code: str, text: str, advice: str, field: str, **values: object) -> UserError:
    """Return the refusal of one field of a scheme; text and advice are marked texts."""
    return UserError(f"scheme_{code}", text, values | {"field": field}, advice=advice, field=field)


def _check_dimensions(scheme: Scheme) -> None:
    if not scheme.dimensions:
        raise refusal(
            "no_dimension",
            QT_TRANSLATE_NOOP("Errors", "The scheme weighs no dimension."),
            QT_TRANSLATE_NOOP("Errors", "Choose at least one, such as the amount."),
            "dimensions",
        )
    seen: set[str] = set()
    for number, dimension in enumerate(scheme.dimensions, 1):
        field = f"dimension.{number}"
        _check_choice(dimension.key, KEYS, f"{field}.key")
        if dimension.key in seen:
            raise refusal(
                "duplicate_dimension",
                QT_TRANSLATE_NOOP("Errors", "The dimension {key} stands in the scheme twice."),
                QT_TRANSLATE_NOOP("Errors", "Remove one of the two."),
                f"{field}.key",
                key=dimension.key,
            )
        seen.add(dimension.key)
        _check_number(dimension.weight, WHOLE, f"{field}.weight")
        _check_choice(dimension.scale, SCALES, f"{field}.scale")
        _check_scale(dimension, field)
    _check_weights([dimension.weight for dimension in scheme.dimensions])
    if "stability" in seen and 0 < scheme.window_days < FEWEST_BLOCK_DAYS:
        raise refusal(
            "window_too_short",
            QT_TRANSLATE_NOOP(
                "Errors", "The window cannot be cut into 12 blocks: {days} is too few days."
            ),
            QT_TRANSLATE_NOOP("Errors", "Choose at least 12 days, or do not weigh steadiness."),
            "window_days",
            days=scheme.window_days,
        )


def _check_weights(weights: Sequence[int]) -> None:
    if sum(weights) != WHOLE:
        raise refusal(
            "weights",
            QT_TRANSLATE_NOOP("Errors", "The weights add up to {total}, not 100."),
            QT_TRANSLATE_NOOP("Errors", "Change a weight, or balance them to {balanced}."),
            "weights",
            total=sum(weights),
            balanced="/".join(map(str, balance(weights))),
        )


def _check_scale(dimension: Dimension, field: str) -> None:
    for name in ("floor", "full"):
        value: Decimal = getattr(dimension, name)
        _check_decimal(value, f"{field}.{name}")
    if dimension.scale == "steps":
        _check_steps(dimension, field)
        return
    if dimension.steps:
        raise refusal(
            "steps_unused",
            QT_TRANSLATE_NOOP("Errors", "{key} lists steps, but its scale is {scale}."),
            QT_TRANSLATE_NOOP("Errors", "Choose the scale steps, or remove the list."),
            f"{field}.steps",
            key=dimension.key,
            scale=dimension.scale,
        )
    if dimension.scale == "linear" and dimension.floor == dimension.full:
        raise refusal(
            "flat_scale",
            QT_TRANSLATE_NOOP("Errors", "{key} has 0 and 100 points at the same value, {full}."),
            QT_TRANSLATE_NOOP("Errors", "Choose a full mark that differs from the floor."),
            f"{field}.full",
            key=dimension.key,
            full=str(dimension.full),
        )
    if dimension.scale == "linear" and dimension.key != "recency":
        _check_upward(dimension, field)


def _check_upward(dimension: Dimension, field: str) -> None:
    """Refuse that 12 orders give fewer points than 0; only of days since a visit is less more."""
    if dimension.full < dimension.floor:
        raise refusal(
            "falling_scale",
            QT_TRANSLATE_NOOP("Errors", "The full mark of {key}, {full}, lies below its floor."),
            QT_TRANSLATE_NOOP("Errors", "Choose a full mark above the floor, {floor}."),
            f"{field}.full",
            key=dimension.key,
            full=str(dimension.full),
            floor=str(dimension.floor),
        )


def _check_steps(dimension: Dimension, field: str) -> None:
    if not dimension.steps:
        raise refusal(
            "no_steps",
            QT_TRANSLATE_NOOP("Errors", "{key} has a stepped scale without steps."),
            QT_TRANSLATE_NOOP("Errors", "Give at least one value and its points."),
            f"{field}.steps",
            key=dimension.key,
        )
    for number, step in enumerate(dimension.steps, 1):
        _check_decimal(step.lower, f"{field}.steps.{number}.from")
        _check_decimal(step.points, f"{field}.steps.{number}.points")
        if not 0 <= step.points <= WHOLE:
            raise _outside(step.points, WHOLE, f"{field}.steps.{number}.points")
    for number, (before, after) in enumerate(pairwise(dimension.steps), 2):
        if after.lower <= before.lower or after.points <= before.points:
            raise refusal(
                "steps_not_rising",
                QT_TRANSLATE_NOOP("Errors", "Step {number} of {key} does not rise above the last."),
                QT_TRANSLATE_NOOP("Errors", "Let both the values and the points rise."),
                f"{field}.steps",
                number=number,
                key=dimension.key,
            )


def _check_levels(levels: Sequence[LevelRule]) -> None:
    if not FEWEST_LEVELS <= len(levels) <= MOST_LEVELS:
        raise refusal(
            "level_count",
            QT_TRANSLATE_NOOP("Errors", "A scheme has 2 to 10 levels, not {count}."),
            QT_TRANSLATE_NOOP("Errors", "Add or remove levels."),
            "levels",
            count=len(levels),
        )
    names: set[str] = set()
    for number, level in enumerate(levels, 1):
        _check_level(level, f"level.{number}")
        if level.name in names:
            raise refusal(
                "duplicate_level",
                QT_TRANSLATE_NOOP("Errors", "Two levels are both called {name}."),
                QT_TRANSLATE_NOOP("Errors", "Give each level its own name."),
                f"level.{number}.name",
                name=level.name,
            )
        names.add(level.name)
    if levels[0].lower != 0:
        raise refusal(
            "lowest_bound",
            QT_TRANSLATE_NOOP("Errors", "The lowest level begins at {lower}, not at 0."),
            QT_TRANSLATE_NOOP("Errors", "Let it begin at 0, so that nobody is without a level."),
            "level.1.lower",
            lower=str(levels[0].lower),
        )
    if levels[0].direct_entry_minor is not None:
        raise refusal(
            "lowest_entry",
            QT_TRANSLATE_NOOP("Errors", "Everybody has the lowest level; {name} needs no entry."),
            QT_TRANSLATE_NOOP("Errors", "Leave its direct entry empty."),
            "level.1.direct_entry_amount",
            name=levels[0].name,
        )
    _check_rising(levels)


def _check_level(level: LevelRule, field: str) -> None:
    _check_name(level.name, f"{field}.name")
    _check_number(level.stars, MOST_LEVELS, f"{field}.stars", least=1)
    _check_decimal(level.lower, f"{field}.lower")
    if not 0 <= level.lower <= WHOLE:
        raise _outside(level.lower, WHOLE, f"{field}.lower")
    _check_name(level.glyph, f"{field}.glyph", LONGEST_GLYPH)
    if level.colour and not _COLOUR.fullmatch(level.colour):
        raise refusal(
            "colour",
            QT_TRANSLATE_NOOP("Errors", "{colour} is not a colour."),
            QT_TRANSLATE_NOOP("Errors", "Write it like #E0A434, or leave it empty."),
            f"{field}.colour",
            colour=level.colour[:LONGEST_NAME],
        )
    if level.direct_entry_minor is not None:
        _check_number(level.direct_entry_minor, money.MAX_MINOR, f"{field}.direct_entry_amount", 1)


def _check_rising(levels: Sequence[LevelRule]) -> None:
    for number, (below, above) in enumerate(pairwise(levels), 2):
        for name in ("stars", "lower"):
            if getattr(above, name) <= getattr(below, name):
                raise refusal(
                    f"{name}_not_rising",
                    QT_TRANSLATE_NOOP("Errors", "{above} does not stand above {below}."),
                    QT_TRANSLATE_NOOP("Errors", "List the levels upwards, each bound higher."),
                    f"level.{number}.{name}",
                    above=f"{above.name} ({getattr(above, name)})",
                    below=f"{below.name} ({getattr(below, name)})",
                )
    entries = [
        (number, level.direct_entry_minor)
        for number, level in enumerate(levels, 1)
        if level.direct_entry_minor is not None
    ]
    for (_, lower), (number, upper) in pairwise(entries):
        if upper <= lower:
            raise refusal(
                "entry_not_rising",
                QT_TRANSLATE_NOOP("Errors", "{name} is entered with less than a level below it."),
                QT_TRANSLATE_NOOP("Errors", "Let the direct entries rise with the levels."),
                f"level.{number}.direct_entry_amount",
                name=levels[number - 1].name,
            )


def _check_name(name: str, field: str, longest: int = LONGEST_NAME) -> None:
    is_printable = not any(unicodedata.category(sign).startswith("C") for sign in name)
    if not (name.strip() and len(name) <= longest and is_printable):
        raise refusal(
            "name",
            QT_TRANSLATE_NOOP("Errors", 'This cannot be a name ({field}): "{name}".'),
            QT_TRANSLATE_NOOP("Errors", "Use 1 to {longest} ordinary characters."),
            field,
            longest=longest,
            name=name[:LONGEST_NAME],
        )


def _check_choice(value: str, choices: Sequence[str], field: str) -> None:
    if value not in choices:
        raise refusal(
            "unknown_choice",
            QT_TRANSLATE_NOOP("Errors", '{field} knows no "{value}".'),
            QT_TRANSLATE_NOOP("Errors", "Choose one of: {choices}."),
            field,
            value=str(value)[:LONGEST_NAME],
            choices=", ".join(choices),
        )


def _check_number(value: int, most: int, field: str, least: int = 0) -> None:
    if not least <= value <= most:
        raise _outside(value, most, field, least)


def _check_decimal(value: Decimal, field: str) -> None:
    if not (value.is_finite() and abs(value) <= money.MAX_MINOR):
        raise _outside(value, money.MAX_MINOR, field, -money.MAX_MINOR)


def _outside(value: Decimal | int, most: int, field: str, least: int = 0) -> UserError:
    return refusal(
        "number",
        QT_TRANSLATE_NOOP("Errors", "{field} cannot be {value}."),
        QT_TRANSLATE_NOOP("Errors", "Give a number from {least} to {most}."),
        field,
        value=str(value)[:LONGEST_NAME],
        least=least,
        most=most,
    )
