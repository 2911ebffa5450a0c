"""Snapshots of a SQLite shop: taken online, written aside, reopened, checked, then named."""

import contextlib
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from app.models.database import Database, page_check, plain_words
from app.models.upgrade import schema_of

_DAMAGED = "database disk image is malformed"


@dataclass(frozen=True)
class Totals:
    """What a shop holds, to compare a snapshot with its source."""

    customers: int
    sales: int
    lines: int
    amount_minor: int
    schema: str


def totals_of(connection: Connection) -> Totals:
    """Count a shop's live customers, sales and lines, and add up its money."""
    customers, sales, lines, amount = [
        int(connection.execute(text(query)).scalar_one())
        for query in (
            "SELECT count(*) FROM customer WHERE voided = 0",
            "SELECT count(*) FROM sale WHERE voided = 0",
            "SELECT count(*) FROM sale_line WHERE voided = 0",
            "SELECT coalesce(sum(amount_minor), 0) FROM sale_line WHERE voided = 0",
        )
    ]
    return Totals(customers, sales, lines, amount, schema_of(connection) or "")


def _totals(database: Database) -> Totals:
    with database.read() as connection:
        return totals_of(connection)


def snapshot(database: Database, target: Path) -> Totals:
    """Write a whole copy of the live database to `target`, with the same key.

    The copy is made beside the target under another name, reopened, checked page by page and
    counted; only then does it take its name. A failure leaves nothing behind.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    half_made = target.with_name(f".{target.name}.half")
    with plain_words(), _removed(half_made):
        half_made.unlink(missing_ok=True)
        before = _totals(database)
        raw: Any = database.engine.raw_connection()
        try:
            raw.driver_connection.execute("VACUUM INTO ?", (str(half_made),))
        finally:
            raw.close()
        _flush(half_made)
        found, after = check(half_made, database.key), _totals(database)
        # A sale made meanwhile may or may not be in the copy; a quiet shop must equal it.
        if before == after and found != before:
            raise OSError(_DAMAGED)
        os.replace(half_made, target)  # noqa: PTH105 - the step that makes it a backup
        _flush(target.parent)
    return found


def check(file: Path, key: bytes | None) -> Totals:
    """Open a snapshot, check every page and every link, and return its totals.

    Raises:
        StorageError: the file cannot be read with this key, or is damaged.

    """
    database = Database.at(file, key)
    try:
        with database.read() as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON")
            troubles = page_check(connection, encrypted=key is not None)
            troubles += [str(row) for row in connection.execute(text("PRAGMA foreign_key_check"))]
            if troubles:
                raise OSError(_DAMAGED)
            return totals_of(connection)
    finally:
        database.close()
        for tail in ("-wal", "-shm"):
            Path(f"{file}{tail}").unlink(missing_ok=True)


def digest(connection: Connection) -> str:
    """Return a digest of everything that lives in a shop: what undo must bring back.

    Row numbers, batches, history, audit and times of change are left out: they grow even when
    an act is taken back.
    """
    total = hashlib.sha256()
    for query in _DIGESTED:
        for row in connection.exec_driver_sql(query):
            total.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
        total.update(b"|")
    return total.hexdigest()


_DIGESTED = (
    (
        "SELECT number, name, phone, email, birthday, joined, influence, influence_note, "
        "potential, potential_note, referrer_id, channel, note, gender, occupation, address "
        "FROM customer WHERE voided = 0 ORDER BY number"
    ),
    (
        "SELECT c.number, t.tag FROM customer_tag t JOIN customer c ON c.id = t.customer_id "
        "WHERE c.voided = 0 ORDER BY c.number, t.tag"
    ),
    (
        "SELECT s.channel, s.document, s.first_day, s.last_day, s.total_minor, "
        "c.number FROM sale s LEFT JOIN customer c ON c.id = s.customer_id WHERE s.voided = 0 "
        "ORDER BY s.channel, s.document, s.first_day, c.number, s.total_minor"
    ),
    (
        "SELECT s.channel, s.document, l.day, l.amount_minor, k.name, l.product, l.quantity, "
        "l.head, l.counts FROM sale_line l JOIN sale s ON s.id = l.sale_id "
        "LEFT JOIN category k ON k.id = l.category_id WHERE l.voided = 0 "
        "ORDER BY s.channel, s.document, l.day, l.amount_minor, k.name, l.product, l.quantity, 8"
    ),
    (
        "SELECT c.number, o.day, o.amount_minor, o.orders FROM opening o "
        "JOIN customer c ON c.id = o.customer_id WHERE o.voided = 0 ORDER BY c.number, o.day"
    ),
    (
        "SELECT c.number, g.level, g.base_level, g.live_level, g.score, g.amount_minor, "
        "g.frequency, g.diversity, g.since_day, g.last_day, g.last_review, g.next_review "
        "FROM grade g JOIN customer c ON c.id = g.customer_id ORDER BY c.number"
    ),
    ("SELECT name, body FROM scheme_version WHERE in_force"),
    (
        "SELECT c.number, t.token FROM search_token t JOIN customer c ON c.id = t.customer_id "
        "ORDER BY c.number, t.token"
    ),
)


@contextlib.contextmanager
def _removed(half_made: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        half_made.unlink(missing_ok=True)
        raise


def _flush(path: Path) -> None:
    """Wait until the disk has a file or the names in a folder."""
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
