"""Builds a new database and upgrades an old one: all pending steps in one transaction or none."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, text

from app.errors import StorageError
from app.i18n import QT_TRANSLATE_NOOP
from app.models.database import Database, plain_words, writing
from app.models.steps import SCRIPTS, newest

__all__ = ["SCRIPTS", "bring_up", "newest", "schema_of"]


def schema_of(connection: Connection) -> str | None:
    """Return the number of the last step in a database, None for an empty one."""
    names = _tables(connection)
    if "alembic_version" not in names:
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def bring_up(database: Database, before: Callable[[], object] | None = None) -> bool:
    """Bring a database to the newest schema; return whether a step ran.

    Args:
        database: the shop's database, perhaps empty.
        before: called before the first step of an existing shop, to take a verified snapshot.

    Raises:
        StorageError: the database is newer than this program, or a step failed; it is unchanged.

    """
    with database.read() as connection:
        have = schema_of(connection)
    if have == newest():
        return False
    if have is not None and have > newest():
        raise StorageError(
            "schema_newer",
            QT_TRANSLATE_NOOP(
                "Errors", "This shop was last opened by a newer StarDesk (schema {have})."
            ),
            {"have": have},
            advice=QT_TRANSLATE_NOOP("Errors", "Install that version; nothing was changed."),
        )
    if have is not None and before is not None:
        before()
    _run_steps(database)
    return True


def _run_steps(database: Database) -> None:
    with plain_words(), database.engine.connect() as plain:
        connection = plain.execution_options(**writing(plain))
        _foreign_keys(connection, on=False)
        try:
            with connection.begin():
                counted = _row_counts(connection)
                _upgrade(connection)
                _compare(counted, _row_counts(connection))
                _check_links(connection)
        finally:
            _foreign_keys(connection, on=True)


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - 0.3 s, wanted only when a step is pending
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _foreign_keys(connection: Connection, *, on: bool) -> None:
    """Switch foreign keys outside a transaction: a rebuilt table would cascade its rows away."""
    if connection.dialect.name != "sqlite":
        return
    raw: Any = connection.connection.dbapi_connection
    raw.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")


def _tables(connection: Connection) -> list[str]:
    if connection.dialect.name == "sqlite":
        query = (
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' "
            "ESCAPE '\\' ORDER BY name"
        )
    else:
        query = (
            "SELECT table_name FROM information_schema.tables "
            "WHERE table_schema = current_schema() ORDER BY table_name"
        )
    return [str(row[0]) for row in connection.execute(text(query))]


def _row_counts(connection: Connection) -> dict[str, int]:
    return {
        name: int(connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one())
        for name in _tables(connection)
        if name != "alembic_version"
    }


def _compare(before: dict[str, int], after: dict[str, int]) -> None:
    lost = [name for name, count in before.items() if after.get(name, 0) < count]
    if lost:
        raise _failed(", ".join(lost))


def _check_links(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    broken = connection.execute(text("PRAGMA foreign_key_check")).first()
    if broken is not None:
        raise _failed(str(broken[0]))


def _failed(what: str) -> StorageError:
    return StorageError(
        "upgrade_failed",
        QT_TRANSLATE_NOOP(
            "Errors",
            "Upgrading the shop's database would have lost rows in {what}; it was not done.",
        ),
        {"what": what},
        advice=QT_TRANSLATE_NOOP(
            "Errors", "Go on with the earlier version and send the log to whoever helps you."
        ),
    )
