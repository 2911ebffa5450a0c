"""R2: what the shop said was saved is there after a power cut; careless settings are caught."""

import random
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.errors import UserError
from app.services import importing
from app.services.desk import Desk
from app.services.importing import Options
from tests.reliability.power import Disk, Event, require_strace, watched
from tests.reliability.shops import ailments, digest, make_shop, opened, write_sales
from tests.reliability.test_killed import stored
from tests.reliability.worker import FOLDING, WHOLE

ACTS = 60
POINTS = 60
FEW_POINTS = 20
LONG_POINTS = 1000
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="strace is a tool of Linux"
)


@dataclass
class Heard:
    """What a worker had said by some moment."""

    done: dict[str, int] = field(default_factory=dict)
    promised: tuple[str, int] | None = None
    said: set[str] = field(default_factory=set)

    def hear(self, event: Event) -> None:
        """Take in one line."""
        word, *more = event.data.decode().split()
        self.said.add(word)
        if word == "sell":
            self.promised = more[0], int(more[1])
        elif word == "done":
            self.done[more[0]], self.promised = int(more[1]), None


@dataclass
class Tally:
    """How many power cuts lost something acknowledged, and how many left a shop not whole."""

    cuts: int = 0
    lost: int = 0
    corrupt: int = 0
    unflushed: int = 0


# Looks at the shop found after a cut, in its folder by its key or at its desk; returns whether
# something acknowledged is lost, and whether something is there by half.
Judge = Callable[[Path, bytes, Heard], tuple[bool, bool]]
DeskJudge = Callable[[Desk, Heard], tuple[bool, bool]]


def at_desk(judge: DeskJudge) -> Judge:
    """Return a judge that opens the shop as the program does."""

    def look(folder: Path, key: bytes, heard: Heard) -> tuple[bool, bool]:
        with opened(folder, key) as desk:
            return judge(desk, heard)

    return look


@dataclass(frozen=True)
class Story:
    """A shop before some acts, and everything that was written and said during them."""

    before: Path
    key: bytes
    events: list[Event]
    first: int

    def points(self, count: int) -> list[int]:
        """Return moments of the story after its first, rising."""
        chance = random.Random(count)
        return sorted(chance.randrange(self.first, len(self.events) + 1) for _ in range(count))

    def cut_power(self, base: Path, count: int, judge: Judge) -> Tally:
        """Cut the power at many moments; open what is left and hold it against what was said."""
        tally, chance, heard = Tally(), random.Random(11), Heard()
        disk = Disk(
            {
                str(file.relative_to(self.before)): file.read_bytes()
                for file in self.before.rglob("*")
                if file.is_file()
            }
        )
        points = self.points(count)
        for at, event in enumerate(self.events, 1):
            disk.take(event)
            if event.kind == "said":
                heard.hear(event)
            while points and points[0] == at:
                points.pop(0)
                tally.unflushed += not disk.is_flushed
                self._look(base, disk.after_the_cut(chance), (heard, judge), tally)
        assert tally.cuts == count
        print(tally)  # noqa: T201 - the figures of the run
        return tally

    def _look(
        self,
        base: Path,
        files: dict[str, bytearray],
        expected: tuple[Heard, Judge],
        tally: Tally,
    ) -> None:
        # A place of its own for each: this PC remembers the last act it saw at a place.
        folder = base / f"found{tally.cuts}"
        folder.mkdir()
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        heard, judge = expected
        tally.cuts += 1
        try:
            lost, half = judge(folder, self.key, heard)
        except UserError:
            lost, half = False, True
        tally.lost += lost
        tally.corrupt += half
        shutil.rmtree(folder)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    require_strace()
    folder = tmp_path_factory.mktemp("made") / "shop"
    return folder, make_shop(folder)


def story(made: tuple[Path, bytes], base: Path, variant: str, what: str = str(ACTS)) -> Story:
    folder, key = made
    shutil.copytree(folder, base / "shop")
    order = [variant, what, str(base / "shop"), key.hex(), "3"]
    events = watched(base / "log", base / "shop", order)
    return Story(folder, key, events, place(events, "said", b"open") + 1)


def place(events: list[Event], kind: str, data: bytes) -> int:
    """Return where an event stands, counted from 1."""
    return next(
        at for at, event in enumerate(events, 1) if event.kind == kind and event.data[:4] == data
    )


@at_desk
def sales(desk: Desk, heard: Heard) -> tuple[bool, bool]:
    """Judge sales: each acknowledged one is there, the one under way as a whole or not at all."""
    found, wrong = stored(desk), ailments(desk)
    more = dict([*heard.done.items(), heard.promised]) if heard.promised else heard.done
    lost = any(found.get(name) not in {left, more[name]} for name, left in heard.done.items())
    return lost, bool(wrong) or any(name not in more for name in found)


def test_nothing_acknowledged_is_lost_in_a_power_cut(
    made: tuple[Path, bytes], tmp_path: Path
) -> None:
    told = story(made, tmp_path, FOLDING)
    assert sum(event.data.startswith(b"done") for event in told.events) == ACTS
    tally = told.cut_power(tmp_path, POINTS, sales)
    assert tally.unflushed > POINTS // 3
    assert (tally.lost, tally.corrupt) == (0, 0)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("variant", [FOLDING, WHOLE])
def test_a_thousand_power_cuts(made: tuple[Path, bytes], tmp_path: Path, variant: str) -> None:
    tally = story(made, tmp_path, variant).cut_power(tmp_path, LONG_POINTS, sales)
    assert (tally.lost, tally.corrupt) == (0, 0)


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_a_thousand_power_cuts_catch_both_controls(
    made: tuple[Path, bytes], tmp_path: Path
) -> None:
    for variant in ("NORMAL", "OFF"):
        folder = tmp_path / variant
        folder.mkdir()
        tally = story(made, folder, variant).cut_power(folder, LONG_POINTS, sales)
        assert (tally.lost if variant == "NORMAL" else tally.corrupt) > LONG_POINTS // 10


def test_the_control_that_flushes_only_at_checkpoints_is_caught(
    made: tuple[Path, bytes], tmp_path: Path
) -> None:
    assert story(made, tmp_path, "NORMAL").cut_power(tmp_path, FEW_POINTS, sales).lost > 0


def test_the_control_that_never_flushes_is_caught(made: tuple[Path, bytes], tmp_path: Path) -> None:
    assert story(made, tmp_path, "OFF").cut_power(tmp_path, FEW_POINTS, sales).corrupt > 0


@pytest.mark.parametrize("sales_before", [120, 0], ids=["among others", "the first"])
def test_an_import_in_a_power_cut_is_all_there_or_not_at_all(
    tmp_path: Path, sales_before: int
) -> None:
    require_strace()
    made = tmp_path / "made"
    key = make_shop(made, sales=sales_before)
    file = tmp_path / "sales.csv"
    write_sales(file, 600, 60, seed=2, prefix="B")
    shutil.copytree(made, tmp_path / "whole")
    with opened(tmp_path / "whole", key) as desk:
        before = digest(desk)
        importing.run(desk, file, Options())
        after = digest(desk)

    @at_desk
    def judge(desk: Desk, heard: Heard) -> tuple[bool, bool]:
        found = digest(desk)
        lost = "imported" in heard.said and found != after
        return lost, found not in {before, after} or bool(ailments(desk))

    told = story((made, key), tmp_path, FOLDING, str(file))
    tally = told.cut_power(tmp_path, FEW_POINTS, judge)
    assert tally.unflushed > FEW_POINTS // 3
    assert (tally.lost, tally.corrupt) == (0, 0)
