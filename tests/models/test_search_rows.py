"""The token table: what is put in is found, ranked and taken out again."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from app.domain.search import Quality, fit, joined, query_words, tokens
from app.models import search
from app.models.database import Database
from app.models.upgrade import bring_up

NAMES = ["王小明", "王小红", "李小明", "欧阳小明", "100% Tea", "50 Tea", "O'Brien", "A_B", "AxB"]
PHONES = ["13812345678", "13912345678", "13800005678", "13856780000"]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = Database.at(tmp_path_factory.mktemp("search") / "shop.db")
    bring_up(database)
    yield database
    database.close()


@pytest.fixture
def connection(database: Database) -> Iterator[Connection]:
    """Give a transaction that is never committed."""
    with database.engine.connect() as connection, connection.begin() as transaction:
        yield connection
        transaction.rollback()


def add(connection: Connection, customer_id: int, name: str, phone: str = "") -> None:
    number = f"C{customer_id}"
    connection.execute(
        text(
            "INSERT INTO customer (id, number, name, phone, created_at, updated_at) "
            "VALUES (:id, :number, :name, :phone, '2026-01-01', '2026-01-01')"
        ),
        {"id": customer_id, "number": number, "name": name, "phone": phone},
    )
    search.put(connection, customer_id, tokens(number, name, phone))


def grade(connection: Connection, customer_id: int, level: int) -> None:
    connection.execute(
        text(
            "INSERT INTO grade (customer_id, level, base_level, live_level, score, confidence, "
            "amount_minor, frequency, diversity, version) "
            "VALUES (:id, :level, :level, :level, 0, 0, 0, 0, 0, 1)"
        ),
        {"id": customer_id, "level": level},
    )


def ids(connection: Connection, query: str) -> list[int]:
    return [customer_id for customer_id, _ in search.find(connection, query)]


def test_each_way_of_typing_finds_its_customers(connection: Connection) -> None:
    for at, name in enumerate(NAMES, start=1):
        add(connection, at, name, PHONES[at % len(PHONES)])
    assert ids(connection, "小明") == [1, 3, 4]
    assert ids(connection, "王") == [1, 2]
    assert ids(connection, "wxm") == [1]
    assert ids(connection, "xiaohong") == [2]
    assert ids(connection, "oyxm") == [4]
    assert ids(connection, "%") == [5]
    assert ids(connection, "_") == [8]
    assert ids(connection, "a_b") == [8]
    assert ids(connection, "'") == [7]
    assert ids(connection, '"') == ids(connection, "%%") == ids(connection, "\x00") == []
    assert ids(connection, "100% tea") == [5]
    assert sorted(ids(connection, "tea")) == [5, 6]


def test_the_last_four_digits_come_before_digits_within(connection: Connection) -> None:
    for at, phone in enumerate(reversed(PHONES), start=1):
        add(connection, at, "王小明", phone)
    found = search.find(connection, "5678")
    assert found[-1] == (1, Quality.WITHIN)
    assert sorted(found[:-1]) == [(at, Quality.ENDING) for at in (2, 3, 4)]


def test_several_words_narrow_each_other(connection: Connection) -> None:
    add(connection, 1, "王小明", "13812345678")
    add(connection, 2, "王小明", "13812340000")
    add(connection, 3, "李小明", "13812345678")
    assert ids(connection, "王 5678") == [1]
    assert ids(connection, "5678 wang") == [1]
    assert ids(connection, "wang xiaoming") == [1, 2]
    assert search.find(connection, "王 小明")[0][1] is Quality.WHOLE
    assert ids(connection, "ming wang") == [1, 2]
    assert ids(connection, "王 李") == []
    assert search.matching(connection, "ming 1381234") == {1, 2, 3}
    assert search.matching(connection, "5678") == {1, 3}
    assert search.matching(connection, " ") == set()
    assert search.find(connection, " ") == []


def test_a_changed_customer_is_found_by_what_it_is_now(connection: Connection) -> None:
    add(connection, 1, "王小明", "13812345678")
    before = tokens("C1", "王小明", "13812345678")
    search.replace(connection, 1, before, tokens("C1", "李小明", "13812345678"))
    assert ids(connection, "王") == []
    assert ids(connection, "lxm") == ids(connection, "5678") == [1]
    search.drop(connection, 1, tokens("C1", "李小明", "13812345678"))
    assert connection.execute(text("SELECT count(*) FROM search_token")).scalar_one() == 0


def test_to_put_twice_is_to_put_once(connection: Connection) -> None:
    found_by = tokens("1", "王小明", "13812345678")
    for _ in range(2):
        search.put(connection, 1, found_by)
        search.put_many(connection, [(1, found_by)])
    search.put(connection, 2, set())
    search.drop(connection, 2, set())
    rows = connection.execute(text("SELECT token, customer_id FROM search_token")).all()
    assert {row[0] for row in rows} == found_by
    assert len(rows) == len(found_by)
    search.clear(connection)
    assert search.matching(connection, "王") == set()


def test_many_customers_in_several_chunks_are_stored_alike(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    picker = random.Random(7)
    customers = [
        (at, tokens(str(at), picker.choice(NAMES), f"138{picker.randrange(10**8):08d}"))
        for at in range(1, 400)
    ]
    every = "SELECT token, customer_id FROM search_token ORDER BY token, customer_id"
    assert search.put_many(connection, customers) == sum(len(found) for _, found in customers)
    at_once = connection.execute(text(every)).all()
    search.clear(connection)
    monkeypatch.setattr(search, "_CHUNK", 500)
    assert search.put_many(connection, customers) == len(at_once)
    assert connection.execute(text(every)).all() == at_once
    assert search.put_many(connection, []) == 0


def test_where_too_many_fit_the_highest_levels_are_among_them(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_COMMON", 50)
    monkeypatch.setattr(search, "_CHECKED", 10)
    for at in range(1, 201):
        add(connection, at, f"王{chr(0x4E00 + at)}", f"138{at:08d}")
        grade(connection, at, 5 if at in {150, 199} else 1)
    for query in ("王", "w", "w 138"):
        found = [customer_id for customer_id, _ in search.find(connection, query, limit=40)]
        assert {150, 199} <= set(found), query
    assert len(search.find(connection, "王", limit=40)) == 40


def test_a_shop_with_a_key_answers_the_same(tmp_path: Path) -> None:
    database = Database.at(tmp_path / "shop.db", key=bytes(range(32)))
    bring_up(database)
    with database.work() as connection:
        add(connection, 1, "王小明", "13812345678")
    with database.read() as connection:
        assert ids(connection, "5678") == ids(connection, "wxm") == [1]
    database.close()


words = st.sampled_from(
    ["王", "小", "明", "小明", "wang", "x", "xm", "5678", "138", "%", "_", "'", "tea", "100%", "c1"]
)


@given(st.lists(words, min_size=1, max_size=3), st.lists(st.integers(0, 35), max_size=12))
def test_the_table_finds_what_the_rule_finds(
    database: Database, typed: list[str], people: list[int]
) -> None:
    given_customers = {
        at: (f"C{at}", NAMES[pick % len(NAMES)], PHONES[pick // len(NAMES)])
        for at, pick in enumerate(people, start=1)
    }
    query = " ".join(typed)
    asked = query_words(query)
    expected = {
        at
        for at, (number, name, phone) in given_customers.items()
        if fit(asked, number, name, phone, "") or fit([joined(asked)], number, name, phone, "")
    }
    with database.engine.connect() as connection, connection.begin() as transaction:
        for at, (_, name, phone) in given_customers.items():
            add(connection, at, name, phone)
        assert set(ids(connection, query)) == expected
        assert search.matching(connection, query) == expected
        transaction.rollback()
