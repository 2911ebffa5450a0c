"""What every test stands on: no network, no real settings, one locale, nothing left behind."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import leaks

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = ("127.", "::1", "localhost", "0.0.0.0")  # noqa: S104 - compared, never bound

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile(
    "here", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.register_profile("ci", parent=settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


class NetworkUsedError(AssertionError):
    """A test tried to reach another machine."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--long", action="store_true", help="also run the long form of the reliability harnesses"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--long"):
        return
    skip = pytest.mark.skip(reason="a long harness: run with --long")
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(skip)


Address = tuple[str, int] | str | bytes


def _refuse_far(address: Address) -> None:
    host = address[0] if isinstance(address, tuple) else ""
    if host and not host.startswith(LOOPBACK):
        raise NetworkUsedError(f"a test tried to reach {host}")


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Let no test leave this machine; what the computer itself offers stays reachable."""
    real_connect, real_connect_ex = socket.socket.connect, socket.socket.connect_ex
    real_lookup = socket.getaddrinfo

    def connect(self: socket.socket, address: Address) -> None:
        _refuse_far(address)
        real_connect(self, address)

    def connect_ex(self: socket.socket, address: Address) -> int:
        _refuse_far(address)
        return real_connect_ex(self, address)

    def lookup(
        host: str | bytes | None, port: int | str | None, *more: int, **named: int
    ) -> object:
        _refuse_far((host.decode() if isinstance(host, bytes) else host or "", 0))
        return real_lookup(host, port, *more, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        patch.setattr(socket.socket, "connect_ex", connect_ex)
        patch.setattr(socket, "getaddrinfo", lookup)
        yield


@pytest.fixture(scope="session", autouse=True)
def _own_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give the tests folders, a locale and a key store of their own, also in child processes."""
    home = tmp_path_factory.mktemp("surroundings")
    with pytest.MonkeyPatch.context() as patch:
        for name in [*os.environ]:
            if name.startswith("STARDESK_") and name != "STARDESK_TEST_PG":
                patch.delenv(name)
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        for name in ("APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(home / name.lower()))
        for name in ("LANG", "LC_ALL"):
            patch.setenv(name, "C.UTF-8")
        patch.delenv("LANGUAGE", raising=False)
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        yield


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a window test that leaves a thread, a running timer or a window alive."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    before = leaks.look()
    yield
    left = leaks.left_since(before)
    if left:
        pytest.fail("left behind: " + "; ".join(left), pytrace=False)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of real data that stands beside the checkout, or skip."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("needs the shared data folder beside the checkout")
    return folder
