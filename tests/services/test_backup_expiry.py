"""How long old backups hold what was erased: told to the day, and kept."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.access import Role
from app.services import backup_expiry, backup_rounds, backups, privacy, settings
from app.services.backup_expiry import Remaining
from app.services.desk import Desk
from tests.services.shops import FixedClock, add, as_role, refusal, sell


def apart(desk: Desk, name: str) -> Path:
    """Lay a copy kept apart among the backups."""
    folder = desk.paths.backups / name
    folder.mkdir(parents=True)
    for file in ("shop.db", "shop.db-wal", "vault.json"):
        (folder / file).write_bytes(b"kept")
    return folder / "shop.db"


def names(desk: Desk) -> set[str]:
    return {file.parent.name for file in desk.paths.backups.glob("*/shop.db")}


def test_copies_kept_apart_go_after_ninety_days(desk: Desk, clock: FixedClock) -> None:
    for title in ("before-restore", "before-review", "before-rekey", "damaged"):
        apart(desk, f"{title}-20240101-080000-000123")
        apart(desk, f"{title}-20240315-080000")
    apart(desk, "somebody's own")
    done = backup_rounds.run(desk)
    kept = {"before-restore", "before-review", "before-rekey", "damaged"}
    assert done.dropped == 4
    assert names(desk) == {f"{one}-20240315-080000" for one in kept} | {
        "somebody's own",
        done.file.parent.name,
    }
    assert not (desk.paths.backups / "damaged-20240101-080000-000123").exists()


def test_a_shop_that_cannot_be_backed_up_loses_none(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = apart(desk, "before-restore-20230101-080000")

    def refused(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.models.backup.with_vault", refused)
    with pytest.raises(OSError, match="space"):
        backup_rounds.run(desk)
    assert old.exists()


def test_the_last_day_is_kept(desk: Desk, clock: FixedClock, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    settings.change(desk, backup_rounds.SECOND_FOLDER, str(stick))
    key = add(desk, "QXMARK")
    sell(desk, key)
    backup_rounds.run(desk)
    clock.move(days=1)
    found = privacy.farewell(desk, key).backups
    told = privacy.erase(desk, key, "asked in writing").value.backups
    assert told == found
    assert (told.count, told.unseen, told.elsewhere) == (2, None, 0)
    assert told.until is not None
    held = set(files(desk, stick))
    while clock.today() < told.until:
        clock.move(days=1)
        backup_rounds.run(desk)
    assert held & set(files(desk, stick)) == set()
    backup_rounds.before(desk, "review")
    assert backup_expiry.remaining(desk).until == clock.today() + timedelta(days=91)


def files(desk: Desk, stick: Path) -> list[Path]:
    return [*desk.paths.backups.glob("*/shop.db"), *stick.glob("*/*/shop.db")]


def test_a_stick_that_is_away_and_copies_elsewhere_are_named(
    desk: Desk, clock: FixedClock, tmp_path: Path
) -> None:
    assert backup_expiry.remaining(desk) == Remaining(0, None)
    backups.back_up(desk, tmp_path / "mine")
    backups.back_up(desk)
    settings.change(desk, backup_rounds.SECOND_FOLDER, str(tmp_path / "gone"))
    told = backup_expiry.remaining(desk)
    assert (told.count, told.elsewhere, told.elsewhere_last) == (1, 1, date(2024, 4, 1))
    assert told.unseen is not None
    said = backup_expiry.sentences(told)
    assert told.until is not None
    assert told.until.isoformat() in said[0]
    assert len(said) == 3
    assert "2024-04-01" in said[2]
    assert backup_expiry.values(told)["second_place_missing"] is True


def test_only_who_may_erase_is_told(desk: Desk) -> None:
    with refusal("not_allowed"):
        backup_expiry.remaining(as_role(desk, Role.FRONT_DESK))


@pytest.mark.skipif(os.name == "nt", reason="folders of this system have no mode")
def test_a_backup_is_for_its_owner_alone(desk: Desk, tmp_path: Path) -> None:
    file = backups.back_up(desk, tmp_path / "mine").file
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
