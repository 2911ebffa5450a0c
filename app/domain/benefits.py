"""Benefits per level: what an entry may hold, and which levels a benefit reaches.

A benefit hangs on a rank, counted from 1 at the lowest level. Renaming a level changes nothing; a
scheme with fewer levels leaves the benefits above its highest level at rest, and they are there
again when the levels are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.domain.customer_rules import typed_text
from app.domain.money import MAX_MINOR
from app.domain.schemes import MOST_LEVELS
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP

MOST_BENEFITS: Final = 200
LONGEST_TEXT: Final = 120
LONGEST_NOTE: Final = 300
LONGEST_TERM: Final = 60
_LIMITS: Final = {
    "text": LONGEST_TEXT,
    "note": LONGEST_NOTE,
    "quota": LONGEST_TERM,
    "validity": LONGEST_TERM,
}


@dataclass(frozen=True)
class BenefitEntry:
    """A benefit as the owner words it, and the rank from which it is given.

    `upward` gives it to all higher levels too. `cost_minor` is what it costs the shop in a year for
    one customer, 0 while that is not known.
    """

    level: int
    text: str
    upward: bool = True
    note: str = ""
    quota: str = ""
    validity: str = ""
    cost_minor: int = 0


def checked(entry: BenefitEntry) -> BenefitEntry:
    """Return an entry cleaned: " free  tea " is "free tea"; refuse what cannot be kept."""
    if not entry.text.strip():
        raise UserError(
            "benefit_without_text",
            QT_TRANSLATE_NOOP("Errors", "The benefit has no words yet."),
            advice=QT_TRANSLATE_NOOP("Errors", 'Type what the customer gets, such as "free tea".'),
            field="text",
        )
    if not 1 <= entry.level <= MOST_LEVELS:
        raise UserError(
            "benefit_level",
            QT_TRANSLATE_NOOP("Errors", "There is no level {level} to give a benefit to."),
            {"level": entry.level},
            advice=QT_TRANSLATE_NOOP("Errors", "Choose one of the levels of the scheme."),
            field="level",
        )
    if not 0 <= entry.cost_minor <= MAX_MINOR:
        raise UserError(
            "benefit_cost",
            QT_TRANSLATE_NOOP("Errors", "The yearly cost of a benefit cannot be that amount."),
            advice=QT_TRANSLATE_NOOP("Errors", "Type an amount from 0 on; 0 while it is unknown."),
            field="cost",
        )
    return replace(
        entry,
        text=_short(entry.text, "text"),
        note=_short(entry.note, "note"),
        quota=_short(entry.quota, "quota"),
        validity=_short(entry.validity, "validity"),
    )


def _short(text: str, name: str) -> str:
    text = " ".join(typed_text(text, name).split())
    if len(text) > _LIMITS[name]:
        raise UserError(
            "benefit_too_long",
            QT_TRANSLATE_NOOP("Errors", "The text has {length} characters; {limit} are allowed."),
            {"length": len(text), "limit": _LIMITS[name]},
            advice=QT_TRANSLATE_NOOP("Errors", "Shorten it, so that it can be read on paper."),
            field=name,
        )
    return text


def reaches(level: int, upward: bool, rank: int) -> bool:  # noqa: FBT001 - a benefit's own mark
    """Say whether a benefit from a level on is given at a rank: from 2 upward it is at 4."""
    return rank > 0 and (rank == level or (upward and rank > level))


def levels_without(given: Iterable[tuple[int, bool]], levels: int) -> tuple[int, ...]:
    """Return the ranks that get nothing at all: of 3 levels, (2, upward) alone leaves rank 1."""
    pairs = tuple(given)
    return tuple(
        rank
        for rank in range(1, levels + 1)
        if not any(reaches(level, upward, rank) for level, upward in pairs)
    )


def moved(order: Sequence[int], benefit_id: int, steps: int) -> list[int]:
    """Return an order with one moved: 3 of [1, 2, 3] by -1 gives [1, 3, 2], never past the end."""
    rest = [one for one in order if one != benefit_id]
    place = min(max(order.index(benefit_id) + steps, 0), len(rest))
    return [*rest[:place], benefit_id, *rest[place:]]
