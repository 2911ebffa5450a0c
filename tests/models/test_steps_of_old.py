"""What single steps of the schema make of rows that older programs wrote."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from app.domain.facts import day_number
from app.models import steps, upgrade
from app.models.database import Database
from app.models.upgrade import bring_up
from tests.domain.test_importing_identity import OF_2010, OF_2024
from tests.models.rows import KEY

Until = Callable[[str], Database]


@pytest.fixture
def until(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Until:
    """Give a database as the program left it whose last step had a number."""

    def make(number: str) -> Database:
        folder = tmp_path / number
        shutil.copytree(upgrade.SCRIPTS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        for file in (folder / "versions").glob("[0-9]*.py"):
            if file.name[:4] > number:
                file.unlink()
        database = Database.at(tmp_path / "shop.db", KEY)
        with monkeypatch.context() as patched:
            for module in (steps, upgrade):
                patched.setattr(module, "SCRIPTS", folder)
            bring_up(database)
        return database

    return make


def test_orders_of_a_batch_lose_their_own_moment_and_those_of_the_counter_keep_it(
    until: Until,
) -> None:
    database = until("0012")
    add = (
        "INSERT INTO sale (id, channel, first_day, last_day, total_minor, batch_id, recorded_at) "
        "VALUES (:id, 'shop', 1, :last, 5, :batch, '2026-11-30 10:00:00.000000')"
    )
    with database.work() as connection:
        for order, last, batch in ((1, 1, None), (2, 1, 7), (3, 2, None)):
            connection.execute(text(add), {"id": order, "last": last, "batch": batch})
    assert bring_up(database) is True
    moment = "2026-11-30 10:00:00.000000"
    with database.read() as connection:
        found = connection.execute(text("SELECT id, recorded_at FROM sale ORDER BY id")).all()
        assert [tuple(row) for row in found] == [(1, moment), (2, None), (3, moment)]
        plan = connection.execute(
            text(
                "EXPLAIN QUERY PLAN SELECT id FROM sale WHERE last_day > first_day AND last_day > 1"
            )
        ).all()
        assert "ix_sale_days" in str(plan)
    database.close()


def test_imported_rows_get_the_identity_that_the_same_file_gives_today(until: Until) -> None:
    """What an older program wrote for the two rows of `test_importing_identity`."""
    database = until("0014")
    add = (
        "INSERT INTO sale_line (id, sale_id, day, amount_minor, identity) "
        "VALUES (:id, 1, :day, 1, :identity)"
    )
    rows = (
        (1, day_number(date(2010, 12, 1)), 7331991430342052756),
        (2, day_number(date(2024, 3, 1)), 2656354130620525896),
        (3, -1, -1),
        (4, 0, None),
    )
    with database.work() as connection:
        names = "id, channel, first_day, last_day, total_minor"
        connection.execute(text(f"INSERT INTO sale ({names}) VALUES (1, '', 1, 1, 1)"))
        for line, day, identity in rows:
            connection.execute(text(add), {"id": line, "day": day, "identity": identity})
    assert bring_up(database) is True
    with database.read() as connection:
        query = text("SELECT identity FROM sale_line ORDER BY id")
        found = connection.execute(query).scalars().all()
    assert found == [OF_2010, OF_2024, -1, None]
    database.close()
