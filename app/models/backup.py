"""Snapshots of a SQLite shop: taken online, written aside, reopened, checked, then named."""

import contextlib
import errno
import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from app.errors import StorageError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import settings as setting_rows
from app.models import sqlite_file
from app.models.database import READ_ONLY, Database, page_check, plain_words
from app.models.upgrade import schema_of
from app.paths import Paths, replace_file

_DAMAGED = "database disk image is malformed"
_NO_SHOP = "file is not a database"


@dataclass(frozen=True)
class Totals:
    """What a shop holds, to compare a snapshot with its source."""

    customers: int
    sales: int
    lines: int
    amount_minor: int
    schema: str
    currency: str


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
    currency = str(setting_rows.all_of(connection).get("shop.currency", ""))
    return Totals(customers, sales, lines, amount, schema_of(connection) or "", currency)


def _totals(database: Database) -> Totals:
    with database.read() as connection:
        return totals_of(connection)


def snapshot(database: Database, target: Path) -> Totals:
    """Write a whole copy of the live database to `target`, with the same key.

    The shop's own pages are checked first, so that a damaged shop never takes the place of a good
    backup. The copy is made beside the target under another name, reopened, checked page by page
    and counted; only then does it take its name. A failure leaves nothing behind.
    """
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    half_made = target.with_name(f".{target.name}.half")
    with plain_words(), _removed(half_made):
        half_made.unlink(missing_ok=True)
        os.close(os.open(half_made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        database.fold()
        before = _checked_totals(database)
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


def with_vault(database: Database, paths: Paths, target: Path) -> Totals:
    """Take a snapshot beside the vault that opens it.

    The vault is laid down first: whoever finds a snapshot by its name finds the way in too.

    Raises:
        StorageError: the place cannot be written to; nothing is left there.

    """
    laid = target.parent / paths.vault.name
    is_new = paths.vault.exists() and not laid.exists()
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if is_new:
            replace_file(laid, paths.vault.read_bytes())
        return snapshot(database, target)
    except (OSError, StorageError) as error:
        _clear_away(target.parent, [laid] if is_new else [])
        if isinstance(error, StorageError):
            raise
        raise _not_written(target.parent, error) from error


def copy(backup: Path, target: Path, key: bytes | None) -> Totals:
    """Copy a backup and its vault to another place; the copy is checked before it has its name.

    Raises:
        StorageError: the place is not there or cannot be written to; nothing is left there.

    """
    half_made = target.with_name(f".{target.name}.half")
    laid, own = target.parent / "vault.json", backup.parent / "vault.json"
    try:
        # The place itself is never made: a stick that is not there must not become a folder.
        if not target.parent.parent.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with plain_words(), _removed(half_made):
            if own.exists():
                replace_file(laid, own.read_bytes())
            replace_file(half_made, backup.read_bytes())
            found = check(half_made, key)
            os.replace(half_made, target)  # noqa: PTH105 - the step that makes it a backup
            _flush(target.parent)
    except (OSError, StorageError) as error:
        _clear_away(target.parent, [laid])
        if isinstance(error, StorageError):
            raise
        raise _not_written(target.parent, error) from error
    return found


def remove(backup: Path) -> None:
    """Remove a backup: the snapshot first, so that what is left never looks like one."""
    backup.unlink(missing_ok=True)
    # A damaged shop was kept with its log of changes.
    backup.with_name(f"{backup.name}-wal").unlink(missing_ok=True)
    (backup.parent / "vault.json").unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # somebody laid something beside it
        backup.parent.rmdir()


def _not_written(folder: Path, error: OSError) -> StorageError:
    return StorageError(
        "backup_failed",
        QT_TRANSLATE_NOOP("Errors", "The backup to {folder} could not be written: {detail}."),
        {"folder": str(folder), "detail": error.strerror or str(error)},
        advice=QT_TRANSLATE_NOOP("Errors", "Check that disk, or choose another folder."),
    )


def _clear_away(folder: Path, files: Sequence[Path]) -> None:
    """Remove what a failed backup laid down, and its folder when nothing else is in it."""
    with contextlib.suppress(OSError):
        for file in files:
            file.unlink(missing_ok=True)
        folder.rmdir()


def before_upgrade(database: Database, paths: Paths) -> Totals:
    """Take a snapshot before the schema changes."""
    count = len(list(paths.backups.glob("before-upgrade-*"))) + 1
    return with_vault(database, paths, paths.backups / f"before-upgrade-{count}" / "shop.db")


def check(file: Path, key: bytes | None) -> Totals:
    """Open a snapshot for reading alone, check every page and link, and return its totals.

    Nothing is written, neither to the file nor beside it: it may be somebody's shop in use.

    Raises:
        StorageError: the file cannot be read with this key, is damaged, or holds no shop.

    """
    with plain_words():
        sqlite_file.check_log(file, key)
    database = Database.at(file, key, READ_ONLY)
    try:
        return _checked_totals(database)
    finally:
        database.close()


def _checked_totals(database: Database) -> Totals:
    with database.read() as connection:
        troubles = page_check(connection, encrypted=database.key is not None)
        if troubles:
            raise OSError(_DAMAGED)
        if schema_of(connection) is None:
            raise OSError(_NO_SHOP)
        if connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
            raise OSError(_DAMAGED)
        return totals_of(connection)


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
        "SELECT c.number, p.kind, p.text FROM preference p JOIN customer c "
        "ON c.id = p.customer_id WHERE c.voided = 0 ORDER BY c.number, p.kind"
    ),
    (
        "SELECT c.number, i.number FROM id_number i JOIN customer c ON c.id = i.customer_id "
        "WHERE c.voided = 0 ORDER BY c.number"
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
    (
        "SELECT c.number, k.kind, k.channel, k.text, k.day, k.due, k.owner, k.status, k.result, "
        "k.told, k.closed FROM service_case k JOIN customer c ON c.id = k.customer_id "
        "WHERE k.status <> 'void' AND c.voided = 0 ORDER BY c.number, k.id"
    ),
    (
        "SELECT c.number, f.day, f.mark, f.note FROM feedback f "
        "JOIN customer c ON c.id = f.customer_id WHERE f.voided = 0 ORDER BY c.number, f.id"
    ),
    (
        "SELECT c.number, sum(p.delta) FROM point_entry p JOIN customer c ON c.id = p.customer_id "
        "WHERE c.voided = 0 GROUP BY c.number HAVING sum(p.delta) <> 0 ORDER BY c.number"
    ),
    ("SELECT name, body FROM scheme_version WHERE in_force"),
    (
        "SELECT level, CASE WHEN upward THEN 1 ELSE 0 END, text, note, quota, validity, cost_minor "
        "FROM benefit WHERE NOT removed ORDER BY place, id"
    ),
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
