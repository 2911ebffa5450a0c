"""Steps of the schema: what they build equals the classes, and each runs whole or not at all."""

import shutil
import threading
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError

from app.errors import StorageError
from app.models import customers, steps, upgrade
from app.models.database import Database
from app.models.metadata import metadata
from app.models.upgrade import bring_up, newest, schema_of
from tests.models.rows import DAY, KEY, Line, add_customer, add_order, undone

NEWEST = newest()
LATER = f"{int(NEWEST) + 1:04d}"
HEAD = f'''"""A step of a later version.

Revision ID: {LATER}
"""

import sqlalchemy as sa
from alembic import op

revision = "{LATER}"
down_revision = "{NEWEST}"


def upgrade() -> None:
'''
GOOD = """
    op.add_column("customer", sa.Column("wishes", sa.String(), nullable=True))
    op.execute("UPDATE customer SET wishes = name")
"""
REBUILDS = """
    with op.batch_alter_table("customer", recreate="always") as batch:
        batch.alter_column("note", new_column_name="remark")
"""
RAISES = """
    op.add_column("customer", sa.Column("wishes", sa.String(), nullable=True))
    op.execute("UPDATE customer SET name = 'lost'")
    op.create_table("wish", sa.Column("id", sa.Integer(), primary_key=True))
    raise RuntimeError("the middle of a step")
"""
FAILS_IN_SQL = """
    op.execute("UPDATE customer SET name = 'lost'")
    op.execute("UPDATE nothing_of_the_kind SET name = 'lost'")
"""
LOSES_ROWS = """
    op.execute("DELETE FROM sale_line")
"""
BREAKS_LINKS = """
    op.execute("UPDATE sale SET customer_id = 4711")
"""


def columns(connection: Connection, table: str) -> dict[str, tuple[str, bool, object]]:
    """Return type, whether it may be empty, and default of each column, as the database says."""
    return {
        str(column["name"]): (str(column["type"]), bool(column["nullable"]), column["default"])
        for column in inspect(connection).get_columns(table)
    }


def indexes(connection: Connection, table: str) -> dict[str | None, tuple[object, ...]]:
    """Return columns, uniqueness and condition of each index."""
    return {
        index["name"]: (
            tuple(index["column_names"]),
            bool(index["unique"]),
            *(
                str(value)
                for key, value in index.get("dialect_options", {}).items()
                if "where" in key
            ),
        )
        for index in inspect(connection).get_indexes(table)
    }


def keys(connection: Connection, table: str) -> set[tuple[object, ...]]:
    """Return the primary key, the foreign keys and the unique constraints."""
    found = inspect(connection)
    primary = found.get_pk_constraint(table)
    links = {
        (key["name"], tuple(key["constrained_columns"]), key["referred_table"])
        for key in found.get_foreign_keys(table)
    }
    unique = {
        (one["name"], tuple(one["column_names"])) for one in found.get_unique_constraints(table)
    }
    return {(primary["name"], tuple(primary["constrained_columns"])), *links, *unique}


def shape(connection: Connection, tables: list[str]) -> dict[str, tuple[object, ...]]:
    return {
        table: (columns(connection, table), indexes(connection, table), keys(connection, table))
        for table in tables
    }


def without_row_numbers(connection: Connection) -> list[str]:
    """Return the tables that SQLite keeps by their key alone."""
    if connection.dialect.name != "sqlite":
        return []
    query = "SELECT name FROM sqlite_master WHERE sql LIKE '%WITHOUT ROWID%' ORDER BY name"
    return [row[0] for row in connection.execute(text(query))]


def test_the_steps_build_what_the_classes_say(database: Database) -> None:
    tables = sorted(metadata().tables)
    with undone(database) as connection:
        assert sorted({*inspect(connection).get_table_names()} - {"alembic_version"}) == tables
        built = shape(connection, tables), without_row_numbers(connection)
        metadata().drop_all(connection)
        assert inspect(connection).get_table_names() == ["alembic_version"]
        metadata().create_all(connection)
        assert (shape(connection, tables), without_row_numbers(connection)) == built


def test_the_comparison_sees_a_column_an_index_and_a_condition(database: Database) -> None:
    """The control: each planted difference shows."""
    planted = [
        "ALTER TABLE customer ADD COLUMN wishes VARCHAR",
        "CREATE INDEX ix_planted ON customer (name)",
        "DROP INDEX ix_sale_line_facts",
        "CREATE UNIQUE INDEX uq_planted ON sale (document) WHERE voided = 1",
    ]
    tables = sorted(metadata().tables)
    with database.read() as connection:
        built = shape(connection, tables)
    for statement in planted:
        with undone(database) as connection:
            connection.execute(text(statement))
            assert shape(connection, tables) != built, statement


@pytest.fixture
def shop(database: Database) -> Database:
    """Give a shop of the released schema with rows in it."""
    with database.work() as connection:
        first = add_customer(connection, "1", note="long")
        second = add_customer(connection, "2", referrer_id=first)
        customers.set_tags(connection, second, ["tea", "cups"])
        add_order(connection, second, [Line(100, DAY, "tea"), Line(-30, back=0)], document="D1")
    return database


@pytest.fixture
def scripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of steps to which later ones may be added."""
    folder = tmp_path / "migrations %d"
    shutil.copytree(upgrade.SCRIPTS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    for module in (steps, upgrade):
        monkeypatch.setattr(module, "SCRIPTS", folder)
    return folder


def plant(scripts: Path, body: str) -> None:
    (scripts / "versions" / f"{LATER}_later.py").write_text(HEAD + body, encoding="utf-8")


def everything(database: Database) -> tuple[object, ...]:
    """Return the schema and every row, to be compared before and after."""
    with database.read() as connection:
        tables = sorted(inspect(connection).get_table_names())
        rows = {
            table: sorted(
                repr(tuple(row)) for row in connection.execute(text(f'SELECT * FROM "{table}"'))
            )
            for table in tables
        }
        return schema_of(connection), shape(connection, tables), rows


def test_a_new_shop_has_the_newest_schema_and_needs_no_step(database: Database) -> None:
    with database.read() as connection:
        assert schema_of(connection) == newest()
    assert bring_up(database, before=pytest.fail) is False


def test_a_step_runs_once_and_after_a_snapshot(shop: Database, scripts: Path) -> None:
    plant(scripts, GOOD)
    seen: list[object] = []

    def before() -> None:
        with shop.read() as connection:
            seen.append(schema_of(connection))

    assert bring_up(shop, before) is True
    assert seen == [NEWEST]
    with shop.read() as connection:
        assert schema_of(connection) == LATER
        wishes = connection.execute(text("SELECT wishes FROM customer ORDER BY id"))
        assert [row[0] for row in wishes] == ["N1", "N2"]
    assert bring_up(shop, before) is False
    back_down(shop)


def back_down(shop: Database) -> None:
    """Take the planted step out again where tests share the tables."""
    if shop.is_sqlite:
        return
    with shop.work() as connection:
        connection.execute(text("ALTER TABLE customer DROP COLUMN IF EXISTS wishes"))
        connection.execute(text(f"UPDATE alembic_version SET version_num = '{NEWEST}'"))


def test_a_snapshot_that_fails_stops_the_upgrade(shop: Database, scripts: Path) -> None:
    plant(scripts, GOOD)
    before = everything(shop)

    def fails() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        bring_up(shop, fails)
    assert everything(shop) == before


@pytest.mark.parametrize(
    ("body", "trouble"),
    [
        (RAISES, RuntimeError),
        (FAILS_IN_SQL, DBAPIError),
        (LOSES_ROWS, StorageError),
        (BREAKS_LINKS, Exception),
    ],
    ids=["raises", "fails in SQL", "loses rows", "breaks links"],
)
def test_a_step_that_fails_leaves_everything_as_it_was(
    shop: Database, scripts: Path, body: str, trouble: type[Exception]
) -> None:
    plant(scripts, body)
    before = everything(shop)
    with pytest.raises(trouble):
        bring_up(shop)
    assert everything(shop) == before
    with shop.work() as connection:
        add_customer(connection, "3")


def test_a_rebuilt_table_keeps_the_rows_that_hang_on_it(shop: Database, scripts: Path) -> None:
    """With foreign keys on, dropping the old table would take tags and sales along."""
    if not shop.is_sqlite:
        pytest.skip("only SQLite rebuilds a table to change it")
    with shop.work() as connection:
        connection.execute(text("DROP TABLE customer_tag"))
        connection.execute(
            text(
                "CREATE TABLE customer_tag (customer_id INTEGER NOT NULL REFERENCES customer (id) "
                "ON DELETE CASCADE, tag VARCHAR NOT NULL, PRIMARY KEY (customer_id, tag))"
            )
        )
        customers.set_tags(connection, 2, ["tea", "cups"])
    plant(scripts, REBUILDS)
    bring_up(shop)
    with shop.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM customer_tag")).scalar_one() == 2
        remarks = connection.execute(text("SELECT remark FROM customer ORDER BY id"))
        assert [row[0] for row in remarks] == ["long", ""]
        assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 1


def test_a_shop_of_a_newer_program_is_refused(shop: Database) -> None:
    with shop.work() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0099'"))
    with pytest.raises(StorageError) as told:
        bring_up(shop, before=pytest.fail)
    assert told.value.code == "schema_newer"
    assert "0099" in str(told.value)
    back_down(shop)


def test_two_programs_that_open_a_new_shop_at_once_both_get_it(tmp_path: Path) -> None:
    file = tmp_path / "shop.db"
    outcomes: list[object] = []

    def open_it() -> None:
        database = Database.at(file, KEY)
        try:
            outcomes.append(bring_up(database))
        except Exception as error:  # noqa: BLE001 - told below
            outcomes.append(error)
        finally:
            database.close()

    threads = [threading.Thread(target=open_it) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [outcome for outcome in outcomes if not isinstance(outcome, bool)] == []
