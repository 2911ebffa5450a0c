"""The engine for a shop's database: its pragmas, its two ways in (read and work), its refusals."""

import contextlib
import re
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import StorageError, UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import sqlite_file
from app.models.sqlite_file import READ_ONLY, WRITABLE, WRITE, Manner

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine

__all__ = ["READ_ONLY", "WRITABLE", "WRITE", "Connection", "Database", "Manner"]

_ADVICE_TRY_AGAIN = QT_TRANSLATE_NOOP(
    "Errors", "Wait a moment and do it again; nothing was changed."
)
_ADVICE_AFTER_CHECK = QT_TRANSLATE_NOOP("Errors", "Do it again when the check has ended.")

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
        r"SSL error|root certificate|server certificate for|SSL, but SSL was required",
        "storage_not_protected",
        QT_TRANSLATE_NOOP("Errors", "The way to the database server is not protected as asked."),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Check the server's name, its certificate and the root certificate; nothing was sent.",
        ),
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
    said = str(getattr(error, "orig", None) or error)
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
    """Return what may be trouble with storage; only what is loaded can have raised something."""
    known: list[type[Exception]] = [OSError]
    for module, name in (("sqlcipher3.dbapi2", "Error"), ("sqlalchemy.exc", "DBAPIError")):
        raised = getattr(sys.modules.get(module), name, None)
        if raised is not None:
            known.append(raised)
    return tuple(known)


class Database:
    """One shop's database: `read()` for questions, `work()` for one act in one transaction.

    SQLAlchemy is loaded with the first of either; `look()` asks the driver before that.
    """

    def __init__(
        self, url: "str | URL | Path", key: bytes | None = None, manner: Manner = WRITABLE
    ) -> None:
        self.key = key
        self._place = url
        self._manner = manner
        self._engine: Engine | None = None
        self._raw: Any = None
        self._turn = threading.RLock()
        self._waits_for_check = False
        self._damage: StorageError | None = None
        self._at_close: list[Callable[[], None]] = []

    @classmethod
    def at(cls, file: Path, key: bytes | None = None, manner: Manner = WRITABLE) -> "Database":
        """Return the database of a SQLite file, encrypted when a key is given."""
        return cls(file, key, manner)

    @property
    def url(self) -> "URL":
        """Return the address of the database as SQLAlchemy writes it."""
        from sqlalchemy import URL, make_url  # noqa: PLC0415 - loaded with the first use

        if not isinstance(self._place, Path):
            return make_url(self._place)
        if not self._manner.read_only:
            return URL.create("sqlite", database=str(self._place))
        query = {"mode": "ro", "uri": "true"}
        return URL.create("sqlite", database=self._place.absolute().as_uri(), query=query)

    @property
    def engine(self) -> "Engine":
        """Return the engine, made with the first use."""
        with self._turn:
            if self._engine is None:
                self._engine = _make_engine(self.url, self.key, self._manner)
            return self._engine

    @property
    def is_sqlite(self) -> bool:
        """Say whether the shop lives in one file."""
        return isinstance(self._place, Path) or self.url.get_backend_name() == "sqlite"

    @property
    def file(self) -> Path:
        """Return the SQLite file."""
        return self._place if isinstance(self._place, Path) else Path(self.url.database or "")

    @contextlib.contextmanager
    def look(self) -> Iterator[Any]:
        """Give the driver's own connection, which can only ask; one thread at a time has it."""
        with plain_words(), self._turn:
            if self._raw is None:
                self._raw = sqlite_file.connect(self.file, self.key)
            yield self._raw

    @contextlib.contextmanager
    def read(self) -> "Iterator[Connection]":
        """Give a connection for questions: one consistent picture, nothing is written."""
        with plain_words(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextlib.contextmanager
    def work(self, *, links_later: bool = False) -> "Iterator[Connection]":
        """Give a connection for one act: commit at the end, roll back when anything is raised.

        With `links_later` SQLite does not look up each link of each row: a bulk act whose links
        are checked together before it ends (the look-ups are half of what storing a row costs).
        """
        self._refuse_unchecked()
        with plain_words(), self.engine.connect() as plain:
            connection = plain.execution_options(**writing(plain))
            with _without_links(connection, links_later), connection.begin():
                yield connection

    def wait_for_check(self) -> None:
        """Let nothing be written before every page was found whole."""
        self._waits_for_check = self.is_sqlite

    @property
    def waits_for_check(self) -> bool:
        """Whether nothing may be written because the pages are not yet found whole."""
        return self._waits_for_check

    def check(self) -> None:
        """Check every page; from then on acts may write, or none may, because it is damaged.

        First the WAL is folded into the file: pages that a power cut tore while folding are made
        whole. Without it a file would be called damaged whose good pages still stand in the WAL.

        Raises:
            StorageError: pages are damaged; the file is left as it is.

        """
        if not self.is_sqlite:
            return
        with plain_words(), contextlib.closing(sqlite_file.driver().connect(str(self.file))) as raw:
            sqlite_file.set_up(raw, self.key, self._manner)
            if not self._manner.read_only:
                sqlite_file.fold(raw)
            found = sqlite_file.check_pages(raw, encrypted=self.key is not None)
        if found:
            self._damage = _damaged(len(found))
            raise self._damage
        self._waits_for_check = False

    def _refuse_unchecked(self) -> None:
        if self._damage is not None:
            raise self._damage
        if self._waits_for_check:
            raise StorageError(
                "storage_unchecked",
                QT_TRANSLATE_NOOP(
                    "Errors", "The shop's file is still being checked. Nothing was changed."
                ),
                advice=_ADVICE_AFTER_CHECK,
            )

    def fold(self) -> None:
        """Fold the WAL into the file as far as nobody else reads from it."""
        if self.is_sqlite:
            with plain_words(), contextlib.closing(self.engine.raw_connection()) as raw:
                sqlite_file.fold(raw.driver_connection)

    def close(self) -> None:
        """Let go of every connection; the WAL is folded back into the file."""
        with self._turn:
            if self._raw is not None:
                self._raw.close()
                self._raw = None
            if self._engine is not None:
                self._engine.dispose()
            while self._at_close:
                self._at_close.pop()()

    def at_close(self, act: Callable[[], None]) -> None:
        """Do something when the connections were let go of."""
        self._at_close.append(act)


def _damaged(places: int) -> StorageError:
    one = QT_TRANSLATE_NOOP("Errors", "The shop's database is damaged in {count} place.")
    many = QT_TRANSLATE_NOOP("Errors", "The shop's database is damaged in {count} places.")
    return StorageError(
        "storage_damaged",
        one if places == 1 else many,
        {"count": places},
        advice=QT_TRANSLATE_NOOP("Errors", "Leave the file as it is and restore the last backup."),
    )


@contextlib.contextmanager
def _without_links(connection: "Connection", is_wanted: bool) -> Iterator[None]:  # noqa: FBT001
    """Let a connection pass over links while it is outside of any transaction."""
    if not is_wanted or connection.dialect.name != "sqlite":
        yield
        return
    raw: Any = connection.connection.driver_connection
    raw.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        raw.execute("PRAGMA foreign_keys = ON")


def writing(connection: "Connection") -> dict[str, Any]:
    """Return the options under which a connection writes."""
    if connection.dialect.name == "sqlite":
        return {WRITE: True}
    return {WRITE: True, "isolation_level": "READ COMMITTED"}


def _make_engine(url: "URL", key: bytes | None, manner: Manner) -> "Engine":
    from sqlalchemy import create_engine, event  # noqa: PLC0415 - loaded with the first use
    from sqlalchemy.pool import QueuePool  # noqa: PLC0415

    if url.get_backend_name() != "sqlite":
        from app.models import server  # noqa: PLC0415 - a shop in a file does without it

        return server.make_engine(url, manner)
    engine = create_engine(
        url,
        module=sqlite_file.driver(),
        poolclass=QueuePool,
        pool_size=3,
        connect_args={"check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _on_connect(raw: Any, _record: object) -> None:  # noqa: ANN401
        sqlite_file.set_up(raw, key, manner)

    @event.listens_for(engine, "begin")
    def _on_begin(connection: "Connection") -> None:
        writes = connection.get_execution_options().get(WRITE)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def in_ids(column: str, ids: Sequence[int], size: int = 20_000) -> list[str]:
    """Return SQL conditions that name ids in blocks; ids are our own integers, never typed text."""
    if len(ids) == 1:
        return [f"{column} = {int(ids[0])}"]
    return [
        f"{column} IN ({','.join(str(int(key)) for key in ids[start : start + size])})"
        for start in range(0, len(ids), size)
    ]


def after_bulk(connection: "Connection", *tables: str) -> None:
    """Let PostgreSQL go on counting after the ids that a bulk act chose itself."""
    if connection.dialect.name == "sqlite":
        return
    for table in tables:
        connection.exec_driver_sql(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), "
            f"(SELECT coalesce(max(id), 0) + 1 FROM {table}), false)"
        )


def page_check(connection: "Connection", *, encrypted: bool) -> list[str]:
    """Check every page of the file behind a connection and return what is wrong."""
    if connection.dialect.name != "sqlite":
        return []
    return sqlite_file.check_pages(connection.connection.driver_connection, encrypted=encrypted)


def __getattr__(name: str) -> object:
    """Give the type of a connection to whoever imports it from here."""
    if name != "Connection":
        raise AttributeError(name)
    from sqlalchemy import Connection  # noqa: PLC0415 - loaded with the first use

    return Connection
