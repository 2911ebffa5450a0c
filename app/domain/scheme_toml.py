"""A grading scheme as a file that people read and write, and as the form that is stored.

`parse(dump(scheme))` gives the scheme back. Numbers may stand bare or in quotes; a key that does
not exist is refused by its name, because a misspelt rule must not be passed over in silence.
"""

import json
import tomllib
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from app.domain import money, scheme_checks, schemes
from app.domain.scheme_checks import refusal
from app.domain.schemes import Dimension, LevelRule, Scheme, Step
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP

_ENTRY: Final = "direct_entry_amount"
_STORED_ENTRY: Final = "direct_entry_minor"
_HEAD: Final = ("name", *schemes.NUMBERS, *schemes.CHOICES)
_DIMENSION: Final = ("key", "weight", "scale", "floor", "full", "steps")
_LEVEL: Final = ("stars", "name", "lower", "colour", "glyph")
# The order in which the file lists the head, as the manual does.
_ORDER: Final = (
    "name",
    "window_days",
    "frequency_counts",
    "review_every",
    "promote",
    "demote",
    "review_basis",
    "grace_days",
    "protect_days",
    "observe_days",
    "observe_orders",
    "neutral_points",
)
# Left out of what is stored where they say nothing, so that older versions stay the same text.
_OPTIONAL: Final = ("observe_days", "observe_orders")
_NUMBER_OR_TEXT: Final = QT_TRANSLATE_NOOP(
    "Errors", "Write a number or a text in quotes, as in the example."
)
_WHOLE_NUMBER: Final = QT_TRANSLATE_NOOP(
    "Errors", "Write a whole number, such as 60; weights are percent."
)

Table = Mapping[str, Any]


def parse(text: str, decimals: int = 2) -> Scheme:
    """Read a scheme file and check it; direct_entry_amount "50000" is 5,000,000 minor units."""
    try:
        data = tomllib.loads(text.removeprefix("\ufeff"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UserError(
            "scheme_unreadable",
            QT_TRANSLATE_NOOP("Errors", "The scheme file cannot be read: {detail}."),
            {"detail": str(error)[:200]},
            advice=QT_TRANSLATE_NOOP("Errors", "Mend that line and try again."),
        ) from error
    for number, level in enumerate(_tables(data, "level"), 1):
        field = f"level.{number}.{_ENTRY}"
        if _STORED_ENTRY in level:
            raise _unknown(_STORED_ENTRY, f"level.{number}")
        if _ENTRY in level:
            amount = level.pop(_ENTRY)
            try:
                level[_STORED_ENTRY] = money.to_minor(_decimal(amount, field), decimals)
            except UserError:  # too large for money
                raise _wrong(amount, field) from None
    return from_dict(data)


def dump(scheme: Scheme, decimals: int = 2) -> str:
    """Write a scheme as the file that parse reads back to the same scheme."""
    data = to_whole_dict(scheme)
    lines = [f"{key} = {_literal(data[key])}" for key in _ORDER]
    for dimension in data["dimension"]:
        lines += ["", "[[dimension]]", *_entries(dimension)]
    for level in data["level"]:
        entry = level.pop(_STORED_ENTRY, None)
        if entry is not None:
            level[_ENTRY] = _text(money.to_major(entry, decimals))
        lines += ["", "[[level]]", *_entries(level)]
    return "\n".join(lines) + "\n"


def to_dict(scheme: Scheme) -> dict[str, Any]:
    """Return a scheme as plain values for JSON; the same rules always give the same values."""
    return {
        **{key: value for key in _ORDER if (value := getattr(scheme, key)) or _is_said(key)},
        "dimension": [_dimension_values(dimension) for dimension in scheme.dimensions],
        "level": [_level_values(level) for level in scheme.levels],
    }


def to_whole_dict(scheme: Scheme) -> dict[str, Any]:
    """Return a scheme as plain values to show, with those that say nothing so far."""
    return {key: getattr(scheme, key) for key in _OPTIONAL} | to_dict(scheme)


def _is_said(key: str) -> bool:
    return key not in _OPTIONAL


def canonical(scheme: Scheme) -> str:
    """Return a scheme as one line of JSON, equal for equal rules: what a version stores."""
    return json.dumps(to_dict(scheme), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_dict(data: Table) -> Scheme:
    """Build a scheme from its plain values and check it."""
    _known(data, (*_HEAD, "dimension", "level"), "")
    values: dict[str, Any] = {"name": _string(data, "name", "name")}
    for key in schemes.NUMBERS:
        values |= {key: _whole(data[key], key)} if key in data else {}
    for key in schemes.CHOICES:
        values |= {key: _string(data, key, key)} if key in data else {}
    scheme = Scheme(
        **values,
        dimensions=tuple(
            _dimension(table, f"dimension.{number}")
            for number, table in enumerate(_tables(data, "dimension"), 1)
        ),
        levels=tuple(
            _level(table, f"level.{number}")
            for number, table in enumerate(_tables(data, "level"), 1)
        ),
    )
    scheme_checks.check(scheme)
    return scheme


def _dimension(table: Table, field: str) -> Dimension:
    _known(table, _DIMENSION, field)
    key = _string(table, "key", f"{field}.key")
    floor, full = schemes.TYPICAL.get(key, (Decimal(0), Decimal(schemes.WHOLE)))
    scale = _string(table, "scale", f"{field}.scale", "linear")
    if scale == "linear" and "full" not in table:
        raise _missing("full", field)
    return Dimension(
        key=key,
        weight=_whole(_required(table, "weight", field), f"{field}.weight"),
        scale=scale,
        floor=_decimal(table.get("floor", floor), f"{field}.floor"),
        full=_decimal(table.get("full", full), f"{field}.full"),
        steps=tuple(
            _step(step, f"{field}.steps.{number}")
            for number, step in enumerate(_tables(table, "steps", field), 1)
        ),
    )


def _step(table: Table, field: str) -> Step:
    _known(table, ("from", "points"), field)
    return Step(
        lower=_decimal(_required(table, "from", field), f"{field}.from"),
        points=_decimal(_required(table, "points", field), f"{field}.points"),
    )


def _level(table: Table, field: str) -> LevelRule:
    _known(table, (*_LEVEL, _STORED_ENTRY), field)
    entry = table.get(_STORED_ENTRY)
    return LevelRule(
        stars=_whole(_required(table, "stars", field), f"{field}.stars"),
        name=_string(table, "name", f"{field}.name"),
        lower=_decimal(_required(table, "lower", field), f"{field}.lower"),
        colour=_string(table, "colour", f"{field}.colour", ""),
        glyph=_string(table, "glyph", f"{field}.glyph", LevelRule.glyph),
        direct_entry_minor=None if entry is None else _whole(entry, f"{field}.{_ENTRY}"),
    )


def _dimension_values(dimension: Dimension) -> dict[str, Any]:
    values: dict[str, Any] = {
        "key": dimension.key,
        "weight": dimension.weight,
        "scale": dimension.scale,
    }
    typical = schemes.TYPICAL.get(dimension.key)
    if dimension.scale == "linear" or (dimension.floor, dimension.full) != typical:
        values |= {"floor": _text(dimension.floor), "full": _text(dimension.full)}
    if dimension.steps:
        values["steps"] = [
            {"from": _text(step.lower), "points": _text(step.points)} for step in dimension.steps
        ]
    return values


def _level_values(level: LevelRule) -> dict[str, Any]:
    values: dict[str, Any] = {
        "stars": level.stars,
        "name": level.name,
        "lower": _text(level.lower),
        "glyph": level.glyph,
    }
    if level.colour:
        values["colour"] = level.colour
    if level.direct_entry_minor is not None:
        values[_STORED_ENTRY] = level.direct_entry_minor
    return values


def _entries(table: Table) -> list[str]:
    return [f"{key} = {_literal(value)}" for key, value in table.items()]


def _literal(value: object) -> str:
    """Write a value as TOML does; its strings are JSON's."""
    if isinstance(value, list):
        tables = (f"{{{', '.join(_entries(table))}}}" for table in value)
        return f"[{', '.join(tables)}]"
    return json.dumps(value, ensure_ascii=False)


def _text(value: Decimal) -> str:
    """Write a decimal in one way only: 20.0 and 2E+1 are both "20"."""
    if not value:
        return "0"
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _tables(data: Table, key: str, field: str = "") -> list[dict[str, Any]]:
    value = data.get(key, [])
    if not (isinstance(value, list) and all(isinstance(item, dict) for item in value)):
        raise _wrong(value, f"{field}.{key}".lstrip("."))
    return value


def _known(table: Table, known: tuple[str, ...], field: str) -> None:
    for key in table:
        if key not in known:
            raise _unknown(key, field)


def _required(table: Table, key: str, field: str) -> object:
    if key not in table:
        raise _missing(key, field)
    return table[key]


def _string(table: Table, key: str, field: str, default: str | None = None) -> str:
    if key not in table and default is None:
        raise _missing(key, field.removesuffix(key).rstrip("."))
    value = table.get(key, default)
    if not isinstance(value, str):
        raise _wrong(value, field)
    return value


def _whole(value: object, field: str) -> int:
    number = _decimal(value, field)
    if number != number.to_integral_value():
        raise _wrong(value, field, _WHOLE_NUMBER)
    return int(number)


def _decimal(value: object, field: str) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, str, Decimal)):
        raise _wrong(value, field)
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise _wrong(value, field) from None
    if not number.is_finite() or (number and abs(number.adjusted()) > len(str(money.MAX_MINOR))):
        raise _wrong(value, field)
    return number


def _unknown(key: str, field: str) -> UserError:
    return refusal(
        "unknown_key",
        QT_TRANSLATE_NOOP("Errors", 'A scheme has no "{field}".'),
        QT_TRANSLATE_NOOP("Errors", "Correct the word, or remove the line."),
        f"{field}.{key[: schemes.LONGEST_NAME]}".lstrip("."),
    )


def _missing(key: str, field: str) -> UserError:
    return refusal(
        "missing_key",
        QT_TRANSLATE_NOOP("Errors", 'The scheme lacks "{field}".'),
        QT_TRANSLATE_NOOP("Errors", "Add the line."),
        f"{field}.{key}".lstrip("."),
    )


def _wrong(value: object, field: str, advice: str = _NUMBER_OR_TEXT) -> UserError:
    return refusal(
        "wrong_value",
        QT_TRANSLATE_NOOP("Errors", "{field} cannot be {value}."),
        advice,
        field,
        value=str(value)[: schemes.LONGEST_NAME],
    )
