"""The front desk: who is found, and a card that tells each role what it may know."""

import re
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.domain.access import Role
from app.domain.cases import CaseEntry
from app.domain.consents import ConsentEntry
from app.domain.matching import Matched
from app.domain.schemes import Dimension
from app.services import cases, front_desk, grading, preferences, privacy, schemes, settings
from app.services.counter_alerts import AlertKind
from app.services.desk import Desk
from app.services.front_desk import CounterCard, Score
from app.services.redaction import HIDDEN
from app.services.timeline import Event, EventKind
from tests.services.shops import (
    DAY,
    FixedClock,
    add,
    digest,
    edit,
    refusal,
    scheme,
    sell,
    take_back,
    take_in,
)

PHONE = "13812345678"
MASKED = "138 **** 5678"


@pytest.fixture
def buyer(desk: Desk) -> int:
    """Return a customer with two purchases, in the shop and by the app."""
    key = add(desk, "张思远", phone=PHONE, number="T1", joined=date(2020, 4, 1))
    sell(desk, key, "6137.25", category="绿茶", product="龙井", day=DAY - timedelta(days=3))
    sell(desk, key, "20.00", category="茶具", channel="app", day=DAY - timedelta(days=1))
    return key


def kinds(card: CounterCard) -> list[AlertKind]:
    return [alert.kind for alert in card.alerts]


def trades(card: CounterCard) -> list[Event]:
    """Return the sales and returns of the timeline."""
    return [one for one in card.events if one.kind in {EventKind.SALE, EventKind.RETURN}]


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("zsy", Matched(said="zsy")),
        ("5678", Matched(digits=4)),
        ("张", Matched(length=1)),
        ("T1", Matched(said="T1")),
    ],
)
def test_one_is_found_with_what_fits(desk: Desk, buyer: int, query: str, fits: Matched) -> None:
    (row,) = front_desk.find(desk, query)
    assert (row.id, row.name, row.phone) == (buyer, "张思远", MASKED)
    assert (row.matched, row.last_visit) == (fits, DAY - timedelta(days=1))


def test_what_they_like_finds_them_after_names(desk: Desk, buyer: int) -> None:
    other = add(desk, "少糖 王")
    preferences.change(desk, buyer, {"style": "淡茶、少糖"})
    rows = front_desk.find(desk, "少糖")
    assert [(row.id, row.liked) for row in rows] == [(other, ""), (buyer, "淡茶、少糖")]
    assert front_desk.find(desk, "糖 淡")[0].id == buyer
    preferences.change(desk, buyer, {})
    assert [row.id for row in front_desk.find(desk, "少糖")] == [other]


def test_nobody_fits_nothing_and_signs(desk: Desk, buyer: int) -> None:
    assert front_desk.find(desk, "") == ()
    assert front_desk.find(desk, "%") == ()
    assert front_desk.find(desk, "x" * 10_000) == ()


def test_at_most_so_many_are_found(desk: Desk) -> None:
    for number in range(23):
        add(desk, f"王{number}")
    assert len(front_desk.find(desk, "王")) == front_desk.MOST_FOUND


def test_rows_keep_the_order_asked_for(desk: Desk, buyer: int) -> None:
    other = add(desk, "李四")
    assert [row.id for row in front_desk.rows_of(desk, [other, 99, buyer])] == [other, buyer]


def test_an_empty_shop_says_so_and_names_its_levels(desk: Desk) -> None:
    counter = front_desk.counter(desk)
    assert (counter.has_customers, len(counter.levels), counter.hides_after_s) == (False, 5, 60)
    add(desk)
    settings.change(desk, settings.HIDES_AFTER, 0)
    counter = front_desk.counter(desk)
    assert (counter.has_customers, counter.hides_after_s) == (True, 0)


@pytest.mark.parametrize("value", [-1, 3601, True, "60", 1.5])
def test_a_strange_wait_is_refused(desk: Desk, value: object) -> None:
    with refusal("bad_setting", settings.HIDES_AFTER):
        settings.change(desk, settings.HIDES_AFTER, value)


def test_the_owner_reads_amounts_and_a_whole_score(desk: Desk, buyer: int) -> None:
    card = front_desk.card(desk, buyer)
    score = card.why.score
    assert isinstance(score, Decimal)
    assert card.score == Score(int(score), at_least=False)
    assert card.phone == MASKED
    assert [event.amount_minor for event in trades(card)] == [2000, 613725]
    assert (card.joined, card.last_visit) == (date(2020, 4, 1), DAY - timedelta(days=1))
    assert card.is_graded


def words_of(value: Any) -> list[str]:  # noqa: ANN401 - whatever a card holds
    """Return every value inside a card as text."""
    if isinstance(value, dict):
        return [word for one in value.values() for word in words_of(one)]
    if isinstance(value, list | tuple):
        return [word for one in value for word in words_of(one)]
    return [str(value)]


def test_no_amount_reaches_the_front_desk(front: Desk, buyer: int) -> None:
    card = front_desk.card(front, buyer)
    assert {event.amount_minor for event in trades(card)} == {HIDDEN}
    assert card.why.score is HIDDEN
    text = " ".join(words_of(asdict(card)))
    for told in ("613725", "615725", "6137", "6157", "2000", PHONE):
        assert not re.search(rf"(?<!\d){told}", text), told


def shown(card: CounterCard) -> str:
    """Return everything that a card and its explanation tell, but whose card it is."""
    why = replace(card.why, number="", history=())
    return repr(replace(card, id=0, number="", why=why, events=(), alerts=()))


def alerts_of(card: CounterCard) -> str:
    return repr([replace(one, work=None) for one in card.alerts])


@pytest.mark.parametrize("visits", [1, 3])
@pytest.mark.parametrize("dimension", ["tenure", "frequency", "diversity"])
@pytest.mark.parametrize("weight", [100, 60, 30])
def test_no_more_than_the_block_follows_from_all_that_is_shown(
    desk: Desk, desk_as: Callable[[Role], Desk], weight: int, dimension: str, visits: int
) -> None:
    """Two customers alike in all but the amount, in one block and level, look the same.

    Visits to the next level, "as usual", the fall that comes: none tells one from the other.
    """
    rest = () if weight == 100 else (Dimension(dimension, 100 - weight, full=Decimal(8)),)
    amount = Dimension("amount", weight, full=Decimal(1000))
    given = scheme(amount, *rest, bounds=(0, 10, 30, 55, 80), review_every="month")
    grading.set_scheme(desk, replace(given, window_days=365))
    front = desk_as(Role.FRONT_DESK)
    looks: dict[tuple[int, int], set[str]] = {}
    for spent in range(30, 1100, 35):
        key = add(desk, "客人", joined=DAY - timedelta(days=900))
        first = spent - 10 * (visits - 1)
        for place in range(visits):
            part = 10 if place else first
            day = DAY - timedelta(days=340 - 90 * place)
            sell(desk, key, f"{part}.00", day=day, category=f"c{place}")
        card = front_desk.card(front, key)
        kind = (min(5, spent // 200), card.why.live_level)
        looks.setdefault(kind, set()).add(shown(card) + alerts_of(card))
    assert {kind: len(seen) for kind, seen in looks.items()} == dict.fromkeys(looks, 1)
    assert len(looks) > 4


@pytest.mark.parametrize("weight", [100, 60, 30, 1])
def test_the_amount_cannot_be_worked_out(
    desk: Desk, desk_as: Callable[[Role], Desk], weight: int
) -> None:
    """With all else known, a card tells which fifth of the full mark was spent and no more."""
    rest = () if weight == 100 else (Dimension("tenure", 100 - weight, full=Decimal(5)),)
    amount = Dimension("amount", weight, full=Decimal(1000))
    grading.set_scheme(desk, scheme(amount, *rest, bounds=(0, 97, 98, 98.5, 99)))
    front = desk_as(Role.FRONT_DESK)
    looks: dict[str, list[int]] = {}
    for spent in range(10, 940, 35):
        key = add(desk, "客人", joined=DAY)
        sell(desk, key, f"{spent}.00")
        looks.setdefault(shown(front_desk.card(front, key)), []).append(spent // 200)
    assert [set(fifths) for fifths in looks.values()] == [{0}, {1}, {2}, {3}, {4}]


def test_a_score_is_not_cut_below_the_level_it_has_reached(
    desk: Desk, front: Desk, buyer: int
) -> None:
    _, now = schemes.scheme_in_force(desk)
    card = front_desk.card(front, buyer)
    assert card.score is not None
    assert card.score.figure >= now.levels[card.why.live_level - 1].lower
    assert card.score.at_least


def test_a_score_without_amount_is_whole_for_everybody(desk: Desk, front: Desk, buyer: int) -> None:
    grading.set_scheme(desk, scheme(Dimension("frequency", 100, full=Decimal(7))))
    card = front_desk.card(front, buyer)
    assert (card.score, card.amount_counts) == (Score(28, at_least=False), False)


def test_a_level_entered_directly_shows_the_score_as_it_is(desk: Desk, front: Desk) -> None:
    given = scheme(Dimension("amount", 100, full=Decimal(100_000)))
    top = replace(given.levels[4], direct_entry_minor=100_000)
    grading.set_scheme(desk, replace(given, levels=(*given.levels[:4], top)))
    key = add(desk)
    sell(desk, key, "1000.00")
    card = front_desk.card(front, key)
    assert (card.why.live_level, card.score) == (5, Score(0, at_least=True))


def test_who_is_not_graded_yet_has_no_score(desk: Desk, csv_file: Callable[..., Path]) -> None:
    take_in(desk, csv_file([["customer", "date", "amount"], ["F", "2024-05-01", "9"]]))
    (row,) = front_desk.find(desk, "F")
    card = front_desk.card(desk, row.id)
    assert (row.level, card.score, card.is_graded, card.alerts) == (0, None, False, ())
    assert (card.why.level, card.why.live_level, card.why.live_stars) == (0, 0, 0)


def test_the_timeline_puts_goods_of_a_document_together(desk: Desk, buyer: int) -> None:
    receipt = sell(desk, buyer, "50.00", product="茶杯")
    take_back(desk, receipt.document, "10.00")
    events = trades(front_desk.card(desk, buyer))
    assert {event.kind for event in events[:2]} == {EventKind.RETURN, EventKind.SALE}
    events.sort(key=lambda event: (event.day, event.kind == EventKind.RETURN), reverse=True)
    assert events[0].amount_minor == -1000
    assert events[1].words == ("茶杯",)
    assert events[2].channel == "app"


def test_a_rise_stands_in_the_timeline(desk: Desk, buyer: int) -> None:
    before = front_desk.card(desk, buyer).why.level
    sell(desk, buyer, "9000.00")
    card = front_desk.card(desk, buyer)
    assert card.why.level > before
    assert EventKind.RISE in {event.kind for event in card.events}


def test_open_contacts_are_shown_and_warned_of(
    desk: Desk, front: Desk, clock: FixedClock, buyer: int
) -> None:
    cases.log(desk, CaseEntry(buyer, "complaint", text="茶罐破损", due=DAY))
    cases.log(desk, CaseEntry(buyer, "consultation", text="问新茶", due=DAY))
    card = front_desk.card(front, buyer)
    assert card.cases is not None
    assert {row.title for row in card.cases} == {"茶罐破损", "问新茶"}
    assert kinds(card)[0] is AlertKind.COMPLAINT
    assert AlertKind.OVERDUE not in kinds(card)
    assert [event.kind for event in card.events[:2]] == [EventKind.CASE] * 2
    clock.move(days=1)
    assert kinds(front_desk.card(front, buyer))[:2] == [AlertKind.COMPLAINT, AlertKind.OVERDUE]


def test_an_accountant_sees_no_contacts(
    desk: Desk, desk_as: Callable[[Role], Desk], buyer: int
) -> None:
    cases.log(desk, CaseEntry(buyer, "complaint", text="茶罐破损", due=DAY))
    card = front_desk.card(desk_as(Role.ACCOUNTANT), buyer)
    assert card.cases is None
    assert AlertKind.COMPLAINT not in kinds(card)
    assert EventKind.CASE not in {event.kind for event in card.events}


@pytest.mark.parametrize(("days", "is_told"), [(0, True), (7, True), (8, False)])
def test_a_birthday_is_told_a_week_ahead(
    desk: Desk, buyer: int, days: int, *, is_told: bool
) -> None:
    born = DAY + timedelta(days=days)
    edit(desk, buyer, birthday=f"--{born:%m-%d}")
    card = front_desk.card(desk, buyer)
    assert (AlertKind.BIRTHDAY in kinds(card)) is is_told
    if is_told:
        assert card.alerts[0].day == born


def test_a_fall_is_told_before_its_review(desk: Desk, clock: FixedClock, buyer: int) -> None:
    sell(desk, buyer, "9000.00")
    assert AlertKind.FALLING not in kinds(front_desk.card(desk, buyer))
    clock.move(days=80)
    assert front_desk.card(desk, buyer).next_review == date(2024, 7, 1)
    assert AlertKind.FALLING not in kinds(front_desk.card(desk, buyer))
    clock.move(days=290)
    card = front_desk.card(desk, buyer)
    assert AlertKind.FALLING in kinds(card)


def test_one_visit_short_is_told(desk: Desk) -> None:
    grading.set_scheme(desk, scheme(Dimension("frequency", 100, full=Decimal(5))))
    key = add(desk)
    card = front_desk.card(desk, key)
    assert (kinds(card), card.alerts[0].text) == ([AlertKind.NEARLY], "L2")
    edit(desk, key, note="常客")
    assert kinds(front_desk.card(desk, key)) == [AlertKind.NEARLY, AlertKind.NOTE]


def test_preferences_are_kept_in_the_order_of_the_form(desk: Desk, buyer: int) -> None:
    done = preferences.change(desk, buyer, {"needs": "留一罐", "size": "38", "tone": ""})
    assert done.changes.customers == {buyer}
    assert list(front_desk.card(desk, buyer).preferences.items()) == [
        ("size", "38"),
        ("needs", "留一罐"),
    ]
    assert preferences.of_customer(desk, buyer) == {"size": "38", "needs": "留一罐"}


def test_what_is_bought_often_and_what_is_agreed_to(desk: Desk, buyer: int) -> None:
    for category in ("茶具", "茶具", "红茶", "绿茶", "白茶", "绿茶"):
        receipt = sell(desk, buyer, "5.00", category=category)
    take_back(desk, receipt.document)
    assert front_desk.card(desk, buyer).favourites == ("茶具", "绿茶", "白茶")
    assert front_desk.card(desk, buyer).agreed_channels == ()
    privacy.give(desk, ConsentEntry(buyer, "marketing", "wechat"))
    privacy.give(desk, ConsentEntry(buyer, "service"))
    assert front_desk.card(desk, buyer).agreed_channels == ("wechat",)
    privacy.withdraw(desk, buyer, "marketing", "wechat")
    assert front_desk.card(desk, buyer).agreed_channels == ()


def test_preferences_are_part_of_what_undo_must_bring_back(desk: Desk, buyer: int) -> None:
    before = digest(desk)
    preferences.change(desk, buyer, {"size": "38"})
    assert digest(desk) != before
    preferences.change(desk, buyer, {})
    assert digest(desk) == before


def test_preferences_of_nobody_are_refused(desk: Desk) -> None:
    with refusal("customer_gone"):
        preferences.change(desk, 99, {"size": "38"})
    with refusal("customer_gone", "customer"):
        grading.explain(desk, 99)
