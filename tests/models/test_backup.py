"""Snapshots: taken while sales go on, whole or refused, never touching what they read."""

import random
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from app.errors import StorageError
from app.models import backup
from app.models.database import Database, page_check
from app.models.sqlite_file import check_pages
from tests.models.rows import DAY, KEY, Line, add_customer, add_order

FLIPS = 50


@pytest.fixture(scope="module")
def filled_file(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("filled") / "shop.db"
    shutil.copyfile(empty_file, file)
    database = Database.at(file, KEY)
    fill(database, 100)
    database.close()
    return file


@pytest.fixture
def shop(filled_file: Path, tmp_path: Path) -> Iterator[Database]:
    """Give an encrypted shop of a hundred customers with a sale each."""
    file = tmp_path / "shop" / "shop.db"
    file.parent.mkdir()
    shutil.copyfile(filled_file, file)
    database = Database.at(file, KEY)
    yield database
    database.close()


def fill(database: Database, count: int) -> None:
    with database.work() as connection:
        for at in range(count):
            key = add_customer(connection, f"{at:05d}", note="x" * 200)
            add_order(connection, key, [Line(100 + at, DAY, "tea"), Line(5)], document=f"D{at}")


def totals(database: Database) -> backup.Totals:
    with database.read() as connection:
        return backup.totals_of(connection)


def test_a_snapshot_holds_what_the_shop_holds(shop: Database, tmp_path: Path) -> None:
    target = tmp_path / "new" / "folder" / "copy.db"
    found = backup.snapshot(shop, target)
    assert found == totals(shop) == backup.check(target, KEY)
    assert (found.customers, found.sales, found.lines) == (100, 100, 200)
    assert found.amount_minor == sum(105 + at for at in range(100))
    assert sorted(path.name for path in target.parent.iterdir()) == ["copy.db"]


def test_a_snapshot_answers_like_the_shop(shop: Database, tmp_path: Path) -> None:
    backup.snapshot(shop, tmp_path / "copy.db")
    copy = Database.at(tmp_path / "copy.db", KEY)
    with shop.read() as connection, copy.read() as other:
        assert backup.digest(connection) == backup.digest(other)
    copy.close()


def test_a_snapshot_has_the_key_of_its_shop_and_no_other(shop: Database, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    backup.snapshot(shop, target)
    assert b"SQLite format" not in target.read_bytes()
    assert b"customer" not in target.read_bytes()
    for wrong in (None, bytes(32)):
        with pytest.raises(StorageError) as told:
            backup.check(target, wrong)
        assert told.value.code == "storage_not_a_database"


def test_snapshots_taken_while_sales_go_on_are_whole(shop: Database, tmp_path: Path) -> None:
    """Each order brings two lines: a picture from within an act would hold an odd number."""
    is_over = threading.Event()

    def sell() -> None:
        at = 1000
        while not is_over.is_set():
            with shop.work() as connection:
                add_order(connection, None, [Line(7), Line(3)], document=f"D{at}")
            at += 1

    seller = threading.Thread(target=sell)
    seller.start()
    try:
        found = [backup.snapshot(shop, tmp_path / f"{at}.db") for at in range(8)]
    finally:
        is_over.set()
        seller.join()
    for at, held in enumerate(found):
        again = backup.check(tmp_path / f"{at}.db", KEY)
        assert again == held
        assert held.lines == 2 * held.sales
        assert held.amount_minor == found[0].amount_minor + 10 * (held.sales - found[0].sales)
    assert totals(shop).sales > found[0].sales
    assert [held.sales for held in found] == sorted(held.sales for held in found)


class Told:
    """A connection whose page checks are known beforehand."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)

    def execute(self, pragma: str) -> "Told":
        assert pragma == "PRAGMA cipher_integrity_check"
        return self

    def fetchall(self) -> list[tuple[str]]:
        return [(row,) for row in self.answers.pop(0)]


def test_a_page_that_somebody_is_just_writing_is_not_damaged() -> None:
    """The check reads the file itself, while another connection folds its log into it."""
    third, fourth = "HMAC verification failed for page 3", "HMAC verification failed for page 4"
    assert check_pages(Told([]), encrypted=True) == []
    assert check_pages(Told(["ok"]), encrypted=True) == []
    assert check_pages(Told([third], ["ok"]), encrypted=True) == []
    assert check_pages(Told([third], [fourth]), encrypted=True) == []
    assert check_pages(Told(*[[third, fourth]] * 3), encrypted=True) == [third, fourth]
    assert check_pages(Told([third, fourth], [fourth], [fourth]), encrypted=True) == [fourth]


def test_every_flipped_bit_of_a_snapshot_is_noticed(shop: Database, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    backup.snapshot(shop, target)
    whole = target.read_bytes()
    chance = random.Random(7)
    for _ in range(FLIPS):
        at = chance.randrange(len(whole))
        damaged = bytearray(whole)
        damaged[at] ^= 1 << chance.randrange(8)
        target.write_bytes(damaged)
        with pytest.raises(StorageError):
            backup.check(target, KEY)
        assert target.read_bytes() == damaged, "a check must not write"


def test_a_snapshot_cut_short_is_refused(shop: Database, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    backup.snapshot(shop, target)
    whole = target.read_bytes()
    chance = random.Random(8)
    lengths = [1, 15, 4096, len(whole) - 4096, len(whole) - 1]
    for length in [*lengths, *(chance.randrange(1, len(whole)) for _ in range(20))]:
        target.write_bytes(whole[:length])
        with pytest.raises(StorageError):
            backup.check(target, KEY)


def test_an_empty_file_is_no_backup(tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.touch()
    with pytest.raises(StorageError):
        backup.check(target, KEY)


def test_to_check_a_file_changes_nothing_beside_it(shop: Database, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    backup.snapshot(shop, target)
    before = target.read_bytes()
    backup.check(target, KEY)
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["copy.db"]


def test_to_check_the_shop_itself_loses_nothing(shop: Database) -> None:
    """Somebody points the check at the shop in use: its last sales still stand in the WAL."""
    held = totals(shop)
    with shop.work() as connection:
        add_order(connection, None, [Line(1)], document="LAST")
    assert backup.check(shop.file, KEY).sales == held.sales + 1
    crashed = shop.file.parent.with_name("crashed")
    shutil.copytree(shop.file.parent, crashed)
    again = Database.at(crashed / "shop.db", KEY)
    assert totals(again).sales == held.sales + 1
    again.close()


def test_a_copy_that_cannot_be_written_leaves_nothing_and_says_why(
    shop: Database, tmp_path: Path
) -> None:
    target = tmp_path / "taken" / "copy.db"
    (tmp_path / "taken" / ".copy.db.half").mkdir(parents=True)
    with pytest.raises((StorageError, OSError)):
        backup.snapshot(shop, target)
    assert not target.exists()


def test_a_damaged_shop_gives_no_snapshot_and_the_last_good_one_stays(
    shop: Database, tmp_path: Path
) -> None:
    """A copy of a damaged shop would push the good ones out of the row of backups."""
    target = tmp_path / "copy.db"
    backup.snapshot(shop, target)
    good = target.read_bytes()
    shop.close()
    damaged = bytearray(shop.file.read_bytes())
    damaged[len(damaged) // 2] ^= 4
    shop.file.write_bytes(damaged)
    again = Database.at(shop.file, KEY)
    with pytest.raises(StorageError):
        backup.snapshot(again, target)
    again.close()
    assert target.read_bytes() == good
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["copy.db"]


def test_a_snapshot_with_a_line_of_nobody_is_refused(shop: Database, tmp_path: Path) -> None:
    with shop.engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("UPDATE sale SET customer_id = 9999")
    with pytest.raises(StorageError):
        backup.snapshot(shop, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def noticed(file: Path, key: bytes | None, flips: int, seed: int) -> int:
    """Flip one bit at a time; count how often the page check, or just opening, notices."""
    whole = file.read_bytes()
    chance = random.Random(seed)
    count = 0
    for _ in range(flips):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        file.write_bytes(damaged)
        database = Database.at(file, key)
        try:
            with database.read() as connection:
                count += bool(page_check(connection, encrypted=key is not None))
        except StorageError:
            count += 1
        finally:
            database.close()
    file.write_bytes(whole)
    return count


def test_the_page_check_notices_every_flipped_bit_of_an_encrypted_shop(shop: Database) -> None:
    shop.close()
    assert noticed(shop.file, KEY, FLIPS, seed=9) == FLIPS


def test_the_control_a_plain_shop_hides_some_flipped_bits(shop: Database, tmp_path: Path) -> None:
    """Only the authentication of encrypted pages finds changed content: the measure measures."""
    plain = tmp_path / "plain.db"
    with shop.engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        raw.execute(f"ATTACH DATABASE '{plain}' AS plain KEY ''")
        raw.execute("SELECT sqlcipher_export('plain')")
        raw.execute("DETACH DATABASE plain")
    shop.close()
    assert 0 < noticed(plain, None, FLIPS, seed=9) < FLIPS


def test_a_whole_plain_shop_passes(tmp_path: Path) -> None:
    database = Database.at(tmp_path / "plain.db")
    with database.work() as connection:
        connection.execute(text("CREATE TABLE thing (id INTEGER)"))
        assert page_check(connection, encrypted=False) == []
    database.close()
