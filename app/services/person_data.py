"""What is held of a person as the person reads it: names for numbers, days, amounts; no keys."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from app.domain import money
from app.domain.facts import day_of
from app.domain.papers import DAYS
from app.domain.scoring import shown

Tables = Mapping[str, Sequence[Mapping[str, Any]]]

# What only ties rows of the program together, or is how it works a level out.
_INTERNAL: Final = frozenset(
    {"id", "customer_id", "voided", "case_id", "batch_id", "feedback_id", "referrer_id", "working"}
    | {"base_level", "base_before"}
)
_LEVELS: Final = frozenset({"level", "live_level", "old_level", "new_level", "level_before"})
_MOMENTS: Final = frozenset({"at", "created_at", "updated_at"})
_FLAGS: Final = frozenset({"shares_phone"})
_TEXTS: Final = frozenset({"body", "details"})
_MINOR: Final = "_minor"


def named(tables: Tables, levels: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """Return tables without inner keys, levels by name: rank 4 of five stars is "Four stars"."""

    def one(key: str, value: Any) -> Any:  # noqa: ANN401 - any column of any table
        if key in _LEVELS and isinstance(value, int):
            return levels[value - 1] if 0 < value <= len(levels) else ""
        return value

    return {
        table: [
            {key: one(key, value) for key, value in row.items() if key not in _INTERNAL}
            for row in rows
        ]
        for table, rows in tables.items()
    }


def for_programs(tables: Tables, currency: str, decimals: int) -> dict[str, list[dict[str, Any]]]:
    """Return tables for other programs: 19000 is "2022-01-08", 777777 "7777.77" CNY."""
    return {
        table: [_row(row, currency, decimals) for row in rows] for table, rows in tables.items()
    }


def _row(row: Mapping[str, Any], currency: str, decimals: int) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for key, value in row.items():
        if key.endswith(_MINOR):
            amount = None if value is None else f"{money.to_major(value, decimals):f}"
            told |= {key.removesuffix(_MINOR): amount, "currency": currency}
        else:
            told[key] = _value(key, value)
    return told


def _value(key: str, value: Any) -> Any:  # noqa: ANN401 - any column of any table
    if value is None:
        return None
    if key in DAYS and isinstance(value, int):
        return day_of(value).isoformat()
    if key in _FLAGS:
        return bool(value)
    if isinstance(value, float):
        return f"{shown(value):f}"
    if key in _MOMENTS:
        return _moment(str(value))
    return json.loads(value) if key in _TEXTS else value


def _moment(stored: str) -> str:
    """Return a moment to the minute, in the shop's time."""
    moment = datetime.fromisoformat(stored)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.astimezone().isoformat(timespec="minutes")
