"""The charts' figures sum to the totals, follow every filter, and hide what a role may not see."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from app import bootstrap
from app.domain.access import Role
from app.services import distribution, star_table
from app.services.desk import Desk
from app.services.distribution import Distribution
from app.services.redaction import HIDDEN
from app.services.star_table import View
from tests.services import shops
from tests.services.shops import DAY, FixedClock, add, as_role, refusal, sell, take_back


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Return a shop of thirty-one customers on every level; tests here only read it."""
    folder = shops.make_shop(tmp_path_factory.mktemp("spread") / "shop")
    desk = bootstrap.open_desk(folder, clock=FixedClock())
    fill(desk)
    yield desk
    desk.close()


def fill(desk: Desk) -> None:
    for number in range(30):
        tags = ("vip",) if number % 3 == 0 else ()
        key = add(desk, f"c{number:02d}", tags=tags, joined=DAY - timedelta(days=40 * number))
        for sale in range(number % 13):
            day = DAY - timedelta(days=9 * sale + number)
            sell(desk, key, f"{number * 31 + 1}.07", category=f"k{sale % 6}", day=day)
    sold = sell(desk, add(desk, "returned"), "5000.00")
    take_back(desk, sold.document, "1234.56")


def check(desk: Desk, view: View, seen: Distribution) -> None:
    """Hold the figures against the rows that the table shows."""
    for level in seen.levels:
        ids = star_table.list_ids(desk, replace(view, level=level.rank)).tolist()
        rows = star_table.rows(desk, ids)
        assert level.count == len(rows)
        assert level.net_minor == sum(row.amount_minor or 0 for row in rows)  # type: ignore[misc] # the owner sees numbers
    everybody = star_table.list_ids(desk, replace(view, level=None))
    assert seen.count == len(everybody)
    assert seen.net_minor == distribution.spend_of(desk, everybody.tolist())
    assert seen.bins is not None
    for one in seen.bins:
        ids = star_table.list_ids(desk, replace(view, score=(one.low, one.high))).tolist()
        scores = [row.score for row in star_table.rows(desk, ids)]
        assert one.count == len(scores)
        assert all(one.low <= score and (score < one.high or one.high == 100) for score in scores)  # type: ignore[operator]


VIEWS = (
    View(),
    View(level=2),
    View(query="c1"),
    View(query="c1", level=1),
    View(tag="vip"),
    View(tag="vip", query="c"),
    View(tag="nobody's"),
    View(bought=(DAY - timedelta(days=15), None)),
    View(bought=(None, DAY - timedelta(days=15)), level=3),
    View(joined=(DAY - timedelta(days=800), DAY - timedelta(days=100)), tag="vip"),
    View(score=(0, 40)),
    View(score=(60, 100), tag="vip"),
)


@pytest.mark.parametrize("view", VIEWS)
def test_bars_sum_to_the_rows_of_the_table(shop: Desk, view: View) -> None:
    check(shop, view, distribution.of(shop, view))


@settings(max_examples=40)
@given(
    level=some.none() | some.integers(0, 5),
    tag=some.sampled_from(["", "vip"]),
    first=some.none() | some.integers(0, 60),
    query=some.sampled_from(["", "c0", "c1", "returned"]),
    low=some.none() | some.integers(0, 19),
)
def test_any_filter_keeps_the_sums(
    shop: Desk, level: int | None, tag: str, first: int | None, query: str, low: int | None
) -> None:
    since = None if first is None else DAY - timedelta(days=first)
    score = None if low is None else (5 * low, 100)
    view = View(level, query, bought=(since, None), tag=tag, score=score)
    check(shop, view, distribution.of(shop, view))


def test_who_is_not_graded_yet_has_a_bar_of_its_own(desk: Desk) -> None:
    add(desk, "now")
    waiting = take_future(desk)
    seen = distribution.of(desk, View())
    assert (seen.levels[0].rank, seen.levels[0].count) == (0, 1)
    assert seen.count == len(star_table.list_ids(desk, View())) == 2
    assert star_table.list_ids(desk, View(level=0)).tolist() == [waiting]
    assert distribution.of(desk, View(score=(0, 100))).levels[0].rank == 1


def take_future(desk: Desk) -> int:
    """Import somebody whose only purchase is still to come."""
    path = shops.write_csv(
        desk.paths.shop / "later.csv",
        [
            ("name", "phone", "amount", "date", "order"),
            ("later", "13900000001", "5", "2024-05-01", "Z"),
        ],
    )
    shops.take_in(desk, path)
    return int(star_table.list_ids(desk, View(query="later"))[0])


def test_no_amount_and_no_score_reaches_the_front_desk(
    shop: Desk,
) -> None:
    front = as_role(shop, Role.FRONT_DESK)
    seen = distribution.of(front, View())
    assert {level.net_minor for level in seen.levels} == {HIDDEN}
    assert (seen.net_minor, seen.bins) == (HIDDEN, None)
    assert [level.count for level in seen.levels] == [
        level.count for level in distribution.of(shop, View()).levels
    ]
    assert distribution.spend_of(front, [1, 2]) is HIDDEN
    with refusal("score_hidden"):
        distribution.of(front, View(score=(0, 40)))
    with refusal("score_hidden"):
        star_table.list_ids(front, View(score=(0, 40)))


def test_periods_hold_both_their_ends(desk: Desk) -> None:
    for days in range(3):
        sell(desk, add(desk, f"d{days}"), day=DAY - timedelta(days=days))

    def bought(first: date | None, last: date | None) -> int:
        return len(star_table.list_ids(desk, View(bought=(first, last))))

    yesterday = DAY - timedelta(days=1)
    assert (bought(yesterday, None), bought(None, yesterday), bought(yesterday, yesterday)) == (
        2,
        2,
        1,
    )


def test_a_choice_by_hand_is_a_view_too(shop: Desk) -> None:
    ids = star_table.list_ids(shop, View()).tolist()[3:6]
    view = View(only=tuple(ids))
    assert star_table.list_ids(shop, view).tolist() == ids
    assert distribution.of(shop, view).count == 3
