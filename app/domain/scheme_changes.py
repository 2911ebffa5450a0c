"""What differs between two schemes, field by field: what versions are compared by."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from app.domain.schemes import Dimension, LevelRule, Scheme, Step

_RULES: Final = (
    "name",
    "window_days",
    "frequency_counts",
    "neutral_points",
    "review_every",
    "review_basis",
    "promote",
    "demote",
    "grace_days",
    "protect_days",
    "observe_days",
    "observe_orders",
)
_OF_DIMENSION: Final = ("weight", "scale", "floor", "full", "steps")
_OF_LEVEL: Final = ("name", "lower", "colour", "glyph", "direct_entry_minor")

Value = str | int | Decimal | tuple[Step, ...] | None


@dataclass(frozen=True)
class Change:
    """One field of two schemes: of the rules, of a dimension (key) or of a level (rank).

    A dimension or level that only one of them has is the field "dimension" or "level" itself, None
    on the side that lacks it.
    """

    field: str
    old: Value
    new: Value
    key: str = ""
    rank: int = 0


def changes(old: Scheme, new: Scheme) -> tuple[Change, ...]:
    """Return what differs: weights 60/40 and 50/50 are two changes."""
    found = [
        Change(field, getattr(old, field), getattr(new, field))
        for field in _RULES
        if getattr(old, field) != getattr(new, field)
    ]
    before = {one.key: one for one in old.dimensions}
    after = {one.key: one for one in new.dimensions}
    for key in dict.fromkeys([*before, *after]):
        found += _of_dimension(key, before.get(key), after.get(key))
    for rank in range(1, max(len(old.levels), len(new.levels)) + 1):
        found += _of_level(
            rank,
            old.levels[rank - 1] if rank <= len(old.levels) else None,
            new.levels[rank - 1] if rank <= len(new.levels) else None,
        )
    return tuple(found)


def _of_dimension(key: str, old: Dimension | None, new: Dimension | None) -> list[Change]:
    if old is None or new is None:
        return [
            Change("dimension", old.weight if old else None, new.weight if new else None, key=key)
        ]
    return [
        Change(field, getattr(old, field), getattr(new, field), key=key)
        for field in _OF_DIMENSION
        if getattr(old, field) != getattr(new, field) and _counts(field, old, new)
    ]


def _counts(field: str, old: Dimension, new: Dimension) -> bool:
    """Say whether a field says anything: floor and full mark do so on a linear scale only."""
    return field not in {"floor", "full"} or "linear" in {old.scale, new.scale}


def _of_level(rank: int, old: LevelRule | None, new: LevelRule | None) -> list[Change]:
    if old is None or new is None:
        return [Change("level", old.name if old else None, new.name if new else None, rank=rank)]
    return [
        Change(field, getattr(old, field), getattr(new, field), rank=rank)
        for field in _OF_LEVEL
        if getattr(old, field) != getattr(new, field)
    ]
