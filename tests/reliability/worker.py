"""Sells, takes back, moves points, imports in a process of its own; tells each act twice.

Run as `python -m tests.reliability.worker`; it reads one order per line: a variant, what to do,
the shop's folder, its key and a seed. Each order is carried out by a forked child, which may be
killed at any moment; the parent only says which child it was and that it is gone. Loading the
program once keeps fifty kills cheap.
"""

import contextlib
import os
import random
import resource
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from sqlalchemy import event

from app import bootstrap, vault
from app.bootstrap import Restorer
from app.errors import UserError
from app.models import backup, restore, sqlite_file, upgrade
from app.models.database import Connection, Database
from app.models.sqlite_file import Manner
from app.paths import Paths
from app.services import backups, checkout, importing, points
from app.services.checkout import ReturnEntry, SaleEntry
from app.services.desk import Desk, SystemClock
from app.services.importing import Options
from app.services.points import PointsEntry
from tests.reliability.shops import DAY, KINDS, PASSWORD, opened
from tests.reliability.upgrader import careless_upgrade


def tell(*words: object) -> None:
    """Say something at once, past every buffer, as one write."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


class Seller:
    """Sells and takes back at random, the same for the same seed."""

    def __init__(self, desk: Desk, seed: int, customers: int) -> None:
        self._desk = desk
        self._chance = random.Random(seed)
        self._prefix = f"K{seed}"
        self._customers = customers
        self._left: dict[str, int] = {}
        self._given: dict[int, int] = {}
        self._count = 0

    def act(self) -> None:
        """Do one thing, told before and after."""
        open_orders = [name for name, left in self._left.items() if left]
        share = self._chance.random()
        if open_orders and share < 0.3:
            self._take_back(self._chance.choice(open_orders))
        elif share > 0.85:
            self._move_points()
        else:
            self._sell()

    def _sell(self) -> None:
        document = f"{self._prefix}-{self._count}"
        self._count += 1
        amount = self._chance.randrange(100, 500_000)
        buyer = self._chance.randrange(self._customers + 1) or None
        tell("sell", document, amount)
        entry = SaleEntry(buyer, amount, self._chance.choice(KINDS), document)
        checkout.record_sale(self._desk, entry)
        tell("done", document, amount)
        self._left[document] = amount

    def _move_points(self) -> None:
        """Give a customer points, or take some of those that this seller gave."""
        whom = self._chance.randrange(1, self._customers + 1)
        given = self._given.get(whom, 0)
        takes = bool(given) and self._chance.random() < 0.5
        change = -self._chance.randrange(1, given + 1) if takes else self._chance.randrange(1, 500)
        name = f"{self._prefix}-p{self._count}"
        self._count += 1
        tell("sell", name, change)
        points.adjust(self._desk, PointsEntry(whom, change, name))
        tell("done", name, change)
        self._given[whom] = given + change

    def _take_back(self, document: str) -> None:
        left = self._left[document]
        amount = left if self._chance.random() < 0.5 else self._chance.randrange(1, left + 1)
        tell("sell", document, left - amount)
        checkout.record_return(self._desk, ReturnEntry(document, amount))
        tell("done", document, left - amount)
        self._left[document] = left - amount


class Told:
    """Progress of an import that tells that the transaction is at work."""

    def step(self, done: int, total: int, text: str = "") -> None:
        """Tell each step."""
        del total, text
        tell("step", done)

    def check(self) -> None:
        """Tell that rows are about to be written, and never stop."""
        tell("step", "next")


def sell(desk: Desk, seed: int, count: int) -> None:
    """Sell until killed, or `count` times."""
    seller = Seller(desk, seed, 40)
    at = 0
    while not count or at < count:
        seller.act()
        at += 1


def take_in(desk: Desk, file: Path) -> None:
    """Import one file."""
    report = importing.run(desk, file, Options(), Told()).value
    tell("imported", report.created)


def sell_in_spite(desk: Desk, seed: int, wanted: int) -> None:
    """Sell so many times, trying again when an act is refused; give up after as many refusals."""
    seller, done, refused = Seller(desk, seed, 40), 0, 0
    while done < wanted and refused < 2 * wanted:
        try:
            seller.act()
            done += 1
        except UserError as error:
            tell("refused", "sale", error.code)
            refused += 1


class Tmpfs:
    """A small disk of its own: full when a ballast takes what is left."""

    def __init__(self, folder: Path) -> None:
        self._ballast = folder.parent / "ballast"

    def squeeze(self) -> None:
        """Take all the space there is."""
        with contextlib.suppress(OSError), self._ballast.open("ab", buffering=0) as ballast:
            while True:
                ballast.write(bytes(4096))

    def release(self) -> None:
        """Give it back."""
        self._ballast.unlink()


class Limit:
    """No disk of its own: files may not grow past a size, which fails alike."""

    def __init__(self, folder: Path, spare: int) -> None:
        self._hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        self._set((folder / "shop.db").stat().st_size + (1 << 20) + (spare << 10))

    def _set(self, soft: int) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, self._hard))

    def squeeze(self) -> None:
        """Let no file grow past 16 KiB."""
        self._set(1 << 14)

    def release(self) -> None:
        """Let files grow again."""
        self._set(self._hard)


def fill_up(desk: Desk, disk: Tmpfs | Limit, file: Path) -> None:
    """Sell until the disk is full, try everything else, and sell again when there is space."""

    def refused(what: str, act: Callable[[], object]) -> None:
        try:
            act()
        except UserError as error:
            tell("refused", what, error.code)
        else:
            tell("accepted", what)

    refused("sale", lambda: sell(desk, 1, 3000))
    refused("import", lambda: importing.run(desk, file, Options()))
    disk.squeeze()
    refused("sale", lambda: sell(desk, 2, 1))
    refused("backup", lambda: backups.back_up(desk))
    tell("left", *(path.name for path in sorted(desk.paths.backups.rglob("*"))))
    disk.release()
    sell(desk, 3, 1)
    refused("backup", lambda: backups.back_up(desk))


@contextlib.contextmanager
def _half_acts(self: Database, *, links_later: bool = False) -> Iterator[Connection]:
    """Stand in for work() without its transaction: each statement is committed by itself."""
    del links_later
    with self.engine.connect() as connection:
        connection.begin()
        connection.exec_driver_sql("COMMIT")
        yield connection


def _settings(variant: str) -> Callable[[Any, object], None]:
    """Return what sets up a connection: the WAL is folded often, the controls flush too little."""

    def on_connect(raw: Any, _record: object) -> None:  # noqa: ANN401 - a driver's connection
        raw.execute("PRAGMA wal_autocheckpoint = 100")
        if variant != FOLDING:
            level = "OFF" if variant == UNFLUSHED else variant
            raw.execute(f"PRAGMA synchronous = {level}")

    return on_connect


WHOLE: Final = "whole"
HALF_ACTS: Final = "half-acts"
UNFLUSHED: Final = "unflushed-copy"
UNSYNCED: Final = "unsynced"
IN_PLACE: Final = "in-place"
FORGETFUL: Final = "forgetful"
EACH_STEP: Final = "each-step"
NEW_PASSWORD: Final = "another biscuit 7"
FOLDING: Final = "folding"


def _no_flush(raw: Any, key: bytes | None, manner: Manner) -> None:  # noqa: ANN401 - a driver's
    """Stand in for the set-up of a connection: it never asks the disk to flush."""
    _set_up(raw, key, manner)
    raw.execute("PRAGMA synchronous = OFF")


def _copy_over(paths: Paths, *, is_plain: bool) -> None:
    """Stand in for the mark and the move: the backup is written over the shop's own file."""
    del is_plain
    staged = restore._staged(paths.database)
    content = staged.read_bytes()
    file = os.open(paths.database, os.O_WRONLY)
    tell("step", "over")
    for start in range(0, len(content), 4096):
        os.pwrite(file, content[start : start + 4096], start)
        os.fsync(file)
    os.ftruncate(file, len(content))
    os.close(file)
    staged.unlink()


def _throw_away(file: Path, key: bytes | None) -> None:
    """Stand in for the look at a log of changes that a crash left: it is taken for rubbish."""
    del key
    file.with_name(f"{file.name}-wal").unlink(missing_ok=True)


_set_up = sqlite_file.set_up


def be_careless(variant: str) -> None:
    """Take away what a control is to be caught for lacking."""
    if variant == HALF_ACTS:
        Database.work = _half_acts  # type: ignore[method-assign]
    elif variant == UNFLUSHED:
        backup._flush = Path.exists  # type: ignore[assignment]
    elif variant == UNSYNCED:
        os.fsync = lambda _descriptor: None  # type: ignore[assignment]
        sqlite_file.set_up = _no_flush
    elif variant == IN_PLACE:
        restore.put_in_place = _copy_over
    elif variant == FORGETFUL:
        sqlite_file.check_log = _throw_away
    elif variant == EACH_STEP:
        upgrade._upgrade = careless_upgrade


def _telling(real: Callable[..., None]) -> Callable[..., None]:
    """Return a step of the move that says before and after that it is done."""

    def step(*args: object) -> None:
        tell("staged")
        real(*args)
        tell("staged")

    return step


def _at_a_closed_shop(what: str, folder: Path, key: bytes) -> bool:
    """Do what wants the shop closed; say whether that was asked for."""
    act, _, file = what.partition(" ")
    if act not in {"restore", "password", "upgrade", "recover"}:
        return False
    tell("open")
    if act == "restore":
        restore._flush_folder = _telling(restore._flush_folder)
        restore._copy = _telling(restore._copy)
        who = Restorer(lambda _folder: key, "owner")
        bootstrap.restore(folder, Path(file), who, SystemClock(DAY))
        tell("restored")
    elif act == "password":
        vault.change_password(folder, "owner", PASSWORD, NEW_PASSWORD)
        tell("changed")
    else:
        with opened(folder, key):
            tell("upgraded")
    return True


def carry_out(order: str) -> None:
    """Do what one line asks for."""
    variant, what, folder, key, seed = order.split("\t")
    be_careless(variant)
    if _at_a_closed_shop(what, Path(folder), bytes.fromhex(key)):
        return
    with opened(Path(folder), bytes.fromhex(key)) as desk:
        if variant not in {WHOLE, HALF_ACTS}:
            desk.database.engine.dispose()
            event.listen(desk.database.engine, "connect", _settings(variant))
        tell("open")
        if what.startswith(("tmpfs ", "limit ")):
            kind, _, file = what.partition(" ")
            disk = Tmpfs(Path(folder)) if kind == "tmpfs" else Limit(Path(folder), int(seed))
            fill_up(desk, disk, Path(file))
        elif what == "backup":
            tell("backed", backups.back_up(desk).file.relative_to(folder))
        elif what.startswith("stubborn "):
            sell_in_spite(desk, int(seed), int(what.split()[1]))
        elif what == "sell":
            sell(desk, int(seed), 0)
        elif what.isdecimal():
            sell(desk, int(seed), int(what))
        else:
            take_in(desk, Path(what))


def main() -> None:
    """Carry out order after order, each in a child of its own."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os.setpgid(0, 0)
            tell("child", os.getpid())
            carry_out(line.rstrip("\n"))
            os._exit(0)
        os.waitpid(child, 0)
        tell("gone")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        carry_out("\t".join(sys.argv[1:]))
    else:
        main()
