"""Upgrades copies of an old shop and kills itself at one statement of each.

Run as `python -m tests.reliability.upgrader SHOP KEY [careless]`; reads numbers of statements from
standard input, makes a copy of the shop for each, forks a child that upgrades the copy and is gone
at that statement, and says how many statements the child had begun. The careless control commits
after each step.
"""

import os
import shutil
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, event

from app.models import backup, seen_here, sqlite_file, upgrade
from app.models.database import Database
from app.models.steps import SCRIPTS
from app.paths import Paths
from tests.reliability.shops import digest, make_shop, opened

OLD = "0001"


def upgrade_to(connection: Connection, step: str) -> None:
    """Run the steps up to one of them."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, step)


def steps() -> list[str]:
    """Return the numbers of all steps."""
    return sorted(file.name[:4] for file in (SCRIPTS / "versions").glob("[0-9]*.py"))


@dataclass(frozen=True)
class OldShop:
    """A shop as the first schema had it: its folder, its key, and the digest of all it holds."""

    folder: Path
    key: bytes
    digest: str

    def copied(self, folder: Path) -> "OldShop":
        """Return a copy of it in another folder."""
        shutil.copytree(self.folder, folder)
        return OldShop(folder, self.key, self.digest)


def make_old_shop(folder: Path, customers: int, sales: int) -> OldShop:
    """Sell in a shop of today, then pour its rows into the tables of the first schema."""
    key = make_shop(folder, customers, sales)
    with opened(folder, key) as desk:
        whole = digest(desk)
    paths = Paths(folder)
    old = paths.shop / "old.db"
    database = Database.at(old, key)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(upgrade, "_upgrade", lambda connection: upgrade_to(connection, OLD))
        upgrade.bring_up(database)
    database.close()
    _pour(paths.database, old, key)
    old.replace(paths.database)
    paths.last_act.unlink()
    seen_here.forget(paths)
    return OldShop(folder, key, whole)


# What the first schema asked for and today's leaves out: the moment of a batch stood in its orders.
_THEN = {
    "sale.recorded_at": "coalesce(recorded_at, (SELECT b.at FROM batch b WHERE b.id = batch_id))"
}


def _pour(source: Path, target: Path, key: bytes) -> None:
    """Copy every row that both schemas have a place for."""
    raw = sqlite_file.driver().connect(str(source))
    sqlite_file.set_up(raw, key, sqlite_file.WRITABLE)
    raw.execute(f"""ATTACH DATABASE '{target}' AS old KEY "x'{key.hex()}'" """)
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("BEGIN")
    tables = raw.execute("SELECT name FROM old.sqlite_master WHERE type = 'table'").fetchall()
    for name in sorted({row[0] for row in tables} - {"alembic_version"}):
        columns, there = (
            [row[1] for row in raw.execute(f"PRAGMA {where}.table_info({name})")]
            for where in ("old", "main")
        )
        both = [column for column in columns if column in there]
        if both:
            taken = ", ".join(_THEN.get(f"{name}.{column}", f'"{column}"') for column in both)
            raw.execute(f"DELETE FROM old.{name}")
            raw.execute(f"INSERT INTO old.{name} ({', '.join(both)}) SELECT {taken} FROM {name}")
    raw.execute("COMMIT")
    raw.close()


def schema_of(folder: Path, key: bytes) -> str:
    """Return the schema of a shop as it stands."""
    database = Database.at(Paths(folder).database, key)
    try:
        with database.read() as connection:
            return upgrade.schema_of(connection) or ""
    finally:
        database.close()


def careless_upgrade(connection: Connection) -> None:
    """Stand in for the one transaction: each step is committed by itself."""
    for step in steps():
        upgrade_to(connection, step)
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def bring_up(folder: Path, key: bytes, limit: int) -> int:
    """Upgrade a shop as opening it does; be gone at the n-th statement."""
    paths, begun = Paths(folder), [0]
    database = Database.at(paths.database, key)

    def count(*_about: Any) -> None:  # noqa: ANN401 - what SQLAlchemy tells
        begun[0] += 1
        if begun[0] == limit:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(database.engine, "before_cursor_execute", count)
    upgrade.bring_up(database, lambda: backup.before_upgrade(database, paths))
    database.close()
    return begun[0]


def main(shop: Path, key: bytes, manner: str = "") -> None:
    """Carry out one upgrade after the other, each in a child of its own."""
    if manner:
        upgrade._upgrade = careless_upgrade  # the control
    for line in sys.stdin:
        limit = int(line)
        copy = shop.with_name(f"{shop.name}-{limit}")
        shutil.copytree(shop, copy)
        child = os.fork()
        if not child:
            os.write(1, f"{bring_up(copy, key, limit)}\n".encode())
            os._exit(0)
        os.waitpid(child, 0)
        os.write(1, b"gone\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), *sys.argv[3:])
