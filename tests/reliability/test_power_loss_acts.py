"""R2, R9, R12: power cuts while a shop is backed up, restored, upgraded or given a password."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app import vault
from app.errors import UserError
from app.models import backup
from app.models.steps import newest
from app.services import backups, checkout
from app.services.checkout import SaleEntry
from app.services.desk import Desk
from tests.reliability.power import require_strace
from tests.reliability.shops import PASSWORD, ailments, digest, make_shop, opened
from tests.reliability.test_power_loss import Heard, Judge, Story, Tally, at_desk, story
from tests.reliability.upgrader import OLD, OldShop, make_old_shop, schema_of
from tests.reliability.worker import IN_PLACE, NEW_PASSWORD, UNFLUSHED, UNSYNCED, WHOLE

LONG_POINTS = 1000
Made = tuple[Path, bytes]
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="strace is a tool of Linux"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    require_strace()
    folder = tmp_path_factory.mktemp("made") / "shop"
    return folder, make_shop(folder)


@pytest.fixture(scope="module")
def old_shop(tmp_path_factory: pytest.TempPathFactory) -> OldShop:
    require_strace()
    return make_old_shop(tmp_path_factory.mktemp("old") / "shop", 40, 120)


@at_desk
def copies(desk: Desk, heard: Heard) -> tuple[bool, bool]:
    """Judge backups: whatever carries the final name opens; one that was acknowledged is there."""
    found = list(desk.paths.backups.rglob("shop.db"))
    for file in found:
        try:
            backup.check(file, desk.database.key)
        except UserError:
            return False, True
    return "backed" in heard.said and not found, False


def back_up(made: Made, base: Path, variant: str = WHOLE) -> tuple[Story, Judge]:
    told = story(made, base, variant, "backup")
    assert [event.kind for event in told.events].count("rename") == 2, "the vault and the copy"
    if variant == UNFLUSHED:
        named = max(at for at, event in enumerate(told.events, 1) if event.kind == "rename")
        told = replace(told, first=named)
    return told, copies


def restore(made: Made, base: Path, variant: str = WHOLE) -> tuple[Story, Judge]:
    """Restore a backup over a shop that went on without it."""
    source, key = Path(shutil.copytree(made[0], base / "before")), made[1]
    with opened(source, key) as desk:
        file = backups.back_up(desk, base / "stick").file
        checkout.record_sale(desk, SaleEntry(1, 700, document="after"))
        old = digest(desk)
    with opened(Path(shutil.copytree(file.parent, base / "other")), key) as desk:
        new = digest(desk)
    assert old != new

    @at_desk
    def judge(desk: Desk, heard: Heard) -> tuple[bool, bool]:
        found = digest(desk)
        return "restored" in heard.said and found != new, found not in {old, new} or bool(
            ailments(desk)
        )

    told = story((source, key), base, variant, f"restore {file}")
    if variant == IN_PLACE:
        written = [at for at, one in enumerate(told.events, 1) if one.name == "shop.db"]
        told = replace(told, first=written[-1])
    return told, judge


def change_password(made: Made, base: Path, variant: str = WHOLE) -> tuple[Story, Judge]:
    def judge(folder: Path, key: bytes, heard: Heard) -> tuple[bool, bool]:
        opens = []
        for secret in (PASSWORD, NEW_PASSWORD):
            try:
                assert vault.open_with_password(folder, "owner", secret) == key
            except UserError:
                continue
            opens.append(secret)
        return "changed" in heard.said and opens != [NEW_PASSWORD], len(opens) != 1

    return story(made, base, variant, "password"), judge


def upgrade(old: OldShop, base: Path, variant: str = WHOLE) -> tuple[Story, Judge]:
    def judge(folder: Path, key: bytes, heard: Heard) -> tuple[bool, bool]:
        schema = schema_of(folder, key)
        with opened(folder, key) as desk:
            whole = digest(desk) == old.digest
        is_lost = "upgraded" in heard.said and schema != newest()
        return is_lost, schema not in {OLD, newest()} or not whole

    told = story((old.folder, old.key), base, variant, "upgrade")
    if variant == UNSYNCED:  # what is missing shows once the log is folded into the file
        folded = [at for at, one in enumerate(told.events, 1) if one.name == "shop.db"]
        told = replace(told, first=folded[0])
    return told, judge


Act = Callable[..., tuple[Story, Judge]]
ACTS: dict[str, tuple[Act, str, str]] = {
    "backup": (back_up, "made", UNFLUSHED),
    "restore": (restore, "made", IN_PLACE),
    "password": (change_password, "made", UNSYNCED),
    "upgrade": (upgrade, "old_shop", UNSYNCED),
}
# So many points in the short form, and so many for the control, where fewer of them tell.
POINTS = {"backup": (10, 30), "restore": (10, 4), "password": (15, 30), "upgrade": (6, 3)}


def cut(
    request: pytest.FixtureRequest, base: Path, act: str, points: int, *, control: bool = False
) -> Tally:
    """Cut the power at many moments of one act, or of its careless control."""
    how, shop, careless = ACTS[act]
    told, judge = how(request.getfixturevalue(shop), base, careless if control else WHOLE)
    return told.cut_power(base, points, judge)


@pytest.mark.parametrize("act", ACTS)
def test_an_act_in_a_power_cut_is_done_or_not(
    request: pytest.FixtureRequest, tmp_path: Path, act: str
) -> None:
    tally = cut(request, tmp_path, act, POINTS[act][0])
    assert (tally.lost, tally.corrupt) == (0, 0)
    assert tally.unflushed > 0


@pytest.mark.long
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("act", ACTS)
def test_an_act_in_a_thousand_power_cuts_is_done_or_not(
    request: pytest.FixtureRequest, tmp_path: Path, act: str
) -> None:
    tally = cut(request, tmp_path, act, LONG_POINTS)
    assert (tally.lost, tally.corrupt) == (0, 0)
    assert tally.unflushed > LONG_POINTS // 10


@pytest.mark.parametrize("act", ACTS)
def test_the_careless_control_of_each_act_is_caught(
    request: pytest.FixtureRequest, tmp_path: Path, act: str
) -> None:
    tally = cut(request, tmp_path, act, POINTS[act][1], control=True)
    assert tally.lost + tally.corrupt > 0
