"""R2: what the shop said was saved is there after a power cut; careless settings are caught."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.errors import UserError
from tests.reliability.power import Disk, Event, require_strace, watched
from tests.reliability.shops import ailments, make_shop, opened
from tests.reliability.test_killed import stored
from tests.reliability.worker import FOLDING

ACTS = 60
POINTS = 60
LONG_POINTS = 1000
pytestmark = pytest.mark.skipif(
    "not __import__('sys').platform.startswith('linux')", reason="strace is a tool of Linux"
)


@dataclass(frozen=True)
class Story:
    """A shop before some acts, and everything that was written and said during them."""

    before: Path
    key: bytes
    events: list[Event]

    def points(self, count: int) -> list[int]:
        """Return moments of the story, after the shop was opened, rising."""
        first = next(at for at, event in enumerate(self.events) if event.data.startswith(b"open"))
        chance = random.Random(count)
        return sorted(chance.randrange(first + 1, len(self.events) + 1) for _ in range(count))


@dataclass
class Tally:
    """How many power cuts lost something acknowledged, and how many left a shop not whole."""

    cuts: int = 0
    lost: int = 0
    corrupt: int = 0
    unflushed: int = 0


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    require_strace()
    folder = tmp_path_factory.mktemp("made") / "shop"
    return folder, make_shop(folder)


def story(made: tuple[Path, bytes], base: Path, variant: str) -> Story:
    folder, key = made
    shutil.copytree(folder, base / "shop")
    events = watched(base / "log", [variant, str(ACTS), str(base / "shop"), key.hex(), "3"])
    assert sum(event.data.startswith(b"done") for event in events) == ACTS
    return Story(folder, key, events)


def cut_power(story: Story, base: Path, count: int) -> Tally:
    """Cut the power at many moments; open what is left and hold it against what was said."""
    tally, chance = Tally(), random.Random(11)
    disk = Disk({"shop.db": bytearray((story.before / "shop.db").read_bytes())})
    known: dict[str, int] = {}
    promised: tuple[str, int] | None = None
    done = iter_points(story.points(count))
    at, wanted = 0, next(done)
    for at, event in enumerate(story.events, 1):
        disk.take(event)
        if event.kind == "said":
            word, *more = event.data.decode().split()
            if word == "sell":
                promised = more[0], int(more[1])
            elif word == "done":
                known[more[0]], promised = int(more[1]), None
        while at == wanted:
            tally.unflushed += any(disk.waiting.values())
            look(story, base, disk.after_the_cut(chance), (known, promised), tally)
            wanted = next(done)
    assert tally.cuts == count
    return tally


def iter_points(points: list[int]) -> Iterator[int]:
    yield from points
    yield -1


def look(
    story: Story,
    base: Path,
    files: dict[str, bytearray],
    expected: tuple[dict[str, int], tuple[str, int] | None],
    tally: Tally,
) -> None:
    known, promised = expected
    folder = base / "found"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copy(story.before / "vault.json", folder)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    tally.cuts += 1
    try:
        with opened(folder, story.key) as desk:
            found, wrong = stored(desk), ailments(desk)
    except UserError:
        tally.corrupt += 1
        return
    more = dict([*known.items(), promised]) if promised else known
    tally.lost += any(found.get(name) not in {left, more[name]} for name, left in known.items())
    tally.corrupt += bool(wrong) or any(name not in more for name in found)


def test_nothing_acknowledged_is_lost_in_a_power_cut(
    made: tuple[Path, bytes], tmp_path: Path
) -> None:
    tally = cut_power(story(made, tmp_path, FOLDING), tmp_path, POINTS)
    print(tally)  # noqa: T201 - the figures of the run
    assert tally.unflushed > POINTS // 3
    assert (tally.lost, tally.corrupt) == (0, 0)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_a_thousand_power_cuts(made: tuple[Path, bytes], tmp_path: Path) -> None:
    tally = cut_power(story(made, tmp_path, FOLDING), tmp_path, LONG_POINTS)
    print(tally)  # noqa: T201 - the figures of the run
    assert (tally.lost, tally.corrupt) == (0, 0)


def test_the_control_that_flushes_only_at_checkpoints_is_caught(
    made: tuple[Path, bytes], tmp_path: Path
) -> None:
    tally = cut_power(story(made, tmp_path, "NORMAL"), tmp_path, POINTS // 2)
    print(tally)  # noqa: T201 - the figures of the run
    assert tally.lost > 0


def test_the_control_that_never_flushes_is_caught(made: tuple[Path, bytes], tmp_path: Path) -> None:
    tally = cut_power(story(made, tmp_path, "OFF"), tmp_path, POINTS // 2)
    print(tally)  # noqa: T201 - the figures of the run
    assert tally.corrupt > 0
