"""PostgreSQL: TLS where the server offers it, what the address asks for, and what is said of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from app.errors import StorageError
from app.models import server
from app.models.database import Database
from app.models.server import Transport
from tests.models.own_server import Cluster, cluster

PLAIN = "postgresql+psycopg://shop@desk.example/tea"


@pytest.fixture(scope="module")
def files() -> Iterator[Cluster]:
    with cluster() as made:
        yield made


@pytest.fixture(scope="module")
def with_tls(files: Cluster) -> Iterator[Cluster]:
    with files.serving(tls=True):
        yield files


@pytest.fixture(scope="module")
def without_tls() -> Iterator[Cluster]:
    with cluster() as made, made.serving(tls=False):
        yield made


def reached(made: Cluster, host: str = "localhost", **query: str | Path) -> Transport:
    """Say how a server is reached under an address."""
    database = Database(made.url(host, **query))
    try:
        with database.read() as connection:
            return server.transport_of(connection)
    finally:
        database.close()


@pytest.mark.parametrize(
    ("address", "mode"),
    [
        (PLAIN, "prefer"),
        (f"{PLAIN}?sslmode=disable", "disable"),
        (f"{PLAIN}?sslmode=require", "require"),
        (f"{PLAIN}?sslmode=verify-full&sslrootcert=/etc/shop.crt", "verify-full"),
        (f"{PLAIN}?service=shop", None),
        ("postgresql+pg8000://shop@desk.example/tea", None),
    ],
)
def test_tls_is_preferred_unless_the_address_says_otherwise(
    address: str, mode: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PGSSLMODE", "PGSERVICE"):
        monkeypatch.delenv(name, raising=False)
    url = make_url(address)
    found = server.secured(url)
    assert found.query.get("sslmode") == mode
    assert found.difference_update_query(["sslmode"]) == url.difference_update_query(["sslmode"])


@pytest.mark.parametrize("name", ["PGSSLMODE", "PGSERVICE"])
def test_what_is_asked_for_outside_is_not_weakened(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "verify-full")
    assert server.secured(make_url(PLAIN)) == make_url(PLAIN)


def test_a_server_that_offers_tls_is_reached_by_it(with_tls: Cluster) -> None:
    found = reached(with_tls)
    assert not found.is_local
    assert found.protocol.startswith("TLSv1.")


def test_the_root_certificate_of_verify_full_is_passed_on(with_tls: Cluster) -> None:
    found = reached(with_tls, sslmode="verify-full", sslrootcert=with_tls.authority)
    assert found.protocol.startswith("TLSv1.")


@pytest.mark.parametrize(
    ("host", "root"), [("127.0.0.1", "authority.crt"), ("localhost", "other.crt")]
)
def test_verify_full_refuses_another_name_or_authority(
    with_tls: Cluster, host: str, root: str
) -> None:
    with pytest.raises(StorageError) as told:
        reached(with_tls, host, sslmode="verify-full", sslrootcert=with_tls.folder / root)
    assert told.value.code == "storage_not_protected"


def test_verify_full_outside_refuses_it_too(
    with_tls: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGSSLMODE", "verify-full")
    monkeypatch.setenv("PGSSLROOTCERT", str(with_tls.other))
    with pytest.raises(StorageError) as told:
        reached(with_tls)
    assert told.value.code == "storage_not_protected"


def test_whoever_turns_it_off_has_it_off_and_is_told(with_tls: Cluster) -> None:
    assert reached(with_tls, sslmode="disable") == Transport(is_local=False, protocol="")


def test_a_socket_of_this_computer_is_no_network(with_tls: Cluster) -> None:
    assert reached(with_tls, str(with_tls.folder)) == Transport(is_local=True, protocol="")


def test_a_server_without_tls_is_reached_all_the_same_and_that_is_told(
    without_tls: Cluster,
) -> None:
    assert reached(without_tls) == Transport(is_local=False, protocol="")


@pytest.mark.parametrize("mode", ["require", "verify-full"])
def test_who_asks_for_tls_is_refused_where_there_is_none(without_tls: Cluster, mode: str) -> None:
    with pytest.raises(StorageError) as told:
        reached(without_tls, sslmode=mode, sslrootcert=without_tls.authority)
    assert told.value.code == "storage_not_protected"


def test_a_server_that_is_not_there_is_another_matter(files: Cluster) -> None:
    gone = Database(files.url("127.0.0.1").set(port=1))
    with pytest.raises(StorageError) as told, gone.read():
        pass
    assert told.value.code == "storage_no_server"
