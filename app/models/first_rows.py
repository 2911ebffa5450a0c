"""What a window shows first, read by the driver itself: SQLAlchemy is loaded after the paint."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from app.domain.search import Quality

Raw = Any  # a driver's connection

_LAST: Final = "\U0010ffff"  # sorts after every character a token can hold
_CANDIDATES: Final = 500
_CHECKED: Final = 120
_RECORD: Final = (
    "SELECT c.id, c.number, c.name, c.phone, c.email, g.level, "
    "g.since_day, g.frequency, g.last_day "
    "FROM customer c LEFT JOIN grade g ON g.customer_id = c.id WHERE c.voided = 0 AND c.id IN "
)


class Record(NamedTuple):
    """One customer: who it is, and what the grade table says; days as numbers."""

    id: int
    number: str
    name: str
    phone: str
    email: str
    level: int | None
    since_day: int | None
    frequency: int | None
    last_day: int | None


def schema(raw: Raw) -> str | None:
    """Return the number of the last step in a database, None when there is no such table."""
    known = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
    if raw.execute(known).fetchone() is None:
        return None
    row = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


def settings(raw: Raw) -> dict[str, Any]:
    """Return every stored setting."""
    return {key: json.loads(value) for key, value in raw.execute("SELECT key, value FROM setting")}


def staff(raw: Raw) -> list[tuple[str, str, str]]:
    """Return login, name and role of everybody who may sign in, the oldest first."""
    query = "SELECT login, name, role FROM staff WHERE active = 1 ORDER BY id"
    return [(login, name, role) for login, name, role in raw.execute(query)]


def levels(raw: Raw) -> list[dict[str, Any]]:
    """Return the levels of the scheme in force, low to high, as it is stored."""
    return list(_scheme(raw).get("level", ()))


def observation(raw: Raw) -> tuple[int, int]:
    """Return how many days and orders the scheme in force observes a customer for; 0 is none."""
    body = _scheme(raw)
    return int(body.get("observe_days", 0)), int(body.get("observe_orders", 0))


def _scheme(raw: Raw) -> dict[str, Any]:
    row = raw.execute("SELECT body FROM scheme_version WHERE in_force = 1").fetchone()
    body: dict[str, Any] = {} if row is None else json.loads(row[0])
    return body


def highest(raw: Raw, limit: int) -> list[int]:
    """Return the customers of the highest levels, by what they spent."""
    query = (
        "SELECT customer_id FROM grade "
        "ORDER BY level DESC, amount_minor DESC, customer_id DESC LIMIT ?"
    )
    return [row[0] for row in raw.execute(query, (limit,))]


def has_customers(raw: Raw) -> bool:
    """Say whether there is any customer."""
    return raw.execute("SELECT 1 FROM customer WHERE voided = 0 LIMIT 1").fetchone() is not None


def records(raw: Raw, ids: Sequence[int]) -> list[Record]:
    """Return what is stored of customers at the first glance, in the order of the ids."""
    marks = ",".join("?" * len(ids))
    found = {row[0]: Record(*row) for row in raw.execute(f"{_RECORD} ({marks})", tuple(ids))}
    return [found[key] for key in ids if key in found]


def find(raw: Raw, query: str, limit: int, *, masked: bool = False) -> list[int]:
    """Return whom a typed text finds, best match first: what the whole search finds first.

    With `masked` digits find a phone only where its mask shows them.
    """
    from app.domain.search import (  # noqa: PLC0415 - when typed
        fit,
        fits_a_mask,
        joined,
        query_words,
        rank,
    )

    words = query_words(query)
    if not words:
        return []
    found = _find_word(raw, joined(words), _CANDIDATES)
    if len(words) > 1:
        rarest = max(words, key=len)
        for row in records(raw, [*_find_word(raw, rarest, _CHECKED)][:_CHECKED]):
            how_well = fit(words, *row[1:5])
            if how_well is not None:
                found[row[0]] = max(how_well, found.get(row[0], how_well))
    best = sorted(found, key=lambda key: -found[key])[:_CANDIDATES]
    graded = {
        row[0]: row[5] or 0
        for row in records(raw, best)
        if not masked or fits_a_mask(words, *row[1:5])
    }
    return rank(((key, found[key]) for key in graded), graded)[:limit]


def _find_word(raw: Raw, word: str, most: int) -> "dict[int, Quality]":
    from app.domain.search import START_MARK, Quality  # noqa: PLC0415 - when typed

    start = START_MARK + word
    passes = (
        (Quality.WHOLE, "token = ?", (start,)),
        (Quality.ENDING, "token = ?", (word,)),
        (Quality.START, "token > ? AND token < ?", (start, start + _LAST)),
        (Quality.WITHIN, "token > ? AND token < ?", (word, word + _LAST)),
    )
    found: dict[int, Quality] = {}
    for how_well, where, values in passes:
        query = (
            f"SELECT customer_id FROM search_token WHERE {where} "
            "ORDER BY token, customer_id LIMIT ?"
        )
        for (customer_id,) in raw.execute(query, (*values, 2 * most)):
            found.setdefault(customer_id, how_well)
        if len(found) >= most:
            break
    return found
