"""A robot at the counter and in the office: mixed acts at random, day after day, in one process.

It works through the services as a window does, and now and then through the command line. Every act
is timed; memory, open files and threads are looked at after a warm-up and at the end.
"""

import contextlib
import gc
import io
import os
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from app import log
from app.__main__ import main
from app.domain.cases import CaseEntry, Closing
from app.errors import UserError
from app.services import (
    backup_rounds,
    batches,
    cases,
    checkout,
    customers,
    front_desk,
    grading,
    importing,
    overrides,
    points,
    reviews,
    star_table,
    worklist,
)
from app.services.checkout import ReturnEntry, SaleEntry
from app.services.desk import Desk
from app.services.importing import Options
from app.services.overrides import OverrideEntry
from app.services.points import PointsEntry
from app.services.star_table import View
from tests.reliability.shops import KINDS, write_sales

_MOST_OPEN = 400


class Calendar:
    """A clock whose business days the robot turns; moments are the PC's."""

    def __init__(self, day: date) -> None:
        self.day = day

    def today(self) -> date:
        return self.day

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(frozen=True)
class Holdings:
    """What a process holds: memory in MiB, open files, threads."""

    memory: float
    files: int
    threads: int


def holdings() -> Holdings:
    """Look at this process; the collector runs first."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    files = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - names, not paths
    return Holdings(pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20), files, threading.active_count())


@dataclass
class Diary:
    """What was done: how often, how long each took, what was refused, and what is held."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    refused: dict[str, int] = field(default_factory=dict)
    held: list[Holdings] = field(default_factory=list)

    @property
    def acts(self) -> int:
        return sum(len(one) for one in self.seconds.values())

    def share_within(self, limit: float) -> float:
        """Return which share of all acts took at most so many seconds."""
        fast = sum(second <= limit for one in self.seconds.values() for second in one)
        return fast / self.acts

    def growth(self) -> float:
        """Return by how much memory grew after the warm-up: 0.05 is five in a hundred."""
        return self.held[-1].memory / self.held[0].memory - 1

    def told(self) -> str:
        """Return the figures as lines."""
        lines = []
        for name, one in sorted(self.seconds.items()):
            at = sorted(one)
            middle, late = at[len(at) // 2], at[int(len(at) * 0.95)]
            lines.append(f"{name}: {len(at)}, median {middle * 1000:.0f} ms, p95 {late * 1000:.0f}")
        lines.append(f"{self.acts} acts, {self.share_within(0.2):.2%} within 200 ms")
        lines += [f"refused: {self.refused}", f"held: {self.held}"]
        return "\n".join(lines)


class Robot:
    """Works in one shop; the same seed does the same."""

    def __init__(self, desk: Desk, clock: Calendar, folder: Path, *, seed: int) -> None:
        self.desk = desk
        self.diary = Diary()
        self._clock = clock
        self._folder = folder
        self._chance = random.Random(seed)
        with desk.read() as work:
            query = "SELECT id, number FROM customer WHERE voided = 0 ORDER BY id"
            rows = work.connection.exec_driver_sql(query).all()
        self._people = [int(row[0]) for row in rows]
        self._numbers = [str(row[1]) for row in rows]
        self._documents: list[str] = []
        self._cases: list[int] = []
        self._imports: list[int] = []
        self._count = 0
        self.acts: dict[str, tuple[float, Callable[[], object]]] = {
            "find": (30, self.find),
            "card": (16, self.card),
            "sale": (32, self.sale),
            "return": (7, self.take_back),
            "log a case": (3, self.log_case),
            "close a case": (2.5, self.close_case),
            "edit": (3, self.edit),
            "override": (1, self.override),
            "points": (1, self.points),
            "table": (3, self.table),
            "import": (0.5, self.take_in),
            "undo": (0.25, self.undo),
            "worklist": (0.1, self.work_list),
            "command": (0.3, self.command),
            "new day": (0.1, self.new_day),
        }

    def work(self, times: int, *, warm_up: int) -> Diary:
        """Do each kind of act once, then so many at random; look at what is held twice."""
        names, weights = list(self.acts), [weight for weight, _act in self.acts.values()]
        order = names + self._chance.choices(names, weights, k=max(0, times - len(names)))
        for at, name in enumerate(order):
            if at == warm_up:
                self.diary.held.append(holdings())
            began = time.perf_counter()
            try:
                self.acts[name][1]()
            except UserError as error:
                self.diary.refused[error.code] = self.diary.refused.get(error.code, 0) + 1
            self.diary.seconds.setdefault(name, []).append(time.perf_counter() - began)
        self.diary.held.append(holdings())
        return self.diary

    def _somebody(self) -> int:
        return self._chance.randrange(len(self._people))

    def find(self) -> None:
        number = self._numbers[self._somebody()]
        front_desk.find(self.desk, number[: self._chance.randrange(2, len(number) + 1)])

    def card(self) -> None:
        front_desk.card(self.desk, self._people[self._somebody()])

    def sale(self) -> None:
        buyer = self._people[self._somebody()] if self._chance.random() < 0.9 else None
        amount = self._chance.randrange(100, 90_000)
        entry = SaleEntry(buyer, amount, self._chance.choice(KINDS))
        self._documents.append(checkout.record_sale(self.desk, entry).value.document)
        del self._documents[:-_MOST_OPEN]

    def take_back(self) -> None:
        if self._documents:
            document = self._documents.pop(self._chance.randrange(len(self._documents)))
            checkout.record_return(self.desk, ReturnEntry(document))

    def log_case(self) -> None:
        entry = CaseEntry(self._people[self._somebody()], "complaint", "shop", "a chipped cup")
        self._cases.append(cases.log(self.desk, entry).value)

    def close_case(self) -> None:
        if self._cases:
            cases.close(self.desk, self._cases.pop(0), Closing("a new cup", self._clock.day, 4))

    def edit(self) -> None:
        key = self._people[self._somebody()]
        entry = customers.card(self.desk, key).entry
        note = f"note {self._chance.randrange(1000)}"
        customers.edit_customer(self.desk, key, replace(entry, note=note))

    def override(self) -> None:
        until = self._clock.day + timedelta(days=30)
        entry = OverrideEntry(
            self._people[self._somebody()], 2, "a guest of the house", until=until
        )
        overrides.set_level(self.desk, entry)

    def points(self) -> None:
        change = self._chance.choice((50, 200, -30))
        points.adjust(self.desk, PointsEntry(self._people[self._somebody()], change, "a gift"))

    def table(self) -> None:
        star_table.first_page(self.desk, View())

    def take_in(self) -> None:
        self._count += 1
        file = self._folder / "robot.csv"
        write_sales(file, 20, 20, seed=self._count, prefix=f"R{self._count}-")
        batch = importing.run(self.desk, file, Options()).batch
        if batch is not None:
            self._imports.append(batch)

    def undo(self) -> None:
        if self._imports:
            batches.undo(self.desk, self._imports.pop())

    def work_list(self) -> None:
        worklist.worklist(self.desk)

    def command(self) -> None:
        """Ask by the command line, which opens the shop anew and checks every page."""
        line = ["--shop", str(self.desk.paths.shop), "--lang", "en", "--login", "owner"]
        line += ["--as-of", self._clock.day.isoformat(), "--json"]
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            ended = main([*line, "lookup", self._numbers[self._somebody()]])
        log.stop()
        assert ended == 0, said.getvalue()

    def new_day(self) -> None:
        """Turn the day as an open window does: figures follow, reviews run, a backup is taken."""
        self._clock.day += timedelta(days=1)
        grading.catch_up(self.desk)
        reviews.catch_up(self.desk)
        backup_rounds.run(self.desk)


def leak(robot: Robot) -> list[int]:
    """Make the robot a careless one: each card leaves a file open and 40 MiB behind.

    Smaller blocks may come out of memory that an earlier test gave back and the process kept.
    """
    left, kept = list[int](), list[bytearray]()

    def card() -> None:
        robot.card()
        left.append(os.open(os.devnull, os.O_RDONLY))
        kept.append(bytearray(b"x") * (40 << 20))

    robot.acts["card"] = (robot.acts["card"][0], card)
    return left
