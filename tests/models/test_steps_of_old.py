"""What single steps of the schema make of rows that older programs wrote."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from app.models import steps, upgrade
from app.models.database import Database
from app.models.upgrade import bring_up
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
