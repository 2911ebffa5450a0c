"""One connection to a SQLite file by the driver itself: its key, its pragmas, its page check.

Nothing here needs SQLAlchemy, so that a window can show its first rows before that is loaded.
"""

import time
from pathlib import Path
from typing import Any, Final, NamedTuple

# The option of a connection that is to write.
WRITE: Final = "stardesk_write"
_PAUSE_MS: Final = 20
_TURNS: Final = 3
_MALFORMED: Final = "database disk image is malformed"


class Manner(NamedTuple):
    """How a database is opened: for writing or not, and how long a writer waits for another."""

    read_only: bool = False
    patience_ms: int = 5000


WRITABLE: Final = Manner()
READ_ONLY: Final = Manner(read_only=True)


def driver() -> Any:  # noqa: ANN401 - a DBAPI module
    """Return the DBAPI module; the same SQLCipher build serves encrypted and plain shops."""
    import sqlcipher3.dbapi2  # noqa: PLC0415 - PostgreSQL shops do without it

    return sqlcipher3.dbapi2


def connect(file: Path, key: bytes | None) -> Any:  # noqa: ANN401 - a driver's connection
    """Return a connection that can only ask; any thread may use it, one at a time."""
    raw = driver().connect(str(file), check_same_thread=False)
    set_up(raw, key, READ_ONLY)
    return raw


def check_log(file: Path, key: bytes | None) -> None:
    """Read every page through the log of changes that a crash left, before it may be folded in.

    A log that belongs to another file would spoil this one for good. Read-only, nothing is folded,
    not even when the connection closes.

    Raises:
        OSError: the log and the file do not belong together, or pages are damaged.

    """
    log = file.with_name(f"{file.name}-wal")
    if not (file.exists() and log.exists() and log.stat().st_size):
        return
    raw = driver().connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
    try:
        set_up(raw, key, READ_ONLY)
        found = [str(row[0]) for row in raw.execute("PRAGMA quick_check").fetchall()]
    except driver().DatabaseError as error:
        raise OSError(str(error)) from error
    finally:
        raw.close()
    if found != ["ok"]:
        raise OSError(_MALFORMED)


def set_up(raw: Any, key: bytes | None, manner: Manner) -> None:  # noqa: ANN401
    """Give the key and the pragmas to a fresh SQLite connection, the key first."""
    try:
        _set_up(raw, key, manner)
    except UnicodeDecodeError as error:
        # SQLite quotes the damaged name of a table, which the driver then fails to read.
        raise driver().DatabaseError(_MALFORMED) from error


def _set_up(raw: Any, key: bytes | None, manner: Manner) -> None:  # noqa: ANN401
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


def _switch_to_wal(cursor: Any, patience_ms: int) -> None:  # noqa: ANN401 - a driver's cursor
    """Switch to the write-ahead log, waiting for others who open the same new file.

    SQLite's own patience does not cover this switch, so it is asked again until time is up.
    """
    busy = driver().OperationalError
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


def change_key(file: Path, key: bytes, new: bytes) -> None:
    """Encrypt every page of a copy that nobody else has open under another key.

    It has no journal: what is broken off here is thrown away.
    """
    raw = driver().connect(str(file), isolation_level=None)
    try:
        raw.execute("PRAGMA cipher_log_level = NONE")
        raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        raw.execute("PRAGMA journal_mode = OFF")
        raw.execute(f"PRAGMA rekey = \"x'{new.hex()}'\"")
    finally:
        raw.close()


def fold(raw: Any) -> None:  # noqa: ANN401
    """Fold the WAL into the file as far as nobody else reads from it."""
    raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def check_pages(raw: Any, *, encrypted: bool) -> list[str]:  # noqa: ANN401
    """Check every page of the file and return what is wrong: [] for a whole file.

    An encrypted page carries its own authentication, so each changed bit is found; a plain file
    is checked for structure only. The check reads the file itself, where somebody else may be
    folding the WAL in: a page half written is read again, and damaged is only what stays so.
    """
    pragma = "cipher_integrity_check" if encrypted else "quick_check"
    wrong: list[str] = []
    for turn in range(_TURNS):
        rows = [str(row[0]) for row in raw.execute(f"PRAGMA {pragma}").fetchall()]
        said = [] if rows == ["ok"] else rows
        wrong = [row for row in said if row in wrong or not turn]
        if not wrong:
            break
    return wrong
