"""An empty shop's database by the real migration steps: encrypted SQLite, and PostgreSQL if named.

Set STARDESK_TEST_PG to a SQLAlchemy URL to run the same tests there; they make a schema of their
own in that database and drop it afterwards. Set it to "own" where PostgreSQL is installed: they
start a server of their own, reached by TLS.
"""

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL, Connection, make_url, text

from app.models.database import Database, Manner
from app.models.metadata import metadata
from app.models.upgrade import bring_up
from tests.models.own_server import cluster
from tests.models.rows import KEY

POSTGRESQL = os.environ.get("STARDESK_TEST_PG", "")
IMPATIENT = Manner(patience_ms=100)
BACKENDS = ["sqlite", "postgresql"] if POSTGRESQL else ["sqlite"]


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build an encrypted database once; tests work on copies."""
    file = tmp_path_factory.mktemp("empty") / "shop.db"
    database = Database.at(file, KEY)
    bring_up(database)
    database.close()
    return file


@pytest.fixture(scope="session")
def address() -> Iterator[URL]:
    """Give the address of the server."""
    if POSTGRESQL != "own":
        yield make_url(POSTGRESQL)
        return
    with cluster() as made, made.serving(tls=True):
        yield made.url()


@pytest.fixture(scope="session")
def server(address: URL) -> Iterator[Database]:
    """Build the tables once in a schema of this run's own on the server."""
    schema = f"stardesk_{uuid.uuid4().hex[:12]}"
    whole = Database(address)
    with whole.work() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    url = address.update_query_dict({"options": f"-csearch_path={schema}"})
    database = Database(url, manner=IMPATIENT)
    bring_up(database)
    yield database
    database.close()
    with whole.work() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    whole.close()


def emptied(database: Database) -> Database:
    """Take every row out of the tables of a server but the one that the steps put there."""
    names = ", ".join(metadata().tables)
    with database.work() as connection:
        connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
        connection.execute(text("INSERT INTO audit_tip (id, line_id, chain) VALUES (1, 0, '')"))
    return database


@pytest.fixture(params=BACKENDS)
def database(
    request: pytest.FixtureRequest, empty_file: Path, tmp_path: Path
) -> Iterator[Database]:
    """Give an empty shop that may be written to."""
    if request.param == "postgresql":
        yield emptied(request.getfixturevalue("server"))
        return
    copy = tmp_path / "shop.db"
    shutil.copyfile(empty_file, copy)
    database = Database.at(copy, KEY, IMPATIENT)
    yield database
    database.close()


@pytest.fixture
def connection(database: Database) -> Iterator[Connection]:
    """Give one transaction on an empty shop."""
    with database.work() as connection:
        yield connection


@pytest.fixture(params=BACKENDS, scope="module")
def shared_database(
    request: pytest.FixtureRequest, empty_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """Give an empty shop for tests of many examples; each must roll back what it did."""
    if request.param == "postgresql":
        yield emptied(request.getfixturevalue("server"))
        return
    copy = tmp_path_factory.mktemp("shared") / "shop.db"
    shutil.copyfile(empty_file, copy)
    database = Database.at(copy, KEY)
    yield database
    database.close()
