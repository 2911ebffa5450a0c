"""Backups that nobody has to think of: when they are taken, what goes, what never goes."""

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.access import Role
from app.errors import StorageError
from app.models.database import Connection, Database, Manner
from app.services import backup_rounds, backups, restoring, settings
from app.services.backup_rounds import BackupState
from app.services.desk import Desk
from app.ui.widgets.status_line import last_backup
from tests.services.shops import FixedClock, add, as_role, audit_of, sell


def names(folder: Path) -> list[str]:
    return sorted(file.parent.name for file in folder.glob("*/shop.db"))


def clock_of(desk: Desk) -> FixedClock:
    assert isinstance(desk.clock, FixedClock)
    return desk.clock


@pytest.fixture
def stick(desk: Desk, tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    settings.change(desk, "backup.second_folder", str(folder))
    return folder


def test_a_round_is_due_once_a_day(desk: Desk) -> None:
    first = backup_rounds.run_if_due(desk)
    assert first is not None
    assert backups.verify(desk, first.file).size > 0
    assert backup_rounds.run_if_due(desk) is None
    clock_of(desk).move(seconds=86_399)
    assert backup_rounds.run_if_due(desk) is None
    clock_of(desk).move(seconds=1)
    assert backup_rounds.run_if_due(desk) is not None
    assert [line.act for line in audit_of(desk)[:2]] == ["back_up", "back_up"]


def test_a_folder_copied_from_another_pc_makes_no_backup_younger(desk: Desk) -> None:
    made = backup_rounds.run(desk).file
    moment = clock_of(desk).moment
    clock_of(desk).move(30)
    os.utime(made, (clock_of(desk).moment.timestamp(),) * 2)
    (known,) = backups.known(desk)
    (choice,) = restoring.choices(desk.paths)
    assert known.made_at == choice.made_at == moment
    assert last_backup(desk.paths.backups) == moment
    kept = backup_rounds.before(desk, "review")
    os.utime(kept, (moment.timestamp(),) * 2)
    assert restoring.choices(desk.paths)[0].made_at == clock_of(desk).moment


def test_a_copy_before_a_large_act_is_told_as_a_backup_but_puts_no_round_off(desk: Desk) -> None:
    assert backup_rounds.state(desk).newest is None
    backup_rounds.before(desk, "restore")
    assert backup_rounds.state(desk).newest is None
    kept = backup_rounds.before(desk, "review")
    assert backup_rounds.state(desk).newest == backup_rounds.apart_since(kept)
    assert backup_rounds.run_if_due(desk) is not None


def test_a_clock_set_back_does_not_put_backups_off(desk: Desk) -> None:
    backup_rounds.run(desk)
    clock_of(desk).move(-30)
    assert backup_rounds.run_if_due(desk) is not None


def test_a_backup_from_the_future_counts_for_nothing(desk: Desk, stick: Path) -> None:
    clock = clock_of(desk)
    clock.move(300)
    backup_rounds.run(desk)
    clock.move(-300)
    told = backup_rounds.state(desk)
    assert (told.newest, told.second and told.second.newest) == (None, None)
    add(desk, "new")
    assert backup_rounds.run_if_changed(desk) is not None
    told = backup_rounds.state(desk)
    assert told.newest == told.second.newest == clock.now() if told.second else False
    clock.move(35)
    assert backup_rounds.state(desk).is_old(clock.now())


def test_whoever_opens_the_shop_lets_it_be_backed_up(desk: Desk) -> None:
    assert backup_rounds.run_if_due(as_role(desk, Role.FRONT_DESK)) is not None


def test_closing_takes_a_round_only_when_something_changed(desk: Desk) -> None:
    backup_rounds.run(desk)
    clock_of(desk).move(seconds=60)
    assert backup_rounds.run_if_changed(desk) is None
    sell(desk, add(desk, "x"), "5.00")
    clock_of(desk).move(seconds=60)
    assert backup_rounds.run_if_changed(desk) is not None
    clock_of(desk).move(seconds=60)
    assert backup_rounds.run_if_changed(desk) is None


def test_old_backups_go_by_the_rule_and_those_apart_by_their_age(desk: Desk) -> None:
    apart = desk.paths.backups / "before-restore-20240301-000000-000000"
    damaged = desk.paths.backups / "damaged-20240301-000000-000000"
    for folder in (apart, damaged):
        folder.mkdir()
        (folder / "shop.db").write_bytes(b"old")
    review = backup_rounds.before(desk, "review")
    for _ in range(30):
        backup_rounds.run(desk)
        clock_of(desk).move(1)
    kept = [name for name in names(desk.paths.backups) if name[0].isdigit()]
    assert 10 <= len(kept) < 30
    assert kept[-1] == "20240430-093000"
    assert all(file.exists() for file in (apart / "shop.db", damaged / "shop.db", review))
    for name in kept:
        backups.verify(desk, desk.paths.backups / name)


def test_a_damaged_shop_rotates_nothing_out(desk: Desk) -> None:
    for _ in range(15):
        backup_rounds.run(desk)
        clock_of(desk).move(1)
    clock_of(desk).move(40)
    before = names(desk.paths.backups)
    desk.database.close()
    sound = desk.paths.database.read_bytes()
    desk.paths.database.write_bytes(sound[:8192] + bytes(4096) + sound[12288:])
    with pytest.raises(StorageError):
        backup_rounds.run(desk)
    assert names(desk.paths.backups) == before
    desk.database.close()
    desk.paths.database.write_bytes(sound)
    assert backup_rounds.run(desk).dropped > 0


def test_of_those_before_reviews_the_newest_five_stay(desk: Desk) -> None:
    for _ in range(7):
        backup_rounds.before(desk, "review")
        clock_of(desk).move(1)
    assert names(desk.paths.backups) == [f"before-review-2024040{n}-093000" for n in range(3, 8)]


def test_the_second_place_gets_each_backup_and_is_rotated_too(desk: Desk, stick: Path) -> None:
    for _ in range(20):
        done = backup_rounds.run(desk)
        assert done.second is not None
        assert backups.verify(desk, done.second).size == backups.verify(desk, done.file).size
        clock_of(desk).move(1)
    (own,) = stick.iterdir()
    assert names(own) == [n for n in names(desk.paths.backups) if n[0].isdigit()]
    assert len(names(own)) < 20


def test_a_missing_stick_is_told_and_stops_nothing(desk: Desk, stick: Path) -> None:
    backup_rounds.run(desk)
    shutil.rmtree(stick)
    clock_of(desk).move(3)
    done = backup_rounds.run(desk)
    assert done.second is None
    assert done.second_error is not None
    assert done.second_error.code == "backup_failed"
    assert not stick.exists(), "no folder in the stick's place"
    told = backup_rounds.state(desk)
    assert told.second is not None
    assert not told.second.is_there
    assert told.is_old(desk.clock.now())


def test_the_state_says_how_old_both_are(desk: Desk, stick: Path) -> None:
    now = desk.clock.now()
    assert backup_rounds.state(desk).is_old(now)
    backup_rounds.run(desk)
    told = backup_rounds.state(desk)
    assert told.second is not None
    assert (told.newest, told.second.newest, told.second.is_there) == (now, now, True)
    assert not told.is_old(now + timedelta(days=2) - timedelta(seconds=1))
    assert told.is_old(now + timedelta(days=2))
    assert BackupState(None, None).is_old(now)


@pytest.fixture
def busy(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """Give what lets another till hold the shop until so many of our acts were refused."""
    desk.database.close()
    impatient = Database.at(desk.paths.database, None, Manner(patience_ms=20))
    other = Database.at(desk.paths.database)
    monkeypatch.setattr(desk, "database", impatient)
    with contextlib.ExitStack() as till:

        def hold(refusals: int) -> None:
            real, left = impatient.work, [refusals]
            till.enter_context(other.work())

            @contextlib.contextmanager
            def work(*, links_later: bool = False) -> Iterator[Connection]:
                if not left[0]:
                    till.close()
                left[0] -= 1
                with real(links_later=links_later) as connection:
                    yield connection

            monkeypatch.setattr(impatient, "work", work)

        yield hold
    impatient.close()
    other.close()


@pytest.mark.parametrize("take", [backups.back_up, backup_rounds.run])
def test_a_till_that_sells_without_a_pause_cannot_keep_the_line_of_a_backup_out(
    desk: Desk, busy: Callable[[int], None], take: Callable[[Desk], object]
) -> None:
    busy(4)
    take(desk)
    assert audit_of(desk)[0].act == "back_up"


def test_whoever_waits_in_vain_for_an_act_is_told(desk: Desk, busy: Callable[[int], None]) -> None:
    busy(1)
    with pytest.raises(StorageError) as told:
        sell(desk, None, "5.00")
    assert told.value.code == "storage_busy"
