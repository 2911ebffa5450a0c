"""The search tokens: which customer is found by which typed word.

A word finds the tokens that begin with it, so every question is a short range scan of the primary
key: the same on SQLite and PostgreSQL, with no full-text engine and no LIKE.
"""

import bisect
import itertools
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence

from sqlalchemy import Connection, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.search import START_MARK, Quality, fit, fits_a_mask, joined, query_words
from app.models.base import Base
from app.models.database import in_ids

CANDIDATES = 500  # how many customers one question looks at before levels order them
_CHECKED = 120  # customers whose records are read to check further words
_COMMON = 5000  # rows from which on a word is common and the highest levels are worth a look
_CHUNK = 500_000  # rows sorted together
_SHELVES = 64
_BATCH = 20_000  # rows handed to the driver at once
_ID_DIGITS = 12
_LAST = "\U0010ffff"  # sorts after every character a token can hold


class SearchToken(Base):
    """A token and a customer found by it; PostgreSQL compares bytes here, as SQLite does."""

    __tablename__ = "search_token"

    token: Mapped[str] = mapped_column(
        String().with_variant(String(collation="C"), "postgresql"), primary_key=True
    )
    customer_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)

    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy reads a plain dict


Pass = tuple[Quality, str, dict[str, str]]
_EXACT = "token = :word"
_RANGE = "token > :word AND token < :last"
_FIND = "SELECT customer_id FROM search_token WHERE {where} ORDER BY token, customer_id LIMIT :most"


def put(connection: Connection, customer_id: int, found_by: Collection[str]) -> None:
    """Let a customer be found by these tokens too."""
    if found_by:
        _insert(connection, [(token, customer_id) for token in sorted(found_by)])


def drop(connection: Connection, customer_id: int, found_by: Collection[str]) -> None:
    """Let a customer no longer be found by these tokens: those of the record as it was."""
    if found_by:
        _run(
            connection,
            "DELETE FROM search_token WHERE token = {0} AND customer_id = {0}",
            [(token, customer_id) for token in sorted(found_by)],
        )


def replace(
    connection: Connection, customer_id: int, before: Collection[str], after: Collection[str]
) -> None:
    """Let a changed customer be found by what it is now; only what differs is written."""
    drop(connection, customer_id, set(before) - set(after))
    put(connection, customer_id, set(after) - set(before))


def put_many(connection: Connection, customers: Iterable[tuple[int, Collection[str]]]) -> int:
    """Store the tokens of many customers in the order of the table; return the number of rows.

    Rows that come in order fill their pages and are written once. What does not fit in memory
    waits compressed, cut into shelves by token, never in a file of its own.
    """
    rows: list[str] = []
    shelves = _Shelves()
    for customer_id, found_by in customers:
        ending = f"\t{customer_id:0{_ID_DIGITS}d}"
        rows += [token + ending for token in found_by]
        if len(rows) >= _CHUNK:
            rows.sort()
            shelves.add(rows)
            rows = []
    rows.sort()
    if not shelves.bounds:
        return _store_sorted(connection, rows)
    shelves.add(rows)
    return sum(_store_sorted(connection, shelf) for shelf in shelves.empty())


class _Shelves:
    """Sorted rows put aside, compressed, in shelves that follow each other by token."""

    def __init__(self) -> None:
        self.bounds: list[str] = []
        self._parts: list[list[bytes]] = []

    def add(self, rows: list[str]) -> None:
        """Cut sorted rows at the bounds, which the first rows put aside decide."""
        if not self.bounds:
            self.bounds = rows[:: max(1, len(rows) // _SHELVES)][1:]
            self._parts = [[] for _ in range(len(self.bounds) + 1)]
        cuts = [0, *(bisect.bisect_left(rows, bound) for bound in self.bounds), len(rows)]
        for shelf, (start, end) in zip(self._parts, itertools.pairwise(cuts), strict=True):
            if end > start:
                shelf.append(zlib.compress("\n".join(rows[start:end]).encode(), level=1))

    def empty(self) -> Iterator[list[str]]:
        """Give back shelf after shelf, each sorted, and let go of it."""
        for shelf in self._parts:
            pieces: list[str] = []
            for part in shelf:
                pieces += zlib.decompress(part).decode().split("\n")
            shelf.clear()
            pieces.sort()
            yield pieces


def clear(connection: Connection) -> None:
    """Forget every token, before all are made again."""
    connection.execute(text("DELETE FROM search_token"))


def find(
    connection: Connection, query: str, limit: int = CANDIDATES, *, masked: bool = False
) -> list[tuple[int, Quality]]:
    """Return customers found by every word typed, best quality first, at most `limit` of them.

    Where far more customers fit than are looked at, those of the highest levels are among them.
    With `masked` digits find a phone only where its mask shows them.
    """
    if not masked:
        return _find(connection, query, limit)
    words = query_words(query)
    hits = _find(connection, query, limit)
    told = fitting_masks(connection, words, [customer_id for customer_id, _ in hits])
    if len(hits) >= limit and len(told) < limit:
        # What may not be told must not crowd out what may.
        every = fitting_masks(connection, words, matching(connection, query))
        hits += [(key, Quality.WITHIN) for key in sorted(every - {hit[0] for hit in hits})]
        told |= every
    return [hit for hit in hits if hit[0] in told][:limit]


def fitting_masks(
    connection: Connection, words: Sequence[str], customer_ids: Iterable[int]
) -> set[int]:
    """Return those of some customers who may be told to a role that sees phones only masked."""
    ids = list(customer_ids)
    if not any(word.isdigit() for word in words):
        return set(ids)
    told: set[int] = set()
    for condition in in_ids("id", ids):
        query = f"SELECT id, number, name, phone, email FROM customer WHERE {condition}"
        for customer_id, *record in connection.exec_driver_sql(query).all():
            if fits_a_mask(words, *record):
                told.add(customer_id)
    return told


def _find(connection: Connection, query: str, limit: int) -> list[tuple[int, Quality]]:
    words = query_words(query)
    if not words:
        return []
    found = _find_word(connection, joined(words), limit)
    common = words
    if len(words) > 1:
        frequencies = {word: _how_many(connection, word) for word in words}
        rarest = min(words, key=lambda word: (frequencies[word], -len(word)))
        candidates = list(_find_word(connection, rarest, _CHECKED))[:_CHECKED]
        _keep_better(found, _check(connection, words, candidates))
        common = [rarest]
    elif len(found) < limit:
        return _best(found, limit)
    highest: dict[int, Quality] = {}
    if _how_many(connection, common[0]) >= _COMMON:
        highest = _check(connection, words, _highest(connection))
        _keep_better(found, highest)
    return _best(found, limit, highest)


def _best(
    found: dict[int, Quality], limit: int, first: Collection[int] = ()
) -> list[tuple[int, Quality]]:
    """Return the best hits; of equal ones those who must not be cut off come first."""
    return sorted(found.items(), key=lambda hit: (-hit[1], hit[0] not in first))[:limit]


def _keep_better(found: dict[int, Quality], more: dict[int, Quality]) -> None:
    for customer_id, how_well in more.items():
        found[customer_id] = max(how_well, found.get(customer_id, how_well))


def matching(connection: Connection, query: str, *, masked: bool = False) -> set[int]:
    """Return every customer found by the words typed, for a table that shows them all."""
    if masked:
        return fitting_masks(connection, query_words(query), matching(connection, query))
    words = query_words(query)
    if not words:
        return set()
    found = set(_find_word(connection, joined(words), None))
    if len(words) > 1:
        each = [set(_find_word(connection, word, None)) for word in words]
        found |= set.intersection(*each)
    return found


def _passes(word: str) -> list[Pass]:
    start = START_MARK + word
    return [
        (Quality.WHOLE, _EXACT, {"word": start}),
        (Quality.ENDING, _EXACT, {"word": word}),
        (Quality.START, _RANGE, {"word": start, "last": start + _LAST}),
        (Quality.WITHIN, _RANGE, {"word": word, "last": word + _LAST}),
    ]


def _find_word(connection: Connection, word: str, limit: int | None) -> dict[int, Quality]:
    """Return customers found by one word with their best quality; None finds all of them."""
    found: dict[int, Quality] = {}
    for how_well, where, values in _passes(word):
        statement = _FIND if limit is not None else _FIND.partition(" ORDER")[0]
        bound = {**values, "most": 2 * limit} if limit is not None else values
        for (customer_id,) in connection.execute(text(statement.format(where=where)), bound).all():
            found.setdefault(customer_id, how_well)
        if limit is not None and len(found) >= limit:
            break
    return found


def _how_many(connection: Connection, word: str) -> int:
    """Count the rows of a word, each kind no further than makes it a common word."""
    inner = "SELECT 1 FROM search_token WHERE {0} LIMIT :most"
    count = 0
    for _, where, values in _passes(word):
        counted = text(f"SELECT count(*) FROM ({inner.format(where)}) AS few")
        count += connection.execute(counted, {**values, "most": _COMMON}).scalar_one()
    return count


def _highest(connection: Connection) -> list[int]:
    """Return the customers of the highest levels, by what they spent."""
    query = (
        "SELECT customer_id FROM grade "
        f"ORDER BY level DESC, amount_minor DESC, customer_id DESC LIMIT {_CHECKED}"
    )
    return [row[0] for row in connection.exec_driver_sql(query)]


def _check(
    connection: Connection, words: Sequence[str], customer_ids: Sequence[int]
) -> dict[int, Quality]:
    """Return those of some customers that every word fits, by looking at their records."""
    found: dict[int, Quality] = {}
    for condition in in_ids("id", customer_ids):
        query = f"SELECT id, number, name, phone, email FROM customer WHERE {condition}"
        for customer_id, number, name, phone, email in connection.exec_driver_sql(query).all():
            how_well = fit(words, number, name, phone, email)
            if how_well is not None:
                found[customer_id] = how_well
    return found


def _store_sorted(connection: Connection, rows: list[str]) -> int:
    for at in range(0, len(rows), _BATCH):
        batch = rows[at : at + _BATCH]
        _insert(connection, [(row[: -_ID_DIGITS - 1], int(row[-_ID_DIGITS:])) for row in batch])
    return len(rows)


def _insert(connection: Connection, rows: Sequence[tuple[str, int]]) -> None:
    statement = (
        "INSERT INTO search_token (token, customer_id) VALUES ({0}, {0}) ON CONFLICT DO NOTHING"
    )
    _run(connection, statement, rows)


def _run(connection: Connection, statement: str, rows: Sequence[tuple[str, int]]) -> None:
    """Hand rows straight to the driver, whose mark for a value differs by database."""
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    connection.exec_driver_sql(statement.format(mark), list(rows))
