"""The audit log as a chain: what is done to a line is found; erasing a person is no breach."""

import random
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, text

from app.models import audit
from app.models.audit import Personal
from tests.models.rows import add_customer

MOMENT = datetime(2024, 4, 1, 9, 30, 0, 123, tzinfo=UTC)
LINES = 30


@pytest.fixture
def log(connection: Connection) -> Connection:
    """Return a log of thirty lines, every third with words of somebody."""
    for number in range(LINES):
        why = Personal(number, f"因为 {number}", {"phone": ["1", "2"]}) if number % 3 == 0 else None
        line = {"at": MOMENT, "actor": "ann", "act": f"act {number % 4}", "record_id": number}
        audit.add(connection, line, {"count": number}, why)
    assert list(audit.broken(connection)) == []
    return connection


COLUMNS = ["at", "actor", "act", "noun", "record_id", "details", "bound", "chain"]


def test_a_hundred_changes_are_all_found(log: Connection) -> None:
    luck = random.Random(7)
    for _ in range(100):
        line = luck.randint(1, LINES)
        column = luck.choice(COLUMNS)
        value = {"at": "2024-04-02 00:00:00.000000", "record_id": 999}.get(column, "forged")
        with log.begin_nested() as point:
            log.execute(
                text(f"UPDATE audit SET {column} = :value WHERE id = :line"),
                {"value": value, "line": line},
            )
            assert list(audit.broken(log)), (line, column)
            point.rollback()
    assert list(audit.broken(log)) == []


def test_the_control_whose_links_hold_nothing_is_caught(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "_link", lambda before, _line: f"{before[:8]}.")
    audit.add(connection, {"at": MOMENT, "actor": "ann", "act": "act"}, {})
    connection.execute(text("UPDATE audit SET actor = 'forged'"))
    assert list(audit.broken(connection)) == [], "a changed line would go unnoticed"


@pytest.mark.parametrize("line", [1, 2, 15, LINES - 1, LINES])
def test_a_line_removed_is_found(log: Connection, line: int) -> None:
    log.execute(text("DELETE FROM audit_value WHERE line_id = :line"), {"line": line})
    log.execute(text("DELETE FROM audit WHERE id = :line"), {"line": line})
    assert list(audit.broken(log))


def test_a_line_slipped_in_is_found(log: Connection) -> None:
    log.execute(
        text(
            "INSERT INTO audit (id, at, actor, act, details, chain) "
            "SELECT :id, at, actor, act, details, chain FROM audit WHERE id = 5"
        ),
        {"id": LINES + 1},
    )
    assert list(audit.broken(log))


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE audit_value SET reason = 'forged' WHERE line_id = 4",
        "UPDATE audit_value SET body = '{}' WHERE line_id = 4",
        "DELETE FROM audit_value WHERE line_id = 4",
        "INSERT INTO audit_value (line_id, salt) VALUES (2, 'x')",
    ],
)
def test_words_changed_or_taken_away_are_found(log: Connection, forgery: str) -> None:
    log.execute(text(forgery))
    assert list(audit.broken(log)) == [2 if "INSERT" in forgery else 4]


BLANK = "UPDATE audit_value SET reason = '', body = '{}', salt = '', erased = TRUE "


def erased(log: Connection, act: str, **line: object) -> None:
    """Note that somebody was erased, as the services do."""
    details = {"ids": line.pop("ids")} if "ids" in line else {}
    audit.add(log, {"at": MOMENT, "actor": "ann", "act": act, **line}, details)


@pytest.mark.parametrize(
    ("act", "line"), [("erase_person", {"record_id": 3}), ("purge", {"ids": [0, 3]})]
)
def test_erasing_a_person_leaves_the_chain_whole(
    log: Connection, act: str, line: dict[str, object]
) -> None:
    log.execute(text(BLANK + "WHERE customer_id = 3"))
    erased(log, act, noun="erasure", **line)
    assert list(audit.broken(log)) == []
    (row,) = [row for row in audit.latest(log) if row.id == 4]
    assert (row.reason, row.body, row.erased, row.act) == ("", "{}", True, "act 3")


@pytest.mark.parametrize(
    "forgery",
    [
        BLANK + "WHERE customer_id = 6",  # nobody erased that person
        "UPDATE audit_value SET reason = 'forged', erased = TRUE WHERE customer_id = 3",
        "UPDATE audit_value SET erased = TRUE WHERE customer_id = 6",
        "UPDATE audit_value SET customer_id = 6 WHERE customer_id = 3",
    ],
)
def test_words_blanked_without_an_erasure_are_found(log: Connection, forgery: str) -> None:
    log.execute(text(BLANK + "WHERE customer_id = 3"))
    erased(log, "erase_person", record_id=3, noun="erasure")
    log.execute(text(forgery))
    assert len(list(audit.broken(log))) == 1


@pytest.mark.parametrize("whose", ["6", "NULL"])
def test_words_moved_to_another_person_are_found(log: Connection, whose: str) -> None:
    log.execute(text(f"UPDATE audit_value SET customer_id = {whose} WHERE line_id = 4"))
    assert list(audit.broken(log)) == [4]


def test_lines_of_before_whose_values_name_nobody_still_hold(
    log: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "_whose", lambda _personal: "")
    personal = audit.Personal(3, "call back")
    audit.add(log, {"at": MOMENT, "actor": "ann", "act": "old"}, {}, personal)
    bound = log.execute(text("SELECT bound FROM audit WHERE act = 'old'")).scalar_one()
    monkeypatch.undo()
    assert len(bound.strip()) == 64
    assert list(audit.broken(log)) == []
    audit.add(log, {"at": MOMENT, "actor": "ann", "act": "new"}, {}, personal)
    assert list(audit.broken(log)) == []


def test_a_log_emptied_as_a_whole_is_found(log: Connection) -> None:
    log.execute(text("DELETE FROM audit_value"))
    log.execute(text("DELETE FROM audit"))
    log.execute(text("UPDATE audit_tip SET line_id = 0, chain = ''"))
    assert list(audit.broken(log)) == []  # as in a file that was just made
    add_customer(log, "1")
    assert list(audit.broken(log)) == [1]


def test_the_log_can_be_searched(log: Connection) -> None:
    found = audit.found(log, audit.Search(acts=("act 1",)), limit=3)
    assert [row.id for row in found] == [30, 26, 22]
    more = audit.found(log, audit.Search(acts=("act 1",), before_id=22), limit=2)
    assert [row.id for row in more] == [18, 14]
    assert audit.found(log, audit.Search(actor="bob")) == []
    assert len(audit.found(log, audit.Search(start=MOMENT, end=MOMENT))) == 0
    assert [row.id for row in audit.found(log, audit.Search(record_id=7))] == [8]
    assert audit.acts(log) == ["act 0", "act 1", "act 2", "act 3"]
