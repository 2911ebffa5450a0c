"""What the invented customers of the demo shop like."""

from collections.abc import Iterable
from random import Random
from typing import Final

from app.domain import preferences as preference_rules
from app.models import customers as customer_rows
from app.models import preferences as preference_rows
from app.services.demo_people import chance, read_list
from app.services.desk import Work

_SEED: Final = 20_241_122
_KNOWN_PCT: Final = 18
_SAID_PCT: Final = 45


def preferences_of(numbers: Iterable[str], language: str) -> dict[str, dict[str, str]]:
    """Return what some customers like, by number; the same customers in either language."""
    lists = read_list("preferences")
    random = Random(_SEED)  # noqa: S311 - invented people, the same everywhere
    found = {}
    for number in numbers:
        if not chance(random, _KNOWN_PCT):
            continue
        said = {
            kind: random.choice(lists[kind])[language]
            for kind in preference_rules.KINDS
            if chance(random, _SAID_PCT)
        }
        if said:
            found[number] = said
    return found


def fill(work: Work, numbers: Iterable[str], language: str) -> int:
    """Write what the demo shop's customers like; return of how many it is known."""
    liked = preferences_of(numbers, language)
    for row in customer_rows.brief_by(work.connection, "number", list(liked)):
        said = liked[row.number]
        preference_rows.put(work.connection, row.id, said)
        preference_rows.replace_words(work.connection, row.id, (), preference_rules.words(said))
    return len(liked)
