"""read() and work(): all of an act or nothing, one writer at a time, trouble in plain words."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from app.errors import StorageError
from app.models import customers
from app.models.database import Database, as_user_error, in_ids
from tests.models.rows import KEY, add_customer


def numbers(database: Database) -> list[str]:
    with database.read() as connection:
        rows = connection.execute(text("SELECT number FROM customer ORDER BY number"))
        return [row[0] for row in rows]


def half_an_act(database: Database) -> None:
    with database.work() as connection:
        add_customer(connection, "1")
        add_customer(connection, "2")
        raise ZeroDivisionError


def add_twice(database: Database, name: str = "N") -> None:
    with database.work() as connection:
        add_customer(connection, "1", name=name)
        add_customer(connection, "1", name=name)


def test_what_is_raised_inside_takes_the_whole_act_back(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        half_an_act(database)
    assert numbers(database) == []


def test_an_act_that_ends_is_there_for_everybody(database: Database) -> None:
    with database.work() as connection:
        add_customer(connection, "1")
    assert numbers(database) == ["1"]


def test_a_statement_that_fails_takes_the_whole_act_back(database: Database) -> None:
    with pytest.raises(IntegrityError):
        add_twice(database)
    assert numbers(database) == []


def test_rows_must_point_to_rows(database: Database) -> None:
    with pytest.raises(IntegrityError), database.work() as connection:
        add_customer(connection, "1", referrer_id=77)


def test_a_second_writer_is_told_that_the_shop_is_busy(database: Database) -> None:
    with database.work() as connection:
        add_customer(connection, "1")
        with pytest.raises(StorageError) as told, database.work() as second:
            add_customer(second, "2")
    assert told.value.code == "storage_busy"
    assert "Wait" in str(told.value)
    assert numbers(database) == ["1"]


def test_a_writer_in_another_process_is_told_too(database: Database) -> None:
    if not database.is_sqlite:
        pytest.skip("the server's own lock was tried before")
    code = (
        "import sys; from pathlib import Path; from app.models.database import Database\n"
        "from app.errors import StorageError\n"
        f"database = Database.at(Path(sys.argv[1]), {KEY!r})\n"
        "try:\n"
        "    with database.engine.connect() as c: c.exec_driver_sql('PRAGMA busy_timeout = 50')\n"
        "    with database.work() as c: c.exec_driver_sql('DELETE FROM audit')\n"
        "except StorageError as error: print(error.code)\n"
    )
    with database.work() as connection:
        add_customer(connection, "1")
        done = subprocess.run(
            [sys.executable, "-c", code, str(database.file)],
            capture_output=True,
            text=True,
            check=True,
        )
    assert done.stdout.strip() == "storage_busy"


def test_writers_in_turn_lose_nothing(database: Database) -> None:
    """Both read, add one to what they read, and write: without a lock one addition is lost."""
    with database.work() as connection:
        customer_id = add_customer(connection, "1", influence=0.0)
    rounds = 20

    def add() -> None:
        for _ in range(rounds):
            while True:
                try:
                    with database.work() as connection:
                        row = customers.get(connection, customer_id)
                        assert row is not None
                        customers.change(
                            connection, customer_id, {"influence": row.influence + 1.0}
                        )
                    break
                except StorageError:
                    continue

    threads = [threading.Thread(target=add) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as connection:
        row = customers.get(connection, customer_id)
    assert row is not None
    assert row.influence == 3.0 * rounds


def test_reading_goes_on_while_somebody_writes(database: Database) -> None:
    with database.work() as connection:
        add_customer(connection, "1")
        assert numbers(database) == []
    assert numbers(database) == ["1"]


def test_a_reader_sees_one_picture_from_beginning_to_end(database: Database) -> None:
    with database.read() as reader:
        count = text("SELECT count(*) FROM customer")
        assert reader.execute(count).scalar_one() == 0
        with database.work() as connection:
            add_customer(connection, "1")
        assert reader.execute(count).scalar_one() == 0
    assert numbers(database) == ["1"]


def test_the_pragmas_hold(database: Database) -> None:
    if not database.is_sqlite:
        pytest.skip("pragmas are SQLite's")
    with database.work() as connection:
        wanted = {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "trusted_schema": 0,
            "cell_size_check": 1,
            "temp_store": 2,
        }
        found = {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in wanted}
    assert found == wanted


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("database is locked", "storage_busy"),
        ("canceling statement due to lock timeout", "storage_busy"),
        ("database or disk is full", "storage_full"),
        ("[Errno 28] No space left on device", "storage_full"),
        ("attempt to write a readonly database", "storage_read_only"),
        ("unable to open database file", "storage_cannot_open"),
        ("file is not a database", "storage_not_a_database"),
        ("database disk image is malformed", "storage_damaged"),
        ("disk I/O error", "storage_io"),
        ("connection to server at 127.0.0.1 failed: Connection refused", "storage_no_server"),
    ],
)
def test_trouble_is_told_in_plain_words(said: str, code: str) -> None:
    error = as_user_error(OSError(said))
    assert error is not None
    assert error.code == code
    assert error.advice


def test_a_bug_stays_a_bug() -> None:
    assert as_user_error(OSError("no such table: custmer")) is None


def test_a_customer_called_like_an_error_is_not_one(database: Database) -> None:
    """The texts of a statement's values must not decide what the error means."""
    with pytest.raises(IntegrityError):
        add_twice(database, "corrupt database is locked")


def test_no_file_and_no_key_and_a_wrong_key_are_told_apart(
    empty_file: Path, tmp_path: Path
) -> None:
    cases = [
        (Database.at(tmp_path / "nowhere" / "shop.db", KEY), "storage_cannot_open"),
        (Database.at(empty_file), "storage_not_a_database"),
        (Database.at(empty_file, bytes(32)), "storage_not_a_database"),
    ]
    before = empty_file.read_bytes()
    for database, code in cases:
        with pytest.raises(StorageError) as told, database.read():
            pass
        assert told.value.code == code
        database.close()
    assert empty_file.read_bytes() == before


def test_a_plain_shop_is_readable_by_anybody_and_an_encrypted_one_by_nobody(
    empty_file: Path, tmp_path: Path
) -> None:
    plain = Database.at(tmp_path / "plain.db")
    with plain.work() as connection:
        connection.execute(text("CREATE TABLE customer (name TEXT)"))
    plain.close()
    assert (tmp_path / "plain.db").read_bytes().startswith(b"SQLite format 3")
    assert b"customer" not in empty_file.read_bytes()


def test_ids_are_named_in_blocks() -> None:
    assert in_ids("id", []) == []
    assert in_ids("id", [7]) == ["id = 7"]
    assert in_ids("id", [1, 2, 3], size=2) == ["id IN (1,2)", "id IN (3)"]


def test_a_missing_table_is_our_bug(database: Database) -> None:
    with pytest.raises(DBAPIError, match="nowhere"), database.read() as connection:
        connection.execute(text("SELECT 1 FROM nowhere"))
