"""R1 and R16: kill -9 at a till, with its points, or while importing loses and halves nothing.

A killed process loses nothing that it handed to the system, so what is looked for here are acts
done by half and acts acknowledged too early; test_power_loss looks for writes that were not
flushed.
"""

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from app.services import importing
from app.services.desk import Desk
from app.services.importing import Options
from tests.reliability.killing import Words, Workers
from tests.reliability.shops import ailments, digest, make_shop, opened, write_sales
from tests.reliability.worker import HALF_ACTS, WHOLE

KILLS = 50
MOST_ACTS = 12
LONG_KILLS = 500
ROWS = 1500
ACTS = ("record_sale", "record_return", "adjust_points")


@dataclass(frozen=True)
class Shop:
    """A shop's folder and its key."""

    folder: Path
    key: bytes


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    folder = tmp_path_factory.mktemp("made") / "shop"
    return Shop(folder, make_shop(folder))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """Give a shop without a sale: its first import leaves the indexes of the lines for the end."""
    folder = tmp_path_factory.mktemp("empty") / "shop"
    return Shop(folder, make_shop(folder, sales=0))


@pytest.fixture
def shop(made: Shop, tmp_path: Path) -> Shop:
    shutil.copytree(made.folder, tmp_path / "shop")
    return Shop(tmp_path / "shop", made.key)


def stored(desk: Desk) -> dict[str, int]:
    """Return what is left of every order sold at the counter, and every row of points by hand."""
    with desk.database.read() as connection:
        rows = connection.execute(
            text(
                "SELECT document, total_minor FROM sale WHERE document LIKE 'K%' AND voided = 0 "
                "UNION ALL SELECT reason, sum(delta) FROM point_entry GROUP BY reason"
            )
        )
        return {row[0]: row[1] for row in rows}


def acts_noted(desk: Desk) -> int:
    with desk.database.read() as connection:
        query = f"SELECT count(*) FROM audit WHERE act IN {ACTS}"
        return int(connection.execute(text(query)).scalar_one())


@dataclass
class Books:
    """What the shop held after the last kill, and the tally over all kills."""

    known: dict[str, int]
    noted: int
    acknowledged: int = 0
    lost: int = 0
    half: int = 0

    def close(self, shop: Shop, words: Words) -> None:
        """Hold the shop against what was acknowledged.

        The one act under way when the worker died may be there or not, but only as a whole.
        """
        expected = {**self.known, **words.done}
        with opened(shop.folder, shop.key) as desk:
            found, noted, wrong = stored(desk), acts_noted(desk), ailments(desk)
        more = dict([*expected.items(), words.promised]) if words.promised else expected
        lost = sum(found.get(name) not in {left, more[name]} for name, left in expected.items())
        count = self.noted + words.acts
        is_whole = (found, noted) in ((expected, count), (more, count + 1))
        self.acknowledged += words.acts
        self.lost += lost
        self.half += len(wrong) + (not is_whole and not lost)
        self.known, self.noted = found, noted


def kill_sellers(
    workers: Workers, shop: Shop, kills: int, variant: str = WHOLE, most_acts: int = MOST_ACTS
) -> Books:
    """Kill seller after seller on one shop; with a careless variant only until it shows."""
    chance = random.Random(20260520)
    books = Books({}, 0)
    for seed in range(kills):
        child = workers.order(variant, "sell", shop.folder, shop.key, seed)
        # One in ten dies while it opens the shop that the one before left behind, the others a
        # part of an act after some acts, so that a busy machine does not leave nothing to lose.
        acts = 0 if chance.random() < 0.1 else chance.randrange(1, most_acts)
        words = workers.kill_after(child, chance.uniform(0.0, 0.05), since="done", times=acts)
        assert words.was_killed or variant != WHOLE, "the seller gave up by itself"
        books.close(shop, words)
        if variant != WHOLE and books.half:
            break
    return books


def test_a_killed_seller_loses_nothing_and_leaves_nothing_half_done(
    workers: Workers, shop: Shop
) -> None:
    books = kill_sellers(workers, shop, KILLS)
    print(f"kills {KILLS}: {books.acknowledged} acknowledged, {books.lost} lost")  # noqa: T201
    assert books.acknowledged >= 4 * KILLS
    assert sum("-p" in name for name in books.known) >= KILLS // 5
    assert (books.lost, books.half) == (0, 0)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_five_hundred_killed_sellers(workers: Workers, shop: Shop) -> None:
    books = kill_sellers(workers, shop, LONG_KILLS, most_acts=2 * MOST_ACTS + 2)
    print(f"kills {LONG_KILLS}: {books.acknowledged} acknowledged, {books.lost} lost")  # noqa: T201
    assert books.acknowledged >= 5000
    assert (books.lost, books.half) == (0, 0)


def test_the_control_without_a_transaction_is_caught(workers: Workers, shop: Shop) -> None:
    assert kill_sellers(workers, shop, KILLS, HALF_ACTS).half > 0


def schema(desk: Desk) -> list[str]:
    """Return how each table and index is built."""
    with desk.database.read() as connection:
        rows = connection.execute(text("SELECT sql FROM sqlite_master WHERE sql > ''"))
        return sorted(" ".join(row[0].lower().split()) for row in rows)


def kill_importers(workers: Workers, made: Shop, base: Path, kills: int) -> tuple[int, int, int]:
    """Kill import after import, each of a fresh copy; return (under way, whole, half)."""
    file = base / "sales.csv"
    write_sales(file, ROWS, 60, seed=2, prefix="B", bad=3)
    with opened(made.folder, made.key) as desk:
        before, planned = digest(desk), schema(desk)
    shutil.copytree(made.folder, base / "whole")
    with opened(base / "whole", made.key) as desk:
        report = importing.run(desk, file, Options()).value
        after = digest(desk)
    assert (report.created, report.rejected) == (ROWS, 3)
    chance = random.Random(20260521)
    under_way = whole = half = 0
    most = _time_of_one(workers, made, base, file)
    for seed in range(kills):
        shop = Shop(base / f"copy{seed}", made.key)
        shutil.copytree(made.folder, shop.folder)
        child = workers.order(WHOLE, str(file), shop.folder, shop.key, seed)
        since = "open" if chance.random() < 0.2 else "step"
        words = workers.kill_after(child, chance.uniform(0.0, most), since=since)
        with opened(shop.folder, shop.key) as desk:
            found, wrong = digest(desk), ailments(desk)
            whole += found == after
            under_way += words.has_begun and words.imported is None
            half += bool(wrong) or found not in {before, after} or schema(desk) != planned
            half += words.imported is not None and found != after
            if seed % 5 == 0:
                assert_repeat_adds_the_rest(desk, file, after)
        shutil.rmtree(shop.folder)
    return under_way, whole, half


def _time_of_one(workers: Workers, made: Shop, base: Path, file: Path) -> float:
    """Measure how long a worker writes, to kill within that time."""
    shutil.copytree(made.folder, base / "timed")
    child = workers.order(WHOLE, str(file), base / "timed", made.key, 0)
    words = workers.kill_after(child, 60.0, since="step")
    assert words.imported == ROWS
    return words.lasted


def assert_repeat_adds_the_rest(desk: Desk, file: Path, after: str) -> None:
    """R16: the file is imported again twice; whatever the kill left, every row is there once."""
    first = importing.run(desk, file, Options()).value
    assert first.created + first.unchanged == ROWS
    assert first.created in {0, ROWS}
    second = importing.run(desk, file, Options()).value
    assert (second.created, second.unchanged) == (0, ROWS)
    assert digest(desk) == after


@pytest.mark.parametrize("kind", ["made", "empty"])
def test_a_killed_import_is_all_there_or_not_at_all(
    workers: Workers, request: pytest.FixtureRequest, tmp_path: Path, kind: str
) -> None:
    shop: Shop = request.getfixturevalue(kind)
    kills = KILLS // 2
    under_way, whole, half = kill_importers(workers, shop, tmp_path, kills)
    print(f"kills {kills}: {under_way} under way, {whole} whole, {half} half")  # noqa: T201
    assert under_way >= kills // 5
    assert half == 0


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_five_hundred_killed_imports(workers: Workers, made: Shop, tmp_path: Path) -> None:
    under_way, whole, half = kill_importers(workers, made, tmp_path, LONG_KILLS)
    print(f"kills {LONG_KILLS}: {under_way} under way, {whole} whole, {half} half")  # noqa: T201
    assert under_way >= LONG_KILLS // 5
    assert half == 0
