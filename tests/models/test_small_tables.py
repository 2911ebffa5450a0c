"""Schemes, settings, staff and the audit log: small tables with few questions."""

import json

import numpy as np
import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError, NoResultFound

from app.models import audit, batches, schemes, settings, staff
from tests.models.rows import MOMENT, open_batch


def add_version(connection: Connection, name: str, batch_id: int | None = None) -> int:
    values = {"name": name, "body": "{}", "actor": "owner", "created_at": MOMENT}
    return schemes.add(connection, {**values, "batch_id": batch_id})


def test_the_last_version_is_in_force_and_the_earlier_stay(connection: Connection) -> None:
    with pytest.raises(NoResultFound):
        schemes.in_force(connection)
    assert [add_version(connection, name) for name in ("first", "second")] == [1, 2]
    assert schemes.in_force(connection).name == "second"
    assert [(row.version, row.in_force) for row in schemes.versions(connection)] == [
        (1, False),
        (2, True),
    ]
    schemes.put_in_force(connection, 1)
    assert schemes.in_force(connection).version == 1
    assert add_version(connection, "third") == 3
    row = schemes.get(connection, 2)
    assert row is not None
    assert (row.name, row.created_at) == ("second", MOMENT)
    assert schemes.get(connection, 9) is None


def test_what_was_in_force_before_passes_over_what_was_taken_back(
    connection: Connection,
) -> None:
    add_version(connection, "first")
    taken_back, kept = open_batch(connection, "scheme"), open_batch(connection, "scheme")
    second = add_version(connection, "second", taken_back)
    third = add_version(connection, "third", kept)
    assert schemes.before(connection, third) == second
    batches.mark_undone(connection, taken_back, MOMENT, "owner")
    assert schemes.before(connection, third) == 1
    assert schemes.of_batch(connection, kept) == third
    assert schemes.of_batch(connection, 99) is None


def test_break_points_come_back_exactly(connection: Connection) -> None:
    version = add_version(connection, "first")
    points = np.linspace(0, 1, 1001) ** 3
    schemes.set_breaks(connection, version, {"amount": points, "frequency": points[::-1]})
    schemes.set_breaks(connection, version, {"amount": points})
    found = schemes.breaks(connection, version)
    assert [*found] == ["amount"]
    assert np.array_equal(found["amount"], points)
    schemes.set_breaks(connection, version, {})
    assert schemes.breaks(connection, version) == {}


@pytest.mark.parametrize("value", ["店", "", 0, True, None, 1.5, [1, "a"], {"名": {"a": []}}])
def test_a_setting_holds_any_json(connection: Connection, value: object) -> None:
    settings.put(connection, "key", "before")
    settings.put(connection, "key", value)
    assert settings.all_of(connection) == {"key": value}


def test_staff_sign_in_by_a_login_of_their_own(connection: Connection) -> None:
    person = {"login": "ann", "name": "Ann", "role": "owner", "active": True}
    staff.add(connection, person)
    staff.add(connection, {**person, "login": "old", "active": False})
    (row,) = staff.active(connection)
    assert (row.login, row.role, row.active) == ("ann", "owner", True)
    with pytest.raises(IntegrityError), connection.begin_nested():
        staff.add(connection, person)


def test_the_audit_log_tells_the_newest_first(connection: Connection) -> None:
    line = {"at": MOMENT, "actor": "ann", "noun": "customer", "record_id": 7}
    why = audit.Personal(7, "回电", {"name": ["张三", "张山"]})
    audit.add(connection, {**line, "act": "first"}, {})
    audit.add(connection, {**line, "act": "second"}, {"fields": ["姓名"], "at": MOMENT}, why)
    rows = audit.latest(connection)
    assert [row.act for row in rows] == ["second", "first"]
    assert json.loads(rows[0].details) == {"fields": ["姓名"], "at": str(MOMENT)}
    assert (rows[0].at, rows[0].reason, rows[0].record_id) == (MOMENT, "回电", 7)
    assert len(audit.latest(connection, 1)) == 1
