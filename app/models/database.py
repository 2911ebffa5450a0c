"""The engine for a shop's database: its pragmas, its two ways in (read and work), its refusals."""

import contextlib
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from app.errors import StorageError, UserError
from app.i18n import QT_TRANSLATE_NOOP

__all__ = ["WRITE", "Connection", "Database"]

WRITE: Final = "stardesk_write"
_WRITER: Final = 0x5D5C  # tells our lock on a server from those of other programs
_ADVICE_TRY_AGAIN = QT_TRANSLATE_NOOP(
    "Errors", "Wait a moment and do it again; nothing was changed."
)

# What SQLite and SQLCipher say, and what it means to a person.
_TROUBLES: tuple[tuple[str, str, str, str], ...] = (
    (
        r"database (table )?is locked|could not obtain lock|lock timeout",
        "storage_busy",
        QT_TRANSLATE_NOOP("Errors", "Another program is writing to the shop's database."),
        _ADVICE_TRY_AGAIN,
    ),
    (
        r"disk is full|No space left",
        "storage_full",
        QT_TRANSLATE_NOOP("Errors", "The disk is full. Nothing of this act was saved."),
        QT_TRANSLATE_NOOP("Errors", "Free some space and do it again."),
    ),
    (
        r"readonly database|read-only",
        "storage_read_only",
        QT_TRANSLATE_NOOP("Errors", "The shop's folder cannot be written to."),
        QT_TRANSLATE_NOOP(
            "Errors", "Give yourself the right to write there, or copy the shop elsewhere."
        ),
    ),
    (
        r"unable to open database file",
        "storage_cannot_open",
        QT_TRANSLATE_NOOP("Errors", "The shop's database could not be opened."),
        QT_TRANSLATE_NOOP(
            "Errors", "Check that the folder is there, that the disk is connected, and try again."
        ),
    ),
    (
        r"file is not a database|file is encrypted",
        "storage_not_a_database",
        QT_TRANSLATE_NOOP(
            "Errors", "The shop's database cannot be read with this key, or it is damaged."
        ),
        QT_TRANSLATE_NOOP("Errors", "Sign in again; if that fails, restore the last backup."),
    ),
    (
        r"malformed|corrupt",
        "storage_damaged",
        QT_TRANSLATE_NOOP("Errors", "The shop's database is damaged."),
        QT_TRANSLATE_NOOP("Errors", "Leave the file as it is and restore the last backup."),
    ),
    (
        r"disk I/O error|Input/output error",
        "storage_io",
        QT_TRANSLATE_NOOP("Errors", "The disk did not answer. Nothing of this act was saved."),
        QT_TRANSLATE_NOOP("Errors", "Check the disk or the stick, then do it again."),
    ),
    (
        r"connection (failed|refused)|could not connect|server closed the connection",
        "storage_no_server",
        QT_TRANSLATE_NOOP("Errors", "The database server does not answer."),
        QT_TRANSLATE_NOOP("Errors", "Check the network and the server, then do it again."),
    ),
)


def as_user_error(error: BaseException) -> UserError | None:
    """Return what a database error means to a person, or None when it is a bug of ours.

    Only the driver's own words count: SQLAlchemy quotes the statement and its values beside them.
    """
    said = str(error.orig if isinstance(error, DBAPIError) else error)
    for pattern, code, what, advice in _TROUBLES:
        if re.search(pattern, said, re.IGNORECASE):
            return StorageError(code, what, advice=advice)
    return None


@contextlib.contextmanager
def plain_words() -> Iterator[None]:
    """Turn the database's own words into a StorageError; let everything else pass."""
    try:
        yield
    except _troubles() as error:
        meant = as_user_error(error)
        if meant is None:
            raise
        raise meant from error


def _troubles() -> tuple[type[Exception], ...]:
    """Return what may be trouble with storage; the driver's own where it is spoken to directly."""
    driver = sys.modules.get("sqlcipher3.dbapi2")
    own = () if driver is None else (driver.Error,)
    return (DBAPIError, OSError, *own)


def _sqlite_module() -> Any:  # noqa: ANN401 - a DBAPI module
    """Return the DBAPI module; the same SQLCipher build serves encrypted and plain shops."""
    import sqlcipher3.dbapi2  # noqa: PLC0415 - PostgreSQL shops do without it

    return sqlcipher3.dbapi2


@dataclass(frozen=True)
class Manner:
    """How a database is opened: for writing or not, and how long a writer waits for another."""

    read_only: bool = False
    patience_ms: int = 5000


_PAUSE_MS: Final = 20


def _switch_to_wal(cursor: Any, patience_ms: int) -> None:  # noqa: ANN401 - a driver's cursor
    """Switch to the write-ahead log, waiting for others who open the same new file.

    SQLite's own patience does not cover this switch, so it is asked again until time is up.
    """
    busy = _sqlite_module().OperationalError
    for _ in range(patience_ms // _PAUSE_MS):
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except busy as error:
            if "locked" not in str(error):
                raise
            time.sleep(_PAUSE_MS / 1000)
        else:
            return
    cursor.execute("PRAGMA journal_mode = WAL")


def set_up_sqlite(raw: Any, key: bytes | None, manner: Manner) -> None:  # noqa: ANN401
    """Give the key and the pragmas to a fresh SQLite connection, the key first."""
    raw.isolation_level = None  # we write BEGIN ourselves; the driver's guess breaks migrations
    cursor = raw.cursor()
    if key is not None:
        cursor.execute("PRAGMA cipher_log_level = NONE")
        cursor.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute(f"PRAGMA busy_timeout = {manner.patience_ms}")
    cursor.execute("PRAGMA cache_size = -65536")
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.execute("PRAGMA trusted_schema = OFF")
    cursor.execute("PRAGMA cell_size_check = ON")
    if manner.read_only:
        cursor.execute("PRAGMA query_only = ON")
    else:
        _switch_to_wal(cursor, manner.patience_ms)
        # FULL: an acknowledged sale survives a power cut (tests/reliability: NORMAL loses it).
        cursor.execute("PRAGMA synchronous = FULL")
    cursor.close()


WRITABLE: Final = Manner()
READ_ONLY: Final = Manner(read_only=True)


class Database:
    """One shop's database: `read()` for questions, `work()` for one act in one transaction."""

    def __init__(self, url: str | URL, key: bytes | None = None, manner: Manner = WRITABLE) -> None:
        self.url = make_url(url)
        self.key = key
        self.engine = _make_engine(self.url, key, manner)

    @classmethod
    def at(cls, file: Path, key: bytes | None = None, manner: Manner = WRITABLE) -> "Database":
        """Return the database of a SQLite file, encrypted when a key is given."""
        if not manner.read_only:
            return cls(URL.create("sqlite", database=str(file)), key, manner)
        query = {"mode": "ro", "uri": "true"}
        return cls(
            URL.create("sqlite", database=file.absolute().as_uri(), query=query), key, manner
        )

    @property
    def is_sqlite(self) -> bool:
        """Say whether the shop lives in one file."""
        return self.url.get_backend_name() == "sqlite"

    @property
    def file(self) -> Path:
        """Return the SQLite file."""
        return Path(self.url.database or "")

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection for questions: one consistent picture, nothing is written."""
        with plain_words(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextlib.contextmanager
    def work(self) -> Iterator[Connection]:
        """Give a connection for one act: commit at the end, roll back when anything is raised."""
        with plain_words(), self.engine.connect() as plain:
            connection = plain.execution_options(**writing(plain))
            with connection.begin():
                yield connection

    def fold(self) -> None:
        """Fold the WAL into the file: pages that a power cut tore while folding are made whole.

        Without it a page check would call a file damaged whose good pages still stand in the WAL.
        """
        if not self.is_sqlite:
            return
        with plain_words():
            raw: Any = self.engine.raw_connection()
            try:
                raw.driver_connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
            finally:
                raw.close()

    def close(self) -> None:
        """Let go of every connection; the WAL is folded back into the file."""
        self.engine.dispose()


def writing(connection: Connection) -> dict[str, Any]:
    """Return the options under which a connection writes."""
    if connection.dialect.name == "sqlite":
        return {WRITE: True}
    return {WRITE: True, "isolation_level": "READ COMMITTED"}


def _make_engine(url: URL, key: bytes | None, manner: Manner) -> Engine:
    if url.get_backend_name() != "sqlite":
        return _server_engine(url, manner)
    engine = create_engine(
        url,
        module=_sqlite_module(),
        poolclass=QueuePool,
        pool_size=3,
        connect_args={"check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _on_connect(raw: Any, _record: object) -> None:  # noqa: ANN401
        set_up_sqlite(raw, key, manner)

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITE)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _server_engine(url: URL, manner: Manner) -> Engine:
    """Return an engine that keeps SQLite's promises: one picture per reader, one writer at a time.

    A writer sees what the writer before it committed, so it must not be given one picture.
    """
    engine = create_engine(url, isolation_level="REPEATABLE READ")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        if connection.get_execution_options().get(WRITE):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {manner.patience_ms}")
            connection.exec_driver_sql(
                f"SELECT pg_advisory_xact_lock({_WRITER}, hashtext(current_schema()))"
            )

    return engine


def in_ids(column: str, ids: Sequence[int], size: int = 20_000) -> list[str]:
    """Return SQL conditions that name ids in blocks; ids are our own integers, never typed text."""
    if len(ids) == 1:
        return [f"{column} = {int(ids[0])}"]
    return [
        f"{column} IN ({','.join(str(int(key)) for key in ids[start : start + size])})"
        for start in range(0, len(ids), size)
    ]


def insert_many(
    connection: Connection, table: str, columns: str, rows: Sequence[tuple[Any, ...]], tail: str
) -> None:
    """Insert many rows by the driver itself: for bulk acts, where each microsecond counts.

    `tail` are the last columns' values, the same for every row: SQL text of our own making.
    """
    if not rows:
        return
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    marks = ", ".join([mark] * len(rows[0]))
    statement = f"INSERT INTO {table} ({columns}) VALUES ({marks}, {tail})"
    connection.exec_driver_sql(statement, list(rows))


def after_bulk(connection: Connection, *tables: str) -> None:
    """Let PostgreSQL go on counting after the ids that a bulk act chose itself."""
    if connection.dialect.name == "sqlite":
        return
    for table in tables:
        connection.exec_driver_sql(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), "
            f"(SELECT coalesce(max(id), 0) + 1 FROM {table}), false)"
        )


def page_check(connection: Connection, *, encrypted: bool) -> list[str]:
    """Check every page of the file and return what is wrong: [] for a whole file.

    An encrypted page carries its own authentication, so each changed bit is found; a plain file
    is checked for structure only.
    """
    if connection.dialect.name != "sqlite":
        return []
    if encrypted:
        return [str(row[0]) for row in connection.execute(text("PRAGMA cipher_integrity_check"))]
    rows = [str(row[0]) for row in connection.execute(text("PRAGMA quick_check"))]
    return [] if rows == ["ok"] else rows
