"""Founds a shop: folder, vault, database, first scheme version, its owner; or nothing at all."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from app import vault
from app.bootstrap.opening import folder_trouble, opened
from app.domain import templates
from app.domain.access import Role
from app.domain.scheme_toml import canonical
from app.errors import UserError
from app.i18n import QT_TRANSLATE_NOOP
from app.models import schemes as scheme_rows
from app.models import seen_here
from app.models import settings as setting_rows
from app.models import staff as staff_rows
from app.models.database import Database
from app.models.upgrade import bring_up
from app.paths import Paths
from app.services.actors import as_stored
from app.services.desk import Clock, SystemClock
from app.services.progress import SILENT, Progress
from app.services.settings import check_value, shop_settings
from app.vault import Cost

OWNER: Final = "owner"
DEMO_NAMES: Final = {"zh_CN": "清和茶礼（演示）", "en": "Qinghe Tea & Gifts (demo)"}


@dataclass(frozen=True)
class ShopSetup:
    """What a new shop needs to know; a plain shop has no password and is not encrypted."""

    name: str
    currency: str = "CNY"
    template: str = templates.DEFAULT
    language: str = "en"
    owner: str = OWNER
    password: str = ""
    plain: bool = False
    is_demo: bool = False
    cost: Cost = vault.DEFAULT


@dataclass(frozen=True)
class Created:
    """A new shop and its recovery key, which is shown this once; a plain shop has none."""

    shop: Path
    recovery_key: str


def create_shop(folder: Path, setup: ShopSetup, clock: Clock | None = None) -> Created:
    """Create a shop: folder, vault, database, first scheme version, its owner.

    Raises:
        UserError: there is a shop already, or the folder cannot be written to; nothing is left.

    """
    created = _made(folder, setup, clock or SystemClock())
    Paths(folder).unfinished.unlink()
    return created


def _made(folder: Path, setup: ShopSetup, clock: Clock) -> Created:
    """Create a shop that still bears the mark of an unfinished one."""
    paths = Paths(folder)
    if paths.unfinished.exists():
        remove(paths)  # somebody ended the program while it made this shop
    if paths.database.exists() or paths.vault.exists():
        raise UserError(
            "shop_exists",
            QT_TRANSLATE_NOOP("Errors", "There is a shop in {folder} already."),
            {"folder": str(folder)},
            advice=QT_TRANSLATE_NOOP("Errors", "Open it, or choose an empty folder for a new one."),
            field="folder",
        )
    check_value("shop.name", setup.name)
    check_value("shop.currency", setup.currency)
    if setup.template not in templates.TEMPLATES:
        raise UserError(
            "unknown_template",
            QT_TRANSLATE_NOOP("Errors", "There is no scheme template {name}."),
            {"name": setup.template[:60]},
            advice=QT_TRANSLATE_NOOP("Errors", "Look at the list of templates."),
            field="template",
        )
    with folder_trouble(folder), _nothing_left(paths):
        paths.make()
        paths.unfinished.touch()
        paths.database.touch(mode=0o600)
        key, recovery_key = None, ""
        if not setup.plain:
            key, recovery_key = vault.create(folder, setup.owner, setup.password, cost=setup.cost)
        seen_here.forget(paths)  # another shop stood here once
        database = Database.at(paths.database, key)
        try:
            bring_up(database)
            _fill(database, setup, clock)
        finally:
            database.close()
    return Created(folder, recovery_key)


def demo(
    folder: Path,
    business_day: date | None = None,
    progress: Progress = SILENT,
    language: str = "zh_CN",
) -> Created:
    """Create the demo shop: invented, deterministic up to the business day, plain, marked."""
    from app.services import demo as demo_shop  # noqa: PLC0415 - a real shop never wants it

    setup = ShopSetup(DEMO_NAMES[language], language=language, plain=True, is_demo=True)
    clock = SystemClock(business_day)
    created = _made(folder, setup, clock)
    with _nothing_left(Paths(folder)):
        desk = opened(Paths(folder), None, None, clock)
        try:
            demo_shop.fill(desk, progress, language)
        finally:
            desk.database.close()
        Paths(folder).unfinished.unlink()
    return created


@contextlib.contextmanager
def _nothing_left(paths: Paths) -> Iterator[None]:
    """Remove the half-made shop when creating it failed."""
    try:
        yield
    except BaseException:
        remove(paths)
        raise


def remove(paths: Paths) -> None:
    """Remove a half-made shop, the mark that it is one last; folders that hold more stay."""
    database = str(paths.database)
    ours = (paths.vault, paths.vault_lock, paths.in_use, paths.window, paths.last_act)
    files = (database, f"{database}-wal", f"{database}-shm", *map(str, ours))
    for name in (*files, str(paths.unfinished)):
        with contextlib.suppress(OSError):
            Path(name).unlink(missing_ok=True)
    for empty in (paths.backups, paths.rejects, paths.temporary, paths.logs, paths.shop):
        with contextlib.suppress(OSError):
            empty.rmdir()


def _fill(database: Database, setup: ShopSetup, clock: Clock) -> None:
    settings = {
        "shop.name": setup.name.strip(),
        "shop.currency": setup.currency.upper(),
        "shop.is_demo": setup.is_demo,
    }
    decimals = shop_settings(settings).decimals
    scheme = templates.template(setup.template, decimals, setup.language)
    if setup.is_demo:  # so that the hollow star can be seen
        scheme = replace(scheme, observe_days=120, observe_orders=2)
    with database.work() as connection:
        for key, value in settings.items():
            setting_rows.put(connection, key, value)
        login = as_stored(setup.owner) or OWNER
        staff_rows.add(
            connection, {"login": login, "name": login, "role": Role.OWNER.value, "active": True}
        )
        scheme_rows.add(
            connection,
            {
                "name": scheme.name,
                "body": canonical(scheme),
                "batch_id": None,
                "actor": login,
                "created_at": clock.now(),
            },
        )
