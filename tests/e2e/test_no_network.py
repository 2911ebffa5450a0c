"""The program uses no network: nothing from founding to window makes a socket of the internet."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.e2e.conftest import PASSWORD, ROOT
from tests.reliability.power import require_strace


def worked(base: Path, way: str, before: Sequence[str | Path] = ()) -> list[str]:
    """Work at a shop in a process of its own; return what Python was asked for."""
    command = [*before, sys.executable, "-m", "tests.e2e.network_watch", base, way]
    ended = subprocess.run(
        command, capture_output=True, cwd=ROOT, encoding="utf-8", check=False, timeout=240
    )
    assert ended.returncode == 0, ended.stderr
    found: list[str] = json.loads(ended.stdout.splitlines()[-1])
    return found


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a shop that commands made and worked at, without a network."""
    base = tmp_path_factory.mktemp("day")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STARDESK_PASSWORD", PASSWORD)
        assert worked(base, "commands") == []
    return base


def test_no_command_and_no_page_asks_for_a_socket_of_the_internet(shop: Path) -> None:
    assert worked(shop, "window") == []


@pytest.mark.parametrize("kind", ["connect", "bind", "lookup"])
def test_whoever_asks_for_one_is_noticed(tmp_path: Path, kind: str) -> None:
    assert any(kind in event or "getaddrinfo" in event for event in worked(tmp_path, kind))


def families(log: Path) -> set[str]:
    """Return the families of sockets that a process asked the system for."""
    calls = log.read_text("ascii", "replace").splitlines()
    return {call.split("socket(")[1].split(",")[0] for call in calls if "socket(" in call}


def test_nor_does_anything_beneath_python(shop: Path, tmp_path: Path) -> None:
    """Qt and the libraries ask the system itself; what they ask is read there."""
    require_strace()
    told = {}
    for way in ("window", "connect"):
        log = tmp_path / way
        worked(shop, way, ("strace", "-f", "--seccomp-bpf", "-e", "trace=socket", "-o", log))
        told[way] = families(log)
    assert told == {"window": {"AF_UNIX"}, "connect": {"AF_INET"}}
