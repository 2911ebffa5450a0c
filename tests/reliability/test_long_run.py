"""R24: a robot works for days in one process; nothing grows, nothing slows down, all adds up."""

import os
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from app import bootstrap
from app.services.desk import Desk
from tests.bench import shop as bench
from tests.reliability.robot import Calendar, Diary, Robot, leak
from tests.reliability.shops import DAY, PASSWORD, ailments, make_shop

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="open files are counted as Linux tells them"
)

ACTS, WARM_UP = 150, 80
LONG_ACTS, LONG_WARM_UP = 20_000, 4_000
LONG_CUSTOMERS, LONG_LINES = 50_000, 1_200_000  # in about a million orders
LEAKS = 40


def at_work(
    folder: Path, key: bytes, day: date, password: str, patch: pytest.MonkeyPatch
) -> tuple[Desk, Calendar]:
    """Open a shop for the robot, which knows the password that the command line wants."""
    patch.setenv("STARDESK_PASSWORD", password)
    clock = Calendar(day)
    return bootstrap.open_desk(folder, "owner", key=key, clock=clock), clock


@pytest.fixture
def robot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Robot:
    folder = tmp_path / "shop"
    desk, clock = at_work(folder, make_shop(folder), DAY, PASSWORD, monkeypatch)
    return Robot(desk, clock, tmp_path, seed=24)


def grew(diary: Diary) -> tuple[int, int]:
    """Return how many open files and threads are more than after the warm-up."""
    first, last = diary.held
    return last.files - first.files, last.threads - first.threads


def test_a_robot_leaves_nothing_behind(robot: Robot) -> None:
    diary = robot.work(ACTS, warm_up=WARM_UP)
    print(diary.told())  # noqa: T201 - the figures of the run
    assert diary.acts == ACTS
    assert grew(diary) <= (0, 0)
    assert sum(diary.refused.values()) < ACTS // 10, "most acts are done, not refused"
    assert ailments(robot.desk) == []
    robot.desk.close()


def test_the_control_that_leaves_files_open_is_caught(robot: Robot) -> None:
    left = leak(robot)
    diary = robot.work(LEAKS, warm_up=LEAKS // 2)
    robot.desk.close()
    for descriptor in left:
        os.close(descriptor)
    assert grew(diary)[0] > 0
    assert diary.growth() > 0


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_a_robot_for_twenty_thousand_acts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large = bench.BenchShop(tmp_path / "shop", LONG_CUSTOMERS, LONG_LINES)
    bench.make(large)
    desk, clock = at_work(large.folder, large.key, bench.DAY, bench.PASSWORD, monkeypatch)
    robot = Robot(desk, clock, tmp_path, seed=24)
    diary = robot.work(LONG_ACTS, warm_up=LONG_WARM_UP)
    print(diary.told())  # noqa: T201 - the figures of the run
    assert ailments(desk) == []
    desk.close()
    began = time.perf_counter()
    bootstrap.open_desk(large.folder, "owner", key=large.key, clock=clock).close()
    opened = time.perf_counter() - began
    print(f"grew by {diary.growth():.1%}, opened in {opened:.2f} s")  # noqa: T201
    assert grew(diary) <= (0, 0)
    assert diary.growth() < 0.10
    assert diary.share_within(0.2) >= 0.95
    assert opened < 5
