"""The Today page's services: figures counted by hand, what is to do by due time, redaction."""

from datetime import date, timedelta

import pytest

from app.domain.access import Role
from app.domain.cases import CaseEntry, Closing
from app.services import cases, grading, overrides, privacy, reviews, today, today_figures
from app.services.desk import Desk
from app.services.overrides import OverrideEntry
from app.services.redaction import HIDDEN
from app.services.today import CareKind, TodoKind
from app.services.today_figures import Figure, FigureKey
from tests.services.shops import (
    FixedClock,
    add,
    as_role,
    scheme,
    sell,
    take_back,
)


def figures(desk: Desk) -> dict[FigureKey, Figure]:
    return {one.key: one for one in today_figures.figures(desk).figures}


def todos(desk: Desk) -> dict[TodoKind, today.Todo]:
    return {one.kind: one for one in today.tasks(desk).todos}


def care(desk: Desk) -> list[tuple[str, CareKind]]:
    return [(row.name, row.kind) for row in today.tasks(desk).care]


def log(desk: Desk, customer: int, due: date | None, kind: str = "return_visit") -> int:
    return cases.log(desk, CaseEntry(customer, kind, "phone", "茶罐破损", due)).value


@pytest.fixture
def two_months(desk: Desk, clock: FixedClock) -> dict[str, int]:
    """Return customers of a shop that sold 100 long ago, 300 in April, 700 in May and June.

    The last 30 days are 2 May to 31 May of 2024; 2 April to 1 May are those before.
    """
    grading.set_scheme(desk, scheme())
    clock.move(days=-60)  # 1 February
    old = add(desk, "old")
    sell(desk, old, "100.00")
    clock.move(days=65)  # 6 April
    spring = add(desk, "spring")
    sell(desk, spring, "200.00")
    sell(desk, old, "50.00")
    sell(desk, None, "50.00")
    clock.move(days=40)  # 16 May
    late = add(desk, "late")
    sell(desk, late, "300.00")
    sell(desk, late, "100.00", document="L2")
    sell(desk, old, "500.00")
    sell(desk, spring, "900.00", document="S9")
    take_back(desk, "S9")
    clock.move(days=15)  # 31 May
    sell(desk, None, "60.00")
    take_back(desk, "L2", "40.00")
    return {"old": old, "spring": spring, "late": late}


def test_net_sales_count_walk_ins_and_returns_on_their_own_days(
    desk: Desk, two_months: dict[str, int], clock: FixedClock
) -> None:
    assert clock.day == date(2024, 5, 31)
    net = figures(desk)[FigureKey.NET]
    assert (net.value, net.before) == (300_00 + 100_00 + 500_00 + 60_00 - 40_00, 300_00)
    # Twelve steps of five days from 2 April on: 6 April is in the first, 16 May in the ninth.
    assert net.course == (300_00, *[0] * 7, 900_00, 0, 0, 20_00)
    assert sum(net.course[6:]) == net.value


def test_each_customer_who_bought_counts_once_and_a_visit_taken_back_not_at_all(
    desk: Desk, two_months: dict[str, int]
) -> None:
    buyers = figures(desk)[FigureKey.BUYERS]
    assert (buyers.value, buyers.before) == (2, 2)
    assert buyers.course == (2, *[0] * 7, 2, 0, 0, 0)


def test_new_customers_count_from_the_day_they_joined(
    desk: Desk, two_months: dict[str, int]
) -> None:
    new = figures(desk)[FigureKey.NEW]
    assert (new.value, new.before) == (1, 1)
    assert new.course == (1, *[0] * 7, 1, 0, 0, 0)


def test_who_rose_and_who_fell_are_told_apart(desk: Desk, two_months: dict[str, int]) -> None:
    risen = figures(desk)[FigureKey.RISEN]
    # old: level 1 until 6 April, then 650 in the year: level 4. late is new and did not rise.
    assert (risen.value, risen.before, risen.fallen) == (1, 0, 0)
    overrides.set_level(desk, OverrideEntry(two_months["old"], 1, "a mistake"))
    overrides.set_level(desk, OverrideEntry(two_months["spring"], 1, "a mistake"))
    risen = figures(desk)[FigureKey.RISEN]
    assert (risen.value, risen.fallen) == (0, 1)


def test_a_young_shop_has_nothing_to_compare_with(desk: Desk) -> None:
    sell(desk, add(desk), "80.00")
    found = figures(desk)
    assert {one.before for one in found.values()} == {None}
    assert found[FigureKey.NET].value == 80_00
    assert found[FigureKey.NEW].value == 1


def test_an_empty_shop_has_no_figures_at_all(desk: Desk) -> None:
    seen = today.look(desk)
    assert seen.figures.figures == ()
    assert all(not one.customers for one in seen.figures.months)
    assert (seen.tasks.todos, seen.tasks.care, seen.tasks.has_customers) == ((), (), False)


def test_a_sale_dated_ahead_of_the_day_is_not_counted(
    desk: Desk, two_months: dict[str, int], clock: FixedClock
) -> None:
    before = figures(desk)
    clock.move(days=3)
    sell(desk, two_months["late"], "999.00")
    clock.move(days=-3)
    after = figures(desk)
    assert after[FigureKey.NET] == before[FigureKey.NET]
    assert after[FigureKey.BUYERS] == before[FigureKey.BUYERS]


def test_amounts_are_hidden_from_the_front_desk(desk: Desk, two_months: dict[str, int]) -> None:
    whole, cut = figures(desk), figures(as_role(desk, Role.FRONT_DESK))
    assert (cut[FigureKey.NET].value, cut[FigureKey.NET].before) == (HIDDEN, HIDDEN)
    assert cut[FigureKey.NET].course == ()
    assert cut[FigureKey.BUYERS] == whole[FigureKey.BUYERS]


def test_shares_go_back_two_years_and_end_today(desk: Desk, two_months: dict[str, int]) -> None:
    months = today_figures.figures(desk).months
    assert len(months) == today_figures.MONTHS
    assert months[-1].counts == (0, 2, 0, 1, 0)
    assert months[-1].end == desk.clock.today()


def test_what_is_overdue_comes_before_what_is_due_today(desk: Desk, clock: FixedClock) -> None:
    grading.set_scheme(desk, scheme())
    low, high = add(desk, "low"), add(desk, "high")
    sell(desk, high, "900.00")
    first = log(desk, low, clock.day + timedelta(days=1))
    best = log(desk, high, clock.day + timedelta(days=3))
    log(desk, low, clock.day + timedelta(days=5))
    log(desk, low, clock.day + timedelta(days=9))
    clock.move(days=5)
    found = today.tasks(desk).todos
    assert [one.kind for one in found] == [TodoKind.OVERDUE, TodoKind.CASES]
    over, due = found
    # The level weighs more than the age.
    assert (over.count, over.name, over.case, over.over) == (2, "high", best, 2)
    assert over.day == date(2024, 4, 2)
    assert (due.count, due.name, due.day) == (1, "low", clock.day)
    cases.close(desk, best, Closing("done"))
    assert todos(desk)[TodoKind.OVERDUE].case == first


def test_cases_are_for_those_who_may_see_them(desk: Desk, clock: FixedClock) -> None:
    log(desk, add(desk, "a"), clock.day, "complaint")
    assert todos(desk)[TodoKind.CASES].count == 1
    assert care(desk) == [("a", CareKind.COMPLAINT)]
    accountant = as_role(desk, Role.ACCOUNTANT)
    assert TodoKind.CASES not in todos(accountant)
    assert care(accountant) == []


def test_birthdays_of_today_and_of_the_week(desk: Desk, clock: FixedClock) -> None:
    for name, born in (
        ("today", "1990-04-01"),
        ("no year", "--04-03"),
        ("last day", "1961-04-08"),
        ("too far", "1961-04-09"),
        ("gone by", "1990-03-31"),
        ("unknown", ""),
    ):
        add(desk, name, birthday=born)
    (todo,) = today.tasks(desk).todos
    assert (todo.kind, todo.count, todo.today) == (TodoKind.BIRTHDAYS, 3, 1)
    assert (todo.day, todo.customer) == (clock.day, 0)
    rows = today.tasks(desk).care
    assert [(row.name, row.day) for row in rows] == [
        ("today", date(2024, 4, 1)),
        ("no year", date(2024, 4, 3)),
        ("last day", date(2024, 4, 8)),
    ]


def test_a_birthday_on_29_february_is_kept_on_the_28th(desk: Desk, clock: FixedClock) -> None:
    key = add(desk, "leap", birthday="2000-02-29")
    clock.move(days=(date(2025, 2, 26) - clock.day).days)
    todo = todos(desk)[TodoKind.BIRTHDAYS]
    assert (todo.day, todo.customer) == (date(2025, 2, 28), key)


def test_reviews_that_are_due_or_soon_will_be(desk: Desk, clock: FixedClock) -> None:
    grading.set_scheme(desk, scheme(review_every="month", window_days=30))
    sell(desk, add(desk), "900.00")
    assert TodoKind.REVIEWS not in todos(desk)
    clock.move(days=20)  # the review falls on 1 May
    soon = todos(desk)[TodoKind.REVIEWS]
    assert (soon.count, soon.day) == (1, date(2024, 5, 1))
    clock.move(days=20)
    due = todos(desk)[TodoKind.REVIEWS]
    assert (due.count, due.day) == (1, date(2024, 5, 1))
    reviews.run(desk)
    assert TodoKind.REVIEWS not in todos(desk)


def test_what_was_set_by_hand_is_told_of_before_it_ends(desk: Desk, clock: FixedClock) -> None:
    grading.set_scheme(desk, scheme())
    key = add(desk, "guest")
    sell(desk, key, "10.00")
    until = clock.day + timedelta(days=20)
    overrides.set_level(desk, OverrideEntry(key, 4, "an apology", until=until))
    assert TodoKind.HELD not in todos(desk)
    clock.move(days=13)
    held = todos(desk)[TodoKind.HELD]
    assert (held.count, held.name, held.day, held.customer) == (1, "guest", until, key)
    assert ("guest", CareKind.HELD) in care(desk)
    clock.move(days=8)
    assert TodoKind.HELD not in todos(desk)


def test_notice_is_told_of_before_it_ends(desk: Desk, clock: FixedClock) -> None:
    grading.set_scheme(
        desk,
        scheme(review_every="quarter", window_days=30, demote="grace", grace_days=10),
    )
    sell(desk, add(desk), "900.00")
    clock.move(days=91)
    assert reviews.run(desk).value.noticed == 1
    assert TodoKind.NOTICES not in todos(desk)
    clock.move(days=4)
    notice = todos(desk)[TodoKind.NOTICES]
    assert (notice.count, notice.day) == (1, date(2024, 7, 11))


def test_who_rose_is_named_for_a_week_and_only_while_it_lasts(
    desk: Desk, clock: FixedClock
) -> None:
    grading.set_scheme(desk, scheme())
    key = add(desk, "regular")
    sell(desk, key, "100.00")
    assert care(desk) == []  # a first level is no rise
    clock.move(days=1)
    sell(desk, key, "300.00", document="R1")
    (row,) = today.tasks(desk).care
    assert (row.kind, row.level_name, row.day) == (CareKind.ROSE, "L3", clock.day)
    take_back(desk, "R1")
    assert care(desk) == []
    sell(desk, key, "300.00")
    clock.move(days=7)
    assert care(desk) == [("regular", CareKind.ROSE)]
    clock.move(days=1)
    assert care(desk) == []


def test_the_most_urgent_come_first_then_the_best(desk: Desk, clock: FixedClock) -> None:
    grading.set_scheme(desk, scheme())
    add(desk, "birthday", birthday="1990-04-02")
    best = add(desk, "best", birthday="1990-04-05")
    add(desk, "plain", birthday="1990-04-04")
    sell(desk, best, "900.00")
    log(desk, add(desk, "angry"), clock.day + timedelta(days=4), "complaint")
    clock.move(days=1)
    assert care(desk) == [
        ("angry", CareKind.COMPLAINT),
        ("birthday", CareKind.BIRTHDAY),
        ("best", CareKind.ROSE),
        ("best", CareKind.BIRTHDAY),
        ("plain", CareKind.BIRTHDAY),
    ]


def test_nobody_who_is_gone_stays_on_the_page(desk: Desk, clock: FixedClock) -> None:
    key = add(desk, "gone", birthday="1990-04-01")
    log(desk, key, clock.day, "complaint")
    assert len(care(desk)) == 2
    privacy.erase(desk, key, "asked for it")
    assert care(desk) == []
    assert todos(desk) == {}


def test_everything_is_one_picture(desk: Desk, two_months: dict[str, int]) -> None:
    seen = today.look(desk)
    assert seen == today.Today(desk.clock.today(), today_figures.figures(desk), today.tasks(desk))
