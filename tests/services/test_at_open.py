"""What is told when a shop is opened: acts that are missing, unsafe folders, a doubtful clock."""

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from app import bootstrap
from app.models import audit, last_act, seen_here
from app.services import at_open, backups, doctor
from app.services.desk import Desk
from tests.services.shops import FixedClock, add, refusal, sell


def put_back(desk: Desk, old: bytes) -> Desk:
    """Put an old file in the place of a shop's and open it."""
    desk.close()
    desk.paths.database.write_bytes(old)
    return bootstrap.open_desk(desk.paths.shop, clock=desk.clock)


def old_file(desk: Desk) -> bytes:
    desk.database.close()
    return desk.paths.database.read_bytes()


def is_whole(desk: Desk) -> bool:
    return next(one.ok for one in doctor.check(desk) if one.name == "no_act_is_missing")


def stays_told_until_accepted(desk: Desk, clock: FixedClock) -> None:
    """More new acts than are missing do not hide it; somebody who accepts it does."""
    assert not is_whole(desk)
    clock.move(seconds=60)
    for _ in range(5):
        sell(desk, None, "1.00")
    assert at_open.look(desk).missing_acts is not None
    at_open.accept_missing(desk)
    assert at_open.look(desk).all == []


def test_a_shop_in_order_has_nothing_to_tell(desk: Desk) -> None:
    sell(desk, add(desk, "x"), "5.00")
    assert at_open.look(desk).all == []
    assert is_whole(desk)


def test_an_old_file_put_back_is_noticed_until_it_is_accepted(
    desk: Desk, clock: FixedClock
) -> None:
    old = old_file(desk)
    for _ in range(3):
        sell(desk, None, "5.00")
    again = put_back(desk, old)
    try:
        found = at_open.look(again).missing_acts
        assert found is not None
        assert "At least 3 acts" in found.sentences()[0]
        stays_told_until_accepted(again, clock)
        assert is_whole(again)
    finally:
        again.close()


def test_an_old_file_that_went_its_own_way_is_noticed(desk: Desk, tmp_path: Path) -> None:
    desk.database.close()
    other = Path(shutil.copytree(desk.paths.shop, tmp_path / "other"))
    sell(desk, None, "5.00")
    elsewhere = bootstrap.open_desk(other, clock=desk.clock)
    assert isinstance(desk.clock, FixedClock)
    desk.clock.move(seconds=60)
    for _ in range(4):
        sell(elsewhere, None, "7.00")
    elsewhere.close()
    again = put_back(desk, (other / "shop.db").read_bytes())
    try:
        assert at_open.look(again).missing_acts is not None
    finally:
        again.close()


def test_a_lost_log_of_changes_is_noticed(desk: Desk) -> None:
    sell(desk, None, "5.00")
    old = desk.paths.database.read_bytes()  # what was sold stands in the log of changes alone
    again = put_back(desk, old)
    try:
        assert at_open.look(again).missing_acts is not None
    finally:
        again.close()


def test_a_restored_backup_is_no_loss(desk: Desk) -> None:
    copy = backups.back_up(desk).file
    sell(desk, None, "5.00")
    desk.close()
    who = bootstrap.Restorer(lambda _folder: None)
    bootstrap.restore(desk.paths.shop, copy, who, desk.clock)
    again = bootstrap.open_desk(desk.paths.shop, clock=desk.clock)
    try:
        assert at_open.look(again).all == []
    finally:
        again.close()


def put_folder_back(desk: Desk, old: Path) -> Desk:
    """Put an old copy of the whole folder in a shop's place and open it."""
    desk.close()
    shutil.rmtree(desk.paths.shop)
    shutil.copytree(old, desk.paths.shop)
    return bootstrap.open_desk(desk.paths.shop, clock=desk.clock)


@pytest.fixture
def old_folder(desk: Desk, tmp_path: Path) -> Path:
    """Give a copy of the shop's whole folder after which three sales were made."""
    sell(desk, None, "5.00")
    desk.database.close()
    copy = Path(shutil.copytree(desk.paths.shop, tmp_path / "old"))
    for _ in range(3):
        sell(desk, None, "5.00")
    return copy


def test_a_whole_old_folder_put_back_is_noticed_until_it_is_accepted(
    desk: Desk, old_folder: Path, clock: FixedClock
) -> None:
    again = put_folder_back(desk, old_folder)
    try:
        mark = last_act.read(again.paths)
        with again.read() as work:
            assert mark == last_act.Mark(*audit.tip(work.connection)), "file and mark agree"
        found = at_open.look(again).missing_acts
        assert found is not None
        assert found.code == "acts_seen_missing"
        assert "at least 3 acts" in found.sentences()[0]
        stays_told_until_accepted(again, clock)
        sell(again, None, "1.00")
        assert at_open.look(again).all == []
    finally:
        again.close()


def test_the_control_without_a_mark_outside_notices_nothing(desk: Desk, old_folder: Path) -> None:
    seen_here.forget(desk.paths)
    again = put_folder_back(desk, old_folder)
    try:
        assert at_open.look(again).all == []
    finally:
        again.close()


def test_two_pcs_that_share_a_stick_hear_nothing_until_an_old_folder_is_put_back(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for round_ in range(3):
        for pc in ("counter", "office"):
            monkeypatch.setattr(seen_here, "seen_marks", lambda pc=pc: tmp_path / pc)
            at_pc = bootstrap.open_desk(desk.paths.shop, clock=desk.clock)
            assert at_open.look(at_pc).all == []
            sell(at_pc, None, "5.00")
            at_pc.close()
        if not round_:
            shutil.copytree(desk.paths.shop, tmp_path / "old")
    for pc in ("counter", "office"):
        monkeypatch.setattr(seen_here, "seen_marks", lambda pc=pc: tmp_path / pc)
        again = put_folder_back(desk, tmp_path / "old")
        assert at_open.look(again).missing_acts is not None
        again.close()


def test_only_looking_is_seeing_too(desk: Desk, tmp_path: Path) -> None:
    old = Path(shutil.copytree(desk.paths.shop, tmp_path / "old"))
    sell(desk, None, "5.00")
    seen_here.forget(desk.paths)  # sold at another PC
    assert at_open.look(desk).all == []
    again = put_folder_back(desk, old)
    try:
        assert at_open.look(again).missing_acts is not None
    finally:
        again.close()


def test_a_copy_elsewhere_and_a_new_shop_in_an_old_place_are_shops_of_their_own(
    desk: Desk, old_folder: Path, clock: FixedClock
) -> None:
    copy = bootstrap.open_desk(old_folder, clock=clock)
    assert at_open.look(copy).all == []
    copy.close()
    desk.close()
    shutil.rmtree(desk.paths.shop)
    setup = bootstrap.ShopSetup("书店", owner="owner", plain=True)
    bootstrap.create_shop(desk.paths.shop, setup, clock)
    again = bootstrap.open_desk(desk.paths.shop, clock=clock)
    assert at_open.look(again).all == []
    again.close()


def test_a_mark_outside_that_cannot_be_kept_stops_no_act(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(seen_here, "seen_marks", lambda: tmp_path / "file" / "seen")
    sell(desk, None, "5.00")
    assert at_open.look(desk).all == []
    assert seen_here.read(desk.paths) is None


@pytest.mark.parametrize(
    "content", [b"", b"stardesk 7", b"\xff" * 100, b"stardesk 000000000009 zz\n"]
)
def test_a_torn_mark_says_nothing(desk: Desk, content: bytes) -> None:
    desk.paths.last_act.write_bytes(content)
    assert at_open.look(desk).all == []
    sell(desk, None, "5.00")
    mark = last_act.read(desk.paths)
    assert mark is not None
    assert mark.number > 0


def test_a_clock_set_back_or_far_ahead_is_told(desk: Desk) -> None:
    clock = desk.clock
    assert isinstance(clock, FixedClock)
    sell(desk, None, "5.00")
    for days in (-1, -365, 401, 3652):
        clock.moment += timedelta(days=days)
        found = at_open.look(desk).clock
        assert found is not None
        assert found.code == "clock_doubted"
        clock.moment -= timedelta(days=days)
    assert at_open.look(desk).clock is None


@pytest.mark.parametrize(
    ("free", "database_mb", "told"),
    [(199, 0, "199 MB"), (201, 0, ""), (900, 301, "900 MB"), (910, 301, "")],
)
def test_a_disk_that_is_nearly_full_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, free: int, database_mb: int, told: str
) -> None:
    """It is told below 200 MB, and below three times a database of 301 MB."""
    desk.database.close()
    if database_mb:
        os.truncate(desk.paths.database, database_mb * 1_000_000)
    usage = shutil.disk_usage(desk.paths.shop)._replace(free=free * 1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage)
    found = at_open.space_of(desk.paths)
    assert (found is not None) == bool(told)
    assert told in (found.sentences()[0] if found else "")
    if not database_mb:
        codes = [one.code for one in at_open.look(desk).all]
        assert codes == (["disk_nearly_full"] if told else [])


def test_a_disk_that_does_not_say_how_full_it_is_is_no_trouble(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(_folder: Path) -> None:
        raise OSError

    monkeypatch.setattr(shutil, "disk_usage", silent)
    assert at_open.look(desk).all == []


def test_a_cloud_folder_is_explained(desk: Desk, tmp_path: Path) -> None:
    assert at_open.place_of(desk.paths.shop) is None
    found = at_open.place_of(tmp_path / "OneDrive" / "shop")
    assert found is not None
    assert "OneDrive" in found.sentences()[0]


def test_only_who_may_restore_accepts_an_old_file(desk: Desk) -> None:
    from app.domain.access import Role  # noqa: PLC0415 - used here alone
    from tests.services.shops import as_role  # noqa: PLC0415 - same

    with refusal("not_allowed"):
        at_open.accept_missing(as_role(desk, Role.MANAGER))
