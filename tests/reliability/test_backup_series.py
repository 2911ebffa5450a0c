"""R10 and R11: backups taken while somebody sells, restored at random states, totals equal."""

import random
import shutil
import threading
from pathlib import Path

import pytest

from app import bootstrap
from app.bootstrap import Restorer
from app.models import backup
from app.models.backup import Totals
from app.paths import Paths
from app.services import backups, checkout
from app.services.checkout import SaleEntry
from app.services.desk import Desk, SystemClock
from tests.reliability.shops import DAY, digest, make_shop, opened


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    folder = tmp_path_factory.mktemp("series") / "shop"
    return folder, make_shop(folder)


def totals_of(desk: Desk) -> Totals:
    with desk.database.read() as connection:
        return backup.totals_of(connection)


def back_up_while_selling(folder: Path, key: bytes, count: int) -> int:
    """Take backups while another thread sells; return how many sales were made meanwhile."""
    sold, stop = [0], threading.Event()

    def sell() -> None:
        with opened(folder, key) as desk:
            # Two tills without a breath between sales would lock others out for seconds.
            while not stop.wait(0.005):
                checkout.record_sale(desk, SaleEntry(1, 100, document=f"T{sold[0]}"))
                sold[0] += 1

    with opened(folder, key) as desk:
        first = totals_of(desk)
        seller = threading.Thread(target=sell)
        seller.start()
        try:
            for at in range(count):
                low = sold[0]
                file = backups.back_up(desk, folder.parent / f"copy{at}").file
                found, high = backup.check(file, key), sold[0] + 1
                assert low <= found.sales - first.sales <= high
                assert found.amount_minor - first.amount_minor == 100 * (found.sales - first.sales)
                shutil.rmtree(file.parent.parent)
        finally:
            stop.set()
            seller.join()
    return sold[0]


def test_each_backup_while_somebody_sells_is_whole(
    made: tuple[Path, bytes], tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(made[0], tmp_path / "shop"))
    assert back_up_while_selling(folder, made[1], 4) > 0


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_two_hundred_backups_while_somebody_sells_are_whole(
    made: tuple[Path, bytes], tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(made[0], tmp_path / "shop"))
    assert back_up_while_selling(folder, made[1], 200) > 200


def test_the_control_that_copies_the_file_alone_is_caught(
    made: tuple[Path, bytes], tmp_path: Path
) -> None:
    """What a plain copy of the database misses stands in the log of changes beside it."""
    folder = Path(shutil.copytree(made[0], tmp_path / "shop"))
    with opened(folder, made[1]) as desk:
        checkout.record_sale(desk, SaleEntry(1, 100, document="C1"))
        copy = Path(shutil.copy(Paths(folder).database, tmp_path / "copy.db"))
        assert backup.check(copy, made[1]) != totals_of(desk)


def restore_at_random_states(folder: Path, key: bytes, times: int) -> None:
    """Back up, sell on, restore some earlier state, compare; undo now and then."""
    chance = random.Random(5)
    who = Restorer(lambda _folder: key, "owner")
    states: list[tuple[Path, str, Totals]] = []
    for at in range(times):
        with opened(folder, key) as desk:
            for sale in range(chance.randrange(1, 4)):
                entry = SaleEntry(1, chance.randrange(1, 9999), document=f"R{at}-{sale}")
                checkout.record_sale(desk, entry)
            file = backups.back_up(desk, folder.parent / f"state{at}").file
            now = digest(desk)
            states.append((file, now, totals_of(desk)))
        file, expected, totals = chance.choice(states)
        done = bootstrap.restore(folder, file, who, SystemClock(DAY))
        assert (done.sales, done.amount_minor) == (totals.sales, totals.amount_minor)
        with opened(folder, key) as desk:
            assert digest(desk) == expected
        if chance.random() < 0.5:
            bootstrap.restore(folder, None, who, SystemClock(DAY))
            with opened(folder, key) as desk:
                assert digest(desk) == now


def test_restoring_random_states_brings_back_their_totals(
    made: tuple[Path, bytes], tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(made[0], tmp_path / "shop"))
    restore_at_random_states(folder, made[1], 4)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_a_hundred_restores_bring_back_their_totals(
    made: tuple[Path, bytes], tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(made[0], tmp_path / "shop"))
    restore_at_random_states(folder, made[1], 100)
