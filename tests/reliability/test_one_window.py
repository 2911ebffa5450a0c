"""R6: of many windows started at once exactly one opens a shop; a killed one blocks nobody."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.services.one_window import WindowPlace
from tests.conftest import ROOT
from tests.reliability.starters import NOW

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="starts are forks")

HOLDER = """
import sys, time
from pathlib import Path
from app.services.one_window import WindowPlace
from tests.reliability.starters import NOW
place = WindowPlace(Path(sys.argv[1]))
print("has" if place.take("killed", NOW) else "late", flush=True)
time.sleep(60)
"""


def starts(shop: Path, count: int, manner: str = "") -> list[str]:
    line = [sys.executable, "-m", "tests.reliability.starters", str(shop), str(count)]
    ended = subprocess.run(
        [*line, *([manner] if manner else [])], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return ended.stdout.split("\n")[:-1]


def check_starts(shop: Path, count: int) -> None:
    said = starts(shop, count)
    assert len(said) == count
    assert said.count("has") == 1
    assert all(line.startswith("who p") for line in said if line != "has")


def test_of_twenty_starts_exactly_one_opens(tmp_path: Path) -> None:
    check_starts(tmp_path, 20)


@pytest.mark.long
def test_of_a_hundred_starts_exactly_one_opens(tmp_path: Path) -> None:
    for _ in range(20):
        check_starts(tmp_path, 100)


def test_the_control_that_only_looks_for_a_file_is_caught(tmp_path: Path) -> None:
    found = []
    for run in range(5):
        shop = tmp_path / str(run)
        shop.mkdir()
        found.append(starts(shop, 20, "careless").count("has"))
    assert max(found) > 1


def kill_holders(shop: Path, count: int) -> None:
    for _ in range(count):
        with subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(shop)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as holder:
            assert holder.stdout is not None
            assert holder.stdout.readline() == "has\n"
            later = WindowPlace(shop)
            assert not later.take("later", NOW)
            told = later.holder()
            assert told is not None
            assert (told.login, told.since) == ("killed", NOW)
            holder.send_signal(signal.SIGKILL)
            holder.wait()
            assert later.take("later", NOW)
            later.release()


def test_a_killed_window_blocks_nobody(tmp_path: Path) -> None:
    kill_holders(tmp_path, 5)


@pytest.mark.long
def test_a_hundred_killed_windows_block_nobody(tmp_path: Path) -> None:
    kill_holders(tmp_path, 100)
