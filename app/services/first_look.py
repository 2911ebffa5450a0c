"""The shop at the first glance: a desk and its first customers before anything heavy is loaded.

Opened this way, a shop can be read at once and written to only when `check` found every page whole.
"""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from app.domain.access import Permission, Role, mask_phone, role_of
from app.domain.observation import EPOCH, Policy, observed
from app.errors import UserError
from app.models import entrance, first_rows
from app.models.database import Database
from app.models.steps import newest
from app.paths import Paths
from app.services import redaction
from app.services.desk import Actor, Clock, Desk
from app.services.settings import shop_settings

FEW: Final = 20


class FirstLevel(NamedTuple):
    """One level of the scheme in force."""

    rank: int
    stars: int
    name: str
    colour: str


@dataclass(frozen=True)
class FirstRow:
    """One customer, redacted for the signed-in role; level 0 is not graded yet."""

    id: int
    number: str
    name: str
    phone: str
    level: int
    observed: bool = False


def settle(folder: Path) -> None:
    """Finish what a crash broke off while files took the shop's place, before its vault is read."""
    with contextlib.suppress(OSError):  # opening the shop says what is wrong
        entrance.settle(Paths(folder))


def open_at_once(folder: Path, login: str | None, key: bytes | None, clock: Clock) -> Desk | None:
    """Open a shop for one person without its page check; None when that is not to be done.

    An empty file, a schema that waits for its upgrade, a person nobody knows, any trouble: the
    whole way of opening a shop has to be gone then, which also says what is wrong.
    """
    paths = Paths(folder)
    database = Database.at(paths.database, key)
    try:
        if paths.restoring.exists() or not paths.database.stat().st_size:
            return None
        paths.make()
        entrance.enter(paths, database)
        with database.look() as raw:
            if first_rows.schema(raw) != newest():
                database.close()
                return None
            actor = _actor(first_rows.staff(raw), login)
            settings = shop_settings(first_rows.settings(raw))
    except (UserError, OSError):
        actor = None
    if actor is None:
        database.close()
        return None
    database.wait_for_check()
    return Desk(database, actor, clock, settings, paths)


def _actor(staff: list[tuple[str, str, str]], login: str | None) -> Actor | None:
    chosen = [row for row in staff if login is None or row[0] == login]
    if not chosen or role_of(chosen[0][2]) is Role.OWN:  # what such a role grants is read later
        return None
    return Actor(chosen[0][0], chosen[0][1], Role(chosen[0][2]))


def check(desk: Desk) -> None:
    """Check every page of the shop's file; until it ends nothing is writable.

    Raises:
        StorageError: pages are damaged; nothing will be writable and the file is left as it is.

    """
    desk.require(Permission.SEE_CUSTOMERS)
    desk.database.check()


def levels(desk: Desk) -> tuple[FirstLevel, ...]:
    """Return the levels of the scheme in force, low to high."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.database.look() as raw:
        stored = first_rows.levels(raw)
    return tuple(
        FirstLevel(rank, int(row.get("stars", rank)), str(row["name"]), str(row.get("colour", "")))
        for rank, row in enumerate(stored, start=1)
    )


def rows(desk: Desk, query: str = "", limit: int = FEW) -> tuple[FirstRow, ...]:
    """Return whom a typed text finds, the highest levels without one."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.database.look() as raw:
        ids = _ids(desk, raw, query, limit)
    return rows_of(desk, ids)


def _ids(desk: Desk, raw: first_rows.Raw, query: str, limit: int) -> list[int]:
    if not query:
        return first_rows.highest(raw, limit)
    return first_rows.find(raw, query, limit, masked=redaction.finds_by_mask(desk))


def has_customers(desk: Desk) -> bool:
    """Say whether the shop has anybody yet."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.database.look() as raw:
        return first_rows.has_customers(raw)


def rows_of(desk: Desk, customer_ids: Sequence[int]) -> tuple[FirstRow, ...]:
    """Return these customers in this order; those no longer there are left out."""
    desk.require(Permission.SEE_CUSTOMERS)
    with desk.database.look() as raw:
        found = first_rows.records(raw, customer_ids)
        policy = Policy(*first_rows.observation(raw))
    today = desk.clock.today().toordinal() - EPOCH
    return tuple(
        FirstRow(
            row.id,
            row.number,
            row.name,
            mask_phone(row.phone),
            row.level or 0,
            bool(row.level)
            and observed(policy, today, row.since_day, row.frequency or 0, row.last_day)
            is not None,
        )
        for row in found
    )
