"""A shop's tables on a PostgreSQL server: how they are reached, and how well that is protected."""

import os
from typing import TYPE_CHECKING, Final, NamedTuple

from app.models.sqlite_file import WRITE, Manner

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine

_WRITER: Final = 0x5D5C  # tells our lock on a server from those of other programs
# What speaks through PostgreSQL's own library, which knows sslmode.
_DRIVERS: Final = frozenset({"psycopg", "psycopg2", "psycopg2cffi"})
_ASKED_IN_URL: Final = frozenset({"sslmode", "service"})
_ASKED_OUTSIDE: Final = frozenset({"PGSSLMODE", "PGSERVICE"})


class Transport(NamedTuple):
    """How a connection travels: inside this computer, or by which TLS; "" is unencrypted."""

    is_local: bool
    protocol: str


def secured(url: "URL") -> "URL":
    """Return an address that asks for TLS wherever the server offers it.

    What the address says itself is passed on as it stands, such as sslmode=verify-full with its
    root certificate; so is what PGSSLMODE or a service file says. None of it is ever weakened.
    """
    is_asked = _ASKED_IN_URL & set(url.query) or _ASKED_OUTSIDE & set(os.environ)
    if is_asked or url.get_driver_name() not in _DRIVERS:
        return url
    return url.update_query_dict({"sslmode": "prefer"})


def make_engine(url: "URL", manner: Manner) -> "Engine":
    """Return an engine that keeps SQLite's promises: one picture per reader, one writer at a time.

    A writer sees what the writer before it committed, so it must not be given one picture.
    """
    from sqlalchemy import create_engine, event  # noqa: PLC0415 - loaded with the first use

    engine = create_engine(secured(url), isolation_level="REPEATABLE READ")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: "Connection") -> None:
        if connection.get_execution_options().get(WRITE):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {manner.patience_ms}")
            connection.exec_driver_sql(
                f"SELECT pg_advisory_xact_lock({_WRITER}, hashtext(current_schema()))"
            )

    return engine


def transport_of(connection: "Connection") -> Transport:
    """Ask the server how this connection reached it."""
    query = (
        "SELECT inet_client_addr() IS NULL, CASE WHEN ssl THEN version ELSE '' END "
        "FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
    )
    is_local, protocol = connection.exec_driver_sql(query).one()
    return Transport(bool(is_local), str(protocol))
