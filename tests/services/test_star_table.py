"""The star table: orders, filters, queries, and what each role may read or infer from it."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date

import pytest

from app.domain.access import Permission, Role
from app.services import grading, star_table
from app.services.desk import Desk
from app.services.redaction import HIDDEN
from app.services.star_table import SORTS, LevelCount, StarRow, View
from tests.services.shops import DAY, FixedClock, add, refusal, scheme, sell, take_in

SEEING = (Role.OWNER, Role.MANAGER, Role.ACCOUNTANT)


@pytest.fixture
def shop(desk: Desk) -> Desk:
    """Return a shop of four customers whose names run against their spend."""
    grading.set_scheme(desk, scheme())
    for name, amount in (("d", "900.00"), ("c", "210.00"), ("b", "250.00"), ("a", "0")):
        key = add(desk, name, number=f"N{name}", phone=f"1381234567{len(name) + ord(name) % 5}")
        if amount != "0":
            sell(desk, key, amount, category="tea")
    return desk


def names(desk: Desk, view: View) -> str:
    found = star_table.rows(desk, star_table.list_ids(desk, view).tolist())
    assert found[:2] == star_table.first_page(desk, view, 2)
    return "".join(row.name for row in found)


def test_the_highest_amount_comes_first_for_who_sees_amounts(
    shop: Desk, desk_as: Callable[[Role], Desk]
) -> None:
    for role in SEEING:
        assert names(desk_as(role), View()) == "dbca"
    assert names(shop, View(descending=False)) == "acbd"
    assert names(shop, View(sort="level")) == "dbca"


def test_no_order_tells_the_front_desk_who_spent_more(
    shop: Desk, desk_as: Callable[[Role], Desk]
) -> None:
    front = desk_as(Role.FRONT_DESK)
    assert names(front, View()) == names(front, View(sort="level")) == "dbca"
    sell(shop, int(star_table.list_ids(shop, View(query="c"))[0]), "60.00")
    assert names(shop, View()) == names(shop, View(sort="level")) == "dcba"
    assert names(front, View()) == "dbca"
    assert names(front, View(sort="level", descending=False)) == "abcd"
    assert names(front, View(level=2)) == "bc"
    for sort in ("amount", "score"):
        with refusal("unknown_sort"):
            star_table.list_ids(front, View(sort=sort))
        with refusal("unknown_sort"):
            star_table.first_page(front, View(sort=sort))


@pytest.mark.parametrize("sort", SORTS)
def test_every_order_runs_both_ways(shop: Desk, sort: str) -> None:
    down = star_table.list_ids(shop, View(sort=sort)).tolist()
    up = star_table.list_ids(shop, View(sort=sort, descending=False)).tolist()
    known = 3 if sort == "last_visit" else 4  # whoever never came stands last either way up
    assert down[:known] == up[:known][::-1]
    assert down[known:] == up[known:]
    assert sorted(down) == [1, 2, 3, 4]


@pytest.mark.parametrize("sort", ["phone; DROP TABLE grade", "Points", "Amount"])
def test_an_order_that_is_not_there_is_refused(shop: Desk, sort: str) -> None:
    with refusal("unknown_sort"):
        star_table.list_ids(shop, View(sort=sort))


def test_a_query_finds_the_best_first_within_a_level(shop: Desk) -> None:
    assert names(shop, View(query="N")) == "dcba"
    assert names(shop, View(query="N", level=2)) == "cb"
    assert names(shop, View(query="Nc")) == "c"
    assert names(shop, View(query="nobody")) == ""


def test_a_query_that_finds_very_many_finds_them_all(
    desk: Desk, csv_file: Callable[..., object]
) -> None:
    rows = [["number", "name", "amount"]]
    rows += [[f"Z{at}", f"王{at}", "10000" if at == 777 else ""] for at in range(800)]
    take_in(desk, csv_file(rows))  # type: ignore[arg-type] # a path
    ids = star_table.list_ids(desk, View(query="王"))
    assert len(ids) == len(set(ids.tolist())) == 800
    assert [
        row.name
        for row in star_table.rows(
            desk, star_table.list_ids(desk, View(query="王", level=4)).tolist()
        )
    ] == ["王777"]
    assert len(star_table.first_page(desk, View(query="王"), 10)) == 10


def test_customers_not_graded_yet_come_last(desk: Desk, csv_file: Callable[..., object]) -> None:
    known = add(desk, "a")
    rows = [["customer", "date", "amount"], ["F", "2024-05-01", "9999"]]
    take_in(desk, csv_file(rows))  # type: ignore[arg-type] # a path
    future = known + 1
    assert star_table.list_ids(desk, View()).tolist() == [known, future]
    assert star_table.list_ids(desk, View(level=0)).tolist() == [future]
    row = star_table.rows(desk, [future])[0]
    assert (row.level, row.stars, row.level_name, row.score, row.amount_minor) == (
        0,
        0,
        "",
        None,
        None,
    )
    assert (row.frequency, row.tenure_months, row.last_review, row.live_stars) == (None,) * 3 + (0,)
    counts = star_table.level_counts(desk)
    assert counts[0] == LevelCount(0, 0, "", "", 1)
    assert [count.count for count in counts] == [1, 1, 0, 0, 0, 0]


def test_level_counts_add_up(shop: Desk) -> None:
    counts = star_table.level_counts(shop)
    assert [(count.rank, count.stars, count.count) for count in counts] == [
        (1, 1, 1),
        (2, 2, 2),
        (3, 3, 0),
        (4, 4, 0),
        (5, 5, 1),
    ]
    assert counts[4].name == "L5"


def test_a_row_says_what_the_table_shows(desk: Desk, clock: FixedClock) -> None:
    key = add(
        desk,
        "李四",
        number="007",
        phone="13812345678",
        joined=date(2022, 3, 31),
        influence=3.5,
        birthday="--02-29",
        email="a@b.cn",
        channel="web",
    )
    sell(desk, key, "6000.00", category="tea")
    clock.move(days=10)
    row = star_table.whole_rows(desk, [key, 99])[0]
    assert (row.number, row.name, row.phone, row.amount_minor) == (
        "007",
        "李四",
        "13812345678",
        600_000,
    )
    assert (row.frequency, row.tenure_months, row.influence, row.diversity) == (1, 24, 3.5, 1)
    assert (row.level, row.level_name, row.stars, row.live_stars) == (3, "Three stars", 3, 3)
    assert (row.last_visit, row.last_review, row.joined) == (DAY, DAY, date(2022, 3, 31))
    assert (row.birthday, row.email, row.channel, row.tags) == ("--02-29", "a@b.cn", "web", ())
    assert (row.confidence, row.live_level, row.next_review) == (100, 3, date(2024, 7, 1))


def test_rows_are_redacted_for_the_role(shop: Desk, desk_as: Callable[[Role], Desk]) -> None:
    whole = star_table.whole_rows(shop, [1])[0]
    hidden = {"amount_minor", "score", "phone"}
    for role in (role for role in Role if desk_as(role).may(Permission.SEE_CUSTOMERS)):
        row = star_table.whole_rows(desk_as(role), [1])[0]
        open_ones = [one.name for one in fields(StarRow) if one.name not in hidden]
        assert all(getattr(row, name) == getattr(whole, name) for name in open_ones)
        sees = role in SEEING
        assert row.amount_minor == (90_000 if sees else HIDDEN)
        assert row.score == (whole.score if sees else HIDDEN)
        masked = role in {Role.FRONT_DESK, Role.ACCOUNTANT}
        assert row.phone == (f"138 **** {whole.phone[-4:]}" if masked else whole.phone)


def test_level_counts_of_a_view_say_what_choosing_a_level_finds(shop: Desk) -> None:
    for view in (View(query="王"), View(query="王", level=2), View(score=(0, 40)), View(tag="no")):
        for count in star_table.level_counts(shop, view):
            found = star_table.list_ids(shop, replace(view, level=count.rank))
            assert count.count == len(found), (view, count.rank)


def test_a_level_that_a_view_leaves_empty_keeps_its_place(shop: Desk) -> None:
    ranks = [count.rank for count in star_table.level_counts(shop)]
    nobody = star_table.level_counts(shop, View(query="nobody is called so"))
    assert [(count.rank, count.count) for count in nobody] == [(rank, 0) for rank in ranks]
