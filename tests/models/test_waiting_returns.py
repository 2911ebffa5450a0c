"""Returns that wait are found by what they wait for, however many lines a shop has."""

import pytest
from sqlalchemy import event

from app.models import waiting_returns
from app.models.database import Database


def test_no_line_of_a_shop_is_read_but_those_that_wait(database: Database) -> None:
    if database.engine.dialect.name != "sqlite":
        pytest.skip("the plan is SQLite's")
    asked: list[tuple[str, object]] = []

    def note(_c: object, _cursor: object, statement: str, values: object, *_more: object) -> None:
        asked.append((statement, values))

    event.listen(database.engine, "before_cursor_execute", note)
    with database.read() as connection:
        waiting_returns.waiting_for_document(connection, "A1")
        statement, values = asked[-1]
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()  # type: ignore[arg-type] # as it was asked
    event.remove(database.engine, "before_cursor_execute", note)
    assert "l USING INDEX ix_sale_line_original" in str(plan)
