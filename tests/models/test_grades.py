"""Grades and the level history: many rows at once, days that may be missing, chains of changes."""

from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import Connection, inspect

from app.domain.facts import day_number
from app.models import bulk, grades, levels
from app.models.bulk import Same
from app.models.database import Database
from app.models.grades import COLUMNS
from tests.models.rows import DAY, MOMENT, add_customer, add_grade, open_batch, undone

LEVEL = COLUMNS.index("level")
SINCE = COLUMNS.index("since_day")


def table_row(customer_id: int, score: float = 1.0, **values: float) -> list[float]:
    row = dict.fromkeys(COLUMNS, 1.0) | {"customer_id": customer_id, "score": score, **values}
    return [float(row[name]) for name in COLUMNS]


def test_one_grade_is_written_read_and_written_again(connection: Connection) -> None:
    key = add_customer(connection, "1")
    assert grades.get(connection, key) is None
    add_grade(connection, key, score=66.99999999999999, next_review=DAY)
    grades.change(connection, key, {"level": 3, "score": 0.1 + 0.2})
    row = grades.get(connection, key)
    assert row is not None
    assert (row.level, row.score, row.next_review, row.last_review) == (3, 0.1 + 0.2, DAY, None)
    grades.change(connection, key, {"level": 2})
    changed = grades.get(connection, key)
    assert changed is not None
    assert changed.level == 2


def test_scores_come_back_to_the_last_bit(connection: Connection) -> None:
    scores = [0.0, 1 / 16, 0.1, 1 / 3, 0.1 + 0.2, 59.99999999999999, 60.0, 66.66666666666667, 100.0]
    keys = [add_customer(connection, str(n)) for n in range(len(scores))]
    given = np.array([table_row(*pair) for pair in zip(keys, scores, strict=True)])
    grades.add_many(connection, given)
    assert grades.table(connection, None)[:, COLUMNS.index("score")].tolist() == scores


def test_the_first_grades_have_their_indexes_behind_them(database: Database) -> None:
    count = 3000
    with undone(database) as connection:
        keys = [add_customer(connection, str(n)) for n in range(count)]
        before = index_names(connection)
        for _ in range(2):
            with grades.in_bulk(connection, count):
                grades.add_many(connection, np.array([table_row(key) for key in keys]))
            assert index_names(connection) == before
            assert sum(grades.counts_by_level(connection).values()) == count
            grades.drop(connection, keys)


def index_names(connection: Connection) -> set[str | None]:
    return {index["name"] for index in inspect(connection).get_indexes("grade")}


def test_many_grades_go_in_and_out_as_one_table(connection: Connection) -> None:
    keys = [add_customer(connection, str(n)) for n in range(5)]
    given = np.array(
        [
            table_row(key, score=key / 3, amount_minor=float(9 * 10**14 + key), since_day=day)
            for key, day in zip(keys, [-1, 0, 1, 20_000, -1], strict=True)
        ]
    )
    grades.add_many(connection, given)
    grades.add_many(connection, given[:0])
    assert np.array_equal(grades.table(connection, None), given)
    assert np.array_equal(grades.table(connection, keys[1:3]), given[1:3])
    assert len(grades.table(connection, [])) == 0
    given[2:, LEVEL] = 4
    grades.change_many(connection, given[2:])
    grades.change_many(connection, given[:0])
    assert np.array_equal(grades.table(connection, None), given)
    assert grades.counts_by_level(connection) == {1: 2, 4: 3}
    row = grades.get(connection, keys[0])
    assert row is not None
    assert (row.since_day, type(row.level)) == (None, int)


def test_whoever_joined_before_1970_keeps_the_day(connection: Connection) -> None:
    key, joined = add_customer(connection, "1"), date(1958, 3, 1)
    given = np.array([table_row(key, since_day=day_number(joined))])
    grades.add_many(connection, given)
    row = grades.get(connection, key)
    assert row is not None
    assert row.since_day == joined
    assert np.array_equal(grades.table(connection, [key]), given)


def test_grades_of_those_gone_are_dropped(connection: Connection) -> None:
    keys = [add_customer(connection, str(n)) for n in range(4)]
    for key in keys:
        add_grade(connection, key)
    grades.drop(connection, [*keys[:3], *range(1000, 7000)])
    grades.drop(connection, [])
    assert grades.table(connection, None)[:, 0].tolist() == [keys[3]]


def test_review_days_are_set_for_many(connection: Connection) -> None:
    keys = [add_customer(connection, str(n)) for n in range(3)]
    for key in keys:
        add_grade(connection, key)
    rows = [{"customer_id": key, "last_review": DAY, "next_review": None} for key in keys[:2]]
    grades.change_reviews(connection, rows)
    grades.change_reviews(connection, [])
    found = [grades.get(connection, key) for key in keys]
    assert [row.last_review for row in found if row is not None] == [DAY, DAY, None]


def step(customer_id: int, old: int, new: int, **more: object) -> dict[str, Any]:
    return {
        "customer_id": customer_id,
        "day": DAY,
        "at": MOMENT,
        "cause": "review",
        "old_level": old,
        "old_base": old,
        "new_level": new,
        "new_base": new,
        "score": 1 / 3,
        "version": 1,
        "working": "{}",
        "batch_id": None,
        "actor": "owner",
        **more,
    }


def test_the_level_history_is_a_chain(connection: Connection) -> None:
    key, other = add_customer(connection, "1"), add_customer(connection, "2")
    batch = open_batch(connection)
    assert levels.last(connection, key) is None
    levels.add(connection, step(key, 0, 2))
    levels.add(connection, step(key, 2, 4, version=2, batch_id=batch))
    many = {"customer_id": [other, key], "old_level": [0, 4], "new_level": [1, 3]}
    alike = {"day": bulk.day(DAY), "at": bulk.moment(MOMENT), "old_base": "0", "new_base": "0"}
    texts = {"cause": Same("review"), "working": Same("{}"), "actor": Same("owner")}
    of_whom = {"version": Same(2), "score": [0.5, 1 / 3], "batch_id": [batch, 0]}
    levels.add_many(connection, {**many, **alike, **texts, **of_whom})
    levels.add_many(connection, {**{name: [] for name in many}, **alike, **texts, "version": "2"})
    history = levels.of_customer(connection, key)
    assert [(row.old_level, row.new_level) for row in history] == [(0, 2), (2, 4), (4, 3)]
    assert history[0].score == 1 / 3
    last = levels.last(connection, key)
    assert last is not None
    assert last.id == history[-1].id
    assert [row.new_level for row in levels.since(connection, key, history[0].id)] == [4, 3]
    assert [row.customer_id for row in levels.of_batch(connection, batch)] == [key, other]
    assert [row.batch_id for row in history] == [None, batch, None]
    before = levels.first_since_version(connection, 2)
    assert sorted((row.customer_id, row.old_level) for row in before) == [(key, 2), (other, 0)]
